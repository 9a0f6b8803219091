/* bench_waves - how often a change between waves is said where there is none,
 * and how often one that is there is found.
 *
 *   bench_waves [STUDIES [DRAWS [nothing|one|both [all|alone [PEOPLE]]]]]
 *
 * default: 500 pairs of waves a world (a fifth of that where one pair changed),
 * 1000 draws, both, q over all tests as pdn_wave_changes_make has it (for
 * comparison: alone, over each table by itself). Build it with the release
 * preset. Beside each share stands its interval (Clopper-Pearson, 95 %): of
 * studies; of pairs as if all were of studies of their own, so that it is
 * somewhat too narrow.
 *
 * Eight services. Who has contact with whom is one process, asked twice: the
 * log odds of a report are a level (so that .12 of the reports between services
 * are made), times four inside a service, what sender and receiver are
 * themselves (sd .5), and what the two are to each other (sd `lasting`: it
 * stays). From one wave to the next people's activity moves (sd `moves`), and
 * all may report more (`growth`) or some be of another service (`posts`). 78 %
 * answer each time, whoever it is. Each contact is rated in four ways from 1 to
 * 5 (what the rater is himself, sd .6, and this time, sd .7), and each of six
 * obstacles is named by those who name it (a tenth to a half of the people) on
 * three contacts of ten. Nothing of that changes. Any kind: of pairs, ratings
 * or obstacles, which the report tells; beside it figures of the whole network
 * with q <= .10. Said beside found: rules of this project and what it wants
 * (any sentence in at most .10 of studies; p <= .05 in about .05 of pairs).
 * With growth the figures of the whole network do change. */
#include "pdnet/core.h"
#include "pdnet/stats.h"
#include "pdnet/waves.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MUST(call)                                               \
    do {                                                         \
        if ((call) != PDN_OK) {                                  \
            fprintf(stderr, "bench_waves: %s\n", pdn_message()); \
            exit(1);                                             \
        }                                                        \
    } while (0)

#include "../support/wave_networks.h"
#include "waves/wave_tables.h"

enum {
    SERVICES = 8,
    MOST_PEOPLE = 200,
    MOST_REPORTS = 20000,
    RATINGS = 4,
    CODES = 6
};

/* Shares of the people, in hundredths. */
static const size_t share[SERVICES] = {4, 6, 8, 10, 14, 18, 20, 20};

typedef struct {
    const char *name;
    double lasting, moves, growth;
    size_t posts; /* so many people are of another service in the later wave */
} world;

typedef struct {
    size_t n;
    uint32_t group[MOST_PEOPLE];
    double send[MOST_PEOPLE], receive[MOST_PEOPLE], moved[MOST_PEOPLE];
    double bond[MOST_PEOPLE][MOST_PEOPLE];
    double level;
    double mild[MOST_PEOPLE];       /* how well one rates */
    bool names[MOST_PEOPLE][CODES]; /* obstacles that one ever names */
} process;

/* What happens to one pair of services between the waves. */
typedef struct {
    uint32_t g, h;
    double odds;  /* log odds more in the second wave */
    double times; /* reports between them times so many; 0: nothing planted */
} plant;

static bool is_planted(const plant *p, uint32_t g, uint32_t h)
{
    return p->times > 0 &&
           ((g == p->g && h == p->h) || (g == p->h && h == p->g));
}

static double chance(double x)
{
    return 1 / (1 + exp(-x));
}

static double log_odds(const process *c, size_t i, size_t j)
{
    double inside = c->group[i] == c->group[j] ? log(4) : 0;

    return inside + c->send[i] + c->receive[j] + c->bond[i][j];
}

/* The mean chance of a report between services (or of the pair). */
static double density(const process *c, const plant *only, double level)
{
    double sum = 0, cells = 0;

    for (size_t i = 0; i < c->n; i++)
        for (size_t j = 0; j < c->n; j++) {
            if (c->group[i] == c->group[j]) continue;
            if (only != NULL && !is_planted(only, c->group[i], c->group[j]))
                continue;
            sum += chance(level + log_odds(c, i, j));
            cells++;
        }
    return sum / cells;
}

static double level_of(const process *c, const plant *only, double want)
{
    double lo = -15, hi = 10;

    for (int k = 0; k < 40; k++) {
        double t = (lo + hi) / 2;
        if (density(c, only, t) < want)
            lo = t;
        else
            hi = t;
    }
    return (lo + hi) / 2;
}

