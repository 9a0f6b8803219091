/* bench_intervals - how often the interval of a share holds it: exact, every
 * count with its chance. Seconds. */
#include "pdnet/core.h"
#include "pdnet/stats.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static double chance_of(double x, double n, double p)
{
    return exp(lgamma(n + 1) - lgamma(x + 1) - lgamma(n - x + 1) + x * log(p) +
               (n - x) * log1p(-p));
}

static double coverage(const pdn_interval *i, size_t n, double p)
{
    double sum = 0;

    for (size_t x = 0; x <= n; x++)
        if (i[x].lo <= p && p <= i[x].hi)
            sum += chance_of((double)x, (double)n, p);
    return sum;
}

/* Mean and least coverage of the shares lo .. hi. */
static void print_range(const pdn_interval *i, size_t n, double lo, double hi)
{
    enum { STEPS = 199 };
    double sum = 0, least = 1;

    for (int k = 0; k < STEPS; k++) {
        double p = lo + (hi - lo) * (k + .5) / STEPS;
        double c = coverage(i, n, p);
        sum += c;
        least = fmin(least, c);
    }
    printf("   %.3f (%.3f)", sum / STEPS, least);
}

int main(void)
{
    static const char *const name[] = {"Wilson", "Clopper-Pearson", "Jeffreys"};
    static const size_t size[] = {10, 30, 100, 300, 1500};

    pdn_runtime_init();
    printf("coverage of a 95 %% interval: mean (least) over shares\n");
    printf("%-16s %5s   %-13s   %-13s   %-13s\n", "method", "n", ".02 to .05",
           ".05 to .20", ".20 to .50");
    for (int m = PDN_WILSON; m <= PDN_JEFFREYS; m++) {
        for (size_t k = 0; k < sizeof size / sizeof *size; k++) {
            size_t n = size[k];
            pdn_interval *i = calloc(n + 1, sizeof *i);
            if (i == NULL) exit(1);
            for (size_t x = 0; x <= n; x++)
                i[x] = pdn_share_interval((double)x, (double)n, .95,
                                          (pdn_method)m);
            printf("%-16s %5zu", name[m], n);
            print_range(i, n, .02, .05);
            print_range(i, n, .05, .20);
            print_range(i, n, .20, .50);
            printf("\n");
            free(i);
        }
    }
    return 0;
}
