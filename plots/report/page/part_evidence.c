/* How sure the findings are, what they may mean, and what is not known. */
#include "report/report_parts.h"

#include "pdnet/breakdown.h"
#include "pdnet/words.h"

#include <string.h>

static size_t of_concern(const pdn_breakdown *b, pdn_concern concern)
{
    size_t count = 0;

    for (size_t i = 0; i < b->pairs; i++)
        count += !pdn_pair_within(&b->pair[i]) &&
                 pdn_concern_of(b->pair[i].verdict) == concern;
    return count;
}

/* ---- how sure ---- */

static const char *say_answered(const pdn_wave_results *w)
{
    if (pdn_is_asked_unknown())
        return pdn_say(pdn_word("%s answered; how many were asked is not "
                                "known. Those who were asked and did not "
                                "answer are not on the list, and neither are "
                                "their contacts."),
                       pdn_format_count(w->answered));
    return pdn_say(w->some_hidden
                       ? pdn_word("%s answered in the services that are shown. "
                                  "Those who did not may have contacts that "
                                  "we cannot see.")
                       : pdn_word("%s answered. Those who did not may have "
                                  "contacts that we cannot see."),
                   pdn_format_of_share(w->answered, w->actors));
}

pdn_status report__part_sure(const pdn_report *r, pdn_html *h)
{
    const pdn_breakdown *b = &r->wave->breakdown;

    if (b->form == PDN_FORM_ORGANISATIONS) {
        html__paragraph(
            h, pdn_word("Every organisation gave one answer, so nothing "
                        "is tested: we count what the two answered."));
        return html__status(h);
    }
    html__paragraph(h, pdn_note_of_pairs(b->pair, b->pairs, b->by_chance));
    html__paragraph(
        h, pdn_word("Clear: so large a difference seldom comes by chance "
                    "alone, however many pairs we look at; or "
                    "everyone it concerns has answered."));
    html__paragraph(
        h, pdn_word("A sign of: of five findings marked like this, one "
                    "may be chance."));
    if (report__shows_nobody(r->wave))
        html__paragraph(
            h, pdn_word("Every service is too small to be shown, and so "
                        "is how many answered."));
    else
        html__paragraph(h, say_answered(r->wave));
    return html__status(h);
}

/* ---- what it may mean ---- */

/* Readings that stand side by side: the figures cannot tell which it is. */
static const struct {
    pdn_verdict verdict;
    const char *reading;
} readings[] = {
    {PDN_MISSING, PDN_SAYS("Two that need each other and do not meet, or two "
                           "that seldom have anybody in common. An agreement "
                           "or a duty decides which it is, not the number.")},
    {PDN_HANGS_ON_ONE,
     PDN_SAYS("A task that one person was given, or a habit that grew around "
              "one. It is the arrangement that is fragile, not the person.")},
    {PDN_ONE_SIDED,
     PDN_SAYS("One side sends and gets no answer, or the two count different "
              "things as contact.")},
    {PDN_STRAINED,
     PDN_SAYS("It may lie in time, in rules of what can be shared, in who "
              "decides, or in too little knowledge of each other. Those who "
              "work there know.")},
    {PDN_THIN_CONTACT,
     PDN_SAYS("A beginning gap, or chance. Ask those it is about before "
              "anything is changed.")},
    {PDN_NEITHER_REPORTS,
     PDN_SAYS("Two organisations that have nothing to do with each other, or "
              "two that ought to.")},
    {PDN_WORKS_WELL,
     PDN_SAYS("Something that others can learn from. It is staff who say so.")},
};

static bool has_verdict(const pdn_breakdown *b, pdn_verdict verdict)
{
    for (size_t i = 0; i < b->pairs; i++)
        if (!pdn_pair_within(&b->pair[i]) && b->pair[i].verdict == verdict)
            return true;
    return false;
}

bool report__means_something(const pdn_report *r)
{
    for (size_t i = 0; r->wave != NULL && i < PDN_COUNT(readings); i++)
        if (has_verdict(&r->wave->breakdown, readings[i].verdict)) return true;
    return false;
}

