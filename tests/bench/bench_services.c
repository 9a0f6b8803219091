/* bench_services - people who name services: how often so few are found where
 * no pair is special, and what is found where one is planted, said beside found
 * (pdn-breakdown(1), OTHER FORMS OF SURVEY).
 *
 *   bench_services [TABLES [DRAWS]]
 *
 * default: 200 tables, 1000 draws. Eight services of 4 to 20 people, as in
 * worlds.h; somebody names another service with logit -.4 + activity of the
 * person + popularity of the service; 78 % answer. Planted: that logit less 2
 * between the two services of 12, both ways. Build it with the release
 * preset. */
#include "pdnet/breakdown.h"
#include "pdnet/core.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MUST(call)                                                  \
    do {                                                            \
        if ((call) != PDN_OK) {                                     \
            fprintf(stderr, "bench_services: %s\n", pdn_message()); \
            exit(1);                                                \
        }                                                           \
    } while (0)

#include "../support/networks.h"

enum { SERVICES = 8 };

static const size_t size[SERVICES] = {4, 6, 8, 8, 12, 12, 16, 20};

struct world {
    double activity, popularity; /* sd */
    double planted;              /* on the logit, between services 4 and 5 */
};

/* People first, then a vertex for each service. */
static void make(const struct world *w, pdn_random *r, struct plain *p)
{
    double popular[SERVICES];

    *p = (struct plain){.directed = true, .groups = SERVICES, .strata = 1};
    for (uint32_t g = 0; g < SERVICES; g++) {
        popular[g] = w->popularity * pdn_random_normal(r);
        for (size_t k = 0; k < size[g]; k++) {
            p->group[p->n] = g;
            p->answered[p->n++] = pdn_random_unit(r) < .78;
        }
    }
    const size_t people = p->n;
    for (uint32_t h = 0; h < SERVICES; h++)
        p->group[p->n++] = h;
    for (uint32_t i = 0; i < people; i++) {
        double active = w->activity * pdn_random_normal(r);
        for (uint32_t h = 0; h < SERVICES; h++) {
            const uint32_t g = p->group[i];
            double x = -.4 + active + popular[h];
            if (g + h == 9 && (g == 4 || g == 5)) x += w->planted;
            bool names = pdn_random_unit(r) < 1 / (1 + exp(-x));
            if (names && g != h && p->answered[i])
                plain_arc(p, i, (uint32_t)people + h);
        }
    }
}

static pdn_breakdown judged(const struct world *w, size_t table, size_t draws)
{
    static struct plain p;
    pdn_breakdown_options o = {.draws = draws, .threads = 1, .seed = table + 1};
    pdn_breakdown b = {0};
    pdn_random r;

    pdn_random_start(&r, 77, (uint64_t)(100 * w->activity), table);
    make(w, &r, &p);
    pdn_network g = network_of(&p);
    pdn_column *kind = network_column(&g.actor, "kind", PDN_TEXT);
    for (size_t i = 0; i < p.n; i++)
        kind->text[i] = i < p.n - SERVICES ? NULL : "group";
    MUST(pdn_network_validate(&g));
    MUST(pdn_breakdown_make(&g, &o, &b));
    pdn_network_clear(&g);
    return b;
}

struct found {
    double pairs, low, missing, thin, one_sided, tables;
};

static struct found over_all(const struct world *w, size_t tables, size_t draws)
{
    struct found f = {0};

    for (size_t t = 0; t < tables; t++) {
        pdn_breakdown b = judged(w, t, draws);
        double marks = 0;
        for (size_t k = 0; k < b.pairs; k++) {
            const pdn_pair *p = &b.pair[k];
            if (strcmp(p->group_a, p->group_b) == 0) continue;
            f.pairs++;
            f.low += p->p_low <= .05;
            f.missing += p->verdict == PDN_MISSING;
            f.thin += p->verdict == PDN_THIN_CONTACT;
            f.one_sided += p->verdict == PDN_ONE_SIDED;
            marks +=
                p->verdict == PDN_MISSING || p->verdict == PDN_THIN_CONTACT;
        }
        f.tables += marks > 0;
        pdn_breakdown_clear(&b);
    }
    return f;
}

static int by_size(const void *x, const void *y)
{
    const double *a = x, *b = y;

    return (*a > *b) - (*a < *b);
}

static void print_planted(const struct world *w, size_t tables, size_t draws)
{
    double *p_low = calloc(tables + 1, sizeof *p_low);
    double ratio = 0, said[4] = {0};

    for (size_t t = 0; p_low != NULL && t < tables; t++) {
        pdn_breakdown b = judged(w, t, draws);
        const pdn_pair *p = &b.pair[reports__pair_at(SERVICES, 4, 5)];
        ratio += p->ratio;
        p_low[t] = p->p_low;
        said[0] += p->verdict == PDN_MISSING;
        said[1] += p->verdict == PDN_THIN_CONTACT;
        said[2] += p->verdict == PDN_ORDINARY;
        said[3] += p->verdict == PDN_NOT_KNOWN;
        pdn_breakdown_clear(&b);
    }
    if (p_low == NULL) return;
    qsort(p_low, tables, sizeof *p_low, by_size);
    printf("%.1f  %.1f   %.2f (.4)  %.4f %.4f (.007-.05)   %.2f %.2f %.2f "
           "%.2f\n",
           w->activity, w->popularity, ratio / (double)tables,
           p_low[tables / 4], p_low[3 * tables / 4], said[0] / (double)tables,
           said[1] / (double)tables, said[2] / (double)tables,
           said[3] / (double)tables);
    free(p_low);
}

int main(int argc, char **argv)
{
    long tables = argc > 1 ? strtol(argv[1], NULL, 10) : 200;
    long draws = argc > 2 ? strtol(argv[2], NULL, 10) : 1000;
    static const double sd[][2] = {{.5, .7}, {1, .7}, {.5, 1.2}, {1, 1.2}};

    pdn_runtime_init();
    if (tables < 1 || draws < 1) {
        fprintf(stderr, "bench_services: want TABLES and DRAWS above 0\n");
        return 2;
    }
    printf("no pair special, %ld tables of 28 pairs, %ld draws (said)\n"
           "activity popularity  p_low <= .05   missing + thin, tables with "
           "any, one-sided per table\n",
           tables, draws);
    for (size_t k = 0; k < 4; k++) {
        const struct world w = {sd[k][0], sd[k][1], 0};
        struct found f = over_all(&w, (size_t)tables, (size_t)draws);
        printf("%.1f  %.1f   %.3f (.02)   %.3f %.3f %.3f\n", w.activity,
               w.popularity, f.low / f.pairs,
               (f.missing + f.thin) / (double)tables, f.tables / (double)tables,
               f.one_sided / (double)tables);
        fflush(stdout);
    }
    printf("\nplanted exp(-2) between two services of 12 (said)\n"
           "activity popularity  T/E  p_low, quarter and three   missing thin "
           "ordinary unknown\n");
    for (size_t k = 0; k < 4; k++) {
        const struct world w = {sd[k][0], sd[k][1], -2};
        print_planted(&w, (size_t)tables, (size_t)draws);
        fflush(stdout);
    }
    return 0;
}
