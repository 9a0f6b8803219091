/* bench_baseline.c - what pdn-baseline says of itself beside what is found in
 * made studies: how often shrunk_lo .. shrunk_hi hold the true share, how often
 * a unit that is like the others is flagged or lies outside the adjusted
 * limits, how often phi_lo .. phi_hi hold the true ratio.
 *     build/release/tests/bench_baseline [UNITS]
 * Worlds: true shares of .2 on the logit scale, units alike, or normal with sd
 * .15 or .3, or alike but for one unit in seven .8 higher. Units
 * have 150 to 5 000 people, half of them under 900. Prints no time and asserts
 * nothing; about a minute on two idle processors. */
#include "pdnet/baseline.h"
#include "pdnet/core.h"
#include "pdnet/pdnet.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MUST(call)                                                  \
    do {                                                            \
        if ((call) != PDN_OK) {                                     \
            fprintf(stderr, "bench_baseline: %s\n", pdn_message()); \
            exit(1);                                                \
        }                                                           \
    } while (0)

static const struct {
    const char *name;
    double sd, off;
} world[] = {
    {"none", 0, 0}, {"sd .15", .15, 0}, {"sd .3", .3, 0}, {"outliers", 0, .8}};
static const size_t size[] = {6, 14, 46};

enum { WORLDS = 4, SIZES = 3 };

/* k units in each of `studies` years. */
struct made {
    pdn_table t;
    double *truth, *year, *events, *people;
    bool *outlier;
    const char **unit;
};

static double *number(pdn_table *t, const char *name)
{
    pdn_column *c = NULL;

    MUST(pdn_table_add(t, name, PDN_REAL, &c));
    return c->number;
}

static void fill_row(struct made *m, size_t i, size_t w, pdn_random *r)
{
    double n =
        fmin(5000, fmax(150, round(900 * exp(.9 * pdn_random_normal(r)))));
    double off = m->outlier[i] ? world[w].off : 0;
    double logit = log(.25) + world[w].sd * pdn_random_normal(r) + off;

    m->truth[i] = 1 / (1 + exp(-logit));
    m->people[i] = n;
    m->events[i] = pdn_random_binomial(r, (uint32_t)n, m->truth[i]);
}

static struct made make_studies(size_t w, size_t k, size_t studies)
{
    struct made m = {.t = {.rows = k * studies}};
    pdn_column *c = NULL;
    pdn_random r;

    MUST(pdn_table_add(&m.t, "unit", PDN_TEXT, &c));
    m.unit = c->text;
    m.year = number(&m.t, "year");
    m.events = number(&m.t, "events");
    m.people = number(&m.t, "population");
    m.truth = calloc(m.t.rows, sizeof *m.truth);
    m.outlier = calloc(m.t.rows, sizeof *m.outlier);
    if (m.truth == NULL || m.outlier == NULL) exit(1);
    pdn_random_start(&r, 11, w, k);
    for (size_t i = 0; i < m.t.rows; i++) {
        char name[32];
        size_t unit = i % k;
        snprintf(name, sizeof name, "unit %02zu", unit);
        MUST(pdn_table_text(&m.t, name, &m.unit[i]));
        m.year[i] = 1000 + (double)(i / k);
        m.outlier[i] = world[w].off > 0 && unit < (k + 6) / 7;
        fill_row(&m, i, w, &r);
    }
    return m;
}

struct counts {
    double units, held, width, like, out95, out998, flag95, flag998;
    double studies, phi_shown, phi_held;
};

/* The ratio that phi estimates: the mean of the units' variances about the
 * target over those of chance alone. */
static double true_ratio(const struct made *m, const pdn_baseline_row *row,
                         size_t k)
{
    double sum = 0;

    for (size_t i = 0; i < k; i++) {
        double t = row[i].benchmark, off = m->truth[i] - t, n = m->people[i];
        sum += (m->truth[i] * (1 - m->truth[i]) / n + off * off) /
               (t * (1 - t) / n);
    }
    return sum / (double)k;
}

static void count(const struct made *m, const pdn_baseline *b, size_t k,
                  struct counts *c)
{
    for (size_t i = 0; i < b->rows; i++) {
        const pdn_baseline_row *r = &b->row[i];
        bool flag = r->flag != 0;
        c->units++;
        c->held += r->shrunk_lo <= m->truth[i] && m->truth[i] <= r->shrunk_hi;
        c->width += r->shrunk_hi - r->shrunk_lo;
        if (m->outlier[i]) continue;
        c->like++;
        c->out95 += r->share < r->adjusted95_lo || r->share > r->adjusted95_hi;
        c->out998 +=
            r->share < r->adjusted998_lo || r->share > r->adjusted998_hi;
        c->flag95 += flag && PDN_HAS(r->flag, PDN_FLAG_OUTSIDE95);
        c->flag998 += flag && PDN_HAS(r->flag, PDN_FLAG_OUTSIDE998);
    }
    for (size_t i = 0; i < b->rows; i += k) {
        struct made part = *m;
        part.truth += i;
        part.people += i;
        double ratio = true_ratio(&part, &b->row[i], k);
        c->studies++;
        if (isnan(b->row[i].phi_lo)) continue;
        c->phi_shown++;
        c->phi_held += b->row[i].phi_lo <= ratio && ratio <= b->row[i].phi_hi;
    }
}

static void run(size_t w, size_t k, size_t studies)
{
    struct made m = make_studies(w, k, studies);
    pdn_baseline_options o = {0};
    pdn_diagnostics f = {0};
    pdn_baseline b = {0};
    struct counts c = {0};

    MUST(pdn_baseline_make(&m.t, &o, &f, &b));
    count(&m, &b, k, &c);
    printf("%-9s %3zu %7zu   %5.3f %6.4f   %5.3f %6.4f   %5.3f %6.4f   "
           "%5.2f %5.2f\n",
           world[w].name, k, studies, c.held / c.units, c.width / c.units,
           c.out95 / c.like, c.out998 / c.like, c.flag95 / c.like,
           c.flag998 / c.like, c.phi_shown / c.studies,
           c.phi_held / c.phi_shown);
    fflush(stdout);
    pdn_baseline_clear(&b);
    pdn_diagnostics_clear(&f);
    pdn_table_clear(&m.t);
    free(m.truth);
    free(m.outlier);
}

int main(int argc, char **argv)
{
    size_t units = argc > 1 ? strtoul(argv[1], NULL, 10) : 2000;

    pdn_runtime_init();
    printf("%-9s %3s %7s   %-12s   %-12s   %-12s   %-11s\n", "world", "k",
           "studies", "shrunk", "adjusted", "flags", "phi");
    printf("%-9s %3s %7s   %5s %6s   %5s %6s   %5s %6s   %5s %5s\n", "", "",
           "said", ".95", "width", ".05", ".002", "<.05", "<.002", "shown",
           ".95");
    for (size_t w = 0; w < WORLDS; w++)
        for (size_t s = 0; s < SIZES; s++)
            run(w, size[s], units / size[s]);
    return 0;
}
