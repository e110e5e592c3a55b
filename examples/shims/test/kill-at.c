/* Preloaded into a job by the tests: counts its calls that change a disk, in all processes of the job together, and
   kills the job's process group with SIGKILL right before call number KILL_AT (0: never), or, with KILL_HALF, in the
   middle of it when it is a write. KILL_COUNTER is a file of zeros: an integer for the count, then a byte for each call,
   1 for a write. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define CALLS_MAX 8192

static int nothing[1 + CALLS_MAX / sizeof(int)], *counter = nothing, target, half;

__attribute__((constructor)) static void start(void) {
  const char *path = getenv("KILL_COUNTER");
  int file = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
  if (file < 0) return;
  counter = mmap(NULL, sizeof nothing, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  close(file);
  target = atoi(getenv("KILL_AT"));
  half = getenv("KILL_HALF") != NULL;
}

static void die(void) {
  kill(0, SIGKILL);
  for (;;) pause();
}

/* True when this is the call to die in. */
static int reached(int writes) {
  int now = __sync_add_and_fetch(&counter[0], 1);
  if (now > CALLS_MAX) abort();
  ((char *)(counter + 1))[now - 1] = writes;
  if (now == target && !(half && writes)) die();
  return now == target;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define COUNTED(name, parameters, arguments) \
  int name parameters { reached(0); return REAL(name) arguments; }

COUNTED(fsync, (int fd), (fd))
COUNTED(fdatasync, (int fd), (fd))
COUNTED(mkdir, (const char *path, mode_t mode), (path, mode))
COUNTED(rename, (const char *from, const char *to), (from, to))
COUNTED(renameat, (int a, const char *from, int b, const char *to), (a, from, b, to))
COUNTED(renameat2, (int a, const char *from, int b, const char *to, unsigned flags), (a, from, b, to, flags))
COUNTED(unlink, (const char *path), (path))
COUNTED(unlinkat, (int at, const char *path, int flags), (at, path, flags))
COUNTED(rmdir, (const char *path), (path))
COUNTED(fclose, (FILE *file), (file))

#define OPENS(name) \
  int name(const char *path, int flags, ...) { \
    va_list rest; va_start(rest, flags); \
    int mode = flags & O_CREAT ? va_arg(rest, int) : 0; \
    va_end(rest); \
    if (flags & O_CREAT) reached(0); \
    return REAL(name)(path, flags, mode); \
  }
OPENS(open)
OPENS(open64)

ssize_t write(int fd, const void *data, size_t bytes) {
  struct stat is;
  if (fstat(fd, &is) || !S_ISREG(is.st_mode) || !reached(1)) return REAL(write)(fd, data, bytes);
  if (bytes > 1 && REAL(write)(fd, data, bytes / 2) < 0) die();
  die();
  return -1;
}
