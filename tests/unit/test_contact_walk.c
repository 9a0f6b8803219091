/* Larger networks of contacts that are moved about: what is kept is kept, in
 * any number of strata and with blanks; and what a walk refuses. */
#include "chance/contact_pools.h"
#include "check.h"
#include "contacts.h"

#include "pdnet/chance.h"

/* The most bits that dyads may take. */
static size_t bits = CONTACT_POOLS_BITS;

static contact_pools__walk *walk_on(const pdn_contacts *c)
{
    contact_pools__walk *w = NULL;

    MUST(contact_pools__new(c, bits, &w));
    return w;
}

/* ---- larger networks ---------------------------------------------------- */

enum { LARGE = 72, LARGE_COLUMNS = 6, LARGE_STRATA = 64, LARGE_ARCS = 5000 };

struct large {
    pdn_contacts c;
    uint32_t group[LARGE], place[LARGE_COLUMNS * LARGE];
    bool answered[LARGE];
    uint32_t from[LARGE_ARCS], to[LARGE_ARCS];
    uint32_t blank_from[LARGE_ARCS], blank_to[LARGE_ARCS];
};

/* Some silent, some of an unknown group, some blanks where nothing stands. */
static void fill_large(struct large *l, pdn_random *r)
{
    pdn_contacts *c = &l->c;
    double p = .02 + .3 * pdn_random_unit(r), blank = .2 * pdn_random_unit(r);

    for (uint32_t i = 0; i < LARGE; i++) {
        l->group[i] = pdn_random_below(r, 7);
        if (l->group[i] == 6) l->group[i] = PDN_NO_GROUP;
        l->answered[i] = pdn_random_unit(r) < .75;
    }
    for (uint32_t k = 0; k < LARGE_COLUMNS * LARGE; k++)
        l->place[k] = k < 2 * LARGE ? pdn_random_below(r, 2 + k % 2)
                                    : pdn_random_unit(r) < .15;
    for (uint32_t i = 0; i < LARGE; i++) {
        for (uint32_t j = c->directed ? 0 : i + 1; j < LARGE; j++) {
            if (i == j || (c->directed && !l->answered[i])) continue;
            bool returned = false;
            for (size_t k = 0; k < c->arcs && j < i; k++)
                returned |= l->from[k] == j && l->to[k] == i;
            if (pdn_random_unit(r) < (returned ? .5 : p)) {
                l->from[c->arcs] = i;
                l->to[c->arcs++] = j;
            } else if (pdn_random_unit(r) < blank) {
                l->blank_from[c->blanks] = i;
                l->blank_to[c->blanks++] = j;
            }
        }
    }
}

static struct large *large_new(pdn_random *r, bool directed, size_t places)
{
    struct large *l = calloc(1, sizeof *l);

    assert_non_null(l);
    l->c = (pdn_contacts){.directed = directed,
                          .actors = LARGE,
                          .groups = 6,
                          .group = l->group,
                          .answered = l->answered,
                          .from = l->from,
                          .to = l->to,
                          .places = places,
                          .place = l->place,
                          .blank_from = l->blank_from,
                          .blank_to = l->blank_to};
    fill_large(l, r);
    return l;
}

/* What is to be kept: contacts of everybody by class and stratum, and every arc
 * that is not between known groups. */
struct profile {
    bool there[LARGE][LARGE], stays[LARGE][LARGE];
    uint32_t mutual[LARGE][LARGE_STRATA], out[LARGE][LARGE_STRATA],
        in[LARGE][LARGE_STRATA], to_silent[LARGE][LARGE_STRATA],
        from_heard[LARGE][LARGE_STRATA];
};

static void add_arc(const struct large *l, struct profile *p, uint32_t i,
                    uint32_t j)
{
    uint32_t s = 0;

    if (l->group[i] == l->group[j] || l->group[i] == PDN_NO_GROUP ||
        l->group[j] == PDN_NO_GROUP) {
        p->stays[i][j] = true;
        return;
    }
    for (size_t k = 0; k < l->c.places; k++)
        s = 2 * s + (l->place[k * LARGE + i] == l->place[k * LARGE + j]);
    if (!l->c.directed || p->there[j][i]) {
        p->mutual[i][s]++;
        if (!l->c.directed) p->mutual[j][s]++;
    } else if (!l->answered[j]) {
        p->to_silent[i][s]++;
        p->from_heard[j][s]++;
    } else {
        p->out[i][s]++;
        p->in[j][s]++;
    }
}

