/* Why figures of one outcome differ: what its sources count, side by side. */
#include "method_facts.h"

#include "pdnet/baseline.h"
#include "pdnet/words.h"

#include <math.h>
#include <string.h>

enum { MOST_SOURCES = 12 };

/* Indicators that tell of one outcome; the first is the one that is shown. */
typedef struct {
    const pdn_report *r;
    const pdn_table *table;
    const char *name[MOST_SOURCES];
    size_t names;
} sources;

/* ---- which there are */

static double number(const pdn_table *t, const char *column, size_t row)
{
    const double *x = pdn_table_numbers(t, column);

    return x != NULL ? x[row] : pdn_absent(PDN_NOT_DEFINED);
}

static bool is_of(const sources *s, size_t row, const char *name)
{
    return pdn_text_compare(pdn_table_cell(s->table, "indicator", row), name) ==
           0;
}

/* The first row of an indicator: it has the definition of them all. */
static size_t row_of(const sources *s, const char *name)
{
    size_t i = 0;

    while (i < s->table->rows && !is_of(s, i, name))
        i++;
    return i;
}

static size_t stem(const char *name)
{
    return strcspn(name, "-_. ");
}

/* Indicators of one outcome begin alike, up to the first - _ . or blank, or
 * have the same definition. */
static bool is_alike(const sources *s, const char *name, const char *first)
{
    const char *a = pdn_table_cell(s->table, "definition", row_of(s, name));
    const char *b = pdn_table_cell(s->table, "definition", row_of(s, first));

    if (a != NULL && b != NULL && strcmp(a, b) == 0) return true;
    return stem(name) == stem(first) && stem(first) > 0 &&
           strncmp(name, first, stem(first)) == 0;
}

/* What must not be worse, and what nothing here can move, are other outcomes.
 */
static bool is_other(const pdn_study *s, const char *name)
{
    const char *const lists[] = {s->counter, s->controls};

    for (size_t i = 0; i < PDN_COUNT(lists); i++)
        if (lists[i] != NULL && strstr(lists[i], name) != NULL) return true;
    return false;
}

static bool is_new(const sources *s, const char *name)
{
    for (size_t i = 0; i < s->names; i++)
        if (strcmp(s->name[i], name) == 0) return false;
    return true;
}

static void find(const pdn_report *r, sources *s)
{
    const char *first = r->units > 0 ? r->unit[0].indicator : NULL;

    *s = (sources){.r = r, .table = &r->results->input[PDN_STAGE_OUTCOMES]};
    if (first == NULL || s->table->rows == 0) return;
    s->name[s->names++] = first;
    for (size_t i = 0; i < s->table->rows && s->names < MOST_SOURCES; i++) {
        const char *name = pdn_table_cell(s->table, "indicator", i);
        if (name != NULL && is_new(s, name) && is_alike(s, name, first) &&
            !is_other(r->study, name))
            s->name[s->names++] = name;
    }
}

/* ---- what may differ, a text of each */

static const char *years(const sources *s, const char *name)
{
    const method__span span = method__span_of(s->r, name);

    return span.units > .5 ? method__years(&span) : "";
}

static const char *counted(const sources *s, const char *name)
{
    const char *text = pdn_table_cell(s->table, "definition", row_of(s, name));

    return text != NULL ? pdn_study_word(text) : "";
}

static const char *ages(const sources *s, const char *name)
{
    return method__ages(s->r, name);
}

static const char *period(const sources *s, const char *name)
{
    const double x = number(s->table, "period_years", row_of(s, name));

    return pdn_state_of(x) == PDN_VALUE ? pdn_format_number(x, 0) : "";
}

static const char *origin(const sources *s, const char *name)
{
    const char *text = pdn_table_cell(s->table, "origin", row_of(s, name));

    if (text == NULL) return "";
    if (strcmp(text, "published") == 0) return pdn_word("published");
    if (strcmp(text, "made") == 0) return pdn_word("made data");
    return text;
}

static const char *units(const sources *s, const char *name)
{
    return pdn_format_count(method__span_of(s->r, name).units);
}