static void make_process(const world *w, size_t people, pdn_random *r,
                         process *c)
{
    c->n = 0;
    for (uint32_t g = 0; g < SERVICES; g++) {
        size_t size = (share[g] * people + 50) / 100;
        if (size < 3) size = 3;
        for (size_t k = 0; k < size && c->n < MOST_PEOPLE; k++)
            c->group[c->n++] = g;
    }
    for (size_t i = 0; i < c->n; i++) {
        c->send[i] = .5 * pdn_random_normal(r);
        c->receive[i] = .5 * pdn_random_normal(r);
        c->moved[i] = w->moves * pdn_random_normal(r);
        for (size_t j = 0; j < i; j++)
            c->bond[i][j] = c->bond[j][i] = w->lasting * pdn_random_normal(r);
    }
    c->level = level_of(c, NULL, .12);
    for (size_t i = 0; i < c->n; i++) {
        c->mild[i] = .6 * pdn_random_normal(r);
        for (size_t k = 0; k < CODES; k++)
            c->names[i][k] =
                pdn_random_unit(r) < .1 + .4 * (double)k / (CODES - 1);
    }
}

/* What reporters say of their contacts. */
static void rate(const process *c, pdn_random *r, pdn_network *g)
{
    static const char *const rating[RATINGS] = {"quality", "knowledge",
                                                "recognition", "skill"};

    for (size_t k = 0; k < RATINGS; k++) {
        pdn_column *x = network_column(&g->tie, rating[k], PDN_REAL);
        for (size_t e = 0; e < g->ties; e++) {
            double y = 3.3 + c->mild[g->from[e]] + .7 * pdn_random_normal(r);
            x->number[e] = fmin(5, fmax(1, floor(y + .5)));
        }
    }
    pdn_column *barrier = network_column(&g->tie, "barrier", PDN_TEXT);
    for (size_t e = 0; e < g->ties; e++) {
        char text[2 * CODES + 1] = "";
        for (size_t k = 0; k < CODES; k++) {
            if (!c->names[g->from[e]][k] || pdn_random_unit(r) > .3) continue;
            char code[] = {'+', (char)('a' + k), '\0'};
            strcat(text, *text == '\0' ? code + 1 : code);
        }
        MUST(pdn_table_text(&g->tie, text, &barrier->text[e]));
    }
}

static void change_posts(const world *w, process *c, pdn_random *r)
{
    for (size_t k = 0; k < w->posts; k++) {
        const uint32_t i = pdn_random_below(r, (uint32_t)c->n);
        c->group[i] =
            (c->group[i] + 1 + pdn_random_below(r, SERVICES - 1)) % SERVICES;
    }
}

static pdn_network ask(const process *c, const world *w, const plant *p,
                       int wave, pdn_random *r)
{
    static char ids[MOST_PEOPLE][24], groups[SERVICES][24];
    static const char *id[MOST_PEOPLE], *group[MOST_PEOPLE];
    static bool answered[MOST_PEOPLE];
    static uint32_t from[MOST_REPORTS], to[MOST_REPORTS];
    struct made_wave m = {true,     c->n, 0,  0,    id,  group,
                          answered, from, to, NULL, NULL};

    for (size_t i = 0; i < c->n; i++) {
        snprintf(ids[i], sizeof ids[i], "p%zu", i);
        snprintf(groups[c->group[i]], sizeof groups[0], "s%u", c->group[i]);
        id[i] = ids[i];
        group[i] = groups[c->group[i]];
        answered[i] = pdn_random_unit(r) < .78;
        for (size_t j = 0; j < c->n; j++) {
            double x = c->level + log_odds(c, i, j);
            if (wave == 1) x += c->moved[i] + w->growth;
            if (wave == 1 && is_planted(p, c->group[i], c->group[j]))
                x += p->odds;
            bool says = pdn_random_unit(r) < chance(x);
            if (i == j || !answered[i] || !says || m.arcs == MOST_REPORTS)
                continue;
            from[m.arcs] = (uint32_t)i;
            to[m.arcs++] = (uint32_t)j;
        }
    }
    return made_network(&m);
}

/* Sums over studies. */
typedef struct {
    double studies, tests, pairs, tested, small, any, any_kind;
    double rated, obstacles, figures; /* studies with a sentence of these */
    double found, found_marked, assessable;
} sums;

static bool is_said(const pdn_wave_pair *r)
{
    return r->finding == PDN_WAVE_MORE || r->finding == PDN_WAVE_LESS;
}

static void count_planted(const pdn_wave_pair *r, const plant *p, sums *s)
{
    pdn_wave_change want = p->times > 1 ? PDN_WAVE_MORE : PDN_WAVE_LESS;

    s->found_marked += r->q <= .10;
    s->found += r->finding == want;
    s->assessable += !isnan(r->q);
}