static void profile_of(const struct large *l, const uint32_t *from,
                       const uint32_t *to, struct profile *p)
{
    memset(p, 0, sizeof *p);
    for (size_t k = 0; k < l->c.arcs; k++) {
        CHECK(from[k] != to[k] && !p->there[from[k]][to[k]] &&
                  (l->c.directed || !p->there[to[k]][from[k]]),
              "%u > %u is no new arc", from[k], to[k]);
        p->there[from[k]][to[k]] = true;
    }
    for (size_t k = 0; k < l->c.arcs; k++)
        add_arc(l, p, from[k], to[k]);
}

static void check_blanks(const struct large *l, const struct profile *p)
{
    for (size_t k = 0; k < l->c.blanks; k++) {
        uint32_t i = l->blank_from[k], j = l->blank_to[k];
        CHECK(!p->there[i][j] && (l->c.directed || !p->there[j][i]),
              "%u > %u stands on a blank", i, j);
    }
}

/* The table of the walk, counted again from its arcs. */
static void check_count(const struct large *l, const contact_pools__walk *w,
                        const uint32_t *from, const uint32_t *to)
{
    uint32_t count[6][6], again[6][6] = {{0}};

    for (size_t k = 0; k < l->c.arcs; k++) {
        uint32_t g = l->group[from[k]], h = l->group[to[k]];
        if (g == h || g == PDN_NO_GROUP || h == PDN_NO_GROUP) continue;
        bool turn = !l->c.directed && g > h;
        again[turn ? h : g][turn ? g : h]++;
    }
    contact_rewiring__count(w, &count[0][0]);
    assert_memory_equal(count, again, sizeof count);
}

static void what_is_kept_is_kept(void **state)
{
    (void)state;
    static struct profile before, after;
    static uint32_t from[LARGE_ARCS], to[LARGE_ARCS];
    static const size_t columns[] = {0, 1, 2, LARGE_COLUMNS};
    pdn_random r;

    pdn_random_start(&r, 9, 0, 0);
    for (size_t k = 0; k < 24; k++) {
        struct large *l = large_new(&r, k % 5 < 3, columns[k % LEN(columns)]);
        contact_pools__walk *w = walk_on(&l->c);
        const uint64_t trials = 5 * (7 * l->c.arcs + 5);
        profile_of(l, l->from, l->to, &before);
        for (size_t run = 0; run < 5; run++) {
            contact_rewiring__run(w, &r, 7 * l->c.arcs + 5);
            contacts_now(w, from, to);
            profile_of(l, from, to, &after);
            check_blanks(l, &after);
            check_count(l, w, from, to);
            memcpy(after.there, before.there, sizeof after.there);
            assert_memory_equal(&before, &after, sizeof before);
        }
        CHECK(w->changes > trials / 100, "%zu of %zu", (size_t)w->changes,
              (size_t)trials);
        contact_pools__begin(w);
        contacts_now(w, from, to);
        profile_of(l, from, to, &after);
        assert_memory_equal(&before, &after, sizeof before);
        contact_pools__free(w);
        free(l);
    }
}

/* More people than there are bits of all dyads for: a ring of many groups,
 * each person to the next three, and one whom thousands name. */
static void many_people(void **state)
{
    (void)state;
    enum { PEOPLE = 20000, ARCS = 4 * PEOPLE };
    uint32_t *group = calloc(PEOPLE, sizeof *group);
    uint32_t *from = calloc(2 * ARCS, sizeof *from), *to = from + ARCS;
    uint32_t *now = calloc(2 * ARCS, sizeof *now);
    uint32_t *out = calloc(2 * PEOPLE, sizeof *out), *in = out + PEOPLE;
    bool *answered = calloc(PEOPLE, sizeof *answered);
    pdn_contacts c = {.directed = true,
                      .actors = PEOPLE,
                      .groups = 40,
                      .group = group,
                      .answered = answered,
                      .from = from,
                      .to = to};
    pdn_random r;

    for (uint32_t i = 0; i < PEOPLE; i++) {
        group[i] = i % 40;
        answered[i] = i % 5 != 4;
        for (uint32_t k = 1; k <= 4 && answered[i]; k++) {
            uint32_t j = k < 4 ? (i + k) % PEOPLE : 7;
            if (k == 4 && (group[i] == group[7] || i % 40 > 20 || i < 20))
                continue;
            from[c.arcs] = i;
            to[c.arcs++] = j;
            out[i]++;
            in[j]++;
        }
    }
    contact_pools__walk *w = walk_on(&c);
    pdn_random_start(&r, 1, 0, 0);
    contact_rewiring__run(w, &r, 10 * c.arcs);
    contacts_now(w, now, now + ARCS);
    CHECK(w->changes > 10 * c.arcs / 3, "%zu changes", (size_t)w->changes);
    for (size_t k = 0; k < c.arcs; k++) {
        assert_int_not_equal(group[now[k]], group[now[ARCS + k]]);
        out[now[k]]--;
        in[now[ARCS + k]]--;
    }
    for (size_t i = 0; i < PEOPLE; i++)
        CHECK(out[i] == 0 && in[i] == 0, "%zu has lost or gained", i);
    contact_pools__free(w);
    free(group);
    free(from);
    free(now);
    free(out);
    free(answered);
}

