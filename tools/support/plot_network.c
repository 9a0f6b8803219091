/* The maps: services on their ring, people near their service. */
#include "plot.h"
#include "wave_files.h"

#include "pdnet/breakdown.h"
#include "pdnet/network.h"
#include "pdnet/privacy.h"
#include "pdnet/pseudonyms.h"
#include "pdnet/sheets.h"
#include "pdnet/tables.h"

#include <stdlib.h>
#include <string.h>

struct network {
    pdn_network g;
    bool aggregated;
    pdn_groups q;
    void *pair_rows, *measure_rows;
    size_t pair_count, measure_count;
    pdn_pair *pair; /* of any of the above */
    size_t pairs;
    pdn_place *anchor, *place;
    size_t anchors, places;
    pdn_ring ring;
};

/* Whether nobody is held to a group. */
static bool stands_free(const pdn_plot *p)
{
    return p->a->near != NULL && strcmp(p->a->near, WAVE_FILES_NONE) == 0;
}

/* The column whose groups the map has; NULL: sector. */
static const char *column_of(const pdn_plot *p)
{
    return p->a->by != NULL || p->a->near == NULL || stands_free(p)
               ? p->a->by
               : p->a->near;
}

static pdn_status read_network(pdn_plot *p, struct network *n)
{
    static const pdn_diagnostic unused = {.severity = PDN_WARNING,
                                          .code = "unused-option"};
    pdn_status st = PDN_OK;

    PDN_TRY(cli__network(p->call, p->input, &n->g));
    n->aggregated = pdn_pairs_are_aggregated(&n->g);
    if (n->aggregated && (p->a->by != NULL || p->a->measures != NULL))
        PDN_FAIL(PDN_EDATA,
                 "%s: is aggregated already; leave out --by and --measures",
                 p->input);
    if (p->a->by != NULL && p->a->measures != NULL)
        PDN_TRY(
            pdn_diagnostics_add(&p->call->findings, unused,
                                "--measures is left out: with --by services "
                                "are drawn, and measures are of people"));
    p->facts.wave = pdn_network_text(&n->g, "wave");
    pdn_words_of_municipalities(
        pdn_groups_are_municipalities(&n->g, column_of(p)));
    (void)pdn_words_asked_unknown(pdn_network_asked_unknown(&n->g));
    pdn_pairs_count_people(&n->g, &p->facts.actors, &p->facts.answered);
    if (p->a->breakdown != NULL) {
        PDN_TRY(plot__rows(p, p->a->breakdown, &pdn_breakdown_schema,
                           &n->pair_rows, &n->pair_count));
        n->pair = n->pair_rows;
        n->pairs = n->pair_count;
        PDN_TRY(pdn_within(
            pdn_pairs_check_groups(&n->g, column_of(p), n->pair, n->pairs),
            "%s", pdn_base_name(p->a->breakdown)));
    }
    PDN_TRY(plot__anchor(p, &n->anchor, &n->anchors));
out:
    return st;
}

static bool are_services(const pdn_plot *p, const struct network *n)
{
    return n->aggregated || p->a->by != NULL || pdn_network_names_groups(&n->g);
}

/* A map of groups for everybody shows of them what a table for everybody does.
 */
static pdn_status hide_few(pdn_plot *p, struct network *n)
{
    pdn_status st = PDN_OK;
    pdn_hidden told = {0};
    pdn_about shown = {.n = p->facts.actors, .answered = p->facts.answered};
    pdn_private_table t = {.schema = &pdn_breakdown_schema,
                           .row = n->pair_rows,
                           .rows = n->pairs,
                           .about = &shown};
    const pdn_privacy_options o = {.fewest = PDN_FEWEST,
                                   .counts_alone = true,
                                   .organisations =
                                       pdn_network_of_organisations(&n->g)};

    if (p->a->internal || p->a->breakdown != NULL || !are_services(p, n))
        return PDN_OK;
    PDN_TRY(pdn_privacy_hide(&o, &t, 1, &told));
    p->facts.of_shown = p->facts.actors - shown.n > .5;
    p->facts.actors = shown.n;
    p->facts.answered = shown.answered;
out:
    return st;
}

/* Without a breakdown: contacts by pair, nothing judged. */
static pdn_status find_pairs(pdn_plot *p, struct network *n)
{
    pdn_status st = PDN_OK;

    if (n->pair == NULL && n->aggregated) {
        PDN_TRY(pdn_pairs_of_aggregated(&n->g, &n->pair, &n->pairs));
        n->pair_rows = n->pair;
    } else if (n->pair == NULL) {
        PDN_TRY(
            pdn_groups_by(&n->g, pdn_network_by(&n->g, column_of(p)), &n->q));
        PDN_TRY(pdn_pairs_of_people(&n->g, &n->q, &n->pair, &n->pairs));
        n->pair_rows = n->pair;
    }
    PDN_TRY(hide_few(p, n));
    PDN_TRY(pdn_ring_make(n->pair, n->pairs, n->aggregated ? NULL : &n->g,
                          column_of(p), n->anchor, n->anchors, &n->ring));
out:
    return st;
}

