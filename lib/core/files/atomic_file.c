#define _DEFAULT_SOURCE     /* getentropy */
#define _XOPEN_SOURCE   700 /* realpath */
#include "pdnet/files.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SLOTS = 256, NO_SLOT = -1 };

/* Temporaries under way, for the signal handler, of all threads. What a signal
 * handler may read are atomics that take no lock. */
static _Atomic(char *) under_way[SLOTS];
_Static_assert(ATOMIC_POINTER_LOCK_FREE == 2, "a signal handler may read them");

static int slot_take(char *temporary)
{
    for (int i = 0; i < SLOTS; i++) {
        char *nobody = NULL;
        if (atomic_compare_exchange_strong(&under_way[i], &nobody, temporary))
            return i;
    }
    return NO_SLOT;
}

static void slot_give(int slot)
{
    if (slot != NO_SLOT) atomic_store(&under_way[slot], NULL);
}

void pdn_atomic_file_remove_all(void)
{
    for (int i = 0; i < SLOTS; i++) {
        const char *temporary = atomic_load(&under_way[i]);
        if (temporary != NULL) (void)unlink(temporary);
    }
}

static bool written_in_place(const char *path)
{
    struct stat s;

    return stat(path, &s) == 0 && !S_ISREG(s.st_mode) && !S_ISDIR(s.st_mode);
}

/* As mkstemp, with the mode that the user's umask leaves: the name ends in
 * XXXXXX, which become letters that no file there has. */
static int open_new(char *name, mode_t mode)
{
    static const char letter[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    enum { ENDING = 6, TRIES = 100 };
    char *end = name + strlen(name) - ENDING;
    unsigned char random[ENDING];
    int fd = -1;

    for (int i = 0; i < TRIES; i++) {
        if (getentropy(random, sizeof random) != 0) return -1;
        for (int k = 0; k < ENDING; k++)
            end[k] = letter[random[k] % (sizeof letter - 1)];
        fd = open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode);
        if (fd >= 0 || errno != EEXIST) break;
    }
    return fd;
}

/* A file that stands there keeps its mode. */
static void keep_mode(int fd, const char *path)
{
    struct stat s;

    if (stat(path, &s) == 0 && S_ISREG(s.st_mode))
        (void)fchmod(fd, s.st_mode & 07777);
}

static pdn_status open_beside(const char *path, mode_t mode, pdn_atomic_file *o)
{
    size_t n = strlen(path);

    o->temporary = malloc(n + sizeof ".XXXXXX");
    if (o->temporary == NULL) return pdn_no_memory();
    memcpy(o->temporary, path, n);
    memcpy(o->temporary + n, ".XXXXXX", sizeof ".XXXXXX");

    /* a signal between the two would leave the file behind */
    sigset_t all, before;
    sigfillset(&all);
    (void)pthread_sigmask(SIG_SETMASK, &all, &before);
    int fd = open_new(o->temporary, mode), why = errno;
    if (fd >= 0) o->slot = slot_take(o->temporary);
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (fd < 0) {
        free(o->temporary);
        o->temporary = NULL;
        return pdn_fail(PDN_EIO, "%s: %s", path, pdn_system_error(why));
    }
    if (o->slot == NO_SLOT) {
        (void)close(fd);
        return pdn_fail(PDN_EIO, "%s: more than %d files under way", path,
                        (int)SLOTS);
    }
    keep_mode(fd, path);
    o->file = fdopen(fd, "wb");
    if (o->file == NULL) {
        why = errno;
        (void)close(fd);
        return pdn_fail(PDN_EIO, "%s: %s", path, pdn_system_error(why));
    }
    return PDN_OK;
}

