#include "number_look.h"

#include "pdnet/core.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

enum { MOST_DIGITS = 15, SECONDS = 24 * 60 * 60 };

/* Days from 1970-01-01 to the day before the first that each system counts;
 * the first day of all that is no date. */
#define DAYS_1900 (-25569)
#define DAYS_1904 (-24107)
#define BEYOND    2958466.0 /* 10000-01-01 */

/* Excel takes 1900 for a leap year: its day 60 never was. */
enum { NEVER_WAS = 60 };

number_look number_look__of_id(size_t id)
{
    static const number_look__kind kind[] = {
        [9] = NUMBER_LOOK_PERCENT, [10] = NUMBER_LOOK_PERCENT,
        [14] = NUMBER_LOOK_DATE,   [15] = NUMBER_LOOK_DATE,
        [16] = NUMBER_LOOK_DATE,   [17] = NUMBER_LOOK_DATE,
        [18] = NUMBER_LOOK_TIME,   [19] = NUMBER_LOOK_TIME,
        [20] = NUMBER_LOOK_TIME,   [21] = NUMBER_LOOK_TIME,
        [22] = NUMBER_LOOK_MOMENT, [27] = NUMBER_LOOK_DATE,
        [28] = NUMBER_LOOK_DATE,   [29] = NUMBER_LOOK_DATE,
        [30] = NUMBER_LOOK_DATE,   [31] = NUMBER_LOOK_DATE,
        [32] = NUMBER_LOOK_TIME,   [33] = NUMBER_LOOK_TIME,
        [34] = NUMBER_LOOK_TIME,   [35] = NUMBER_LOOK_TIME,
        [36] = NUMBER_LOOK_DATE,   [45] = NUMBER_LOOK_TIME,
        [47] = NUMBER_LOOK_TIME,   [50] = NUMBER_LOOK_DATE,
        [57] = NUMBER_LOOK_DATE,   [58] = NUMBER_LOOK_DATE};
    bool two = id == 2 || id == 4 || id == 10 || id == 39 || id == 40;

    if (id >= PDN_COUNT(kind)) return (number_look){0};
    return (number_look){kind[id], two ? 2 : 0};
}

/* What stands in the first section of a code, outside quotes and brackets. */
struct marks {
    bool day, hour, elapsed, percent, only_zeros;
    unsigned char decimals, zeros;
};

/* The place behind what begins at i and is shown as it is; i: nothing of the
 * kind. */
static size_t behind_literal(const char *s, size_t n, size_t i)
{
    const char *end = NULL;

    if (s[i] == '\\' || s[i] == '_' || s[i] == '*')
        return i + 2 < n ? i + 2 : n;
    if (s[i] != '"' && s[i] != '[') return i;
    end = memchr(s + i + 1, s[i] == '"' ? '"' : ']', n - i - 1);
    return end == NULL ? n : (size_t)(end - s) + 1;
}

/* [h], [mm], [ss]: time that has gone, which is no time of the day. */
static bool is_elapsed(const char *s, size_t n, size_t i)
{
    return s[i] == '[' && i + 2 < n && strchr("hHmMsS", s[i + 1]) != NULL &&
           (s[i + 2] == ']' || s[i + 2] == s[i + 1]);
}

static struct marks marks_of(const char *s, size_t n)
{
    struct marks m = {.only_zeros = n > 1};
    bool point = false;

    for (size_t i = 0; i < n && s[i] != ';';) {
        size_t next = behind_literal(s, n, i);
        m.elapsed |= is_elapsed(s, n, i);
        m.only_zeros &= s[i] == '0';
        if (next > i) {
            i = next;
            continue;
        }
        int c = tolower((unsigned char)s[i++]);
        m.day |= c == 'd' || c == 'y';
        m.hour |= c == 'h' || c == 's';
        m.percent |= c == '%';
        if (c == '.') point = true;
        if (c == '0' && point && m.decimals < MOST_DIGITS) m.decimals++;
        if (c == '0' && m.zeros < MOST_DIGITS) m.zeros++;
    }
    return m;
}

number_look number_look__of_code(const char *code, size_t n)
{
    struct marks m = {0};

    if (n >= 7 && strncmp(code, "General", 7) == 0) return (number_look){0};
    m = marks_of(code, n);
    if (m.elapsed) return (number_look){0};
    if (m.day && m.hour) return (number_look){NUMBER_LOOK_MOMENT, 0};
    if (m.day) return (number_look){NUMBER_LOOK_DATE, 0};
    if (m.hour) return (number_look){NUMBER_LOOK_TIME, 0};
    if (m.percent) return (number_look){NUMBER_LOOK_PERCENT, m.decimals};
    if (m.only_zeros) return (number_look){NUMBER_LOOK_CODE, m.zeros};
    return (number_look){NUMBER_LOOK_PLAIN, m.decimals};
}

