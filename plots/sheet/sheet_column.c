#include "sheet_column.h"

#include "canvas/canvas_backend.h"

pdn_status sheet__fill_column(pdn_sheet *s, sheet__column set, const void *of)
{
    /* a column larger than this would be read before the title */
    static const double larger[] = {1.4, 1.3, 1.2, 1.1};
    const double unit = s->unit;
    pdn_status st = PDN_OK;

    for (size_t i = 0; i < PDN_COUNT(larger) && s->unit <= unit; i++) {
        pdn_sheet tried = *s;
        tried.unit = larger[i] * unit;
        s->canvas->muted = true;
        st = set(&tried, of);
        s->canvas->muted = false;
        PDN_TRY(st);
        if (!tried.untold && tried.column.height >= 0 &&
            tried.detail >= s->detail)
            s->unit = tried.unit;
    }
    st = set(s, of);
out:
    s->unit = unit;
    return st;
}
