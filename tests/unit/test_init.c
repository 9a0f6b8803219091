/* The study file to begin with: every section and key of the table of stages
 * stands in it, in every language. */
#include "check.h"

#include "pdnet/report.h"
#include "pdnet/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The part of text that begins with [section and ends before the next one. */
static char *part_of(const char *text, const char *section)
{
    char begin[64];

    snprintf(begin, sizeof begin, "\n[%s", section);
    const char *at = strstr(text, begin);
    if (at == NULL) {
        snprintf(begin, sizeof begin, "\n;[%s", section);
        at = strstr(text, begin);
    }
    if (at == NULL) return NULL;
    const char *next = strstr(at + 3, "\n[");
    const char *other = strstr(at + 3, "\n;[");
    if (next == NULL || (other != NULL && other < next)) next = other;
    size_t n = next != NULL ? (size_t)(next - at) + 1 : strlen(at);
    char *part = calloc(n + 1, 1);
    assert_non_null(part);
    memcpy(part, at, n);
    return part;
}

static void check_section(pdn_stage_id id, const char *text)
{
    const char *section = pdn_stage_of(id)->section, *key = NULL;
    char *part = NULL, line[80];

    if (section == NULL) return;
    part = part_of(text, section);
    CHECK(part != NULL, "no section [%s]", section);
    for (size_t i = 0;
         part != NULL && (key = pdn_stage_key(id, i, NULL)) != NULL; i++) {
        snprintf(line, sizeof line, "\n%s = ", key);
        bool there = strstr(part, line) != NULL;
        snprintf(line, sizeof line, "\n;%s = ", key);
        CHECK(there || strstr(part, line) != NULL, "no [%s] %s", section, key);
    }
    free(part);
}

static void every_key_stands_in_every_language(void **state)
{
    (void)state;

    for (int lang = 0; lang < PDN_LANGS; lang++) {
        char folder[] = "/tmp/pdn-init-XXXXXX", path[64], text[32768] = "";
        assert_non_null(mkdtemp(folder));
        pdn_words_use((pdn_lang)lang);
        assert_int_equal(pdn_report_init(folder), PDN_OK);
        assert_int_equal(pdn_report_init(folder), PDN_EIO); /* never over it */
        snprintf(path, sizeof path, "%s/study.ini", folder);
        FILE *f = fopen(path, "r");
        assert_non_null(f);
        size_t n = fread(text, 1, sizeof text - 1, f);
        (void)fclose(f);
        assert_true(n > 1000 && n < sizeof text - 1);
        for (pdn_stage_id id = 0; id < PDN_STAGES; id++)
            check_section(id, text);
        (void)unlink(path);
        (void)rmdir(folder);
    }
    pdn_words_use(PDN_ENGLISH);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_key_stands_in_every_language),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
