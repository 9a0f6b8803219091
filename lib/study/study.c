#include "study_reading.h"

#include "table/encoding.h"

#include "pdnet/study.h"
#include "pdnet/survey.h"

#include <ini.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What a value may be; a path stands beside the study file. */
typedef enum {
    ANY,
    PATH,
    LANGUAGE,
    BETTER,
    BENCHMARK,
    BLANK,
    ANSWERED
} value_form;

/* Where a key's value goes. */
typedef struct {
    const char *section, *key;
    size_t at;
    value_form form;
} study_key;

#define IN_STUDY(field) offsetof(pdn_study, field)
static const study_key keys[] = {
    {"study", "title", IN_STUDY(title), ANY},
    {"study", "language", IN_STUDY(language), LANGUAGE},
    {"study", "by", IN_STUDY(by), ANY},
    {"study", "nullpunkt", IN_STUDY(nullpunkt), ANY},
    {"study", "origin", IN_STUDY(origin), ANY},
    {"survey", "blank", IN_STUDY(blank), BLANK},
    {"survey", "answered", IN_STUDY(answered), ANSWERED},
    {"outcomes", "file", IN_STUDY(outcomes), PATH},
    {"outcomes", "indicator", IN_STUDY(indicator), ANY},
    {"outcomes", "better", IN_STUDY(better), BETTER},
    {"outcomes", "resources", IN_STUDY(resources), ANY},
    {"outcomes", "counter", IN_STUDY(counter), ANY},
    {"outcomes", "controls", IN_STUDY(controls), ANY},
    {"outcomes", "benchmark", IN_STUDY(benchmark), BENCHMARK},
    {"outcomes", "screen", IN_STUDY(screen), ANY},
    {"outcomes", "bands", IN_STUDY(bands), PATH},
};

#define IN_WAVE(field) offsetof(pdn_study_wave, field)
static const study_key wave_keys[] = {
    {"wave", "actors", IN_WAVE(actors), PATH},
    {"wave", "ties", IN_WAVE(ties), PATH},
    {"wave", "roster", IN_WAVE(roster), PATH},
    {"wave", "roster_id", IN_WAVE(roster_id), ANY},
    {"wave", "roster_pattern", IN_WAVE(roster_pattern), ANY},
    {"wave", "codebook", IN_WAVE(codebook), PATH},
    {"wave", "aliases", IN_WAVE(aliases), PATH},
    {"wave", "answers", IN_WAVE(answers), PATH},
};

static const char *const further_kinds[] = {
    "duties", "practices", "handovers", "inputs",    "voices",      "together",
    "stages", "offers",    "actions",   "crosswalk", "corrections", "truth"};

/* A path as it is opened: beside the study file unless absolute. */
static const char *keep_path(struct reading *r, const char *text)
{
    char path[4096];

    if (text[0] == '/' || strcmp(r->study->folder, ".") == 0)
        snprintf(path, sizeof path, "%s", text);
    else
        snprintf(path, sizeof path, "%s/%s", r->study->folder, text);
    if (access(path, R_OK) != 0)
        study_reading__fault(r, "no-file",
                             "%s: no such file beside the study file", text);
    return study_reading__keep(r, path);
}

static bool is_one_of(const char *value, const char *const *choice)
{
    for (size_t i = 0; choice[i] != NULL; i++)
        if (strcmp(value, choice[i]) == 0) return true;
    return false;
}

