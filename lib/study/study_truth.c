/* What is planted in a made study, held against the tables of the report. */
#include "study_work.h"

#include <stdio.h>
#include <string.h>

enum { ROOM = 1024 };

/* One line of the truth file. */
struct line {
    const char *wave, *tool, *options, *input, *row, *column, *expected;
    size_t number; /* in the file */
};

static struct line line_of(const pdn_table *t, size_t i)
{
    return (struct line){.wave = pdn_table_cell(t, "wave", i),
                         .tool = pdn_table_cell(t, "tool", i),
                         .options = pdn_table_cell(t, "options", i),
                         .input = pdn_table_cell(t, "input", i),
                         .row = pdn_table_cell(t, "row", i),
                         .column = pdn_table_cell(t, "column", i),
                         .expected = pdn_table_cell(t, "expected", i),
                         .number = t->line[i]};
}

static const char *or_empty(const char *s)
{
    return s != NULL ? s : "";
}

static bool same(const char *a, const char *b)
{
    return strcmp(or_empty(a), or_empty(b)) == 0;
}

static const pdn_field *field_of(const pdn_schema *schema, const char *name)
{
    for (size_t i = 0; i < schema->fields; i++)
        if (strcmp(schema->field[i].name, name) == 0) return &schema->field[i];
    return NULL;
}

/* Is the row what "column=value&column=value" says? */
static bool is_row(const pdn_schema *schema, const char *row, const char *says)
{
    char part[ROOM], capacity[PDN_CODES_ROOM];

    while (*says != '\0') {
        size_t n = strcspn(says, "&");
        snprintf(part, sizeof part, "%.*s", (int)n, says);
        says += n + (says[n] == '&');
        char *value = strchr(part, '=');
        if (value == NULL) return false;
        *value++ = '\0';
        const pdn_field *f = field_of(schema, part);
        if (f == NULL || strcmp(pdn_field_text(f, row, capacity), value) != 0)
            return false;
    }
    return true;
}

static bool holds(const char *is, const char *expected)
{
    double x = 0, bound = 0;

    if (expected[0] != '<' && expected[0] != '>')
        return strcmp(is, expected) == 0;
    if (!pdn_number_read(is, strlen(is), '.', &x) ||
        !pdn_number_read(expected + 1, strlen(expected + 1), '.', &bound))
        return false;
    return expected[0] == '<' ? x < bound : x > bound;
}

/* What study.ini says under a key of that name, or NULL. */
static const char *study_says(const struct study_work *w, pdn_stage_id stage,
                              const char *key)
{
    static const pdn_stage_id sections[] = {PDN_STAGE_STUDY, PDN_STAGE_SURVEY,
                                            PDN_STAGE_OUTCOMES};
    const pdn_study *s = w->study;

    if (stage == PDN_STAGE_DEVIANTS && strcmp(key, "indicator") == 0 &&
        s->screen != NULL)
        return s->screen;
    if (strcmp(key, "by") == 0 && s->by == NULL) return "sector";
    for (size_t k = 0; k < PDN_COUNT(sections); k++) {
        const study_stages__row *row = &w->stage[sections[k]];
        for (size_t i = 0; i < row->keys; i++)
            if (strcmp(row->key[i].key, key) == 0 && row->key[i].at > 0)
                return *(const char *const *)(const void *)((const char *)s +
                                                            row->key[i].at);
    }
    return NULL;
}

/* Whether the option asks for what the report made: as many draws at least,
 * what study.ini says under the same name, or one indicator of a table of
 * many, which `rows` is then told. */
static bool option_agrees(const struct study_work *w, const pdn_result_table *t,
                          const char *option, const char *value,
                          char rows[ROOM])
{
    double draws = 0;
    size_t n = strlen(rows);

    if (strcmp(option, "-s") == 0) return true;
    if (strcmp(option, "-n") == 0)
        return pdn_number_read(value, strlen(value), '.', &draws) &&
               (!study_work__draws_laid_down(w) ||
                (double)study_work__draws(w, 0) >= draws);
    if (strncmp(option, "--", 2) != 0) return false;
    if (strcmp(option, "--indicator") != 0 ||
        field_of(t->of->schema, "indicator") == NULL)
        return same(study_says(w, t->stage, option + 2), value);
    snprintf(rows + n, ROOM - n, "&indicator=%s", value);
    return true;
}

