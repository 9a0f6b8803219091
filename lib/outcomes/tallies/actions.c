#include "tally_context.h"

#include <string.h>

static int two_digits(const char *s)
{
    return 10 * (s[0] - '0') + (s[1] - '0');
}

/* A day as 2023-08-01: such texts sort as their days do. */
bool pdn_tally_is_day(const char *s)
{
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    if (strlen(s) != 10 || strspn(s, "0123456789") != 4 || s[4] != '-' ||
        strspn(s + 5, "0123456789") != 2 || s[7] != '-' ||
        strspn(s + 8, "0123456789") != 2)
        return false;
    int month = two_digits(s + 5), day = two_digits(s + 8);
    if (month < 1 || month > 12 || day < 1 || day > days[month - 1])
        return false;
    int year = 100 * two_digits(s) + two_digits(s + 2);
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month != 2 || day < 29 || leap;
}

/* 1.8.2023 or 01.08.2023, as a Norwegian Excel writes back a day. Points part
 * day, month and year in that order alone. */
static bool with_points(const char *s, char day[16])
{
    size_t d = strspn(s, "0123456789");
    const char *month = s[d] == '.' ? s + d + 1 : "";
    size_t m = strspn(month, "0123456789");
    const char *year = month[m] == '.' ? month + m + 1 : "";

    if (d < 1 || d > 2 || m < 1 || m > 2 || strlen(year) != 4 ||
        strspn(year, "0123456789") != 4)
        return false;
    pdn_format(day, 16, "%s-%s%.*s-%s%.*s", year, m == 1 ? "0" : "", (int)m,
               month, d == 1 ? "0" : "", (int)d, s);
    return pdn_tally_is_day(day);
}

/* What a text that is no day may have been; begins with a blank. */
static const char *cause_of(const char *s)
{
    size_t n = strlen(s);

    if (n == 5 && strspn(s, "0123456789") == n)
        return " (a day as Excel counts them: format the column as a date)";
    if (n > 10 && s[4] == '-' && s[7] == '-')
        return " (the day alone, without the time)";
    return "";
}

static pdn_status take_day(tally_context *w, size_t row, const char *column,
                           const char **day)
{
    char text[16];

    if (*day == NULL || pdn_tally_is_day(*day)) return PDN_OK;
    if (with_points(*day, text)) return tally__keep(w, text, day);
    return pdn_diagnostics_add(w->f, tally__fault(w, row, column),
                               "%s \"%s\": want a day as 2023-08-01 or "
                               "01.08.2023%s",
                               column, *day, cause_of(*day));
}

/* Without a day `on` nothing is overdue: no clock is read. */
static pdn_action_state state_of(const pdn_action_row *r, const char *on)
{
    if (r->done != NULL && (on == NULL || strcmp(r->done, on) <= 0))
        return r->deadline != NULL && strcmp(r->done, r->deadline) > 0
                   ? PDN_ACTION_DONE_LATE
                   : PDN_ACTION_DONE;
    if (on != NULL && r->deadline != NULL && strcmp(r->deadline, on) < 0)
        return PDN_ACTION_OVERDUE;
    return PDN_ACTION_OPEN;
}

static pdn_status one_action(tally_context *w, size_t i, pdn_action_row *r)
{
    pdn_status st = PDN_OK;
    const struct {
        const char *column, **to;
    } cell[] = {{"finding", &r->finding}, {"step", &r->step},
                {"owner", &r->owner},     {"deadline", &r->deadline},
                {"done", &r->done},       {"invited", &r->invited},
                {"wave", &r->wave},       {"group_a", &r->group_a},
                {"group_b", &r->group_b}};

    pdn_row_clear(&pdn_actions_schema, r);

    for (size_t k = 0; k < PDN_COUNT(cell); k++)
        PDN_TRY(tally__keep(w, tally__text(w, cell[k].column, i), cell[k].to));
    PDN_TRY(take_day(w, i, "deadline", &r->deadline));
    PDN_TRY(take_day(w, i, "done", &r->done));
    r->lift = tally__number(w, "lift", i);
    r->state = state_of(r, w->o->on);
out:
    return st;
}

pdn_status actions__count(tally_context *w)
{
    pdn_status st = PDN_OK;
    pdn_action_row *row = NULL;

    PDN_NEW(row, w->t->rows);
    w->out->row = row;
    for (size_t i = 0; i < w->t->rows; i++)
        PDN_TRY(one_action(w, i, &row[w->out->rows++]));
out:
    return st;
}
