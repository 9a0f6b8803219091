#define _XOPEN_SOURCE 700
#include "pdnet/files.h"
#include "survey/suggest/proposal.h"

#include "core/files/read_file.h"

#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The four files of a proposal. */

/* ---- One file -------------------------------------------------------------
 */

struct text {
    FILE *f;
    char *bytes;
    size_t size;
};

static pdn_status begin(struct text *t)
{
    t->f = open_memstream(&t->bytes, &t->size);
    return pdn_had_memory(t->f);
}

/* What stands at path already may be somebody's work. */
static pdn_status check_place(const char *path, const struct text *t)
{
    char *there = NULL;
    size_t n = 0;

    if (access(path, F_OK) != 0) return PDN_OK;
    pdn_status st = read_file__bytes(path, &there, &n);
    if (st != PDN_OK) return st;
    bool same = n == t->size && memcmp(there, t->bytes, n) == 0;
    free(there);
    if (same) return PDN_OK;
    return pdn_fail(PDN_EIO,
                    "%s: stands there already and says otherwise: move it, or "
                    "name another folder",
                    path);
}

static pdn_status close_text(struct text *t)
{
    int failed = fclose(t->f);

    t->f = NULL;
    return failed != 0 || t->bytes == NULL ? pdn_no_memory() : PDN_OK;
}

static pdn_status put_file(const char *path, const struct text *t)
{
    pdn_status st = PDN_OK;
    pdn_atomic_file out = {.slot = -1};

    PDN_TRY(pdn_atomic_file_open_for(path, true, &out));
    if (fwrite(t->bytes, 1, t->size, out.file) != t->size)
        PDN_FAIL(PDN_EIO, "%s: cannot be written", path);
    PDN_TRY(pdn_atomic_file_commit(&out));
out:
    pdn_atomic_file_abandon(&out);
    return st;
}

/* A cell of a CSV file, and the sign behind it. */
static void cell(FILE *f, const char *s, char after)
{
    bool quotes = s[strcspn(s, ",\"\r\n;")] != '\0' || *s == ' ' ||
                  (*s != '\0' && s[strlen(s) - 1] == ' ');

    if (quotes) putc('"', f);
    for (; *s != '\0'; s++) {
        if (*s == '"') putc('"', f);
        putc(*s, f);
    }
    if (quotes) putc('"', f);
    putc(after, f);
}

/* ---- answers.csv ----------------------------------------------------------
 */

pdn_status proposal__code(const char *answer, pdn_arena *a, const char **out)
{
    pdn_status st = PDN_OK;
    const char *folded = NULL;
    char *code = NULL;
    size_t n = 0;

    PDN_TRY(pdn_normalize_name(a, answer, &folded));
    code = pdn_arena_get(a, strlen(folded) + 1);
    PDN_TRY(pdn_had_memory(code));
    for (; *folded != '\0'; folded++) {
        unsigned char c = (unsigned char)*folded;
        bool word =
            c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
        if (word)
            code[n++] = (char)c;
        else if (n > 0 && code[n - 1] != '-')
            code[n++] = '-';
    }
    while (n > 0 && code[n - 1] == '-')
        n--;
    code[n] = '\0';
    *out = n > 0 ? code : answer;
out:
    return st;
}

/* Answers in order: steps of the scale, absences, what is not known. */
struct line {
    const char *answer, *value;
    double rank;
    size_t order;
};

