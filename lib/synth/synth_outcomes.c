/* Outcomes: the shares that were published, and a made county around them. */
#include "synth_model.h"

#include "pdnet/core.h"

#include <math.h>

static const char *const columns[] = {
    "unit",
    "year",
    "indicator",
    "population",
    "events",
    "share_percent",
    "group",
    "age_from",
    "age_to",
    "definition",
    "period_years",
    "origin",
    "low_income_share",
    "upper_secondary_share",
    "vacancy_rate",
};

/* Slopes of the made county on the logit scale, per standard deviation. */
static const double slope[3] = {0.18, -0.12, -0.06};
static const double centre[3] = {0.11, 0.76, 0.05};
static const double spread[3] = {0.02, 0.04, 0.012};

struct county_unit {
    char name[SYNTH_ID_SIZE];
    const synth__unit *known; /* or NULL */
    const synth__plant *plant;
    double population, base, counter, resource[3];
    pdn_random chance; /* of the year's resources */
};

void synth__unit_name(const synth__recipe *r, size_t i,
                      char name[SYNTH_ID_SIZE])
{
    if (i < r->units)
        snprintf(name, SYNTH_ID_SIZE, "%.36s", r->unit[i].name);
    else
        snprintf(name, SYNTH_ID_SIZE, "Kommune %02zu", i + 1);
}

static double logit(double p)
{
    return log(p / (1 - p));
}

static double chance_of(double x)
{
    return 1 / (1 + exp(-x));
}

/* What is known of a unit's share is laid on its resources, so that it is
 * what its resources would make one expect. */
static void settle_unit(const synth__recipe *r, size_t i, struct county_unit *u)
{
    synth__unit_name(r, i, u->name);
    pdn_random chance =
        synth__stream(r, PURPOSE_SYNTH_UNIT, synth__hash(u->name), 0);
    double mean = logit(r->outcomes.share / 100), sum = 0;

    u->known = i < r->units && r->unit[i].events > 0 ? &r->unit[i] : NULL;
    u->plant = synth__plant_of(r, u->name);
    u->population = round(
        fmin(4500, fmax(250, r->outcomes.population *
                                 exp(0.75 * pdn_random_normal(&chance)))));
    if (u->known != NULL) u->population = u->known->population;
    if (u->plant != NULL && !isnan(u->plant->population))
        u->population = u->plant->population;
    for (int k = 0; k < 3; k++)
        sum += slope[k] * slope[k];
    u->base = mean + 0.015 * pdn_random_normal(&chance);
    for (int k = 0; k < 3; k++) {
        double z = 0.8 * pdn_random_normal(&chance);
        if (u->known != NULL)
            z = slope[k] / sum *
                (logit(u->known->events / u->known->population) - mean);
        if (u->plant != NULL) z *= 0.4;
        u->base += slope[k] * z;
        u->resource[k] = centre[k] + spread[k] * z;
    }
    if (u->known != NULL)
        u->base = logit(u->known->events / u->known->population);
    u->counter = logit(0.045) + 0.08 * pdn_random_normal(&chance);
}

static bool is_planted(const struct county_unit *u, double year)
{
    if (u->plant == NULL) return false;
    double first = isnan(u->plant->year) ? -1e9 : u->plant->year;
    if (synth__plant_is(u->plant, "one-year")) return fabs(year - first) < 0.5;
    return year > first - 0.5;
}

static void put_head(synth__file *e, const char *unit, double year,
                     const char *indicator)
{
    synth__put_text(e, unit);
    synth__put_number(e, year);
    synth__put_text(e, indicator);
}

/* group to origin; the resources follow. */
static void put_about(synth__file *e, const char *group, const char *definition,
                      const char *origin)
{
    synth__put_text(e, group);
    synth__put_number(e, 20);
    synth__put_number(e, 29);
    synth__put_text(e, definition);
    synth__put_number(e, 1);
    synth__put_text(e, origin);
}

static void put_no_resources(synth__file *e)
{
    for (int k = 0; k < 3; k++)
        synth__put_text(e, "");
    synth__put_end(e);
}