/* ---- ends --------------------------------------------------------------- */

static void contacts_and_groups_are_counted(void **state)
{
    (void)state;
    /* by hand; B: seven contacts are three mutual and four one-way */
    static const struct {
        struct fixture of;
        size_t contacts, linked;
    } row[] = {
        /* clang-format off */
        {{"B", true, "00112233", "02 20 13 35 53 46 64 75 04 61", "", "", "", 0, 0, ""}, 7, 4},
        {{"one silent", true, "0123", "01 10 23 13", "3", "", "", 0, 0, ""}, 3, 4},
        {{"inside, unknown", true, "0011-", "01 10 02 20 12 23 41 14", "", "", "", 0, 0, ""}, 2, 2},
        {{"three groups", true, "00112", "01 10 02 34", "", "", "", 0, 0, ""}, 2, 3},
        {{"five groups", false, "01234", "01 12 23 34 40", "", "", "", 0, 0, ""}, 5, 4},
        {{"undirected", false, "0011", "01 02", "", "", "", 0, 0, ""}, 1, 2},
        {{"one group", true, "000", "01 12", "", "", "", 0, 0, ""}, 0, 0},
        {{"nobody", true, "", "", "", "", "", 0, 0, ""}, 0, 0},
        /* clang-format on */
    };

    for (size_t k = 0; k < LEN(row); k++) {
        struct contacts c = contacts_fixture(&row[k].of);
        pdn_contacts q = contacts_of(&c);
        contact_pools__walk *w = walk_on(&q);
        CHECK(w->contacts == row[k].contacts, "%s: %zu contacts",
              row[k].of.name, w->contacts);
        CHECK(pdn_contact_linked_groups(&q) == row[k].linked, "%s: %zu groups",
              row[k].of.name, pdn_contact_linked_groups(&q));
        contact_pools__free(w);
    }
}

static void broken_promises_are_told(void **state)
{
    (void)state;
    static const struct fixture broken[] = {
        {"loop", true, "0123", "01 22", "", "", "", 0, 0, ""},
        {"repeat", true, "0123", "01 23 01", "", "", "", 0, 0, ""},
        {"edge twice", false, "0123", "01 23 10", "", "", "", 0, 0, ""},
        {"of a silent", true, "0123", "01 23", "2", "", "", 0, 0, ""},
        {"on a blank", true, "0123", "01 23", "", "", "23", 0, 0, ""},
        {"on a blank back", false, "0123", "01 23", "", "", "32", 0, 0, ""},
        {"nobody there", true, "0123", "01 2a", "", "", "", 0, 0, ""},
        {"nobody's blank", true, "0123", "01 23", "", "", "a1", 0, 0, ""},
    };
    contact_pools__walk *w = NULL;

    for (size_t k = 0; k < LEN(broken); k++) {
        struct contacts c = contacts_fixture(&broken[k]);
        pdn_contacts q = contacts_of(&c);
        CHECK(contact_pools__new(&q, bits, &w) == PDN_EARG && w == NULL, "%s",
              broken[k].name);
    }
    struct contacts c = contacts_made("0123", "01 23", true);
    pdn_contacts q = contacts_of(&c);
    q.groups = 3;
    assert_int_equal(contact_pools__new(&q, bits, &w), PDN_EARG);
    assert_null(w);
}

static int no_bits(void **state)
{
    (void)state;
    bits = 0;
    return 0;
}

static int usual_bits(void **state)
{
    (void)state;
    bits = CONTACT_POOLS_BITS;
    return 0;
}

#define WITHOUT_BITS(test) \
    cmocka_unit_test_setup_teardown(test, no_bits, usual_bits)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_kept_is_kept),
        cmocka_unit_test(many_people),
        cmocka_unit_test(contacts_and_groups_are_counted),
        cmocka_unit_test(broken_promises_are_told),
        WITHOUT_BITS(what_is_kept_is_kept),
        WITHOUT_BITS(broken_promises_are_told),
    };

    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
