/* Contacts moved about between groups: nothing lost that is to be kept, every
 * graph reached, and all of them equally often. */
#include "pdnet/contact_rewiring.h"

#include "../../lib/chance/contact_pools.h"
#include "check.h"
#include "contacts.h"

#include <gsl/gsl_cdf.h>

/* ---- small fixtures ----------------------------------------------------- */

/* "02 20": arcs 0 > 2 and 2 > 0; groups and places: a digit for each actor. */
struct fixture {
    const char *name;
    bool directed;
    const char *groups, *arcs, *silent, *place, *blanks;
    size_t graphs, kept; /* reached; that keep all, 0: no more */
    const char *source;
};

#define B  "02 20 13 35 53 46 64 75 04 61"
#define B7 "02 20 13 35 53 46 64 04 61 27 57"
#define B3 "03 30 14 41 26 62 59 95 7a a7 83 37 90 a1 17 65"

static const struct fixture fixtures[] = {
    /* clang-format off */
    {"B", true, "00112233", B, "", "", "", 88, 0, "rules 1"},
    {"B, 7 silent", true, "00112233", B7, "7", "", "", 16, 0, "rules 1"},
    {"B, 7 silent, municipalities", true, "00112233", B7, "7", "01010101", "", 2, 0, "rules 1"},
    {"B3", true, "00011122233", B3, "", "", "", 14300, 0, "rules 1"},
    {"degrees 2 2 2 2 2", false, "01234", "01 12 23 34 40", "", "", "", 12, 0, "methods D2"},
    {"degrees 2 2 2 2 2 2", false, "012345", "01 12 23 34 45 50", "", "", "", 70, 0, "methods D2"},
    {"degrees 3 2 2 2 1", false, "01234", "01 02 04 13 23", "", "", "", 6, 0, "methods D2"},
    {"4 x 4, two in each line", true, "01234567", "04 05 15 16 26 27 37 34", "4567", "", "", 90, 0, "OEIS A001499"},
    {"derangements of 4", true, "01234567", "05 16 27 34", "4567", "", "04 15 26 37", 9, 0, "OEIS A000166"},
    {"permutations of 4", true, "01230123", "05 16 27 34", "4567", "", "", 9, 0, "own group barred: OEIS A000166"},
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

static struct contacts make(const struct fixture *f)
{
    struct contacts c = contacts_made(f->groups, f->arcs, f->directed);

    for (const char *at = f->silent; *at != '\0'; at++)
        c.answered[*at - '0'] = false;
    for (size_t i = 0; f->place[i] != '\0'; i++)
        c.place[i] = (uint32_t)f->place[i];
    c.places = f->place[0] != '\0';
    c.blanks = contacts_read(f->blanks, c.blank_from, c.blank_to);
    return c;
}

/* Breadth first over the swaps, and listed without any swap. */
static void as_many_graphs_as_known(void **state)
{
    (void)state;
    for (size_t k = 0; k < LEN(fixtures); k++) {
        struct contacts c = make(&fixtures[k]);
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

/* rules 1, over all graphs of the fixture; NaN: not said there. */
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
    {1, 3, SIZE_MAX, 0, 1, 1.75, .968246, NAN, NAN},
    {3, 4, SIZE_MAX, 0, 1, 3.678881, 1.151631, .728112, NAN},
    {3, 2, SIZE_MAX, 2, 3, 1.678881, NAN, NAN, NAN},
};

static bool as_said(double x, double said)
{
    return isnan(said) || near(x, said, 5.1e-7);
}

static void pairs_are_as_the_rules_say(void **state)
{
    (void)state;
    for (size_t k = 0; k < LEN(pairs); k++) {
        struct contacts c = make(&fixtures[pairs[k].fixture]);
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

static pdn_contact_walk *walk_on(const pdn_contacts *c)
{
    pdn_contact_walk *w = NULL;

    MUST(contact_pools__new(c, bits, &w));
    return w;
}

/* How often each graph is met, against as often as each other. */
static void check_uniform(const struct fixture *f, size_t draws, size_t trials)
{
    struct contacts c = make(f);
    pdn_contacts q = contacts_of(&c);
    struct graphs *s = graphs_reached(&c);
    pdn_contact_walk *w = walk_on(&q);
    size_t *times = calloc(s->n, sizeof *times);
    uint32_t from[MOST_REPORTS], to[MOST_REPORTS];
    double want = (double)draws / (double)s->n, sum = 0;
    pdn_random r;

    pdn_random_start(&r, 5, 0, 0);
    for (size_t k = 0; k < draws; k++) {
        pdn_contact_walk_run(w, &r, trials);
        pdn_contact_walk_arcs(w, from, to);
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
    pdn_contact_walk_free(w);
    free(times);
    free(s);
}

static void all_graphs_equally_often(void **state)
{
    (void)state;
    for (size_t k = 0; k < LEN(fixtures); k++) {
        bool large = fixtures[k].graphs > 100;
        check_uniform(&fixtures[k], large ? 143000 : 20000, 80);
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
    struct contacts c = make(&fixtures[3]);
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
        struct contacts c = make(&fixtures[row[k].fixture]);
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
    struct contacts c = make(&fixtures[0]);
    pdn_contacts q = contacts_of(&c);
    pdn_draws d = {.draws = 3000, .threads = 2};

    assert_int_equal(pdn_contact_draw(&q, &d, 0, refuse, NULL), PDN_EDATA);
    assert_string_equal(pdn_message(), "seen enough");
    assert_int_equal(pdn_contact_draw(&q, &d, 500, refuse, NULL), PDN_EARG);
    d.draws = 0;
    assert_int_equal(pdn_contact_draw(&q, &d, 0, refuse, NULL), PDN_OK);
}

/* ---- larger networks ---------------------------------------------------- */

enum { LARGE = 72, LARGE_COLUMNS = 6, LARGE_STRATA = 64, LARGE_ARCS = 5000 };

struct large {
    pdn_contacts c;
    uint32_t group[LARGE], place[LARGE_COLUMNS * LARGE];
    bool answered[LARGE];
    uint32_t from[LARGE_ARCS], to[LARGE_ARCS];
    uint32_t blank_from[LARGE_ARCS], blank_to[LARGE_ARCS];
};

/* Some silent, some of an unknown group, some blanks where nothing stands. */
static void fill_large(struct large *l, pdn_random *r)
{
    pdn_contacts *c = &l->c;
    double p = .02 + .3 * pdn_random_unit(r), blank = .2 * pdn_random_unit(r);

    for (uint32_t i = 0; i < LARGE; i++) {
        l->group[i] = pdn_random_below(r, 7);
        if (l->group[i] == 6) l->group[i] = PDN_NO_GROUP;
        l->answered[i] = pdn_random_unit(r) < .75;
    }
    for (uint32_t k = 0; k < LARGE_COLUMNS * LARGE; k++)
        l->place[k] = k < 2 * LARGE ? pdn_random_below(r, 2 + k % 2)
                                    : pdn_random_unit(r) < .15;
    for (uint32_t i = 0; i < LARGE; i++) {
        for (uint32_t j = c->directed ? 0 : i + 1; j < LARGE; j++) {
            if (i == j || (c->directed && !l->answered[i])) continue;
            bool returned = false;
            for (size_t k = 0; k < c->arcs && j < i; k++)
                returned |= l->from[k] == j && l->to[k] == i;
            if (pdn_random_unit(r) < (returned ? .5 : p)) {
                l->from[c->arcs] = i;
                l->to[c->arcs++] = j;
            } else if (pdn_random_unit(r) < blank) {
                l->blank_from[c->blanks] = i;
                l->blank_to[c->blanks++] = j;
            }
        }
    }
}

static struct large *large_new(pdn_random *r, bool directed, size_t places)
{
    struct large *l = calloc(1, sizeof *l);

    assert_non_null(l);
    l->c = (pdn_contacts){.directed = directed,
                          .actors = LARGE,
                          .groups = 6,
                          .group = l->group,
                          .answered = l->answered,
                          .from = l->from,
                          .to = l->to,
                          .places = places,
                          .place = l->place,
                          .blank_from = l->blank_from,
                          .blank_to = l->blank_to};
    fill_large(l, r);
    return l;
}

/* What is to be kept: contacts of everybody by class and stratum, and every arc
 * that is not between known groups. */
struct profile {
    bool there[LARGE][LARGE], stays[LARGE][LARGE];
    uint32_t mutual[LARGE][LARGE_STRATA], out[LARGE][LARGE_STRATA],
        in[LARGE][LARGE_STRATA], to_silent[LARGE][LARGE_STRATA],
        from_heard[LARGE][LARGE_STRATA];
};

static void add_arc(const struct large *l, struct profile *p, uint32_t i,
                    uint32_t j)
{
    uint32_t s = 0;

    if (l->group[i] == l->group[j] || l->group[i] == PDN_NO_GROUP ||
        l->group[j] == PDN_NO_GROUP) {
        p->stays[i][j] = true;
        return;
    }
    for (size_t k = 0; k < l->c.places; k++)
        s = 2 * s + (l->place[k * LARGE + i] == l->place[k * LARGE + j]);
    if (!l->c.directed || p->there[j][i]) {
        p->mutual[i][s]++;
        if (!l->c.directed) p->mutual[j][s]++;
    } else if (!l->answered[j]) {
        p->to_silent[i][s]++;
        p->from_heard[j][s]++;
    } else {
        p->out[i][s]++;
        p->in[j][s]++;
    }
}

static void profile_of(const struct large *l, const uint32_t *from,
                       const uint32_t *to, struct profile *p)
{
    memset(p, 0, sizeof *p);
    for (size_t k = 0; k < l->c.arcs; k++) {
        CHECK(from[k] != to[k] && !p->there[from[k]][to[k]] &&
                  (l->c.directed || !p->there[to[k]][from[k]]),
              "%u > %u is no new arc", from[k], to[k]);
        p->there[from[k]][to[k]] = true;
    }
    for (size_t k = 0; k < l->c.arcs; k++)
        add_arc(l, p, from[k], to[k]);
}

static void check_blanks(const struct large *l, const struct profile *p)
{
    for (size_t k = 0; k < l->c.blanks; k++) {
        uint32_t i = l->blank_from[k], j = l->blank_to[k];
        CHECK(!p->there[i][j] && (l->c.directed || !p->there[j][i]),
              "%u > %u stands on a blank", i, j);
    }
}

/* The table of the walk, counted again from its arcs. */
static void check_count(const struct large *l, const pdn_contact_walk *w,
                        const uint32_t *from, const uint32_t *to)
{
    uint32_t count[6][6], again[6][6] = {{0}};

    for (size_t k = 0; k < l->c.arcs; k++) {
        uint32_t g = l->group[from[k]], h = l->group[to[k]];
        if (g == h || g == PDN_NO_GROUP || h == PDN_NO_GROUP) continue;
        bool turn = !l->c.directed && g > h;
        again[turn ? h : g][turn ? g : h]++;
    }
    pdn_contact_walk_count(w, &count[0][0]);
    assert_memory_equal(count, again, sizeof count);
}

static void what_is_kept_is_kept(void **state)
{
    (void)state;
    static struct profile before, after;
    static uint32_t from[LARGE_ARCS], to[LARGE_ARCS];
    static const size_t columns[] = {0, 1, 2, LARGE_COLUMNS};
    pdn_random r;

    pdn_random_start(&r, 9, 0, 0);
    for (size_t k = 0; k < 24; k++) {
        struct large *l = large_new(&r, k % 5 < 3, columns[k % LEN(columns)]);
        pdn_contact_walk *w = walk_on(&l->c);
        uint64_t trials = 0, changes = 0;
        profile_of(l, l->from, l->to, &before);
        for (size_t run = 0; run < 5; run++) {
            pdn_contact_walk_run(w, &r, 7 * l->c.arcs + 5);
            pdn_contact_walk_arcs(w, from, to);
            profile_of(l, from, to, &after);
            check_blanks(l, &after);
            check_count(l, w, from, to);
            memcpy(after.there, before.there, sizeof after.there);
            assert_memory_equal(&before, &after, sizeof before);
        }
        pdn_contact_walk_tried(w, &trials, &changes);
        assert_int_equal(trials, 5 * (7 * l->c.arcs + 5));
        CHECK(changes > trials / 100, "%zu of %zu", (size_t)changes,
              (size_t)trials);
        pdn_contact_walk_begin(w);
        pdn_contact_walk_arcs(w, from, to);
        profile_of(l, from, to, &after);
        assert_memory_equal(&before, &after, sizeof before);
        pdn_contact_walk_free(w);
        free(l);
    }
}

/* More people than there are bits of all dyads for: a ring of many groups,
 * each person to the next three, and one whom thousands name. */
static void many_people(void **state)
{
    (void)state;
    enum { PEOPLE = 20000, ARCS = 4 * PEOPLE };
    uint32_t *group = calloc(PEOPLE, sizeof *group);
    uint32_t *from = calloc(2 * ARCS, sizeof *from), *to = from + ARCS;
    uint32_t *now = calloc(2 * ARCS, sizeof *now);
    uint32_t *out = calloc(2 * PEOPLE, sizeof *out), *in = out + PEOPLE;
    bool *answered = calloc(PEOPLE, sizeof *answered);
    pdn_contacts c = {.directed = true,
                      .actors = PEOPLE,
                      .groups = 40,
                      .group = group,
                      .answered = answered,
                      .from = from,
                      .to = to};
    uint64_t trials = 0, changes = 0;
    pdn_random r;

    for (uint32_t i = 0; i < PEOPLE; i++) {
        group[i] = i % 40;
        answered[i] = i % 5 != 4;
        for (uint32_t k = 1; k <= 4 && answered[i]; k++) {
            uint32_t j = k < 4 ? (i + k) % PEOPLE : 7;
            if (k == 4 && (group[i] == group[7] || i % 40 > 20 || i < 20))
                continue;
            from[c.arcs] = i;
            to[c.arcs++] = j;
            out[i]++;
            in[j]++;
        }
    }
    pdn_contact_walk *w = walk_on(&c);
    pdn_random_start(&r, 1, 0, 0);
    pdn_contact_walk_run(w, &r, 10 * c.arcs);
    pdn_contact_walk_arcs(w, now, now + ARCS);
    pdn_contact_walk_tried(w, &trials, &changes);
    CHECK(changes > trials / 3, "%zu changes", (size_t)changes);
    for (size_t k = 0; k < c.arcs; k++) {
        assert_int_not_equal(group[now[k]], group[now[ARCS + k]]);
        out[now[k]]--;
        in[now[ARCS + k]]--;
    }
    for (size_t i = 0; i < PEOPLE; i++)
        CHECK(out[i] == 0 && in[i] == 0, "%zu has lost or gained", i);
    pdn_contact_walk_free(w);
    free(group);
    free(from);
    free(now);
    free(out);
    free(answered);
}

/* ---- ends --------------------------------------------------------------- */

static void contacts_and_groups_are_counted(void **state)
{
    (void)state;
    static const struct {
        size_t fixture, contacts, linked;
    } row[] = {{0, 7, 4}, {1, 8, 4}, {3, 11, 4}, {4, 5, 4}, {10, 2, 4}};
    static const struct {
        bool directed;
        const char *groups, *arcs;
        size_t contacts, linked;
    } small[] = {
        {true, "0011-", "01 10 02 20 12 23 41 14", 2, 2},
        {true, "00112", "01 10 02 34", 2, 3},
        {false, "0011", "01 02", 1, 2},
        {true, "000", "01 12", 0, 0},
        {true, "", "", 0, 0},
    };

    for (size_t k = 0; k < LEN(row) + LEN(small); k++) {
        size_t s = k < LEN(row) ? 0 : k - LEN(row);
        struct contacts c = k < LEN(row)
                                ? make(&fixtures[row[k].fixture])
                                : contacts_made(small[s].groups, small[s].arcs,
                                                small[s].directed);
        pdn_contacts q = contacts_of(&c);
        pdn_contact_walk *w = walk_on(&q);
        size_t contacts = k < LEN(row) ? row[k].contacts : small[s].contacts;
        size_t linked = k < LEN(row) ? row[k].linked : small[s].linked;
        CHECK(pdn_contact_walk_contacts(w) == contacts, "row %zu: %zu contacts",
              k, pdn_contact_walk_contacts(w));
        CHECK(pdn_contact_linked_groups(&q) == linked, "row %zu: %zu groups", k,
              pdn_contact_linked_groups(&q));
        pdn_contact_walk_free(w);
    }
}

static void broken_promises_are_told(void **state)
{
    (void)state;
    static const struct fixture broken[] = {
        {"loop", true, "0123", "01 22", "", "", "", 0, 0, ""},
        {"repeat", true, "0123", "01 23 01", "", "", "", 0, 0, ""},
        {"edge twice", false, "0123", "01 23 10", "", "", "", 0, 0, ""},
        {"of a silent", true, "0123", "01 23", "2", "", "", 0, 0, ""},
        {"on a blank", true, "0123", "01 23", "", "", "23", 0, 0, ""},
        {"on a blank back", false, "0123", "01 23", "", "", "32", 0, 0, ""},
        {"nobody there", true, "0123", "01 2a", "", "", "", 0, 0, ""},
        {"nobody's blank", true, "0123", "01 23", "", "", "a1", 0, 0, ""},
    };
    pdn_contact_walk *w = NULL;

    for (size_t k = 0; k < LEN(broken); k++) {
        struct contacts c = make(&broken[k]);
        pdn_contacts q = contacts_of(&c);
        CHECK(contact_pools__new(&q, bits, &w) == PDN_EARG && w == NULL, "%s",
              broken[k].name);
    }
    struct contacts c = make(&fixtures[0]);
    pdn_contacts q = contacts_of(&c);
    q.groups = 3;
    assert_int_equal(pdn_contact_walk_new(&q, &w), PDN_EARG);
    assert_null(w);
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
        cmocka_unit_test(draws_have_the_known_mean),
        cmocka_unit_test(draws_end_when_told),
        cmocka_unit_test(what_is_kept_is_kept),
        cmocka_unit_test(many_people),
        cmocka_unit_test(contacts_and_groups_are_counted),
        cmocka_unit_test(broken_promises_are_told),
        WITHOUT_BITS(all_graphs_equally_often),
        WITHOUT_BITS(what_is_kept_is_kept),
        WITHOUT_BITS(broken_promises_are_told),
    };

    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
