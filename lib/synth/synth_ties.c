/* The answers: who names whom, how often and how well. */
#include "synth_model.h"

#include "pdnet/core.h"

#include <math.h>
#include <string.h>

/* One chance per dyad that lasts from wave to wave, now and then drawn anew:
 * so contacts persist. */
static double meeting(const synth__recipe *r, size_t wave,
                      const synth__person *a, const synth__person *b)
{
    pdn_random chance = synth__stream(r, PURPOSE_SYNTH_MEETING, a->key, b->key);
    double u = pdn_random_unit(&chance);

    for (size_t w = 1; w <= wave; w++) {
        bool anew = pdn_random_unit(&chance) < r->contact.renewal;
        double next = pdn_random_unit(&chance);
        if (anew) u = next;
    }
    return u;
}

static double held(double x, double lo, double hi)
{
    return fmin(hi, fmax(lo, round(x)));
}

static double rated(const synth__recipe *r, pdn_random *chance, double about)
{
    double x = held(about + r->contact.noise * pdn_random_normal(chance), 1, 5);

    return pdn_random_unit(chance) < r->contact.skipped
               ? pdn_absent(PDN_NO_ANSWER)
               : x;
}

/* A code of the recipe's list, `name:weight`; the first are likelier. */
static void any_barrier(const synth__list *codes, pdn_random *chance, char *out,
                        size_t capacity)
{
    double sum = 0, weight[SYNTH_FEW];
    size_t n = codes->items < SYNTH_FEW ? codes->items : SYNTH_FEW;

    for (size_t i = 0; i < n; i++) {
        const char *colon = strchr(codes->item[i], ':');
        weight[i] = 1;
        if (colon != NULL)
            (void)pdn_number_read(colon + 1, strlen(colon + 1), '.',
                                  &weight[i]);
        sum += weight[i];
    }
    double u = sum * pdn_random_unit(chance);
    for (size_t i = 0; i < n; i++) {
        u -= weight[i];
        if (u >= 0 && i + 1 < n) continue;
        snprintf(out, capacity, "%.*s", (int)strcspn(codes->item[i], ":"),
                 codes->item[i]);
        return;
    }
    out[0] = '\0';
}

static void put_barriers(const synth__recipe *r, const synth__chance *c,
                         int side, pdn_random *chance, synth__file *e)
{
    char first[64] = "", second[64] = "", both[160];
    bool barred = pdn_random_unit(chance) < c->barred[side];
    bool two = pdn_random_unit(chance) < 0.15;

    any_barrier(&r->contact.barriers, chance, first, sizeof first);
    any_barrier(&r->contact.barriers, chance, second, sizeof second);
    if (c->barrier[side] != NULL)
        snprintf(first, sizeof first, "%s", c->barrier[side]);
    if (!barred) first[0] = '\0';
    if (!barred || !two || strcmp(first, second) == 0) second[0] = '\0';
    snprintf(both, sizeof both, "%s%s%s", first,
             second[0] == '\0' ? ""
             : e->excel        ? "+"
                               : " ",
             second);
    synth__put_text(e, both);
}

/* from names to, with what from says of the contact. All that it is drawn from:
 * NOLINTNEXTLINE(readability-function-size) */
static void put_contact(const synth__recipe *r, const synth__person *from,
                        const synth__person *to, const synth__chance *c,
                        int side, pdn_random *chance, synth__file *e)
{
    double often = 1 + (from->place == to->place) + pdn_random_normal(chance);
    double about = c->quality[side] + from->grade, need;

    synth__put_number(e, held(often, 1, 4));
    double quality = rated(r, chance, about);
    synth__put_number(e, quality);
    double base = isnan(quality) ? about : 0.5 * (quality + about);
    for (int i = 0; i < 3; i++) { /* knowledge, recognition, skill */
        double x = rated(r, chance, base);
        synth__put_number(e, from->sector->brief > 0 ? pdn_absent(PDN_NOT_ASKED)
                                                     : x);
    }
    need = held(2 + pdn_random_normal(chance), 0, 4);
    synth__put_number(e, need);
    put_barriers(r, c, side, chance, e);
}

static void put_need(const synth__chance *c, int side, pdn_random *chance,
                     synth__file *e)
{
    synth__put_number(e, 0);
    for (int i = 0; i < 4; i++)
        synth__put_number(e, pdn_absent(PDN_NOT_ASKED));
    synth__put_number(e, 2 + pdn_random_below(chance, 3));
    bool said = c->barrier[side] != NULL && pdn_random_unit(chance) < 0.5;
    synth__put_text(e, said ? c->barrier[side] : "");
}

static void put_answer(const synth__recipe *r, size_t wave,
                       const synth__person *from, const synth__person *to,
                       const synth__chance *c, synth__file *e)
{
    int side = from->key > to->key;
    pdn_random chance = synth__stream(r, PURPOSE_SYNTH_ANSWER + 64 * (wave + 1),
                                      from->key, to->key);
    const synth__person *low = side ? to : from, *high = side ? from : to;
    bool met = meeting(r, wave, low, high) < c->contact;
    double say = pdn_random_unit(&chance), need = pdn_random_unit(&chance);

    if (!(met && say < c->say[side]) && !(!met && need < c->need[side])) return;
    synth__put_text(e, from->id);
    synth__put_text(e, to->id);
    if (met)
        put_contact(r, from, to, c, side, &chance, e);
    else
        put_need(c, side, &chance, e);
    synth__put_end(e);
}

pdn_status synth__ties_write(const synth__recipe *r, const synth__crowd *c,
                             synth__folder *folder)
{
    static const char *const english[] = {"from",    "to",        "frequency",
                                          "quality", "knowledge", "recognition",
                                          "skill",   "need",      "barrier"};
    static const char *const norwegian[] = {
        "fra",           "til",         "hyppighet", "kvalitet", "kjennskap",
        "anerkjennelse", "samhandling", "need",      "barriere"};
    pdn_status st = PDN_OK;
    synth__file e = {0};
    synth__bends bends = {0};
    char name[120];
    const synth__wave *w = &r->wave[c->wave];

    PDN_TRY(synth__bends_make(r, c->wave, &bends));
    PDN_TRY(synth__file_open(w->format, &e));
    for (size_t i = 0; i < 9; i++)
        synth__put_text(&e, e.excel ? norwegian[i] : english[i]);
    synth__put_end(&e);
    for (size_t i = 0; i < c->people; i++) {
        const synth__person *from = &c->person[i];
        for (size_t k = 0; from->answered && k < c->people; k++) {
            const synth__person *to = &c->person[k];
            if (k == i) continue;
            synth__chance chance = from->key < to->key
                                       ? synth__chance_of(&bends, from, to)
                                       : synth__chance_of(&bends, to, from);
            put_answer(r, c->wave, from, to, &chance, &e);
        }
    }
    snprintf(name, sizeof name, "ties-%.80s.csv", w->name);
    PDN_TRY(synth__file_close(&e, folder, name));
out:
    synth__bends_clear(&bends);
    synth__file_clear(&e);
    return st;
}
