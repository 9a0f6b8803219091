/* table.h - every tabular file in and out: typed columns, five states of a
 * cell, and the description of what is written. */
#ifndef PDN_TABLE_H
#define PDN_TABLE_H

#include "pdnet/core.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- where an output comes from: tool, version, command, seed and
 * the digest of every input. */

typedef struct {
    const char *name;   /* base name of the file; "-" standard input */
    const char *sha256; /* 64 hex digits */
} pdn_source;

/** Zero-initialise; the tool's command line support fills the first four. */
typedef struct {
    pdn_arena text;
    const char *tool, *version;
    const char *command; /* without -o -j -q --lang --progress --no-metadata */
    uint64_t seed;
    pdn_source *source;
    size_t sources, capacity;
} pdn_provenance;

/** Adds an input by its name and bytes (the readers' callers do); one that is
 *  there already stays once. */
PDN_API pdn_status pdn_provenance_add(pdn_provenance *p, const char *path,
                                      const char *sha256) PDN_MUST_USE;

/** Reads the file at path and adds it. "-" is added by pdn_provenance_add. */
PDN_API pdn_status pdn_provenance_add_file(pdn_provenance *p,
                                           const char *path) PDN_MUST_USE;

/** SHA-256 of n bytes as 64 hex digits and a NUL. */
PDN_API void pdn_sha256(const void *bytes, size_t n, char hex[65]);

/** The last part of a path. */
PDN_API const char *pdn_base_name(const char *path);

PDN_API void pdn_provenance_clear(pdn_provenance *p);

/* ---- typed columns, the form in which every file is held. */

typedef enum {
    PDN_TEXT,    /* const char *, NULL = empty */
    PDN_REAL,    /* double, absences as pdn_absent() */
    PDN_INTEGER, /* double holding a whole number, absences likewise */
    PDN_BOOLEAN, /* double 1 or 0, absences likewise */
    /* only in rows of output tables; in a file, text: */
    PDN_CODE, /* one of pdn_codes, 0 = empty */
    PDN_CODES /* unsigned, a set of them by PDN_BIT; joined by + in a file */
} pdn_kind;

/** One column: `number` for the three number kinds, `text` for PDN_TEXT, the
 *  other NULL. Length: the table's rows. `decimals`: how many digits a PDN_REAL
 *  read from a file had after its decimal sign (20.0 is not 20), and `sign`
 * that sign; NULL and 0 for a column made in memory. */
typedef struct {
    const char *name;
    pdn_kind kind;
    double *number;
    const char **text;
    unsigned char *decimals;
    char sign;
} pdn_column;

/** What a publisher's marks mean. Zero: the five states as they are, and a
 *  hidden count is 1 to 4. */
typedef struct {
    bool dash_is_zero;           /* `-` is 0 */
    bool star_is_note;           /* a `*` behind a number says nothing of it */
    bool point_is_undefined;     /* `.` cannot occur, or be computed */
    double hidden_lo, hidden_hi; /* what a hidden count may be; both 0: 1 to 4;
                                    not numbers: nobody knows */
    bool rounded;                /* counts of 1 and 2 stand as 0 or 3 */
} pdn_marks;

/** Columns of equal length. The arena owns everything that hangs below.
 *  Zero-initialise. `line` is each row's line in the file it was read from
 *  (NULL for a table made in memory); `field` each column's number there. */
typedef struct {
    pdn_arena arena;
    size_t rows, columns, capacity;
    pdn_column *column;
    size_t *line, *field;
    const char *file;  /* base name of the file, or NULL */
    char sha256[65];   /* of the bytes of the file, or "" */
    pdn_marks marks;   /* by which it was read */
    const char *aside; /* rows above the header and below the table, a line
                          each; NULL: none */
    const char *const *label; /* what each column of the file asks, where a row
                                 below the header says so; NULL: none does */
    size_t labels;
} pdn_table;

/** The column of that name (exact), or NULL. */
PDN_API const pdn_column *pdn_table_column(const pdn_table *t,
                                           const char *name);
/** Its numbers, or NULL; a text cell of it, or NULL. */
PDN_API const double *pdn_table_numbers(const pdn_table *t, const char *name);
PDN_API const char *pdn_table_cell(const pdn_table *t, const char *name,
                                   size_t row);
/** The column, to be written into. */
PDN_API pdn_column *pdn_table_mutable_column(pdn_table *t, const char *name);

