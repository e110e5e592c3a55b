/* Job protocol v1 for C99 on POSIX: include it first, in one file. A call without its variable does nothing: a job runs
   by hand too. Hashes and flushes with GNU coreutils; checkpoint files have no folders, quotes or backslashes. */
#define _DEFAULT_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
static volatile sig_atomic_t dl_leaving, dl_wanted; /* TERM: commit, exit(85). USR1: set it to 0, commit, go on. */
static void dl_on_signal(int number) { *(number == SIGTERM ? &dl_leaving : &dl_wanted) = 1; }
static void dl_notify(const char *line) { /* lost when nobody listens, or not fast enough: a job never waits for that */
  const char *path = getenv("DAWNLINE_NOTIFY"), *fd = getenv("DAWNLINE_NOTIFY_FD");
  int pipe = fd ? atoi(fd) : path ? open(path, O_WRONLY | O_NONBLOCK | O_CLOEXEC) : -1;
  if (pipe < 0) return;
  fcntl(pipe, F_SETFL, fcntl(pipe, F_GETFL) | O_NONBLOCK);
  dprintf(pipe, "%.511s\n", line);
  if (!fd) close(pipe);
}
#define DL_TELL(...) do { char dl_line[600]; snprintf(dl_line, 600, __VA_ARGS__); dl_notify(dl_line); } while (0)
#define dl_progress(step, total) DL_TELL("WATCHDOG=1 X_PROGRESS=%ld/%ld", (long)(step), (long)(total))
#define dl_begin(section, timeout_ms) DL_TELL("X_SECTION=begin:%s:%ld", section, (long)(timeout_ms))
#define dl_end(section) DL_TELL("X_SECTION=end:%s", section)
#define dl_ready() dl_notify("READY=1")
static char dl_answer[4096]; /* what the shell printed */
static int dl_shell(const char *name, const char *format, long step, const char *script) { /* 0: all went well */
  if (setenv("N", name, 1) || setenv("FORMAT", format, 1)) return -1;
  snprintf(dl_answer, sizeof dl_answer, "%ld", step), setenv("STEP", dl_answer, 1);
  FILE *pipe = popen(script, "r");
  return pipe && (fgets(dl_answer, sizeof dl_answer, pipe), 1) ? pclose(pipe) : -1;
}
static const char *dl_start(const char *format) { /* the first call: folder to resume from, NULL for a cold start */
  signal(SIGPIPE, SIG_IGN), signal(SIGTERM, dl_on_signal), signal(SIGUSR1, dl_on_signal);
  if (getenv("DAWNLINE_RESTORE_DIR") && dl_shell("", format, 0, "cd \"$DAWNLINE_RESTORE_DIR\" && sed -n "
      "'s/.*\"app_format\": *\"\\([^\"]*\\)\".*/\\1/p' manifest.json | grep -qxF \"$FORMAT\"")) exit(78);
  return getenv("DAWNLINE_RESTORE_DIR");
}
static const char *dl_checkpoint(void) { /* folder to write files into before dl_commit; NULL: no checkpoints here */
  return getenv("DAWNLINE_CKPT_DIR") && !dl_shell("", "", 0, "trap '' TERM USR1; cd \"$DAWNLINE_CKPT_DIR\" && "
    "S=$(sed -n 's/.*\"seq\": *\\([0-9]*\\).*/\\1/p' \"${DAWNLINE_RESTORE_DIR-/dev}/manifest.json\" 2>/dev/null; echo; "
    "ls -A | sed -n 's/^ckpt-\\([0-9]*\\)$/\\1/p; s/^\\.tmp-\\([0-9]*\\)$/\\1/p') && "
    "N=\"$PWD/.tmp-$(($(echo \"${S:-0}\" | sort -n | tail -n 1) + 1))\" && mkdir \"$N\" && "
    "printf %s \"$N\"") ? dl_answer : NULL;
}
static int dl_commit(const char *folder, long step, const char *format) { /* 0: durable */
  int failed = dl_shell(folder, format, step, "trap '' TERM USR1; cd \"$N\" && FILES=$(for F in *; do "
    "[ -f \"$F\" ] && printf '{\"path\":\"%s\",\"bytes\":%s,\"sha256\":\"%s\"}\\n' \"$F\" \"$(stat -c %s \"$F\")\" "
    "\"$(sha256sum <\"$F\" | cut -c -64)\" || exit 1; done) && "
    "printf '{\"seq\":%s,\"step\":%s,\"attempt\":%s,\"app_format\":\"%s\",\"files\":[%s]}' \"${N##*-}\" \"$STEP\" "
    "\"$DAWNLINE_ATTEMPT\" \"$FORMAT\" \"$(echo \"$FILES\" | paste -sd ,)\" >manifest.json && "
    "sync * . && mv -T \"$N\" \"../ckpt-${N##*-}\" && sync .. && printf 'X_CKPT=%s' \"${N##*-}\"");
  return failed ? -1 : (dl_notify(dl_answer), 0);
}
static int dl_result(const char *name, const void *data, size_t bytes) { /* a file, whole or absent; 0: durable */
  char path[4096];
  if (!getenv("DAWNLINE_RESULT_DIR")) return 0;
  snprintf(path, sizeof path, "%s/.tmp-%s", getenv("DAWNLINE_RESULT_DIR"), name);
  FILE *file = fopen(path, "w");
  if (!file || fwrite(data, 1, bytes, file) != bytes || fclose(file)) return -1;
  return dl_shell(name, "", 0, "cd \"$DAWNLINE_RESULT_DIR\" && sync \".tmp-$N\" && mv -T \".tmp-$N\" \"$N\" && sync .");
}
