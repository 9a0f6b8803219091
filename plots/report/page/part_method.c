/* How it was done and how good the answers are. */
#include "report/report_parts.h"

#include <stdio.h>
#include <string.h>

static void item(pdn_html *h, const char *term, const char *text)
{
    if (text == NULL || *text == '\0') return;
    html__element(h, "dt", term);
    html__element(h, "dd", text);
}

static void count_item(pdn_html *h, const char *term, double x)
{
    item(h, term, pdn_format_count(x));
}

/* In the public copy a count of people of all services, of which some are not
 * shown, would tell theirs; and a few people are too few. */
static double shown(const pdn_report *r, double n)
{
    const bool few = n > .5 && n < r->results->hidden.fewest - .5;

    if (pdn_network_of_organisations(&r->wave->network)) return n;
    if (r->results->public_copy && (few || r->wave->some_hidden))
        return pdn_absent(PDN_SUPPRESSED);
    return n;
}

/* A count that the network carries, where there is something to count. */
static void network_item(const pdn_report *r, pdn_html *h, const char *term,
                         const char *name)
{
    const pdn_attribute *a = pdn_network_attribute(&r->wave->network, name);

    if (a == NULL || a->text != NULL || !(a->number > 0)) return;
    count_item(h, term, shown(r, a->number));
}

/* What was left unsaid. */
static void silence(const pdn_report *r, pdn_html *h)
{
    const pdn_groups *g = &r->wave->groups;
    const bool organisations = pdn_network_of_organisations(&r->wave->network);
    double strangers = 0;

    network_item(r, h, pdn_word("answers left blank (read as not answered)"),
                 "left_open");
    network_item(r, h,
                 organisations
                     ? pdn_word("organisations that left the whole form blank")
                     : pdn_word("people who left the whole form blank"),
                 "blank_rows");
    network_item(r, h,
                 organisations
                     ? pdn_word("organisations that sent nothing (read as "
                                "silent)")
                     : pdn_word("people who sent nothing (read as silent)"),
                 "sent_nothing");
    for (size_t i = 0; i < g->groups; i++)
        if (!pdn_groups_is_known(g->label[i])) strangers += (double)g->size[i];
    if (strangers > 0)
        count_item(h, pdn_word("people whose service is not known"),
                   shown(r, strangers));
}

static void answers(const pdn_report *r, pdn_html *h)
{
    const pdn_wave_results *w = r->wave;

    html__raw(h, "<dl>\n");
    item(h,
         w->breakdown.form == PDN_FORM_ORGANISATIONS
             ? pdn_word("organisations that answered")
             : pdn_word("people who answered"),
         report__shows_nobody(w) ? pdn_word("hidden")
         : pdn_is_asked_unknown()
             ? pdn_say(pdn_word("%s; how many were asked is not known"),
                       pdn_format_count(w->answered))
             : pdn_format_of_share(w->answered, w->actors));
    if (pdn_state_of(w->ties) != PDN_NOT_DEFINED)
        count_item(h, pdn_word("reported contacts"), w->ties);
    if (w->breakdown.form != PDN_FORM_SERVICES) {
        count_item(h, pdn_word("reported by both"), w->confirmed);
        count_item(h, pdn_word("reported by one of the two"), w->one_sided);
        count_item(h,
                   pdn_word("cannot be confirmed (the other did not answer)"),
                   w->unknown);
    }
    silence(r, h);
    if (w->breakdown.form != PDN_FORM_ORGANISATIONS)
        count_item(h, pdn_word("pairs of services that could be tested"),
                   (double)w->breakdown.assessable);
    html__raw(h, "</dl>\n");
}

static void services(const pdn_report *r, pdn_html *h)
{
    const pdn_breakdown *b = &r->wave->breakdown;

    const bool organisations = report__of_organisations(r);
    const char *heading = organisations
                              ? pdn_word("Which organisations answered")
                              : pdn_word("Who answered, service by service");

    html__put(h, "<details><summary>%s</summary><div class=\"table\"><table>",
              heading);
    html__element(h, "caption", heading);
    html__put(h,
              "<thead><tr><th scope=\"col\">%s</th><th scope=\"col\" "
              "class=\"n\">%s</th></tr></thead>\n<tbody>",
              organisations ? pdn_word("organisation") : pdn_word("service"),
              pdn_word("answered"));
    for (size_t i = 0; i < b->pairs; i++) {
        const pdn_pair *p = &b->pair[i];
        if (!pdn_pair_within(p)) continue;
        html__raw(h, "<tr>");
        html__element(h, "td", pdn_service_label(p->group_a));
        html__element(h, "td class=\"n\"",
                      p->verdict == PDN_HIDDEN
                          ? pdn_word("too few to be shown")
                          : pdn_format_answered(p->respondents_a, p->actors_a));
        html__raw(h, "</tr>\n");
    }
    html__raw(h, "</tbody></table></div></details>\n");
}

