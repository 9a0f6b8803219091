/* A legend tells what is drawn: a row for each kind of line, and none of what
 * is not there. */
#include "canvas/canvas_text.h"
#include "check.h"
#include "made_rows.h"

#include "pdnet/outcome_sheets.h"
#include "pdnet/sheets.h"
#include "pdnet/words.h"

#include <stdlib.h>
#include <string.h>

enum { SERVICES = 6, ROOM = 20000 };

static const pdn_sheet_facts facts = {
    .study = "s", .actors = 60, .answered = 50};

typedef pdn_status drawing(pdn_canvas *c, const pdn_pair *pair, size_t n);

/* All texts of a sheet, with a space between them. */
static void texts_of(drawing *draw, const pdn_pair *pair, size_t n,
                     char all[ROOM])
{
    char *bytes = NULL;
    size_t size = 0;
    FILE *f = open_memstream(&bytes, &size);
    pdn_canvas *c = NULL;
    const pdn_box *box = NULL;
    const char *const *text = NULL;

    MUST(pdn_canvas_new(PDN_SVG, f, 1190, 842, "t", "a", NULL, &c));
    MUST(draw(c, pair, n));
    size_t texts = canvas_text__boxes(c, &box, &text), at = 0;
    all[0] = '\0';
    for (size_t i = 0; i < texts && at < ROOM; i++)
        at += (size_t)snprintf(all + at, ROOM - at, "%s ", text[i]);
    MUST(pdn_canvas_finish(c));
    fclose(f);
    free(bytes);
}

static pdn_status table(pdn_canvas *c, const pdn_pair *pair, size_t n)
{
    const pdn_pairs_options o = {.by_chance = (double)NAN};

    return pdn_draw_pairs(c, &facts, pair, n, &o);
}

static pdn_status map(pdn_canvas *c, const pdn_pair *pair, size_t n)
{
    pdn_status st = PDN_OK;
    pdn_ring ring = {0};

    PDN_TRY(pdn_ring_make(pair, n, NULL, NULL, NULL, 0, &ring));
    PDN_TRY(pdn_services_sheet(c, &facts, &ring, pair, n));
out:
    pdn_ring_clear(&ring);
    return st;
}

/* The funnel; whether limits are adjusted is told by n. */
static pdn_status funnel(pdn_canvas *c, const pdn_pair *pair, size_t adjusted)
{
    static pdn_baseline_row row[MADE_UNITS];
    const pdn_outcomes_options o = {.bands = 0};

    (void)pair;
    made_outcomes(16, row);
    for (size_t i = 0; i < 16; i++)
        row[i].tau2 = adjusted ? .01 : 0;
    for (size_t i = 0; i < 16; i++) {
        row[i].adjusted95_lo = .1;
        row[i].adjusted95_hi = .3;
        row[i].adjusted998_lo = .05;
        row[i].adjusted998_hi = .35;
    }
    return pdn_draw_funnel(c, &facts, row, 16, &o);
}

static bool says(const char *all, const char *words)
{
    return strstr(all, words) != NULL;
}

static void both_dashed_limits_have_a_row(void **state)
{
    (void)state;
    char all[ROOM];

    texts_of(funnel, NULL, 1, all);
    assert_true(says(all, "99.8% limits where differences"));
    assert_true(says(all, "95% limits where differences"));
    texts_of(funnel, NULL, 0, all);
    assert_false(says(all, "where differences"));
}

static pdn_status rounded_baseline(pdn_canvas *c, const pdn_pair *pair,
                                   size_t rounded)
{
    static pdn_baseline_row row[MADE_UNITS];
    const pdn_outcomes_options o = {.bands = 0};

    (void)pair;
    made_outcomes(16, row);
    row[3].events = 0;
    row[3].share = 0;
    row[3].share_max = rounded ? 2 / row[3].population : (double)NAN;
    return pdn_draw_baseline(c, &facts, row, 16, &o);
}

