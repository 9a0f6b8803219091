/* manual_columns - a manual page with its tables of columns: copies standard
 * input to standard output and puts, for a line `; columns TABLE` (to scdoc a
 * comment), what the schema of that table says of each column; for `; sheets`
 * the kinds of sheet, for `; rule of verdicts` and `; rule of claims` the rules
 * with their thresholds. */
#include "pdnet/breakdown.h"
#include "pdnet/deviants.h"
#include "pdnet/sheets.h"
#include "pdnet/tables.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Text that scdoc takes as it is. */
static void put_text(const char *s)
{
    for (const char *c = s; *c != '\0'; c++) {
        bool first = c == s && !isalnum((unsigned char)*c);
        if (first || strchr("\\*_`", *c) != NULL) putchar('\\');
        putchar(*c);
    }
}

static void put_column(const pdn_field *f)
{
    const char *unit = pdn_unit_name(f->unit);

    printf("*%s*", f->name);
    if (*unit != '\0') printf(" (%s)", unit);
    printf(": ");
    put_text(f->title);
    printf("\n\t");
    put_text(f->definition);
    printf("\n\n");
}

static bool put_table(const char *name)
{
    for (size_t t = 0; t < pdn_schemas_count; t++) {
        const pdn_schema *s = pdn_schemas[t];
        size_t n = s->fields;
        if (strcmp(s->name, name) != 0) continue;
        if (s == &pdn_measures_schema) n = pdn_measures_fields;
        for (size_t i = 0; i < n; i++)
            put_column(&s->field[i]);
        return true;
    }
    fprintf(stderr, "manual_columns: no table \"%s\"\n", name);
    return false;
}

static void put_sheets(void)
{
    for (size_t i = 0; pdn_sheet_kinds[i] != NULL; i++) {
        const pdn_sheet_kind *k = pdn_sheet_kinds[i];
        printf("*%s*\n\tThe table that *%s* wrote: ", k->name, k->wrote);
        put_text(k->about);
        printf("\n\n");
    }
}

/* A literal block. */
static void put_rule(const char *rule)
{
    printf("```\n%s```\n\n", rule);
}

/* What stands in place of a line that is the whole of such a mark. */
static bool put_mark(const char *line)
{
    if (strcmp(line, "; sheets\n") == 0)
        put_sheets();
    else if (strcmp(line, "; rule of verdicts\n") == 0)
        put_rule(pdn_verdict_rule);
    else if (strcmp(line, "; rule of claims\n") == 0)
        put_rule(pdn_claim_rule);
    else
        return false;
    return true;
}

int main(void)
{
    static const char mark[] = "; columns ";
    char *line = NULL;
    size_t room = 0;
    bool good = true;

    while (getline(&line, &room, stdin) >= 0) {
        if (strncmp(line, mark, sizeof mark - 1) != 0) {
            if (!put_mark(line)) fputs(line, stdout);
            continue;
        }
        line[strcspn(line, "\n")] = '\0';
        good &= put_table(line + sizeof mark - 1);
    }
    free(line);
    return good && fflush(stdout) == 0 && !ferror(stdout) ? EXIT_SUCCESS
                                                          : EXIT_FAILURE;
}
