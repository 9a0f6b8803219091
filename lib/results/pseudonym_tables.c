#include "make_schema.h"

#include "pdnet/pseudonyms.h"

static const pdn_field pseudonyms[] = {
#define COLUMN(name, ...) FIELD(pdn_pseudonym_row, name, name, __VA_ARGS__)
#include "columns/pseudonyms.def"
};

const pdn_schema pdn_pseudonyms_schema =
    SCHEMA("pseudonyms", "Which id a pseudonym stands for", pdn_pseudonym_row,
           pseudonyms);

static const pdn_field unique[] = {
#define COLUMN(name, ...) FIELD(pdn_unique_row, name, name, __VA_ARGS__)
#include "columns/unique.def"
};

const pdn_schema pdn_unique_schema = SCHEMA(
    "unique", "Who can be recognised in what is left", pdn_unique_row, unique);
