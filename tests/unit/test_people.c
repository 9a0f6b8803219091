#include "pdnet/people.h"

#include "pdnet/graphml.h"

#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PEOPLE = 60, SERVICES = 5 };

static const char *const services[SERVICES] = {
    "NAV", "BUP", "Pedagogisk-psykologisk tjeneste for Kongsvingerregionen",
    "ungdomsskole", "politi/SLT"};

/* Sixty people in five services; every fifth did not answer; `ties` arcs. */
static void network(size_t ties, pdn_network *g)
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
    for (int i = 0; i < PEOPLE; i++)
        fprintf(f,
                "<node id=\"n%d\"><data key=\"i\">Kari Nordmann %d</data>"
                "<data key=\"s\">%s</data><data key=\"r\">%d</data></node>",
                i, i, services[i % SERVICES], i % 5 != 4);
    for (size_t e = 0; e < ties; e++) {
        size_t q = e % 48, a = q / 4 * 5 + q % 4; /* q-th who answered */
        size_t b = (a + 1 + 7 * (e / 48)) % PEOPLE;
        fprintf(f, "<edge source=\"n%zu\" target=\"n%zu\"/>", a, b);
    }
    fputs("</graph></graphml>", f);
    assert_int_equal(fclose(f), 0);
    MUST(pdn_graphml_read(path, g, NULL));
    unlink(path);
}

static size_t draw(const pdn_people *p, char **bytes, pdn_place **place)
{
    size_t size = 0, n = 0;
    FILE *f = open_memstream(bytes, &size);
    pdn_canvas *c = NULL;
    double w = 0, h = 0;
    const pdn_box *box = NULL;
    const char *const *text = NULL;
    pdn_sheet_facts facts = {
        .actors = PEOPLE, .answered = 48, .internal = true};

    pdn_paper_size(PDN_A3, &w, &h);
    MUST(pdn_people_places(p, place, &n));
    assert_int_equal(n, PEOPLE + p->ring->services);
    MUST(pdn_canvas_new(PDN_SVG, f, w, h, "t", "a", NULL, &c));
    MUST(pdn_people_sheet(c, &facts, p, *place));
    size_t texts = pdn_canvas_texts(c, &box, &text);
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
    MUST(pdn_canvas_finish(c));
    fclose(f);
    return size;
}

static void check_map(size_t ties, bool names)
{
    pdn_network g = {0};
    pdn_breakdown b = {0};
    pdn_ring ring = {0};
    pdn_place *place = NULL, *again = NULL;
    char *first = NULL, *second = NULL;
    pdn_breakdown_options none = {.threads = 1, .seed = 1};

    network(ties, &g);
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
    for (size_t i = 0; i < PEOPLE; i++) {
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
    check_map(300, false);
}

static void no_ties_at_all(void **state)
{
    (void)state;
    check_map(0, false);
}

static void names_keep_clear(void **state)
{
    (void)state;
    check_map(40, true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(people_stand_by_their_service),
        cmocka_unit_test(no_ties_at_all),
        cmocka_unit_test(names_keep_clear),
    };
    pdn_runtime_init();
    pdn_words_use(PDN_BOKMAL);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
