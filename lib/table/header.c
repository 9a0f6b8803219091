#include "header.h"

#include "cells.h"
#include "records.h"

#include "core/textmap.h"

#include "pdnet/table.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A header being matched. */
struct match {
    const header__wanted *h;
    char *const *name;
    const char **folded; /* of name */
    size_t n;
    pdn_arena *text;
    pdn_diagnostics *f;
    header__heading *heading;
    pdn_textmap wanted; /* folded name: number of the column wanted */
    pdn_textmap column; /* folded name: the first column that has it */
};

static pdn_diagnostic fault(const struct match *m, size_t column)
{
    return (pdn_diagnostic){.file = m->h->file,
                            .line = m->h->line,
                            .column = column,
                            .severity = PDN_ERROR,
                            .code = "header"};
}

static pdn_status put_wanted(struct match *m, const char *name, size_t i)
{
    const char *folded = NULL;
    pdn_status st = pdn_normalize_name(m->text, name, &folded);

    if (st != PDN_OK) return st;
    return textmap__put(&m->wanted, folded, (uint32_t)i, NULL);
}

/* The names that the columns wanted have; the first that has one keeps it. */
static pdn_status learn_wanted(struct match *m)
{
    pdn_status st = PDN_OK;

    for (size_t i = 0; i < m->h->wants; i++) {
        const pdn_want *w = &m->h->want[i];
        PDN_TRY(put_wanted(m, w->name, i));
        for (size_t k = 0; w->also != NULL && w->also[k] != NULL; k++)
            PDN_TRY(put_wanted(m, w->also[k], i));
    }
out:
    return st;
}

static const pdn_want *want_called(const struct match *m, const char *folded)
{
    int64_t i = textmap__get(&m->wanted, folded);

    return i == PDN_TEXTMAP_NONE ? NULL : &m->h->want[i];
}

static pdn_status fold_names(struct match *m)
{
    pdn_status st = PDN_OK;

    for (size_t i = 0; i < m->n; i++) {
        const char *name = m->name[i] != NULL ? m->name[i] : "";
        PDN_TRY(pdn_normalize_name(m->text, name, &m->folded[i]));
        m->heading[i] = (header__heading){.name = name};
        m->heading[i].nameless = *m->folded[i] == '\0';
        if (m->heading[i].nameless) continue;
        PDN_TRY(textmap__put(&m->column, m->folded[i], (uint32_t)i, NULL));
        m->heading[i].want = want_called(m, m->folded[i]);
    }
out:
    return st;
}

static size_t column_called(const struct match *m, const char *folded)
{
    int64_t i = textmap__get(&m->column, folded);

    return i == PDN_TEXTMAP_NONE ? m->n : (size_t)i;
}

static bool stands(const struct match *m, const pdn_want *w)
{
    for (size_t i = 0; i < m->n; i++)
        if (m->heading[i].want == w) return true;
    return false;
}

/* The names of the file, as a message lists them. */
static void list_names(const struct match *m, char *text, size_t size)
{
    size_t used = 0;
    char shown[64];

    text[0] = '\0';
    for (size_t i = 0; i < m->n && used + 80 < size; i++) {
        const char *name = records__shown(m->heading[i].name, shown);
        int put = snprintf(text + used, size - used, "%s\"%s\"",
                           i > 0 ? ", " : "", name);
        used += put > 0 ? (size_t)put : 0;
    }
    if (used + 80 >= size) snprintf(text + used, size - used, " ...");
}

/* `name`, and the name of the file that was probably meant. */
static pdn_status tell_missing(const struct match *m, const char *name,
                               const char *asked_by)
{
    pdn_status st = PDN_OK;
    size_t near = 0;
    char has[360], shown[64], wanted[64];
    const char *folded = NULL;

    list_names(m, has, sizeof has);
    records__shown(name, wanted);
    PDN_TRY(pdn_normalize_name(m->text, name, &folded));
    near = pdn_name_nearest(folded, m->folded, m->n);
    if (near < m->n)
        PDN_TRY(pdn_diagnostics_add(
            m->f, fault(m, 0), "no column \"%s\"%s (is it \"%s\"?); has %s",
            wanted, asked_by, records__shown(m->heading[near].name, shown),
            has));
    else
        PDN_TRY(pdn_diagnostics_add(m->f, fault(m, 0),
                                    "no column \"%s\"%s; has %s", wanted,
                                    asked_by, has));
out:
    return st;
}

/* THEIRS is not in the file. Another file of the same call may have it. */
static pdn_status tell_theirs_missing(const struct match *m, const pdn_want *w,
                                      const char *given, const char *theirs)
{
    char why[160];
    pdn_diagnostic at = fault(m, 0);

    snprintf(why, sizeof why, ", which --column calls %s", w->name);
    if (column_called(m, given) < m->n && want_called(m, theirs) != NULL) {
        at.code = "column-option";
        return pdn_diagnostics_add(m->f, at,
                                   "no column \"%s\"%s: did you mean "
                                   "--column %s=%s?",
                                   theirs, why, theirs, given);
    }
    if (!stands(m, w)) return tell_missing(m, theirs, why);
    at.severity = PDN_WARNING;
    return pdn_diagnostics_add(m->f, at,
                               "no column \"%s\"%s: column \"%s\" is read",
                               theirs, why, w->name);
}

