#include "study_reading.h"
#include "study_stages.h"
#include "study_values.h"

#include "table/encoding.h"

#include <assert.h>
#include <ini.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A path as it is opened: beside the study file unless absolute. */
static const char *keep_path(struct reading *r, const char *text)
{
    char path[4096];
    const char *file = path; /* without the sheet of a workbook */

    if (text[0] == '/' || strcmp(r->study->folder, ".") == 0)
        snprintf(path, sizeof path, "%s", text);
    else
        snprintf(path, sizeof path, "%s/%s", r->study->folder, text);
    if (pdn_input_file(path, &r->study->text, &file) != PDN_OK ||
        access(file, R_OK) != 0)
        study_reading__fault(r, "no-file",
                             "%s: no such file beside the study file", text);
    return study_reading__keep(r, path);
}

/* Takes the value of a key; base holds what the section's keys fill. */
static void store(struct reading *r, const study_stages__key *k,
                  const char *value, void *base)
{
    const char **field = (const char **)(void *)((char *)base + k->at);

    study_values__check(r, k, value);
    if (k->form == SEED)
        study_reading__seed(r, value);
    else if (k->form == REFERENCES)
        study_reading__references(r, value);
    else
        *field = k->form == PATH ? keep_path(r, value)
                                 : study_reading__keep(r, value);
}

/* Where a key was first seen; no key: where its section was. 0: nowhere. */
static size_t line_of(const struct reading *r, const char *section,
                      const char *key)
{
    char pair[2 * LINE_SIZE + 2];

    snprintf(pair, sizeof pair, "%s\n%s", section, key);
    int64_t line = textmap__get(&r->seen, pair);
    return line == PDN_TEXTMAP_NONE ? 0 : (size_t)line;
}

/* Notes that a key stands here; false where it did before. */
static bool is_new(struct reading *r, const char *section, const char *key)
{
    char pair[2 * LINE_SIZE + 2];
    uint32_t first = 0, now = (uint32_t)r->line;

    snprintf(pair, sizeof pair, "%s\n%s", section, key);
    const char *kept = study_reading__keep(r, pair); /* the map borrows it */
    if (kept == NULL) return true;
    pdn_status st = textmap__put(&r->seen, kept, now, &first);
    if (st != PDN_OK && r->st == PDN_OK) r->st = st;
    return st != PDN_OK || first == now;
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
        pdn_arena_grow(&s->text, s->wave, s->waves, sizeof *wave);
    if (wave == NULL) {
        if (r->st == PDN_OK) r->st = pdn_no_memory();
        return NULL;
    }
    wave[s->waves] = (pdn_study_wave){.label = study_reading__keep(r, label),
                                      .line = r->line};
    s->wave = wave;
    return &s->wave[s->waves++];
}

enum { LIST_SIZE = 2 * LINE_SIZE };

/* Adds a word to a list in a sentence. */
static void list(char text[LIST_SIZE], const char *word, const char *behind)
{
    size_t n = strlen(text);

    snprintf(text + n, LIST_SIZE - n, "%s%s%s", n > 0 ? ", " : "", word,
             behind);
}

static void unknown_section(struct reading *r, const char *section)
{
    char known[LIST_SIZE] = "";

    for (pdn_stage_id id = 0; id < PDN_STAGES; id++)
        if (pdn_stage_of(id)->section != NULL)
            list(known, pdn_stage_of(id)->section,
                 study_stages__of(id)->shape == MANY ? " LABEL" : "");
    study_reading__fault(r, "unknown-section",
                         "unknown section [%s]: want one of %s", section,
                         known);
}

static void unknown_key(struct reading *r, pdn_stage_id id, const char *key)
{
    char known[LIST_SIZE] = "";
    const char *name = NULL;
    size_t n = 0;

    while ((name = pdn_stage_key(id, n, NULL)) != NULL) {
        list(known, name, "");
        n++;
    }
    study_reading__fault(r, "unknown-key", "unknown key %s: want %s%s", key,
                         n > 1 ? "one of " : "", known);
}

static void take_key(struct reading *r, pdn_stage_id id, const char *label,
                     const char *key, const char *value)
{
    const study_stages__row *stage = study_stages__of(id);
    void *base = r->study;

    if (stage->shape == SCALES || stage->shape == RENAMES ||
        stage->shape == NAMES || stage->shape == DIALECT) {
        if (stage->shape == SCALES) study_reading__scale(r, key, value);
        if (stage->shape == RENAMES) study_values__rename(r, key, value);
        if (stage->shape == NAMES) study_values__service(r, key, value);
        if (stage->shape == DIALECT) study_values__dialect(r, key, value);
        return;
    }
    if (stage->what.kind != NULL && strcmp(key, "file") == 0) {
        r->study->file[id] = keep_path(r, value);
        return;
    }
    if (stage->shape == MANY) base = wave_of(r, label);
    for (size_t i = 0; base != NULL && i < stage->keys; i++)
        if (strcmp(stage->key[i].key, key) == 0) {
            store(r, &stage->key[i], value, base);
            return;
        }
    if (base != NULL) unknown_key(r, id, key);
}

