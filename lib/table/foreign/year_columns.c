#include "year_columns.h"

#include "core/textmap.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* ---- Headings ----------------------------------------------------------- */

enum { MOST = 1000 /* periods; kinds of what is counted */ };

static const char digits[] = "0123456789";

static size_t year_at(const char *s)
{
    return strspn(s, digits) == 4 &&
                   (strncmp(s, "19", 2) == 0 || strncmp(s, "20", 2) == 0)
               ? 4
               : 0;
}

/* The length of a period that begins there: 2020, 2020K1, 2020M05, 2018-2020,
 * 2015/16. */
static size_t period_at(const char *s)
{
    const size_t year = year_at(s);
    const char *more = s + year;

    if (year == 0) return 0;
    if (*more == 'K' && strspn(more + 1, digits) == 1) return year + 2;
    if (*more == 'M' && strspn(more + 1, digits) == 2) return year + 3;
    if ((*more == '-' || *more == '_') && year_at(more + 1) > 0)
        return 2 * year + 1;
    if (*more == '/' && strspn(more + 1, digits) == 2) return year + 3;
    return year;
}

/* What a heading says: a period, and what is counted; n 0: nothing. */
struct said {
    const char *period, *counted;
    size_t n, counted_n;
};

/* "2020: [Personer]" and "Personer: [2020]", as two rows are put together. */
static bool read_pair(const char *s, struct said *out)
{
    const char *sign = strstr(s, ": [");
    const size_t n = strlen(s);

    if (sign == NULL || s[n - 1] != ']') return false;
    const char *below = sign + 3;
    const size_t above_n = (size_t)(sign - s),
                 below_n = (size_t)(s + n - 1 - below);
    if (period_at(s) == above_n && above_n > 0)
        *out = (struct said){s, below, above_n, below_n};
    else if (period_at(below) == below_n && below_n > 0)
        *out = (struct said){below, s, below_n, above_n};
    else
        return false;
    return true;
}

/* "Personer 2020", "Personer, 2020". */
static bool read_last(const char *s, struct said *out)
{
    const char *last = strrchr(s, ' ');
    const char *end = last;

    if (last == NULL || last == s) return false;
    if (period_at(last + 1) != strlen(last + 1) || last[1] == '\0')
        return false;
    if (end[-1] == ',') end--;
    if (end == s) return false;
    *out = (struct said){last + 1, s, strlen(last + 1), (size_t)(end - s)};
    return true;
}

static struct said read_heading(const char *s)
{
    const struct said nothing = {"", "", 0, 0};
    struct said out = nothing;

    if (s == NULL) return nothing;
    if (period_at(s) == strlen(s) && *s != '\0')
        return (struct said){s, "", strlen(s), 0};
    if (read_pair(s, &out) || read_last(s, &out)) return out;
    return nothing;
}

/* A change from one year to another is of no year, beside years. */
static bool is_span(const struct said *s)
{
    return s->n > 4 && (s->period[4] == '-' || s->period[4] == '_');
}

bool year_columns__stand(char *const *name, size_t width)
{
    for (size_t k = 0; k < width; k++)
        if (read_heading(name[k]).n > 0) return true;
    return false;
}

/* ---- The table that is turned ------------------------------------------- */

struct turn {
    const char *file;
    const foreign_grid *g;
    char *const *name;
    size_t width, begin, end; /* of data */
    pdn_arena *a;
    pdn_diagnostics *f;
    char **period, **counted;
    size_t periods, counts;
    size_t *at;     /* counted x period -> column, SIZE_MAX: none */
    bool *is_year;  /* of each column */
    size_t says;    /* the column that says what is counted; SIZE_MAX */
    size_t *record; /* group x counted -> record, SIZE_MAX: none */
    size_t groups;
    year_columns out;
    size_t places;
    bool many; /* more than can be turned: told, and nothing becomes of it */
};

static char *cell(const struct turn *t, size_t record, size_t k)
{
    return k < foreign_grid__width(t->g, record)
               ? t->g->field[t->g->first[record] + k]
               : NULL;
}