/* ---- Numbers ------------------------------------------------------------ */

/* At least so many digits behind the point. */
static void pad(char *text, size_t capacity, size_t digits)
{
    const char *point = strchr(text, '.');
    size_t n = strlen(text), have = 0;

    if (strpbrk(text, "eE") != NULL) return;
    if (point != NULL) have = strlen(point + 1);
    if (have >= digits || n + 1 + digits >= capacity) return;
    if (point == NULL) text[n++] = '.';
    for (; have < digits; have++)
        text[n++] = '0';
    text[n] = '\0';
}

static void write_plain(double x, size_t digits, char *text, size_t capacity)
{
    char shortest[PDN_NUMBER_SIZE];

    if (fabs(x) < 1e15 && floor(x) >= x)
        pdn_format(text, capacity, "%.0f", x + 0.0);
    else if (pdn_number_write(x, shortest) < capacity)
        memcpy(text, shortest, strlen(shortest) + 1);
    pad(text, capacity, digits);
}

static void write_percent(double x, size_t digits, char *text, size_t capacity)
{
    pdn_format(text, capacity - 2, "%.15g", 100 * x);
    pad(text, capacity - 2, digits);
    memcpy(text + strlen(text), " %", 3);
}

/* ---- Days --------------------------------------------------------------- */

/* The civil date of a day counted from 1970-01-01 (Hinnant, "chrono-Compatible
 * Low-Level Date Algorithms"). */
static void write_day(long day, char *text, size_t capacity)
{
    long z = day + 719468, era = (z >= 0 ? z : z - 146096) / 146097;
    long doe = z - era * 146097;
    long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    long doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    long mp = (5 * doy + 2) / 153, month = mp < 10 ? mp + 3 : mp - 9;

    pdn_format(text, capacity, "%04ld-%02ld-%02ld",
               yoe + era * 400 + (month <= 2 ? 1 : 0), month,
               doy - (153 * mp + 2) / 5 + 1);
}

static void write_time(long seconds, char *text, size_t capacity)
{
    long h = seconds / 3600, m = seconds / 60 % 60, s = seconds % 60;

    if (s == 0)
        pdn_format(text, capacity, "%02ld:%02ld", h, m);
    else
        pdn_format(text, capacity, "%02ld:%02ld:%02ld", h, m, s);
}

static void write_date(number_look__kind kind, bool since_1904, double x,
                       char text[NUMBER_LOOK_ROOM])
{
    long day = (long)floor(x);
    long seconds = lround((x - floor(x)) * SECONDS);
    size_t n = 0;

    if (seconds == SECONDS) {
        seconds = 0;
        day++;
    }
    if (kind == NUMBER_LOOK_TIME && day == 0) {
        write_time(seconds, text, NUMBER_LOOK_ROOM);
        return;
    }
    if (since_1904)
        write_day(day + DAYS_1904, text, NUMBER_LOOK_ROOM);
    else if (day == NEVER_WAS)
        memcpy(text, "1900-02-29", 11);
    else
        write_day(day + DAYS_1900 + (day < NEVER_WAS ? 1 : 0), text,
                  NUMBER_LOOK_ROOM);
    if (kind == NUMBER_LOOK_DATE) return;
    n = strlen(text);
    text[n++] = ' ';
    write_time(seconds, text + n, NUMBER_LOOK_ROOM - n);
}

void number_look__write(number_look look, bool since_1904, double x,
                        char text[NUMBER_LOOK_ROOM])
{
    switch (look.kind) {
    case NUMBER_LOOK_DATE:
    case NUMBER_LOOK_TIME:
    case NUMBER_LOOK_MOMENT:
        if (x < 0 || x >= BEYOND) break;
        write_date(look.kind, since_1904, x, text);
        return;
    case NUMBER_LOOK_PERCENT:
        if (fabs(x) >= 1e15) break;
        write_percent(x, look.digits, text, NUMBER_LOOK_ROOM);
        return;
    case NUMBER_LOOK_CODE:
        if (x < 0 || x >= 1e15 || floor(x) < x) break;
        pdn_format(text, NUMBER_LOOK_ROOM, "%0*.0f", (int)look.digits, x);
        return;
    case NUMBER_LOOK_PLAIN:
        write_plain(x, look.digits, text, NUMBER_LOOK_ROOM);
        return;
    }
    write_plain(x, 0, text, NUMBER_LOOK_ROOM);
}
