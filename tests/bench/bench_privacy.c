/* What the public copy costs, and what of a study it leaves.
 *     bench_privacy
 * 40 services in three waves, made: seconds to decide what is hidden (aim: 5).
 * Then the sample at fewest 3, 5 and 10: how many figures are hidden, and which
 * of its findings are still told. */
#include "pdnet/breakdown.h"
#include "pdnet/privacy.h"
#include "pdnet/study.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { SERVICES = 40, WAVES = 3, PAIRS = SERVICES * (SERVICES + 1) / 2 };

static double seconds(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static double below(pdn_random *r, double most)
{
    return (double)pdn_random_below(r, (uint32_t)most);
}

/* A pair of services of 3 to 30 people of whom four in five answered. */
static void make_pair(pdn_random *r, const double *size, size_t a, size_t b,
                      pdn_pair *p)
{
    static char name[SERVICES][8];

    pdn_row_clear(&pdn_breakdown_schema, p);
    snprintf(name[a], sizeof name[a], "s%02zu", a);
    snprintf(name[b], sizeof name[b], "s%02zu", b);
    p->group_a = name[a];
    p->group_b = name[b];
    p->actors_a = size[a];
    p->actors_b = size[b];
    p->respondents_a = (double)(long)(.8 * size[a]);
    p->respondents_b = (double)(long)(.8 * size[b]);
    p->possible = p->respondents_a * size[b] + p->respondents_b * size[a];
    p->confirmed = below(r, 12);
    p->one_sided_ab = below(r, 8);
    p->one_sided_ba = below(r, 8);
    p->one_sided = p->one_sided_ab + p->one_sided_ba;
    p->unknown = below(r, 10);
    p->ties = 2 * p->confirmed + p->one_sided + p->unknown;
    p->density = p->ties / p->possible;
    p->carriers = below(r, 6);
    p->verdict = below(r, 20) < 1 ? PDN_THIN_CONTACT : PDN_ORDINARY;
}

/* Expected as chance has it: everybody's sums as they are. */
static void expect(pdn_pair *pair)
{
    for (size_t k = 0; k < PAIRS; k++)
        pair[k].expected = pair[k].ties;
}

static void made(void)
{
    static pdn_pair pair[WAVES][PAIRS];
    pdn_private_table table[WAVES];
    pdn_private_total total[WAVES];
    double sum[WAVES], size[SERVICES], before = 0;
    pdn_random r;
    pdn_hidden told;

    pdn_random_start(&r, 1, 0, 0);
    for (size_t i = 0; i < SERVICES; i++)
        size[i] = 3 + below(&r, 28);
    for (size_t w = 0; w < WAVES; w++) {
        size_t k = 0;
        sum[w] = 0;
        for (size_t a = 0; a < SERVICES; a++)
            for (size_t b = a; b < SERVICES; b++)
                make_pair(&r, size, a, b, &pair[w][k++]);
        expect(pair[w]);
        for (size_t i = 0; i < PAIRS; i++)
            sum[w] += pair[w][i].ties;
        total[w] = (pdn_private_total){"ties", &sum[w]};
        table[w] = (pdn_private_table){.schema = &pdn_breakdown_schema,
                                       .row = pair[w],
                                       .rows = PAIRS,
                                       .total = &total[w],
                                       .totals = 1};
    }
    before = seconds();
    if (pdn_privacy_hide(&(pdn_privacy_options){.fewest = PDN_FEWEST}, table,
                         WAVES, &told) != PDN_OK)
        exit(1);
    printf("%d services x %d waves: %.2f s (aim 5), %zu figures hidden, %zu of "
           "them for others' sake, %zu too narrow\n",
           SERVICES, WAVES, seconds() - before, told.cells, told.others,
           told.narrow);
}

static bool is_finding(const pdn_pair *p)
{
    const pdn_concern c = pdn_concern_of(p->verdict);

    return strcmp(p->group_a, p->group_b) != 0 &&
           (c == PDN_BREAKS || c == PDN_THIN || c == PDN_WORKS);
}

static size_t findings(const pdn_results *r, size_t wave, bool breaks)
{
    const pdn_breakdown *b = &r->wave[wave].breakdown;
    size_t n = 0;

    for (size_t i = 0; i < b->pairs; i++)
        n += is_finding(&b->pair[i]) &&
             (!breaks || pdn_concern_of(b->pair[i].verdict) == PDN_BREAKS);
    return n;
}

static void of_sample(const char *fewest)
{
    pdn_diagnostics f = {0};
    pdn_study s = {0};
    pdn_provenance origin = {0};
    pdn_results r = {0};
    const pdn_study_options o = {.draws = -1, .seed = 1, .threads = 2};
    size_t before[8][2] = {{0}};
    double began = 0;

    if (pdn_study_read(PDN_SOURCE "/samples/kongsvinger/study.ini", &f, &s) !=
            PDN_OK ||
        pdn_study_run(&s, &o, &f, &origin, &r) != PDN_OK)
        exit(1);
    for (size_t w = 0; w < r.waves && w < 8; w++)
        for (int breaks = 0; breaks < 2; breaks++)
            before[w][breaks] = findings(&r, w, breaks);
    s.fewest = fewest;
    began = seconds();
    if (pdn_results_hide(&s, &r) != PDN_OK) exit(1);
    printf("sample, fewest %s: %.2f s, %zu figures hidden, %zu rows of too few "
           "people, %zu too narrow\n",
           fewest, seconds() - began, r.hidden.cells, r.hidden.rows,
           r.hidden.narrow);
    for (size_t w = 0; w < r.waves && w < 8; w++)
        printf("    %s: %zu of %zu findings told, breaks %zu of %zu\n",
               r.wave[w].label, findings(&r, w, false), before[w][0],
               findings(&r, w, true), before[w][1]);
    pdn_results_clear(&r);
    pdn_provenance_clear(&origin);
    pdn_study_clear(&s);
    pdn_diagnostics_clear(&f);
}

int main(void)
{
    static const char *const fewest[] = {"3", "5", "10"};

    pdn_runtime_init();
    made();
    for (size_t i = 0; i < PDN_COUNT(fewest); i++)
        of_sample(fewest[i]);
    return 0;
}
