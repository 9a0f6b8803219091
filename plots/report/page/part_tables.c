/* The tables of the page: search, sort and download come from page.js. */
#include "report/report_parts.h"
#include "sheets/deviants/deviants_parts.h"

#include "pdnet/deviants.h"
#include "pdnet/handovers.h"
#include "pdnet/practices.h"
#include "pdnet/tallies.h"

#include <string.h>

/** How a cell reads. */
typedef enum {
    NAME,
    CODE,
    SEEN, /* of a pair or a unit: as its row says it */
    SERVICE,
    OUTCOME, /* as the study says it where its file does not name it */
    COUNT,
    ONE,
    TWO,
    THREE,
    PERCENT,
    POINTS,
    YES
} form;

/** A column that the page shows: under which heading, and where it stands in
 *  the row; its name and kind are the schema's. */
typedef struct {
    const char *heading; /* msgid */
    form form;
    size_t at;
} page_column;

/** A table of the page, and which of the study's tables it shows. */
typedef struct {
    const pdn_schema *schema;
    const char *name, *caption; /* of the CSV file that is downloaded; msgid */
    const page_column *column;
    size_t columns;
    bool between; /* of two alone: within one nobody was asked */
} page_table;

#define IN(field) offsetof(pdn_pair, field)
/* What the tables of both forms begin and end with. */
#define WHO_AND_HOW_MUCH                                  \
    {PDN_SAYS("service"), SERVICE, IN(group_a)},          \
        {PDN_SAYS("and service"), SERVICE, IN(group_b)},  \
        {PDN_SAYS("what we see"), SEEN, IN(verdict)},     \
        {PDN_SAYS("reported contacts"), COUNT, IN(ties)}, \
        {PDN_SAYS("expected"), ONE, IN(expected)},        \
    {                                                     \
        PDN_SAYS("possible"), COUNT, IN(possible)         \
    }
#define HOW_WELL_AND_HOW_SURE                                     \
    {PDN_SAYS("first rates second"), ONE, IN(quality_ab)},        \
        {PDN_SAYS("second rates first"), ONE, IN(quality_ba)},    \
        {PDN_SAYS("obstacle most named"), CODE, IN(top_barrier)}, \
        {PDN_SAYS("answered, first"), COUNT, IN(respondents_a)},  \
        {PDN_SAYS("answered, second"), COUNT, IN(respondents_b)}, \
    {                                                             \
        "q", THREE, IN(q)                                         \
    }
