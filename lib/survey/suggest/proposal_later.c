#define _POSIX_C_SOURCE 200809L
#include "survey/suggest/proposal.h"

#include "survey/suggest/files/actor_columns.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Later surveys whose headings are codes: what each asks, by its own list. */

/* What was found of one, as warnings of the whole. */
static pdn_status tell(proposal *p, const pdn_diagnostics *found)
{
    pdn_status st = PDN_OK;

    for (size_t i = 0; i < found->rows; i++) {
        pdn_diagnostic at = found->row[i];
        if (at.severity == PDN_NOTE) continue;
        at.severity = PDN_WARNING;
        PDN_TRY(pdn_diagnostics_add(p->w->f, at, "%s", found->row[i].message));
    }
out:
    return st;
}

/* What one of the files would be, as a text. */
static pdn_status text_of(proposal *of,
                          pdn_status (*write)(proposal *p, FILE *f),
                          pdn_arena *text, const char **out)
{
    pdn_status st = PDN_OK;
    char *bytes = NULL;
    size_t size = 0;
    FILE *f = open_memstream(&bytes, &size);

    PDN_TRY(pdn_had_memory(f));
    PDN_TRY(write(of, f));
    if (fflush(f) != 0) PDN_TRY(pdn_no_memory());
    PDN_TRY(pdn_arena_keep(text, bytes, out));
out:
    if (f != NULL) (void)fclose(f);
    free(bytes);
    return st;
}

/* Takes the codebook of one that was read. */
static pdn_status take(proposal *p, proposal *later, later_wave *v)
{
    pdn_status st = PDN_OK;

    PDN_TRY(
        text_of(later, proposal__write_codebook, &p->text, &v->codebook_text));
    PDN_TRY(pdn_arena_keep(&p->text, later->t.column[later->id].name,
                           &v->roster_id));
    PDN_TRY(
        pdn_arena_format(&p->text, &v->codebook, "codebook-%s.csv", v->label));
out:
    return st;
}

/* ---- What its answers and names stand for ------------------------------- */

/* A line of such a file: a key, and what it stands for behind the last comma.
 */
struct line {
    const char *begin;
    size_t n, key;
};

static bool next_line(const char **at, struct line *out)
{
    const char *s = *at;

    if (*s == '\0') return false;
    *out = (struct line){.begin = s, .n = strcspn(s, "\n")};
    *at = s + out->n + (s[out->n] != '\0');
    out->key = out->n;
    while (out->key > 0 && s[out->key] != ',')
        out->key--;
    return true;
}

/* The line of a text that has the key of another; false: none has. */
static bool find_line(const char *text, const struct line *of, struct line *out)
{
    while (next_line(&text, out))
        if (out->key == of->key && strncmp(out->begin, of->begin, of->key) == 0)
            return true;
    return false;
}

static bool is_asked(const proposal *p, const struct line *l)
{
    const size_t n = strcspn(l->begin, ",");

    for (size_t q = 0; q < p->questions; q++)
        if (strlen(p->question[q].question) == n &&
            strncmp(p->question[q].question, l->begin, n) == 0)
            return true;
    return false;
}

/* Of a number no line says that it is itself. */
static bool is_number(const struct line *l)
{
    const size_t n = strcspn(l->begin, ",") + 1;
    double x = 0;

    return n < l->key && pdn_number_read(l->begin + n, l->key - n, '.', &x);
}

/* Whether one text has a line of a number that the other has not, though both
 * ask its question; or lines of one key stand for two things. */
static bool contradicts(const proposal *p, const proposal *later,
                        const char *text, const char *against)
{
    struct line l, there;

    while (next_line(&text, &l)) {
        const bool found = find_line(against, &l, &there);
        if (found &&
            (there.n != l.n || strncmp(there.begin, l.begin, l.n) != 0))
            return true;
        if (!found && is_number(&l) && is_asked(p, &l) && is_asked(later, &l))
            return true;
    }
    return false;
}

/* The lines of one text that another has not; of answers those to questions
 * that both ask. */
static pdn_status add_lines(proposal *p, const char *from, const char *there,
                            bool answers, const char **more)
{
    pdn_status st = PDN_OK;
    struct line l, same;

    while (next_line(&from, &l)) {
        if (find_line(there, &l, &same) || (answers && !is_asked(p, &l)))
            continue;
        PDN_TRY(pdn_arena_format(&p->text, more, "%s%.*s\n",
                                 *more != NULL ? *more : "", (int)l.n,
                                 l.begin));
    }
out:
    return st;
}

