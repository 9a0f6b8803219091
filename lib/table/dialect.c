#include "dialect.h"

#include "pdnet/table.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

/* How much of a file is looked at. */
enum { RECORDS = 200, BYTES = 256 * 1024 };

const pdn_option_word pdn_csv_separators[] = {
    {"comma", ','}, {"semicolon", ';'}, {"tab", '\t'},
    {"pipe", '|'},  {",", ','},         {";", ';'},
    {"\t", '\t'},   {"|", '|'},         {NULL, 0}};
const pdn_option_word pdn_csv_decimals[] = {
    {"point", '.'}, {"comma", ','}, {".", '.'}, {",", ','}, {NULL, 0}};
const pdn_option_word pdn_csv_thousands[] = {
    {"point", '.'}, {"comma", ','}, {"none", '-'}, {NULL, 0}};
const char *const pdn_csv_encodings[] = {"utf-8", "utf-16", "windows-1252",
                                         NULL};

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

/* So many signs in every record are no commas of a column of text. */
enum { MANY_SIGNS = 3 };

/* How well sign splits what stands below lines of title: the share of records
 * that are split as most are; 0 where few are, or where the first record is
 * one of them; where it is one word, as a header may be and a title seldom is,
 * also 0, but for many columns split all alike. */
static double evenness_below(const char *s, size_t n, char sign,
                             size_t *signs_of_most)
{
    size_t split[RECORDS], records = 0, most = 0;
    bool one_word = false;

    for (size_t at = 0, length = 0; at < n && records < RECORDS; at += length) {
        size_t signs = count(s + at, n - at, sign, &length);
        bool blank = dialect__line_end(s + at, n - at) > 0;
        if (blank) continue;
        if (records == 0) one_word = memchr(s + at, ' ', length) == NULL;
        split[records++] = signs;
    }
    for (size_t i = 1; i < records; i++) {
        size_t alike = 0;
        if (split[i] == 0 || split[i] == split[0]) continue;
        for (size_t k = 1; k < records; k++)
            alike += split[k] == split[i];
        if (alike <= most) continue;
        most = alike;
        *signs_of_most = split[i];
    }
    if (one_word && (*signs_of_most < MANY_SIGNS || most + 1 < records))
        return 0;
    return most > 1 ? (double)most / (double)records : 0;
}

/* Below a title that no sign splits, or not as the rest. */
static char below_title(const char *s, size_t n, char best, double even,
                        size_t most)
{
    if (even >= 1) return best;
    for (const char *sign = candidates; *sign != '\0'; sign++) {
        size_t signs = 0;
        double below = evenness_below(s, n, *sign, &signs);
        bool better = below > even || (below >= even && signs > most);
        if (!better || below < .5) continue;
        even = below;
        most = signs;
        best = *sign;
    }
    return best;
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
    d.separator = below_title(s, n, d.separator, best, most);
    return d;
}
