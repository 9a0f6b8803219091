#include "wave_groups.h"

#include "pdnet/chance.h"

#include <stdlib.h>
#include <string.h>

/* The groups of two waves, and what those of the earlier are in the later. */
struct work {
    pdn_groups q[2];
    pdn_textmap later; /* key of a label > its number */
    uint32_t *now;     /* of each of the earlier wave; PDN_NO_GROUP: none */
    bool *met;         /* of each of the later wave: some earlier one is it */
};

static void clear(struct work *w)
{
    for (int k = 0; k < 2; k++)
        pdn_groups_clear(&w->q[k]);
    textmap__clear(&w->later);
    free(w->now);
    free(w->met);
}

/* A group that was split, or of which nobody later bears the name, is none. */
static pdn_status follow(struct work *w, wave_names *names,
                         wave_names__span span, size_t group)
{
    pdn_status st = PDN_OK;
    const char *key = NULL;
    wave_names__end end = {0};

    w->now[group] = PDN_NO_GROUP;
    if (!pdn_groups_is_known(w->q[0].label[group])) return PDN_OK;
    PDN_TRY(pdn_name_key(&names->text, w->q[0].label[group], &key));
    PDN_TRY(wave_names__follow(names, key, span, &w->later, &end));
    for (size_t k = 0; k < end.names; k++) {
        int64_t there = textmap__get(&w->later, end.name[k]);
        if (there == PDN_TEXTMAP_NONE) continue;
        w->met[there] = true;
        if (!end.parted) w->now[group] = (uint32_t)there;
    }
out:
    return st;
}

static pdn_status make(const pdn_wave wave[2], const char *by,
                       wave_names *names, struct work *w)
{
    pdn_status st = PDN_OK;
    const wave_names__span span = {wave_names__year(wave[0].label),
                                   wave_names__year(wave[1].label)};
    const char *key = NULL;

    for (int k = 0; k < 2; k++) {
        const pdn_network *g = wave[k].network;
        PDN_TRY(pdn_groups_by(g, pdn_network_by(g, by), &w->q[k]));
    }
    PDN_NEW(w->now, w->q[0].groups);
    PDN_NEW(w->met, w->q[1].groups);
    for (uint32_t k = 0; k < w->q[1].groups; k++) {
        if (!pdn_groups_is_known(w->q[1].label[k])) continue;
        PDN_TRY(pdn_name_key(&names->text, w->q[1].label[k], &key));
        PDN_TRY(textmap__put(&w->later, key, k, NULL));
    }
    for (size_t k = 0; k < w->q[0].groups; k++)
        PDN_TRY(follow(w, names, span, k));
out:
    return st;
}

/* ---- who went from one to another --------------------------------------- */

/* The group of member i in that wave; PDN_NO_GROUP where it is not known. */
static uint32_t group_of(const struct work *w, const wave_match *m, int wave,
                         uint32_t i)
{
    const uint32_t k = w->q[wave].of[m->wave[wave].actor[i]];

    return pdn_groups_is_known(w->q[wave].label[k]) ? k : PDN_NO_GROUP;
}

static bool counts(const wave_match *m, uint32_t i)
{
    return wave_match__common(m, i) && !m->service[i];
}

static double count_moved(const struct work *w, const wave_match *m)
{
    double moved = 0;

    for (uint32_t i = 0; i < m->members; i++) {
        if (!counts(m, i)) continue;
        const uint32_t was = group_of(w, m, 0, i), is = group_of(w, m, 1, i);
        moved += was != PDN_NO_GROUP && is != PDN_NO_GROUP &&
                 w->now[was] != PDN_NO_GROUP && w->now[was] != is;
    }
    return moved;
}

/* ---- a group that is gone, and one that is new --------------------------- */

/* Of the people on both lists, how many of the one and of the other, and how
 * many of both. */
static void count_shared(const struct work *w, const wave_match *m,
                         uint32_t old, uint32_t new, size_t count[3])
{
    memset(count, 0, 3 * sizeof *count);
    for (uint32_t i = 0; i < m->members; i++) {
        if (!counts(m, i)) continue;
        const bool was = group_of(w, m, 0, i) == old;
        const bool is = group_of(w, m, 1, i) == new;
        count[0] += was;
        count[1] += is;
        count[2] += was && is;
    }
}

/* More than half of either are of both: it may be one by a new name. */
static pdn_status tell_renamed(const struct work *w, const wave_match *m,
                               const pdn_wave wave[2], pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    size_t n[3];

    for (uint32_t g = 0; g < w->q[0].groups; g++)
        for (uint32_t h = 0; h < w->q[1].groups; h++) {
            const char *old = w->q[0].label[g], *new = w->q[1].label[h];
            if (w->now[g] != PDN_NO_GROUP || w->met[h] ||
                !pdn_groups_is_known(old) || !pdn_groups_is_known(new))
                continue;
            count_shared(w, m, g, h, n);
            if (!(2 * n[2] > n[0] && 2 * n[2] > n[1])) continue;
            PDN_TRY(pdn_diagnostics_add(
                f,
                (pdn_diagnostic){.severity = PDN_WARNING,
                                 .code = "group-renamed"},
                "\"%s\" is on the list of %s only and \"%s\" on that of %s "
                "only, and %zu of %zu people of the first who are on both are "
                "of the second: where the two are one, a crosswalk (old, new, "
                "year) says so: %s,%s,%s",
                old, wave[0].label, new, wave[1].label, n[2], n[0], old, new,
                wave[1].label));
        }
out:
    return st;
}

static bool has_groups(const pdn_wave wave[2], const char *by)
{
    for (int k = 0; k < 2; k++) {
        const pdn_network *g = wave[k].network;
        if (pdn_network_of_organisations(g) ||
            pdn_table_column(&g->actor, "respondents") != NULL ||
            pdn_table_column(&g->actor, pdn_network_by(g, by)) == NULL)
            return false;
    }
    return true;
}

pdn_status wave_groups__moved(const wave_match *m, wave_names *names,
                              const pdn_wave wave[2], const char *by,
                              pdn_diagnostics *f, double *out)
{
    pdn_status st = PDN_OK;
    struct work w = {0};

    *out = pdn_absent(PDN_NOT_DEFINED);
    if (!has_groups(wave, by)) return PDN_OK;
    PDN_TRY(make(wave, by, names, &w));
    *out = count_moved(&w, m);
    if (f != NULL) PDN_TRY(tell_renamed(&w, m, wave, f));
out:
    clear(&w);
    return st;
}

pdn_status pdn_waves_rename_groups(const pdn_wave wave[2],
                                   const pdn_waves_options *o,
                                   const char **name, size_t n, pdn_arena *a)
{
    pdn_status st = PDN_OK;
    pdn_diagnostics told = {0}; /* its faults are the table's, told there */
    wave_names names = {0};
    struct work w = {0};

    if (o->crosswalk == NULL) return PDN_OK;
    PDN_TRY(wave_names__take(NULL, o->crosswalk, &told, &names));
    PDN_TRY(make(wave, o->by, &names, &w));
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; name[i] != NULL && k < w.q[0].groups; k++) {
            if (strcmp(w.q[0].label[k], name[i]) != 0) continue;
            if (w.now[k] != PDN_NO_GROUP)
                PDN_TRY(pdn_arena_keep(a, w.q[1].label[w.now[k]], &name[i]));
            break;
        }
out:
    clear(&w);
    wave_names__clear(&names);
    pdn_diagnostics_clear(&told);
    return st;
}
