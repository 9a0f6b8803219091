/* cli.h - one table says what a tool takes; parsing, checks, help, the manual
 * page's test and shell completion follow from it. */
#ifndef PDN_CLI_H
#define PDN_CLI_H

#include "pdnet/core.h"
#include "pdnet/network.h"
#include "pdnet/privacy.h"
#include "pdnet/shards.h"
#include "pdnet/table.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

typedef enum {
    PDN_FLAG,   /* bool, set true */
    PDN_WHOLE,  /* long, within min .. max */
    PDN_NUMBER, /* double, within min .. max */
    PDN_STRING, /* const char * */
    PDN_FILE,   /* const char *, a file that is read */
    PDN_OUTPUT, /* const char *, a file that is written */
    PDN_CHOICE, /* an enum or int: the value of one of `choice` */
    PDN_WORD,   /* const char *, one of `words` */
    PDN_MANY,   /* pdn_list, one more item each time */
    PDN_PERSONS /* as PDN_MANY; each names a person, recorded as `:` */
} pdn_opt_kind;

/** The values of an option that may be given again and again. */
typedef struct {
    const char **item;
    size_t items;
} pdn_list;

/** One option. Parsing, --help, the manual page where its source says
 *  `; options`, completion and the recorded command follow from the row. */
typedef struct {
    char letter; /* 0: none */
    const char *name;
    pdn_opt_kind kind;
    size_t at;         /* offset of its field in the tool's own struct */
    const char *value; /* what the value is called; NULL: FILE, or its words */
    double min, max;   /* PDN_WHOLE, PDN_NUMBER: ends included */
    const pdn_option_word *choice; /* PDN_CHOICE; PDN_STRING: words that may
                                 stand for the value */
    const char *const *words;      /* PDN_WORD: NULL-ended */
    const char *fallback; /* what holds without it, in words, in which a
                             % is what the field holds; NULL: what
                             the field holds before, if it could be given */
    const char *help;     /* one line, no stop at its end */
    const char *manual;   /* the manual page's text, as scdoc takes it; NULL:
                             help as a sentence, which a text that begins
                             with a stop or a blank goes on */
    bool unrecorded;      /* changes no result: not in the recorded command */
    bool unlisted;        /* between tools: neither in help nor in manual */
} pdn_opt;

/** What a shared option is in one tool: parts that are not NULL take the place
 *  of the shared row's. */
typedef struct {
    const char *name; /* NULL ends the list */
    const char *value, *fallback, *help, *manual;
} pdn_opt_said;

/** Groups of shared options that a tool takes beside the ones that all take
 *  (-o -s -n -j -q -h --version --lang --progress). */
enum {
    PDN_READS_CSV = 1,  /* --separator --decimal --encoding --column */
    PDN_WRITES_CSV = 2, /* --excel --no-metadata */
    PDN_DRAWS = 4,      /* -n means something: call->draws holds its default */
    PDN_READS_OUTCOMES = 8, /* --where --source --hidden --rounded */
    PDN_HIDES = 16,         /* --suppress --public */
    PDN_PICKS_ROWS = 64     /* --where alone */
};

typedef struct {
    const char *name;     /* "pdn-measure" */
    const char *about;    /* one line */
    const char *operands; /* "[network.graphml]" */
    int min_operands, max_operands;
    const char *const *example; /* command lines, NULL-ended; help begins so */
    const pdn_opt *opt;
    size_t opts;
    unsigned shares;          /* PDN_READS_CSV ... */
    const pdn_opt_said *said; /* of shared options; may be NULL */
    const char *notes;        /* printed at the end of --help; may be NULL */
} pdn_tool;

/** One call of a tool: what all tools share, ready to use. */
typedef struct {
    const pdn_tool *tool;
    const char *const *operand;
    size_t operands;
    const char *output; /* NULL: standard output */
    long seed, draws, threads;
    bool seed_given, draws_given; /* not only by default */
    bool quiet, excel, no_metadata;
    bool to_public;            /* what everybody may see */
    long suppress;             /* counts of 1 to so many are hidden; 0: none */
    const pdn_network *beside; /* what is hidden of a table of that network by
                                  itself is decided beside its pairs */
    const char *beside_by;     /* of groups by that column; NULL: the usual */
    pdn_private_table *with;   /* or beside that table */
    bool of_people;        /* a network was read whose answers are people's */
    bool of_organisations; /* or organisations' */
    const char *lang;
    pdn_csv_options csv;
    pdn_write_options write;
    pdn_diagnostics findings;
    pdn_provenance origin;
    pdn_provenance shown_origin; /* of what everybody may see; borrows */
    pdn_progress progress;
    pdn_shard *shard; /* of --shard, and under pdn-merge; else NULL */
    void *kept;       /* the parser's own memory */
} pdn_call;

enum {
    PDN_GO_ON = -1,
    PDN_EXIT_OK = 0,
    PDN_EXIT_FAILED = 1,
    PDN_EXIT_USAGE = 2
};

/** Parses argv into args (the tool's own struct, holding its defaults) and
 *  call, of which only `draws` is read: the default of -n. PDN_GO_ON, or the
 * exit code after --help, --version or a mistake already reported. Installs the
 * neighbours' handlers and the removal of unfinished files on a signal. */
