/* example_sheet.c - the sheet of all pairs from a table of pdn-breakdown.
 *   example_sheet BREAKDOWN.csv SHEET.svg */
#include <pdnet/pdnet.h>
#include <stdio.h>
#include <stdlib.h>

static pdn_status draw(const pdn_pair *pair, size_t n, const pdn_ring *ring,
                       FILE *file)
{
    pdn_status st = PDN_OK;
    pdn_canvas *canvas = NULL;
    const char **order = NULL;
    pdn_sheet_facts facts = {.study = "Example", .version = "0.1.0"};
    pdn_pairs_options options = {.services = ring->services, .by_chance = NAN};
    double width = 0, height = 0;

    PDN_NEW(order, ring->services);
    for (size_t i = 0; i < ring->services; i++)
        order[i] = ring->service[i].id;
    options.order = order;
    pdn_paper_size(PDN_A3, &width, &height);
    PDN_TRY(pdn_canvas_new(PDN_SVG, file, width, height, "Pairs", "Example",
                           NULL, &canvas));
    st = pdn_draw_pairs(canvas, &facts, pair, n, &options);
    pdn_status finished = pdn_canvas_finish(canvas);
    if (st == PDN_OK) st = finished;
out:
    free(order);
    return st;
}

int main(int argc, char **argv)
{
    pdn_status st = PDN_OK;
    pdn_diagnostics findings = {0};
    pdn_arena text = {0};
    pdn_ring ring = {0};
    void *rows = NULL;
    size_t n = 0;
    FILE *file = NULL;

    pdn_runtime_init();
    if (argc != 3 || (file = fopen(argv[2], "wb")) == NULL) return 2;
    PDN_TRY(pdn_rows_read(argv[1], &pdn_breakdown_schema, &findings, &text,
                          &rows, &n));
    PDN_TRY(pdn_ring_make(rows, n, NULL, NULL, NULL, 0, &ring));
    PDN_TRY(draw(rows, n, &ring, file));
out:
    if (st != PDN_OK) fprintf(stderr, "%s\n", pdn_message());
    fclose(file);
    pdn_ring_clear(&ring);
    free(rows);
    pdn_arena_clear(&text);
    pdn_diagnostics_clear(&findings);
    return st == PDN_OK ? 0 : 1;
}