/* Where a section begins first; it may have no keys. */
static void begin_section(struct reading *r, const char *section)
{
    const char *label = NULL;
    pdn_stage_id id = study_stages__named(section, &label);

    if (line_of(r, section, "") > 0) return;
    (void)is_new(r, section, "");
    if (id == PDN_STAGES)
        unknown_section(r, section);
    else if (study_stages__of(id)->shape == MANY)
        (void)wave_of(r, label);
}

/* Keys that are ours are written with _ or as options are, with -. */
static bool has_own_keys(pdn_stage_id id)
{
    return id != PDN_STAGES && study_stages__of(id)->shape != SCALES &&
           study_stages__of(id)->shape != RENAMES &&
           study_stages__of(id)->shape != NAMES;
}

static int take_pair(void *reading, const char *section, const char *given,
                     const char *told)
{
    struct reading *r = reading;
    char value[LINE_SIZE + 1], key[LINE_SIZE + 1];
    const char *label = NULL;
    pdn_stage_id id = study_stages__named(section, &label);

    if (r->lost) return 1;
    snprintf(value, sizeof value, "%s", told);
    snprintf(key, sizeof key, "%s", given);
    for (char *c = key; has_own_keys(id) && *c != '\0'; c++)
        if (*c == '-') *c = '_';
    for (char *c = value; *c != '\0'; c++)
        if (*c == SEMICOLON) *c = ';';
    begin_section(r, section);
    if (*key == '\0') {
        study_reading__fault(r, "syntax", "a key without a name");
    } else if (!is_new(r, section, key)) {
        study_reading__fault(r, "key-twice", "%s stands twice in its section",
                             key);
    } else if (id != PDN_STAGES) {
        take_key(r, id, label, key, value);
    }
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
    r->line = line_of(r, "study", "nullpunkt");
    study_reading__fault(r, "value",
                         "nullpunkt %s: want a year or the label of a wave",
                         s->nullpunkt);
}

/* Keys that act only beside another. */
static void check_keys(struct reading *r)
{
    static const struct {
        const char *section, *key, *needs;
    } rules[] = {
        {"outcomes", "counter", "resources"},
        {"outcomes", "controls", "resources"},
        {"outcomes", "screen", "resources"},
        {"outcomes", "model", "resources"},
        {"outcomes", "years", "resources"},
        {"handovers", "source", "goal"},
        {"privacy", "allow_fewer", "fewest"},
    };

    for (size_t i = 0; i < PDN_COUNT(rules); i++) {
        size_t line = line_of(r, rules[i].section, rules[i].key);
        if (line == 0 || line_of(r, rules[i].section, rules[i].needs) > 0)
            continue;
        r->line = line;
        study_reading__fault(r, "no-use", "%s is of no use without %s",
                             rules[i].key, rules[i].needs);
    }
}

/* Keys that say how a roster is read act beside a roster only. */
static void check_roster_keys(struct reading *r, const pdn_study_wave *w)
{
    const struct {
        const char *key, *value;
    } roster[] = {{"roster_id", w->roster_id},
                  {"roster_pattern", w->roster_pattern},
                  {"codebook", w->codebook}};
    char section[LINE_SIZE];

    if (w->roster != NULL) return;
    snprintf(section, sizeof section, "wave %s", w->label);
    for (size_t i = 0; i < PDN_COUNT(roster); i++) {
        if (roster[i].value == NULL) continue;
        size_t line = line_of(r, section, roster[i].key);
        r->line = line > 0 ? line : w->line;
        study_reading__fault(r, "no-use", "%s is of no use without roster",
                             roster[i].key);
    }
}

static void check_blank(struct reading *r)
{
    bool rosters = r->study->waves == 0;

    for (size_t i = 0; i < r->study->waves; i++)
        rosters = rosters || r->study->wave[i].roster != NULL;
    r->line = line_of(r, "survey", "blank");
    if (!rosters && r->line > 0)
        study_reading__fault(r, "no-use",
                             "blank is of no use without a roster");
}

