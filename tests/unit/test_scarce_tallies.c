/* Memory that runs out at every taking of handovers and tallies: a plain
 * failure, nothing leaked (the sanitizer looks at the end), nothing half
 * done. */
#include "check.h"
#include "scarce.h"

#include "pdnet/handovers.h"
#include "pdnet/table.h"
#include "pdnet/tallies.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void read_text(const char *kind, const char *text, pdn_table *t)
{
    char path[] = "/tmp/test_scarce.XXXXXX";
    int fd = mkstemp(path);
    FILE *out = fd >= 0 ? fdopen(fd, "w") : NULL;
    pdn_diagnostics f = {0};

    assert_non_null(out);
    fputs(text, out);
    fclose(out);
    MUST(pdn_kind_read(kind, path, NULL, &f, t));
    remove(path);
    pdn_diagnostics_clear(&f);
}

static pdn_status try_handovers(const pdn_table *t)
{
    static const char *const from[] = {"a"}, *const to[] = {"d"};
    pdn_handover_options o = {.source = from,
                              .sources = 1,
                              .goal = to,
                              .goals = 1,
                              .draws = 20,
                              .threads = 1,
                              .seed = 1};
    pdn_handover_row *row = NULL;
    pdn_diagnostics f = {0};
    pdn_status st = pdn_handovers_make(t, &o, &f, &row);

    assert_true(st == PDN_OK || row == NULL);
    free(row);
    pdn_diagnostics_clear(&f);
    return st;
}

static const char *tallied; /* the kind under way */

static pdn_status try_tally(const pdn_table *t)
{
    pdn_tally made = {0};
    pdn_diagnostics f = {0};
    pdn_status st =
        pdn_tally_make(tallied, t, &(pdn_tally_options){0}, &f, &made);

    assert_true(st == PDN_OK || made.row == NULL);
    pdn_tally_clear(&made);
    pdn_diagnostics_clear(&f);
    return st;
}

static void run_out(pdn_status (*attempt)(const pdn_table *),
                    const pdn_table *t)
{
    pdn_status st = PDN_ENOMEM;

    for (long enough = 0; st != PDN_OK && enough < 2000; enough++) {
        pdn_message_clear();
        atomic_store(&scarce_left, enough);
        st = attempt(t);
        atomic_store(&scarce_left, LONG_MAX);
        CHECK(st == PDN_OK || st == PDN_ENOMEM, "after %ld: %d %s", enough,
              (int)st, pdn_message());
        assert_true(st == PDN_OK || pdn_message()[0] != '\0');
    }
    assert_int_equal(st, PDN_OK);
}

static void handovers(void **state)
{
    (void)state;
    pdn_table t = {0};

    read_text("handovers",
              "from,to,year,sent,arrived\na,b,1,9,8\nb,c,1,7,5\nc,b,1,2,1\n"
              "b,d,1,4,3\na,d,2,5,5\n",
              &t);
    run_out(try_handovers, &t);
    pdn_table_clear(&t);
}

static void tallies(void **state)
{
    (void)state;
    static const struct {
        const char *kind, *file, *text;
    } each[] = {
        {"themes", "inputs", "input,theme,votes\n1,A,2\n2,B,1\n3,A,\n"},
        {"voices", "voices",
         "service,kind,question,answers,mean\nA,staff,q,4,4\nA,youth,q,9,2\n"},
        {"together", "together",
         "service_a,service_b,year,both,coordinated\nA,B,1,9,3\nA,C,1,5,5\n"},
        {"stages", "stages",
         "chain,stage,part_of,count\nc,all,,9\nc,a,all,4\nc,b,all,4\n"},
        {"offers", "offers", "offer,level,municipality\nx,2,B\ny,3,A\n"},
        {"actions", "actions",
         "finding,step,deadline,done\nf,s,2023-01-01,\ng,t,,2023-01-02\n"},
    };

    for (size_t i = 0; i < LEN(each); i++) {
        pdn_table t = {0};
        tallied = each[i].kind;
        read_text(each[i].file, each[i].text, &t);
        run_out(try_tally, &t);
        pdn_table_clear(&t);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(handovers),
        cmocka_unit_test(tallies),
    };

    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
