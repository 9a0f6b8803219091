/* options.h - the words of a command line against the table of a tool. */
#ifndef PDN_OPTIONS_H
#define PDN_OPTIONS_H

#include "cli.h"
#include "command.h"

#include <time.h>

enum { PDN_MOST_OPTS = 64 };

/* What the shared options are parsed into before they go to the call. */
struct shared {
    const char *output, *lang, *encoding, *source, *hidden, *shard;
    long seed, draws, threads;
    bool quiet, excel, no_metadata, to_public;
    long suppress;
    enum { PROGRESS_AUTO, PROGRESS_ALWAYS, PROGRESS_NEVER } progress;
    int separator, decimal, thousands; /* 0: found out */
    pdn_list rename, where, parts;
    long rounded;
};

/* An option as the parser sees it: the row, with what the tool says of it, and
 * the struct it fills. */
struct slot {
    pdn_opt opt;
    char *base;
    const char *value;    /* what help calls the value; NULL for a flag */
    const char *fallback; /* what holds without it; NULL: nothing to tell */
    bool given;
};

struct parser {
    const pdn_tool *tool;
    struct shared shared;
    struct slot slot[PDN_MOST_OPTS];
    size_t slots;
    pdn_arena text;
    pdn_command command;
    pdn_shard_word *word; /* of the command, as parts keep it */
    size_t words;
    pdn_shard_run run;
    pdn_list files;               /* that options name and are read */
    pdn_list written, written_by; /* places, and the option of each */
    bool misused;
    bool scarce; /* memory was out: a value of an option is missing */
    struct timespec began, told;
    bool drew;
};

/** Takes the options out of argv, and moves what is left of it to the end, from
 *  `optind` on. PDN_GO_ON, PDN_EXIT_USAGE after a mistake that is reported, or
 *  PDN_EXIT_FAILED when memory is out, which p->scarce says and nothing
 * reports; 'h', 'V', 'T' or 'M' when --help, --version, --help-table or
 *  --help-manual was asked for. */
int options__parse(struct parser *p, int argc, char **argv);

/** Keeps a word of the command for a part: NAME=VALUE, or the one that is not
 *  empty. False, and p->scarce, without memory. */
bool options__keep_word(struct parser *p, pdn_shard_word_kind kind,
                        const char *name, const char *value);

/** Says where help is; PDN_EXIT_USAGE. */
int options__mistake(const pdn_tool *t);

#endif
