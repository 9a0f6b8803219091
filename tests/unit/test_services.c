#include "canvas/canvas_text.h"
#include "check.h"
#include "layout/labels.h"
#include "sheets/map/map_parts.h"

#include "pdnet/core.h"
#include "pdnet/sheets.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const names[] = {
    "NAV",
    "BUP",
    "ungdomsskole",
    "videregående skole",
    "barnevern",
    "helsestasjon",
    "fastlege",
    "psykisk helse og rus",
    "politi/SLT",
    "kultur og fritid",
    "boligkontor",
    "oppfølgingstjenesten",
    "Pedagogisk-psykologisk tjeneste for Kongsvingerregionen",
    "Arbeidsgivernes interkommunale opplæringskontor",
    "kommuneledelse",
    "Høgskolen i Innlandet, institutt for sosialfag og veiledning",
    "Statsforvalteren",
    "Ungdomsrådet",
    "Flyktningtjenesten",
    "Næringsforeningen i Kongsvingerregionen",
    "Voksenopplæringen"};

static const pdn_verdict verdicts[] = {
    PDN_ORDINARY,     PDN_ORDINARY,    PDN_ORDINARY, PDN_WORKS_WELL,
    PDN_THIN_CONTACT, PDN_NOT_KNOWN,   PDN_MISSING,  PDN_STRAINED,
    PDN_ONE_SIDED,    PDN_HANGS_ON_ONE};

enum { MOST = LEN(names) };

/* n services with random contact; `judged` false leaves the verdicts out. */
static size_t make(size_t n, uint64_t seed, bool judged, pdn_pair *pair)
{
    pdn_random r;
    size_t rows = 0;

    pdn_random_start(&r, seed, 81, n);
    for (size_t i = 0; i < n; i++)
        for (size_t j = i; j < n; j++) {
            pdn_pair *p = &pair[rows++];
            memset(p, 0, sizeof *p);
            p->group_a = names[i];
            p->group_b = names[j];
            p->actors_a = (double)(3 + 5 * i % 17);
            p->actors_b = (double)(3 + 5 * j % 17);
            p->respondents_a = (double)(i % 4 == 1 ? 1 : 3);
            p->respondents_b = (double)(j % 4 == 1 ? 1 : 3);
            p->density = pdn_random_unit(&r);
            p->ties = (double)pdn_random_below(&r, 30);
            p->expected = 20;
            p->quality_ab = p->quality_ba = 2;
            if (judged && i != j)
                p->verdict = verdicts[pdn_random_below(&r, LEN(verdicts))];
        }
    return rows;
}

typedef struct {
    char *bytes;
    size_t size;
    FILE *f;
    pdn_canvas *c;
} page;

static void page_begin(page *p, pdn_paper paper, double *w, double *h)
{
    pdn_paper_size(paper, w, h);
    p->f = open_memstream(&p->bytes, &p->size);
    assert_non_null(p->f);
    MUST(pdn_canvas_new(PDN_SVG, p->f, *w, *h, "t", "a", NULL, &p->c));
}

static void page_end(page *p)
{
    MUST(pdn_canvas_finish(p->c));
    fclose(p->f);
    free(p->bytes);
}

static bool meet(pdn_box a, pdn_box b, double slack)
{
    a.x += slack;
    a.y += slack;
    a.width -= 2 * slack;
    a.height -= 2 * slack;
    return labels__boxes_meet(a, b);
}

static const pdn_sheet_facts facts = {.study = "Prøve",
                                      .wave = "2021",
                                      .actors = 150,
                                      .answered = 120,
                                      .seed = 1,
                                      .draws = 100,
                                      .version = "0"};

static void check_texts(pdn_canvas *c, double w, double h, size_t n)
{
    const pdn_box *box = NULL;
    const char *const *text = NULL;
    size_t count = canvas_text__boxes(c, &box, &text);

    for (size_t a = 0; a < count; a++) {
        CHECK(box[a].x >= 40 && box[a].y >= 20 &&
                  box[a].x + box[a].width <= w - 40 &&
                  box[a].y + box[a].height <= h - 20,
              "%zu services: '%s' leaves the page", n, text[a]);
        for (size_t b = a + 1; b < count; b++)
            CHECK(!meet(box[a], box[b], .3), "%zu services: '%s' on '%s'", n,
                  text[a], text[b]);
    }
}

