#include "line_words.h"

#include "pdnet/core.h"

#include <string.h>
#include <strings.h>

char *line_words__line(line_words *w)
{
    char *line = w->at;

    if (line == NULL || *line == '\0') return NULL;
    char *end = line + strcspn(line, "\r\n");
    w->at = end;
    if (*w->at == '\r') w->at++;
    if (*w->at == '\n') w->at++;
    *end = '\0';
    w->line++;
    return line;
}

static bool parts(char c, bool commas)
{
    return c == ' ' || c == '\t' || (commas && c == ',');
}

char *line_words__word(char **line, bool commas, bool *quoted)
{
    char *s = *line;
    char quote = '\0';

    while (parts(*s, commas))
        s++;
    if (quoted != NULL) *quoted = false;
    if (*s == '\0') {
        *line = s;
        return NULL;
    }
    if (*s == '"' || (*s == '\'' && strchr(s + 1, '\'') != NULL)) quote = *s;
    if (quote != '\0') {
        char *end = strchr(s + 1, quote);
        if (end == NULL) end = s + strlen(s);
        *line = *end == '\0' ? end : end + 1;
        *end = '\0';
        if (quoted != NULL) *quoted = true;
        return s + 1;
    }
    char *end = s;
    while (*end != '\0' && !parts(*end, commas))
        end++;
    *line = *end == '\0' ? end : end + 1;
    *end = '\0';
    return s;
}

bool line_words__is(const char *word, const char *other)
{
    return strcasecmp(word, other) == 0;
}

bool line_words__whole(const char *word, size_t *x)
{
    double read = 0;

    if (word[0] == '\0' || word[strspn(word, "0123456789")] != '\0' ||
        strlen(word) > 12 || !pdn_number_read(word, strlen(word), '.', &read))
        return false;
    *x = pdn_number_to_size(read);
    return true;
}

bool line_words__number(const char *word, double *x)
{
    return pdn_number_read(word, strlen(word), '.', x);
}
