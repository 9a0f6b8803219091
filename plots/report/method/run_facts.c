/* What is hidden, what cannot be told, and what made the figures. */
#include "method_facts.h"
#include "words/format_number.h"

#include "pdnet/study.h"
#include "pdnet/words.h"

const char *method__say_PRIVACY(const pdn_report *r)
{
    const pdn_hidden *h = &r->results->hidden;

    if (!r->results->public_copy)
        return pdn_word("Nothing is hidden in this copy. It shows people and "
                        "is for the owner of the study only.");
    const char *const answers =
        r->wave != NULL && pdn_network_of_organisations(&r->wave->network)
            ? pdn_word("What organisations answer about one another stands: it "
                       "is about no single person.")
            : NULL;
    const char *const hidden = pdn_say(
        pdn_word("Figures that fewer than %s people stand behind, and figures "
                 "that would give them away, are hidden, over all tables at "
                 "once: %s in all. Shares stand with one decimal of a percent, "
                 "expected contacts as whole ones."),
        pdn_say_fewest(), pdn_format_count((double)h->cells));
    return format_number__join(answers, hidden);
}

const char *method__say_SENSITIVITY(const pdn_report *r)
{
    const char *pairs = NULL, *units = NULL;

    if (r->wave != NULL && r->wave->breakdown.form == PDN_FORM_PEOPLE)
        pairs =
            pdn_word("Each pair tells at how many cut points of frequency "
                     "its verdict stands (columns cuts_survived and "
                     "cuts_tried), and how much contact those who did not "
                     "answer would need to have for a missing one to vanish "
                     "(column tipping).");
    if (r->results->deviants.rows > 0)
        units = pdn_word("Each unit tells in what share of the ways to ask it "
                         "is better than expected (column agree), and which "
                         "rules of others would choose it (column "
                         "chosen_by).");
    return format_number__join(pairs, units);
}

const char *method__say_LIMITS(const pdn_report *r)
{
    const char *text = NULL;

    if (r->wave != NULL)
        text = pdn_word("What is told is what people report: contacts are "
                        "forgotten, and who is not on the list is not seen. "
                        "Ratings are those of staff. What chance does not keep "
                        "apart, as a shared building, may look like a "
                        "finding.");
    return format_number__join(text,
                               pdn_word("Figures stand side by side. That one "
                                        "comes with another, or after it, says "
                                        "nothing of what brought it about."));
}

const char *method__say_DATA(const pdn_report *r)
{
    return format_number__join(
        pdn_word("Every figure stands in the folder tables, as CSV with a "
                 "definition of each column; datapackage.json gathers them, "
                 "with a hash of each file."),
        r->options->internal
            ? pdn_word("The networks stand beside them as GraphML.")
            : pdn_word("Networks and rows of people are in the owner's copy "
                       "alone."));
}

const char *method__say_SOFTWARE(const pdn_report *r)
{
    const pdn_versions v = pdn_versions_here();

    return pdn_say("pdnet %s, igraph %s, GSL %s.", r->origin->version, v.igraph,
                   v.gsl);
}

const char *method__say_CITE(const pdn_report *r)
{
    return pdn_say("The pdnet authors: pdnet: positive-deviance network "
                   "analysis. Version %s. GPL-3.0-or-later.",
                   r->origin->version);
}
