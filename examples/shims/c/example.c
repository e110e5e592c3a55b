/* Counts to the first argument, 2 ms a step, and seals a hash of the steps. example.c STEPS */
#include "dawnline.h"
#include <string.h>
#include <time.h>

static int commit(long step, unsigned long hash) {
  const char *folder = dl_checkpoint();
  char path[4200], kept[4096];
  FILE *file;
  if (folder == NULL) return getenv("DAWNLINE_CKPT_DIR") ? -1 : 0;
  snprintf(kept, sizeof kept, "%s", folder);
  snprintf(path, sizeof path, "%s/state", kept);
  file = fopen(path, "w");
  if (file == NULL || fprintf(file, "%ld %lu\n", step, hash) < 0 || fclose(file)) return -1;
  return dl_commit(kept, step, "example-1");
}

int main(int count, char **arguments) {
  long total = count > 1 ? atol(arguments[1]) : 40, step = 0;
  unsigned long hash = 7;
  char line[64];
  const char *from = dl_start("example-1");
  if (from != NULL) {
    char path[4200];
    FILE *file;
    snprintf(path, sizeof path, "%s/state", from);
    file = fopen(path, "r");
    if (file == NULL || fscanf(file, "%ld %lu", &step, &hash) != 2) return 1;
    fclose(file);
  }
  dl_ready();
  dl_begin("count", 60000);
  while (step < total) {
    struct timespec pause = {0, 2000000};
    hash = (hash * 31 + (unsigned long)++step) % 1000003;
    nanosleep(&pause, NULL);
    dl_progress(step, total);
    int leaving = dl_leaving, wanted = dl_wanted && step % 5 != 0; /* looked at once: who leaves must have committed */
    if (wanted) dl_wanted = 0;
    /* A signal to the whole group may hit the start of a commit: try again. */
    if ((step % 5 == 0 || wanted || leaving) && commit(step, hash) && commit(step, hash)) return 1;
    if (leaving) return 85;
  }
  dl_end("count");
  snprintf(line, sizeof line, "%ld %lu\n", step, hash);
  fputs(line, stdout);
  return dl_result("count", line, strlen(line)) ? 1 : 0;
}
