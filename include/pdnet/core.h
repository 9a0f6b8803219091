/* core.h - how everything here reports failure, keeps text, says what is wrong
 * with a file, reads and writes numbers, and draws at random. */
#ifndef PDN_CORE_H
#define PDN_CORE_H

#include <assert.h>
#include <igraph/igraph_error.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- how every fallible function here reports failure. */

typedef enum {
    PDN_OK = 0,
    PDN_ENOMEM, /* no memory left */
    PDN_EIO,    /* a file could not be opened, read or written */
    PDN_EPARSE, /* the text breaks its format; message says file:line:column */
    PDN_EARG,   /* the caller broke the contract in the header */
    PDN_EDATA,  /* sound input that does not admit the question */
    PDN_ENUMERIC, /* an iteration did not converge, or a value is not finite */
    PDN_ELIB      /* igraph, GSL or Cairo failed for a reason of its own */
} pdn_status;

#define PDN_API            __attribute__((visibility("default")))
#define PDN_MUST_USE       __attribute__((warn_unused_result))
#define PDN_PRINTF(at, va) __attribute__((format(printf, at, va)))

/** Installs the igraph and GSL error handlers and holds igraph's own threads
 *  to one. Call once, first, in main(). */
PDN_API void pdn_runtime_init(void);

/** Records why, and returns st, so that `return pdn_fail(...)` reads well.
 *  One line for one fault; several faults of one file are several lines. */
PDN_API pdn_status pdn_fail(pdn_status st, const char *fmt, ...)
    PDN_PRINTF(2, 3);

/** Puts "where: " before every line of the recorded message; returns st. */
PDN_API pdn_status pdn_within(pdn_status st, const char *fmt, ...)
    PDN_PRINTF(2, 3);

/** The recorded message; valid until the next failure on this thread. */
PDN_API const char *pdn_message(void);

/** Forgets the message. For a caller that has dealt with a failure. */
PDN_API void pdn_message_clear(void);

/** What an errno means, in English whatever the locale: the same bytes
 *  everywhere. Not to be freed; good until the next call on this thread. */
PDN_API const char *pdn_system_error(int number);

/* Translators from the neighbours. PDN_OK in, PDN_OK out. */
PDN_API pdn_status pdn_from_igraph(igraph_error_t code,
                                   const char *call) PDN_MUST_USE;

/** PDN_ENOMEM with its message. Inline, so that an analyser sees that it is
 *  never PDN_OK. */
static inline pdn_status pdn_no_memory(void)
{
    (void)pdn_fail(PDN_ENOMEM, "out of memory");
    return PDN_ENOMEM;
}

/** PDN_OK where memory was had, that is p is not NULL; else PDN_ENOMEM. */
static inline pdn_status pdn_had_memory(const void *p)
{
    return p != NULL ? PDN_OK : pdn_no_memory();
}

/* Inside a function that has `pdn_status st = PDN_OK;` and a label `out:`. */
#define PDN_TRY(call)                          \
    do {                                       \
        if ((st = (call)) != PDN_OK) goto out; \
    } while (0)
#define PDN_TRY_IG(call) PDN_TRY(pdn_from_igraph((call), #call))
#define PDN_FAIL(code, ...)                 \
    do {                                    \
        st = pdn_fail((code), __VA_ARGS__); \
        assert(st != PDN_OK);               \
        goto out;                           \
    } while (0)
/** Memory for so many items of that size, zeroed; of none, for one. NULL where
 *  it is out; free() gives it back. */
PDN_API void *pdn_new(size_t count, size_t size);

/** Takes memory into p, or leaves by `out:`. */
#define PDN_NEW(p, count)                            \
    do {                                             \
        (p) = pdn_new((size_t)(count), sizeof *(p)); \
        if ((p) == NULL) {                           \
            st = pdn_no_memory();                    \
            goto out;                                \
        }                                            \
    } while (0)
/** The items of an array. */
#define PDN_COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- arrays that grow. */

