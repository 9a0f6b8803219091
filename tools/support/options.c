#include "options.h"

#include "pdnet/table.h"

#include <ctype.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LETTERLESS = 1000 };

#define COUNT(a) (sizeof(a) / sizeof *(a))

static const char *const langs[] = {"nb", "nn", "en", NULL};
static const char *const whens[] = {"auto", "always", "never", NULL};
static const char *const separators[] = {
    "comma", "semicolon", "tab", "pipe", ",", ";", "\t", "|", NULL};
static const char *const decimals[] = {"point", "comma", ".", ",", NULL};
static const char *const encodings[] = {"utf-8", "utf-16", "windows-1252",
                                        NULL};

#define SHARED(field) offsetof(struct shared, field)
static const pdn_opt common_opts[] = {
    {'o', "output", PDN_OUTPUT, SHARED(output), "FILE", 0, 0, NULL,
     "write here [standard output]"},
    {'s', "seed", PDN_WHOLE, SHARED(seed), "N", 0, 9007199254740991.0, NULL,
     "seed of all chance [1]"},
    {'n', "draws", PDN_WHOLE, SHARED(draws), "N", 0, 1e9, NULL,
     "resampling draws; 0 = none"},
    {'j', "threads", PDN_WHOLE, SHARED(threads), "N", 1, 256, NULL,
     "threads [all processors]"},
    {'q', "quiet", PDN_FLAG, SHARED(quiet), NULL, 0, 0, NULL,
     "no notes on standard error"},
    {0, "lang", PDN_CHOICE, SHARED(lang), "nb|nn|en", 0, 0, langs,
     "language of words [the study's, else the locale's, else nb]"},
    {0, "progress", PDN_CHOICE, SHARED(progress), "auto|always|never", 0, 0,
     whens, "tell how far long work is [auto]"},
};
static const pdn_opt read_opts[] = {
    {0, "separator", PDN_CHOICE, SHARED(separator), "comma|semicolon|tab|pipe",
     0, 0, separators, "field separator [found out]"},
    {0, "decimal", PDN_CHOICE, SHARED(decimal), "point|comma", 0, 0, decimals,
     "decimal sign [found out]"},
    {0, "encoding", PDN_CHOICE, SHARED(encoding), "utf-8|utf-16|windows-1252",
     0, 0, encodings, "encoding [found out]"},
    {0, "column", PDN_MANY, SHARED(rename), "NAME=THEIRS", 0, 0, NULL,
     "the file calls column NAME THEIRS"},
};
static const char *const sources[] = {"ssb", "nav", "fhi", NULL};
static const pdn_opt outcome_opts[] = {
    {0, "where", PDN_MANY, SHARED(where), "COLUMN=VALUE", 0, 0, NULL,
     "rows with this value only; again: another column, or value [all]"},
    {0, "source", PDN_CHOICE, SHARED(source), "ssb|nav|fhi", 0, 0, sources,
     "whose marks stand in the file [none]"},
    {0, "hidden", PDN_STRING, SHARED(hidden), "LO-HI", 0, 0, NULL,
     "what a hidden count may be, or unknown [1-4, or the source's]"},
    {0, "rounded", PDN_WHOLE, SHARED(rounded), "3", 3, 3, NULL,
     "counts of 1 and 2 stand as 0 or 3 [as the source]"},
};
static const pdn_opt write_opts[] = {
    {0, "excel", PDN_FLAG, SHARED(excel), NULL, 0, 0, NULL,
     "write what a Norwegian Excel opens by double click"},
    {0, "no-metadata", PDN_FLAG, SHARED(no_metadata), NULL, 0, 0, NULL,
     "no description file beside the output"},
};

static void slots_add(struct parser *p, const pdn_opt *opt, size_t n,
                      void *base)
{
    for (size_t i = 0; i < n && p->slots < PDN_MOST_OPTS; i++)
        p->slot[p->slots++] = (struct slot){&opt[i], base, true};
}

void pdn_options_fill(struct parser *p, void *args)
{
    slots_add(p, p->tool->opt, p->tool->opts, args);
    if (p->tool->shares & PDN_READS_CSV)
        slots_add(p, read_opts, COUNT(read_opts), &p->shared);
    if (p->tool->shares & PDN_READS_OUTCOMES)
        slots_add(p, outcome_opts, COUNT(outcome_opts), &p->shared);
    if (p->tool->shares & PDN_WRITES_CSV)
        slots_add(p, write_opts, COUNT(write_opts), &p->shared);
    slots_add(p, common_opts, COUNT(common_opts), &p->shared);

    static const char *const unrecorded[] = {
        "output", "threads", "quiet", "lang", "progress", "no-metadata"};
    for (size_t i = 0; i < p->slots; i++)
        for (size_t k = 0; k < COUNT(unrecorded); k++)
            if (p->slot[i].base == (char *)&p->shared &&
                strcmp(p->slot[i].opt->name, unrecorded[k]) == 0)
                p->slot[i].recorded = false;
}

