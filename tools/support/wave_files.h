/* wave_files.h - the networks of several waves, and the maps of their people.
 */
#ifndef PDN_WAVE_FILES_H
#define PDN_WAVE_FILES_H

#include "cli.h"

#include "pdnet/sheets.h"
#include "pdnet/waves.h"

/** Zero-initialise. */
typedef struct {
    pdn_network *g;
    pdn_wave *wave;
    size_t waves;
    pdn_wave_contacts *contacts; /* of each wave and the next */
    pdn_wave_map *map;           /* of each wave */
    pdn_arena text;
} wave_files;

/** Other names of the same people, services and units. Zero-initialise. */
typedef struct {
    pdn_table aliases, crosswalk;
} wave_files__names;

/** Reads them, each of a file or NULL; o borrows what was read. */
pdn_status wave_files__read_names(pdn_call *call, const char *aliases,
                                  const char *crosswalk, wave_files__names *out,
                                  pdn_waves_options *o) PDN_MUST_USE;
void wave_files__names_clear(wave_files__names *n);

/** How the maps are made; NULL and 1: everybody near their sector, where they
 *  stood. */
typedef struct {
    const char *near; /* a column, "none", or NULL */
    double stability;
    const pdn_place *anchor;
    size_t anchors;
} wave_files__how;

/** The value of --near that holds nobody to a group. */
#define WAVE_FILES_NONE "none"

/** Reads n networks. A wave without a name goes by its file, without the
 *  ending. */
pdn_status wave_files__read(pdn_call *call, const char *const *path, size_t n,
                            wave_files *out) PDN_MUST_USE;

/** Who is the same, what became of each contact, and where everybody stands;
 *  what that cost is told. o: aliases and crosswalk. */
pdn_status wave_files__place(pdn_call *call, const pdn_waves_options *o,
                             const wave_files__how *how,
                             wave_files *w) PDN_MUST_USE;

void wave_files__clear(wave_files *w);

/** Where everybody of the call's networks stands: the latest wave's places,
 *  then of those who left; near the groups of o where how names none. anchor:
 *  a layout file, or NULL. */
pdn_status wave_files__write_map(pdn_call *call, const pdn_waves_options *o,
                                 wave_files__how how,
                                 const char *anchor) PDN_MUST_USE;

#endif
