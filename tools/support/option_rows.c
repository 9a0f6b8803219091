#include "option_rows.h"

#include <stdio.h>
#include <string.h>

#define SHARED(field) offsetof(struct shared, field)

/* ---- the options that tools share ---- */

static const char *const langs[] = {"nb", "nn", "en", NULL};
static const pdn_option_word whens[] = {{"auto", PROGRESS_AUTO},
                                        {"always", PROGRESS_ALWAYS},
                                        {"never", PROGRESS_NEVER},
                                        {NULL, 0}};
static const pdn_opt read_opts[] = {
    {.name = "separator",
     .kind = PDN_CHOICE,
     .at = SHARED(separator),
     .choice = pdn_csv_separators,
     .fallback = "found out",
     .help = "field separator",
     .manual = "What stands between the cells of a file that is read."},
    {.name = "decimal",
     .kind = PDN_CHOICE,
     .at = SHARED(decimal),
     .choice = pdn_csv_decimals,
     .fallback = "found out",
     .help = "decimal sign",
     .manual = "The decimal sign of its numbers."},
    {.name = "thousands",
     .kind = PDN_CHOICE,
     .at = SHARED(thousands),
     .choice = pdn_csv_thousands,
     .fallback = "asked where it may be either",
     .help = "what parts thousands in counts, as in 1.000",
     .manual = "What parts thousands in columns of counts: with *point* 1.000 "
               "is a thousand, with *none* it is one with three decimals. A "
               "blank parts them always."},
    {.name = "encoding",
     .kind = PDN_WORD,
     .at = SHARED(encoding),
     .words = pdn_csv_encodings,
     .fallback = "found out",
     .help = "encoding",
     .manual = "Its encoding."},
    {.name = "column",
     .kind = PDN_MANY,
     .at = SHARED(rename),
     .value = "NAME=THEIRS",
     .help = "the file calls column NAME THEIRS",
     .manual = "; may be given for several. With KIND.NAME only files of that "
               "kind do, as *--column actors.unit=Enhet*."},
};

static const char *const sources[] = {"ssb", "nav", "fhi", NULL};
static const pdn_opt where_opts[] = {
    {.name = "where",
     .kind = PDN_MANY,
     .at = SHARED(where),
     .value = "COLUMN=VALUE",
     .fallback = "all",
     .help = "rows with this value only; again: another column, or value",
     .manual = "Only rows that have this value there. Given again: another "
               "column (both must hold), or another value of the same column "
               "(either may). A year asks for days of it too, an empty VALUE "
               "for empty cells."},
};
static const pdn_opt outcome_opts[] = {
    {.name = "source",
     .kind = PDN_WORD,
     .at = SHARED(source),
     .words = sources,
     .fallback = "none",
     .help = "whose marks stand in the file",
     .manual = ". *ssb*: *:* is 1 to 2, *-* is 0, *.* is not defined, a *\\** "
               "behind a number is no matter, counts of 0 and 3 may be rounded "
               "ones of 1 and 2. *nav*: *\\** and *<4* are 1 to 3, *-* is 0. "
               "*fhi*: *:* is of unknown size, *.* is not defined. None: the "
               "marks of *pdn-ingest*(1), and a hidden count is 1 to 4."},
    {.name = "hidden",
     .kind = PDN_STRING,
     .at = SHARED(hidden),
     .value = "LO-HI",
     .fallback = "1-4, or the source's",
     .help = "what a hidden count may be, or unknown",
     .manual = "What a hidden count may be, as 1-3, or *unknown*: it enters "
               "the spread between units with that range, an unknown one not "
               "at all."},
    {.name = "rounded",
     .kind = PDN_WHOLE,
     .at = SHARED(rounded),
     .value = "3",
     .min = 3,
     .max = 3,
     .fallback = "as the source",
     .help = "counts of 1 and 2 stand as 0 or 3",
     .manual = ": such counts enter the spread as 0 to 2 and 1 to 3."},
};

static const pdn_opt write_opts[] = {
    {.name = "excel",
     .kind = PDN_FLAG,
     .at = SHARED(excel),
     .help = "write what a Norwegian Excel opens by double click",
     .manual = ": semicolon, decimal comma."},
    {.name = "no-metadata",
     .kind = PDN_FLAG,
     .at = SHARED(no_metadata),
     .help = "no description file beside the output",
     .unrecorded = true},
};

