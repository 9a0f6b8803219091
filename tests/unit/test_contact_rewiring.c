/* Contacts moved about between groups: nothing lost that is to be kept, every
 * graph reached, and all of them equally often. */
#include "chance/contact_pools.h"
#include "check.h"
#include "contacts.h"

#include "pdnet/chance.h"

#include <gsl/gsl_cdf.h>

/* ---- small fixtures ----------------------------------------------------- */

#define B  "02 20 13 35 53 46 64 75 04 61"
#define B7 "02 20 13 35 53 46 64 04 61 27 57"
#define B3 "03 30 14 41 26 62 59 95 7a a7 83 37 90 a1 17 65"

static const struct fixture fixtures[] = {
    /* clang-format off */
    {"B", true, "00112233", B, "", "", "", 88, 0, "enumeration"},
    {"B, 7 silent", true, "00112233", B7, "7", "", "", 16, 0, "enumeration"},
    {"B, 7 silent, municipalities", true, "00112233", B7, "7", "01010101", "", 2, 0, "enumeration"},
    {"B3", true, "00011122233", B3, "", "", "", 14300, 0, "enumeration"},
    {"degrees 2 2 2 2 2", false, "01234", "01 12 23 34 40", "", "", "", 12, 0, "enumeration"},
    {"degrees 2 2 2 2 2 2", false, "012345", "01 12 23 34 45 50", "", "", "", 70, 0, "enumeration"},
    {"degrees 3 2 2 2 1", false, "01234", "01 02 04 13 23", "", "", "", 6, 0, "enumeration"},
    {"4 x 4, two in each line", true, "01234567", "04 05 15 16 26 27 37 34", "4567", "", "", 90, 0, "OEIS A001499"},
    {"derangements of 4", true, "01234567", "05 16 27 34", "4567", "", "04 15 26 37", 9, 0, "OEIS A000166"},
    {"permutations of 4", true, "01230123", "05 16 27 34", "4567", "", "", 9, 0, "own group barred: OEIS A000166"},
    {"people name services", true, "00112230123", "08 09 18 1a 27 39 3a 47 4a 58 67 69", "789a", "", "", 116, 0, "oracle/named_services.py: people 0 to 6, services 7 to a"},
    {"mutual", true, "0123", "01 10 23 32", "", "", "", 3, 0, "by hand"},
    {"mutual, blank on one side", true, "0123", "01 10 23 32", "", "", "02", 2, 0, "by hand"},
    {"mutual, blank on the other", true, "0123", "01 10 23 32", "", "", "20", 2, 0, "by hand"},
    {"undirected, blank on one side", false, "0123", "01 23", "", "", "20", 2, 0, "by hand"},
    {"one way", true, "0123", "01 23", "", "", "", 2, 0, "by hand"},
    {"one way, blank", true, "0123", "01 23", "", "", "03", 1, 0, "by hand"},
    {"one way, blank of the receiver", true, "0123", "01 23", "", "", "30 12", 2, 0, "by hand"},
    {"to the silent, blank", true, "0123", "01 23", "13", "", "21", 1, 0, "by hand"},
    {"a class apart", true, "0123", "01 23", "3", "", "", 1, 0, "by hand"},
    {"a returned dyad in the way", true, "0123", "01 23 03 30", "", "", "", 1, 0, "by hand"},
    {"an arc back in the way", true, "0123", "01 23 30", "", "", "", 1, 2, "by hand: 03 20 31 too"},
    {"a stratum apart", true, "0123", "01 23", "", "0010", "", 1, 0, "by hand"},
    {"own group barred", true, "0110", "01 23", "", "", "", 1, 0, "by hand"},
    {"inside stays", true, "00112", "01 10 23 02 34", "", "", "", 1, 0, "by hand"},
    {"unknown groups stay", true, "01-2", "01 23 32", "", "", "", 1, 0, "by hand"},
    {"one contact", true, "01", "01", "", "", "", 1, 0, "by hand"},
    {"no contact", true, "01", "", "", "", "", 1, 0, "by hand"},
    {"one group", true, "000", "01 12 20 10", "", "", "", 1, 0, "by hand"},
    {"nobody", true, "", "", "", "", "", 1, 0, "by hand"},
    {"everyone silent", true, "0123", "", "0123", "", "", 1, 0, "by hand"},
    /* clang-format on */
};

