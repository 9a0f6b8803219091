#define _XOPEN_SOURCE 700
#include "survey/suggest/proposal.h"

#include "survey/suggest/headings/heading_language.h"
#include "table/foreign/workbook.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The study file of a proposal. */

/* ---- Paths -------------------------------------------------------------- */

/* Where two real paths part: what they share ends with a /. */
static size_t shared(const char *folder, const char *file)
{
    size_t n = strlen(folder), same = 0;

    for (size_t i = 0; folder[i] == file[i] && file[i] != '\0'; i++)
        if (file[i] == '/') same = i + 1;
    /* the folder itself may be the last part they share */
    return strncmp(folder, file, n) == 0 && file[n] == '/' ? n + 1 : same;
}

/* The path of a file, or of a sheet in it, as seen from a folder. */
static pdn_status seen_from(const char *folder, const char *named, pdn_arena *a,
                            const char **out)
{
    pdn_status st = PDN_OK;
    char *from = NULL, *to = NULL, *path = NULL;
    const char *file = NULL, *sheet = NULL;
    size_t same = 0, up = 0;

    *out = named;
    PDN_TRY(workbook__split_path(named, a, &file, &sheet));
    from = realpath(folder, NULL);
    to = realpath(file, NULL);
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
    if (sheet != NULL) PDN_TRY(pdn_arena_format(a, out, "%s#%s", *out, sheet));
out:
    free(from);
    free(to);
    return st;
}

/* ---- Sections ----------------------------------------------------------- */

static bool is_said(const pdn_survey_options *o, const char *question)
{
    size_t n = strlen(question);

    for (size_t i = 0; i < o->scales; i++)
        if (strncmp(o->scale[i], question, n) == 0 && o->scale[i][n] == '=')
            return true;
    return false;
}

static pdn_status write_scale(const proposal *p, const question_guess *q,
                              FILE *f)
{
    pdn_status st = PDN_OK;
    char lo[PDN_NUMBER_SIZE], hi[PDN_NUMBER_SIZE];
    double least = 0, most = 0;
    bool asked = false, wider = false;

    if (proposal__is_text(q) || q->listed ||
        strcmp(q->question, "contact") == 0 ||
        (q->words.words > 0 && !proposal__has_lines(q))) /* it stays text */
        return PDN_OK;
    if (q->unlike != NULL) {
        fprintf(f, "# %s\n%s = ?\n", q->unlike, q->question);
        return PDN_OK;
    }
    PDN_TRY(proposal__asks_codes(p, q, &asked));
    if (asked) {
        fprintf(f, "# %s: the range of its values in answers.csv\n",
                q->question);
        goto out;
    }
    PDN_TRY(proposal__scale(q, &least, &most, &wider));
    if (!(least < most)) goto out;
    if (wider)
        fputs("# wider than what was answered: put the scale that was asked\n",
              f);
    else if (q->scale == NULL && !q->by_heading && q->range_by == NULL)
        fputs("# the range seen: put the scale that was asked\n", f);
    pdn_number_write(least, lo);
    pdn_number_write(most, hi);
    fprintf(f, "%s = %s:%s\n", q->question, lo, hi);
out:
    return st;
}

/* How often by lists: 1, or the answers that their headings are of. */
static void write_listed_scale(const proposal *p, FILE *f)
{
    double most = 0;

    for (size_t i = 0; i < p->listings; i++) {
        const proposal_list *l = &p->listing[i];
        if (l->question == NULL || strcmp(l->question, "frequency") != 0)
            continue;
        most = fmax(most, l->option != NULL ? l->value : 1);
    }
    if (most > 0 && !is_said(p->o, "frequency"))
        fprintf(f, "frequency = 0:%s\n", pdn_number_format(most).text);
}

static pdn_status write_scales(const proposal *p, FILE *f)
{
    pdn_status st = PDN_OK;

    fputs("\n[scales]\n", f);
    for (size_t i = 0; i < p->o->scales; i++) {
        const char *s = p->o->scale[i], *equals = strchr(s, '=');
        fprintf(f, "%.*s = %s\n", (int)(equals - s), s, equals + 1);
    }
    for (size_t k = 0; k < p->questions; k++)
        if (!is_said(p->o, p->question[k].question))
            PDN_TRY(write_scale(p, &p->question[k], f));
    write_listed_scale(p, f);
out:
    return st;
}

static void write_columns(const proposal *p, FILE *f)
{
    if (p->renames == 0) return;
    fputs("\n# what columns are called in these files\n[columns]\n", f);
    for (size_t i = 0; i < p->renames; i++) {
        const char *equals = strchr(p->rename[i], '=');
        fprintf(f, "%.*s = %s\n", (int)(equals - p->rename[i]), p->rename[i],
                equals + 1);
    }
}

