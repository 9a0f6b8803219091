/* pdn-plot - the diagrams that people look at. */
#include "cli.h"
#include "picture.h"

#include "pdnet/bands.h"
#include "pdnet/baseline_table.h"
#include "pdnet/breakdown_table.h"
#include "pdnet/contactpairs.h"
#include "pdnet/graphml.h"
#include "pdnet/kinds.h"
#include "pdnet/measures_table.h"
#include "pdnet/people.h"
#include "pdnet/services.h"
#include "pdnet/sheet_outcomes.h"
#include "pdnet/sheet_pairs.h"
#include "pdnet/title.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct args {
    const char *size, *by, *measures, *breakdown, *anchor, *layout, *study;
    const char *bands, *indicator;
    long year;
    pdn_list reference;
    bool internal;
};

#define AT(field) offsetof(struct args, field)
static const pdn_opt opts[] = {
    {0, "size", PDN_STRING, AT(size), "a4|a3|slide|WxH", 0, 0, NULL,
     "paper, or width and height in millimetres [a3]"},
    {0, "by", PDN_STRING, AT(by), "COLUMN", 0, 0, NULL,
     "network: services are the groups of this column"},
    {0, "measures", PDN_STRING, AT(measures), "FILE", 0, 0, NULL,
     "network: what pdn-measure wrote; people are sized by load"},
    {0, "breakdown", PDN_STRING, AT(breakdown), "FILE", 0, 0, NULL,
     "network: what pdn-breakdown wrote; findings are marked"},
    {0, "anchor", PDN_STRING, AT(anchor), "FILE", 0, 0, NULL,
     "keep the places of this layout file (id,x,y)"},
    {0, "layout-out", PDN_STRING, AT(layout), "FILE", 0, 0, NULL,
     "write the places, for next year's --anchor"},
    {0, "study", PDN_STRING, AT(study), "NAME", 0, 0, NULL,
     "name of the study, for the line under the title"},
    {0, "bands", PDN_STRING, AT(bands), "FILE", 0, 0, NULL,
     "baseline: bands of the map, label,from_percent,to_percent"},
    {0, "indicator", PDN_STRING, AT(indicator), "NAME", 0, 0, NULL,
     "baseline, funnel: rows of this indicator [that of the first row]"},
    {0, "year", PDN_WHOLE, AT(year), "YEAR", 1, 9999, NULL,
     "baseline, funnel: rows of this year [the latest]"},
    {0, "reference", PDN_MANY, AT(reference), "NAME=SHARE", 0, 0, NULL,
     "baseline, funnel: a line beside the units, SHARE from 0 to 1"},
    {0, "internal", PDN_FLAG, AT(internal), NULL, 0, 0, NULL,
     "network: people by name, for the owner's copy"},
};

static const char *const examples[] = {
    "pdn-plot network network.graphml --by sector --breakdown breakdown.csv "
    "-o services.svg",
    "pdn-plot network network.graphml --measures measures.csv --breakdown "
    "breakdown.csv -o people.pdf",
    "pdn-plot network network.graphml --by sector --layout-out layout.csv -o "
    "services.png --size a4",
    "pdn-plot pairs breakdown.csv --anchor layout.csv -o pairs.svg",
    "pdn-plot baseline baseline.csv --bands bands.csv -o baseline.pdf",
    "pdn-plot funnel baseline.csv --year 2021 -o funnel.svg",
    NULL,
};

static const pdn_tool tool = {
    .name = "pdn-plot",
    .about = "diagrams for the wall, as SVG, PDF or PNG",
    .operands = "KIND [FILE]",
    .min_operands = 1,
    .max_operands = 2,
    .example = examples,
    .opt = opts,
    .opts = sizeof opts / sizeof *opts,
    .draws = -1,
    .notes =
        "Kinds:\n"
        "  network   a network (GraphML): services with --by, or when it is\n"
        "            aggregated; else people, without names\n"
        "  pairs     what pdn-breakdown wrote: every pair of services\n"
        "  baseline  what pdn-baseline wrote: units with their uncertainty\n"
        "  funnel    the same, by the size of the population\n"
        "\n"
        "The name of the output file says the form: .svg, .pdf or .png;\n"
        "standard output is SVG. n, wave, draws and seed are read from the\n"
        "description beside an input (FILE.resource.json) and from the "
        "graph.\n",
};

/* ---- what is read ---- */

/* One call under way. */
struct plot {
    pdn_call *call;
    const struct args *a;
    const char *input;
    pdn_picture picture;
    pdn_sheet_facts facts;
    pdn_arena text;
};

static pdn_status begin(struct plot *p, const char *title, const char *about)
{
    return pdn_picture_begin(&p->picture, p->call, title, about);
}

