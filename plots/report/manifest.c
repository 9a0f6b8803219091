#include "manifest.h"

#include "pdnet/core.h"
#include "pdnet/files.h"
#include "pdnet/privacy.h"

#include <dirent.h>
#include <errno.h>
#include <fnmatch.h>
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char manifest_name[] = "report.json";

/* Deeper and more than what somebody keeps beside a report. */
enum { PATH_SIZE = 4096, DEEPEST = 8, MOST = 5000 };

/* ---- The files of a folder, by name. */

struct names {
    pdn_arena text;
    const char **name; /* paths below the folder, in the order of bytes */
    size_t n, capacity;
};

static void names_clear(struct names *f)
{
    free(f->name);
    pdn_arena_clear(&f->text);
    *f = (struct names){0};
}

static pdn_status path_below(const char *folder, const char *sub,
                             const char *name, char path[PATH_SIZE])
{
    const char *slash = sub[0] != '\0' ? "/" : "";
    int n = snprintf(path, PATH_SIZE, "%s%s%s%s%s", folder,
                     folder[0] != '\0' ? "/" : "", sub, slash, name);

    if (n < 0 || n >= PATH_SIZE)
        return pdn_fail(PDN_EIO, "%s: the path is too long", folder);
    return PDN_OK;
}

/* Links are not followed. A folder that is not there has no files. */
static pdn_status list_files(const char *folder, const char *sub, unsigned deep,
                             struct names *out)
{
    pdn_status st = PDN_OK;
    char path[PATH_SIZE];
    const struct dirent *e = NULL;
    struct stat s;
    DIR *dir = NULL;

    PDN_TRY(path_below(folder, sub, "", path));
    dir = opendir(path);
    if (dir == NULL && errno == ENOENT) return PDN_OK;
    if (dir == NULL) PDN_FAIL(PDN_EIO, "%s: %s", path, pdn_system_error(errno));
    while ((e = readdir(dir)) != NULL) {
        if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
            continue;
        PDN_TRY(path_below(folder, sub, e->d_name, path));
        const char *name = path + strlen(folder) + 1;
        if (lstat(path, &s) != 0) continue; /* gone meanwhile */
        if (S_ISDIR(s.st_mode)) {
            if (deep == DEEPEST)
                PDN_FAIL(PDN_EIO,
                         "%s: more folders in one another than a "
                         "report has; want a folder of its own",
                         path);
            PDN_TRY(list_files(folder, name, deep + 1, out));
            continue;
        }
        if (out->n == MOST)
            PDN_FAIL(PDN_EIO,
                     "%s: holds more than %d files; want a folder of its own",
                     folder, (int)MOST);
        PDN_TRY(pdn_list_reserve(&out->name, sizeof *out->name, out->n + 1,
                                 &out->capacity));
        PDN_TRY(pdn_arena_keep(&out->text, name, &out->name[out->n]));
        out->n++;
    }
out:
    if (dir != NULL) closedir(dir);
    return st;
}

static pdn_status files_of(const char *folder, struct names *out)
{
    pdn_status st = list_files(folder, "", 0, out);

    if (st == PDN_OK && out->n > 0)
        qsort(out->name, out->n, sizeof *out->name, pdn_text_order);
    return st;
}

/* ---- Reading what stands there. */

/* NULL: there is none, or it is no manifest. */
static json_t *read_manifest(const char *folder)
{
    char path[PATH_SIZE];
    json_t *all = NULL;
    const char *tool = NULL;

    if (path_below(folder, "", manifest_name, path) != PDN_OK) return NULL;
    all = json_load_file(path, 0, NULL);
    tool = json_string_value(json_object_get(all, "created_by"));
    if (tool != NULL && strcmp(tool, "pdn-report") == 0 &&
        json_is_array(json_object_get(all, "files")))
        return all;
    json_decref(all);
    return NULL;
}

/* Whether a report of that kind stands there. */
static bool is_kind(const char *folder, const char *kind)
{
    json_t *manifest = read_manifest(folder);
    const char *there = json_string_value(json_object_get(manifest, "kind"));
    bool same = there != NULL && strcmp(there, kind) == 0;

    json_decref(manifest);
    return same;
}

/* ---- Writing. */