static int by_rank(const void *left, const void *right)
{
    const struct line *a = left, *b = right;

    if (a->rank < b->rank || a->rank > b->rank)
        return a->rank < b->rank ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

static bool is_text(const question_guess *q)
{
    return strcmp(q->question, "barrier") == 0 ||
           strcmp(q->question, "relation") == 0;
}

static pdn_status make_line(proposal *p, const question_guess *q, size_t i,
                            struct line *out)
{
    pdn_status st = PDN_OK;
    const char *word = q->words.word[i].text;
    char number[PDN_NUMBER_SIZE];
    double x = 0;
    bool known = false;

    *out = (struct line){word, "?", (double)INFINITY, i};
    if (is_text(q) || q->listed) {
        out->rank = 0;
        return proposal__code(word, &p->text, &out->value);
    }
    PDN_TRY(standard_scales__value(q->scale, word, &x, &known));
    if (!known) goto out;
    pdn_number_write(x, number);
    PDN_TRY(pdn_arena_keep(&p->text, number, &out->value));
    out->rank = pdn_state_of(x) == PDN_VALUE ? x : 1e9;
out:
    return st;
}

/* A question of one's own whose words are on no scale stays text. */
static bool has_lines(const question_guess *q)
{
    return q->words.words > 0 && (q->known || q->listed || q->scale != NULL);
}

static pdn_status write_answers(proposal *p, FILE *f)
{
    pdn_status st = PDN_OK;
    struct line *line = NULL;

    fputs("question,answer,value\n", f);
    for (size_t k = 0; k < p->questions; k++) {
        const question_guess *q = &p->question[k];
        if (!has_lines(q)) continue;
        free(line);
        PDN_NEW(line, q->words.words);
        for (size_t i = 0; i < q->words.words; i++)
            PDN_TRY(make_line(p, q, i, &line[i]));
        qsort(line, q->words.words, sizeof *line, by_rank);
        for (size_t i = 0; i < q->words.words; i++) {
            cell(f, q->question, ',');
            cell(f, line[i].answer, ',');
            cell(f, line[i].value, '\n');
        }
    }
out:
    free(line);
    return st;
}

/* ---- codebook.csv, aliases.csv --------------------------------------------
 */

/* A heading that the pattern fits and that asks about nobody. */
static bool is_stray(const proposal *p, size_t k)
{
    return p->question_of[k] == SIZE_MAX && k != p->id &&
           p->part[k].who != NULL;
}

static pdn_status write_codebook(proposal *p, FILE *f)
{
    fputs("code,actor,question\n", f);
    for (size_t q = 0; p->part != NULL && q < p->questions; q++) {
        if (p->question[q].asks[0] == '\0') continue;
        cell(f, p->question[q].asks, ',');
        cell(f, "", ',');
        cell(f, p->question[q].question, '\n');
    }
    for (size_t k = 0; p->part != NULL && k < p->t.columns; k++) {
        if (!is_stray(p, k)) continue;
        cell(f, p->t.column[k].name, ',');
        fputs(",\n", f);
    }
    return PDN_OK;
}

static pdn_status write_aliases(proposal *p, FILE *f)
{
    fputs("alias,id\n", f);
    for (size_t i = 0; i < p->aliases; i++) {
        cell(f, p->alias[i].alias, ',');
        cell(f, p->alias[i].id, '\n');
    }
    return PDN_OK;
}

/* ---- study.ini ------------------------------------------------------------
 */

static bool asks_of_groups(const proposal *p)
{
    return p->named == 0 && p->of_groups > 0;
}

/* Where two real paths part: what they share ends with a /. */
static size_t shared(const char *folder, const char *file)
{
    size_t n = strlen(folder), same = 0;

    for (size_t i = 0; folder[i] == file[i] && file[i] != '\0'; i++)
        if (file[i] == '/') same = i + 1;
    /* the folder itself may be the last part they share */
    return strncmp(folder, file, n) == 0 && file[n] == '/' ? n + 1 : same;
}

/* The path of a file as seen from a folder. */
static pdn_status seen_from(const char *folder, const char *file, pdn_arena *a,
                            const char **out)
{
    pdn_status st = PDN_OK;
    char *from = realpath(folder, NULL), *to = realpath(file, NULL);
    size_t same = 0, up = 0;
    char *path = NULL;

    *out = file;
    if (from == NULL || to == NULL) goto out;
    same = shared(from, to);
    for (size_t i = same; same < strlen(from) && i < strlen(from); i++)
        up += from[i] == '/' || i == same;
    path = pdn_arena_get(a, 3 * up + strlen(to) + 1);
    PDN_TRY(pdn_had_memory(path));
    *out = path;
    for (; up > 0; up--, path += 3)
        strcpy(path, "../");
    strcpy(path, to + same);
out:
    free(from);
    free(to);
    return st;
}

static void write_scales(const proposal *p, FILE *f)
{
    char lo[PDN_NUMBER_SIZE], hi[PDN_NUMBER_SIZE];

    fputs("\n[scales]\n", f);
    for (size_t k = 0; k < p->questions; k++) {
        const question_guess *q = &p->question[k];
        double least = q->least, most = q->most;
        if (is_text(q) || q->listed) continue;
        if (q->scale != NULL) {
            least = fmin(least, q->scale->lowest);
            most = fmax(most, q->scale->lowest + (double)q->scale->steps - 1);
        }
        if (!(least < most)) continue;
        if (q->scale == NULL)
            fputs("# the range seen: put the scale that was asked\n", f);
        pdn_number_write(least, lo);
        pdn_number_write(most, hi);
        fprintf(f, "%s = %s:%s\n", q->question, lo, hi);
    }
}

static void write_wave(const proposal *p, const char *actors,
                       const char *answers, FILE *f)
{
    const pdn_survey_options *o = p->w->o;

    fprintf(f, "\n[wave %s]\nactors = %s\n", o->wave != NULL ? o->wave : "1",
            actors);
    fprintf(f, "%s = %s\n", o->roster != NULL ? "roster" : "ties", answers);
    if (p->id != SIZE_MAX)
        fprintf(f, "roster_id = %s\n", p->t.column[p->id].name);
    else if (o->roster != NULL)
        fputs("# no column names people on the list: say which one does\n"
              "# roster_id = \n",
              f);
    if (p->pattern != NULL) fprintf(f, "roster_pattern = %s\n", p->pattern);
    if (o->roster != NULL) fputs("codebook = codebook.csv\n", f);
    fputs("answers = answers.csv\naliases = aliases.csv\n", f);
}

static pdn_status write_study(proposal *p, FILE *f)
{
    pdn_status st = PDN_OK;
    const pdn_survey_options *o = p->w->o;
    static const char *const groups[] = {"sector", "unit", "municipality"};
    const char *actors = NULL, *answers = NULL, *by = NULL;
    const char *file = o->roster != NULL ? o->roster : o->ties;
    const char *base = pdn_base_name(file);

    PDN_TRY(seen_from(p->folder, o->actors, &p->text, &actors));
    PDN_TRY(seen_from(p->folder, file, &p->text, &answers));
    for (size_t i = 0; i < 3 && by == NULL; i++)
        if (answers__column(&p->w->s->actor, groups[i]) != SIZE_MAX)
            by = groups[i];
    fprintf(f, "# Proposed by pdn-ingest --suggest from %s: look it through.\n",
            base);
    fprintf(f, "[study]\ntitle = %.*s\nlanguage = nb\nseed = 1\n",
            (int)strcspn(base, "."), base);
    if (by != NULL) fprintf(f, "by = %s\n", by);
    write_wave(p, actors, answers, f);
    fputs("\n[survey]\n", f);
    if (asks_of_groups(p))
        fputs("# what is asked about is services or units, not people\n"
              "alters = groups\n",
              f);
    if (o->roster != NULL)
        fputs("# a cell left blank: silent (did not answer) or no (no "
              "contact)\nblank = silent\n",
              f);
    fputs("# where the actor file does not say who answered: senders or all\n"
          "answered = senders\n",
          f);
    write_scales(p, f);
out:
    return st;
}

/* ---- All of them ----------------------------------------------------------
 */

typedef pdn_status (*writer)(proposal *p, FILE *f);
static const struct {
    const char *name;
    writer write;
} files[] = {
    {"answers.csv", write_answers},
    {"codebook.csv", write_codebook},
    {"aliases.csv", write_aliases},
    {"study.ini", write_study},
};
enum { FILES = PDN_COUNT(files) };

pdn_status proposal__write(proposal *p)
{
    pdn_status st = PDN_OK;
    struct text text[FILES] = {{0}};
    char *path[FILES] = {NULL};

    PDN_TRY(pdn_folder_make(p->folder));
    for (size_t i = 0; i < FILES; i++) {
        size_t n = strlen(p->folder) + strlen(files[i].name) + 2;
        PDN_NEW(path[i], n);
        snprintf(path[i], n, "%s/%s", p->folder, files[i].name);
        PDN_TRY(begin(&text[i]));
        PDN_TRY(files[i].write(p, text[i].f));
        PDN_TRY(close_text(&text[i]));
        PDN_TRY(check_place(path[i], &text[i]));
    }
    for (size_t i = 0; i < FILES; i++)
        PDN_TRY(put_file(path[i], &text[i]));
out:
    for (size_t i = 0; i < FILES; i++) {
        if (text[i].f != NULL) (void)fclose(text[i].f);
        free(text[i].bytes);
        free(path[i]);
    }
    return st;
}

/* ---- What is said ---------------------------------------------------------
 */

static pdn_status note(proposal *p, pdn_severity severity, const char *text)
{
    return pdn_diagnostics_add(p->w->f,
                               (pdn_diagnostic){.file = p->t.file,
                                                .severity = severity,
                                                .code = "suggest"},
                               "%s", text);
}

static pdn_status tell_question(proposal *p, question_guess *q)
{
    pdn_status st = PDN_OK;
    char list[300], text[560];
    size_t unknown = 0;
    struct line line;

    for (size_t i = 0; i < q->words.words && has_lines(q); i++) {
        PDN_TRY(make_line(p, q, i, &line));
        unknown += strcmp(line.value, "?") == 0;
    }
    word_count__list(&q->words, list, sizeof list);
    snprintf(text, sizeof text, "\"%.80s\" is %s%s: %zu cells filled%s%s",
             q->asks[0] != '\0' ? q->asks : "a heading that is a name",
             q->question, q->known ? "" : " (a column of its own)", q->filled,
             q->words.words > 0 ? ": " : "", list);
    PDN_TRY(note(p, PDN_NOTE, text));
    if (unknown == 0) goto out;
    snprintf(text, sizeof text,
             "%s: %zu answer%s on no scale that is known: put a number for ? "
             "in answers.csv",
             q->question, unknown, unknown == 1 ? " is" : "s are");
    PDN_TRY(note(p, PDN_WARNING, text));
out:
    return st;
}

static pdn_status tell_roster(proposal *p)
{
    pdn_status st = PDN_OK;
    char text[300];
    size_t strangers = 0;

    if (p->id == SIZE_MAX) {
        PDN_TRY(note(p, PDN_WARNING,
                     "no column names people on the list: say roster_id in "
                     "study.ini"));
    } else {
        snprintf(text, sizeof text,
                 "who answers stands in \"%.80s\": %zu of %zu cells name "
                 "somebody on the list",
                 p->t.column[p->id].name, p->id_known, p->id_cells);
        PDN_TRY(
            note(p, p->id_known < p->id_cells ? PDN_WARNING : PDN_NOTE, text));
    }
    for (size_t k = 0; k < p->t.columns; k++)
        strangers +=
            p->question_of[k] != SIZE_MAX && p->part[k].actor == UINT32_MAX;
    if (asks_of_groups(p)) {
        strangers -= p->of_groups;
        snprintf(text, sizeof text,
                 "%zu headings name a service or unit of the actor file, %zu "
                 "more do not: people name groups here (alters = groups); "
                 "pattern %s",
                 p->of_groups, strangers, p->pattern);
        return note(p, strangers > 0 ? PDN_WARNING : PDN_NOTE, text);
    }
    snprintf(text, sizeof text,
             "%zu headings name somebody on the list, %zu more ask of somebody "
             "who is not: pattern %s",
             p->named, strangers, p->pattern != NULL ? p->pattern : "none");
    PDN_TRY(
        note(p, p->named == 0 || strangers > 0 ? PDN_WARNING : PDN_NOTE, text));
    if (p->of_groups == 0) goto out;
    snprintf(text, sizeof text,
             "%zu of these name a service or unit of the actor file: where "
             "people name groups, say alters = groups",
             p->of_groups);
    PDN_TRY(note(p, PDN_WARNING, text));
out:
    return st;
}

pdn_status proposal__tell(proposal *p)
{
    pdn_status st = PDN_OK;
    char text[200];

    if (p->part != NULL) PDN_TRY(tell_roster(p));
    for (size_t q = 0; q < p->questions; q++)
        PDN_TRY(tell_question(p, &p->question[q]));
    for (size_t i = 0; i < p->aliases; i++) {
        snprintf(text, sizeof text,
                 "\"%.60s\" is nearly somebody on the list, id %.40s: in "
                 "aliases.csv",
                 p->alias[i].alias, p->alias[i].id);
        PDN_TRY(note(p, PDN_WARNING, text));
    }
    snprintf(text, sizeof text,
             "written to look through: answers.csv, codebook.csv, "
             "aliases.csv, study.ini; then pdn-report study.ini -o FOLDER");
    PDN_TRY(note(p, PDN_NOTE, text));
out:
    return st;
}
