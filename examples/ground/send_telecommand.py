#!/usr/bin/env python3
"""Seals one telecommand and writes the frame to standard output. See README.md for the layout, byte by byte.

send_telecommand.py KEY_FILE SEQUENCE REQUEST_ID TARGET            does nothing, but is reported (noop)
send_telecommand.py KEY_FILE SEQUENCE REQUEST_ID thermal-controller CELSIUS    new target of the coolant loop
"""
import json, struct, sys

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

# Field number of `noop` in the command packet of each target (proto/dawnline/*.proto).
NOOP = {"comms-manager": 2, "fault-manager": 4, "job-executor": 6, "power-manager": 5, "thermal-controller": 4}


def varint(number):
    return bytes([number]) if number < 128 else bytes([number & 127 | 128]) + varint(number >> 7)


def field(number, value):
    """One protobuf field: a whole number (wire type 0), or text or bytes (wire type 2)."""
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    data = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(data)) + data


def crc16(data):
    """CRC-16/CCITT-FALSE."""
    crc = 0xFFFF
    for byte in data:
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    return crc


def seal(key, sequence, plaintext):
    header = struct.pack(">BBHQ", 1, 0, key["id"], sequence)
    iv = struct.pack(">IQ", key["id"], sequence)
    frame = header + AESGCM(bytes.fromhex(key["hex"])).encrypt(iv, plaintext, header)
    return frame + struct.pack(">H", crc16(frame))


def main(key_file, sequence, request_id, target, celsius=None):
    body = field(NOOP[target], 1) if celsius is None else field(2, struct.pack("<Bd", 0x09, float(celsius)))
    keys = json.load(open(key_file))
    telecommand = field(1, request_id) + field(2, "operator") + field(3, target) + field(5, body) + field(7, keys["craft"])
    sys.stdout.buffer.write(seal(keys["keys"][0], int(sequence), telecommand))


if __name__ == "__main__":
    main(*sys.argv[1:])
