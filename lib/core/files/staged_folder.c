#define _GNU_SOURCE /* renameat2, getdents64 */
#include "pdnet/files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <libgen.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* How deep a folder of results goes, the folder itself included. */
enum { DEEPEST = 4 };

/* The ending of a folder that is about to go. */
#define GONE "gone--"

/* The folder under way, for the signal handler: at most one a process. */
static _Atomic(char *) under_way;

/* ---- Removing, by what a signal handler may call. */

struct entry {
    uint64_t inode;
    int64_t offset;
    unsigned short size;
    unsigned char type;
    char name[];
};

static void empty_folder(int folder, unsigned deep)
{
    _Alignas(struct entry) char block[4096];
    long n = 0;

    while ((n = syscall(SYS_getdents64, folder, block, sizeof block)) > 0)
        for (long at = 0; at < n;) {
            const struct entry *e = (const void *)(block + at);
            at += e->size;
            if (strcmp(e->name, ".") == 0 || strcmp(e->name, "..") == 0)
                continue;
            if (unlinkat(folder, e->name, 0) == 0 || deep == 0) continue;
            int below = openat(folder, e->name,
                               O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
            if (below < 0) continue;
            empty_folder(below, deep - 1);
            (void)close(below);
            (void)unlinkat(folder, e->name, AT_REMOVEDIR);
        }
}

static void remove_folder(const char *path)
{
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

    if (folder < 0) return;
    empty_folder(folder, DEEPEST);
    (void)close(folder);
    (void)rmdir(path);
}

void pdn_staged_folder_remove_all(void)
{
    const char *path = atomic_load(&under_way);

    if (path != NULL) remove_folder(path);
}

/* ---- Making. */

/* "DIR/.NAME.pdn-" and an ending, for DIR/NAME; malloc'ed, NULL: no memory. */
static char *beside(const char *place, const char *ending)
{
    char *one = strdup(place), *two = strdup(place), *path = NULL;
    size_t n = strlen(place) + strlen(ending) + sizeof "./..pdn-";

    if (one != NULL && two != NULL) path = malloc(n);
    if (path != NULL)
        snprintf(path, n, "%s/.%s.pdn-%s", dirname(one), basename(two), ending);
    free(one);
    free(two);
    return path;
}

/* Folders of runs that were killed: nobody holds their lock. One that was moved
 * away, and had no successor yet, goes back. */
static void remove_leftovers(const char *place)
{
    glob_t found = {0};
    char *pattern = beside(place, "??????"), *old = beside(place, GONE);

    if (old != NULL && access(place, F_OK) != 0) (void)rename(old, place);
    free(old);
    if (pattern != NULL && glob(pattern, GLOB_NOSORT, NULL, &found) == 0)
        for (size_t i = 0; i < found.gl_pathc; i++) {
            int folder = open(found.gl_pathv[i],
                              O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
            if (folder < 0) continue;
            if (flock(folder, LOCK_EX | LOCK_NB) == 0)
                remove_folder(found.gl_pathv[i]);
            (void)close(folder);
        }
    globfree(&found);
    free(pattern);
}

pdn_status pdn_staged_folder_check(const char *place)
{
    pdn_status st = PDN_OK;
    struct stat s, other;
    char *path = NULL;

    if (place[0] == '\0') PDN_FAIL(PDN_EIO, "a folder without a name");
    path = realpath(place, NULL);
    if (path == NULL) {
        if (errno != ENOENT)
            PDN_FAIL(PDN_EIO, "%s: %s", place, pdn_system_error(errno));
        if (lstat(place, &s) == 0)
            PDN_FAIL(PDN_EIO, "%s: a link to nothing", place);
        goto out;
    }
    if (stat(path, &s) != 0 || !S_ISDIR(s.st_mode))
        PDN_FAIL(PDN_EIO, "%s: not a folder", place);
    if (stat(".", &other) == 0 && other.st_dev == s.st_dev &&
        other.st_ino == s.st_ino)
        PDN_FAIL(PDN_EIO,
                 "%s: the folder one stands in cannot be replaced as a whole; "
                 "want a folder inside it",
                 place);
    if (stat(dirname(path), &other) != 0 || other.st_dev != s.st_dev ||
        other.st_ino == s.st_ino)
        PDN_FAIL(PDN_EIO,
                 "%s: the root of a disk cannot be replaced as a whole; want "
                 "a folder inside it",
                 place);
out:
    free(path);
    return st;
}

/* The folder that a link points at is the place; a place that is not there
 * yet is itself. Its parents are made. */
static pdn_status find_place(const char *path, char **out)
{
    pdn_status st = PDN_OK;
    char *copy = NULL;

    PDN_TRY(pdn_staged_folder_check(path));
    *out = realpath(path, NULL);
    if (*out != NULL) return PDN_OK;
    *out = strdup(path);
    copy = strdup(path);
    if (copy == NULL || *out == NULL) PDN_TRY(pdn_no_memory());
    PDN_TRY(pdn_folder_make(dirname(copy)));
out:
    free(copy);
    return st;
}

pdn_status pdn_staged_folder_open(const char *place, pdn_staged_folder *out)
{
    pdn_status st = PDN_OK;
    pdn_staged_folder f = {.lock = -1};

    PDN_TRY(find_place(place, &f.place));
    remove_leftovers(f.place);
    f.path = beside(f.place, "XXXXXX");
    PDN_TRY(pdn_had_memory(f.path));
    if (mkdtemp(f.path) == NULL) {
        int why = errno;
        free(f.path);
        f.path = NULL;
        PDN_FAIL(PDN_EIO, "%s: nothing can be written beside it: %s", place,
                 pdn_system_error(why));
    }
    atomic_store(&under_way, f.path);
    f.lock = open(f.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (f.lock >= 0) (void)flock(f.lock, LOCK_EX | LOCK_NB);
    *out = f;
    f = (pdn_staged_folder){.lock = -1};
out:
    pdn_staged_folder_abandon(&f);
    return st;
}

/* ---- Putting it in its place. */

static pdn_status pair_of(const pdn_staged_folder *f, const char *name,
                          char **old, char **now)
{
    size_t n = strlen(name) + 2;

    *old = malloc(strlen(f->place) + n);
    *now = malloc(strlen(f->path) + n);
    if (*old == NULL || *now == NULL) return pdn_no_memory();
    snprintf(*old, strlen(f->place) + n, "%s/%s", f->place, name);
    snprintf(*now, strlen(f->path) + n, "%s/%s", f->path, name);
    return PDN_OK;
}

pdn_status pdn_staged_folder_keep(const pdn_staged_folder *f, const char *name)
{
    pdn_status st = PDN_OK;
    char *old = NULL, *now = NULL, *above = NULL;

    PDN_TRY(pair_of(f, name, &old, &now));
    above = strdup(now);
    PDN_TRY(pdn_had_memory(above));
    PDN_TRY(pdn_folder_make(dirname(above)));
    if (linkat(AT_FDCWD, old, AT_FDCWD, now, 0) != 0 && errno != EEXIST)
        PDN_FAIL(PDN_EIO, "%s: cannot be kept beside the new report: %s", old,
                 pdn_system_error(errno));
out:
    free(above);
    free(old);
    free(now);
    return st;
}

/* The mode of a folder that is made as the user's umask says. */
static mode_t usual_mode(int folder)
{
    static const char name[] = ".mode";
    struct stat s = {.st_mode = S_IRWXU};

    if (mkdirat(folder, name, 0777) != 0) return S_IRWXU;
    (void)fstatat(folder, name, &s, 0);
    (void)unlinkat(folder, name, AT_REMOVEDIR);
    return s.st_mode & 07777;
}

/* Both folders change their names in one step, or, where the file system has
 * no such step, one after the other. The old one is closed at once: a run that
 * is killed while it removes it leaves it behind. */
static bool exchange(const char *fresh, const char *gone, const char *place)
{
    if (renameat2(AT_FDCWD, fresh, AT_FDCWD, place, RENAME_EXCHANGE) == 0) {
        (void)chmod(fresh, S_IRWXU);
        return rename(fresh, gone) == 0;
    }
    if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP) return false;
    if (rename(place, gone) != 0) return false;
    if (rename(fresh, place) == 0) {
        (void)chmod(gone, S_IRWXU);
        return true;
    }
    int why = errno;
    (void)rename(gone, place);
    errno = why;
    return false;
}

pdn_status pdn_staged_folder_commit(pdn_staged_folder *f)
{
    pdn_status st = PDN_OK;
    struct stat s;
    char *old = beside(f->place, GONE);
    bool there = stat(f->place, &s) == 0;

    PDN_TRY(pdn_had_memory(old));
    remove_folder(old);
    (void)chmod(f->path, there ? s.st_mode & 07777 : usual_mode(f->lock));
    if (there ? !exchange(f->path, old, f->place)
              : rename(f->path, f->place) != 0)
        PDN_FAIL(PDN_EIO, "%s: %s", f->place, pdn_system_error(errno));
    atomic_store(&under_way, NULL);
    free(f->path);
    f->path = NULL;
    if (there) remove_folder(old);
out:
    free(old);
    pdn_staged_folder_abandon(f);
    return st;
}

void pdn_staged_folder_abandon(pdn_staged_folder *f)
{
    if (f->path != NULL) {
        remove_folder(f->path);
        atomic_store(&under_way, NULL);
    }
    if (f->place != NULL && f->lock >= 0) (void)close(f->lock);
    free(f->path);
    free(f->place);
    *f = (pdn_staged_folder){.lock = -1};
}
