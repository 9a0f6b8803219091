/* The n-th taking of memory fails, for n = 1, 2, 3 ...: files of a survey are
 * masked whole, and people counted whole, or memory is out, nothing stands
 * there, and nothing is lost. */
#include "check.h"
#include "scarce.h"

#include "pdnet/pseudonyms.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST = 20000 };

static char folder[] = "/tmp/pdn-scarce-XXXXXX";

static const struct {
    const char *name, *text;
} files[] = {
    {"a.csv", "id,name,sector,role,telefon\nkd,Kari Dahl,NAV,leder,1\n"
              "p,Per \xC3\x85s,BUP,lege,2\n"},
    {"t.csv", "from,to,frequency,barrier\nkd,Per \xC3\x85s,1,Kari Dahl er her\n"
              "p2,kd,2,tid\n"},
    {"r.csv", "id,q [kd],q [p]\nkd,,1\np2,2,\n"},
    {"l.csv", "alias,id\np2,p\n"},
    {"c.csv",
     "wave,from,to,change,column,value,said_by\n1,kd,p,remove,,,sjef\n"},
    {"d.csv", "from,to,why,lead\nNAV,BUP,avtale,kd\n"},
};
static const char *const written[] = {"actors",  "ties",        "roster",
                                      "aliases", "corrections", "duties"};

static char *in_folder(const char *name, const char *ending, char path[80])
{
    snprintf(path, 80, "%s/%s%s", folder, name, ending);
    return path;
}

static int open_folder(void **state)
{
    char path[80];

    (void)state;
    if (mkdtemp(folder) == NULL) return -1;
    for (size_t i = 0; i < LEN(files); i++) {
        FILE *f = fopen(in_folder(files[i].name, "", path), "wb");
        if (f == NULL) return -1;
        fputs(files[i].text, f);
        if (fclose(f) != 0) return -1;
    }
    return 0;
}

static int close_folder(void **state)
{
    char path[80];

    (void)state;
    for (size_t i = 0; i < LEN(files); i++)
        unlink(in_folder(files[i].name, "", path));
    for (size_t i = 0; i < LEN(written); i++)
        unlink(in_folder(written[i], ".csv", path));
    return rmdir(folder);
}

static pdn_status mask_files(const pdn_key *key)
{
    static const char *const keep[] = {"telefon"};
    char a[80], t[80], r[80], l[80], c[80], d[80];
    const pdn_survey_options s = {.actors = in_folder("a.csv", "", a),
                                  .ties = in_folder("t.csv", "", t),
                                  .roster = in_folder("r.csv", "", r),
                                  .roster_id = "id",
                                  .roster_pattern = "^q .(.*).$",
                                  .aliases = in_folder("l.csv", "", l),
                                  .corrections = in_folder("c.csv", "", c)};
    const pdn_mask_options o = {.keep = keep, .keeps = 1, .sort = true};
    pdn_diagnostics f = {0};
    pdn_pseudonyms who = {0};
    pdn_status st = pdn_survey_mask(
        &s, &(pdn_mask_beside){.duties = in_folder("d.csv", "", d)}, key, &o,
        folder, &f, &who);

    pdn_pseudonyms_clear(&who);
    pdn_diagnostics_clear(&f);
    return st;
}

static void masked_whole_or_not_at_all(void **state)
{
    (void)state;
    const pdn_key key = {.byte = "a key that is long enough", .bytes = 25};
    pdn_status st = PDN_ENOMEM;
    char path[80];

    for (long n = 0; st != PDN_OK; n++) {
        assert_true(n < MOST);
        pdn_message_clear();
        atomic_store(&scarce_left, n);
        st = mask_files(&key);
        atomic_store(&scarce_left, LONG_MAX);
        CHECK(st == PDN_OK || st == PDN_ENOMEM, "%ld: %d %s", n, (int)st,
              pdn_message());
        for (size_t i = 0; st != PDN_OK && i < LEN(written); i++)
            CHECK(access(in_folder(written[i], ".csv", path), F_OK) != 0,
                  "%ld: %s", n, path);
    }
    for (size_t i = 0; i < LEN(written); i++)
        assert_int_equal(access(in_folder(written[i], ".csv", path), F_OK), 0);
}

static pdn_status mask_network(const pdn_key *key)
{
    static const char *const by[] = {"sector", "role"};
    char a[80], t[80], l[80];
    const pdn_survey_options s = {.actors = in_folder("a.csv", "", a),
                                  .ties = in_folder("t.csv", "", t),
                                  .aliases = in_folder("l.csv", "", l)};
    const pdn_mask_options o = {.sort = true};
    const pdn_unique_options asked = {.by = by, .bys = 2};
    pdn_diagnostics f = {0};
    pdn_pseudonyms who = {0};
    pdn_uniqueness u = {0};
    pdn_network g = {0};
    pdn_status st = pdn_survey_network(&s, &f, NULL, &g);

    if (st == PDN_OK) st = pdn_network_mask(&g, key, &o, &f, &who);
    if (st == PDN_OK) st = pdn_network_unique(&g, &asked, &u);
    if (st == PDN_OK) assert_int_equal(u.recognised, 2);
    pdn_uniqueness_clear(&u);
    pdn_network_clear(&g);
    pdn_pseudonyms_clear(&who);
    pdn_diagnostics_clear(&f);
    return st;
}

static void a_network_masked_and_counted(void **state)
{
    (void)state;
    const pdn_key key = {.byte = "a key that is long enough", .bytes = 25};
    pdn_status st = PDN_ENOMEM;

    for (long n = 0; st != PDN_OK; n++) {
        assert_true(n < MOST);
        pdn_message_clear();
        atomic_store(&scarce_left, n);
        st = mask_network(&key);
        atomic_store(&scarce_left, LONG_MAX);
        CHECK(st == PDN_OK || st == PDN_ENOMEM, "%ld: %d %s", n, (int)st,
              pdn_message());
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(masked_whole_or_not_at_all),
        cmocka_unit_test(a_network_masked_and_counted),
    };

    return cmocka_run_group_tests(tests, open_folder, close_folder);
}