/* Whether the word says which table pdn-waves writes, and it is this one. */
static bool is_table_of_waves(const pdn_result_table *t, const char *word)
{
    static const char waves[] = "waves-";

    return strncmp(t->of->schema->name, waves, sizeof waves - 1) == 0 &&
           same(word + 2, t->of->schema->name + sizeof waves - 1);
}

/* Whether what goes into the table of changes is what the line names. */
static bool crosswalk_agrees(const struct study_work *w, const char *named)
{
    const char *file = w->study->file[PDN_STAGE_CROSSWALK];

    return same(file != NULL ? pdn_base_name(file) : NULL, named);
}

/* Whether the tool, called like this, gives this table. */
static bool options_agree(const struct study_work *w, const pdn_result_table *t,
                          const struct line *l, char rows[ROOM])
{
    char text[ROOM], *rest = NULL;
    const char *crosswalk = NULL;
    bool waves = same(l->tool, "pdn-waves");
    bool pairs = waves || same(l->tool, "pdn-breakdown"), by = !pairs;
    bool turnover = same(t->of->schema->name, "waves");
    bool table = !waves || turnover;
    bool draws = turnover || !study_work__draws_laid_down(w);
    bool null = !pairs || study_says(w, t->stage, "null") == NULL;
    bool within = !pairs || study_says(w, t->stage, "within") == NULL;
    bool good = strpbrk(or_empty(l->options), "'\"\\") == NULL;

    snprintf(text, sizeof text, "%s", or_empty(l->options));
    for (char *word = strtok_r(text, " ", &rest); good && word != NULL;
         word = strtok_r(NULL, " ", &rest)) {
        if (word[0] != '-') {
            good = same(word, t->of->schema->name);
            continue;
        }
        if (waves && !table && is_table_of_waves(t, word)) {
            table = true;
            continue;
        }
        const char *value = strtok_r(NULL, " ", &rest);
        draws = draws || strcmp(word, "-n") == 0;
        by = by || strcmp(word, "--by") == 0;
        null = null || strcmp(word, "--null") == 0;
        within = within || strcmp(word, "--within") == 0;
        if (waves && strcmp(word, "--crosswalk") == 0) {
            crosswalk = value;
            continue;
        }
        good = value != NULL && option_agrees(w, t, word, value, rows);
    }
    if (waves && !crosswalk_agrees(w, crosswalk)) return false;
    return good && table && draws && null && within &&
           (by || same(study_says(w, t->stage, "by"), "sector"));
}

/* Whether the input names the networks of waves that follow one another, as
 * network-A.graphml&network-B.graphml; of two, `rows` is told which. */
static bool waves_agree(const struct study_work *w, const struct line *l,
                        char rows[ROOM])
{
    const pdn_results *r = w->results;
    char text[ROOM], graph[ROOM], *rest = NULL;
    size_t named = 0, first = 0, n = strlen(rows);

    snprintf(text, sizeof text, "%s", or_empty(l->input));
    for (char *name = strtok_r(text, "&", &rest); name != NULL;
         name = strtok_r(NULL, "&", &rest), named++) {
        size_t i = named > 0 ? first + named : 0;
        for (bool found = false; i < r->waves && !found; i += !found) {
            snprintf(graph, sizeof graph, "network-%s.graphml",
                     r->wave[i].label);
            found = same(name, graph);
            if (!found && named > 0) return false;
        }
        if (i >= r->waves) return false;
        if (named == 0) first = i;
    }
    if (named == 2)
        snprintf(rows + n, ROOM - n, "&from_wave=%s&to_wave=%s",
                 r->wave[first].label, r->wave[first + 1].label);
    return named >= 2;
}