static pdn_status plot_services(pdn_plot *p, struct network *n)
{
    pdn_status st = PDN_OK;

    PDN_TRY(pdn_ring_places(&n->ring, &n->place));
    n->places = n->ring.services;
    PDN_TRY(
        plot__begin(p, pdn_services_title(&p->facts, n->pair, n->pairs),
                    pdn_word("Services on a ring, a line for each pair that is "
                             "in contact; the findings stand beside it.")));
    PDN_TRY(pdn_services_sheet(p->picture.canvas, &p->facts, &n->ring, n->pair,
                               n->pairs));
out:
    return plot__finish(p, st);
}

/* Lines between the people of two services can be counted: in public none that
 * are few, as in the table of pairs. */
static pdn_status check_counted(const pdn_plot *p, const struct network *n)
{
    pdn_status st = PDN_OK;
    size_t few = 0;
    pdn_pair *row = NULL;
    pdn_hidden told = {0};
    const pdn_privacy_options o = {.fewest = PDN_FEWEST, .counts_alone = true};

    if (p->a->internal || pdn_network_of_organisations(&n->g)) return PDN_OK;
    PDN_NEW(row, n->pairs + 1);
    if (n->pairs > 0) memcpy(row, n->pair, n->pairs * sizeof *row);
    PDN_TRY(pdn_privacy_hide(
        &o,
        &(pdn_private_table){
            .schema = &pdn_breakdown_schema, .row = row, .rows = n->pairs},
        1, &told));
    for (size_t i = 0; i < n->pairs; i++)
        few += pdn_state_of(row[i].ties) == PDN_SUPPRESSED;
    if (few > 0)
        PDN_FAIL(PDN_EDATA,
                 "%s: in a map of people contacts between services can be "
                 "counted that a table in public hides (pairs: %zu). Say "
                 "--internal where those who look may see people, or --by %s "
                 "for a map of services",
                 pdn_base_name(p->input), few, pdn_network_by(&n->g, NULL));
out:
    free(row);
    return st;
}

/* A map of people in public shows the service of each, who answered, and every
 * contact: nobody may be recognised by them. An organisation is no person. */
static pdn_status check_recognised(const pdn_plot *p, const pdn_network *g)
{
    pdn_status st = PDN_OK;
    const char *shown[] = {pdn_network_by(g, NULL), "responded"};
    const bool answers = pdn_table_column(&g->actor, "responded") != NULL;
    const pdn_unique_options o = {.by = shown, .bys = answers ? 2 : 1};
    pdn_uniqueness u = {0};

    if (p->a->internal || pdn_network_of_organisations(g)) return PDN_OK;
    PDN_TRY(pdn_network_unique(g, &o, &u));
    if (u.recognised > 0)
        PDN_FAIL(PDN_EDATA,
                 "%s: in a map of people %zu of %zu can be recognised: fewer "
                 "than %d share their %s and whether they answered, or their "
                 "number of contacts. Say --internal where those who look may "
                 "see people, or --by %s for a map of services",
                 pdn_base_name(p->input), u.recognised, u.people,
                 (int)PDN_UNIQUE_FEWEST, shown[0], shown[0]);
out:
    pdn_uniqueness_clear(&u);
    return st;
}

static pdn_status plot_people(pdn_plot *p, struct network *n)
{
    pdn_status st = PDN_OK;
    pdn_people people = {.network = &n->g,
                         .by = column_of(p),
                         .ring = &n->ring,
                         .by_degree = p->a->measures == NULL,
                         .pair = n->pair,
                         .pairs = n->pairs,
                         .anchor = n->anchor,
                         .anchors = n->anchors,
                         .names = p->a->internal,
                         .ungrouped = stands_free(p),
                         .give = 1 - p->a->stability};

    if (p->a->measures != NULL)
        PDN_TRY(plot__rows(p, p->a->measures, &pdn_measures_schema,
                           &n->measure_rows, &n->measure_count));
    PDN_TRY(check_recognised(p, &n->g));
    PDN_TRY(check_counted(p, n));
    people.measure = n->measure_rows;
    people.measures = n->measure_count;
    p->facts.internal = true;
    PDN_TRY(pdn_people_places(&people, &n->place, &n->places));
    PDN_TRY(plot__begin(
        p, pdn_people_title(&p->facts, n->pair, n->pairs),
        pdn_word("People near their service, a line for each "
                 "reported contact; the findings stand beside it.")));
    PDN_TRY(pdn_people_sheet(p->picture.canvas, &p->facts, &people, n->place));
out:
    return plot__finish(p, st);
}

pdn_status plot__network(pdn_plot *p)
{
    pdn_status st = PDN_OK;
    struct network n = {0};

    PDN_TRY(read_network(p, &n));
    PDN_TRY(find_pairs(p, &n));
    if (are_services(p, &n))
        PDN_TRY(plot_services(p, &n));
    else
        PDN_TRY(plot_people(p, &n));
    PDN_TRY(plot__layout(p, n.place, n.places));
out:
    pdn_ring_clear(&n.ring);
    free(n.place);
    free(n.anchor);
    free(n.measure_rows);
    free(n.pair_rows);
    pdn_groups_clear(&n.q);
    pdn_network_clear(&n.g);
    return st;
}
