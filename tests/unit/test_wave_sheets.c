#include "check.h"
#include "sheet_texts.h"
#include "wave_networks.h"

#include "pdnet/sheets.h"
#include "pdnet/tables.h"
#include "pdnet/words.h"

#include <stdlib.h>
#include <string.h>

static const pdn_paper papers[] = {PDN_A3, PDN_A4, PDN_SLIDE};
static const char *const paper_names[] = {"a3", "a4", "slide"};

static const char *const service[] = {
    "NAV",
    "BUP",
    "Pedagogisk-psykologisk tjeneste for Kongsvingerregionen",
    "ungdomsskole",
    "politi/SLT",
    "Barne-, ungdoms- og familieavdelingen i Nord-Odal og Sør-Odal",
    "videregående skole",
    "kultur og fritid"};
enum { SERVICES = 8, PEOPLE = 60, ARCS = 300 };

static const pdn_sheet_facts facts = {
    .study = "Ung Inkludering i Kongsvingerregionen (laget undersøkelse)",
    .wave = "2023",
    .actors = 176,
    .answered = 144,
    .seed = 1,
    .draws = 5000,
    .version = "0.1.0",
    .origin = "laget, ikke en virkelig undersøkelse"};

/* ---- people ---- */

/* 60 people of long names; in the later wave five of them are others, every
 * seventh does not answer, and a third of the contacts are others. */
static pdn_network people(bool later)
{
    static char name[2][PEOPLE][64];
    const char *id[PEOPLE], *of[PEOPLE];
    bool said[PEOPLE];
    uint32_t from[ARCS], to[ARCS];
    struct made_wave w = {true, PEOPLE, ARCS, 0,    id,  of,
                          said, from,   to,   NULL, NULL};

    for (uint32_t i = 0; i < PEOPLE; i++) {
        bool other = later && i % 12 == 5;
        snprintf(name[later][i], sizeof name[later][i],
                 "Anne-Kristine Nordmann-Østby %u", other ? 100 + i : i);
        id[i] = name[later][i];
        of[i] = service[i % SERVICES];
        said[i] = i % 7 != (later ? 3 : 2);
        for (uint32_t k = 0; k < 5; k++) {
            from[5 * i + k] = i;
            to[5 * i + k] =
                (i + 1 + 5 * k + (later && k % 3 == 0 ? 2 : 0)) % PEOPLE;
        }
    }
    return made_network(&w);
}

static pdn_status difference_of_people(pdn_canvas *c, const void *what)
{
    pdn_sheet_facts f = facts;

    f.internal = true;
    return pdn_difference_sheet(c, &f, what);
}

static void people_and_what_became_of_them(void **state)
{
    (void)state;
    pdn_network one = people(false), two = people(true);
    const pdn_wave wave[2] = {{"2022", &one}, {"2023", &two}};
    pdn_waves_options o = pdn_waves_defaults();
    pdn_diagnostics f = {0};
    pdn_wave_contacts c = {0};
    pdn_wave_map *map = NULL;
    const char *title = NULL;
    char name[64];

    MUST(pdn_wave_contacts_make(wave, &o, &f, &c));
    for (int ungrouped = 0; ungrouped < 2; ungrouped++) {
        const pdn_wave_maps_asked asked = {.wave = wave,
                                           .waves = 2,
                                           .contacts = &c,
                                           .ungrouped = ungrouped == 1};
        MUST(pdn_wave_maps_make(&asked, &map));
        for (int names = 0; names < 2; names++) {
            const pdn_difference d = {wave, &c, &map[1], names == 1};
            for (size_t k = 0; k < LEN(papers); k++) {
                snprintf(name, sizeof name, "difference-people-%d-%d-%s",
                         ungrouped, names, paper_names[k]);
                draw_sheet(difference_of_people, &d, papers[k], name);
            }
        }
        pdn_wave_maps_clear(map, 2);
    }
    const pdn_difference d = {wave, &c, NULL, false};
    title = pdn_difference_title(&d);
    CHECK(strncmp(title, "Fra 2022 til 2023: ", 19) == 0, "%s", title);
    memset(c.count, 0, sizeof c.count);
    title = pdn_difference_title(&d);
    CHECK(strstr(title, "for få svarte begge gangene") != NULL, "%s", title);
    pdn_wave_contacts_clear(&c);
    pdn_diagnostics_clear(&f);
    pdn_network_clear(&one);
    pdn_network_clear(&two);
}

