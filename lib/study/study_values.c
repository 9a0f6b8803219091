/* What the values of study.ini may be. */
#include "study_values.h"
#include "study_work.h"

#include <stdio.h>
#include <string.h>

/* "a, b or c". */
static const char *list_words(const pdn_option_word *choice, char text[160])
{
    size_t n = 0;

    text[0] = '\0';
    for (const pdn_option_word *c = choice; c->word != NULL && n < 120; c++) {
        bool last = c[1].word == NULL;
        n += (size_t)snprintf(text + n, 160 - n, "%s%.30s",
                              c == choice ? ""
                              : last      ? " or "
                                          : ", ",
                              c->word);
    }
    return text;
}

static bool is_number(const char *value, double *x)
{
    return pdn_number_read(value, strlen(value), '.', x);
}

/* What a value about marks should have been; NULL: what it is. */
static const char *wanted_marks(study_stages__form form, const char *value)
{
    pdn_marks marks = {0};
    const char *want = NULL;

    if (form == SOURCE && pdn_marks_of(value, NULL, false, &marks) != PDN_OK)
        want = "ssb, nav or fhi";
    if (form == HIDDEN && pdn_marks_of(NULL, value, false, &marks) != PDN_OK)
        want = "what a hidden count may be, as 1-3, or unknown";
    if (want != NULL) pdn_message_clear();
    return want;
}

static const char *wanted_number(study_stages__form form, const char *value)
{
    double x = 0;
    bool number = is_number(value, &x);

    if (form == WHOLE &&
        (!number || x > 1e9 || strspn(value, "0123456789") != strlen(value)))
        return "a whole number from 0";
    if (form == FROM_ZERO && (!number || x < 0)) return "a number from 0";
    if (form == ABOVE_ZERO && (!number || x <= 0)) return "a number above 0";
    if (form == SHARE && (!number || x <= 0 || x >= 1))
        return "a share between 0 and 1";
    return NULL;
}

static bool is_list(const char *value)
{
    pdn_arena text = {0};
    const char *const *word = NULL;
    size_t words = 0;
    pdn_status st = pdn_textlist_read(value, ',', &text, &word, &words);

    if (st == PDN_EPARSE) pdn_message_clear();
    pdn_arena_clear(&text);
    return st != PDN_EPARSE && words > 0;
}

static bool is_age(const char *value)
{
    const char *dash = strchr(value, '-');
    double lo = 0, hi = 0;

    return dash != NULL && strspn(value, "0123456789-") == strlen(value) &&
           pdn_number_read(value, (size_t)(dash - value), '.', &lo) &&
           is_number(dash + 1, &hi) && lo <= hi;
}

/* What the value should have been; NULL: what it is. */
static const char *wanted(const study_stages__key *k, const char *value,
                          char room[160])
{
    pdn_baseline_options benchmark = {0};
    pdn_deviant_options years = {0};
    int word = 0;

    switch (k->form) {
    case CHOICE:
        return pdn_option_read(k->choice, value, &word)
                   ? NULL
                   : list_words(k->choice, room);
    case BENCHMARK:
        return pdn_benchmark_read(value, &benchmark)
                   ? NULL
                   : "all, group or a share between 0 and 1";
    case YEARS: return pdn_years_read(value, &years) ? NULL : "K/N, as 3/4";
    case DAY: return pdn_tally_is_day(value) ? NULL : "a day as 2023-08-01";
    case THREE: return strcmp(value, "3") == 0 ? NULL : "3";
    case SOURCE:
    case HIDDEN: return wanted_marks(k->form, value);
    case WHOLE:
    case FROM_ZERO:
    case ABOVE_ZERO:
    case SHARE: return wanted_number(k->form, value);
    case LABEL: return is_list(value) ? NULL : "words, comma between";
    case AGE: return is_age(value) ? NULL : "the first and last year, as 20-29";
    case ANY:
    case PATH:
    case SEED:
    case REFERENCES: break;
    }
    return NULL;
}

void study_values__check(struct reading *r, const study_stages__key *k,
                         const char *value)
{
    char room[160];
    const char *want = wanted(k, value, room);

    if (want != NULL)
        study_reading__fault(r, "value", "%s %s: want %s", k->key, value, want);
}

/* ---- [columns] ---- */

/* Whether some file, of that kind where one is named, has such a column. */
static pdn_status is_known(struct reading *r, const char *name, bool *known)
{
    pdn_status st = PDN_OK;
    const char *folded = NULL, *dot = strchr(name, '.');
    pdn_arena *text = &r->study->text;

    if (dot != NULL) {
        char *kind = pdn_arena_text(text, name, (size_t)(dot - name));
        PDN_TRY(pdn_had_memory(kind));
        if (pdn_file_kind_of(kind) != NULL) name = dot + 1;
    }
    PDN_TRY(pdn_normalize_name(text, name, &folded));
    *known = pdn_kinds_know(folded);
out:
    return st;
}