/* What is named by the user wins over what is only called so: that column is
 * left out, since the name is taken. */
static pdn_status take_place(const struct match *m, size_t column,
                             const pdn_want *w)
{
    pdn_status st = PDN_OK;
    char shown[64], other[64];

    for (size_t i = 0; i < m->n; i++) {
        header__heading *h = &m->heading[i];
        if (i == column || h->want != w || h->given) continue;
        pdn_diagnostic at = fault(m, i + 1);
        at.line = at.column = 0;
        at.severity = PDN_NOTE;
        at.action = "left out";
        h->want = NULL;
        h->twice = true;
        PDN_TRY(pdn_diagnostics_add(m->f, at,
                                    "column \"%s\" is left out: \"%s\" is said "
                                    "to be %s",
                                    records__shown(m->name[i], shown),
                                    records__shown(m->name[column], other),
                                    w->name));
    }
    m->heading[column].want = w;
    m->heading[column].given = true;
    m->heading[column].twice = false; /* it may have given way itself */
out:
    return st;
}

static bool is_of(const struct match *m, const pdn_file_kind *kind)
{
    bool same = kind->wants == m->h->wants;

    for (size_t i = 0; same && i < kind->wants; i++)
        same = strcmp(kind->want[i].name, m->h->want[i].name) == 0;
    return same;
}

/* NAME of KIND.NAME, NULL where files of another kind are meant; a name
 * without a kind as it is. */
static const char *name_here(const struct match *m, char *name)
{
    char *dot = strchr(name, '.');
    const pdn_file_kind *kind = NULL;

    if (dot == NULL) return name;
    *dot = '\0';
    kind = pdn_file_kind_of(name);
    if (kind != NULL) return is_of(m, kind) ? dot + 1 : NULL;
    *dot = '.';
    return name;
}

static pdn_status tell_no_name(const struct match *m, const char *pair,
                               const char *name)
{
    pdn_diagnostic at = {.severity = PDN_ERROR, .code = "column-option"};
    char known[360] = "";
    size_t used = 0;

    assert(m->h->want != NULL || m->h->wants == 0);
    for (size_t i = 0; i < m->h->wants && used + 40 < sizeof known; i++)
        used += (size_t)snprintf(known + used, sizeof known - used, "%s%.30s",
                                 i > 0 ? ", " : "", m->h->want[i].name);
    return pdn_diagnostics_add(
        m->f, at, "--column %s: no file has a column called \"%s\" here: %s",
        pair, name, known);
}

/* One NAME=THEIRS. met: where it may be that this file has no such column, is
 * set where it has. */
static pdn_status rename_one(const struct match *m, const char *pair, bool *met)
{
    pdn_status st = PDN_OK;
    size_t column = 0;
    pdn_diagnostic at = {.severity = PDN_ERROR, .code = "column-option"};
    const char *equals = strchr(pair, '='), *name = NULL, *theirs = NULL;
    const char *here = NULL;
    const pdn_want *w = NULL;

    if (equals == NULL || equals == pair || equals[1] == '\0')
        return pdn_diagnostics_add(m->f, at, "--column %s: want NAME=THEIRS",
                                   pair);
    char *copy = pdn_arena_text(m->text, pair, (size_t)(equals - pair));
    PDN_TRY(pdn_had_memory(copy));
    here = name_here(m, copy);
    if (here == NULL) goto out;
    PDN_TRY(pdn_normalize_name(m->text, here, &name));
    PDN_TRY(pdn_normalize_name(m->text, equals + 1, &theirs));
    w = want_called(m, name);
    if (w == NULL && pdn_kinds_know(name)) goto out;
    if (w == NULL) {
        PDN_TRY(tell_no_name(m, pair, here));
        goto out;
    }
    column = column_called(m, theirs);
    if (column < m->n && met != NULL) *met = true;
    if (column == m->n && met != NULL) goto out;
    if (column == m->n)
        PDN_TRY(tell_theirs_missing(m, w, name, equals + 1));
    else if (m->heading[column].given && m->heading[column].want != w)
        PDN_TRY(pdn_diagnostics_add(
            m->f, at, "--column %s: \"%s\" is said to be %s already", pair,
            equals + 1, m->heading[column].want->name));
    else
        PDN_TRY(take_place(m, column, w));
out:
    return st;
}

