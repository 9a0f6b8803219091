#include "check.h"
#include "graphs.h"
#include "measures/paths/betweenness.h"
#include "measures/rank_robustness.h"

#include <string.h>

enum { PEOPLE = 60, ANSWERED = 47, GROUPS = 5, DRAWS = 1000 };

static void mid_ranks_by_hand(void **state)
{
    (void)state;
    /* 5 | 3, 3 + 1e-12 | 1; the last is not among them */
    static const double score[] = {3, 5, 3 + 1e-12, 1, 9};
    static const bool among[] = {true, true, true, true, false};
    static const double want[] = {2.5, 1, 2.5, 4, (double)NAN};
    double rank[5];

    MUST(rank_robustness__mid(score, among, 5, rank));
    for (size_t v = 0; v < 5; v++)
        assert_true(near(rank[v], want[v], 0));
    MUST(rank_robustness__mid(score, NULL, 0, rank));
    MUST(rank_robustness__mid(score, NULL, 1, rank));
    assert_true(near(rank[0], 1, 0));
}

/* 60 people in five services, 47 answered; person 0 is named by and names half
 * of everybody, so its first place is clear. */
struct survey {
    pdn_adjacency net;
    bool answered[PEOPLE];
    uint32_t group[PEOPLE];
    double score[PEOPLE], rank[PEOPLE];
};

static void make_survey(struct survey *s, struct graph *g, uint64_t seed)
{
    pdn_random r;

    pdn_random_start(&r, seed, 0, 0);
    *g = (struct graph){.n = PEOPLE, .directed = true};
    for (uint32_t v = 0; v < PEOPLE; v++) {
        s->group[v] = v % GROUPS;
        s->answered[v] = v < ANSWERED;
    }
    for (uint32_t i = 0; i < ANSWERED; i++) {
        for (uint32_t j = 0; j < PEOPLE; j++) {
            double p = i == 0 || j == 0 ? .5 : .06;
            if (i == j || pdn_random_unit(&r) >= p) continue;
            g->from[g->m] = i;
            g->to[g->m++] = j;
        }
    }
    s->net = packed(g);
    MUST(betweenness__compute(&s->net, NULL, 1, s->score));
    MUST(rank_robustness__mid(s->score, s->answered, PEOPLE, s->rank));
}

