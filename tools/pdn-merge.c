/* pdn-merge - the parts that runs with --shard wrote, put together to what the
 * one run would have written. */
#include "cli.h"

#include "pdnet/shards.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct args {
    bool no_metadata;
    const char *self; /* as this program was called */
};

#define AT(field) offsetof(struct args, field)
static const pdn_opt opts[] = {
    {.name = "no-metadata",
     .kind = PDN_FLAG,
     .at = AT(no_metadata),
     .help = "no description file beside the output",
     .unrecorded = true},
};

static const pdn_opt_said said[] = {
    {.name = "output",
     .manual = "Write the table here. With a name that ends in .csv, a "
               "description of every column is written beside it, as "
               "NAME.resource.json."},
    {.name = "seed", .help = "as in all tools; the parts have theirs"},
    {.name = "lang",
     .fallback = "that of the parts",
     .manual = "Language of the words that people read."},
    {.name = NULL},
};

static const char *const examples[] = {
    "pdn-breakdown -n 20000 --shard 1/2 network.graphml -o part-1",
    "pdn-breakdown -n 20000 --shard 2/2 network.graphml -o part-2",
    "pdn-merge part-1 part-2 -o breakdown.csv",
    NULL,
};

static const pdn_tool tool = {
    .name = "pdn-merge",
    .about = "what parts of a run drew, put together to its table",
    .operands = "PART...",
    .min_operands = 1,
    .max_operands = PDN_SHARD_MOST,
    .example = examples,
    .opt = opts,
    .opts = PDN_COUNT(opts),
    .said = said,
};

/* The command line of the tool that makes the table. */
struct command {
    pdn_arena text;
    char **word;
    size_t words;
};

static pdn_status add(struct command *c, const char *before, const char *text)
{
    char **word = pdn_arena_grow(&c->text, c->word, c->words, sizeof *word);
    size_t n = strlen(before) + strlen(text) + 1;
    char *both = word != NULL ? pdn_arena_get(&c->text, n) : NULL;

    if (both == NULL) return pdn_no_memory();
    snprintf(both, n, "%s%s", before, text);
    word[c->words++] = both;
    c->word = word;
    return PDN_OK;
}

/* A sheet of a workbook is named behind a #. */
static bool stands(const char *path)
{
    struct stat s;
    char *file = strdup(path);
    char *sheet = file != NULL ? strrchr(file, '#') : NULL;
    bool there = stat(path, &s) == 0;

    if (!there && sheet != NULL) {
        *sheet = '\0';
        there = stat(file, &s) == 0;
    }
    free(file);
    return there;
}

static size_t folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash != NULL ? (size_t)(slash - path) + 1 : 0;
}

/* Adds the path of an input: as it was given; else where the part is; else
 * here. */
static pdn_status add_path(struct command *c, const char *option,
                           const char *path, const char *part)
{
    pdn_status st = PDN_OK;
    const char *base = path + folder_length(path);
    size_t n = folder_length(part);
    char *beside = pdn_arena_get(&c->text, n + strlen(base) + 1);

    PDN_TRY(pdn_had_memory(beside));
    memcpy(beside, part, n);
    memcpy(beside + n, base, strlen(base) + 1);
    if (!stands(path)) path = stands(beside) ? beside : base;
    PDN_TRY(add(c, option, path));
out:
    return st;
}

static pdn_status add_file(struct command *c, const char *text,
                           const char *part)
{
    pdn_status st = PDN_OK;
    size_t n = strcspn(text, "=") + 1;
    char *option = pdn_arena_text(&c->text, text, n);

    PDN_TRY(pdn_had_memory(option));
    PDN_TRY(add_path(c, option, text[n - 1] == '=' ? text + n : "", part));
out:
    return st;
}

