#include "codebook.h"

#include "core/textmap.h"
#include "pdnet/table.h"

#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A heading is taken apart by the pattern: one part tells the actor, another
 * the question. The codebook says what a part, or a whole heading, stands
 * for. */

static const char *const also_actor[] = {"id", "aktør", NULL};
static const char *const also_code[] = {"kode", NULL};
static const char *const also_question[] = {"spørsmål", NULL};
static const char *const also_option[] = {"alternativ", "valg", NULL};
static const pdn_want wants[] = {
    {.name = "code",
     .required = true,
     .filled = true,
     .compared = true,
     .also = also_code},
    {.name = "actor", .also = also_actor},
    {.name = "question", .also = also_question},
    {.name = "option", .also = also_option},
};

/* What a line of the codebook says of its code. */
enum { ACTOR, QUESTION, OPTION, MEANINGS };

struct book {
    pdn_table table;
    pdn_arena *text;
    regex_t pattern;
    bool compiled;
    bool *met;        /* of each line: a heading or a part of one is it */
    pdn_textmap code; /* the first line of a code */
    pdn_textmap means[MEANINGS]; /* and the first that says this of it */
};

static const pdn_column *column_of(const struct book *b, int meaning)
{
    static const char *const name[MEANINGS] = {"actor", "question", "option"};

    return pdn_table_column(&b->table, name[meaning]);
}

static pdn_status index_book(struct book *b)
{
    pdn_status st = PDN_OK;
    const pdn_column *codes = pdn_table_column(&b->table, "code");

    for (size_t i = 0; codes != NULL && i < b->table.rows; i++) {
        const char *code = codes->text[i];
        if (code == NULL) continue;
        PDN_TRY(textmap__put(&b->code, code, (uint32_t)i, NULL));
        for (int m = 0; m < MEANINGS; m++) {
            const pdn_column *c = column_of(b, m);
            if (c != NULL && c->text[i] != NULL)
                PDN_TRY(textmap__put(&b->means[m], code, (uint32_t)i, NULL));
        }
    }
out:
    return st;
}

static void close_book(struct book *b)
{
    if (b->compiled) regfree(&b->pattern);
    free(b->met);
    textmap__clear(&b->code);
    for (int m = 0; m < MEANINGS; m++)
        textmap__clear(&b->means[m]);
    pdn_table_clear(&b->table);
}

static const char *meaning(const struct book *b, const char *code, int what)
{
    int64_t at = textmap__get(&b->means[what], code);

    if (at == PDN_TEXTMAP_NONE) return NULL;
    b->met[at] = true;
    return column_of(b, what)->text[at];
}

/* Lines of the codebook that are no heading and no part of one. */
static pdn_status tell_unmet(answers_context *w, const struct book *b)
{
    const pdn_column *codes = pdn_table_column(&b->table, "code");
    size_t n = 0, first = 0;

    for (size_t i = 0; codes != NULL && i < b->table.rows; i++)
        if (!b->met[i] && codes->text[i] != NULL && n++ == 0) first = i;
    if (n == 0) return PDN_OK;
    pdn_diagnostic at = {.file = b->table.file,
                         .severity = PDN_WARNING,
                         .code = "unmet",
                         .action = "no use made of it"};
    return pdn_diagnostics_add(
        w->f, at,
        "%zu of %zu codes stand in no heading, as \"%s\" "
        "(line %zu)",
        n, b->table.rows, codes->text[first], b->table.line[first]);
}

static pdn_status question_of(const struct book *b, const char *word,
                              const char **out)
{
    pdn_status st = PDN_OK;
    const char *told = meaning(b, word, QUESTION);

    PDN_TRY(answer_book__question(b->text, told != NULL ? told : word, out));
    if (*out == NULL) *out = told;
out:
    return st;
}

/* The question a whole heading is said to ask: one that is known or the user's
 * own; frequency where the codebook does not say. */
static pdn_status heading_question(const struct book *b, const char *heading,
                                   const char **out)
{
    pdn_status st = PDN_OK;
    const char *told = meaning(b, heading, QUESTION);

    if (told == NULL) told = "frequency";
    PDN_TRY(question_of(b, told, out));
    if (*out == NULL) *out = told;
out:
    return st;
}

