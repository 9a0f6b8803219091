/* pseudonyms.h - people under other names: keyed pseudonyms for a network and
 * for the files of a survey, and who can be recognised in what is left. */
#ifndef PDN_PSEUDONYMS_H
#define PDN_PSEUDONYMS_H

#include "pdnet/core.h"
#include "pdnet/network.h"
#include "pdnet/survey.h"
#include "pdnet/table.h"

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- the key, and what it makes of an id. */

enum { PDN_KEY_MOST = 4096, PDN_PSEUDONYM_SIZE = 21 };

/** A secret key. Zero-initialise; clear it as soon as it is not needed. */
typedef struct {
    unsigned char byte[PDN_KEY_MOST];
    size_t bytes;
} pdn_key;

/**
 * Reads a key: the bytes of the file, without one line end behind them.
 *
 * Errors  PDN_EIO    it cannot be opened or read
 *         PDN_EDATA  others than its owner may read or write it, it is no
 *                    regular file, empty, or longer than PDN_KEY_MOST
 */
PDN_API pdn_status pdn_key_read(const char *path, pdn_key *out) PDN_MUST_USE;

/** Makes a key of 32 random bytes, as 64 hex digits in a new file that only its
 *  owner may read (mode 0600). PDN_EIO where something stands there already: a
 *  key is never replaced. */
PDN_API pdn_status pdn_key_new(const char *path, pdn_key *out) PDN_MUST_USE;

/** Overwrites it. */
PDN_API void pdn_key_clear(pdn_key *key);

/** HMAC-SHA-256 (RFC 2104, FIPS 198-1) of n bytes. */
PDN_API void pdn_hmac_sha256(const pdn_key *key, const void *bytes, size_t n,
                             unsigned char mac[32]);

/** The pseudonym of an id: the first 20 hex digits of HMAC-SHA-256 over it, as
 *  names are compared (pdn_name_key: NFC, blanks folded, case kept). The same
 *  under one key in every wave. PDN_ENOMEM only. */
PDN_API pdn_status pdn_pseudonym(const pdn_key *key, const char *id,
                                 char out[PDN_PSEUDONYM_SIZE]) PDN_MUST_USE;

/* ---- masking. What becomes of a column stands once, in
 * lib/privacy/pseudonyms/masked_columns.c: ids are replaced, names go, answers,
 * groups and roles stay, and every other column goes unless it is kept by name.
 * An id or name of somebody within a text that stays is replaced too, and told;
 * within the name of a group it is a fault, unless that column is kept by
 * name. */

typedef struct {
    const char *const *keep; /* further columns that stay */
    size_t keeps;
    bool sort; /* rows in the order of pseudonyms, not of the list */
} pdn_mask_options;

/** One row of the list of who is who. */
typedef struct {
#define COLUMN PDN_MEMBER
#include "columns/pseudonyms.def"
} pdn_pseudonym_row;

extern PDN_API const pdn_schema pdn_pseudonyms_schema;

/** Who is who: every id that was replaced, once, in order of appearance.
 *  Zero-initialise. */
typedef struct {
    pdn_arena text;
    pdn_pseudonym_row *row;
    size_t rows, capacity;
} pdn_pseudonyms;

PDN_API void pdn_pseudonyms_clear(pdn_pseudonyms *who);

/**
 * Replaces the people of a network. Services that are only named (kind group)
 * keep their names. Graph attributes but those of pdn-ingest go. What was
 * replaced, kept and left out is told in f, with counts and without ids.
 *
 * @param who  gets every id with its pseudonym; may not be NULL.
 *
 * Errors  PDN_EDATA   two ids of one pseudonym, a group named after somebody, a
 *                     column to keep that holds names or that is not there, or
 *                     a network of services
 *         PDN_ENOMEM
 */
PDN_API pdn_status pdn_network_mask(pdn_network *g, const pdn_key *key,
                                    const pdn_mask_options *o,
                                    pdn_diagnostics *f,
                                    pdn_pseudonyms *who) PDN_MUST_USE;

/** Files that go with a survey and may name people. */
typedef struct {
    const char *duties, *actions;
} pdn_mask_beside;

/**
 * Masks the files of a survey into a folder, under the names of their kinds:
 * actors.csv, ties.csv, roster.csv, codebook.csv, aliases.csv, corrections.csv,
 * duties.csv, actions.csv, of those that are given. Headings are the fixed
 * ones. A person who is called by an alias or a unique name stands under the
 * pseudonym of the id. Answers are left as they were written.
 *
 * @param s       of which actors, ties, roster, roster_id, roster_pattern,
 *                codebook, aliases, corrections and csv are read. actors may
 *                not be NULL.
 * @param beside  files of the study that are no survey; each or all may be
 *                NULL.
 *
 * Errors  as pdn_network_mask; PDN_EPARSE when a file cannot be read.
 */
PDN_API pdn_status pdn_survey_mask(const pdn_survey_options *s,
                                   const pdn_mask_beside *beside,
                                   const pdn_key *key,
                                   const pdn_mask_options *o,
                                   const char *folder, pdn_diagnostics *f,
                                   pdn_pseudonyms *who) PDN_MUST_USE;

/* ---- who can be recognised in what is left: k-anonymity (Sweeney 2002) of
 * attributes, and of the number of contacts (Liu and Terzi 2008). */

enum { PDN_UNIQUE_FEWEST = 5 };

/** A combination that fewer than `fewest` people share. */
typedef struct {
#define COLUMN PDN_MEMBER
#include "columns/unique.def"
} pdn_unique_row;

extern PDN_API const pdn_schema pdn_unique_schema;

typedef struct {
    const char *const *by; /* columns of the actors taken together */
    size_t bys;            /* 0: contacts alone */
    size_t fewest;         /* 0: PDN_UNIQUE_FEWEST */
} pdn_unique_options;

/** All such combinations: of `by`, then of contacts, those of fewest people
 *  first, then in byte order. Zero-initialise. */
typedef struct {
    pdn_arena text;
    pdn_unique_row *row;
    size_t rows, capacity;
    size_t people;     /* on the list */
    size_t recognised; /* of them in some row */
    size_t alone;      /* of them in a row of their own */
} pdn_uniqueness;

/**
 * Who can be recognised by what they share with too few. Somebody's value that
 * is not known is a value of its own. Services that are only named are nobody.
 * A contact is a dyad of the collapsed graph.
 *
 * Errors  PDN_EDATA   a column that is not there, or a network of services
 *         PDN_ENOMEM
 * Cost    O(people x columns^2 + ties)
 */
PDN_API pdn_status pdn_network_unique(const pdn_network *g,
                                      const pdn_unique_options *o,
                                      pdn_uniqueness *out) PDN_MUST_USE;

PDN_API void pdn_uniqueness_clear(pdn_uniqueness *u);

#ifdef __cplusplus
}
#endif

#endif