static pdn_status finish(struct plot *p, pdn_status drawn)
{
    return pdn_picture_finish(&p->picture, drawn);
}

static pdn_status read_rows(struct plot *p, const char *path,
                            const pdn_schema *schema, void **rows, size_t *n)
{
    pdn_status st = PDN_OK;

    PDN_TRY(pdn_rows_read(path, schema, &p->call->findings, &p->text, rows, n));
    if (strcmp(path, "-") != 0) {
        PDN_TRY(pdn_provenance_add_file(&p->call->origin, path));
        PDN_TRY(pdn_facts_learn(path, &p->text, &p->facts));
    }
out:
    return st;
}

static pdn_status read_anchor(struct plot *p, pdn_place **place, size_t *n)
{
    pdn_status st = PDN_OK;

    if (p->a->anchor == NULL) return PDN_OK;
    PDN_TRY(
        pdn_places_read(p->a->anchor, &p->call->findings, &p->text, place, n));
    PDN_TRY(pdn_provenance_add_file(&p->call->origin, p->a->anchor));
out:
    return st;
}

/* ---- network ---- */

struct network {
    pdn_network g;
    bool aggregated;
    pdn_breakdown made;
    pdn_measures *measured;
    void *pair_rows, *measure_rows;
    size_t pair_count, measure_count;
    pdn_pair *pair; /* of any of the above */
    size_t pairs;
    pdn_place *anchor, *place;
    size_t anchors, places;
    pdn_ring ring;
};

static pdn_status read_network(struct plot *p, struct network *n)
{
    pdn_status st = PDN_OK;
    char digest[65];

    PDN_TRY(pdn_graphml_read(p->input, &n->g, digest));
    PDN_TRY(pdn_provenance_add(&p->call->origin, p->input, digest));
    n->aggregated = pdn_pairs_are_aggregated(&n->g);
    if (n->aggregated && (p->a->by != NULL || p->a->measures != NULL))
        PDN_FAIL(PDN_EDATA,
                 "%s: is aggregated already; leave out --by and --measures",
                 p->input);
    p->facts.wave = pdn_network_text(&n->g, "wave");
    pdn_pairs_count_people(&n->g, &p->facts.actors, &p->facts.answered);
    if (p->a->breakdown != NULL) {
        PDN_TRY(read_rows(p, p->a->breakdown, &pdn_breakdown_schema,
                          &n->pair_rows, &n->pair_count));
        n->pair = n->pair_rows;
        n->pairs = n->pair_count;
        PDN_TRY(pdn_within(
            pdn_pairs_check_groups(&n->g, p->a->by, n->pair, n->pairs), "%s",
            pdn_base_name(p->a->breakdown)));
    }
    PDN_TRY(read_anchor(p, &n->anchor, &n->anchors));
out:
    return st;
}

/* Without a breakdown: contacts by pair, nothing judged. */
static pdn_status find_pairs(struct plot *p, struct network *n)
{
    pdn_status st = PDN_OK;

    if (n->pair == NULL && n->aggregated) {
        PDN_TRY(pdn_pairs_of_aggregated(&n->g, &n->pair, &n->pairs));
        n->pair_rows = n->pair;
    } else if (n->pair == NULL) {
        pdn_breakdown_options o = {
            .by = p->a->by, .threads = 1, .seed = (uint64_t)p->call->seed};
        PDN_TRY(pdn_breakdown_make(&n->g, &o, &n->made));
        n->pair = n->made.pair;
        n->pairs = n->made.pairs;
    }
    PDN_TRY(pdn_ring_make(n->pair, n->pairs, n->aggregated ? NULL : &n->g,
                          p->a->by, n->anchor, n->anchors, &n->ring));
out:
    return st;
}

static pdn_status find_sizes(struct plot *p, struct network *n)
{
    pdn_measure_options o = {.by = p->a->by, .threads = 1};

    if (p->a->measures != NULL)
        return read_rows(p, p->a->measures, &pdn_measures_schema,
                         &n->measure_rows, &n->measure_count);
    return pdn_measure(&n->g, &o, &n->measured);
}

static pdn_status plot_services(struct plot *p, struct network *n)
{
    pdn_status st = PDN_OK;
    char *title = NULL;

    PDN_TRY(pdn_ring_places(&n->ring, &n->place));
    n->places = n->ring.services;
    PDN_TRY(pdn_services_title(&p->facts, n->pair, n->pairs, &title));
    PDN_TRY(begin(p, title,
                  pdn_word("Services on a ring, a line for each pair that is "
                           "in contact; the findings stand beside it.")));
    PDN_TRY(pdn_services_sheet(p->picture.canvas, &p->facts, &n->ring, n->pair,
                               n->pairs));
out:
    free(title);
    return finish(p, st);
}

