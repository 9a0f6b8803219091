#include "canvas/palette.h"
#include "check.h"
#include "layout/hyphens.h"
#include "layout/labels.h"

#include "pdnet/core.h"

#include <stdlib.h>

static void stacks_by_hand(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        double lo, hi, gap;
        size_t n;
        pdn_stacked s[4];
        double top[4];
        bool good;
    } cases[] = {
        {"one where it wants", 0, 100, 2, 1, {{50, 10, 0}}, {45}, true},
        {"held to the end", 0, 100, 2, 1, {{2, 10, 0}}, {0}, true},
        /* Two that want 50: 39 and 51, the mean of their middles is 50. */
        {"two at one place",
         0,
         100,
         2,
         2,
         {{50, 10, 0}, {50, 10, 0}},
         {39, 51},
         true},
        {"far apart stay",
         0,
         100,
         2,
         2,
         {{20, 10, 0}, {80, 10, 0}},
         {15, 75},
         true},
        /* The pool of the first two pushes into the third: three as one. */
        {"three as one",
         0,
         100,
         0,
         3,
         {{50, 10, 0}, {50, 10, 0}, {56, 10, 0}},
         {37, 47, 57},
         true},
        {"too many", 0, 20, 2, 2, {{5, 10, 0}, {5, 10, 0}}, {0}, false},
        {"none", 0, 10, 2, 0, {{0, 0, 0}}, {0}, true},
    };
    for (size_t k = 0; k < LEN(cases); k++) {
        pdn_stacked s[4];
        for (size_t i = 0; i < 4; i++)
            s[i] = cases[k].s[i];
        bool good = labels__stack(cases[k].lo, cases[k].hi, cases[k].gap, s,
                                  cases[k].n);
        CHECK(good == cases[k].good, "%s", cases[k].name);
        for (size_t i = 0; good && i < cases[k].n; i++)
            CHECK(near(s[i].top, cases[k].top[i], 1e-9),
                  "%s: %zu is %g, want %g", cases[k].name, i, s[i].top,
                  cases[k].top[i]);
    }
}

static void stacks_never_overlap(void **state)
{
    (void)state;
    pdn_random r;

    pdn_random_start(&r, 3, 79, 0);
    for (int round = 0; round < 300; round++) {
        pdn_stacked s[12];
        size_t n = 1 + pdn_random_below(&r, 12);
        double want = 0;
        for (size_t i = 0; i < n; i++) {
            want += 60 * pdn_random_unit(&r);
            s[i] = (pdn_stacked){want, 5 + 20 * pdn_random_unit(&r), 0};
        }
        if (!labels__stack(0, 300, 3, s, n)) continue;
        for (size_t i = 0; i < n; i++) {
            CHECK(s[i].top >= -1e-9 && s[i].top + s[i].height <= 300 + 1e-9,
                  "round %d: %zu leaves", round, i);
            CHECK(i == 0 ||
                      s[i].top >= s[i - 1].top + s[i - 1].height + 3 - 1e-9,
                  "round %d: %zu overlaps", round, i);
        }
    }
}

static void places_keep_clear(void **state)
{
    (void)state;
    pdn_random r;
    const pdn_box within = {0, 0, 300, 200}, taken = {100, 60, 80, 60};

    pdn_random_start(&r, 4, 80, 0);
    for (int round = 0; round < 100; round++) {
        pdn_label l[30] = {{0}};
        size_t placed = 0;
        for (size_t i = 0; i < LEN(l); i++)
            l[i] = (pdn_label){
                .at = {300 * pdn_random_unit(&r), 200 * pdn_random_unit(&r)},
                .radius = 3,
                .width = 20 + 40 * pdn_random_unit(&r),
                .height = 10};
        size_t told = labels__place(l, LEN(l), &taken, 1, within);
        for (size_t i = 0; i < LEN(l); i++) {
            placed += l[i].placed;
            if (!l[i].placed) continue;
            CHECK(l[i].box.x >= 0 && l[i].box.y >= 0 &&
                      l[i].box.x + l[i].box.width <= 300 &&
                      l[i].box.y + l[i].box.height <= 200,
                  "%zu leaves", i);
            CHECK(!labels__boxes_meet(l[i].box, taken), "%zu on what is taken",
                  i);
            for (size_t j = 0; j < LEN(l); j++)
                CHECK(j == i || !l[j].placed ||
                          !labels__boxes_meet(l[i].box, l[j].box),
                      "%zu on %zu", i, j);
        }
        assert_int_equal(placed, told);
        assert_true(placed > 5);
    }
}

/* The slow twin: the same eight positions against everything. */
static bool free_plainly(const pdn_label *l, size_t n, size_t i, pdn_box box)
{
    for (size_t j = 0; j < n; j++) {
        double r = l[j].radius;
        pdn_box point = {l[j].at.x - r, l[j].at.y - r, 2 * r, 2 * r};
        if (j != i && labels__boxes_meet(box, point)) return false;
        if (l[j].placed && labels__boxes_meet(box, l[j].box)) return false;
    }
    return true;
}

