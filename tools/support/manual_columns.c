/* manual_columns - a manual page with what follows from tables: copies standard
 * input to standard output and puts, for a line that is to scdoc a comment,
 *   ; options            the file that is named, which the tool wrote of itself
 *   ; columns TABLE      what the schema of that table says of each column
 *   ; sheets             the kinds of sheet
 *   ; rule of verdicts   the rule with its thresholds; so `; rule of claims`
 *   ; study              the sections and keys of study.ini
 *   ; study tables       the tables that a study gives
 */
#include "pdnet/breakdown.h"
#include "pdnet/deviants.h"
#include "pdnet/sheets.h"
#include "pdnet/study.h"
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

/* The columns of a file, those it must have in bold. */
static void put_kind(const pdn_file_kind *kind)
{
    for (size_t i = 0; i < kind->wants; i++) {
        const pdn_want *w = &kind->want[i];
        printf("%s%s", i > 0 ? ", " : "", w->required ? "*" : "");
        put_text(w->name);
        printf("%s", w->required ? "*" : "");
    }
}

static void put_section(pdn_stage_id id)
{
    const pdn_stage *stage = pdn_stage_of(id);
    const char *about = NULL, *key = NULL;

    printf("*[%s%s]*\n\t", stage->section,
           id == PDN_STAGE_WAVES ? " LABEL" : "");
    put_text(stage->about);
    for (size_t i = 0; (key = pdn_stage_key(id, i, &about)) != NULL; i++) {
        printf("++\n*");
        put_text(key);
        printf("*: ");
        if (about != NULL)
            put_text(about);
        else
            put_kind(pdn_file_kind_of(stage->kind));
    }
    printf("\n\n");
}

static void put_tables(void)
{
    const char *between = "";

    for (pdn_stage_id id = 0; id < PDN_STAGES; id++)
        for (size_t i = 0; i < pdn_stage_of(id)->tables; i++) {
            const pdn_stage_table *t = &pdn_stage_of(id)->table[i];
            printf("%s*%s%s*, of *%s*(1)%s", between, t->schema->name,
                   id == PDN_STAGE_WAVES ? "-WAVE" : "", t->tool,
                   t->people ? " (only with *--internal*)" : "");
            between = "++\n";
        }
    putchar('\n');
}

static void put_study(void)
{
    for (pdn_stage_id id = 0; id < PDN_STAGES; id++)
        if (pdn_stage_of(id)->section != NULL) put_section(id);
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

static bool put_file(const char *path)
{
    FILE *f = path != NULL ? fopen(path, "r") : NULL;
    int c = EOF;

    if (f == NULL) {
        fprintf(stderr, "manual_columns: no file of options\n");
        return false;
    }
    while ((c = getc(f)) != EOF)
        putchar(c);
    bool good = !ferror(f);
    return fclose(f) == 0 && good;
}

/* What stands in place of a line that is such a mark. */
static bool put_mark(const char *line, const char *options)
{
    static const char columns[] = "; columns ";

    if (strncmp(line, columns, sizeof columns - 1) == 0)
        return put_table(line + sizeof columns - 1);
    if (strcmp(line, "; options") == 0) return put_file(options);
    if (strcmp(line, "; study") == 0)
        put_study();
    else if (strcmp(line, "; study tables") == 0)
        put_tables();
    else if (strcmp(line, "; sheets") == 0)
        put_sheets();
    else if (strcmp(line, "; rule of verdicts") == 0)
        put_rule(pdn_verdict_rule);
    else if (strcmp(line, "; rule of claims") == 0)
        put_rule(pdn_claim_rule);
    else
        puts(line);
    return true;
}

int main(int argc, char **argv)
{
    char *line = NULL;
    size_t capacity = 0;
    bool good = true;

    while (getline(&line, &capacity, stdin) >= 0) {
        if (line[0] != ';') {
            fputs(line, stdout);
            continue;
        }
        line[strcspn(line, "\n")] = '\0';
        good &= put_mark(line, argc > 1 ? argv[1] : NULL);
    }
    free(line);
    return good && fflush(stdout) == 0 && !ferror(stdout) ? EXIT_SUCCESS
                                                          : EXIT_FAILURE;
}
