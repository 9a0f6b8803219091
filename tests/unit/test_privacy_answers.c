/* What means of whole answers tell: by hand, and by every way of answering. */
#include "hides.h"

#include "privacy/answers/whole_answers.h"

#include "pdnet/breakdown.h"
#include "pdnet/tallies.h"
#include "pdnet/waves.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#define NO ((double)NAN)

static void by_hand(void **state)
{
    (void)state;
    /* clang-format off */
    static const struct {
        double n, mean, sd, least, most;
        bool told;
        const char *why;
    } rows[] = {
        {10, 4.9, NO, 1, 5, true, "nine say 5 and one 4"},
        {12, 4.9, NO, 1, 5, true, "eleven say 5 and one 4"},
        {11, 1.1, NO, 1, 5, true, "ten say 1 and one 2"},
        {20, 4.9, NO, 1, 5, true, "one to three do not say 5"},
        {30, 4.9, NO, 1, 5, true, "one to four do not say 5"},
        {40, 4.9, NO, 1, 5, false, "one to six do not say 5"},
        {15, 4.3, NO, 1, 5, false, "ten or eleven steps from 5: three at least"},
        {5, 3, NO, 1, 5, false, "15 of five"},
        {9, .8, NO, 0, 1, true, "two say no"},
        {8, .8, NO, 0, 1, true, "two say no"},
        {20, .8, NO, 0, 1, true, "three to five say no"},
        {20, .5, NO, 0, 1, false, "nine to eleven say no"},
        {100, 1, NO, 0, 1, false, "none to five say no"},
        {7, .4, NO, 0, 1, true, "three say yes"},
        {10, 1.1, NO, 1, 2, true, "one says often"},
        {9, 1.2, NO, 1, 2, true, "two say often"},
        {12, 2, NO, 1, 3, false, "24 of twelve"},
        {6, 3, 1.9, 1, 5, true, "1, 1, 2, 4, 5, 5"},
        {9, 3.1, 2, 1, 5, true, "four say 1, one 4, four 5"},
        {5, 2.6, 1.1, 1, 5, true, "1, 2, 3, 3, 4"},
        {25, 2, .2, 1, 2, true, "one says 1"},
        {25, 1.4, .5, 1, 2, false, "nine to eleven say 2"},
        {30, 2, .8, 1, 3, false, "ten each, or nearly"},
        {60, 3, 1.4, 1, 5, false, "sixty of all kinds"},
        {200, 5, .1, 1, 5, true, "one at least, four at most, are off"},
        {400, 3, 1.2, 1, 5, false, "many of all kinds"},
        {10, 3, 3, 1, 5, false, "wider than 1 to 5 can be"},
        {7, 3.4, NO, 1, 1, false, "no scale"},
        {0, NO, NO, 1, 5, false, "nobody"},
    };
    /* clang-format on */

    for (size_t k = 0; k < LEN(rows); k++) {
        const whole_answers a = {rows[k].n, rows[k].mean,  rows[k].sd,   NO,
                                 NO,        rows[k].least, rows[k].most, false};
        CHECK(whole_answers__tell(&a, 5) == rows[k].told, "%g people, %g: %s",
              rows[k].n, rows[k].mean, rows[k].why);
    }
}

/* ---- every way in which few answer on a scale of two to five */

enum { MOST_WAYS = 500, OPTIONS = 5 };

struct ways {
    int n, options;
    size_t ways;
    int of[MOST_WAYS][OPTIONS];
};

static void list_ways(struct ways *w, int n, int options)
{
    *w = (struct ways){.n = n, .options = options};
    for (int code = 0; code < (int)pow(n + 1, options - 1); code++) {
        int rest = n, left = code;
        for (int k = 1; k < options; k++) {
            w->of[w->ways][k] = left % (n + 1);
            rest -= left % (n + 1);
            left /= n + 1;
        }
        w->of[w->ways][0] = rest;
        if (rest >= 0) w->ways++;
    }
}

static whole_answers of_way(const struct ways *w, size_t i, bool spread)
{
    double sum = 0, squares = 0, half = 0;
    whole_answers a = {w->n, 0, NO, NO, NO, 1, w->options, false};

    for (int k = 0; k < w->options; k++)
        sum += w->of[i][k] * (k + 1.);
    a.mean = sum / w->n;
    if (!spread) return a;
    for (int k = 0; k < w->options; k++)
        squares += w->of[i][k] * pow(k + 1 - a.mean, 2);
    a.sd = sqrt(squares / (w->n - 1));
    half = gsl_cdf_tdist_Pinv(.975, w->n - 1) * a.sd / sqrt(w->n);
    a.lo = a.mean - half;
    a.hi = a.mean + half;
    return a;
}

static bool alike(double x, double y)
{
    return isnan(x) || fabs(x - y) < .05 + 1e-9;
}