/* The parts of a heading: 0 none, 1 the actor, 2 two parts in any order. */
static pdn_status take_apart(const struct book *b, const char *heading,
                             char *part[2], size_t *parts)
{
    regmatch_t m[3] = {{0}};
    size_t groups = b->pattern.re_nsub > 2 ? 2 : b->pattern.re_nsub;

    *parts = 0;
    if (regexec(&b->pattern, heading, 3, m, 0) != 0) return PDN_OK;
    for (size_t i = groups > 0; i <= groups; i++) {
        if (m[i].rm_so < 0) continue;
        part[*parts] = pdn_arena_text(b->text, heading + m[i].rm_so,
                                      (size_t)(m[i].rm_eo - m[i].rm_so));
        if (part[*parts] == NULL) return pdn_no_memory();
        ++*parts;
    }
    return PDN_OK;
}

/* Which of two parts tells the actor, and what the other asks. The parts tell
 * it themselves: one is a question that is known, or an actor. */
static pdn_status tell_parts(answers_context *w, const struct book *b,
                             char *const part[2], const char **who,
                             const char **what)
{
    pdn_status st = PDN_OK;
    const char *first = NULL, *second = NULL, *asks = NULL;
    bool turned = false, actor = false;

    PDN_TRY(question_of(b, part[0], &first));
    PDN_TRY(question_of(b, part[1], &second));
    if (first == NULL && second == NULL) {
        const char *told = meaning(b, part[1], ACTOR);
        PDN_TRY(answers__is_called(w, told != NULL ? told : part[1], &actor));
    }
    turned = second == NULL && (first != NULL || actor);
    asks = turned ? first : second;
    *who = turned ? part[1] : part[0];
    *what = asks != NULL ? asks : turned ? part[0] : part[1];
out:
    return st;
}

/* A line of the codebook that gives a heading neither actor nor question: it is
 * not to be read. */
static bool is_left_out(const struct book *b, const char *heading)
{
    int64_t at = textmap__get(&b->code, heading);

    if (at == PDN_TEXTMAP_NONE || meaning(b, heading, ACTOR) != NULL ||
        meaning(b, heading, QUESTION) != NULL)
        return false;
    b->met[at] = true;
    return true;
}

/* Whether nobody has said yet whom the heading asks of: a fault of the line. */
static pdn_status is_open(answers_context *w, const struct book *b,
                          const char *heading, bool *yes)
{
    int64_t at = textmap__get(&b->means[ACTOR], heading);
    const pdn_column *actor = column_of(b, ACTOR);

    *yes = at != PDN_TEXTMAP_NONE && strcmp(actor->text[at], "?") == 0;
    if (!*yes) return PDN_OK;
    b->met[at] = true;
    return answers__leave_open(
        w, heading,
        answers__cell(&b->table, (size_t)at,
                      answers__column(&b->table, "actor"), "unknown-actor"));
}

/* Whether the cells below a heading list whom it asks about: an actor *. */
static pdn_status asks_of_listed(const struct book *b, const char *heading,
                                 codebook__question *out)
{
    pdn_status st = PDN_OK;
    const char *who = meaning(b, heading, ACTOR);

    out->lists = who != NULL && strcmp(who, "*") == 0;
    if (!out->lists) return PDN_OK;
    PDN_TRY(heading_question(b, heading, &out->question));
    PDN_TRY(pdn_arena_keep(b->text, out->question, &out->question));
    PDN_TRY(pdn_arena_keep(b->text, meaning(b, heading, OPTION), &out->option));
out:
    return st;
}

static pdn_status ask(answers_context *w, const struct book *b,
                      const pdn_table *t, size_t column,
                      codebook__question *out)
{
    pdn_status st = PDN_OK;
    const char *heading = t->column[column].name, *who = NULL, *what = NULL;
    const char *told = NULL;
    char *part[2] = {NULL, NULL};
    size_t parts = 0;
    bool open = false;

    if (is_left_out(b, heading)) goto out;
    PDN_TRY(is_open(w, b, heading, &open));
    if (open) goto out;
    PDN_TRY(asks_of_listed(b, heading, out));
    if (out->lists) goto out;
    PDN_TRY(take_apart(b, heading, part, &parts));
    if (parts == 0) goto out;
    who = part[0];
    PDN_TRY(heading_question(b, heading, &what));
    if (parts == 2) PDN_TRY(tell_parts(w, b, part, &who, &what));
    told = meaning(b, heading, ACTOR);
    if (told == NULL) told = meaning(b, who, ACTOR);
    /* an own question may stand in the codebook, which is closed after this */
    PDN_TRY(pdn_arena_keep(b->text, what, &out->question));
    PDN_TRY(pdn_arena_keep(b->text, meaning(b, heading, OPTION), &out->option));
    PDN_TRY(answers__find_actor(
        w, told != NULL ? told : who,
        answers__cell(t, SIZE_MAX, column, "unknown-actor"), &out->actor));
    PDN_TRY(answers__check_end(w, out->actor, true,
                               answers__cell(t, SIZE_MAX, column, "")));
out:
    return st;
}