/* Figures of one or two people are theirs: who wants them shown says so. */
static void check_fewest(struct reading *r)
{
    const pdn_study *s = r->study;
    double fewest = PDN_FEWEST;

    if (s->fewest == NULL ||
        !pdn_number_read(s->fewest, strlen(s->fewest), '.', &fewest) ||
        fewest >= PDN_FEWEST_UNASKED ||
        (s->allow_fewer != NULL && s->allow_fewer[0] == 'y'))
        return;
    r->line = line_of(r, "privacy", "fewest");
    study_reading__fault(r, "fewest",
                         "fewest %s: want %d or more, or allow_fewer = yes",
                         s->fewest, (int)PDN_FEWEST_UNASKED);
}

static void check_wave(struct reading *r, const pdn_study_wave *w)
{
    check_roster_keys(r, w);
    r->line = w->line;
    if (w->actors == NULL)
        study_reading__fault(r, "no-actors", "wave %s: actors is missing",
                             w->label);
    if ((w->ties == NULL) == (w->roster == NULL))
        study_reading__fault(r, "no-ties",
                             "wave %s: want either ties or roster", w->label);
}

static bool is_there(const struct reading *r, pdn_stage_id id)
{
    return study_stages__of(id)->shape == MANY
               ? r->study->waves > 0
               : line_of(r, pdn_stage_of(id)->section, "") > 0;
}

/* A section acts or is refused: it names its file, and what it is for is there.
 */
static void check_stage(struct reading *r, pdn_stage_id id)
{
    const study_stages__row *stage = study_stages__of(id);
    const char *section = stage->what.section;

    if (section == NULL || !is_there(r, id)) return;
    r->line = line_of(r, section, "");
    if (stage->what.kind != NULL && r->study->file[id] == NULL)
        study_reading__fault(r, "no-file", "[%s]: file is missing", section);
    if (stage->needs != PDN_STAGE_STUDY && !is_there(r, stage->needs))
        study_reading__fault(
            r, "no-use", "[%s] is of no use without [%s%s]", section,
            pdn_stage_of(stage->needs)->section,
            study_stages__of(stage->needs)->shape == MANY ? " LABEL" : "");
}

/* What must hold once all is read. */
static void check_whole(struct reading *r)
{
    const pdn_study *s = r->study;

    r->line = 0;
    if (s->waves == 0 && !is_there(r, PDN_STAGE_OUTCOMES))
        study_reading__fault(r, "empty",
                             "neither a [wave LABEL] nor [outcomes]");
    check_nullpunkt(r);
    check_keys(r);
    check_fewest(r);
    for (size_t i = 0; i < s->waves; i++)
        check_wave(r, &s->wave[i]);
    check_blank(r);
    for (pdn_stage_id id = 0; id < PDN_STAGES; id++)
        check_stage(r, id);
}

static pdn_status set_folder(const char *path, pdn_study *s)
{
    const char *base = pdn_base_name(path);

    s->folder =
        base == path
            ? "."
            : pdn_arena_text(&s->text, path,
                             (size_t)(base - path) - 1 + (base - path == 1));
    return pdn_had_memory(s->folder);
}

pdn_status pdn_study_read(const char *path, pdn_diagnostics *f, pdn_study *out)
{
    pdn_status st = PDN_OK;
    pdn_study s = {.seed = 1};
    struct reading *r = NULL;
    encoding__text text = {0};
    int bad_line = 0;

    PDN_NEW(r, 1);
    PDN_TRY(set_folder(path, &s));
    r->name = pdn_base_name(path);
    r->study = &s;
    r->findings = f;
    r->section = begin_section;
    s.name = study_reading__keep(r, r->name);
    PDN_TRY(encoding__read(path, r->name, NULL, f, &text));
    if (text.at == NULL)
        PDN_TRY(pdn_diagnostics_verdict(f)); /* no text at all */
    assert(text.at != NULL);
    for (size_t k = 0; k < text.flaws && k < ENCODING_FLAWS; k++) {
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
    if (!r->gaps) check_whole(r);
    s.line.by = line_of(r, "study", "by");
    s.line.indicator = line_of(r, "outcomes", "indicator");
    s.line.screen = line_of(r, "outcomes", "screen");
    s.line.counter = line_of(r, "outcomes", "counter");
    s.line.controls = line_of(r, "outcomes", "controls");
    s.line.drop = line_of(r, "survey", "drop_id");
    s.line.within = line_of(r, "survey", "within");
    s.line.scales = line_of(r, "scales", "");
    s.line.resources = line_of(r, "outcomes", "resources");
    PDN_TRY(r->st);
    PDN_TRY(pdn_diagnostics_verdict(f));
    *out = s;
    s = (pdn_study){0};
out:
    if (r != NULL) textmap__clear(&r->seen);
    free(r);
    encoding__clear(&text);
    pdn_study_clear(&s);
    return st;
}

void pdn_study_clear(pdn_study *s)
{
    pdn_arena_clear(&s->text);
    *s = (pdn_study){0};
}