/** Sees to it that the array at *list, of items of that size, holds `wanted`;
 *  it is moved and *capacity doubled where it does not. The array is malloc'ed,
 *  or NULL with *capacity 0. On failure nothing is changed.
 *
 * @param list  address of the pointer to the first item, of whatever type. */
PDN_API pdn_status pdn_list_reserve(void *list, size_t item, size_t wanted,
                                    size_t *capacity) PDN_MUST_USE;

/** Room for `wanted` items in a list of one's own, or leaves by `out:`. */
#define PDN_ROOM(list, wanted, capacity) \
    PDN_TRY(pdn_list_reserve(&(list), sizeof *(list), (wanted), &(capacity)))

/* ---- many small things, one owner, one free. */

/** Zero-initialise to make one: `pdn_arena a = {0};` */
typedef struct {
    struct pdn_block *head;
} pdn_arena;

/** n bytes, zeroed, aligned for any object; NULL when memory is out. */
PDN_API void *pdn_arena_get(pdn_arena *a, size_t n);

/** As pdn_new(), an allocation of its own that goes with the arena. */
PDN_API void *pdn_arena_new(pdn_arena *a, size_t count, size_t size);

/** Takes memory from an arena into p, or leaves by `out:`: what was taken then
 *  is given back with the rest. */
#define PDN_TAKE(arena, p, count)                                   \
    do {                                                            \
        (p) = pdn_arena_new((arena), (size_t)(count), sizeof *(p)); \
        PDN_TRY(pdn_had_memory(p));                                 \
    } while (0)

/** A NUL-ended copy of the n bytes at s; NULL when memory is out. */
PDN_API char *pdn_arena_text(pdn_arena *a, const char *s, size_t n);

/** A copy of s; NULL when s is NULL or memory is out. */
PDN_API char *pdn_arena_string(pdn_arena *a, const char *s);

/** The same where the two are to be told apart: *out is NULL for NULL. */
PDN_API pdn_status pdn_arena_keep(pdn_arena *a, const char *s,
                                  const char **out) PDN_MUST_USE;

/** What printf would print, by no locale, as a text of the arena's. */
PDN_API pdn_status pdn_arena_format(pdn_arena *a, const char **out,
                                    const char *format, ...)
    PDN_PRINTF(3, 4) PDN_MUST_USE;

/** An array in the arena with a place for item number n, which is zeroed: the
 *  list itself, or a copy of twice the length when n is a power of two. For a
 *  list that grew by this alone. NULL when memory is out.
 *
 * @param list  n items of that size; NULL when n is 0. */
PDN_API void *pdn_arena_grow(pdn_arena *a, void *list, size_t n, size_t item);

/** Frees everything taken from a; a is empty and usable again. */
PDN_API void pdn_arena_clear(pdn_arena *a);

/* ---- long work tells how far it is; a tool draws it. */

/** Zero means: tell nobody. tell is called from the thread that started the
 *  work, with `done` of `of` steps of `what` (a short English phrase). */
typedef struct {
    void (*tell)(void *user, const char *what, size_t done, size_t of);
    void *user;
} pdn_progress;

/** Tells, if anybody listens. p may be NULL. */
PDN_API void pdn_progress_tell(const pdn_progress *p, const char *what,
                               size_t done, size_t of);

/* ---- what was noticed in the input: faults, warnings and notes with
 * their place. Filled by readers, printed by tools, written by `--findings`. */

typedef enum { PDN_NOTE, PDN_WARNING, PDN_ERROR } pdn_severity;

/** One thing noticed. line and column count from 1; 0 means that the finding
 *  is about the whole file (or the whole row). column is the field's number
 *  in its row, as a spreadsheet counts. */
typedef struct {
    const char *file; /* base name, or NULL */
    size_t line, column;
    pdn_severity severity;
    const char *code;    /* a fixed word, as `unknown-actor` */
    const char *message; /* what was found and what was wanted */
    const char *action;  /* what was done, or what to do; may be NULL */
} pdn_diagnostic;

