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

static const pdn_i_plant *plant_of(const pdn_i_recipe *r, const char *unit)
{
    for (size_t i = 0; i < r->plants; i++)
        if (r->plant[i].unit != NULL && strcmp(r->plant[i].unit, unit) == 0)
            return &r->plant[i];
    return NULL;
}

static bool is_deviant(const pdn_i_plant *p)
{
    return p != NULL &&
           (pdn_i_plant_is(p, "sustained") || pdn_i_plant_is(p, "improved"));
}

bool pdn_i_practices_made(const pdn_i_recipe *r)
{
    bool any = false;

    for (size_t i = 0; i < r->plants; i++)
        any |= r->plant[i].unit != NULL && is_deviant(&r->plant[i]);
    for (size_t i = 0; i < r->copies; i++)
        if (strcmp(r->copy[i].name, "practices") == 0) return false;
    return any && r->outcomes.units > 0;
}

static void put_unit(const pdn_i_recipe *r, const char *unit, bool deviant,
                     pdn_i_export *e)
{
    for (size_t k = 0; k < PDN_COUNT(practices); k++) {
        pdn_random chance = pdn_i_stream(r, PURPOSE_SYNTH_PRACTICE,
                                         pdn_i_key(unit), (uint64_t)k);
        double p = deviant ? practices[k].deviant : practices[k].other;
        pdn_i_put_text(e, unit);
        pdn_i_put_text(e, practices[k].name);
        pdn_i_put_number(e, pdn_random_unit(&chance) < p);
        pdn_i_put_number(e, r->outcomes.last);
        pdn_i_put_end(e);
    }
}

pdn_status pdn_i_practices_write(const pdn_i_recipe *r, const char *folder)
{
    static const char *const columns[] = {"unit", "practice", "present",
                                          "year"};
    pdn_status st = PDN_OK;
    pdn_i_export e = {0};
    char name[PDN_I_ID];

    PDN_TRY(pdn_i_export_open("utf-8", &e));
    for (size_t i = 0; i < PDN_COUNT(columns); i++)
        pdn_i_put_text(&e, columns[i]);
    pdn_i_put_end(&e);
    for (size_t i = 0; i < pdn_number_to_size(r->outcomes.units); i++) {
        pdn_i_unit_name(r, i, name);
        const pdn_i_plant *p = plant_of(r, name);
        if (p == NULL && i % EVERY != 0) continue;
        put_unit(r, name, is_deviant(p), &e);
    }
    PDN_TRY(pdn_i_export_close(&e, folder, "practices.csv"));
out:
    pdn_i_export_clear(&e);
    return st;
}
