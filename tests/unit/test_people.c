#include "canvas/canvas_text.h"
#include "check.h"

#include "pdnet/breakdown.h"
#include "pdnet/network.h"
#include "pdnet/sheets.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PEOPLE = 60, CROWD = 700, SERVICES = 5 };

static const char *const services[SERVICES] = {
    "NAV", "BUP", "Pedagogisk-psykologisk tjeneste for Kongsvingerregionen",
    "ungdomsskole", "politi/SLT"};

/* So many people in five services; every fifth did not answer; `ties` arcs. */
static void network(size_t people, size_t ties, pdn_network *g)
{
    char path[] = "/tmp/pdnet-people-XXXXXX";
    int fd = mkstemp(path);
    FILE *f = fdopen(fd, "w");

    assert_non_null(f);
    fputs("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">"
          "<key id=\"i\" for=\"node\" attr.name=\"id\" attr.type=\"string\"/>"
          "<key id=\"s\" for=\"node\" attr.name=\"sector\" "
          "attr.type=\"string\"/>"
          "<key id=\"r\" for=\"node\" attr.name=\"responded\" "
          "attr.type=\"double\"/>"
          "<graph edgedefault=\"directed\">",
          f);
    for (int i = 0; i < (int)people; i++)
        fprintf(f,
                "<node id=\"n%d\"><data key=\"i\">Kari Nordmann %d</data>"
                "<data key=\"s\">%s</data><data key=\"r\">%d</data></node>",
                i, i, services[i % SERVICES], i % 5 != 4);
    for (size_t e = 0; e < ties; e++) {
        size_t answered = people / 5 * 4, q = e % answered;
        size_t a = q / 4 * 5 + q % 4; /* q-th who answered */
        size_t b = (a + 1 + 7 * (e / answered)) % people;
        fprintf(f, "<edge source=\"n%zu\" target=\"n%zu\"/>", a, b);
    }
    fputs("</graph></graphml>", f);
    assert_int_equal(fclose(f), 0);
    MUST(pdn_graphml_read(path, g, NULL));
    unlink(path);
}

static void check_texts(const pdn_canvas *c, double w, double h)
{
    const pdn_box *box = NULL;
    const char *const *text = NULL;
    size_t texts = canvas_text__boxes(c, &box, &text);

    for (size_t a = 0; a < texts; a++) {
        CHECK(box[a].x >= 40 && box[a].x + box[a].width <= w - 40 &&
                  box[a].y >= 20 && box[a].y + box[a].height <= h - 20,
              "'%s' leaves the page", text[a]);
        for (size_t b = a + 1; b < texts; b++)
            CHECK(box[a].x + box[a].width <= box[b].x + .5 ||
                      box[b].x + box[b].width <= box[a].x + .5 ||
                      box[a].y + box[a].height <= box[b].y + .5 ||
                      box[b].y + box[b].height <= box[a].y + .5,
                  "'%s' on '%s'", text[a], text[b]);
    }
}

static size_t draw(const pdn_people *p, char **bytes, pdn_place **place)
{
    size_t size = 0, n = 0;
    FILE *f = open_memstream(bytes, &size);
    pdn_canvas *c = NULL;
    double w = 0, h = 0;
    pdn_sheet_facts facts = {.actors = (double)p->network->actors,
                             .answered = (double)(p->network->actors / 5 * 4),
                             .internal = true};

    pdn_paper_size(PDN_A3, &w, &h);
    MUST(pdn_people_places(p, place, &n));
    assert_int_equal(n, p->network->actors + p->ring->services);
    MUST(pdn_canvas_new(PDN_SVG, f, w, h, "t", "a", NULL, &c));
    MUST(pdn_people_sheet(c, &facts, p, *place));
    check_texts(c, w, h);
    MUST(pdn_canvas_finish(c));
    fclose(f);
    return size;
}

static void check_map(size_t actors, size_t ties, bool names)
{
    pdn_network g = {0};
    pdn_breakdown b = {0};
    pdn_ring ring = {0};
    pdn_place *place = NULL, *again = NULL;
    char *first = NULL, *second = NULL;
    pdn_breakdown_options none = {.threads = 1, .seed = 1};

    network(actors, ties, &g);
    MUST(pdn_breakdown_make(&g, &none, &b));
    MUST(pdn_ring_make(b.pair, b.pairs, &g, NULL, NULL, 0, &ring));
    pdn_people p = {.network = &g,
                    .ring = &ring,
                    .pair = b.pair,
                    .pairs = b.pairs,
                    .names = names};
    size_t n = draw(&p, &first, &place);
    CHECK((strstr(first, "Kari Nordmann") != NULL) == names, "names: %d",
          names);
    /* Twice the same; and everybody is near the own service. */
    CHECK(draw(&p, &second, &again) == n && memcmp(first, second, n) == 0,
          "another picture");
    for (size_t i = 0; i < actors; i++) {
        const pdn_place *at = &place[ring.services + i];
        const pdn_service *s =
            &ring.service[pdn_ring_find(&ring, services[i % SERVICES])];
        double own = hypot(at->x - s->x, at->y - s->y);
        for (size_t k = 0; k < ring.services; k++)
            CHECK(own <= hypot(at->x - ring.service[k].x,
                               at->y - ring.service[k].y) +
                             1e-9,
                  "%zu is nearer to %s", i, ring.service[k].id);
    }
    free(first);
    free(second);
    free(place);
    free(again);
    pdn_ring_clear(&ring);
    pdn_breakdown_clear(&b);
    pdn_network_clear(&g);
}