static pdn_box beside(const pdn_label *l, int k)
{
    static const double x[] = {1, -1, 0, 0, .8, -.8, .8, -.8};
    static const double y[] = {0, 0, -1, 1, -.8, -.8, .8, .8};
    double gap = l->radius + 2;
    double left = x[k] > 0 ? 0 : x[k] < 0 ? l->width : l->width / 2;
    double up = y[k] > 0 ? 0 : y[k] < 0 ? l->height : l->height / 2;

    return (pdn_box){l->at.x + x[k] * gap - left, l->at.y + y[k] * gap - up,
                     l->width, l->height};
}

static void places_equal_the_slow_twin(void **state)
{
    (void)state;
    enum { N = 250 };
    const pdn_box within = {20, 30, 500, 300}, taken = {100, 60, 80, 60};
    pdn_random r;

    pdn_random_start(&r, 5, 80, 0);
    for (int round = 0; round < 20; round++) {
        static pdn_label l[N], m[N];
        for (size_t i = 0; i < N; i++)
            l[i] = m[i] = (pdn_label){
                .at = {520 * pdn_random_unit(&r), 340 * pdn_random_unit(&r)},
                .radius = 1 + 4 * pdn_random_unit(&r),
                .width = 5 + 50 * pdn_random_unit(&r),
                .height = 4 + 8 * pdn_random_unit(&r)};
        size_t told = labels__place(l, N, &taken, 1, within), placed = 0;
        for (size_t i = 0; i < N; i++)
            for (int k = 0; k < 8 && !m[i].placed; k++) {
                pdn_box b = beside(&m[i], k);
                if (b.x < within.x || b.y < within.y ||
                    b.x + b.width > within.x + within.width ||
                    b.y + b.height > within.y + within.height ||
                    labels__boxes_meet(b, taken) || !free_plainly(m, N, i, b))
                    continue;
                m[i].box = b;
                m[i].placed = true;
                placed++;
            }
        assert_int_equal(told, placed);
        for (size_t i = 0; i < N; i++)
            CHECK(l[i].placed == m[i].placed &&
                      (!l[i].placed || (near(l[i].box.x, m[i].box.x, 1e-9) &&
                                        near(l[i].box.y, m[i].box.y, 1e-9))),
                  "round %d: label %zu", round, i);
    }
}

static void services_are_told_apart(void **state)
{
    (void)state;
    for (size_t i = 0; i < 47; i++)
        for (size_t j = 0; j < i; j++) {
            pdn_mark a = palette__service_mark(i), b = palette__service_mark(j);
            CHECK(a.color != b.color || a.shape != b.shape ||
                      a.letter != b.letter,
                  "%zu looks as %zu", i, j);
        }
    assert_int_equal(palette__service_mark(20).letter, 0);
    assert_int_equal(palette__service_mark(21).letter, 'A');
    assert_int_equal(palette__ratio_color(1), 0xF7F7F7);
    assert_int_equal(palette__ratio_color(0), 0xE08214);
    assert_int_equal(palette__ratio_color(4), 0x4B2D83);
    assert_int_equal(palette__ratio_color(100), 0x4B2D83);
}

#define SOFT HYPHENS_SOFT

/* By the rule of Norwegian: the last consonant, or sound, before a vowel goes
 * with it. Divided by hand. */
static void words_are_divided_by_hand(void **state)
{
    (void)state;
    static const struct {
        const char *word, *want;
        size_t longest;
    } row[] = {
        {"velferdsforvaltningen", "velferds" SOFT "forvaltningen", 14},
        {"Oppfølgingstjenesten", "Oppfølgings" SOFT "tjenesten", 14},
        {"Ungdomsskolen", "Ungdoms" SOFT "skolen", 12},
        {"Ungdomsskulen", "Ungdoms" SOFT "skulen", 12},
        {"Helsestasjonen", "Helse" SOFT "stasjonen", 12},
        {"Kommuneledelsen", "Kommune" SOFT "ledelsen", 12},
        {"arbeidsgivere", "arbeids" SOFT "givere", 12},
        /* the last word is longer than thirteen letters */
        {"arbeidssamarbeidspartnerne",
         "arbeids" SOFT "samarbeids" SOFT "partnerne", 14},
        {"Kongsvingerregionene",
         "Kongs" SOFT "vin" SOFT "ger" SOFT "re" SOFT "gio" SOFT "nene", 14},
        {"Oppfølgingstjenesten", "Oppfølgingstjenesten", 20},
        {"barnevern og skole", "barnevern og skole", 14},
        {"bcdfghjklmnpqrstvwxz", "bcdfghjklmnp" SOFT "qrstvwxz", 14},
        {"", "", 14},
    };

    for (size_t i = 0; i < LEN(row); i++) {
        char *soft = hyphens__soften(row[i].word, row[i].longest);
        assert_non_null(soft);
        assert_string_equal(soft, row[i].want);
        free(soft);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stacks_by_hand),
        cmocka_unit_test(stacks_never_overlap),
        cmocka_unit_test(places_keep_clear),
        cmocka_unit_test(places_equal_the_slow_twin),
        cmocka_unit_test(services_are_told_apart),
        cmocka_unit_test(words_are_divided_by_hand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