static pdn_status tell_twice(const struct match *m, size_t k, size_t i)
{
    char shown[64], other[64];

    m->heading[i].twice = true;
    records__shown(m->name[i], shown);
    records__shown(m->name[k], other);
    if (strcmp(m->folded[i], m->folded[k]) == 0)
        return pdn_diagnostics_add(m->f, fault(m, i + 1),
                                   "the name \"%s\" stands twice in the header "
                                   "(columns %zu and %zu)",
                                   shown, k + 1, i + 1);
    return pdn_diagnostics_add(
        m->f, fault(m, i + 1),
        "\"%s\" and \"%s\" (columns %zu and %zu) are both "
        "%s: --column \"%s=%s\" takes this one and leaves the other out",
        other, shown, k + 1, i + 1, m->heading[i].want->name,
        m->heading[i].want->name, shown);
}

/* The first column before column i that is read as the same one; else i. */
static size_t same_want(const struct match *m, size_t i)
{
    size_t k = 0;

    if (m->heading[i].want == NULL) return i;
    while (k < i && m->heading[k].want != m->heading[i].want)
        k++;
    return k;
}

/* Faults of names that stand twice, by their own or by the fixed name. */
static pdn_status check_twice(const struct match *m)
{
    pdn_status st = PDN_OK;
    pdn_textmap by_name = {0};

    for (size_t i = 0; i < m->n; i++) {
        uint32_t first = 0;
        if (m->heading[i].nameless) continue;
        PDN_TRY(textmap__put(&by_name, m->folded[i], (uint32_t)i, &first));
        size_t k = same_want(m, i);
        if (first < k) k = first;
        if (k < i) PDN_TRY(tell_twice(m, k, i));
    }
out:
    textmap__clear(&by_name);
    return st;
}

static pdn_status check_required(const struct match *m)
{
    pdn_status st = PDN_OK;

    for (size_t i = 0; i < m->h->wants; i++)
        if (m->h->want[i].required && !stands(m, &m->h->want[i]))
            PDN_TRY(tell_missing(m, m->h->want[i].name, ""));
out:
    return st;
}

pdn_status header__match(const header__wanted *h, char *const *name, size_t n,
                         pdn_arena *text, pdn_diagnostics *f,
                         header__heading *out)
{
    pdn_status st = PDN_OK;
    struct match m = {
        .h = h, .name = name, .n = n, .text = text, .f = f, .heading = out};

    PDN_NEW(m.folded, n);
    PDN_TRY(learn_wanted(&m));
    PDN_TRY(fold_names(&m));
    for (size_t i = 0; h->options != NULL && i < h->options->renames; i++)
        PDN_TRY(
            rename_one(&m, h->options->rename[i],
                       i < h->options->lenient ? &h->options->met[i] : NULL));
    PDN_TRY(check_twice(&m));
    PDN_TRY(check_required(&m));
    for (size_t i = 0; i < n; i++)
        if (out[i].want != NULL) out[i].name = out[i].want->name;
out:
    free(m.folded);
    textmap__clear(&m.wanted);
    textmap__clear(&m.column);
    return st;
}

pdn_status header__fit(const header__wanted *h, char *const *name, size_t n,
                       title_rows__fit *out)
{
    pdn_status st = PDN_OK;
    header__heading *heading = NULL;
    pdn_diagnostics untold = {0};
    pdn_arena text = {0};

    *out = (title_rows__fit){.all = h->wants > 0};
    PDN_NEW(heading, n);
    PDN_TRY(header__match(h, name, n, &text, &untold, heading));
    assert(h->want != NULL || h->wants == 0);
    for (size_t w = 0; w < h->wants; w++) {
        bool stands = false;
        for (size_t k = 0; k < n && !stands; k++)
            stands = heading[k].want == &h->want[w];
        out->known += stands;
        out->keys += stands && h->want[w].filled;
        out->all &= stands || !h->want[w].required;
    }
out:
    pdn_diagnostics_clear(&untold);
    pdn_arena_clear(&text);
    free(heading);
    return st;
}

static bool is_wanted(const header__wanted *h, const char *name)
{
    for (size_t i = 0; i < h->wants; i++)
        if (strcmp(h->want[i].name, name) == 0) return true;
    return false;
}

pdn_status header__wants_years(const header__wanted *h, char *const *name,
                               size_t n, bool *yes)
{
    pdn_status st = PDN_OK;
    header__heading *heading = NULL;
    pdn_diagnostics untold = {0};
    pdn_arena text = {0};

    *yes = is_wanted(h, "events") && is_wanted(h, "year");
    if (!*yes) return PDN_OK;
    PDN_NEW(heading, n);
    PDN_TRY(header__match(h, name, n, &text, &untold, heading));
    for (size_t k = 0; k < n; k++)
        if (heading[k].want != NULL && strcmp(heading[k].name, "year") == 0)
            *yes = false;
out:
    pdn_diagnostics_clear(&untold);
    pdn_arena_clear(&text);
    free(heading);
    return st;
}