static bool one_of(const char *text, const char *const *choice)
{
    for (size_t i = 0; choice[i] != NULL; i++)
        if (strcmp(text, choice[i]) == 0) return true;
    return false;
}

static bool add_item(struct parser *p, pdn_list *list, const char *text)
{
    const char **item =
        pdn_arena_get(&p->text, (list->items + 1) * sizeof *item);

    if (item == NULL) {
        p->scarce = true;
        return false;
    }
    for (size_t i = 0; i < list->items; i++)
        item[i] = list->item[i];
    item[list->items] = text;
    list->item = item;
    list->items++;
    return true;
}

static bool store_number(const pdn_opt *o, char *field, const char *text)
{
    double x = 0;

    if (!pdn_number_read(text, strlen(text), '.', &x) || x < o->min ||
        x > o->max)
        return false;
    if (o->kind == PDN_NUMBER) {
        *(double *)(void *)field = x;
        return true;
    }
    if (strspn(text, "0123456789+-") != strlen(text)) return false;
    *(long *)(void *)field = (long)x;
    return true;
}

static bool store(struct parser *p, const struct slot *s, const char *text)
{
    char *field = s->base + s->opt->at;

    switch (s->opt->kind) {
    case PDN_FLAG: *(bool *)(void *)field = true; return true;
    case PDN_OUTPUT:
        *(const char **)(void *)field = text;
        return text[0] != '\0';
    case PDN_STRING: *(const char **)(void *)field = text; return true;
    case PDN_CHOICE:
        *(const char **)(void *)field = text;
        return one_of(text, s->opt->choice);
    case PDN_MANY:
    case PDN_PERSONS: return add_item(p, (pdn_list *)(void *)field, text);
    case PDN_WHOLE:
    case PDN_NUMBER: break;
    }
    return store_number(s->opt, field, text);
}

static bool has(const char *text, const char *word)
{
    return text != NULL && strstr(text, word) != NULL;
}

/* True for an option whose value names a file or a folder. */
static bool names_file(const pdn_opt *o)
{
    return has(o->value, "FILE") || has(o->value, "DIR") ||
           has(o->value, ".csv");
}

static void record_option(struct parser *p, const struct slot *s,
                          const char *value)
{
    char name[80];

    if (!s->recorded) return;
    snprintf(name, sizeof name, "--%s", s->opt->name);
    pdn_command_add(&p->command, name);
    if (value == NULL) return;
    if (s->opt->kind == PDN_PERSONS)
        pdn_command_add(&p->command, ":"); /* whom it is about is not told */
    else if (names_file(s->opt))
        pdn_command_add_path(&p->command, value);
    else
        pdn_command_add(&p->command, value);
}

int pdn_options_mistake(const pdn_tool *t)
{
    fprintf(stderr, "%s: try '%s --help'\n", t->name, t->name);
    return PDN_EXIT_USAGE;
}

static void say_wanted(const pdn_tool *t, const pdn_opt *o, const char *given)
{
    fprintf(stderr, "%s: --%s %s: want ", t->name, o->name,
            o->kind == PDN_OUTPUT ? "\"\"" : given);
    if (o->kind == PDN_OUTPUT) {
        fputs("the name of a file or folder, or -\n", stderr);
        return;
    }
    if (o->kind == PDN_CHOICE && strchr(o->value, '|') == NULL)
        for (size_t i = 0; o->choice[i] != NULL; i++)
            fprintf(stderr, "%s%s", o->choice[i],
                    o->choice[i + 1] != NULL ? ", " : "\n");
    else if (o->kind == PDN_CHOICE)
        fprintf(stderr, "%s\n", o->value);
    else
        fprintf(stderr, "a%s number from %s to %s\n",
                o->kind == PDN_WHOLE ? " whole" : "",
                pdn_number_format(o->min).text, pdn_number_format(o->max).text);
}

/* The options as getopt wants them. */
static void getopt_tables(const struct parser *p, struct option *longs,
                          char *shorts)
{
    *shorts++ = ':'; /* a missing value is told apart, and getopt is silent */
    for (size_t i = 0; i < p->slots; i++) {
        const pdn_opt *o = p->slot[i].opt;
        bool takes = o->kind != PDN_FLAG;
        longs[i] = (struct option){o->name, takes, NULL, LETTERLESS + (int)i};
        if (o->letter == 0) continue;
        *shorts++ = o->letter;
        if (takes) *shorts++ = ':';
    }
    longs[p->slots] = (struct option){"help", no_argument, NULL, 'h'};
    longs[p->slots + 1] = (struct option){"version", no_argument, NULL, 'V'};
    longs[p->slots + 2] = (struct option){"help-table", no_argument, NULL, 'T'};
    *shorts++ = 'h';
    *shorts = '\0';
}

