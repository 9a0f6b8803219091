#include "cli.h"

#include "clash.h"
#include "option_help.h"
#include "option_rows.h"
#include "options.h"
#include "shard_call.h"

#include "pdnet/baseline.h"
#include "pdnet/core.h"
#include "pdnet/files.h"
#include "pdnet/privacy.h"
#include "pdnet/shards.h"
#include "pdnet/table.h"

#include <errno.h>
#include <getopt.h> /* optind */
#include <inttypes.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#ifndef PDN_VERSION
#define PDN_VERSION "0"
#endif

/* What is asked for instead of work. */
static int print_bare(struct parser *p, int c)
{
    if (c == 'V') printf("%s %s\n", p->tool->name, PDN_VERSION);
    option_help__print(p, c, stdout);
    if (fflush(stdout) == 0 && ferror(stdout) == 0) return PDN_EXIT_OK;
    fprintf(stderr, "%s: cannot write to standard output: %s\n", p->tool->name,
            pdn_system_error(errno));
    return PDN_EXIT_FAILED;
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
    bool always = p->shared.progress == PROGRESS_ALWAYS;

    if (!always && seconds_since(&p->began) < 1) return;
    if (p->drew && done < of && seconds_since(&p->told) < 0.1) return;
    clock_gettime(CLOCK_MONOTONIC, &p->told);
    p->drew = true;
    fprintf(stderr, "%s: %s: %zu of %zu%s", shard_call__speaker(call), what,
            done, of, done == of ? "\n" : "\r");
    fflush(stderr);
}

const char *cli__progress(const pdn_call *call)
{
    const struct parser *p = call->kept;

    switch (p->shared.progress) {
    case PROGRESS_ALWAYS: return "always";
    case PROGRESS_NEVER: return "never";
    case PROGRESS_AUTO: break;
    }
    return "auto";
}

static bool wants_progress(const struct shared *s)
{
    if (s->progress != PROGRESS_AUTO) return s->progress == PROGRESS_ALWAYS;
    return isatty(STDERR_FILENO) && !s->quiet;
}

static void fill_call(struct parser *p, pdn_call *call)
{
    const struct shared *s = &p->shared;

    call->output = s->output;
    call->seed_given = option_rows__given(p, "seed");
    call->draws_given = option_rows__given(p, "draws");
    call->seed = s->seed;
    call->draws = s->draws;
    call->threads = s->threads;
    call->quiet = s->quiet;
    call->excel = s->excel;
    call->no_metadata = s->no_metadata;
    call->to_public = s->to_public;
    call->suppress = s->to_public && !option_rows__given(p, "suppress")
                         ? PDN_FEWEST - 1
                         : s->suppress;
    call->lang = s->lang;
    call->csv = (pdn_csv_options){.separator = (char)s->separator,
                                  .decimal = (char)s->decimal,
                                  .thousands = (char)s->thousands,
                                  .encoding = s->encoding,
                                  .rename = s->rename.item,
                                  .renames = s->rename.items,
                                  .where = s->where.item,
                                  .wheres = s->where.items};
    call->write = (pdn_write_options){.excel = s->excel};
    call->origin.tool = p->tool->name;
    call->origin.version = PDN_VERSION;
    call->origin.command = p->command.text;
    call->origin.seed = (uint64_t)call->seed;
    call->shown_origin = (pdn_provenance){.tool = call->origin.tool,
                                          .version = call->origin.version,
                                          .command = call->origin.command,
                                          .seed = call->origin.seed};
    if (wants_progress(s)) call->progress = (pdn_progress){draw_progress, call};
    call->findings.progress = &call->progress;
}

static void on_signal(int which)
{
    pdn_atomic_file_remove_all();
    pdn_staged_folder_remove_all();
    signal(which, SIG_DFL);
    raise(which);
}

/* A signal that is ignored (nohup) stays so. GLib ends the program by SIGTRAP
 * or SIGABRT when memory or threads are out. */
