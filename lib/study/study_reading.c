/* Lines of study.ini, faults with their place, and references. */
#include "study_reading.h"

#include "pdnet/survey.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void study_reading__fault(struct reading *r, const char *code, const char *fmt,
                          ...)
{
    char text[512];
    va_list ap;
    pdn_diagnostic at = {
        .file = r->name, .line = r->line, .severity = PDN_ERROR, .code = code};

    va_start(ap, fmt);
    pdn_vformat(text, sizeof text, fmt, ap);
    va_end(ap);
    pdn_status st = pdn_diagnostics_add(r->findings, at, "%s", text);
    if (r->st == PDN_OK) r->st = st;
}

static void hide_semicolons(char *line)
{
    char *from = strchr(line, '=');

    for (; from != NULL && *from != '\0'; from++)
        if (*from == ';') *from = SEMICOLON;
}

/* inih tells of a section at its first key only, and cuts its name. */
static void begin_section(struct reading *r, const char *line, bool faulty)
{
    enum { MOST = 49 };
    char name[MOST + 1];
    const char *end = strchr(line, ']');

    if (line[0] != '[') return;
    r->lost = faulty || end == NULL || end - line - 1 > MOST;
    r->gaps = r->gaps || r->lost;
    if (r->lost && !faulty && end != NULL)
        study_reading__fault(r, "long-heading",
                             "the heading is longer than %d bytes", (int)MOST);
    if (r->lost) return;
    snprintf(name, sizeof name, "%.*s", (int)(end - line) - 1, line + 1);
    r->section(r, name);
}

char *study_reading__line(char *text, int size, void *reading)
{
    struct reading *r = reading;
    size_t n = strcspn(r->at, "\r\n"), capacity = (size_t)size - 2;
    uint32_t found = 0;
    bool faulty = n > capacity;

    if (*r->at == '\0') return NULL;
    r->line++;
    if (faulty) {
        study_reading__fault(r, "long-line",
                             "the line is longer than %d characters",
                             LINE_SIZE - 2);
        n = capacity;
    }
    memcpy(text, r->at, n);
    text[n] = '\0';
    r->at += strcspn(r->at, "\r\n");
    r->at += strncmp(r->at, "\r\n", 2) == 0 ? 2 : *r->at != '\0';
    size_t at = pdn_plain_text(text, &found, NULL);
    if (at != SIZE_MAX) {
        study_reading__fault(r, "control-character",
                             "the line holds the control character U+%04X",
                             (unsigned)found);
        text[at] = '\0';
        n = at;
        faulty = true;
    }
    if (text[strspn(text, " \t")] != ';') hide_semicolons(text);
    begin_section(r, text, faulty);
    if (faulty && *text == '[') n = 0; /* it is told already */
    text[n] = '\n';
    text[n + 1] = '\0';
    return text;
}

const char *study_reading__keep(struct reading *r, const char *text)
{
    char *copy = pdn_arena_string(&r->study->text, text);

    if (copy == NULL && r->st == PDN_OK) r->st = pdn_no_memory();
    return copy;
}

void study_reading__scale(struct reading *r, const char *column,
                          const char *range)
{
    pdn_study *s = r->study;
    char text[2 * LINE_SIZE];
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

void study_reading__seed(struct reading *r, const char *value)
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

/* "0.183" or "1148/5076". */
static bool read_share(const char *text, pdn_study_reference *out)
{
    const char *slash = strchr(text, '/');
    double none = pdn_absent(PDN_NOT_DEFINED);

    *out = (pdn_study_reference){NULL, none, none, none};
    if (slash == NULL) {
        if (!pdn_number_read(text, strlen(text), '.', &out->share))
            return false;
    } else {
        if (!pdn_number_read(text, (size_t)(slash - text), '.', &out->events) ||
            !pdn_number_read(slash + 1, strlen(slash + 1), '.',
                             &out->population) ||
            out->population <= 0)
            return false;
        out->share = out->events / out->population;
    }
    return out->share >= 0 && out->share <= 1;
}

static void add_reference(struct reading *r, char *item)
{
    pdn_study *s = r->study;
    pdn_study_reference one;
    char *end = item + strlen(item);

    while (end > item && end[-1] == ' ')
        *--end = '\0';
    while (*item == ' ')
        item++;
    char *value = strrchr(item, ' ');
    if (value == NULL || !read_share(value + 1, &one)) {
        study_reading__fault(
            r, "reference",
            "reference %s: want NAME SHARE or NAME EVENTS/POPULATION", item);
        return;
    }
    *value = '\0';
    one.label = study_reading__keep(r, item);
    pdn_study_reference *all =
        pdn_arena_grow(&s->text, s->reference, s->references, sizeof *all);
    if (all == NULL) {
        if (r->st == PDN_OK) r->st = pdn_no_memory();
        return;
    }
    all[s->references++] = one;
    s->reference = all;
}

void study_reading__references(struct reading *r, const char *value)
{
    char text[LINE_SIZE];

    snprintf(text, sizeof text, "%s", value);
    for (char *item = text; item != NULL;) {
        char *comma = strchr(item, ',');
        if (comma != NULL) *comma = '\0';
        add_reference(r, item);
        item = comma != NULL ? comma + 1 : NULL;
    }
}