/** The number in a row as a message tells it: as it was written where its
 *  decimals are known ("9,10" is not "9.1"), else as pdn_number_format. */
PDN_API pdn_number_text pdn_column_format(const pdn_column *c, size_t row);

/** Adds a column of the table's length: zeros, or NULLs for text. The name is
 *  copied. A name that stands already is PDN_EARG. */
PDN_API pdn_status pdn_table_add(pdn_table *t, const char *name, pdn_kind kind,
                                 pdn_column **out) PDN_MUST_USE;

/** Copies s into the table; "" stays "", NULL stays NULL. */
PDN_API pdn_status pdn_table_text(pdn_table *t, const char *s,
                                  const char **out) PDN_MUST_USE;

PDN_API void pdn_table_clear(pdn_table *t);

/* ---- reading the CSV files that people really have. */

/** What the user laid down; zero means: found out from the file. */
typedef struct {
    char separator;            /* , ; tab | */
    char decimal;              /* . or , */
    const char *encoding;      /* "utf-8", "utf-16", "windows-1252" */
    char thousands;            /* what parts them in counts: . or , or `-`,
                                  neither; 0: a number that may be either is
                                  refused */
    const char *const *rename; /* "NAME=THEIRS" or "KIND.NAME=THEIRS" */
    size_t renames;
    size_t lenient; /* the first so many renames say nothing of a file that has
                       no such column; met[i] is set where one had it */
    bool *met;
    pdn_marks marks;
    const char *const *where; /* "COLUMN=VALUE": rows of outcomes,
                                 or of a survey, to keep */
    size_t wheres;
} pdn_csv_options;

/** What the user may lay down, by its words. */
extern PDN_API const pdn_option_word pdn_csv_separators[];
extern PDN_API const pdn_option_word pdn_csv_decimals[];
extern PDN_API const pdn_option_word pdn_csv_thousands[];
extern PDN_API const char *const pdn_csv_encodings[]; /* NULL-ended */

/**
 * What marks mean by their source ("ssb", "nav" or "fhi"; NULL: none), then by
 * what is said of them: a hidden count as "1-3" or "unknown" (NULL: as the
 * source has it), and rounding to 3.
 *
 * ssb: `:` 1 to 2, `-` 0, `.` not defined, a `*` behind a number no matter, 0
 * and 3 rounded. nav: `*` and `<4` 1 to 3, `-` 0. fhi: `:` of unknown size, `.`
 * not defined. Sources: ssb.no/omssb/personvern, nav.no and
 * statistikk.fhi.no, as of 2025.
 *
 * Errors  PDN_EARG  another source, or a range that is none.
 */
PDN_API pdn_status pdn_marks_of(const char *source, const char *hidden,
                                bool rounded, pdn_marks *out) PDN_MUST_USE;

/** The file of `FILE.xlsx#Sheet`; of another path, the path. Text comes from
 *  the arena. PDN_ENOMEM only. */
PDN_API pdn_status pdn_input_file(const char *path, pdn_arena *a,
                                  const char **out) PDN_MUST_USE;

/** A column that a file kind knows. `also` are other spellings (Norwegian
 *  names), NULL-ended, matched without regard to case; may be NULL. */
typedef struct {
    const char *name;
    pdn_kind kind;
    bool required;
    bool not_negative; /* a value below zero is a fault */
    bool filled;       /* an empty cell is a fault */
    bool compared;     /* names that are compared (pdn_name_key): one spelling
                      stands     for all, and what is nearly the same is told */
    const char *const *also; /* {"fra", NULL} */
} pdn_want;

/**
 * Reads a whole file as contract section 1 says: CSV, a workbook
 * (`FILE.xlsx#Sheet`; else its first sheet) or JSON-stat 2. Columns wanted come
 * typed and under their fixed name (absent ones are not in the table); the
 * others are carried along under their own name, as PDN_REAL when every cell is
 * a number or a mark of absence (and none has a leading zero, as a municipality
 * number has), else as PDN_TEXT.
 *
 * An empty cell of text is NULL, in quotes or not; text in quotes keeps its
 * blanks, other text is without those around it. A row of nothing but
 * separators is a blank line (a note counts them). Control characters become
 * spaces (a warning counts them).
 *
 * @param path     a file, or "-" for standard input.
 * @param[out] out a cleared table; out->line, field and file are set.
 *
 * Every fault is recorded in f with file, line and field; PDN_EPARSE (the
 * verdict of f) when there was any error, and *out stays cleared. Notes (as
 * "read as Windows-1252") are recorded too. PDN_EIO when it cannot be read.
 */
