/* Who was asked, who answered, and what their answers are taken for. */
#include "method_facts.h"
#include "words/format_number.h"

#include "pdnet/breakdown.h"
#include "pdnet/survey.h"
#include "pdnet/words.h"

#include <math.h>
#include <string.h>

static pdn_survey_form form_of(const pdn_report *r)
{
    return r->wave->breakdown.form;
}

static bool is_said(const char *word, const pdn_option_word *of, int code)
{
    return word != NULL && strcmp(word, pdn_option_word_of(of, code)) == 0;
}

static bool is_undirected(const pdn_report *r)
{
    return !r->wave->network.directed;
}

/* ---- design */

static const char *form(const pdn_report *r)
{
    if (r->wave == NULL) return NULL;
    switch (form_of(r)) {
    case PDN_FORM_SERVICES:
        return pdn_word("A survey in which people on a list said which "
                        "services they work with.");
    case PDN_FORM_ORGANISATIONS:
        return pdn_word("A survey in which each organisation on a list gave "
                        "one answer about each of the others.");
    case PDN_FORM_PEOPLE: break;
    }
    return pdn_word("A survey in which people on a list said which of the "
                    "others on it they work with.");
}

static const char *surveys(const pdn_report *r)
{
    const char *labels = NULL;

    for (size_t i = 0; i < r->results->waves; i++)
        labels = method__list(labels, ", ", r->results->wave[i].label);
    if (labels == NULL) return NULL;
    return pdn_say(pdn_words_plural("%s survey: %s.", "%s surveys: %s.",
                                    r->results->waves),
                   pdn_format_count((double)r->results->waves), labels);
}

const char *method__say_DESIGN(const pdn_report *r)
{
    const char *text = format_number__join(form(r), surveys(r));

    if (r->results->baseline.rows > 0)
        text = format_number__join(
            text, pdn_word("Beside it, figures of an outcome by unit and year. "
                           "What is told is what stands side by side: nothing "
                           "was tried out on anybody."));
    return text;
}

/* ---- the list */

static size_t services_shown(const pdn_breakdown *b)
{
    size_t n = 0;

    for (size_t i = 0; i < b->pairs; i++)
        n += pdn_pair_within(&b->pair[i]) &&
             pdn_state_of(b->pair[i].actors_a) == PDN_VALUE;
    return n;
}

static const char *size(const pdn_report *r)
{
    const pdn_wave_results *w = r->wave;

    if (form_of(r) == PDN_FORM_ORGANISATIONS)
        return pdn_say(pdn_word("%s organisations (%s)."),
                       pdn_format_count(w->actors), w->label);
    const size_t services =
        w->some_hidden ? services_shown(&w->breakdown) : w->breakdown.groups;
    return pdn_say(pdn_words_plural("%s people in %s service (%s).",
                                    "%s people in %s services (%s).", services),
                   pdn_format_count(w->actors),
                   pdn_format_count((double)services), w->label);
}

const char *method__say_LISTED(const pdn_report *r)
{
    const char *strangers = NULL;

    if (r->wave == NULL) return NULL;
    strangers =
        is_said(r->study->unknown, pdn_unknown_actors, PDN_UNKNOWN_ADD)
            ? pdn_word("Whoever was named and was not on it was added as one "
                       "who did not answer.")
            : pdn_word("Whoever was named and was not on it would have "
                       "stopped the work.");
    return format_number__join(
        format_number__join(
            r->wave->asked_unknown
                ? pdn_word("Those who answered are in it: whom else was asked "
                           "is on no list.")
                : pdn_word("The list of each survey says who is in it."),
            size(r)),
        format_number__join(strangers,
                            r->wave->some_hidden
                                ? pdn_word("Counted are those of services "
                                           "that are shown.")
                                : NULL));
}

/* ---- response */

const char *method__say_ANSWERED(const pdn_report *r)
{
    const char *text = NULL;

    for (size_t i = 0; i < r->results->waves; i++) {
        const pdn_wave_results *w = &r->results->wave[i];
        text = method__list(
            text, "; ",
            pdn_say("%s: %s", w->label,
                    report__shows_nobody(w) ? pdn_word("hidden")
                    : w->asked_unknown
                        ? pdn_say(pdn_word("%s (how many were asked is not "
                                           "known)"),
                                  pdn_format_count(w->answered))
                        : pdn_format_of_share(w->answered, w->actors)));
    }
    return text != NULL ? pdn_say("%s.", text) : NULL;
}

static const char *nonresponse(const pdn_report *r)
{
    const char *rule = r->study->nonresponse;

    if (is_undirected(r))
        return pdn_word("A contact has no direction, and everybody counts as "
                        "having answered.");
    if (is_said(rule, pdn_nonresponses, PDN_DROP))
        return pdn_word("They were left out, with all that others said of "
                        "them.");
    if (is_said(rule, pdn_nonresponses, PDN_RECONSTRUCT))
        return pdn_word("What somebody who answered reports of one who did not "
                        "counts for both (reconstruction: Stork and Richards "
                        "1992).");
    if (form_of(r) == PDN_FORM_SERVICES)
        return pdn_word("They stay on the list. What they would have said is "
                        "not known and is never taken for a no: a service is "
                        "judged by those of it who answered.");
    return pdn_word("They stay in the network as somebody whom others name. "
                    "What they would have said is not known and is never taken "
                    "for a no: possible contacts are those that people who "
                    "answered could report.");
}