static void no_text_meets_another(void **state)
{
    (void)state;
    static const size_t counts[] = {1, 2, 3, 4, 7, 14, 17, 21};
    pdn_pair *pair = calloc(MOST * (MOST + 1) / 2, sizeof *pair);

    assert_non_null(pair);
    for (size_t k = 0; k < LEN(counts); k++)
        for (int paper = PDN_A3; paper <= PDN_SLIDE; paper++) {
            if (paper != PDN_A3 && counts[k] != 3 && counts[k] != 21) continue;
            size_t rows = make(counts[k], 1 + k, paper != PDN_SLIDE, pair);
            pdn_ring ring = {0};
            page p = {0};
            double w = 0, h = 0;
            page_begin(&p, (pdn_paper)paper, &w, &h);
            MUST(pdn_ring_make(pair, rows, NULL, NULL, NULL, 0, &ring));
            assert_int_equal(ring.services, counts[k]);
            MUST(pdn_services_sheet(p.c, &facts, &ring, pair, rows));
            check_texts(p.c, w, h, counts[k]);
            page_end(&p);
            pdn_ring_clear(&ring);
        }
    free(pair);
}

/* Names of one unbroken word. The first two are real, the third a compound
 * made to be long, the last has no syllables. Labels, marks and curves keep
 * together: each curve begins in the middle of its mark. */
static void long_words_stay_on_the_page(void **state)
{
    (void)state;
    static const char *const word[] = {
        "Arbeids- og velferdsforvaltningen",
        "Frivillighetssentralorganisasjonen",
        "Barnevernsinstitusjonsforvaltningssamarbeidet",
        "Bcdfghjklmnpqrstvwxzbcdfghjklmnpqrstvwxzbcdfghjklmnpqrstvwxz"};
    pdn_pair *pair = calloc(MOST * (MOST + 1) / 2, sizeof *pair);

    assert_non_null(pair);
    for (int paper = PDN_A3; paper <= PDN_SLIDE; paper++)
        for (size_t k = 2; k <= LEN(word); k += 2) {
            size_t rows = make(14, 5 + k, true, pair);
            pdn_ring ring = {0};
            page p = {0};
            pdn_sheet sheet;
            services__map m = {0};
            double w = 0, h = 0;
            for (size_t i = 0; i < rows; i++)
                for (size_t j = 0; j < LEN(word); j++) {
                    if (k < LEN(word) && j != k) continue;
                    if (pair[i].group_a == names[3 * j])
                        pair[i].group_a = word[j];
                    if (pair[i].group_b == names[3 * j])
                        pair[i].group_b = word[j];
                }
            MUST(pdn_ring_make(pair, rows, NULL, NULL, NULL, 0, &ring));
            page_begin(&p, (pdn_paper)paper, &w, &h);
            MUST(pdn_services_sheet(p.c, &facts, &ring, pair, rows));
            check_texts(p.c, w, h, 14);
            page_end(&p);
            page_begin(&p, (pdn_paper)paper, &w, &h);
            pdn_sheet_begin(p.c, &facts, "t", "u", NULL, &sheet);
            MUST(services__make(&sheet, &ring, &m));
            CHECK(!m.nameless, "%zu long words on paper %d: no names", k,
                  paper);
            for (size_t i = 0; i < 14; i++) {
                axes__curve q = services__curve_of(&m, i, (i + 1) % 14);
                CHECK(near(q.p[0].x, m.spot[i].at.x, .01) &&
                          near(q.p[0].y, m.spot[i].at.y, .01),
                      "a curve begins beside mark %zu", i);
            }
            services__clear(&m);
            page_end(&p);
            pdn_ring_clear(&ring);
        }
    free(pair);
}

/* Labels stand clear of every mark, and inside the figure. */
static void no_label_meets_a_mark(void **state)
{
    (void)state;
    pdn_pair *pair = calloc(MOST * (MOST + 1) / 2, sizeof *pair);

    assert_non_null(pair);
    for (size_t n = 3; n <= MOST; n++) {
        size_t rows = make(n, n, true, pair);
        pdn_ring ring = {0};
        pdn_sheet sheet;
        services__map m = {0};
        page p = {0};
        double w = 0, h = 0;
        page_begin(&p, n % 2 == 0 ? PDN_A3 : PDN_A4, &w, &h);
        MUST(pdn_ring_make(pair, rows, NULL, NULL, NULL, 0, &ring));
        pdn_sheet_begin(p.c, &facts, "Tittel", "under", "spørsmål?", &sheet);
        MUST(services__make(&sheet, &ring, &m));
        for (size_t i = 0; i < n; i++) {
            pdn_box l = m.spot[i].label, f = sheet.figure;
            CHECK(l.x >= f.x - .1 && l.x + l.width <= f.x + f.width + .1 &&
                      l.y >= f.y - .1 && l.y + l.height <= f.y + f.height + .1,
                  "%zu services: '%s' leaves the figure", n, m.spot[i].name);
            for (size_t j = 0; j < n; j++) {
                double r = m.spot[j].reach;
                pdn_box mark = {m.spot[j].at.x - r, m.spot[j].at.y - r, 2 * r,
                                2 * r};
                CHECK(!labels__boxes_meet(l, mark),
                      "%zu services: '%s' on a mark", n, m.spot[i].name);
            }
        }
        services__clear(&m);
        page_end(&p);
        pdn_ring_clear(&ring);
    }
    free(pair);
}