static const page_column pair_columns[] = {
    WHO_AND_HOW_MUCH,
    {PDN_SAYS("reported by both"), COUNT, IN(confirmed)},
    {PDN_SAYS("by one of the two"), COUNT, IN(one_sided)},
    {PDN_SAYS("cannot be confirmed"), COUNT, IN(unknown)},
    {PDN_SAYS("people who carry it"), COUNT, IN(carriers)},
    HOW_WELL_AND_HOW_SURE,
};
/* People who name services: how many of either side do. */
static const page_column service_columns[] = {
    WHO_AND_HOW_MUCH,
    {PDN_SAYS("of the first, name the second"), PERCENT, IN(share_ab)},
    {PDN_SAYS("of the second, name the first"), PERCENT, IN(share_ba)},
    HOW_WELL_AND_HOW_SURE,
};
/* Organisations: what either answers. */
static const page_column organisation_columns[] = {
    {PDN_SAYS("organisation"), SERVICE, IN(group_a)},
    {PDN_SAYS("and organisation"), SERVICE, IN(group_b)},
    {PDN_SAYS("what we see"), CODE, IN(verdict)},
    {PDN_SAYS("the first answers"), ONE, IN(from_says)},
    {PDN_SAYS("the second answers"), ONE, IN(to_says)},
    {PDN_SAYS("first rates second"), ONE, IN(quality_ab)},
    {PDN_SAYS("second rates first"), ONE, IN(quality_ba)},
    {PDN_SAYS("obstacle most named"), CODE, IN(top_barrier)},
};
#undef IN
#define IN(field) offsetof(pdn_baseline_row, field)
static const page_column baseline_columns[] = {
    {PDN_SAYS("unit"), NAME, IN(unit)},
    {PDN_SAYS("year"), NAME, IN(year)},
    {PDN_SAYS("indicator"), OUTCOME, IN(indicator)},
    {PDN_SAYS("how many"), COUNT, IN(events)},
    {PDN_SAYS("of"), COUNT, IN(population)},
    {PDN_SAYS("share"), PERCENT, IN(share)},
    {PDN_SAYS("from"), PERCENT, IN(lo)},
    {PDN_SAYS("to"), PERCENT, IN(hi)},
    {PDN_SAYS("order, from"), COUNT, IN(rank_lo)},
    {PDN_SAYS("order, to"), COUNT, IN(rank_hi)},
    {PDN_SAYS("band"), NAME, IN(band)},
    {PDN_SAYS("change since baseline, percentage points"), POINTS, IN(change)},
    {PDN_SAYS("smallest we could detect, percentage points"), POINTS,
     IN(detectable)},
    {PDN_SAYS("trend, percentage points a year"), POINTS, IN(trend)},
};
#undef IN
#define IN(field) offsetof(pdn_measures, field)
static const page_column measure_columns[] = {
    {PDN_SAYS("person"), NAME, IN(id)},
    {PDN_SAYS("service"), SERVICE, IN(sector)},
    {PDN_SAYS("municipality"), NAME, IN(municipality)},
    {PDN_SAYS("answered"), YES, IN(responded)},
    {PDN_SAYS("contacts"), COUNT, IN(degree)},
    {PDN_SAYS("contacts per full-time post"), ONE, IN(load)},
    {PDN_SAYS("stands between others"), ONE, IN(betweenness)},
    {PDN_SAYS("order, from"), ONE, IN(rank_lo)},
    {PDN_SAYS("order, to"), ONE, IN(rank_hi)},
    {PDN_SAYS("ties parts together"), YES, IN(cut_actor)},
    {PDN_SAYS("parts if gone"), COUNT, IN(parts_if_gone)},
};
#undef IN
#define IN(field) offsetof(pdn_wave_pair, field)
static const page_column change_columns[] = {
    {PDN_SAYS("service"), SERVICE, IN(group_a)},
    {PDN_SAYS("and service"), SERVICE, IN(group_b)},
    {PDN_SAYS("from"), NAME, IN(from_wave)},
    {PDN_SAYS("to"), NAME, IN(to_wave)},
    {PDN_SAYS("what we see"), SEEN, IN(finding)},
    {PDN_SAYS("contacts before"), COUNT, IN(ties_before)},
    {PDN_SAYS("contacts after"), COUNT, IN(ties_after)},
    {PDN_SAYS("change in contacts"), ONE, IN(contacts)},
    {PDN_SAYS("from"), ONE, IN(contacts_lo)},
    {PDN_SAYS("to"), ONE, IN(contacts_hi)},
    {PDN_SAYS("answered both times, first"), COUNT, IN(respondents_a)},
    {PDN_SAYS("answered both times, second"), COUNT, IN(respondents_b)},
    {"q", THREE, IN(q)},
};
#undef IN
#define IN(field) offsetof(pdn_deviant_row, field)
static const page_column deviant_columns[] = {
    {PDN_SAYS("unit"), NAME, IN(unit)},
    {PDN_SAYS("what we see"), SEEN, IN(claim)},
    {PDN_SAYS("how many"), COUNT, IN(observed)},
    {PDN_SAYS("expected"), COUNT, IN(expected)},
    {PDN_SAYS("of"), COUNT, IN(population)},
    {PDN_SAYS("share"), PERCENT, IN(share)},
    {PDN_SAYS("from"), PERCENT, IN(share_lo)},
    {PDN_SAYS("to"), PERCENT, IN(share_hi)},
    {PDN_SAYS("expected share"), PERCENT, IN(expected_share)},
    {PDN_SAYS("years better than expected"), COUNT, IN(years_better)},
    {PDN_SAYS("years judged"), COUNT, IN(years)},
    {"q", THREE, IN(q)},
    {PDN_SAYS("unit to compare with"), NAME, IN(matched_unit)},
};
#undef IN
#define IN(field) offsetof(pdn_practice_row, field)
static const page_column practice_columns[] = {
    {PDN_SAYS("practice"), NAME, IN(name)},
    {PDN_SAYS("year"), NAME, IN(year)},
    {PDN_SAYS("kind"), CODE, IN(kind)},
    {PDN_SAYS("better than expected, do it"), COUNT, IN(deviants_with)},
    {PDN_SAYS("of"), COUNT, IN(deviants)},
    {PDN_SAYS("others, do it"), COUNT, IN(peers_with)},
    {PDN_SAYS("of"), COUNT, IN(peers)},
    {PDN_SAYS("difference"), TWO, IN(difference)},
    {PDN_SAYS("from"), TWO, IN(lo)},
    {PDN_SAYS("to"), TWO, IN(hi)},
    {"q", THREE, IN(q)},
};
#undef IN
#define IN(field) offsetof(pdn_voice_row, field)
static const page_column voice_columns[] = {
    {PDN_SAYS("service"), SERVICE, IN(service)},
    {PDN_SAYS("question"), NAME, IN(question)},
    {PDN_SAYS("answers of staff"), COUNT, IN(staff_answers)},
    {PDN_SAYS("mean of staff"), ONE, IN(staff_mean)},
    {PDN_SAYS("answers of young people"), COUNT, IN(youth_answers)},
    {PDN_SAYS("mean of young people"), ONE, IN(youth_mean)},
    {PDN_SAYS("difference"), ONE, IN(gap)},
    {PDN_SAYS("from"), ONE, IN(gap_lo)},
    {PDN_SAYS("to"), ONE, IN(gap_hi)},
};
#undef IN
#define IN(field) offsetof(pdn_together_row, field)
static const page_column together_columns[] = {
    {PDN_SAYS("service"), SERVICE, IN(service_a)},
    {PDN_SAYS("and service"), SERVICE, IN(service_b)},
    {PDN_SAYS("year"), NAME, IN(year)},
    {PDN_SAYS("with both"), COUNT, IN(both)},
    {PDN_SAYS("coordinated"), COUNT, IN(coordinated)},
    {PDN_SAYS("share"), PERCENT, IN(share)},
    {PDN_SAYS("from"), PERCENT, IN(lo)},
    {PDN_SAYS("to"), PERCENT, IN(hi)},
};
#undef IN
#define IN(field) offsetof(pdn_handover_row, field)
static const page_column handover_columns[] = {
    {PDN_SAYS("service"), SERVICE, IN(from)},
    {PDN_SAYS("sends on to"), SERVICE, IN(to)},
    {PDN_SAYS("year"), NAME, IN(year)},
    {PDN_SAYS("sent"), COUNT, IN(sent)},
    {PDN_SAYS("arrived"), COUNT, IN(arrived)},
    {PDN_SAYS("did not arrive"), COUNT, IN(lost)},
    {PDN_SAYS("share"), PERCENT, IN(arrival)},
    {PDN_SAYS("from"), PERCENT, IN(lo)},
    {PDN_SAYS("to"), PERCENT, IN(hi)},
};
#undef IN
#define IN(field) offsetof(pdn_stage_row, field)
static const page_column stage_columns[] = {
    {PDN_SAYS("chain"), NAME, IN(chain)},
    {PDN_SAYS("stage"), NAME, IN(stage)},
    {PDN_SAYS("part of"), NAME, IN(part_of)},
    {PDN_SAYS("how many"), COUNT, IN(count)},
    {PDN_SAYS("of"), COUNT, IN(of)},
    {PDN_SAYS("share"), PERCENT, IN(share)},
};
#undef IN
#define IN(field) offsetof(pdn_offer_row, field)
static const page_column offer_columns[] = {
    {PDN_SAYS("prevention level"), COUNT, IN(level)},
    {PDN_SAYS("municipality"), NAME, IN(municipality)},
    {PDN_SAYS("offers"), COUNT, IN(offers)},
};
#undef IN
#define IN(field) offsetof(pdn_theme_row, field)
static const page_column theme_columns[] = {
    {PDN_SAYS("theme"), NAME, IN(theme)},
    {PDN_SAYS("inputs"), COUNT, IN(inputs)},
    {PDN_SAYS("of"), COUNT, IN(of)},
    {PDN_SAYS("ideas"), COUNT, IN(ideas)},
    {PDN_SAYS("votes"), COUNT, IN(votes)},
};
#undef IN