/* A nought that the source made of 1 or 2 is not told as none. */
static void rounded_counts_are_told(void **state)
{
    (void)state;
    char all[ROOM];

    texts_of(rounded_baseline, NULL, 1, all);
    assert_true(says(all, "0 may be up to 2, and 3 may be 1."));
    texts_of(rounded_baseline, NULL, 0, all);
    assert_false(says(all, "may be up to 2"));
}

/* Six services, all pairs alike: as expected, unknown, or hidden. */
static size_t all_alike(pdn_verdict verdict, double ties, pdn_pair *pair)
{
    size_t n = made_pairs(SERVICES, pair);

    for (size_t k = 0; k < n; k++) {
        pair[k].verdict = verdict;
        pair[k].also = 0;
        pair[k].ties = ties;
        pair[k].expected = isfinite(ties) ? 8 : ties;
        pair[k].ratio = isfinite(ties) ? ties / 8 : ties;
        pair[k].density = isfinite(ties) ? .5 : ties;
    }
    return n;
}

static void a_table_tells_the_fills_that_it_has(void **state)
{
    (void)state;
    pdn_pair pair[MADE_PAIRS];
    char all[ROOM];

    texts_of(table, pair, all_alike(PDN_ORDINARY, 8, pair), all);
    assert_true(says(all, "much more"));
    assert_true(says(all, "Colour without a sign"));
    assert_false(says(all, "hatched"));
    texts_of(table, pair, all_alike(PDN_NOT_KNOWN, 8, pair), all);
    assert_false(says(all, "much more"));
    assert_true(says(all, "(hatched)"));
    assert_false(says(all, "Colour without"));
    assert_true(says(all, "counts twice"));
    /* its number may be hidden too: it is no less hatched for that */
    texts_of(table, pair,
             all_alike(PDN_NOT_KNOWN, pdn_absent(PDN_SUPPRESSED), pair), all);
    assert_false(says(all, "much more"));
    assert_true(says(all, "(hatched)"));
    assert_false(says(all, "hidden to protect privacy"));
}

/* Crossed is what is known and hidden, hatched what is not known. */
static void hidden_is_not_the_same_as_not_known(void **state)
{
    (void)state;
    pdn_pair pair[MADE_PAIRS];
    char all[ROOM];
    size_t n = all_alike(PDN_ORDINARY, pdn_absent(PDN_SUPPRESSED), pair);

    for (size_t k = 0, made = 0; k < n && made == 0; k++)
        if (strcmp(pair[k].group_a, pair[k].group_b) != 0) {
            pair[k].verdict = PDN_NOT_KNOWN;
            made++;
        }
    texts_of(table, pair, n, all);
    assert_true(says(all, "We do not know enough about 1 pair (hatched)."));
    assert_true(says(all, "not known: too few answers or contacts"));
    assert_true(says(all, "hidden to protect privacy"));
}

/* Of a sign the table shows the headline; that it hangs on one cut of frequency
 * is of that pair alone, and stands with it (rules 2). */
static void what_hangs_on_one_cut_says_so(void **state)
{
    (void)state;
    static const char cut[] =
        "This holds only when the rarest contacts count too.";
    pdn_pair pair[MADE_PAIRS];
    char all[ROOM];
    size_t n = all_alike(PDN_ORDINARY, 8, pair), thin = 0;

    while (strcmp(pair[thin].group_a, pair[thin].group_b) == 0)
        thin++;
    pair[thin].verdict = PDN_THIN_CONTACT;
    pair[thin].cuts_tried = 3;
    pair[thin].cuts_survived = 2;
    texts_of(table, pair, n, all);
    assert_false(says(all, cut));
    pair[thin].cuts_survived = 1;
    texts_of(table, pair, n, all);
    assert_true(says(all, cut));
}

/* A field without what was expected says why. */
static void a_number_alone_is_explained(void **state)
{
    (void)state;
    static const char alone[] =
        "A number alone is what is reported; what was expected is hidden.";
    pdn_pair pair[MADE_PAIRS];
    char all[ROOM];
    size_t n = all_alike(PDN_ORDINARY, 8, pair);

    texts_of(table, pair, n, all);
    assert_false(says(all, alone));
    for (size_t k = 0; k < n; k++)
        pair[k].expected = pdn_absent(PDN_SUPPRESSED);
    texts_of(table, pair, n, all);
    assert_true(says(all, alone));
}

