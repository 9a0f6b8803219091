#include "check.h"
#include "wave_networks.h"

#include <string.h>

/* People a b c d e of both lists, x who left, y who came; d did not answer in
 * the later wave. By hand:
 *   a>b b>a then a>b       kept (a and b answered both times)
 *   a>c     then nothing   gone, though c>a was never said
 *   nothing then b>c       new
 *   d>a     then nothing   not to be known: d does not answer now
 *   a>d     then a>d, d silent: kept by a's report
 *   x>a     then x gone    not to be known
 *   nothing then y>a a>y   not to be known
 *   d>c     then c>d       new by c's report: c said nothing of d before
 *   e>d     then nothing   gone by e's report, d>e not heard now */
static void every_fate_by_hand(void **state)
{
    (void)state;
    static const char *const before[] = {"a", "b", "c", "d", "e", "x"};
    static const char *const after[] = {"a", "b", "c", "d", "e", "y"};
    static const char *const group[] = {"A", "A", "B", "B", "C", "C"};
    static const bool said[2][6] = {{true, true, true, true, true, true},
                                    {true, true, true, false, true, true}};
    static const uint32_t from[2][8] = {{0, 1, 0, 3, 0, 5, 3, 4},
                                        {0, 1, 0, 5, 0, 2}};
    static const uint32_t to[2][8] = {{1, 0, 2, 0, 3, 0, 2, 3},
                                      {1, 2, 3, 0, 5, 3}};
    static const struct {
        const char *a, *b;
        pdn_contact_fate fate;
    } want[] = {{"a", "b", PDN_CONTACT_KEPT},   {"a", "c", PDN_CONTACT_GONE},
                {"a", "d", PDN_CONTACT_KEPT},   {"a", "y", PDN_CONTACT_UNSEEN},
                {"a", "x", PDN_CONTACT_UNSEEN}, {"b", "c", PDN_CONTACT_NEW},
                {"c", "d", PDN_CONTACT_NEW},    {"d", "e", PDN_CONTACT_GONE}};
    struct made_wave w = {true,    6,       8,     0,    before, group,
                          said[0], from[0], to[0], NULL, NULL};
    pdn_waves_options o = pdn_waves_defaults();
    pdn_wave_contacts c = {0};
    pdn_diagnostics f = {0};

    pdn_network one = made_network(&w);
    w.id = after;
    w.answered = said[1];
    w.arcs = 6;
    w.from = from[1];
    w.to = to[1];
    pdn_network two = made_network(&w);
    const pdn_wave wave[] = {{"1", &one}, {"2", &two}};
    MUST(pdn_wave_contacts_make(wave, &o, &f, &c));
    assert_int_equal(c.members, 7);
    assert_int_equal(c.contacts, LEN(want));
    for (size_t i = 0; i < c.contacts; i++) {
        const char *a = c.member[c.contact[i].a].id;
        const char *b = c.member[c.contact[i].b].id;
        CHECK(strcmp(a, want[i].a) == 0 && strcmp(b, want[i].b) == 0 &&
                  c.contact[i].fate == want[i].fate,
              "%zu: %s %s %d, want %s %s %d", i, a, b, (int)c.contact[i].fate,
              want[i].a, want[i].b, (int)want[i].fate);
    }
    assert_int_equal(c.count[PDN_CONTACT_KEPT], 2);
    assert_int_equal(c.count[PDN_CONTACT_NEW], 2);
    assert_int_equal(c.count[PDN_CONTACT_GONE], 2);
    assert_int_equal(c.count[PDN_CONTACT_UNSEEN], 2);
    const pdn_wave_member *x = &c.member[c.now[5]];
    assert_string_equal(x->id, "x");
    assert_true(x->actor[0] == 5 && x->actor[1] == SIZE_MAX);
    assert_false(x->answered[1]);
    pdn_wave_contacts_clear(&c);
    pdn_diagnostics_clear(&f);
    pdn_network_clear(&one);
    pdn_network_clear(&two);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_fate_by_hand),
    };

    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
