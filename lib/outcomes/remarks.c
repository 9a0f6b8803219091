#include "remarks.h"

#include "rowcell.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_TOLD = 6, ROOM = 500 };

/* Those whom `too_few` says: fewer were sent on than arrived, or more. */
static pdn_status tell_side(const pdn_i_remarks *r, bool too_few)
{
    const pdn_i_steps *s = r->s;
    char text[ROOM] = "";
    size_t told = 0, more = 0;

    for (size_t v = 0; v < s->services; v++) {
        double d = s->in[v] - s->out[v];
        size_t used = strlen(text);
        if (s->goal[v] || !(too_few ? d > 0 : d < 0) || !(s->out[v] > 0) ||
            !(s->in[v] > 0))
            continue;
        if (told == MOST_TOLD || strlen(r->name[v]) + used + 80 > ROOM) {
            more++;
            continue;
        }
        snprintf(text + used, ROOM - used, "%s%s %.17g of %.17g",
                 told++ > 0 ? ", " : "", r->name[v], fabs(d),
                 too_few ? s->in[v] : s->out[v]);
    }
    if (told == 0) return PDN_OK;
    if (more > 0)
        snprintf(text + strlen(text), ROOM - strlen(text), " and %zu more",
                 more);
    return pdn_findings_add(
        r->f, pdn_i_file_place(r->t, PDN_NOTE, "balance"), "%.17g: %s: %s",
        r->year,
        too_few ? "arrived and not sent on (lost, still there or done: the "
                  "file does not tell)"
                : "sent on without having arrived (they began there or came "
                  "another way)",
        text);
}

pdn_status pdn_i_tell_balance(const pdn_i_remarks *r)
{
    pdn_status st = tell_side(r, true);

    return st == PDN_OK ? tell_side(r, false) : st;
}

pdn_status pdn_i_tell_reach(const pdn_i_remarks *r, const double *reach,
                            double most)
{
    pdn_finding at = pdn_i_file_place(r->t, PDN_NOTE, "reach");

    for (size_t v = 0; v < r->s->services; v++) {
        if (!r->s->source[v] || isnan(reach[v])) continue;
        pdn_status st = pdn_findings_add(
            r->f, at, "%.17g: of those at %s, %.4g %% reach the goal", r->year,
            r->name[v], 100 * reach[v]);
        if (st != PDN_OK) return st;
    }
    if (isnan(most)) return PDN_OK;
    return pdn_findings_add(r->f, at, "%.17g: at most %.17g get through",
                            r->year, most);
}

pdn_status pdn_i_tell_gains(const pdn_i_remarks *r, const double *gain)
{
    pdn_status st = PDN_OK;
    const pdn_i_steps *s = r->s;
    double *sum = NULL;
    char text[ROOM] = "";

    PDN_NEW(sum, s->services);
    for (size_t e = 0; e < s->steps; e++)
        sum[s->from[e]] += gain[e];
    for (size_t k = 0, told = 0; k < s->services && told < MOST_TOLD; k++) {
        uint32_t v = s->order[k];
        size_t used = strlen(text);
        if (!(sum[v] > 0) || strlen(r->name[v]) + used + 30 > ROOM) continue;
        snprintf(text + used, ROOM - used, "%s%s +%.4g", told++ > 0 ? ", " : "",
                 r->name[v], sum[v]);
    }
    if (text[0] != '\0')
        PDN_TRY(pdn_findings_add(
            r->f, pdn_i_file_place(r->t, PDN_NOTE, "gains"),
            "%.17g: more would reach the goal, were all that is lost at a "
            "service passed on: %s",
            r->year, text));
out:
    free(sum);
    return st;
}