#define COLUMNS(a) (a), PDN_COUNT(a), false
static const page_table tables[] = {
    {&pdn_breakdown_schema, "pairs", PDN_SAYS("Every pair of services"),
     COLUMNS(pair_columns)},
    {&pdn_waves_pairs_schema, "change", PDN_SAYS("Every pair, since last time"),
     COLUMNS(change_columns)},
    {&pdn_measures_schema, "people", PDN_SAYS("Every person (internal)"),
     COLUMNS(measure_columns)},
    {&pdn_baseline_schema, "baseline", PDN_SAYS("Every unit, latest year"),
     COLUMNS(baseline_columns)},
    {&pdn_deviant_schema, "deviants", PDN_SAYS("Every unit, against expected"),
     COLUMNS(deviant_columns)},
    {&pdn_practice_schema, "practices", PDN_SAYS("Every practice"),
     COLUMNS(practice_columns)},
    {&pdn_voices_schema, "voices", PDN_SAYS("Every question"),
     COLUMNS(voice_columns)},
    {&pdn_together_schema, "together", PDN_SAYS("Two services at a time"),
     COLUMNS(together_columns)},
    {&pdn_handover_schema, "handover", PDN_SAYS("Every handover"),
     COLUMNS(handover_columns)},
    {&pdn_stages_schema, "stages", PDN_SAYS("Every stage"),
     COLUMNS(stage_columns)},
    {&pdn_offers_schema, "offers", PDN_SAYS("Every offer"),
     COLUMNS(offer_columns)},
    {&pdn_themes_schema, "themes", PDN_SAYS("Every theme"),
     COLUMNS(theme_columns)},
};