static pdn_status tell_own(proposal *p, const later_wave *v, const char *file)
{

    return proposal__note(
        p, PDN_WARNING,
        "what stands in %.100s stands for another thing than in %.100s: "
        "%.60s is its own",
        pdn_base_name(v->answers),
        pdn_base_name(p->o->roster != NULL ? p->o->roster : p->o->ties), file);
}

/* What its words and names stand for goes beside the others', or, where they
 * stand for another thing, into files of its own. */
static pdn_status take_words(proposal *p, proposal *later, later_wave *v)
{
    pdn_status st = PDN_OK;
    const char *own = NULL, *there = NULL;

    PDN_TRY(text_of(p, proposal__write_answers, &p->text, &there));
    PDN_TRY(text_of(later, proposal__write_answers, &p->text, &own));
    if (contradicts(p, later, own, there) ||
        contradicts(p, later, there, own)) {
        v->answers_text = own;
        PDN_TRY(pdn_arena_format(&p->text, &v->answers_file, "answers-%s.csv",
                                 v->label));
        PDN_TRY(tell_own(p, v, v->answers_file));
    } else {
        PDN_TRY(add_lines(p, own, there, true, &p->more_answers));
    }
    PDN_TRY(text_of(p, proposal__write_aliases, &p->text, &there));
    PDN_TRY(text_of(later, proposal__write_aliases, &p->text, &own));
    if (contradicts(p, later, own, there)) {
        v->aliases_text = own;
        PDN_TRY(pdn_arena_format(&p->text, &v->aliases_file, "aliases-%s.csv",
                                 v->label));
        PDN_TRY(tell_own(p, v, v->aliases_file));
    } else {
        PDN_TRY(add_lines(p, own, there, false, &p->more_aliases));
    }
out:
    return st;
}

/* ---- Several in one file ------------------------------------------------ */

/* The survey's answers go into a file of its own where one list of them for
 * all would turn them round. */
static pdn_status take_turned(proposal *p, proposal *later, later_wave *v)
{
    pdn_status st = PDN_OK;
    bool turned = false;

    PDN_TRY(proposal__is_turned(p, later, &turned));
    PDN_TRY(
        text_of(later, proposal__write_answers, &p->text, &v->answers_text));
    p->turned = p->turned || turned;
out:
    return st;
}

/* Each gets a file of its own: what all rows together say is nonsense then. */
static pdn_status part_answers(proposal *p)
{
    pdn_status st = PDN_OK;

    for (size_t i = 0; i < p->wave.n; i++) {
        later_wave *v = &p->wave.wave[i];
        if (!p->turned) v->answers_text = NULL;
        if (v->answers_text == NULL) continue;
        PDN_TRY(pdn_arena_format(&p->text, &v->answers_file, "answers-%s.csv",
                                 v->label));
    }
    if (!p->turned) goto out;
    PDN_TRY(proposal__note(
        p, PDN_WARNING,
        "by \"%.60s\" the same answer stands for different things: what "
        "each survey's answers stand for has a file of its own "
        "(answers-%.40s.csv ...); see that each is right",
        p->wave.column, p->wave.wave[0].label));
out:
    return st;
}

/* ---- Each of them ------------------------------------------------------- */

/* One of the surveys, read by itself. */
struct alone {
    pdn_diagnostics found;
    pdn_survey_options own;
    pdn_survey s;
    answers_context w;
    proposal p;
    bool read;
};

static pdn_status read_alone(const proposal *p, const later_wave *v,
                             struct alone *a)
{
    pdn_status st = PDN_OK;

    *a = (struct alone){.own = *p->o, .s.directed = !p->o->undirected};
    a->w = (answers_context){.o = &a->own, .f = &a->found, .s = &a->s};
    a->p = (proposal){
        .w = &a->w, .o = &a->own, .folder = p->folder, .id = SIZE_MAX};
    a->own.actors = v->actors;
    if (a->own.roster != NULL)
        a->own.roster = v->answers;
    else
        a->own.ties = v->answers;
    if (v->where == NULL) a->own.codebook = v->list;
    if (a->own.roster != NULL && v->list == NULL && a->own.roster_id == NULL)
        a->own.roster_id = p->t.column[p->id].name; /* the same headings */
    a->own.wave = v->label;
    if (v->where != NULL) {
        a->own.csv.where = &v->where;
        a->own.csv.wheres = 1;
    }
    st = proposal__read(&a->p);
    a->read = st == PDN_OK;
    if (st != PDN_EPARSE) return st;
    pdn_message_clear();
    return PDN_OK;
}

static void clear_alone(struct alone *a)
{
    if (a->p.w == NULL) return;
    proposal__clear(&a->p);
    pdn_diagnostics_clear(&a->found);
}

