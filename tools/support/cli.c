#include "cli.h"

#include "pdnet/outfile.h"

#include <errno.h>
#include <getopt.h>
#include <inttypes.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#ifndef PDN_VERSION
#define PDN_VERSION "0"
#endif

enum { MOST_OPTS = 64, LETTERLESS = 1000, HELP_COLUMN = 30, NOT_GIVEN = -1 };

static const char *const langs[] = {"nb", "nn", "en", NULL};
static const char *const whens[] = {"auto", "always", "never", NULL};
static const char *const separators[] = {
    "comma", "semicolon", "tab", "pipe", ",", ";", "\t", "|", NULL};
static const char *const decimals[] = {"point", "comma", ".", ",", NULL};
static const char *const encodings[] = {"utf-8", "utf-16", "windows-1252",
                                        NULL};

/* What the shared options are parsed into before they go to the call. */
struct shared {
    const char *output, *lang, *progress;
    long seed, draws, threads;
    bool quiet, excel, no_metadata;
    const char *separator, *decimal, *encoding;
    pdn_list rename;
};

#define SHARED(field) offsetof(struct shared, field)
static const pdn_opt common_opts[] = {
    {'o', "output", PDN_STRING, SHARED(output), "FILE", 0, 0, NULL,
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
     "language of words that people read [nb]"},
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
static const pdn_opt write_opts[] = {
    {0, "excel", PDN_FLAG, SHARED(excel), NULL, 0, 0, NULL,
     "write what a Norwegian Excel opens by double click"},
    {0, "no-metadata", PDN_FLAG, SHARED(no_metadata), NULL, 0, 0, NULL,
     "no description file beside the output"},
};

/* An option as the parser sees it: the row and the struct it fills. */
struct slot {
    const pdn_opt *opt;
    char *base;
    bool recorded; /* stands in the recorded command line */
};

struct parser {
    const pdn_tool *tool;
    struct shared shared;
    struct slot slot[MOST_OPTS];
    size_t slots;
    pdn_arena text;
    char *command;
    size_t used, room;
    bool misused;
    struct timespec began, told;
    bool drew;
};

static void slots_add(struct parser *p, const pdn_opt *opt, size_t n,
                      void *base)
{
    for (size_t i = 0; i < n && p->slots < MOST_OPTS; i++)
        p->slot[p->slots++] = (struct slot){&opt[i], base, true};
}

#define COUNT(a) (sizeof(a) / sizeof *(a))
static void slots_fill(struct parser *p, void *args)
{
    slots_add(p, p->tool->opt, p->tool->opts, args);
    if (p->tool->shares & PDN_READS_CSV)
        slots_add(p, read_opts, COUNT(read_opts), &p->shared);
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

static void print_option(FILE *out, const pdn_opt *o)
{
    char name[64];
    int n =
        snprintf(name, sizeof name, "%c%c%s --%s%s%s", o->letter ? '-' : ' ',
                 o->letter ? o->letter : ' ', o->letter ? "," : " ", o->name,
                 o->value ? " " : "", o->value ? o->value : "");
    if (n > HELP_COLUMN)
        fprintf(out, "  %s\n  %*s  %s\n", name, HELP_COLUMN, "", o->help);
    else
        fprintf(out, "  %-*s  %s\n", HELP_COLUMN, name, o->help);
}

static void print_help(const struct parser *p, FILE *out)
{
    const pdn_tool *t = p->tool;

    fprintf(out, "%s - %s\n\nExamples:\n", t->name, t->about);
    for (size_t i = 0; t->example[i] != NULL; i++)
        fprintf(out, "  %s\n", t->example[i]);
    fprintf(out, "\nUsage: %s [OPTIONS] %s\n\nOptions:\n", t->name,
            t->operands);
    for (size_t i = 0; i < p->slots; i++)
        print_option(out, p->slot[i].opt);
    fputs("  -h, --help                      this text\n"
          "      --version                   the version\n",
          out);
    if (t->draws > 0)
        fprintf(out, "\nDraws: %ld unless -n says otherwise.\n", t->draws);
    if (t->notes != NULL) fprintf(out, "\n%s", t->notes);
}

/* Name, letter, kind and value of every option, one a line: what completion
 * and the manual page's test are made of. */
static void print_table(const struct parser *p, FILE *out)
{
    for (size_t i = 0; i < p->slots; i++) {
        const pdn_opt *o = p->slot[i].opt;
        fprintf(out, "%s\t%c\t%s\t", o->name, o->letter ? o->letter : '-',
                o->value ? o->value : "");
        for (size_t k = 0; o->choice != NULL && o->choice[k] != NULL; k++)
            fprintf(out, "%s%s", k > 0 ? " " : "",
                    o->choice[k][0] == '\t' ? "\\t" : o->choice[k]);
        fprintf(out, "\t%s\n", o->help);
    }
    fputs("help\th\t\t\tthis text\nversion\t-\t\t\tthe version\n", out);
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

    if (item == NULL) return false;
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
    case PDN_STRING: *(const char **)(void *)field = text; return true;
    case PDN_CHOICE:
        *(const char **)(void *)field = text;
        return one_of(text, s->opt->choice);
    case PDN_MANY: return add_item(p, (pdn_list *)(void *)field, text);
    case PDN_WHOLE:
    case PDN_NUMBER: break;
    }
    return store_number(s->opt, field, text);
}

static void record(struct parser *p, const char *word)
{
    size_t n = strlen(word);

    if (p->used + 3 * n + 8 > p->room) {
        size_t room = 2 * (p->room + 3 * n + 8);
        char *command = realloc(p->command, room);
        if (command == NULL) return;
        p->command = command;
        p->room = room;
    }
    char *at = p->command + p->used;
    if (p->used > 0) *at++ = ' ';
    bool plain = n > 0 && strpbrk(word, " \t\n'\"\\$&|;<>()*?[]#~`!") == NULL;
    if (!plain) *at++ = '\'';
    for (size_t i = 0; i < n; i++) {
        if (word[i] == '\'') {
            memcpy(at, "'\\'", 3);
            at += 3;
        }
        *at++ = word[i];
    }
    if (!plain) *at++ = '\'';
    *at = '\0';
    p->used = (size_t)(at - p->command);
}

static const char *short_path(const char *word)
{
    return strchr(word, '/') != NULL ? pdn_base_name(word) : word;
}

static void record_option(struct parser *p, const struct slot *s,
                          const char *value)
{
    char name[80];

    if (!s->recorded) return;
    snprintf(name, sizeof name, "--%s", s->opt->name);
    record(p, name);
    if (value != NULL) record(p, short_path(value));
}

static int mistake(const pdn_tool *t)
{
    fprintf(stderr, "%s: try '%s --help'\n", t->name, t->name);
    return PDN_EXIT_USAGE;
}

static void say_wanted(const pdn_tool *t, const pdn_opt *o, const char *given)
{
    fprintf(stderr, "%s: --%s %s: want ", t->name, o->name, given);
    if (o->kind == PDN_CHOICE)
        fprintf(stderr, "%s\n", o->value);
    else
        fprintf(stderr, "a%s number from %.17g to %.17g\n",
                o->kind == PDN_WHOLE ? " whole" : "", o->min, o->max);
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

static void print_bare(const struct parser *p, int c)
{
    if (c == 'h') print_help(p, stdout);
    if (c == 'V') printf("%s %s\n", p->tool->name, PDN_VERSION);
    if (c == 'T') print_table(p, stdout);
}

static int parse(struct parser *p, int argc, char **argv)
{
    struct option longs[MOST_OPTS + 4] = {{0}};
    char shorts[2 * MOST_OPTS + 8];
    int c = 0;

    getopt_tables(p, longs, shorts);
    opterr = 0;
    while ((c = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
        if (c == 'h' || c == 'V' || c == 'T') {
            print_bare(p, c);
            return fflush(stdout) == 0 ? PDN_EXIT_OK : PDN_EXIT_FAILED;
        }
        if (c == '?' || c == ':') {
            if (c == '?' && optopt != 0 && optopt < LETTERLESS)
                fprintf(stderr, "%s: unknown option -%c\n", p->tool->name,
                        optopt);
            else
                fprintf(stderr, "%s: %s %s\n", p->tool->name,
                        c == ':'
                            ? "a value is missing after"
                            : "unknown option, or a value it does not take:",
                        argv[optind - 1]);
            return mistake(p->tool);
        }
        const struct slot *s = slot_of(p, c);
        if (s == NULL) return mistake(p->tool);
        if (!store(p, s, optarg)) {
            say_wanted(p->tool, s->opt, optarg);
            return mistake(p->tool);
        }
        record_option(p, s, optarg);
    }
    return PDN_GO_ON;
}

static char sign_of(const char *word)
{
    static const struct {
        const char *word;
        char sign;
    } known[] = {{"comma", ','},
                 {"semicolon", ';'},
                 {"tab", '\t'},
                 {"pipe", '|'},
                 {"point", '.'}};

    if (word == NULL) return 0;
    for (size_t i = 0; i < COUNT(known); i++)
        if (strcmp(word, known[i].word) == 0) return known[i].sign;
    return word[0];
}

static double seconds_since(const struct timespec *then)
{
    struct timespec now = {0};

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - then->tv_sec) +
           1e-9 * (double)(now.tv_nsec - then->tv_nsec);
}

/* One line, redrawn ten times a second at most. */
static void draw_progress(void *call_at, const char *what, size_t done,
                          size_t of)
{
    pdn_call *call = call_at;
    struct parser *p = call->kept;
    bool always = call->progress_when != NULL &&
                  strcmp(call->progress_when, "always") == 0;

    if (!always && seconds_since(&p->began) < 1) return;
    if (p->drew && done < of && seconds_since(&p->told) < 0.1) return;
    clock_gettime(CLOCK_MONOTONIC, &p->told);
    p->drew = true;
    fprintf(stderr, "\r%s: %s: %zu of %zu%s", call->tool->name, what, done, of,
            done == of ? "\n" : "");
    fflush(stderr);
}

static bool wants_progress(const pdn_call *call)
{
    const char *when = call->progress_when;

    if (when != NULL && strcmp(when, "always") == 0) return true;
    if (when != NULL && strcmp(when, "never") == 0) return false;
    return isatty(STDERR_FILENO) && !call->quiet;
}

static void fill_call(struct parser *p, pdn_call *call)
{
    const struct shared *s = &p->shared;

    call->output = s->output;
    call->seed_given = s->seed != NOT_GIVEN;
    call->draws_given = s->draws != NOT_GIVEN;
    call->seed = call->seed_given ? s->seed : 1;
    call->draws = call->draws_given    ? s->draws
                  : p->tool->draws > 0 ? p->tool->draws
                                       : 0;
    call->threads = s->threads;
    call->quiet = s->quiet;
    call->excel = s->excel;
    call->no_metadata = s->no_metadata;
    call->lang = s->lang;
    call->progress_when = s->progress;
    call->csv = (pdn_csv_options){.separator = sign_of(s->separator),
                                  .decimal = sign_of(s->decimal),
                                  .encoding = s->encoding,
                                  .rename = s->rename.item,
                                  .renames = s->rename.items};
    call->write = (pdn_write_options){.excel = s->excel};
    call->origin.tool = p->tool->name;
    call->origin.version = PDN_VERSION;
    call->origin.command = p->command;
    call->origin.seed = (uint64_t)call->seed;
    if (wants_progress(call))
        call->progress = (pdn_progress){draw_progress, call};
}

static void on_signal(int which)
{
    pdn_outfile_remove_all();
    signal(which, SIG_DFL);
    raise(which);
}

static void watch_signals(void)
{
    static const int which[] = {SIGINT, SIGTERM, SIGHUP, SIGXFSZ};
    struct sigaction act = {.sa_handler = on_signal};

    sigemptyset(&act.sa_mask);
    for (size_t i = 0; i < COUNT(which); i++)
        sigaction(which[i], &act, NULL);
}

static void parser_free(struct parser *p)
{
    if (p == NULL) return;
    pdn_arena_clear(&p->text);
    free(p->command);
    free(p);
}

static int check_operands(const pdn_tool *t, int n)
{
    if (n >= t->min_operands && n <= t->max_operands) return PDN_GO_ON;
    fprintf(stderr, "%s: %s: want %s\n", t->name,
            n < t->min_operands ? "too few files or words"
                                : "too many files or words",
            t->operands);
    return mistake(t);
}

int pdn_tool_begin(const pdn_tool *tool, void *args, int argc, char **argv,
                   pdn_call *call)
{
    struct parser *p = calloc(1, sizeof *p);

    *call = (pdn_call){.tool = tool};
    if (p == NULL) return PDN_EXIT_FAILED;
    p->tool = tool;
    p->shared.seed = NOT_GIVEN;
    p->shared.draws = NOT_GIVEN;
    clock_gettime(CLOCK_MONOTONIC, &p->began);
    slots_fill(p, args);
    record(p, tool->name);

    int done = parse(p, argc, argv);
    if (done == PDN_GO_ON) done = check_operands(tool, argc - optind);
    if (done != PDN_GO_ON) {
        parser_free(p);
        return done;
    }
    for (int i = optind; i < argc; i++)
        record(p, short_path(argv[i]));
    call->operand = (const char *const *)(argv + optind);
    call->operands = (size_t)(argc - optind);
    call->kept = p;
    fill_call(p, call);
    pdn_runtime_init();
    watch_signals();
    return PDN_GO_ON;
}

static void print_lines(const char *tool, const char *lines)
{
    while (*lines != '\0') {
        size_t n = strcspn(lines, "\n");
        fprintf(stderr, "%s: %.*s\n", tool, (int)n, lines);
        lines += n + (lines[n] == '\n');
    }
}

static void print_findings(const pdn_call *call)
{
    char line[800];

    for (size_t i = 0; i < call->findings.rows; i++) {
        const pdn_finding *f = &call->findings.row[i];
        if (f->severity == PDN_ERROR) continue;
        if (f->severity == PDN_NOTE && call->quiet) continue;
        pdn_finding_text(f, line, sizeof line);
        fprintf(stderr, "%s: %s%s\n", call->tool->name,
                f->severity == PDN_WARNING ? "warning: " : "", line);
    }
}

int pdn_tool_end(pdn_call *call, pdn_status st)
{
    struct parser *p = call->kept;
    int code = PDN_EXIT_OK;

    print_findings(call);
    if (st != PDN_OK) {
        print_lines(call->tool->name, pdn_message());
        code = PDN_EXIT_FAILED;
        if (p->misused) code = mistake(call->tool);
    }
    pdn_findings_clear(&call->findings);
    pdn_provenance_clear(&call->origin);
    parser_free(p);
    return code;
}

pdn_status pdn_tool_misuse(pdn_call *call, const char *fmt, ...)
{
    char text[400];
    va_list ap;

    va_start(ap, fmt);
    vsnprintf(text, sizeof text, fmt, ap);
    va_end(ap);
    ((struct parser *)call->kept)->misused = true;
    return pdn_fail(PDN_EARG, "%s", text);
}

const char *pdn_tool_input(const pdn_call *call)
{
    return call->operands > 0 ? call->operand[0] : "-";
}
