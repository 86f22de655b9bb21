/*
 * Writes down, in order, what a process does to the files of one folder: for benchmarks/power.py.
 *
 * Loaded with LD_PRELOAD. RECORDED_FOLDER is the folder, with a slash at its end; RECORD is the
 * file to write to. Each entry is one line, and after "write" the bytes:
 *
 *     create NAME            a name that was not there before
 *     write NAME OFFSET SIZE
 *     truncate NAME SIZE
 *     sync NAME              fsync or fdatasync has returned
 *     sync-folder
 *     unlink NAME
 *     rename NAME NAME
 *
 * What it cannot see it must not miss silently: writing through shared memory ends the process, and
 * power.py compares the replayed record with the files as they are.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define FILES 1024
#define LONGEST 256

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static char names[FILES][LONGEST]; /* by descriptor; empty where it is none of ours */
static const char *folder;
static int record = -1;

static void fail(const char *why)
{
    syscall(SYS_write, 2, why, strlen(why));
    abort();
}

static void put(const void *bytes, size_t size)
{
    const char *at = bytes;
    while (size > 0) {
        long written = syscall(SYS_write, record, at, size);
        if (written < 0)
            fail("recorder: the record cannot be written\n");
        at += written;
        size -= (size_t)written;
    }
}

static void note(const char *format, ...)
{
    char line[3 * LONGEST];
    va_list parts;
    va_start(parts, format);
    int size = vsnprintf(line, sizeof line, format, parts);
    va_end(parts);
    put(line, (size_t)size);
}

__attribute__((constructor)) static void begin(void)
{
    const char *path = getenv("RECORD");
    folder = getenv("RECORDED_FOLDER");
    if (folder && path)
        record = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
}

/* The name within the folder, "." for the folder itself, NULL for anything else. */
static const char *name_of(const char *path)
{
    size_t size = folder ? strlen(folder) : 0;
    if (record < 0 || !path || size == 0)
        return NULL;
    if (strncmp(path, folder, size) == 0)
        return path[size] ? path + size : ".";
    if (strlen(path) == size - 1 && strncmp(path, folder, size - 1) == 0)
        return ".";
    return NULL;
}

static const char *name_at(int file)
{
    return file >= 0 && file < FILES && names[file][0] ? names[file] : NULL;
}

static void follow(int file, const char *name)
{
    if (file >= FILES)
        fail("recorder: too many open files\n");
    if (file >= 0) {
        names[file][0] = 0;
        if (name)
            snprintf(names[file], LONGEST, "%s", name);
    }
}

static int opened(int where, const char *path, int flags, mode_t mode)
{
    const char *name = name_of(path);
    struct stat found;
    pthread_mutex_lock(&turn);
    int new = name && stat(path, &found) != 0;
    int file = (int)syscall(SYS_openat, where, path, flags, mode);
    int error = errno;
    follow(file, file >= 0 ? name : NULL);
    if (name && file >= 0 && new)
        note("create %s\n", name);
    if (name && file >= 0 && !new && (flags & O_TRUNC))
        note("truncate %s 0\n", name);
    pthread_mutex_unlock(&turn);
    errno = error;
    return file;
}

static mode_t mode_in(int flags, va_list parts)
{
    return (flags & (O_CREAT | O_TMPFILE)) ? va_arg(parts, mode_t) : 0;
}

#define OPEN(where)                                                                            \
    va_list parts;                                                                                 \
    va_start(parts, flags);                                                                        \
    mode_t mode = mode_in(flags, parts);                                                           \
    va_end(parts);                                                                                 \
    return opened(where, path, flags, mode)

int open(const char *path, int flags, ...) { OPEN(AT_FDCWD); }
int open64(const char *path, int flags, ...) { OPEN(AT_FDCWD); }
int openat(int where, const char *path, int flags, ...) { OPEN(where); }
int openat64(int where, const char *path, int flags, ...) { OPEN(where); }

int close(int file)
{
    pthread_mutex_lock(&turn);
    follow(file, NULL);
    int result = (int)syscall(SYS_close, file);
    pthread_mutex_unlock(&turn);
    return result;
}

static ssize_t written(int file, const void *bytes, size_t size, off_t at)
{
    pthread_mutex_lock(&turn);
    const char *name = name_at(file);
    struct stat found;
    off_t offset = at;
    if (name && at < 0) {
        offset = lseek(file, 0, SEEK_CUR);
        if ((fcntl(file, F_GETFL) & O_APPEND) && fstat(file, &found) == 0)
            offset = found.st_size;
    }
    ssize_t done = at < 0 ? syscall(SYS_write, file, bytes, size)
                          : syscall(SYS_pwrite64, file, bytes, size, at);
    int error = errno;
    if (name && done > 0) {
        note("write %s %lld %zd\n", name, (long long)offset, done);
        put(bytes, (size_t)done);
    }
    pthread_mutex_unlock(&turn);
    errno = error;
    return done;
}

ssize_t write(int file, const void *bytes, size_t size) { return written(file, bytes, size, -1); }
ssize_t pwrite(int file, const void *bytes, size_t size, off_t at)
{
    return written(file, bytes, size, at);
}
ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t at)
{
    return written(file, bytes, size, at);
}

static int truncated(int file, off_t size)
{
    pthread_mutex_lock(&turn);
    int result = (int)syscall(SYS_ftruncate, file, size);
    int error = errno;
    if (result == 0 && name_at(file))
        note("truncate %s %lld\n", name_at(file), (long long)size);
    pthread_mutex_unlock(&turn);
    errno = error;
    return result;
}

int ftruncate(int file, off_t size) { return truncated(file, size); }
int ftruncate64(int file, off64_t size) { return truncated(file, size); }

static int synced(int file, long call)
{
    pthread_mutex_lock(&turn);
    const char *name = name_at(file);
    int result = (int)syscall(call, file);
    int error = errno;
    if (result == 0 && name)
        note(strcmp(name, ".") ? "sync %s\n" : "sync-folder\n", name);
    pthread_mutex_unlock(&turn);
    errno = error;
    return result;
}

int fsync(int file) { return synced(file, SYS_fsync); }
int fdatasync(int file) { return synced(file, SYS_fdatasync); }

int unlink(const char *path)
{
    pthread_mutex_lock(&turn);
    int result = (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
    int error = errno;
    if (result == 0 && name_of(path))
        note("unlink %s\n", name_of(path));
    pthread_mutex_unlock(&turn);
    errno = error;
    return result;
}

int rename(const char *from, const char *to)
{
    pthread_mutex_lock(&turn);
    int result = (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
    int error = errno;
    if (result == 0 && (name_of(from) || name_of(to))) {
        if (!name_of(from) || !name_of(to))
            fail("recorder: a file was moved into or out of the folder\n");
        note("rename %s %s\n", name_of(from), name_of(to));
    }
    pthread_mutex_unlock(&turn);
    errno = error;
    return result;
}

static void refuse_shared(int file, int protection, int flags)
{
    if (name_at(file) && (flags & MAP_SHARED) && (protection & PROT_WRITE))
        fail("recorder: a file of the folder is written through shared memory\n");
}

void *mmap(void *at, size_t size, int protection, int flags, int file, off_t offset)
{
    refuse_shared(file, protection, flags);
    return (void *)syscall(SYS_mmap, at, size, protection, flags, file, offset);
}

void *mmap64(void *at, size_t size, int protection, int flags, int file, off64_t offset)
{
    refuse_shared(file, protection, flags);
    return (void *)syscall(SYS_mmap, at, size, protection, flags, file, offset);
}
