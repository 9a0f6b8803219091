#include "survey/suggest/files/raw_table.h"

pdn_status raw_table__read(const char *path, const pdn_csv_options *csv,
                           pdn_table *out)
{
    pdn_csv_options plain = *csv;
    pdn_diagnostics untold = {0};

    plain.renames = 0;
    pdn_status st = pdn_csv_read_faulty(path, &plain, NULL, 0, &untold, out);
    pdn_diagnostics_clear(&untold);
    if (st != PDN_EPARSE && st != PDN_EIO) return st;
    pdn_message_clear();
    return PDN_OK;
}