/* ---- pairs of services ---- */

enum { ROWS = SERVICES * (SERVICES + 1) / 2 };

/* Every pair once, by its number: of seven one is hidden, one unknown, one new,
 * one gone, the rest kept; the first two are said to have changed. */
static void make_rows(pdn_wave_pair row[ROWS])
{
    const double hidden = pdn_absent(PDN_SUPPRESSED);
    size_t n = 0;

    for (size_t a = 0; a < SERVICES; a++)
        for (size_t b = a; b < SERVICES; b++) {
            pdn_wave_pair *r = &row[n];
            pdn_row_clear(&pdn_waves_pairs_schema, r);
            r->from_wave = "2022";
            r->to_wave = "2023";
            r->group_a = service[a];
            r->group_b = service[b];
            r->people_a = r->people_b = 20;
            r->respondents_a = r->respondents_b = 12;
            r->possible = n % 7 == 3 ? 0 : 200;
            r->ties_before = n % 7 == 4 ? 0 : (double)(n % 5 + 6);
            r->ties_after = n % 7 == 5 ? 0 : (double)(n % 9 + 5);
            r->contacts = r->ties_after - r->ties_before;
            r->contacts_lo = r->contacts - 6;
            r->contacts_hi = r->contacts + 7;
            r->finding = n == 1   ? PDN_WAVE_MORE
                         : n == 2 ? PDN_WAVE_LESS
                                  : PDN_WAVE_UNCLEAR;
            r->q = n < ROWS - 3 ? .5 : pdn_absent(PDN_NOT_DEFINED);
            if (n == 1 || n == 2) {
                const double way = n == 1 ? 1 : -1;
                r->ties_before = n == 1 ? 6 : 17;
                r->ties_after = n == 1 ? 17 : 6;
                r->contacts = 10 * way;
                r->contacts_lo = n == 1 ? 4 : -18;
                r->contacts_hi = n == 1 ? 18 : -4;
            }
            if (n % 7 == 6)
                r->ties_before = r->ties_after = r->contacts = r->contacts_lo =
                    r->contacts_hi = r->possible = hidden;
            n++;
        }
}