/* most: the decimals that a figure has, -1: any. */
static const char *say(double x, form f, int most)
{
    int decimals = f == TWO ? 2 : f == THREE ? 3 : 1;

    if (most >= 0 && most < decimals) decimals = most;
    if (f == COUNT) return pdn_format_count(x);
    if (f == PERCENT) return pdn_format_percent(x, 1);
    if (f == POINTS) return pdn_format_points(x, 1);
    if (f == YES) return x > 0 ? pdn_word("yes") : pdn_word("no");
    /* a year: no separator between thousands */
    return pdn_format_number(x, f == NAME ? 0 : decimals);
}

static void number_cell(pdn_html *h, double x, form f, int most)
{
    char text[PDN_NUMBER_SIZE];

    if (pdn_state_of(x) != PDN_VALUE) {
        html__raw(h, "<td class=\"n absent\" data-v=\"");
        html__raw(h, pdn_state_mark(pdn_state_of(x)));
        html__put(h, "\">%s", pdn_format_number(x, 0));
    } else {
        pdn_number_write(x, text);
        html__raw(h, "<td class=\"n\" data-v=\"");
        html__raw(h, text);
        html__put(h, "\">%s", f == NAME ? text : say(x, f, most));
    }
    html__raw(h, "</td>");
}

/* said: the word, NULL: the text. */
static void text_cell(pdn_html *h, const char *text, form f, const char *said)
{
    html__put(h, "<td data-v=\"%s\">", text);
    if (text == NULL || *text == '\0')
        html__text(h, f == OUTCOME ? pdn_say_axis(NULL) : "\xe2\x80\x93");
    else if (f == SERVICE)
        html__text(h, pdn_service_label(text));
    else
        html__text(h, said != NULL ? said : pdn_study_word(text));
    html__raw(h, "</td>");
}

/* said: the word, NULL: that of the code. */
static void code_cell(pdn_html *h, const pdn_codes *codes, unsigned code,
                      const char *said)
{
    const char *text = pdn_code_text(codes, code);

    html__put(h, "<td data-v=\"%s\">%s</td>", text,
              said != NULL    ? said
              : *text == '\0' ? "\xe2\x80\x93"
                              : pdn_code_word(codes, code));
}

static void head(pdn_html *h, const page_table *t)
{
    html__raw(h, "<thead><tr>");
    for (size_t c = 0; c < t->columns; c++) {
        const pdn_field *field = pdn_field_at(t->schema, t->column[c].at);
        html__raw(h, field->kind == PDN_TEXT || field->kind == PDN_CODE
                         ? "<th scope=\"col\" data-name=\""
                         : "<th scope=\"col\" class=\"n\" data-name=\"");
        html__put(h, "%s\">%s</th>", field->name,
                  pdn_word(t->column[c].heading));
    }
    html__raw(h, "</tr></thead>\n<tbody>\n");
}

/* What is seen of a pair, or of a unit; since last time, why nothing is where
 * nothing is. */
static const char *say_seen(const pdn_schema *schema, const void *base)
{
    const pdn_wave_pair *p = base;

    if (schema == &pdn_breakdown_schema) return pdn_word_of_pair(base);
    if (schema == &pdn_deviant_schema) return deviants__said(base);
    if (p->finding != PDN_WAVE_NOT_TOLD) return NULL;
    if (pdn_state_of(p->possible) == PDN_SUPPRESSED ||
        pdn_state_of(p->ties_before) == PDN_SUPPRESSED ||
        pdn_state_of(p->ties_after) == PDN_SUPPRESSED)
        return pdn_word("hidden");
    return p->possible > 0 ? pdn_word("could not be tested")
                           : pdn_word("nobody answered both times");
}