/* No curve passes through the middle of the map: many would share it. */
static void curves_pass_the_middle(void **state)
{
    (void)state;
    pdn_pair pair[36];
    size_t rows = make(8, 1, true, pair);
    pdn_ring ring = {0};
    pdn_sheet sheet;
    services__map m = {0};
    page p = {0};
    double w = 0, h = 0;

    page_begin(&p, PDN_A3, &w, &h);
    MUST(pdn_ring_make(pair, rows, NULL, NULL, NULL, 0, &ring));
    pdn_sheet_begin(p.c, &facts, "Tittel", NULL, NULL, &sheet);
    MUST(services__make(&sheet, &ring, &m));
    for (size_t i = 0; i < 8; i++)
        for (size_t j = i + 1; j < 8; j++) {
            axes__curve q = services__curve_of(&m, i, j);
            for (int k = 0; k <= 40; k++) {
                pdn_point at = axes__along(&q, k / 40.0);
                double off = hypot((at.x - m.centre.x) / m.rx,
                                   (at.y - m.centre.y) / m.ry);
                CHECK(off > .08, "%zu-%zu comes to %.2f", i, j, off);
                CHECK(off < 1 + 1e-6, "%zu-%zu leaves the ring", i, j);
            }
        }
    services__clear(&m);
    page_end(&p);
    pdn_ring_clear(&ring);
}

/* A link is the same line from either end, of opposite services too: its number
 * is placed from the one, its arrow drawn from the other. */
static void curves_are_the_same_from_either_end(void **state)
{
    (void)state;
    pdn_pair pair[36];
    size_t rows = make(8, 1, true, pair);
    pdn_ring ring = {0};
    pdn_sheet sheet;
    services__map m = {0};
    page p = {0};
    double w = 0, h = 0;

    page_begin(&p, PDN_A3, &w, &h);
    MUST(pdn_ring_make(pair, rows, NULL, NULL, NULL, 0, &ring));
    pdn_sheet_begin(p.c, &facts, "Tittel", NULL, NULL, &sheet);
    MUST(services__make(&sheet, &ring, &m));
    for (size_t i = 0; i < 8; i++)
        for (size_t j = i + 1; j < 8; j++) {
            axes__curve there = services__curve_of(&m, i, j);
            axes__curve back = services__curve_of(&m, j, i);
            for (int k = 0; k < 4; k++)
                CHECK(hypot(there.p[k].x - back.p[3 - k].x,
                            there.p[k].y - back.p[3 - k].y) < 1e-6,
                      "%zu-%zu", i, j);
        }
    services__clear(&m);
    page_end(&p);
    pdn_ring_clear(&ring);
}

static void the_ring_shortens_what_matters(void **state)
{
    (void)state;
    /* Four services, two strong pairs across the byte order: by hand the
     * best rings set the partners side by side. */
    pdn_pair pair[10];
    size_t rows = make(4, 1, false, pair);
    pdn_ring ring = {0};

    for (size_t i = 0; i < rows; i++) {
        bool strong = (strcmp(pair[i].group_a, "NAV") == 0 &&
                       strcmp(pair[i].group_b, "ungdomsskole") == 0) ||
                      (strcmp(pair[i].group_a, "BUP") == 0 &&
                       strcmp(pair[i].group_b, "videregående skole") == 0);
        pair[i].density = strong ? .9 : .01;
    }
    MUST(pdn_ring_make(pair, rows, NULL, NULL, NULL, 0, &ring));
    size_t nav = pdn_ring_find(&ring, "NAV");
    size_t school = pdn_ring_find(&ring, "ungdomsskole");
    size_t apart = nav > school ? nav - school : school - nav;
    CHECK(apart == 1 || apart == 3, "%zu apart", apart);
    for (size_t i = 0; i < 4; i++)
        CHECK(near(hypot(ring.service[i].x, ring.service[i].y), 1, 1e-12),
              "%zu is off the ring", i);
    pdn_ring_clear(&ring);
}

