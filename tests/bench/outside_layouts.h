/* outside_layouts.h - graphs of files, and how others lay a graph out. */
#ifndef PDN_OUTSIDE_LAYOUTS_H
#define PDN_OUTSIDE_LAYOUTS_H

#include "../support/made_graphs.h"
#include "kernels.h"
#include "pdnet/canvas.h"

#include <unistd.h>

enum { STARTS = 20 };

/* The graph of a file from,to,...; ids are numbered as they are met. */
static inline struct made_graph read_graph(const char *path)
{
    char line[400], id[500][40];
    uint32_t end[2] = {0};
    struct made_graph g = {0};
    FILE *f = fopen(path, "r");

    if (f == NULL || fgets(line, sizeof line, f) == NULL) {
        perror(path);
        exit(1);
    }
    g.from = memory(5000, sizeof *g.from);
    g.to = memory(5000, sizeof *g.to);
    while (fgets(line, sizeof line, f) != NULL) {
        const char *s = line;
        for (int turn = 0; turn < 2; turn++) {
            size_t n = strcspn(s, ",\r\n");
            uint32_t k = 0;
            while (k < g.n && (strlen(id[k]) != n || memcmp(id[k], s, n) != 0))
                k++;
            if (k == g.n && n < sizeof *id) {
                memcpy(id[g.n], s, n);
                id[g.n++][n] = '\0';
            }
            end[turn] = k;
            s += n + (s[n] == ',');
        }
        made_edge(&g, end[0], end[1]);
    }
    fclose(f);
    return g;
}

/* Called with places, for each layout that is tried. */
typedef void laid_out(void *to, const pdn_point *x);

static inline void igraph_layouts(const struct made_graph *g, pdn_point *x,
                                  laid_out *look, void *to)
{
    const igraph_integer_t n = (igraph_integer_t)g->n;
    igraph_vector_int_t edge;
    igraph_t graph;

    igraph_vector_int_init(&edge, (igraph_integer_t)(2 * g->m));
    for (size_t k = 0; k < g->m; k++) {
        VECTOR(edge)[2 * k] = g->from[k];
        VECTOR(edge)[2 * k + 1] = g->to[k];
    }
    igraph_create(&graph, &edge, n, IGRAPH_UNDIRECTED);
    igraph_simplify(&graph, 1, 1, NULL);
    igraph_rng_seed(igraph_rng_default(), 1);
    for (int start = 0; start < STARTS; start++) {
        igraph_matrix_t at;
        igraph_matrix_init(&at, n, 2);
        for (igraph_integer_t i = 0; i < n; i++)
            for (igraph_integer_t c = 0; c < 2; c++)
                MATRIX(at, i, c) =
                    igraph_rng_get_unif(igraph_rng_default(), -1, 1) *
                    sqrt((double)n) / 2;
        igraph_layout_kamada_kawai(&graph, &at, 1, 50 * n, 0, (double)n, NULL,
                                   NULL, NULL, NULL, NULL);
        for (igraph_integer_t i = 0; i < n; i++)
            x[i] = (pdn_point){MATRIX(at, i, 0), MATRIX(at, i, 1)};
        look(to, x);
        igraph_matrix_destroy(&at);
    }
    igraph_destroy(&graph);
    igraph_vector_int_destroy(&edge);
}

static inline bool has_neato(void)
{
    return system("command -v neato >/dev/null 2>&1") == 0;
}

/* Graphviz's stress majorization with its own beginning, by pipe. */
static inline void neato_layout(const struct made_graph *g, pdn_point *x,
                                laid_out *look, void *to)
{
    char out[] = "/tmp/neato-XXXXXX", line[400];
    int fd = mkstemp(out);
    FILE *pipe = NULL, *f = NULL;
    uint32_t i = 0;
    double a = 0, b = 0;

    (void)snprintf(line, sizeof line,
                   "neato -Gmode=major -Gepsilon=1e-6 -Gmaxiter=2000 "
                   "-Tplain -o %s 2>/dev/null",
                   out);
    if (fd < 0 || (pipe = popen(line, "w")) == NULL) exit(1);
    fprintf(pipe, "graph { node [shape=point]\n");
    for (size_t k = 0; k < g->m; k++)
        fprintf(pipe, "%u -- %u\n", g->from[k], g->to[k]);
    fprintf(pipe, "}\n");
    pclose(pipe);
    f = fdopen(fd, "r");
    while (f != NULL && fgets(line, sizeof line, f) != NULL)
        if (sscanf(line, "node %u %lf %lf", &i, &a, &b) == 3 && i < g->n)
            x[i] = (pdn_point){a, b};
    if (f != NULL) fclose(f);
    unlink(out);
    look(to, x);
}

#endif
