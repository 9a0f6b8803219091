#include "handover_notes.h"

#include "outcomes/rows/row_cell.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_TOLD = 6, NOTE_LENGTH = 500 };

/* Those of whom fewer were sent on than arrived, in one note. */
static pdn_status tell_left(const handover_notes *r)
{
    const steps__flow *s = r->s;
    char text[NOTE_LENGTH] = "";
    size_t told = 0, more = 0;

    for (size_t v = 0; v < s->services; v++) {
        double left = s->in[v] - s->out[v];
        size_t used = strlen(text);
        if (s->goal[v] || !(left > 0) || !(s->out[v] > 0)) continue;
        if (told == MOST_TOLD || strlen(r->name[v]) + used + 80 > NOTE_LENGTH) {
            more++;
            continue;
        }
        pdn_format(text + used, NOTE_LENGTH - used, "%s%s %s of %s",
                   told++ > 0 ? ", " : "", r->name[v],
                   pdn_number_format(left).text,
                   pdn_number_format(s->in[v]).text);
    }
    if (told == 0) return PDN_OK;
    if (more > 0)
        snprintf(text + strlen(text), NOTE_LENGTH - strlen(text),
                 " and %zu more", more);
    return pdn_diagnostics_add(
        r->f, row_cell__file(r->t, PDN_NOTE, "balance"),
        "%s: arrived and not sent on (lost, still there or done: the file does "
        "not tell): %s",
        pdn_number_format(r->year).text, text);
}

/* More sent on than came, at a service that steps lead to and that is no
 * source: told at the first of its rows. */
static pdn_status tell_surplus(const handover_notes *r, const size_t *place)
{
    pdn_status st = PDN_OK;
    const steps__flow *s = r->s;
    bool *done = NULL;

    PDN_NEW(done, s->services);
    for (size_t e = 0; e < s->steps; e++)
        done[s->to[e]] = true;
    for (size_t v = 0; v < s->services; v++)
        done[v] = s->source[v] || !done[v]; /* there they begin */
    for (size_t e = 0; e < s->steps; e++) {
        uint32_t v = s->from[e];
        if (done[v]) continue;
        done[v] = true;
        if (!(s->out[v] > s->in[v])) continue;
        PDN_TRY(pdn_diagnostics_add(
            r->f,
            row_cell__place(r->t, NULL, place[e], PDN_WARNING, "more-sent-on"),
            "%s in %s: %s arrived, but %s were sent on (they began there, came "
            "another way or are counted twice); not_sent_on is left empty",
            r->name[v], pdn_number_format(r->year).text,
            pdn_number_format(s->in[v]).text,
            pdn_number_format(s->out[v]).text));
    }
out:
    free(done);
    return st;
}

pdn_status handover_notes__balance(const handover_notes *r, const size_t *place)
{
    pdn_status st = tell_left(r);

    return st == PDN_OK ? tell_surplus(r, place) : st;
}

pdn_status handover_notes__reach(const handover_notes *r, const double *reach,
                                 double most)
{
    pdn_diagnostic at = row_cell__file(r->t, PDN_NOTE, "reach");

    for (size_t v = 0; v < r->s->services; v++) {
        if (!r->s->source[v] || isnan(reach[v])) continue;
        pdn_status st = pdn_diagnostics_add(
            r->f, at, "%s: of those at %s, %.4g %% reach the goal",
            pdn_number_format(r->year).text, r->name[v], 100 * reach[v]);
        if (st != PDN_OK) return st;
    }
    if (isnan(most)) return PDN_OK;
    return pdn_diagnostics_add(r->f, at, "%s: at most %s get through",
                               pdn_number_format(r->year).text,
                               pdn_number_format(most).text);
}

pdn_status handover_notes__gains(const handover_notes *r, const double *gain)
{
    pdn_status st = PDN_OK;
    const steps__flow *s = r->s;
    double *sum = NULL;
    char text[NOTE_LENGTH] = "";

    PDN_NEW(sum, s->services);
    for (size_t e = 0; e < s->steps; e++)
        sum[s->from[e]] += gain[e];
    for (size_t k = 0, told = 0; k < s->services && told < MOST_TOLD; k++) {
        uint32_t v = s->order[k];
        size_t used = strlen(text);
        if (!(sum[v] > 0) || strlen(r->name[v]) + used + 30 > NOTE_LENGTH)
            continue;
        pdn_format(text + used, NOTE_LENGTH - used, "%s%s +%.4g",
                   told++ > 0 ? ", " : "", r->name[v], sum[v]);
    }
    if (text[0] != '\0')
        PDN_TRY(pdn_diagnostics_add(
            r->f, row_cell__file(r->t, PDN_NOTE, "gains"),
            "%s: more would reach the goal, were all that is lost at a "
            "service passed on: %s",
            pdn_number_format(r->year).text, text));
out:
    free(sum);
    return st;
}
