/* The folder of the report is never one that the study's own files lie in. */
#include "pdnet/report.h"

#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { PATH_SIZE = 4096 };

static bool same_folder(const char *a, const char *b)
{
    struct stat x, y;

    return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev &&
           x.st_ino == y.st_ino;
}

static pdn_status check(const char *folder, const char *file)
{
    static const char *const below[] = {"", "/tables", "/plots", "/sheets"};
    char path[PATH_SIZE];
    pdn_status st = PDN_OK;

    if (file == NULL) return PDN_OK;
    char *copy = strdup(file);
    if (copy == NULL) return pdn_no_memory();
    const char *lies_in = dirname(copy);
    for (size_t i = 0; i < PDN_COUNT(below) && st == PDN_OK; i++) {
        int n = snprintf(path, sizeof path, "%s%s", folder, below[i]);
        if (n > 0 && (size_t)n < sizeof path && same_folder(path, lies_in))
            st = pdn_fail(PDN_EARG,
                          "%s: %s, which the study is read from, lies there; "
                          "want another folder",
                          path, pdn_base_name(file));
    }
    free(copy);
    return st;
}

pdn_status pdn_report_check_folder(const char *folder, const char *study_file,
                                   const pdn_study *s)
{
    pdn_status st = PDN_OK;

    PDN_TRY(check(folder, study_file));
    PDN_TRY(check(folder, s->bands));
    PDN_TRY(check(folder, s->layout));
    for (size_t i = 0; i < s->waves; i++) {
        const pdn_study_wave *w = &s->wave[i];
        const char *const file[] = {w->actors, w->ties,     w->aliases,
                                    w->roster, w->codebook, w->answers};
        for (size_t k = 0; k < PDN_COUNT(file); k++)
            PDN_TRY(check(folder, file[k]));
    }
    for (size_t i = 0; i < PDN_STAGES; i++)
        PDN_TRY(check(folder, s->file[i]));
out:
    return st;
}
