#include "sentence_parts.h"

#include "pdnet/words.h"

#include <math.h>
#include <string.h>

/* ---- names ---- */

bool pdn_pair_turned(const pdn_pair *p)
{
    int a = pdn_service_code(p->group_a), b = pdn_service_code(p->group_b);
    return a >= 0 && b >= 0 && a > b;
}

pdn_pair pdn_pair_of(const char *group_a, const char *group_b)
{
    pdn_pair p;

    pdn_row_clear(&pdn_breakdown_schema, &p);
    p.group_a = group_a;
    p.group_b = group_b;
    return p;
}

bool pdn_pair_within(const pdn_pair *p)
{
    return strcmp(p->group_a, p->group_b) == 0;
}

/* A name of two: "kultur og fritid", "Helsestasjon, skolehelse". */
static bool is_two_fold(const char *name)
{
    static const char *const joins[] = {" og ", " and ", " & ", " + ", ", "};

    for (size_t i = 0; i < PDN_COUNT(joins); i++)
        if (strstr(name, joins[i]) != NULL) return true;
    return false;
}

static const char *quoted(const char *name)
{
    if (!is_two_fold(name)) return name;
    return pdn_say(pdn_words_lang() == PDN_ENGLISH ? "“%s”" : "«%s»", name);
}

const char *pdn_say_both(const pdn_pair *p)
{
    bool turn = pdn_pair_turned(p);
    const char *a = turn ? p->group_b : p->group_a;
    const char *b = turn ? p->group_a : p->group_b;

    if (pdn_pair_within(p)) return pdn_service_name(a);
    const char *joint = pdn_service_pair_name(a, b);
    if (joint != NULL) return joint;
    const bool known_b = pdn_service_code(b) >= 0;
    a = pdn_service_name(a);
    b = pdn_service_name(b);
    /* Which two are meant is not heard in "A og B og C"; last and of the
     * catalogue, in small letters, it is. */
    if (is_two_fold(a) || !known_b) b = quoted(b);
    return pdn_say(pdn_word("%s and %s"), quoted(a), b);
}

const char *pdn_say_where(const pdn_pair *p)
{
    if (pdn_pair_within(p))
        return pdn_say(pdn_word("within %s"), pdn_say_both(p));
    return pdn_say(pdn_word("between %s"), pdn_say_both(p));
}

const char *pdn_say_labels(const pdn_pair *p)
{
    bool turn = pdn_pair_turned(p);
    const char *a = turn ? p->group_b : p->group_a;
    const char *b = turn ? p->group_a : p->group_b;

    if (pdn_pair_within(p)) return pdn_service_label(a);
    return pdn_say("%s – %s", pdn_service_label(a), pdn_service_label(b));
}

const char *sentence__expected(double expected)
{
    const bool whole = fabs(expected - round(expected)) < .005;

    return expected < 1 && !whole ? pdn_format_number(expected, 1)
                                  : pdn_format_count(expected);
}

const char *pdn_say_expected(double expected)
{
    const char *number = sentence__expected(expected);

    /* What is shown to everybody is rounded: both say "about". */
    return expected > 0 ? pdn_say(pdn_word("about %s"), number) : number;
}
