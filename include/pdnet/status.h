/* status.h - how every fallible function here reports failure. */
#ifndef PDN_STATUS_H
#define PDN_STATUS_H

#include <igraph/igraph_error.h>

#ifdef __cplusplus
extern "C" {
#endif

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

#define PDN_MUST_USE       __attribute__((warn_unused_result))
#define PDN_PRINTF(at, va) __attribute__((format(printf, at, va)))

/** Installs the igraph and GSL error handlers and holds igraph's own threads
 *  to one. Call once, first, in main(). */
void pdn_runtime_init(void);

/** Records why, and returns st, so that `return pdn_fail(...)` reads well.
 *  One line for one fault; several faults of one file are several lines. */
pdn_status pdn_fail(pdn_status st, const char *fmt, ...) PDN_PRINTF(2, 3);

/** Puts "where: " before every line of the recorded message; returns st. */
pdn_status pdn_within(pdn_status st, const char *fmt, ...) PDN_PRINTF(2, 3);

/** The recorded message; valid until the next failure on this thread. */
const char *pdn_message(void);

/** Forgets the message. For a caller that has dealt with a failure. */
void pdn_message_clear(void);

/** What an errno means, in English whatever the locale: the same bytes
 *  everywhere. Not to be freed; good until the next call on this thread. */
const char *pdn_system_error(int number);

/* Translators from the neighbours. PDN_OK in, PDN_OK out. */
pdn_status pdn_from_igraph(igraph_error_t code, const char *call) PDN_MUST_USE;
pdn_status pdn_from_gsl(int code, const char *call) PDN_MUST_USE;

/** PDN_ENOMEM with its message. Inline, so that an analyser sees that it is
 *  never PDN_OK. */
static inline pdn_status pdn_no_memory(void)
{
    (void)pdn_fail(PDN_ENOMEM, "out of memory");
    return PDN_ENOMEM;
}

/* Inside a function that has `pdn_status st = PDN_OK;` and a label `out:`. */
#define PDN_TRY(call)                          \
    do {                                       \
        if ((st = (call)) != PDN_OK) goto out; \
    } while (0)
#define PDN_TRY_IG(call)  PDN_TRY(pdn_from_igraph((call), #call))
#define PDN_TRY_GSL(call) PDN_TRY(pdn_from_gsl((call), #call))
#define PDN_FAIL(code, ...)                 \
    do {                                    \
        st = pdn_fail((code), __VA_ARGS__); \
        goto out;                           \
    } while (0)
/** Takes memory into p, or leaves by `out:`. */
#define PDN_NEW(p, count)                                             \
    do {                                                              \
        (p) = calloc((count) > 0 ? (size_t)(count) : 1, sizeof *(p)); \
        if ((p) == NULL) {                                            \
            st = pdn_no_memory();                                     \
            goto out;                                                 \
        }                                                             \
    } while (0)

#ifdef __cplusplus
}
#endif

#endif