/* What this call says of itself goes with it. */
static pdn_status add_own(struct command *c, const pdn_call *call,
                          const struct args *a)
{
    pdn_status st = PDN_OK;
    char threads[40];

    if (call->output != NULL) PDN_TRY(add(c, "--output=", call->output));
    if (call->quiet) PDN_TRY(add(c, "--quiet", ""));
    if (a->no_metadata) PDN_TRY(add(c, "--no-metadata", ""));
    if (call->lang != NULL) PDN_TRY(add(c, "--lang=", call->lang));
    PDN_TRY(add(c, "--progress=", cli__progress(call)));
    if (call->threads > 0) {
        snprintf(threads, sizeof threads, "%ld", call->threads);
        PDN_TRY(add(c, "--threads=", threads));
    }
    for (size_t k = 0; k < call->operands; k++)
        PDN_TRY(add(c, "--parts=", call->operand[k]));
out:
    return st;
}

static pdn_status make_command(const pdn_call *call, const struct args *a,
                               const pdn_shard_parts *p, struct command *c)
{
    pdn_status st = PDN_OK;
    const pdn_shard_run *run = &p->run;

    PDN_TRY(add(c, run->tool, ""));
    for (size_t k = 0; k < run->words; k++) {
        const pdn_shard_word *w = &run->word[k];
        if (w->kind == PDN_SHARD_OPTION) PDN_TRY(add(c, w->text, ""));
        if (w->kind == PDN_SHARD_FILE)
            PDN_TRY(add_file(c, w->text, p->path[0]));
    }
    PDN_TRY(add_own(c, call, a));
    PDN_TRY(add(c, "--", ""));
    for (size_t k = 0; k < run->words; k++)
        if (run->word[k].kind == PDN_SHARD_OPERAND)
            PDN_TRY(add_path(c, "", run->word[k].text, p->path[0]));
out:
    return st;
}

/* A name among ours: no part can ask for another program. */
static pdn_status check_tool(const pdn_call *call, const pdn_shard_parts *p)
{
    static const char *const drawing[] = {
        "pdn-baseline", "pdn-breakdown", "pdn-deviants", "pdn-fragility",
        "pdn-handover", "pdn-measure",   "pdn-qap",      "pdn-waves"};
    bool known = false;

    for (size_t k = 0; k < PDN_COUNT(drawing); k++)
        known = known || strcmp(p->run.tool, drawing[k]) == 0;
    if (!known)
        return pdn_fail(PDN_EDATA,
                        "%s: of \"%s\", which is no tool with "
                        "--shard",
                        p->path[0], p->run.tool);
    if (strcmp(p->run.version, call->origin.version) != 0)
        return pdn_fail(PDN_EDATA,
                        "%s: made by version %s, and this is version %s",
                        p->path[0], p->run.version, call->origin.version);
    return PDN_OK;
}

/* The tool that stands beside this one goes on in its place: it reads the
 * inputs again, and takes what was drawn from the parts. */
static pdn_status go_on(struct command *c, const char *self)
{
    pdn_status st = PDN_OK;
    char **argv = NULL;
    size_t n = folder_length(self);
    char *program = pdn_arena_get(&c->text, n + strlen(c->word[0]) + 1);

    PDN_TRY(pdn_had_memory(program));
    memcpy(program, self, n);
    memcpy(program + n, c->word[0], strlen(c->word[0]) + 1);
    PDN_NEW(argv, c->words + 1);
    memcpy(argv, c->word, c->words * sizeof *argv);
    (void)fflush(stdout);
    (void)execvp(program, argv);
    st = pdn_fail(PDN_EIO, "%s: %s", program, pdn_system_error(errno));
out:
    free(argv);
    return st;
}

static pdn_status run(pdn_call *call, const void *args)
{
    const struct args *a = args;
    pdn_status st = PDN_OK;
    pdn_shard_parts parts = {0};
    struct command c = {0};

    PDN_TRY(pdn_shard_parts_read(call->operand, call->operands, &parts));
    PDN_TRY(check_tool(call, &parts));
    PDN_TRY(make_command(call, a, &parts, &c));
    PDN_TRY(go_on(&c, a->self));
out:
    pdn_arena_clear(&c.text);
    pdn_shard_parts_clear(&parts);
    return st;
}

int main(int argc, char **argv)
{
    struct args a = {.self = argv[0]};

    return cli__run(&tool, &a, 0, run, argc, argv);
}