static void pale_lines_have_a_row(void **state)
{
    (void)state;
    static const char plain[] = "about as expected, or more";
    static const char pale[] = "the same, where contact is rarer";
    pdn_pair pair[MADE_PAIRS];
    char all[ROOM];
    size_t n = all_alike(PDN_ORDINARY, 8, pair);

    texts_of(map, pair, n, all); /* all of one density: all in full grey */
    assert_true(says(all, plain));
    assert_false(says(all, pale));
    for (size_t k = 0; k < n; k++)
        pair[k].density = k % 2 == 0 ? .5 : .1;
    texts_of(map, pair, n, all);
    assert_true(says(all, plain));
    assert_true(says(all, pale));
}

/* How much contact is hidden is no little contact: a line of its own, told; of
 * many (15 of the pairs of six services) none, and how many. */
static void hidden_pairs_have_a_line_of_their_own(void **state)
{
    (void)state;
    static const char cross[] = "with a cross: hidden to protect privacy";
    static const char many[] =
        "15 pairs that are hidden to protect privacy are not drawn";
    pdn_pair pair[MADE_PAIRS];
    char all[ROOM];
    size_t n = all_alike(PDN_ORDINARY, 8, pair), last = 0;

    texts_of(map, pair, n, all);
    assert_false(says(all, "hidden"));
    for (size_t k = 0; k < n; k++)
        if (strcmp(pair[k].group_a, pair[k].group_b) != 0) last = k;
    pair[last].ties = pair[last].density = pdn_absent(PDN_SUPPRESSED);
    texts_of(map, pair, n, all);
    assert_true(says(all, cross));
    assert_false(says(all, "the same, where contact is rarer"));
    /* a verdict has its own line, and that of one with none is as hidden */
    pair[last].verdict = PDN_MISSING;
    texts_of(map, pair, n, all);
    assert_false(says(all, cross));
    pair[last].verdict = PDN_NO_VERDICT;
    texts_of(map, pair, n, all);
    assert_true(says(all, cross));
    n = all_alike(PDN_ORDINARY, pdn_absent(PDN_SUPPRESSED), pair);
    texts_of(map, pair, n, all);
    assert_true(says(all, many));
    assert_false(says(all, cross));
    assert_false(says(all, "as expected, or more"));
}

/* Of fifteen breaks one over the other only those with a number stand out. */
static void many_breaks_are_thin(void **state)
{
    (void)state;
    static const char thin[] = "Thin brown lines: findings without a number.";
    pdn_pair pair[MADE_PAIRS];
    char all[ROOM];
    size_t n = all_alike(PDN_STRAINED, 8, pair), spared = 0;

    texts_of(map, pair, n, all);
    assert_true(says(all, thin));
    for (size_t k = 0; k < n && spared < 3; k++)
        if (strcmp(pair[k].group_a, pair[k].group_b) != 0) {
            pair[k].verdict = PDN_ORDINARY;
            spared++;
        }
    texts_of(map, pair, n, all); /* twelve */
    assert_false(says(all, thin));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_dashed_limits_have_a_row),
        cmocka_unit_test(a_table_tells_the_fills_that_it_has),
        cmocka_unit_test(pale_lines_have_a_row),
        cmocka_unit_test(hidden_pairs_have_a_line_of_their_own),
        cmocka_unit_test(rounded_counts_are_told),
        cmocka_unit_test(many_breaks_are_thin),
        cmocka_unit_test(hidden_is_not_the_same_as_not_known),
        cmocka_unit_test(a_number_alone_is_explained),
        cmocka_unit_test(what_hangs_on_one_cut_says_so),
    };

    pdn_runtime_init();
    pdn_words_use(PDN_ENGLISH);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