static pdn_status describe(const char *folder, const char *name, json_t *list)
{
    pdn_status st = PDN_OK;
    char path[PATH_SIZE], hash[sizeof "sha256:" + 64], *bytes = NULL;
    long size = 0;
    FILE *f = NULL;

    PDN_TRY(path_below(folder, "", name, path));
    f = fopen(path, "rb");
    if (f == NULL || fseek(f, 0, SEEK_END) != 0 || (size = ftell(f)) < 0 ||
        fseek(f, 0, SEEK_SET) != 0)
        PDN_FAIL(PDN_EIO, "%s: %s", path, pdn_system_error(errno));
    PDN_NEW(bytes, size);
    if (fread(bytes, 1, (size_t)size, f) != (size_t)size)
        PDN_FAIL(PDN_EIO, "%s: cannot be read", path);
    memcpy(hash, "sha256:", sizeof "sha256:");
    pdn_sha256(bytes, (size_t)size, hash + strlen(hash));
    if (json_array_append_new(list, json_pack("{s:s, s:I, s:s}", "path", name,
                                              "bytes", (json_int_t)size, "hash",
                                              hash)) != 0)
        PDN_TRY(pdn_no_memory());
out:
    free(bytes);
    if (f != NULL) fclose(f);
    return st;
}

/* The mode that the file has at its place; else, of an internal report, for the
 * owner alone. */
static pdn_status set_mode(const pdn_staged_folder *f, const char *name,
                           bool same_kind, bool internal)
{
    pdn_status st = PDN_OK;
    char old[PATH_SIZE], now[PATH_SIZE];
    struct stat s;
    bool there = false;
    mode_t mode = S_IRUSR | S_IWUSR;

    PDN_TRY(path_below(f->place, "", name, old));
    PDN_TRY(path_below(f->path, "", name, now));
    there = same_kind && lstat(old, &s) == 0 && S_ISREG(s.st_mode);
    if (there) mode = s.st_mode & 07777;
    if ((there || internal) && chmod(now, mode) != 0)
        PDN_FAIL(PDN_EIO, "%s: %s", now, pdn_system_error(errno));
out:
    return st;
}

static const char *groups_of(const pdn_study *s)
{
    return s->by != NULL ? s->by : "sector";
}

pdn_status manifest__write(const pdn_report *r, const pdn_staged_folder *f)
{
    pdn_status st = PDN_OK;
    const bool internal = r->options->internal;
    const char *kind = internal ? "internal" : "public";
    const bool same_kind = is_kind(f->place, kind);
    char path[PATH_SIZE];
    struct names files = {0};
    pdn_atomic_file o = {0};
    json_t *list = json_array();
    json_t *all =
        json_pack("{s:s, s:s, s:s, s:s?, s:b, s:O}", "created_by",
                  r->origin->tool, "version", r->origin->version, "kind", kind,
                  "title", r->study->title, "finished", 1, "files", list);

    if (list == NULL || all == NULL) PDN_TRY(pdn_no_memory());
    if (r->results->public_copy &&
        json_object_set_new(
            all, "suppressed",
            json_pack("{s:s, s:f, s:I}", "by", groups_of(r->study), "fewest",
                      r->results->hidden.fewest, "cells",
                      (json_int_t)r->results->hidden.cells)) != 0)
        PDN_TRY(pdn_no_memory());
    PDN_TRY(files_of(f->path, &files));
    for (size_t i = 0; i < files.n; i++)
        PDN_TRY(describe(f->path, files.name[i], list));
    PDN_TRY(path_below(f->path, "", manifest_name, path));
    PDN_TRY(pdn_atomic_file_open(path, &o));
    if (json_dumpf(all, o.file, JSON_INDENT(2)) != 0)
        PDN_FAIL(PDN_EIO, "%s: cannot be written", path);
    fputc('\n', o.file);
    PDN_TRY(pdn_atomic_file_commit(&o));
    PDN_TRY(set_mode(f, manifest_name, same_kind, internal));
    for (size_t i = 0; i < files.n; i++)
        PDN_TRY(set_mode(f, files.name[i], same_kind, internal));
out:
    pdn_atomic_file_abandon(&o);
    names_clear(&files);
    json_decref(all);
    json_decref(list);
    return st;
}

/* ---- What stays of what stands there. */

