/* How many pairs, contacts and people are behind a model of pairs: counted by
 * hand. */
#include "check.h"

#include "pdnet/core.h"
#include "pdnet/qap.h"

#include <stdlib.h>

static pdn_diagnostics found;

/* Twelve people, six of each place, three of each room: 60 ordered pairs within
 * a place, 36 of them of another room, and 72 between places. */
static double behind_of(const double *contact, bool nested)
{
    static const char *const name[2] = {"place", "room"};
    static double place[144], room[144];
    const double *const predictor[2] = {place, room};
    pdn_qap_data d = {12, nested ? 2 : 1, false, contact, predictor, name, "f"};
    pdn_qap_options o = {.draws = 0, .threads = 1, .seed = 1};
    pdn_qap_row *row = NULL;
    size_t rows = 0;

    for (size_t i = 0; i < 12; i++)
        for (size_t j = 0; j < 12; j++) {
            place[i * 12 + j] = (i < 6) == (j < 6);
            room[i * 12 + j] = i / 3 == j / 3;
        }
    pdn_diagnostics_clear(&found);
    MUST(pdn_qap(&d, &o, &found, &row, &rows));
    const double behind = row[0].behind;
    free(row);
    return behind;
}

static void contacts_behind_a_model(void **state)
{
    (void)state;
    static const struct {
        size_t within, between, next; /* next: of 36 pairs of another room */
        bool one;                     /* all contacts between are one's */
        bool nested;
        double behind;
        const char *why;
    } rows[] = {
        {30, 3, 0, false, false, 3, "three contacts between"},
        {30, 12, 0, false, false, 6, "twelve, of six"},
        {30, 6, 0, true, false, 1, "six, of one"},
        {57, 12, 0, false, false, 3, "all but three within"},
        {30, 0, 0, false, false, 12, "none of 72 between: twelve answer"},
        {12, 12, 4, false, true, 4, "four in the place, of another room"},
        {12, 12, 4, false, false, 6, "and without rooms"},
    };

    for (size_t k = 0; k < LEN(rows); k++) {
        double contact[144] = {0};
        size_t within = 0, next = 0, between = 0;
        for (size_t far = 0; far < 6; far++)
            for (size_t i = 0; i < 12; i++) {
                const size_t half = i / 6 * 6, own = i - half;
                const size_t in = half + (own + far) % 6;
                const size_t out = 6 - half + (own + far) % 6;
                const bool same_room = in / 3 == i / 3;
                if (far > 0 && rows[k].next > 0 && !same_room &&
                    next < rows[k].next) {
                    contact[i * 12 + in] = 1;
                    next++;
                } else if (far > 0 && within < rows[k].within &&
                           (same_room || rows[k].next == 0)) {
                    contact[i * 12 + in] = 1;
                    within++;
                }
                if (between < rows[k].between &&
                    (rows[k].one ? i == 0 : i < 6)) {
                    contact[i * 12 + out] = 2;
                    between++;
                }
            }
        const double behind = behind_of(contact, rows[k].nested);
        CHECK(near(behind, rows[k].behind, 1e-9), "%s: %g", rows[k].why,
              behind);
    }
}

/* Who is in the one place with whom, in the other, and from the one to the
 * other: 30, 30 and 36 ordered pairs, of 20, 20 and 12 contacts. Those from the
 * other to the one are what these three leave of all. */
static void contacts_that_three_predictors_leave(void **state)
{
    (void)state;
    static const char *const name[] = {"one", "other", "there"};
    static double have[3][144];
    const double *const predictor[] = {have[0], have[1], have[2]};

    for (size_t few = 4; few <= 12; few += 8) {
        double contact[144] = {0};
        pdn_qap_data d = {12, 3, false, contact, predictor, name, "f"};
        pdn_qap_options o = {.draws = 0, .threads = 1, .seed = 1};
        pdn_qap_row *row = NULL;
        size_t rows = 0, made[4] = {0};
        const size_t wanted[] = {20, 20, 12, few};
        for (size_t far = 0; far < 6; far++)
            for (size_t i = 0; i < 12; i++)
                for (size_t other = 0; other < 2; other++) {
                    const size_t own = i / 6, to = other ? 1 - own : own;
                    const size_t j = to * 6 + (i + far) % 6;
                    const size_t kind = !other ? own : own == 0 ? 2 : 3;
                    if (kind < 3) have[kind][i * 12 + j] = 1;
                    if (i == j || made[kind] == wanted[kind]) continue;
                    contact[i * 12 + j] = 1;
                    made[kind]++;
                }
        MUST(pdn_qap(&d, &o, &found, &row, &rows));
        CHECK(near(row[0].behind, few == 4 ? 4 : 6, 1e-9), "%zu left: %g", few,
              row[0].behind);
        free(row);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(contacts_behind_a_model),
        cmocka_unit_test(contacts_that_three_predictors_leave),
    };

    pdn_runtime_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