/* What chance was: the null of the table between services, and its places. */
static void chance(const pdn_report *r, pdn_html *h)
{
    const pdn_breakdown *b = &r->wave->breakdown;
    const bool contacts = b->null == PDN_NULL_CONTACTS;

    html__element(
        h, "p",
        contacts
            ? pdn_word(
                  "Expected is how many contacts two services would report if "
                  "chance alone decided who works with whom. Everybody keeps "
                  "as many contacts with other services as now. The contacts "
                  "between services are dealt out anew many times; those "
                  "inside a service stay. Contacts told by both, told by one, "
                  "and with people who did not answer are dealt out apart.")
            : pdn_word("Expected is how many contacts two services would "
                       "report if it did not matter who belongs to which "
                       "service. The names of the services are shuffled among "
                       "those who answered and among those who did not, and "
                       "the contacts stay. Contacts inside the services weigh "
                       "in."));
    if (b->within != NULL && strcmp(b->within, "municipality") != 0)
        html__element(
            h, "p",
            pdn_say(pdn_word("Chance moves only what is alike in this, people "
                             "of the same or of two, by %s: that alone is no "
                             "finding."),
                    b->within));
    else if (b->within != NULL)
        html__element(
            h, "p",
            contacts
                ? pdn_word("A contact inside a municipality changes places "
                           "only with another inside it. One between "
                           "municipalities changes places only with another "
                           "such one. So distance alone is no finding.")
                : pdn_word("The names are shuffled within each municipality: "
                           "distance alone is no finding."));
    if (contacts)
        html__element(
            h, "p",
            pdn_word("Inside a service, expected comes from shuffling the "
                     "names of the services among those who answered and "
                     "among those who did not."));
}

/* Of the other forms: what stands in place of the null, and what cannot be
 * told. */
static void form(const pdn_report *r, pdn_html *h)
{
    if (r->wave->breakdown.form == PDN_FORM_SERVICES) {
        html__element(
            h, "p",
            pdn_word(
                "People were asked which services they work with, so a "
                "reported contact is a person who names a service. Expected is "
                "how many would name each other if chance alone decided who "
                "names which. Everybody still names as many services as now, "
                "every service is named as often, and nobody names the own."));
        html__element(
            h, "p",
            pdn_word("A service does not answer. So this form cannot tell "
                     "whether both of two people report a contact, or how many "
                     "people carry the collaboration. Nor can it tell whether "
                     "it hangs on one, or what is left when somebody leaves. "
                     "Those fields are empty in the tables."));
        return;
    }
    html__element(
        h, "p",
        pdn_word("Every organisation gave one answer about each of the others. "
                 "That is a count of everybody and not a sample, so nothing is "
                 "expected by chance and nothing is tested. What we say of two "
                 "organisations is what the two answered."));
    html__element(
        h, "p",
        pdn_word("One answer is one person's view of the organisation. This "
                 "form cannot tell how many people carry the collaboration or "
                 "whether it hangs on one."));
}

static void reading(const pdn_report *r, pdn_html *h)
{
    static const char *const lines[] = {
        PDN_SAYS(
            "Clear means that chance alone seldom gives so large a difference, "
            "after account is taken of how many pairs were looked at. A sign "
            "is "
            "weaker: of five findings marked like this, one may be chance."),
        PDN_SAYS("As expected is said only where a pair surely has more than "
                 "half of the contact that was expected. Where we cannot see "
                 "that, we do not know."),
        PDN_SAYS("Few answers are never read as missing contact: we do not "
                 "know enough. Nobody's silence is read as a no."),
    };
    /* clear, a sign and as expected are words of tests */
    const bool tested =
        r->wave == NULL || r->wave->breakdown.form != PDN_FORM_ORGANISATIONS;
    for (size_t i = tested ? 0 : 2; i < PDN_COUNT(lines); i++)
        html__element(h, "p", pdn_word(lines[i]));
    html__element(
        h, "p",
        pdn_say(pdn_word("The place on the map does not say who is most "
                         "important. The figures say how much contact staff "
                         "report, not how good it is for %s."),
                pdn_the_people_word()));
    if (r->results->baseline.rows > 0)
        html__element(
            h, "p",
            pdn_word("A register count has no sampling error. The "
                     "uncertainty says how much the figure would move "
                     "by chance if the same conditions met those of "
                     "another year."));
}

static void origin(const pdn_report *r, pdn_html *h)
{
    const pdn_provenance *p = r->origin;
    char text[64];

    html__put(h, "<details><summary>%s</summary><dl>\n",
              pdn_word("How to make this report again"));
    snprintf(text, sizeof text, "%s %s", p->tool, p->version);
    item(h, pdn_word("made by"), text);
    item(h, pdn_word("command"), p->command);
    snprintf(text, sizeof text, "%llu", (unsigned long long)p->seed);
    item(h, pdn_word("seed"), text);
    if (pdn_state_of(r->facts.draws) == PDN_VALUE)
        count_item(h, pdn_word("draws of the pair table"), r->facts.draws);
    for (size_t i = 0; i < p->sources; i++)
        item(h, p->source[i].name, p->source[i].sha256);
    html__raw(h, "</dl></details>\n");
}

pdn_status report__part_method(const pdn_report *r, pdn_html *h)
{
    if (r->wave != NULL) {
        answers(r, h);
        services(r, h);
    }
    if (r->wave != NULL && r->wave->breakdown.form == PDN_FORM_PEOPLE)
        chance(r, h);
    else if (r->wave != NULL)
        form(r, h);
    reading(r, h);
    report__method_run(r, h);
    report__put_checklist(r, h);
    origin(r, h);
    return html__status(h);
}