static const pdn_opt hide_opts[] = {
    {.name = "suppress",
     .kind = PDN_WHOLE,
     .at = SHARED(suppress),
     .value = "T",
     .max = 1000,
     .fallback = "nothing is hidden; 4 with --public",
     .help = "hide counts of 1 to T and what would give them away",
     .manual = "Hide counts of 1 to T, and what fewer than T + 1 people stand "
               "behind, and every figure that these follow from; they are "
               "written *:*. Figures are rounded, so that they do not give "
               "them away. 0 hides nothing."},
    {.name = "public",
     .kind = PDN_FLAG,
     .at = SHARED(to_public),
     .help = "what everybody may see: as --suppress 4, without persons",
     .manual = "Write what everybody may see: as *--suppress* 4, and without "
               "ids, names and free text of persons and digests of what they "
               "answered. Groups of fewer than five people, or of which fewer "
               "than three answered, have a row without figures."},
};

static const pdn_opt draw_opts[] = {
    {.name = "shard",
     .kind = PDN_STRING,
     .at = SHARED(shard),
     .value = "I/K",
     .fallback = "all draws are made",
     .help = "make one of K shares of the draws of -n, for pdn-merge",
     .manual = "Make share I of K of the draws and write what was drawn, not "
               "the table: *pdn-merge*(1) makes the table of all K parts, byte "
               "by byte that of a run without *--shard*. Shares are whole "
               "blocks of 1000 draws. Needs *-n*, and the input as a file.",
     .unrecorded = true},
    {.name = "parts",
     .kind = PDN_MANY,
     .at = SHARED(parts),
     .value = "PART",
     .help = "as pdn-merge asks for: draws come from these parts",
     .unrecorded = true,
     .unlisted = true},
};

static const pdn_opt common_opts[] = {
    {.letter = 'o',
     .name = "output",
     .kind = PDN_OUTPUT,
     .at = SHARED(output),
     .fallback = "standard output",
     .help = "write here",
     .unrecorded = true},
    {.letter = 's',
     .name = "seed",
     .kind = PDN_WHOLE,
     .at = SHARED(seed),
     .value = "N",
     .max = 9007199254740991.0,
     .help = "seed of all chance"},
    {.letter = 'n',
     .name = "draws",
     .kind = PDN_WHOLE,
     .at = SHARED(draws),
     .value = "N",
     .max = 1e9,
     .help = "resampling draws; 0 = none"},
    {.letter = 'j',
     .name = "threads",
     .kind = PDN_WHOLE,
     .at = SHARED(threads),
     .value = "N",
     .min = 1,
     .max = 256,
     .fallback = "all processors",
     .help = "threads",
     .manual = "; the figures are the same for any number.",
     .unrecorded = true},
    {.letter = 'q',
     .name = "quiet",
     .kind = PDN_FLAG,
     .at = SHARED(quiet),
     .help = "no notes on standard error",
     .manual = "; warnings and faults are still told.",
     .unrecorded = true},
    {.name = "lang",
     .kind = PDN_WORD,
     .at = SHARED(lang),
     .words = langs,
     .fallback = "the locale's, else nb",
     .help = "language of words",
     .manual = "Language of the words that people read.",
     .unrecorded = true},
    {.name = "progress",
     .kind = PDN_CHOICE,
     .at = SHARED(progress),
     .choice = whens,
     .help = "tell how far long work is",
     .manual = "; auto: on a terminal, after a second.",
     .unrecorded = true},
};

/* What the shared options are in tools of a kind. */
static const pdn_opt_said said_of_tables[] = {
    {.name = "output",
     .manual = "Write here. With a name that ends in .csv, a description of "
               "every column is written beside it, as NAME.resource.json."},
    {.name = NULL}};
static const pdn_opt_said said_of_no_draws[] = {
    {.name = "draws",
     .fallback = "",
     .help = "as in all tools; nothing here is drawn"},
    {.name = NULL}};

/* ---- the rows of one tool ---- */

static void add_rows(struct parser *p, const pdn_opt *opt, size_t n, void *base)
{
    for (size_t i = 0; i < n && p->slots < PDN_MOST_OPTS; i++)
        p->slot[p->slots++] = (struct slot){.opt = opt[i], .base = base};
}

static void say_of(pdn_opt *o, const pdn_opt_said *said)
{
    if (said->value != NULL) o->value = said->value;
    if (said->fallback != NULL) o->fallback = said->fallback;
    if (said->help != NULL) o->manual = NULL;
    if (said->help != NULL) o->help = said->help;
    if (said->manual != NULL) o->manual = said->manual;
}

static void say(struct parser *p, const pdn_opt_said *said)
{
    for (; said != NULL && said->name != NULL; said++)
        for (size_t i = 0; i < p->slots; i++) {
            pdn_opt *o = &p->slot[i].opt;
            if (p->slot[i].base == (char *)&p->shared &&
                strcmp(o->name, said->name) == 0)
                say_of(o, said);
        }
}

