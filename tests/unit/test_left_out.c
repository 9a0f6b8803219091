/* What became of contacts between services that a public copy shows: by hand.
 */
#include "check.h"
#include "wave_networks.h"

#include "pdnet/privacy.h"

#include <stdlib.h>

/* Five people of A, five of B, and one of C. */
enum { A1, A2, B1 = 5, C = 10, PEOPLE };
static const char *const id[] = {"a1", "a2", "a3", "a4", "a5", "b1",
                                 "b2", "b3", "b4", "b5", "c"};
static const bool yes[] = {true, true, true, true, true, true,
                           true, true, true, true, true};

static pdn_network made(const char *of_c, size_t arcs, const uint32_t *from,
                        const uint32_t *to)
{
    const char *group[PEOPLE];

    for (size_t i = 0; i < PEOPLE; i++)
        group[i] = i < B1 ? "A" : i < C ? "B" : of_c;
    return made_network(&(const struct made_wave){.directed = true,
                                                  .n = PEOPLE,
                                                  .arcs = arcs,
                                                  .id = id,
                                                  .group = group,
                                                  .answered = yes,
                                                  .from = from,
                                                  .to = to});
}

static pdn_waves_row recounted(const char *later)
{
    static const uint32_t from[] = {A1, A1, C, B1}, to[] = {B1, C, B1, A1};
    static const uint32_t from2[] = {A1, C, A2}, to2[] = {B1, B1, C};
    pdn_network one = made("C", LEN(from), from, to);
    pdn_network two = made(later, LEN(from2), from2, to2);
    const pdn_wave wave[] = {{"1", &one}, {"2", &two}};
    pdn_waves_options o = {0};
    pdn_diagnostics f = {0};
    pdn_waves_row *row = NULL, out;

    MUST(pdn_waves_turnover(wave, 2, &o, &f, &row));
    CHECK(near(row->ties_before, 4, 1e-12), "all %g", row->ties_before);
    MUST(pdn_privacy_recount_waves(
        &(pdn_privacy_options){.fewest = 5},
        &(pdn_private_waves){.wave = wave, .waves = 2, .how = &o}, row));
    out = *row;
    free(row);
    pdn_diagnostics_clear(&f);
    pdn_network_clear(&one);
    pdn_network_clear(&two);
    return out;
}

static void contacts_of_one_are_in_no_total(void **state)
{
    (void)state;
    const pdn_waves_row r = recounted("C");

    /* a1 > b1 and b1 > a1, then a1 > b1 */
    CHECK(near(r.ties_before, 2, 1e-12), "before %g", r.ties_before);
    CHECK(near(r.ties_after, 1, 1e-12), "after %g", r.ties_after);
    CHECK(near(r.kept, 1, 1e-12), "kept %g", r.kept);
    CHECK(near(r.lost, 1, 1e-12), "lost %g", r.lost);
    CHECK(near(r.people, 10, 1e-12) && near(r.people_before, 10, 1e-12),
          "people %g of %g", r.people, r.people_before);
}

/* c comes to A: what A and B kept would tell c's, of the pairs of both waves.
 */
static void one_who_comes_to_a_group_that_is_shown(void **state)
{
    (void)state;
    const pdn_waves_row r = recounted("A");

    CHECK(near(r.ties_before, 2, 1e-12), "before %g", r.ties_before);
    CHECK(near(r.ties_after, 3, 1e-12), "after %g", r.ties_after);
    assert_int_equal(pdn_state_of(r.kept), PDN_SUPPRESSED);
    assert_int_equal(pdn_state_of(r.new_by_joiners), PDN_SUPPRESSED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contacts_of_one_are_in_no_total),
        cmocka_unit_test(one_who_comes_to_a_group_that_is_shown),
    };

    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
