#!/usr/bin/env python3
"""Trains a convolutional network to name the cover of 5-band patches, on a GPU, and seals a digest of its weights.

train.py [--steps N] [--seed N] [--batch N] [--checkpoint-every N] [--device cuda|cpu]

Needs PyTorch, and CUDA unless --device cpu. Exits with 78, bad configuration, where either is missing.
"""
import argparse
import hashlib
import os
import sys

import dawnline

os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")  # deterministic cuBLAS; must be set before CUDA starts
EXIT_CONFIGURATION = 78
FORMAT = "torch-1"
LOAD_TIMEOUT_MS = 300_000
COVERS, BANDS, SIZE = 8, 5, 16


def refuse(text):
    print(text, file=sys.stderr)
    sys.exit(EXIT_CONFIGURATION)


def options():
    parser = argparse.ArgumentParser()
    parser.error = refuse
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=int(os.environ.get("DAWNLINE_SEED", "7")))
    parser.add_argument("--batch", type=int, default=256)
    parser.add_argument("--checkpoint-every", type=int, default=100)
    parser.add_argument("--device", choices=["cuda", "cpu"], default="cuda")
    chosen = parser.parse_args()
    for name in ("steps", "batch", "checkpoint_every"):
        if getattr(chosen, name) < 1:
            refuse(f"--{name.replace('_', '-')} is {getattr(chosen, name)}; allowed is a whole number from 1")
    return chosen


chosen = options()
dawnline.begin("load", LOAD_TIMEOUT_MS)
try:
    import numpy  # noqa: F401, behind tensor.numpy()
    import torch
except ImportError as error:
    refuse(f"PyTorch or NumPy is missing ({error}): see README.md")
if chosen.device == "cuda" and not torch.cuda.is_available():
    refuse("PyTorch sees no CUDA device: run on a machine with a GPU, or by hand with --device cpu")

torch.use_deterministic_algorithms(True)  # an operation that cannot be repeated bit for bit is an error
torch.backends.cudnn.benchmark = False
torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = False
torch.manual_seed(chosen.seed)
network = torch.nn.Sequential(
    torch.nn.Conv2d(BANDS, 32, 3, padding=1),
    torch.nn.ReLU(),
    torch.nn.Conv2d(32, 64, 3, stride=2, padding=1),
    torch.nn.ReLU(),
    torch.nn.Dropout(0.1),
    torch.nn.Flatten(),
    torch.nn.Linear(64 * (SIZE // 2) ** 2, COVERS),
).to(chosen.device)
optimizer = torch.optim.Adam(network.parameters(), lr=1e-3)
source = torch.Generator().manual_seed(chosen.seed)  # of the data, on the CPU: the same on every device
spectra = torch.rand(COVERS, BANDS, generator=source)
step, loss = 0, torch.zeros(())


def generators():
    state = {"cpu": torch.get_rng_state(), "data": source.get_state()}
    return {**state, "cuda": torch.cuda.get_rng_state()} if chosen.device == "cuda" else state


def write(folder):
    parts = {"network": network.state_dict(), "optimizer": optimizer.state_dict(), "random": generators()}
    torch.save({**parts, "step": step, "seed": chosen.seed}, f"{folder}/state.pt")


def resume(folder):
    global step
    state = torch.load(f"{folder}/state.pt", map_location="cpu", weights_only=True)
    if state["seed"] != chosen.seed:
        refuse(f"--seed is {chosen.seed}; the checkpoint was made with {state['seed']}")
    network.load_state_dict(state["network"])
    optimizer.load_state_dict(state["optimizer"])
    torch.set_rng_state(state["random"]["cpu"])
    source.set_state(state["random"]["data"])
    if chosen.device == "cuda":
        torch.cuda.set_rng_state(state["random"]["cuda"])
    step = state["step"]


def train():
    """One step on a fresh batch: patches of one cover each, with haze, light and noise."""
    covers = torch.randint(COVERS, (chosen.batch,), generator=source)
    light = 0.8 + 0.4 * torch.rand(chosen.batch, 1, 1, 1, generator=source)
    noise = 0.1 * torch.randn(chosen.batch, BANDS, SIZE, SIZE, generator=source)
    patches = spectra[covers][:, :, None, None] * light + noise
    optimizer.zero_grad()
    value = torch.nn.functional.cross_entropy(network(patches.to(chosen.device)), covers.to(chosen.device))
    value.backward()
    optimizer.step()
    return value.detach()


restored = dawnline.restore(FORMAT)
if restored:
    resume(restored)
dawnline.end("load")
dawnline.ready()
while step < chosen.steps:
    if dawnline.leaving():
        dawnline.commit(step, FORMAT, write)
        dawnline.leave()
    loss = train()
    step += 1
    dawnline.progress(step, chosen.steps)
    if step % chosen.checkpoint_every == 0 or dawnline.wanted():
        dawnline.commit(step, FORMAT, write)
weights = hashlib.sha256()
for name, tensor in sorted(network.state_dict().items()):
    weights.update(name.encode() + tensor.cpu().numpy().tobytes())
print(f"loss {float(loss):.6f} after {step} steps on {chosen.device}", file=sys.stderr)
print(weights.hexdigest())
dawnline.result("digest", f"{weights.hexdigest()}\n".encode())