static const struct slot *slot_of(const struct parser *p, int c)
{
    if (c >= LETTERLESS) return &p->slot[c - LETTERLESS];
    for (size_t i = 0; i < p->slots; i++)
        if (p->slot[i].opt->letter == c) return &p->slot[i];
    return NULL;
}

/* The long option whose name is exactly the word's (to an equals sign); NULL
 * for another: no beginnings of names, which a later option would spoil. */
static const struct option *long_called(const struct option *longs,
                                        const char *word)
{
    size_t n = strcspn(word, "=");

    for (; longs->name != NULL; longs++)
        if (strlen(longs->name) == n && strncmp(longs->name, word, n) == 0)
            return longs;
    return NULL;
}

static void say_unknown_long(const pdn_tool *t, const struct option *longs,
                             const char *word)
{
    const char *name[PDN_MOST_OPTS + 4];
    char given[80];
    size_t n = 0;

    snprintf(given, sizeof given, "%.*s", (int)strcspn(word, "="), word);
    for (; longs[n].name != NULL; n++)
        name[n] = longs[n].name;
    size_t near = pdn_fold_nearest(given, name, n);
    fprintf(stderr, "%s: unknown option --%s", t->name, given);
    if (near < n) fprintf(stderr, " (did you mean --%s?)", name[near]);
    fputc('\n', stderr);
}

/* The word of argv that holds the long option just read. */
static const char *long_word(char **argv)
{
    const char *last = argv[optind - 1];

    return optarg != NULL && optarg == last ? argv[optind - 2] : last;
}

/* What getopt could not take: `:` a value is missing, `?` the rest. */
static int refuse(const struct parser *p, const struct option *longs, int c,
                  char **argv)
{
    const char *name = p->tool->name, *word = argv[optind - 1];
    bool is_long = strncmp(word, "--", 2) == 0 && word[2] != '\0';

    if (c == ':')
        fprintf(stderr, "%s: a value is missing after %s\n", name, word);
    else if (is_long && long_called(longs, word + 2) != NULL)
        fprintf(stderr, "%s: %.*s takes no value\n", name,
                (int)strcspn(word, "="), word);
    else if (optopt != 0 && optopt < LETTERLESS)
        fprintf(stderr, "%s: unknown option -%c\n", name,
                isprint(optopt) ? optopt : '?');
    else
        say_unknown_long(p->tool, longs, word + 2);
    return pdn_options_mistake(p->tool);
}

/* The value of an option, when it fits it. */
static bool take(struct parser *p, const struct option *longs, int c)
{
    const struct slot *s = slot_of(p, c);
    const pdn_tool *t = p->tool;

    if (s == NULL) return false;
    if (optarg != NULL && strncmp(optarg, "--", 2) == 0 &&
        long_called(longs, optarg + 2) != NULL) {
        fprintf(stderr, "%s: a value is missing after --%s\n", t->name,
                s->opt->name);
        return false;
    }
    if (!store(p, s, optarg)) {
        if (!p->scarce) say_wanted(t, s->opt, optarg);
        return false;
    }
    record_option(p, s, optarg);
    if (s->opt->kind == PDN_OUTPUT)
        return add_item(p, &p->written, optarg) &&
               add_item(p, &p->written_by, s->opt->name);
    return !names_file(s->opt) || add_item(p, &p->files, optarg);
}

/* --column NAME=THEIRS, before any file is looked at. */
static int check_renames(const struct parser *p)
{
    const pdn_list *list = &p->shared.rename;

    for (size_t i = 0; i < list->items; i++) {
        const char *equals = strchr(list->item[i], '=');
        if (equals != NULL && equals != list->item[i] && equals[1] != '\0')
            continue;
        fprintf(stderr, "%s: --column %s: want NAME=THEIRS\n", p->tool->name,
                list->item[i]);
        return pdn_options_mistake(p->tool);
    }
    return PDN_GO_ON;
}

int pdn_options_parse(struct parser *p, int argc, char **argv)
{
    struct option longs[PDN_MOST_OPTS + 4] = {{0}};
    char shorts[2 * PDN_MOST_OPTS + 8];
    int c = 0, at = -1;

    getopt_tables(p, longs, shorts);
    opterr = 0;
    while ((c = getopt_long(argc, argv, shorts, longs, &at)) != -1) {
        if (c == '?' || c == ':') return refuse(p, longs, c, argv);
        if (at >= 0 && long_called(longs, long_word(argv) + 2) == NULL) {
            say_unknown_long(p->tool, longs, long_word(argv) + 2);
            return pdn_options_mistake(p->tool);
        }
        if (c == 'h' || c == 'V' || c == 'T') return c;
        if (!take(p, longs, c))
            return p->scarce ? PDN_EXIT_FAILED : pdn_options_mistake(p->tool);
        at = -1;
    }
    return check_renames(p);
}
