#include "clash.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The folder of a path, cut out in place, and its name there. */
static const char *part(char *path, const char **folder)
{
    char *slash = strrchr(path, '/');

    *folder = ".";
    if (slash == NULL) return path;
    *folder = slash == path ? "/" : path;
    if (slash != path) *slash = '\0';
    return slash + 1;
}

/* Neither is there yet: the same name in the same folder. */
static bool same_name(const char *a, const char *b)
{
    char *one = strdup(a), *two = strdup(b);
    bool same = true; /* without memory: rather refuse */
    struct stat x, y;

    if (one != NULL && two != NULL) {
        const char *folder_a = NULL, *folder_b = NULL;
        const char *name_a = part(one, &folder_a);
        const char *name_b = part(two, &folder_b);
        same = strcmp(name_a, name_b) == 0 && stat(folder_a, &x) == 0 &&
               stat(folder_b, &y) == 0 && x.st_dev == y.st_dev &&
               x.st_ino == y.st_ino;
    }
    free(one);
    free(two);
    return same;
}

/* Standard streams are "-"; a pipe or a device may be written and read. */
static bool same_place(const char *a, const char *b)
{
    struct stat x, y;
    bool dash_a = strcmp(a, "-") == 0, dash_b = strcmp(b, "-") == 0;

    if (dash_a || dash_b) return false;
    bool there_a = stat(a, &x) == 0, there_b = stat(b, &y) == 0;
    if (there_a && there_b)
        return S_ISREG(x.st_mode) && x.st_dev == y.st_dev &&
               x.st_ino == y.st_ino;
    return !there_a && !there_b && same_name(a, b);
}

static bool is_standard_input(const char *output)
{
    struct stat x, y;

    return fstat(STDIN_FILENO, &x) == 0 && stat(output, &y) == 0 &&
           S_ISREG(x.st_mode) && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

static bool is_dash(const char *path)
{
    return strcmp(path, "-") == 0;
}

/* A sheet of a workbook is read where the workbook is. Without memory: rather
 * refuse. */
static bool is_input(const char *output, const char *input)
{
    pdn_arena text = {0};
    const char *file = NULL;
    bool same = pdn_input_file(input, &text, &file) != PDN_OK ||
                same_place(output, file);

    pdn_arena_clear(&text);
    return same;
}

/* Is it one of the files that are read? The main input is standard input when
 * no operand is given and the tool takes any. */
static bool is_read(const struct parser *p, char *const *operand, size_t n,
                    const char *output)
{
    bool in = n == 0 && p->tool->min_operands == 0 && p->tool->max_operands > 0;

    for (size_t i = 0; i < n; i++) {
        if (is_input(output, operand[i])) return true;
        in = in || is_dash(operand[i]);
    }
    for (size_t i = 0; i < p->files.items; i++) {
        if (is_input(output, p->files.item[i])) return true;
        in = in || is_dash(p->files.item[i]);
    }
    return in && !is_dash(output) && is_standard_input(output);
}

static int say_read(const struct parser *p, const char *option,
                    const char *path, const char *what)
{
    fprintf(stderr, "%s: --%s %s: %s; want another file\n", p->tool->name,
            option, path, what);
    return options__mistake(p->tool);
}

/* The description that stands beside a table would take something's place. */
static int check_description(const struct parser *p, char *const *operand,
                             size_t n, size_t at)
{
    char *path = NULL;
    int done = PDN_GO_ON;

    if (p->shared.no_metadata ||
        pdn_description_path(p->written.item[at], &path) != PDN_OK ||
        path == NULL)
        return done;
    bool taken = is_read(p, operand, n, path);
    for (size_t k = 0; k < p->written.items && !taken; k++)
        taken = same_place(path, p->written.item[k]);
    if (taken)
        done = say_read(p, p->written_by.item[at], p->written.item[at],
                        "its description would take the place of another file");
    free(path);
    return done;
}

int clash__check(const struct parser *p, char *const *operand, size_t n)
{
    const pdn_list *out = &p->written;
    int done = PDN_GO_ON;
    /* without --output the result goes to standard output */
    bool to_stdout = p->shared.output == NULL;

    for (size_t i = 0; i < out->items && done == PDN_GO_ON; i++) {
        const char *option = p->written_by.item[i], *path = out->item[i];
        if (is_read(p, operand, n, path))
            return say_read(p, option, path, "it is read too");
        bool again =
            is_dash(path) && to_stdout && strcmp(option, "output") != 0;
        for (size_t k = 0; k < i && !again; k++)
            again = strcmp(option, p->written_by.item[k]) != 0 &&
                    ((is_dash(path) && is_dash(out->item[k])) ||
                     same_place(path, out->item[k]));
        if (again)
            return say_read(p, option, path, "another output goes there too");
        done = check_description(p, operand, n, i);
    }
    return done;
}
