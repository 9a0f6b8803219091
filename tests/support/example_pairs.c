/* example_pairs.c - pairs of services with fewer contacts than expected.
 *   example_pairs NETWORK.graphml */
#include <pdnet/pdnet.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    pdn_network network = {0};
    pdn_breakdown table = {0};
    pdn_breakdown_options options = {.draws = 2000, .seed = 1, .threads = 1};

    pdn_runtime_init();
    if (argc != 2) return 2;
    pdn_status st = pdn_graphml_read(argv[1], &network, NULL);
    if (st == PDN_OK) st = pdn_breakdown_make(&network, &options, &table);
    if (st != PDN_OK) fprintf(stderr, "%s\n", pdn_message());
    for (size_t i = 0; i < table.pairs; i++) {
        const pdn_pair *p = &table.pair[i];
        if (p->q_low < 0.05)
            printf("%s and %s: %g contacts, %.1f expected\n", p->group_a,
                   p->group_b, p->ties, p->expected);
    }
    pdn_breakdown_clear(&table);
    pdn_network_clear(&network);
    return st == PDN_OK ? 0 : 1;
}
