/* Any bytes as a small network: every figure of every actor is formed without
 * harm, and what must hold of them holds. */
#include "pdnet/measures.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST = 24, GROUPS = 4, DRAWS = 120 };

#define REQUIRE(cond)                                                 \
    do {                                                              \
        if (!(cond)) fprintf(stderr, "not so: %s\n", #cond), abort(); \
    } while (0)
#define MUST(call) REQUIRE((call) == PDN_OK)

/* The bytes, one after another; nought when they are out. */
struct bytes {
    const uint8_t *at;
    size_t left;
};

static unsigned next(struct bytes *b)
{
    if (b->left == 0) return 0;
    b->left--;
    return *b->at++;
}

static void add_actors(pdn_network *g, size_t n, struct bytes *b)
{
    static const char *const sectors[GROUPS] = {"A", "B", "C", ""};
    pdn_column *id = NULL, *sector = NULL, *answered = NULL, *fte = NULL;

    g->actor.rows = n;
    MUST(pdn_table_add(&g->actor, "id", PDN_TEXT, &id));
    MUST(pdn_table_add(&g->actor, "sector", PDN_TEXT, &sector));
    MUST(pdn_table_add(&g->actor, "responded", PDN_BOOLEAN, &answered));
    MUST(pdn_table_add(&g->actor, "fte", PDN_REAL, &fte));
    id = pdn_table_mutable_column(&g->actor, "id"); /* adding may move them */
    sector = pdn_table_mutable_column(&g->actor, "sector");
    answered = pdn_table_mutable_column(&g->actor, "responded");
    for (size_t v = 0; v < n; v++) {
        char name[24];
        unsigned traits = next(b);
        snprintf(name, sizeof name, "p%zu", v);
        MUST(pdn_table_text(&g->actor, name, &id->text[v]));
        MUST(pdn_table_text(&g->actor, sectors[traits % GROUPS],
                            &sector->text[v]));
        answered->number[v] = !g->directed || (traits & 8) == 0;
        fte->number[v] =
            (traits & 16) != 0 ? pdn_absent(PDN_NOT_ASKED) : (traits >> 5) / 2.;
    }
}

static void add_ties(pdn_network *g, size_t n, struct bytes *b)
{
    bool there[MOST][MOST] = {{false}};
    uint32_t from[MOST * MOST], to[MOST * MOST];
    double often[MOST * MOST];
    pdn_column *contact = NULL, *frequency = NULL;
    unsigned people = (unsigned)n;
    size_t m = 0;

    while (n > 1 && b->left >= 2) {
        unsigned i = next(b) % people, word = next(b), j = word % people;
        if (!g->directed && i > j) {
            unsigned keep = i;
            i = j;
            j = keep;
        }
        if (i == j || there[i][j]) continue;
        there[i][j] = true;
        from[m] = i;
        to[m] = j;
        often[m++] = 1 + word / people % 5;
    }
    g->tie.rows = m;
    MUST(pdn_table_add(&g->tie, "tie", PDN_BOOLEAN, &contact));
    MUST(pdn_table_add(&g->tie, "frequency", PDN_REAL, &frequency));
    contact = pdn_table_mutable_column(&g->tie, "tie");
    g->from = pdn_arena_get(&g->arena, (m + 1) * sizeof *g->from);
    g->to = pdn_arena_get(&g->arena, (m + 1) * sizeof *g->to);
    REQUIRE(g->from != NULL && g->to != NULL);
    for (size_t k = 0; k < m; k++) {
        const double *answered =
            pdn_table_column(&g->actor, "responded")->number;
        g->from[k] = from[k];
        g->to[k] = to[k];
        contact->number[k] = answered[from[k]] > 0; /* the silent say nothing */
        frequency->number[k] = often[k];
    }
}

static bool within(double x, double lo, double hi)
{
    return isnan(x) || (x >= lo - 1e-9 && x <= hi + 1e-9);
}

static void check_row(const pdn_measures *m, size_t n)
{
    double others = n > 0 ? (double)n - 1 : 0;

    REQUIRE(within(m->in_degree, 0, m->nominators));
    REQUIRE(within(m->degree, 0, others));
    REQUIRE(within(m->betweenness_share, 0, 1));
    REQUIRE(within(m->eigenvector, 0, 1));
    REQUIRE(within(m->constraint, 0, 2));
    REQUIRE(within(m->effective_size, 0, m->degree));
    REQUIRE(within(m->hierarchy, 0, 1));
    REQUIRE(within(m->core, 0, m->degree));
    REQUIRE(within(m->clustering, 0, 1));
    REQUIRE(within(m->ei_index, -1, 1));
    REQUIRE(within(m->parts_if_gone, m->degree > 0, m->degree));
    REQUIRE(within(m->cut_actor, m->parts_if_gone > 1, m->parts_if_gone > 1));
    REQUIRE(within(m->rank, 1, (double)n));
    REQUIRE(isnan(m->rank_lo) == isnan(m->rank_hi));
    REQUIRE(within(m->rank, m->rank_lo, m->rank_hi) || isnan(m->rank_lo));
    REQUIRE(within(m->brokerage,
                   m->coordinator + m->itinerant + m->gatekeeper +
                       m->representative + m->liaison,
                   m->brokerage));
    if (m->responded > 0) return;
    REQUIRE(isnan(m->out_degree) && isnan(m->betweenness) && isnan(m->load));
    REQUIRE(isnan(m->rank) && isnan(m->constraint) && isnan(m->brokerage_z));
}

static void check_all(const pdn_network *g, pdn_distance distance)
{
    pdn_measure_options o = {
        .distance = distance, .draws = DRAWS, .threads = 1, .seed = 1};
    pdn_measures *rows = NULL;
    double walk = 0, given = 0, got = 0;

    MUST(pdn_measure(g, &o, &rows, NULL));
    for (size_t v = 0; v < g->actors; v++) {
        check_row(&rows[v], g->actors);
        walk += rows[v].pagerank;
        given += rows[v].responded > 0 ? rows[v].out_strength : 0;
        got += rows[v].in_strength;
    }
    REQUIRE(g->actors == 0 || fabs(walk - 1) < 1e-12);
    REQUIRE(fabs(given - got) < 1e-9);
    free(rows);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct bytes b = {data, size};
    pdn_network g = {0};
    unsigned shape = next(&b);
    size_t n = shape / 2 % MOST;

    g.directed = shape % 2 == 0;
    add_actors(&g, n, &b);
    add_ties(&g, n, &b);
    MUST(pdn_network_validate(&g));
    check_all(&g, PDN_HOPS);
    check_all(&g, PDN_INVERSE_FREQUENCY);
    pdn_network_clear(&g);
    return 0;
}
