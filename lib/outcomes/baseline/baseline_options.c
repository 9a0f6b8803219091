/* What a baseline is asked for. */
#include "pdnet/baseline.h"

#include <string.h>

const pdn_option_word pdn_betters[] = {{"lower", PDN_LOWER_IS_BETTER},
                                       {"higher", PDN_HIGHER_IS_BETTER},
                                       {NULL, 0}};

const pdn_option_word pdn_benchmarks[] = {
    {"all", PDN_AGAINST_ALL}, {"group", PDN_AGAINST_GROUP}, {NULL, 0}};

pdn_baseline_options pdn_baseline_defaults(void)
{
    return (pdn_baseline_options){.interval = PDN_WILSON,
                                  .level = .95,
                                  .benchmark = PDN_AGAINST_ALL,
                                  .better = PDN_LOWER_IS_BETTER,
                                  .draws = 10000,
                                  .seed = 1};
}

bool pdn_benchmark_read(const char *text, pdn_baseline_options *o)
{
    int against = PDN_AGAINST_VALUE;
    double share = 0;

    if (!pdn_option_read(pdn_benchmarks, text, &against) &&
        (!pdn_number_read(text, strlen(text), '.', &share) || share < 0 ||
         share > 1))
        return false;
    o->benchmark = (pdn_benchmark)against;
    o->benchmark_value = share;
    return true;
}
