/* truth - runs every line of a study's truth file and compares.
 *   truth BIN STUDY GRAPHS TRUTH.csv
 * BIN holds the tools, STUDY is where they run, GRAPHS is the report folder
 * (an input is looked for there first; one that is no file may be several, with
 * & between them). One TAP line each; status 1 when a line does not hold. */
#include "pdnet/core.h"
#include "pdnet/table.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ROOM = 4096 };

static const pdn_want wants[] = {
    {.name = "wave"},     {.name = "tool"}, {.name = "options"},
    {.name = "input"},    {.name = "row"},  {.name = "column"},
    {.name = "expected"}, {.name = "why"},
};

/* The table that a command printed; lines that share it run it once. */
struct ran {
    char command[ROOM];
    pdn_table table;
    bool good;
};

static const char *cell(const pdn_table *t, const char *column, size_t row,
                        char *capacity)
{
    const pdn_column *c = pdn_table_column(t, column);

    if (c == NULL) return NULL;
    if (c->kind == PDN_TEXT) return c->text[row] ? c->text[row] : "";
    pdn_number_write(c->number[row], capacity);
    return capacity;
}

/* The command's place among those that ran; runs it where it has none yet.
 * ran has room for one more and ends with an empty command. */
static const struct ran *run(struct ran *ran, const char *command,
                             const char *out)
{
    pdn_diagnostics f = {0};
    struct ran *r = ran;

    while (r->command[0] != '\0' && strcmp(r->command, command) != 0)
        r++;
    if (r->command[0] != '\0' || command[0] == '\0') return r;
    snprintf(r->command, sizeof r->command, "%s", command);
    r->good = system(command) == 0 &&
              pdn_csv_read(out, NULL, NULL, 0, &f, &r->table) == PDN_OK;
    pdn_diagnostics_clear(&f);
    return r;
}

/* Whether the row is what "column=value&column=value" says. */
static bool is_row(const pdn_table *t, size_t row, const char *says)
{
    char part[ROOM], capacity[PDN_NUMBER_SIZE];

    while (*says != '\0') {
        size_t n = strcspn(says, "&");
        snprintf(part, sizeof part, "%.*s", (int)n, says);
        says += n + (says[n] == '&');
        char *value = strchr(part, '=');
        if (value == NULL) return false;
        *value++ = '\0';
        const char *is = cell(t, part, row, capacity);
        if (is == NULL || strcmp(is, value) != 0) return false;
    }
    return true;
}

static bool holds(const char *is, const char *expected)
{
    double x = 0, bound = 0;

    if (expected[0] != '<' && expected[0] != '>')
        return strcmp(is, expected) == 0;
    if (!pdn_number_read(is, strlen(is), '.', &x) ||
        !pdn_number_read(expected + 1, strlen(expected + 1), '.', &bound))
        return false;
    return expected[0] == '<' ? x < bound : x > bound;
}

/* Says what was found; true when the one matching row holds it. */
static bool compare(const struct ran *r, const char *const part[8], char *found)
{
    size_t rows = 0;
    bool good = false;
    char capacity[PDN_NUMBER_SIZE];

    snprintf(found, ROOM, "the tool failed");
    if (!r->good) return false;
    snprintf(found, ROOM, "no such row");
    for (size_t i = 0; i < r->table.rows; i++) {
        if (!is_row(&r->table, i, part[4])) continue;
        const char *is = cell(&r->table, part[5], i, capacity);
        snprintf(found, ROOM, "%s", is != NULL ? is : "no such column");
        good = is != NULL && holds(is, part[6]);
        rows++;
    }
    if (rows > 1) snprintf(found, ROOM, "%zu rows match", rows);
    return rows == 1 && good;
}

/* Adds the input to the command, where it stands; false: no room. */
static bool add_input(char *command, const char *graphs, const char *study,
                      const char *name)
{
    char there[ROOM], here[ROOM];
    size_t n = strlen(command);

    snprintf(there, sizeof there, "%s/%s", graphs, name);
    snprintf(here, sizeof here, "%s/%s", study, name);
    bool in_report = access(there, R_OK) == 0;
    if (!in_report && access(here, R_OK) != 0 && strchr(name, '&') != NULL) {
        char *rest = NULL, parts[ROOM];
        bool good = true;
        snprintf(parts, sizeof parts, "%s", name);
        for (char *part = strtok_r(parts, "&", &rest); part != NULL && good;
             part = strtok_r(NULL, "&", &rest))
            good = add_input(command, graphs, study, part);
        return good;
    }
    return snprintf(command + n, ROOM - n, " '%s'", in_report ? there : name) <
           (int)(ROOM - n);
}

static void make_command(char *command, char *const *argv, const char *out,
                         const char *const part[8])
{
    bool good = snprintf(command, ROOM, "cd '%s' && '%s/%s' %s", argv[2],
                         argv[1], part[1], part[2]) < ROOM &&
                add_input(command, argv[3], argv[2], part[3]);
    size_t n = strlen(command);

    if (!good ||
        snprintf(command + n, ROOM - n, " -q > '%s'", out) >= (int)(ROOM - n))
        command[0] = '\0';
}

static bool all(char *const *argv, const pdn_table *truth, const char *out)
{
    static char command[ROOM], found[ROOM];
    struct ran *ran = calloc(truth->rows + 1, sizeof *ran);
    bool good = ran != NULL && truth->rows > 0;

    for (size_t i = 0; ran != NULL && i < truth->rows; i++) {
        const char *part[8];
        for (size_t k = 0; k < 8; k++) {
            const pdn_column *c = pdn_table_column(truth, wants[k].name);
            part[k] = c != NULL && c->text[i] != NULL ? c->text[i] : "";
        }
        make_command(command, argv, out, part);
        bool one = compare(run(ran, command, out), part, found);
        printf("%sok %zu - %s %s %s: %s of %s: want %s, is %s\n",
               one ? "" : "not ", i + 1, part[0], part[1], part[2], part[5],
               part[4], part[6], found);
        good = good && one;
    }
    for (size_t i = 0; ran != NULL && i < truth->rows; i++)
        pdn_table_clear(&ran[i].table);
    free(ran);
    return good;
}

int main(int argc, char **argv)
{
    pdn_table truth = {0};
    pdn_diagnostics f = {0};
    char out[] = "/tmp/truth.XXXXXX";
    int status = 1, fd = -1;

    pdn_runtime_init();
    if (argc != 5 || (fd = mkstemp(out)) < 0) return 2;
    if (pdn_csv_read(argv[4], NULL, wants, 8, &f, &truth) != PDN_OK)
        fprintf(stderr, "truth: %s\n", pdn_message());
    else
        status = !all(argv, &truth, out);
    pdn_table_clear(&truth);
    pdn_diagnostics_clear(&f);
    (void)close(fd);
    (void)unlink(out);
    return status;
}
