/* What is planted, said as lines that the tools' own tables can be held
 * against. */
#include "synth_model.h"

#include <math.h>
#include <string.h>

static const char truth_columns[8][10] = {"wave", "tool",   "options",  "input",
                                          "row",  "column", "expected", "why"};

/* Where a plant's lines go. */
struct place {
    const synth__recipe *r;
    synth__file *e;
    const char *wave;
};

/* A line's parts that several lines of a plant share. */
struct about {
    struct place at;
    const char *tool, *options, *row, *why;
};

/* Draws: enough for every planted q. */
static const char exactly[] = "-n 5000";

static void put_line(const struct about *a, const char *column,
                     const char *expected)
{
    const synth__recipe *r = a->at.r;
    const char *wave = a->at.wave;
    char input[120], options[420];
    bool drawn = strcmp(a->tool, "pdn-breakdown") == 0;

    if (synth__wave_at(r, wave, r->made) >= r->made) return;

    snprintf(input, sizeof input, "network-%.80s.graphml", wave);
    if (strcmp(a->tool, "pdn-baseline") == 0 ||
        strcmp(a->tool, "pdn-deviants") == 0)
        snprintf(input, sizeof input, "outcomes.csv");
    snprintf(options, sizeof options, "%s%s%s", drawn ? exactly : "",
             drawn && a->options[0] != '\0' ? " " : "", a->options);
    const char *const part[] = {wave,   a->tool, options,  input,
                                a->row, column,  expected, a->why};
    for (size_t i = 0; i < 8; i++)
        synth__put_text(a->at.e, part[i]);
    synth__put_end(a->at.e);
}

/* Rows of pairs name the groups in byte order. */
static bool pair_row(const char *g, const char *h, char *row, size_t capacity)
{
    bool turned = strcmp(g, h) > 0;

    snprintf(row, capacity, "group_a=%s&group_b=%s", turned ? h : g,
             turned ? g : h);
    return turned;
}

static void pair_lines(const synth__plant *p, const struct place *at,
                       const char *why)
{
    char row[400];
    const struct about a = {*at, "pdn-breakdown", "", row, why};
    const char *verdict = p->kind;

    for (size_t i = 0; i < p->between.items; i++) {
        for (size_t k = i + 1; k < p->between.items; k++) {
            (void)pair_row(p->between.item[i], p->between.item[k], row,
                           sizeof row);
            put_line(&a, "verdict", verdict);
            if (strcmp(verdict, "missing") == 0) put_line(&a, "ratio", "<0.5");
            if (strcmp(verdict, "hangs-on-one") == 0)
                put_line(&a, "hangs_on", p->person);
            if (strcmp(verdict, "works") != 0) return;
        }
    }
}

static void strained(const synth__plant *p, const struct place *at,
                     const char *why)
{
    char row[400], which[500];
    bool turned = pair_row(p->from, p->to, row, sizeof row);
    struct about a = {*at, "pdn-breakdown", "", row, why};

    put_line(&a, "verdict", "strained");
    put_line(&a, turned ? "quality_ba" : "quality_ab", "<2.7");
    put_line(&a, turned ? "quality_ab" : "quality_ba", ">3.5");
    if (p->barrier == NULL) return;
    put_line(&a, "top_barrier", p->barrier);
    snprintf(which, sizeof which, "barrier=%.60s&%.400s", p->barrier, row);
    a.options = "--barriers";
    a.row = which;
    put_line(&a, "q", "<0.05");
}

static void one_sided(const synth__plant *p, const struct place *at,
                      const char *why)
{
    char row[400];
    const struct about a = {*at, "pdn-breakdown", "", row, why};

    (void)pair_row(p->from, p->to, row, sizeof row);
    put_line(&a, "verdict", "one-sided");
    put_line(&a, "confirmation", "<0.334");
}

static void overloaded(const synth__plant *p, const struct place *at,
                       const char *why)
{
    char row[120], more[32];
    const struct about a = {*at, "pdn-measure", "", row, why};
    double posts = 0, fte = isnan(p->fte) ? 0.5 : p->fte;

    for (size_t i = 0; i < at->r->sectors; i++)
        for (size_t k = 0; k < at->r->places; k++)
            posts += at->r->sector[i].post[k];
    /* well under what is planted, and far over what anybody else has */
    snprintf(more, sizeof more, ">%.0f",
             0.55 * (isnan(p->contact) ? 0.3 : p->contact) * posts / fte);
    snprintf(row, sizeof row, "id=%.100s", p->person);
    put_line(&a, "load", more);
}

static void unknown_to(const synth__plant *p, const struct place *at,
                       const char *why)
{
    char row[400];
    const struct about a = {*at, "pdn-breakdown", "", row, why};

    if (p->to == NULL) return;
    (void)pair_row(p->sector, p->to, row, sizeof row);
    put_line(&a, "verdict", "unknown");
}

static void tied_group(const synth__plant *p, const struct place *at,
                       const char *why)
{
    char row[400];
    const struct about a = {*at, "pdn-breakdown", "--by group", row, why};

    (void)pair_row(p->group, p->group, row, sizeof row);
    put_line(&a, "density", ">0.7");
}