static bool input_agrees(const struct study_work *w, const pdn_result_table *t,
                         const struct line *l, char rows[ROOM])
{
    char graph[ROOM];
    const char *file = w->study->file[t->stage];

    if (same(t->of->tool, "pdn-waves")) return waves_agree(w, l, rows);
    if (t->about.wave != NULL) {
        snprintf(graph, sizeof graph, "network-%s.graphml", t->about.wave);
        return same(l->wave, t->about.wave) && same(l->input, graph);
    }
    if (file == NULL) file = w->study->file[PDN_STAGE_OUTCOMES];
    return file != NULL && same(l->input, pdn_base_name(file));
}

/* The table that a line is about, and which of its rows; NULL: none here. */
static const pdn_result_table *table_of(const struct study_work *w,
                                        const struct line *l, char rows[ROOM])
{
    for (size_t i = 0; i < w->results->tables; i++) {
        const pdn_result_table *t = &w->results->table[i];
        snprintf(rows, ROOM, "%s", or_empty(l->row));
        if (same(l->tool, t->of->tool) && input_agrees(w, t, l, rows) &&
            options_agree(w, t, l, rows))
            return t;
    }
    return NULL;
}

/* Tells what does not hold; never the name of a person. */
static pdn_status tell(const struct study_work *w, const struct line *l,
                       const pdn_field *f, size_t rows, const char *is)
{
    pdn_diagnostic at = {.file = pdn_base_name(w->study->file[PDN_STAGE_TRUTH]),
                         .line = l->number,
                         .severity = PDN_WARNING,
                         .code = "not-found"};

    if (f == NULL)
        return pdn_diagnostics_add(w->findings, at, "no column %s", l->column);
    if (rows != 1)
        return pdn_diagnostics_add(w->findings, at, "%zu rows are %s", rows,
                                   or_empty(l->row));
    if (f->disclosure == PDN_DISCLOSURE_NAMES_A_PERSON)
        return pdn_diagnostics_add(w->findings, at,
                                   "%s of %s is not as planted", l->column,
                                   or_empty(l->row));
    return pdn_diagnostics_add(
        w->findings, at, "%s of %s: planted %s, is %s", l->column,
        or_empty(l->row), or_empty(l->expected), *is != '\0' ? is : "empty");
}

static pdn_status check(const struct study_work *w, const struct line *l,
                        size_t *told, size_t *held)
{
    char says[ROOM], capacity[PDN_CODES_ROOM];
    const pdn_result_table *t = table_of(w, l, says);
    const char *is = "";
    size_t rows = 0;

    if (t == NULL) return PDN_OK;
    const pdn_field *f = field_of(t->of->schema, l->column);
    for (size_t i = 0; f != NULL && i < t->rows; i++) {
        const char *row = (const char *)t->row + i * t->of->schema->stride;
        if (!is_row(t->of->schema, row, says)) continue;
        is = pdn_field_text(f, row, capacity);
        rows++;
    }
    ++*told;
    if (rows != 1 || !holds(is, or_empty(l->expected)))
        return tell(w, l, f, rows, is);
    ++*held;
    return PDN_OK;
}

pdn_status study_truth__check(struct study_work *w, pdn_stage_id id)
{
    pdn_status st = PDN_OK;
    const char *file = w->study->file[id];
    pdn_table *t = &w->results->input[id];
    pdn_diagnostic at = {.file = pdn_base_name(file), .code = "truth"};
    size_t told = 0, held = 0;

    PDN_TRY(pdn_kind_read("truth", file, NULL, w->findings, t));
    for (size_t i = 0; i < t->rows; i++) {
        struct line l = line_of(t, i);
        PDN_TRY(check(w, &l, &told, &held));
    }
    PDN_TRY(pdn_diagnostics_add(w->findings, at,
                                "%zu of %zu lines are about tables of this "
                                "report; %zu of them hold",
                                told, t->rows, held));
out:
    return st;
}
