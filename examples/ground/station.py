#!/usr/bin/env python3
"""A ground station after docs/ground-interface.md: sends one telecommand, shows what comes down, waits for its end.

station.py CREDENTIALS KEY_FILE SEQUENCE REQUEST_ID TARGET [BODY_HEX]    without a body: noop
Needs paho-mqtt 2 and cryptography. CREDENTIALS is the station's file of a running rig, KEY_FILE its uplink keys.
Exit status: 0 completed, 1 refused, 2 no end within 60 s.
"""
import json
import sys
import time

import paho.mqtt.client as mqtt
from send_telecommand import NOOP, crc16, field, seal

RESEND_S, PATIENCE_S = 10, 60
STAGES = {1: "accepted", 2: "started", 3: "progress", 4: "completed", 5: "routing"}
REFUSALS = ["", "EXPIRED", "UNAUTHENTICATED", "REPLAYED", "MALFORMED", "WRONG_MODE", "UNKNOWN_TARGET", "RANGE",
            "NOT_ARMED", "RATE_LIMITED", "BUSY", "DUPLICATE", "FAILED"]


def fields(data):
    """The fields of a protobuf message by number, each with the list of its values."""
    found, at = {}, 0

    def varint():
        nonlocal at
        value, shift = 0, 0
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    while at < len(data):
        number, kind = divmod(varint(), 8)
        if kind == 0:
            value = varint()
        else:
            size = {1: 8, 5: 4}.get(kind) or varint()
            value, at = data[at:at + size], at + size
        found.setdefault(number, []).append(value)
    return found


def packets(frame):
    """Topic and payload of each packet of a telemetry transfer frame; none when it is damaged."""
    if len(frame) < 18 or crc16(frame[:-2]) != int.from_bytes(frame[-2:], "big"):
        return
    if frame[0] >> 4 != 0b1100 or frame[6] != 0x0C or frame[11] != 0xE5:
        return
    for packet in fields(frame[12:-6]).get(5, []):
        parts = fields(packet)
        yield parts[1][0].decode(), parts.get(2, [b""])[0]


class Station:
    def __init__(self, login, key, sequence, request, target, body):
        self.user, (self.craft, _, self.name) = login["user"], login["user"].replace(".", "/").split("/")
        self.key, self.sequence, self.request, self.target, self.body = key, sequence, request, target, body
        self.status, self.sent = None, 0.0
        url = login["url"].split("/")[-1].split(":")
        self.link = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2, f"{self.user}.{login['session']}")
        self.link.username_pw_set(self.user, login["password"])
        if login["url"].startswith("mqtts"):
            import ssl
            context = ssl.create_default_context(cadata=login["ca"])
            self.link.tls_set_context(context)
        self.link.on_connect = lambda *_: self.link.subscribe(f"gs/{self.name}/{self.craft}/downlink", 1)
        self.link.on_message = lambda _, __, message: self.receive(message.payload)
        self.link.connect(url[0], int(url[1]))

    def send(self):
        """The same request id each time, so that it is executed once; a new sequence each time."""
        plaintext = (field(1, self.request) + field(2, "operator") + field(3, self.target) + field(5, self.body)
                     + field(7, self.craft))
        frame = seal(self.key, self.sequence, plaintext)
        self.link.publish(f"gs/{self.name}/{self.craft}/uplink", frame, 1)
        print(f"sent with sequence {self.sequence}", flush=True)
        self.sequence, self.sent = self.sequence + 1, time.monotonic()

    def receive(self, frame):
        for topic, payload in packets(frame):
            levels = topic.split("/")
            if levels[2] == "ev":
                event = fields(payload)
                print(f"event {levels[3]}: {event[5][0].decode()}", flush=True)
            elif levels[2] == "tc" and levels[-1] == "report":
                self.report(fields(payload))

    def report(self, report):
        header = fields(report[1][0])
        if header.get(9, [b""])[0].decode() != self.request:
            return
        stage, is_ok = STAGES[report[2][0]], bool(report.get(3, [0])[0])
        detail = report.get(5, [b""])[0].decode()
        print(f"{stage}: {'ok' if is_ok else REFUSALS[report[4][0]]} {detail}".rstrip(), flush=True)
        if not is_ok or stage == "completed":
            self.status = 0 if is_ok else 1

    def run(self):
        until = time.monotonic() + PATIENCE_S
        while self.status is None and time.monotonic() < until:
            if self.link.is_connected() and time.monotonic() - self.sent >= RESEND_S:
                self.send()
            self.link.loop(0.2)
        self.link.disconnect()
        return 2 if self.status is None else self.status


def main(credentials, key_file, sequence, request, target, body=None):
    with open(credentials) as file:
        login = json.load(file)
    with open(key_file) as file:  # a real station keeps its own sequence durably
        key = json.load(file)["keys"][0]
    command = field(NOOP[target], 1) if body is None else bytes.fromhex(body)
    return Station(login, key, int(sequence), request, target, command).run()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
