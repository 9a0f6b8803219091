/* bench_growth - how the time of our kernels grows with the network.
 *
 *   bench_growth [ACTORS TIES]...
 *                       default: 300 1700, 3000 15000 and 20000 100000
 *
 * One thread, processor time, the best of a few runs, and the exponent x of
 * time ~ actors^x by least squares over the sizes (2 is what n m gives: ties
 * are about as many for each actor; what is above it is memory). Then the exact
 * moments of every pair of groups by municipalities and by groups, on 3 000
 * actors. Build it with the release preset. Beside igraph, R and plain loops:
 * bench_kernels. */
#include "growth_moments.h"
#include "kernels.h"

#include "pdnet/pivot_mds.h"
#include "pdnet/sparse_stress.h"

#include <math.h>

enum { SIZES = 8 };

/* The layout of a large graph, as the map of people has it. */
static void layout(struct bench *b, size_t threads)
{
    pdn_pivots p = {0};
    pdn_point *x = memory(b->n, sizeof *x);
    pdn_sparse_stress s = {&b->net.both, &p, 1, NULL, NULL};

    (void)threads;
    must(pdn_pivots_make(&b->net.both, 250, &p));
    must(pdn_pivot_mds(&p, 1, x));
    must(pdn_sparse_stress_lower(&s, 200, x, NULL));
    pdn_pivots_clear(&p);
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
    growth_moments_print();
    return 0;
}
