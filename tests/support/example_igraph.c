/* example_igraph.c - pdnet's measures of a graph that igraph made. */
#include <pdnet/pdnet.h>
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    igraph_t club;
    pdn_network network = {0};
    pdn_measures *row = NULL;
    pdn_measure_options options = {.threads = 1};

    pdn_runtime_init();
    igraph_set_attribute_table(&igraph_cattribute_table);
    if (igraph_famous(&club, "Zachary") != IGRAPH_SUCCESS) return 1;
    for (igraph_integer_t v = 0; v < igraph_vcount(&club); v++)
        igraph_cattribute_VAS_set(&club, "sector", v, v < 17 ? "a" : "b");
    pdn_status st = pdn_network_from_igraph(&club, &network);
    if (st == PDN_OK) st = pdn_measure(&network, &options, &row, NULL);
    if (st != PDN_OK) fprintf(stderr, "%s\n", pdn_message());
    for (size_t v = 0; st == PDN_OK && v < network.actors; v++)
        if (row[v].betweenness > 100)
            printf("%s: degree %g, betweenness %.3f\n", row[v].id,
                   row[v].degree, row[v].betweenness);
    free(row);
    pdn_network_clear(&network);
    igraph_destroy(&club);
    return st == PDN_OK ? 0 : 1;
}