/** Zero-initialise to make one. Readers tell `progress` how far they are in a
 *  large file; NULL: nobody. */
typedef struct {
    pdn_arena text;
    pdn_diagnostic *row;
    size_t rows, capacity, errors;
    const pdn_progress *progress;
} pdn_diagnostics;

/** Records one finding; `at` gives everything but the message, which fmt
 *  makes. Text is copied. Memory failure only. */
PDN_API pdn_status pdn_diagnostics_add(pdn_diagnostics *f, pdn_diagnostic at,
                                       const char *fmt, ...)
    PDN_PRINTF(3, 4) PDN_MUST_USE;

/** The same of a whole file; NULL: of none. */
PDN_API pdn_status pdn_diagnostics_tell(pdn_diagnostics *f,
                                        pdn_severity severity, const char *code,
                                        const char *file, const char *fmt, ...)
    PDN_PRINTF(5, 6) PDN_MUST_USE;

/** PDN_OK without errors; else PDN_EPARSE whose message holds one line
 *  `file:line:column: message` per error, fifty at most and then a count. */
PDN_API pdn_status pdn_diagnostics_verdict(const pdn_diagnostics *f)
    PDN_MUST_USE;

/** "note", "warning" or "error". */
PDN_API const char *pdn_severity_name(pdn_severity s);

/** Writes `file:line:column: message` (the parts that are there; of a workbook,
 *  `file.xlsx:A12: message`) into text, cut to size; returns its length. */
PDN_API size_t pdn_diagnostic_text(const pdn_diagnostic *f, char *text,
                                   size_t size);

PDN_API void pdn_diagnostics_clear(pdn_diagnostics *f);

/* ---- text to number and back, strictly, and the four ways in which a
 * number can be absent. */

/** The five states of a cell. Zero is a value. The four absences are NaNs
 *  that carry their reason, as R's NA does; any other NaN reads as
 *  PDN_NOT_DEFINED. Arithmetic may lose the reason, copying keeps it. */
typedef enum {
    PDN_VALUE,
    PDN_NOT_DEFINED, /* written empty */
    PDN_NOT_ASKED,   /* written . */
    PDN_NO_ANSWER,   /* written .. */
    PDN_SUPPRESSED   /* written : */
} pdn_state;

/** The NaN that stands for an absence. state is not PDN_VALUE. */
PDN_API double pdn_absent(pdn_state state);

/** Which of the five x is. */
PDN_API pdn_state pdn_state_of(double x);

/** The mark that stands for the state in a file: "", ".", "..", ":". */
PDN_API const char *pdn_state_mark(pdn_state state);

/** The absence that a mark other than "" stands for; false: it is no mark. */
PDN_API bool pdn_state_read(const char *mark, double *absent);

/** Reads the n bytes at s as one finite number: an optional sign, digits, at
 *  most one decimal sign (`.` or `,` as given), an optional exponent; spaces
 *  around it are allowed, nothing else is. False, *x untouched, if it is not
 *  one. */
PDN_API bool pdn_number_read(const char *s, size_t n, char decimal, double *x);

enum { PDN_NUMBER_SIZE = 32 };

/** Writes the shortest decimal text that reads back exactly as x, with a
 *  point whatever the locale; an absence as its mark. Returns its length. */
PDN_API size_t pdn_number_write(double x, char text[PDN_NUMBER_SIZE]);

/** x as a count, its fraction cut off: 0 where it is less or no number, the
 *  greatest there is where it is more. For numbers that come from a file: to
 *  cast one out of range is undefined. */
PDN_API size_t pdn_number_to_size(double x);
PDN_API uint32_t pdn_number_to_uint32(double x);

typedef struct {
    char text[PDN_NUMBER_SIZE];
} pdn_number_text;

