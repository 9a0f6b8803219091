#define _POSIX_C_SOURCE 200809L
#include "pdnet/files.h"
#include "survey/suggest/proposal.h"

#include "core/files/read_file.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

/* The files of a proposal: four, and codebooks of later surveys. */

/* ---- One file ----------------------------------------------------------- */

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

/* ---- answers.csv -------------------------------------------------------- */

static pdn_status code_of(const char *answer, pdn_arena *a, const char **out)
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

static pdn_status make_line(proposal *p, const question_guess *q, size_t i,
                            struct line *out)
{
    pdn_status st = PDN_OK;
    const char *word = q->words.word[i].text;
    char number[PDN_NUMBER_SIZE];
    double x = 0;
    bool known = false;

    *out = (struct line){word, "?", (double)INFINITY, i};
    if (proposal__is_text(q) || q->listed) {
        out->rank = 0;
        return code_of(word, &p->text, &out->value);
    }
    PDN_TRY(proposal__number(q, i, &x, &known));
    if (!known) goto out;
    pdn_number_write(x, number);
    PDN_TRY(pdn_arena_keep(&p->text, number, &out->value));
    out->rank = pdn_state_of(x) == PDN_VALUE ? x : 1e9;
out:
    return st;
}

static void write_number(const question_guess *q, double x, FILE *f)
{
    char number[PDN_NUMBER_SIZE], value[PDN_NUMBER_SIZE];

    pdn_number_write(x, number);
    pdn_number_write(proposal__of_number(q, x), value);
    fprintf(f, "%s,%s,%s\n", q->question, number, value);
}

/* Numbers that stand for others: all of their scale, those that nobody gave
 * this time too, those that are no answer, and those that are asked about. */
static void write_numbers(const question_guess *q, bool codes, FILE *f)
{
    const numbered_scale *s = &q->told;
    double lo = s->has_none ? fmin(s->lo, s->none) : s->lo,
           hi = s->has_none ? fmax(s->hi, s->none) : s->hi,
           last = -(double)INFINITY;

    if (q->numbers.words == 0) return;
    for (size_t i = 0; numbered_scale__turns(s) && lo + (double)i <= hi; i++)
        write_number(q, lo + (double)i, f);
    for (size_t i = 0; i < s->words; i++)
        if (pdn_state_of(proposal__of_number(q, s->said[i].number)) !=
            PDN_VALUE)
            write_number(q, s->said[i].number, f);
    for (size_t i; (i = proposal__next_number(q, &last)) < q->numbers.words;)
        if (proposal__is_asked_about(q, i, codes))
            fprintf(f, "%s,%s,?\n", q->question, q->numbers.word[i].text);
}

/* Of whether there is contact what is no answer; ja and nei are known. */
static pdn_status write_contact(const question_guess *q, FILE *f)
{
    pdn_status st = PDN_OK;
    double x = 0;
    bool known = false;

    if (strcmp(q->question, "contact") != 0) return PDN_OK;
    for (size_t i = 0; i < q->words.words; i++) {
        const char *word = q->words.word[i].text;
        PDN_TRY(standard_scales__value(NULL, word, &x, &known));
        if (!known) continue;
        fputs("contact,", f);
        cell(f, word, ',');
        fprintf(f, "%s\n", pdn_state_mark(pdn_state_of(x)));
    }
out:
    return st;
}