static pdn_status plot_people(struct plot *p, struct network *n)
{
    pdn_status st = PDN_OK;
    char *title = NULL;
    pdn_people people = {.network = &n->g,
                         .by = p->a->by,
                         .ring = &n->ring,
                         .by_degree = p->a->measures == NULL,
                         .pair = n->pair,
                         .pairs = n->pairs,
                         .anchor = n->anchor,
                         .anchors = n->anchors,
                         .names = p->a->internal};

    PDN_TRY(find_sizes(p, n));
    people.measure = n->measured != NULL ? n->measured : n->measure_rows;
    people.measures = n->measured != NULL ? n->g.actors : n->measure_count;
    p->facts.internal = true;
    PDN_TRY(pdn_people_places(&people, &n->place, &n->places));
    PDN_TRY(pdn_services_title(&p->facts, n->pair, n->pairs, &title));
    PDN_TRY(begin(p, title,
                  pdn_word("People near their service, a line for each "
                           "reported contact; the findings stand beside it.")));
    PDN_TRY(pdn_people_sheet(p->picture.canvas, &p->facts, &people, n->place));
out:
    free(title);
    return finish(p, st);
}

static pdn_status plot_network(struct plot *p)
{
    pdn_status st = PDN_OK;
    struct network n = {0};
    const pdn_write_options rfc = {0};

    PDN_TRY(read_network(p, &n));
    PDN_TRY(find_pairs(p, &n));
    if (n.aggregated || p->a->by != NULL)
        PDN_TRY(plot_services(p, &n));
    else
        PDN_TRY(plot_people(p, &n));
    if (p->a->layout != NULL)
        PDN_TRY(pdn_rows_write(p->a->layout, &pdn_places_schema, n.place,
                               n.places, &rfc, NULL, NULL));
out:
    pdn_ring_clear(&n.ring);
    free(n.place);
    free(n.anchor);
    free(n.measured);
    free(n.measure_rows);
    free(n.pair_rows);
    pdn_breakdown_clear(&n.made);
    pdn_network_clear(&n.g);
    return st;
}

/* ---- pairs ---- */

static pdn_status plot_pairs(struct plot *p)
{
    pdn_status st = PDN_OK;
    void *rows = NULL;
    size_t n = 0;
    pdn_ring ring = {0};
    pdn_place *anchor = NULL;
    const char **order = NULL;
    char *title = NULL;
    pdn_pairs_options o = {.by_chance = (double)NAN};

    PDN_TRY(read_rows(p, p->input, &pdn_breakdown_schema, &rows, &n));
    PDN_TRY(read_anchor(p, &anchor, &o.services));
    PDN_TRY(pdn_ring_make(rows, n, NULL, NULL, anchor, o.services, &ring));
    PDN_NEW(order, ring.services);
    for (size_t i = 0; i < ring.services; i++)
        order[i] = ring.service[i].id;
    o.order = order;
    o.services = ring.services;
    PDN_TRY(pdn_title_of_pairs(rows, n, &title));
    PDN_TRY(begin(p, title,
                  pdn_word("Every pair of services: reported contacts against "
                           "what was expected.")));
    PDN_TRY(pdn_draw_pairs(p->picture.canvas, &p->facts, rows, n, &o));
out:
    st = finish(p, st);
    free(title);
    free(order);
    pdn_ring_clear(&ring);
    free(anchor);
    free(rows);
    return st;
}

/* ---- outcomes ---- */

/* Everything that an outcome sheet is drawn from. */
struct outcomes {
    void *rows;
    size_t n;
    pdn_table bands;
    pdn_band *band;
    pdn_reference *reference;
    pdn_outcomes_options options;
    pdn_baseline_row *picked;
    size_t count;
};

static pdn_status read_bands(struct plot *p, struct outcomes *o)
{
    pdn_status st = PDN_OK;

    if (p->a->bands == NULL) return PDN_OK;
    PDN_TRY(pdn_kind_read("bands", p->a->bands, &p->call->csv,
                          &p->call->findings, &o->bands));
    PDN_TRY(pdn_provenance_add(&p->call->origin, p->a->bands, o->bands.sha256));
    PDN_TRY(pdn_bands_take(&o->bands, &p->call->findings, &o->band,
                           &o->options.bands));
    o->options.band = o->band;
out:
    return st;
}

