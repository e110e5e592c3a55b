#!/usr/bin/env python3
"""Opens one result bundle into a new folder. See README.md of libs/results for the layout, byte by byte.

open_results.py BUNDLE CRAFT_KEY OUT [TENANT_KEY]     keys: files with 64 hexadecimal digits, or PEM as openssl writes it
"""
import hashlib
import hmac
import json
import os
import sys

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

CHUNK, TAG, HEADER, SIGNATURE = 65536, 16, 112, 64
KEM, SUITE = b"KEM\x00\x20", b"HPKE\x00\x20\x00\x01\x00\x03"


def key_of(path, load_pem, load_raw):
    text = open(path, "rb").read()
    return load_pem(text) if text.startswith(b"-----") else load_raw(bytes.fromhex(text.decode()))


def load_private(text):
    return load_pem_private_key(text, None)


def extract(suite, salt, label, secret):
    return hmac.digest(salt, b"HPKE-v1" + suite + label + secret, "sha256")


def expand(suite, prk, label, info, size):
    return hmac.digest(prk, size.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info + b"\x01", "sha256")[:size]


def hpke(tenant, header):
    """Key and base nonce of RFC 9180, base mode; the header is the info."""
    ephemeral, recipient = header[80:112], tenant.public_key().public_bytes_raw()
    if recipient != header[48:80]:
        sys.exit("sealed to another tenant")
    dh = tenant.exchange(X25519PublicKey.from_public_bytes(ephemeral))
    shared = expand(KEM, extract(KEM, b"", b"eae_prk", dh), b"shared_secret", ephemeral + recipient, 32)
    context = b"\x00" + extract(SUITE, b"", b"psk_id_hash", b"") + extract(SUITE, b"", b"info_hash", header)
    secret = extract(SUITE, shared, b"secret", b"")
    return expand(SUITE, secret, b"key", context, 32), expand(SUITE, secret, b"base_nonce", context, 12)


def plaintext(bundle, header, tenant):
    """The bytes of manifest, signature and files, chunk by chunk."""
    length = int.from_bytes(header[8:16], "big")
    key, base = hpke(tenant, header) if header[7] else (None, b"")
    for index in range(-(-length // CHUNK)):
        size = min(CHUNK, length - index * CHUNK)
        last = b"\x01" if (index + 1) * CHUNK >= length else b"\x00"
        nonce = (int.from_bytes(base, "big") ^ index).to_bytes(12, "big")
        yield ChaCha20Poly1305(key).decrypt(nonce, bundle.read(size + TAG), last) if key else bundle.read(size)


def main(path, craft_file, out, tenant_file=None):
    craft = key_of(craft_file, load_pem_public_key, Ed25519PublicKey.from_public_bytes)
    tenant = tenant_file and key_of(tenant_file, load_private, X25519PrivateKey.from_private_bytes)
    with open(path, "rb") as bundle:
        header, digest, left = bundle.read(HEADER), hashlib.sha256(), os.path.getsize(path) - SIGNATURE
        if header[:7] != b"DLRSLT\x01" or header[7] > 1 or header[16:48] != craft.public_bytes_raw():
            sys.exit("no result bundle of this craft")
        length = int.from_bytes(header[8:16], "big")
        if left != HEADER + length + (-(-length // CHUNK) * TAG if header[7] else 0):
            sys.exit("cut off, or too long")
        bundle.seek(0)
        while left > 0 and (part := bundle.read(min(CHUNK, left))):
            digest.update(part)
            left -= len(part)
        craft.verify(bundle.read(SIGNATURE), b"dawnline result bundle 1\n" + digest.digest())
        bundle.seek(HEADER)
        pieces, rest = plaintext(bundle, header, tenant), b""

        def stream(size):
            nonlocal rest
            while size:
                rest = rest or next(pieces)
                part, rest = rest[:size], rest[size:]
                size -= len(part)
                yield part

        manifest = b"".join(stream(int.from_bytes(b"".join(stream(4)), "big")))
        craft.verify(signature := b"".join(stream(SIGNATURE)), manifest)
        os.makedirs(out + ".tmp/files")
        for name, contents in (("manifest.json", manifest), ("manifest.sig", signature)):
            open(f"{out}.tmp/{name}", "wb").write(contents)
        for file in json.loads(manifest)["files"]:
            if {"", ".", ".."} & set(file["path"].split("/")) or "\\" in file["path"]:
                sys.exit(f"unsafe path {file['path']!r}")
            place, digest = f"{out}.tmp/files/{file['path']}", hashlib.sha256()
            os.makedirs(os.path.dirname(place), exist_ok=True)
            with open(place, "xb") as target:
                for part in stream(file["bytes"]):
                    digest.update(part)
                    target.write(part)
            if digest.hexdigest() != file["sha256"]:
                sys.exit(f"{file['path']} is not what the manifest says")
    os.rename(out + ".tmp", out)


main(*sys.argv[1:])
