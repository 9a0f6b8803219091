#include "map_parts.h"
#include "sheet/findings_column.h"
#include "sheet/verdict_look.h"
#include "words/format_number.h"

#include "pdnet/breakdown.h"
#include "pdnet/sheets.h"
#include "pdnet/words.h"

#include <math.h>

/* ---- the title ---- */

static size_t count_verdicts(const pdn_pair *pair, size_t pairs)
{
    size_t n = 0;

    for (size_t i = 0; i < pairs; i++)
        n += pair[i].verdict != PDN_NO_VERDICT && !pdn_pair_within(&pair[i]);
    return n;
}

const char *pdn_services_title(const pdn_sheet_facts *facts,
                               const pdn_pair *pair, size_t pairs)
{
    if (isfinite(facts->answered) && facts->answered < 1)
        return pdn_word("Nobody has answered: we do not know who works with "
                        "whom");
    if (count_verdicts(pair, pairs) == 0 && pairs != 1)
        return pdn_word("Who works with whom");
    return pdn_title_of_map(pair, pairs);
}

static bool is_drawn(const findings_column *t, pdn_verdict verdict, bool hide)
{
    for (size_t i = 0; i < t->pairs; i++) {
        const pdn_pair *p = &t->pair[i];
        if (p->verdict == verdict && !(hide && verdict == PDN_NOT_KNOWN) &&
            !pdn_pair_within(p))
            return true;
    }
    return false;
}

/* On a slide three findings are told: the number on the line leads to a heading
 * that says what it is. */
static bool has_heading(const findings_column *t, pdn_verdict verdict)
{
    for (size_t k = 0; k < t->breaks && k < 3; k++)
        if (t->pair[t->index[k]].verdict == verdict) return true;
    return false;
}

static size_t count_hidden(const findings_column *t)
{
    size_t n = 0;

    for (size_t i = 0; i < t->pairs; i++)
        n += services__is_hidden(&t->pair[i]) && !pdn_pair_within(&t->pair[i]);
    return n;
}

/* Of how many the number alone is hidden: the line is that of what is found. */
static size_t count_found(const findings_column *t)
{
    size_t n = 0;

    for (size_t i = 0; i < t->pairs; i++)
        n += pdn_state_of(t->pair[i].ties) == PDN_SUPPRESSED &&
             !services__is_hidden(&t->pair[i]) && !pdn_pair_within(&t->pair[i]);
    return n;
}

/* What no line stands for, since lines of it would hide the others, and what
 * thin ones are. */
static const char *say_of_many(const findings_column *t, bool unknown)
{
    const char *text = "";

    if (unknown)
        text = pdn_word("Pairs that we do not know enough about are many and "
                        "are not drawn.");
    if (services__hides_hidden(t->pair, t->pairs))
        text = format_number__join(
            text, pdn_say(pdn_word("%s pairs that are hidden to protect "
                                   "privacy are not drawn."),
                          pdn_format_count((double)count_hidden(t))));
    if (services__hides_hidden(t->pair, t->pairs) && count_found(t) > 0)
        text = format_number__join(
            text, pdn_say(pdn_word("Of %s more the number is hidden, and the "
                                   "line is that of what we found."),
                          pdn_format_count((double)count_found(t))));
    if (services__has_many(t->pair, t->pairs))
        text = format_number__join(
            text, pdn_word("Thin brown lines: findings without a number."));
    return *text != '\0' ? text : NULL;
}

/* The legend has a row for each kind of line that is drawn. */
pdn_status services__legend(const pdn_sheet *s, findings_column *t)
{
    pdn_status st = PDN_OK;
    double u = s->unit;
    pdn_legend_line *row = t->row;
    size_t n = 0;
    const bool hide = services__hides_unknown(t->pair, t->pairs);
    services__plain plain = {0};
    const char *const words =
        count_verdicts(t->pair, t->pairs) > 0
            ? pdn_word("about as expected, or more (width: how much)")
            : pdn_word("reported contact (width: how much)");

    PDN_TRY(services__plain_lines(t->pair, t->pairs, &plain));
    if (plain.full)
        row[n++] =
            legend__line((pdn_pen){PDN_TIE_GREY, 6 * u, 1, PDN_SOLID}, words);
    if (plain.pale)
        row[n++] = legend__line(
            (pdn_pen){PDN_TIE_PALE, 4 * u, 1, PDN_SOLID},
            plain.full ? pdn_word("the same, where contact is rarer") : words);
    for (int k = 1; verdict_look__in_legend(k) != PDN_NO_VERDICT; k++) {
        const pdn_verdict verdict = verdict_look__in_legend(k);
        const verdict_look *look = verdict_look__of(verdict);
        if (!is_drawn(t, verdict, hide)) continue;
        if (s->slide && has_heading(t, verdict)) continue;
        row[n++] = (pdn_legend_line){
            {look->color, look->legend_width * u, 1, look->dash},
            look->arrow,
            pdn_word(look->map_legend),
            look->form};
    }
    if (count_hidden(t) > 0 && !services__hides_hidden(t->pair, t->pairs))
        row[n++] = (pdn_legend_line){
            verdict_look__hidden(u), false,
            pdn_word_in("pairs", "with a cross: hidden to protect privacy"),
            VERDICT_LINE_CROSS};
    t->rows = n;
    t->more_note = say_of_many(t, hide);
out:
    return st;
}

/* ---- the sheet ---- */

/* The question goes with the first finding. */
static const char *question_of(const findings_column *t)
{
    return t->breaks > 0 ? pdn_question(t->pair[t->index[0]].verdict)
                         : pdn_figure_question(PDN_ASKS_MAP);
}

pdn_status pdn_services_sheet(pdn_canvas *c, const pdn_sheet_facts *facts,
                              const pdn_ring *ring, const pdn_pair *pair,
                              size_t pairs)
{
    pdn_status st = PDN_OK;
    pdn_sheet sheet;
    services__map map = {0};
    findings_column t = {
        .pair = pair,
        .pairs = pairs,
        .size_note = pdn_word("Size: how many people are on the list.")};
    const pdn_survey_form form = pdn_form_of_pairs(pair, pairs);
    size_t shown = 0;

    map.organisations = form == PDN_FORM_ORGANISATIONS;
    if (map.organisations) t.size_note = "";
    PDN_TRY(findings_column__make(&t));
    pdn_sheet_begin(c, facts, pdn_services_title(facts, pair, pairs),
                    form == PDN_FORM_ORGANISATIONS
                        ? pdn_word("line: what the two organisations answer")
                    : count_verdicts(pair, pairs) > 0
                        ? pdn_word("line: reported contact between services, "
                                   "compared with what we could expect")
                        : pdn_word("line: reported contact between services"),
                    question_of(&t), &sheet);
    PDN_TRY(services__make(&sheet, ring, &map));
    if (map.short_counts && form != PDN_FORM_ORGANISATIONS)
        t.size_note =
            pdn_is_asked_unknown()
                ? pdn_word("Size: how many people are on the list. Beside the "
                           "name: how many answered.")
                : pdn_word("Size: how many people are on the list. Beside "
                           "the name: answered / on the list.");
    PDN_TRY(services__legend(&sheet, &t));
    shown = findings_column__draw(&sheet, &t);
    PDN_TRY(services__links(&map, pair, pairs, t.index, shown));
    services__marks(&map);
out:
    services__clear(&map);
    findings_column__clear(&t);
    return st;
}
