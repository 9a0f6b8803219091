/* The maps of several waves side by side: what is hidden looks hidden. */
#include "check.h"

#include "pdnet/canvas.h"
#include "pdnet/sheets.h"
#include "pdnet/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const pdn_sheet_facts facts = {
    .study = "Ung Inkludering", .seed = 1, .draws = 5000, .version = "0.1.0"};

struct two {
    pdn_ring ring;
    pdn_multiple wave[2];
    size_t n;
};

static pdn_status side_by_side(pdn_canvas *c, const void *what)
{
    const struct two *t = what;

    return pdn_multiples_sheet(c, &facts, &t->ring, t->wave, t->n);
}

static char *svg_of(pdn_status (*draw)(pdn_canvas *, const void *),
                    const void *what)
{
    char *text = NULL;
    size_t size = 0;
    pdn_canvas *c = NULL;
    FILE *f = open_memstream(&text, &size);

    MUST(pdn_canvas_new(PDN_SVG, f, 1190, 842, "t", "t", "n", &c));
    MUST(draw(c, what));
    MUST(pdn_canvas_finish(c));
    fclose(f);
    return text;
}

static size_t count_of(const char *text, const char *what)
{
    size_t n = 0;

    for (const char *at = text; (at = strstr(at, what)) != NULL; at++)
        n++;
    return n;
}

/* Three services; 2023 hides NAV-BUP, and all of kultur, where too few are
 * left. By hand: where 2022 shows the three pairs, 2023 has three dotted lines
 * and kultur a cross; where 2022 hides kultur too, its two pairs have no line
 * in either year, and NAV-BUP still has its own. */
static void what_one_wave_hides_looks_hidden(void **state)
{
    (void)state;
    static const struct {
        bool small_before;
        size_t dotted, too_small;
        const char *before;
        bool left_out;
    } cases[] = {{false, 3, 1, NULL, false},
                 {true, 1, 2, "2 av 3 par: antallet er skjult", true}};
    static const char *const name[][2] = {
        {"NAV", "BUP"}, {"NAV", "kultur"}, {"BUP", "kultur"}};
    const double hidden = pdn_absent(PDN_SUPPRESSED);

    for (size_t k = 0; k < LEN(cases); k++) {
        pdn_pair pair[2][3];
        struct two t = {.n = 2};
        for (size_t w = 0; w < 2; w++)
            for (size_t i = 0; i < 3; i++) {
                const bool of_small = i > 0 && (w > 0 || cases[k].small_before);
                pdn_pair *p = &pair[w][i];
                *p = pdn_pair_of(name[i][0], name[i][1]);
                p->actors_a = p->actors_b = of_small ? hidden : 9;
                p->possible = of_small ? hidden : 162;
                p->ties = of_small || w > 0 ? hidden : 20;
                p->density = of_small || w > 0 ? hidden : 20. / 162;
            }
        MUST(pdn_ring_make(pair[0], 3, NULL, NULL, NULL, 0, &t.ring));
        t.wave[0] = (pdn_multiple){"2022", pair[0], 3, 27, 20, NULL, false};
        t.wave[1] = (pdn_multiple){"2023", pair[1], 3, 27, 20, NULL, false};
        char *text = svg_of(side_by_side, &t);
        CHECK(count_of(text, "stroke-dasharray") == cases[k].dotted,
              "case %zu: %zu dotted", k, count_of(text, "stroke-dasharray"));
        CHECK(count_of(text, ">for få til å vises<") == cases[k].too_small,
              "case %zu: %zu too small", k,
              count_of(text, ">for få til å vises<"));
        CHECK(strstr(text, "3 av 3 par: antallet er skjult") != NULL, "2023");
        if (cases[k].before != NULL)
            CHECK(strstr(text, cases[k].before) != NULL, "2022");
        CHECK((strstr(text, "ikke alle tegnet") != NULL) == cases[k].left_out,
              "case %zu: what is left out", k);
        free(text);
        pdn_ring_clear(&t.ring);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_one_wave_hides_looks_hidden),
    };

    pdn_runtime_init();
    pdn_words_use(PDN_BOKMAL);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