const char *method__say_SILENT(const pdn_report *r)
{
    const pdn_study *s = r->study;

    if (r->wave == NULL) return NULL;
    if (form_of(r) == PDN_FORM_ORGANISATIONS)
        return pdn_word("Where one of two did not answer and the other reports "
                        "nothing, the pair is not known.");
    return format_number__join(
        nonresponse(r),
        is_said(s->answered, pdn_answered_rules, PDN_ANSWERED_ALL)
            ? pdn_word("Where the list does not say who answered, everybody "
                       "counts as having done so.")
        : is_said(s->blank, pdn_blanks, PDN_BLANK_NO)
            ? pdn_word("A cell that was left blank counts as no contact.")
            : NULL);
}

/* ---- contact */

static const char *least_frequency(const pdn_report *r)
{
    if (r->study->min_frequency != NULL)
        return pdn_say(pdn_word("It counts from frequency %s up."),
                       r->study->min_frequency);
    return pdn_word("Any frequency above 0 counts.");
}

/* "quality=1:5" as people say it. */
static const char *scale(const char *said)
{
    double lo = 0, hi = 0;
    size_t n = 0;

    if (!pdn_survey_scale_read(said, &n, &lo, &hi)) return said;
    const char *column = pdn_say("%.*s", (int)n, said);
    const char *what = pdn_word_of_code(column);
    const char *least = pdn_format_number(fmin(lo, hi), 0);
    const char *most = pdn_format_number(fmax(lo, hi), 0);
    if (lo <= hi)
        return pdn_say(pdn_word("%s from %s to %s"), what, least, most);
    if (strcmp(column, "frequency") == 0 || strcmp(column, "need") == 0)
        return pdn_say(pdn_word("%s from %s to %s on the form, turned round "
                                "here: %s is most"),
                       what, least, most, most);
    return pdn_say(pdn_word("%s from %s to %s on the form, turned round here: "
                            "%s is best"),
                   what, least, most, most);
}

static const char *scales(const pdn_report *r)
{
    const char *text = NULL;

    for (size_t i = 0; i < r->study->scales; i++)
        text = method__list(text, ", ", scale(r->study->scale[i]));
    return text != NULL ? pdn_say(pdn_word("Scales of answers: %s."), text)
                        : NULL;
}

static const char *meaning(const pdn_report *r)
{
    if (form_of(r) == PDN_FORM_SERVICES)
        return pdn_word("A contact is that a person names a service. It has a "
                        "direction: services name nobody.");
    if (is_undirected(r))
        return pdn_word("A contact is that either of two reports it; it has no "
                        "direction.");
    return pdn_word("A contact is that one reports working with another. It "
                    "has a direction: two of them have none, one or two.");
}

const char *method__say_CONTACT(const pdn_report *r)
{
    if (r->wave == NULL) return NULL;
    return format_number__join(
        format_number__join(meaning(r), least_frequency(r)),
        format_number__join(
            pdn_word("Several reports of the same are put together: the "
                     "highest frequency, the mean of ratings. Reports of "
                     "oneself are left out."),
            scales(r)));
}

const char *method__say_KINDS(const pdn_report *r)
{
    if (r->wave == NULL || form_of(r) != PDN_FORM_SERVICES) return NULL;
    return pdn_word("People and services. A contact goes from a person to a "
                    "service, never to a person and never from a service.");
}

const char *method__say_COUNTED(const pdn_report *r)
{
    const char *text = NULL;

    for (size_t i = 0; i < r->results->waves; i++) {
        const pdn_wave_results *w = &r->results->wave[i];
        if (pdn_state_of(w->ties) == PDN_NOT_DEFINED) continue;
        const bool part = w->some_hidden && pdn_state_of(w->ties) == PDN_VALUE;
        text = method__list(
            text, "; ",
            pdn_say(part ? pdn_word("%s: %s, in the services that are shown")
                         : "%s: %s",
                    w->label, pdn_format_count(w->ties)));
    }
    if (text == NULL) return NULL;
    return pdn_say(pdn_word("Reported contacts: %s."), text);
}

const char *method__say_GROUPS(const pdn_report *r)
{
    const pdn_verdict_thresholds t = pdn_verdict_thresholds_of_rule();
    const pdn_breakdown *b = r->wave != NULL ? &r->wave->breakdown : NULL;

    if (b == NULL) return NULL;
    const size_t pairs = b->groups * (b->groups - (b->groups > 0)) / 2;
    if (b->form == PDN_FORM_ORGANISATIONS)
        return pdn_say(pdn_word("Every pair of organisations, %s in all, is "
                                "judged by its two answers."),
                       pdn_format_count((double)pairs));
    return pdn_say(
        pdn_word(
            "People are put together by the column %s. Of %s pairs of "
            "services %s could be tested: at least %s answered on each "
            "side and %s in all, and the fewest contacts that chance gives "
            "would be a surprise."),
        pdn_word_of_code(method__choice(r->study->by, "sector")),
        pdn_format_count((double)pairs),
        pdn_format_count((double)b->assessable),
        pdn_format_count(t.tested_side), pdn_format_count(t.tested_answered));
}
