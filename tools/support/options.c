#include "options.h"

#include "option_rows.h"

#include "pdnet/table.h"

#include <assert.h>
#include <ctype.h>
#include <getopt.h>
#include <stdio.h>
#include <string.h>

enum { LETTERLESS = 1000 };

static bool add_item(struct parser *p, pdn_list *list, const char *text)
{
    const char **item =
        pdn_arena_grow(&p->text, list->item, list->items, sizeof *item);

    if (item == NULL) {
        p->scarce = true;
        return false;
    }
    item[list->items++] = text;
    list->item = item;
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

static bool is_one_of(const char *const *words, const char *text)
{
    for (; *words != NULL; words++)
        if (strcmp(text, *words) == 0) return true;
    return false;
}

static bool store(struct parser *p, const struct slot *s, const char *text)
{
    const pdn_opt *o = &s->opt;
    char *field = s->base + o->at;

    assert(text != NULL || o->kind == PDN_FLAG);
    switch (o->kind) {
    case PDN_FLAG: *(bool *)(void *)field = true; return true;
    case PDN_OUTPUT:
        *(const char **)(void *)field = text;
        return text[0] != '\0';
    case PDN_STRING:
    case PDN_FILE: *(const char **)(void *)field = text; return true;
    case PDN_WORD:
        *(const char **)(void *)field = text;
        return is_one_of(o->words, text);
    case PDN_CHOICE:
        return pdn_option_read(o->choice, text, (int *)(void *)field);
    case PDN_MANY:
    case PDN_PERSONS: return add_item(p, (pdn_list *)(void *)field, text);
    case PDN_WHOLE:
    case PDN_NUMBER: break;
    }
    return store_number(o, field, text);
}

/* True for an option whose value names a file or a folder. */
static bool names_file(const pdn_opt *o)
{
    return o->kind == PDN_FILE || o->kind == PDN_OUTPUT;
}

bool options__keep_word(struct parser *p, pdn_shard_word_kind kind,
                        const char *name, const char *value)
{
    pdn_shard_word *word =
        pdn_arena_grow(&p->text, p->word, p->words, sizeof *word);
    const char *text = NULL;
    const char *between = name[0] != '\0' && value[0] != '\0' ? "=" : "";

    if (word == NULL || pdn_arena_format(&p->text, &text, "%s%s%s", name,
                                         between, value) != PDN_OK) {
        p->scarce = true;
        return false;
    }
    word[p->words++] = (pdn_shard_word){kind, text};
    p->word = word;
    return true;
}

/* What a part keeps of the command: all but where its own output goes and what
 * changes nothing of it. */
static bool keep_option(struct parser *p, const struct slot *s,
                        const char *value)
{
    static const char *const left_out[] = {
        "output", "threads", "quiet", "progress", "shard", "parts", NULL};
    char name[80];

    if (is_one_of(left_out, s->opt.name)) return true;
    snprintf(name, sizeof name, "--%s", s->opt.name);
    return options__keep_word(
        p, names_file(&s->opt) ? PDN_SHARD_FILE : PDN_SHARD_OPTION, name,
        value != NULL ? value : "");
}

static void record_option(struct parser *p, const struct slot *s,
                          const char *value)
{
    char name[80];

    if (s->opt.unrecorded) return;
    snprintf(name, sizeof name, "--%s", s->opt.name);
    command__add(&p->command, name);
    if (value == NULL) return;
    if (s->opt.kind == PDN_PERSONS)
        command__add(&p->command, ":"); /* whom it is about is not told */
    else if (names_file(&s->opt))
        command__add_path(&p->command, value);
    else
        command__add(&p->command, value);
}

int options__mistake(const pdn_tool *t)
{
    fprintf(stderr, "%s: try '%s --help'\n", t->name, t->name);
    return PDN_EXIT_USAGE;
}

static void say_wanted(const struct parser *p, const struct slot *s,
                       const char *given)
{
    const pdn_opt *o = &s->opt;

    fprintf(stderr, "%s: --%s %s: want ", p->tool->name, o->name,
            o->kind == PDN_OUTPUT ? "\"\"" : given);
    if (o->kind == PDN_OUTPUT)
        fputs("the name of a file or folder, or -", stderr);
    else if (o->kind == PDN_CHOICE || o->kind == PDN_WORD)
        option_rows__print_words(o, o->value != NULL ? ", " : "|", stderr);
    else if (!(o->min < o->max))
        fputs(pdn_number_format(o->min).text, stderr); /* the only one */
    else
        fprintf(stderr, "a%s number from %s to %s",
                o->kind == PDN_WHOLE ? " whole" : "",
                pdn_number_format(o->min).text, pdn_number_format(o->max).text);
    fputc('\n', stderr);
}

/* The options as getopt wants them. */
static void getopt_tables(const struct parser *p, struct option *longs,
                          char *shorts)
{
    *shorts++ = ':'; /* a missing value is told apart, and getopt is silent */
    for (size_t i = 0; i < p->slots; i++) {
        const pdn_opt *o = &p->slot[i].opt;
        bool takes = o->kind != PDN_FLAG;
        longs[i] = (struct option){o->name, takes, NULL, LETTERLESS + (int)i};
        if (o->letter == 0) continue;
        *shorts++ = o->letter;
        if (takes) *shorts++ = ':';
    }
    longs[p->slots] = (struct option){"help", no_argument, NULL, 'h'};
    longs[p->slots + 1] = (struct option){"version", no_argument, NULL, 'V'};
    longs[p->slots + 2] = (struct option){"help-table", no_argument, NULL, 'T'};
    longs[p->slots + 3] =
        (struct option){"help-manual", no_argument, NULL, 'M'};
    *shorts++ = 'h';
    *shorts = '\0';
}

static struct slot *slot_of(struct parser *p, int c)
{
    if (c >= LETTERLESS) return &p->slot[c - LETTERLESS];
    for (size_t i = 0; i < p->slots; i++)
        if (p->slot[i].opt.letter == c) return &p->slot[i];
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
    const char *name[PDN_MOST_OPTS + 5];
    char given[80];
    size_t n = 0;

    snprintf(given, sizeof given, "%.*s", (int)strcspn(word, "="), word);
    for (; longs[n].name != NULL; n++)
        name[n] = longs[n].name;
    size_t near = pdn_name_nearest(given, name, n);
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
    return options__mistake(p->tool);
}

/* The value of an option, when it fits it. */
static bool take(struct parser *p, const struct option *longs, int c)
{
    struct slot *s = slot_of(p, c);
    const pdn_tool *t = p->tool;

    if (s == NULL) return false;
    if (optarg != NULL && strncmp(optarg, "--", 2) == 0 &&
        long_called(longs, optarg + 2) != NULL) {
        fprintf(stderr, "%s: a value is missing after --%s\n", t->name,
                s->opt.name);
        return false;
    }
    if (!store(p, s, optarg)) {
        if (!p->scarce) say_wanted(p, s, optarg);
        return false;
    }
    s->given = true;
    record_option(p, s, optarg);
    if (!keep_option(p, s, optarg)) return false;
    if (s->opt.kind == PDN_OUTPUT)
        return add_item(p, &p->written, optarg) &&
               add_item(p, &p->written_by, s->opt.name);
    return !names_file(&s->opt) || add_item(p, &p->files, optarg);
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
        return options__mistake(p->tool);
    }
    return PDN_GO_ON;
}

int options__parse(struct parser *p, int argc, char **argv)
{
    struct option longs[PDN_MOST_OPTS + 5] = {{0}};
    char shorts[2 * PDN_MOST_OPTS + 8];
    int c = 0, at = -1;

    getopt_tables(p, longs, shorts);
    opterr = 0;
    while ((c = getopt_long(argc, argv, shorts, longs, &at)) != -1) {
        if (c == '?' || c == ':') return refuse(p, longs, c, argv);
        if (at >= 0 && long_called(longs, long_word(argv) + 2) == NULL) {
            say_unknown_long(p->tool, longs, long_word(argv) + 2);
            return options__mistake(p->tool);
        }
        if (c == 'h' || c == 'V' || c == 'T' || c == 'M') return c;
        if (!take(p, longs, c))
            return p->scarce ? PDN_EXIT_FAILED : options__mistake(p->tool);
        at = -1;
    }
    return check_renames(p);
}
