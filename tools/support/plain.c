#include "cli.h"

#include <stdint.h>

/* The next letter of UTF-8, n bytes left; its length. A byte that begins none
 * stands for itself, and *whole is false. */
static size_t letter(const unsigned char *s, size_t n, uint32_t *point,
                     bool *whole)
{
    size_t more = s[0] >= 0xf0 ? 3 : s[0] >= 0xe0 ? 2 : s[0] >= 0xc2 ? 1 : 0;

    *whole = s[0] < 0x80 || (more > 0 && s[0] <= 0xf4 && more < n);
    *point = more == 0 ? s[0] : s[0] & (0x3fu >> more);
    for (size_t k = 1; k <= more && *whole; k++) {
        *whole = (s[k] & 0xc0u) == 0x80u;
        *point = *point << 6 | (s[k] & 0x3fu);
    }
    if (*whole) return 1 + more;
    *point = s[0];
    return 1;
}

static bool steers(uint32_t point)
{
    return (point < 0x20 && point != '\t') ||
           (point >= 0x7f && point <= 0x9f) || point == 0x61c ||
           point == 0x200e || point == 0x200f ||
           (point >= 0x202a && point <= 0x202e) ||
           (point >= 0x2066 && point <= 0x2069) || point == 0x2028 ||
           point == 0x2029 || point == 0xfeff;
}

void pdn_print_plain(FILE *out, const char *text, size_t n)
{
    const unsigned char *s = (const unsigned char *)text;

    while (n > 0) {
        uint32_t point = 0;
        bool whole = false;
        size_t length = letter(s, n, &point, &whole);
        if (!whole)
            fprintf(out, "<%02X>", (unsigned)point);
        else if (steers(point))
            fprintf(out, "<U+%04X>", (unsigned)point);
        else
            fwrite(s, 1, length, out);
        s += length;
        n -= length;
    }
}