void study_values__rename(struct reading *r, const char *name,
                          const char *theirs)
{
    pdn_study *s = r->study;
    char pair[2 * LINE_SIZE];
    bool known = true;
    pdn_status st = is_known(r, name, &known);
    const char **rename =
        pdn_arena_grow(&s->text, s->rename, s->renames, sizeof *rename);
    size_t *line =
        pdn_arena_grow(&s->text, s->rename_line, s->renames, sizeof *line);

    if (st == PDN_OK && (rename == NULL || line == NULL)) st = pdn_no_memory();
    if (st != PDN_OK) {
        if (r->st == PDN_OK) r->st = st;
        return;
    }
    if (!known)
        study_reading__fault(r, "unknown-key",
                             "no file has a column called %s (want NAME = "
                             "THEIRS: the name here, then the name there)",
                             name);
    if (*theirs == '\0')
        study_reading__fault(r, "value",
                             "%s: want the name that the files have", name);
    snprintf(pair, sizeof pair, "%s=%s", name, theirs);
    rename[s->renames] = study_reading__keep(r, pair);
    line[s->renames] = r->line;
    s->rename = rename;
    s->rename_line = line;
    s->renames++;
}

/* ---- [services] ---- */

/* The language that a key ends in, as its place in `said`; 0: none. */
static size_t language_of(const char *key, size_t *length)
{
    static const char *const ends[] = {".nb", ".nn", ".en"};
    const size_t n = strlen(key);

    *length = n;
    for (size_t k = 0; k < PDN_COUNT(ends); k++)
        if (n > 3 && strcmp(key + n - 3, ends[k]) == 0) {
            *length = n - 3;
            return k + 1;
        }
    return 0;
}

/* The service of that name, else a new one; NULL: no memory. */
static pdn_study_service *service_of(struct reading *r, const char *name)
{
    pdn_study *s = r->study;
    const char *key = NULL;
    /* a name that is its own key is borrowed */
    const char *kept = study_reading__keep(r, name);
    if (kept == NULL) return NULL;
    pdn_status st = pdn_name_key(&s->text, kept, &key);

    for (size_t i = 0; st == PDN_OK && i < s->services; i++)
        if (strcmp(s->service[i].name, key) == 0) return &s->service[i];
    pdn_study_service *all =
        pdn_arena_grow(&s->text, s->service, s->services, sizeof *all);
    if (st == PDN_OK && all == NULL) st = pdn_no_memory();
    if (st != PDN_OK) {
        if (r->st == PDN_OK) r->st = st;
        return NULL;
    }
    all[s->services] = (pdn_study_service){.name = key, .line = r->line};
    s->service = all;
    return &s->service[s->services++];
}

void study_values__service(struct reading *r, const char *key,
                           const char *value)
{
    char name[LINE_SIZE + 1];
    size_t n = 0;
    const size_t lang = language_of(key, &n);

    snprintf(name, sizeof name, "%.*s", (int)n, key);
    if (*value == '\0') {
        study_reading__fault(
            r, "value", "%s: want what people call it, in definite form", key);
        return;
    }
    pdn_study_service *service = service_of(r, name);
    if (service != NULL) service->said[lang] = study_reading__keep(r, value);
}

/* ---- [files] ---- */

/* A section that names files. */
static bool names_files(const char *section)
{
    for (pdn_stage_id id = 0; id < PDN_STAGES; id++) {
        const pdn_stage *s = pdn_stage_of(id);
        if (s->section != NULL && strcmp(s->section, section) == 0)
            return s->kind != NULL || id == PDN_STAGE_WAVES;
    }
    return false;
}

/* The key and what it may be; NULL: there is no such key. */
static const char *dialect_key(const char *key)
{
    const char *about = NULL, *name = NULL;

    for (size_t i = 0;
         (name = pdn_stage_key(PDN_STAGE_FILES, i, &about)) != NULL; i++)
        if (strcmp(name, key) == 0) return about;
    return NULL;
}

void study_values__dialect(struct reading *r, const char *key,
                           const char *value)
{
    pdn_study *s = r->study;
    pdn_csv_options laid = {0};
    pdn_study_dialect d = {.key = study_reading__keep(r, key),
                           .value = study_reading__keep(r, value)};
    pdn_study_dialect *all =
        pdn_arena_grow(&s->text, s->dialect, s->dialects, sizeof *all);
    const char *dot = strchr(key, '.');

    if (dot != NULL) {
        char *section = pdn_arena_text(&s->text, key, (size_t)(dot - key));
        d.section = section;
        if (d.key != NULL) d.key += dot - key + 1;
    }
    if (all == NULL || d.key == NULL || d.value == NULL ||
        (dot != NULL && d.section == NULL)) {
        if (r->st == PDN_OK) r->st = pdn_no_memory();
        return;
    }
    if (d.section != NULL && !names_files(d.section))
        study_reading__fault(r, "unknown-key",
                             "%s: no section [%s] names a file", key,
                             d.section);
    else if (dialect_key(d.key) == NULL)
        study_reading__fault(r, "unknown-key",
                             "unknown key %s: want one of separator, decimal, "
                             "thousands, encoding",
                             key);
    else if (!study_work__lay_down(d.key, value, &laid))
        study_reading__fault(r, "value", "%s %s: want %s", key, value,
                             dialect_key(d.key));
    all[s->dialects++] = d;
    s->dialect = all;
}