/* The rule, over all the ways that fit. */
static bool told(const struct ways *w, const whole_answers *shown)
{
    int least[OPTIONS], most[OPTIONS];

    for (int k = 0; k < OPTIONS; k++) {
        least[k] = w->n;
        most[k] = 0;
    }
    for (size_t i = 0; i < w->ways; i++) {
        const whole_answers a = of_way(w, i, !isnan(shown->sd));
        if (!alike(shown->mean, a.mean) || !alike(shown->sd, a.sd) ||
            !alike(shown->lo, a.lo) || !alike(shown->hi, a.hi))
            continue;
        for (int k = 0; k < w->options; k++) {
            if (w->of[i][k] < least[k]) least[k] = w->of[i][k];
            if (w->of[i][k] > most[k]) most[k] = w->of[i][k];
        }
    }
    for (int k = 0; k < w->options; k++)
        for (int rest = 0; rest < 2; rest++) {
            const int lo = rest ? w->n - most[k] : least[k];
            const int hi = rest ? w->n - least[k] : most[k];
            if (lo >= 1 && hi <= 4) return true;
            if (hi >= 1 && lo <= 4 && hi - lo < 3 &&
                ((lo >= 1 && least[k] >= 1) || !isnan(shown->sd)))
                return true;
        }
    return false;
}

static double digit(double x)
{
    return round(x * 10) / 10;
}

static void by_every_way(void **state)
{
    (void)state;
    static struct ways w;
    size_t held[2] = {0};

    for (int options = 2; options <= OPTIONS; options++)
        for (int n = 5; n <= 8; n++) {
            list_ways(&w, n, options);
            for (size_t i = 0; i < 2 * w.ways; i++) {
                whole_answers a = of_way(&w, i / 2, i % 2 > 0);
                a.mean = digit(a.mean);
                a.sd = digit(a.sd);
                a.lo = digit(a.lo);
                a.hi = digit(a.hi);
                const bool tells = whole_answers__tell(&a, 5);
                held[tells]++;
                CHECK(tells == told(&w, &a), "%d of %d: %g, %g", n, options,
                      a.mean, a.sd);
            }
        }
    assert_true(held[0] > 100 && held[1] > 100);
}

/* ---- in tables */

static void how_answers_spread_goes_first(void **state)
{
    (void)state;
    pdn_voice_row r[2];

    for (size_t i = 0; i < 2; i++) {
        pdn_row_clear(&pdn_voices_schema, &r[i]);
        r[i].service = i == 0 ? "a" : "b";
        r[i].question = "q";
        r[i].staff_answers = i == 0 ? 6 : 60;
        r[i].staff_mean = i == 0 ? 3 : 3.5;
        r[i].staff_sd = i == 0 ? 1.9 : 1.4;
        r[i].staff_lo = i == 0 ? 1 : 3.1;
        r[i].staff_hi = i == 0 ? 5 : 3.9;
        r[i].youth_answers = 60;
        r[i].youth_mean = 3.2;
        r[i].gap = r[i].staff_mean - 3.2;
        r[i].gap_lo = -1;
        r[i].gap_hi = 1;
    }
    hide(&five, &pdn_voices_schema, r, 2);
    assert_true(near(r[0].staff_mean, 3, 0) && near(r[0].staff_answers, 6, 0));
    assert_true(hidden(r[0].staff_sd) && hidden(r[0].staff_lo) &&
                hidden(r[0].staff_hi));
    assert_true(near(r[0].gap, -.2, 1e-9));
    assert_true(hidden(r[0].gap_lo) && hidden(r[0].gap_hi));
    assert_true(near(r[1].staff_sd, 1.4, 0) && near(r[1].gap_lo, -1, 0));
}

/* 20 and 19 answer, 16 leave four more out, and 41 are others: 16 is told of
 * all three. One question of another service is no question of theirs. */
static void who_leaves_out_a_question(void **state)
{
    (void)state;
    static const double answers[] = {20, 19, 16, 41, 20};
    static const double said[] = {16, 16, 16, 41, 20};
    pdn_voice_row r[5];

    for (size_t i = 0; i < 5; i++) {
        pdn_row_clear(&pdn_voices_schema, &r[i]);
        r[i].service = i < 4 ? "a" : "b";
        r[i].question = i == 0 ? "q" : i == 1 ? "r" : i == 2 ? "s" : "t";
        r[i].staff_answers = answers[i];
        r[i].staff_mean = 3;
    }
    hide(&five, &pdn_voices_schema, r, 5);
    for (size_t i = 0; i < 5; i++) {
        CHECK(near(r[i].staff_answers, said[i], 0), "%g of %g",
              r[i].staff_answers, answers[i]);
        assert_true(near(r[i].staff_mean, 3, 0));
    }
    /* 3.5 is no mean of five: that as many answered would be seen through */
    for (size_t i = 0; i < 5; i++)
        r[i].question = "q";
    r[0].staff_answers = 6;
    r[0].staff_mean = 3.5;
    r[1].staff_answers = 5;
    r[4].staff_mean = 4.4;
    r[0].youth_answers = 20; /* 3.1 and the gap would give it */
    r[0].youth_mean = 3.1;
    r[0].gap = .4;
    r[0].gap_lo = .1;
    r[0].gap_hi = .7;
    r[0].staff_lo = 3.3; /* and so would the middle of its interval */
    r[0].staff_hi = 3.7;
    hide(&five, &pdn_voices_schema, r, 5);
    assert_true(hidden(r[0].staff_answers) && hidden(r[0].staff_mean));
    assert_true(hidden(r[0].gap) && hidden(r[0].gap_lo) && hidden(r[0].gap_hi));
    assert_true(hidden(r[0].staff_lo) && hidden(r[0].staff_hi));
    assert_true(near(r[0].youth_mean, 3.1, 0));
    assert_true(near(r[1].staff_answers, 5, 0));
}

