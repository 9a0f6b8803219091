/* Memory that runs out while units are held against their peers: a plain
 * failure, nothing leaked (the sanitizer looks at the end), never another
 * answer. */
#include "check.h"
#include "scarce.h"

#include "pdnet/core.h"
#include "pdnet/deviants.h"
#include "pdnet/table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { UNITS = 14, YEARS = 4 };

static void make_table(pdn_table *t)
{
    char path[] = "/tmp/test_scarce.XXXXXX";
    int fd = mkstemp(path);
    FILE *out = fd >= 0 ? fdopen(fd, "w") : NULL;
    pdn_diagnostics f = {0};
    pdn_random r;

    assert_non_null(out);
    pdn_random_start(&r, 1, 1, 0);
    fputs("unit,year,indicator,events,population,r\n", out);
    for (int u = 0; u < UNITS; u++)
        for (int y = 0; y < YEARS; y++)
            for (int k = 0; k < 3; k++)
                fprintf(out, "u%d,%d,%s,%u,900,%d\n", u, 2020 + y,
                        k == 0   ? "out"
                        : k == 1 ? "c1"
                                 : "c2",
                        (u == 3 && k == 0 ? 60 : 150) +
                            pdn_random_below(&r, 40),
                        u % 5);
    fclose(out);
    MUST(pdn_kind_read("outcomes", path, NULL, &f, t));
    remove(path);
    pdn_diagnostics_clear(&f);
}

static pdn_status judge(const pdn_table *t, pdn_deviants *d)
{
    static const char *const resource[] = {"r"}, *const control[] = {"c1",
                                                                     "c2"};
    pdn_diagnostics f = {0};
    pdn_deviant_options o = {.indicator = "out",
                             .resource = resource,
                             .resources = 1,
                             .control = control,
                             .controls = 2,
                             .counter = "c1",
                             .nullpunkt = 2021,
                             .matches = true,
                             .draws = 4,
                             .threads = 1,
                             .seed = 1};
    pdn_status st = pdn_deviants_make(t, &o, &f, d);

    pdn_diagnostics_clear(&f);
    return st;
}

static void units_are_judged_alike_or_not_at_all(void **state)
{
    (void)state;
    pdn_table t = {0};
    pdn_deviants whole = {0};
    pdn_status st = PDN_ENOMEM;
    long most = 0;

    make_table(&t);
    MUST(judge(&t, &whole));
    for (long enough = 0; st != PDN_OK; enough += 1 + enough / 150) {
        pdn_deviants d = {0};
        pdn_message_clear();
        atomic_store(&scarce_left, enough);
        st = judge(&t, &d);
        atomic_store(&scarce_left, LONG_MAX);
        CHECK(st == PDN_OK || (st == PDN_ENOMEM && d.rows == 0),
              "after %ld: %d %s", enough, (int)st, pdn_message());
        for (size_t i = 0; i < d.rows; i++)
            CHECK(d.row[i].claim == whole.row[i].claim &&
                      near(d.row[i].q, whole.row[i].q, 0) &&
                      near(d.row[i].by_chance, whole.row[i].by_chance, 0),
                  "after %ld: %s is %s", enough, d.row[i].unit,
                  pdn_code_text(&pdn_claim_kind_codes, d.row[i].claim));
        most = enough;
        pdn_deviants_clear(&d);
    }
    assert_true(most > 1000);
    pdn_deviants_clear(&whole);
    pdn_table_clear(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(units_are_judged_alike_or_not_at_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
