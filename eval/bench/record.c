/* Writes down, in order, every change that a process makes to files below RECORD_BELOW, into the file RECORD_TO.
   A record: kind (1 byte), then as the kind wants it: paths and data with their lengths, offsets; all in 8-byte numbers.
   w path offset data | t path length | s path (synced) | r path path | u path | m path (folder made) | d path (removed)
   Loaded with LD_PRELOAD by test_power_cut.py. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static int log_fd = -1;
static char below[PATH_MAX];
static pthread_mutex_t guard = PTHREAD_MUTEX_INITIALIZER;
#define REAL(name) ((typeof(&name))dlsym(RTLD_NEXT, #name))

static void put(const void *data, size_t n) {
    const char *p = data;
    while (n) {
        ssize_t k = REAL(write)(log_fd, p, n);
        if (k <= 0) abort();
        p += k, n -= (size_t)k;
    }
}
static void number(uint64_t n) { put(&n, 8); }
static void text(const void *s, size_t n) { number(n), put(s, n); }

__attribute__((constructor)) static void begin(void) {
    const char *to = getenv("RECORD_TO"), *root = getenv("RECORD_BELOW");
    if (!to || !root || !realpath(root, below)) return;
    log_fd = REAL(open)(to, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}
static int ours(const char *path) {
    size_t n = strlen(below);
    return log_fd >= 0 && !strncmp(path, below, n) && (path[n] == '/' || !path[n]);
}
static int path_of(int fd, char *out) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, out, PATH_MAX - 1);
    if (n < 0) return 0;
    out[n] = 0;
    return ours(out);
}
static int full(int dir, const char *path, char *out) {
    char base[PATH_MAX], joined[2 * PATH_MAX], parent[2 * PATH_MAX], *slash;
    if (path[0] == '/') base[0] = 0;
    else if (dir == AT_FDCWD) { if (!getcwd(base, sizeof base)) return 0; }
    else { char l[64]; snprintf(l, sizeof l, "/proc/self/fd/%d", dir);
           ssize_t n = readlink(l, base, sizeof base - 1); if (n < 0) return 0; base[n] = 0; }
    snprintf(joined, sizeof joined, "%s%s%s", base, base[0] ? "/" : "", path);
    strcpy(parent, joined);
    slash = strrchr(parent, '/');
    if (!slash) return 0;
    char name[PATH_MAX];
    snprintf(name, sizeof name, "%s", slash + 1);
    *slash = 0;
    char real[PATH_MAX];
    if (!realpath(parent[0] ? parent : "/", real)) return 0;
    snprintf(out, PATH_MAX, "%s/%s", strcmp(real, "/") ? real : "", name);
    return ours(out);
}
static void say(char kind, const char *a, const char *b) {
    pthread_mutex_lock(&guard);
    put(&kind, 1), text(a, strlen(a));
    if (b) text(b, strlen(b));
    pthread_mutex_unlock(&guard);
}
static void wrote(const char *path, uint64_t at, const void *data, size_t n) {
    pthread_mutex_lock(&guard);
    put("w", 1), text(path, strlen(path)), number(at), text(data, n);
    pthread_mutex_unlock(&guard);
}
static void cut(const char *path, uint64_t length) {
    pthread_mutex_lock(&guard);
    put("t", 1), text(path, strlen(path)), number(length);
    pthread_mutex_unlock(&guard);
}

ssize_t write(int fd, const void *data, size_t n) {
    char path[PATH_MAX];
    int mine = log_fd >= 0 && path_of(fd, path);
    struct stat s;
    uint64_t at = 0;
    if (mine && !fstat(fd, &s) && S_ISREG(s.st_mode))
        at = fcntl(fd, F_GETFL) & O_APPEND ? (uint64_t)s.st_size : (uint64_t)lseek(fd, 0, SEEK_CUR);
    else mine = 0;
    ssize_t k = REAL(write)(fd, data, n);
    if (mine && k > 0) wrote(path, at, data, (size_t)k);
    return k;
}
ssize_t pwrite(int fd, const void *data, size_t n, off_t at) {
    char path[PATH_MAX];
    ssize_t k = REAL(pwrite)(fd, data, n, at);
    if (k > 0 && path_of(fd, path)) wrote(path, (uint64_t)at, data, (size_t)k);
    return k;
}
ssize_t pwrite64(int fd, const void *data, size_t n, off_t at) { return pwrite(fd, data, n, at); }
int ftruncate(int fd, off_t length) {
    char path[PATH_MAX];
    int r = REAL(ftruncate)(fd, length);
    if (!r && path_of(fd, path)) cut(path, (uint64_t)length);
    return r;
}
int ftruncate64(int fd, off_t length) { return ftruncate(fd, length); }
int fsync(int fd) {
    char path[PATH_MAX];
    if (path_of(fd, path)) say('s', path, NULL);
    return REAL(fsync)(fd);
}
int fdatasync(int fd) {
    char path[PATH_MAX];
    if (path_of(fd, path)) say('s', path, NULL);
    return REAL(fdatasync)(fd);
}
static int opened(int fd, int flags) {
    char path[PATH_MAX];
    if (fd >= 0 && (flags & (O_CREAT | O_TRUNC)) && path_of(fd, path)) {
        struct stat s;
        if (!fstat(fd, &s) && S_ISREG(s.st_mode)) {
            if (flags & O_CREAT) say('c', path, NULL);
            if (flags & O_TRUNC) cut(path, 0);
        }
    }
    return fd;
}
#define MODE(flags) \
    mode_t mode = 0; \
    if (flags & (O_CREAT | __O_TMPFILE)) { va_list a; va_start(a, flags); mode = va_arg(a, mode_t); va_end(a); }
int open(const char *path, int flags, ...) { MODE(flags) return opened(REAL(open)(path, flags, mode), flags); }
int open64(const char *path, int flags, ...) { MODE(flags) return opened(REAL(open64)(path, flags, mode), flags); }
int openat(int dir, const char *path, int flags, ...) { MODE(flags) return opened(REAL(openat)(dir, path, flags, mode), flags); }
int openat64(int dir, const char *path, int flags, ...) { MODE(flags) return opened(REAL(openat64)(dir, path, flags, mode), flags); }
static int moved(int r, int da, const char *a, int db, const char *b, const char *fa) {
    char fb[PATH_MAX];
    (void)da, (void)a;
    if (!r && fa[0] && full(db, b, fb)) say('r', fa, fb);
    return r;
}
int rename(const char *a, const char *b) {
    char fa[PATH_MAX];
    if (log_fd < 0 || !full(AT_FDCWD, a, fa)) fa[0] = 0;
    return moved(REAL(rename)(a, b), AT_FDCWD, a, AT_FDCWD, b, fa);
}
int renameat(int da, const char *a, int db, const char *b) {
    char fa[PATH_MAX];
    if (log_fd < 0 || !full(da, a, fa)) fa[0] = 0;
    return moved(REAL(renameat)(da, a, db, b), da, a, db, b, fa);
}
static int gone(int r, char kind, const char *path) { if (!r && path[0]) say(kind, path, NULL); return r; }
int unlink(const char *a) {
    char f[PATH_MAX];
    if (log_fd < 0 || !full(AT_FDCWD, a, f)) f[0] = 0;
    return gone(REAL(unlink)(a), 'u', f);
}
int unlinkat(int dir, const char *a, int flags) {
    char f[PATH_MAX];
    if (log_fd < 0 || !full(dir, a, f)) f[0] = 0;
    return gone(REAL(unlinkat)(dir, a, flags), flags & AT_REMOVEDIR ? 'd' : 'u', f);
}
int rmdir(const char *a) {
    char f[PATH_MAX];
    if (log_fd < 0 || !full(AT_FDCWD, a, f)) f[0] = 0;
    return gone(REAL(rmdir)(a), 'd', f);
}
int mkdir(const char *a, mode_t mode) {
    char f[PATH_MAX];
    int r = REAL(mkdir)(a, mode);
    if (!r && log_fd >= 0 && full(AT_FDCWD, a, f)) say('m', f, NULL);
    return r;
}
int mkdirat(int dir, const char *a, mode_t mode) {
    char f[PATH_MAX];
    int r = REAL(mkdirat)(dir, a, mode);
    if (!r && log_fd >= 0 && full(dir, a, f)) say('m', f, NULL);
    return r;
}