/* rounded: figures were, to the decimals that are public. */
static void row(pdn_html *h, const page_table *t, const char *base,
                bool rounded)
{
    const char *const *a = (const void *)(base + t->column[0].at);
    const char *const *b = (const void *)(base + t->column[1].at);

    if (t->between && strcmp(*a, *b) == 0) return;
    html__raw(h, "<tr>");
    for (size_t c = 0; c < t->columns; c++) {
        const page_column *shown = &t->column[c];
        const void *member = base + shown->at;
        const pdn_field *field = pdn_field_at(t->schema, shown->at);
        if (field->kind == PDN_TEXT)
            text_cell(h, *(const char *const *)member, shown->form,
                      shown->form == CODE
                          ? pdn_word_of_obstacle((const void *)base)
                          : NULL);
        else if (field->kind == PDN_CODE)
            code_cell(h, field->codes, *(const unsigned *)member,
                      shown->form == SEEN ? say_seen(t->schema, base) : NULL);
        else
            number_cell(h, *(const double *)member, shown->form,
                        rounded ? pdn_unit_decimals(field->unit) : -1);
    }
    html__raw(h, "</tr>\n");
}

static void table(pdn_html *h, const page_table *t, const void *rows, size_t n,
                  bool rounded)
{
    html__put(h,
              "<details id=\"%s\"><summary>%s</summary>\n<div "
              "data-table=\"%s\">\n<div class=\"tools\"><label>%s <input "
              "type=\"search\"></label><button type=\"button\" "
              "class=\"download\">%s</button>",
              html__id(h, "table-", t->name), pdn_word(t->caption), t->name,
              pdn_word("Search in the table"), pdn_word("Download as CSV"));
    report__counted(h, NULL, pdn_word("No row"), pdn_word("{} row"),
                    pdn_word("{} rows"));
    html__put(h,
              "</div>\n<div class=\"table\" tabindex=\"0\" role=\"region\" "
              "aria-label=\"%s\"><table>",
              pdn_word(t->caption));
    html__element(h, "caption", pdn_word(t->caption));
    head(h, t);
    for (size_t i = 0; i < n; i++)
        row(h, t, (const char *)rows + i * t->schema->stride, rounded);
    html__raw(h, "</tbody></table></div></div></details>\n");
}

/* The columns of pairs are those of the form of survey. */
static page_table in_form(const pdn_report *r, const page_table *t)
{
    page_table shown = *t;

    if (r->wave == NULL || r->wave->breakdown.form == PDN_FORM_PEOPLE)
        return shown;
    const bool services = r->wave->breakdown.form == PDN_FORM_SERVICES;
    shown.between = t->schema == &pdn_waves_pairs_schema;
    if (t->schema != &pdn_breakdown_schema) return shown;
    if (!services) shown.caption = PDN_SAYS("Every pair of organisations");
    shown.column = services ? service_columns : organisation_columns;
    shown.columns =
        services ? PDN_COUNT(service_columns) : PDN_COUNT(organisation_columns);
    shown.between = true;
    return shown;
}

static const page_table *showing(const pdn_schema *schema)
{
    for (size_t i = 0; i < PDN_COUNT(tables); i++)
        if (tables[i].schema == schema) return &tables[i];
    return NULL;
}

const char *report__table_caption(const pdn_schema *schema)
{
    const page_table *t = showing(schema);

    return t != NULL ? t->caption : NULL;
}

/* The table of the page that shows that schema, and its rows; NULL: none. */
static const page_table *table_of(const pdn_report *r, const pdn_schema *schema,
                                  const void **rows, size_t *n)
{
    const pdn_result_table *of = pdn_results_find(r->results, schema);

    if (of == NULL || of->rows == 0 || of->nothing_left ||
        (of->of->people && !r->options->internal))
        return NULL;
    const bool units = of->stage == PDN_STAGE_BASELINE;
    *rows = units ? r->unit : of->row;
    *n = units ? r->units : of->rows;
    return *n > 0 ? showing(schema) : NULL;
}

const char *report__table_name(const pdn_report *r, const pdn_schema *schema)
{
    const void *rows = NULL;
    size_t n = 0;
    const page_table *t = table_of(r, schema, &rows, &n);

    return t != NULL ? t->name : NULL;
}

void report__table(const pdn_report *r, const pdn_schema *schema, pdn_html *h)
{
    const void *rows = NULL;
    size_t n = 0;
    const page_table *t = table_of(r, schema, &rows, &n);

    if (t == NULL) return;
    const page_table shown = in_form(r, t);
    table(h, &shown, rows, n, r->results->public_copy);
}

const pdn_schema *report__table_schema(size_t i)
{
    return i < PDN_COUNT(tables) ? tables[i].schema : NULL;
}