PDN_API pdn_status pdn_csv_read(const char *path,
                                const pdn_csv_options *options,
                                const pdn_want *want, size_t wants,
                                pdn_diagnostics *f,
                                pdn_table *out) PDN_MUST_USE;

/** The same, but on PDN_EPARSE *out holds what could be read, for the checks
 *  that come after: a faulty cell is not defined, a column may be missing, and
 *  out->file is NULL when not even the header could be read. */
PDN_API pdn_status pdn_csv_read_faulty(const char *path,
                                       const pdn_csv_options *options,
                                       const pdn_want *want, size_t wants,
                                       pdn_diagnostics *f,
                                       pdn_table *out) PDN_MUST_USE;

/* ---- names that people write, made comparable. */

/** s without the difference of case (Unicode default case folding), composed
 *  (NFC), with blanks at the ends off and runs of blanks (no-break space
 *  too) as one space: "ÅR " and "a\u030Ar" become the same. s is UTF-8. */
PDN_API pdn_status pdn_normalize_name(pdn_arena *a, const char *s,
                                      const char **out) PDN_MUST_USE;

/** s as names are compared (ids, groups, units, themes, services, codes):
 *  composed (NFC), white space of any kind one blank and none at the ends,
 *  zero-width characters and soft hyphens out, quotes and dashes of one kind.
 *  Case counts. s itself where it is so already; else from the arena. */
PDN_API pdn_status pdn_name_key(pdn_arena *a, const char *s,
                                const char **out) PDN_MUST_USE;

/** s without what is not seen (as pdn_name_key), its quotes and dashes as they
 *  are: how a name is shown. */
PDN_API pdn_status pdn_name_shown(pdn_arena *a, const char *s,
                                  const char **out) PDN_MUST_USE;

/** How many letters must be put in, taken out, changed or swapped with their
 *  neighbour to make b of a; letters are those of UTF-8. Above `most` the
 *  answer is most + 1. Cost O(length of a times length of b). */
PDN_API size_t pdn_name_distance(const char *a, const char *b, size_t most);

/** The one of n folded names that is nearest to the folded word, when near
 *  enough to be meant (the same but for what a register adds, as in 3401
 *  Kongsvinger, or Kongsvinger (3401), or 3401; else one letter in three wrong,
 * three at most, and one even in a short word); the first of several equally
 * near; n when none is. */
PDN_API size_t pdn_name_nearest(const char *word, const char *const *name,
                                size_t n);

/* ---- the columns of every kind of input file of a study. */

/** The columns that one kind of file is known by, in the order of the
 *  documentation; `want` goes to pdn_csv_read as it is. */
typedef struct {
    const char *name; /* "actors" */
    const pdn_want *want;
    size_t wants;
} pdn_file_kind;

/** The kind of that name: actors, ties, roster, aliases, duties,
 *  outcomes, practices, handovers, inputs, voices, together, stages, offers,
 *  actions, crosswalk, corrections, truth, bands, breaks, tiles, words; NULL
 *  for another.
 */
PDN_API const pdn_file_kind *pdn_file_kind_of(const char *name);

/** True when some kind has a column of that name, the fixed one or another
 *  spelling, folded (pdn_normalize_name). */
PDN_API bool pdn_kinds_know(const char *column);

/** Reads a file of a kind: pdn_csv_read with the kind's columns. An unknown
 *  kind is PDN_EARG. */
PDN_API pdn_status pdn_kind_read(const char *kind, const char *path,
                                 const pdn_csv_options *options,
                                 pdn_diagnostics *f,
                                 pdn_table *out) PDN_MUST_USE;

/* ---- codes: what the analysis finds, said in one word. Each stands once, in
 * lib/columns/codes.def; an enum of the topic's header names it, 0 is none. */

/** The codes of one kind, by the values of their enum. */
typedef struct {
    const char *name;        /* "verdict" */
    const char *const *text; /* text[0] is "": none */
    unsigned codes;          /* values, 0 too: text[codes - 1] is the last */
} pdn_codes;

/** A code in a set. */
#define PDN_BIT(code) (1U << (unsigned)(code))

/** Whether a set holds the code. */
#define PDN_HAS(set, code) (((set)&PDN_BIT(code)) != 0)

/** "missing"; "" for none. */
PDN_API const char *pdn_code_text(const pdn_codes *c, unsigned code);

