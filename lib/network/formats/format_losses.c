#include "format_parts.h"

#include <string.h>

struct names {
    char text[240];
    size_t used, n;
};

static void add(struct names *all, const char *name)
{
    size_t room = sizeof all->text - all->used;

    all->n++;
    if (strlen(name) + sizeof ", " >= room) return;
    int put = snprintf(all->text + all->used, room, "%s%s",
                       all->used > 0 ? ", " : "", name);
    all->used += put > 0 ? (size_t)put : 0;
}

static bool is_one_of(const char *name, const char *const *names)
{
    for (; *names != NULL; names++)
        if (strcmp(name, *names) == 0) return true;
    return false;
}

static pdn_status tell_columns(const pdn_network *g, const char *called,
                               pdn_diagnostics *f)
{
    static const char *const held[] = {"id", "tie", "frequency", NULL};
    struct names lost = {0};
    const pdn_table *tables[] = {&g->actor, &g->tie};

    for (size_t k = 0; k < 2; k++)
        for (size_t c = 0; c < tables[k]->columns; c++) {
            const char *name = tables[k]->column[c].name;
            if (!is_one_of(name, held)) add(&lost, name);
        }
    if (lost.n == 0) return PDN_OK;
    return pdn_diagnostics_tell(
        f, PDN_WARNING, "lost", NULL,
        "%s holds ids and frequencies alone; lost (%zu): %s", called, lost.n,
        lost.text);
}

static size_t count_states(const pdn_network *g)
{
    const pdn_table *tables[] = {&g->actor, &g->tie};
    size_t n = 0;

    for (size_t k = 0; k < 2; k++)
        for (size_t c = 0; c < tables[k]->columns; c++) {
            const pdn_column *column = &tables[k]->column[c];
            for (size_t i = 0; column->number != NULL && i < tables[k]->rows;
                 i++) {
                pdn_state s = pdn_state_of(column->number[i]);
                if (k == 1 && !g->contact[i]) continue;
                n += s != PDN_VALUE && s != PDN_NOT_DEFINED;
            }
        }
    return n;
}

pdn_status format_losses__tell(const pdn_network *g, const format_holds *holds,
                               pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    size_t none = 0, silent = 0, states = holds->states ? 0 : count_states(g);

    for (size_t i = 0; i < g->ties; i++)
        none += !g->contact[i];
    for (size_t v = 0; v < g->actors; v++)
        silent += !g->answered[v];
    if (!holds->columns) PDN_TRY(tell_columns(g, holds->called, f));
    if (!holds->columns && silent > 0)
        PDN_TRY(pdn_diagnostics_tell(
            f, PDN_WARNING, "lost", NULL,
            "%s does not tell who did not answer: %zu people", holds->called,
            silent));
    if (!holds->answers && none > 0)
        PDN_TRY(
            pdn_diagnostics_tell(f, PDN_WARNING, "lost", NULL,
                                 "%s: %zu answers that are no contact are lost",
                                 holds->called, none));
    if (holds->columns && states > 0)
        PDN_TRY(pdn_diagnostics_tell(
            f, PDN_WARNING, "lost", NULL,
            "%s: %zu cells lose why they are empty (not asked, did not answer, "
            "suppressed)",
            holds->called, states));
out:
    return st;
}

pdn_status format_losses__texts(size_t n, const char *what, pdn_diagnostics *f)
{
    if (n == 0) return PDN_OK;
    return pdn_diagnostics_tell(f, PDN_WARNING, "lost", NULL, "%zu texts %s", n,
                                what);
}

double format_losses__weight(const pdn_network *g, size_t tie)
{
    const double *x = pdn_table_numbers(&g->tie, "frequency");

    return x != NULL && pdn_state_of(x[tie]) == PDN_VALUE ? x[tie] : 1;
}

bool format_losses__beyond_ascii(const char *s)
{
    for (; *s != '\0'; s++)
        if ((unsigned char)*s >= 0x80) return true;
    return false;
}