static bool named(const json_t *manifest, const char *name)
{
    const json_t *list = json_object_get(manifest, "files");

    for (size_t i = 0; i < json_array_size(list); i++) {
        const char *path =
            json_string_value(json_object_get(json_array_get(list, i), "path"));
        if (path != NULL && strcmp(path, name) == 0) return true;
    }
    return false;
}

/* What the files of a report are called. */
static bool like_ours(const char *name)
{
    static const char *const pattern[] = {
        "report.html",      "report.pdf",
        "report.json",      "nullpunkt.json",
        "datapackage.json", "network-*.graphml",
        "tables/*.csv",     "tables/*.resource.json",
        "plots/*.svg",      "layout.csv",
        "sheets/*.html"};

    for (size_t i = 0; i < PDN_COUNT(pattern); i++)
        if (fnmatch(pattern[i], name, FNM_PATHNAME) == 0) return true;
    return false;
}

/* NAME.XXXXXX of a killed run, NAME one of ours. */
static bool is_leftover(const char *name)
{
    static const char ending[] = ".??????";
    size_t n = strlen(name), k = strlen(ending);
    char before[PATH_SIZE];

    if (n <= k || n >= sizeof before || fnmatch(ending, name + n - k, 0) != 0)
        return false;
    memcpy(before, name, n - k);
    before[n - k] = '\0';
    return like_ours(before);
}

pdn_status manifest__keep_others(const pdn_staged_folder *f, bool replace)
{
    pdn_status st = PDN_OK;
    struct names files = {0};
    json_t *manifest = read_manifest(f->place);

    PDN_TRY(files_of(f->place, &files));
    for (size_t i = 0; i < files.n; i++) {
        const char *name = files.name[i];
        if (strcmp(name, manifest_name) == 0 || is_leftover(name)) continue;
        if (manifest != NULL ? named(manifest, name)
                             : replace && like_ours(name))
            continue;
        PDN_TRY(pdn_staged_folder_keep(f, name));
    }
out:
    names_clear(&files);
    json_decref(manifest);
    return st;
}

pdn_status pdn_report_check_whose(const char *folder, bool internal,
                                  bool replace)
{
    pdn_status st = PDN_OK;
    struct names files = {0};
    json_t *manifest = NULL;
    const char *kind = NULL;
    struct stat s;

    PDN_TRY(pdn_staged_folder_check(folder));
    if (stat(folder, &s) != 0) return PDN_OK;
    PDN_TRY(files_of(folder, &files));
    if (files.n == 0 || internal || replace) goto out;
    manifest = read_manifest(folder);
    kind = json_string_value(json_object_get(manifest, "kind"));
    if (kind != NULL && strcmp(kind, "public") == 0) goto out;
    if (kind != NULL)
        PDN_FAIL(PDN_EARG,
                 "%s: an internal report stands there, which may name people; "
                 "want another folder, or --replace, which removes it",
                 folder);
    PDN_FAIL(PDN_EARG,
             "%s: holds %zu file%s and no report.json that says whose they "
             "are (%s ...); want an empty folder, or --replace, which removes "
             "what is called like a report's files",
             folder, files.n, files.n == 1 ? "" : "s", files.name[0]);
out:
    names_clear(&files);
    json_decref(manifest);
    return st;
}

pdn_status pdn_report_tell_before(const char *folder, const pdn_study *s,
                                  pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    const pdn_diagnostic at = {.severity = PDN_WARNING, .code = "told-before"};
    json_t *manifest = read_manifest(folder);
    const json_t *hidden = json_object_get(manifest, "suppressed");
    const char *by = json_string_value(json_object_get(hidden, "by"));
    const double then = json_number_value(json_object_get(hidden, "fewest"));
    double fewest = PDN_FEWEST;

    if (by == NULL) goto out; /* no public report, or one of before */
    if (s->fewest != NULL &&
        !pdn_number_read(s->fewest, strlen(s->fewest), '.', &fewest))
        goto out;
    if (strcmp(by, groups_of(s)) == 0 && fabs(then - fewest) < .5) goto out;
    PDN_TRY(pdn_diagnostics_add(
        f, at,
        "%s: the public report that stands there hides otherwise (by %s, "
        "fewest %.0f; this one by %s, fewest %.0f): together they may tell "
        "what neither does",
        pdn_base_name(folder), by, then, groups_of(s), fewest));
out:
    json_decref(manifest);
    return st;
}