/* Breadth first over the swaps, and listed without any swap. */
static void as_many_graphs_as_known(void **state)
{
    (void)state;
    for (size_t k = 0; k < LEN(fixtures); k++) {
        struct contacts c = contacts_fixture(&fixtures[k]);
        struct graphs *reached = graphs_reached(&c), *kept = graphs_kept(&c);
        CHECK(reached->n == fixtures[k].graphs, "%s: %zu graphs reached",
              fixtures[k].name, reached->n);
        CHECK(kept->n == (fixtures[k].kept > 0 ? fixtures[k].kept
                                               : fixtures[k].graphs),
              "%s: %zu graphs keep all", fixtures[k].name, kept->n);
        for (size_t g = 0; g < reached->n; g++)
            CHECK(graphs_find(kept, &reached->graph[g]) < kept->n,
                  "%s: graph %zu does not keep all", fixtures[k].name, g);
        free(reached);
        free(kept);
    }
}

/* By enumeration of all graphs of the fixture; NaN: not looked at. */
static const struct {
    size_t fixture, seen, least;
    uint32_t g, h;
    double mean, sd, p_low, p_least;
} pairs[] = {
    {0, 3, 0, 0, 1, 1.431818, .986217, 1, .159091},
    {0, 3, 0, 2, 3, 1.431818, .986217, 1, .159091},
    {0, 1, 1, 0, 2, 2.022727, .965040, .386364, .386364},
    {0, 1, 1, 0, 3, 1.545455, .890724, .727273, .727273},
    {0, 2, 2, 1, 2, 2.545455, .890724, .727273, .727273},
    {0, 0, 0, 1, 3, 1.022727, .965040, .386364, .386364},
    {1, 3, SIZE_MAX, 0, 1, 1.75, .968246, (double)NAN, (double)NAN},
    {3, 4, SIZE_MAX, 0, 1, 3.678881, 1.151631, .728112, (double)NAN},
    {3, 2, SIZE_MAX, 2, 3, 1.678881, (double)NAN, (double)NAN, (double)NAN},
    {10, 3, 1, 0, 1, 2.517241, .688361, .948276, .060345},
    {10, 2, 0, 0, 3, 1.965517, .693952, .793103, .017241},
    {10, 1, 0, 1, 3, 1.517241, .688361, .474138, .060345},
};

static bool as_said(double x, double said)
{
    return isnan(said) || near(x, said, 5.1e-7);
}

static void pairs_are_as_the_rules_say(void **state)
{
    (void)state;
    for (size_t k = 0; k < LEN(pairs); k++) {
        struct contacts c = contacts_fixture(&fixtures[pairs[k].fixture]);
        struct graphs *s = graphs_reached(&c);
        struct pair_sums p = pair_over(&c, s, pairs[k].g, pairs[k].h);
        CHECK(p.seen == pairs[k].seen && as_said(p.mean, pairs[k].mean) &&
                  as_said(p.sd, pairs[k].sd) &&
                  as_said(p.p_low, pairs[k].p_low) &&
                  as_said(p.p_least, pairs[k].p_least),
              "row %zu: T %zu E %.6f sd %.6f p_low %.6f P(least) %.6f", k,
              p.seen, p.mean, p.sd, p.p_low, p.p_least);
        CHECK(pairs[k].least == SIZE_MAX || p.least == pairs[k].least,
              "row %zu: least %zu", k, p.least);
        free(s);
    }
}

/* ---- the walk over them ------------------------------------------------- */

/* The most bits that dyads may take. */
static size_t bits = CONTACT_POOLS_BITS;

static contact_pools__walk *walk_on(const pdn_contacts *c)
{
    contact_pools__walk *w = NULL;

    MUST(contact_pools__new(c, bits, &w));
    return w;
}