static pdn_status tell_many(struct turn *t)
{
    pdn_diagnostic at = {.file = t->file,
                         .line = t->g->line[t->begin - 1],
                         .severity = PDN_ERROR,
                         .code = "years-as-columns"};

    if (t->many) return PDN_OK;
    t->many = true;
    return pdn_diagnostics_add(
        t->f, at,
        "years stand as columns, with more than %d of what is counted or of "
        "periods: want a row of each year",
        (int)MOST);
}

/* The place of a text in a list, to which it is added. Lists are walked
 * through, and every row has a place for each that is counted. */
static pdn_status seek(struct turn *t, const char *s, size_t n, char **list,
                       size_t *items, size_t *at)
{
    size_t i = 0;

    while (i < *items && (strlen(list[i]) != n || strncmp(list[i], s, n) != 0))
        i++;
    *at = i;
    if (i < *items) return PDN_OK;
    if (i == MOST) return tell_many(t);
    list[i] = pdn_arena_text(t->a, s, n);
    ++*items;
    return pdn_had_memory(list[i]);
}

static bool says_what(const char *name)
{
    static const char *const names[] = {"statistikkvariabel",
                                        "statistikkvariabler",
                                        "ContentsCode",
                                        "contents",
                                        "innhold",
                                        "måltall",
                                        "MÅLTALL",
                                        "maltall",
                                        "variabel"};

    for (size_t i = 0; name != NULL && i < PDN_COUNT(names); i++)
        if (strcasecmp(name, names[i]) == 0) return true;
    return false;
}

static pdn_status read_headings(struct turn *t)
{
    pdn_status st = PDN_OK;
    size_t at = 0, period = 0;
    bool plain = false, alone = true;

    PDN_NEW(t->period, t->width);
    PDN_NEW(t->counted, t->width + t->end - t->begin);
    PDN_NEW(t->is_year, t->width);
    for (size_t k = 0; k < t->width; k++) {
        const struct said s = read_heading(t->name[k]);
        plain = plain || (s.n > 0 && !is_span(&s));
    }
    for (size_t k = 0; k < t->width; k++) {
        const struct said s = read_heading(t->name[k]);
        t->is_year[k] = s.n > 0 && !(plain && is_span(&s));
        if (t->is_year[k]) {
            PDN_TRY(seek(t, s.period, s.n, t->period, &t->periods, &period));
            alone = alone && s.counted_n == 0;
        } else if (says_what(t->name[k])) {
            t->says = k;
        }
    }
    if (!alone) t->says = SIZE_MAX;
    for (size_t i = t->begin; t->says != SIZE_MAX && i < t->end && !t->many;
         i++) {
        const char *what = cell(t, i, t->says);
        if (what != NULL)
            PDN_TRY(seek(t, what, strlen(what), t->counted, &t->counts, &at));
    }
    for (size_t k = 0; t->says == SIZE_MAX && k < t->width && !t->many; k++) {
        const struct said s = read_heading(t->name[k]);
        if (!t->is_year[k]) continue;
        PDN_TRY(seek(t, alone ? "value" : s.counted,
                     alone ? strlen("value") : s.counted_n, t->counted,
                     &t->counts, &at));
    }
out:
    return st;
}

/* Which column has what is counted in a period. */
static pdn_status place_columns(struct turn *t)
{
    pdn_status st = PDN_OK;
    size_t period = 0, at = 0;

    PDN_NEW(t->at, t->counts * t->periods + 1);
    for (size_t i = 0; i < t->counts * t->periods; i++)
        t->at[i] = SIZE_MAX;
    for (size_t k = 0; k < t->width; k++) {
        const struct said s = read_heading(t->name[k]);
        if (!t->is_year[k]) continue;
        PDN_TRY(seek(t, s.period, s.n, t->period, &t->periods, &period));
        if (s.counted_n > 0)
            PDN_TRY(
                seek(t, s.counted, s.counted_n, t->counted, &t->counts, &at));
        for (size_t c = 0; c < t->counts; c++)
            if (s.counted_n == 0 || c == at) t->at[c * t->periods + period] = k;
    }
out:
    return st;
}

/* ---- Records ------------------------------------------------------------ */

