/* Codes and the words that files hold for them. */
#include "pdnet/table.h"

#include <assert.h>
#include <string.h>

static const char *const verdicts[] = {
    "",
#define VERDICT(name, text, concern) text,
#include "columns/codes.def"
};

static const char *const reasons[] = {
    "",
#define REASON(name, text) text,
#include "columns/codes.def"
};

static const char *const friction_parts[] = {
    "",
#define FRICTION_PART(name, text) text,
#include "columns/codes.def"
};

static const char *const nulls[] = {
    "",
#define NULL_KIND(name, text) text,
#include "columns/codes.def"
};

static const char *const claims[] = {
    "",
#define CLAIM(name, text) text,
#include "columns/codes.def"
};

static const char *const counters[] = {
    "",
#define COUNTER(name, text) text,
#include "columns/codes.def"
};

static const char *const choices[] = {
    "",
#define CHOICE(name, text) text,
#include "columns/codes.def"
};

static const char *const flags[] = {
    "",
#define FLAG(name, text) text,
#include "columns/codes.def"
};

static const char *const removals[] = {
    "",
#define REMOVAL(name, text) text,
#include "columns/codes.def"
};

static const char *const goals[] = {
    "",
#define KEY_GOAL(name, text) text,
#include "columns/codes.def"
};

static const char *const separators[] = {
    "",
#define SEPARATOR(name, text) text,
#include "columns/codes.def"
};

static const char *const whatifs[] = {
    "",
#define WHATIF(name, text) text,
#include "columns/codes.def"
};

static const char *const wave_changes[] = {
    "",
#define WAVE_CHANGE(name, text) text,
#include "columns/codes.def"
};

static const char *const practices[] = {
    "",
#define PRACTICE(name, text) text,
#include "columns/codes.def"
};

static const char *const actions[] = {
    "",
#define ACTION(name, text) text,
#include "columns/codes.def"
};

static const char *const followed[] = {
    "",
#define FOLLOWED(name, text) text,
#include "columns/codes.def"
};

static const char *const stages[] = {
    "",
#define STAGE(name, text) text,
#include "columns/codes.def"
};

static const char *const checklists[] = {
    "",
#define CHECKLIST(name, text) text,
#include "columns/codes.def"
};

#define CODES(name, list)            \
    {                                \
        name, list, PDN_COUNT(list), \
    }

const pdn_codes pdn_verdict_codes = CODES("verdict", verdicts);
const pdn_codes pdn_reason_codes = CODES("reason", reasons);
const pdn_codes pdn_friction_part_codes =
    CODES("part of friction", friction_parts);
const pdn_codes pdn_null_codes = CODES("null", nulls);
const pdn_codes pdn_claim_kind_codes = CODES("claim", claims);
const pdn_codes pdn_counter_state_codes = CODES("counter", counters);
const pdn_codes pdn_choice_codes = CODES("choice", choices);
const pdn_codes pdn_flag_codes = CODES("flag", flags);
const pdn_codes pdn_removal_order_codes = CODES("order", removals);
const pdn_codes pdn_key_goal_codes = CODES("goal", goals);
const pdn_codes pdn_separator_kind_codes = CODES("kind", separators);
const pdn_codes pdn_whatif_state_codes = CODES("state", whatifs);
const pdn_codes pdn_wave_change_codes = CODES("finding", wave_changes);
const pdn_codes pdn_practice_kind_codes = CODES("kind", practices);
const pdn_codes pdn_action_state_codes = CODES("state", actions);
const pdn_codes pdn_followed_codes = CODES("followed", followed);
const pdn_codes pdn_stage_check_codes = CODES("check", stages);
const pdn_codes pdn_checklist_state_codes = CODES("state", checklists);

const char *pdn_code_text(const pdn_codes *c, unsigned code)
{
    assert(code < c->codes);
    return c->text[code];
}

/* The code that the first n bytes of text are. */
static unsigned find(const pdn_codes *c, const char *text, size_t n)
{
    unsigned k = 0;

    while (k < c->codes &&
           (strlen(c->text[k]) != n || memcmp(c->text[k], text, n) != 0))
        k++;
    return k;
}

unsigned pdn_code_of(const pdn_codes *c, const char *text)
{
    return text == NULL ? 0 : find(c, text, strlen(text));
}

void pdn_codes_text(const pdn_codes *c, unsigned set, char text[PDN_CODES_ROOM])
{
    size_t n = 0;

    for (unsigned k = 1; k < c->codes; k++) {
        if (!PDN_HAS(set, k)) continue;
        const size_t m = strlen(c->text[k]);
        assert(n + m + 2 < PDN_CODES_ROOM);
        if (n > 0) text[n++] = '+';
        memcpy(text + n, c->text[k], m);
        n += m;
    }
    text[n] = '\0';
}

bool pdn_codes_of(const pdn_codes *c, const char *text, unsigned *set)
{
    unsigned found = 0;

    for (const char *at = text; at != NULL && *at != '\0';) {
        const size_t n = strcspn(at, "+");
        const unsigned code = find(c, at, n);
        if (code == 0 || code == c->codes) return false;
        found |= PDN_BIT(code);
        at += n + (at[n] == '+');
    }
    *set = found;
    return true;
}