static void next_years_places_are_the_same(void **state)
{
    (void)state;
    pdn_pair old[28], new[36];
    size_t before = make(7, 1, true, old), after = make(8, 2, true, new),
           rows = 0;
    pdn_ring first = {0}, second = {0};
    pdn_place *place = NULL;

    /* Next year BUP is gone and psykisk helse og rus has come. */
    for (size_t i = 0; i < after; i++)
        if (strcmp(new[i].group_a, "BUP") != 0 &&
            strcmp(new[i].group_b, "BUP") != 0)
            new[rows++] = new[i];
    MUST(pdn_ring_make(old, before, NULL, NULL, NULL, 0, &first));
    MUST(pdn_ring_places(&first, &place));
    MUST(pdn_ring_make(new, rows, NULL, NULL, place, first.services, &second));
    assert_int_equal(second.services, 8);
    for (size_t i = 0; i < first.services; i++) {
        const pdn_service *a = &first.service[i];
        const pdn_service *b = &second.service[pdn_ring_find(&second, a->id)];
        CHECK(near(a->x, b->x, 1e-9) && near(a->y, b->y, 1e-9), "%s moved",
              a->id);
        assert_int_equal(a->mark, b->mark);
        assert_int_equal(b->gone, strcmp(a->id, "BUP") == 0);
    }
    const pdn_service *came =
        &second.service[pdn_ring_find(&second, "psykisk helse og rus")];
    assert_int_equal(came->mark, 7);
    for (size_t i = 0; i < 7; i++)
        CHECK(hypot(came->x - second.service[i].x,
                    came->y - second.service[i].y) > .3,
              "came to the place of %s", second.service[i].id);
    free(place);
    pdn_ring_clear(&first);
    pdn_ring_clear(&second);
}

/* Of three services the third is too few to be shown: pairs with it hide
 * neither how many the others are nor who of them answered. */
static void a_hidden_pair_hides_no_service(void **state)
{
    (void)state;
    pdn_pair pair[6];
    pdn_ring ring = {0};
    const double hidden = pdn_absent(PDN_SUPPRESSED);
    const size_t rows = make(3, 1, false, pair);
    const char *third = pair[5].group_a;

    for (size_t i = 0; i < rows; i++) {
        pair[i].actors_a = pair[i].actors_b = 8;
        pair[i].respondents_a = pair[i].respondents_b = 6;
        if (pair[i].group_b == third)
            pair[i].actors_a = pair[i].actors_b = pair[i].respondents_a =
                pair[i].respondents_b = hidden;
    }
    MUST(pdn_ring_make(pair, rows, NULL, NULL, NULL, 0, &ring));
    assert_int_equal(ring.services, 3);
    for (size_t i = 0; i < 3; i++) {
        const pdn_service *s = &ring.service[i];
        if (strcmp(s->id, third) == 0) {
            assert_int_equal(pdn_state_of(s->actors), PDN_SUPPRESSED);
            assert_int_equal(pdn_state_of(s->answered), PDN_SUPPRESSED);
        } else {
            assert_true(near(s->actors, 8, 0) && near(s->answered, 6, 0));
        }
    }
    pdn_ring_clear(&ring);
}

static void nobody_and_nothing(void **state)
{
    (void)state;
    pdn_ring ring = {0};
    page p = {0};
    double w = 0, h = 0;
    pdn_sheet_facts none = {.actors = 0, .answered = 0};

    page_begin(&p, PDN_A4, &w, &h);
    MUST(pdn_ring_make(NULL, 0, NULL, NULL, NULL, 0, &ring));
    MUST(pdn_services_sheet(p.c, &none, &ring, NULL, 0));
    page_end(&p);
    pdn_ring_clear(&ring);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_text_meets_another),
        cmocka_unit_test(long_words_stay_on_the_page),
        cmocka_unit_test(no_label_meets_a_mark),
        cmocka_unit_test(curves_pass_the_middle),
        cmocka_unit_test(curves_are_the_same_from_either_end),
        cmocka_unit_test(the_ring_shortens_what_matters),
        cmocka_unit_test(next_years_places_are_the_same),
        cmocka_unit_test(a_hidden_pair_hides_no_service),
        cmocka_unit_test(nobody_and_nothing),
    };
    pdn_runtime_init();
    pdn_words_use(PDN_BOKMAL);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
