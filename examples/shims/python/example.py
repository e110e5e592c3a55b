"""Counts to the first argument, 2 ms a step, and seals a hash of the steps. example.py STEPS"""
import json
import sys
import time

import dawnline

FORMAT = "example-1"


def commit():
    def write(folder):
        with open(f"{folder}/state.json", "w") as file:
            json.dump([step, hashed], file)

    dawnline.commit(step, FORMAT, write)


total = int(sys.argv[1]) if len(sys.argv) > 1 else 40
step, hashed = 0, 7
restored = dawnline.restore(FORMAT)
if restored:
    with open(f"{restored}/state.json") as file:
        step, hashed = json.load(file)
dawnline.ready()
dawnline.begin("count", 60000)
while step < total:
    step += 1
    hashed = (hashed * 31 + step) % 1000003
    time.sleep(0.002)
    dawnline.progress(step, total)
    leaving = dawnline.leaving()  # looked at once: who leaves must have committed
    if leaving or step % 5 == 0 or dawnline.wanted():
        commit()
    if leaving:
        dawnline.leave()
dawnline.end("count")
print(step, hashed)
dawnline.result("count", f"{step} {hashed}\n".encode())