static pdn_status open_file(const char *path, mode_t mode, pdn_atomic_file *out)
{
    pdn_status st = PDN_OK;
    pdn_atomic_file o = {.slot = NO_SLOT};
    struct stat s;

    if (path == NULL || strcmp(path, "-") == 0) {
        o.file = stdout;
        *out = o;
        return PDN_OK;
    }
    if (path[0] == '\0') return pdn_fail(PDN_EIO, "a file without a name");
    if (stat(path, &s) == 0 && S_ISDIR(s.st_mode))
        return pdn_fail(PDN_EIO, "%s: is a folder, want a file", path);
    /* what a link points at is written, and the link stays */
    bool link = lstat(path, &s) == 0 && S_ISLNK(s.st_mode);
    o.path = link ? realpath(path, NULL) : strdup(path);
    if (o.path == NULL && link && errno != ENOMEM)
        return pdn_fail(PDN_EIO, "%s: a link to nothing", path);
    if (o.path == NULL) return pdn_no_memory();
    path = o.path;
    if (written_in_place(path)) {
        o.file = fopen(path, "wb");
        if (o.file == NULL)
            st = pdn_fail(PDN_EIO, "%s: %s", path, pdn_system_error(errno));
    } else {
        st = open_beside(path, mode, &o);
    }
    if (st != PDN_OK) {
        pdn_atomic_file_abandon(&o);
        return st;
    }
    *out = o;
    return PDN_OK;
}

pdn_status pdn_atomic_file_open(const char *path, pdn_atomic_file *out)
{
    return open_file(path, 0666, out);
}

pdn_status pdn_atomic_file_open_for(const char *path, bool names_people,
                                    pdn_atomic_file *out)
{
    return open_file(path, names_people ? S_IRUSR | S_IWUSR : 0666, out);
}

/* True when all of f reached the disk, or the pipe. */
static bool finish(FILE *f, bool sync)
{
    bool good = fflush(f) == 0 && ferror(f) == 0;

    if (good && sync && fsync(fileno(f)) != 0 && errno != EINVAL &&
        errno != EROFS)
        good = false;
    return good;
}

pdn_status pdn_atomic_file_commit(pdn_atomic_file *out)
{
    if (out->file == NULL) return pdn_fail(PDN_EARG, "output: not open");

    const char *name = out->path != NULL ? out->path : "standard output";
    errno = 0;
    bool good = finish(out->file, out->temporary != NULL);
    int why = errno;
    if (out->path != NULL) {
        if (fclose(out->file) != 0 && good) {
            good = false;
            why = errno;
        }
        out->file = NULL;
    }
    if (good && out->temporary != NULL &&
        rename(out->temporary, out->path) != 0) {
        good = false;
        why = errno;
    }
    pdn_status st = PDN_OK;
    if (!good)
        st = pdn_fail(PDN_EIO, "%s: %s", name,
                      why != 0 ? pdn_system_error(why) : "write failed");
    else if (out->temporary != NULL) {
        slot_give(out->slot);
        free(out->temporary);
        out->temporary = NULL;
        out->slot = NO_SLOT;
    }
    pdn_atomic_file_abandon(out);
    return st;
}

void pdn_atomic_file_abandon(pdn_atomic_file *out)
{
    if (out->file != NULL && out->path != NULL) (void)fclose(out->file);
    if (out->temporary != NULL) {
        (void)unlink(out->temporary);
        slot_give(out->slot);
        free(out->temporary);
    }
    free(out->path);
    *out = (pdn_atomic_file){.slot = NO_SLOT};
}

pdn_status pdn_folder_make(const char *path)
{
    char *partial = strdup(path);
    struct stat s;

    if (path[0] == '\0') {
        free(partial);
        return pdn_fail(PDN_EIO, "a folder without a name");
    }
    if (partial == NULL) return pdn_no_memory();
    for (char *at = partial + 1;; at++) {
        if (*at != '/' && *at != '\0') continue;
        char keep = *at;
        *at = '\0';
        if (mkdir(partial, 0777) != 0 && errno != EEXIST) {
            int why = errno;
            free(partial);
            return pdn_fail(PDN_EIO, "%s: %s", path, pdn_system_error(why));
        }
        *at = keep;
        if (keep == '\0') break;
    }
    free(partial);
    if (stat(path, &s) != 0 || !S_ISDIR(s.st_mode))
        return pdn_fail(PDN_EIO, "%s: not a folder", path);
    return PDN_OK;
}