static void put_published(const synth__recipe *r, synth__file *e)
{
    const synth__outcomes *o = &r->outcomes;

    for (size_t i = 0; i < r->units; i++) {
        if (!(r->unit[i].published > 0) || o->published == NULL) continue;
        put_head(e, r->unit[i].name, r->unit[i].year, o->published);
        synth__put_text(e, "");
        synth__put_text(e, "");
        synth__put_number(e, r->unit[i].published);
        put_about(e, o->group, o->definition, "published");
        put_no_resources(e);
    }
    for (size_t i = 0; i < r->units; i++) {
        if (!(r->unit[i].events > 0) || o->split == NULL) continue;
        put_head(e, r->unit[i].name, r->unit[i].year, o->split);
        synth__put_number(e, r->unit[i].population);
        synth__put_number(e, r->unit[i].events);
        synth__put_text(e, "");
        put_about(e, o->group, o->split_definition, "made");
        put_no_resources(e);
    }
}

static void put_made(const struct county_unit *u, const char *const *what,
                     const double *count, double year, synth__file *e)
{
    pdn_random chance = u->chance; /* the same in both rows of a year */

    put_head(e, u->name, year, what[0]);
    synth__put_number(e, count[0]);
    synth__put_number(e, count[1]);
    synth__put_text(e, "");
    put_about(e, u->population < 1000 ? "under 1000" : "1000 og over", what[1],
              "made");
    for (int k = 0; k < 3; k++) {
        double x =
            u->resource[k] + 0.05 * spread[k] * pdn_random_normal(&chance);
        synth__put_number(e, round(1e4 * x) / 1e4);
    }
    synth__put_end(e);
}

/* p moved by z of its own sampling deviations; + is better (lower). */
static double moved(double p, double z, double n)
{
    return fmax(0.005, p - z * sqrt(p * (1 - p) / n));
}

static void put_year(const synth__recipe *r, const struct county_unit *u,
                     double year, synth__file *e)
{
    const synth__outcomes *o = &r->outcomes;
    pdn_random chance =
        synth__stream(r, PURPOSE_SYNTH_EVENTS, synth__hash(u->name),
                      pdn_number_to_size(year));
    double n = round(
        u->population *
        (1 - 0.004 * (year - (u->known != NULL ? u->known->year : o->first))));
    double p = chance_of(u->base + 0.005 * (year - o->last) +
                         0.01 * pdn_random_normal(&chance));
    double q = chance_of(u->counter + 0.015 * pdn_random_normal(&chance));

    if (is_planted(u, year)) {
        double z = isnan(u->plant->z) ? 3 : u->plant->z;
        p = moved(p, z, n);
        if (synth__plant_is(u->plant, "bad-bargain")) q = moved(q, -z, n);
    }
    double events = pdn_random_binomial(&chance, pdn_number_to_uint32(n), p);
    if (u->known != NULL && fabs(year - u->known->year) < 0.5) {
        n = u->known->population;
        events = u->known->events;
    }
    struct county_unit now = *u;
    now.chance = synth__stream(r, PURPOSE_SYNTH_UNIT, synth__hash(u->name),
                               pdn_number_to_size(year));
    const char *const first[] = {o->indicator, o->definition};
    const char *const second[] = {o->counter, o->counter_definition};
    put_made(&now, first, (const double[]){n, events}, year, e);
    events = pdn_random_binomial(&chance, pdn_number_to_uint32(n), q);
    put_made(&now, second, (const double[]){n, events}, year, e);
}

pdn_status synth__outcomes_write(const synth__recipe *r, synth__folder *folder)
{
    pdn_status st = PDN_OK;
    synth__file e = {0};
    size_t years = 0;

    PDN_TRY(synth__file_open("utf-8", &e));
    for (size_t i = 0; i < PDN_COUNT(columns); i++)
        synth__put_text(&e, columns[i]);
    synth__put_end(&e);
    put_published(r, &e);
    years = pdn_number_to_size(r->outcomes.last - r->outcomes.first + 1);
    for (size_t i = 0; i < pdn_number_to_size(r->outcomes.units); i++) {
        struct county_unit u = {0};
        settle_unit(r, i, &u);
        for (size_t k = 0; k < years; k++)
            put_year(r, &u, r->outcomes.first + (double)k, &e);
    }
    PDN_TRY(synth__file_close(&e, folder, "outcomes.csv"));
out:
    synth__file_clear(&e);
    return st;
}