static void watch_signals(void)
{
    static const int which[] = {SIGINT,  SIGTERM, SIGHUP, SIGPIPE,
                                SIGQUIT, SIGABRT, SIGTRAP};
    struct sigaction act = {.sa_handler = on_signal}, was;

    sigemptyset(&act.sa_mask);
    (void)signal(SIGXFSZ,
                 SIG_IGN); /* a file too large is told, as a full disk */
    for (size_t i = 0; i < PDN_COUNT(which); i++)
        if (sigaction(which[i], NULL, &was) == 0 && was.sa_handler != SIG_IGN)
            sigaction(which[i], &act, NULL);
}

static void parser_free(struct parser *p)
{
    if (p == NULL) return;
    pdn_arena_clear(&p->text);
    free(p->command.text);
    free(p);
}

static int check_operands(const pdn_tool *t, int n)
{
    if (n >= t->min_operands && n <= t->max_operands) return PDN_GO_ON;
    fprintf(stderr, "%s: %s: want %s\n", t->name,
            n < t->min_operands ? "too few files or words"
                                : "too many files or words",
            t->operands[0] != '\0' ? t->operands : "none beside options");
    return options__mistake(t);
}

static void record_operands(struct parser *p, char *const *operand)
{
    bool marked = false;

    for (; *operand != NULL; operand++) {
        (void)options__keep_word(p, PDN_SHARD_OPERAND, "", *operand);
        if (!marked && (*operand)[0] == '-' && (*operand)[1] != '\0') {
            command__add(&p->command, "--");
            marked = true;
        }
        command__add_path(&p->command, *operand);
    }
}

static int say_no_memory(const pdn_tool *t)
{
    fprintf(stderr, "%s: out of memory\n", t->name);
    return PDN_EXIT_FAILED;
}

/* The command line into p; PDN_GO_ON or the exit code. A command that is not
 * whole would be recorded as another. */
static int parse(struct parser *p, void *args, int argc, char **argv)
{
    option_rows__fill(p, args);
    command__add(&p->command, p->tool->name);

    int done = options__parse(p, argc, argv);
    if (done >= 'A') return print_bare(p, done); /* a letter of --help ... */
    if (done == PDN_GO_ON) done = check_operands(p->tool, argc - optind);
    if (done == PDN_GO_ON)
        done = clash__check(p, argv + optind, (size_t)(argc - optind));
    if (done == PDN_GO_ON) record_operands(p, argv + optind);
    if (!p->scarce && !p->command.lost) return done;
    return say_no_memory(p->tool);
}

int cli__begin(const pdn_tool *tool, void *args, int argc, char **argv,
               pdn_call *call)
{
    struct parser *p = calloc(1, sizeof *p);

    *call = (pdn_call){.tool = tool, .draws = call->draws};
    if (p == NULL) return say_no_memory(tool);
    p->tool = tool;
    p->shared.seed = 1;
    p->shared.draws = call->draws;
    clock_gettime(CLOCK_MONOTONIC, &p->began);
    int done = parse(p, args, argc, argv);
    if (done != PDN_GO_ON) {
        parser_free(p);
        return done;
    }
    call->operand = (const char *const *)(argv + optind);
    call->operands = (size_t)(argc - optind);
    call->kept = p;
    fill_call(p, call);
    if (pdn_marks_of(p->shared.source, p->shared.hidden, p->shared.rounded > 0,
                     &call->csv.marks) != PDN_OK) {
        fprintf(stderr, "%s: --%s\n", tool->name, pdn_message());
        done = options__mistake(tool);
        parser_free(p);
        call->kept = NULL;
        return done;
    }
    pdn_runtime_init();
    watch_signals();
    done = shard_call__begin(call);
    if (done == PDN_GO_ON) return done;
    parser_free(p);
    call->kept = NULL;
    return done;
}

void cli__print_plain(FILE *out, const char *text, size_t n)
{
    char mark[PDN_MARK_SIZE];

    while (n > 0) {
        size_t length = pdn_shown_text(text, n, mark);
        if (mark[0] != '\0')
            fputs(mark, out);
        else
            fwrite(text, 1, length, out);
        text += length;
        n -= length;
    }
}

bool cli__given(const pdn_call *call, const char *option)
{
    return option_rows__given(call->kept, option);
}

