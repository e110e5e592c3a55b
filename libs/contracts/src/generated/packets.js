// Generated from proto/ by `npm run generate`. Do not edit.
/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
"use strict";

var $protobuf = require("protobufjs/minimal");

var $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
var $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

var $root = $protobuf.roots["dawnline"] || ($protobuf.roots["dawnline"] = {});

$root.dawnline = (function() {

    var dawnline = {};

    dawnline.Mode = (function() {
        var valuesById = $Object.create(null), values = $Object.create(valuesById);
        values[valuesById[0] = "MODE_UNKNOWN"] = 0;
        values[valuesById[1] = "MODE_OFF"] = 1;
        values[valuesById[2] = "MODE_SURVIVAL"] = 2;
        values[valuesById[3] = "MODE_SAFE"] = 3;
        values[valuesById[4] = "MODE_STANDBY"] = 4;
        values[valuesById[5] = "MODE_NOMINAL"] = 5;
        return values;
    })();

    dawnline.Severity = (function() {
        var valuesById = $Object.create(null), values = $Object.create(valuesById);
        values[valuesById[0] = "SEVERITY_UNKNOWN"] = 0;
        values[valuesById[1] = "SEVERITY_INFORMATIVE"] = 1;
        values[valuesById[2] = "SEVERITY_LOW"] = 2;
        values[valuesById[3] = "SEVERITY_MEDIUM"] = 3;
        values[valuesById[4] = "SEVERITY_HIGH"] = 4;
        return values;
    })();

    dawnline.Header = (function() {

        var Header = function (properties) {
            this.schema = 0;
            this.craft = "";
            this.source = "";
            this.instance = "";
            this.bootId = 0;
            this.sequence = 0;
            this.missionTimeUs = 0;
            this.onboardTimeUs = 0;
            this.requestId = "";
            this.replyTopic = "";
            this.expiresUs = 0;
            this.priority = 0;
            this.modeEpoch = 0;
            this.principal = "";
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        Header.prototype.schema = 0;
        Header.prototype.craft = "";
        Header.prototype.source = "";
        Header.prototype.instance = "";
        Header.prototype.bootId = 0;
        Header.prototype.sequence = 0;
        Header.prototype.missionTimeUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        Header.prototype.onboardTimeUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        Header.prototype.requestId = "";
        Header.prototype.replyTopic = "";
        Header.prototype.expiresUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        Header.prototype.priority = 0;
        Header.prototype.modeEpoch = 0;
        Header.prototype.principal = "";

        Header.create = function(properties) {
            return new Header(properties);
        };

        Header.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.schema != null && message.schema !== 0)
                writer.uint32(8).uint32(message.schema);
            if (message.craft != null && message.craft !== "")
                writer.uint32(18).string(message.craft);
            if (message.source != null && message.source !== "")
                writer.uint32(26).string(message.source);
            if (message.instance != null && message.instance !== "")
                writer.uint32(34).string(message.instance);
            if (message.bootId != null && message.bootId !== 0)
                writer.uint32(40).uint32(message.bootId);
            if (message.sequence != null && message.sequence !== 0)
                writer.uint32(48).uint32(message.sequence);
            if (message.missionTimeUs != null && message.missionTimeUs !== 0)
                writer.uint32(56).uint64(message.missionTimeUs);
            if (message.onboardTimeUs != null && message.onboardTimeUs !== 0)
                writer.uint32(64).uint64(message.onboardTimeUs);
            if (message.requestId != null && message.requestId !== "")
                writer.uint32(74).string(message.requestId);
            if (message.replyTopic != null && message.replyTopic !== "")
                writer.uint32(82).string(message.replyTopic);
            if (message.expiresUs != null && message.expiresUs !== 0)
                writer.uint32(88).uint64(message.expiresUs);
            if (message.priority != null && message.priority !== 0)
                writer.uint32(96).uint32(message.priority);
            if (message.modeEpoch != null && message.modeEpoch !== 0)
                writer.uint32(104).uint32(message.modeEpoch);
            if (message.principal != null && message.principal !== "")
                writer.uint32(114).string(message.principal);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        Header.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.Header();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.schema = reader.uint32();
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.craft = reader.stringVerify();
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.source = reader.stringVerify();
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        message.instance = reader.stringVerify();
                        continue;
                    }
                case 5: {
                        if (wireType !== 0)
                            break;
                        message.bootId = reader.uint32();
                        continue;
                    }
                case 6: {
                        if (wireType !== 0)
                            break;
                        message.sequence = reader.uint32();
                        continue;
                    }
                case 7: {
                        if (wireType !== 0)
                            break;
                        message.missionTimeUs = reader.uint64();
                        continue;
                    }
                case 8: {
                        if (wireType !== 0)
                            break;
                        message.onboardTimeUs = reader.uint64();
                        continue;
                    }
                case 9: {
                        if (wireType !== 2)
                            break;
                        message.requestId = reader.stringVerify();
                        continue;
                    }
                case 10: {
                        if (wireType !== 2)
                            break;
                        message.replyTopic = reader.stringVerify();
                        continue;
                    }
                case 11: {
                        if (wireType !== 0)
                            break;
                        message.expiresUs = reader.uint64();
                        continue;
                    }
                case 12: {
                        if (wireType !== 0)
                            break;
                        message.priority = reader.uint32();
                        continue;
                    }
                case 13: {
                        if (wireType !== 0)
                            break;
                        message.modeEpoch = reader.uint32();
                        continue;
                    }
                case 14: {
                        if (wireType !== 2)
                            break;
                        message.principal = reader.stringVerify();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        Header.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.Header";
        };

        return Header;
    })();

    dawnline.ServiceStatus = (function() {

        var ServiceStatus = function (properties) {
            this.uptimeUs = 0;
            this.progress = 0;
            this.mode = 0;
            this.inboxItems = 0;
            this.outboxItems = 0;
            this.messagesReceived = 0;
            this.messagesSent = 0;
            this.undecodable = 0;
            this.refused = 0;
            this.dropped = 0;
            this.events = 0;
            this.eventsSquelched = 0;
            this.commandsAccepted = 0;
            this.commandsRejected = 0;
            this.busConnected = false;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        ServiceStatus.prototype.uptimeUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        ServiceStatus.prototype.progress = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        ServiceStatus.prototype.mode = 0;
        ServiceStatus.prototype.inboxItems = 0;
        ServiceStatus.prototype.outboxItems = 0;
        ServiceStatus.prototype.messagesReceived = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        ServiceStatus.prototype.messagesSent = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        ServiceStatus.prototype.undecodable = 0;
        ServiceStatus.prototype.refused = 0;
        ServiceStatus.prototype.dropped = 0;
        ServiceStatus.prototype.events = 0;
        ServiceStatus.prototype.eventsSquelched = 0;
        ServiceStatus.prototype.commandsAccepted = 0;
        ServiceStatus.prototype.commandsRejected = 0;
        ServiceStatus.prototype.busConnected = false;

        ServiceStatus.create = function(properties) {
            return new ServiceStatus(properties);
        };

        ServiceStatus.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.uptimeUs != null && message.uptimeUs !== 0)
                writer.uint32(8).uint64(message.uptimeUs);
            if (message.progress != null && message.progress !== 0)
                writer.uint32(16).uint64(message.progress);
            if (message.mode != null && message.mode !== 0)
                writer.uint32(24).int32(message.mode);
            if (message.inboxItems != null && message.inboxItems !== 0)
                writer.uint32(32).uint32(message.inboxItems);
            if (message.outboxItems != null && message.outboxItems !== 0)
                writer.uint32(40).uint32(message.outboxItems);
            if (message.messagesReceived != null && message.messagesReceived !== 0)
                writer.uint32(48).uint64(message.messagesReceived);
            if (message.messagesSent != null && message.messagesSent !== 0)
                writer.uint32(56).uint64(message.messagesSent);
            if (message.undecodable != null && message.undecodable !== 0)
                writer.uint32(64).uint32(message.undecodable);
            if (message.refused != null && message.refused !== 0)
                writer.uint32(72).uint32(message.refused);
            if (message.dropped != null && message.dropped !== 0)
                writer.uint32(80).uint32(message.dropped);
            if (message.events != null && message.events !== 0)
                writer.uint32(88).uint32(message.events);
            if (message.eventsSquelched != null && message.eventsSquelched !== 0)
                writer.uint32(96).uint32(message.eventsSquelched);
            if (message.commandsAccepted != null && message.commandsAccepted !== 0)
                writer.uint32(104).uint32(message.commandsAccepted);
            if (message.commandsRejected != null && message.commandsRejected !== 0)
                writer.uint32(112).uint32(message.commandsRejected);
            if (message.busConnected != null && message.busConnected !== false)
                writer.uint32(120).bool(message.busConnected);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        ServiceStatus.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.ServiceStatus();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.uptimeUs = reader.uint64();
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.progress = reader.uint64();
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.mode = reader.int32();
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        message.inboxItems = reader.uint32();
                        continue;
                    }
                case 5: {
                        if (wireType !== 0)
                            break;
                        message.outboxItems = reader.uint32();
                        continue;
                    }
                case 6: {
                        if (wireType !== 0)
                            break;
                        message.messagesReceived = reader.uint64();
                        continue;
                    }
                case 7: {
                        if (wireType !== 0)
                            break;
                        message.messagesSent = reader.uint64();
                        continue;
                    }
                case 8: {
                        if (wireType !== 0)
                            break;
                        message.undecodable = reader.uint32();
                        continue;
                    }
                case 9: {
                        if (wireType !== 0)
                            break;
                        message.refused = reader.uint32();
                        continue;
                    }
                case 10: {
                        if (wireType !== 0)
                            break;
                        message.dropped = reader.uint32();
                        continue;
                    }
                case 11: {
                        if (wireType !== 0)
                            break;
                        message.events = reader.uint32();
                        continue;
                    }
                case 12: {
                        if (wireType !== 0)
                            break;
                        message.eventsSquelched = reader.uint32();
                        continue;
                    }
                case 13: {
                        if (wireType !== 0)
                            break;
                        message.commandsAccepted = reader.uint32();
                        continue;
                    }
                case 14: {
                        if (wireType !== 0)
                            break;
                        message.commandsRejected = reader.uint32();
                        continue;
                    }
                case 15: {
                        if (wireType !== 0)
                            break;
                        message.busConnected = reader.bool();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        ServiceStatus.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.ServiceStatus";
        };

        return ServiceStatus;
    })();

    dawnline.ServiceHousekeeping = (function() {

        var ServiceHousekeeping = function (properties) {
            this.header = null;
            this.service = null;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        ServiceHousekeeping.prototype.header = null;
        ServiceHousekeeping.prototype.service = null;

        ServiceHousekeeping.create = function(properties) {
            return new ServiceHousekeeping(properties);
        };

        ServiceHousekeeping.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.service != null)
                $root.dawnline.ServiceStatus.encode(message.service, writer.uint32(18).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        ServiceHousekeeping.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.ServiceHousekeeping();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.service = $root.dawnline.ServiceStatus.decode(reader, reader.size(), $undefined, _depth + 1, message.service);
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        ServiceHousekeeping.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.ServiceHousekeeping";
        };

        return ServiceHousekeeping;
    })();

    dawnline.ServiceReport = (function() {

        var ServiceReport = function (properties) {
            this.header = null;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        ServiceReport.prototype.header = null;

        ServiceReport.create = function(properties) {
            return new ServiceReport(properties);
        };

        ServiceReport.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        ServiceReport.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.ServiceReport();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        ServiceReport.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.ServiceReport";
        };

        return ServiceReport;
    })();

    dawnline.Event = (function() {

        var Event = function (properties) {
            this.header = null;
            this.code = "";
            this.severity = 0;
            this.text = "";
            this.parameters = {};
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        Event.prototype.header = null;
        Event.prototype.code = "";
        Event.prototype.severity = 0;
        Event.prototype.parameters = $util.emptyObject;
        Event.prototype.text = "";

        Event.create = function(properties) {
            return new Event(properties);
        };

        Event.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.code != null && message.code !== "")
                writer.uint32(18).string(message.code);
            if (message.severity != null && message.severity !== 0)
                writer.uint32(24).int32(message.severity);
            if (message.parameters != null)
                for (var keys = $Object.keys(message.parameters), i = 0; i < keys.length; ++i)
                    writer.uint32(34).fork().uint32(10).string(keys[i]).uint32(18).string(message.parameters[keys[i]]).ldelim();
            if (message.text != null && message.text !== "")
                writer.uint32(42).string(message.text);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        Event.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, key, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.Event();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.code = reader.stringVerify();
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.severity = reader.int32();
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        if (message.parameters === $util.emptyObject)
                            message.parameters = {};
                        var end2 = reader.size() + reader.pos;
                        if (end2 > reader.len)
                            throw $RangeError("index out of range");
                        reader.len = end2;
                        key = "";
                        value = "";
                        while (reader.pos < end2) {
                            var tag2 = reader.tag();
                            wireType = tag2 & 7;
                            switch (tag2 >>>= 3) {
                            case 1:
                                if (wireType !== 2)
                                    break;
                                key = reader.stringVerify();
                                continue;
                            case 2:
                                if (wireType !== 2)
                                    break;
                                value = reader.stringVerify();
                                continue;
                            }
                            reader.skipType(wireType, _depth, tag2);
                        }
                        if (reader.pos !== end2)
                            throw $RangeError("index out of range");
                        reader.len = end;
                        if (key === "__proto__")
                            $util.makeProp(message.parameters, key);
                        message.parameters[key] = value;
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        message.text = reader.stringVerify();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        Event.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.Event";
        };

        return Event;
    })();

    dawnline.HealthPing = (function() {

        var HealthPing = function (properties) {
            this.header = null;
            this.key = 0;
            this.mode = 0;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        HealthPing.prototype.header = null;
        HealthPing.prototype.key = 0;
        HealthPing.prototype.mode = 0;

        HealthPing.create = function(properties) {
            return new HealthPing(properties);
        };

        HealthPing.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.key != null && message.key !== 0)
                writer.uint32(16).uint32(message.key);
            if (message.mode != null && message.mode !== 0)
                writer.uint32(24).int32(message.mode);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        HealthPing.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.HealthPing();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.key = reader.uint32();
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.mode = reader.int32();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        HealthPing.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.HealthPing";
        };

        return HealthPing;
    })();

    dawnline.HealthEcho = (function() {

        var HealthEcho = function (properties) {
            this.header = null;
            this.key = 0;
            this.progress = 0;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        HealthEcho.prototype.header = null;
        HealthEcho.prototype.key = 0;
        HealthEcho.prototype.progress = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        HealthEcho.create = function(properties) {
            return new HealthEcho(properties);
        };

        HealthEcho.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.key != null && message.key !== 0)
                writer.uint32(16).uint32(message.key);
            if (message.progress != null && message.progress !== 0)
                writer.uint32(24).uint64(message.progress);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        HealthEcho.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.HealthEcho();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.key = reader.uint32();
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.progress = reader.uint64();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        HealthEcho.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.HealthEcho";
        };

        return HealthEcho;
    })();

    dawnline.Stage = (function() {
        var valuesById = $Object.create(null), values = $Object.create(valuesById);
        values[valuesById[0] = "STAGE_UNKNOWN"] = 0;
        values[valuesById[1] = "STAGE_ACCEPTED"] = 1;
        values[valuesById[2] = "STAGE_STARTED"] = 2;
        values[valuesById[3] = "STAGE_PROGRESS"] = 3;
        values[valuesById[4] = "STAGE_COMPLETED"] = 4;
        values[valuesById[5] = "STAGE_ROUTING"] = 5;
        return values;
    })();

    dawnline.Refusal = (function() {
        var valuesById = $Object.create(null), values = $Object.create(valuesById);
        values[valuesById[0] = "REFUSAL_NONE"] = 0;
        values[valuesById[1] = "REFUSAL_EXPIRED"] = 1;
        values[valuesById[2] = "REFUSAL_UNAUTHENTICATED"] = 2;
        values[valuesById[3] = "REFUSAL_REPLAYED"] = 3;
        values[valuesById[4] = "REFUSAL_MALFORMED"] = 4;
        values[valuesById[5] = "REFUSAL_WRONG_MODE"] = 5;
        values[valuesById[6] = "REFUSAL_UNKNOWN_TARGET"] = 6;
        values[valuesById[7] = "REFUSAL_RANGE"] = 7;
        values[valuesById[8] = "REFUSAL_NOT_ARMED"] = 8;
        values[valuesById[9] = "REFUSAL_RATE_LIMITED"] = 9;
        values[valuesById[10] = "REFUSAL_BUSY"] = 10;
        values[valuesById[11] = "REFUSAL_DUPLICATE"] = 11;
        values[valuesById[12] = "REFUSAL_FAILED"] = 12;
        return values;
    })();

    dawnline.VerificationReport = (function() {

        var VerificationReport = function (properties) {
            this.header = null;
            this.stage = 0;
            this.ok = false;
            this.refusal = 0;
            this.detail = "";
            this.target = "";
            this.stageTimeUs = 0;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        VerificationReport.prototype.header = null;
        VerificationReport.prototype.stage = 0;
        VerificationReport.prototype.ok = false;
        VerificationReport.prototype.refusal = 0;
        VerificationReport.prototype.detail = "";
        VerificationReport.prototype.target = "";
        VerificationReport.prototype.stageTimeUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        VerificationReport.create = function(properties) {
            return new VerificationReport(properties);
        };

        VerificationReport.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.stage != null && message.stage !== 0)
                writer.uint32(16).int32(message.stage);
            if (message.ok != null && message.ok !== false)
                writer.uint32(24).bool(message.ok);
            if (message.refusal != null && message.refusal !== 0)
                writer.uint32(32).int32(message.refusal);
            if (message.detail != null && message.detail !== "")
                writer.uint32(42).string(message.detail);
            if (message.target != null && message.target !== "")
                writer.uint32(50).string(message.target);
            if (message.stageTimeUs != null && message.stageTimeUs !== 0)
                writer.uint32(56).uint64(message.stageTimeUs);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        VerificationReport.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.VerificationReport();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.stage = reader.int32();
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.ok = reader.bool();
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        message.refusal = reader.int32();
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        message.detail = reader.stringVerify();
                        continue;
                    }
                case 6: {
                        if (wireType !== 2)
                            break;
                        message.target = reader.stringVerify();
                        continue;
                    }
                case 7: {
                        if (wireType !== 0)
                            break;
                        message.stageTimeUs = reader.uint64();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        VerificationReport.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.VerificationReport";
        };

        return VerificationReport;
    })();

    dawnline.KeyRole = (function() {
        var valuesById = $Object.create(null), values = $Object.create(valuesById);
        values[valuesById[0] = "KEY_ROLE_UNKNOWN"] = 0;
        values[valuesById[1] = "KEY_ROLE_OPERATIONAL"] = 1;
        values[valuesById[2] = "KEY_ROLE_RECOVERY"] = 2;
        values[valuesById[3] = "KEY_ROLE_FILE"] = 3;
        return values;
    })();

    dawnline.KeyState = (function() {
        var valuesById = $Object.create(null), values = $Object.create(valuesById);
        values[valuesById[0] = "KEY_STATE_UNKNOWN"] = 0;
        values[valuesById[1] = "KEY_STATE_ACTIVE"] = 1;
        values[valuesById[2] = "KEY_STATE_STANDBY"] = 2;
        values[valuesById[3] = "KEY_STATE_RETIRING"] = 3;
        values[valuesById[4] = "KEY_STATE_RETIRED"] = 4;
        return values;
    })();

    dawnline.ElementsSource = (function() {
        var valuesById = $Object.create(null), values = $Object.create(valuesById);
        values[valuesById[0] = "ELEMENTS_SOURCE_TABLE"] = 0;
        values[valuesById[1] = "ELEMENTS_SOURCE_UPLINKED"] = 1;
        return values;
    })();

    dawnline.KeyStatus = (function() {

        var KeyStatus = function (properties) {
            this.keyId = 0;
            this.role = 0;
            this.state = 0;
            this.bound = 0;
            this.untilUs = 0;
            this.windowLost = false;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        KeyStatus.prototype.keyId = 0;
        KeyStatus.prototype.role = 0;
        KeyStatus.prototype.state = 0;
        KeyStatus.prototype.bound = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        KeyStatus.prototype.untilUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        KeyStatus.prototype.windowLost = false;

        KeyStatus.create = function(properties) {
            return new KeyStatus(properties);
        };

        KeyStatus.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.keyId != null && message.keyId !== 0)
                writer.uint32(8).uint32(message.keyId);
            if (message.role != null && message.role !== 0)
                writer.uint32(16).int32(message.role);
            if (message.state != null && message.state !== 0)
                writer.uint32(24).int32(message.state);
            if (message.bound != null && message.bound !== 0)
                writer.uint32(32).uint64(message.bound);
            if (message.untilUs != null && message.untilUs !== 0)
                writer.uint32(40).uint64(message.untilUs);
            if (message.windowLost != null && message.windowLost !== false)
                writer.uint32(48).bool(message.windowLost);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        KeyStatus.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.KeyStatus();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.keyId = reader.uint32();
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.role = reader.int32();
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.state = reader.int32();
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        message.bound = reader.uint64();
                        continue;
                    }
                case 5: {
                        if (wireType !== 0)
                            break;
                        message.untilUs = reader.uint64();
                        continue;
                    }
                case 6: {
                        if (wireType !== 0)
                            break;
                        message.windowLost = reader.bool();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        KeyStatus.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.KeyStatus";
        };

        return KeyStatus;
    })();

    dawnline.LoadKey = (function() {

        var LoadKey = function (properties) {
            this.keyId = 0;
            this.role = 0;
            this.wrapped = $util.newBuffer([]);
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        LoadKey.prototype.keyId = 0;
        LoadKey.prototype.role = 0;
        LoadKey.prototype.wrapped = $util.newBuffer([]);

        LoadKey.create = function(properties) {
            return new LoadKey(properties);
        };

        LoadKey.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.keyId != null && message.keyId !== 0)
                writer.uint32(8).uint32(message.keyId);
            if (message.role != null && message.role !== 0)
                writer.uint32(16).int32(message.role);
            if (message.wrapped != null && message.wrapped.length)
                writer.uint32(26).bytes(message.wrapped);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        LoadKey.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.LoadKey();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.keyId = reader.uint32();
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.role = reader.int32();
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.wrapped = reader.bytes();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        LoadKey.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.LoadKey";
        };

        return LoadKey;
    })();

    dawnline.LoadElements = (function() {

        var LoadElements = function (properties) {
            this.line1 = "";
            this.line2 = "";
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        LoadElements.prototype.line1 = "";
        LoadElements.prototype.line2 = "";

        LoadElements.create = function(properties) {
            return new LoadElements(properties);
        };

        LoadElements.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.line1 != null && message.line1 !== "")
                writer.uint32(10).string(message.line1);
            if (message.line2 != null && message.line2 !== "")
                writer.uint32(18).string(message.line2);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        LoadElements.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.LoadElements();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.line1 = reader.stringVerify();
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.line2 = reader.stringVerify();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        LoadElements.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.LoadElements";
        };

        return LoadElements;
    })();

    dawnline.CommsManagerHousekeeping = (function() {

        var CommsManagerHousekeeping = function (properties) {
            this.header = null;
            this.service = null;
            this.inContact = false;
            this.station = "";
            this.nextContactUs = 0;
            this.nextStation = "";
            this.framesAccepted = 0;
            this.framesRefused = 0;
            this.replayBound = 0;
            this.downlinkedBytes = 0;
            this.recordedBytes = 0;
            this.notStoredPackets = 0;
            this.storageFailures = 0;
            this.acknowledgedPackets = 0;
            this.commandsOpen = 0;
            this.commandsArmed = 0;
            this.requestsRemembered = 0;
            this.reportsDiscarded = 0;
            this.framesUnauthenticated = 0;
            this.keyStatesLost = false;
            this.windowOpen = false;
            this.uplinkBps = 0;
            this.downlinkBps = 0;
            this.elementsSource = 0;
            this.elementsEpochUs = 0;
            this.scheduleEnabled = false;
            this.scheduleEntries = 0;
            this.scheduleNextUs = 0;
            this.scheduleOverdue = 0;
            this.scheduleReleased = 0;
            this.scheduleStaged = "";
            this.filesSending = 0;
            this.filesReceiving = 0;
            this.fileBytesIn = 0;
            this.fileBytesOut = 0;
            this.fileGaps = 0;
            this.filePdusRefused = 0;
            this.fileReplayBound = 0;
            this.queuedPackets = [];
            this.droppedPackets = [];
            this.keys = [];
            this.passOutcomes = [];
            this.sequencesRunning = [];
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        CommsManagerHousekeeping.prototype.header = null;
        CommsManagerHousekeeping.prototype.service = null;
        CommsManagerHousekeeping.prototype.inContact = false;
        CommsManagerHousekeeping.prototype.station = "";
        CommsManagerHousekeeping.prototype.nextContactUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        CommsManagerHousekeeping.prototype.nextStation = "";
        CommsManagerHousekeeping.prototype.framesAccepted = 0;
        CommsManagerHousekeeping.prototype.framesRefused = 0;
        CommsManagerHousekeeping.prototype.replayBound = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        CommsManagerHousekeeping.prototype.queuedPackets = $util.emptyArray;
        CommsManagerHousekeeping.prototype.droppedPackets = $util.emptyArray;
        CommsManagerHousekeeping.prototype.downlinkedBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        CommsManagerHousekeeping.prototype.recordedBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        CommsManagerHousekeeping.prototype.notStoredPackets = 0;
        CommsManagerHousekeeping.prototype.storageFailures = 0;
        CommsManagerHousekeeping.prototype.acknowledgedPackets = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        CommsManagerHousekeeping.prototype.commandsOpen = 0;
        CommsManagerHousekeeping.prototype.commandsArmed = 0;
        CommsManagerHousekeeping.prototype.requestsRemembered = 0;
        CommsManagerHousekeeping.prototype.reportsDiscarded = 0;
        CommsManagerHousekeeping.prototype.framesUnauthenticated = 0;
        CommsManagerHousekeeping.prototype.keys = $util.emptyArray;
        CommsManagerHousekeeping.prototype.keyStatesLost = false;
        CommsManagerHousekeeping.prototype.windowOpen = false;
        CommsManagerHousekeeping.prototype.uplinkBps = 0;
        CommsManagerHousekeeping.prototype.downlinkBps = 0;
        CommsManagerHousekeeping.prototype.passOutcomes = $util.emptyArray;
        CommsManagerHousekeeping.prototype.elementsSource = 0;
        CommsManagerHousekeeping.prototype.elementsEpochUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        CommsManagerHousekeeping.prototype.scheduleEnabled = false;
        CommsManagerHousekeeping.prototype.scheduleEntries = 0;
        CommsManagerHousekeeping.prototype.scheduleNextUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        CommsManagerHousekeeping.prototype.scheduleOverdue = 0;
        CommsManagerHousekeeping.prototype.scheduleReleased = 0;
        CommsManagerHousekeeping.prototype.sequencesRunning = $util.emptyArray;
        CommsManagerHousekeeping.prototype.scheduleStaged = "";
        CommsManagerHousekeeping.prototype.filesSending = 0;
        CommsManagerHousekeeping.prototype.filesReceiving = 0;
        CommsManagerHousekeeping.prototype.fileBytesIn = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        CommsManagerHousekeeping.prototype.fileBytesOut = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        CommsManagerHousekeeping.prototype.fileGaps = 0;
        CommsManagerHousekeeping.prototype.filePdusRefused = 0;
        CommsManagerHousekeeping.prototype.fileReplayBound = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        CommsManagerHousekeeping.create = function(properties) {
            return new CommsManagerHousekeeping(properties);
        };

        CommsManagerHousekeeping.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.service != null)
                $root.dawnline.ServiceStatus.encode(message.service, writer.uint32(18).fork(), _depth + 1).ldelim();
            if (message.inContact != null && message.inContact !== false)
                writer.uint32(24).bool(message.inContact);
            if (message.station != null && message.station !== "")
                writer.uint32(34).string(message.station);
            if (message.nextContactUs != null && message.nextContactUs !== 0)
                writer.uint32(40).uint64(message.nextContactUs);
            if (message.nextStation != null && message.nextStation !== "")
                writer.uint32(50).string(message.nextStation);
            if (message.framesAccepted != null && message.framesAccepted !== 0)
                writer.uint32(56).uint32(message.framesAccepted);
            if (message.framesRefused != null && message.framesRefused !== 0)
                writer.uint32(64).uint32(message.framesRefused);
            if (message.replayBound != null && message.replayBound !== 0)
                writer.uint32(72).uint64(message.replayBound);
            if (message.queuedPackets != null && message.queuedPackets.length)
                writer.uint32(82).uint32s(message.queuedPackets);
            if (message.droppedPackets != null && message.droppedPackets.length)
                writer.uint32(90).uint32s(message.droppedPackets);
            if (message.downlinkedBytes != null && message.downlinkedBytes !== 0)
                writer.uint32(96).uint64(message.downlinkedBytes);
            if (message.commandsOpen != null && message.commandsOpen !== 0)
                writer.uint32(104).uint32(message.commandsOpen);
            if (message.commandsArmed != null && message.commandsArmed !== 0)
                writer.uint32(112).uint32(message.commandsArmed);
            if (message.requestsRemembered != null && message.requestsRemembered !== 0)
                writer.uint32(120).uint32(message.requestsRemembered);
            if (message.reportsDiscarded != null && message.reportsDiscarded !== 0)
                writer.uint32(128).uint32(message.reportsDiscarded);
            if (message.framesUnauthenticated != null && message.framesUnauthenticated !== 0)
                writer.uint32(136).uint32(message.framesUnauthenticated);
            if (message.keys != null && message.keys.length)
                for (var i = 0; i < message.keys.length; ++i)
                    $root.dawnline.KeyStatus.encode(message.keys[i], writer.uint32(162).fork(), _depth + 1).ldelim();
            if (message.keyStatesLost != null && message.keyStatesLost !== false)
                writer.uint32(168).bool(message.keyStatesLost);
            if (message.windowOpen != null && message.windowOpen !== false)
                writer.uint32(240).bool(message.windowOpen);
            if (message.uplinkBps != null && message.uplinkBps !== 0)
                writer.uint32(248).uint32(message.uplinkBps);
            if (message.downlinkBps != null && message.downlinkBps !== 0)
                writer.uint32(256).uint32(message.downlinkBps);
            if (message.passOutcomes != null && message.passOutcomes.length)
                writer.uint32(266).uint32s(message.passOutcomes);
            if (message.elementsSource != null && message.elementsSource !== 0)
                writer.uint32(272).int32(message.elementsSource);
            if (message.elementsEpochUs != null && message.elementsEpochUs !== 0)
                writer.uint32(280).uint64(message.elementsEpochUs);
            if (message.scheduleEnabled != null && message.scheduleEnabled !== false)
                writer.uint32(320).bool(message.scheduleEnabled);
            if (message.scheduleEntries != null && message.scheduleEntries !== 0)
                writer.uint32(328).uint32(message.scheduleEntries);
            if (message.scheduleNextUs != null && message.scheduleNextUs !== 0)
                writer.uint32(336).uint64(message.scheduleNextUs);
            if (message.scheduleOverdue != null && message.scheduleOverdue !== 0)
                writer.uint32(344).uint32(message.scheduleOverdue);
            if (message.scheduleReleased != null && message.scheduleReleased !== 0)
                writer.uint32(352).uint32(message.scheduleReleased);
            if (message.sequencesRunning != null && message.sequencesRunning.length)
                writer.uint32(362).uint32s(message.sequencesRunning);
            if (message.scheduleStaged != null && message.scheduleStaged !== "")
                writer.uint32(370).string(message.scheduleStaged);
            if (message.recordedBytes != null && message.recordedBytes !== 0)
                writer.uint32(400).uint64(message.recordedBytes);
            if (message.notStoredPackets != null && message.notStoredPackets !== 0)
                writer.uint32(408).uint32(message.notStoredPackets);
            if (message.storageFailures != null && message.storageFailures !== 0)
                writer.uint32(416).uint32(message.storageFailures);
            if (message.acknowledgedPackets != null && message.acknowledgedPackets !== 0)
                writer.uint32(424).uint64(message.acknowledgedPackets);
            if (message.filesSending != null && message.filesSending !== 0)
                writer.uint32(480).uint32(message.filesSending);
            if (message.filesReceiving != null && message.filesReceiving !== 0)
                writer.uint32(488).uint32(message.filesReceiving);
            if (message.fileBytesIn != null && message.fileBytesIn !== 0)
                writer.uint32(496).uint64(message.fileBytesIn);
            if (message.fileBytesOut != null && message.fileBytesOut !== 0)
                writer.uint32(504).uint64(message.fileBytesOut);
            if (message.fileGaps != null && message.fileGaps !== 0)
                writer.uint32(512).uint32(message.fileGaps);
            if (message.filePdusRefused != null && message.filePdusRefused !== 0)
                writer.uint32(520).uint32(message.filePdusRefused);
            if (message.fileReplayBound != null && message.fileReplayBound !== 0)
                writer.uint32(528).uint64(message.fileReplayBound);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        CommsManagerHousekeeping.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.CommsManagerHousekeeping();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.service = $root.dawnline.ServiceStatus.decode(reader, reader.size(), $undefined, _depth + 1, message.service);
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.inContact = reader.bool();
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        message.station = reader.stringVerify();
                        continue;
                    }
                case 5: {
                        if (wireType !== 0)
                            break;
                        message.nextContactUs = reader.uint64();
                        continue;
                    }
                case 6: {
                        if (wireType !== 2)
                            break;
                        message.nextStation = reader.stringVerify();
                        continue;
                    }
                case 7: {
                        if (wireType !== 0)
                            break;
                        message.framesAccepted = reader.uint32();
                        continue;
                    }
                case 8: {
                        if (wireType !== 0)
                            break;
                        message.framesRefused = reader.uint32();
                        continue;
                    }
                case 9: {
                        if (wireType !== 0)
                            break;
                        message.replayBound = reader.uint64();
                        continue;
                    }
                case 10: {
                        if (wireType === 2) {
                            if (!(message.queuedPackets && message.queuedPackets.length))
                                message.queuedPackets = [];
                            reader.uint32s(message.queuedPackets);
                            continue;
                        }
                        if (wireType !== 0)
                            break;
                        if (!(message.queuedPackets && message.queuedPackets.length))
                            message.queuedPackets = [];
                        message.queuedPackets.push(reader.uint32());
                        continue;
                    }
                case 11: {
                        if (wireType === 2) {
                            if (!(message.droppedPackets && message.droppedPackets.length))
                                message.droppedPackets = [];
                            reader.uint32s(message.droppedPackets);
                            continue;
                        }
                        if (wireType !== 0)
                            break;
                        if (!(message.droppedPackets && message.droppedPackets.length))
                            message.droppedPackets = [];
                        message.droppedPackets.push(reader.uint32());
                        continue;
                    }
                case 12: {
                        if (wireType !== 0)
                            break;
                        message.downlinkedBytes = reader.uint64();
                        continue;
                    }
                case 50: {
                        if (wireType !== 0)
                            break;
                        message.recordedBytes = reader.uint64();
                        continue;
                    }
                case 51: {
                        if (wireType !== 0)
                            break;
                        message.notStoredPackets = reader.uint32();
                        continue;
                    }
                case 52: {
                        if (wireType !== 0)
                            break;
                        message.storageFailures = reader.uint32();
                        continue;
                    }
                case 53: {
                        if (wireType !== 0)
                            break;
                        message.acknowledgedPackets = reader.uint64();
                        continue;
                    }
                case 13: {
                        if (wireType !== 0)
                            break;
                        message.commandsOpen = reader.uint32();
                        continue;
                    }
                case 14: {
                        if (wireType !== 0)
                            break;
                        message.commandsArmed = reader.uint32();
                        continue;
                    }
                case 15: {
                        if (wireType !== 0)
                            break;
                        message.requestsRemembered = reader.uint32();
                        continue;
                    }
                case 16: {
                        if (wireType !== 0)
                            break;
                        message.reportsDiscarded = reader.uint32();
                        continue;
                    }
                case 17: {
                        if (wireType !== 0)
                            break;
                        message.framesUnauthenticated = reader.uint32();
                        continue;
                    }
                case 20: {
                        if (wireType !== 2)
                            break;
                        if (!(message.keys && message.keys.length))
                            message.keys = [];
                        message.keys.push($root.dawnline.KeyStatus.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                case 21: {
                        if (wireType !== 0)
                            break;
                        message.keyStatesLost = reader.bool();
                        continue;
                    }
                case 30: {
                        if (wireType !== 0)
                            break;
                        message.windowOpen = reader.bool();
                        continue;
                    }
                case 31: {
                        if (wireType !== 0)
                            break;
                        message.uplinkBps = reader.uint32();
                        continue;
                    }
                case 32: {
                        if (wireType !== 0)
                            break;
                        message.downlinkBps = reader.uint32();
                        continue;
                    }
                case 33: {
                        if (wireType === 2) {
                            if (!(message.passOutcomes && message.passOutcomes.length))
                                message.passOutcomes = [];
                            reader.uint32s(message.passOutcomes);
                            continue;
                        }
                        if (wireType !== 0)
                            break;
                        if (!(message.passOutcomes && message.passOutcomes.length))
                            message.passOutcomes = [];
                        message.passOutcomes.push(reader.uint32());
                        continue;
                    }
                case 34: {
                        if (wireType !== 0)
                            break;
                        message.elementsSource = reader.int32();
                        continue;
                    }
                case 35: {
                        if (wireType !== 0)
                            break;
                        message.elementsEpochUs = reader.uint64();
                        continue;
                    }
                case 40: {
                        if (wireType !== 0)
                            break;
                        message.scheduleEnabled = reader.bool();
                        continue;
                    }
                case 41: {
                        if (wireType !== 0)
                            break;
                        message.scheduleEntries = reader.uint32();
                        continue;
                    }
                case 42: {
                        if (wireType !== 0)
                            break;
                        message.scheduleNextUs = reader.uint64();
                        continue;
                    }
                case 43: {
                        if (wireType !== 0)
                            break;
                        message.scheduleOverdue = reader.uint32();
                        continue;
                    }
                case 44: {
                        if (wireType !== 0)
                            break;
                        message.scheduleReleased = reader.uint32();
                        continue;
                    }
                case 45: {
                        if (wireType === 2) {
                            if (!(message.sequencesRunning && message.sequencesRunning.length))
                                message.sequencesRunning = [];
                            reader.uint32s(message.sequencesRunning);
                            continue;
                        }
                        if (wireType !== 0)
                            break;
                        if (!(message.sequencesRunning && message.sequencesRunning.length))
                            message.sequencesRunning = [];
                        message.sequencesRunning.push(reader.uint32());
                        continue;
                    }
                case 46: {
                        if (wireType !== 2)
                            break;
                        message.scheduleStaged = reader.stringVerify();
                        continue;
                    }
                case 60: {
                        if (wireType !== 0)
                            break;
                        message.filesSending = reader.uint32();
                        continue;
                    }
                case 61: {
                        if (wireType !== 0)
                            break;
                        message.filesReceiving = reader.uint32();
                        continue;
                    }
                case 62: {
                        if (wireType !== 0)
                            break;
                        message.fileBytesIn = reader.uint64();
                        continue;
                    }
                case 63: {
                        if (wireType !== 0)
                            break;
                        message.fileBytesOut = reader.uint64();
                        continue;
                    }
                case 64: {
                        if (wireType !== 0)
                            break;
                        message.fileGaps = reader.uint32();
                        continue;
                    }
                case 65: {
                        if (wireType !== 0)
                            break;
                        message.filePdusRefused = reader.uint32();
                        continue;
                    }
                case 66: {
                        if (wireType !== 0)
                            break;
                        message.fileReplayBound = reader.uint64();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        CommsManagerHousekeeping.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.CommsManagerHousekeeping";
        };

        return CommsManagerHousekeeping;
    })();

    dawnline.FilePut = (function() {

        var FilePut = function (properties) {
            this.source = "";
            this.destination = "";
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        FilePut.prototype.source = "";
        FilePut.prototype.destination = "";

        FilePut.create = function(properties) {
            return new FilePut(properties);
        };

        FilePut.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.source != null && message.source !== "")
                writer.uint32(10).string(message.source);
            if (message.destination != null && message.destination !== "")
                writer.uint32(18).string(message.destination);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        FilePut.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.FilePut();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.source = reader.stringVerify();
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.destination = reader.stringVerify();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        FilePut.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.FilePut";
        };

        return FilePut;
    })();

    dawnline.FolderRequest = (function() {

        var FolderRequest = function (properties) {
            this.folder = "";
            this.after = "";
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        FolderRequest.prototype.folder = "";
        FolderRequest.prototype.after = "";

        FolderRequest.create = function(properties) {
            return new FolderRequest(properties);
        };

        FolderRequest.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.folder != null && message.folder !== "")
                writer.uint32(10).string(message.folder);
            if (message.after != null && message.after !== "")
                writer.uint32(18).string(message.after);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        FolderRequest.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.FolderRequest();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.folder = reader.stringVerify();
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.after = reader.stringVerify();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        FolderRequest.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.FolderRequest";
        };

        return FolderRequest;
    })();

    dawnline.CommsManagerCommand = (function() {

        var CommsManagerCommand = function (properties) {
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        CommsManagerCommand.prototype.header = null;
        CommsManagerCommand.prototype.noop = null;
        CommsManagerCommand.prototype.clearDiagnosticQueue = null;
        CommsManagerCommand.prototype.activateKey = null;
        CommsManagerCommand.prototype.retireKey = null;
        CommsManagerCommand.prototype.loadKey = null;
        CommsManagerCommand.prototype.loadElements = null;
        CommsManagerCommand.prototype.revertElements = null;
        CommsManagerCommand.prototype.beginScheduleLoad = null;
        CommsManagerCommand.prototype.loadSchedulePart = null;
        CommsManagerCommand.prototype.checkScheduleLoad = null;
        CommsManagerCommand.prototype.activateScheduleLoad = null;
        CommsManagerCommand.prototype.dropScheduleLoad = null;
        CommsManagerCommand.prototype.loadScheduleFile = null;
        CommsManagerCommand.prototype.enableSchedule = null;
        CommsManagerCommand.prototype.disableSchedule = null;
        CommsManagerCommand.prototype.shiftSchedule = null;
        CommsManagerCommand.prototype.deleteSchedule = null;
        CommsManagerCommand.prototype.releaseOverdue = null;
        CommsManagerCommand.prototype.startSequence = null;
        CommsManagerCommand.prototype.stopSequence = null;
        CommsManagerCommand.prototype.continueSequence = null;
        CommsManagerCommand.prototype.deleteSequence = null;
        CommsManagerCommand.prototype.reportSchedule = null;
        CommsManagerCommand.prototype.acknowledgeTelemetry = null;
        CommsManagerCommand.prototype.defineHousekeeping = null;
        CommsManagerCommand.prototype.sendHousekeeping = null;
        CommsManagerCommand.prototype.filePut = null;
        CommsManagerCommand.prototype.fileCancel = null;
        CommsManagerCommand.prototype.fileSuspend = null;
        CommsManagerCommand.prototype.fileResume = null;
        CommsManagerCommand.prototype.fileList = null;

        var $oneOfFields;

        $Object.defineProperty(CommsManagerCommand.prototype, "action", {
            get: $util.oneOfGetter($oneOfFields = ["noop", "clearDiagnosticQueue", "activateKey", "retireKey", "loadKey", "loadElements", "revertElements", "beginScheduleLoad", "loadSchedulePart", "checkScheduleLoad", "activateScheduleLoad", "dropScheduleLoad", "loadScheduleFile", "enableSchedule", "disableSchedule", "shiftSchedule", "deleteSchedule", "releaseOverdue", "startSequence", "stopSequence", "continueSequence", "deleteSequence", "reportSchedule", "acknowledgeTelemetry", "defineHousekeeping", "sendHousekeeping", "filePut", "fileCancel", "fileSuspend", "fileResume", "fileList"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        CommsManagerCommand.create = function(properties) {
            return new CommsManagerCommand(properties);
        };

        CommsManagerCommand.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.noop != null)
                writer.uint32(16).bool(message.noop);
            if (message.clearDiagnosticQueue != null)
                writer.uint32(24).bool(message.clearDiagnosticQueue);
            if (message.activateKey != null)
                writer.uint32(80).uint32(message.activateKey);
            if (message.retireKey != null)
                writer.uint32(88).uint32(message.retireKey);
            if (message.loadKey != null)
                $root.dawnline.LoadKey.encode(message.loadKey, writer.uint32(98).fork(), _depth + 1).ldelim();
            if (message.loadElements != null)
                $root.dawnline.LoadElements.encode(message.loadElements, writer.uint32(162).fork(), _depth + 1).ldelim();
            if (message.revertElements != null)
                writer.uint32(168).bool(message.revertElements);
            if (message.beginScheduleLoad != null)
                $root.dawnline.ScheduleLoadBegin.encode(message.beginScheduleLoad, writer.uint32(242).fork(), _depth + 1).ldelim();
            if (message.loadSchedulePart != null)
                $root.dawnline.ScheduleLoadPart.encode(message.loadSchedulePart, writer.uint32(250).fork(), _depth + 1).ldelim();
            if (message.checkScheduleLoad != null)
                writer.uint32(256).bool(message.checkScheduleLoad);
            if (message.activateScheduleLoad != null)
                $root.dawnline.ScheduleActivation.encode(message.activateScheduleLoad, writer.uint32(266).fork(), _depth + 1).ldelim();
            if (message.dropScheduleLoad != null)
                writer.uint32(272).bool(message.dropScheduleLoad);
            if (message.loadScheduleFile != null)
                $root.dawnline.ScheduleLoadFile.encode(message.loadScheduleFile, writer.uint32(282).fork(), _depth + 1).ldelim();
            if (message.enableSchedule != null)
                $root.dawnline.ScheduleRelease.encode(message.enableSchedule, writer.uint32(290).fork(), _depth + 1).ldelim();
            if (message.disableSchedule != null)
                $root.dawnline.ScheduleRelease.encode(message.disableSchedule, writer.uint32(298).fork(), _depth + 1).ldelim();
            if (message.shiftSchedule != null)
                $root.dawnline.ScheduleShift.encode(message.shiftSchedule, writer.uint32(306).fork(), _depth + 1).ldelim();
            if (message.deleteSchedule != null)
                $root.dawnline.ScheduleSelection.encode(message.deleteSchedule, writer.uint32(314).fork(), _depth + 1).ldelim();
            if (message.releaseOverdue != null)
                $root.dawnline.ScheduleSelection.encode(message.releaseOverdue, writer.uint32(322).fork(), _depth + 1).ldelim();
            if (message.startSequence != null)
                writer.uint32(328).uint32(message.startSequence);
            if (message.stopSequence != null)
                writer.uint32(336).uint32(message.stopSequence);
            if (message.continueSequence != null)
                writer.uint32(344).uint32(message.continueSequence);
            if (message.deleteSequence != null)
                writer.uint32(352).uint32(message.deleteSequence);
            if (message.reportSchedule != null)
                $root.dawnline.ScheduleReportRequest.encode(message.reportSchedule, writer.uint32(362).fork(), _depth + 1).ldelim();
            if (message.acknowledgeTelemetry != null)
                $root.dawnline.AcknowledgeTelemetry.encode(message.acknowledgeTelemetry, writer.uint32(402).fork(), _depth + 1).ldelim();
            if (message.defineHousekeeping != null)
                $root.dawnline.HousekeepingDefinition.encode(message.defineHousekeeping, writer.uint32(410).fork(), _depth + 1).ldelim();
            if (message.sendHousekeeping != null)
                writer.uint32(418).string(message.sendHousekeeping);
            if (message.filePut != null)
                $root.dawnline.FilePut.encode(message.filePut, writer.uint32(562).fork(), _depth + 1).ldelim();
            if (message.fileCancel != null)
                writer.uint32(570).string(message.fileCancel);
            if (message.fileSuspend != null)
                writer.uint32(578).string(message.fileSuspend);
            if (message.fileResume != null)
                writer.uint32(586).string(message.fileResume);
            if (message.fileList != null)
                $root.dawnline.FolderRequest.encode(message.fileList, writer.uint32(594).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        CommsManagerCommand.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.CommsManagerCommand();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.noop = reader.bool();
                        message.action = "noop";
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.clearDiagnosticQueue = reader.bool();
                        message.action = "clearDiagnosticQueue";
                        continue;
                    }
                case 10: {
                        if (wireType !== 0)
                            break;
                        message.activateKey = reader.uint32();
                        message.action = "activateKey";
                        continue;
                    }
                case 11: {
                        if (wireType !== 0)
                            break;
                        message.retireKey = reader.uint32();
                        message.action = "retireKey";
                        continue;
                    }
                case 12: {
                        if (wireType !== 2)
                            break;
                        message.loadKey = $root.dawnline.LoadKey.decode(reader, reader.size(), $undefined, _depth + 1, message.loadKey);
                        message.action = "loadKey";
                        continue;
                    }
                case 20: {
                        if (wireType !== 2)
                            break;
                        message.loadElements = $root.dawnline.LoadElements.decode(reader, reader.size(), $undefined, _depth + 1, message.loadElements);
                        message.action = "loadElements";
                        continue;
                    }
                case 21: {
                        if (wireType !== 0)
                            break;
                        message.revertElements = reader.bool();
                        message.action = "revertElements";
                        continue;
                    }
                case 30: {
                        if (wireType !== 2)
                            break;
                        message.beginScheduleLoad = $root.dawnline.ScheduleLoadBegin.decode(reader, reader.size(), $undefined, _depth + 1, message.beginScheduleLoad);
                        message.action = "beginScheduleLoad";
                        continue;
                    }
                case 31: {
                        if (wireType !== 2)
                            break;
                        message.loadSchedulePart = $root.dawnline.ScheduleLoadPart.decode(reader, reader.size(), $undefined, _depth + 1, message.loadSchedulePart);
                        message.action = "loadSchedulePart";
                        continue;
                    }
                case 32: {
                        if (wireType !== 0)
                            break;
                        message.checkScheduleLoad = reader.bool();
                        message.action = "checkScheduleLoad";
                        continue;
                    }
                case 33: {
                        if (wireType !== 2)
                            break;
                        message.activateScheduleLoad = $root.dawnline.ScheduleActivation.decode(reader, reader.size(), $undefined, _depth + 1, message.activateScheduleLoad);
                        message.action = "activateScheduleLoad";
                        continue;
                    }
                case 34: {
                        if (wireType !== 0)
                            break;
                        message.dropScheduleLoad = reader.bool();
                        message.action = "dropScheduleLoad";
                        continue;
                    }
                case 35: {
                        if (wireType !== 2)
                            break;
                        message.loadScheduleFile = $root.dawnline.ScheduleLoadFile.decode(reader, reader.size(), $undefined, _depth + 1, message.loadScheduleFile);
                        message.action = "loadScheduleFile";
                        continue;
                    }
                case 36: {
                        if (wireType !== 2)
                            break;
                        message.enableSchedule = $root.dawnline.ScheduleRelease.decode(reader, reader.size(), $undefined, _depth + 1, message.enableSchedule);
                        message.action = "enableSchedule";
                        continue;
                    }
                case 37: {
                        if (wireType !== 2)
                            break;
                        message.disableSchedule = $root.dawnline.ScheduleRelease.decode(reader, reader.size(), $undefined, _depth + 1, message.disableSchedule);
                        message.action = "disableSchedule";
                        continue;
                    }
                case 38: {
                        if (wireType !== 2)
                            break;
                        message.shiftSchedule = $root.dawnline.ScheduleShift.decode(reader, reader.size(), $undefined, _depth + 1, message.shiftSchedule);
                        message.action = "shiftSchedule";
                        continue;
                    }
                case 39: {
                        if (wireType !== 2)
                            break;
                        message.deleteSchedule = $root.dawnline.ScheduleSelection.decode(reader, reader.size(), $undefined, _depth + 1, message.deleteSchedule);
                        message.action = "deleteSchedule";
                        continue;
                    }
                case 40: {
                        if (wireType !== 2)
                            break;
                        message.releaseOverdue = $root.dawnline.ScheduleSelection.decode(reader, reader.size(), $undefined, _depth + 1, message.releaseOverdue);
                        message.action = "releaseOverdue";
                        continue;
                    }
                case 41: {
                        if (wireType !== 0)
                            break;
                        message.startSequence = reader.uint32();
                        message.action = "startSequence";
                        continue;
                    }
                case 42: {
                        if (wireType !== 0)
                            break;
                        message.stopSequence = reader.uint32();
                        message.action = "stopSequence";
                        continue;
                    }
                case 43: {
                        if (wireType !== 0)
                            break;
                        message.continueSequence = reader.uint32();
                        message.action = "continueSequence";
                        continue;
                    }
                case 44: {
                        if (wireType !== 0)
                            break;
                        message.deleteSequence = reader.uint32();
                        message.action = "deleteSequence";
                        continue;
                    }
                case 45: {
                        if (wireType !== 2)
                            break;
                        message.reportSchedule = $root.dawnline.ScheduleReportRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.reportSchedule);
                        message.action = "reportSchedule";
                        continue;
                    }
                case 50: {
                        if (wireType !== 2)
                            break;
                        message.acknowledgeTelemetry = $root.dawnline.AcknowledgeTelemetry.decode(reader, reader.size(), $undefined, _depth + 1, message.acknowledgeTelemetry);
                        message.action = "acknowledgeTelemetry";
                        continue;
                    }
                case 51: {
                        if (wireType !== 2)
                            break;
                        message.defineHousekeeping = $root.dawnline.HousekeepingDefinition.decode(reader, reader.size(), $undefined, _depth + 1, message.defineHousekeeping);
                        message.action = "defineHousekeeping";
                        continue;
                    }
                case 52: {
                        if (wireType !== 2)
                            break;
                        message.sendHousekeeping = reader.stringVerify();
                        message.action = "sendHousekeeping";
                        continue;
                    }
                case 70: {
                        if (wireType !== 2)
                            break;
                        message.filePut = $root.dawnline.FilePut.decode(reader, reader.size(), $undefined, _depth + 1, message.filePut);
                        message.action = "filePut";
                        continue;
                    }
                case 71: {
                        if (wireType !== 2)
                            break;
                        message.fileCancel = reader.stringVerify();
                        message.action = "fileCancel";
                        continue;
                    }
                case 72: {
                        if (wireType !== 2)
                            break;
                        message.fileSuspend = reader.stringVerify();
                        message.action = "fileSuspend";
                        continue;
                    }
                case 73: {
                        if (wireType !== 2)
                            break;
                        message.fileResume = reader.stringVerify();
                        message.action = "fileResume";
                        continue;
                    }
                case 74: {
                        if (wireType !== 2)
                            break;
                        message.fileList = $root.dawnline.FolderRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.fileList);
                        message.action = "fileList";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        CommsManagerCommand.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.CommsManagerCommand";
        };

        return CommsManagerCommand;
    })();

    dawnline.FilePdu = (function() {

        var FilePdu = function (properties) {
            this.header = null;
            this.pdu = $util.newBuffer([]);
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        FilePdu.prototype.header = null;
        FilePdu.prototype.pdu = $util.newBuffer([]);

        FilePdu.create = function(properties) {
            return new FilePdu(properties);
        };

        FilePdu.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.pdu != null && message.pdu.length)
                writer.uint32(18).bytes(message.pdu);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        FilePdu.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.FilePdu();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.pdu = reader.bytes();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        FilePdu.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.FilePdu";
        };

        return FilePdu;
    })();

    dawnline.FolderItem = (function() {

        var FolderItem = function (properties) {
            this.name = "";
            this.bytes = 0;
            this.folder = false;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        FolderItem.prototype.name = "";
        FolderItem.prototype.bytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        FolderItem.prototype.folder = false;

        FolderItem.create = function(properties) {
            return new FolderItem(properties);
        };

        FolderItem.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.name != null && message.name !== "")
                writer.uint32(10).string(message.name);
            if (message.bytes != null && message.bytes !== 0)
                writer.uint32(16).uint64(message.bytes);
            if (message.folder != null && message.folder !== false)
                writer.uint32(24).bool(message.folder);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        FolderItem.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.FolderItem();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.name = reader.stringVerify();
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.bytes = reader.uint64();
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.folder = reader.bool();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        FolderItem.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.FolderItem";
        };

        return FolderItem;
    })();

    dawnline.FolderListing = (function() {

        var FolderListing = function (properties) {
            this.header = null;
            this.folder = "";
            this.more = false;
            this.refusal = "";
            this.entries = [];
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        FolderListing.prototype.header = null;
        FolderListing.prototype.folder = "";
        FolderListing.prototype.entries = $util.emptyArray;
        FolderListing.prototype.more = false;
        FolderListing.prototype.refusal = "";

        FolderListing.create = function(properties) {
            return new FolderListing(properties);
        };

        FolderListing.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.folder != null && message.folder !== "")
                writer.uint32(18).string(message.folder);
            if (message.entries != null && message.entries.length)
                for (var i = 0; i < message.entries.length; ++i)
                    $root.dawnline.FolderItem.encode(message.entries[i], writer.uint32(26).fork(), _depth + 1).ldelim();
            if (message.more != null && message.more !== false)
                writer.uint32(32).bool(message.more);
            if (message.refusal != null && message.refusal !== "")
                writer.uint32(42).string(message.refusal);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        FolderListing.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.FolderListing();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.folder = reader.stringVerify();
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        if (!(message.entries && message.entries.length))
                            message.entries = [];
                        message.entries.push($root.dawnline.FolderItem.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        message.more = reader.bool();
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        message.refusal = reader.stringVerify();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        FolderListing.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.FolderListing";
        };

        return FolderListing;
    })();

    dawnline.AcknowledgeTelemetry = (function() {

        var AcknowledgeTelemetry = function (properties) {
            this.ranges = [];
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        AcknowledgeTelemetry.prototype.ranges = $util.emptyArray;

        AcknowledgeTelemetry.create = function(properties) {
            return new AcknowledgeTelemetry(properties);
        };

        AcknowledgeTelemetry.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.ranges != null && message.ranges.length)
                for (var i = 0; i < message.ranges.length; ++i)
                    $root.dawnline.TelemetryRange.encode(message.ranges[i], writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        AcknowledgeTelemetry.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.AcknowledgeTelemetry();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if (!(message.ranges && message.ranges.length))
                            message.ranges = [];
                        message.ranges.push($root.dawnline.TelemetryRange.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        AcknowledgeTelemetry.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.AcknowledgeTelemetry";
        };

        return AcknowledgeTelemetry;
    })();

    dawnline.HousekeepingDefinition = (function() {

        var HousekeepingDefinition = function (properties) {
            this.subsystem = "";
            this.periodUs = 0;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        HousekeepingDefinition.prototype.subsystem = "";
        HousekeepingDefinition.prototype.periodUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        HousekeepingDefinition.create = function(properties) {
            return new HousekeepingDefinition(properties);
        };

        HousekeepingDefinition.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.subsystem != null && message.subsystem !== "")
                writer.uint32(10).string(message.subsystem);
            if (message.periodUs != null && message.periodUs !== 0)
                writer.uint32(16).uint64(message.periodUs);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        HousekeepingDefinition.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.HousekeepingDefinition();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.subsystem = reader.stringVerify();
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.periodUs = reader.uint64();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        HousekeepingDefinition.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.HousekeepingDefinition";
        };

        return HousekeepingDefinition;
    })();

    dawnline.Telecommand = (function() {

        var Telecommand = function (properties) {
            this.requestId = "";
            this.principal = "";
            this.target = "";
            this.expiresOnboardUs = 0;
            this.body = $util.newBuffer([]);
            this.arm = false;
            this.craft = "";
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        Telecommand.prototype.requestId = "";
        Telecommand.prototype.principal = "";
        Telecommand.prototype.target = "";
        Telecommand.prototype.expiresOnboardUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        Telecommand.prototype.body = $util.newBuffer([]);
        Telecommand.prototype.arm = false;
        Telecommand.prototype.craft = "";

        Telecommand.create = function(properties) {
            return new Telecommand(properties);
        };

        Telecommand.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.requestId != null && message.requestId !== "")
                writer.uint32(10).string(message.requestId);
            if (message.principal != null && message.principal !== "")
                writer.uint32(18).string(message.principal);
            if (message.target != null && message.target !== "")
                writer.uint32(26).string(message.target);
            if (message.expiresOnboardUs != null && message.expiresOnboardUs !== 0)
                writer.uint32(32).uint64(message.expiresOnboardUs);
            if (message.body != null && message.body.length)
                writer.uint32(42).bytes(message.body);
            if (message.arm != null && message.arm !== false)
                writer.uint32(48).bool(message.arm);
            if (message.craft != null && message.craft !== "")
                writer.uint32(58).string(message.craft);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        Telecommand.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.Telecommand();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.requestId = reader.stringVerify();
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.principal = reader.stringVerify();
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.target = reader.stringVerify();
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        message.expiresOnboardUs = reader.uint64();
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        message.body = reader.bytes();
                        continue;
                    }
                case 6: {
                        if (wireType !== 0)
                            break;
                        message.arm = reader.bool();
                        continue;
                    }
                case 7: {
                        if (wireType !== 2)
                            break;
                        message.craft = reader.stringVerify();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        Telecommand.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.Telecommand";
        };

        return Telecommand;
    })();

    dawnline.UplinkFrame = (function() {

        var UplinkFrame = function (properties) {
            this.header = null;
            this.frame = $util.newBuffer([]);
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        UplinkFrame.prototype.header = null;
        UplinkFrame.prototype.frame = $util.newBuffer([]);

        UplinkFrame.create = function(properties) {
            return new UplinkFrame(properties);
        };

        UplinkFrame.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.frame != null && message.frame.length)
                writer.uint32(18).bytes(message.frame);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        UplinkFrame.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.UplinkFrame();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.frame = reader.bytes();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        UplinkFrame.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.UplinkFrame";
        };

        return UplinkFrame;
    })();

    dawnline.DownlinkFrame = (function() {

        var DownlinkFrame = function (properties) {
            this.header = null;
            this.frame = $util.newBuffer([]);
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        DownlinkFrame.prototype.header = null;
        DownlinkFrame.prototype.frame = $util.newBuffer([]);

        DownlinkFrame.create = function(properties) {
            return new DownlinkFrame(properties);
        };

        DownlinkFrame.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.frame != null && message.frame.length)
                writer.uint32(18).bytes(message.frame);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        DownlinkFrame.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.DownlinkFrame();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.frame = reader.bytes();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        DownlinkFrame.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.DownlinkFrame";
        };

        return DownlinkFrame;
    })();

    dawnline.TelemetryFrame = (function() {

        var TelemetryFrame = function (properties) {
            this.craft = "";
            this.bootId = 0;
            this.recordedBootId = 0;
            this.firstRecord = 0;
            this.isStale = false;
            this.packets = [];
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        TelemetryFrame.prototype.craft = "";
        TelemetryFrame.prototype.bootId = 0;
        TelemetryFrame.prototype.recordedBootId = 0;
        TelemetryFrame.prototype.firstRecord = 0;
        TelemetryFrame.prototype.isStale = false;
        TelemetryFrame.prototype.packets = $util.emptyArray;

        TelemetryFrame.create = function(properties) {
            return new TelemetryFrame(properties);
        };

        TelemetryFrame.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.craft != null && message.craft !== "")
                writer.uint32(10).string(message.craft);
            if (message.bootId != null && message.bootId !== 0)
                writer.uint32(16).uint32(message.bootId);
            if (message.packets != null && message.packets.length)
                for (var i = 0; i < message.packets.length; ++i)
                    $root.dawnline.TelemetryPacket.encode(message.packets[i], writer.uint32(42).fork(), _depth + 1).ldelim();
            if (message.recordedBootId != null && message.recordedBootId !== 0)
                writer.uint32(48).uint32(message.recordedBootId);
            if (message.firstRecord != null && message.firstRecord !== 0)
                writer.uint32(56).uint32(message.firstRecord);
            if (message.isStale != null && message.isStale !== false)
                writer.uint32(64).bool(message.isStale);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        TelemetryFrame.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.TelemetryFrame();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.craft = reader.stringVerify();
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.bootId = reader.uint32();
                        continue;
                    }
                case 6: {
                        if (wireType !== 0)
                            break;
                        message.recordedBootId = reader.uint32();
                        continue;
                    }
                case 7: {
                        if (wireType !== 0)
                            break;
                        message.firstRecord = reader.uint32();
                        continue;
                    }
                case 8: {
                        if (wireType !== 0)
                            break;
                        message.isStale = reader.bool();
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        if (!(message.packets && message.packets.length))
                            message.packets = [];
                        message.packets.push($root.dawnline.TelemetryPacket.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        TelemetryFrame.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.TelemetryFrame";
        };

        return TelemetryFrame;
    })();

    dawnline.TelemetryPacket = (function() {

        var TelemetryPacket = function (properties) {
            this.topic = "";
            this.payload = $util.newBuffer([]);
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        TelemetryPacket.prototype.topic = "";
        TelemetryPacket.prototype.payload = $util.newBuffer([]);

        TelemetryPacket.create = function(properties) {
            return new TelemetryPacket(properties);
        };

        TelemetryPacket.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.topic != null && message.topic !== "")
                writer.uint32(10).string(message.topic);
            if (message.payload != null && message.payload.length)
                writer.uint32(18).bytes(message.payload);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        TelemetryPacket.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.TelemetryPacket();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.topic = reader.stringVerify();
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.payload = reader.bytes();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        TelemetryPacket.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.TelemetryPacket";
        };

        return TelemetryPacket;
    })();

    dawnline.TelemetryGap = (function() {

        var TelemetryGap = function (properties) {
            this.header = null;
            this.reason = "";
            this.packets = 0;
            this.ranges = [];
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        TelemetryGap.prototype.header = null;
        TelemetryGap.prototype.ranges = $util.emptyArray;
        TelemetryGap.prototype.reason = "";
        TelemetryGap.prototype.packets = 0;

        TelemetryGap.create = function(properties) {
            return new TelemetryGap(properties);
        };

        TelemetryGap.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.ranges != null && message.ranges.length)
                for (var i = 0; i < message.ranges.length; ++i)
                    $root.dawnline.TelemetryRange.encode(message.ranges[i], writer.uint32(18).fork(), _depth + 1).ldelim();
            if (message.reason != null && message.reason !== "")
                writer.uint32(26).string(message.reason);
            if (message.packets != null && message.packets !== 0)
                writer.uint32(32).uint32(message.packets);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        TelemetryGap.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.TelemetryGap();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if (!(message.ranges && message.ranges.length))
                            message.ranges = [];
                        message.ranges.push($root.dawnline.TelemetryRange.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.reason = reader.stringVerify();
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        message.packets = reader.uint32();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        TelemetryGap.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.TelemetryGap";
        };

        return TelemetryGap;
    })();

    dawnline.TelemetryRange = (function() {

        var TelemetryRange = function (properties) {
            this.bootId = 0;
            this.priority = 0;
            this.first = 0;
            this.last = 0;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        TelemetryRange.prototype.bootId = 0;
        TelemetryRange.prototype.priority = 0;
        TelemetryRange.prototype.first = 0;
        TelemetryRange.prototype.last = 0;

        TelemetryRange.create = function(properties) {
            return new TelemetryRange(properties);
        };

        TelemetryRange.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.bootId != null && message.bootId !== 0)
                writer.uint32(8).uint32(message.bootId);
            if (message.priority != null && message.priority !== 0)
                writer.uint32(16).uint32(message.priority);
            if (message.first != null && message.first !== 0)
                writer.uint32(24).uint32(message.first);
            if (message.last != null && message.last !== 0)
                writer.uint32(32).uint32(message.last);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        TelemetryRange.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.TelemetryRange();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.bootId = reader.uint32();
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.priority = reader.uint32();
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.first = reader.uint32();
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        message.last = reader.uint32();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        TelemetryRange.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.TelemetryRange";
        };

        return TelemetryRange;
    })();

    dawnline.LateRule = (function() {
        var valuesById = $Object.create(null), values = $Object.create(valuesById);
        values[valuesById[0] = "LATE_SKIP"] = 0;
        values[valuesById[1] = "LATE_HOLD"] = 1;
        values[valuesById[2] = "LATE_RUN"] = 2;
        return values;
    })();

    dawnline.FailureRule = (function() {
        var valuesById = $Object.create(null), values = $Object.create(valuesById);
        values[valuesById[0] = "FAILURE_ABORT"] = 0;
        values[valuesById[1] = "FAILURE_WAIT"] = 1;
        values[valuesById[2] = "FAILURE_GO_ON"] = 2;
        return values;
    })();

    dawnline.EntryState = (function() {
        var valuesById = $Object.create(null), values = $Object.create(valuesById);
        values[valuesById[0] = "ENTRY_UNKNOWN"] = 0;
        values[valuesById[1] = "ENTRY_WAITING"] = 1;
        values[valuesById[2] = "ENTRY_OVERDUE"] = 2;
        values[valuesById[3] = "ENTRY_RELEASED"] = 3;
        values[valuesById[4] = "ENTRY_COMPLETED"] = 4;
        values[valuesById[5] = "ENTRY_FAILED"] = 5;
        values[valuesById[6] = "ENTRY_SKIPPED"] = 6;
        values[valuesById[7] = "ENTRY_OUTCOME_UNKNOWN"] = 7;
        return values;
    })();

    dawnline.SequenceState = (function() {
        var valuesById = $Object.create(null), values = $Object.create(valuesById);
        values[valuesById[0] = "SEQUENCE_IDLE"] = 0;
        values[valuesById[1] = "SEQUENCE_DUE"] = 1;
        values[valuesById[2] = "SEQUENCE_RUNNING"] = 2;
        values[valuesById[3] = "SEQUENCE_WAITING"] = 3;
        return values;
    })();

    dawnline.ScheduleEntry = (function() {

        var ScheduleEntry = function (properties) {
            this.number = 0;
            this.onboardUs = 0;
            this.group = 0;
            this.lateRule = 0;
            this.target = "";
            this.body = $util.newBuffer([]);
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        ScheduleEntry.prototype.number = 0;
        ScheduleEntry.prototype.onboardUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        ScheduleEntry.prototype.group = 0;
        ScheduleEntry.prototype.lateRule = 0;
        ScheduleEntry.prototype.target = "";
        ScheduleEntry.prototype.body = $util.newBuffer([]);

        ScheduleEntry.create = function(properties) {
            return new ScheduleEntry(properties);
        };

        ScheduleEntry.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.number != null && message.number !== 0)
                writer.uint32(8).uint32(message.number);
            if (message.onboardUs != null && message.onboardUs !== 0)
                writer.uint32(16).uint64(message.onboardUs);
            if (message.group != null && message.group !== 0)
                writer.uint32(24).uint32(message.group);
            if (message.lateRule != null && message.lateRule !== 0)
                writer.uint32(32).int32(message.lateRule);
            if (message.target != null && message.target !== "")
                writer.uint32(42).string(message.target);
            if (message.body != null && message.body.length)
                writer.uint32(50).bytes(message.body);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        ScheduleEntry.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.ScheduleEntry();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.number = reader.uint32();
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.onboardUs = reader.uint64();
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.group = reader.uint32();
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        message.lateRule = reader.int32();
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        message.target = reader.stringVerify();
                        continue;
                    }
                case 6: {
                        if (wireType !== 2)
                            break;
                        message.body = reader.bytes();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        ScheduleEntry.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.ScheduleEntry";
        };

        return ScheduleEntry;
    })();

    dawnline.SequenceStep = (function() {

        var SequenceStep = function (properties) {
            this.delayUs = 0;
            this.target = "";
            this.body = $util.newBuffer([]);
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        SequenceStep.prototype.delayUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        SequenceStep.prototype.target = "";
        SequenceStep.prototype.body = $util.newBuffer([]);

        SequenceStep.create = function(properties) {
            return new SequenceStep(properties);
        };

        SequenceStep.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.delayUs != null && message.delayUs !== 0)
                writer.uint32(8).uint64(message.delayUs);
            if (message.target != null && message.target !== "")
                writer.uint32(18).string(message.target);
            if (message.body != null && message.body.length)
                writer.uint32(26).bytes(message.body);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        SequenceStep.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.SequenceStep();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.delayUs = reader.uint64();
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.target = reader.stringVerify();
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.body = reader.bytes();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        SequenceStep.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.SequenceStep";
        };

        return SequenceStep;
    })();

    dawnline.ScheduleSequence = (function() {

        var ScheduleSequence = function (properties) {
            this.sequence = 0;
            this.onFailure = 0;
            this.completionTimeoutUs = 0;
            this.steps = [];
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        ScheduleSequence.prototype.sequence = 0;
        ScheduleSequence.prototype.onFailure = 0;
        ScheduleSequence.prototype.completionTimeoutUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        ScheduleSequence.prototype.steps = $util.emptyArray;

        ScheduleSequence.create = function(properties) {
            return new ScheduleSequence(properties);
        };

        ScheduleSequence.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.sequence != null && message.sequence !== 0)
                writer.uint32(8).uint32(message.sequence);
            if (message.onFailure != null && message.onFailure !== 0)
                writer.uint32(16).int32(message.onFailure);
            if (message.completionTimeoutUs != null && message.completionTimeoutUs !== 0)
                writer.uint32(24).uint64(message.completionTimeoutUs);
            if (message.steps != null && message.steps.length)
                for (var i = 0; i < message.steps.length; ++i)
                    $root.dawnline.SequenceStep.encode(message.steps[i], writer.uint32(34).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        ScheduleSequence.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.ScheduleSequence();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.sequence = reader.uint32();
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.onFailure = reader.int32();
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.completionTimeoutUs = reader.uint64();
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        if (!(message.steps && message.steps.length))
                            message.steps = [];
                        message.steps.push($root.dawnline.SequenceStep.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        ScheduleSequence.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.ScheduleSequence";
        };

        return ScheduleSequence;
    })();

    dawnline.ScheduleFile = (function() {

        var ScheduleFile = function (properties) {
            this.version = 0;
            this.entryCount = 0;
            this.sequenceCount = 0;
            this.entries = [];
            this.sequences = [];
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        ScheduleFile.prototype.version = 0;
        ScheduleFile.prototype.entryCount = 0;
        ScheduleFile.prototype.sequenceCount = 0;
        ScheduleFile.prototype.entries = $util.emptyArray;
        ScheduleFile.prototype.sequences = $util.emptyArray;

        ScheduleFile.create = function(properties) {
            return new ScheduleFile(properties);
        };

        ScheduleFile.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.version != null && message.version !== 0)
                writer.uint32(8).uint32(message.version);
            if (message.entryCount != null && message.entryCount !== 0)
                writer.uint32(16).uint32(message.entryCount);
            if (message.sequenceCount != null && message.sequenceCount !== 0)
                writer.uint32(24).uint32(message.sequenceCount);
            if (message.entries != null && message.entries.length)
                for (var i = 0; i < message.entries.length; ++i)
                    $root.dawnline.ScheduleEntry.encode(message.entries[i], writer.uint32(34).fork(), _depth + 1).ldelim();
            if (message.sequences != null && message.sequences.length)
                for (var i = 0; i < message.sequences.length; ++i)
                    $root.dawnline.ScheduleSequence.encode(message.sequences[i], writer.uint32(42).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        ScheduleFile.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.ScheduleFile();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.version = reader.uint32();
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.entryCount = reader.uint32();
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.sequenceCount = reader.uint32();
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        if (!(message.entries && message.entries.length))
                            message.entries = [];
                        message.entries.push($root.dawnline.ScheduleEntry.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        if (!(message.sequences && message.sequences.length))
                            message.sequences = [];
                        message.sequences.push($root.dawnline.ScheduleSequence.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        ScheduleFile.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.ScheduleFile";
        };

        return ScheduleFile;
    })();

    dawnline.ScheduleLoadBegin = (function() {

        var ScheduleLoadBegin = function (properties) {
            this.totalBytes = 0;
            this.crc32 = 0;
            this.sha256 = $util.newBuffer([]);
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        ScheduleLoadBegin.prototype.totalBytes = 0;
        ScheduleLoadBegin.prototype.crc32 = 0;
        ScheduleLoadBegin.prototype.sha256 = $util.newBuffer([]);

        ScheduleLoadBegin.create = function(properties) {
            return new ScheduleLoadBegin(properties);
        };

        ScheduleLoadBegin.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.totalBytes != null && message.totalBytes !== 0)
                writer.uint32(8).uint32(message.totalBytes);
            if (message.crc32 != null && message.crc32 !== 0)
                writer.uint32(16).uint32(message.crc32);
            if (message.sha256 != null && message.sha256.length)
                writer.uint32(26).bytes(message.sha256);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        ScheduleLoadBegin.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.ScheduleLoadBegin();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.totalBytes = reader.uint32();
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.crc32 = reader.uint32();
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.sha256 = reader.bytes();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        ScheduleLoadBegin.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.ScheduleLoadBegin";
        };

        return ScheduleLoadBegin;
    })();

    dawnline.ScheduleLoadPart = (function() {

        var ScheduleLoadPart = function (properties) {
            this.offset = 0;
            this.data = $util.newBuffer([]);
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        ScheduleLoadPart.prototype.offset = 0;
        ScheduleLoadPart.prototype.data = $util.newBuffer([]);

        ScheduleLoadPart.create = function(properties) {
            return new ScheduleLoadPart(properties);
        };

        ScheduleLoadPart.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.offset != null && message.offset !== 0)
                writer.uint32(8).uint32(message.offset);
            if (message.data != null && message.data.length)
                writer.uint32(18).bytes(message.data);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        ScheduleLoadPart.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.ScheduleLoadPart();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.offset = reader.uint32();
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.data = reader.bytes();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        ScheduleLoadPart.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.ScheduleLoadPart";
        };

        return ScheduleLoadPart;
    })();

    dawnline.ScheduleLoadFile = (function() {

        var ScheduleLoadFile = function (properties) {
            this.path = "";
            this.sha256 = $util.newBuffer([]);
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        ScheduleLoadFile.prototype.path = "";
        ScheduleLoadFile.prototype.sha256 = $util.newBuffer([]);

        ScheduleLoadFile.create = function(properties) {
            return new ScheduleLoadFile(properties);
        };

        ScheduleLoadFile.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.path != null && message.path !== "")
                writer.uint32(10).string(message.path);
            if (message.sha256 != null && message.sha256.length)
                writer.uint32(18).bytes(message.sha256);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        ScheduleLoadFile.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.ScheduleLoadFile();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.path = reader.stringVerify();
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.sha256 = reader.bytes();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        ScheduleLoadFile.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.ScheduleLoadFile";
        };

        return ScheduleLoadFile;
    })();

    dawnline.ScheduleActivation = (function() {

        var ScheduleActivation = function (properties) {
            this.sha256 = $util.newBuffer([]);
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        ScheduleActivation.prototype.sha256 = $util.newBuffer([]);

        ScheduleActivation.create = function(properties) {
            return new ScheduleActivation(properties);
        };

        ScheduleActivation.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.sha256 != null && message.sha256.length)
                writer.uint32(10).bytes(message.sha256);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        ScheduleActivation.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.ScheduleActivation();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.sha256 = reader.bytes();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        ScheduleActivation.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.ScheduleActivation";
        };

        return ScheduleActivation;
    })();

    dawnline.ScheduleRelease = (function() {

        var ScheduleRelease = function (properties) {
            this.groups = [];
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        ScheduleRelease.prototype.groups = $util.emptyArray;

        ScheduleRelease.create = function(properties) {
            return new ScheduleRelease(properties);
        };

        ScheduleRelease.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.groups != null && message.groups.length)
                writer.uint32(10).uint32s(message.groups);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        ScheduleRelease.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.ScheduleRelease();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType === 2) {
                            if (!(message.groups && message.groups.length))
                                message.groups = [];
                            reader.uint32s(message.groups);
                            continue;
                        }
                        if (wireType !== 0)
                            break;
                        if (!(message.groups && message.groups.length))
                            message.groups = [];
                        message.groups.push(reader.uint32());
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        ScheduleRelease.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.ScheduleRelease";
        };

        return ScheduleRelease;
    })();

    dawnline.ScheduleSelection = (function() {

        var ScheduleSelection = function (properties) {
            this.fromOnboardUs = 0;
            this.beforeOnboardUs = 0;
            this.all = false;
            this.numbers = [];
            this.groups = [];
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        ScheduleSelection.prototype.numbers = $util.emptyArray;
        ScheduleSelection.prototype.groups = $util.emptyArray;
        ScheduleSelection.prototype.fromOnboardUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        ScheduleSelection.prototype.beforeOnboardUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        ScheduleSelection.prototype.all = false;

        ScheduleSelection.create = function(properties) {
            return new ScheduleSelection(properties);
        };

        ScheduleSelection.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.numbers != null && message.numbers.length)
                writer.uint32(10).uint32s(message.numbers);
            if (message.groups != null && message.groups.length)
                writer.uint32(18).uint32s(message.groups);
            if (message.fromOnboardUs != null && message.fromOnboardUs !== 0)
                writer.uint32(24).uint64(message.fromOnboardUs);
            if (message.beforeOnboardUs != null && message.beforeOnboardUs !== 0)
                writer.uint32(32).uint64(message.beforeOnboardUs);
            if (message.all != null && message.all !== false)
                writer.uint32(40).bool(message.all);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        ScheduleSelection.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.ScheduleSelection();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType === 2) {
                            if (!(message.numbers && message.numbers.length))
                                message.numbers = [];
                            reader.uint32s(message.numbers);
                            continue;
                        }
                        if (wireType !== 0)
                            break;
                        if (!(message.numbers && message.numbers.length))
                            message.numbers = [];
                        message.numbers.push(reader.uint32());
                        continue;
                    }
                case 2: {
                        if (wireType === 2) {
                            if (!(message.groups && message.groups.length))
                                message.groups = [];
                            reader.uint32s(message.groups);
                            continue;
                        }
                        if (wireType !== 0)
                            break;
                        if (!(message.groups && message.groups.length))
                            message.groups = [];
                        message.groups.push(reader.uint32());
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.fromOnboardUs = reader.uint64();
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        message.beforeOnboardUs = reader.uint64();
                        continue;
                    }
                case 5: {
                        if (wireType !== 0)
                            break;
                        message.all = reader.bool();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        ScheduleSelection.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.ScheduleSelection";
        };

        return ScheduleSelection;
    })();

    dawnline.ScheduleShift = (function() {

        var ScheduleShift = function (properties) {
            this.selection = null;
            this.laterUs = 0;
            this.earlierUs = 0;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        ScheduleShift.prototype.selection = null;
        ScheduleShift.prototype.laterUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        ScheduleShift.prototype.earlierUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        ScheduleShift.create = function(properties) {
            return new ScheduleShift(properties);
        };

        ScheduleShift.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.selection != null)
                $root.dawnline.ScheduleSelection.encode(message.selection, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.laterUs != null && message.laterUs !== 0)
                writer.uint32(16).uint64(message.laterUs);
            if (message.earlierUs != null && message.earlierUs !== 0)
                writer.uint32(24).uint64(message.earlierUs);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        ScheduleShift.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.ScheduleShift();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.selection = $root.dawnline.ScheduleSelection.decode(reader, reader.size(), $undefined, _depth + 1, message.selection);
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.laterUs = reader.uint64();
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.earlierUs = reader.uint64();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        ScheduleShift.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.ScheduleShift";
        };

        return ScheduleShift;
    })();

    dawnline.ScheduleReportRequest = (function() {

        var ScheduleReportRequest = function (properties) {
            this.fromNumber = 0;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        ScheduleReportRequest.prototype.fromNumber = 0;

        ScheduleReportRequest.create = function(properties) {
            return new ScheduleReportRequest(properties);
        };

        ScheduleReportRequest.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.fromNumber != null && message.fromNumber !== 0)
                writer.uint32(8).uint32(message.fromNumber);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        ScheduleReportRequest.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.ScheduleReportRequest();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.fromNumber = reader.uint32();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        ScheduleReportRequest.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.ScheduleReportRequest";
        };

        return ScheduleReportRequest;
    })();

    dawnline.EntryStatus = (function() {

        var EntryStatus = function (properties) {
            this.number = 0;
            this.onboardUs = 0;
            this.group = 0;
            this.lateRule = 0;
            this.target = "";
            this.principal = "";
            this.state = 0;
            this.requestId = "";
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        EntryStatus.prototype.number = 0;
        EntryStatus.prototype.onboardUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        EntryStatus.prototype.group = 0;
        EntryStatus.prototype.lateRule = 0;
        EntryStatus.prototype.target = "";
        EntryStatus.prototype.principal = "";
        EntryStatus.prototype.state = 0;
        EntryStatus.prototype.requestId = "";

        EntryStatus.create = function(properties) {
            return new EntryStatus(properties);
        };

        EntryStatus.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.number != null && message.number !== 0)
                writer.uint32(8).uint32(message.number);
            if (message.onboardUs != null && message.onboardUs !== 0)
                writer.uint32(16).uint64(message.onboardUs);
            if (message.group != null && message.group !== 0)
                writer.uint32(24).uint32(message.group);
            if (message.lateRule != null && message.lateRule !== 0)
                writer.uint32(32).int32(message.lateRule);
            if (message.target != null && message.target !== "")
                writer.uint32(42).string(message.target);
            if (message.principal != null && message.principal !== "")
                writer.uint32(50).string(message.principal);
            if (message.state != null && message.state !== 0)
                writer.uint32(56).int32(message.state);
            if (message.requestId != null && message.requestId !== "")
                writer.uint32(66).string(message.requestId);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        EntryStatus.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.EntryStatus();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.number = reader.uint32();
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.onboardUs = reader.uint64();
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.group = reader.uint32();
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        message.lateRule = reader.int32();
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        message.target = reader.stringVerify();
                        continue;
                    }
                case 6: {
                        if (wireType !== 2)
                            break;
                        message.principal = reader.stringVerify();
                        continue;
                    }
                case 7: {
                        if (wireType !== 0)
                            break;
                        message.state = reader.int32();
                        continue;
                    }
                case 8: {
                        if (wireType !== 2)
                            break;
                        message.requestId = reader.stringVerify();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        EntryStatus.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.EntryStatus";
        };

        return EntryStatus;
    })();

    dawnline.SequenceStatus = (function() {

        var SequenceStatus = function (properties) {
            this.sequence = 0;
            this.steps = 0;
            this.state = 0;
            this.step = 0;
            this.dueUs = 0;
            this.lastEnd = "";
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        SequenceStatus.prototype.sequence = 0;
        SequenceStatus.prototype.steps = 0;
        SequenceStatus.prototype.state = 0;
        SequenceStatus.prototype.step = 0;
        SequenceStatus.prototype.dueUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        SequenceStatus.prototype.lastEnd = "";

        SequenceStatus.create = function(properties) {
            return new SequenceStatus(properties);
        };

        SequenceStatus.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.sequence != null && message.sequence !== 0)
                writer.uint32(8).uint32(message.sequence);
            if (message.steps != null && message.steps !== 0)
                writer.uint32(16).uint32(message.steps);
            if (message.state != null && message.state !== 0)
                writer.uint32(24).int32(message.state);
            if (message.step != null && message.step !== 0)
                writer.uint32(32).uint32(message.step);
            if (message.dueUs != null && message.dueUs !== 0)
                writer.uint32(40).uint64(message.dueUs);
            if (message.lastEnd != null && message.lastEnd !== "")
                writer.uint32(50).string(message.lastEnd);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        SequenceStatus.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.SequenceStatus();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.sequence = reader.uint32();
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.steps = reader.uint32();
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.state = reader.int32();
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        message.step = reader.uint32();
                        continue;
                    }
                case 5: {
                        if (wireType !== 0)
                            break;
                        message.dueUs = reader.uint64();
                        continue;
                    }
                case 6: {
                        if (wireType !== 2)
                            break;
                        message.lastEnd = reader.stringVerify();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        SequenceStatus.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.SequenceStatus";
        };

        return SequenceStatus;
    })();

    dawnline.ScheduleReport = (function() {

        var ScheduleReport = function (properties) {
            this.header = null;
            this.releaseEnabled = false;
            this.entryCount = 0;
            this.nextNumber = 0;
            this.staged = "";
            this.disabledGroups = [];
            this.entries = [];
            this.sequences = [];
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        ScheduleReport.prototype.header = null;
        ScheduleReport.prototype.releaseEnabled = false;
        ScheduleReport.prototype.disabledGroups = $util.emptyArray;
        ScheduleReport.prototype.entryCount = 0;
        ScheduleReport.prototype.entries = $util.emptyArray;
        ScheduleReport.prototype.nextNumber = 0;
        ScheduleReport.prototype.sequences = $util.emptyArray;
        ScheduleReport.prototype.staged = "";

        ScheduleReport.create = function(properties) {
            return new ScheduleReport(properties);
        };

        ScheduleReport.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.releaseEnabled != null && message.releaseEnabled !== false)
                writer.uint32(16).bool(message.releaseEnabled);
            if (message.disabledGroups != null && message.disabledGroups.length)
                writer.uint32(26).uint32s(message.disabledGroups);
            if (message.entryCount != null && message.entryCount !== 0)
                writer.uint32(32).uint32(message.entryCount);
            if (message.entries != null && message.entries.length)
                for (var i = 0; i < message.entries.length; ++i)
                    $root.dawnline.EntryStatus.encode(message.entries[i], writer.uint32(42).fork(), _depth + 1).ldelim();
            if (message.nextNumber != null && message.nextNumber !== 0)
                writer.uint32(48).uint32(message.nextNumber);
            if (message.sequences != null && message.sequences.length)
                for (var i = 0; i < message.sequences.length; ++i)
                    $root.dawnline.SequenceStatus.encode(message.sequences[i], writer.uint32(58).fork(), _depth + 1).ldelim();
            if (message.staged != null && message.staged !== "")
                writer.uint32(66).string(message.staged);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        ScheduleReport.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.ScheduleReport();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.releaseEnabled = reader.bool();
                        continue;
                    }
                case 3: {
                        if (wireType === 2) {
                            if (!(message.disabledGroups && message.disabledGroups.length))
                                message.disabledGroups = [];
                            reader.uint32s(message.disabledGroups);
                            continue;
                        }
                        if (wireType !== 0)
                            break;
                        if (!(message.disabledGroups && message.disabledGroups.length))
                            message.disabledGroups = [];
                        message.disabledGroups.push(reader.uint32());
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        message.entryCount = reader.uint32();
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        if (!(message.entries && message.entries.length))
                            message.entries = [];
                        message.entries.push($root.dawnline.EntryStatus.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                case 6: {
                        if (wireType !== 0)
                            break;
                        message.nextNumber = reader.uint32();
                        continue;
                    }
                case 7: {
                        if (wireType !== 2)
                            break;
                        if (!(message.sequences && message.sequences.length))
                            message.sequences = [];
                        message.sequences.push($root.dawnline.SequenceStatus.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                case 8: {
                        if (wireType !== 2)
                            break;
                        message.staged = reader.stringVerify();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        ScheduleReport.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.ScheduleReport";
        };

        return ScheduleReport;
    })();

    dawnline.EpsArraySample = (function() {

        var EpsArraySample = function (properties) {
            this.header = null;
            this.stringCurrentAA = 0;
            this.stringCurrentBA = 0;
            this.voltageV = 0;
            this.temperatureC = 0;
            this.mpptTracking = false;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        EpsArraySample.prototype.header = null;
        EpsArraySample.prototype.stringCurrentAA = 0;
        EpsArraySample.prototype.stringCurrentBA = 0;
        EpsArraySample.prototype.voltageV = 0;
        EpsArraySample.prototype.temperatureC = 0;
        EpsArraySample.prototype.mpptTracking = false;

        EpsArraySample.create = function(properties) {
            return new EpsArraySample(properties);
        };

        EpsArraySample.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.stringCurrentAA != null && !$Object.is(message.stringCurrentAA, 0))
                writer.uint32(17).double(message.stringCurrentAA);
            if (message.stringCurrentBA != null && !$Object.is(message.stringCurrentBA, 0))
                writer.uint32(25).double(message.stringCurrentBA);
            if (message.voltageV != null && !$Object.is(message.voltageV, 0))
                writer.uint32(33).double(message.voltageV);
            if (message.temperatureC != null && !$Object.is(message.temperatureC, 0))
                writer.uint32(41).double(message.temperatureC);
            if (message.mpptTracking != null && message.mpptTracking !== false)
                writer.uint32(48).bool(message.mpptTracking);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        EpsArraySample.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.EpsArraySample();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 1)
                            break;
                        message.stringCurrentAA = reader.double();
                        continue;
                    }
                case 3: {
                        if (wireType !== 1)
                            break;
                        message.stringCurrentBA = reader.double();
                        continue;
                    }
                case 4: {
                        if (wireType !== 1)
                            break;
                        message.voltageV = reader.double();
                        continue;
                    }
                case 5: {
                        if (wireType !== 1)
                            break;
                        message.temperatureC = reader.double();
                        continue;
                    }
                case 6: {
                        if (wireType !== 0)
                            break;
                        message.mpptTracking = reader.bool();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        EpsArraySample.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.EpsArraySample";
        };

        return EpsArraySample;
    })();

    dawnline.EpsBatterySample = (function() {

        var EpsBatterySample = function (properties) {
            this.header = null;
            this.voltageAV = 0;
            this.voltageBV = 0;
            this.currentAA = 0;
            this.currentBA = 0;
            this.temperatureAC = 0;
            this.temperatureBC = 0;
            this.temperatureCC = 0;
            this.cellSpreadV = 0;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        EpsBatterySample.prototype.header = null;
        EpsBatterySample.prototype.voltageAV = 0;
        EpsBatterySample.prototype.voltageBV = 0;
        EpsBatterySample.prototype.currentAA = 0;
        EpsBatterySample.prototype.currentBA = 0;
        EpsBatterySample.prototype.temperatureAC = 0;
        EpsBatterySample.prototype.temperatureBC = 0;
        EpsBatterySample.prototype.temperatureCC = 0;
        EpsBatterySample.prototype.cellSpreadV = 0;

        EpsBatterySample.create = function(properties) {
            return new EpsBatterySample(properties);
        };

        EpsBatterySample.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.voltageAV != null && !$Object.is(message.voltageAV, 0))
                writer.uint32(17).double(message.voltageAV);
            if (message.voltageBV != null && !$Object.is(message.voltageBV, 0))
                writer.uint32(25).double(message.voltageBV);
            if (message.currentAA != null && !$Object.is(message.currentAA, 0))
                writer.uint32(33).double(message.currentAA);
            if (message.currentBA != null && !$Object.is(message.currentBA, 0))
                writer.uint32(41).double(message.currentBA);
            if (message.temperatureAC != null && !$Object.is(message.temperatureAC, 0))
                writer.uint32(49).double(message.temperatureAC);
            if (message.temperatureBC != null && !$Object.is(message.temperatureBC, 0))
                writer.uint32(57).double(message.temperatureBC);
            if (message.temperatureCC != null && !$Object.is(message.temperatureCC, 0))
                writer.uint32(65).double(message.temperatureCC);
            if (message.cellSpreadV != null && !$Object.is(message.cellSpreadV, 0))
                writer.uint32(73).double(message.cellSpreadV);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        EpsBatterySample.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.EpsBatterySample();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 1)
                            break;
                        message.voltageAV = reader.double();
                        continue;
                    }
                case 3: {
                        if (wireType !== 1)
                            break;
                        message.voltageBV = reader.double();
                        continue;
                    }
                case 4: {
                        if (wireType !== 1)
                            break;
                        message.currentAA = reader.double();
                        continue;
                    }
                case 5: {
                        if (wireType !== 1)
                            break;
                        message.currentBA = reader.double();
                        continue;
                    }
                case 6: {
                        if (wireType !== 1)
                            break;
                        message.temperatureAC = reader.double();
                        continue;
                    }
                case 7: {
                        if (wireType !== 1)
                            break;
                        message.temperatureBC = reader.double();
                        continue;
                    }
                case 8: {
                        if (wireType !== 1)
                            break;
                        message.temperatureCC = reader.double();
                        continue;
                    }
                case 9: {
                        if (wireType !== 1)
                            break;
                        message.cellSpreadV = reader.double();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        EpsBatterySample.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.EpsBatterySample";
        };

        return EpsBatterySample;
    })();

    dawnline.EpsBusSample = (function() {

        var EpsBusSample = function (properties) {
            this.header = null;
            this.voltageV = 0;
            this.currentA = 0;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        EpsBusSample.prototype.header = null;
        EpsBusSample.prototype.voltageV = 0;
        EpsBusSample.prototype.currentA = 0;

        EpsBusSample.create = function(properties) {
            return new EpsBusSample(properties);
        };

        EpsBusSample.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.voltageV != null && !$Object.is(message.voltageV, 0))
                writer.uint32(17).double(message.voltageV);
            if (message.currentA != null && !$Object.is(message.currentA, 0))
                writer.uint32(25).double(message.currentA);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        EpsBusSample.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.EpsBusSample();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 1)
                            break;
                        message.voltageV = reader.double();
                        continue;
                    }
                case 3: {
                        if (wireType !== 1)
                            break;
                        message.currentA = reader.double();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        EpsBusSample.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.EpsBusSample";
        };

        return EpsBusSample;
    })();

    dawnline.EpsSwitchesSample = (function() {

        var EpsSwitchesSample = function (properties) {
            this.header = null;
            this.closed = [];
            this.currentA = [];
            this.trips = [];
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        EpsSwitchesSample.prototype.header = null;
        EpsSwitchesSample.prototype.closed = $util.emptyArray;
        EpsSwitchesSample.prototype.currentA = $util.emptyArray;
        EpsSwitchesSample.prototype.trips = $util.emptyArray;

        EpsSwitchesSample.create = function(properties) {
            return new EpsSwitchesSample(properties);
        };

        EpsSwitchesSample.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.closed != null && message.closed.length)
                writer.uint32(18).bools(message.closed);
            if (message.currentA != null && message.currentA.length)
                writer.uint32(26).doubles(message.currentA);
            if (message.trips != null && message.trips.length)
                writer.uint32(34).uint32s(message.trips);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        EpsSwitchesSample.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.EpsSwitchesSample();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType === 2) {
                            if (!(message.closed && message.closed.length))
                                message.closed = [];
                            reader.bools(message.closed);
                            continue;
                        }
                        if (wireType !== 0)
                            break;
                        if (!(message.closed && message.closed.length))
                            message.closed = [];
                        message.closed.push(reader.bool());
                        continue;
                    }
                case 3: {
                        if (wireType === 2) {
                            if (!(message.currentA && message.currentA.length))
                                message.currentA = [];
                            reader.doubles(message.currentA);
                            continue;
                        }
                        if (wireType !== 1)
                            break;
                        if (!(message.currentA && message.currentA.length))
                            message.currentA = [];
                        message.currentA.push(reader.double());
                        continue;
                    }
                case 4: {
                        if (wireType === 2) {
                            if (!(message.trips && message.trips.length))
                                message.trips = [];
                            reader.uint32s(message.trips);
                            continue;
                        }
                        if (wireType !== 0)
                            break;
                        if (!(message.trips && message.trips.length))
                            message.trips = [];
                        message.trips.push(reader.uint32());
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        EpsSwitchesSample.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.EpsSwitchesSample";
        };

        return EpsSwitchesSample;
    })();

    dawnline.EpsSwitchesCommand = (function() {

        var EpsSwitchesCommand = function (properties) {
            this.header = null;
            this.switchMask = 0;
            this.states = 0;
            this.gpuPermission = false;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        EpsSwitchesCommand.prototype.header = null;
        EpsSwitchesCommand.prototype.switchMask = 0;
        EpsSwitchesCommand.prototype.states = 0;
        EpsSwitchesCommand.prototype.gpuPermission = false;

        EpsSwitchesCommand.create = function(properties) {
            return new EpsSwitchesCommand(properties);
        };

        EpsSwitchesCommand.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.switchMask != null && message.switchMask !== 0)
                writer.uint32(16).uint32(message.switchMask);
            if (message.states != null && message.states !== 0)
                writer.uint32(24).uint32(message.states);
            if (message.gpuPermission != null && message.gpuPermission !== false)
                writer.uint32(32).bool(message.gpuPermission);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        EpsSwitchesCommand.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.EpsSwitchesCommand();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.switchMask = reader.uint32();
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.states = reader.uint32();
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        message.gpuPermission = reader.bool();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        EpsSwitchesCommand.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.EpsSwitchesCommand";
        };

        return EpsSwitchesCommand;
    })();

    dawnline.TcsLoopSample = (function() {

        var TcsLoopSample = function (properties) {
            this.header = null;
            this.loopAC = 0;
            this.loopBC = 0;
            this.loopCC = 0;
            this.radiatorAC = 0;
            this.radiatorBC = 0;
            this.plateC = 0;
            this.flowRatio = 0;
            this.pumpPrimeA = 0;
            this.pumpStandbyA = 0;
            this.bypassRatio = 0;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        TcsLoopSample.prototype.header = null;
        TcsLoopSample.prototype.loopAC = 0;
        TcsLoopSample.prototype.loopBC = 0;
        TcsLoopSample.prototype.loopCC = 0;
        TcsLoopSample.prototype.radiatorAC = 0;
        TcsLoopSample.prototype.radiatorBC = 0;
        TcsLoopSample.prototype.plateC = 0;
        TcsLoopSample.prototype.flowRatio = 0;
        TcsLoopSample.prototype.pumpPrimeA = 0;
        TcsLoopSample.prototype.pumpStandbyA = 0;
        TcsLoopSample.prototype.bypassRatio = 0;

        TcsLoopSample.create = function(properties) {
            return new TcsLoopSample(properties);
        };

        TcsLoopSample.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.loopAC != null && !$Object.is(message.loopAC, 0))
                writer.uint32(17).double(message.loopAC);
            if (message.loopBC != null && !$Object.is(message.loopBC, 0))
                writer.uint32(25).double(message.loopBC);
            if (message.loopCC != null && !$Object.is(message.loopCC, 0))
                writer.uint32(33).double(message.loopCC);
            if (message.radiatorAC != null && !$Object.is(message.radiatorAC, 0))
                writer.uint32(41).double(message.radiatorAC);
            if (message.radiatorBC != null && !$Object.is(message.radiatorBC, 0))
                writer.uint32(49).double(message.radiatorBC);
            if (message.plateC != null && !$Object.is(message.plateC, 0))
                writer.uint32(57).double(message.plateC);
            if (message.flowRatio != null && !$Object.is(message.flowRatio, 0))
                writer.uint32(65).double(message.flowRatio);
            if (message.pumpPrimeA != null && !$Object.is(message.pumpPrimeA, 0))
                writer.uint32(73).double(message.pumpPrimeA);
            if (message.pumpStandbyA != null && !$Object.is(message.pumpStandbyA, 0))
                writer.uint32(81).double(message.pumpStandbyA);
            if (message.bypassRatio != null && !$Object.is(message.bypassRatio, 0))
                writer.uint32(89).double(message.bypassRatio);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        TcsLoopSample.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.TcsLoopSample();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 1)
                            break;
                        message.loopAC = reader.double();
                        continue;
                    }
                case 3: {
                        if (wireType !== 1)
                            break;
                        message.loopBC = reader.double();
                        continue;
                    }
                case 4: {
                        if (wireType !== 1)
                            break;
                        message.loopCC = reader.double();
                        continue;
                    }
                case 5: {
                        if (wireType !== 1)
                            break;
                        message.radiatorAC = reader.double();
                        continue;
                    }
                case 6: {
                        if (wireType !== 1)
                            break;
                        message.radiatorBC = reader.double();
                        continue;
                    }
                case 7: {
                        if (wireType !== 1)
                            break;
                        message.plateC = reader.double();
                        continue;
                    }
                case 8: {
                        if (wireType !== 1)
                            break;
                        message.flowRatio = reader.double();
                        continue;
                    }
                case 9: {
                        if (wireType !== 1)
                            break;
                        message.pumpPrimeA = reader.double();
                        continue;
                    }
                case 10: {
                        if (wireType !== 1)
                            break;
                        message.pumpStandbyA = reader.double();
                        continue;
                    }
                case 11: {
                        if (wireType !== 1)
                            break;
                        message.bypassRatio = reader.double();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        TcsLoopSample.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.TcsLoopSample";
        };

        return TcsLoopSample;
    })();

    dawnline.TcsLoopCommand = (function() {

        var TcsLoopCommand = function (properties) {
            this.header = null;
            this.pumpPrime = false;
            this.pumpStandby = false;
            this.bypassRatio = 0;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        TcsLoopCommand.prototype.header = null;
        TcsLoopCommand.prototype.pumpPrime = false;
        TcsLoopCommand.prototype.pumpStandby = false;
        TcsLoopCommand.prototype.bypassRatio = 0;

        TcsLoopCommand.create = function(properties) {
            return new TcsLoopCommand(properties);
        };

        TcsLoopCommand.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.pumpPrime != null && message.pumpPrime !== false)
                writer.uint32(16).bool(message.pumpPrime);
            if (message.pumpStandby != null && message.pumpStandby !== false)
                writer.uint32(24).bool(message.pumpStandby);
            if (message.bypassRatio != null && !$Object.is(message.bypassRatio, 0))
                writer.uint32(33).double(message.bypassRatio);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        TcsLoopCommand.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.TcsLoopCommand();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.pumpPrime = reader.bool();
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.pumpStandby = reader.bool();
                        continue;
                    }
                case 4: {
                        if (wireType !== 1)
                            break;
                        message.bypassRatio = reader.double();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        TcsLoopCommand.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.TcsLoopCommand";
        };

        return TcsLoopCommand;
    })();

    dawnline.TcsStructureSample = (function() {

        var TcsStructureSample = function (properties) {
            this.header = null;
            this.structureC = 0;
            this.hostC = 0;
            this.heaterCurrentA = [];
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        TcsStructureSample.prototype.header = null;
        TcsStructureSample.prototype.structureC = 0;
        TcsStructureSample.prototype.hostC = 0;
        TcsStructureSample.prototype.heaterCurrentA = $util.emptyArray;

        TcsStructureSample.create = function(properties) {
            return new TcsStructureSample(properties);
        };

        TcsStructureSample.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.structureC != null && !$Object.is(message.structureC, 0))
                writer.uint32(17).double(message.structureC);
            if (message.hostC != null && !$Object.is(message.hostC, 0))
                writer.uint32(25).double(message.hostC);
            if (message.heaterCurrentA != null && message.heaterCurrentA.length)
                writer.uint32(34).doubles(message.heaterCurrentA);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        TcsStructureSample.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.TcsStructureSample();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 1)
                            break;
                        message.structureC = reader.double();
                        continue;
                    }
                case 3: {
                        if (wireType !== 1)
                            break;
                        message.hostC = reader.double();
                        continue;
                    }
                case 4: {
                        if (wireType === 2) {
                            if (!(message.heaterCurrentA && message.heaterCurrentA.length))
                                message.heaterCurrentA = [];
                            reader.doubles(message.heaterCurrentA);
                            continue;
                        }
                        if (wireType !== 1)
                            break;
                        if (!(message.heaterCurrentA && message.heaterCurrentA.length))
                            message.heaterCurrentA = [];
                        message.heaterCurrentA.push(reader.double());
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        TcsStructureSample.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.TcsStructureSample";
        };

        return TcsStructureSample;
    })();

    dawnline.TcsHeaterCommand = (function() {

        var TcsHeaterCommand = function (properties) {
            this.header = null;
            this.heatersOn = 0;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        TcsHeaterCommand.prototype.header = null;
        TcsHeaterCommand.prototype.heatersOn = 0;

        TcsHeaterCommand.create = function(properties) {
            return new TcsHeaterCommand(properties);
        };

        TcsHeaterCommand.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.heatersOn != null && message.heatersOn !== 0)
                writer.uint32(16).uint32(message.heatersOn);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        TcsHeaterCommand.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.TcsHeaterCommand();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.heatersOn = reader.uint32();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        TcsHeaterCommand.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.TcsHeaterCommand";
        };

        return TcsHeaterCommand;
    })();

    dawnline.GpuMarginSample = (function() {

        var GpuMarginSample = function (properties) {
            this.header = null;
            this.marginC = 0;
            this.dieC = 0;
            this.hbmC = 0;
            this.powerW = 0;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        GpuMarginSample.prototype.header = null;
        GpuMarginSample.prototype.marginC = 0;
        GpuMarginSample.prototype.dieC = 0;
        GpuMarginSample.prototype.hbmC = 0;
        GpuMarginSample.prototype.powerW = 0;

        GpuMarginSample.create = function(properties) {
            return new GpuMarginSample(properties);
        };

        GpuMarginSample.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.marginC != null && !$Object.is(message.marginC, 0))
                writer.uint32(17).double(message.marginC);
            if (message.dieC != null && !$Object.is(message.dieC, 0))
                writer.uint32(25).double(message.dieC);
            if (message.hbmC != null && !$Object.is(message.hbmC, 0))
                writer.uint32(33).double(message.hbmC);
            if (message.powerW != null && !$Object.is(message.powerW, 0))
                writer.uint32(41).double(message.powerW);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        GpuMarginSample.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.GpuMarginSample();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 1)
                            break;
                        message.marginC = reader.double();
                        continue;
                    }
                case 3: {
                        if (wireType !== 1)
                            break;
                        message.dieC = reader.double();
                        continue;
                    }
                case 4: {
                        if (wireType !== 1)
                            break;
                        message.hbmC = reader.double();
                        continue;
                    }
                case 5: {
                        if (wireType !== 1)
                            break;
                        message.powerW = reader.double();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        GpuMarginSample.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.GpuMarginSample";
        };

        return GpuMarginSample;
    })();

    dawnline.GpuStatusSample = (function() {

        var GpuStatusSample = function (properties) {
            this.header = null;
            this.clockMhz = 0;
            this.capW = 0;
            this.utilisation = 0;
            this.clockEvents = 0;
            this.eccCorrected = 0;
            this.eccUncorrected = 0;
            this.remapPending = false;
            this.xid = 0;
            this.xidCount = 0;
            this.ready = false;
            this.boundJob = "";
            this.boundAttempt = 0;
            this.powerW = 0;
            this.recoveryAction = 0;
            this.remappedRows = 0;
            this.remapFailed = false;
            this.pcieReplays = 0;
            this.absent = false;
            this.memoryUsedBytes = 0;
            this.recentXids = [];
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        GpuStatusSample.prototype.header = null;
        GpuStatusSample.prototype.clockMhz = 0;
        GpuStatusSample.prototype.capW = 0;
        GpuStatusSample.prototype.utilisation = 0;
        GpuStatusSample.prototype.clockEvents = 0;
        GpuStatusSample.prototype.eccCorrected = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        GpuStatusSample.prototype.eccUncorrected = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        GpuStatusSample.prototype.remapPending = false;
        GpuStatusSample.prototype.xid = 0;
        GpuStatusSample.prototype.xidCount = 0;
        GpuStatusSample.prototype.ready = false;
        GpuStatusSample.prototype.boundJob = "";
        GpuStatusSample.prototype.boundAttempt = 0;
        GpuStatusSample.prototype.powerW = 0;
        GpuStatusSample.prototype.recentXids = $util.emptyArray;
        GpuStatusSample.prototype.recoveryAction = 0;
        GpuStatusSample.prototype.remappedRows = 0;
        GpuStatusSample.prototype.remapFailed = false;
        GpuStatusSample.prototype.pcieReplays = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        GpuStatusSample.prototype.absent = false;
        GpuStatusSample.prototype.memoryUsedBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        GpuStatusSample.create = function(properties) {
            return new GpuStatusSample(properties);
        };

        GpuStatusSample.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.clockMhz != null && !$Object.is(message.clockMhz, 0))
                writer.uint32(17).double(message.clockMhz);
            if (message.capW != null && !$Object.is(message.capW, 0))
                writer.uint32(25).double(message.capW);
            if (message.utilisation != null && !$Object.is(message.utilisation, 0))
                writer.uint32(33).double(message.utilisation);
            if (message.clockEvents != null && message.clockEvents !== 0)
                writer.uint32(40).uint32(message.clockEvents);
            if (message.eccCorrected != null && message.eccCorrected !== 0)
                writer.uint32(48).uint64(message.eccCorrected);
            if (message.eccUncorrected != null && message.eccUncorrected !== 0)
                writer.uint32(56).uint64(message.eccUncorrected);
            if (message.remapPending != null && message.remapPending !== false)
                writer.uint32(64).bool(message.remapPending);
            if (message.xid != null && message.xid !== 0)
                writer.uint32(72).uint32(message.xid);
            if (message.xidCount != null && message.xidCount !== 0)
                writer.uint32(80).uint32(message.xidCount);
            if (message.ready != null && message.ready !== false)
                writer.uint32(88).bool(message.ready);
            if (message.boundJob != null && message.boundJob !== "")
                writer.uint32(98).string(message.boundJob);
            if (message.boundAttempt != null && message.boundAttempt !== 0)
                writer.uint32(104).uint32(message.boundAttempt);
            if (message.powerW != null && !$Object.is(message.powerW, 0))
                writer.uint32(113).double(message.powerW);
            if (message.recentXids != null && message.recentXids.length)
                writer.uint32(122).uint32s(message.recentXids);
            if (message.recoveryAction != null && message.recoveryAction !== 0)
                writer.uint32(128).uint32(message.recoveryAction);
            if (message.remappedRows != null && message.remappedRows !== 0)
                writer.uint32(136).uint32(message.remappedRows);
            if (message.remapFailed != null && message.remapFailed !== false)
                writer.uint32(144).bool(message.remapFailed);
            if (message.pcieReplays != null && message.pcieReplays !== 0)
                writer.uint32(152).uint64(message.pcieReplays);
            if (message.absent != null && message.absent !== false)
                writer.uint32(160).bool(message.absent);
            if (message.memoryUsedBytes != null && message.memoryUsedBytes !== 0)
                writer.uint32(168).uint64(message.memoryUsedBytes);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        GpuStatusSample.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.GpuStatusSample();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 1)
                            break;
                        message.clockMhz = reader.double();
                        continue;
                    }
                case 3: {
                        if (wireType !== 1)
                            break;
                        message.capW = reader.double();
                        continue;
                    }
                case 4: {
                        if (wireType !== 1)
                            break;
                        message.utilisation = reader.double();
                        continue;
                    }
                case 5: {
                        if (wireType !== 0)
                            break;
                        message.clockEvents = reader.uint32();
                        continue;
                    }
                case 6: {
                        if (wireType !== 0)
                            break;
                        message.eccCorrected = reader.uint64();
                        continue;
                    }
                case 7: {
                        if (wireType !== 0)
                            break;
                        message.eccUncorrected = reader.uint64();
                        continue;
                    }
                case 8: {
                        if (wireType !== 0)
                            break;
                        message.remapPending = reader.bool();
                        continue;
                    }
                case 9: {
                        if (wireType !== 0)
                            break;
                        message.xid = reader.uint32();
                        continue;
                    }
                case 10: {
                        if (wireType !== 0)
                            break;
                        message.xidCount = reader.uint32();
                        continue;
                    }
                case 11: {
                        if (wireType !== 0)
                            break;
                        message.ready = reader.bool();
                        continue;
                    }
                case 12: {
                        if (wireType !== 2)
                            break;
                        message.boundJob = reader.stringVerify();
                        continue;
                    }
                case 13: {
                        if (wireType !== 0)
                            break;
                        message.boundAttempt = reader.uint32();
                        continue;
                    }
                case 14: {
                        if (wireType !== 1)
                            break;
                        message.powerW = reader.double();
                        continue;
                    }
                case 15: {
                        if (wireType === 2) {
                            if (!(message.recentXids && message.recentXids.length))
                                message.recentXids = [];
                            reader.uint32s(message.recentXids);
                            continue;
                        }
                        if (wireType !== 0)
                            break;
                        if (!(message.recentXids && message.recentXids.length))
                            message.recentXids = [];
                        message.recentXids.push(reader.uint32());
                        continue;
                    }
                case 16: {
                        if (wireType !== 0)
                            break;
                        message.recoveryAction = reader.uint32();
                        continue;
                    }
                case 17: {
                        if (wireType !== 0)
                            break;
                        message.remappedRows = reader.uint32();
                        continue;
                    }
                case 18: {
                        if (wireType !== 0)
                            break;
                        message.remapFailed = reader.bool();
                        continue;
                    }
                case 19: {
                        if (wireType !== 0)
                            break;
                        message.pcieReplays = reader.uint64();
                        continue;
                    }
                case 20: {
                        if (wireType !== 0)
                            break;
                        message.absent = reader.bool();
                        continue;
                    }
                case 21: {
                        if (wireType !== 0)
                            break;
                        message.memoryUsedBytes = reader.uint64();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        GpuStatusSample.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.GpuStatusSample";
        };

        return GpuStatusSample;
    })();

    dawnline.GpuCommand = (function() {

        var GpuCommand = function (properties) {
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        GpuCommand.prototype.header = null;
        GpuCommand.prototype.setCapW = null;
        GpuCommand.prototype.reset = null;
        GpuCommand.prototype.bind = null;
        GpuCommand.prototype.release = null;

        var $oneOfFields;

        $Object.defineProperty(GpuCommand.prototype, "action", {
            get: $util.oneOfGetter($oneOfFields = ["setCapW", "reset", "bind", "release"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        GpuCommand.create = function(properties) {
            return new GpuCommand(properties);
        };

        GpuCommand.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.setCapW != null)
                writer.uint32(17).double(message.setCapW);
            if (message.reset != null)
                writer.uint32(24).bool(message.reset);
            if (message.bind != null)
                $root.dawnline.GpuBinding.encode(message.bind, writer.uint32(34).fork(), _depth + 1).ldelim();
            if (message.release != null)
                writer.uint32(40).bool(message.release);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        GpuCommand.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.GpuCommand();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 1)
                            break;
                        message.setCapW = reader.double();
                        message.action = "setCapW";
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.reset = reader.bool();
                        message.action = "reset";
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        message.bind = $root.dawnline.GpuBinding.decode(reader, reader.size(), $undefined, _depth + 1, message.bind);
                        message.action = "bind";
                        continue;
                    }
                case 5: {
                        if (wireType !== 0)
                            break;
                        message.release = reader.bool();
                        message.action = "release";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        GpuCommand.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.GpuCommand";
        };

        return GpuCommand;
    })();

    dawnline.GpuBinding = (function() {

        var GpuBinding = function (properties) {
            this.job = "";
            this.attempt = 0;
            this.utilisation = 0;
            this.memoryUtilisation = 0;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        GpuBinding.prototype.job = "";
        GpuBinding.prototype.attempt = 0;
        GpuBinding.prototype.utilisation = 0;
        GpuBinding.prototype.memoryUtilisation = 0;

        GpuBinding.create = function(properties) {
            return new GpuBinding(properties);
        };

        GpuBinding.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.job != null && message.job !== "")
                writer.uint32(10).string(message.job);
            if (message.attempt != null && message.attempt !== 0)
                writer.uint32(16).uint32(message.attempt);
            if (message.utilisation != null && !$Object.is(message.utilisation, 0))
                writer.uint32(25).double(message.utilisation);
            if (message.memoryUtilisation != null && !$Object.is(message.memoryUtilisation, 0))
                writer.uint32(33).double(message.memoryUtilisation);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        GpuBinding.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.GpuBinding();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.job = reader.stringVerify();
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.attempt = reader.uint32();
                        continue;
                    }
                case 3: {
                        if (wireType !== 1)
                            break;
                        message.utilisation = reader.double();
                        continue;
                    }
                case 4: {
                        if (wireType !== 1)
                            break;
                        message.memoryUtilisation = reader.double();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        GpuBinding.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.GpuBinding";
        };

        return GpuBinding;
    })();

    dawnline.AdcsStateSample = (function() {

        var AdcsStateSample = function (properties) {
            this.header = null;
            this.positionXKm = 0;
            this.positionYKm = 0;
            this.positionZKm = 0;
            this.velocityXKmS = 0;
            this.velocityYKmS = 0;
            this.velocityZKmS = 0;
            this.sunX = 0;
            this.sunY = 0;
            this.sunZ = 0;
            this.sunSensor = 0;
            this.attitudeErrorDeg = 0;
            this.gnssTimeUs = 0;
            this.rateXDegS = 0;
            this.rateYDegS = 0;
            this.rateZDegS = 0;
            this.starTrackerValid = false;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        AdcsStateSample.prototype.header = null;
        AdcsStateSample.prototype.positionXKm = 0;
        AdcsStateSample.prototype.positionYKm = 0;
        AdcsStateSample.prototype.positionZKm = 0;
        AdcsStateSample.prototype.velocityXKmS = 0;
        AdcsStateSample.prototype.velocityYKmS = 0;
        AdcsStateSample.prototype.velocityZKmS = 0;
        AdcsStateSample.prototype.sunX = 0;
        AdcsStateSample.prototype.sunY = 0;
        AdcsStateSample.prototype.sunZ = 0;
        AdcsStateSample.prototype.sunSensor = 0;
        AdcsStateSample.prototype.attitudeErrorDeg = 0;
        AdcsStateSample.prototype.gnssTimeUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        AdcsStateSample.prototype.rateXDegS = 0;
        AdcsStateSample.prototype.rateYDegS = 0;
        AdcsStateSample.prototype.rateZDegS = 0;
        AdcsStateSample.prototype.starTrackerValid = false;

        AdcsStateSample.create = function(properties) {
            return new AdcsStateSample(properties);
        };

        AdcsStateSample.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.positionXKm != null && !$Object.is(message.positionXKm, 0))
                writer.uint32(17).double(message.positionXKm);
            if (message.positionYKm != null && !$Object.is(message.positionYKm, 0))
                writer.uint32(25).double(message.positionYKm);
            if (message.positionZKm != null && !$Object.is(message.positionZKm, 0))
                writer.uint32(33).double(message.positionZKm);
            if (message.velocityXKmS != null && !$Object.is(message.velocityXKmS, 0))
                writer.uint32(41).double(message.velocityXKmS);
            if (message.velocityYKmS != null && !$Object.is(message.velocityYKmS, 0))
                writer.uint32(49).double(message.velocityYKmS);
            if (message.velocityZKmS != null && !$Object.is(message.velocityZKmS, 0))
                writer.uint32(57).double(message.velocityZKmS);
            if (message.sunX != null && !$Object.is(message.sunX, 0))
                writer.uint32(65).double(message.sunX);
            if (message.sunY != null && !$Object.is(message.sunY, 0))
                writer.uint32(73).double(message.sunY);
            if (message.sunZ != null && !$Object.is(message.sunZ, 0))
                writer.uint32(81).double(message.sunZ);
            if (message.sunSensor != null && !$Object.is(message.sunSensor, 0))
                writer.uint32(89).double(message.sunSensor);
            if (message.attitudeErrorDeg != null && !$Object.is(message.attitudeErrorDeg, 0))
                writer.uint32(97).double(message.attitudeErrorDeg);
            if (message.gnssTimeUs != null && message.gnssTimeUs !== 0)
                writer.uint32(104).uint64(message.gnssTimeUs);
            if (message.rateXDegS != null && !$Object.is(message.rateXDegS, 0))
                writer.uint32(113).double(message.rateXDegS);
            if (message.rateYDegS != null && !$Object.is(message.rateYDegS, 0))
                writer.uint32(121).double(message.rateYDegS);
            if (message.rateZDegS != null && !$Object.is(message.rateZDegS, 0))
                writer.uint32(129).double(message.rateZDegS);
            if (message.starTrackerValid != null && message.starTrackerValid !== false)
                writer.uint32(136).bool(message.starTrackerValid);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        AdcsStateSample.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.AdcsStateSample();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 1)
                            break;
                        message.positionXKm = reader.double();
                        continue;
                    }
                case 3: {
                        if (wireType !== 1)
                            break;
                        message.positionYKm = reader.double();
                        continue;
                    }
                case 4: {
                        if (wireType !== 1)
                            break;
                        message.positionZKm = reader.double();
                        continue;
                    }
                case 5: {
                        if (wireType !== 1)
                            break;
                        message.velocityXKmS = reader.double();
                        continue;
                    }
                case 6: {
                        if (wireType !== 1)
                            break;
                        message.velocityYKmS = reader.double();
                        continue;
                    }
                case 7: {
                        if (wireType !== 1)
                            break;
                        message.velocityZKmS = reader.double();
                        continue;
                    }
                case 8: {
                        if (wireType !== 1)
                            break;
                        message.sunX = reader.double();
                        continue;
                    }
                case 9: {
                        if (wireType !== 1)
                            break;
                        message.sunY = reader.double();
                        continue;
                    }
                case 10: {
                        if (wireType !== 1)
                            break;
                        message.sunZ = reader.double();
                        continue;
                    }
                case 11: {
                        if (wireType !== 1)
                            break;
                        message.sunSensor = reader.double();
                        continue;
                    }
                case 12: {
                        if (wireType !== 1)
                            break;
                        message.attitudeErrorDeg = reader.double();
                        continue;
                    }
                case 13: {
                        if (wireType !== 0)
                            break;
                        message.gnssTimeUs = reader.uint64();
                        continue;
                    }
                case 14: {
                        if (wireType !== 1)
                            break;
                        message.rateXDegS = reader.double();
                        continue;
                    }
                case 15: {
                        if (wireType !== 1)
                            break;
                        message.rateYDegS = reader.double();
                        continue;
                    }
                case 16: {
                        if (wireType !== 1)
                            break;
                        message.rateZDegS = reader.double();
                        continue;
                    }
                case 17: {
                        if (wireType !== 0)
                            break;
                        message.starTrackerValid = reader.bool();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        AdcsStateSample.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.AdcsStateSample";
        };

        return AdcsStateSample;
    })();

    dawnline.RadioSample = (function() {

        var RadioSample = function (properties) {
            this.header = null;
            this.lock = false;
            this.ebN0Db = 0;
            this.uplinkBps = 0;
            this.downlinkBps = 0;
            this.transmitting = false;
            this.framesUp = 0;
            this.framesDown = 0;
            this.dopplerHz = 0;
            this.framesDamaged = 0;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        RadioSample.prototype.header = null;
        RadioSample.prototype.lock = false;
        RadioSample.prototype.ebN0Db = 0;
        RadioSample.prototype.uplinkBps = 0;
        RadioSample.prototype.downlinkBps = 0;
        RadioSample.prototype.transmitting = false;
        RadioSample.prototype.framesUp = 0;
        RadioSample.prototype.framesDown = 0;
        RadioSample.prototype.dopplerHz = 0;
        RadioSample.prototype.framesDamaged = 0;

        RadioSample.create = function(properties) {
            return new RadioSample(properties);
        };

        RadioSample.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.lock != null && message.lock !== false)
                writer.uint32(16).bool(message.lock);
            if (message.ebN0Db != null && !$Object.is(message.ebN0Db, 0))
                writer.uint32(25).double(message.ebN0Db);
            if (message.uplinkBps != null && !$Object.is(message.uplinkBps, 0))
                writer.uint32(33).double(message.uplinkBps);
            if (message.downlinkBps != null && !$Object.is(message.downlinkBps, 0))
                writer.uint32(41).double(message.downlinkBps);
            if (message.transmitting != null && message.transmitting !== false)
                writer.uint32(48).bool(message.transmitting);
            if (message.framesUp != null && message.framesUp !== 0)
                writer.uint32(56).uint32(message.framesUp);
            if (message.framesDown != null && message.framesDown !== 0)
                writer.uint32(64).uint32(message.framesDown);
            if (message.dopplerHz != null && !$Object.is(message.dopplerHz, 0))
                writer.uint32(73).double(message.dopplerHz);
            if (message.framesDamaged != null && message.framesDamaged !== 0)
                writer.uint32(80).uint32(message.framesDamaged);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        RadioSample.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.RadioSample();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.lock = reader.bool();
                        continue;
                    }
                case 3: {
                        if (wireType !== 1)
                            break;
                        message.ebN0Db = reader.double();
                        continue;
                    }
                case 4: {
                        if (wireType !== 1)
                            break;
                        message.uplinkBps = reader.double();
                        continue;
                    }
                case 5: {
                        if (wireType !== 1)
                            break;
                        message.downlinkBps = reader.double();
                        continue;
                    }
                case 6: {
                        if (wireType !== 0)
                            break;
                        message.transmitting = reader.bool();
                        continue;
                    }
                case 7: {
                        if (wireType !== 0)
                            break;
                        message.framesUp = reader.uint32();
                        continue;
                    }
                case 8: {
                        if (wireType !== 0)
                            break;
                        message.framesDown = reader.uint32();
                        continue;
                    }
                case 9: {
                        if (wireType !== 1)
                            break;
                        message.dopplerHz = reader.double();
                        continue;
                    }
                case 10: {
                        if (wireType !== 0)
                            break;
                        message.framesDamaged = reader.uint32();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        RadioSample.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.RadioSample";
        };

        return RadioSample;
    })();

    dawnline.RadioCommand = (function() {

        var RadioCommand = function (properties) {
            this.header = null;
            this.transmit = false;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        RadioCommand.prototype.header = null;
        RadioCommand.prototype.transmit = false;

        RadioCommand.create = function(properties) {
            return new RadioCommand(properties);
        };

        RadioCommand.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.transmit != null && message.transmit !== false)
                writer.uint32(16).bool(message.transmit);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        RadioCommand.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.RadioCommand();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.transmit = reader.bool();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        RadioCommand.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.RadioCommand";
        };

        return RadioCommand;
    })();

    dawnline.DosimeterSample = (function() {

        var DosimeterSample = function (properties) {
            this.header = null;
            this.doseRad = 0;
            this.countRateHz = 0;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        DosimeterSample.prototype.header = null;
        DosimeterSample.prototype.doseRad = 0;
        DosimeterSample.prototype.countRateHz = 0;

        DosimeterSample.create = function(properties) {
            return new DosimeterSample(properties);
        };

        DosimeterSample.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.doseRad != null && !$Object.is(message.doseRad, 0))
                writer.uint32(17).double(message.doseRad);
            if (message.countRateHz != null && !$Object.is(message.countRateHz, 0))
                writer.uint32(25).double(message.countRateHz);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        DosimeterSample.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.DosimeterSample();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 1)
                            break;
                        message.doseRad = reader.double();
                        continue;
                    }
                case 3: {
                        if (wireType !== 1)
                            break;
                        message.countRateHz = reader.double();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        DosimeterSample.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.DosimeterSample";
        };

        return DosimeterSample;
    })();

    dawnline.ComputerSample = (function() {

        var ComputerSample = function (properties) {
            this.header = null;
            this.load = 0;
            this.memoryFree = 0;
            this.diskFree = 0;
            this.eccCorrected = 0;
            this.bootId = 0;
            this.resetCause = "";
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        ComputerSample.prototype.header = null;
        ComputerSample.prototype.load = 0;
        ComputerSample.prototype.memoryFree = 0;
        ComputerSample.prototype.diskFree = 0;
        ComputerSample.prototype.eccCorrected = 0;
        ComputerSample.prototype.bootId = 0;
        ComputerSample.prototype.resetCause = "";

        ComputerSample.create = function(properties) {
            return new ComputerSample(properties);
        };

        ComputerSample.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.load != null && !$Object.is(message.load, 0))
                writer.uint32(17).double(message.load);
            if (message.memoryFree != null && !$Object.is(message.memoryFree, 0))
                writer.uint32(25).double(message.memoryFree);
            if (message.diskFree != null && !$Object.is(message.diskFree, 0))
                writer.uint32(33).double(message.diskFree);
            if (message.eccCorrected != null && message.eccCorrected !== 0)
                writer.uint32(40).uint32(message.eccCorrected);
            if (message.bootId != null && message.bootId !== 0)
                writer.uint32(48).uint32(message.bootId);
            if (message.resetCause != null && message.resetCause !== "")
                writer.uint32(58).string(message.resetCause);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        ComputerSample.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.ComputerSample();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 1)
                            break;
                        message.load = reader.double();
                        continue;
                    }
                case 3: {
                        if (wireType !== 1)
                            break;
                        message.memoryFree = reader.double();
                        continue;
                    }
                case 4: {
                        if (wireType !== 1)
                            break;
                        message.diskFree = reader.double();
                        continue;
                    }
                case 5: {
                        if (wireType !== 0)
                            break;
                        message.eccCorrected = reader.uint32();
                        continue;
                    }
                case 6: {
                        if (wireType !== 0)
                            break;
                        message.bootId = reader.uint32();
                        continue;
                    }
                case 7: {
                        if (wireType !== 2)
                            break;
                        message.resetCause = reader.stringVerify();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        ComputerSample.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.ComputerSample";
        };

        return ComputerSample;
    })();

    dawnline.WatchedService = (function() {

        var WatchedService = function (properties) {
            this.service = "";
            this.answering = false;
            this.progressing = false;
            this.missed = 0;
            this.restarts = 0;
            this.bootId = 0;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        WatchedService.prototype.service = "";
        WatchedService.prototype.answering = false;
        WatchedService.prototype.progressing = false;
        WatchedService.prototype.missed = 0;
        WatchedService.prototype.restarts = 0;
        WatchedService.prototype.bootId = 0;

        WatchedService.create = function(properties) {
            return new WatchedService(properties);
        };

        WatchedService.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.service != null && message.service !== "")
                writer.uint32(10).string(message.service);
            if (message.answering != null && message.answering !== false)
                writer.uint32(16).bool(message.answering);
            if (message.progressing != null && message.progressing !== false)
                writer.uint32(24).bool(message.progressing);
            if (message.missed != null && message.missed !== 0)
                writer.uint32(32).uint32(message.missed);
            if (message.restarts != null && message.restarts !== 0)
                writer.uint32(40).uint32(message.restarts);
            if (message.bootId != null && message.bootId !== 0)
                writer.uint32(48).uint32(message.bootId);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        WatchedService.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.WatchedService();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.service = reader.stringVerify();
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.answering = reader.bool();
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.progressing = reader.bool();
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        message.missed = reader.uint32();
                        continue;
                    }
                case 5: {
                        if (wireType !== 0)
                            break;
                        message.restarts = reader.uint32();
                        continue;
                    }
                case 6: {
                        if (wireType !== 0)
                            break;
                        message.bootId = reader.uint32();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        WatchedService.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.WatchedService";
        };

        return WatchedService;
    })();

    dawnline.FaultManagerHousekeeping = (function() {

        var FaultManagerHousekeeping = function (properties) {
            this.header = null;
            this.service = null;
            this.mode = 0;
            this.modeEpoch = 0;
            this.modeCause = "";
            this.watchdogStrokes = 0;
            this.episode = 0;
            this.actions = 0;
            this.rung = 0;
            this.services = [];
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        FaultManagerHousekeeping.prototype.header = null;
        FaultManagerHousekeeping.prototype.service = null;
        FaultManagerHousekeeping.prototype.mode = 0;
        FaultManagerHousekeeping.prototype.modeEpoch = 0;
        FaultManagerHousekeeping.prototype.modeCause = "";
        FaultManagerHousekeeping.prototype.services = $util.emptyArray;
        FaultManagerHousekeeping.prototype.watchdogStrokes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        FaultManagerHousekeeping.prototype.episode = 0;
        FaultManagerHousekeeping.prototype.actions = 0;
        FaultManagerHousekeeping.prototype.rung = 0;

        FaultManagerHousekeeping.create = function(properties) {
            return new FaultManagerHousekeeping(properties);
        };

        FaultManagerHousekeeping.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.service != null)
                $root.dawnline.ServiceStatus.encode(message.service, writer.uint32(18).fork(), _depth + 1).ldelim();
            if (message.mode != null && message.mode !== 0)
                writer.uint32(24).int32(message.mode);
            if (message.modeEpoch != null && message.modeEpoch !== 0)
                writer.uint32(32).uint32(message.modeEpoch);
            if (message.modeCause != null && message.modeCause !== "")
                writer.uint32(42).string(message.modeCause);
            if (message.services != null && message.services.length)
                for (var i = 0; i < message.services.length; ++i)
                    $root.dawnline.WatchedService.encode(message.services[i], writer.uint32(50).fork(), _depth + 1).ldelim();
            if (message.watchdogStrokes != null && message.watchdogStrokes !== 0)
                writer.uint32(56).uint64(message.watchdogStrokes);
            if (message.episode != null && message.episode !== 0)
                writer.uint32(64).uint32(message.episode);
            if (message.actions != null && message.actions !== 0)
                writer.uint32(72).uint32(message.actions);
            if (message.rung != null && message.rung !== 0)
                writer.uint32(80).uint32(message.rung);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        FaultManagerHousekeeping.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.FaultManagerHousekeeping();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.service = $root.dawnline.ServiceStatus.decode(reader, reader.size(), $undefined, _depth + 1, message.service);
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.mode = reader.int32();
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        message.modeEpoch = reader.uint32();
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        message.modeCause = reader.stringVerify();
                        continue;
                    }
                case 6: {
                        if (wireType !== 2)
                            break;
                        if (!(message.services && message.services.length))
                            message.services = [];
                        message.services.push($root.dawnline.WatchedService.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                case 7: {
                        if (wireType !== 0)
                            break;
                        message.watchdogStrokes = reader.uint64();
                        continue;
                    }
                case 8: {
                        if (wireType !== 0)
                            break;
                        message.episode = reader.uint32();
                        continue;
                    }
                case 9: {
                        if (wireType !== 0)
                            break;
                        message.actions = reader.uint32();
                        continue;
                    }
                case 10: {
                        if (wireType !== 0)
                            break;
                        message.rung = reader.uint32();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        FaultManagerHousekeeping.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.FaultManagerHousekeeping";
        };

        return FaultManagerHousekeeping;
    })();

    dawnline.FaultManagerCommand = (function() {

        var FaultManagerCommand = function (properties) {
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        FaultManagerCommand.prototype.header = null;
        FaultManagerCommand.prototype.setMode = null;
        FaultManagerCommand.prototype.restartService = null;
        FaultManagerCommand.prototype.noop = null;

        var $oneOfFields;

        $Object.defineProperty(FaultManagerCommand.prototype, "action", {
            get: $util.oneOfGetter($oneOfFields = ["setMode", "restartService", "noop"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        FaultManagerCommand.create = function(properties) {
            return new FaultManagerCommand(properties);
        };

        FaultManagerCommand.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.setMode != null)
                writer.uint32(16).int32(message.setMode);
            if (message.restartService != null)
                writer.uint32(26).string(message.restartService);
            if (message.noop != null)
                writer.uint32(32).bool(message.noop);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        FaultManagerCommand.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.FaultManagerCommand();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.setMode = reader.int32();
                        message.action = "setMode";
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.restartService = reader.stringVerify();
                        message.action = "restartService";
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        message.noop = reader.bool();
                        message.action = "noop";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        FaultManagerCommand.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.FaultManagerCommand";
        };

        return FaultManagerCommand;
    })();

    dawnline.FileRefusal = (function() {
        var valuesById = $Object.create(null), values = $Object.create(valuesById);
        values[valuesById[0] = "FILE_REFUSAL_NONE"] = 0;
        values[valuesById[1] = "FILE_REFUSAL_DENIED"] = 1;
        values[valuesById[2] = "FILE_REFUSAL_NOT_FOUND"] = 2;
        values[valuesById[3] = "FILE_REFUSAL_EXISTS"] = 3;
        values[valuesById[4] = "FILE_REFUSAL_NO_SPACE"] = 4;
        values[valuesById[5] = "FILE_REFUSAL_RANGE"] = 5;
        values[valuesById[6] = "FILE_REFUSAL_CHECKSUM"] = 6;
        values[valuesById[7] = "FILE_REFUSAL_DISK"] = 7;
        values[valuesById[8] = "FILE_REFUSAL_BUSY"] = 8;
        values[valuesById[9] = "FILE_REFUSAL_MALFORMED"] = 9;
        return values;
    })();

    dawnline.FileStat = (function() {

        var FileStat = function (properties) {
            this.path = "";
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        FileStat.prototype.path = "";

        FileStat.create = function(properties) {
            return new FileStat(properties);
        };

        FileStat.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.path != null && message.path !== "")
                writer.uint32(10).string(message.path);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        FileStat.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.FileStat();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.path = reader.stringVerify();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        FileStat.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.FileStat";
        };

        return FileStat;
    })();

    dawnline.FileRead = (function() {

        var FileRead = function (properties) {
            this.path = "";
            this.offset = 0;
            this.length = 0;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        FileRead.prototype.path = "";
        FileRead.prototype.offset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        FileRead.prototype.length = 0;

        FileRead.create = function(properties) {
            return new FileRead(properties);
        };

        FileRead.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.path != null && message.path !== "")
                writer.uint32(10).string(message.path);
            if (message.offset != null && message.offset !== 0)
                writer.uint32(16).uint64(message.offset);
            if (message.length != null && message.length !== 0)
                writer.uint32(24).uint32(message.length);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        FileRead.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.FileRead();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.path = reader.stringVerify();
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.offset = reader.uint64();
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.length = reader.uint32();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        FileRead.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.FileRead";
        };

        return FileRead;
    })();

    dawnline.FileSum = (function() {

        var FileSum = function (properties) {
            this.path = "";
            this.partial = "";
            this.offset = 0;
            this.length = 0;
            this.type = 0;
            this.running = 0;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        FileSum.prototype.path = "";
        FileSum.prototype.partial = "";
        FileSum.prototype.offset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        FileSum.prototype.length = 0;
        FileSum.prototype.type = 0;
        FileSum.prototype.running = 0;

        FileSum.create = function(properties) {
            return new FileSum(properties);
        };

        FileSum.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.path != null && message.path !== "")
                writer.uint32(10).string(message.path);
            if (message.partial != null && message.partial !== "")
                writer.uint32(18).string(message.partial);
            if (message.offset != null && message.offset !== 0)
                writer.uint32(24).uint64(message.offset);
            if (message.length != null && message.length !== 0)
                writer.uint32(32).uint32(message.length);
            if (message.type != null && message.type !== 0)
                writer.uint32(40).uint32(message.type);
            if (message.running != null && message.running !== 0)
                writer.uint32(48).uint32(message.running);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        FileSum.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.FileSum();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.path = reader.stringVerify();
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.partial = reader.stringVerify();
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.offset = reader.uint64();
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        message.length = reader.uint32();
                        continue;
                    }
                case 5: {
                        if (wireType !== 0)
                            break;
                        message.type = reader.uint32();
                        continue;
                    }
                case 6: {
                        if (wireType !== 0)
                            break;
                        message.running = reader.uint32();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        FileSum.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.FileSum";
        };

        return FileSum;
    })();

    dawnline.FileList = (function() {

        var FileList = function (properties) {
            this.folder = "";
            this.after = "";
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        FileList.prototype.folder = "";
        FileList.prototype.after = "";

        FileList.create = function(properties) {
            return new FileList(properties);
        };

        FileList.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.folder != null && message.folder !== "")
                writer.uint32(10).string(message.folder);
            if (message.after != null && message.after !== "")
                writer.uint32(18).string(message.after);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        FileList.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.FileList();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.folder = reader.stringVerify();
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.after = reader.stringVerify();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        FileList.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.FileList";
        };

        return FileList;
    })();

    dawnline.FileOpen = (function() {

        var FileOpen = function (properties) {
            this.partial = "";
            this.destination = "";
            this.size = 0;
            this.resume = false;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        FileOpen.prototype.partial = "";
        FileOpen.prototype.destination = "";
        FileOpen.prototype.size = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        FileOpen.prototype.resume = false;

        FileOpen.create = function(properties) {
            return new FileOpen(properties);
        };

        FileOpen.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.partial != null && message.partial !== "")
                writer.uint32(10).string(message.partial);
            if (message.destination != null && message.destination !== "")
                writer.uint32(18).string(message.destination);
            if (message.size != null && message.size !== 0)
                writer.uint32(24).uint64(message.size);
            if (message.resume != null && message.resume !== false)
                writer.uint32(32).bool(message.resume);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        FileOpen.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.FileOpen();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.partial = reader.stringVerify();
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.destination = reader.stringVerify();
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.size = reader.uint64();
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        message.resume = reader.bool();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        FileOpen.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.FileOpen";
        };

        return FileOpen;
    })();

    dawnline.FileWrite = (function() {

        var FileWrite = function (properties) {
            this.partial = "";
            this.offset = 0;
            this.data = $util.newBuffer([]);
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        FileWrite.prototype.partial = "";
        FileWrite.prototype.offset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        FileWrite.prototype.data = $util.newBuffer([]);

        FileWrite.create = function(properties) {
            return new FileWrite(properties);
        };

        FileWrite.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.partial != null && message.partial !== "")
                writer.uint32(10).string(message.partial);
            if (message.offset != null && message.offset !== 0)
                writer.uint32(16).uint64(message.offset);
            if (message.data != null && message.data.length)
                writer.uint32(26).bytes(message.data);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        FileWrite.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.FileWrite();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.partial = reader.stringVerify();
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.offset = reader.uint64();
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.data = reader.bytes();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        FileWrite.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.FileWrite";
        };

        return FileWrite;
    })();

    dawnline.FileCommit = (function() {

        var FileCommit = function (properties) {
            this.partial = "";
            this.destination = "";
            this.size = 0;
            this.type = 0;
            this.checksum = 0;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        FileCommit.prototype.partial = "";
        FileCommit.prototype.destination = "";
        FileCommit.prototype.size = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        FileCommit.prototype.type = 0;
        FileCommit.prototype.checksum = 0;

        FileCommit.create = function(properties) {
            return new FileCommit(properties);
        };

        FileCommit.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.partial != null && message.partial !== "")
                writer.uint32(10).string(message.partial);
            if (message.destination != null && message.destination !== "")
                writer.uint32(18).string(message.destination);
            if (message.size != null && message.size !== 0)
                writer.uint32(24).uint64(message.size);
            if (message.type != null && message.type !== 0)
                writer.uint32(32).uint32(message.type);
            if (message.checksum != null && message.checksum !== 0)
                writer.uint32(40).uint32(message.checksum);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        FileCommit.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.FileCommit();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.partial = reader.stringVerify();
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.destination = reader.stringVerify();
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.size = reader.uint64();
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        message.type = reader.uint32();
                        continue;
                    }
                case 5: {
                        if (wireType !== 0)
                            break;
                        message.checksum = reader.uint32();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        FileCommit.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.FileCommit";
        };

        return FileCommit;
    })();

    dawnline.FileKeep = (function() {

        var FileKeep = function (properties) {
            this.partials = [];
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        FileKeep.prototype.partials = $util.emptyArray;

        FileKeep.create = function(properties) {
            return new FileKeep(properties);
        };

        FileKeep.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.partials != null && message.partials.length)
                for (var i = 0; i < message.partials.length; ++i)
                    writer.uint32(10).string(message.partials[i]);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        FileKeep.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.FileKeep();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if (!(message.partials && message.partials.length))
                            message.partials = [];
                        message.partials.push(reader.stringVerify());
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        FileKeep.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.FileKeep";
        };

        return FileKeep;
    })();

    dawnline.FileRequest = (function() {

        var FileRequest = function (properties) {
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        FileRequest.prototype.header = null;
        FileRequest.prototype.device = "";
        FileRequest.prototype.stat = null;
        FileRequest.prototype.read = null;
        FileRequest.prototype.checksum = null;
        FileRequest.prototype.list = null;
        FileRequest.prototype.open = null;
        FileRequest.prototype.write = null;
        FileRequest.prototype.flush = null;
        FileRequest.prototype.commit = null;
        FileRequest.prototype.discard = null;
        FileRequest.prototype.keep = null;

        var $oneOfFields;

        $Object.defineProperty(FileRequest.prototype, "operation", {
            get: $util.oneOfGetter($oneOfFields = ["stat", "read", "checksum", "list", "open", "write", "flush", "commit", "discard", "keep"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        FileRequest.create = function(properties) {
            return new FileRequest(properties);
        };

        FileRequest.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.device != null && message.device !== "")
                writer.uint32(18).string(message.device);
            if (message.stat != null)
                $root.dawnline.FileStat.encode(message.stat, writer.uint32(26).fork(), _depth + 1).ldelim();
            if (message.read != null)
                $root.dawnline.FileRead.encode(message.read, writer.uint32(34).fork(), _depth + 1).ldelim();
            if (message.checksum != null)
                $root.dawnline.FileSum.encode(message.checksum, writer.uint32(42).fork(), _depth + 1).ldelim();
            if (message.list != null)
                $root.dawnline.FileList.encode(message.list, writer.uint32(50).fork(), _depth + 1).ldelim();
            if (message.open != null)
                $root.dawnline.FileOpen.encode(message.open, writer.uint32(58).fork(), _depth + 1).ldelim();
            if (message.write != null)
                $root.dawnline.FileWrite.encode(message.write, writer.uint32(66).fork(), _depth + 1).ldelim();
            if (message.flush != null)
                writer.uint32(74).string(message.flush);
            if (message.commit != null)
                $root.dawnline.FileCommit.encode(message.commit, writer.uint32(82).fork(), _depth + 1).ldelim();
            if (message.discard != null)
                writer.uint32(90).string(message.discard);
            if (message.keep != null)
                $root.dawnline.FileKeep.encode(message.keep, writer.uint32(98).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        FileRequest.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.FileRequest();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.device = value;
                        else
                            delete message.device;
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.stat = $root.dawnline.FileStat.decode(reader, reader.size(), $undefined, _depth + 1, message.stat);
                        message.operation = "stat";
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        message.read = $root.dawnline.FileRead.decode(reader, reader.size(), $undefined, _depth + 1, message.read);
                        message.operation = "read";
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        message.checksum = $root.dawnline.FileSum.decode(reader, reader.size(), $undefined, _depth + 1, message.checksum);
                        message.operation = "checksum";
                        continue;
                    }
                case 6: {
                        if (wireType !== 2)
                            break;
                        message.list = $root.dawnline.FileList.decode(reader, reader.size(), $undefined, _depth + 1, message.list);
                        message.operation = "list";
                        continue;
                    }
                case 7: {
                        if (wireType !== 2)
                            break;
                        message.open = $root.dawnline.FileOpen.decode(reader, reader.size(), $undefined, _depth + 1, message.open);
                        message.operation = "open";
                        continue;
                    }
                case 8: {
                        if (wireType !== 2)
                            break;
                        message.write = $root.dawnline.FileWrite.decode(reader, reader.size(), $undefined, _depth + 1, message.write);
                        message.operation = "write";
                        continue;
                    }
                case 9: {
                        if (wireType !== 2)
                            break;
                        message.flush = reader.stringVerify();
                        message.operation = "flush";
                        continue;
                    }
                case 10: {
                        if (wireType !== 2)
                            break;
                        message.commit = $root.dawnline.FileCommit.decode(reader, reader.size(), $undefined, _depth + 1, message.commit);
                        message.operation = "commit";
                        continue;
                    }
                case 11: {
                        if (wireType !== 2)
                            break;
                        message.discard = reader.stringVerify();
                        message.operation = "discard";
                        continue;
                    }
                case 12: {
                        if (wireType !== 2)
                            break;
                        message.keep = $root.dawnline.FileKeep.decode(reader, reader.size(), $undefined, _depth + 1, message.keep);
                        message.operation = "keep";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        FileRequest.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.FileRequest";
        };

        return FileRequest;
    })();

    dawnline.FileEntry = (function() {

        var FileEntry = function (properties) {
            this.name = "";
            this.bytes = 0;
            this.folder = false;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        FileEntry.prototype.name = "";
        FileEntry.prototype.bytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        FileEntry.prototype.folder = false;

        FileEntry.create = function(properties) {
            return new FileEntry(properties);
        };

        FileEntry.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.name != null && message.name !== "")
                writer.uint32(10).string(message.name);
            if (message.bytes != null && message.bytes !== 0)
                writer.uint32(16).uint64(message.bytes);
            if (message.folder != null && message.folder !== false)
                writer.uint32(24).bool(message.folder);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        FileEntry.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.FileEntry();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.name = reader.stringVerify();
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.bytes = reader.uint64();
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.folder = reader.bool();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        FileEntry.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.FileEntry";
        };

        return FileEntry;
    })();

    dawnline.FileReply = (function() {

        var FileReply = function (properties) {
            this.header = null;
            this.refusal = 0;
            this.detail = "";
            this.found = false;
            this.bytes = 0;
            this.folder = false;
            this.data = $util.newBuffer([]);
            this.running = 0;
            this.resumed = false;
            this.more = false;
            this.entries = [];
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        FileReply.prototype.header = null;
        FileReply.prototype.refusal = 0;
        FileReply.prototype.detail = "";
        FileReply.prototype.found = false;
        FileReply.prototype.bytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        FileReply.prototype.folder = false;
        FileReply.prototype.data = $util.newBuffer([]);
        FileReply.prototype.running = 0;
        FileReply.prototype.resumed = false;
        FileReply.prototype.entries = $util.emptyArray;
        FileReply.prototype.more = false;

        FileReply.create = function(properties) {
            return new FileReply(properties);
        };

        FileReply.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.refusal != null && message.refusal !== 0)
                writer.uint32(16).int32(message.refusal);
            if (message.detail != null && message.detail !== "")
                writer.uint32(26).string(message.detail);
            if (message.found != null && message.found !== false)
                writer.uint32(32).bool(message.found);
            if (message.bytes != null && message.bytes !== 0)
                writer.uint32(40).uint64(message.bytes);
            if (message.folder != null && message.folder !== false)
                writer.uint32(48).bool(message.folder);
            if (message.data != null && message.data.length)
                writer.uint32(58).bytes(message.data);
            if (message.running != null && message.running !== 0)
                writer.uint32(64).uint32(message.running);
            if (message.resumed != null && message.resumed !== false)
                writer.uint32(72).bool(message.resumed);
            if (message.entries != null && message.entries.length)
                for (var i = 0; i < message.entries.length; ++i)
                    $root.dawnline.FileEntry.encode(message.entries[i], writer.uint32(82).fork(), _depth + 1).ldelim();
            if (message.more != null && message.more !== false)
                writer.uint32(88).bool(message.more);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        FileReply.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.FileReply();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.refusal = reader.int32();
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.detail = reader.stringVerify();
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        message.found = reader.bool();
                        continue;
                    }
                case 5: {
                        if (wireType !== 0)
                            break;
                        message.bytes = reader.uint64();
                        continue;
                    }
                case 6: {
                        if (wireType !== 0)
                            break;
                        message.folder = reader.bool();
                        continue;
                    }
                case 7: {
                        if (wireType !== 2)
                            break;
                        message.data = reader.bytes();
                        continue;
                    }
                case 8: {
                        if (wireType !== 0)
                            break;
                        message.running = reader.uint32();
                        continue;
                    }
                case 9: {
                        if (wireType !== 0)
                            break;
                        message.resumed = reader.bool();
                        continue;
                    }
                case 10: {
                        if (wireType !== 2)
                            break;
                        if (!(message.entries && message.entries.length))
                            message.entries = [];
                        message.entries.push($root.dawnline.FileEntry.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                case 11: {
                        if (wireType !== 0)
                            break;
                        message.more = reader.bool();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        FileReply.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.FileReply";
        };

        return FileReply;
    })();

    dawnline.JobState = (function() {
        var valuesById = $Object.create(null), values = $Object.create(valuesById);
        values[valuesById[0] = "JOB_UNKNOWN"] = 0;
        values[valuesById[1] = "JOB_QUEUED"] = 1;
        values[valuesById[2] = "JOB_ADMITTED"] = 2;
        values[valuesById[3] = "JOB_STARTING"] = 3;
        values[valuesById[4] = "JOB_RUNNING"] = 4;
        values[valuesById[5] = "JOB_PAUSED"] = 5;
        values[valuesById[6] = "JOB_CHECKPOINTING"] = 6;
        values[valuesById[7] = "JOB_STOPPING"] = 7;
        values[valuesById[8] = "JOB_REQUEUED"] = 8;
        values[valuesById[9] = "JOB_HELD"] = 9;
        values[valuesById[10] = "JOB_COMPLETED"] = 10;
        values[valuesById[11] = "JOB_FAILED"] = 11;
        values[valuesById[12] = "JOB_CANCELLED"] = 12;
        return values;
    })();

    dawnline.JobStatus = (function() {

        var JobStatus = function (properties) {
            this.job = "";
            this.state = 0;
            this.attempt = 0;
            this.step = 0;
            this.total = 0;
            this.checkpointStep = 0;
            this.checkpointSequence = 0;
            this.restarts = 0;
            this.resultDigest = "";
            this.tenant = "";
            this.cause = "";
            this.heartbeatAgeUs = 0;
            this.stepRate = 0;
            this.checkpointAgeUs = 0;
            this.lostSteps = 0;
            this.jobFaultsLeft = 0;
            this.platformStopsLeft = 0;
            this.memoryBytes = 0;
            this.gpuMemoryBytes = 0;
            this.energyJ = 0;
            this.gpuSeconds = 0;
            this.intervalHintUs = 0;
            this.detail = "";
            this.restartsByCause = [];
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        JobStatus.prototype.job = "";
        JobStatus.prototype.state = 0;
        JobStatus.prototype.attempt = 0;
        JobStatus.prototype.step = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        JobStatus.prototype.total = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        JobStatus.prototype.checkpointStep = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        JobStatus.prototype.checkpointSequence = 0;
        JobStatus.prototype.restarts = 0;
        JobStatus.prototype.resultDigest = "";
        JobStatus.prototype.tenant = "";
        JobStatus.prototype.cause = "";
        JobStatus.prototype.heartbeatAgeUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        JobStatus.prototype.stepRate = 0;
        JobStatus.prototype.checkpointAgeUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        JobStatus.prototype.lostSteps = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        JobStatus.prototype.jobFaultsLeft = 0;
        JobStatus.prototype.platformStopsLeft = 0;
        JobStatus.prototype.memoryBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        JobStatus.prototype.gpuMemoryBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        JobStatus.prototype.energyJ = 0;
        JobStatus.prototype.gpuSeconds = 0;
        JobStatus.prototype.intervalHintUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        JobStatus.prototype.detail = "";
        JobStatus.prototype.restartsByCause = $util.emptyArray;

        JobStatus.create = function(properties) {
            return new JobStatus(properties);
        };

        JobStatus.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.job != null && message.job !== "")
                writer.uint32(10).string(message.job);
            if (message.state != null && message.state !== 0)
                writer.uint32(16).int32(message.state);
            if (message.attempt != null && message.attempt !== 0)
                writer.uint32(24).uint32(message.attempt);
            if (message.step != null && message.step !== 0)
                writer.uint32(32).uint64(message.step);
            if (message.total != null && message.total !== 0)
                writer.uint32(40).uint64(message.total);
            if (message.checkpointStep != null && message.checkpointStep !== 0)
                writer.uint32(48).uint64(message.checkpointStep);
            if (message.checkpointSequence != null && message.checkpointSequence !== 0)
                writer.uint32(56).uint32(message.checkpointSequence);
            if (message.restarts != null && message.restarts !== 0)
                writer.uint32(64).uint32(message.restarts);
            if (message.resultDigest != null && message.resultDigest !== "")
                writer.uint32(74).string(message.resultDigest);
            if (message.tenant != null && message.tenant !== "")
                writer.uint32(82).string(message.tenant);
            if (message.cause != null && message.cause !== "")
                writer.uint32(90).string(message.cause);
            if (message.heartbeatAgeUs != null && message.heartbeatAgeUs !== 0)
                writer.uint32(96).uint64(message.heartbeatAgeUs);
            if (message.stepRate != null && !$Object.is(message.stepRate, 0))
                writer.uint32(105).double(message.stepRate);
            if (message.checkpointAgeUs != null && message.checkpointAgeUs !== 0)
                writer.uint32(112).uint64(message.checkpointAgeUs);
            if (message.lostSteps != null && message.lostSteps !== 0)
                writer.uint32(120).uint64(message.lostSteps);
            if (message.jobFaultsLeft != null && message.jobFaultsLeft !== 0)
                writer.uint32(128).uint32(message.jobFaultsLeft);
            if (message.platformStopsLeft != null && message.platformStopsLeft !== 0)
                writer.uint32(136).uint32(message.platformStopsLeft);
            if (message.memoryBytes != null && message.memoryBytes !== 0)
                writer.uint32(144).uint64(message.memoryBytes);
            if (message.gpuMemoryBytes != null && message.gpuMemoryBytes !== 0)
                writer.uint32(152).uint64(message.gpuMemoryBytes);
            if (message.energyJ != null && !$Object.is(message.energyJ, 0))
                writer.uint32(161).double(message.energyJ);
            if (message.gpuSeconds != null && !$Object.is(message.gpuSeconds, 0))
                writer.uint32(169).double(message.gpuSeconds);
            if (message.intervalHintUs != null && message.intervalHintUs !== 0)
                writer.uint32(176).uint64(message.intervalHintUs);
            if (message.detail != null && message.detail !== "")
                writer.uint32(186).string(message.detail);
            if (message.restartsByCause != null && message.restartsByCause.length)
                for (var i = 0; i < message.restartsByCause.length; ++i)
                    $root.dawnline.RestartCount.encode(message.restartsByCause[i], writer.uint32(194).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        JobStatus.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.JobStatus();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.job = reader.stringVerify();
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.state = reader.int32();
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.attempt = reader.uint32();
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        message.step = reader.uint64();
                        continue;
                    }
                case 5: {
                        if (wireType !== 0)
                            break;
                        message.total = reader.uint64();
                        continue;
                    }
                case 6: {
                        if (wireType !== 0)
                            break;
                        message.checkpointStep = reader.uint64();
                        continue;
                    }
                case 7: {
                        if (wireType !== 0)
                            break;
                        message.checkpointSequence = reader.uint32();
                        continue;
                    }
                case 8: {
                        if (wireType !== 0)
                            break;
                        message.restarts = reader.uint32();
                        continue;
                    }
                case 9: {
                        if (wireType !== 2)
                            break;
                        message.resultDigest = reader.stringVerify();
                        continue;
                    }
                case 10: {
                        if (wireType !== 2)
                            break;
                        message.tenant = reader.stringVerify();
                        continue;
                    }
                case 11: {
                        if (wireType !== 2)
                            break;
                        message.cause = reader.stringVerify();
                        continue;
                    }
                case 12: {
                        if (wireType !== 0)
                            break;
                        message.heartbeatAgeUs = reader.uint64();
                        continue;
                    }
                case 13: {
                        if (wireType !== 1)
                            break;
                        message.stepRate = reader.double();
                        continue;
                    }
                case 14: {
                        if (wireType !== 0)
                            break;
                        message.checkpointAgeUs = reader.uint64();
                        continue;
                    }
                case 15: {
                        if (wireType !== 0)
                            break;
                        message.lostSteps = reader.uint64();
                        continue;
                    }
                case 16: {
                        if (wireType !== 0)
                            break;
                        message.jobFaultsLeft = reader.uint32();
                        continue;
                    }
                case 17: {
                        if (wireType !== 0)
                            break;
                        message.platformStopsLeft = reader.uint32();
                        continue;
                    }
                case 18: {
                        if (wireType !== 0)
                            break;
                        message.memoryBytes = reader.uint64();
                        continue;
                    }
                case 19: {
                        if (wireType !== 0)
                            break;
                        message.gpuMemoryBytes = reader.uint64();
                        continue;
                    }
                case 20: {
                        if (wireType !== 1)
                            break;
                        message.energyJ = reader.double();
                        continue;
                    }
                case 21: {
                        if (wireType !== 1)
                            break;
                        message.gpuSeconds = reader.double();
                        continue;
                    }
                case 22: {
                        if (wireType !== 0)
                            break;
                        message.intervalHintUs = reader.uint64();
                        continue;
                    }
                case 23: {
                        if (wireType !== 2)
                            break;
                        message.detail = reader.stringVerify();
                        continue;
                    }
                case 24: {
                        if (wireType !== 2)
                            break;
                        if (!(message.restartsByCause && message.restartsByCause.length))
                            message.restartsByCause = [];
                        message.restartsByCause.push($root.dawnline.RestartCount.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        JobStatus.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.JobStatus";
        };

        return JobStatus;
    })();

    dawnline.RestartCount = (function() {

        var RestartCount = function (properties) {
            this.cause = "";
            this.count = 0;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        RestartCount.prototype.cause = "";
        RestartCount.prototype.count = 0;

        RestartCount.create = function(properties) {
            return new RestartCount(properties);
        };

        RestartCount.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.cause != null && message.cause !== "")
                writer.uint32(10).string(message.cause);
            if (message.count != null && message.count !== 0)
                writer.uint32(16).uint32(message.count);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        RestartCount.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.RestartCount();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.cause = reader.stringVerify();
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.count = reader.uint32();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        RestartCount.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.RestartCount";
        };

        return RestartCount;
    })();

    dawnline.TenantAccount = (function() {

        var TenantAccount = function (properties) {
            this.tenant = "";
            this.gpuSeconds = 0;
            this.gpuSecondsOrbit = 0;
            this.energyJ = 0;
            this.bytesStored = 0;
            this.bytesDownlinked = 0;
            this.jobsOpen = 0;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        TenantAccount.prototype.tenant = "";
        TenantAccount.prototype.gpuSeconds = 0;
        TenantAccount.prototype.gpuSecondsOrbit = 0;
        TenantAccount.prototype.energyJ = 0;
        TenantAccount.prototype.bytesStored = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        TenantAccount.prototype.bytesDownlinked = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        TenantAccount.prototype.jobsOpen = 0;

        TenantAccount.create = function(properties) {
            return new TenantAccount(properties);
        };

        TenantAccount.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.tenant != null && message.tenant !== "")
                writer.uint32(10).string(message.tenant);
            if (message.gpuSeconds != null && !$Object.is(message.gpuSeconds, 0))
                writer.uint32(17).double(message.gpuSeconds);
            if (message.gpuSecondsOrbit != null && !$Object.is(message.gpuSecondsOrbit, 0))
                writer.uint32(25).double(message.gpuSecondsOrbit);
            if (message.energyJ != null && !$Object.is(message.energyJ, 0))
                writer.uint32(33).double(message.energyJ);
            if (message.bytesStored != null && message.bytesStored !== 0)
                writer.uint32(40).uint64(message.bytesStored);
            if (message.bytesDownlinked != null && message.bytesDownlinked !== 0)
                writer.uint32(48).uint64(message.bytesDownlinked);
            if (message.jobsOpen != null && message.jobsOpen !== 0)
                writer.uint32(56).uint32(message.jobsOpen);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        TenantAccount.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.TenantAccount();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.tenant = reader.stringVerify();
                        continue;
                    }
                case 2: {
                        if (wireType !== 1)
                            break;
                        message.gpuSeconds = reader.double();
                        continue;
                    }
                case 3: {
                        if (wireType !== 1)
                            break;
                        message.gpuSecondsOrbit = reader.double();
                        continue;
                    }
                case 4: {
                        if (wireType !== 1)
                            break;
                        message.energyJ = reader.double();
                        continue;
                    }
                case 5: {
                        if (wireType !== 0)
                            break;
                        message.bytesStored = reader.uint64();
                        continue;
                    }
                case 6: {
                        if (wireType !== 0)
                            break;
                        message.bytesDownlinked = reader.uint64();
                        continue;
                    }
                case 7: {
                        if (wireType !== 0)
                            break;
                        message.jobsOpen = reader.uint32();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        TenantAccount.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.TenantAccount";
        };

        return TenantAccount;
    })();

    dawnline.GpuVerdict = (function() {

        var GpuVerdict = function (properties) {
            this.gpu = 0;
            this.verdict = "";
            this.reason = "";
            this.resets = 0;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        GpuVerdict.prototype.gpu = 0;
        GpuVerdict.prototype.verdict = "";
        GpuVerdict.prototype.reason = "";
        GpuVerdict.prototype.resets = 0;

        GpuVerdict.create = function(properties) {
            return new GpuVerdict(properties);
        };

        GpuVerdict.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.gpu != null && message.gpu !== 0)
                writer.uint32(8).uint32(message.gpu);
            if (message.verdict != null && message.verdict !== "")
                writer.uint32(18).string(message.verdict);
            if (message.reason != null && message.reason !== "")
                writer.uint32(26).string(message.reason);
            if (message.resets != null && message.resets !== 0)
                writer.uint32(32).uint32(message.resets);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        GpuVerdict.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.GpuVerdict();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.gpu = reader.uint32();
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.verdict = reader.stringVerify();
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.reason = reader.stringVerify();
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        message.resets = reader.uint32();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        GpuVerdict.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.GpuVerdict";
        };

        return GpuVerdict;
    })();

    dawnline.JobExecutorHousekeeping = (function() {

        var JobExecutorHousekeeping = function (properties) {
            this.header = null;
            this.service = null;
            this.gpuCapW = 0;
            this.powerCeilingW = 0;
            this.thermalCeilingW = 0;
            this.jobsQueued = 0;
            this.jobsCompleted = 0;
            this.jobsFailed = 0;
            this.gpuReady = false;
            this.gpuPowerW = 0;
            this.lostSteps = 0;
            this.staleEvents = 0;
            this.breakerOpen = false;
            this.answersDiscarded = 0;
            this.jobs = [];
            this.tenants = [];
            this.gpus = [];
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        JobExecutorHousekeeping.prototype.header = null;
        JobExecutorHousekeeping.prototype.service = null;
        JobExecutorHousekeeping.prototype.jobs = $util.emptyArray;
        JobExecutorHousekeeping.prototype.gpuCapW = 0;
        JobExecutorHousekeeping.prototype.powerCeilingW = 0;
        JobExecutorHousekeeping.prototype.thermalCeilingW = 0;
        JobExecutorHousekeeping.prototype.jobsQueued = 0;
        JobExecutorHousekeeping.prototype.jobsCompleted = 0;
        JobExecutorHousekeeping.prototype.jobsFailed = 0;
        JobExecutorHousekeeping.prototype.gpuReady = false;
        JobExecutorHousekeeping.prototype.gpuPowerW = 0;
        JobExecutorHousekeeping.prototype.lostSteps = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        JobExecutorHousekeeping.prototype.tenants = $util.emptyArray;
        JobExecutorHousekeeping.prototype.staleEvents = 0;
        JobExecutorHousekeeping.prototype.breakerOpen = false;
        JobExecutorHousekeeping.prototype.gpus = $util.emptyArray;
        JobExecutorHousekeeping.prototype.answersDiscarded = 0;

        JobExecutorHousekeeping.create = function(properties) {
            return new JobExecutorHousekeeping(properties);
        };

        JobExecutorHousekeeping.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.service != null)
                $root.dawnline.ServiceStatus.encode(message.service, writer.uint32(18).fork(), _depth + 1).ldelim();
            if (message.jobs != null && message.jobs.length)
                for (var i = 0; i < message.jobs.length; ++i)
                    $root.dawnline.JobStatus.encode(message.jobs[i], writer.uint32(26).fork(), _depth + 1).ldelim();
            if (message.gpuCapW != null && !$Object.is(message.gpuCapW, 0))
                writer.uint32(33).double(message.gpuCapW);
            if (message.powerCeilingW != null && !$Object.is(message.powerCeilingW, 0))
                writer.uint32(41).double(message.powerCeilingW);
            if (message.thermalCeilingW != null && !$Object.is(message.thermalCeilingW, 0))
                writer.uint32(49).double(message.thermalCeilingW);
            if (message.jobsQueued != null && message.jobsQueued !== 0)
                writer.uint32(56).uint32(message.jobsQueued);
            if (message.jobsCompleted != null && message.jobsCompleted !== 0)
                writer.uint32(64).uint32(message.jobsCompleted);
            if (message.jobsFailed != null && message.jobsFailed !== 0)
                writer.uint32(72).uint32(message.jobsFailed);
            if (message.gpuReady != null && message.gpuReady !== false)
                writer.uint32(80).bool(message.gpuReady);
            if (message.gpuPowerW != null && !$Object.is(message.gpuPowerW, 0))
                writer.uint32(89).double(message.gpuPowerW);
            if (message.lostSteps != null && message.lostSteps !== 0)
                writer.uint32(96).uint64(message.lostSteps);
            if (message.tenants != null && message.tenants.length)
                for (var i = 0; i < message.tenants.length; ++i)
                    $root.dawnline.TenantAccount.encode(message.tenants[i], writer.uint32(106).fork(), _depth + 1).ldelim();
            if (message.staleEvents != null && message.staleEvents !== 0)
                writer.uint32(112).uint32(message.staleEvents);
            if (message.breakerOpen != null && message.breakerOpen !== false)
                writer.uint32(120).bool(message.breakerOpen);
            if (message.gpus != null && message.gpus.length)
                for (var i = 0; i < message.gpus.length; ++i)
                    $root.dawnline.GpuVerdict.encode(message.gpus[i], writer.uint32(130).fork(), _depth + 1).ldelim();
            if (message.answersDiscarded != null && message.answersDiscarded !== 0)
                writer.uint32(136).uint32(message.answersDiscarded);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        JobExecutorHousekeeping.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.JobExecutorHousekeeping();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.service = $root.dawnline.ServiceStatus.decode(reader, reader.size(), $undefined, _depth + 1, message.service);
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        if (!(message.jobs && message.jobs.length))
                            message.jobs = [];
                        message.jobs.push($root.dawnline.JobStatus.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                case 4: {
                        if (wireType !== 1)
                            break;
                        message.gpuCapW = reader.double();
                        continue;
                    }
                case 5: {
                        if (wireType !== 1)
                            break;
                        message.powerCeilingW = reader.double();
                        continue;
                    }
                case 6: {
                        if (wireType !== 1)
                            break;
                        message.thermalCeilingW = reader.double();
                        continue;
                    }
                case 7: {
                        if (wireType !== 0)
                            break;
                        message.jobsQueued = reader.uint32();
                        continue;
                    }
                case 8: {
                        if (wireType !== 0)
                            break;
                        message.jobsCompleted = reader.uint32();
                        continue;
                    }
                case 9: {
                        if (wireType !== 0)
                            break;
                        message.jobsFailed = reader.uint32();
                        continue;
                    }
                case 10: {
                        if (wireType !== 0)
                            break;
                        message.gpuReady = reader.bool();
                        continue;
                    }
                case 11: {
                        if (wireType !== 1)
                            break;
                        message.gpuPowerW = reader.double();
                        continue;
                    }
                case 12: {
                        if (wireType !== 0)
                            break;
                        message.lostSteps = reader.uint64();
                        continue;
                    }
                case 13: {
                        if (wireType !== 2)
                            break;
                        if (!(message.tenants && message.tenants.length))
                            message.tenants = [];
                        message.tenants.push($root.dawnline.TenantAccount.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                case 14: {
                        if (wireType !== 0)
                            break;
                        message.staleEvents = reader.uint32();
                        continue;
                    }
                case 15: {
                        if (wireType !== 0)
                            break;
                        message.breakerOpen = reader.bool();
                        continue;
                    }
                case 16: {
                        if (wireType !== 2)
                            break;
                        if (!(message.gpus && message.gpus.length))
                            message.gpus = [];
                        message.gpus.push($root.dawnline.GpuVerdict.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                case 17: {
                        if (wireType !== 0)
                            break;
                        message.answersDiscarded = reader.uint32();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        JobExecutorHousekeeping.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.JobExecutorHousekeeping";
        };

        return JobExecutorHousekeeping;
    })();

    dawnline.JobSpecification = (function() {

        var JobSpecification = function (properties) {
            this.job = "";
            this.tenant = "";
            this.program = "";
            this.totalSteps = 0;
            this.stepTimeUs = 0;
            this.checkpointEverySteps = 0;
            this.watchdogUs = 0;
            this.utilisation = 0;
            this.memoryUtilisation = 0;
            this.priority = 0;
            this.seed = 0;
            this.deadlineUs = 0;
            this.kind = 0;
            this.memoryMaxBytes = 0;
            this.diskMaxBytes = 0;
            this.gpuMemoryMaxBytes = 0;
            this.startLimitUs = 0;
            this.progressLimitUs = 0;
            this.logSilenceUs = 0;
            this.graceUs = 0;
            this.minimumRunUs = 0;
            this.takesCheckpointSignal = false;
            this.pausable = false;
            this.checkpointsKept = 0;
            this.keepEvery = 0;
            this.adopt = "";
            this.appFormat = "";
            this.jobFaultsMax = 0;
            this.platformStopsMax = 0;
            this.secret = false;
            this.defence = 0;
            this.expectedDigest = "";
            this.requestLimitUs = 0;
            this.healthPeriodUs = 0;
            this["arguments"] = [];
            this.command = [];
            this.files = [];
            this.environment = [];
            this.environmentAllow = [];
            this.exitRules = [];
            this.results = [];
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        JobSpecification.prototype.job = "";
        JobSpecification.prototype.tenant = "";
        JobSpecification.prototype.program = "";
        JobSpecification.prototype["arguments"] = $util.emptyArray;
        JobSpecification.prototype.totalSteps = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        JobSpecification.prototype.stepTimeUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        JobSpecification.prototype.checkpointEverySteps = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        JobSpecification.prototype.watchdogUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        JobSpecification.prototype.utilisation = 0;
        JobSpecification.prototype.memoryUtilisation = 0;
        JobSpecification.prototype.priority = 0;
        JobSpecification.prototype.seed = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        JobSpecification.prototype.deadlineUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        JobSpecification.prototype.kind = 0;
        JobSpecification.prototype.command = $util.emptyArray;
        JobSpecification.prototype.files = $util.emptyArray;
        JobSpecification.prototype.environment = $util.emptyArray;
        JobSpecification.prototype.environmentAllow = $util.emptyArray;
        JobSpecification.prototype.memoryMaxBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        JobSpecification.prototype.diskMaxBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        JobSpecification.prototype.gpuMemoryMaxBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        JobSpecification.prototype.startLimitUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        JobSpecification.prototype.progressLimitUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        JobSpecification.prototype.logSilenceUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        JobSpecification.prototype.graceUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        JobSpecification.prototype.minimumRunUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        JobSpecification.prototype.takesCheckpointSignal = false;
        JobSpecification.prototype.pausable = false;
        JobSpecification.prototype.checkpointsKept = 0;
        JobSpecification.prototype.keepEvery = 0;
        JobSpecification.prototype.adopt = "";
        JobSpecification.prototype.appFormat = "";
        JobSpecification.prototype.exitRules = $util.emptyArray;
        JobSpecification.prototype.jobFaultsMax = 0;
        JobSpecification.prototype.platformStopsMax = 0;
        JobSpecification.prototype.results = $util.emptyArray;
        JobSpecification.prototype.secret = false;
        JobSpecification.prototype.defence = 0;
        JobSpecification.prototype.expectedDigest = "";
        JobSpecification.prototype.requestLimitUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        JobSpecification.prototype.healthPeriodUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        JobSpecification.create = function(properties) {
            return new JobSpecification(properties);
        };

        JobSpecification.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.job != null && message.job !== "")
                writer.uint32(10).string(message.job);
            if (message.tenant != null && message.tenant !== "")
                writer.uint32(18).string(message.tenant);
            if (message.program != null && message.program !== "")
                writer.uint32(26).string(message.program);
            if (message["arguments"] != null && message["arguments"].length)
                for (var i = 0; i < message["arguments"].length; ++i)
                    writer.uint32(34).string(message["arguments"][i]);
            if (message.totalSteps != null && message.totalSteps !== 0)
                writer.uint32(40).uint64(message.totalSteps);
            if (message.stepTimeUs != null && message.stepTimeUs !== 0)
                writer.uint32(48).uint64(message.stepTimeUs);
            if (message.checkpointEverySteps != null && message.checkpointEverySteps !== 0)
                writer.uint32(56).uint64(message.checkpointEverySteps);
            if (message.watchdogUs != null && message.watchdogUs !== 0)
                writer.uint32(64).uint64(message.watchdogUs);
            if (message.utilisation != null && !$Object.is(message.utilisation, 0))
                writer.uint32(73).double(message.utilisation);
            if (message.memoryUtilisation != null && !$Object.is(message.memoryUtilisation, 0))
                writer.uint32(81).double(message.memoryUtilisation);
            if (message.priority != null && message.priority !== 0)
                writer.uint32(88).uint32(message.priority);
            if (message.seed != null && message.seed !== 0)
                writer.uint32(96).uint64(message.seed);
            if (message.deadlineUs != null && message.deadlineUs !== 0)
                writer.uint32(104).uint64(message.deadlineUs);
            if (message.kind != null && message.kind !== 0)
                writer.uint32(112).int32(message.kind);
            if (message.command != null && message.command.length)
                for (var i = 0; i < message.command.length; ++i)
                    writer.uint32(122).string(message.command[i]);
            if (message.files != null && message.files.length)
                for (var i = 0; i < message.files.length; ++i)
                    $root.dawnline.JobFile.encode(message.files[i], writer.uint32(130).fork(), _depth + 1).ldelim();
            if (message.environment != null && message.environment.length)
                for (var i = 0; i < message.environment.length; ++i)
                    writer.uint32(138).string(message.environment[i]);
            if (message.environmentAllow != null && message.environmentAllow.length)
                for (var i = 0; i < message.environmentAllow.length; ++i)
                    writer.uint32(146).string(message.environmentAllow[i]);
            if (message.memoryMaxBytes != null && message.memoryMaxBytes !== 0)
                writer.uint32(152).uint64(message.memoryMaxBytes);
            if (message.diskMaxBytes != null && message.diskMaxBytes !== 0)
                writer.uint32(160).uint64(message.diskMaxBytes);
            if (message.gpuMemoryMaxBytes != null && message.gpuMemoryMaxBytes !== 0)
                writer.uint32(168).uint64(message.gpuMemoryMaxBytes);
            if (message.startLimitUs != null && message.startLimitUs !== 0)
                writer.uint32(176).uint64(message.startLimitUs);
            if (message.progressLimitUs != null && message.progressLimitUs !== 0)
                writer.uint32(184).uint64(message.progressLimitUs);
            if (message.logSilenceUs != null && message.logSilenceUs !== 0)
                writer.uint32(192).uint64(message.logSilenceUs);
            if (message.graceUs != null && message.graceUs !== 0)
                writer.uint32(200).uint64(message.graceUs);
            if (message.minimumRunUs != null && message.minimumRunUs !== 0)
                writer.uint32(208).uint64(message.minimumRunUs);
            if (message.takesCheckpointSignal != null && message.takesCheckpointSignal !== false)
                writer.uint32(216).bool(message.takesCheckpointSignal);
            if (message.pausable != null && message.pausable !== false)
                writer.uint32(224).bool(message.pausable);
            if (message.checkpointsKept != null && message.checkpointsKept !== 0)
                writer.uint32(232).uint32(message.checkpointsKept);
            if (message.keepEvery != null && message.keepEvery !== 0)
                writer.uint32(240).uint32(message.keepEvery);
            if (message.adopt != null && message.adopt !== "")
                writer.uint32(250).string(message.adopt);
            if (message.appFormat != null && message.appFormat !== "")
                writer.uint32(258).string(message.appFormat);
            if (message.exitRules != null && message.exitRules.length)
                for (var i = 0; i < message.exitRules.length; ++i)
                    $root.dawnline.ExitRule.encode(message.exitRules[i], writer.uint32(266).fork(), _depth + 1).ldelim();
            if (message.jobFaultsMax != null && message.jobFaultsMax !== 0)
                writer.uint32(272).uint32(message.jobFaultsMax);
            if (message.platformStopsMax != null && message.platformStopsMax !== 0)
                writer.uint32(280).uint32(message.platformStopsMax);
            if (message.results != null && message.results.length)
                for (var i = 0; i < message.results.length; ++i)
                    writer.uint32(290).string(message.results[i]);
            if (message.secret != null && message.secret !== false)
                writer.uint32(296).bool(message.secret);
            if (message.defence != null && message.defence !== 0)
                writer.uint32(304).int32(message.defence);
            if (message.expectedDigest != null && message.expectedDigest !== "")
                writer.uint32(314).string(message.expectedDigest);
            if (message.requestLimitUs != null && message.requestLimitUs !== 0)
                writer.uint32(320).uint64(message.requestLimitUs);
            if (message.healthPeriodUs != null && message.healthPeriodUs !== 0)
                writer.uint32(328).uint64(message.healthPeriodUs);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        JobSpecification.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.JobSpecification();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.job = reader.stringVerify();
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.tenant = reader.stringVerify();
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.program = reader.stringVerify();
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        if (!(message["arguments"] && message["arguments"].length))
                            message["arguments"] = [];
                        message["arguments"].push(reader.stringVerify());
                        continue;
                    }
                case 5: {
                        if (wireType !== 0)
                            break;
                        message.totalSteps = reader.uint64();
                        continue;
                    }
                case 6: {
                        if (wireType !== 0)
                            break;
                        message.stepTimeUs = reader.uint64();
                        continue;
                    }
                case 7: {
                        if (wireType !== 0)
                            break;
                        message.checkpointEverySteps = reader.uint64();
                        continue;
                    }
                case 8: {
                        if (wireType !== 0)
                            break;
                        message.watchdogUs = reader.uint64();
                        continue;
                    }
                case 9: {
                        if (wireType !== 1)
                            break;
                        message.utilisation = reader.double();
                        continue;
                    }
                case 10: {
                        if (wireType !== 1)
                            break;
                        message.memoryUtilisation = reader.double();
                        continue;
                    }
                case 11: {
                        if (wireType !== 0)
                            break;
                        message.priority = reader.uint32();
                        continue;
                    }
                case 12: {
                        if (wireType !== 0)
                            break;
                        message.seed = reader.uint64();
                        continue;
                    }
                case 13: {
                        if (wireType !== 0)
                            break;
                        message.deadlineUs = reader.uint64();
                        continue;
                    }
                case 14: {
                        if (wireType !== 0)
                            break;
                        message.kind = reader.int32();
                        continue;
                    }
                case 15: {
                        if (wireType !== 2)
                            break;
                        if (!(message.command && message.command.length))
                            message.command = [];
                        message.command.push(reader.stringVerify());
                        continue;
                    }
                case 16: {
                        if (wireType !== 2)
                            break;
                        if (!(message.files && message.files.length))
                            message.files = [];
                        message.files.push($root.dawnline.JobFile.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                case 17: {
                        if (wireType !== 2)
                            break;
                        if (!(message.environment && message.environment.length))
                            message.environment = [];
                        message.environment.push(reader.stringVerify());
                        continue;
                    }
                case 18: {
                        if (wireType !== 2)
                            break;
                        if (!(message.environmentAllow && message.environmentAllow.length))
                            message.environmentAllow = [];
                        message.environmentAllow.push(reader.stringVerify());
                        continue;
                    }
                case 19: {
                        if (wireType !== 0)
                            break;
                        message.memoryMaxBytes = reader.uint64();
                        continue;
                    }
                case 20: {
                        if (wireType !== 0)
                            break;
                        message.diskMaxBytes = reader.uint64();
                        continue;
                    }
                case 21: {
                        if (wireType !== 0)
                            break;
                        message.gpuMemoryMaxBytes = reader.uint64();
                        continue;
                    }
                case 22: {
                        if (wireType !== 0)
                            break;
                        message.startLimitUs = reader.uint64();
                        continue;
                    }
                case 23: {
                        if (wireType !== 0)
                            break;
                        message.progressLimitUs = reader.uint64();
                        continue;
                    }
                case 24: {
                        if (wireType !== 0)
                            break;
                        message.logSilenceUs = reader.uint64();
                        continue;
                    }
                case 25: {
                        if (wireType !== 0)
                            break;
                        message.graceUs = reader.uint64();
                        continue;
                    }
                case 26: {
                        if (wireType !== 0)
                            break;
                        message.minimumRunUs = reader.uint64();
                        continue;
                    }
                case 27: {
                        if (wireType !== 0)
                            break;
                        message.takesCheckpointSignal = reader.bool();
                        continue;
                    }
                case 28: {
                        if (wireType !== 0)
                            break;
                        message.pausable = reader.bool();
                        continue;
                    }
                case 29: {
                        if (wireType !== 0)
                            break;
                        message.checkpointsKept = reader.uint32();
                        continue;
                    }
                case 30: {
                        if (wireType !== 0)
                            break;
                        message.keepEvery = reader.uint32();
                        continue;
                    }
                case 31: {
                        if (wireType !== 2)
                            break;
                        message.adopt = reader.stringVerify();
                        continue;
                    }
                case 32: {
                        if (wireType !== 2)
                            break;
                        message.appFormat = reader.stringVerify();
                        continue;
                    }
                case 33: {
                        if (wireType !== 2)
                            break;
                        if (!(message.exitRules && message.exitRules.length))
                            message.exitRules = [];
                        message.exitRules.push($root.dawnline.ExitRule.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                case 34: {
                        if (wireType !== 0)
                            break;
                        message.jobFaultsMax = reader.uint32();
                        continue;
                    }
                case 35: {
                        if (wireType !== 0)
                            break;
                        message.platformStopsMax = reader.uint32();
                        continue;
                    }
                case 36: {
                        if (wireType !== 2)
                            break;
                        if (!(message.results && message.results.length))
                            message.results = [];
                        message.results.push(reader.stringVerify());
                        continue;
                    }
                case 37: {
                        if (wireType !== 0)
                            break;
                        message.secret = reader.bool();
                        continue;
                    }
                case 38: {
                        if (wireType !== 0)
                            break;
                        message.defence = reader.int32();
                        continue;
                    }
                case 39: {
                        if (wireType !== 2)
                            break;
                        message.expectedDigest = reader.stringVerify();
                        continue;
                    }
                case 40: {
                        if (wireType !== 0)
                            break;
                        message.requestLimitUs = reader.uint64();
                        continue;
                    }
                case 41: {
                        if (wireType !== 0)
                            break;
                        message.healthPeriodUs = reader.uint64();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        JobSpecification.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.JobSpecification";
        };

        return JobSpecification;
    })();

    dawnline.JobKind = (function() {
        var valuesById = $Object.create(null), values = $Object.create(valuesById);
        values[valuesById[0] = "JOB_KIND_BATCH"] = 0;
        values[valuesById[1] = "JOB_KIND_SERVICE"] = 1;
        return values;
    })();

    dawnline.Defence = (function() {
        var valuesById = $Object.create(null), values = $Object.create(valuesById);
        values[valuesById[0] = "DEFENCE_NONE"] = 0;
        values[valuesById[1] = "DEFENCE_DIGEST"] = 1;
        values[valuesById[2] = "DEFENCE_DUPLICATE"] = 2;
        values[valuesById[3] = "DEFENCE_CANARY"] = 3;
        return values;
    })();

    dawnline.ExitAction = (function() {
        var valuesById = $Object.create(null), values = $Object.create(valuesById);
        values[valuesById[0] = "EXIT_UNKNOWN"] = 0;
        values[valuesById[1] = "EXIT_FAIL"] = 1;
        values[valuesById[2] = "EXIT_RETRY"] = 2;
        values[valuesById[3] = "EXIT_RETRY_FREE"] = 3;
        values[valuesById[4] = "EXIT_HOLD"] = 4;
        values[valuesById[5] = "EXIT_REQUEUE"] = 5;
        return values;
    })();

    dawnline.JobFile = (function() {

        var JobFile = function (properties) {
            this.path = "";
            this.bytes = 0;
            this.sha256 = "";
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        JobFile.prototype.path = "";
        JobFile.prototype.bytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        JobFile.prototype.sha256 = "";

        JobFile.create = function(properties) {
            return new JobFile(properties);
        };

        JobFile.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.path != null && message.path !== "")
                writer.uint32(10).string(message.path);
            if (message.bytes != null && message.bytes !== 0)
                writer.uint32(16).uint64(message.bytes);
            if (message.sha256 != null && message.sha256 !== "")
                writer.uint32(26).string(message.sha256);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        JobFile.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.JobFile();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.path = reader.stringVerify();
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.bytes = reader.uint64();
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.sha256 = reader.stringVerify();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        JobFile.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.JobFile";
        };

        return JobFile;
    })();

    dawnline.ExitRule = (function() {

        var ExitRule = function (properties) {
            this.code = 0;
            this.signal = "";
            this.reason = "";
            this.action = 0;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        ExitRule.prototype.code = 0;
        ExitRule.prototype.signal = "";
        ExitRule.prototype.reason = "";
        ExitRule.prototype.action = 0;

        ExitRule.create = function(properties) {
            return new ExitRule(properties);
        };

        ExitRule.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.code != null && message.code !== 0)
                writer.uint32(8).uint32(message.code);
            if (message.signal != null && message.signal !== "")
                writer.uint32(18).string(message.signal);
            if (message.reason != null && message.reason !== "")
                writer.uint32(26).string(message.reason);
            if (message.action != null && message.action !== 0)
                writer.uint32(32).int32(message.action);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        ExitRule.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.ExitRule();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.code = reader.uint32();
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.signal = reader.stringVerify();
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.reason = reader.stringVerify();
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        message.action = reader.int32();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        ExitRule.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.ExitRule";
        };

        return ExitRule;
    })();

    dawnline.JobLogRequest = (function() {

        var JobLogRequest = function (properties) {
            this.job = "";
            this.maxBytes = 0;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        JobLogRequest.prototype.job = "";
        JobLogRequest.prototype.maxBytes = 0;

        JobLogRequest.create = function(properties) {
            return new JobLogRequest(properties);
        };

        JobLogRequest.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.job != null && message.job !== "")
                writer.uint32(10).string(message.job);
            if (message.maxBytes != null && message.maxBytes !== 0)
                writer.uint32(16).uint32(message.maxBytes);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        JobLogRequest.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.JobLogRequest();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.job = reader.stringVerify();
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.maxBytes = reader.uint32();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        JobLogRequest.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.JobLogRequest";
        };

        return JobLogRequest;
    })();

    dawnline.ServiceRequest = (function() {

        var ServiceRequest = function (properties) {
            this.job = "";
            this.request = "";
            this.body = $util.newBuffer([]);
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        ServiceRequest.prototype.job = "";
        ServiceRequest.prototype.request = "";
        ServiceRequest.prototype.body = $util.newBuffer([]);

        ServiceRequest.create = function(properties) {
            return new ServiceRequest(properties);
        };

        ServiceRequest.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.job != null && message.job !== "")
                writer.uint32(10).string(message.job);
            if (message.request != null && message.request !== "")
                writer.uint32(18).string(message.request);
            if (message.body != null && message.body.length)
                writer.uint32(26).bytes(message.body);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        ServiceRequest.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.ServiceRequest();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.job = reader.stringVerify();
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.request = reader.stringVerify();
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.body = reader.bytes();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        ServiceRequest.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.ServiceRequest";
        };

        return ServiceRequest;
    })();

    dawnline.GpuDrain = (function() {

        var GpuDrain = function (properties) {
            this.gpu = 0;
            this.drained = false;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        GpuDrain.prototype.gpu = 0;
        GpuDrain.prototype.drained = false;

        GpuDrain.create = function(properties) {
            return new GpuDrain(properties);
        };

        GpuDrain.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.gpu != null && message.gpu !== 0)
                writer.uint32(8).uint32(message.gpu);
            if (message.drained != null && message.drained !== false)
                writer.uint32(16).bool(message.drained);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        GpuDrain.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.GpuDrain();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.gpu = reader.uint32();
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.drained = reader.bool();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        GpuDrain.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.GpuDrain";
        };

        return GpuDrain;
    })();

    dawnline.CheckpointPin = (function() {

        var CheckpointPin = function (properties) {
            this.job = "";
            this.sequence = 0;
            this.pinned = false;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        CheckpointPin.prototype.job = "";
        CheckpointPin.prototype.sequence = 0;
        CheckpointPin.prototype.pinned = false;

        CheckpointPin.create = function(properties) {
            return new CheckpointPin(properties);
        };

        CheckpointPin.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.job != null && message.job !== "")
                writer.uint32(10).string(message.job);
            if (message.sequence != null && message.sequence !== 0)
                writer.uint32(16).uint32(message.sequence);
            if (message.pinned != null && message.pinned !== false)
                writer.uint32(24).bool(message.pinned);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        CheckpointPin.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.CheckpointPin();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.job = reader.stringVerify();
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.sequence = reader.uint32();
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.pinned = reader.bool();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        CheckpointPin.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.CheckpointPin";
        };

        return CheckpointPin;
    })();

    dawnline.CheckpointFacts = (function() {

        var CheckpointFacts = function (properties) {
            this.sequence = 0;
            this.step = 0;
            this.attempt = 0;
            this.bytes = 0;
            this.pinned = false;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        CheckpointFacts.prototype.sequence = 0;
        CheckpointFacts.prototype.step = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        CheckpointFacts.prototype.attempt = 0;
        CheckpointFacts.prototype.bytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        CheckpointFacts.prototype.pinned = false;

        CheckpointFacts.create = function(properties) {
            return new CheckpointFacts(properties);
        };

        CheckpointFacts.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.sequence != null && message.sequence !== 0)
                writer.uint32(8).uint32(message.sequence);
            if (message.step != null && message.step !== 0)
                writer.uint32(16).uint64(message.step);
            if (message.attempt != null && message.attempt !== 0)
                writer.uint32(24).uint32(message.attempt);
            if (message.bytes != null && message.bytes !== 0)
                writer.uint32(32).uint64(message.bytes);
            if (message.pinned != null && message.pinned !== false)
                writer.uint32(40).bool(message.pinned);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        CheckpointFacts.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.CheckpointFacts();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.sequence = reader.uint32();
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.step = reader.uint64();
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.attempt = reader.uint32();
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        message.bytes = reader.uint64();
                        continue;
                    }
                case 5: {
                        if (wireType !== 0)
                            break;
                        message.pinned = reader.bool();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        CheckpointFacts.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.CheckpointFacts";
        };

        return CheckpointFacts;
    })();

    dawnline.ResultFile = (function() {

        var ResultFile = function (properties) {
            this.path = "";
            this.bytes = 0;
            this.sha256 = "";
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        ResultFile.prototype.path = "";
        ResultFile.prototype.bytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        ResultFile.prototype.sha256 = "";

        ResultFile.create = function(properties) {
            return new ResultFile(properties);
        };

        ResultFile.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.path != null && message.path !== "")
                writer.uint32(10).string(message.path);
            if (message.bytes != null && message.bytes !== 0)
                writer.uint32(16).uint64(message.bytes);
            if (message.sha256 != null && message.sha256 !== "")
                writer.uint32(26).string(message.sha256);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        ResultFile.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.ResultFile();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.path = reader.stringVerify();
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.bytes = reader.uint64();
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.sha256 = reader.stringVerify();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        ResultFile.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.ResultFile";
        };

        return ResultFile;
    })();

    dawnline.JobDetail = (function() {

        var JobDetail = function (properties) {
            this.header = null;
            this.specification = null;
            this.status = null;
            this.bundleSha256 = "";
            this.bundleBytes = 0;
            this.bundlePath = "";
            this.resultsLeftOut = 0;
            this.checkpoints = [];
            this.results = [];
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        JobDetail.prototype.header = null;
        JobDetail.prototype.specification = null;
        JobDetail.prototype.status = null;
        JobDetail.prototype.checkpoints = $util.emptyArray;
        JobDetail.prototype.results = $util.emptyArray;
        JobDetail.prototype.bundleSha256 = "";
        JobDetail.prototype.bundleBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        JobDetail.prototype.bundlePath = "";
        JobDetail.prototype.resultsLeftOut = 0;

        JobDetail.create = function(properties) {
            return new JobDetail(properties);
        };

        JobDetail.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.specification != null)
                $root.dawnline.JobSpecification.encode(message.specification, writer.uint32(18).fork(), _depth + 1).ldelim();
            if (message.status != null)
                $root.dawnline.JobStatus.encode(message.status, writer.uint32(26).fork(), _depth + 1).ldelim();
            if (message.checkpoints != null && message.checkpoints.length)
                for (var i = 0; i < message.checkpoints.length; ++i)
                    $root.dawnline.CheckpointFacts.encode(message.checkpoints[i], writer.uint32(34).fork(), _depth + 1).ldelim();
            if (message.results != null && message.results.length)
                for (var i = 0; i < message.results.length; ++i)
                    $root.dawnline.ResultFile.encode(message.results[i], writer.uint32(42).fork(), _depth + 1).ldelim();
            if (message.bundleSha256 != null && message.bundleSha256 !== "")
                writer.uint32(50).string(message.bundleSha256);
            if (message.bundleBytes != null && message.bundleBytes !== 0)
                writer.uint32(56).uint64(message.bundleBytes);
            if (message.bundlePath != null && message.bundlePath !== "")
                writer.uint32(66).string(message.bundlePath);
            if (message.resultsLeftOut != null && message.resultsLeftOut !== 0)
                writer.uint32(72).uint32(message.resultsLeftOut);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        JobDetail.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.JobDetail();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.specification = $root.dawnline.JobSpecification.decode(reader, reader.size(), $undefined, _depth + 1, message.specification);
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.status = $root.dawnline.JobStatus.decode(reader, reader.size(), $undefined, _depth + 1, message.status);
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        if (!(message.checkpoints && message.checkpoints.length))
                            message.checkpoints = [];
                        message.checkpoints.push($root.dawnline.CheckpointFacts.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        if (!(message.results && message.results.length))
                            message.results = [];
                        message.results.push($root.dawnline.ResultFile.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                case 6: {
                        if (wireType !== 2)
                            break;
                        message.bundleSha256 = reader.stringVerify();
                        continue;
                    }
                case 7: {
                        if (wireType !== 0)
                            break;
                        message.bundleBytes = reader.uint64();
                        continue;
                    }
                case 8: {
                        if (wireType !== 2)
                            break;
                        message.bundlePath = reader.stringVerify();
                        continue;
                    }
                case 9: {
                        if (wireType !== 0)
                            break;
                        message.resultsLeftOut = reader.uint32();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        JobDetail.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.JobDetail";
        };

        return JobDetail;
    })();

    dawnline.JobLog = (function() {

        var JobLog = function (properties) {
            this.header = null;
            this.job = "";
            this.attempt = 0;
            this.offset = 0;
            this.contents = $util.newBuffer([]);
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        JobLog.prototype.header = null;
        JobLog.prototype.job = "";
        JobLog.prototype.attempt = 0;
        JobLog.prototype.offset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        JobLog.prototype.contents = $util.newBuffer([]);

        JobLog.create = function(properties) {
            return new JobLog(properties);
        };

        JobLog.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.job != null && message.job !== "")
                writer.uint32(18).string(message.job);
            if (message.attempt != null && message.attempt !== 0)
                writer.uint32(24).uint32(message.attempt);
            if (message.offset != null && message.offset !== 0)
                writer.uint32(32).uint64(message.offset);
            if (message.contents != null && message.contents.length)
                writer.uint32(42).bytes(message.contents);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        JobLog.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.JobLog();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.job = reader.stringVerify();
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.attempt = reader.uint32();
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        message.offset = reader.uint64();
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        message.contents = reader.bytes();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        JobLog.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.JobLog";
        };

        return JobLog;
    })();

    dawnline.ServiceReply = (function() {

        var ServiceReply = function (properties) {
            this.header = null;
            this.job = "";
            this.request = "";
            this.ok = false;
            this.body = $util.newBuffer([]);
            this.detail = "";
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        ServiceReply.prototype.header = null;
        ServiceReply.prototype.job = "";
        ServiceReply.prototype.request = "";
        ServiceReply.prototype.ok = false;
        ServiceReply.prototype.body = $util.newBuffer([]);
        ServiceReply.prototype.detail = "";

        ServiceReply.create = function(properties) {
            return new ServiceReply(properties);
        };

        ServiceReply.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.job != null && message.job !== "")
                writer.uint32(18).string(message.job);
            if (message.request != null && message.request !== "")
                writer.uint32(26).string(message.request);
            if (message.ok != null && message.ok !== false)
                writer.uint32(32).bool(message.ok);
            if (message.body != null && message.body.length)
                writer.uint32(42).bytes(message.body);
            if (message.detail != null && message.detail !== "")
                writer.uint32(50).string(message.detail);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        ServiceReply.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.ServiceReply();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.job = reader.stringVerify();
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.request = reader.stringVerify();
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        message.ok = reader.bool();
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        message.body = reader.bytes();
                        continue;
                    }
                case 6: {
                        if (wireType !== 2)
                            break;
                        message.detail = reader.stringVerify();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        ServiceReply.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.ServiceReply";
        };

        return ServiceReply;
    })();

    dawnline.JobExecutorCommand = (function() {

        var JobExecutorCommand = function (properties) {
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        JobExecutorCommand.prototype.header = null;
        JobExecutorCommand.prototype.submit = null;
        JobExecutorCommand.prototype.cancel = null;
        JobExecutorCommand.prototype.release = null;
        JobExecutorCommand.prototype.checkpoint = null;
        JobExecutorCommand.prototype.noop = null;
        JobExecutorCommand.prototype.submitFile = null;
        JobExecutorCommand.prototype.pause = null;
        JobExecutorCommand.prototype.resume = null;
        JobExecutorCommand.prototype.detail = null;
        JobExecutorCommand.prototype.log = null;
        JobExecutorCommand.prototype.request = null;
        JobExecutorCommand.prototype.drain = null;
        JobExecutorCommand.prototype.resetGpu = null;
        JobExecutorCommand.prototype.pin = null;
        JobExecutorCommand.prototype.closeBreaker = null;

        var $oneOfFields;

        $Object.defineProperty(JobExecutorCommand.prototype, "action", {
            get: $util.oneOfGetter($oneOfFields = ["submit", "cancel", "release", "checkpoint", "noop", "submitFile", "pause", "resume", "detail", "log", "request", "drain", "resetGpu", "pin", "closeBreaker"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        JobExecutorCommand.create = function(properties) {
            return new JobExecutorCommand(properties);
        };

        JobExecutorCommand.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.submit != null)
                $root.dawnline.JobSpecification.encode(message.submit, writer.uint32(18).fork(), _depth + 1).ldelim();
            if (message.cancel != null)
                writer.uint32(26).string(message.cancel);
            if (message.release != null)
                writer.uint32(34).string(message.release);
            if (message.checkpoint != null)
                writer.uint32(42).string(message.checkpoint);
            if (message.noop != null)
                writer.uint32(48).bool(message.noop);
            if (message.submitFile != null)
                writer.uint32(58).string(message.submitFile);
            if (message.pause != null)
                writer.uint32(66).string(message.pause);
            if (message.resume != null)
                writer.uint32(74).string(message.resume);
            if (message.detail != null)
                writer.uint32(82).string(message.detail);
            if (message.log != null)
                $root.dawnline.JobLogRequest.encode(message.log, writer.uint32(90).fork(), _depth + 1).ldelim();
            if (message.request != null)
                $root.dawnline.ServiceRequest.encode(message.request, writer.uint32(98).fork(), _depth + 1).ldelim();
            if (message.drain != null)
                $root.dawnline.GpuDrain.encode(message.drain, writer.uint32(106).fork(), _depth + 1).ldelim();
            if (message.resetGpu != null)
                writer.uint32(112).uint32(message.resetGpu);
            if (message.pin != null)
                $root.dawnline.CheckpointPin.encode(message.pin, writer.uint32(122).fork(), _depth + 1).ldelim();
            if (message.closeBreaker != null)
                writer.uint32(128).bool(message.closeBreaker);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        JobExecutorCommand.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.JobExecutorCommand();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.submit = $root.dawnline.JobSpecification.decode(reader, reader.size(), $undefined, _depth + 1, message.submit);
                        message.action = "submit";
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.cancel = reader.stringVerify();
                        message.action = "cancel";
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        message.release = reader.stringVerify();
                        message.action = "release";
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        message.checkpoint = reader.stringVerify();
                        message.action = "checkpoint";
                        continue;
                    }
                case 6: {
                        if (wireType !== 0)
                            break;
                        message.noop = reader.bool();
                        message.action = "noop";
                        continue;
                    }
                case 7: {
                        if (wireType !== 2)
                            break;
                        message.submitFile = reader.stringVerify();
                        message.action = "submitFile";
                        continue;
                    }
                case 8: {
                        if (wireType !== 2)
                            break;
                        message.pause = reader.stringVerify();
                        message.action = "pause";
                        continue;
                    }
                case 9: {
                        if (wireType !== 2)
                            break;
                        message.resume = reader.stringVerify();
                        message.action = "resume";
                        continue;
                    }
                case 10: {
                        if (wireType !== 2)
                            break;
                        message.detail = reader.stringVerify();
                        message.action = "detail";
                        continue;
                    }
                case 11: {
                        if (wireType !== 2)
                            break;
                        message.log = $root.dawnline.JobLogRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.log);
                        message.action = "log";
                        continue;
                    }
                case 12: {
                        if (wireType !== 2)
                            break;
                        message.request = $root.dawnline.ServiceRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.request);
                        message.action = "request";
                        continue;
                    }
                case 13: {
                        if (wireType !== 2)
                            break;
                        message.drain = $root.dawnline.GpuDrain.decode(reader, reader.size(), $undefined, _depth + 1, message.drain);
                        message.action = "drain";
                        continue;
                    }
                case 14: {
                        if (wireType !== 0)
                            break;
                        message.resetGpu = reader.uint32();
                        message.action = "resetGpu";
                        continue;
                    }
                case 15: {
                        if (wireType !== 2)
                            break;
                        message.pin = $root.dawnline.CheckpointPin.decode(reader, reader.size(), $undefined, _depth + 1, message.pin);
                        message.action = "pin";
                        continue;
                    }
                case 16: {
                        if (wireType !== 0)
                            break;
                        message.closeBreaker = reader.bool();
                        message.action = "closeBreaker";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        JobExecutorCommand.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.JobExecutorCommand";
        };

        return JobExecutorCommand;
    })();

    dawnline.PowerManagerHousekeeping = (function() {

        var PowerManagerHousekeeping = function (properties) {
            this.header = null;
            this.service = null;
            this.stateOfCharge = 0;
            this.batteryPowerW = 0;
            this.arrayPowerW = 0;
            this.loadPowerW = 0;
            this.busVoltageV = 0;
            this.gpuCeilingW = 0;
            this.predictedMinimumCharge = 0;
            this.inEclipse = false;
            this.nextEclipseUs = 0;
            this.eclipseEndUs = 0;
            this.shedTier = 0;
            this.switchesClosed = 0;
            this.rearms = 0;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        PowerManagerHousekeeping.prototype.header = null;
        PowerManagerHousekeeping.prototype.service = null;
        PowerManagerHousekeeping.prototype.stateOfCharge = 0;
        PowerManagerHousekeeping.prototype.batteryPowerW = 0;
        PowerManagerHousekeeping.prototype.arrayPowerW = 0;
        PowerManagerHousekeeping.prototype.loadPowerW = 0;
        PowerManagerHousekeeping.prototype.busVoltageV = 0;
        PowerManagerHousekeeping.prototype.gpuCeilingW = 0;
        PowerManagerHousekeeping.prototype.predictedMinimumCharge = 0;
        PowerManagerHousekeeping.prototype.inEclipse = false;
        PowerManagerHousekeeping.prototype.nextEclipseUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        PowerManagerHousekeeping.prototype.eclipseEndUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        PowerManagerHousekeeping.prototype.shedTier = 0;
        PowerManagerHousekeeping.prototype.switchesClosed = 0;
        PowerManagerHousekeeping.prototype.rearms = 0;

        PowerManagerHousekeeping.create = function(properties) {
            return new PowerManagerHousekeeping(properties);
        };

        PowerManagerHousekeeping.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.service != null)
                $root.dawnline.ServiceStatus.encode(message.service, writer.uint32(18).fork(), _depth + 1).ldelim();
            if (message.stateOfCharge != null && !$Object.is(message.stateOfCharge, 0))
                writer.uint32(25).double(message.stateOfCharge);
            if (message.batteryPowerW != null && !$Object.is(message.batteryPowerW, 0))
                writer.uint32(33).double(message.batteryPowerW);
            if (message.arrayPowerW != null && !$Object.is(message.arrayPowerW, 0))
                writer.uint32(41).double(message.arrayPowerW);
            if (message.loadPowerW != null && !$Object.is(message.loadPowerW, 0))
                writer.uint32(49).double(message.loadPowerW);
            if (message.busVoltageV != null && !$Object.is(message.busVoltageV, 0))
                writer.uint32(57).double(message.busVoltageV);
            if (message.gpuCeilingW != null && !$Object.is(message.gpuCeilingW, 0))
                writer.uint32(65).double(message.gpuCeilingW);
            if (message.predictedMinimumCharge != null && !$Object.is(message.predictedMinimumCharge, 0))
                writer.uint32(73).double(message.predictedMinimumCharge);
            if (message.inEclipse != null && message.inEclipse !== false)
                writer.uint32(80).bool(message.inEclipse);
            if (message.nextEclipseUs != null && message.nextEclipseUs !== 0)
                writer.uint32(88).uint64(message.nextEclipseUs);
            if (message.eclipseEndUs != null && message.eclipseEndUs !== 0)
                writer.uint32(96).uint64(message.eclipseEndUs);
            if (message.shedTier != null && message.shedTier !== 0)
                writer.uint32(104).uint32(message.shedTier);
            if (message.switchesClosed != null && message.switchesClosed !== 0)
                writer.uint32(112).uint32(message.switchesClosed);
            if (message.rearms != null && message.rearms !== 0)
                writer.uint32(120).uint32(message.rearms);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        PowerManagerHousekeeping.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.PowerManagerHousekeeping();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.service = $root.dawnline.ServiceStatus.decode(reader, reader.size(), $undefined, _depth + 1, message.service);
                        continue;
                    }
                case 3: {
                        if (wireType !== 1)
                            break;
                        message.stateOfCharge = reader.double();
                        continue;
                    }
                case 4: {
                        if (wireType !== 1)
                            break;
                        message.batteryPowerW = reader.double();
                        continue;
                    }
                case 5: {
                        if (wireType !== 1)
                            break;
                        message.arrayPowerW = reader.double();
                        continue;
                    }
                case 6: {
                        if (wireType !== 1)
                            break;
                        message.loadPowerW = reader.double();
                        continue;
                    }
                case 7: {
                        if (wireType !== 1)
                            break;
                        message.busVoltageV = reader.double();
                        continue;
                    }
                case 8: {
                        if (wireType !== 1)
                            break;
                        message.gpuCeilingW = reader.double();
                        continue;
                    }
                case 9: {
                        if (wireType !== 1)
                            break;
                        message.predictedMinimumCharge = reader.double();
                        continue;
                    }
                case 10: {
                        if (wireType !== 0)
                            break;
                        message.inEclipse = reader.bool();
                        continue;
                    }
                case 11: {
                        if (wireType !== 0)
                            break;
                        message.nextEclipseUs = reader.uint64();
                        continue;
                    }
                case 12: {
                        if (wireType !== 0)
                            break;
                        message.eclipseEndUs = reader.uint64();
                        continue;
                    }
                case 13: {
                        if (wireType !== 0)
                            break;
                        message.shedTier = reader.uint32();
                        continue;
                    }
                case 14: {
                        if (wireType !== 0)
                            break;
                        message.switchesClosed = reader.uint32();
                        continue;
                    }
                case 15: {
                        if (wireType !== 0)
                            break;
                        message.rearms = reader.uint32();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        PowerManagerHousekeeping.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.PowerManagerHousekeeping";
        };

        return PowerManagerHousekeeping;
    })();

    dawnline.GpuCeiling = (function() {

        var GpuCeiling = function (properties) {
            this.header = null;
            this.gpu = 0;
            this.ceilingW = 0;
            this.timeToLiveUs = 0;
            this.admissionOpen = false;
            this.suspend = false;
            this.reason = "";
            this.predictedMinimumCharge = 0;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        GpuCeiling.prototype.header = null;
        GpuCeiling.prototype.gpu = 0;
        GpuCeiling.prototype.ceilingW = 0;
        GpuCeiling.prototype.timeToLiveUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        GpuCeiling.prototype.admissionOpen = false;
        GpuCeiling.prototype.suspend = false;
        GpuCeiling.prototype.reason = "";
        GpuCeiling.prototype.predictedMinimumCharge = 0;

        GpuCeiling.create = function(properties) {
            return new GpuCeiling(properties);
        };

        GpuCeiling.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.gpu != null && message.gpu !== 0)
                writer.uint32(16).uint32(message.gpu);
            if (message.ceilingW != null && !$Object.is(message.ceilingW, 0))
                writer.uint32(25).double(message.ceilingW);
            if (message.timeToLiveUs != null && message.timeToLiveUs !== 0)
                writer.uint32(32).uint64(message.timeToLiveUs);
            if (message.admissionOpen != null && message.admissionOpen !== false)
                writer.uint32(40).bool(message.admissionOpen);
            if (message.suspend != null && message.suspend !== false)
                writer.uint32(48).bool(message.suspend);
            if (message.reason != null && message.reason !== "")
                writer.uint32(58).string(message.reason);
            if (message.predictedMinimumCharge != null && !$Object.is(message.predictedMinimumCharge, 0))
                writer.uint32(65).double(message.predictedMinimumCharge);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        GpuCeiling.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.GpuCeiling();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.gpu = reader.uint32();
                        continue;
                    }
                case 3: {
                        if (wireType !== 1)
                            break;
                        message.ceilingW = reader.double();
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        message.timeToLiveUs = reader.uint64();
                        continue;
                    }
                case 5: {
                        if (wireType !== 0)
                            break;
                        message.admissionOpen = reader.bool();
                        continue;
                    }
                case 6: {
                        if (wireType !== 0)
                            break;
                        message.suspend = reader.bool();
                        continue;
                    }
                case 7: {
                        if (wireType !== 2)
                            break;
                        message.reason = reader.stringVerify();
                        continue;
                    }
                case 8: {
                        if (wireType !== 1)
                            break;
                        message.predictedMinimumCharge = reader.double();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        GpuCeiling.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.GpuCeiling";
        };

        return GpuCeiling;
    })();

    dawnline.PowerManagerCommand = (function() {

        var PowerManagerCommand = function (properties) {
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        PowerManagerCommand.prototype.header = null;
        PowerManagerCommand.prototype.setSwitch = null;
        PowerManagerCommand.prototype.requestTier = null;
        PowerManagerCommand.prototype.powerCycle = null;
        PowerManagerCommand.prototype.noop = null;
        PowerManagerCommand.prototype.askAdmission = null;

        var $oneOfFields;

        $Object.defineProperty(PowerManagerCommand.prototype, "action", {
            get: $util.oneOfGetter($oneOfFields = ["setSwitch", "requestTier", "powerCycle", "noop", "askAdmission"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        PowerManagerCommand.create = function(properties) {
            return new PowerManagerCommand(properties);
        };

        PowerManagerCommand.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.setSwitch != null)
                $root.dawnline.SetSwitch.encode(message.setSwitch, writer.uint32(18).fork(), _depth + 1).ldelim();
            if (message.requestTier != null)
                $root.dawnline.RequestMode.encode(message.requestTier, writer.uint32(26).fork(), _depth + 1).ldelim();
            if (message.powerCycle != null)
                $root.dawnline.PowerCycle.encode(message.powerCycle, writer.uint32(34).fork(), _depth + 1).ldelim();
            if (message.noop != null)
                writer.uint32(40).bool(message.noop);
            if (message.askAdmission != null)
                $root.dawnline.AdmissionAsk.encode(message.askAdmission, writer.uint32(50).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        PowerManagerCommand.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.PowerManagerCommand();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.setSwitch = $root.dawnline.SetSwitch.decode(reader, reader.size(), $undefined, _depth + 1, message.setSwitch);
                        message.action = "setSwitch";
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.requestTier = $root.dawnline.RequestMode.decode(reader, reader.size(), $undefined, _depth + 1, message.requestTier);
                        message.action = "requestTier";
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        message.powerCycle = $root.dawnline.PowerCycle.decode(reader, reader.size(), $undefined, _depth + 1, message.powerCycle);
                        message.action = "powerCycle";
                        continue;
                    }
                case 5: {
                        if (wireType !== 0)
                            break;
                        message.noop = reader.bool();
                        message.action = "noop";
                        continue;
                    }
                case 6: {
                        if (wireType !== 2)
                            break;
                        message.askAdmission = $root.dawnline.AdmissionAsk.decode(reader, reader.size(), $undefined, _depth + 1, message.askAdmission);
                        message.action = "askAdmission";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        PowerManagerCommand.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.PowerManagerCommand";
        };

        return PowerManagerCommand;
    })();

    dawnline.AdmissionAsk = (function() {

        var AdmissionAsk = function (properties) {
            this.ask = "";
            this.gpu = 0;
            this.watts = 0;
            this.durationUs = 0;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        AdmissionAsk.prototype.ask = "";
        AdmissionAsk.prototype.gpu = 0;
        AdmissionAsk.prototype.watts = 0;
        AdmissionAsk.prototype.durationUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        AdmissionAsk.create = function(properties) {
            return new AdmissionAsk(properties);
        };

        AdmissionAsk.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.ask != null && message.ask !== "")
                writer.uint32(10).string(message.ask);
            if (message.gpu != null && message.gpu !== 0)
                writer.uint32(16).uint32(message.gpu);
            if (message.watts != null && !$Object.is(message.watts, 0))
                writer.uint32(25).double(message.watts);
            if (message.durationUs != null && message.durationUs !== 0)
                writer.uint32(32).uint64(message.durationUs);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        AdmissionAsk.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.AdmissionAsk();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.ask = reader.stringVerify();
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.gpu = reader.uint32();
                        continue;
                    }
                case 3: {
                        if (wireType !== 1)
                            break;
                        message.watts = reader.double();
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        message.durationUs = reader.uint64();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        AdmissionAsk.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.AdmissionAsk";
        };

        return AdmissionAsk;
    })();

    dawnline.AdmissionAnswer = (function() {

        var AdmissionAnswer = function (properties) {
            this.header = null;
            this.ask = "";
            this.gpu = 0;
            this.granted = false;
            this.predicted = 0;
            this.reason = "";
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        AdmissionAnswer.prototype.header = null;
        AdmissionAnswer.prototype.ask = "";
        AdmissionAnswer.prototype.gpu = 0;
        AdmissionAnswer.prototype.granted = false;
        AdmissionAnswer.prototype.predicted = 0;
        AdmissionAnswer.prototype.reason = "";

        AdmissionAnswer.create = function(properties) {
            return new AdmissionAnswer(properties);
        };

        AdmissionAnswer.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.ask != null && message.ask !== "")
                writer.uint32(18).string(message.ask);
            if (message.gpu != null && message.gpu !== 0)
                writer.uint32(24).uint32(message.gpu);
            if (message.granted != null && message.granted !== false)
                writer.uint32(32).bool(message.granted);
            if (message.predicted != null && !$Object.is(message.predicted, 0))
                writer.uint32(41).double(message.predicted);
            if (message.reason != null && message.reason !== "")
                writer.uint32(50).string(message.reason);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        AdmissionAnswer.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.AdmissionAnswer();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.ask = reader.stringVerify();
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.gpu = reader.uint32();
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        message.granted = reader.bool();
                        continue;
                    }
                case 5: {
                        if (wireType !== 1)
                            break;
                        message.predicted = reader.double();
                        continue;
                    }
                case 6: {
                        if (wireType !== 2)
                            break;
                        message.reason = reader.stringVerify();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        AdmissionAnswer.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.AdmissionAnswer";
        };

        return AdmissionAnswer;
    })();

    dawnline.SetSwitch = (function() {

        var SetSwitch = function (properties) {
            this.closed = false;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        SetSwitch.prototype["switch"] = "";
        SetSwitch.prototype.closed = false;

        SetSwitch.create = function(properties) {
            return new SetSwitch(properties);
        };

        SetSwitch.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message["switch"] != null && message["switch"] !== "")
                writer.uint32(10).string(message["switch"]);
            if (message.closed != null && message.closed !== false)
                writer.uint32(16).bool(message.closed);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        SetSwitch.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.SetSwitch();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message["switch"] = value;
                        else
                            delete message["switch"];
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.closed = reader.bool();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        SetSwitch.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.SetSwitch";
        };

        return SetSwitch;
    })();

    dawnline.RequestMode = (function() {

        var RequestMode = function (properties) {
            this.mode = 0;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        RequestMode.prototype.mode = 0;

        RequestMode.create = function(properties) {
            return new RequestMode(properties);
        };

        RequestMode.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.mode != null && message.mode !== 0)
                writer.uint32(8).int32(message.mode);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        RequestMode.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.RequestMode();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.mode = reader.int32();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        RequestMode.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.RequestMode";
        };

        return RequestMode;
    })();

    dawnline.PowerCycle = (function() {

        var PowerCycle = function (properties) {
            this.offTimeUs = 0;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        PowerCycle.prototype["switch"] = "";
        PowerCycle.prototype.offTimeUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        PowerCycle.create = function(properties) {
            return new PowerCycle(properties);
        };

        PowerCycle.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message["switch"] != null && message["switch"] !== "")
                writer.uint32(10).string(message["switch"]);
            if (message.offTimeUs != null && message.offTimeUs !== 0)
                writer.uint32(16).uint64(message.offTimeUs);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        PowerCycle.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.PowerCycle();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message["switch"] = value;
                        else
                            delete message["switch"];
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.offTimeUs = reader.uint64();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        PowerCycle.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.PowerCycle";
        };

        return PowerCycle;
    })();

    dawnline.OnboardClockError = (function() {

        var OnboardClockError = function (properties) {
            this.computer = "";
            this.offsetUs = 0;
            this.driftPpm = 0;
            this.sinceUs = 0;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        OnboardClockError.prototype.computer = "";
        OnboardClockError.prototype.offsetUs = 0;
        OnboardClockError.prototype.driftPpm = 0;
        OnboardClockError.prototype.sinceUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        OnboardClockError.create = function(properties) {
            return new OnboardClockError(properties);
        };

        OnboardClockError.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.computer != null && message.computer !== "")
                writer.uint32(10).string(message.computer);
            if (message.offsetUs != null && !$Object.is(message.offsetUs, 0))
                writer.uint32(17).double(message.offsetUs);
            if (message.driftPpm != null && !$Object.is(message.driftPpm, 0))
                writer.uint32(25).double(message.driftPpm);
            if (message.sinceUs != null && message.sinceUs !== 0)
                writer.uint32(32).uint64(message.sinceUs);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        OnboardClockError.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.OnboardClockError();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.computer = reader.stringVerify();
                        continue;
                    }
                case 2: {
                        if (wireType !== 1)
                            break;
                        message.offsetUs = reader.double();
                        continue;
                    }
                case 3: {
                        if (wireType !== 1)
                            break;
                        message.driftPpm = reader.double();
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        message.sinceUs = reader.uint64();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        OnboardClockError.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.OnboardClockError";
        };

        return OnboardClockError;
    })();

    dawnline.RigTime = (function() {

        var RigTime = function (properties) {
            this.header = null;
            this.missionTimeUs = 0;
            this.rate = 0;
            this.paused = false;
            this.anchorMonotonicUs = 0;
            this.clockDomain = "";
            this.epochUnixUs = 0;
            this.clockErrors = [];
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        RigTime.prototype.header = null;
        RigTime.prototype.missionTimeUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        RigTime.prototype.rate = 0;
        RigTime.prototype.paused = false;
        RigTime.prototype.anchorMonotonicUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        RigTime.prototype.clockDomain = "";
        RigTime.prototype.epochUnixUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        RigTime.prototype.clockErrors = $util.emptyArray;

        RigTime.create = function(properties) {
            return new RigTime(properties);
        };

        RigTime.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.missionTimeUs != null && message.missionTimeUs !== 0)
                writer.uint32(16).uint64(message.missionTimeUs);
            if (message.rate != null && !$Object.is(message.rate, 0))
                writer.uint32(25).double(message.rate);
            if (message.paused != null && message.paused !== false)
                writer.uint32(32).bool(message.paused);
            if (message.anchorMonotonicUs != null && message.anchorMonotonicUs !== 0)
                writer.uint32(40).uint64(message.anchorMonotonicUs);
            if (message.clockDomain != null && message.clockDomain !== "")
                writer.uint32(50).string(message.clockDomain);
            if (message.epochUnixUs != null && message.epochUnixUs !== 0)
                writer.uint32(56).uint64(message.epochUnixUs);
            if (message.clockErrors != null && message.clockErrors.length)
                for (var i = 0; i < message.clockErrors.length; ++i)
                    $root.dawnline.OnboardClockError.encode(message.clockErrors[i], writer.uint32(66).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        RigTime.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.RigTime();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.missionTimeUs = reader.uint64();
                        continue;
                    }
                case 3: {
                        if (wireType !== 1)
                            break;
                        message.rate = reader.double();
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        message.paused = reader.bool();
                        continue;
                    }
                case 5: {
                        if (wireType !== 0)
                            break;
                        message.anchorMonotonicUs = reader.uint64();
                        continue;
                    }
                case 6: {
                        if (wireType !== 2)
                            break;
                        message.clockDomain = reader.stringVerify();
                        continue;
                    }
                case 7: {
                        if (wireType !== 0)
                            break;
                        message.epochUnixUs = reader.uint64();
                        continue;
                    }
                case 8: {
                        if (wireType !== 2)
                            break;
                        if (!(message.clockErrors && message.clockErrors.length))
                            message.clockErrors = [];
                        message.clockErrors.push($root.dawnline.OnboardClockError.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        RigTime.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.RigTime";
        };

        return RigTime;
    })();

    dawnline.RigFault = (function() {

        var RigFault = function (properties) {
            this.header = null;
            this.id = "";
            this.fault = "";
            this.target = "";
            this.durationUs = 0;
            this.heal = false;
            this.rampUs = 0;
            this.periodUs = 0;
            this.duty = 0;
            this.parameters = {};
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        RigFault.prototype.header = null;
        RigFault.prototype.id = "";
        RigFault.prototype.fault = "";
        RigFault.prototype.target = "";
        RigFault.prototype.parameters = $util.emptyObject;
        RigFault.prototype.durationUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        RigFault.prototype.heal = false;
        RigFault.prototype.rampUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        RigFault.prototype.periodUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
        RigFault.prototype.duty = 0;

        RigFault.create = function(properties) {
            return new RigFault(properties);
        };

        RigFault.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.id != null && message.id !== "")
                writer.uint32(18).string(message.id);
            if (message.fault != null && message.fault !== "")
                writer.uint32(26).string(message.fault);
            if (message.target != null && message.target !== "")
                writer.uint32(34).string(message.target);
            if (message.parameters != null)
                for (var keys = $Object.keys(message.parameters), i = 0; i < keys.length; ++i)
                    writer.uint32(42).fork().uint32(10).string(keys[i]).uint32(18).string(message.parameters[keys[i]]).ldelim();
            if (message.durationUs != null && message.durationUs !== 0)
                writer.uint32(48).uint64(message.durationUs);
            if (message.heal != null && message.heal !== false)
                writer.uint32(56).bool(message.heal);
            if (message.rampUs != null && message.rampUs !== 0)
                writer.uint32(64).uint64(message.rampUs);
            if (message.periodUs != null && message.periodUs !== 0)
                writer.uint32(72).uint64(message.periodUs);
            if (message.duty != null && !$Object.is(message.duty, 0))
                writer.uint32(81).double(message.duty);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        RigFault.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, key, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.RigFault();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.id = reader.stringVerify();
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.fault = reader.stringVerify();
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        message.target = reader.stringVerify();
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        if (message.parameters === $util.emptyObject)
                            message.parameters = {};
                        var end2 = reader.size() + reader.pos;
                        if (end2 > reader.len)
                            throw $RangeError("index out of range");
                        reader.len = end2;
                        key = "";
                        value = "";
                        while (reader.pos < end2) {
                            var tag2 = reader.tag();
                            wireType = tag2 & 7;
                            switch (tag2 >>>= 3) {
                            case 1:
                                if (wireType !== 2)
                                    break;
                                key = reader.stringVerify();
                                continue;
                            case 2:
                                if (wireType !== 2)
                                    break;
                                value = reader.stringVerify();
                                continue;
                            }
                            reader.skipType(wireType, _depth, tag2);
                        }
                        if (reader.pos !== end2)
                            throw $RangeError("index out of range");
                        reader.len = end;
                        if (key === "__proto__")
                            $util.makeProp(message.parameters, key);
                        message.parameters[key] = value;
                        continue;
                    }
                case 6: {
                        if (wireType !== 0)
                            break;
                        message.durationUs = reader.uint64();
                        continue;
                    }
                case 7: {
                        if (wireType !== 0)
                            break;
                        message.heal = reader.bool();
                        continue;
                    }
                case 8: {
                        if (wireType !== 0)
                            break;
                        message.rampUs = reader.uint64();
                        continue;
                    }
                case 9: {
                        if (wireType !== 0)
                            break;
                        message.periodUs = reader.uint64();
                        continue;
                    }
                case 10: {
                        if (wireType !== 1)
                            break;
                        message.duty = reader.double();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        RigFault.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.RigFault";
        };

        return RigFault;
    })();

    dawnline.RigControl = (function() {

        var RigControl = function (properties) {
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        RigControl.prototype.header = null;
        RigControl.prototype.setRate = null;
        RigControl.prototype.pause = null;
        RigControl.prototype.stop = null;

        var $oneOfFields;

        $Object.defineProperty(RigControl.prototype, "action", {
            get: $util.oneOfGetter($oneOfFields = ["setRate", "pause", "stop"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        RigControl.create = function(properties) {
            return new RigControl(properties);
        };

        RigControl.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.setRate != null)
                writer.uint32(17).double(message.setRate);
            if (message.pause != null)
                writer.uint32(24).bool(message.pause);
            if (message.stop != null)
                writer.uint32(32).bool(message.stop);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        RigControl.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.RigControl();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 1)
                            break;
                        message.setRate = reader.double();
                        message.action = "setRate";
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.pause = reader.bool();
                        message.action = "pause";
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        message.stop = reader.bool();
                        message.action = "stop";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        RigControl.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.RigControl";
        };

        return RigControl;
    })();

    dawnline.RigNotice = (function() {

        var RigNotice = function (properties) {
            this.header = null;
            this.kind = "";
            this.subject = "";
            this.what = "";
            this.detail = {};
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        RigNotice.prototype.header = null;
        RigNotice.prototype.kind = "";
        RigNotice.prototype.subject = "";
        RigNotice.prototype.what = "";
        RigNotice.prototype.detail = $util.emptyObject;

        RigNotice.create = function(properties) {
            return new RigNotice(properties);
        };

        RigNotice.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.kind != null && message.kind !== "")
                writer.uint32(18).string(message.kind);
            if (message.subject != null && message.subject !== "")
                writer.uint32(26).string(message.subject);
            if (message.what != null && message.what !== "")
                writer.uint32(34).string(message.what);
            if (message.detail != null)
                for (var keys = $Object.keys(message.detail), i = 0; i < keys.length; ++i)
                    writer.uint32(42).fork().uint32(10).string(keys[i]).uint32(18).string(message.detail[keys[i]]).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        RigNotice.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, key, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.RigNotice();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.kind = reader.stringVerify();
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.subject = reader.stringVerify();
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        message.what = reader.stringVerify();
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        if (message.detail === $util.emptyObject)
                            message.detail = {};
                        var end2 = reader.size() + reader.pos;
                        if (end2 > reader.len)
                            throw $RangeError("index out of range");
                        reader.len = end2;
                        key = "";
                        value = "";
                        while (reader.pos < end2) {
                            var tag2 = reader.tag();
                            wireType = tag2 & 7;
                            switch (tag2 >>>= 3) {
                            case 1:
                                if (wireType !== 2)
                                    break;
                                key = reader.stringVerify();
                                continue;
                            case 2:
                                if (wireType !== 2)
                                    break;
                                value = reader.stringVerify();
                                continue;
                            }
                            reader.skipType(wireType, _depth, tag2);
                        }
                        if (reader.pos !== end2)
                            throw $RangeError("index out of range");
                        reader.len = end;
                        if (key === "__proto__")
                            $util.makeProp(message.detail, key);
                        message.detail[key] = value;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        RigNotice.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.RigNotice";
        };

        return RigNotice;
    })();

    dawnline.RigTruth = (function() {

        var RigTruth = function (properties) {
            this.header = null;
            this.stateOfCharge = 0;
            this.light = 0;
            this.arrayPowerW = 0;
            this.loadPowerW = 0;
            this.batteryPowerW = 0;
            this.busVoltageV = 0;
            this.dieC = 0;
            this.hbmC = 0;
            this.plateC = 0;
            this.hostC = 0;
            this.loopC = 0;
            this.radiatorAC = 0;
            this.radiatorBC = 0;
            this.structureC = 0;
            this.batteryC = 0;
            this.gpuPowerW = 0;
            this.gpuCapW = 0;
            this.gpuClockMhz = 0;
            this.ledgerResidual = 0;
            this.station = "";
            this.latitudeDeg = 0;
            this.longitudeDeg = 0;
            this.rate = 0;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        RigTruth.prototype.header = null;
        RigTruth.prototype.stateOfCharge = 0;
        RigTruth.prototype.light = 0;
        RigTruth.prototype.arrayPowerW = 0;
        RigTruth.prototype.loadPowerW = 0;
        RigTruth.prototype.batteryPowerW = 0;
        RigTruth.prototype.busVoltageV = 0;
        RigTruth.prototype.dieC = 0;
        RigTruth.prototype.hbmC = 0;
        RigTruth.prototype.plateC = 0;
        RigTruth.prototype.hostC = 0;
        RigTruth.prototype.loopC = 0;
        RigTruth.prototype.radiatorAC = 0;
        RigTruth.prototype.radiatorBC = 0;
        RigTruth.prototype.structureC = 0;
        RigTruth.prototype.batteryC = 0;
        RigTruth.prototype.gpuPowerW = 0;
        RigTruth.prototype.gpuCapW = 0;
        RigTruth.prototype.gpuClockMhz = 0;
        RigTruth.prototype.ledgerResidual = 0;
        RigTruth.prototype.station = "";
        RigTruth.prototype.latitudeDeg = 0;
        RigTruth.prototype.longitudeDeg = 0;
        RigTruth.prototype.rate = 0;

        RigTruth.create = function(properties) {
            return new RigTruth(properties);
        };

        RigTruth.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.stateOfCharge != null && !$Object.is(message.stateOfCharge, 0))
                writer.uint32(17).double(message.stateOfCharge);
            if (message.light != null && !$Object.is(message.light, 0))
                writer.uint32(25).double(message.light);
            if (message.arrayPowerW != null && !$Object.is(message.arrayPowerW, 0))
                writer.uint32(33).double(message.arrayPowerW);
            if (message.loadPowerW != null && !$Object.is(message.loadPowerW, 0))
                writer.uint32(41).double(message.loadPowerW);
            if (message.batteryPowerW != null && !$Object.is(message.batteryPowerW, 0))
                writer.uint32(49).double(message.batteryPowerW);
            if (message.busVoltageV != null && !$Object.is(message.busVoltageV, 0))
                writer.uint32(57).double(message.busVoltageV);
            if (message.dieC != null && !$Object.is(message.dieC, 0))
                writer.uint32(65).double(message.dieC);
            if (message.hbmC != null && !$Object.is(message.hbmC, 0))
                writer.uint32(73).double(message.hbmC);
            if (message.plateC != null && !$Object.is(message.plateC, 0))
                writer.uint32(81).double(message.plateC);
            if (message.hostC != null && !$Object.is(message.hostC, 0))
                writer.uint32(89).double(message.hostC);
            if (message.loopC != null && !$Object.is(message.loopC, 0))
                writer.uint32(97).double(message.loopC);
            if (message.radiatorAC != null && !$Object.is(message.radiatorAC, 0))
                writer.uint32(105).double(message.radiatorAC);
            if (message.radiatorBC != null && !$Object.is(message.radiatorBC, 0))
                writer.uint32(113).double(message.radiatorBC);
            if (message.structureC != null && !$Object.is(message.structureC, 0))
                writer.uint32(121).double(message.structureC);
            if (message.batteryC != null && !$Object.is(message.batteryC, 0))
                writer.uint32(129).double(message.batteryC);
            if (message.gpuPowerW != null && !$Object.is(message.gpuPowerW, 0))
                writer.uint32(137).double(message.gpuPowerW);
            if (message.gpuCapW != null && !$Object.is(message.gpuCapW, 0))
                writer.uint32(145).double(message.gpuCapW);
            if (message.gpuClockMhz != null && !$Object.is(message.gpuClockMhz, 0))
                writer.uint32(153).double(message.gpuClockMhz);
            if (message.ledgerResidual != null && !$Object.is(message.ledgerResidual, 0))
                writer.uint32(161).double(message.ledgerResidual);
            if (message.station != null && message.station !== "")
                writer.uint32(170).string(message.station);
            if (message.latitudeDeg != null && !$Object.is(message.latitudeDeg, 0))
                writer.uint32(177).double(message.latitudeDeg);
            if (message.longitudeDeg != null && !$Object.is(message.longitudeDeg, 0))
                writer.uint32(185).double(message.longitudeDeg);
            if (message.rate != null && !$Object.is(message.rate, 0))
                writer.uint32(193).double(message.rate);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        RigTruth.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.RigTruth();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 1)
                            break;
                        message.stateOfCharge = reader.double();
                        continue;
                    }
                case 3: {
                        if (wireType !== 1)
                            break;
                        message.light = reader.double();
                        continue;
                    }
                case 4: {
                        if (wireType !== 1)
                            break;
                        message.arrayPowerW = reader.double();
                        continue;
                    }
                case 5: {
                        if (wireType !== 1)
                            break;
                        message.loadPowerW = reader.double();
                        continue;
                    }
                case 6: {
                        if (wireType !== 1)
                            break;
                        message.batteryPowerW = reader.double();
                        continue;
                    }
                case 7: {
                        if (wireType !== 1)
                            break;
                        message.busVoltageV = reader.double();
                        continue;
                    }
                case 8: {
                        if (wireType !== 1)
                            break;
                        message.dieC = reader.double();
                        continue;
                    }
                case 9: {
                        if (wireType !== 1)
                            break;
                        message.hbmC = reader.double();
                        continue;
                    }
                case 10: {
                        if (wireType !== 1)
                            break;
                        message.plateC = reader.double();
                        continue;
                    }
                case 11: {
                        if (wireType !== 1)
                            break;
                        message.hostC = reader.double();
                        continue;
                    }
                case 12: {
                        if (wireType !== 1)
                            break;
                        message.loopC = reader.double();
                        continue;
                    }
                case 13: {
                        if (wireType !== 1)
                            break;
                        message.radiatorAC = reader.double();
                        continue;
                    }
                case 14: {
                        if (wireType !== 1)
                            break;
                        message.radiatorBC = reader.double();
                        continue;
                    }
                case 15: {
                        if (wireType !== 1)
                            break;
                        message.structureC = reader.double();
                        continue;
                    }
                case 16: {
                        if (wireType !== 1)
                            break;
                        message.batteryC = reader.double();
                        continue;
                    }
                case 17: {
                        if (wireType !== 1)
                            break;
                        message.gpuPowerW = reader.double();
                        continue;
                    }
                case 18: {
                        if (wireType !== 1)
                            break;
                        message.gpuCapW = reader.double();
                        continue;
                    }
                case 19: {
                        if (wireType !== 1)
                            break;
                        message.gpuClockMhz = reader.double();
                        continue;
                    }
                case 20: {
                        if (wireType !== 1)
                            break;
                        message.ledgerResidual = reader.double();
                        continue;
                    }
                case 21: {
                        if (wireType !== 2)
                            break;
                        message.station = reader.stringVerify();
                        continue;
                    }
                case 22: {
                        if (wireType !== 1)
                            break;
                        message.latitudeDeg = reader.double();
                        continue;
                    }
                case 23: {
                        if (wireType !== 1)
                            break;
                        message.longitudeDeg = reader.double();
                        continue;
                    }
                case 24: {
                        if (wireType !== 1)
                            break;
                        message.rate = reader.double();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        RigTruth.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.RigTruth";
        };

        return RigTruth;
    })();

    dawnline.ThermalControllerHousekeeping = (function() {

        var ThermalControllerHousekeeping = function (properties) {
            this.header = null;
            this.service = null;
            this.loopC = 0;
            this.batteryC = 0;
            this.plateC = 0;
            this.dieC = 0;
            this.gpuMarginC = 0;
            this.gpuCeilingW = 0;
            this.flowRatio = 0;
            this.bypassRatio = 0;
            this.pumpPrime = false;
            this.pumpStandby = false;
            this.heatersOn = 0;
            this.sensorsIsolated = 0;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        ThermalControllerHousekeeping.prototype.header = null;
        ThermalControllerHousekeeping.prototype.service = null;
        ThermalControllerHousekeeping.prototype.loopC = 0;
        ThermalControllerHousekeeping.prototype.batteryC = 0;
        ThermalControllerHousekeeping.prototype.plateC = 0;
        ThermalControllerHousekeeping.prototype.dieC = 0;
        ThermalControllerHousekeeping.prototype.gpuMarginC = 0;
        ThermalControllerHousekeeping.prototype.gpuCeilingW = 0;
        ThermalControllerHousekeeping.prototype.flowRatio = 0;
        ThermalControllerHousekeeping.prototype.bypassRatio = 0;
        ThermalControllerHousekeeping.prototype.pumpPrime = false;
        ThermalControllerHousekeeping.prototype.pumpStandby = false;
        ThermalControllerHousekeeping.prototype.heatersOn = 0;
        ThermalControllerHousekeeping.prototype.sensorsIsolated = 0;

        ThermalControllerHousekeeping.create = function(properties) {
            return new ThermalControllerHousekeeping(properties);
        };

        ThermalControllerHousekeeping.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.service != null)
                $root.dawnline.ServiceStatus.encode(message.service, writer.uint32(18).fork(), _depth + 1).ldelim();
            if (message.loopC != null && !$Object.is(message.loopC, 0))
                writer.uint32(25).double(message.loopC);
            if (message.batteryC != null && !$Object.is(message.batteryC, 0))
                writer.uint32(33).double(message.batteryC);
            if (message.plateC != null && !$Object.is(message.plateC, 0))
                writer.uint32(41).double(message.plateC);
            if (message.dieC != null && !$Object.is(message.dieC, 0))
                writer.uint32(49).double(message.dieC);
            if (message.gpuMarginC != null && !$Object.is(message.gpuMarginC, 0))
                writer.uint32(57).double(message.gpuMarginC);
            if (message.gpuCeilingW != null && !$Object.is(message.gpuCeilingW, 0))
                writer.uint32(65).double(message.gpuCeilingW);
            if (message.flowRatio != null && !$Object.is(message.flowRatio, 0))
                writer.uint32(73).double(message.flowRatio);
            if (message.bypassRatio != null && !$Object.is(message.bypassRatio, 0))
                writer.uint32(81).double(message.bypassRatio);
            if (message.pumpPrime != null && message.pumpPrime !== false)
                writer.uint32(88).bool(message.pumpPrime);
            if (message.pumpStandby != null && message.pumpStandby !== false)
                writer.uint32(96).bool(message.pumpStandby);
            if (message.heatersOn != null && message.heatersOn !== 0)
                writer.uint32(104).uint32(message.heatersOn);
            if (message.sensorsIsolated != null && message.sensorsIsolated !== 0)
                writer.uint32(112).uint32(message.sensorsIsolated);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        ThermalControllerHousekeeping.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.ThermalControllerHousekeeping();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.service = $root.dawnline.ServiceStatus.decode(reader, reader.size(), $undefined, _depth + 1, message.service);
                        continue;
                    }
                case 3: {
                        if (wireType !== 1)
                            break;
                        message.loopC = reader.double();
                        continue;
                    }
                case 4: {
                        if (wireType !== 1)
                            break;
                        message.batteryC = reader.double();
                        continue;
                    }
                case 5: {
                        if (wireType !== 1)
                            break;
                        message.plateC = reader.double();
                        continue;
                    }
                case 6: {
                        if (wireType !== 1)
                            break;
                        message.dieC = reader.double();
                        continue;
                    }
                case 7: {
                        if (wireType !== 1)
                            break;
                        message.gpuMarginC = reader.double();
                        continue;
                    }
                case 8: {
                        if (wireType !== 1)
                            break;
                        message.gpuCeilingW = reader.double();
                        continue;
                    }
                case 9: {
                        if (wireType !== 1)
                            break;
                        message.flowRatio = reader.double();
                        continue;
                    }
                case 10: {
                        if (wireType !== 1)
                            break;
                        message.bypassRatio = reader.double();
                        continue;
                    }
                case 11: {
                        if (wireType !== 0)
                            break;
                        message.pumpPrime = reader.bool();
                        continue;
                    }
                case 12: {
                        if (wireType !== 0)
                            break;
                        message.pumpStandby = reader.bool();
                        continue;
                    }
                case 13: {
                        if (wireType !== 0)
                            break;
                        message.heatersOn = reader.uint32();
                        continue;
                    }
                case 14: {
                        if (wireType !== 0)
                            break;
                        message.sensorsIsolated = reader.uint32();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        ThermalControllerHousekeeping.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.ThermalControllerHousekeeping";
        };

        return ThermalControllerHousekeeping;
    })();

    dawnline.ThermalControllerCommand = (function() {

        var ThermalControllerCommand = function (properties) {
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        ThermalControllerCommand.prototype.header = null;
        ThermalControllerCommand.prototype.setLoopTarget = null;
        ThermalControllerCommand.prototype.trustSensor = null;
        ThermalControllerCommand.prototype.noop = null;
        ThermalControllerCommand.prototype.askAdmission = null;

        var $oneOfFields;

        $Object.defineProperty(ThermalControllerCommand.prototype, "action", {
            get: $util.oneOfGetter($oneOfFields = ["setLoopTarget", "trustSensor", "noop", "askAdmission"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        ThermalControllerCommand.create = function(properties) {
            return new ThermalControllerCommand(properties);
        };

        ThermalControllerCommand.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.header != null)
                $root.dawnline.Header.encode(message.header, writer.uint32(10).fork(), _depth + 1).ldelim();
            if (message.setLoopTarget != null)
                $root.dawnline.SetLoopTarget.encode(message.setLoopTarget, writer.uint32(18).fork(), _depth + 1).ldelim();
            if (message.trustSensor != null)
                writer.uint32(26).string(message.trustSensor);
            if (message.noop != null)
                writer.uint32(32).bool(message.noop);
            if (message.askAdmission != null)
                $root.dawnline.AdmissionAsk.encode(message.askAdmission, writer.uint32(42).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        ThermalControllerCommand.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.ThermalControllerCommand();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.dawnline.Header.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.setLoopTarget = $root.dawnline.SetLoopTarget.decode(reader, reader.size(), $undefined, _depth + 1, message.setLoopTarget);
                        message.action = "setLoopTarget";
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.trustSensor = reader.stringVerify();
                        message.action = "trustSensor";
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        message.noop = reader.bool();
                        message.action = "noop";
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        message.askAdmission = $root.dawnline.AdmissionAsk.decode(reader, reader.size(), $undefined, _depth + 1, message.askAdmission);
                        message.action = "askAdmission";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        ThermalControllerCommand.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.ThermalControllerCommand";
        };

        return ThermalControllerCommand;
    })();

    dawnline.SetLoopTarget = (function() {

        var SetLoopTarget = function (properties) {
            this.loopC = 0;
            if (properties)
                for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        SetLoopTarget.prototype.loopC = 0;

        SetLoopTarget.create = function(properties) {
            return new SetLoopTarget(properties);
        };

        SetLoopTarget.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.loopC != null && !$Object.is(message.loopC, 0))
                writer.uint32(9).double(message.loopC);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (var i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        SetLoopTarget.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            var end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.dawnline.SetLoopTarget();
            while (reader.pos < end) {
                var start = reader.pos;
                var tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                var wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 1)
                            break;
                        message.loopC = reader.double();
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        SetLoopTarget.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/dawnline.SetLoopTarget";
        };

        return SetLoopTarget;
    })();

    return dawnline;
})();

$root.google = (function() {

    var google = {};

    google.protobuf = (function() {

        var protobuf = {};

        protobuf.FileDescriptorSet = (function() {

            var FileDescriptorSet = function (properties) {
                this.file = [];
                if (properties)
                    for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            FileDescriptorSet.prototype.file = $util.emptyArray;

            FileDescriptorSet.create = function(properties) {
                return new FileDescriptorSet(properties);
            };

            FileDescriptorSet.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.file != null && message.file.length)
                    for (var i = 0; i < message.file.length; ++i)
                        $root.google.protobuf.FileDescriptorProto.encode(message.file[i], writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (var i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            FileDescriptorSet.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                var end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.protobuf.FileDescriptorSet();
                while (reader.pos < end) {
                    var start = reader.pos;
                    var tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    var wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.file && message.file.length))
                                message.file = [];
                            message.file.push($root.google.protobuf.FileDescriptorProto.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            FileDescriptorSet.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/google.protobuf.FileDescriptorSet";
            };

            return FileDescriptorSet;
        })();

        protobuf.Edition = (function() {
            var valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "EDITION_UNKNOWN"] = 0;
            values[valuesById[900] = "EDITION_LEGACY"] = 900;
            values[valuesById[998] = "EDITION_PROTO2"] = 998;
            values[valuesById[999] = "EDITION_PROTO3"] = 999;
            values[valuesById[1000] = "EDITION_2023"] = 1000;
            values[valuesById[1001] = "EDITION_2024"] = 1001;
            values[valuesById[1002] = "EDITION_2026"] = 1002;
            values[valuesById[1] = "EDITION_1_TEST_ONLY"] = 1;
            values[valuesById[2] = "EDITION_2_TEST_ONLY"] = 2;
            values[valuesById[99997] = "EDITION_99997_TEST_ONLY"] = 99997;
            values[valuesById[99998] = "EDITION_99998_TEST_ONLY"] = 99998;
            values[valuesById[99999] = "EDITION_99999_TEST_ONLY"] = 99999;
            values[valuesById[2147483647] = "EDITION_MAX"] = 2147483647;
            return values;
        })();

        protobuf.FileDescriptorProto = (function() {

            var FileDescriptorProto = function (properties) {
                this.dependency = [];
                this.publicDependency = [];
                this.weakDependency = [];
                this.optionDependency = [];
                this.messageType = [];
                this.enumType = [];
                this.service = [];
                this.extension = [];
                if (properties)
                    for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            FileDescriptorProto.prototype.name = null;
            FileDescriptorProto.prototype["package"] = null;
            FileDescriptorProto.prototype.dependency = $util.emptyArray;
            FileDescriptorProto.prototype.publicDependency = $util.emptyArray;
            FileDescriptorProto.prototype.weakDependency = $util.emptyArray;
            FileDescriptorProto.prototype.optionDependency = $util.emptyArray;
            FileDescriptorProto.prototype.messageType = $util.emptyArray;
            FileDescriptorProto.prototype.enumType = $util.emptyArray;
            FileDescriptorProto.prototype.service = $util.emptyArray;
            FileDescriptorProto.prototype.extension = $util.emptyArray;
            FileDescriptorProto.prototype.options = null;
            FileDescriptorProto.prototype.sourceCodeInfo = null;
            FileDescriptorProto.prototype.syntax = null;
            FileDescriptorProto.prototype.edition = null;

            FileDescriptorProto.create = function(properties) {
                return new FileDescriptorProto(properties);
            };

            FileDescriptorProto.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null)
                    writer.uint32(10).string(message.name);
                if (message["package"] != null)
                    writer.uint32(18).string(message["package"]);
                if (message.dependency != null && message.dependency.length)
                    for (var i = 0; i < message.dependency.length; ++i)
                        writer.uint32(26).string(message.dependency[i]);
                if (message.messageType != null && message.messageType.length)
                    for (var i = 0; i < message.messageType.length; ++i)
                        $root.google.protobuf.DescriptorProto.encode(message.messageType[i], writer.uint32(34).fork(), _depth + 1).ldelim();
                if (message.enumType != null && message.enumType.length)
                    for (var i = 0; i < message.enumType.length; ++i)
                        $root.google.protobuf.EnumDescriptorProto.encode(message.enumType[i], writer.uint32(42).fork(), _depth + 1).ldelim();
                if (message.service != null && message.service.length)
                    for (var i = 0; i < message.service.length; ++i)
                        $root.google.protobuf.ServiceDescriptorProto.encode(message.service[i], writer.uint32(50).fork(), _depth + 1).ldelim();
                if (message.extension != null && message.extension.length)
                    for (var i = 0; i < message.extension.length; ++i)
                        $root.google.protobuf.FieldDescriptorProto.encode(message.extension[i], writer.uint32(58).fork(), _depth + 1).ldelim();
                if (message.options != null)
                    $root.google.protobuf.FileOptions.encode(message.options, writer.uint32(66).fork(), _depth + 1).ldelim();
                if (message.sourceCodeInfo != null)
                    $root.google.protobuf.SourceCodeInfo.encode(message.sourceCodeInfo, writer.uint32(74).fork(), _depth + 1).ldelim();
                if (message.publicDependency != null && message.publicDependency.length)
                    for (var i = 0; i < message.publicDependency.length; ++i)
                        writer.uint32(80).int32(message.publicDependency[i]);
                if (message.weakDependency != null && message.weakDependency.length)
                    for (var i = 0; i < message.weakDependency.length; ++i)
                        writer.uint32(88).int32(message.weakDependency[i]);
                if (message.syntax != null)
                    writer.uint32(98).string(message.syntax);
                if (message.edition != null)
                    writer.uint32(112).int32(message.edition);
                if (message.optionDependency != null && message.optionDependency.length)
                    for (var i = 0; i < message.optionDependency.length; ++i)
                        writer.uint32(122).string(message.optionDependency[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (var i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            FileDescriptorProto.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                var end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.protobuf.FileDescriptorProto();
                while (reader.pos < end) {
                    var start = reader.pos;
                    var tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    var wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.name = reader.string();
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message["package"] = reader.string();
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.dependency && message.dependency.length))
                                message.dependency = [];
                            message.dependency.push(reader.string());
                            continue;
                        }
                    case 10: {
                            if (wireType === 2) {
                                if (!(message.publicDependency && message.publicDependency.length))
                                    message.publicDependency = [];
                                reader.int32s(message.publicDependency);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.publicDependency && message.publicDependency.length))
                                message.publicDependency = [];
                            message.publicDependency.push(reader.int32());
                            continue;
                        }
                    case 11: {
                            if (wireType === 2) {
                                if (!(message.weakDependency && message.weakDependency.length))
                                    message.weakDependency = [];
                                reader.int32s(message.weakDependency);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.weakDependency && message.weakDependency.length))
                                message.weakDependency = [];
                            message.weakDependency.push(reader.int32());
                            continue;
                        }
                    case 15: {
                            if (wireType !== 2)
                                break;
                            if (!(message.optionDependency && message.optionDependency.length))
                                message.optionDependency = [];
                            message.optionDependency.push(reader.string());
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.messageType && message.messageType.length))
                                message.messageType = [];
                            message.messageType.push($root.google.protobuf.DescriptorProto.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if (!(message.enumType && message.enumType.length))
                                message.enumType = [];
                            message.enumType.push($root.google.protobuf.EnumDescriptorProto.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if (!(message.service && message.service.length))
                                message.service = [];
                            message.service.push($root.google.protobuf.ServiceDescriptorProto.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if (!(message.extension && message.extension.length))
                                message.extension = [];
                            message.extension.push($root.google.protobuf.FieldDescriptorProto.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.options = $root.google.protobuf.FileOptions.decode(reader, reader.size(), $undefined, _depth + 1, message.options);
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            message.sourceCodeInfo = $root.google.protobuf.SourceCodeInfo.decode(reader, reader.size(), $undefined, _depth + 1, message.sourceCodeInfo);
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            message.syntax = reader.string();
                            continue;
                        }
                    case 14: {
                            if (wireType !== 0)
                                break;
                            value = reader.int32();
                            if ($root.google.protobuf.Edition[value] !== $undefined)
                                message.edition = value;
                            else if (!reader.discardUnknown) {
                                $util.makeProp(message, "$unknowns", false);
                                (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                            }
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            FileDescriptorProto.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/google.protobuf.FileDescriptorProto";
            };

            return FileDescriptorProto;
        })();

        protobuf.DescriptorProto = (function() {

            var DescriptorProto = function (properties) {
                this.field = [];
                this.extension = [];
                this.nestedType = [];
                this.enumType = [];
                this.extensionRange = [];
                this.oneofDecl = [];
                this.reservedRange = [];
                this.reservedName = [];
                if (properties)
                    for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            DescriptorProto.prototype.name = null;
            DescriptorProto.prototype.field = $util.emptyArray;
            DescriptorProto.prototype.extension = $util.emptyArray;
            DescriptorProto.prototype.nestedType = $util.emptyArray;
            DescriptorProto.prototype.enumType = $util.emptyArray;
            DescriptorProto.prototype.extensionRange = $util.emptyArray;
            DescriptorProto.prototype.oneofDecl = $util.emptyArray;
            DescriptorProto.prototype.options = null;
            DescriptorProto.prototype.reservedRange = $util.emptyArray;
            DescriptorProto.prototype.reservedName = $util.emptyArray;
            DescriptorProto.prototype.visibility = null;

            DescriptorProto.create = function(properties) {
                return new DescriptorProto(properties);
            };

            DescriptorProto.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null)
                    writer.uint32(10).string(message.name);
                if (message.field != null && message.field.length)
                    for (var i = 0; i < message.field.length; ++i)
                        $root.google.protobuf.FieldDescriptorProto.encode(message.field[i], writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.nestedType != null && message.nestedType.length)
                    for (var i = 0; i < message.nestedType.length; ++i)
                        $root.google.protobuf.DescriptorProto.encode(message.nestedType[i], writer.uint32(26).fork(), _depth + 1).ldelim();
                if (message.enumType != null && message.enumType.length)
                    for (var i = 0; i < message.enumType.length; ++i)
                        $root.google.protobuf.EnumDescriptorProto.encode(message.enumType[i], writer.uint32(34).fork(), _depth + 1).ldelim();
                if (message.extensionRange != null && message.extensionRange.length)
                    for (var i = 0; i < message.extensionRange.length; ++i)
                        $root.google.protobuf.DescriptorProto.ExtensionRange.encode(message.extensionRange[i], writer.uint32(42).fork(), _depth + 1).ldelim();
                if (message.extension != null && message.extension.length)
                    for (var i = 0; i < message.extension.length; ++i)
                        $root.google.protobuf.FieldDescriptorProto.encode(message.extension[i], writer.uint32(50).fork(), _depth + 1).ldelim();
                if (message.options != null)
                    $root.google.protobuf.MessageOptions.encode(message.options, writer.uint32(58).fork(), _depth + 1).ldelim();
                if (message.oneofDecl != null && message.oneofDecl.length)
                    for (var i = 0; i < message.oneofDecl.length; ++i)
                        $root.google.protobuf.OneofDescriptorProto.encode(message.oneofDecl[i], writer.uint32(66).fork(), _depth + 1).ldelim();
                if (message.reservedRange != null && message.reservedRange.length)
                    for (var i = 0; i < message.reservedRange.length; ++i)
                        $root.google.protobuf.DescriptorProto.ReservedRange.encode(message.reservedRange[i], writer.uint32(74).fork(), _depth + 1).ldelim();
                if (message.reservedName != null && message.reservedName.length)
                    for (var i = 0; i < message.reservedName.length; ++i)
                        writer.uint32(82).string(message.reservedName[i]);
                if (message.visibility != null)
                    writer.uint32(88).int32(message.visibility);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (var i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            DescriptorProto.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                var end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.protobuf.DescriptorProto();
                while (reader.pos < end) {
                    var start = reader.pos;
                    var tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    var wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.name = reader.string();
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.field && message.field.length))
                                message.field = [];
                            message.field.push($root.google.protobuf.FieldDescriptorProto.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if (!(message.extension && message.extension.length))
                                message.extension = [];
                            message.extension.push($root.google.protobuf.FieldDescriptorProto.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.nestedType && message.nestedType.length))
                                message.nestedType = [];
                            message.nestedType.push($root.google.protobuf.DescriptorProto.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.enumType && message.enumType.length))
                                message.enumType = [];
                            message.enumType.push($root.google.protobuf.EnumDescriptorProto.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if (!(message.extensionRange && message.extensionRange.length))
                                message.extensionRange = [];
                            message.extensionRange.push($root.google.protobuf.DescriptorProto.ExtensionRange.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if (!(message.oneofDecl && message.oneofDecl.length))
                                message.oneofDecl = [];
                            message.oneofDecl.push($root.google.protobuf.OneofDescriptorProto.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.options = $root.google.protobuf.MessageOptions.decode(reader, reader.size(), $undefined, _depth + 1, message.options);
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if (!(message.reservedRange && message.reservedRange.length))
                                message.reservedRange = [];
                            message.reservedRange.push($root.google.protobuf.DescriptorProto.ReservedRange.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            if (!(message.reservedName && message.reservedName.length))
                                message.reservedName = [];
                            message.reservedName.push(reader.string());
                            continue;
                        }
                    case 11: {
                            if (wireType !== 0)
                                break;
                            value = reader.int32();
                            if ($root.google.protobuf.SymbolVisibility[value] !== $undefined)
                                message.visibility = value;
                            else if (!reader.discardUnknown) {
                                $util.makeProp(message, "$unknowns", false);
                                (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                            }
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            DescriptorProto.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/google.protobuf.DescriptorProto";
            };

            DescriptorProto.ExtensionRange = (function() {

                var ExtensionRange = function (properties) {
                    if (properties)
                        for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                ExtensionRange.prototype.start = null;
                ExtensionRange.prototype.end = null;
                ExtensionRange.prototype.options = null;

                ExtensionRange.create = function(properties) {
                    return new ExtensionRange(properties);
                };

                ExtensionRange.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.start != null)
                        writer.uint32(8).int32(message.start);
                    if (message.end != null)
                        writer.uint32(16).int32(message.end);
                    if (message.options != null)
                        $root.google.protobuf.ExtensionRangeOptions.encode(message.options, writer.uint32(26).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (var i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                ExtensionRange.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.google.protobuf.DescriptorProto.ExtensionRange();
                    while (reader.pos < end) {
                        var start = reader.pos;
                        var tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        var wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                message.start = reader.int32();
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                message.end = reader.int32();
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.options = $root.google.protobuf.ExtensionRangeOptions.decode(reader, reader.size(), $undefined, _depth + 1, message.options);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                ExtensionRange.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/google.protobuf.DescriptorProto.ExtensionRange";
                };

                return ExtensionRange;
            })();

            DescriptorProto.ReservedRange = (function() {

                var ReservedRange = function (properties) {
                    if (properties)
                        for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                ReservedRange.prototype.start = null;
                ReservedRange.prototype.end = null;

                ReservedRange.create = function(properties) {
                    return new ReservedRange(properties);
                };

                ReservedRange.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.start != null)
                        writer.uint32(8).int32(message.start);
                    if (message.end != null)
                        writer.uint32(16).int32(message.end);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (var i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                ReservedRange.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.google.protobuf.DescriptorProto.ReservedRange();
                    while (reader.pos < end) {
                        var start = reader.pos;
                        var tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        var wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                message.start = reader.int32();
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                message.end = reader.int32();
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                ReservedRange.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/google.protobuf.DescriptorProto.ReservedRange";
                };

                return ReservedRange;
            })();

            return DescriptorProto;
        })();

        protobuf.ExtensionRangeOptions = (function() {

            var ExtensionRangeOptions = function (properties) {
                this.uninterpretedOption = [];
                this.declaration = [];
                if (properties)
                    for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ExtensionRangeOptions.prototype.uninterpretedOption = $util.emptyArray;
            ExtensionRangeOptions.prototype.declaration = $util.emptyArray;
            ExtensionRangeOptions.prototype.features = null;
            ExtensionRangeOptions.prototype.verification = null;

            ExtensionRangeOptions.create = function(properties) {
                return new ExtensionRangeOptions(properties);
            };

            ExtensionRangeOptions.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.declaration != null && message.declaration.length)
                    for (var i = 0; i < message.declaration.length; ++i)
                        $root.google.protobuf.ExtensionRangeOptions.Declaration.encode(message.declaration[i], writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.verification != null)
                    writer.uint32(24).int32(message.verification);
                if (message.features != null)
                    $root.google.protobuf.FeatureSet.encode(message.features, writer.uint32(402).fork(), _depth + 1).ldelim();
                if (message.uninterpretedOption != null && message.uninterpretedOption.length)
                    for (var i = 0; i < message.uninterpretedOption.length; ++i)
                        $root.google.protobuf.UninterpretedOption.encode(message.uninterpretedOption[i], writer.uint32(7994).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (var i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ExtensionRangeOptions.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                var end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.protobuf.ExtensionRangeOptions();
                while (reader.pos < end) {
                    var start = reader.pos;
                    var tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    var wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 999: {
                            if (wireType !== 2)
                                break;
                            if (!(message.uninterpretedOption && message.uninterpretedOption.length))
                                message.uninterpretedOption = [];
                            message.uninterpretedOption.push($root.google.protobuf.UninterpretedOption.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.declaration && message.declaration.length))
                                message.declaration = [];
                            message.declaration.push($root.google.protobuf.ExtensionRangeOptions.Declaration.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 50: {
                            if (wireType !== 2)
                                break;
                            message.features = $root.google.protobuf.FeatureSet.decode(reader, reader.size(), $undefined, _depth + 1, message.features);
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            value = reader.int32();
                            if ($root.google.protobuf.ExtensionRangeOptions.VerificationState[value] !== $undefined)
                                message.verification = value;
                            else if (!reader.discardUnknown) {
                                $util.makeProp(message, "$unknowns", false);
                                (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                            }
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ExtensionRangeOptions.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/google.protobuf.ExtensionRangeOptions";
            };

            ExtensionRangeOptions.Declaration = (function() {

                var Declaration = function (properties) {
                    if (properties)
                        for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                Declaration.prototype.number = null;
                Declaration.prototype.fullName = null;
                Declaration.prototype.type = null;
                Declaration.prototype.reserved = null;
                Declaration.prototype.repeated = null;

                Declaration.create = function(properties) {
                    return new Declaration(properties);
                };

                Declaration.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.number != null)
                        writer.uint32(8).int32(message.number);
                    if (message.fullName != null)
                        writer.uint32(18).string(message.fullName);
                    if (message.type != null)
                        writer.uint32(26).string(message.type);
                    if (message.reserved != null)
                        writer.uint32(40).bool(message.reserved);
                    if (message.repeated != null)
                        writer.uint32(48).bool(message.repeated);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (var i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                Declaration.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.google.protobuf.ExtensionRangeOptions.Declaration();
                    while (reader.pos < end) {
                        var start = reader.pos;
                        var tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        var wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                message.number = reader.int32();
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.fullName = reader.string();
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.type = reader.string();
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                message.reserved = reader.bool();
                                continue;
                            }
                        case 6: {
                                if (wireType !== 0)
                                    break;
                                message.repeated = reader.bool();
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                Declaration.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/google.protobuf.ExtensionRangeOptions.Declaration";
                };

                return Declaration;
            })();

            ExtensionRangeOptions.VerificationState = (function() {
                var valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "DECLARATION"] = 0;
                values[valuesById[1] = "UNVERIFIED"] = 1;
                return values;
            })();

            return ExtensionRangeOptions;
        })();

        protobuf.FieldDescriptorProto = (function() {

            var FieldDescriptorProto = function (properties) {
                if (properties)
                    for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            FieldDescriptorProto.prototype.name = null;
            FieldDescriptorProto.prototype.number = null;
            FieldDescriptorProto.prototype.label = null;
            FieldDescriptorProto.prototype.type = null;
            FieldDescriptorProto.prototype.typeName = null;
            FieldDescriptorProto.prototype.extendee = null;
            FieldDescriptorProto.prototype.defaultValue = null;
            FieldDescriptorProto.prototype.oneofIndex = null;
            FieldDescriptorProto.prototype.jsonName = null;
            FieldDescriptorProto.prototype.options = null;
            FieldDescriptorProto.prototype.proto3Optional = null;

            FieldDescriptorProto.create = function(properties) {
                return new FieldDescriptorProto(properties);
            };

            FieldDescriptorProto.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null)
                    writer.uint32(10).string(message.name);
                if (message.extendee != null)
                    writer.uint32(18).string(message.extendee);
                if (message.number != null)
                    writer.uint32(24).int32(message.number);
                if (message.label != null)
                    writer.uint32(32).int32(message.label);
                if (message.type != null)
                    writer.uint32(40).int32(message.type);
                if (message.typeName != null)
                    writer.uint32(50).string(message.typeName);
                if (message.defaultValue != null)
                    writer.uint32(58).string(message.defaultValue);
                if (message.options != null)
                    $root.google.protobuf.FieldOptions.encode(message.options, writer.uint32(66).fork(), _depth + 1).ldelim();
                if (message.oneofIndex != null)
                    writer.uint32(72).int32(message.oneofIndex);
                if (message.jsonName != null)
                    writer.uint32(82).string(message.jsonName);
                if (message.proto3Optional != null)
                    writer.uint32(136).bool(message.proto3Optional);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (var i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            FieldDescriptorProto.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                var end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.protobuf.FieldDescriptorProto();
                while (reader.pos < end) {
                    var start = reader.pos;
                    var tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    var wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.name = reader.string();
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.number = reader.int32();
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            value = reader.int32();
                            if ($root.google.protobuf.FieldDescriptorProto.Label[value] !== $undefined)
                                message.label = value;
                            else if (!reader.discardUnknown) {
                                $util.makeProp(message, "$unknowns", false);
                                (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                            }
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            value = reader.int32();
                            if ($root.google.protobuf.FieldDescriptorProto.Type[value] !== $undefined)
                                message.type = value;
                            else if (!reader.discardUnknown) {
                                $util.makeProp(message, "$unknowns", false);
                                (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                            }
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.typeName = reader.string();
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.extendee = reader.string();
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.defaultValue = reader.string();
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            message.oneofIndex = reader.int32();
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            message.jsonName = reader.string();
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.options = $root.google.protobuf.FieldOptions.decode(reader, reader.size(), $undefined, _depth + 1, message.options);
                            continue;
                        }
                    case 17: {
                            if (wireType !== 0)
                                break;
                            message.proto3Optional = reader.bool();
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            FieldDescriptorProto.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/google.protobuf.FieldDescriptorProto";
            };

            FieldDescriptorProto.Type = (function() {
                var valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[1] = "TYPE_DOUBLE"] = 1;
                values[valuesById[2] = "TYPE_FLOAT"] = 2;
                values[valuesById[3] = "TYPE_INT64"] = 3;
                values[valuesById[4] = "TYPE_UINT64"] = 4;
                values[valuesById[5] = "TYPE_INT32"] = 5;
                values[valuesById[6] = "TYPE_FIXED64"] = 6;
                values[valuesById[7] = "TYPE_FIXED32"] = 7;
                values[valuesById[8] = "TYPE_BOOL"] = 8;
                values[valuesById[9] = "TYPE_STRING"] = 9;
                values[valuesById[10] = "TYPE_GROUP"] = 10;
                values[valuesById[11] = "TYPE_MESSAGE"] = 11;
                values[valuesById[12] = "TYPE_BYTES"] = 12;
                values[valuesById[13] = "TYPE_UINT32"] = 13;
                values[valuesById[14] = "TYPE_ENUM"] = 14;
                values[valuesById[15] = "TYPE_SFIXED32"] = 15;
                values[valuesById[16] = "TYPE_SFIXED64"] = 16;
                values[valuesById[17] = "TYPE_SINT32"] = 17;
                values[valuesById[18] = "TYPE_SINT64"] = 18;
                return values;
            })();

            FieldDescriptorProto.Label = (function() {
                var valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[1] = "LABEL_OPTIONAL"] = 1;
                values[valuesById[3] = "LABEL_REPEATED"] = 3;
                values[valuesById[2] = "LABEL_REQUIRED"] = 2;
                return values;
            })();

            return FieldDescriptorProto;
        })();

        protobuf.OneofDescriptorProto = (function() {

            var OneofDescriptorProto = function (properties) {
                if (properties)
                    for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            OneofDescriptorProto.prototype.name = null;
            OneofDescriptorProto.prototype.options = null;

            OneofDescriptorProto.create = function(properties) {
                return new OneofDescriptorProto(properties);
            };

            OneofDescriptorProto.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null)
                    writer.uint32(10).string(message.name);
                if (message.options != null)
                    $root.google.protobuf.OneofOptions.encode(message.options, writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (var i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            OneofDescriptorProto.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                var end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.protobuf.OneofDescriptorProto();
                while (reader.pos < end) {
                    var start = reader.pos;
                    var tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    var wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.name = reader.string();
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.options = $root.google.protobuf.OneofOptions.decode(reader, reader.size(), $undefined, _depth + 1, message.options);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            OneofDescriptorProto.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/google.protobuf.OneofDescriptorProto";
            };

            return OneofDescriptorProto;
        })();

        protobuf.EnumDescriptorProto = (function() {

            var EnumDescriptorProto = function (properties) {
                this.value = [];
                this.reservedRange = [];
                this.reservedName = [];
                if (properties)
                    for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            EnumDescriptorProto.prototype.name = null;
            EnumDescriptorProto.prototype.value = $util.emptyArray;
            EnumDescriptorProto.prototype.options = null;
            EnumDescriptorProto.prototype.reservedRange = $util.emptyArray;
            EnumDescriptorProto.prototype.reservedName = $util.emptyArray;
            EnumDescriptorProto.prototype.visibility = null;

            EnumDescriptorProto.create = function(properties) {
                return new EnumDescriptorProto(properties);
            };

            EnumDescriptorProto.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null)
                    writer.uint32(10).string(message.name);
                if (message.value != null && message.value.length)
                    for (var i = 0; i < message.value.length; ++i)
                        $root.google.protobuf.EnumValueDescriptorProto.encode(message.value[i], writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.options != null)
                    $root.google.protobuf.EnumOptions.encode(message.options, writer.uint32(26).fork(), _depth + 1).ldelim();
                if (message.reservedRange != null && message.reservedRange.length)
                    for (var i = 0; i < message.reservedRange.length; ++i)
                        $root.google.protobuf.EnumDescriptorProto.EnumReservedRange.encode(message.reservedRange[i], writer.uint32(34).fork(), _depth + 1).ldelim();
                if (message.reservedName != null && message.reservedName.length)
                    for (var i = 0; i < message.reservedName.length; ++i)
                        writer.uint32(42).string(message.reservedName[i]);
                if (message.visibility != null)
                    writer.uint32(48).int32(message.visibility);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (var i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            EnumDescriptorProto.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                var end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.protobuf.EnumDescriptorProto();
                while (reader.pos < end) {
                    var start = reader.pos;
                    var tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    var wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.name = reader.string();
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.value && message.value.length))
                                message.value = [];
                            message.value.push($root.google.protobuf.EnumValueDescriptorProto.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.options = $root.google.protobuf.EnumOptions.decode(reader, reader.size(), $undefined, _depth + 1, message.options);
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.reservedRange && message.reservedRange.length))
                                message.reservedRange = [];
                            message.reservedRange.push($root.google.protobuf.EnumDescriptorProto.EnumReservedRange.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if (!(message.reservedName && message.reservedName.length))
                                message.reservedName = [];
                            message.reservedName.push(reader.string());
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            value = reader.int32();
                            if ($root.google.protobuf.SymbolVisibility[value] !== $undefined)
                                message.visibility = value;
                            else if (!reader.discardUnknown) {
                                $util.makeProp(message, "$unknowns", false);
                                (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                            }
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            EnumDescriptorProto.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/google.protobuf.EnumDescriptorProto";
            };

            EnumDescriptorProto.EnumReservedRange = (function() {

                var EnumReservedRange = function (properties) {
                    if (properties)
                        for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                EnumReservedRange.prototype.start = null;
                EnumReservedRange.prototype.end = null;

                EnumReservedRange.create = function(properties) {
                    return new EnumReservedRange(properties);
                };

                EnumReservedRange.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.start != null)
                        writer.uint32(8).int32(message.start);
                    if (message.end != null)
                        writer.uint32(16).int32(message.end);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (var i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                EnumReservedRange.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.google.protobuf.EnumDescriptorProto.EnumReservedRange();
                    while (reader.pos < end) {
                        var start = reader.pos;
                        var tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        var wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                message.start = reader.int32();
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                message.end = reader.int32();
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                EnumReservedRange.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/google.protobuf.EnumDescriptorProto.EnumReservedRange";
                };

                return EnumReservedRange;
            })();

            return EnumDescriptorProto;
        })();

        protobuf.EnumValueDescriptorProto = (function() {

            var EnumValueDescriptorProto = function (properties) {
                if (properties)
                    for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            EnumValueDescriptorProto.prototype.name = null;
            EnumValueDescriptorProto.prototype.number = null;
            EnumValueDescriptorProto.prototype.options = null;

            EnumValueDescriptorProto.create = function(properties) {
                return new EnumValueDescriptorProto(properties);
            };

            EnumValueDescriptorProto.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null)
                    writer.uint32(10).string(message.name);
                if (message.number != null)
                    writer.uint32(16).int32(message.number);
                if (message.options != null)
                    $root.google.protobuf.EnumValueOptions.encode(message.options, writer.uint32(26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (var i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            EnumValueDescriptorProto.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                var end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.protobuf.EnumValueDescriptorProto();
                while (reader.pos < end) {
                    var start = reader.pos;
                    var tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    var wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.name = reader.string();
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            message.number = reader.int32();
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.options = $root.google.protobuf.EnumValueOptions.decode(reader, reader.size(), $undefined, _depth + 1, message.options);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            EnumValueDescriptorProto.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/google.protobuf.EnumValueDescriptorProto";
            };

            return EnumValueDescriptorProto;
        })();

        protobuf.ServiceDescriptorProto = (function() {

            var ServiceDescriptorProto = function (properties) {
                this.method = [];
                if (properties)
                    for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ServiceDescriptorProto.prototype.name = null;
            ServiceDescriptorProto.prototype.method = $util.emptyArray;
            ServiceDescriptorProto.prototype.options = null;

            ServiceDescriptorProto.create = function(properties) {
                return new ServiceDescriptorProto(properties);
            };

            ServiceDescriptorProto.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null)
                    writer.uint32(10).string(message.name);
                if (message.method != null && message.method.length)
                    for (var i = 0; i < message.method.length; ++i)
                        $root.google.protobuf.MethodDescriptorProto.encode(message.method[i], writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.options != null)
                    $root.google.protobuf.ServiceOptions.encode(message.options, writer.uint32(26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (var i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ServiceDescriptorProto.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                var end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.protobuf.ServiceDescriptorProto();
                while (reader.pos < end) {
                    var start = reader.pos;
                    var tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    var wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.name = reader.string();
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.method && message.method.length))
                                message.method = [];
                            message.method.push($root.google.protobuf.MethodDescriptorProto.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.options = $root.google.protobuf.ServiceOptions.decode(reader, reader.size(), $undefined, _depth + 1, message.options);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ServiceDescriptorProto.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/google.protobuf.ServiceDescriptorProto";
            };

            return ServiceDescriptorProto;
        })();

        protobuf.MethodDescriptorProto = (function() {

            var MethodDescriptorProto = function (properties) {
                if (properties)
                    for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            MethodDescriptorProto.prototype.name = null;
            MethodDescriptorProto.prototype.inputType = null;
            MethodDescriptorProto.prototype.outputType = null;
            MethodDescriptorProto.prototype.options = null;
            MethodDescriptorProto.prototype.clientStreaming = null;
            MethodDescriptorProto.prototype.serverStreaming = null;

            MethodDescriptorProto.create = function(properties) {
                return new MethodDescriptorProto(properties);
            };

            MethodDescriptorProto.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null)
                    writer.uint32(10).string(message.name);
                if (message.inputType != null)
                    writer.uint32(18).string(message.inputType);
                if (message.outputType != null)
                    writer.uint32(26).string(message.outputType);
                if (message.options != null)
                    $root.google.protobuf.MethodOptions.encode(message.options, writer.uint32(34).fork(), _depth + 1).ldelim();
                if (message.clientStreaming != null)
                    writer.uint32(40).bool(message.clientStreaming);
                if (message.serverStreaming != null)
                    writer.uint32(48).bool(message.serverStreaming);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (var i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            MethodDescriptorProto.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                var end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.protobuf.MethodDescriptorProto();
                while (reader.pos < end) {
                    var start = reader.pos;
                    var tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    var wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.name = reader.string();
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.inputType = reader.string();
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.outputType = reader.string();
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.options = $root.google.protobuf.MethodOptions.decode(reader, reader.size(), $undefined, _depth + 1, message.options);
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            message.clientStreaming = reader.bool();
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            message.serverStreaming = reader.bool();
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            MethodDescriptorProto.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/google.protobuf.MethodDescriptorProto";
            };

            return MethodDescriptorProto;
        })();

        protobuf.FileOptions = (function() {

            var FileOptions = function (properties) {
                this.uninterpretedOption = [];
                if (properties)
                    for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            FileOptions.prototype.javaPackage = null;
            FileOptions.prototype.javaOuterClassname = null;
            FileOptions.prototype.javaMultipleFiles = null;
            FileOptions.prototype.javaGenerateEqualsAndHash = null;
            FileOptions.prototype.javaStringCheckUtf8 = null;
            FileOptions.prototype.optimizeFor = null;
            FileOptions.prototype.goPackage = null;
            FileOptions.prototype.ccGenericServices = null;
            FileOptions.prototype.javaGenericServices = null;
            FileOptions.prototype.pyGenericServices = null;
            FileOptions.prototype.deprecated = null;
            FileOptions.prototype.ccEnableArenas = null;
            FileOptions.prototype.objcClassPrefix = null;
            FileOptions.prototype.csharpNamespace = null;
            FileOptions.prototype.swiftPrefix = null;
            FileOptions.prototype.phpClassPrefix = null;
            FileOptions.prototype.phpNamespace = null;
            FileOptions.prototype.phpMetadataNamespace = null;
            FileOptions.prototype.rubyPackage = null;
            FileOptions.prototype.features = null;
            FileOptions.prototype.uninterpretedOption = $util.emptyArray;

            FileOptions.create = function(properties) {
                return new FileOptions(properties);
            };

            FileOptions.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.javaPackage != null)
                    writer.uint32(10).string(message.javaPackage);
                if (message.javaOuterClassname != null)
                    writer.uint32(66).string(message.javaOuterClassname);
                if (message.optimizeFor != null)
                    writer.uint32(72).int32(message.optimizeFor);
                if (message.javaMultipleFiles != null)
                    writer.uint32(80).bool(message.javaMultipleFiles);
                if (message.goPackage != null)
                    writer.uint32(90).string(message.goPackage);
                if (message.ccGenericServices != null)
                    writer.uint32(128).bool(message.ccGenericServices);
                if (message.javaGenericServices != null)
                    writer.uint32(136).bool(message.javaGenericServices);
                if (message.pyGenericServices != null)
                    writer.uint32(144).bool(message.pyGenericServices);
                if (message.javaGenerateEqualsAndHash != null)
                    writer.uint32(160).bool(message.javaGenerateEqualsAndHash);
                if (message.deprecated != null)
                    writer.uint32(184).bool(message.deprecated);
                if (message.javaStringCheckUtf8 != null)
                    writer.uint32(216).bool(message.javaStringCheckUtf8);
                if (message.ccEnableArenas != null)
                    writer.uint32(248).bool(message.ccEnableArenas);
                if (message.objcClassPrefix != null)
                    writer.uint32(290).string(message.objcClassPrefix);
                if (message.csharpNamespace != null)
                    writer.uint32(298).string(message.csharpNamespace);
                if (message.swiftPrefix != null)
                    writer.uint32(314).string(message.swiftPrefix);
                if (message.phpClassPrefix != null)
                    writer.uint32(322).string(message.phpClassPrefix);
                if (message.phpNamespace != null)
                    writer.uint32(330).string(message.phpNamespace);
                if (message.phpMetadataNamespace != null)
                    writer.uint32(354).string(message.phpMetadataNamespace);
                if (message.rubyPackage != null)
                    writer.uint32(362).string(message.rubyPackage);
                if (message.features != null)
                    $root.google.protobuf.FeatureSet.encode(message.features, writer.uint32(402).fork(), _depth + 1).ldelim();
                if (message.uninterpretedOption != null && message.uninterpretedOption.length)
                    for (var i = 0; i < message.uninterpretedOption.length; ++i)
                        $root.google.protobuf.UninterpretedOption.encode(message.uninterpretedOption[i], writer.uint32(7994).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (var i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            FileOptions.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                var end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.protobuf.FileOptions();
                while (reader.pos < end) {
                    var start = reader.pos;
                    var tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    var wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.javaPackage = reader.string();
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.javaOuterClassname = reader.string();
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            message.javaMultipleFiles = reader.bool();
                            continue;
                        }
                    case 20: {
                            if (wireType !== 0)
                                break;
                            message.javaGenerateEqualsAndHash = reader.bool();
                            continue;
                        }
                    case 27: {
                            if (wireType !== 0)
                                break;
                            message.javaStringCheckUtf8 = reader.bool();
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            value = reader.int32();
                            if ($root.google.protobuf.FileOptions.OptimizeMode[value] !== $undefined)
                                message.optimizeFor = value;
                            else if (!reader.discardUnknown) {
                                $util.makeProp(message, "$unknowns", false);
                                (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                            }
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            message.goPackage = reader.string();
                            continue;
                        }
                    case 16: {
                            if (wireType !== 0)
                                break;
                            message.ccGenericServices = reader.bool();
                            continue;
                        }
                    case 17: {
                            if (wireType !== 0)
                                break;
                            message.javaGenericServices = reader.bool();
                            continue;
                        }
                    case 18: {
                            if (wireType !== 0)
                                break;
                            message.pyGenericServices = reader.bool();
                            continue;
                        }
                    case 23: {
                            if (wireType !== 0)
                                break;
                            message.deprecated = reader.bool();
                            continue;
                        }
                    case 31: {
                            if (wireType !== 0)
                                break;
                            message.ccEnableArenas = reader.bool();
                            continue;
                        }
                    case 36: {
                            if (wireType !== 2)
                                break;
                            message.objcClassPrefix = reader.string();
                            continue;
                        }
                    case 37: {
                            if (wireType !== 2)
                                break;
                            message.csharpNamespace = reader.string();
                            continue;
                        }
                    case 39: {
                            if (wireType !== 2)
                                break;
                            message.swiftPrefix = reader.string();
                            continue;
                        }
                    case 40: {
                            if (wireType !== 2)
                                break;
                            message.phpClassPrefix = reader.string();
                            continue;
                        }
                    case 41: {
                            if (wireType !== 2)
                                break;
                            message.phpNamespace = reader.string();
                            continue;
                        }
                    case 44: {
                            if (wireType !== 2)
                                break;
                            message.phpMetadataNamespace = reader.string();
                            continue;
                        }
                    case 45: {
                            if (wireType !== 2)
                                break;
                            message.rubyPackage = reader.string();
                            continue;
                        }
                    case 50: {
                            if (wireType !== 2)
                                break;
                            message.features = $root.google.protobuf.FeatureSet.decode(reader, reader.size(), $undefined, _depth + 1, message.features);
                            continue;
                        }
                    case 999: {
                            if (wireType !== 2)
                                break;
                            if (!(message.uninterpretedOption && message.uninterpretedOption.length))
                                message.uninterpretedOption = [];
                            message.uninterpretedOption.push($root.google.protobuf.UninterpretedOption.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            FileOptions.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/google.protobuf.FileOptions";
            };

            FileOptions.OptimizeMode = (function() {
                var valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[1] = "SPEED"] = 1;
                values[valuesById[2] = "CODE_SIZE"] = 2;
                values[valuesById[3] = "LITE_RUNTIME"] = 3;
                return values;
            })();

            return FileOptions;
        })();

        protobuf.MessageOptions = (function() {

            var MessageOptions = function (properties) {
                this.uninterpretedOption = [];
                if (properties)
                    for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            MessageOptions.prototype.messageSetWireFormat = null;
            MessageOptions.prototype.noStandardDescriptorAccessor = null;
            MessageOptions.prototype.deprecated = null;
            MessageOptions.prototype.mapEntry = null;
            MessageOptions.prototype.deprecatedLegacyJsonFieldConflicts = null;
            MessageOptions.prototype.features = null;
            MessageOptions.prototype.uninterpretedOption = $util.emptyArray;
            MessageOptions.prototype[".dawnline.topic"] = null;
            MessageOptions.prototype[".dawnline.qos"] = null;
            MessageOptions.prototype[".dawnline.retained"] = null;
            MessageOptions.prototype[".dawnline.about"] = null;
            MessageOptions.prototype[".dawnline.publishedBy"] = null;
            MessageOptions.prototype[".dawnline.readBy"] = null;

            MessageOptions.create = function(properties) {
                return new MessageOptions(properties);
            };

            MessageOptions.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.messageSetWireFormat != null)
                    writer.uint32(8).bool(message.messageSetWireFormat);
                if (message.noStandardDescriptorAccessor != null)
                    writer.uint32(16).bool(message.noStandardDescriptorAccessor);
                if (message.deprecated != null)
                    writer.uint32(24).bool(message.deprecated);
                if (message.mapEntry != null)
                    writer.uint32(56).bool(message.mapEntry);
                if (message.deprecatedLegacyJsonFieldConflicts != null)
                    writer.uint32(88).bool(message.deprecatedLegacyJsonFieldConflicts);
                if (message.features != null)
                    $root.google.protobuf.FeatureSet.encode(message.features, writer.uint32(98).fork(), _depth + 1).ldelim();
                if (message.uninterpretedOption != null && message.uninterpretedOption.length)
                    for (var i = 0; i < message.uninterpretedOption.length; ++i)
                        $root.google.protobuf.UninterpretedOption.encode(message.uninterpretedOption[i], writer.uint32(7994).fork(), _depth + 1).ldelim();
                if (message[".dawnline.topic"] != null && $Object.hasOwnProperty.call(message, ".dawnline.topic"))
                    writer.uint32(400090).string(message[".dawnline.topic"]);
                if (message[".dawnline.qos"] != null && $Object.hasOwnProperty.call(message, ".dawnline.qos"))
                    writer.uint32(400096).uint32(message[".dawnline.qos"]);
                if (message[".dawnline.retained"] != null && $Object.hasOwnProperty.call(message, ".dawnline.retained"))
                    writer.uint32(400104).bool(message[".dawnline.retained"]);
                if (message[".dawnline.about"] != null && $Object.hasOwnProperty.call(message, ".dawnline.about"))
                    writer.uint32(400114).string(message[".dawnline.about"]);
                if (message[".dawnline.publishedBy"] != null && $Object.hasOwnProperty.call(message, ".dawnline.publishedBy"))
                    writer.uint32(400122).string(message[".dawnline.publishedBy"]);
                if (message[".dawnline.readBy"] != null && $Object.hasOwnProperty.call(message, ".dawnline.readBy"))
                    writer.uint32(400130).string(message[".dawnline.readBy"]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (var i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            MessageOptions.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                var end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.protobuf.MessageOptions();
                while (reader.pos < end) {
                    var start = reader.pos;
                    var tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    var wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            message.messageSetWireFormat = reader.bool();
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            message.noStandardDescriptorAccessor = reader.bool();
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.deprecated = reader.bool();
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            message.mapEntry = reader.bool();
                            continue;
                        }
                    case 11: {
                            if (wireType !== 0)
                                break;
                            message.deprecatedLegacyJsonFieldConflicts = reader.bool();
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            message.features = $root.google.protobuf.FeatureSet.decode(reader, reader.size(), $undefined, _depth + 1, message.features);
                            continue;
                        }
                    case 999: {
                            if (wireType !== 2)
                                break;
                            if (!(message.uninterpretedOption && message.uninterpretedOption.length))
                                message.uninterpretedOption = [];
                            message.uninterpretedOption.push($root.google.protobuf.UninterpretedOption.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 50011: {
                            if (wireType !== 2)
                                break;
                            message[".dawnline.topic"] = reader.stringVerify();
                            continue;
                        }
                    case 50012: {
                            if (wireType !== 0)
                                break;
                            message[".dawnline.qos"] = reader.uint32();
                            continue;
                        }
                    case 50013: {
                            if (wireType !== 0)
                                break;
                            message[".dawnline.retained"] = reader.bool();
                            continue;
                        }
                    case 50014: {
                            if (wireType !== 2)
                                break;
                            message[".dawnline.about"] = reader.stringVerify();
                            continue;
                        }
                    case 50015: {
                            if (wireType !== 2)
                                break;
                            message[".dawnline.publishedBy"] = reader.stringVerify();
                            continue;
                        }
                    case 50016: {
                            if (wireType !== 2)
                                break;
                            message[".dawnline.readBy"] = reader.stringVerify();
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            MessageOptions.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/google.protobuf.MessageOptions";
            };

            return MessageOptions;
        })();

        protobuf.FieldOptions = (function() {

            var FieldOptions = function (properties) {
                this.targets = [];
                this.editionDefaults = [];
                this.uninterpretedOption = [];
                if (properties)
                    for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            FieldOptions.prototype.ctype = null;
            FieldOptions.prototype.packed = null;
            FieldOptions.prototype.jstype = null;
            FieldOptions.prototype.lazy = null;
            FieldOptions.prototype.unverifiedLazy = null;
            FieldOptions.prototype.deprecated = null;
            FieldOptions.prototype.weak = null;
            FieldOptions.prototype.debugRedact = null;
            FieldOptions.prototype.retention = null;
            FieldOptions.prototype.targets = $util.emptyArray;
            FieldOptions.prototype.editionDefaults = $util.emptyArray;
            FieldOptions.prototype.features = null;
            FieldOptions.prototype.featureSupport = null;
            FieldOptions.prototype.uninterpretedOption = $util.emptyArray;
            FieldOptions.prototype[".dawnline.unit"] = null;
            FieldOptions.prototype[".dawnline.description"] = null;
            FieldOptions.prototype[".dawnline.yellowLow"] = null;
            FieldOptions.prototype[".dawnline.yellowHigh"] = null;
            FieldOptions.prototype[".dawnline.redLow"] = null;
            FieldOptions.prototype[".dawnline.redHigh"] = null;
            FieldOptions.prototype[".dawnline.commandClass"] = null;
            FieldOptions.prototype[".dawnline.hazardous"] = null;
            FieldOptions.prototype[".dawnline.minimum"] = null;
            FieldOptions.prototype[".dawnline.maximum"] = null;
            FieldOptions.prototype[".dawnline.maxLength"] = null;
            FieldOptions.prototype[".dawnline.maxItems"] = null;

            FieldOptions.create = function(properties) {
                return new FieldOptions(properties);
            };

            FieldOptions.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.ctype != null)
                    writer.uint32(8).int32(message.ctype);
                if (message.packed != null)
                    writer.uint32(16).bool(message.packed);
                if (message.deprecated != null)
                    writer.uint32(24).bool(message.deprecated);
                if (message.lazy != null)
                    writer.uint32(40).bool(message.lazy);
                if (message.jstype != null)
                    writer.uint32(48).int32(message.jstype);
                if (message.weak != null)
                    writer.uint32(80).bool(message.weak);
                if (message.unverifiedLazy != null)
                    writer.uint32(120).bool(message.unverifiedLazy);
                if (message.debugRedact != null)
                    writer.uint32(128).bool(message.debugRedact);
                if (message.retention != null)
                    writer.uint32(136).int32(message.retention);
                if (message.targets != null && message.targets.length)
                    for (var i = 0; i < message.targets.length; ++i)
                        writer.uint32(152).int32(message.targets[i]);
                if (message.editionDefaults != null && message.editionDefaults.length)
                    for (var i = 0; i < message.editionDefaults.length; ++i)
                        $root.google.protobuf.FieldOptions.EditionDefault.encode(message.editionDefaults[i], writer.uint32(162).fork(), _depth + 1).ldelim();
                if (message.features != null)
                    $root.google.protobuf.FeatureSet.encode(message.features, writer.uint32(170).fork(), _depth + 1).ldelim();
                if (message.featureSupport != null)
                    $root.google.protobuf.FieldOptions.FeatureSupport.encode(message.featureSupport, writer.uint32(178).fork(), _depth + 1).ldelim();
                if (message.uninterpretedOption != null && message.uninterpretedOption.length)
                    for (var i = 0; i < message.uninterpretedOption.length; ++i)
                        $root.google.protobuf.UninterpretedOption.encode(message.uninterpretedOption[i], writer.uint32(7994).fork(), _depth + 1).ldelim();
                if (message[".dawnline.unit"] != null && $Object.hasOwnProperty.call(message, ".dawnline.unit"))
                    writer.uint32(400010).string(message[".dawnline.unit"]);
                if (message[".dawnline.description"] != null && $Object.hasOwnProperty.call(message, ".dawnline.description"))
                    writer.uint32(400018).string(message[".dawnline.description"]);
                if (message[".dawnline.yellowLow"] != null && $Object.hasOwnProperty.call(message, ".dawnline.yellowLow"))
                    writer.uint32(400025).double(message[".dawnline.yellowLow"]);
                if (message[".dawnline.yellowHigh"] != null && $Object.hasOwnProperty.call(message, ".dawnline.yellowHigh"))
                    writer.uint32(400033).double(message[".dawnline.yellowHigh"]);
                if (message[".dawnline.redLow"] != null && $Object.hasOwnProperty.call(message, ".dawnline.redLow"))
                    writer.uint32(400041).double(message[".dawnline.redLow"]);
                if (message[".dawnline.redHigh"] != null && $Object.hasOwnProperty.call(message, ".dawnline.redHigh"))
                    writer.uint32(400049).double(message[".dawnline.redHigh"]);
                if (message[".dawnline.commandClass"] != null && $Object.hasOwnProperty.call(message, ".dawnline.commandClass"))
                    writer.uint32(400170).string(message[".dawnline.commandClass"]);
                if (message[".dawnline.hazardous"] != null && $Object.hasOwnProperty.call(message, ".dawnline.hazardous"))
                    writer.uint32(400178).string(message[".dawnline.hazardous"]);
                if (message[".dawnline.minimum"] != null && $Object.hasOwnProperty.call(message, ".dawnline.minimum"))
                    writer.uint32(400185).double(message[".dawnline.minimum"]);
                if (message[".dawnline.maximum"] != null && $Object.hasOwnProperty.call(message, ".dawnline.maximum"))
                    writer.uint32(400193).double(message[".dawnline.maximum"]);
                if (message[".dawnline.maxLength"] != null && $Object.hasOwnProperty.call(message, ".dawnline.maxLength"))
                    writer.uint32(400200).uint32(message[".dawnline.maxLength"]);
                if (message[".dawnline.maxItems"] != null && $Object.hasOwnProperty.call(message, ".dawnline.maxItems"))
                    writer.uint32(400208).uint32(message[".dawnline.maxItems"]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (var i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            FieldOptions.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                var end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.protobuf.FieldOptions();
                while (reader.pos < end) {
                    var start = reader.pos;
                    var tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    var wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            value = reader.int32();
                            if ($root.google.protobuf.FieldOptions.CType[value] !== $undefined)
                                message.ctype = value;
                            else if (!reader.discardUnknown) {
                                $util.makeProp(message, "$unknowns", false);
                                (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                            }
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            message.packed = reader.bool();
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            value = reader.int32();
                            if ($root.google.protobuf.FieldOptions.JSType[value] !== $undefined)
                                message.jstype = value;
                            else if (!reader.discardUnknown) {
                                $util.makeProp(message, "$unknowns", false);
                                (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                            }
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            message.lazy = reader.bool();
                            continue;
                        }
                    case 15: {
                            if (wireType !== 0)
                                break;
                            message.unverifiedLazy = reader.bool();
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.deprecated = reader.bool();
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            message.weak = reader.bool();
                            continue;
                        }
                    case 16: {
                            if (wireType !== 0)
                                break;
                            message.debugRedact = reader.bool();
                            continue;
                        }
                    case 17: {
                            if (wireType !== 0)
                                break;
                            value = reader.int32();
                            if ($root.google.protobuf.FieldOptions.OptionRetention[value] !== $undefined)
                                message.retention = value;
                            else if (!reader.discardUnknown) {
                                $util.makeProp(message, "$unknowns", false);
                                (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                            }
                            continue;
                        }
                    case 19: {
                            if (wireType === 2) {
                                var end2 = reader.size() + reader.pos;
                                if (end2 > reader.len)
                                    throw $RangeError("index out of range");
                                reader.len = end2;
                                while (reader.pos < end2) {
                                    start = reader.pos;
                                    value = reader.int32();
                                    if ($root.google.protobuf.FieldOptions.OptionTargetType[value] !== $undefined) {
                                        if (!(message.targets && message.targets.length))
                                            message.targets = [];
                                        message.targets.push(value);
                                    } else if (!reader.discardUnknown) {
                                        $util.makeProp(message, "$unknowns", false);
                                        (message.$unknowns || (message.$unknowns = [])).push($util.rawField(19, 0, reader.raw(start, reader.pos)));
                                    }
                                }
                                if (reader.pos !== end2)
                                    throw $RangeError("index out of range");
                                reader.len = end;
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            value = reader.int32();
                            if ($root.google.protobuf.FieldOptions.OptionTargetType[value] !== $undefined) {
                                if (!(message.targets && message.targets.length))
                                    message.targets = [];
                                message.targets.push(value);
                            } else if (!reader.discardUnknown) {
                                $util.makeProp(message, "$unknowns", false);
                                (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                            }
                            continue;
                        }
                    case 20: {
                            if (wireType !== 2)
                                break;
                            if (!(message.editionDefaults && message.editionDefaults.length))
                                message.editionDefaults = [];
                            message.editionDefaults.push($root.google.protobuf.FieldOptions.EditionDefault.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 21: {
                            if (wireType !== 2)
                                break;
                            message.features = $root.google.protobuf.FeatureSet.decode(reader, reader.size(), $undefined, _depth + 1, message.features);
                            continue;
                        }
                    case 22: {
                            if (wireType !== 2)
                                break;
                            message.featureSupport = $root.google.protobuf.FieldOptions.FeatureSupport.decode(reader, reader.size(), $undefined, _depth + 1, message.featureSupport);
                            continue;
                        }
                    case 999: {
                            if (wireType !== 2)
                                break;
                            if (!(message.uninterpretedOption && message.uninterpretedOption.length))
                                message.uninterpretedOption = [];
                            message.uninterpretedOption.push($root.google.protobuf.UninterpretedOption.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 50001: {
                            if (wireType !== 2)
                                break;
                            message[".dawnline.unit"] = reader.stringVerify();
                            continue;
                        }
                    case 50002: {
                            if (wireType !== 2)
                                break;
                            message[".dawnline.description"] = reader.stringVerify();
                            continue;
                        }
                    case 50003: {
                            if (wireType !== 1)
                                break;
                            message[".dawnline.yellowLow"] = reader.double();
                            continue;
                        }
                    case 50004: {
                            if (wireType !== 1)
                                break;
                            message[".dawnline.yellowHigh"] = reader.double();
                            continue;
                        }
                    case 50005: {
                            if (wireType !== 1)
                                break;
                            message[".dawnline.redLow"] = reader.double();
                            continue;
                        }
                    case 50006: {
                            if (wireType !== 1)
                                break;
                            message[".dawnline.redHigh"] = reader.double();
                            continue;
                        }
                    case 50021: {
                            if (wireType !== 2)
                                break;
                            message[".dawnline.commandClass"] = reader.stringVerify();
                            continue;
                        }
                    case 50022: {
                            if (wireType !== 2)
                                break;
                            message[".dawnline.hazardous"] = reader.stringVerify();
                            continue;
                        }
                    case 50023: {
                            if (wireType !== 1)
                                break;
                            message[".dawnline.minimum"] = reader.double();
                            continue;
                        }
                    case 50024: {
                            if (wireType !== 1)
                                break;
                            message[".dawnline.maximum"] = reader.double();
                            continue;
                        }
                    case 50025: {
                            if (wireType !== 0)
                                break;
                            message[".dawnline.maxLength"] = reader.uint32();
                            continue;
                        }
                    case 50026: {
                            if (wireType !== 0)
                                break;
                            message[".dawnline.maxItems"] = reader.uint32();
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            FieldOptions.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/google.protobuf.FieldOptions";
            };

            FieldOptions.CType = (function() {
                var valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "STRING"] = 0;
                values[valuesById[1] = "CORD"] = 1;
                values[valuesById[2] = "STRING_PIECE"] = 2;
                return values;
            })();

            FieldOptions.JSType = (function() {
                var valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "JS_NORMAL"] = 0;
                values[valuesById[1] = "JS_STRING"] = 1;
                values[valuesById[2] = "JS_NUMBER"] = 2;
                return values;
            })();

            FieldOptions.OptionRetention = (function() {
                var valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "RETENTION_UNKNOWN"] = 0;
                values[valuesById[1] = "RETENTION_RUNTIME"] = 1;
                values[valuesById[2] = "RETENTION_SOURCE"] = 2;
                return values;
            })();

            FieldOptions.OptionTargetType = (function() {
                var valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "TARGET_TYPE_UNKNOWN"] = 0;
                values[valuesById[1] = "TARGET_TYPE_FILE"] = 1;
                values[valuesById[2] = "TARGET_TYPE_EXTENSION_RANGE"] = 2;
                values[valuesById[3] = "TARGET_TYPE_MESSAGE"] = 3;
                values[valuesById[4] = "TARGET_TYPE_FIELD"] = 4;
                values[valuesById[5] = "TARGET_TYPE_ONEOF"] = 5;
                values[valuesById[6] = "TARGET_TYPE_ENUM"] = 6;
                values[valuesById[7] = "TARGET_TYPE_ENUM_ENTRY"] = 7;
                values[valuesById[8] = "TARGET_TYPE_SERVICE"] = 8;
                values[valuesById[9] = "TARGET_TYPE_METHOD"] = 9;
                return values;
            })();

            FieldOptions.EditionDefault = (function() {

                var EditionDefault = function (properties) {
                    if (properties)
                        for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                EditionDefault.prototype.edition = null;
                EditionDefault.prototype.value = null;

                EditionDefault.create = function(properties) {
                    return new EditionDefault(properties);
                };

                EditionDefault.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.value != null)
                        writer.uint32(18).string(message.value);
                    if (message.edition != null)
                        writer.uint32(24).int32(message.edition);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (var i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                EditionDefault.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.google.protobuf.FieldOptions.EditionDefault();
                    while (reader.pos < end) {
                        var start = reader.pos;
                        var tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        var wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                value = reader.int32();
                                if ($root.google.protobuf.Edition[value] !== $undefined)
                                    message.edition = value;
                                else if (!reader.discardUnknown) {
                                    $util.makeProp(message, "$unknowns", false);
                                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                                }
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.value = reader.string();
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                EditionDefault.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/google.protobuf.FieldOptions.EditionDefault";
                };

                return EditionDefault;
            })();

            FieldOptions.FeatureSupport = (function() {

                var FeatureSupport = function (properties) {
                    if (properties)
                        for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                FeatureSupport.prototype.editionIntroduced = null;
                FeatureSupport.prototype.editionDeprecated = null;
                FeatureSupport.prototype.deprecationWarning = null;
                FeatureSupport.prototype.editionRemoved = null;

                FeatureSupport.create = function(properties) {
                    return new FeatureSupport(properties);
                };

                FeatureSupport.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.editionIntroduced != null)
                        writer.uint32(8).int32(message.editionIntroduced);
                    if (message.editionDeprecated != null)
                        writer.uint32(16).int32(message.editionDeprecated);
                    if (message.deprecationWarning != null)
                        writer.uint32(26).string(message.deprecationWarning);
                    if (message.editionRemoved != null)
                        writer.uint32(32).int32(message.editionRemoved);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (var i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                FeatureSupport.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.google.protobuf.FieldOptions.FeatureSupport();
                    while (reader.pos < end) {
                        var start = reader.pos;
                        var tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        var wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                value = reader.int32();
                                if ($root.google.protobuf.Edition[value] !== $undefined)
                                    message.editionIntroduced = value;
                                else if (!reader.discardUnknown) {
                                    $util.makeProp(message, "$unknowns", false);
                                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                                }
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                value = reader.int32();
                                if ($root.google.protobuf.Edition[value] !== $undefined)
                                    message.editionDeprecated = value;
                                else if (!reader.discardUnknown) {
                                    $util.makeProp(message, "$unknowns", false);
                                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                                }
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.deprecationWarning = reader.string();
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                value = reader.int32();
                                if ($root.google.protobuf.Edition[value] !== $undefined)
                                    message.editionRemoved = value;
                                else if (!reader.discardUnknown) {
                                    $util.makeProp(message, "$unknowns", false);
                                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                                }
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                FeatureSupport.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/google.protobuf.FieldOptions.FeatureSupport";
                };

                return FeatureSupport;
            })();

            return FieldOptions;
        })();

        protobuf.OneofOptions = (function() {

            var OneofOptions = function (properties) {
                this.uninterpretedOption = [];
                if (properties)
                    for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            OneofOptions.prototype.features = null;
            OneofOptions.prototype.uninterpretedOption = $util.emptyArray;

            OneofOptions.create = function(properties) {
                return new OneofOptions(properties);
            };

            OneofOptions.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.features != null)
                    $root.google.protobuf.FeatureSet.encode(message.features, writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.uninterpretedOption != null && message.uninterpretedOption.length)
                    for (var i = 0; i < message.uninterpretedOption.length; ++i)
                        $root.google.protobuf.UninterpretedOption.encode(message.uninterpretedOption[i], writer.uint32(7994).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (var i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            OneofOptions.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                var end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.protobuf.OneofOptions();
                while (reader.pos < end) {
                    var start = reader.pos;
                    var tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    var wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.features = $root.google.protobuf.FeatureSet.decode(reader, reader.size(), $undefined, _depth + 1, message.features);
                            continue;
                        }
                    case 999: {
                            if (wireType !== 2)
                                break;
                            if (!(message.uninterpretedOption && message.uninterpretedOption.length))
                                message.uninterpretedOption = [];
                            message.uninterpretedOption.push($root.google.protobuf.UninterpretedOption.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            OneofOptions.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/google.protobuf.OneofOptions";
            };

            return OneofOptions;
        })();

        protobuf.EnumOptions = (function() {

            var EnumOptions = function (properties) {
                this.uninterpretedOption = [];
                if (properties)
                    for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            EnumOptions.prototype.allowAlias = null;
            EnumOptions.prototype.deprecated = null;
            EnumOptions.prototype.deprecatedLegacyJsonFieldConflicts = null;
            EnumOptions.prototype.features = null;
            EnumOptions.prototype.uninterpretedOption = $util.emptyArray;

            EnumOptions.create = function(properties) {
                return new EnumOptions(properties);
            };

            EnumOptions.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.allowAlias != null)
                    writer.uint32(16).bool(message.allowAlias);
                if (message.deprecated != null)
                    writer.uint32(24).bool(message.deprecated);
                if (message.deprecatedLegacyJsonFieldConflicts != null)
                    writer.uint32(48).bool(message.deprecatedLegacyJsonFieldConflicts);
                if (message.features != null)
                    $root.google.protobuf.FeatureSet.encode(message.features, writer.uint32(58).fork(), _depth + 1).ldelim();
                if (message.uninterpretedOption != null && message.uninterpretedOption.length)
                    for (var i = 0; i < message.uninterpretedOption.length; ++i)
                        $root.google.protobuf.UninterpretedOption.encode(message.uninterpretedOption[i], writer.uint32(7994).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (var i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            EnumOptions.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                var end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.protobuf.EnumOptions();
                while (reader.pos < end) {
                    var start = reader.pos;
                    var tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    var wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 2: {
                            if (wireType !== 0)
                                break;
                            message.allowAlias = reader.bool();
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.deprecated = reader.bool();
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            message.deprecatedLegacyJsonFieldConflicts = reader.bool();
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.features = $root.google.protobuf.FeatureSet.decode(reader, reader.size(), $undefined, _depth + 1, message.features);
                            continue;
                        }
                    case 999: {
                            if (wireType !== 2)
                                break;
                            if (!(message.uninterpretedOption && message.uninterpretedOption.length))
                                message.uninterpretedOption = [];
                            message.uninterpretedOption.push($root.google.protobuf.UninterpretedOption.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            EnumOptions.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/google.protobuf.EnumOptions";
            };

            return EnumOptions;
        })();

        protobuf.EnumValueOptions = (function() {

            var EnumValueOptions = function (properties) {
                this.uninterpretedOption = [];
                if (properties)
                    for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            EnumValueOptions.prototype.deprecated = null;
            EnumValueOptions.prototype.features = null;
            EnumValueOptions.prototype.debugRedact = null;
            EnumValueOptions.prototype.featureSupport = null;
            EnumValueOptions.prototype.uninterpretedOption = $util.emptyArray;

            EnumValueOptions.create = function(properties) {
                return new EnumValueOptions(properties);
            };

            EnumValueOptions.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.deprecated != null)
                    writer.uint32(8).bool(message.deprecated);
                if (message.features != null)
                    $root.google.protobuf.FeatureSet.encode(message.features, writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.debugRedact != null)
                    writer.uint32(24).bool(message.debugRedact);
                if (message.featureSupport != null)
                    $root.google.protobuf.FieldOptions.FeatureSupport.encode(message.featureSupport, writer.uint32(34).fork(), _depth + 1).ldelim();
                if (message.uninterpretedOption != null && message.uninterpretedOption.length)
                    for (var i = 0; i < message.uninterpretedOption.length; ++i)
                        $root.google.protobuf.UninterpretedOption.encode(message.uninterpretedOption[i], writer.uint32(7994).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (var i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            EnumValueOptions.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                var end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.protobuf.EnumValueOptions();
                while (reader.pos < end) {
                    var start = reader.pos;
                    var tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    var wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            message.deprecated = reader.bool();
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.features = $root.google.protobuf.FeatureSet.decode(reader, reader.size(), $undefined, _depth + 1, message.features);
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.debugRedact = reader.bool();
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.featureSupport = $root.google.protobuf.FieldOptions.FeatureSupport.decode(reader, reader.size(), $undefined, _depth + 1, message.featureSupport);
                            continue;
                        }
                    case 999: {
                            if (wireType !== 2)
                                break;
                            if (!(message.uninterpretedOption && message.uninterpretedOption.length))
                                message.uninterpretedOption = [];
                            message.uninterpretedOption.push($root.google.protobuf.UninterpretedOption.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            EnumValueOptions.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/google.protobuf.EnumValueOptions";
            };

            return EnumValueOptions;
        })();

        protobuf.ServiceOptions = (function() {

            var ServiceOptions = function (properties) {
                this.uninterpretedOption = [];
                if (properties)
                    for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ServiceOptions.prototype.features = null;
            ServiceOptions.prototype.deprecated = null;
            ServiceOptions.prototype.uninterpretedOption = $util.emptyArray;

            ServiceOptions.create = function(properties) {
                return new ServiceOptions(properties);
            };

            ServiceOptions.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.deprecated != null)
                    writer.uint32(264).bool(message.deprecated);
                if (message.features != null)
                    $root.google.protobuf.FeatureSet.encode(message.features, writer.uint32(274).fork(), _depth + 1).ldelim();
                if (message.uninterpretedOption != null && message.uninterpretedOption.length)
                    for (var i = 0; i < message.uninterpretedOption.length; ++i)
                        $root.google.protobuf.UninterpretedOption.encode(message.uninterpretedOption[i], writer.uint32(7994).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (var i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ServiceOptions.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                var end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.protobuf.ServiceOptions();
                while (reader.pos < end) {
                    var start = reader.pos;
                    var tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    var wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 34: {
                            if (wireType !== 2)
                                break;
                            message.features = $root.google.protobuf.FeatureSet.decode(reader, reader.size(), $undefined, _depth + 1, message.features);
                            continue;
                        }
                    case 33: {
                            if (wireType !== 0)
                                break;
                            message.deprecated = reader.bool();
                            continue;
                        }
                    case 999: {
                            if (wireType !== 2)
                                break;
                            if (!(message.uninterpretedOption && message.uninterpretedOption.length))
                                message.uninterpretedOption = [];
                            message.uninterpretedOption.push($root.google.protobuf.UninterpretedOption.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ServiceOptions.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/google.protobuf.ServiceOptions";
            };

            return ServiceOptions;
        })();

        protobuf.MethodOptions = (function() {

            var MethodOptions = function (properties) {
                this.uninterpretedOption = [];
                if (properties)
                    for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            MethodOptions.prototype.deprecated = null;
            MethodOptions.prototype.idempotencyLevel = null;
            MethodOptions.prototype.features = null;
            MethodOptions.prototype.uninterpretedOption = $util.emptyArray;

            MethodOptions.create = function(properties) {
                return new MethodOptions(properties);
            };

            MethodOptions.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.deprecated != null)
                    writer.uint32(264).bool(message.deprecated);
                if (message.idempotencyLevel != null)
                    writer.uint32(272).int32(message.idempotencyLevel);
                if (message.features != null)
                    $root.google.protobuf.FeatureSet.encode(message.features, writer.uint32(282).fork(), _depth + 1).ldelim();
                if (message.uninterpretedOption != null && message.uninterpretedOption.length)
                    for (var i = 0; i < message.uninterpretedOption.length; ++i)
                        $root.google.protobuf.UninterpretedOption.encode(message.uninterpretedOption[i], writer.uint32(7994).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (var i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            MethodOptions.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                var end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.protobuf.MethodOptions();
                while (reader.pos < end) {
                    var start = reader.pos;
                    var tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    var wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 33: {
                            if (wireType !== 0)
                                break;
                            message.deprecated = reader.bool();
                            continue;
                        }
                    case 34: {
                            if (wireType !== 0)
                                break;
                            value = reader.int32();
                            if ($root.google.protobuf.MethodOptions.IdempotencyLevel[value] !== $undefined)
                                message.idempotencyLevel = value;
                            else if (!reader.discardUnknown) {
                                $util.makeProp(message, "$unknowns", false);
                                (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                            }
                            continue;
                        }
                    case 35: {
                            if (wireType !== 2)
                                break;
                            message.features = $root.google.protobuf.FeatureSet.decode(reader, reader.size(), $undefined, _depth + 1, message.features);
                            continue;
                        }
                    case 999: {
                            if (wireType !== 2)
                                break;
                            if (!(message.uninterpretedOption && message.uninterpretedOption.length))
                                message.uninterpretedOption = [];
                            message.uninterpretedOption.push($root.google.protobuf.UninterpretedOption.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            MethodOptions.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/google.protobuf.MethodOptions";
            };

            MethodOptions.IdempotencyLevel = (function() {
                var valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "IDEMPOTENCY_UNKNOWN"] = 0;
                values[valuesById[1] = "NO_SIDE_EFFECTS"] = 1;
                values[valuesById[2] = "IDEMPOTENT"] = 2;
                return values;
            })();

            return MethodOptions;
        })();

        protobuf.UninterpretedOption = (function() {

            var UninterpretedOption = function (properties) {
                this.name = [];
                if (properties)
                    for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            UninterpretedOption.prototype.name = $util.emptyArray;
            UninterpretedOption.prototype.identifierValue = null;
            UninterpretedOption.prototype.positiveIntValue = null;
            UninterpretedOption.prototype.negativeIntValue = null;
            UninterpretedOption.prototype.doubleValue = null;
            UninterpretedOption.prototype.stringValue = null;
            UninterpretedOption.prototype.aggregateValue = null;

            UninterpretedOption.create = function(properties) {
                return new UninterpretedOption(properties);
            };

            UninterpretedOption.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && message.name.length)
                    for (var i = 0; i < message.name.length; ++i)
                        $root.google.protobuf.UninterpretedOption.NamePart.encode(message.name[i], writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.identifierValue != null)
                    writer.uint32(26).string(message.identifierValue);
                if (message.positiveIntValue != null)
                    writer.uint32(32).uint64(message.positiveIntValue);
                if (message.negativeIntValue != null)
                    writer.uint32(40).int64(message.negativeIntValue);
                if (message.doubleValue != null)
                    writer.uint32(49).double(message.doubleValue);
                if (message.stringValue != null)
                    writer.uint32(58).bytes(message.stringValue);
                if (message.aggregateValue != null)
                    writer.uint32(66).string(message.aggregateValue);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (var i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            UninterpretedOption.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                var end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.protobuf.UninterpretedOption();
                while (reader.pos < end) {
                    var start = reader.pos;
                    var tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    var wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.name && message.name.length))
                                message.name = [];
                            message.name.push($root.google.protobuf.UninterpretedOption.NamePart.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.identifierValue = reader.string();
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            message.positiveIntValue = reader.uint64();
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            message.negativeIntValue = reader.int64();
                            continue;
                        }
                    case 6: {
                            if (wireType !== 1)
                                break;
                            message.doubleValue = reader.double();
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.stringValue = reader.bytes();
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.aggregateValue = reader.string();
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            UninterpretedOption.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/google.protobuf.UninterpretedOption";
            };

            UninterpretedOption.NamePart = (function() {

                var NamePart = function (properties) {
                    if (properties)
                        for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                NamePart.prototype.namePart = "";
                NamePart.prototype.isExtension = false;

                NamePart.create = function(properties) {
                    return new NamePart(properties);
                };

                NamePart.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    writer.uint32(10).string(message.namePart);
                    writer.uint32(16).bool(message.isExtension);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (var i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                NamePart.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.google.protobuf.UninterpretedOption.NamePart();
                    while (reader.pos < end) {
                        var start = reader.pos;
                        var tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        var wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.namePart = reader.string();
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                message.isExtension = reader.bool();
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    if (!$Object.hasOwnProperty.call(message, "namePart"))
                        throw $util.ProtocolError("missing required 'namePart'", { instance: message });
                    if (!$Object.hasOwnProperty.call(message, "isExtension"))
                        throw $util.ProtocolError("missing required 'isExtension'", { instance: message });
                    return message;
                };

                NamePart.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/google.protobuf.UninterpretedOption.NamePart";
                };

                return NamePart;
            })();

            return UninterpretedOption;
        })();

        protobuf.FeatureSet = (function() {

            var FeatureSet = function (properties) {
                if (properties)
                    for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            FeatureSet.prototype.fieldPresence = null;
            FeatureSet.prototype.enumType = null;
            FeatureSet.prototype.repeatedFieldEncoding = null;
            FeatureSet.prototype.utf8Validation = null;
            FeatureSet.prototype.messageEncoding = null;
            FeatureSet.prototype.jsonFormat = null;
            FeatureSet.prototype.enforceNamingStyle = null;
            FeatureSet.prototype.defaultSymbolVisibility = null;
            FeatureSet.prototype.enforceProtoLimits = null;

            FeatureSet.create = function(properties) {
                return new FeatureSet(properties);
            };

            FeatureSet.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.fieldPresence != null)
                    writer.uint32(8).int32(message.fieldPresence);
                if (message.enumType != null)
                    writer.uint32(16).int32(message.enumType);
                if (message.repeatedFieldEncoding != null)
                    writer.uint32(24).int32(message.repeatedFieldEncoding);
                if (message.utf8Validation != null)
                    writer.uint32(32).int32(message.utf8Validation);
                if (message.messageEncoding != null)
                    writer.uint32(40).int32(message.messageEncoding);
                if (message.jsonFormat != null)
                    writer.uint32(48).int32(message.jsonFormat);
                if (message.enforceNamingStyle != null)
                    writer.uint32(56).int32(message.enforceNamingStyle);
                if (message.defaultSymbolVisibility != null)
                    writer.uint32(64).int32(message.defaultSymbolVisibility);
                if (message.enforceProtoLimits != null)
                    writer.uint32(72).int32(message.enforceProtoLimits);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (var i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            FeatureSet.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                var end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.protobuf.FeatureSet();
                while (reader.pos < end) {
                    var start = reader.pos;
                    var tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    var wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            value = reader.int32();
                            if ($root.google.protobuf.FeatureSet.FieldPresence[value] !== $undefined)
                                message.fieldPresence = value;
                            else if (!reader.discardUnknown) {
                                $util.makeProp(message, "$unknowns", false);
                                (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                            }
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            value = reader.int32();
                            if ($root.google.protobuf.FeatureSet.EnumType[value] !== $undefined)
                                message.enumType = value;
                            else if (!reader.discardUnknown) {
                                $util.makeProp(message, "$unknowns", false);
                                (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                            }
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            value = reader.int32();
                            if ($root.google.protobuf.FeatureSet.RepeatedFieldEncoding[value] !== $undefined)
                                message.repeatedFieldEncoding = value;
                            else if (!reader.discardUnknown) {
                                $util.makeProp(message, "$unknowns", false);
                                (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                            }
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            value = reader.int32();
                            if ($root.google.protobuf.FeatureSet.Utf8Validation[value] !== $undefined)
                                message.utf8Validation = value;
                            else if (!reader.discardUnknown) {
                                $util.makeProp(message, "$unknowns", false);
                                (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                            }
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            value = reader.int32();
                            if ($root.google.protobuf.FeatureSet.MessageEncoding[value] !== $undefined)
                                message.messageEncoding = value;
                            else if (!reader.discardUnknown) {
                                $util.makeProp(message, "$unknowns", false);
                                (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                            }
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            value = reader.int32();
                            if ($root.google.protobuf.FeatureSet.JsonFormat[value] !== $undefined)
                                message.jsonFormat = value;
                            else if (!reader.discardUnknown) {
                                $util.makeProp(message, "$unknowns", false);
                                (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                            }
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            value = reader.int32();
                            if ($root.google.protobuf.FeatureSet.EnforceNamingStyle[value] !== $undefined)
                                message.enforceNamingStyle = value;
                            else if (!reader.discardUnknown) {
                                $util.makeProp(message, "$unknowns", false);
                                (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                            }
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            value = reader.int32();
                            if ($root.google.protobuf.FeatureSet.VisibilityFeature.DefaultSymbolVisibility[value] !== $undefined)
                                message.defaultSymbolVisibility = value;
                            else if (!reader.discardUnknown) {
                                $util.makeProp(message, "$unknowns", false);
                                (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                            }
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            value = reader.int32();
                            if ($root.google.protobuf.FeatureSet.ProtoLimitsFeature.EnforceProtoLimits[value] !== $undefined)
                                message.enforceProtoLimits = value;
                            else if (!reader.discardUnknown) {
                                $util.makeProp(message, "$unknowns", false);
                                (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                            }
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            FeatureSet.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/google.protobuf.FeatureSet";
            };

            FeatureSet.FieldPresence = (function() {
                var valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "FIELD_PRESENCE_UNKNOWN"] = 0;
                values[valuesById[1] = "EXPLICIT"] = 1;
                values[valuesById[2] = "IMPLICIT"] = 2;
                values[valuesById[3] = "LEGACY_REQUIRED"] = 3;
                return values;
            })();

            FeatureSet.EnumType = (function() {
                var valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "ENUM_TYPE_UNKNOWN"] = 0;
                values[valuesById[1] = "OPEN"] = 1;
                values[valuesById[2] = "CLOSED"] = 2;
                return values;
            })();

            FeatureSet.RepeatedFieldEncoding = (function() {
                var valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "REPEATED_FIELD_ENCODING_UNKNOWN"] = 0;
                values[valuesById[1] = "PACKED"] = 1;
                values[valuesById[2] = "EXPANDED"] = 2;
                return values;
            })();

            FeatureSet.Utf8Validation = (function() {
                var valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "UTF8_VALIDATION_UNKNOWN"] = 0;
                values[valuesById[2] = "VERIFY"] = 2;
                values[valuesById[3] = "NONE"] = 3;
                return values;
            })();

            FeatureSet.MessageEncoding = (function() {
                var valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "MESSAGE_ENCODING_UNKNOWN"] = 0;
                values[valuesById[1] = "LENGTH_PREFIXED"] = 1;
                values[valuesById[2] = "DELIMITED"] = 2;
                return values;
            })();

            FeatureSet.JsonFormat = (function() {
                var valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "JSON_FORMAT_UNKNOWN"] = 0;
                values[valuesById[1] = "ALLOW"] = 1;
                values[valuesById[2] = "LEGACY_BEST_EFFORT"] = 2;
                return values;
            })();

            FeatureSet.EnforceNamingStyle = (function() {
                var valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "ENFORCE_NAMING_STYLE_UNKNOWN"] = 0;
                values[valuesById[1] = "STYLE2024"] = 1;
                values[valuesById[2] = "STYLE_LEGACY"] = 2;
                values[valuesById[3] = "STYLE2026"] = 3;
                return values;
            })();

            FeatureSet.VisibilityFeature = (function() {

                var VisibilityFeature = function (properties) {
                    if (properties)
                        for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                VisibilityFeature.create = function(properties) {
                    return new VisibilityFeature(properties);
                };

                VisibilityFeature.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (var i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                VisibilityFeature.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.google.protobuf.FeatureSet.VisibilityFeature();
                    while (reader.pos < end) {
                        var start = reader.pos;
                        var tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        reader.skipType(tag & 7, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                VisibilityFeature.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/google.protobuf.FeatureSet.VisibilityFeature";
                };

                VisibilityFeature.DefaultSymbolVisibility = (function() {
                    var valuesById = $Object.create(null), values = $Object.create(valuesById);
                    values[valuesById[0] = "DEFAULT_SYMBOL_VISIBILITY_UNKNOWN"] = 0;
                    values[valuesById[1] = "EXPORT_ALL"] = 1;
                    values[valuesById[2] = "EXPORT_TOP_LEVEL"] = 2;
                    values[valuesById[3] = "LOCAL_ALL"] = 3;
                    values[valuesById[4] = "STRICT"] = 4;
                    return values;
                })();

                return VisibilityFeature;
            })();

            FeatureSet.ProtoLimitsFeature = (function() {

                var ProtoLimitsFeature = function (properties) {
                    if (properties)
                        for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                ProtoLimitsFeature.create = function(properties) {
                    return new ProtoLimitsFeature(properties);
                };

                ProtoLimitsFeature.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (var i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                ProtoLimitsFeature.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.google.protobuf.FeatureSet.ProtoLimitsFeature();
                    while (reader.pos < end) {
                        var start = reader.pos;
                        var tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        reader.skipType(tag & 7, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                ProtoLimitsFeature.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/google.protobuf.FeatureSet.ProtoLimitsFeature";
                };

                ProtoLimitsFeature.EnforceProtoLimits = (function() {
                    var valuesById = $Object.create(null), values = $Object.create(valuesById);
                    values[valuesById[0] = "PROTO_LIMITS_UNKNOWN"] = 0;
                    values[valuesById[1] = "LEGACY_NO_EXPLICIT_LIMITS"] = 1;
                    values[valuesById[2] = "PROTO_LIMITS2026"] = 2;
                    return values;
                })();

                return ProtoLimitsFeature;
            })();

            return FeatureSet;
        })();

        protobuf.FeatureSetDefaults = (function() {

            var FeatureSetDefaults = function (properties) {
                this.defaults = [];
                if (properties)
                    for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            FeatureSetDefaults.prototype.defaults = $util.emptyArray;
            FeatureSetDefaults.prototype.minimumEdition = null;
            FeatureSetDefaults.prototype.maximumEdition = null;

            FeatureSetDefaults.create = function(properties) {
                return new FeatureSetDefaults(properties);
            };

            FeatureSetDefaults.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.defaults != null && message.defaults.length)
                    for (var i = 0; i < message.defaults.length; ++i)
                        $root.google.protobuf.FeatureSetDefaults.FeatureSetEditionDefault.encode(message.defaults[i], writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.minimumEdition != null)
                    writer.uint32(32).int32(message.minimumEdition);
                if (message.maximumEdition != null)
                    writer.uint32(40).int32(message.maximumEdition);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (var i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            FeatureSetDefaults.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                var end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.protobuf.FeatureSetDefaults();
                while (reader.pos < end) {
                    var start = reader.pos;
                    var tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    var wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.defaults && message.defaults.length))
                                message.defaults = [];
                            message.defaults.push($root.google.protobuf.FeatureSetDefaults.FeatureSetEditionDefault.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            value = reader.int32();
                            if ($root.google.protobuf.Edition[value] !== $undefined)
                                message.minimumEdition = value;
                            else if (!reader.discardUnknown) {
                                $util.makeProp(message, "$unknowns", false);
                                (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                            }
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            value = reader.int32();
                            if ($root.google.protobuf.Edition[value] !== $undefined)
                                message.maximumEdition = value;
                            else if (!reader.discardUnknown) {
                                $util.makeProp(message, "$unknowns", false);
                                (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                            }
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            FeatureSetDefaults.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/google.protobuf.FeatureSetDefaults";
            };

            FeatureSetDefaults.FeatureSetEditionDefault = (function() {

                var FeatureSetEditionDefault = function (properties) {
                    if (properties)
                        for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                FeatureSetEditionDefault.prototype.edition = null;
                FeatureSetEditionDefault.prototype.overridableFeatures = null;
                FeatureSetEditionDefault.prototype.fixedFeatures = null;

                FeatureSetEditionDefault.create = function(properties) {
                    return new FeatureSetEditionDefault(properties);
                };

                FeatureSetEditionDefault.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.edition != null)
                        writer.uint32(24).int32(message.edition);
                    if (message.overridableFeatures != null)
                        $root.google.protobuf.FeatureSet.encode(message.overridableFeatures, writer.uint32(34).fork(), _depth + 1).ldelim();
                    if (message.fixedFeatures != null)
                        $root.google.protobuf.FeatureSet.encode(message.fixedFeatures, writer.uint32(42).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (var i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                FeatureSetEditionDefault.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.google.protobuf.FeatureSetDefaults.FeatureSetEditionDefault();
                    while (reader.pos < end) {
                        var start = reader.pos;
                        var tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        var wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                value = reader.int32();
                                if ($root.google.protobuf.Edition[value] !== $undefined)
                                    message.edition = value;
                                else if (!reader.discardUnknown) {
                                    $util.makeProp(message, "$unknowns", false);
                                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                                }
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.overridableFeatures = $root.google.protobuf.FeatureSet.decode(reader, reader.size(), $undefined, _depth + 1, message.overridableFeatures);
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                message.fixedFeatures = $root.google.protobuf.FeatureSet.decode(reader, reader.size(), $undefined, _depth + 1, message.fixedFeatures);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                FeatureSetEditionDefault.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/google.protobuf.FeatureSetDefaults.FeatureSetEditionDefault";
                };

                return FeatureSetEditionDefault;
            })();

            return FeatureSetDefaults;
        })();

        protobuf.SourceCodeInfo = (function() {

            var SourceCodeInfo = function (properties) {
                this.location = [];
                if (properties)
                    for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            SourceCodeInfo.prototype.location = $util.emptyArray;

            SourceCodeInfo.create = function(properties) {
                return new SourceCodeInfo(properties);
            };

            SourceCodeInfo.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.location != null && message.location.length)
                    for (var i = 0; i < message.location.length; ++i)
                        $root.google.protobuf.SourceCodeInfo.Location.encode(message.location[i], writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (var i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            SourceCodeInfo.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                var end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.protobuf.SourceCodeInfo();
                while (reader.pos < end) {
                    var start = reader.pos;
                    var tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    var wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.location && message.location.length))
                                message.location = [];
                            message.location.push($root.google.protobuf.SourceCodeInfo.Location.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            SourceCodeInfo.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/google.protobuf.SourceCodeInfo";
            };

            SourceCodeInfo.Location = (function() {

                var Location = function (properties) {
                    this.path = [];
                    this.span = [];
                    this.leadingDetachedComments = [];
                    if (properties)
                        for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                Location.prototype.path = $util.emptyArray;
                Location.prototype.span = $util.emptyArray;
                Location.prototype.leadingComments = null;
                Location.prototype.trailingComments = null;
                Location.prototype.leadingDetachedComments = $util.emptyArray;

                Location.create = function(properties) {
                    return new Location(properties);
                };

                Location.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.path != null && message.path.length)
                        writer.uint32(10).int32s(message.path);
                    if (message.span != null && message.span.length)
                        writer.uint32(18).int32s(message.span);
                    if (message.leadingComments != null)
                        writer.uint32(26).string(message.leadingComments);
                    if (message.trailingComments != null)
                        writer.uint32(34).string(message.trailingComments);
                    if (message.leadingDetachedComments != null && message.leadingDetachedComments.length)
                        for (var i = 0; i < message.leadingDetachedComments.length; ++i)
                            writer.uint32(50).string(message.leadingDetachedComments[i]);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (var i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                Location.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.google.protobuf.SourceCodeInfo.Location();
                    while (reader.pos < end) {
                        var start = reader.pos;
                        var tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        var wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType === 2) {
                                    if (!(message.path && message.path.length))
                                        message.path = [];
                                    reader.int32s(message.path);
                                    continue;
                                }
                                if (wireType !== 0)
                                    break;
                                if (!(message.path && message.path.length))
                                    message.path = [];
                                message.path.push(reader.int32());
                                continue;
                            }
                        case 2: {
                                if (wireType === 2) {
                                    if (!(message.span && message.span.length))
                                        message.span = [];
                                    reader.int32s(message.span);
                                    continue;
                                }
                                if (wireType !== 0)
                                    break;
                                if (!(message.span && message.span.length))
                                    message.span = [];
                                message.span.push(reader.int32());
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.leadingComments = reader.string();
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.trailingComments = reader.string();
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.leadingDetachedComments && message.leadingDetachedComments.length))
                                    message.leadingDetachedComments = [];
                                message.leadingDetachedComments.push(reader.string());
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                Location.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/google.protobuf.SourceCodeInfo.Location";
                };

                return Location;
            })();

            return SourceCodeInfo;
        })();

        protobuf.GeneratedCodeInfo = (function() {

            var GeneratedCodeInfo = function (properties) {
                this.annotation = [];
                if (properties)
                    for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            GeneratedCodeInfo.prototype.annotation = $util.emptyArray;

            GeneratedCodeInfo.create = function(properties) {
                return new GeneratedCodeInfo(properties);
            };

            GeneratedCodeInfo.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.annotation != null && message.annotation.length)
                    for (var i = 0; i < message.annotation.length; ++i)
                        $root.google.protobuf.GeneratedCodeInfo.Annotation.encode(message.annotation[i], writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (var i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            GeneratedCodeInfo.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                var end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.protobuf.GeneratedCodeInfo();
                while (reader.pos < end) {
                    var start = reader.pos;
                    var tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    var wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.annotation && message.annotation.length))
                                message.annotation = [];
                            message.annotation.push($root.google.protobuf.GeneratedCodeInfo.Annotation.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            GeneratedCodeInfo.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/google.protobuf.GeneratedCodeInfo";
            };

            GeneratedCodeInfo.Annotation = (function() {

                var Annotation = function (properties) {
                    this.path = [];
                    if (properties)
                        for (var keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                Annotation.prototype.path = $util.emptyArray;
                Annotation.prototype.sourceFile = null;
                Annotation.prototype.begin = null;
                Annotation.prototype.end = null;
                Annotation.prototype.semantic = null;

                Annotation.create = function(properties) {
                    return new Annotation(properties);
                };

                Annotation.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.path != null && message.path.length)
                        writer.uint32(10).int32s(message.path);
                    if (message.sourceFile != null)
                        writer.uint32(18).string(message.sourceFile);
                    if (message.begin != null)
                        writer.uint32(24).int32(message.begin);
                    if (message.end != null)
                        writer.uint32(32).int32(message.end);
                    if (message.semantic != null)
                        writer.uint32(40).int32(message.semantic);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (var i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                Annotation.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    var end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.google.protobuf.GeneratedCodeInfo.Annotation();
                    while (reader.pos < end) {
                        var start = reader.pos;
                        var tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        var wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType === 2) {
                                    if (!(message.path && message.path.length))
                                        message.path = [];
                                    reader.int32s(message.path);
                                    continue;
                                }
                                if (wireType !== 0)
                                    break;
                                if (!(message.path && message.path.length))
                                    message.path = [];
                                message.path.push(reader.int32());
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.sourceFile = reader.string();
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                message.begin = reader.int32();
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                message.end = reader.int32();
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                value = reader.int32();
                                if ($root.google.protobuf.GeneratedCodeInfo.Annotation.Semantic[value] !== $undefined)
                                    message.semantic = value;
                                else if (!reader.discardUnknown) {
                                    $util.makeProp(message, "$unknowns", false);
                                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                                }
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                Annotation.getTypeUrl = function(prefix) {
                    if (prefix === $undefined)
                        prefix = "type.googleapis.com";
                    return prefix + "/google.protobuf.GeneratedCodeInfo.Annotation";
                };

                Annotation.Semantic = (function() {
                    var valuesById = $Object.create(null), values = $Object.create(valuesById);
                    values[valuesById[0] = "NONE"] = 0;
                    values[valuesById[1] = "SET"] = 1;
                    values[valuesById[2] = "ALIAS"] = 2;
                    return values;
                })();

                return Annotation;
            })();

            return GeneratedCodeInfo;
        })();

        protobuf.SymbolVisibility = (function() {
            var valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "VISIBILITY_UNSET"] = 0;
            values[valuesById[1] = "VISIBILITY_LOCAL"] = 1;
            values[valuesById[2] = "VISIBILITY_EXPORT"] = 2;
            return values;
        })();

        return protobuf;
    })();

    return google;
})();

module.exports = $root;
