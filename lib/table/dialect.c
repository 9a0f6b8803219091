#include "dialect.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

/* How much of a file is looked at. */
enum { RECORDS = 200, BYTES = 256 * 1024 };

static const char candidates[] = ",;\t|";

size_t dialect__line_end(const char *s, size_t n)
{
    if (n == 0 || (*s != '\n' && *s != '\r')) return 0;
    return *s == '\r' && n > 1 && s[1] == '\n' ? 2 : 1;
}

/* `sep=X` alone on the first line, in quotes or not. */
static dialect__marks told(const char *s, size_t n)
{
    dialect__marks d = {0};
    size_t quote = n > 0 && *s == '"' ? 1 : 0, at = quote + 5;

    if (n < at || strncasecmp(s + quote, "sep=", 4) != 0) return d;
    if (quote == 1 && at < n && s[at] == '"') at++;
    size_t end = dialect__line_end(s + at, n - at);
    char sign = s[quote + 4];
    if ((end == 0 && at != n) || strchr(candidates, sign) == NULL) return d;
    return (dialect__marks){sign, at + end, 1};
}

/* Fields less one of the record at s; *length is what it takes, its line end
 * included. Separators within quotes do not count. */
static size_t count(const char *s, size_t n, char sign, size_t *length)
{
    bool quoted = false;
    size_t signs = 0, i = 0;

    for (; i < n; i++) {
        size_t end = quoted ? 0 : dialect__line_end(s + i, n - i);
        if (end > 0) {
            i += end;
            break;
        }
        if (s[i] == '"') quoted = !quoted;
        if (s[i] == sign && !quoted) signs++;
    }
    *length = i;
    return signs;
}

/* How well sign splits: the share of records split as the header is; 0 when
 * the header is not split. */
static double evenness(const char *s, size_t n, char sign, size_t *header)
{
    size_t records = 0, even = 0;

    *header = 0;
    for (size_t at = 0, length = 0; at < n && records < RECORDS; at += length) {
        size_t signs = count(s + at, n - at, sign, &length);
        bool blank = dialect__line_end(s + at, n - at) > 0;
        if (blank) continue;
        if (records == 0) *header = signs;
        records++;
        if (signs == *header) even++;
    }
    return *header == 0 ? 0 : (double)even / (double)records;
}

dialect__marks dialect__of(const char *s, size_t n, char asked)
{
    dialect__marks d = told(s, n);
    double best = 0;
    size_t most = 0;

    if (asked != 0) d.separator = asked;
    if (d.separator != 0) return d;
    d.separator = ',';
    if (n > BYTES) n = BYTES;
    for (const char *sign = candidates; *sign != '\0'; sign++) {
        size_t header = 0;
        double even = evenness(s, n, *sign, &header);
        bool better = even > best || (even >= best && header > most);
        if (header == 0 || !better) continue;
        best = even;
        most = header;
        d.separator = *sign;
    }
    return d;
}