/** The code of that text (exact), 0 for NULL and ""; c->codes where none is
 *  called so. */
PDN_API unsigned pdn_code_of(const pdn_codes *c, const char *text);

/** Room for every set of codes there is. */
enum { PDN_CODES_ROOM = 256 };

/** The codes of a set joined by +, in their order. */
PDN_API void pdn_codes_text(const pdn_codes *c, unsigned set,
                            char text[PDN_CODES_ROOM]);

/** Reads codes joined by +. False, *set untouched, where one is not known. */
PDN_API bool pdn_codes_of(const pdn_codes *c, const char *text, unsigned *set);

extern PDN_API const pdn_codes pdn_verdict_codes;
extern PDN_API const pdn_codes pdn_reason_codes;
extern PDN_API const pdn_codes pdn_friction_part_codes;
extern PDN_API const pdn_codes pdn_null_codes;
extern PDN_API const pdn_codes pdn_claim_kind_codes;
extern PDN_API const pdn_codes pdn_counter_state_codes;
extern PDN_API const pdn_codes pdn_choice_codes;
extern PDN_API const pdn_codes pdn_flag_codes;
extern PDN_API const pdn_codes pdn_removal_order_codes;
extern PDN_API const pdn_codes pdn_key_goal_codes;
extern PDN_API const pdn_codes pdn_separator_kind_codes;
extern PDN_API const pdn_codes pdn_whatif_state_codes;
extern PDN_API const pdn_codes pdn_wave_change_codes;
extern PDN_API const pdn_codes pdn_practice_kind_codes;
extern PDN_API const pdn_codes pdn_action_state_codes;
extern PDN_API const pdn_codes pdn_followed_codes;
extern PDN_API const pdn_codes pdn_stage_check_codes;
extern PDN_API const pdn_codes pdn_checklist_state_codes;

/* ---- an output table as an array of structs. Each column stands once, in
 * lib/columns/TABLE.def (installed as pdnet/columns/):
 *     COLUMN(name, KIND, UNIT, "Title", "Definition.", DISCLOSURE)
 * KIND is TEXT, REAL, INTEGER, BOOLEAN, CODE(null) or CODES(reason): a code of
 * pdn_null, a set of codes of pdn_reason.
 * The row struct, the schema (and with it writer, reader and description
 * file), the empty row and the manual page follow from it. */

/** The members of a row struct: define COLUMN as PDN_MEMBER, include the
 *  table's .def, which undefines it. A number is a double. */
#define PDN_MEMBER(name, kind, unit, title, definition, disclosure) \
    PDN_MEMBER_##kind name;
#define PDN_MEMBER_TEXT      const char *
#define PDN_MEMBER_REAL      double
#define PDN_MEMBER_INTEGER   double
#define PDN_MEMBER_BOOLEAN   double
#define PDN_MEMBER_CODE(of)  pdn_##of
#define PDN_MEMBER_CODES(of) unsigned

/** What a figure counts, or the scale it stands on. */
typedef enum {
#define UNIT(unit, word, decimals) PDN_UNIT_##unit,
#include "columns/units.def"
    PDN_UNITS
} pdn_unit;

/** "share", "people" ...: the word that descriptions say. */
PDN_API const char *pdn_unit_name(pdn_unit unit);

/** How many decimals of a figure of that unit may be shown to everybody, where
 *  it is no whole number; -1: all. */
PDN_API int pdn_unit_decimals(pdn_unit unit);

/** What suppression (contract section 1) asks of a column.
 *
 *  PUBLIC            names of groups and units, years, settings, codes of what
 *                    was done: may stand anywhere.
 *  RESPONSE          how many answered of how many, and what follows from that
 *                    alone: stands for every group that is shown.
 *  FINDING           a code that figures led to: goes where its row is hidden.
 *  COUNT_OF_PEOPLE   people, their contacts or events: hidden where few, with
 *                    what would give it away.
 *  FROM_COUNTS       follows from counts: hidden with them.
 *  FROM_RATERS       from ratings: hidden where too few gave them.
 *  FROM_RESPONDENTS  from other answers: likewise.
 *  OF_A_PERSON       figures of one person; NAMES_A_PERSON, ids and names;
 *  FREE_TEXT         what somebody wrote: never public. */
