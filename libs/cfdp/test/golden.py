#!/usr/bin/env python3
"""Builds PDUs from the tables of CCSDS 727.0-B-5 alone: no line of it is shared with the library.

Prints one line a vector, `name hex`. `golden.txt` holds what it prints; the tests compare both with the library.
"""
import struct
import zlib


def bits(*fields):
    """(value, width) pairs, most significant first, to bytes."""
    value = width = 0
    for field, size in fields:
        assert 0 <= field < 1 << size, (field, size)
        value, width = value << size | field, width + size
    assert width % 8 == 0, width
    return value.to_bytes(width // 8, "big")


def ccitt_false(data):
    crc = 0xFFFF
    for byte in data:
        for shift in range(7, -1, -1):
            carry = (crc >> 15) ^ (byte >> shift & 1)
            crc = (crc << 1 & 0xFFFF) ^ (0x1021 if carry else 0)
    return struct.pack(">H", crc)


def pdu(data, file_data=0, to_sender=0, crc=0, large=0, meta=0, ids=(1, 1, 7, 2), widths=(1, 4)):
    """Table 5-1. ids: unused version marker, source, sequence, destination."""
    _, source, sequence, destination = ids
    id_width, sequence_width = widths
    head = bits(
        (1, 3),  # version
        (file_data, 1),  # PDU type: 0 directive, 1 file data
        (to_sender, 1),  # direction
        (0, 1),  # transmission mode: acknowledged
        (crc, 1),  # CRC flag
        (large, 1),  # large file flag
        (len(data) + 2 * crc, 16),  # PDU data field length
        (0, 1),  # segmentation control: boundaries not preserved
        (id_width - 1, 3),  # length of entity ids less one
        (meta, 1),  # segment metadata flag
        (sequence_width - 1, 3),  # length of sequence number less one
        (source, 8 * id_width),
        (sequence, 8 * sequence_width),
        (destination, 8 * id_width),
    )
    whole = head + data
    return whole + ccitt_false(whole) if crc else whole


def lv(value):
    return bytes([len(value)]) + value


def tlv(kind, value):
    return bytes([kind]) + lv(value)


def metadata(size, source, destination, checksum=3, closure=0, options=b"", large=0):
    """Table 5-9."""
    return (
        b"\x07"
        + bits((0, 1), (closure, 1), (0, 2), (checksum, 4), (size, 64 if large else 32))
        + lv(source)
        + lv(destination)
        + options
    )


def eof(condition, checksum, size, location=b"", large=0):
    """Table 5-6."""
    return b"\x04" + bits((condition, 4), (0, 4), (checksum, 32), (size, 64 if large else 32)) + location


def modular(data):
    data += bytes(-len(data) % 4)
    return sum(struct.unpack(f">{len(data) // 4}I", data)) & 0xFFFFFFFF


def crc32c(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0x82F63B78 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


OPTIONS = (
    tlv(0, bits((2, 4), (0, 4)) + lv(b"a") + lv(b"b"))  # filestore request: rename a to b
    + tlv(2, b"hello")  # message to user
    + tlv(4, bits((5, 4), (3, 4)))  # fault handler override: checksum failure, ignore
    + tlv(5, b"\xf0")  # flow label
)
RESPONSE = tlv(1, bits((0, 4), (15, 4)) + lv(b"a") + lv(b"no"))  # create file: not performed

VECTORS = {
    "metadata": pdu(metadata(1000, b"a.txt", b"b.txt")),
    "metadata-crc": pdu(metadata(1000, b"a.txt", b"b.txt"), crc=1),
    "metadata-large": pdu(metadata(1 << 33, b"a", b"b", large=1), large=1),
    "metadata-options": pdu(metadata(5, b"a", "ü".encode(), 0, 1, OPTIONS)),
    "metadata-wide": pdu(metadata(5, b"a", b"b", 15), ids=(1, 0x0102, 0x0304050607, 0xFFFE), widths=(2, 5)),
    "file-data": pdu(struct.pack(">I", 512) + b"0123456789", file_data=1),
    "file-data-crc": pdu(struct.pack(">I", 512) + b"0123456789", file_data=1, crc=1),
    "file-data-large": pdu(struct.pack(">Q", 1 << 32) + b"x", file_data=1, large=1),
    "file-data-segment-metadata": pdu(bits((3, 2), (2, 6)) + b"ab" + struct.pack(">I", 0) + b"x", file_data=1, meta=1),
    "eof": pdu(eof(0, 0xCBF43926, 9)),
    "eof-cancel": pdu(eof(15, 0, 4096, tlv(6, b"\x01"))),
    "finished": pdu(b"\x05" + bits((0, 4), (0, 1), (0, 1), (2, 2)), to_sender=1),
    "finished-fault": pdu(b"\x05" + bits((5, 4), (0, 1), (1, 1), (0, 2)) + RESPONSE + tlv(6, b"\x02"), to_sender=1),
    "ack-eof": pdu(b"\x06" + bits((4, 4), (0, 4), (0, 4), (0, 2), (1, 2)), to_sender=1),
    "ack-finished": pdu(b"\x06" + bits((5, 4), (1, 4), (8, 4), (0, 2), (2, 2))),
    "nak": pdu(b"\x08" + struct.pack(">6I", 0, 5000, 0, 0, 512, 1024), to_sender=1),
    "nak-large": pdu(b"\x08" + struct.pack(">4Q", 0, 1 << 34, 1 << 32, (1 << 32) + 7), to_sender=1, large=1),
    "prompt-nak": pdu(b"\x09" + bits((0, 1), (0, 7))),
    "prompt-keep-alive": pdu(b"\x09" + bits((1, 1), (0, 7))),
    "keep-alive": pdu(b"\x0c" + struct.pack(">I", 4096), to_sender=1),
}
DATA = bytes(range(256)) * 5 + b"end"
CHECKSUMS = {"modular": modular(DATA), "crc32c": crc32c(DATA), "crc32": zlib.crc32(DATA)}

for name, value in VECTORS.items():
    print(name, value.hex())
for name, value in CHECKSUMS.items():
    print(f"checksum-{name}", f"{value:08x}")