pdn_status proposal__write_answers(proposal *p, FILE *f)
{
    pdn_status st = PDN_OK;
    struct line *line = NULL;
    bool codes = false;

    fputs("question,answer,value\n", f);
    if (p->turned) return PDN_OK; /* each survey has its own */
    for (size_t k = 0; k < p->questions; k++) {
        const question_guess *q = &p->question[k];
        PDN_TRY(proposal__asks_codes(p, q, &codes));
        write_numbers(q, codes, f);
        PDN_TRY(write_contact(q, f));
        if (!proposal__has_lines(q)) continue;
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
    for (size_t i = 0; i < p->listings; i++) {
        const proposal_list *l = &p->listing[i];
        if (l->option == NULL) continue;
        fprintf(f, "%s,", l->question);
        cell(f, l->option, ',');
        fprintf(f, "%s\n", pdn_number_format(l->value).text);
    }
    if (p->more_answers != NULL) fputs(p->more_answers, f);
out:
    free(line);
    return st;
}

/* ---- codebook.csv, aliases.csv ------------------------------------------ */

/* A heading that the pattern fits and that asks about nobody who is known; the
 * one nearly somebody is among the aliases. */
static bool is_stray(const proposal *p, size_t k)
{
    if (k == p->id || p->part[k].who == NULL || proposal__list_in(p, k) != NULL)
        return false;
    if (p->question_of[k] == SIZE_MAX) return true;
    if (proposal__is_known(p, k)) return false;
    for (size_t i = 0; i < p->aliases; i++)
        if (strcmp(p->alias[i].alias, p->part[k].who) == 0) return false;
    return true;
}

/* A column called id that gives way to the one of who answers. */
static bool gives_way(const proposal *p, size_t k)
{
    const char *name = p->t.column[k].name;

    return p->question_of[k] == SIZE_MAX &&
           (strcasecmp(name, "id") == 0 || strcasecmp(name, "respondent") == 0);
}

/* Whether the heading gets a line that says what it asks: who may be asked
 * about. */
static bool is_read(const proposal *p, size_t k)
{
    const proposal_list *l = proposal__list_in(p, k);

    if (l != NULL) return l->question != NULL;
    return p->question_of[k] != SIZE_MAX &&
           (proposal__is_known(p, k) || p->part[k].several != NULL);
}

/* Whether some headings are of one answer. */
static bool has_options(const proposal *p)
{
    bool yes = p->boxes > 0;

    for (size_t i = 0; i < p->listings; i++)
        yes = yes || p->listing[i].option != NULL;
    return yes;
}

static void end_heading(const proposal *p, const char *question,
                        const char *option, FILE *f)
{
    const bool options = has_options(p);

    cell(f, question, options ? ',' : '\n');
    if (options) cell(f, option != NULL ? option : "", '\n');
}

static void write_heading(const proposal *p, size_t k, FILE *f)
{
    const heading_part *h = &p->part[k];
    const pdn_column *id = pdn_table_column(&p->w->s->actor, "id");
    const size_t q = p->question_of[k];
    const bool read = is_read(p, k);
    const proposal_list *l = proposal__list_in(p, k);

    cell(f, p->t.column[k].name, ',');
    if (read && l != NULL) {
        cell(f, "*", ',');
        end_heading(p, l->question, l->option, f);
        return;
    }
    cell(f,
         !read                    ? ""
         : h->several != NULL     ? "?"
         : h->actor != UINT32_MAX ? id->text[h->actor]
                                  : h->service,
         ',');
    end_heading(p, read ? p->question[q].question : "", read ? h->option : NULL,
                f);
}

pdn_status proposal__line_of_list(proposal *p, const proposal_list *l,
                                  const char **line)
{
    pdn_status st = PDN_OK;
    struct text t = {0};
    const char *heading = p->t.column[l->column].name, *asks = l->question;

    if (asks == NULL)
        PDN_TRY(question_guess__name(heading, l->column, &p->text, &asks));
    PDN_TRY(begin(&t));
    cell(t.f, heading, ',');
    cell(t.f, "*", ',');
    fputs(asks, t.f);
    if (has_options(p)) putc(',', t.f);
    if (has_options(p) && l->option != NULL) fputs(l->option, t.f);
    PDN_TRY(close_text(&t));
    PDN_TRY(pdn_arena_keep(&p->text, t.bytes, line));
out:
    if (t.f != NULL) (void)fclose(t.f);
    free(t.bytes);
    return st;
}

/* Headings that are left out stand first: a text alone in the last row of a
 * table would be a note below it. */
static void write_left_out(const proposal *p, FILE *f)
{
    for (size_t k = 0; k < p->t.columns; k++) {
        if (p->listed && k != p->id && !gives_way(p, k) && !is_read(p, k))
            write_heading(p, k, f);
        if (p->listed || !is_stray(p, k)) continue;
        cell(f, p->t.column[k].name, ',');
        fputs(",\n", f);
    }
}

pdn_status proposal__write_codebook(proposal *p, FILE *f)
{
    fputs(has_options(p) ? "code,actor,question,option\n"
                         : "code,actor,question\n",
          f);
    if (p->part == NULL) return PDN_OK;
    write_left_out(p, f);
    for (size_t q = 0; q < p->questions && !p->listed; q++) {
        if (p->question[q].asks[0] == '\0') continue;
        cell(f, p->question[q].asks, ',');
        cell(f, "", ',');
        cell(f, p->question[q].question, '\n');
    }
    for (size_t k = 0; k < p->t.columns; k++)
        if ((p->listed || proposal__list_in(p, k) != NULL) && is_read(p, k))
            write_heading(p, k, f);
    return PDN_OK;
}

pdn_status proposal__write_aliases(proposal *p, FILE *f)
{
    fputs("alias,id\n", f);
    for (size_t i = 0; i < p->aliases; i++) {
        cell(f, p->alias[i].alias, ',');
        cell(f, p->alias[i].id != NULL ? p->alias[i].id : "?", '\n');
    }
    if (p->more_aliases != NULL) fputs(p->more_aliases, f);
    return PDN_OK;
}

/* ---- All of them -------------------------------------------------------- */

typedef pdn_status (*writer)(proposal *p, FILE *f);
static const struct {
    const char *name;
    writer write;
} files[] = {
    {"answers.csv", proposal__write_answers},
    {"codebook.csv", proposal__write_codebook},
    {"aliases.csv", proposal__write_aliases},
    {"study.ini", proposal__write_study},
};
enum { FILES = PDN_COUNT(files) };

struct written {
    const char *path;
    struct text text;
};

/* All of them or none: on a full disk the first are taken away again. */
static pdn_status put_files(const struct written *file, size_t files_n,
                            bool *there)
{
    pdn_status st = PDN_OK;
    size_t n = 0;

    for (n = 0; n < files_n && st == PDN_OK; n++) {
        there[n] = access(file[n].path, F_OK) == 0;
        st = put_file(file[n].path, &file[n].text);
    }
    while (st != PDN_OK && n-- > 0)
        if (!there[n]) (void)unlink(file[n].path);
    return st;
}

/* One of them in memory: what is written, or the text of one survey. */
static pdn_status make_file(proposal *p, const char *name, writer write,
                            const char *of_one, struct written *out)
{
    pdn_status st = PDN_OK;

    PDN_TRY(pdn_arena_format(&p->text, &out->path, "%s/%s", p->folder, name));
    PDN_TRY(begin(&out->text));
    if (of_one != NULL)
        fputs(of_one, out->text.f);
    else
        PDN_TRY(write(p, out->text.f));
    PDN_TRY(close_text(&out->text));
    PDN_TRY(check_place(out->path, &out->text));
out:
    return st;
}

pdn_status proposal__put_actors(proposal *p, const char *csv)
{
    pdn_status st = PDN_OK;
    struct text t = {.bytes = pdn_arena_string(&p->text, csv),
                     .size = strlen(csv)};
    const char *path = NULL;

    PDN_TRY(pdn_had_memory(t.bytes));
    p->folder_made = access(p->folder, F_OK) != 0;
    PDN_TRY(pdn_folder_make(p->folder));
    PDN_TRY(pdn_arena_format(&p->text, &path, "%s/actors.csv", p->folder));
    PDN_TRY(check_place(path, &t));
    p->actors_made = access(path, F_OK) != 0;
    PDN_TRY(put_file(path, &t));
    p->o->actors = path;
out:
    return st;
}

void proposal__take_back_actors(const proposal *p)
{
    if (p->actors_made) (void)unlink(p->o->actors);
    if (p->folder_made) (void)rmdir(p->folder);
}

pdn_status proposal__write(proposal *p)
{
    pdn_status st = PDN_OK;
    struct written *file = NULL;
    bool *there = NULL;
    size_t n = 0;
    const bool made = access(p->folder, F_OK) != 0;

    PDN_TRY(pdn_folder_make(p->folder));
    PDN_NEW(file, FILES + 3 * p->wave.n);
    PDN_NEW(there, FILES + 3 * p->wave.n);
    for (size_t i = 0; i < FILES; i++)
        PDN_TRY(make_file(p, files[i].name, files[i].write, NULL, &file[n++]));
    for (size_t i = 0; i < p->wave.n; i++) {
        const later_wave *v = &p->wave.wave[i];
        if (v->codebook != NULL)
            PDN_TRY(
                make_file(p, v->codebook, NULL, v->codebook_text, &file[n++]));
        if (v->answers_file != NULL)
            PDN_TRY(make_file(p, v->answers_file, NULL, v->answers_text,
                              &file[n++]));
        if (v->aliases_file != NULL)
            PDN_TRY(make_file(p, v->aliases_file, NULL, v->aliases_text,
                              &file[n++]));
    }
    PDN_TRY(put_files(file, n, there));
out:
    if (st != PDN_OK && made) (void)rmdir(p->folder);
    for (size_t i = 0; i < n; i++) {
        if (file[i].text.f != NULL) (void)fclose(file[i].text.f);
        free(file[i].text.bytes);
    }
    free(file);
    free(there);
    return st;
}