pdn_status report__part_meaning(const pdn_report *r, pdn_html *h)
{
    html__paragraph(
        h, pdn_word("The figures say that it is so, not what lies behind "
                    "it. These readings stand side by side:"));
    html__raw(h, "<dl class=\"readings\">\n");
    for (size_t i = 0; i < PDN_COUNT(readings); i++) {
        if (!has_verdict(&r->wave->breakdown, readings[i].verdict)) continue;
        html__element(h, "dt",
                      pdn_say_capital(pdn_code_word(&pdn_verdict_codes,
                                                    readings[i].verdict)));
        html__element(h, "dd", pdn_word(readings[i].reading));
    }
    html__raw(h, "</dl>\n");
    html__paragraph(
        h, pdn_word("More contact is no aim in itself. The question is "
                    "whether people get help in time, from those who "
                    "can give it."));
    return html__status(h);
}

/* ---- what is not known ---- */

static const char *say_unknown_pairs(const pdn_breakdown *b, size_t count)
{
    size_t hidden = 0, shown = 0;

    for (size_t i = 0; i < b->pairs; i++) {
        const bool gone = pdn_concern_of(b->pair[i].verdict) == PDN_WITHHELD;
        if (pdn_pair_within(&b->pair[i])) continue;
        hidden += gone;
        shown += !gone;
    }
    if (hidden > 0 && shown == 0)
        return pdn_word("No pair can be shown, so this page does not tell "
                        "what the answers say of any.");
    if (count == 0 && hidden > 0)
        return pdn_word("The answers say something of every pair that can be "
                        "shown.");
    if (count == 0) return pdn_word("The answers say something of every pair.");
    if (b->form == PDN_FORM_ORGANISATIONS)
        return pdn_say(pdn_words_plural("We do not know enough about %zu pair "
                                        "of organisations.",
                                        "We do not know enough about %zu pairs "
                                        "of organisations.",
                                        count),
                       count);
    return pdn_say(pdn_words_plural("The answers do not say enough about %zu "
                                    "pair of services.",
                                    "The answers do not say enough about %zu "
                                    "pairs of services.",
                                    count),
                   count);
}

/* Services of which under half answered, by name. */
static void silent_services(const pdn_breakdown *b, pdn_html *h)
{
    bool any = false;

    for (size_t i = 0; i < b->pairs; i++) {
        const pdn_pair *p = &b->pair[i];
        if (!pdn_pair_within(p) || !(2 * p->respondents_a < p->actors_a))
            continue;
        if (!any) html__element(h, "h3", pdn_word("Where under half answered"));
        html__raw(h, any ? "" : "<ul>\n");
        any = true;
        html__put(h, "<li data-of=\"%s\">%s</li>\n", p->group_a,
                  pdn_say("%s: %s", pdn_service_label(p->group_a),
                          pdn_format_of(p->respondents_a, p->actors_a)));
    }
    html__raw(h, any ? "</ul>\n" : "");
}

/* So few that they are told by name. */
enum { MOST_NAMED = 12 };

static void name_unknown(const pdn_breakdown *b, pdn_html *h)
{
    html__raw(h, "<ul>\n");
    for (size_t i = 0; i < b->pairs; i++) {
        const pdn_pair *p = &b->pair[i];
        if (pdn_pair_within(p) || pdn_concern_of(p->verdict) != PDN_UNKNOWN)
            continue;
        html__put(h, "<li data-of=\"%s&#9;%s\">%s</li>\n", p->group_a,
                  p->group_b, pdn_say_labels(p));
    }
    html__raw(h, "</ul>\n");
}

pdn_status report__part_unknown(const pdn_report *r, pdn_html *h)
{
    const pdn_breakdown *b = &r->wave->breakdown;
    size_t count = of_concern(b, PDN_UNKNOWN);

    html__put(h, "<p>%s", say_unknown_pairs(b, count));
    if (count > 0) {
        html__put(h, " %s",
                  pdn_word("An empty field does not mean that "
                           "collaboration is missing. Such fields are "
                           "hatched in the table of pairs."));
    }
    html__raw(h, "</p>\n");
    if (count > 0 && count <= MOST_NAMED) name_unknown(b, h);
    silent_services(b, h);
    html__paragraph(
        h, pdn_word("How good contact is for those it is meant to help is "
                    "not here either, nor contact with those who are not on "
                    "the list."));
    if (r->results->public_copy && r->results->hidden.cells > 0)
        html__paragraph(h, pdn_note(PDN_HIDDEN_NOT_ZERO));
    return html__status(h);
}