int cli__begin(const pdn_tool *tool, void *args, int argc, char **argv,
               pdn_call *call);

/** Prints warnings and notes (notes not with -q), the message of a failure with
 *  the tool's name before every line, and gives the exit code. */
int cli__end(pdn_call *call, pdn_status st);

/** What a tool does when it is called; args: its own struct. */
typedef pdn_status cli__work(pdn_call *call, const void *args);

/** A whole call: begins, works and ends; the exit code. */
int cli__run(const pdn_tool *tool, void *args, long draws, cli__work *work,
             int argc, char **argv);

/** What every analysis with draws takes from the call into its options. */
#define CLI_DRAWS(call, options)                           \
    do {                                                   \
        (options)->draws = (size_t)(call)->draws;          \
        (options)->threads = pdn_threads((call)->threads); \
        (options)->seed = (uint64_t)(call)->seed;          \
        (options)->progress = &(call)->progress;           \
        (options)->shard = (call)->shard;                  \
    } while (0)

/** For a mistake in the combination of options: records it; the exit code is
 *  then PDN_EXIT_USAGE whatever cli__end is told. Returns PDN_EARG. */
pdn_status cli__misuse(pdn_call *call, const char *fmt, ...) PDN_PRINTF(2, 3);

/** Whether the option of that name was given, not only by default. */
bool cli__given(const pdn_call *call, const char *option);

/** What --progress is: auto, always or never. */
const char *cli__progress(const pdn_call *call);

/** The parts of an option that takes a list, from all the times it is given;
 *  the rule of pdn_textlist_write, with commas. A list that breaks it is a
 * misuse. The parts live as long as the call. */
pdn_status cli__parts(pdn_call *call, const char *option, const pdn_list *given,
                      pdn_list *parts) PDN_MUST_USE;

/** True with --shard: what is drawn goes to a part, and there is no table to
 *  tell of or to write. */
bool cli__deals(const pdn_call *call);

/** For a tool whose draws follow from each other: a misuse with --shard, with
 *  the reason; else PDN_OK. */
pdn_status cli__refuse_shard(pdn_call *call, const char *why) PDN_MUST_USE;

/** Where the output comes from, for its description; NULL with --no-metadata.
 */
const pdn_provenance *cli__origin(const pdn_call *call);

/** What --suppress and --public ask for of the networks read. */
pdn_privacy_options cli__hiding(const pdn_call *call);

/** Hides that in the rows, of which there may be fewer then, and tells how
 * much; about (may be NULL) then counts those who are shown. */
pdn_status cli__hide(pdn_call *call, const pdn_schema *schema, void *rows,
                     size_t *n, pdn_about *about) PDN_MUST_USE;

/** Tells in one line how much was hidden and why: what few people stand behind,
 *  what was hidden for its sake, and rows. */
pdn_status cli__tell_hidden(pdn_call *call,
                            const pdn_hidden *hidden) PDN_MUST_USE;

/** Hides, and writes the rows to the output with their description; nothing
 *  with --shard. */
pdn_status cli__write_rows(pdn_call *call, const pdn_schema *schema, void *rows,
                           size_t n, pdn_about *about) PDN_MUST_USE;

/** Prints n bytes of text for a terminal: what would steer it (controls, marks
 *  that turn the direction of writing) or is not UTF-8 becomes <U+001B>. */
void cli__print_plain(FILE *out, const char *text, size_t n);
/** Reads a further input file of a kind (kinds.h) and notes where it came from.
 *  Errors as pdn_kind_read. */
pdn_status cli__table(pdn_call *call, const char *kind, const char *path,
                      pdn_table *out) PDN_MUST_USE;

/** The same, and where a crosswalk is given (NULL: none) by the names of today;
 *  the table borrows from *links. */
pdn_status cli__renamed(pdn_call *call, const char *kind, const char *path,
                        const char *crosswalk, pdn_table *links,
                        pdn_table *out) PDN_MUST_USE;

/** What the description of a table about a network says: its wave, how many
 *  people there are and how many answered; no draws. NULL: of nobody. */
pdn_about cli__about(const pdn_network *g);

/** Reads the network at path and notes where it came from; what was understood
 *  of another program's file, and what was left out of it, is told. Errors as
 *  pdn_graphml_read. */
pdn_status cli__network(pdn_call *call, const char *path,
                        pdn_network *out) PDN_MUST_USE;

/** The main input: the first operand, "-" when there is none. With --shard it
 *  is a file; cli__begin sees to it. */
const char *cli__input(const pdn_call *call);

/* ---- rows and texts of more than one tool ---- */

/** The column that says to which group an actor belongs. */
#define PDN_OPT_GROUPS(where)                                               \
    {                                                                       \
        .name = "by", .kind = PDN_STRING, .at = (where), .value = "COLUMN", \
        .fallback = "sector",                                               \
        .help = "groups: sector, unit, municipality, level ...",            \
        .manual = "Column of the actors that says which group they belong " \
                  "to."                                                     \
    }

/** What a crosswalk does where services or units are only renamed or merged. */
#define PDN_OPT_RENAMED                                                      \
    "Rows before that year get the new name (where the table has no years, " \
    "all); rows that become one are put together. A split cannot be made "   \
    "here and is refused."

#endif
