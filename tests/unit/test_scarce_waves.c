/* Memory that runs out at every taking of what compares two waves: a plain
 * failure, nothing leaked (the sanitizer looks at the end), nothing half
 * done. */
#include "check.h"
#include "scarce.h"
#include "wave_networks.h"

#include "pdnet/practices.h"
#include "pdnet/privacy.h"
#include "pdnet/waves.h"

#include <stdio.h>
#include <stdlib.h>

static const char people[] =
    "<graphml><key id='s' for='node' attr.name='sector' attr.type='string'/>"
    "<key id='r' for='node' attr.name='responded' attr.type='boolean'/>"
    "<key id='f' for='edge' attr.name='frequency' attr.type='double'/>"
    "<key id='q' for='edge' attr.name='quality' attr.type='double'/>"
    "<key id='b' for='edge' attr.name='barrier' attr.type='string'/>"
    "<graph edgedefault='directed'>";

/* Eight people of four services; each says something of the next `reach`. */
static void read_wave(int reach, pdn_network *g)
{
    char path[] = "/tmp/test_scarce.XXXXXX";
    int fd = mkstemp(path);
    FILE *f = fd >= 0 ? fdopen(fd, "w") : NULL;

    assert_non_null(f);
    fputs(people, f);
    for (int i = 0; i < 8; i++)
        fprintf(f,
                "<node id='p%d'><data key='s'>S%d</data><data "
                "key='r'>true</data></node>",
                i, i % 4);
    for (int i = 0; i < 8; i++)
        for (int k = 1; k <= reach; k++)
            fprintf(f,
                    "<edge source='p%d' target='p%d'><data key='f'>1</data>"
                    "<data key='q'>%d</data><data key='b'>%s</data></edge>",
                    i, (i + k) % 8, 1 + (i + k) % 5, k > 1 ? "x+y" : "x");
    fputs("</graph></graphml>", f);
    fclose(f);
    MUST(pdn_graphml_read(path, g, NULL));
    remove(path);
}

static pdn_wave wave[2];
static pdn_waves_options options;
static pdn_diagnostics told;

static pdn_status turnover(void)
{
    pdn_waves_row *row = NULL;
    pdn_status st = pdn_waves_turnover(wave, 2, &options, &told, &row);

    assert_true(st == PDN_OK || row == NULL);
    free(row);
    return st;
}

static pdn_status pairs(void)
{
    pdn_wave_pairs made = {0};
    pdn_status st =
        pdn_wave_pairs_make(wave, NULL, NULL, &options, &told, &made);

    assert_true(st == PDN_OK || made.row == NULL);
    pdn_wave_pairs_clear(&made);
    return st;
}

static pdn_status whole(void)
{
    pdn_wave_whole row[PDN_WAVE_WHOLES];

    return pdn_wave_whole_make(wave, &options, &told, row);
}

static pdn_status ratings(void)
{
    pdn_wave_ratings made = {0};
    pdn_status st = pdn_wave_ratings_make(wave, &options, &told, &made);

    assert_true(st == PDN_OK ? made.rows > 0 : made.row == NULL);
    pdn_wave_ratings_clear(&made);
    return st;
}

static pdn_status barriers(void)
{
    pdn_wave_barriers made = {0};
    pdn_status st = pdn_wave_barriers_make(wave, &options, &told, &made);

    assert_true(st == PDN_OK ? made.rows > 0 : made.row == NULL);
    pdn_wave_barriers_clear(&made);
    return st;
}

static pdn_status one_adjustment(void)
{
    pdn_wave_changes made = {0};
    pdn_status st = pdn_wave_changes_make(wave, NULL, &options,
                                          PDN_WAVE_TABLE_ALL, &told, &made);

    assert_true(st == PDN_OK ? made.wholes > 0 && made.pairs.row != NULL
                             : made.wholes == 0 && made.pairs.row == NULL);
    pdn_wave_changes_clear(&made);
    return st;
}

static pdn_status actors(void)
{
    pdn_wave_actors made = {0};
    pdn_status st = pdn_wave_actors_make(wave, &options, &told, &made);

    assert_true(st == PDN_OK || made.row == NULL);
    pdn_wave_actors_clear(&made);
    return st;
}

static pdn_status contacts(void)
{
    pdn_wave_contacts made = {0};
    pdn_status st = pdn_wave_contacts_make(wave, &options, &told, &made);

    assert_true(st == PDN_OK || made.contact == NULL);
    pdn_wave_contacts_clear(&made);
    return st;
}

