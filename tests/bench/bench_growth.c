/* bench_growth - how the time of our kernels grows with the network.
 *
 *   bench_growth [ACTORS TIES]...
 *                       default: 300 1700, 3000 15000 and 20000 100000
 *
 * One thread, processor time, the best of a few runs, and the exponent x of
 * time ~ actors^x by least squares over the sizes (2 is what n m gives: ties
 * are about as many for each actor; what is above it is memory). Without
 * sizes also contacts between groups moved about: nanoseconds a trial of 100
 * draws by the number of actors, of groups and of municipalities. Then the
 * exact moments of every pair of groups by municipalities and by groups, on 3
 * 000 actors. Build it with the release preset. Beside igraph, R and plain
 * loops: bench_kernels. */
#include "growth_moments.h"
#include "kernels.h"
#include "layout/pivot_mds.h"
#include "layout/sparse_stress.h"
#include "movable.h"

#include <math.h>

enum { SIZES = 8, PEOPLE = 500, CONTACTS = 5000, STEPS = 6 };

/* The layout of a large graph, as the map of people has it. */
static void layout(struct bench *b, size_t threads)
{
    pdn_pivots p = {0};
    pdn_point *x = memory(b->n, sizeof *x);
    pdn_sparse_stress s = {&b->net.both, &p, 1, NULL, NULL, NULL};

    (void)threads;
    must(pivots__make(&b->net.both, 250, &p));
    must(pivot_mds__place(&p, 1, x));
    must(sparse_stress__lower(&s, 200, x, NULL));
    pivots__clear(&p);
    free(x);
}

/* largest parts after fall, whose order they follow */
static const struct {
    const char *what;
    kernel *run;
} kernels[] = {
    {"betweenness", betweenness},
    {"harmonic", harmonic},
    {"efficiency", efficiency},
    {"1 000 label shuffles", shuffles},
    {"rewiring, 20 trials a tie", rewiring},
    {"targeted curve, order once", fall},
    {"  its largest parts alone", largest_parts},
    {"layout, 250 pivots", layout},
};
enum { KERNELS = sizeof kernels / sizeof *kernels };

/* The slope of log y on log x. */
static double exponent(const double *x, const double *y, size_t n)
{
    double mx = 0, my = 0, xy = 0, xx = 0;

    for (size_t k = 0; k < n; k++) {
        mx += log(x[k]) / (double)n;
        my += log(y[k]) / (double)n;
    }
    for (size_t k = 0; k < n; k++) {
        xy += (log(x[k]) - mx) * (log(y[k]) - my);
        xx += (log(x[k]) - mx) * (log(x[k]) - mx);
    }
    return xx > 0 ? xy / xx : (double)NAN;
}

static void print_growth(const size_t (*size)[2], size_t sizes)
{
    double actors[SIZES], took[KERNELS][SIZES];

    printf("%-28s", "processor seconds, 1 thread");
    for (size_t k = 0; k < sizes; k++) {
        struct bench b;
        build(&b, size[k][0], size[k][1]);
        b.shuffles = 1000;
        b.trials = 20;
        actors[k] = (double)b.n;
        for (size_t q = 0; q < KERNELS; q++)
            took[q][k] = best(kernels[q].run, &b, 1);
        destroy(&b);
        printf(" %5zu/%6zu", size[k][0], size[k][1]);
        fflush(stdout);
    }
    printf(" exponent\n");
    for (size_t q = 0; q < KERNELS; q++) {
        printf("%-28s", kernels[q].what);
        for (size_t k = 0; k < sizes; k++)
            printf(" %12.6f", took[q][k]);
        printf(" %8.2f\n", exponent(actors, took[q], sizes));
    }
}

static double trial_ns(size_t n, size_t contacts, size_t groups,
                       size_t municipalities)
{
    struct movable v;

    movable_build(&v, n, contacts, groups, municipalities);
    double trials = (double)contacts * (double)(PDN_CONTACT_BURN_IN +
                                                PDN_CONTACT_TRIALS * v.draws);
    double took = movable_best(contact_draws, &v, 1);
    movable_destroy(&v);
    return 1e9 * took / trials;
}

/* One axis at a time; the others stay at 500 people, ten contacts each, eight
 * groups and no municipalities. */
static void print_contacts(void)
{
    static const size_t actors[STEPS] = {100, 300, 1000, 3000, 10000, 20000};
    static const size_t groups[STEPS] = {4, 8, 16, 32, 64, 128};
    static const size_t places[STEPS] = {0, 1, 2, 4, 8, 16};

    printf("\ncontacts moved about, ns a trial\n");
    for (int axis = 0; axis < 3; axis++) {
        const size_t *at = axis == 0 ? actors : axis == 1 ? groups : places;
        printf("%-16s", axis == 0   ? "actors"
                        : axis == 1 ? "groups"
                                    : "municipalities");
        for (size_t k = 0; k < STEPS; k++)
            printf(" %7zu", at[k]);
        printf("\n%-16s", "");
        for (size_t k = 0; k < STEPS; k++) {
            size_t n = axis == 0 ? at[k] : PEOPLE;
            printf(" %7.1f",
                   trial_ns(n, n * CONTACTS / PEOPLE,
                            axis == 1 ? at[k] : GROUPS, axis == 2 ? at[k] : 0));
            fflush(stdout);
        }
        printf("\n");
    }
}

int main(int argc, char **argv)
{
    size_t size[SIZES][2] = {{300, 1700}, {3000, 15000}, {20000, 100000}};
    size_t sizes = 3;

    pdn_runtime_init();
    if (argc >= 3) {
        sizes = 0;
        for (int at = 1; at + 1 < argc && sizes < SIZES; at += 2, sizes++) {
            size[sizes][0] = number(argv[at]);
            size[sizes][1] = number(argv[at + 1]);
        }
    }
    print_growth((const size_t(*)[2])size, sizes);
    if (argc < 3) print_contacts();
    growth_moments_print();
    return 0;
}