typedef enum {
    PDN_DISCLOSURE_PUBLIC,
    PDN_DISCLOSURE_RESPONSE,
    PDN_DISCLOSURE_FINDING,
    PDN_DISCLOSURE_COUNT_OF_PEOPLE,
    PDN_DISCLOSURE_FROM_COUNTS,
    PDN_DISCLOSURE_FROM_RATERS,
    PDN_DISCLOSURE_FROM_RESPONDENTS,
    PDN_DISCLOSURE_OF_A_PERSON,
    PDN_DISCLOSURE_NAMES_A_PERSON,
    PDN_DISCLOSURE_FREE_TEXT,
    PDN_DISCLOSURES
} pdn_disclosure;

/** One column of an output table. */
typedef struct {
    const char *name;
    pdn_kind kind; /* the member is const char *, double or a code */
    size_t at;     /* offsetof the member in the row struct */
    pdn_unit unit;
    const char *title;      /* a few words, English */
    const char *definition; /* what it is, and when it is empty; with source */
    pdn_disclosure disclosure;
    const pdn_codes *codes; /* of PDN_CODE and PDN_CODES */
} pdn_field;

/** A cell of a row as a file has it; room is used where it is no text. */
PDN_API const char *pdn_field_text(const pdn_field *f, const void *row,
                                   char capacity[PDN_CODES_ROOM]);

/** A column that a reader of the table cannot do without. */
typedef struct {
    size_t at;   /* offsetof its member */
    bool filled; /* no cell of it is empty */
} pdn_need;

/** An output table's description. */
typedef struct {
    const char *name;  /* "breakdown" */
    const char *title; /* one line, English */
    size_t stride;     /* sizeof the row struct */
    const pdn_field *field;
    size_t fields;
    const pdn_need *need; /* none: any column will do */
    size_t needs;
} pdn_schema;

/** The column whose member stands `at` so many bytes into the row struct
 *  (offsetof); NULL where none does. */
PDN_API const pdn_field *pdn_field_at(const pdn_schema *schema, size_t at);

/** Makes a row of nothing: every number not defined, every text NULL, no code.
 */
PDN_API void pdn_row_clear(const pdn_schema *schema, void *row);

/** How to write. Zero: every column, RFC 4180. For Excel a text that it would
 *  take for a formula (it begins with = + - @, a tab or CR) gets an apostrophe
 *  before it, which stays there when the file is read again. Columns come in
 *  the order asked for. */
typedef struct {
    bool excel;              /* semicolon, decimal comma, BOM, CRLF */
    const char *const *only; /* names of the columns wanted, or NULL: all */
    size_t onlys;
} pdn_write_options;

/** What the description file says beside the columns. */
typedef struct {
    const char *wave;   /* or NULL */
    double n, answered; /* people on the list, people who answered; NaN none */
    double draws;       /* NaN: none were needed */
    bool asked_unknown; /* n are those who answered: how many were asked is not
                           known */
    bool of_municipalities; /* the groups of its rows are municipalities */
} pdn_about;

/** Writes header and rows to path (NULL or "-": standard output), whole or not
 *  at all, and, where path ends in .csv and origin is not NULL, the
 * Frictionless Data Resource `NAME.resource.json` beside it. An unknown name in
 * `only` is PDN_EARG. */
PDN_API pdn_status pdn_rows_write(const char *path, const pdn_schema *schema,
                                  const void *rows, size_t n,
                                  const pdn_write_options *o,
                                  const pdn_about *about,
                                  const pdn_provenance *origin) PDN_MUST_USE;

/** Where the description of a table stands: NAME.resource.json for NAME.csv,
 *  malloc'ed, the caller's to free; NULL for a file that is given none. */
PDN_API pdn_status pdn_description_path(const char *path,
                                        char **out) PDN_MUST_USE;

/** Reads what pdn_rows_write wrote: rows is a malloc'ed array of the row
 *  struct, the caller's to free; its text lives in `text`. Every column that
 *  is missing in the file is absent in every row (not defined, NULL, no code).
 * A code that is not known is a fault with its line and column. */
PDN_API pdn_status pdn_rows_read(const char *path, const pdn_schema *schema,
                                 pdn_diagnostics *f, pdn_arena *text,
                                 void **rows, size_t *n) PDN_MUST_USE;

/** Reads what the description file beside path says; all absent where there
 *  is none. `wave` lives in text. seed is NaN where none is told. */
PDN_API pdn_status pdn_about_read(const char *path, pdn_arena *text,
                                  pdn_about *about, double *seed) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