static void means_of_pairs_on_a_short_scale(void **state)
{
    (void)state;
    pdn_pair p = {0};
    pdn_wave_rating r = {0};

    pdn_row_clear(&pdn_breakdown_schema, &p);
    p.group_a = "a";
    p.group_b = "b";
    p.actors_a = p.actors_b = p.respondents_a = p.respondents_b = 30;
    p.ties = 30;
    p.possible = 1800;
    p.raters_ab = 10;
    p.raters_ba = 24;
    p.reporters = 60;
    p.quality_lo = 0;
    p.quality_hi = 1;
    p.quality_ab = .1; /* one says yes */
    p.quality_ba = .5;
    p.quality_gap = -.4;
    p.raters_knowledge = p.raters_recognition = 10;
    p.knowledge = 4.9; /* one is a step off */
    p.recognition = 4;
    p.frequency_lo = 0;
    p.frequency_hi = 2;
    p.mean_frequency = 1.1; /* 2 to 4 are often */
    hide(&five, &pdn_breakdown_schema, &p, 1);
    assert_true(hidden(p.quality_ab) && hidden(p.quality_gap));
    assert_true(near(p.quality_ba, .5, 0));
    assert_true(hidden(p.mean_frequency));
    assert_true(hidden(p.knowledge) && near(p.recognition, 4, 0));
    p.knowledge = .1;
    hide(&five, &pdn_breakdown_schema, &p, 1);
    assert_true(hidden(p.knowledge)); /* of yes and no */
    /* how ten spread is told of ten, of nine it is not */
    p.raters_ab = 10;
    for (int k = 0; k < 2; k++) {
        p.raters_ba = 10 - k;
        p.quality_ab = p.quality_ba = .5;
        p.quality_gap = 0;
        p.quality_gap_lo = -.7;
        p.quality_gap_hi = -.1;
        hide(&five, &pdn_breakdown_schema, &p, 1);
        assert_int_equal(hidden(p.quality_gap_lo), k);
        assert_int_equal(hidden(p.quality_gap_hi), k);
    }
    pdn_row_clear(&pdn_waves_ratings_schema, &r);
    r.rating = "quality";
    r.group_a = "a";
    r.group_b = "b";
    r.people_a = r.people_b = 30;
    r.raters = 12;
    r.scale_lo = 1;
    r.scale_hi = 5;
    r.before = 4.9; /* one is a step off */
    r.after = 4;
    r.change = -.9;
    hide(&five, &pdn_waves_ratings_schema, &r, 1);
    assert_true(hidden(r.before) && hidden(r.change) && hidden(r.after));
}

/* How much each of the same people changed: by hand, with Student's t. */
static void changes_of_the_same_people(void **state)
{
    (void)state;
    static const struct {
        double raters, change, lo, hi;
        bool spread, gone;
        const char *why;
    } rows[] = {
        {6, -1. / 6, -.595, .262, true, false,
         "s .408: one a step down, and nobody else; or that and that again"},
        {40, .5, .116, .884, false, false, "of 40, s 1.2: in many ways"},
        {92, 0, -.1, .1, false, false, "of 92: in many ways"},
        {10, 4, 4, 4, false, false, "ten from one end to the other"},
        {10, 3.9, 3.674, 4.126, true, true, "nine of ten"},
    };

    for (size_t k = 0; k < LEN(rows); k++) {
        pdn_wave_rating r = {0};
        pdn_row_clear(&pdn_waves_ratings_schema, &r);
        r.rating = "quality";
        r.group_a = "a";
        r.group_b = "b";
        r.people_a = r.people_b = 60;
        r.raters = rows[k].raters;
        r.scale_lo = 1;
        r.scale_hi = 5;
        r.before = 3;
        r.after = 3 + rows[k].change;
        r.change = rows[k].change;
        r.lo = rows[k].lo;
        r.hi = rows[k].hi;
        r.p = r.q = .5;
        r.detectable = .4;
        r.clear = 0;
        hide(&five, &pdn_waves_ratings_schema, &r, 1);
        CHECK(hidden(r.lo) == rows[k].spread &&
                  hidden(r.hi) == rows[k].spread &&
                  hidden(r.p) == rows[k].spread &&
                  hidden(r.detectable) == rows[k].spread,
              "%s", rows[k].why);
        CHECK(hidden(r.change) == rows[k].gone, "%s", rows[k].why);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_hand),
        cmocka_unit_test(by_every_way),
        cmocka_unit_test(how_answers_spread_goes_first),
        cmocka_unit_test(who_leaves_out_a_question),
        cmocka_unit_test(means_of_pairs_on_a_short_scale),
        cmocka_unit_test(changes_of_the_same_people),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
