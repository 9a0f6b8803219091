/* sheet_texts.h - what every sheet must keep: its texts apart from each other
 * and on the page. */
#ifndef PDN_SHEET_TEXTS_H
#define PDN_SHEET_TEXTS_H

#include "check.h"
#include "pdnet/canvas.h"
#include "pdnet/labels.h"

static inline void look_at_texts(pdn_canvas *c, const char *name)
{
    const pdn_box *box;
    const char *const *text;
    size_t n = pdn_canvas_texts(c, &box, &text);
    double width = pdn_canvas_width(c), height = pdn_canvas_height(c);

    CHECK(n > 4, "%s: %zu texts", name, n);
    for (size_t i = 0; i < n; i++) {
        CHECK(box[i].x >= 0 && box[i].y >= 0 &&
                  box[i].x + box[i].width <= width &&
                  box[i].y + box[i].height <= height,
              "%s: '%s' leaves the page", name, text[i]);
        for (size_t k = 0; k < i; k++) {
            /* Lines of type may touch by their empty ascent. */
            pdn_box a = box[i], b = box[k];
            a.y += .2 * a.height;
            a.height *= .6;
            b.y += .2 * b.height;
            b.height *= .6;
            CHECK(!pdn_boxes_meet(a, b), "%s: '%s' lies on '%s'", name, text[i],
                  text[k]);
        }
    }
}

#endif
