/* A study file to begin with. */
#include "page_files.h"

#include "pdnet/report.h"
#include "pdnet/words.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *template_of(pdn_lang lang)
{
    const unsigned char *text = pdn_init_nb_ini;

    if (lang == PDN_NYNORSK) text = pdn_init_nn_ini;
    if (lang == PDN_ENGLISH) text = pdn_init_en_ini;
    return (const char *)text;
}

/* Puts the text into a file that was not there. */
static pdn_status write_new(const char *path, const char *text)
{
    FILE *out = fopen(path, "wx");

    if (out == NULL && errno == EEXIST)
        return pdn_fail(PDN_EIO, "%s: stands already, and is left as it is",
                        path);
    if (out == NULL) return pdn_fail(PDN_EIO, "%s: %s", path, strerror(errno));
    bool whole = fputs(text, out) != EOF;
    whole = fclose(out) == 0 && whole;
    if (whole) return PDN_OK;
    pdn_status st = pdn_fail(PDN_EIO, "%s: %s", path, strerror(errno));
    (void)unlink(path);
    return st;
}

pdn_status pdn_report_init(const char *folder)
{
    char path[4096];
    int n = snprintf(path, sizeof path, "%s/study.ini", folder);

    if (n < 0 || (size_t)n >= sizeof path)
        return pdn_fail(PDN_EARG, "%s: the name is too long", folder);
    const bool made = mkdir(folder, 0777) == 0;
    if (!made && errno != EEXIST)
        return pdn_fail(PDN_EIO, "%s: %s", folder, strerror(errno));
    pdn_status st = write_new(path, template_of(pdn_words_lang()));
    if (st != PDN_OK && made) (void)rmdir(folder);
    return st;
}
