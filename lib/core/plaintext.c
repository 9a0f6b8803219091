#include "pdnet/core.h"

#include <stdbool.h>

/* How many bytes a code point has that begins with this one; 0: none does. */
static size_t bytes_of(unsigned char first)
{
    if (first < 0x80) return 1;
    if (first < 0xC2 || first >= 0xF5) return 0;
    return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

/* The code point that begins at s and its length; -1 where the bytes are not
 * well-formed UTF-8 (Unicode 15, table 3-7). */
static int32_t decode(const unsigned char *s, size_t *length)
{
    static const int32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    size_t n = bytes_of(s[0]);

    *length = 1;
    if (n == 0) return -1;
    int32_t c = n == 1 ? s[0] : s[0] & (0x7F >> n);
    for (size_t i = 1; i < n; i++) {
        if ((s[i] & 0xC0) != 0x80) return -1;
        c = c << 6 | (s[i] & 0x3F);
    }
    if (c < least[n] || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) return -1;
    *length = n;
    return c;
}

size_t pdn_plain_text(const char *s, uint32_t *found, size_t *width)
{
    const unsigned char *u = (const unsigned char *)s;

    for (size_t at = 0; u[at] != '\0';) {
        size_t n = 1;
        int32_t c = decode(u + at, &n);
        bool control =
            c >= 0 && c < 0x20 && c != '\t' && c != '\n' && c != '\r';
        if (c < 0 || control || c == 0xFFFE || c == 0xFFFF) {
            if (found != NULL) *found = c < 0 ? u[at] : (uint32_t)c;
            if (width != NULL) *width = n;
            return at;
        }
        at += n;
    }
    return SIZE_MAX;
}