/* What everybody may see of a table of theirs. */
static pdn_status hidden(void)
{
    const pdn_privacy_options o = {.fewest = 5};
    pdn_wave_pairs made = {0};
    pdn_hidden is = {0};
    pdn_status st =
        pdn_wave_pairs_make(wave, NULL, NULL, &options, &told, &made);
    pdn_private_table t = {
        .schema = &pdn_waves_pairs_schema, .row = made.row, .rows = made.rows};

    if (st == PDN_OK)
        st = pdn_privacy_hide_waves(&o, wave, 2, &options, &t, &is);
    assert_true(st != PDN_OK || is.cells > 0);
    pdn_wave_pairs_clear(&made);
    return st;
}

static void run_out(const char *what, pdn_status (*attempt)(void))
{
    pdn_status st = PDN_ENOMEM;
    long enough = 0;

    /* every taking of the first hundred, then one of several */
    for (; st != PDN_OK && enough < 20000; enough += 1 + enough / 100) {
        pdn_message_clear();
        pdn_diagnostics_clear(&told);
        atomic_store(&scarce_left, enough);
        st = attempt();
        atomic_store(&scarce_left, LONG_MAX);
        CHECK(st == PDN_OK || st == PDN_ENOMEM, "%s after %ld: %d %s", what,
              enough, (int)st, pdn_message());
        CHECK(st == PDN_OK || pdn_message()[0] != '\0', "%s after %ld", what,
              enough);
    }
    assert_int_equal(st, PDN_OK);
    CHECK(enough > 5, "%s took memory %ld times only", what, enough);
    pdn_diagnostics_clear(&told);
}

static void waves_fail_plainly(void **state)
{
    (void)state;
    static const struct {
        const char *what;
        pdn_status (*attempt)(void);
    } each[] = {
        {"turnover", turnover}, {"pairs", pairs},       {"whole", whole},
        {"ratings", ratings},   {"barriers", barriers}, {"actors", actors},
        {"contacts", contacts}, {"hidden", hidden},     {"all", one_adjustment},
    };
    pdn_network g[2] = {{0}};

    options = pdn_waves_defaults();
    options.draws = options.whole_draws = 20;
    options.threads = 1;
    options.seed = 1;
    for (int k = 0; k < 2; k++) {
        read_wave(k + 2, &g[k]);
        wave[k] = (pdn_wave){k == 0 ? "2021" : "2022", &g[k]};
    }
    for (size_t i = 0; i < LEN(each); i++)
        run_out(each[i].what, each[i].attempt);
    for (int k = 0; k < 2; k++)
        pdn_network_clear(&g[k]);
}

/* Services merged and renamed. */
static void names_fail_plainly(void **state)
{
    (void)state;
    static const char *const cross[] = {"old", "new"};
    static const char *const moved[][2] = {{"S1", "S3"}, {"S0", "S9"}};
    static const double year[] = {2022, 2022};
    pdn_table links = made_links(cross, moved, year, NULL, 2);
    pdn_network g[2] = {{0}};

    options = pdn_waves_defaults();
    options.draws = 0;
    options.threads = 1;
    options.crosswalk = &links;
    for (int k = 0; k < 2; k++) {
        read_wave(k + 2, &g[k]);
        wave[k] = (pdn_wave){k == 0 ? "2021" : "2022", &g[k]};
    }
    run_out("crosswalk", turnover);
    run_out("crosswalk, pairs", pairs);
    options.crosswalk = NULL;
    for (int k = 0; k < 2; k++)
        pdn_network_clear(&g[k]);
    pdn_table_clear(&links);
}

static pdn_table practice;

static pdn_status changes(void)
{
    pdn_practices_change made = {0};
    pdn_status st = pdn_practices_change_make(&practice, &told, &made);

    assert_true(st == PDN_OK ? made.rows == 1 : made.row == NULL);
    pdn_practices_change_clear(&made);
    return st;
}

static void practices_fail_plainly(void **state)
{
    (void)state;
    static const char *const column[] = {"unit", "practice"};
    static const char *const row[][2] = {
        {"a", "m"}, {"b", "m"}, {"a", "m"}, {"b", "m"}};
    static const double year[] = {2021, 2021, 2022, 2022};
    static const double present[] = {0, 1, 1, 0};

    practice = made_links(column, row, year, NULL, 4);
    pdn_column *c = network_column(&practice, "present", PDN_BOOLEAN);
    for (int i = 0; i < 4; i++)
        c->number[i] = present[i];
    run_out("practices", changes);
    pdn_table_clear(&practice);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(waves_fail_plainly),
        cmocka_unit_test(names_fail_plainly),
        cmocka_unit_test(practices_fail_plainly),
    };
    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