static void print_lines(const char *tool, const char *lines)
{
    while (*lines != '\0') {
        size_t n = strcspn(lines, "\n");
        fprintf(stderr, "%s: ", tool);
        cli__print_plain(stderr, lines, n);
        fputc('\n', stderr);
        lines += n + (lines[n] == '\n');
    }
}

static void print_findings(const pdn_call *call)
{
    char line[800];

    for (size_t i = 0; i < call->findings.rows; i++) {
        const pdn_diagnostic *f = &call->findings.row[i];
        if (f->severity == PDN_ERROR) continue;
        /* Notes about single rows are for the table of findings. */
        if (f->severity == PDN_NOTE && (call->quiet || f->line > 0)) continue;
        pdn_diagnostic_text(f, line, sizeof line);
        fprintf(stderr, "%s: %s", shard_call__speaker(call),
                f->severity == PDN_WARNING ? "warning: " : "");
        cli__print_plain(stderr, line, strlen(line));
        fputc('\n', stderr);
    }
}

int cli__end(pdn_call *call, pdn_status st)
{
    struct parser *p = call->kept;
    int code = PDN_EXIT_OK;

    if (st == PDN_OK && cli__deals(call)) st = pdn_shard_end(call->shard);
    pdn_shard_free(call->shard);
    print_findings(call);
    errno = 0;
    if (st == PDN_OK && (fflush(stdout) != 0 || ferror(stdout)))
        st = pdn_fail(PDN_EIO, "standard output: %s",
                      errno != 0 ? pdn_system_error(errno) : "write failed");
    if (st != PDN_OK) {
        print_lines(shard_call__speaker(call), pdn_message());
        code = PDN_EXIT_FAILED;
        if (p->misused) code = options__mistake(call->tool);
    }
    pdn_diagnostics_clear(&call->findings);
    pdn_provenance_clear(&call->origin);
    parser_free(p);
    return code;
}

int cli__run(const pdn_tool *tool, void *args, long draws, cli__work *work,
             int argc, char **argv)
{
    pdn_call call = {.draws = draws};
    int done = cli__begin(tool, args, argc, argv, &call);

    return done != PDN_GO_ON ? done : cli__end(&call, work(&call, args));
}

pdn_status cli__misuse(pdn_call *call, const char *fmt, ...)
{
    char text[400];
    va_list ap;

    va_start(ap, fmt);
    pdn_vformat(text, sizeof text, fmt, ap);
    va_end(ap);
    ((struct parser *)call->kept)->misused = true;
    return pdn_fail(PDN_EARG, "%s", text);
}

pdn_status cli__parts(pdn_call *call, const char *option, const pdn_list *given,
                      pdn_list *parts)
{
    pdn_status st = PDN_OK;
    pdn_arena *text = &((struct parser *)call->kept)->text;

    *parts = (pdn_list){0};
    for (size_t i = 0; i < given->items; i++) {
        const char *const *item = NULL;
        size_t n = 0;
        st = pdn_textlist_read(given->item[i], ',', text, &item, &n);
        if (st == PDN_EPARSE)
            return cli__misuse(call, "--%s %s", option, pdn_message());
        if (st != PDN_OK) return st;
        const char **all =
            pdn_arena_get(text, (parts->items + n + 1) * sizeof *all);
        if (all == NULL) return pdn_no_memory();
        for (size_t k = 0; k < parts->items; k++)
            all[k] = parts->item[k];
        for (size_t k = 0; k < n; k++)
            all[parts->items + k] = item[k];
        parts->item = all;
        parts->items += n;
    }
    return st;
}

/* Whoever knows all of a file but a few figures could try these against its
 * digest. */
const pdn_provenance *cli__origin(const pdn_call *call)
{
    if (call->no_metadata) return NULL;
    return call->to_public ? &call->shown_origin : &call->origin;
}