pdn_status codebook__key(const codebook__question *asked, pdn_arena *text,
                         const char **out)
{
    return pdn_arena_format(text, out, "%lu\n%s", (unsigned long)asked->actor,
                            asked->question);
}

/* Columns that ask the same of the same: the first of each question, of each
 * that is no box to tick, and of each box. */
struct asked_before {
    pdn_textmap any, whole, box;
};

/* The first column before this one that asks the same of the same; two boxes
 * under one question do not. SIZE_MAX: none. */
static pdn_status asks_as(struct asked_before *b, const codebook__question *a,
                          size_t column, pdn_arena *text, size_t *first)
{
    pdn_status st = PDN_OK;
    const char *key = NULL, *box = NULL;
    uint32_t any = 0, same = 0;
    int64_t whole = PDN_TEXTMAP_NONE;

    *first = SIZE_MAX;
    PDN_TRY(codebook__key(a, text, &key));
    PDN_TRY(textmap__put(&b->any, key, (uint32_t)column, &any));
    if (a->option == NULL) {
        if (any != column) *first = any;
        PDN_TRY(textmap__put(&b->whole, key, (uint32_t)column, NULL));
        goto out;
    }
    PDN_TRY(pdn_arena_format(text, &box, "%s\n%s", key, a->option));
    PDN_TRY(textmap__put(&b->box, box, (uint32_t)column, &same));
    if (same != column) *first = same;
    whole = textmap__get(&b->whole, key);
    if (whole != PDN_TEXTMAP_NONE && (size_t)whole < *first)
        *first = (size_t)whole;
out:
    return st;
}

static pdn_status check_twice(answers_context *w, const pdn_table *t,
                              const codebook__question *asked)
{
    pdn_status st = PDN_OK;
    struct asked_before before = {{0}, {0}, {0}};
    pdn_arena text = {0};
    size_t first = SIZE_MAX;

    for (size_t k = 0; k < t->columns; k++) {
        if (asked[k].actor == UINT32_MAX) continue;
        PDN_TRY(asks_as(&before, &asked[k], k, &text, &first));
        if (first == SIZE_MAX) continue;
        PDN_TRY(pdn_diagnostics_add(
            w->f, answers__cell(t, SIZE_MAX, k, "asked-twice"),
            "\"%s\" asks the same of the same as \"%s\"", t->column[k].name,
            t->column[first].name));
    }
out:
    textmap__clear(&before.any);
    textmap__clear(&before.whole);
    textmap__clear(&before.box);
    pdn_arena_clear(&text);
    return st;
}

static pdn_status tell_unread(answers_context *w, const pdn_table *t,
                              const codebook__question *asked)
{
    char names[300] = "";
    size_t n = 0, used = 0;

    for (size_t k = 0; k < t->columns; k++) {
        if (asked[k].question != NULL || strcmp(t->column[k].name, "id") == 0)
            continue;
        if (n++ >= 5) continue;
        int put = snprintf(names + used, sizeof names - used, "%s\"%.40s\"",
                           n > 1 ? ", " : "", t->column[k].name);
        used += put > 0 ? (size_t)put : 0;
    }
    if (n == 0) return PDN_OK;
    return pdn_diagnostics_add(w->f,
                               (pdn_diagnostic){.file = t->file,
                                                .severity = PDN_NOTE,
                                                .code = "not-read",
                                                .action = "left out"},
                               "%zu column%s not about an actor: %s%s", n,
                               n == 1 ? "" : "s", names, n > 5 ? ", ..." : "");
}

/* Without a question of contact, "never" would be read as contact. */
static pdn_status check_frequency(answers_context *w, const pdn_table *t,
                                  const codebook__question *asked)
{
    const char *other = NULL;

    for (size_t k = 0; k < t->columns; k++) {
        if (asked[k].actor == UINT32_MAX && !asked[k].lists) continue;
        if (strcmp(asked[k].question, "frequency") == 0) return PDN_OK;
        other = asked[k].question;
    }
    if (other == NULL) return PDN_OK;
    return pdn_diagnostics_add(
        w->f, answers__cell(t, SIZE_MAX, SIZE_MAX, "no-frequency"),
        "no column asks for frequency (one asks for "
        "\"%s\"): say in a codebook which one does",
        other);
}