static size_t filled(const struct turn *t, size_t record, size_t from)
{
    size_t n = 0;

    for (size_t k = from; k < foreign_grid__width(t->g, record); k++)
        n += cell(t, record, k) != NULL;
    return n;
}

/* Notes below the table: something in the first column alone. */
static pdn_status leave_notes(struct turn *t)
{
    size_t end = t->end, first = 0;

    while (end > t->begin && filled(t, end - 1, 1) == 0)
        end--;
    for (size_t i = end; i < t->end && first == 0; i++)
        if (filled(t, i, 0) > 0) first = i;
    if (end == t->begin || first == 0) return PDN_OK;
    pdn_diagnostic at = {.file = t->file,
                         .line = t->g->line[first],
                         .severity = PDN_WARNING,
                         .code = "notes",
                         .action = "left out"};
    t->end = end;
    return pdn_diagnostics_add(t->f, at, "notes below the table (\"%.60s\")",
                               cell(t, first, 0));
}

static pdn_status check_width(struct turn *t, size_t record)
{
    const size_t n = foreign_grid__width(t->g, record);
    const bool longer = n > t->width;
    pdn_diagnostic at = {.file = t->file,
                         .line = t->g->line[record],
                         .column = (longer ? t->width : n) + 1,
                         .severity = PDN_ERROR,
                         .code = "row-width"};

    if (n == t->width) return PDN_OK;
    return pdn_diagnostics_add(
        t->f, at, "%zu field%s, the header has %zu: the row is too %s", n,
        n == 1 ? "" : "s", t->width, longer ? "long" : "short");
}

/* What stands in a record beside years and what is counted. */
static pdn_status key_of(const struct turn *t, size_t record, pdn_arena *text,
                         const char **key)
{
    pdn_status st = PDN_OK;

    *key = "";
    for (size_t k = 0; k < t->width; k++)
        if (!t->is_year[k] && k != t->says) {
            const char *s = cell(t, record, k);
            PDN_TRY(pdn_arena_format(text, key, "%s\n%s", *key,
                                     s != NULL ? s : ""));
        }
out:
    return st;
}

/* The group of a record, of which others may say other counts. */
static pdn_status find_group(struct turn *t, size_t record, pdn_textmap *of,
                             pdn_arena *text, size_t *counted, size_t *group)
{
    pdn_status st = PDN_OK;
    const char *key = NULL, *what = NULL;
    uint32_t first = 0;

    *counted = 0;
    *group = t->groups;
    if (t->says == SIZE_MAX) goto out;
    what = cell(t, record, t->says);
    if (what == NULL) goto out;
    PDN_TRY(seek(t, what, strlen(what), t->counted, &t->counts, counted));
    PDN_TRY(key_of(t, record, text, &key));
    PDN_TRY(textmap__put(of, key, (uint32_t)t->groups, &first));
    /* the same count twice is told as a unit that stands twice */
    if (t->record[first * t->counts + *counted] == SIZE_MAX) *group = first;
out:
    return st;
}

static pdn_status group_records(struct turn *t)
{
    pdn_status st = PDN_OK;
    pdn_textmap of = {0};
    pdn_arena text = {0};
    size_t counted = 0, group = 0;
    const size_t n = (t->end - t->begin) * t->counts + 1;

    PDN_NEW(t->record, n);
    for (size_t i = 0; i < n; i++)
        t->record[i] = SIZE_MAX;
    for (size_t i = t->begin; i < t->end; i++) {
        if (filled(t, i, 0) == 0) continue;
        PDN_TRY(check_width(t, i));
        PDN_TRY(find_group(t, i, &of, &text, &counted, &group));
        if (group == t->groups) t->groups++;
        for (size_t c = 0; c < t->counts; c++)
            if (c == counted || t->says == SIZE_MAX)
                t->record[group * t->counts + c] = i;
    }
out:
    textmap__clear(&of);
    pdn_arena_clear(&text);
    return st;
}

/* ---- What becomes of it ------------------------------------------------- */