static void check_value(struct reading *r, value_form form, const char *key,
                        const char *value)
{
    static const char *const languages[] = {"nb", "nn", "en", NULL};
    static const char *const betters[] = {"lower", "higher", NULL};
    static const char *const blanks[] = {"silent", "no", NULL};
    static const char *const answereds[] = {"senders", "all", NULL};
    static const char *const benchmarks[] = {"all", "group", NULL};
    const char *want = NULL;
    double share = 0;

    if (form == LANGUAGE && !is_one_of(value, languages)) {
        want = "nb, nn or en";
    } else if (form == BETTER && !is_one_of(value, betters)) {
        want = "lower or higher";
    } else if (form == BLANK && !is_one_of(value, blanks)) {
        want = "silent or no";
    } else if (form == ANSWERED && !is_one_of(value, answereds)) {
        want = "senders or all";
    } else if (form == BENCHMARK && !is_one_of(value, benchmarks)) {
        if (!pdn_number_read(value, strlen(value), '.', &share) || share <= 0 ||
            share >= 1)
            want = "all, group or a share between 0 and 1";
    }
    if (want != NULL)
        study_reading__fault(r, "value", "%s %s: want %s", key, value, want);
}

static bool store(struct reading *r, const study_key *table, size_t n,
                  const char *section, const char *key, const char *value,
                  void *base)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(table[i].section, section) != 0 ||
            strcmp(table[i].key, key) != 0)
            continue;
        const char **field =
            (const char **)(void *)((char *)base + table[i].at);
        check_value(r, table[i].form, key, value);
        if (strcmp(key, "nullpunkt") == 0) r->nullpunkt_line = r->line;
        if (strcmp(key, "by") == 0) r->study->by_line = r->line;
        *field = table[i].form == PATH ? keep_path(r, value)
                                       : study_reading__keep(r, value);
        return true;
    }
    return false;
}

static bool repeated(struct reading *r, const char *section, const char *key)
{
    char pair[2 * LINE_ROOM + 2];
    uint32_t first = 0, now = (uint32_t)r->line;

    snprintf(pair, sizeof pair, "%s\n%s", section, key);
    const char *kept = study_reading__keep(r, pair); /* the map borrows it */
    if (kept == NULL) return false;
    pdn_status st = pdn_textmap_put(&r->seen, kept, now, &first);
    if (st != PDN_OK && r->st == PDN_OK) r->st = st;
    return st == PDN_OK && first != now;
}

/* Letters, digits, blank, - and _, at most 40: it becomes part of file names.
 */