/** x as a message tells it, with a point whatever the locale: six significant
 *  digits at most, without zeros behind the last that counts, and all digits
 *  that stand before the point (a count is told whole). 1.5 is "1.5" and
 *  .1 + .2 is "0.3". An absence is its mark. To be used within one call:
 *  `pdn_fail(st, "%s", pdn_number_format(x).text)`. */
PDN_API pdn_number_text pdn_number_format(double x);

/** snprintf as the C locale has it, whatever the program's locale: a decimal
 *  point, no grouping. */
PDN_API int pdn_format(char *text, size_t capacity, const char *format, ...)
    PDN_PRINTF(3, 4);
PDN_API int pdn_vformat(char *text, size_t capacity, const char *format,
                        va_list ap) PDN_PRINTF(3, 0);

/* ---- several texts in one: the list of an option, the cell that names
 * several people. One rule for all of them, and any text can stand in them. */

/**
 * The rule is that of CSV. Parts are divided by the separator: `,` in options,
 * `+` in cells. A part that holds it, or a quote, or is empty, or begins or
 * ends with a blank, stands in quotes, and a quote in it is doubled: `a,b`,
 * `"Dahl, Kari",b`, `"a+b"+c`. Blanks around a part do not count.
 */

/** Two texts by their bytes: for qsort and bsearch in arrays of texts. */
PDN_API int pdn_text_order(const void *a, const void *b);

/** Takes a list apart. Text comes from the arena; NULL or an empty text is a
 *  list of nothing.
 *
 * @param[out] item  *items of them, in the arena.
 *
 * Errors  PDN_EPARSE  an empty part without quotes, a quote that is never
 *                     closed, or text behind one. PDN_ENOMEM. */
PDN_API pdn_status pdn_textlist_read(const char *text, char separator,
                                     pdn_arena *a, const char *const **item,
                                     size_t *items) PDN_MUST_USE;

/** Puts parts together; pdn_textlist_read gives them back. One part, or none,
 *  follows the rule too. PDN_ENOMEM only. */
PDN_API pdn_status pdn_textlist_write(const char *const *item, size_t items,
                                      char separator, pdn_arena *a,
                                      const char **out) PDN_MUST_USE;

/* ---- words that stand for the values of an enum: what an option or a key of
 * the study file may be. */

/** One row of such a list; the last has no word. Of two words for one value the
 *  first is the one that is told. */
typedef struct {
    const char *word;
    int value;
} pdn_option_word;

/** False, and *value left alone, where no row has the word. */
PDN_API bool pdn_option_read(const pdn_option_word *choice, const char *word,
                             int *value);

/** The first word of the value; NULL where there is none. */
PDN_API const char *pdn_option_word_of(const pdn_option_word *choice,
                                       int value);

/* ---- one seeded stream per replicate, so that draw number r is the
 * same whatever thread makes it and whatever was drawn before. */

/** A stream: xoshiro256++ (Blackman and Vigna 2021, ACM TOMS 47:36). */
typedef struct {
    uint64_t s[4];
} pdn_random;

/** Starts the stream of replicate `stream` under `seed`. `purpose` keeps the
 *  draws of different questions apart (any number, fixed in the code that
 *  asks). The state is filled by splitmix64 over the three. */
PDN_API void pdn_random_start(pdn_random *r, uint64_t seed, uint64_t purpose,
                              uint64_t stream);

/** 64 random bits. */
static inline uint64_t pdn_random_bits(pdn_random *r)
{
    uint64_t *s = r->s;
    uint64_t sum = s[0] + s[3];
    uint64_t bits = ((sum << 23) | (sum >> 41)) + s[0];
    uint64_t t = s[1] << 17;

    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = (s[3] << 45) | (s[3] >> 19);
    return bits;
}

/** The number of 0 .. n-1 that 32 random bits stand for, without bias: where
 *  some would be likelier, new bits are taken (Lemire 2019, ACM TOMACS 29:3).
 *  n > 0. */
