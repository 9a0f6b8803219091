#include "county_names.h"

#include "pdnet/core.h"

#include <string.h>

bool county_names__has(const char *unit)
{
    static const char *const names[] = {
        "Agder",           "Akershus",
        "Aust-Agder",      "Buskerud",
        "Finnmark",        "Hedmark",
        "Hordaland",       "Innlandet",
        "Møre og Romsdal", "Nord-Trøndelag",
        "Nordland",        "Oppland",
        "Rogaland",        "Sogn og Fjordane",
        "Sør-Trøndelag",   "Telemark",
        "Troms",           "Troms og Finnmark",
        "Trøndelag",       "Vest-Agder",
        "Vestfold",        "Vestfold og Telemark",
        "Vestland",        "Viken",
        "Østfold"};
    const char *name = unit + strspn(unit, "0123456789 ");

    for (size_t i = 0; i < PDN_COUNT(names); i++) {
        const size_t full = strlen(names[i]);
        if (strncmp(name, names[i], full) != 0) continue;
        /* Innlandet fylke; Troms - Romsa - Tromssa; Trøndelag (fylke) */
        const char *rest = name + full;
        if (*rest == '\0' || strcmp(rest, " fylke") == 0 ||
            strncmp(rest, " - ", 3) == 0 || strncmp(rest, " (", 2) == 0)
            return true;
    }
    return false;
}
