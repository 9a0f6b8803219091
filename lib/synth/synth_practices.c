/* Practices: one that the planted deviants have and few others, and some that
 * have nothing to do with it. */
#include "synth_model.h"

#include "pdnet/core.h"

#include <string.h>

enum { EVERY = 2 }; /* of the ordinary units, the share that was asked */

static const struct {
    const char *name;
    double deviant, other; /* chance that a unit does it */
} practices[] = {
    {"fast kontaktperson for hver ungdom", 1, .15},
    {"ukentlig samarbeidsmøte", .5, .5},
    {"ungdom med i planleggingen", .4, .4},
    {"felles samtykkeskjema", .6, .6},
};

static bool is_deviant(const synth__plant *p)
{
    return p != NULL &&
           (synth__plant_is(p, "sustained") || synth__plant_is(p, "improved"));
}

bool synth__practices_made(const synth__recipe *r)
{
    bool any = false;

    for (size_t i = 0; i < r->plants; i++)
        any |= r->plant[i].unit != NULL && is_deviant(&r->plant[i]);
    for (size_t i = 0; i < r->copies; i++)
        if (strcmp(r->copy[i].name, "practices") == 0) return false;
    return any && r->outcomes.units > 0;
}

static void put_unit(const synth__recipe *r, const char *unit, bool deviant,
                     synth__file *e)
{
    for (size_t k = 0; k < PDN_COUNT(practices); k++) {
        pdn_random chance = synth__stream(r, PURPOSE_SYNTH_PRACTICE,
                                          synth__hash(unit), (uint64_t)k);
        double p = deviant ? practices[k].deviant : practices[k].other;
        synth__put_text(e, unit);
        synth__put_text(e, practices[k].name);
        synth__put_number(e, pdn_random_unit(&chance) < p);
        synth__put_number(e, r->outcomes.last);
        synth__put_end(e);
    }
}

pdn_status synth__practices_write(const synth__recipe *r, synth__folder *folder)
{
    static const char *const columns[] = {"unit", "practice", "present",
                                          "year"};
    pdn_status st = PDN_OK;
    synth__file e = {0};
    char name[SYNTH_ID_SIZE];

    PDN_TRY(synth__file_open("utf-8", &e));
    for (size_t i = 0; i < PDN_COUNT(columns); i++)
        synth__put_text(&e, columns[i]);
    synth__put_end(&e);
    for (size_t i = 0; i < pdn_number_to_size(r->outcomes.units); i++) {
        synth__unit_name(r, i, name);
        const synth__plant *p = synth__plant_of(r, name);
        if (p == NULL && i % EVERY != 0) continue;
        put_unit(r, name, is_deviant(p), &e);
    }
    PDN_TRY(synth__file_close(&e, folder, "practices.csv"));
out:
    synth__file_clear(&e);
    return st;
}