/* The wave's own rows, or those that were asked for. */
static pdn_status write_where(proposal *p, const later_wave *v, FILE *f)
{
    pdn_status st = PDN_OK;
    const pdn_csv_options *csv = &p->o->csv;
    const char *list = NULL;

    if (v->where == NULL && csv->wheres == 0) return PDN_OK;
    PDN_TRY(pdn_textlist_write(v->where != NULL ? &v->where : csv->where,
                               v->where != NULL ? 1 : csv->wheres, ',',
                               &p->text, &list));
    fprintf(f, "where = %s\n", list);
out:
    return st;
}

static pdn_status write_wave(proposal *p, const later_wave *v, FILE *f)
{
    pdn_status st = PDN_OK;
    const pdn_survey_options *o = p->o;
    const char *actors = NULL, *answers = NULL;

    PDN_TRY(seen_from(p->folder, v->actors, &p->text, &actors));
    PDN_TRY(seen_from(p->folder, v->answers, &p->text, &answers));
    fprintf(f, "\n[wave %s]\nactors = %s\n", v->label, actors);
    fprintf(f, "%s = %s\n", o->roster != NULL ? "roster" : "ties", answers);
    PDN_TRY(write_where(p, v, f));
    if (v->columns != NULL) fprintf(f, "columns = %s\n", v->columns);
    if (o->roster != NULL) {
        fprintf(f, "roster_id = %s\n",
                v->roster_id != NULL ? v->roster_id : p->t.column[p->id].name);
        if (p->pattern != NULL) fprintf(f, "roster_pattern = %s\n", p->pattern);
        fprintf(f, "codebook = %s\n",
                v->codebook != NULL ? v->codebook : "codebook.csv");
    }
    fprintf(f, "answers = %s\naliases = %s\n",
            v->answers_file != NULL ? v->answers_file : "answers.csv",
            v->aliases_file != NULL ? v->aliases_file : "aliases.csv");
out:
    return st;
}

static void write_word(FILE *f, const char *key, const pdn_option_word *words,
                       int value)
{
    for (; words->word != NULL; words++)
        if (words->value == value) fprintf(f, "%s = %s\n", key, words->word);
}

/* Has some group people of two municipalities? */
static pdn_status spans_places(const pdn_column *by, const pdn_column *place,
                               size_t rows, bool *yes)
{
    pdn_status st = PDN_OK;
    pdn_textmap seen = {0};
    uint32_t first = 0;

    *yes = false;
    for (size_t i = 0; i < rows && !*yes; i++) {
        if (by->text[i] == NULL || place->text[i] == NULL) continue;
        PDN_TRY(textmap__put(&seen, by->text[i], (uint32_t)i, &first));
        *yes = strcmp(place->text[first], place->text[i]) != 0;
    }
out:
    textmap__clear(&seen);
    return st;
}

/* Services are kept apart by municipality whatever their column is called:
 * `sector` has that by itself. */
static pdn_status write_within(const proposal *p, FILE *f)
{
    pdn_status st = PDN_OK;
    const pdn_table *t = &p->w->s->actor;
    const pdn_column *by = p->by != NULL ? pdn_table_column(t, p->by) : NULL;
    const pdn_column *place = pdn_table_column(t, "municipality");
    bool spans = false;

    if (by == NULL || by->text == NULL || place == NULL || by == place ||
        place->text == NULL || strcmp(by->name, "sector") == 0)
        return PDN_OK;
    PDN_TRY(spans_places(by, place, t->rows, &spans));
    if (spans)
        fputs("# what is expected by chance keeps the municipalities apart\n"
              "within = municipality\n",
              f);
out:
    return st;
}

static void write_survey(const proposal *p, FILE *f)
{
    const pdn_survey_options *o = p->o;
    char number[PDN_NUMBER_SIZE];

    fputs("\n[survey]\n", f);
    if (proposal__asks_of_services(p))
        fputs("# what is asked about is services or units, not people\n"
              "alters = groups\n",
              f);
    if (o->roster != NULL)
        fprintf(f,
                "# a cell left blank: silent (did not answer) or no (no "
                "contact)\nblank = %s\n",
                o->blank == PDN_BLANK_NO ? "no"
                : p->asks_blank          ? "?"
                                         : "silent");
    fprintf(f,
            "# where the actor file does not say who answered: senders or "
            "all\nanswered = %s\n",
            o->answered == PDN_ANSWERED_ALL ? "all" : "senders");
    if (o->nonresponse != PDN_KEEP)
        write_word(f, "nonresponse", pdn_nonresponses, (int)o->nonresponse);
    if (o->unknown != PDN_UNKNOWN_ERROR)
        write_word(f, "unknown", pdn_unknown_actors, (int)o->unknown);
    if (p->organisations.yes)
        fputs("# each answer is that of an organisation, not of a person\n", f);
    if (o->answers_of != PDN_ANSWERS_PEOPLE)
        write_word(f, "answers", pdn_answers_of_words, (int)o->answers_of);
    if (o->undirected) fputs("undirected = yes\n", f);
    if (o->min_frequency > 0) {
        pdn_number_write(o->min_frequency, number);
        fprintf(f, "min_frequency = %s\n", number);
    }
}

