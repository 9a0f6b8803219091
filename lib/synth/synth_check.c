/* What a recipe must hold beside its form. */
#include "synth_model.h"

#include "pdnet/core.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

struct check {
    const synth__recipe *r;
    const char *file;
    pdn_diagnostics *f;
    pdn_status st;
};

static void fault(struct check *in, size_t line, const char *what,
                  const char *which)
{
    if (in->st == PDN_OK)
        in->st = synth__fault(in->f, in->file, line, what, which);
}

static bool names_sector(const synth__recipe *r, const char *name)
{
    for (size_t i = 0; i < r->sectors; i++)
        if (strcmp(r->sector[i].name, name) == 0) return true;
    return false;
}

static void check_plant_names(struct check *in, const synth__plant *p)
{
    const synth__recipe *r = in->r;
    const char *const sectors[] = {p->from, p->to, p->sector};
    const char *const waves[] = {p->first, p->last};

    for (size_t i = 0; i < PDN_COUNT(sectors); i++)
        if (sectors[i] != NULL && !names_sector(r, sectors[i]))
            fault(in, p->line, "unknown sector", sectors[i]);
    for (size_t i = 0; i < p->between.items; i++)
        if (!names_sector(r, p->between.item[i]))
            fault(in, p->line, "unknown sector", p->between.item[i]);
    for (size_t i = 0; i < PDN_COUNT(waves); i++)
        if (waves[i] != NULL &&
            synth__wave_at(r, waves[i], r->waves) == r->waves)
            fault(in, p->line, "unknown wave", waves[i]);
}

static void check_plant(struct check *in, const synth__plant *p)
{
    static const char kinds[] =
        "missing hangs-on-one strained one-sided overloaded works single-post "
        "silent tied-group falls-apart sustained improved one-year bad-bargain";

    if (p->kind == NULL || !synth__among(kinds, p->kind)) {
        fault(in, p->line, "a plant of no known kind", p->name);
        return;
    }
    const char *odd = synth__plant_odd_key(p);
    if (odd != NULL) fault(in, p->line, "this kind of plant takes no", odd);
    if (synth__among("missing hangs-on-one works", p->kind) &&
        p->between.items < 2)
        fault(in, p->line, "want two sectors in", "between");
    if (synth__among("strained one-sided", p->kind) &&
        (p->from == NULL || p->to == NULL))
        fault(in, p->line, "want sectors in", "from and to");
    if (synth__among("hangs-on-one overloaded falls-apart", p->kind) &&
        p->person == NULL)
        fault(in, p->line, "want an id in", "person");
    if (synth__among("single-post silent", p->kind) && p->sector == NULL)
        fault(in, p->line, "want a name in", "sector");
    if (synth__among("sustained improved one-year bad-bargain", p->kind) &&
        p->unit == NULL)
        fault(in, p->line, "want a name in", "unit");
    check_plant_names(in, p);
}

static void check_sector(struct check *in, const synth__sector *s)
{
    if (s->code == NULL) fault(in, s->line, "a sector without code:", s->name);
    if (s->people.items != in->r->places)
        fault(in, s->line, "want one number per place in people of", s->name);
    for (size_t i = 0; i < s->people.items && i < SYNTH_PLACES; i++) {
        const char *n = s->people.item[i];
        double posts = 0;
        if (!pdn_number_read(n, strlen(n), '.', &posts) || posts < 0 ||
            posts > 99 || posts > floor(posts))
            fault(in, s->line, "want a whole number from 0 to 99, not", n);
    }
}

/* Whole numbers that the making counts with; one that is not given is 0, or
 * without a value. */
static void check_number(struct check *in, size_t line, const char *key,
                         double x, double most)
{
    char what[80];

    if (isnan(x) || (x >= 0 && x <= most && x <= floor(x))) return;
    snprintf(what, sizeof what, "%s: want a whole number from 0 to %s, not",
             key, pdn_number_format(most).text);
    fault(in, line, what, pdn_number_format(x).text);
}

static void check_numbers(struct check *in)
{
    enum { UNITS = 10000, YEAR = 9999, PEOPLE = 100000000 };
    const synth__recipe *r = in->r;
    const synth__outcomes *o = &r->outcomes;

    check_number(in, 0, "seed", r->study.seed, 9007199254740991);
    check_number(in, 0, "units", o->units, UNITS);
    check_number(in, 0, "first", o->first, YEAR);
    check_number(in, 0, "last", o->last, YEAR);
    check_number(in, 0, "population", o->population, PEOPLE);
    for (size_t i = 0; i < r->units; i++) {
        const synth__unit *u = &r->unit[i];
        check_number(in, u->line, "year", u->year, YEAR);
        check_number(in, u->line, "population", u->population, PEOPLE);
        check_number(in, u->line, "events", u->events, u->population);
    }
    for (size_t i = 0; i < r->plants; i++) {
        const synth__plant *p = &r->plant[i];
        check_number(in, p->line, "posts", p->posts, PEOPLE);
        check_number(in, p->line, "answered", p->answered, PEOPLE);
        check_number(in, p->line, "year", p->year, YEAR);
        check_number(in, p->line, "years", p->years, YEAR);
        check_number(in, p->line, "population", p->population, PEOPLE);
    }
}

static void check_all(struct check *in)
{
    const synth__recipe *r = in->r;

    check_numbers(in);
    if (r->waves == 0) fault(in, 0, "want a section", "wave LABEL");
    if (r->places == 0) fault(in, 0, "want a section", "place NAME");
    if (r->sectors == 0) fault(in, 0, "want a section", "sector NAME");
    for (size_t i = 0; i < r->places; i++)
        if (r->place[i].code == NULL)
            fault(in, r->place[i].line,
                  "a place without code:", r->place[i].name);
    for (size_t i = 0; i < r->sectors; i++)
        check_sector(in, &r->sector[i]);
    for (size_t i = 0; i < r->waves; i++) {
        const synth__wave *w = &r->wave[i];
        if (!(w->response > 0 && w->response <= 100))
            fault(in, w->line, "want a response of 1 to 100 in wave", w->name);
        if (w->format != NULL && !synth__among("utf-8 bom excel", w->format))
            fault(in, w->line, "want utf-8, bom or excel, not", w->format);
    }
    for (size_t i = 0; i < r->plants; i++)
        check_plant(in, &r->plant[i]);
    for (size_t i = 0; i < r->copies; i++)
        if (r->copy[i].file == NULL || strpbrk(r->copy[i].file, "/\\") != NULL)
            fault(in, r->copy[i].line, "want a file of the recipe's folder in",
                  r->copy[i].name);
}

static pdn_status check_recipe(const synth__recipe *r, const char *file,
                               pdn_diagnostics *f)
{
    struct check in = {r, file, f, PDN_OK};

    check_all(&in);
    return in.st;
}

pdn_status synth__recipe_read(const char *name, char *bytes, size_t size,
                              pdn_diagnostics *f, synth__recipe *out)
{
    const size_t before = f->errors;
    pdn_status st = synth__recipe_parse(name, bytes, size, f, out);

    if (st == PDN_OK) st = check_recipe(out, name, f);
    if (st != PDN_OK) return st;
    return f->errors > before ? pdn_diagnostics_verdict(f) : PDN_OK;
}