bool pdn_survey_pattern_check(const char *pattern, char *why, size_t capacity)
{
    regex_t read;
    int code = regcomp(&read, pattern, REG_EXTENDED | REG_NOSUB);

    if (code == 0)
        regfree(&read);
    else
        regerror(code, &read, why, capacity);
    return code == 0;
}

/* A question like one that is known, but not it, is a slip of the pen; any
 * other is the user's own and becomes a column of the ties. */
static pdn_status check_question(answers_context *w, const struct book *b,
                                 size_t row)
{
    pdn_status st = PDN_OK;
    const pdn_file_kind *ties = pdn_file_kind_of("ties");
    size_t column = answers__column(&b->table, "question"), at = 0;
    const char *word = b->table.column[column].text[row];
    const char *known = NULL, *folded = NULL, **name = NULL;

    if (word == NULL) return PDN_OK;
    PDN_TRY(question_of(b, word, &known));
    if (known != NULL) return PDN_OK;
    PDN_NEW(name, ties->wants);
    for (size_t i = 2; i < ties->wants; i++) /* after from and to */
        name[i - 2] = ties->want[i].name;
    PDN_TRY(pdn_normalize_name(b->text, word, &folded));
    at = pdn_name_nearest(folded, name, ties->wants - 2);
    if (at < ties->wants - 2)
        PDN_TRY(pdn_diagnostics_add(
            w->f, answers__cell(&b->table, row, column, "unknown-question"),
            "question is \"%s\": did you mean \"%s\"?", word, name[at]));
out:
    free(name);
    return st;
}

static pdn_status check_questions(answers_context *w, const struct book *b)
{
    pdn_status st = PDN_OK;

    if (pdn_table_column(&b->table, "question") == NULL) return PDN_OK;
    for (size_t i = 0; i < b->table.rows; i++)
        PDN_TRY(check_question(w, b, i));
out:
    return st;
}

static pdn_status tell_no_column(answers_context *w, const pdn_table *t)
{
    pdn_diagnostic at = answers__cell(t, SIZE_MAX, SIZE_MAX, "pattern");

    if (w->o->roster_pattern == NULL)
        return pdn_diagnostics_add(w->f, at, "no column asks about anybody");
    return pdn_diagnostics_add(w->f, at,
                               "no column fits --roster-pattern \"%s\"",
                               w->o->roster_pattern);
}

static const char *pattern_of(const answers_context *w)
{
    return w->o->roster_pattern != NULL ? w->o->roster_pattern : "^(.+)$";
}

static pdn_status open_book(answers_context *w, struct book *b)
{
    pdn_status st = PDN_OK;
    const char *pattern = pattern_of(w);
    char why[120];

    int code = regcomp(&b->pattern, pattern, REG_EXTENDED);
    if (code != 0) {
        regerror(code, &b->pattern, why, sizeof why);
        return pdn_diagnostics_tell(w->f, PDN_ERROR, "pattern",
                                    "--roster-pattern", "\"%s\": %s", pattern,
                                    why);
    }
    b->compiled = true;
    if (w->o->codebook != NULL)
        PDN_TRY(answers__read_file(w, w->o->codebook, &w->o->csv, wants,
                                   PDN_COUNT(wants), &b->table));
    PDN_NEW(b->met, b->table.rows);
    PDN_TRY(index_book(b));
    PDN_TRY(check_questions(w, b));
out:
    return st;
}

pdn_status codebook__match_columns(answers_context *w, const pdn_table *t,
                                   pdn_arena *text, codebook__question *asked)
{
    pdn_status st = PDN_OK;
    struct book b = {.text = text};
    size_t any = 0;

    for (size_t k = 0; k < t->columns; k++)
        asked[k] = (codebook__question){.actor = UINT32_MAX};
    PDN_TRY(open_book(w, &b));
    if (!b.compiled) goto out;
    for (size_t k = 0; k < t->columns; k++) {
        if (strcmp(t->column[k].name, "id") == 0) continue;
        PDN_TRY(ask(w, &b, t, k, &asked[k]));
        any += asked[k].actor != UINT32_MAX || asked[k].lists;
    }
    PDN_TRY(check_twice(w, t, asked));
    PDN_TRY(tell_unmet(w, &b));
    PDN_TRY(tell_unread(w, t, asked));
    PDN_TRY(check_frequency(w, t, asked));
    if (any == 0 && w->f->errors == 0) PDN_TRY(tell_no_column(w, t));
out:
    close_book(&b);
    return st;
}