/* The i-th word that is told of an option; NULL behind the last. */
static const char *word_at(const pdn_opt *o, size_t i)
{
    const pdn_option_word *c = o->choice;

    if (o->words != NULL) return o->words[i];
    for (; c != NULL && c->word != NULL; c++)
        if (pdn_option_word_of(o->choice, c->value) == c->word && i-- == 0)
            return c->word;
    return NULL;
}

/* a, then b; NULL and p->scarce without memory. */
static const char *joined(struct parser *p, const char *a, const char *between,
                          const char *b)
{
    const char *text = NULL;

    if (pdn_arena_format(&p->text, &text, "%s%s%s", a, between, b) != PDN_OK)
        p->scarce = true;
    return text;
}

void option_rows__print_words(const pdn_opt *o, const char *between, FILE *out)
{
    for (size_t i = 0; word_at(o, i) != NULL; i++)
        fprintf(out, "%s%s", i > 0 ? between : "", word_at(o, i));
}

/* What help calls the value. */
static const char *value_of(struct parser *p, const pdn_opt *o)
{
    const char *text = word_at(o, 0);

    if (o->kind == PDN_FLAG) return NULL;
    if (text == NULL || (o->value != NULL && o->kind != PDN_STRING))
        return o->value != NULL ? o->value : "FILE";
    for (size_t i = 1; text != NULL && word_at(o, i) != NULL; i++)
        text = joined(p, text, "|", word_at(o, i));
    return text != NULL && o->value != NULL ? joined(p, text, "|", o->value)
                                            : text;
}

/* What holds without the option: its field before anything is parsed. A number
 * that could not be given is none. */
static const char *held_by(struct parser *p, const struct slot *s)
{
    const pdn_opt *o = &s->opt;
    const void *field = s->base + o->at;
    double x = 0;

    switch (o->kind) {
    case PDN_WHOLE: x = (double)*(const long *)field; break;
    case PDN_NUMBER: x = *(const double *)field; break;
    case PDN_CHOICE: return pdn_option_word_of(o->choice, *(const int *)field);
    case PDN_STRING:
    case PDN_WORD: return *(const char *const *)field;
    case PDN_FLAG:
    case PDN_FILE:
    case PDN_OUTPUT:
    case PDN_MANY:
    case PDN_PERSONS: return NULL;
    }
    if (x < o->min || x > o->max) return NULL;
    return joined(p, pdn_number_format(x).text, "", "");
}

static const char *fallback_of(struct parser *p, const struct slot *s)
{
    const char *said = s->opt.fallback, *sign = NULL, *held = NULL;

    if (said == NULL) return held_by(p, s);
    if (*said == '\0') return NULL;
    sign = strchr(said, '%');
    if (sign == NULL || (held = held_by(p, s)) == NULL) return said;
    char *before = pdn_arena_text(&p->text, said, (size_t)(sign - said));
    if (before == NULL) {
        p->scarce = true;
        return NULL;
    }
    return joined(p, before, held, sign + 1);
}

void option_rows__fill(struct parser *p, void *args)
{
    unsigned shares = p->tool->shares;

    add_rows(p, p->tool->opt, p->tool->opts, args);
    if (shares & PDN_READS_CSV)
        add_rows(p, read_opts, PDN_COUNT(read_opts), &p->shared);
    if (shares & (PDN_READS_OUTCOMES | PDN_PICKS_ROWS))
        add_rows(p, where_opts, PDN_COUNT(where_opts), &p->shared);
    if (shares & PDN_READS_OUTCOMES)
        add_rows(p, outcome_opts, PDN_COUNT(outcome_opts), &p->shared);
    if (shares & PDN_WRITES_CSV)
        add_rows(p, write_opts, PDN_COUNT(write_opts), &p->shared);
    if (shares & PDN_HIDES)
        add_rows(p, hide_opts, PDN_COUNT(hide_opts), &p->shared);
    add_rows(p, common_opts, PDN_COUNT(common_opts), &p->shared);
    if (shares & PDN_DRAWS)
        add_rows(p, draw_opts, PDN_COUNT(draw_opts), &p->shared);
    if (shares & PDN_WRITES_CSV) say(p, said_of_tables);
    if (!(shares & PDN_DRAWS)) say(p, said_of_no_draws);
    say(p, p->tool->said);
    for (size_t i = 0; i < p->slots; i++) {
        p->slot[i].value = value_of(p, &p->slot[i].opt);
        p->slot[i].fallback = fallback_of(p, &p->slot[i]);
    }
}

bool option_rows__given(const struct parser *p, const char *name)
{
    for (size_t i = 0; i < p->slots; i++)
        if (strcmp(p->slot[i].opt.name, name) == 0) return p->slot[i].given;
    return false;
}