/* A survey in a file beside. */
static pdn_status read_one(proposal *p, later_wave *v)
{
    pdn_status st = PDN_OK;
    struct alone later;

    PDN_TRY(read_alone(p, v, &later));
    if (later.read) {
        if (v->list != NULL || later.p.labelled) PDN_TRY(take(p, &later.p, v));
        PDN_TRY(take_words(p, &later.p, v));
        PDN_TRY(proposal__compare_scales(p, p, &later.p, v));
        PDN_TRY(proposal__tell_unlike(p, &later.p));
    }
    if (v->list != NULL || later.p.labelled) PDN_TRY(tell(p, &later.found));
out:
    clear_alone(&later);
    return st;
}

/* Surveys in one file: each by its own rows, and against the first. */
static pdn_status read_rows(proposal *p)
{
    pdn_status st = PDN_OK;
    struct alone first = {0}, one = {0};
    bool there = false;

    for (size_t i = 0; i < p->wave.n; i++) {
        later_wave *v = &p->wave.wave[i];
        struct alone *a = there ? &one : &first;
        PDN_TRY(read_alone(p, v, a));
        if (a->read) {
            PDN_TRY(take_turned(p, &a->p, v));
            if (there) PDN_TRY(proposal__compare_scales(p, &first.p, &a->p, v));
        }
        if (a->read && !there) {
            there = true;
            continue;
        }
        clear_alone(a);
        *a = (struct alone){0};
    }
    PDN_TRY(part_answers(p));
out:
    clear_alone(&first);
    clear_alone(&one);
    return st;
}

pdn_status proposal__read_later(proposal *p)
{
    pdn_status st = PDN_OK;
    later_waves *v = &p->wave;
    size_t kept = 0;

    if (v->column != NULL) return read_rows(p);
    for (size_t i = 0; i < v->n; i++) {
        later_wave *one = &v->wave[i];
        const char *base = p->o->roster != NULL ? p->o->roster : p->o->ties;
        if (strcmp(one->answers, base) != 0) PDN_TRY(read_one(p, one));
        if (one->list != NULL && one->codebook == NULL) {
            PDN_TRY(proposal__note(
                p, PDN_WARNING,
                "%.100s lies beside it and is left out: not understood "
                "by %.100s (above)",
                pdn_base_name(one->answers), pdn_base_name(one->list)));
            continue;
        }
        v->wave[kept++] = *one;
    }
    v->n = kept;
out:
    return st;
}

/* ---- Columns of a year -------------------------------------------------- */

/* What each survey's own columns are; *grouped: how many have one of groups. */
static pdn_status find_columns(proposal *p, size_t *grouped)
{
    pdn_status st = PDN_OK;
    actor_columns__year found = {0};

    *grouped = 0;
    for (size_t i = 0; i < p->wave.n; i++) {
        later_wave *v = &p->wave.wave[i];
        PDN_TRY(actor_columns__of_year(v->actors, &p->o->csv, p->by, v->label,
                                       &p->text, &found));
        v->columns = found.columns;
        *grouped += found.group != NULL;
        if (found.group != NULL) p->by_called = found.group;
    }
out:
    return st;
}

enum { YEAR = 4 };

/* How many columns of the list are those of groups but for the year. */
static size_t count_alike(const proposal *p)
{
    const pdn_table *t = &p->w->s->actor;
    const size_t at = later_waves__year_in(p->by);
    size_t n = 0;

    for (size_t k = 0; k < t->columns; k++) {
        const char *name = t->column[k].name;
        n += later_waves__year_in(name) == at &&
             strncmp(name, p->by, at) == 0 &&
             strcmp(name + at + YEAR, p->by + at + YEAR) == 0;
    }
    return n;
}

pdn_status proposal__find_years(proposal *p)
{
    pdn_status st = PDN_OK;
    const size_t at = p->by != NULL ? later_waves__year_in(p->by) : SIZE_MAX;
    size_t grouped = 0;

    if (at != SIZE_MAX && p->o->by != NULL) return PDN_OK; /* asked for */
    PDN_TRY(find_columns(p, &grouped));
    if (at == SIZE_MAX || grouped == p->wave.n) goto out;
    p->by_called = NULL;
    if (p->wave.n == 1 && count_alike(p) == 1) goto out;
    for (size_t i = 0; i < p->wave.n; i++)
        p->wave.wave[i].columns = NULL;
    p->by_year = pdn_arena_text(&p->text, p->by + at, YEAR);
    PDN_TRY(pdn_had_memory(p->by_year));
out:
    return st;
}
