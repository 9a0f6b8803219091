/* sheet_texts.h - what every sheet must keep: its texts apart from each other
 * and on the page. */
#ifndef PDN_SHEET_TEXTS_H
#define PDN_SHEET_TEXTS_H

#include "canvas/canvas_text.h"
#include "check.h"
#include "layout/labels.h"
#include "pdnet/canvas.h"
#include "pdnet/sheets.h"

#include <stdio.h>
#include <stdlib.h>

static inline void look_at_texts(pdn_canvas *c, const char *name)
{
    const pdn_box *box;
    const char *const *text;
    size_t n = canvas_text__boxes(c, &box, &text);
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
            CHECK(!labels__boxes_meet(a, b), "%s: '%s' lies on '%s'", name,
                  text[i], text[k]);
        }
    }
}

/* No type is smaller than can be read: 10.5 pt on A3, 9 on A4, 14 on a slide
 * (look: one sheet). f: an SVG. */
static inline void look_at_sizes(FILE *f, pdn_paper paper, const char *name)
{
    static const char mark[] = "font-size=\"";
    const double least = paper == PDN_A4 ? 9 : paper == PDN_SLIDE ? 14 : 10.5;
    size_t at = 0, found = 0;
    int letter;

    rewind(f);
    while ((letter = getc(f)) != EOF) {
        double size = 0;
        at = letter == mark[at] ? at + 1 : letter == mark[0];
        if (at < sizeof mark - 1) continue;
        at = 0;
        CHECK(fscanf(f, "%lf", &size) == 1 && size > least - .01,
              "%s: type of %g points, want %g", name, size, least);
        found++;
    }
    CHECK(found > 4, "%s: %zu sizes of type", name, found);
}

typedef pdn_status sheet_drawing(pdn_canvas *c, const void *what);

/* Draws a sheet and looks at its texts; with PDN_PICTURES=FOLDER in the
 * environment it is also written there as PNG. */
static inline void draw_sheet(sheet_drawing *how, const void *what,
                              pdn_paper paper, const char *name)
{
    pdn_canvas *c = NULL;
    double width, height;
    char path[512];
    const char *folder = getenv("PDN_PICTURES");
    FILE *f = NULL;

    pdn_paper_size(paper, &width, &height);
    if (folder != NULL) {
        (void)snprintf(path, sizeof path, "%s/%s.png", folder, name);
        f = fopen(path, "wb");
    } else {
        f = tmpfile();
    }
    assert_non_null(f);
    MUST(pdn_canvas_new(folder != NULL ? PDN_PNG : PDN_SVG, f, width, height,
                        name, name, "test", &c));
    MUST(how(c, what));
    look_at_texts(c, name);
    MUST(pdn_canvas_finish(c));
    if (folder == NULL) look_at_sizes(f, paper, name);
    fclose(f);
}

#endif
