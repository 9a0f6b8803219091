#include "command.h"

#include "pdnet/core.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Room for a space, the quotes, a NUL and n letters that are all quotes. */
static bool reserve(pdn_command *c, size_t n)
{
    return pdn_list_reserve(&c->text, 1, c->used + 4 * n + 4, &c->capacity) ==
           PDN_OK;
}

static bool is_plain(const char *s)
{
    return *s != '\0' && strpbrk(s, " \t\r\n'\"\\$&|;<>()*?[]{}#~`!^") == NULL;
}

/* Plain text only, n bytes of it, within c's room. */
static void append(pdn_command *c, const char *s)
{
    char *at = c->text + c->used;
    bool quotes = !is_plain(s);

    if (c->used > 0) *at++ = ' ';
    if (quotes) *at++ = '\'';
    for (; *s != '\0'; s++) {
        if (*s == '\'') {
            memcpy(at, "'\\'", 3);
            at += 3;
        }
        *at++ = *s;
    }
    if (quotes) *at++ = '\'';
    *at = '\0';
    c->used = (size_t)(at - c->text);
}

static void add(pdn_command *c, const char *word, size_t n)
{
    char *s = malloc(n + 1);
    size_t width = 0;

    if (s == NULL || !reserve(c, n)) {
        c->lost = true;
        free(s);
        return;
    }
    memcpy(s, word, n);
    s[n] = '\0';
    for (size_t at = 0, next = 0;; at += next + width) {
        next = pdn_plain_text(s + at, NULL, &width);
        if (next == SIZE_MAX) break;
        memset(s + at + next, '?', width);
    }
    append(c, s);
    free(s);
}

void command__add(pdn_command *c, const char *word)
{
    add(c, word, strlen(word));
}

void command__add_path(pdn_command *c, const char *path)
{
    size_t end = strlen(path), begin = 0;

    while (end > 1 && path[end - 1] == '/')
        end--;
    begin = end;
    while (begin > 0 && path[begin - 1] != '/')
        begin--;
    add(c, path + begin, end - begin);
}