static rank_robustness__question question(const struct survey *s,
                                          size_t threads)
{
    return (rank_robustness__question){.net = &s->net,
                                       .answered = s->answered,
                                       .group = s->group,
                                       .groups = GROUPS,
                                       .draws = DRAWS,
                                       .threads = threads,
                                       .seed = 1};
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* The plain way: everybody is ranked in every draw, the lost too. Counts the
 * respondents whose upper end is among the last, who are tied at nothing. */
static size_t plain_way_at_the_bottom(const struct survey *s,
                                      const struct graph *g)
{
    enum { PLAIN = 200 };
    static double drawn[PEOPLE][PLAIN], last[PLAIN];
    pdn_random r;
    size_t bottom = 0;

    pdn_random_start(&r, 77, 0, 0);
    for (size_t d = 0; d < PLAIN; d++) {
        struct graph h = {.n = PEOPLE, .directed = true};
        bool lost[PEOPLE] = {false};
        double score[PEOPLE], rank[PEOPLE];
        for (uint32_t v = 0; v < ANSWERED; v++)
            lost[v] = pdn_random_unit(&r) < .22; /* 13 of 60 are silent */
        for (size_t k = 0; k < g->m; k++) {
            if (lost[g->from[k]]) continue;
            h.from[h.m] = g->from[k];
            h.to[h.m++] = g->to[k];
        }
        pdn_adjacency a = packed(&h);
        MUST(betweenness__compute(&a, NULL, 1, score));
        MUST(rank_robustness__mid(score, s->answered, PEOPLE, rank));
        last[d] = 0;
        for (size_t v = 0; v < ANSWERED; v++)
            last[d] = fmax(last[d], rank[v]);
        for (size_t v = 0; v < ANSWERED; v++)
            drawn[v][d] = rank[v] - last[d]; /* 0: in the bottom tie */
        pdn_adjacency_clear(&a);
    }
    for (size_t v = 0; v < ANSWERED; v++) {
        qsort(drawn[v], PLAIN, sizeof drawn[v][0], ascending);
        bottom += near(drawn[v][190], 0, 1e-9); /* number 191: 95 % */
    }
    return bottom;
}

static void the_clear_first_stays_first(void **state)
{
    (void)state;
    static struct survey s;
    static struct graph g;
    double lo[PEOPLE], hi[PEOPLE];
    size_t last = 0;

    make_survey(&s, &g, 51);
    assert_true(near(s.rank[0], 1, 0));
    rank_robustness__question q = question(&s, 2);
    MUST(rank_robustness__range(&q, s.rank, lo, hi));
    CHECK(near(lo[0], 1, 0) && near(hi[0], 1, 0), "number 1: %g to %g", lo[0],
          hi[0]);
    for (size_t v = 0; v < ANSWERED; v++) {
        assert_true(lo[v] >= 1 && hi[v] <= ANSWERED);
        assert_true(lo[v] <= s.rank[v] && s.rank[v] <= hi[v]);
        last += near(hi[v], ANSWERED, .5);
    }
    for (size_t v = ANSWERED; v < PEOPLE; v++)
        assert_true(isnan(lo[v]) && isnan(hi[v]));
    /* pdn-measure(1): the plain way puts everybody's upper end last, number 1's
     * too */
    assert_int_equal(plain_way_at_the_bottom(&s, &g), ANSWERED);
    CHECK(last < ANSWERED / 3, "%zu of %d reach the last place", last,
          ANSWERED);
    pdn_adjacency_clear(&s.net);
}

static void threads_change_no_bit(void **state)
{
    (void)state;
    static const size_t threads[] = {1, 2, 7};
    static struct survey s;
    static struct graph g;
    double lo[3][PEOPLE], hi[3][PEOPLE];

    make_survey(&s, &g, 52);
    for (size_t k = 0; k < 3; k++) {
        rank_robustness__question q = question(&s, threads[k]);
        q.draws = 300;
        MUST(rank_robustness__range(&q, s.rank, lo[k], hi[k]));
        for (size_t v = 0; v < ANSWERED; v++) {
            assert_memory_equal(&lo[k][v], &lo[0][v], sizeof lo[0][v]);
            assert_memory_equal(&hi[k][v], &hi[0][v], sizeof hi[0][v]);
        }
    }
    pdn_adjacency_clear(&s.net);
}

/* With everybody answering 10 % are lost, so about 90 of 100 draws keep each:
 * too few for a range. Nobody, and nobody who answered: nothing to say. */
static void too_few_draws_make_no_range(void **state)
{
    (void)state;
    static struct survey s;
    static struct graph g;
    struct graph none = {.n = 0, .directed = true};
    double lo[PEOPLE], hi[PEOPLE];

    make_survey(&s, &g, 53);
    rank_robustness__question q = question(&s, 1);
    q.draws = 100;
    MUST(rank_robustness__range(&q, s.rank, lo, hi));
    assert_true(isnan(lo[1]) && isnan(hi[1]));

    memset(s.answered, 0, sizeof s.answered);
    q.draws = 200;
    MUST(rank_robustness__range(&q, s.rank, lo, hi));
    assert_true(isnan(lo[0]) && isnan(hi[0]));
    pdn_adjacency_clear(&s.net);

    s.net = packed(&none);
    q.groups = 0;
    MUST(rank_robustness__range(&q, s.rank, lo, hi));
    pdn_adjacency_clear(&s.net);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mid_ranks_by_hand),
        cmocka_unit_test(the_clear_first_stays_first),
        cmocka_unit_test(threads_change_no_bit),
        cmocka_unit_test(too_few_draws_make_no_range),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