static inline uint32_t pdn_random_fit(pdn_random *r, uint32_t bits, uint32_t n)
{
    uint64_t product = (uint64_t)bits * n;
    uint32_t low = (uint32_t)product;

    if (low < n) {
        uint32_t least = (uint32_t)(-n) % n;
        while (low < least) {
            product = (pdn_random_bits(r) >> 32) * n;
            low = (uint32_t)product;
        }
    }
    return (uint32_t)(product >> 32);
}

/** Uniform on 0 .. n-1. n > 0. */
static inline uint32_t pdn_random_below(pdn_random *r, uint32_t n)
{
    return pdn_random_fit(r, (uint32_t)(pdn_random_bits(r) >> 32), n);
}

/** Uniform on [0, 1), 53 bits. */
static inline double pdn_random_unit(pdn_random *r)
{
    return (double)(pdn_random_bits(r) >> 11) * 0x1p-53;
}

/** Shuffles x in place, every order equally likely (Fisher and Yates). */
static inline void pdn_random_shuffle(pdn_random *r, uint32_t *x, size_t n)
{
    for (size_t i = n; i > 1; i--) {
        size_t j = pdn_random_below(r, (uint32_t)i);
        uint32_t keep = x[i - 1];
        x[i - 1] = x[j];
        x[j] = keep;
    }
}

/** Standard normal (polar method, Marsaglia and Bray 1964). */
PDN_API double pdn_random_normal(pdn_random *r);

/** Gamma with shape > 0 and scale 1 (Marsaglia and Tsang 2000). */
PDN_API double pdn_random_gamma(pdn_random *r, double shape);

/** Beta with a, b > 0. */
PDN_API double pdn_random_beta(pdn_random *r, double a, double b);

/** Binomial: how many of n succeed, each with chance p. Exact by counting;
 *  O(n). For made data. */
PDN_API uint32_t pdn_random_binomial(pdn_random *r, uint32_t n, double p);

/* ---- the one place that knows threads. */

/** Work on item number `item` by worker number `worker` (below the number of
 *  threads: an index for scratch memory). Must not call igraph. What it writes
 *  belongs to its item alone, or to its worker's scratch; sums over items are
 *  formed by the caller afterwards, in the order of items. */
typedef pdn_status (*pdn_task)(void *context, size_t item, size_t worker);

/** Runs task for items 0 .. items-1 on `threads` threads (see pdn_threads) and
 *  waits for all. On failure: the status and message of the lowest item that
 *  failed among those run; items not yet begun are left out. */
PDN_API pdn_status pdn_parallel(size_t items, size_t threads, pdn_task task,
                                void *context) PDN_MUST_USE;

/** wanted > 0: that number; else the number of processors. At least 1. */
PDN_API size_t pdn_threads(long wanted);

/* ---- text that every file format can hold. */

/** Where s first holds something that is no plain text: a control character
 *  other than tab, LF and CR, a noncharacter, or bytes that are not UTF-8.
 *  SIZE_MAX when there is nothing of the kind. *found is the code point (or
 *  the byte), *width its length in bytes; both may be NULL. XML 1.0 holds
 *  exactly the text that passes. */
PDN_API size_t pdn_plain_text(const char *s, uint32_t *found, size_t *width);

/** Room for what stands for a character that is not shown as it is. */
enum { PDN_MARK_SIZE = sizeof "<U+FFFFFFFF>" };

/** The length in bytes of the first character of n > 0 bytes of text, and in
 *  mark what is shown for it: "" where it is shown as it is, else <U+202E>, or
 *  <FF> of a byte that is no UTF-8. So are told controls but the tab, line and
 *  paragraph separators, the byte order mark, and marks that turn the direction
 *  of what comes after: they would steer a terminal, or let a name on a page
 *  read as another one. */
PDN_API size_t pdn_shown_text(const char *s, size_t n,
                              char mark[PDN_MARK_SIZE]);

#ifdef __cplusplus
}
#endif

#endif
