/* What others do who succeed: who they are, what they do, and whom to visit. */
#include "report/report_parts.h"

pdn_status report__part_others(const pdn_report *r, pdn_html *h)
{
    pdn_status st = PDN_OK;

    PDN_TRY(report__who_does_better(r, h));
    PDN_TRY(report__part_figures(r, SECTION_OTHERS, h));
    PDN_TRY(html__status(h));
out:
    return st;
}