/* How often each graph is met, against as often as each other. */
static void check_uniform(const struct fixture *f, size_t draws, size_t trials)
{
    struct contacts c = contacts_fixture(f);
    pdn_contacts q = contacts_of(&c);
    struct graphs *s = graphs_reached(&c);
    contact_pools__walk *w = walk_on(&q);
    size_t *times = calloc(s->n + 1, sizeof *times);
    uint32_t from[MOST_REPORTS], to[MOST_REPORTS];
    double want = (double)draws / (double)s->n, sum = 0;
    pdn_random r;

    pdn_random_start(&r, 5, 0, 0);
    for (size_t k = 0; k < draws; k++) {
        contact_rewiring__run(w, &r, trials);
        contacts_now(w, from, to);
        struct matrix m = contacts_matrix(&c, from, to);
        size_t at = graphs_find(s, &m);
        CHECK(at < s->n, "%s: a graph out of reach", f->name);
        times[at]++;
    }
    for (size_t k = 0; k < s->n; k++)
        sum += pow((double)times[k] - want, 2) / want;
    if (s->n > 1) {
        double p = gsl_cdf_chisq_Q(sum, (double)(s->n - 1));
        CHECK(p > 1e-4 && p < 1 - 1e-4, "%s: chi-square %g of %zu graphs",
              f->name, sum, s->n);
    }
    contact_pools__free(w);
    free(times);
    free(s);
}

static void all_graphs_equally_often(void **state)
{
    (void)state;
    for (size_t k = 0; k < LEN(fixtures); k++) {
        bool large = fixtures[k].graphs > 100;
        check_uniform(&fixtures[k], large ? 50000 : 8000, 80);
    }
}

/* ---- draws -------------------------------------------------------------- */

struct seen {
    size_t first, draws, cells, calls;
    uint32_t *count;
    bool *met;
};

static struct seen seen_of(const pdn_contacts *c, size_t first, size_t draws)
{
    size_t cells = c->groups * c->groups;

    return (struct seen){.first = first,
                         .draws = draws,
                         .cells = cells,
                         .count = calloc(draws * cells, sizeof(uint32_t)),
                         .met = calloc(draws, sizeof(bool))};
}

static pdn_status see(void *seen_at, size_t draw, size_t worker,
                      const uint32_t *count)
{
    struct seen *s = seen_at;

    (void)worker;
    if (draw < s->first || draw >= s->first + s->draws ||
        s->met[draw - s->first])
        return pdn_fail(PDN_EARG, "draw %zu", draw);
    s->met[draw - s->first] = true;
    memcpy(&s->count[(draw - s->first) * s->cells], count,
           s->cells * sizeof *count);
    return PDN_OK;
}

static struct seen drawn(const pdn_contacts *c, size_t first, size_t draws,
                         size_t threads)
{
    struct seen s = seen_of(c, first, draws);
    pdn_draws d = {.draws = draws, .threads = threads, .seed = 3, .purpose = 7};

    MUST(pdn_contact_draw(c, &d, first, see, &s));
    for (size_t k = 0; k < draws; k++)
        CHECK(s.met[k], "draw %zu is missing", first + k);
    return s;
}

static void seen_clear(struct seen *s)
{
    free(s->count);
    free(s->met);
}

/* Blocks begin anew, so that a later one, or a part of one, is drawn alone as
 * it is with all others. */
static void the_same_on_any_number_of_threads(void **state)
{
    (void)state;
    struct contacts c = contacts_fixture(&fixtures[3]);
    pdn_contacts q = contacts_of(&c);
    struct seen one = drawn(&q, 0, 7200, 1);

    for (size_t threads = 2; threads <= 7; threads++) {
        struct seen s = drawn(&q, 0, 7200, threads);
        assert_memory_equal(s.count, one.count,
                            7200 * s.cells * sizeof *s.count);
        seen_clear(&s);
    }
    struct seen part = drawn(&q, 3000, 2150, 2);
    assert_memory_equal(part.count, &one.count[3000 * one.cells],
                        2150 * one.cells * sizeof *one.count);
    seen_clear(&part);
    seen_clear(&one);
}

/* 50 trials a contact before the first draw of a block, 5 before every
 * one; the stream is (seed, purpose, block). B3 has eleven contacts. */