/* How many pairs but the planted one are said to have changed. */
static double count_pairs(const pdn_wave_pairs *t, const plant *p, sums *s)
{
    double said = 0;

    for (size_t k = 0; k < t->rows; k++) {
        const pdn_wave_pair *r = &t->row[k];
        uint32_t g = (uint32_t)(r->group_a[1] - '0');
        uint32_t h = (uint32_t)(r->group_b[1] - '0');
        if (is_planted(p, g, h)) {
            count_planted(r, p, s);
            continue;
        }
        said += is_said(r);
        if (g == h || !(r->assessable > 0)) continue;
        s->pairs++;
        s->small += r->p <= .05;
    }
    return said;
}

static void count(const pdn_wave_changes *c, const plant *p, sums *s)
{
    double pairs = count_pairs(&c->pairs, p, s);
    double rated = 0, obstacles = 0, figures = 0;

    for (size_t k = 0; k < c->ratings.rows; k++)
        rated += c->ratings.row[k].clear > 0;
    for (size_t k = 0; k < c->barriers.rows; k++)
        obstacles += c->barriers.row[k].clear > 0;
    for (size_t k = 0; k < c->wholes; k++)
        figures +=
            c->whole[k].q <= .10 && (c->whole[k].lo > 0 || c->whole[k].hi < 0);
    s->studies++;
    s->tests += (double)c->pairs.tests;
    s->tested += (double)c->pairs.tested;
    s->any += pairs > 0;
    s->rated += rated > 0;
    s->obstacles += obstacles > 0;
    s->figures += figures > 0;
    s->any_kind += pairs + rated + obstacles > 0;
}

/* Tables with a q of at most .10 that the report tells of. */
static unsigned with_q(const pdn_wave_changes *c)
{
    unsigned tables = 0;

    for (size_t k = 0; k < c->pairs.rows; k++)
        if (c->pairs.row[k].q <= .10) tables |= PDN_WAVE_TABLE_PAIRS;
    for (size_t k = 0; k < c->ratings.rows; k++)
        if (c->ratings.row[k].q <= .10) tables |= PDN_WAVE_TABLE_RATINGS;
    for (size_t k = 0; k < c->barriers.rows; k++)
        if (c->barriers.row[k].q <= .10) tables |= PDN_WAVE_TABLE_BARRIERS;
    return tables;
}

/* What q is over. */
static enum { ALL, ALONE } family = ALL;

static pdn_status make_tables(const pdn_wave wave[2],
                              const pdn_waves_options *o, unsigned tables,
                              pdn_diagnostics *f, pdn_wave_changes *c)
{
    pdn_status st = PDN_OK;

    if (family == ALL)
        return pdn_wave_changes_make(wave, NULL, o, tables, f, c);
    PDN_TRY(pdn_wave_ratings_make(wave, o, f, &c->ratings));
    PDN_TRY(pdn_wave_barriers_make(wave, o, f, &c->barriers));
    PDN_TRY(pdn_wave_pairs_make(wave, NULL, NULL, o, f, &c->pairs));
    c->pairs.tests = c->pairs.tested;
out:
    return st;
}

/* Intervals only where something may be said: they have no say in q. */
static void make_changes(const pdn_wave wave[2], pdn_waves_options o,
                         pdn_wave_changes *c)
{
    pdn_diagnostics f = {0};

    o.bare = true;
    MUST(make_tables(wave, &o, PDN_WAVE_TABLE_ALL, &f, c));
    const unsigned tables = with_q(c);
    if (tables & PDN_WAVE_TABLE_PAIRS) {
        pdn_wave_changes_clear(c);
        o.bare = false;
        MUST(make_tables(wave, &o, tables, &f, c));
    }
    pdn_diagnostics_clear(&f);
}

static sums run(const world *w, size_t people, plant p, size_t studies,
                size_t draws)
{
    static process c;
    sums s = {0};
    pdn_waves_options o = pdn_waves_defaults();

    o.draws = o.whole_draws = draws;
    o.threads = pdn_threads(0);
    for (size_t k = 0; k < studies; k++) {
        pdn_random r;
        pdn_wave_changes t = {0};
        pdn_random_start(&r, k + 1, 77, people);
        make_process(w, people, &r, &c);
        if (p.times > 0)
            p.odds =
                level_of(&c, &p, p.times * density(&c, &p, c.level)) - c.level;
        pdn_network a = ask(&c, w, &p, 0, &r);
        change_posts(w, &c, &r);
        pdn_network b = ask(&c, w, &p, 1, &r);
        rate(&c, &r, &a);
        rate(&c, &r, &b);
        const pdn_wave wave[] = {{"2021", &a}, {"2022", &b}};
        o.seed = k + 1;
        make_changes(wave, o, &t);
        count(&t, &p, &s);
        pdn_wave_changes_clear(&t);
        pdn_network_clear(&a);
        pdn_network_clear(&b);
    }
    return s;
}

