#include "wave_files.h"

#include "pdnet/core.h"
#include "pdnet/network.h"
#include "pdnet/words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static pdn_status label(wave_files *w, size_t k, const char *path)
{
    const char *base = pdn_base_name(path), *dot = strrchr(base, '.');
    const char *wave = pdn_network_text(&w->g[k], "wave");

    if (wave == NULL || wave[0] == '\0')
        wave = pdn_arena_text(&w->text, base,
                              dot != NULL && dot > base ? (size_t)(dot - base)
                                                        : strlen(base));
    w->wave[k] = (pdn_wave){wave, &w->g[k]};
    return pdn_had_memory(wave);
}

pdn_status wave_files__read(pdn_call *call, const char *const *path, size_t n,
                            wave_files *out)
{
    pdn_status st = PDN_OK;

    out->waves = n;
    PDN_NEW(out->g, n);
    PDN_NEW(out->wave, n);
    for (size_t k = 0; k < n; k++) {
        PDN_TRY(cli__network(call, path[k], &out->g[k]));
        PDN_TRY(label(out, k, path[k]));
    }
out:
    return st;
}

static const char *in_hundredths(double x)
{
    return isfinite(x) ? pdn_say("%.3f", x) : "-";
}

/* Of each wave: how far people moved, and how well the places say who works
 * with whom, beside the best there is. */
static pdn_status tell(pdn_call *call, const wave_files *w, size_t k)
{
    pdn_status st = PDN_OK;
    const pdn_diagnostic note = {.code = "places"};
    pdn_people_moved m = {0};

    PDN_TRY(pdn_people_measure(&w->map[k].people, w->map[k].place, &m));
    if (m.stayers > 0)
        PDN_TRY(pdn_diagnostics_add(
            &call->findings, note,
            "%s: %zu people stood there before and moved by %s of the ring's "
            "radius on average, %s at most; %zu without a former place",
            w->wave[k].label, m.stayers, in_hundredths(m.mean_moved),
            in_hundredths(m.most_moved), m.others));
    PDN_TRY(pdn_diagnostics_add(
        &call->findings, note,
        "%s: stress %s (0: as far apart as contacts say, 1: all on one spot); "
        "%s where nobody is held to a group or a former place",
        w->wave[k].label, in_hundredths(m.stress),
        in_hundredths(m.free_stress)));
out:
    return st;
}

pdn_status wave_files__place(pdn_call *call, const pdn_waves_options *o,
                             const wave_files__how *how, wave_files *w)
{
    pdn_status st = PDN_OK;
    const bool none =
        how->near != NULL && strcmp(how->near, WAVE_FILES_NONE) == 0;
    pdn_wave_maps_asked asked = {.wave = w->wave,
                                 .waves = w->waves,
                                 .by = none ? NULL : how->near,
                                 .ungrouped = none,
                                 .give = 1 - how->stability,
                                 .anchor = how->anchor,
                                 .anchors = how->anchors};

    PDN_NEW(w->contacts, w->waves);
    for (size_t k = 0; k + 1 < w->waves; k++)
        PDN_TRY(pdn_wave_contacts_make(&w->wave[k], o, &call->findings,
                                       &w->contacts[k]));
    asked.contacts = w->contacts;
    PDN_TRY(pdn_wave_maps_make(&asked, &w->map));
    for (size_t k = 0; k < w->waves; k++)
        PDN_TRY(tell(call, w, k));
out:
    return st;
}

void wave_files__clear(wave_files *w)
{
    pdn_wave_maps_clear(w->map, w->waves);
    for (size_t k = 0; k < w->waves; k++) {
        if (w->contacts != NULL) pdn_wave_contacts_clear(&w->contacts[k]);
        if (w->g != NULL) pdn_network_clear(&w->g[k]);
    }
    free(w->contacts);
    free(w->wave);
    free(w->g);
    pdn_arena_clear(&w->text);
    *w = (wave_files){0};
}

pdn_status wave_files__read_names(pdn_call *call, const char *aliases,
                                  const char *crosswalk, wave_files__names *out,
                                  pdn_waves_options *o)
{
    pdn_status st = PDN_OK;

    if (aliases != NULL) {
        PDN_TRY(cli__table(call, "aliases", aliases, &out->aliases));
        o->aliases = &out->aliases;
    }
    if (crosswalk != NULL) {
        PDN_TRY(cli__table(call, "crosswalk", crosswalk, &out->crosswalk));
        o->crosswalk = &out->crosswalk;
    }
out:
    return st;
}

void wave_files__names_clear(wave_files__names *n)
{
    pdn_table_clear(&n->aliases);
    pdn_table_clear(&n->crosswalk);
}

pdn_status wave_files__write_map(pdn_call *call, const pdn_waves_options *o,
                                 wave_files__how how, const char *anchor)
{
    pdn_status st = PDN_OK;
    wave_files w = {0};
    pdn_place *place = NULL;
    const pdn_wave_map *last = NULL;
    pdn_about about = {0};

    if (how.near == NULL) how.near = o->by;
    if (anchor != NULL) {
        PDN_TRY(pdn_places_read(anchor, &call->findings, &w.text, &place,
                                &how.anchors));
        PDN_TRY(pdn_provenance_add_file(&call->origin, anchor));
        how.anchor = place;
    }
    PDN_TRY(wave_files__read(call, call->operand, call->operands, &w));
    PDN_TRY(wave_files__place(call, o, &how, &w));
    last = &w.map[w.waves - 1];
    about = cli__about(&w.g[w.waves - 1]);
    about.wave = w.wave[w.waves - 1].label;
    PDN_TRY(pdn_rows_write(call->output, &pdn_places_schema, last->place,
                           last->places, &call->write, &about,
                           cli__origin(call)));
out:
    wave_files__clear(&w);
    free(place);
    return st;
}