/* Signs of files that were said; each other is found out. */
static void write_dialect(const proposal *p, FILE *f)
{
    const pdn_csv_options *c = &p->o->csv;
    static const struct {
        char sign;
        const char *word;
    } words[] = {{',', "comma"}, {';', "semicolon"}, {'\t', "tab"},
                 {'|', "pipe"},  {'.', "point"},     {'-', "none"}};
    const struct {
        const char *key;
        char sign;
    } said[] = {{"separator", c->separator},
                {"decimal", c->decimal},
                {"thousands", c->thousands}};

    if (c->separator == 0 && c->decimal == 0 && c->thousands == 0 &&
        c->encoding == NULL)
        return;
    fputs("\n[files]\n", f);
    for (size_t i = 0; i < PDN_COUNT(said); i++)
        for (size_t k = 0; k < PDN_COUNT(words); k++)
            if (said[i].sign == words[k].sign)
                fprintf(f, "%s = %s\n", said[i].key, words[k].word);
    if (c->encoding != NULL) fprintf(f, "encoding = %s\n", c->encoding);
}

/* The headings of a file as they stand, whatever they are read as. */
static pdn_status read_headings(const proposal *p, const char *path,
                                pdn_table *out)
{
    pdn_csv_options plain = p->o->csv;
    pdn_diagnostics untold = {0};
    pdn_status st = PDN_OK;

    plain.renames = 0;
    st = pdn_csv_read_faulty(path, &plain, NULL, 0, &untold, out);
    pdn_diagnostics_clear(&untold);
    if (st != PDN_EPARSE && st != PDN_EIO) return st;
    pdn_message_clear();
    return PDN_OK;
}

static pdn_status find_language(const proposal *p, const char **out)
{
    pdn_status st = PDN_OK;
    pdn_table actors = {0}, ties = {0};
    const pdn_table *t[] = {p->part != NULL ? &p->shown : &ties, &actors};

    PDN_TRY(read_headings(p, p->o->actors, &actors));
    if (p->part == NULL) PDN_TRY(read_headings(p, p->o->ties, &ties));
    PDN_TRY(heading_language__of(t, PDN_COUNT(t), out));
out:
    pdn_table_clear(&actors);
    pdn_table_clear(&ties);
    return st;
}

/* What a person with two files of answers does not know. */
static void write_joining(FILE *f)
{
    fputs(
        "\n# More answers of this study in another file, of another year or "
        "form: --suggest\n"
        "# it into a folder of its own, and copy the wave of that study.ini "
        "here, with a\n"
        "# label of its own and its files as seen from here (codebook = "
        "../forslag-2/codebook.csv).\n"
        "# What columns are called there, where it is not as above, is a line "
        "of that wave:\n"
        "# columns = actors.id=Ansattnr, actors.sector=Etat\n"
        "# The survey and the scales above hold for all: the same question on "
        "the same scale.\n",
        f);
}

/* What such a study asks; the names of files are no titles. */
static const char *title_in(const char *language)
{
    return strcmp(language, "nn") == 0   ? "Kven samarbeider med kven"
           : strcmp(language, "en") == 0 ? "Who works with whom"
                                         : "Hvem samarbeider med hvem";
}

pdn_status proposal__write_study(proposal *p, FILE *f)
{
    pdn_status st = PDN_OK;
    const pdn_survey_options *o = p->o;
    const char *language = NULL;
    const char *base = pdn_base_name(o->roster != NULL ? o->roster : o->ties);

    PDN_TRY(find_language(p, &language));
    fprintf(f, "# Proposed by pdn-ingest --suggest from %s: look it through.\n",
            base);
    fprintf(f,
            "[study]\n# what the report is called: where it was, say\n"
            "title = %s\nlanguage = %s\nseed = 1\n",
            title_in(language), language);
    if (p->by_year != NULL)
        fprintf(f, "# \"%s\" is of %s, not of each survey\nby = ?\n", p->by,
                p->by_year);
    else if (p->by != NULL)
        fprintf(f, "by = %s\n", p->by_called != NULL ? p->by_called : p->by);
    for (size_t i = 0; i < p->wave.n; i++)
        PDN_TRY(write_wave(p, &p->wave.wave[i], f));
    write_survey(p, f);
    PDN_TRY(write_within(p, f));
    PDN_TRY(write_scales(p, f));
    write_columns(p, f);
    write_dialect(p, f);
    write_joining(f);
out:
    return st;
}
