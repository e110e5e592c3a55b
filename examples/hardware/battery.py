#!/usr/bin/env python3
"""Plays the battery of a running rig: one sample of eps/battery a second, over a plain socket. See README.md.

battery.py [CREDENTIALS] [AMPERES] [CRAFT]    amperes are drawn from the pack, negative ones charge it
"""
import json, random, socket, ssl, struct, sys, time

AMPERE_SECONDS = 50 * 3600  # capacity
OHM = 0.034
BOOT = int(time.time())  # rises with each start: the receiver tells a new sample from a repeated one by it


def varint(number):
    return bytes([number]) if number < 128 else bytes([number & 127 | 128]) + varint(number >> 7)


def field(number, value):
    """One protobuf field: a whole number (wire type 0), a double (1), or text or bytes (2)."""
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    if isinstance(value, float):
        return varint(number << 3 | 1) + struct.pack("<d", value)
    data = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(data)) + data


def sample(craft, sequence, volts, amperes, celsius):
    """EpsBatterySample of proto/dawnline/devices.proto. Mission time is left out: the receiver stamps the arrival."""
    header = field(1, 1) + field(2, craft) + field(3, "eps/battery") + field(5, BOOT) + field(6, sequence)
    noisy = [volts, volts, amperes, amperes, celsius, celsius, celsius]
    channels = [value + random.gauss(0, 0.01) for value in noisy] + [0.01]
    return field(1, header) + b"".join(field(number, value) for number, value in enumerate(channels, 2))


def packet(kind, body):
    """One MQTT 3.1.1 packet."""
    return bytes([kind]) + varint(len(body)) + body


def text(value):
    return struct.pack(">H", len(value)) + value.encode()


def connect(file):
    with open(file) as credentials:  # read each time: every flight has credentials of its own
        login = json.load(credentials)
    scheme, host, port = login["url"].replace("//", "").split(":")
    link = socket.create_connection((host, int(port)), timeout=5)
    link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    if scheme == "mqtts":
        link = ssl.create_default_context(cadata=login["ca"]).wrap_socket(link, server_hostname=host)
    # Level 4, user and password and a clean session, keep-alive 10 s: a sample a second keeps it alive.
    names = [f"{login['user']}.{BOOT}", login["user"], login["password"]]
    link.sendall(packet(0x10, text("MQTT") + bytes([4, 0xC2, 0, 10]) + b"".join(map(text, names))))
    if link.recv(4) != b"\x20\x02\x00\x00":
        raise OSError("the broker refuses the connection")
    return link


def main(file="flights/credentials/devices/eps-battery.json", amperes="2", craft="odc-1"):
    topic, amperes, charge, sequence, link = f"craft/{craft}/dev/eps/battery/sample", float(amperes), 0.9, 0, None
    while True:
        try:
            if link is None:
                link = connect(file)
                print("plugged in", flush=True)
            volts = 8 * (3.35 + 0.85 * charge) - OHM * amperes
            sequence += 1
            link.sendall(packet(0x30, text(topic) + sample(craft, sequence, volts, amperes, 21.0)))
            charge = min(1, max(0, charge - amperes / AMPERE_SECONDS))
        except OSError as error:
            print(f"no broker by {file} ({error}); trying again", file=sys.stderr, flush=True)
            link = None
        time.sleep(1)


if __name__ == "__main__":
    main(*sys.argv[1:])