/* Counts, or a share that was rounded before it was published. */
static const char *exactness(const sources *s, const char *name)
{
    const size_t row = row_of(s, name);
    const pdn_state counts = pdn_state_of(number(s->table, "events", row));
    const pdn_state share =
        pdn_state_of(number(s->table, "share_percent", row));

    if (counts == PDN_VALUE || counts == PDN_SUPPRESSED)
        return pdn_word("counts of people");
    return share == PDN_VALUE ? pdn_word("a rounded share, no counts") : "";
}

static const char *hidden(const sources *s, const char *name)
{
    double n = 0, of = 0;

    for (size_t i = 0; i < s->table->rows; i++) {
        if (!is_of(s, i, name)) continue;
        n += pdn_state_of(number(s->table, "events", i)) == PDN_SUPPRESSED;
        of++;
    }
    return n > 0 ? pdn_format_of(n, of) : "";
}

/* The largest difference of a unit's share from the first, in one year. */
static const char *difference(const sources *s, const char *name)
{
    const pdn_baseline *b = &s->r->results->baseline;
    const pdn_baseline_row *at = NULL;
    double most = 0;

    if (name == s->name[0]) return "";
    for (size_t i = 0; i < b->rows; i++) {
        if (pdn_text_compare(b->row[i].indicator, name) != 0) continue;
        for (size_t k = 0; k < s->r->units; k++) {
            const pdn_baseline_row *first = &s->r->unit[k];
            const double d = fabs(b->row[i].share - first->share);
            if (strcmp(first->unit, b->row[i].unit) != 0 ||
                fabs(first->year - b->row[i].year) > .5 || !(d >= most))
                continue;
            most = d;
            at = first;
        }
    }
    if (at == NULL) return pdn_word("no unit and year in common");
    return pdn_say(pdn_word("at most %s percentage points (%s, %s)"),
                   pdn_format_points(most, 1), at->unit,
                   pdn_format_year(at->year));
}

static const struct {
    const char *heading;
    const char *(*say)(const sources *s, const char *name);
} differs[] = {
    {PDN_SAYS("year"), years},
    {PDN_SAYS("who is counted"), counted},
    {PDN_SAYS("age"), ages},
    {PDN_SAYS("years in a figure"), period},
    {PDN_SAYS("where it is from"), origin},
    {PDN_SAYS("units"), units},
    {PDN_SAYS("how exact"), exactness},
    {PDN_SAYS("hidden at the source"), hidden},
    {PDN_SAYS("share of a unit, from the first"), difference},
};

/* ---- the table */

static bool is_shown(const sources *s, size_t column)
{
    for (size_t i = 1; i < s->names; i++)
        if (strcmp(differs[column].say(s, s->name[i]),
                   differs[column].say(s, s->name[0])) != 0)
            return true;
    return false;
}

static void row(const sources *s, const char *name, pdn_html *h)
{
    html__raw(h, "<tr>");
    html__element(h, "th scope=\"row\"", name);
    for (size_t c = 0; c < PDN_COUNT(differs); c++) {
        if (!is_shown(s, c)) continue;
        const char *text = differs[c].say(s, name);
        html__element(h, "td", *text != '\0' ? text : "–");
    }
    html__raw(h, "</tr>\n");
}

void report__put_sources(const pdn_report *r, pdn_html *h)
{
    sources s;

    find(r, &s);
    if (s.names < 2) return;
    method__begin_table("sources",
                        pdn_word("Why figures of one outcome differ"), h);
    html__element(h, "th scope=\"col\"", pdn_word("indicator"));
    for (size_t c = 0; c < PDN_COUNT(differs); c++)
        if (is_shown(&s, c))
            html__element(h, "th scope=\"col\"", pdn_word(differs[c].heading));
    html__raw(h, "</tr></thead>\n<tbody>");
    for (size_t i = 0; i < s.names; i++)
        row(&s, s.name[i], h);
    html__raw(h, "</tbody></table></div></details>\n");
}