pdn_status cli__tell_hidden(pdn_call *call, const pdn_hidden *h)
{
    const pdn_diagnostic note = {.severity = PDN_NOTE, .code = "hidden"};
    char why[60], narrow[100] = "";

    snprintf(why, sizeof why, "fewer than %.0f people stand behind", h->fewest);
    if (h->few + h->others == 0)
        return pdn_diagnostics_add(&call->findings, note,
                                   "cells hidden: none; there is none that %s",
                                   why);
    if (h->narrow > 0)
        snprintf(narrow, sizeof narrow,
                 "; %zu of them can be told more closely than meant",
                 h->narrow);
    return pdn_diagnostics_add(
        &call->findings, note,
        "cells hidden: %zu, of which %zu that %s or that are of a person, and "
        "%zu from which those would follow; rows without a figure: %zu%s",
        h->few + h->others, h->few, why, h->others, h->rows, narrow);
}

pdn_privacy_options cli__hiding(const pdn_call *call)
{
    return (pdn_privacy_options){.fewest = (double)call->suppress + 1,
                                 .organisations =
                                     call->of_organisations && !call->of_people,
                                 .persons = !call->to_public};
}

pdn_status cli__hide(pdn_call *call, const pdn_schema *schema, void *rows,
                     size_t *n, pdn_about *about)
{
    pdn_status st = PDN_OK;
    const pdn_privacy_options o = cli__hiding(call);
    pdn_private_table t = {
        .schema = schema, .row = rows, .rows = *n, .about = about};
    pdn_hidden told = {0};

    if (call->suppress == 0 && !call->to_public) return PDN_OK;
    if (call->beside != NULL)
        PDN_TRY(pdn_privacy_hide_beside(&o, call->beside, call->beside_by, &t,
                                        &told));
    else if (call->with != NULL)
        PDN_TRY(pdn_privacy_hide_with(&o, &t, call->with, &told));
    else
        PDN_TRY(pdn_privacy_hide(&o, &t, 1, &told));
    *n = t.rows;
    PDN_TRY(cli__tell_hidden(call, &told));
out:
    return st;
}

pdn_status cli__write_rows(pdn_call *call, const pdn_schema *schema, void *rows,
                           size_t n, pdn_about *about)
{
    pdn_status st = PDN_OK;

    if (cli__deals(call)) return PDN_OK;
    PDN_TRY(pdn_shard_end(call->shard));
    PDN_TRY(cli__hide(call, schema, rows, &n, about));
    PDN_TRY(pdn_rows_write(call->output, schema, rows, n, &call->write, about,
                           cli__origin(call)));
out:
    return st;
}

pdn_status cli__table(pdn_call *call, const char *kind, const char *path,
                      pdn_table *out)
{
    pdn_status st = pdn_kind_read(kind, path, &call->csv, &call->findings, out);

    if (st != PDN_OK) return st;
    return pdn_provenance_add(&call->origin, path, out->sha256);
}

pdn_status cli__renamed(pdn_call *call, const char *kind, const char *path,
                        const char *crosswalk, pdn_table *links, pdn_table *out)
{
    pdn_status st = PDN_OK;

    PDN_TRY(cli__table(call, kind, path, out));
    if (crosswalk == NULL) return PDN_OK;
    PDN_TRY(cli__table(call, "crosswalk", crosswalk, links));
    PDN_TRY(pdn_crosswalk_rename(links, out, &call->findings));
out:
    return st;
}

pdn_about cli__about(const pdn_network *g)
{
    const double none = pdn_absent(PDN_NOT_DEFINED);
    pdn_about about = {.n = none, .answered = none, .draws = none};

    if (g == NULL) return about;
    about.wave = pdn_network_text(g, "wave");
    about.n = (double)g->people;
    about.asked_unknown = pdn_network_asked_unknown(g);
    about.answered = 0;
    for (size_t v = 0; v < g->actors; v++)
        about.answered += g->answered[v];
    return about;
}

pdn_status cli__network(pdn_call *call, const char *path, pdn_network *out)
{
    char digest[65] = "";
    pdn_status st = pdn_graphml_read_told(path, &call->findings, out, digest);

    if (st != PDN_OK) return st;
    if (pdn_network_of_organisations(out))
        call->of_organisations = true;
    else
        call->of_people = true;
    return pdn_provenance_add(&call->origin, path, digest);
}

const char *cli__input(const pdn_call *call)
{
    if (call->operands > 0) return call->operand[0];
    if (isatty(STDIN_FILENO))
        fprintf(stderr, "%s: reading standard input; --help tells more\n",
                call->tool->name);
    return "-";
}