static void check_label(struct reading *r, const char *label)
{
    size_t letters = 0;
    bool good = *label != '\0';

    for (const unsigned char *c = (const unsigned char *)label; *c != '\0';
         c++) {
        letters += (*c & 0xc0u) != 0x80u;
        good = good && (*c >= 0x80 || (*c >= '0' && *c <= '9') ||
                        (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') ||
                        *c == ' ' || *c == '-' || *c == '_');
    }
    if (!good || letters > 40)
        study_reading__fault(
            r, "wave-label",
            "wave \"%s\": want letters, digits, blanks, - and _, at most 40",
            label);
}

/* The last wave, when it has that label; else a new one. */
static pdn_study_wave *wave_of(struct reading *r, const char *label)
{
    pdn_study *s = r->study;

    for (size_t i = 0; i < s->waves; i++)
        if (strcmp(s->wave[i].label, label) == 0) return &s->wave[i];
    check_label(r, label);
    pdn_study_wave *wave =
        pdn_arena_get(&s->text, (s->waves + 1) * sizeof *wave);
    if (wave == NULL) {
        if (r->st == PDN_OK) r->st = pdn_no_memory();
        return NULL;
    }
    for (size_t i = 0; i < s->waves; i++)
        wave[i] = s->wave[i];
    wave[s->waves] = (pdn_study_wave){.label = study_reading__keep(r, label),
                                      .line = r->line};
    s->wave = wave;
    return &s->wave[s->waves++];
}

static void add_scale(struct reading *r, const char *column, const char *range)
{
    pdn_study *s = r->study;
    char text[2 * LINE_ROOM];
    double lo = 0, hi = 0;
    size_t n = 0;
    const char **scale =
        pdn_arena_get(&s->text, (s->scales + 1) * sizeof *scale);

    if (scale == NULL) {
        if (r->st == PDN_OK) r->st = pdn_no_memory();
        return;
    }
    for (size_t i = 0; i < s->scales; i++)
        scale[i] = s->scale[i];
    snprintf(text, sizeof text, "%s=%s", column, range);
    if (!pdn_survey_scale_read(text, &n, &lo, &hi))
        study_reading__fault(r, "value", "scale of %s is %s: want LO:HI",
                             column, range);
    scale[s->scales++] = study_reading__keep(r, text);
    s->scale = scale;
}

static bool add_further(struct reading *r, const char *section, const char *key,
                        const char *value)
{
    pdn_study *s = r->study;

    for (size_t i = 0; i < sizeof further_kinds / sizeof *further_kinds; i++) {
        if (strcmp(further_kinds[i], section) != 0) continue;
        if (strcmp(key, "file") != 0) return false;
        pdn_study_file *further =
            pdn_arena_get(&s->text, (s->furthers + 1) * sizeof *further);
        if (further == NULL) {
            if (r->st == PDN_OK) r->st = pdn_no_memory();
            return true;
        }
        for (size_t k = 0; k < s->furthers; k++)
            further[k] = s->further[k];
        further[s->furthers++] =
            (pdn_study_file){further_kinds[i], keep_path(r, value)};
        s->further = further;
        return true;
    }
    return false;
}

static bool known_section(const char *section)
{
    for (size_t i = 0; i < sizeof further_kinds / sizeof *further_kinds; i++)
        if (strcmp(further_kinds[i], section) == 0) return true;
    return strcmp(section, "study") == 0 || strcmp(section, "scales") == 0 ||
           strcmp(section, "survey") == 0 || strcmp(section, "outcomes") == 0 ||
           strncmp(section, "wave ", 5) == 0;
}

static void set_seed(struct reading *r, const char *value)
{
    double seed = 0;

    if (!pdn_number_read(value, strlen(value), '.', &seed) || seed < 0 ||
        seed > 9007199254740991.0 ||
        strspn(value, "0123456789") != strlen(value))
        study_reading__fault(r, "seed", "seed %s: want a whole number from 0",
                             value);
    else
        r->study->seed = (uint64_t)seed;
}

static int take_pair(void *reading, const char *section, const char *key,
                     const char *told)
{
    struct reading *r = reading;
    bool taken = false;
    char value[LINE_ROOM + 1];

    snprintf(value, sizeof value, "%s", told);
    for (char *c = value; *c != '\0'; c++)
        if (*c == SEMICOLON) *c = ';';

    if (repeated(r, section, key)) {
        study_reading__fault(r, "key-twice", "%s stands twice in its section",
                             key);
        return 1;
    }
    if (!known_section(section)) {
        study_reading__fault(r, "unknown-section",
                             "unknown section [%s]: want study, wave LABEL, "
                             "survey, scales, outcomes "
                             "or a further file kind",
                             section);
        return 1;
    }
    if (strncmp(section, "wave ", 5) == 0) {
        pdn_study_wave *wave = wave_of(r, section + 5);
        taken = wave == NULL ||
                store(r, wave_keys, sizeof wave_keys / sizeof *wave_keys,
                      "wave", key, value, wave);
    } else if (strcmp(section, "scales") == 0) {
        add_scale(r, key, value);
        taken = true;
    } else if (strcmp(section, "study") == 0 && strcmp(key, "seed") == 0) {
        set_seed(r, value);
        taken = true;
    } else if (strcmp(section, "outcomes") == 0 &&
               strcmp(key, "references") == 0) {
        study_reading__references(r, value);
        taken = true;
    } else {
        taken = store(r, keys, sizeof keys / sizeof *keys, section, key, value,
                      r->study) ||
                add_further(r, section, key, value);
    }
    if (!taken) study_reading__fault(r, "unknown-key", "unknown key %s", key);
    return 1;
}

/* The nullpunkt is a year of the outcomes or one of the waves. */
static void check_nullpunkt(struct reading *r)
{
    const pdn_study *s = r->study;
    double year = 0;

    if (s->nullpunkt == NULL) return;
    for (size_t i = 0; i < s->waves; i++)
        if (strcmp(s->wave[i].label, s->nullpunkt) == 0) return;
    if (pdn_number_read(s->nullpunkt, strlen(s->nullpunkt), '.', &year) &&
        year >= 1 && strspn(s->nullpunkt, "0123456789") == strlen(s->nullpunkt))
        return;
    r->line = r->nullpunkt_line;
    study_reading__fault(r, "value",
                         "nullpunkt %s: want a year or the label of a wave",
                         s->nullpunkt);
}

/* What must hold once all is read. */
static void check_whole(struct reading *r)
{
    const pdn_study *s = r->study;

    r->line = 0;
    if (s->waves == 0 && s->outcomes == NULL)
        study_reading__fault(r, "empty",
                             "neither a [wave LABEL] nor [outcomes]");
    check_nullpunkt(r);
    for (size_t i = 0; i < s->waves; i++) {
        const pdn_study_wave *w = &s->wave[i];
        r->line = w->line;
        if (w->actors == NULL)
            study_reading__fault(r, "no-actors", "wave %s: actors is missing",
                                 w->label);
        if ((w->ties == NULL) == (w->roster == NULL))
            study_reading__fault(
                r, "no-ties", "wave %s: want either ties or roster", w->label);
    }
}

static pdn_status set_folder(const char *path, pdn_study *s)
{
    const char *base = pdn_base_name(path);

    s->folder =
        base == path
            ? "."
            : pdn_arena_text(&s->text, path,
                             (size_t)(base - path) - 1 + (base - path == 1));
    return s->folder == NULL ? pdn_no_memory() : PDN_OK;
}

pdn_status pdn_study_read(const char *path, pdn_findings *f, pdn_study *out)
{
    pdn_status st = PDN_OK;
    pdn_study s = {.seed = 1};
    struct reading *r = NULL;
    pdn_i_text text = {0};
    int bad_line = 0;

    PDN_NEW(r, 1);
    PDN_TRY(set_folder(path, &s));
    r->name = pdn_base_name(path);
    r->study = &s;
    r->findings = f;
    s.name = study_reading__keep(r, r->name);
    PDN_TRY(pdn_i_text_read(path, r->name, NULL, f, &text));
    for (size_t k = 0; k < text.flaws && k < PDN_I_FLAWS; k++) {
        r->line = 1;
        for (size_t i = 0; i < text.flaw[k].at; i++)
            r->line += text.at[i] == '\n';
        study_reading__fault(r, "no-text",
                             "the line holds the byte %02X, which is no text",
                             (unsigned)text.flaw[k].byte);
    }
    r->line = 0;
    if (strlen(text.at) < text.n)
        PDN_FAIL(PDN_EPARSE, "%s: holds a NUL byte: no text", r->name);
    r->at = text.at;

    bad_line = ini_parse_stream(study_reading__line, r, take_pair, r);
    if (bad_line > 0) {
        r->line = (size_t)bad_line;
        study_reading__fault(r, "syntax", "neither [section] nor key = value");
    } else if (bad_line < 0) {
        PDN_FAIL(PDN_EIO, "%s: cannot be read", path);
    }
    check_whole(r);
    PDN_TRY(r->st);
    PDN_TRY(pdn_findings_verdict(f));
    *out = s;
    s = (pdn_study){0};
out:
    if (r != NULL) pdn_textmap_clear(&r->seen);
    free(r);
    pdn_i_text_clear(&text);
    pdn_study_clear(&s);
    return st;
}

void pdn_study_clear(pdn_study *s)
{
    pdn_arena_clear(&s->text);
    *s = (pdn_study){0};
}

const char *pdn_study_file_of(const pdn_study *s, const char *kind)
{
    for (size_t i = 0; i < s->furthers; i++)
        if (strcmp(s->further[i].kind, kind) == 0) return s->further[i].file;
    return NULL;
}
