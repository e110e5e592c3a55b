# Job protocol v1 for Bash 5 with GNU coreutils: source it. A call without its variable does nothing.
_dl_leave='' _dl_wanted='' _dl_told=0
trap '_dl_leave=1' TERM # noticed when the command in the foreground has ended
trap '_dl_wanted=1' USR1
dl_leaving() { [[ $_dl_leave ]]; } # SIGTERM came: commit, then leave
dl_wanted() { [[ $_dl_wanted ]] && _dl_wanted=''; } # SIGUSR1: commit, then go on
dl_leave() { exit 85; }
# One line, lost when nobody listens or not fast enough: dd opens without waiting and never makes the file.
dl_notify() {
  local line=${1//[^[:graph:]]/ }
  if [[ ${DAWNLINE_NOTIFY_FD-} ]]; then
    dd bs=512 oflag=nonblock status=none >&"$DAWNLINE_NOTIFY_FD" <<<"${line:0:511}"
  elif [[ ${DAWNLINE_NOTIFY-} ]]; then
    dd bs=512 of="$DAWNLINE_NOTIFY" oflag=nonblock conv=nocreat,notrunc status=none <<<"${line:0:511}"
  fi 2>/dev/null || true
}
dl_ready() { dl_notify READY=1; }
dl_begin() { dl_notify "X_SECTION=begin:$1:$2"; } # NAME TIMEOUT_MS
dl_end() { dl_notify "X_SECTION=end:$1"; }
dl_progress() { # STEP TOTAL; at most ten lines a second
  local now=${EPOCHREALTIME/[.,]/}
  (($1 >= $2 || now - _dl_told > 100000)) || return 0
  _dl_told=$now
  dl_notify "WATCHDOG=1 X_PROGRESS=$1/$2"
}
_dl_field() { sed -n "s/.*\"$1\": *\"\{0,1\}\([^\",}]*\).*/\1/p" "$DAWNLINE_RESTORE_DIR/manifest.json" | head -n 1; }
dl_restore() { # FORMAT; prints the folder to resume from, nothing for a cold start
  [[ ${DAWNLINE_RESTORE_DIR-} ]] || return 0
  [[ $(_dl_field app_format) == "$1" ]] || return 78
  echo "$DAWNLINE_RESTORE_DIR"
}
dl_checkpoint() ( # prints a folder to write files into, to be given to dl_commit; fails where there are no checkpoints
  trap '' TERM USR1 # also for its commands, when the whole group is told
  [[ ${DAWNLINE_CKPT_DIR-} ]] || return 1
  local last=0 path
  [[ ! ${DAWNLINE_RESTORE_DIR-} ]] || last=$(_dl_field seq)
  for path in "$DAWNLINE_CKPT_DIR"/{ckpt,.tmp}-*; do
    [[ ${path##*-} =~ ^[0-9]+$ ]] && ((${path##*-} > last)) && last=${path##*-}
  done
  mkdir "$DAWNLINE_CKPT_DIR/.tmp-$((last + 1))" && echo "$DAWNLINE_CKPT_DIR/.tmp-$((last + 1))"
)
dl_commit() ( # FOLDER STEP FORMAT; durable when it returns
  trap '' TERM USR1
  local seq=${1##*-} path files=''
  for path in "$1"/*; do
    files+=${files:+, }$(printf '{"path": "%s", "bytes": %d, "sha256": "%.64s"}' \
      "${path##*/}" "$(stat -c %s "$path")" "$(sha256sum <"$path")") || return 1
  done
  printf '{"seq": %d, "step": %d, "attempt": %d, "app_format": "%s", "files": [%s]}\n' \
    "$seq" "$2" "$DAWNLINE_ATTEMPT" "$3" "$files" >"$1/manifest.json" &&
    sync "$1"/* "$1" && mv -T "$1" "$DAWNLINE_CKPT_DIR/ckpt-$seq" && sync "$DAWNLINE_CKPT_DIR" &&
    dl_notify "X_CKPT=$seq"
)
dl_result() ( # NAME; takes the contents from its input
  trap '' TERM USR1
  [[ ${DAWNLINE_RESULT_DIR-} ]] || return 0
  cat >"$DAWNLINE_RESULT_DIR/.tmp-$1" && sync "$DAWNLINE_RESULT_DIR/.tmp-$1" &&
    mv -T "$DAWNLINE_RESULT_DIR/.tmp-$1" "$DAWNLINE_RESULT_DIR/$1" && sync "$DAWNLINE_RESULT_DIR"
)