static void falls_apart_lines(const synth__recipe *r, const synth__plant *p,
                              synth__file *e)
{
    char row[400], more[32];
    size_t first = synth__wave_at(r, p->first, 0);

    if (first > 0) {
        snprintf(row, sizeof row, "id=%.100s", p->person);
        snprintf(more, sizeof more, ">%zu",
                 p->dependants.items > 0 ? p->dependants.items : 1);
        const struct about a = {{r, e, r->wave[first - 1].name},
                                "pdn-measure",
                                "",
                                row,
                                "some hang on this coordinator alone"};
        put_line(&a, "parts_if_gone", more);
    }
    (void)pair_row(p->place, p->place, row, sizeof row);
    struct about a = {{r, e, r->wave[first].name},
                      "pdn-breakdown",
                      "--by municipality",
                      row,
                      "without its coordinator the place falls apart"};
    put_line(&a, "verdict", "missing");
    if (first == 0 || p->dependants.items == 0) return;
    snprintf(row, sizeof row, "id=%.100s", p->dependants.item[0]);
    a.tool = "pdn-measure";
    a.options = "";
    a.why = "knew only the coordinator, and is alone now";
    put_line(&a, "degree", "0");
}

static void unit_lines(const synth__recipe *r, const synth__plant *p,
                       bool later, synth__file *e)
{
    char row[200], options[400];
    const synth__outcomes *o = &r->outcomes;
    const struct place at = {r, e, r->wave[r->made - 1].name};
    bool bad = synth__plant_is(p, "bad-bargain");

    snprintf(options, sizeof options, "--indicator %s", o->indicator);
    snprintf(row, sizeof row, "unit=%.80s&year=%.0f", p->unit,
             synth__plant_is(p, "one-year") ? p->year : o->last);
    struct about now = {at, "pdn-baseline", options, row,
                        "one good year: far below the county that year"};
    if (!later && synth__plant_is(p, "one-year")) put_line(&now, "z", "<-2.5");
    if (!later && synth__plant_is(p, "improved")) {
        snprintf(options, sizeof options, "--indicator %s --nullpunkt %s",
                 o->indicator, r->study.nullpunkt);
        now.why = "better since the baseline, by more than noise";
        put_line(&now, "change", "<-0.02");
        put_line(&now, "change_p", "<0.05");
    }
    if (later) return;
    snprintf(row, sizeof row, "unit=%.100s", p->unit);
    snprintf(options, sizeof options,
             "--indicator %s --resources " SYNTH_RESOURCES
             " --counter %s --nullpunkt %s -n 0",
             o->indicator, o->counter, r->study.nullpunkt);
    struct about then = {at, "pdn-deviants", options, row,
                         "planted in the made county"};
    if (!bad) put_line(&then, "claim", p->kind);
    /* Good every year, and no claim, because the counter-indicator is bad. */
    if (bad) put_line(&then, "years_better", "4");
    if (bad) put_line(&then, "counter", "worse");
}

static void plant_lines(const synth__recipe *r, const synth__plant *p,
                        synth__file *e)
{
    static const struct {
        const char *kind;
        void (*lines)(const synth__plant *, const struct place *, const char *);
        const char *why;
    } kinds[] = {
        {"missing", pair_lines, "far fewer contacts than chance would give"},
        {"hangs-on-one", pair_lines, "all contact goes through one person"},
        {"strained", strained,
         "one side rates the other low; the other does not"},
        {"one-sided", one_sided,
         "one side names the other, who seldom names it back"},
        {"overloaded", overloaded, "many contacts on a part of a post"},
        {"works", pair_lines,
         "many share it; both sides confirm and rate it well"},
        {"single-post", unknown_to,
         "one post: all contact goes through it, no finding"},
        {"silent", unknown_to,
         "hardly anybody answered: not known, not missing"},
        {"tied-group", tied_group, "a resource group ties its people together"},
    };

    if (synth__plant_is(p, "falls-apart")) falls_apart_lines(r, p, e);
    for (size_t i = 0; i < PDN_COUNT(kinds); i++) {
        if (!synth__plant_is(p, kinds[i].kind)) continue;
        struct place at = {r, e, r->wave[synth__wave_at(r, p->first, 0)].name};
        if (p->shown.items == 0) kinds[i].lines(p, &at, kinds[i].why);
        for (size_t w = 0; w < p->shown.items; w++) {
            at.wave = p->shown.item[w];
            kinds[i].lines(p, &at, kinds[i].why);
        }
    }
}

static bool is_planted(const synth__recipe *r, const char *name)
{
    if (name == NULL) return true;
    for (size_t i = 0; i < r->plants; i++)
        if (strcmp(r->plant[i].name, name) == 0) return true;
    return false;
}

static void further_line(const synth__truth_line *l, synth__file *e)
{
    const char *const part[] = {l->wave, l->tool,   l->options,  l->input,
                                l->row,  l->column, l->expected, l->why};

    for (size_t i = 0; i < 8; i++)
        synth__put_text(e, part[i]);
    synth__put_end(e);
}

static pdn_status write_one(const synth__recipe *r, bool later,
                            synth__folder *folder)
{
    pdn_status st = PDN_OK;
    synth__file e = {0};

    PDN_TRY(synth__file_open("utf-8", &e));
    for (size_t i = 0; i < 8; i++)
        synth__put_text(&e, truth_columns[i]);
    synth__put_end(&e);
    for (size_t i = 0; i < r->plants; i++) {
        if (r->plant[i].unit != NULL)
            unit_lines(r, &r->plant[i], later, &e);
        else if (!later)
            plant_lines(r, &r->plant[i], &e);
    }
    for (size_t i = 0; i < r->lines; i++)
        if ((r->line[i].later != NULL) == later &&
            is_planted(r, r->line[i].plant))
            further_line(&r->line[i], &e);
    PDN_TRY(
        synth__file_close(&e, folder, later ? "truth-later.csv" : "truth.csv"));
out:
    synth__file_clear(&e);
    return st;
}

pdn_status synth__truth_write(const synth__recipe *r, synth__folder *folder)
{
    pdn_status st = PDN_OK;

    PDN_TRY(write_one(r, false, folder));
    PDN_TRY(write_one(r, true, folder));
out:
    return st;
}