static pdn_status put(struct turn *t, char *text, size_t place)
{
    pdn_status st = PDN_OK;
    year_columns *o = &t->out;

    PDN_ROOM(o->place, o->grid.fields + 1, t->places);
    o->place[o->grid.fields] = place;
    PDN_TRY(foreign_grid__add(&o->grid, text));
out:
    return st;
}

static pdn_status put_header(struct turn *t, size_t line)
{
    pdn_status st = PDN_OK;
    char *year = pdn_arena_string(t->a, "year");

    PDN_TRY(pdn_had_memory(year));
    PDN_TRY(foreign_grid__begin(&t->out.grid, line));
    for (size_t k = 0; k < t->width; k++)
        if (!t->is_year[k] && k != t->says) PDN_TRY(put(t, t->name[k], k + 1));
    PDN_TRY(put(t, year, 0));
    for (size_t c = 0; c < t->counts; c++)
        PDN_TRY(put(t, t->counted[c], 0));
out:
    return st;
}

static pdn_status put_record(struct turn *t, size_t group, size_t period)
{
    pdn_status st = PDN_OK;
    const size_t *record = t->record + group * t->counts;
    size_t any = 0;

    while (record[any] == SIZE_MAX)
        any++;
    PDN_TRY(foreign_grid__begin(&t->out.grid, t->g->line[record[any]]));
    for (size_t k = 0; k < t->width; k++)
        if (!t->is_year[k] && k != t->says)
            PDN_TRY(put(t, cell(t, record[any], k), k + 1));
    PDN_TRY(put(t, t->period[period], 0));
    for (size_t c = 0; c < t->counts; c++) {
        const size_t k = t->at[c * t->periods + period];
        const bool there = k != SIZE_MAX && record[c] != SIZE_MAX;
        PDN_TRY(
            put(t, there ? cell(t, record[c], k) : NULL, there ? k + 1 : 0));
    }
out:
    return st;
}

static pdn_status tell(struct turn *t)
{
    char names[300] = "";
    size_t used = 0;

    for (size_t c = 0; c < t->counts && c < 6; c++) {
        pdn_format(names + used, sizeof names - used, "%s\"%.40s\"",
                   c > 0 ? ", " : "", t->counted[c]);
        used = strlen(names);
    }
    return pdn_diagnostics_tell(
        t->f, PDN_NOTE, "years-as-columns", t->file,
        "years stand as columns (%s%s%s): read as a row of each, with %s%s",
        t->period[0], t->periods > 1 ? " to " : "",
        t->periods > 1 ? t->period[t->periods - 1] : "", names,
        t->counts > 6 ? " ..." : "");
}

static pdn_status run(struct turn *t, size_t header_line)
{
    pdn_status st = PDN_OK;
    const size_t errors = t->f->errors;

    PDN_TRY(leave_notes(t));
    PDN_TRY(read_headings(t));
    if (!t->many) PDN_TRY(place_columns(t));
    if (!t->many) PDN_TRY(group_records(t));
    if (t->f->errors > errors) t->groups = 0;
    PDN_TRY(put_header(t, header_line));
    for (size_t i = 0; i < t->groups; i++)
        for (size_t p = 0; p < t->periods; p++)
            PDN_TRY(put_record(t, i, p));
    if (!t->many) PDN_TRY(tell(t));
out:
    return st;
}

static void clear(year_columns *t)
{
    foreign_grid__clear(&t->grid);
    free(t->place);
    *t = (year_columns){0};
}

pdn_status year_columns__turn(const foreign_grid *g, const title_rows *rows,
                              const foreign_work *w, char *const *name,
                              size_t width, year_columns *out)
{
    struct turn t = {.file = w->file,
                     .g = g,
                     .name = name,
                     .width = width,
                     .begin = rows->data,
                     .end = rows->end,
                     .a = w->arena,
                     .f = w->f,
                     .says = SIZE_MAX};
    pdn_status st = run(&t, g->line[rows->header]);

    if (st == PDN_OK) {
        *out = t.out;
        t.out = (year_columns){0};
    }
    clear(&t.out);
    free(t.period);
    free(t.counted);
    free(t.at);
    free(t.is_year);
    free(t.record);
    return st;
}