/* A share with its interval, as one column. */
static const char *of(double x, double n, char text[32])
{
    pdn_interval i = pdn_share_interval(x, n, .95, PDN_CLOPPER_PEARSON);

    snprintf(text, 32, "%.3f (%.3f-%.3f)", x / n, i.lo, i.hi);
    return text;
}

static void nothing_changed(size_t studies, size_t draws)
{
    static const world worlds[] = {
        {"lasting 1.5", 1.5, 0, 0, 0},
        {"lasting 3", 3, 0, 0, 0},
        {"lasting 2, activity moves .3", 2, .3, 0, 0},
        {"lasting 2, activity moves .6", 2, .6, 0, 0},
        {"lasting 2, moves .3, growth .5", 2, .3, .5, 0},
        {"lasting 2, six change service", 2, .3, 0, 6},
    };
    char text[6][32];

    printf(
        "nothing changed, 100 people, %zu pairs of waves a row; studies with "
        "a sentence of\n%-31s %5s %6s %20s %20s %20s %6s %6s %6s\n",
        studies, "world", "tests", "tested", "p<=.05", "any kind", "pairs",
        "rated", "obst.", "whole");
    printf("%-31s %5s %6s %20s %20s\n", "said", "", "pairs", ".03-.06",
           "<= .10");
    for (size_t k = 0; k < sizeof worlds / sizeof *worlds; k++) {
        sums s = run(&worlds[k], 100, (plant){0}, studies, draws);
        printf("%-31s %5.0f %6.1f %20s %20s %20s %6.3f %6.3f %6.3f\n",
               worlds[k].name, s.tests / s.studies, s.tested / s.studies,
               of(s.small, s.pairs, text[0]),
               of(s.any_kind, s.studies, text[1]),
               of(s.any, s.studies, text[2]), s.rated / s.studies,
               s.obstacles / s.studies, s.figures / s.studies);
        fflush(stdout);
    }
}

/* size: surveys of so many people alone; 0: each of them. */
static void one_pair_changed(size_t studies, size_t draws, size_t size)
{
    static const world w = {"", 2, .3, 0, 0};
    static const size_t people[] = {40, 80, 176};
    static const uint32_t pair[][2] = {{6, 7}, {4, 5}};
    static const double times[] = {2, .5};
    char text[3][32];

    printf("one pair of services changed, lasting 2, activity moves .3, %zu a "
           "row\n%-6s %-8s %-7s %7s %20s %20s %20s\n",
           studies, "people", "services", "contact", "tested", "q<=.10", "said",
           "another pair said");
    for (size_t i = 0; i < 3; i++)
        for (size_t k = 0; k < 4; k++) {
            plant p = {pair[k / 2][0], pair[k / 2][1], 0, times[k % 2]};
            if (size != 0 && size != people[i]) continue;
            sums s = run(&w, people[i], p, studies, draws);
            printf("%-6zu %2zu x %-3zu  x %-5g %7.2f %20s %20s %20s\n",
                   people[i], (share[p.g] * people[i] + 50) / 100,
                   (share[p.h] * people[i] + 50) / 100, p.times,
                   s.assessable / s.studies,
                   of(s.found_marked, s.studies, text[0]),
                   of(s.found, s.studies, text[1]),
                   of(s.any, s.studies, text[2]));
            fflush(stdout);
        }
}

int main(int argc, char **argv)
{
    size_t studies = argc > 1 ? (size_t)atol(argv[1]) : 500;
    size_t draws = argc > 2 ? (size_t)atol(argv[2]) : 1000;
    const char *only = argc > 3 ? argv[3] : "";
    const char *over = argc > 4 ? argv[4] : "";
    const size_t size = argc > 5 ? (size_t)atol(argv[5]) : 0;

    pdn_runtime_init();
    if (strcmp(over, "alone") == 0) family = ALONE;
    if (strcmp(only, "one") != 0) nothing_changed(studies, draws);
    if (strcmp(only, "nothing") != 0)
        one_pair_changed(studies / 5, draws, size);
    return 0;
}