static void people_stand_by_their_service(void **state)
{
    (void)state;
    check_map(PEOPLE, 300, false);
}

static void no_ties_at_all(void **state)
{
    (void)state;
    check_map(PEOPLE, 0, false);
}

static void names_keep_clear(void **state)
{
    (void)state;
    check_map(PEOPLE, 40, true);
}

/* A crowd: the same promises; and one line a pair of services, not one a
 * contact. */
static void a_crowd_keeps_its_services(void **state)
{
    (void)state;
    check_map(CROWD, 4000, false);
    check_map(CROWD, 0, true);
}

static size_t count(const char *text, const char *what)
{
    size_t n = 0;

    for (const char *at = text; (at = strstr(at, what)) != NULL; at++)
        n++;
    return n;
}

static void a_crowd_has_a_line_for_each_pair(void **state)
{
    (void)state;
    pdn_network g = {0};
    pdn_groups q = {0};
    pdn_pair *pair = NULL;
    size_t pairs = 0, want = 0;
    pdn_ring ring = {0};
    pdn_place *place = NULL;
    char *picture = NULL;

    network(CROWD, 4000, &g);
    MUST(pdn_groups_by(&g, "sector", &q));
    MUST(pdn_pairs_of_people(&g, &q, &pair, &pairs));
    for (size_t k = 0; k < pairs; k++)
        want +=
            pair[k].ties > 0 && strcmp(pair[k].group_a, pair[k].group_b) != 0;
    MUST(pdn_ring_make(pair, pairs, &g, NULL, NULL, 0, &ring));
    pdn_people p = {.network = &g,
                    .ring = &ring,
                    .pair = pair,
                    .pairs = pairs,
                    .by_degree = true};
    draw(&p, &picture, &place);
    /* curves: those of the links alone */
    assert_true(want > 3);
    assert_int_equal(count(picture, "C"), want);
    free(picture);
    free(place);
    free(pair);
    pdn_ring_clear(&ring);
    pdn_groups_clear(&q);
    pdn_network_clear(&g);
}

static void anchored_people_keep_their_places(void **state)
{
    (void)state;
    static const size_t size[] = {PEOPLE, CROWD};

    for (size_t k = 0; k < 2; k++) {
        pdn_network g = {0};
        pdn_groups q = {0};
        pdn_pair *pair = NULL;
        pdn_place *first = NULL, *second = NULL;
        size_t pairs = 0, n = 0;
        pdn_ring ring = {0};
        network(size[k], 5 * size[k], &g);
        MUST(pdn_groups_by(&g, "sector", &q));
        MUST(pdn_pairs_of_people(&g, &q, &pair, &pairs));
        MUST(pdn_ring_make(pair, pairs, &g, NULL, NULL, 0, &ring));
        pdn_people p = {.network = &g, .ring = &ring, .pair = pair};
        MUST(pdn_people_places(&p, &first, &n));
        p.anchor = first;
        p.anchors = n;
        MUST(pdn_people_places(&p, &second, &n));
        for (size_t i = 0; i < n; i++)
            CHECK(hypot(first[i].x - second[i].x, first[i].y - second[i].y) <
                      .08,
                  "%zu people: %s moved by %g", size[k], first[i].id,
                  hypot(first[i].x - second[i].x, first[i].y - second[i].y));
        free(first);
        free(second);
        free(pair);
        pdn_ring_clear(&ring);
        pdn_groups_clear(&q);
        pdn_network_clear(&g);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(people_stand_by_their_service),
        cmocka_unit_test(no_ties_at_all),
        cmocka_unit_test(names_keep_clear),
        cmocka_unit_test(a_crowd_keeps_its_services),
        cmocka_unit_test(a_crowd_has_a_line_for_each_pair),
        cmocka_unit_test(anchored_people_keep_their_places),
    };
    pdn_runtime_init();
    pdn_words_use(PDN_BOKMAL);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