static void draws_are_a_walk_in_steps(void **state)
{
    (void)state;
    struct contacts c = contacts_fixture(&fixtures[3]);
    pdn_contacts q = contacts_of(&c);
    struct seen s = drawn(&q, 2000, 50, 1);
    contact_pools__walk *w = walk_on(&q);
    uint32_t count[16];
    pdn_random r;

    pdn_random_start(&r, 3, 7, 2);
    contact_rewiring__run(w, &r, 550);
    for (size_t k = 0; k < 50; k++) {
        contact_rewiring__run(w, &r, 55);
        contact_rewiring__count(w, count);
        assert_memory_equal(count, &s.count[k * s.cells], sizeof count);
    }
    contact_pools__free(w);
    seen_clear(&s);
}

/* Mean and spread of the draws beside those of all graphs; draws at five
 * trials a contact hang together (lag-1 .29), hence the wide bound. */
static void draws_have_the_known_mean(void **state)
{
    (void)state;
    static const struct {
        size_t fixture;
        uint32_t g, h;
        double mean, sd;
    } row[] = {{0, 0, 1, 1.431818, .986217},
               {0, 0, 2, 2.022727, .965040},
               {1, 0, 1, 1.75, .968246},
               {3, 0, 1, 3.678881, 1.151631},
               {3, 2, 3, 1.678881, 1.151631}};
    enum { MANY = 20000 };

    for (size_t k = 0; k < LEN(row); k++) {
        struct contacts c = contacts_fixture(&fixtures[row[k].fixture]);
        pdn_contacts q = contacts_of(&c);
        struct seen s = drawn(&q, 0, MANY, 2);
        double sum = 0, squares = 0;
        for (size_t at = 0; at < MANY; at++) {
            const uint32_t *count = &s.count[at * s.cells];
            double t = count[row[k].g * c.groups + row[k].h] +
                       (double)count[row[k].h * c.groups + row[k].g];
            sum += t / MANY;
            squares += t * t / MANY;
        }
        CHECK(near(sum, row[k].mean, 6 * row[k].sd / sqrt(MANY)),
              "row %zu: mean %g", k, sum);
        CHECK(near(sqrt(squares - sum * sum), row[k].sd, .04), "row %zu: sd %g",
              k, sqrt(squares - sum * sum));
        seen_clear(&s);
    }
}

static pdn_status refuse(void *context, size_t draw, size_t worker,
                         const uint32_t *count)
{
    (void)context;
    (void)worker;
    (void)count;
    return draw == 1200 ? pdn_fail(PDN_EDATA, "seen enough") : PDN_OK;
}

static void draws_end_when_told(void **state)
{
    (void)state;
    struct contacts c = contacts_fixture(&fixtures[0]);
    pdn_contacts q = contacts_of(&c);
    pdn_draws d = {.draws = 3000, .threads = 2};

    assert_int_equal(pdn_contact_draw(&q, &d, 0, refuse, NULL), PDN_EDATA);
    assert_string_equal(pdn_message(), "seen enough");
    assert_int_equal(pdn_contact_draw(&q, &d, 500, refuse, NULL), PDN_EARG);
    d.draws = 0;
    assert_int_equal(pdn_contact_draw(&q, &d, 0, refuse, NULL), PDN_OK);
}

static int no_bits(void **state)
{
    (void)state;
    bits = 0;
    return 0;
}

static int usual_bits(void **state)
{
    (void)state;
    bits = CONTACT_POOLS_BITS;
    return 0;
}

#define WITHOUT_BITS(test) \
    cmocka_unit_test_setup_teardown(test, no_bits, usual_bits)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_many_graphs_as_known),
        cmocka_unit_test(pairs_are_as_the_rules_say),
        cmocka_unit_test(all_graphs_equally_often),
        cmocka_unit_test(the_same_on_any_number_of_threads),
        cmocka_unit_test(draws_are_a_walk_in_steps),
        cmocka_unit_test(draws_have_the_known_mean),
        cmocka_unit_test(draws_end_when_told),
        WITHOUT_BITS(all_graphs_equally_often),
    };

    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