static pdn_status difference_of_services(pdn_canvas *c, const void *what)
{
    pdn_status st = PDN_OK;
    pdn_pair pair[ROWS];
    pdn_ring ring = {0};

    for (size_t i = 0; i < ROWS; i++)
        pdn_pair_of_change((const pdn_wave_pair *)what + i, &pair[i]);
    PDN_TRY(pdn_ring_make(pair, ROWS, NULL, NULL, NULL, 0, &ring));
    PDN_TRY(pdn_services_difference(c, &facts, &ring, what, ROWS, 0));
out:
    pdn_ring_clear(&ring);
    return st;
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

/* The rows of a kind, and which. */
struct asked_rows {
    const char *kind;
    const void *rows;
    size_t n;
};

static pdn_status sheet_of_kind(pdn_canvas *c, const void *what)
{
    const struct asked_rows *a = what;
    const pdn_sheet_kind *k = pdn_sheet_kind_of(a->kind);
    const pdn_sheet_asked latest = {.year = 0};

    return k->draw(k, c, &facts, a->rows, a->n, &latest);
}

static void pairs_before_and_after(void **state)
{
    (void)state;
    pdn_wave_pair row[ROWS];
    const char *title = NULL;
    char name[64];

    make_rows(row);
    /* five between services are hidden: n % 7 = 6 */
    char *map = svg_of(difference_of_services, row);
    CHECK(strstr(map, "skjult: 5<") != NULL, "not 5");
    free(map);
    const struct asked_rows asked = {"waves-pairs", row, ROWS};
    for (size_t k = 0; k < LEN(papers); k++) {
        snprintf(name, sizeof name, "waves-pairs-%s", paper_names[k]);
        draw_sheet(sheet_of_kind, &asked, papers[k], name);
        snprintf(name, sizeof name, "difference-services-%s", paper_names[k]);
        draw_sheet(difference_of_services, row, papers[k], name);
    }
    row[1].ties_after = 57; /* the grid goes on beyond it, by twenties */
    char *wide = svg_of(sheet_of_kind, &asked);
    CHECK(strstr(wide, ">60<") != NULL, "no 60");
    free(wide);
    MUST(pdn_title_of_difference(row, ROWS, 2023, &title));
    /* between services n % 7 = 4 five times, 5 three times; of three no change
     * could have been told, whichever way it went */
    assert_string_equal(title,
                        "Ny kontakt i 5 par av tjenester, borte i 3. Fra 2022 "
                        "til 2023: tydelig mer kontakt i 1 av de 33 "
                        "parene som kunne prøves, tydelig mindre i 1.");
    assert_int_equal(pdn_title_of_difference(row, ROWS, 2024, &title),
                     PDN_EDATA);
    assert_int_equal(pdn_title_of_difference(row, 0, 0, &title), PDN_EDATA);
}

/* What is hidden stands nowhere: the title tells no figure of it, the pair that
 * changed is said without its numbers, and no number but those shown is drawn.
 */
static void hidden_pairs_are_hidden(void **state)
{
    (void)state;
    pdn_wave_pair row[ROWS];
    const double hidden = pdn_absent(PDN_SUPPRESSED);
    const char *title = NULL;
    char *text = NULL;

    make_rows(row);
    for (size_t i = 0; i < ROWS; i++) {
        if (i != 1) row[i].finding = PDN_WAVE_NOT_TOLD;
        row[i].ties_before = row[i].ties_after = row[i].contacts =
            row[i].contacts_lo = row[i].contacts_hi = row[i].possible = hidden;
    }
    row[0].ties_before = row[0].ties_after = 777; /* one that stands */
    row[0].contacts = row[0].contacts_lo = row[0].contacts_hi = 0;
    row[0].possible = 900;
    MUST(pdn_title_of_difference(row, ROWS, 0, &title));
    CHECK(strstr(title, "777") == NULL, "%s", title);
    text = svg_of(difference_of_services, row);
    /* all but one are hidden: counted, not drawn, and told as hidden */
    CHECK(strstr(text, "Skjult betyr ikke") != NULL, "not told");
    CHECK(strstr(text, ": 27") != NULL && strstr(text, "tegnet)") != NULL,
          "not counted");
    free(text);
}

/* A pair whose counts are hidden and whose change is shown is not among those
 * that the title calls hidden; both kinds of rows are counted. */
static void a_change_without_counts(void **state)
{
    (void)state;
    pdn_wave_pair row[ROWS];
    const struct asked_rows table = {"waves-pairs", row, ROWS};
    char *text = NULL;

    for (size_t shown = 0; shown < 2; shown++) {
        make_rows(row);
        for (size_t i = 0; i < ROWS; i++) {
            if (i >= shown)
                row[i].ties_before = row[i].ties_after =
                    pdn_absent(PDN_SUPPRESSED);
            row[i].contacts = 1 - (double)i;
            row[i].finding = i < 6 ? PDN_WAVE_UNCLEAR : PDN_WAVE_NOT_TOLD;
        }
        text = svg_of(sheet_of_kind, &table);
        CHECK(strstr(text, shown ? "skjult for de fleste" : "er skjult.") != 0,
              "not told");
        assert_null(strstr(text, ">kontakter<")); /* no axis of nothing */
        assert_non_null(strstr(text, "Rader: 28 par mellom tjenester og 8 "));
        assert_non_null(strstr(text, "· endring i hvert par, blant"));
        free(text);
    }
}

/* Where a change is said the group is asked whether it knows it; where none is,
 * whether it knows of one that is not seen. */
static void the_question_follows_what_is_said(void **state)
{
    (void)state;
    static const char *const asked[] = {
        "Har noe endret seg som vi ikke ser her?",
        "Hvilke av disse endringene kjenner dere igjen?"};
    pdn_wave_pair row[ROWS];
    const struct asked_rows table = {"waves-pairs", row, ROWS};

    for (int said = 0; said < 2; said++)
        for (size_t k = 0; k < 2; k++) {
            make_rows(row);
            for (size_t i = 0; i < ROWS && !said; i++)
                row[i].finding = PDN_WAVE_UNCLEAR;
            char *text = k == 0 ? svg_of(difference_of_services, row)
                                : svg_of(sheet_of_kind, &table);
            CHECK(strstr(text, asked[said]) != NULL, "%s", asked[said]);
            CHECK(strstr(text, asked[1 - said]) == NULL, "%s", asked[1 - said]);
            free(text);
        }
}

/* ---- the waterfall ---- */

static pdn_waves_row turnover(void)
{
    pdn_waves_row r;

    pdn_row_clear(&pdn_waves_schema, &r);
    r.from_wave = "2022";
    r.to_wave = "2023";
    r.ties_before = 2113;
    r.kept = 1153;
    r.lost = 414;
    r.lost_by_leavers = 308;
    r.lost_by_silence = 238;
    r.lost_by_renaming = 0;
    r.appeared = 353;
    r.new_by_joiners = 244;
    r.new_by_silence = 631;
    r.new_by_renaming = 0;
    r.ties_after = 2381;
    r.people = 166;
    r.answered_both = 97;
    r.people_before = r.people_after = 176;
    r.leavers = r.joiners = 10;
    r.jaccard = 1153. / 1920;
    return r;
}

/* Bars hang from each other: their widths, as drawn, have the proportions of
 * the figures, and what is taken away ends where what stays begins. */
static void the_bars_add_up(void **state)
{
    (void)state;
    const pdn_waves_row r = turnover();
    const struct asked_rows asked = {"waves", &r, 1};
    size_t n = 0;
    double x[8], width[8];

    char *text = svg_of(sheet_of_kind, &asked);
    /* filled bars of contacts, in order: before, lost, kept, new, after; those
     * of people come later */
    for (const char *at = text;
         (at = strstr(at, "<path d=\"M")) != NULL && n < 8; at++) {
        double left = 0, right = 0, top = 0, same = 0;
        int end = 0;
        if (sscanf(at, "<path d=\"M%lf %lfL%lf %lfL%*fL%*f", &left, &top,
                   &right, &same) != 4)
            continue;
        (void)sscanf(at, "%*[^>]%n", &end);
        const char *fill = strstr(at, "fill=\"#");
        /* a level edge first, filled, and not the page's ground */
        if (fill == NULL || fill > at + end || !near(top, same, 1e-9) ||
            right - left > 1100 || right - left < 50)
            continue;
        x[n] = left;
        width[n++] = right - left;
    }
    assert_true(n >= 5);
    const double unit = width[0] / 2113;
    static const double want[] = {2113, 414, 1153, 353, 2381};
    static const double begins[] = {0, 2113 - 414, 0, 1153, 0};
    for (size_t i = 0; i < 5; i++) {
        CHECK(near(width[i], want[i] * unit, .1), "bar %zu: %g, want %g", i,
              width[i] / unit, want[i]);
        CHECK(near(x[i] - x[0], begins[i] * unit, .1), "bar %zu begins at %g",
              i, (x[i] - x[0]) / unit);
    }
    free(text);
}

static void the_waterfall(void **state)
{
    (void)state;
    const double hidden = pdn_absent(PDN_SUPPRESSED);
    const pdn_sheet_asked asked = {.year = 0};
    const pdn_sheet_kind *k = pdn_sheet_kind_of("waves");
    pdn_waves_row r = turnover();
    const char *title = NULL;
    char name[64];

    MUST(pdn_sheet_title(k, &r, 1, &asked, &title));
    assert_string_equal(title, "Av 2113 kontakter i 2022 er 1153 oppgitt også "
                               "i 2023, og 414 ikke lenger. 546 kan ikke "
                               "sammenlignes.");
    for (int how = 0; how < 3; how++) {
        if (how == 1) r.lost_by_leavers = r.lost = hidden;
        if (how == 2)
            r.people = r.people_before = r.people_after = r.leavers =
                r.joiners = r.answered_both = hidden;
        const struct asked_rows what = {"waves", &r, 1};
        for (size_t p = 0; p < LEN(papers); p++) {
            snprintf(name, sizeof name, "waves-%d-%s", how, paper_names[p]);
            draw_sheet(sheet_of_kind, &what, papers[p], name);
        }
    }
    MUST(pdn_sheet_title(k, &r, 1, &asked, &title));
    assert_string_equal(title, "Hva det ble av kontaktene fra 2022 til 2023");
    assert_int_equal(pdn_sheet_title(k, &r, 0, &asked, &title), PDN_EDATA);
}

/* ---- side by side ---- */

struct three {
    pdn_ring ring;
    pdn_multiple wave[6];
    size_t n;
};

static pdn_status side_by_side(pdn_canvas *c, const void *what)
{
    const struct three *t = what;

    return pdn_multiples_sheet(c, &facts, &t->ring, t->wave, t->n);
}

static void maps_side_by_side(void **state)
{
    (void)state;
    static const char *const label[] = {"2021", "2022", "2023",
                                        "2024", "2025", "2026"};
    pdn_wave_pair row[ROWS];
    pdn_pair pair[ROWS];
    struct three t = {.n = 3};
    const char *title = NULL;
    char name[64];

    make_rows(row);
    for (size_t i = 0; i < ROWS; i++)
        pdn_pair_of_change(&row[i], &pair[i]);
    MUST(pdn_ring_make(pair, ROWS, NULL, NULL, NULL, 0, &t.ring));
    for (size_t k = 0; k < 6; k++)
        t.wave[k] = (pdn_multiple){label[k], pair, ROWS, 176, 144, NULL, false};
    for (t.n = 2; t.n <= 6; t.n += 2)
        for (size_t k = 0; k < LEN(papers); k++) {
            snprintf(name, sizeof name, "multiples-%zu-%s", t.n,
                     paper_names[k]);
            draw_sheet(side_by_side, &t, papers[k], name);
        }
    t.n = 3; /* of the middle one nothing is left */
    pdn_pair none[ROWS];
    memcpy(none, pair, sizeof none);
    for (size_t i = 0; i < ROWS; i++)
        none[i].ties = none[i].density = pdn_absent(PDN_SUPPRESSED);
    t.wave[1].pair = none;
    for (size_t k = 0; k < LEN(papers); k++) {
        snprintf(name, sizeof name, "multiples-hidden-%s", paper_names[k]);
        draw_sheet(side_by_side, &t, papers[k], name);
    }
    MUST(pdn_multiples_title(t.wave, 3, &title));
    assert_string_equal(title, "Hvem samarbeider med hvem: 2021, 2022 og 2023");
    t.wave[2].finding = "Fra 2022 til 2023"; /* not the title of its sheet */
    MUST(pdn_multiples_title(t.wave, 3, &title));
    assert_string_equal(title,
                        "2021, 2022 og 2023 side om side. Fra 2022 til 2023");
    assert_int_equal(pdn_multiples_title(t.wave, 0, &title), PDN_EDATA);
    pdn_ring_clear(&t.ring);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(people_and_what_became_of_them),
        cmocka_unit_test(pairs_before_and_after),
        cmocka_unit_test(hidden_pairs_are_hidden),
        cmocka_unit_test(a_change_without_counts),
        cmocka_unit_test(the_question_follows_what_is_said),
        cmocka_unit_test(the_bars_add_up),
        cmocka_unit_test(the_waterfall),
        cmocka_unit_test(maps_side_by_side),
    };

    pdn_runtime_init();
    pdn_words_use(PDN_BOKMAL);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
