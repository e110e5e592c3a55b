#!/usr/bin/env bash
# Counts to the first argument, 2 ms a step, and seals a hash of the steps. example.sh STEPS
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/dawnline.sh"
format=example-1

commit() {
  local folder
  if folder=$(dl_checkpoint); then
    echo "$step $hash" >"$folder/state"
    dl_commit "$folder" "$step" "$format"
  fi
}

total=${1:-40} step=0 hash=7
restored=$(dl_restore "$format") || exit $?
if [[ $restored ]]; then read -r step hash <"$restored/state"; fi
dl_ready
dl_begin count 60000
while ((step < total)); do
  ((step += 1))
  ((hash = (hash * 31 + step) % 1000003)) || true
  sleep 0.002 || true # a signal to the whole group ends it early
  dl_progress "$step" "$total"
  leaving=no
  if dl_leaving; then leaving=yes; fi # looked at once: who leaves must have committed
  if [[ $leaving == yes ]] || ((step % 5 == 0)) || dl_wanted; then commit || commit; fi # a signal may hit its start
  if [[ $leaving == yes ]]; then dl_leave; fi
done
dl_end count
echo "$step $hash"
echo "$step $hash" | dl_result count
