/* A disk that is full from the n-th write below a folder on: half of that write still fits, what follows does not.

   cc -shared -fPIC -o disk_full.so disk_full.c -ldl; LD_PRELOAD=./disk_full.so CHITHI_FULL_BELOW=/folder program
   The program calls full_after(n) to choose the write; full_after(-1) makes room again; written() counts. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static long left = -1, count = 0;

void full_after(long n) { left = n; count = 0; }
long written(void) { return count; }

static int below(const char *path) {
    const char *folder = getenv("CHITHI_FULL_BELOW");
    return folder && strncmp(path, folder, strlen(folder)) == 0;
}

static int is_ours(int fd) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, sizeof path - 1);
    if (n <= 0) return 0;
    path[n] = 0;
    return below(path);
}

/* How many of so many bytes still fit; -1: none. */
static ssize_t fits(int fd, size_t size) {
    if (!is_ours(fd)) return size;
    count++;
    if (left < 0) return size;
    if (left > 1) { left--; return size; }
    if (left == 1 && size > 1) { left = 0; return size / 2; }
    left = 0;
    errno = ENOSPC;
    return -1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void *data, size_t size) {
    ssize_t n = fits(fd, size);
    return n < 0 ? n : REAL(write)(fd, data, n);
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) {
    ssize_t n = fits(fd, size);
    return n < 0 ? n : REAL(pwrite)(fd, data, n, at);
}
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
    ssize_t n = fits(fd, size);
    return n < 0 ? n : REAL(pwrite64)(fd, data, n, at);
}

static int is_new(const char *path, int flags) {
    struct stat found;
    return left == 0 && (flags & O_CREAT) && below(path) && stat(path, &found) != 0;
}

int open(const char *path, int flags, ...) {
    va_list rest; va_start(rest, flags); mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0; va_end(rest);
    if (is_new(path, flags)) { errno = ENOSPC; return -1; }
    return REAL(open)(path, flags, mode);
}
int open64(const char *path, int flags, ...) {
    va_list rest; va_start(rest, flags); mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0; va_end(rest);
    if (is_new(path, flags)) { errno = ENOSPC; return -1; }
    return REAL(open64)(path, flags, mode);
}
int mkdir(const char *path, mode_t mode) {
    struct stat found;
    if (left == 0 && below(path) && stat(path, &found) != 0) { errno = ENOSPC; return -1; }
    return REAL(mkdir)(path, mode);
}
