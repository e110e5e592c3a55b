#!/bin/sh
# Flies with the GPU of this machine in the place of gpu/0, unplugs it, plugs it in again, and says what held.
# try-gpu.sh [GPU]    needs nvidia-smi, Node and a built checkout (npm run build); takes about a minute and a half
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
gpu=${1:-0}
port=${PORT:-18883}
work=$(mktemp -d)
record=$work/flight/flight.jsonl
failed=0

cd "$work" || exit 2
nvidia-smi -i "$gpu" --query-gpu=name,driver_version,temperature.gpu,temperature.gpu.tlimit,power.draw,power.limit --format=csv

node "$root/bin/dawnline.mjs" up calm-orbit --quiet --port "$port" --out flight \
  --external gpu/0/margin --external gpu/0/status >"$work/rig.log" 2>&1 &
rig=$!
plug() {
  node "$root/dist/examples/hardware/gpu.js" "flight/credentials/devices/gpu-$gpu.json" "$gpu" >>"$work/gpu.log" 2>&1 &
  example=$!
}

# holds WHAT SECONDS PATTERN [TIMES]: the record comes to hold so many lines like it.
holds() {
  left=$2
  while [ "$left" -gt 0 ]; do
    if [ "$(grep -cE "$3" "$record" 2>/dev/null || true)" -ge "${4:-1}" ]; then
      echo "holds: $1"
      return
    fi
    sleep 1
    left=$((left - 1))
  done
  echo "DOES NOT HOLD within $2 s: $1"
  failed=1
}

until [ -s "flight/credentials/devices/gpu-$gpu.json" ] || ! kill -0 "$rig"; do sleep 0.1; done
plug
holds 'the GPU is heard' 60 '"device":"gpu/0/status","what":"connected"'
holds 'its power drives the plant' 10 '"device":"gpu/0/status","what":"feeds-plant"'
holds 'the modelled rail feeds it' 60 '"gpuPowerW":[1-9]'
sleep 25
grep '"kind":"truth"' "$record" | tail -1 | grep -oE '"(gpuPowerW|dieC|plateC|gpuCapW)":[-0-9.]+'
kill -9 "$example"
holds 'job-executor misses it' 6 '"code":"DEVICE_SILENT".*gpu/0/status'
holds 'thermal-controller misses it' 6 '"code":"DEVICE_SILENT".*gpu/0/margin'
holds 'the model takes over' 6 '"device":"gpu/0/status","what":"leaves-plant"'
plug
holds 'job-executor welcomes it' 15 '"code":"DEVICE_BACK".*gpu/0/status'
holds 'thermal-controller welcomes it' 15 '"code":"DEVICE_BACK".*gpu/0/margin'
holds 'it drives the plant again' 15 '"device":"gpu/0/status","what":"feeds-plant"' 2
kill "$example"
kill -INT "$rig"
wait "$rig"
echo 'the example said:'
cat "$work/gpu.log"
[ "$failed" = 0 ] && rm -rf "$work" || echo "record and logs are in $work"
exit "$failed"