/* "NAME=SHARE"; the name is cut at the last =. */
static pdn_status read_references(struct plot *p, struct outcomes *o)
{
    pdn_status st = PDN_OK;
    const pdn_list *list = &p->a->reference;

    PDN_NEW(o->reference, list->items);
    for (size_t i = 0; i < list->items; i++) {
        pdn_reference *r = &o->reference[i];
        const char *item = list->item[i], *at = strrchr(item, '=');
        if (at == NULL || at == item ||
            !pdn_number_read(at + 1, strlen(at + 1), '.', &r->share) ||
            r->share < 0 || r->share > 1) {
            st = pdn_tool_misuse(
                p->call, "--reference %s: want NAME=SHARE, a share from 0 to 1",
                item);
            goto out;
        }
        r->label = pdn_arena_text(&p->text, item, (size_t)(at - item));
        if (r->label == NULL) PDN_TRY(pdn_no_memory());
        r->events = r->population = (double)NAN;
    }
    o->options.reference = o->reference;
    o->options.references = list->items;
out:
    return st;
}

/* The rows of the sheet, for its title. */
static pdn_status pick_rows(struct plot *p, struct outcomes *o)
{
    pdn_status st = PDN_OK;
    const pdn_baseline_row *row = o->rows;
    size_t *index = NULL;

    PDN_NEW(index, o->n);
    PDN_NEW(o->picked, o->n);
    o->count = pdn_baseline_pick(row, o->n, p->a->indicator, (double)p->a->year,
                                 index);
    if (o->count == 0)
        PDN_FAIL(PDN_EDATA, "%s: no rows%s%s%s", p->input,
                 p->a->indicator != NULL ? " of " : "",
                 p->a->indicator != NULL ? p->a->indicator : "",
                 p->a->year != 0 ? " in that year" : "");
    for (size_t i = 0; i < o->count; i++)
        o->picked[i] = row[index[i]];
out:
    free(index);
    return st;
}

static pdn_status plot_outcomes(struct plot *p, bool funnel)
{
    pdn_status st = PDN_OK;
    struct outcomes o = {0};
    char *title = NULL;

    PDN_TRY(read_references(p, &o));
    PDN_TRY(read_rows(p, p->input, &pdn_baseline_schema, &o.rows, &o.n));
    PDN_TRY(read_bands(p, &o));
    o.options.indicator = p->a->indicator;
    o.options.year = (double)p->a->year;
    PDN_TRY(pick_rows(p, &o));
    PDN_TRY((funnel ? pdn_title_of_funnel
                    : pdn_title_of_baseline)(o.picked, o.count, &title));
    PDN_TRY(begin(p, title,
                  pdn_word("Units by their share, with the uncertainty of "
                           "each.")));
    PDN_TRY((funnel ? pdn_draw_funnel : pdn_draw_baseline)(
        p->picture.canvas, &p->facts, o.rows, o.n, &o.options));
out:
    st = finish(p, st);
    free(title);
    free(o.picked);
    free(o.reference);
    free(o.band);
    pdn_table_clear(&o.bands);
    free(o.rows);
    return st;
}

static pdn_status plot_baseline(struct plot *p)
{
    return plot_outcomes(p, false);
}

static pdn_status plot_funnel(struct plot *p)
{
    return plot_outcomes(p, true);
}

/* ---- kinds ---- */

static const struct kind {
    const char *name;
    pdn_status (*plot)(struct plot *p);
} kinds[] = {
    {"network", plot_network},
    {"pairs", plot_pairs},
    {"baseline", plot_baseline},
    {"funnel", plot_funnel},
};

static pdn_status run(pdn_call *call, const struct args *a)
{
    pdn_status st = PDN_OK;
    const struct kind *kind = NULL;
    struct plot p = {.call = call,
                     .a = a,
                     .input = call->operands > 1 ? call->operand[1] : "-",
                     .facts = {.study = a->study,
                               .actors = (double)NAN,
                               .answered = (double)NAN,
                               .seed = (double)NAN,
                               .draws = (double)NAN,
                               .version = call->origin.version}};

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].name, call->operand[0]) == 0) kind = &kinds[i];
    if (kind == NULL)
        return pdn_tool_misuse(call, "unknown kind \"%s\"; --help lists them",
                               call->operand[0]);
    PDN_TRY(pdn_picture_form(&p.picture, call));
    PDN_TRY(pdn_picture_size(&p.picture, call, a->size));
    pdn_words_use(pdn_lang_choose(call->lang, NULL));
    PDN_TRY(kind->plot(&p));
    PDN_TRY(pdn_outfile_commit(&p.picture.out));
out:
    pdn_outfile_abandon(&p.picture.out);
    pdn_arena_clear(&p.text);
    return st;
}

int main(int argc, char **argv)
{
    struct args a = {.size = "a3"};
    pdn_call call;
    int done = pdn_tool_begin(&tool, &a, argc, argv, &call);

    if (done != PDN_GO_ON) return done;
    return pdn_tool_end(&call, run(&call, &a));
}
