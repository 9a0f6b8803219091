/* The pair table, the funnel and the ranked baseline: no text lies on another
 * or leaves the page, whatever the size and the language. With PDN_PICTURES=
 * FOLDER in the environment each picture is also written there as PNG. */
#include "check.h"
#include "made_rows.h"
#include "pdnet/labels.h"
#include "pdnet/sheet_pairs.h"
#include "pdnet/words.h"

#include <stdio.h>
#include <stdlib.h>

typedef pdn_status drawing(pdn_canvas *c, const void *what);

static const pdn_sheet_facts facts = {.study = "Kongsvingerregionen",
                                      .wave = "2021",
                                      .actors = 170,
                                      .answered = 133,
                                      .seed = 1,
                                      .draws = 10000,
                                      .version = "0.1.0",
                                      .origin = "laget"};

static void look_at_texts(pdn_canvas *c, const char *name)
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

static void draw(drawing *how, const void *what, pdn_paper paper,
                 const char *name)
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
    fclose(f);
}

static pdn_status draw_pairs(pdn_canvas *c, const void *what)
{
    static const pdn_saying five = {.scale_lo = 1, .scale_hi = 5};
    pdn_pair pair[MADE_PAIRS];
    size_t services = *(const size_t *)what, n = made_pairs(services, pair);
    pdn_pairs_options o = {.order = made_service,
                           .services = services,
                           .by_chance = .2,
                           .saying = five};

    return pdn_draw_pairs(c, &facts, pair, n, &o);
}

static void pair_tables_of_every_size(void **state)
{
    (void)state;
    static const size_t sizes[] = {2, 3, 6, 10, 14, 21};
    for (int lang = 0; lang < 3; lang++)
        for (size_t i = 0; i < LEN(sizes); i++)
            for (int paper = 0; paper < 3; paper++) {
                char name[64];
                pdn_words_use((pdn_lang)lang);
                (void)snprintf(name, sizeof name, "pairs-%zu-%s-%d", sizes[i],
                               pdn_lang_code((pdn_lang)lang), paper);
                draw(draw_pairs, &sizes[i], (pdn_paper)paper, name);
            }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pair_tables_of_every_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
