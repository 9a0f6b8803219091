/* The map and the table of pairs, service by service. */
#include "report/narrow.h"

#include "pdnet/breakdown.h"
#include "pdnet/words.h"

#include <string.h>

static bool is_of(const pdn_pair *p, const char *service)
{
    return !pdn_pair_within(p) && (strcmp(p->group_a, service) == 0 ||
                                   strcmp(p->group_b, service) == 0);
}

static const char *other_of(const pdn_pair *p, const char *service)
{
    return pdn_service_label(strcmp(p->group_a, service) == 0 ? p->group_b
                                                              : p->group_a);
}

/* The row inside a service, which tells who answered. */
static const pdn_pair *within(const pdn_breakdown *b, const char *service)
{
    for (size_t i = 0; i < b->pairs; i++)
        if (pdn_pair_within(&b->pair[i]) &&
            strcmp(b->pair[i].group_a, service) == 0)
            return &b->pair[i];
    return NULL;
}

static const char *say_answered(const pdn_breakdown *b, const char *service)
{
    const pdn_pair *own = within(b, service);

    if (own == NULL) return "";
    if (own->verdict == PDN_HIDDEN) return pdn_word("too few to be shown");
    return pdn_say(pdn_word("%s answered"),
                   pdn_format_answered(own->respondents_a, own->actors_a));
}

/* What stands out with others, a line each. */
static void findings(const pdn_breakdown *b, const char *service, pdn_html *h)
{
    bool any = false;

    for (size_t i = 0; i < b->pairs; i++) {
        const pdn_pair *p = &b->pair[i];
        const pdn_concern of = pdn_concern_of(p->verdict);
        if (!is_of(p, service) ||
            (of != PDN_BREAKS && of != PDN_THIN && of != PDN_WORKS))
            continue;
        html__raw(h, any ? "" : "<ul>");
        any = true;
        html__element(
            h, of == PDN_WORKS ? "li class=\"works\"" : "li class=\"breaks\"",
            pdn_say("%s: %s", other_of(p, service), pdn_word_of_pair(p)));
    }
    html__raw(h, any ? "</ul>" : "");
}

static size_t count_of(const pdn_breakdown *b, const char *service,
                       pdn_concern concern)
{
    size_t n = 0;

    for (size_t i = 0; i < b->pairs; i++)
        n += is_of(&b->pair[i], service) &&
             pdn_concern_of(b->pair[i].verdict) == concern;
    return n;
}

pdn_status narrow__services(const pdn_report *r, pdn_html *h)
{
    const pdn_breakdown *b = &r->wave->breakdown;

    html__raw(h, "<ul class=\"rows\">\n");
    for (size_t i = 0; i < r->ring.services; i++) {
        const char *id = r->ring.service[i].id;
        if (r->ring.service[i].gone) continue;
        const size_t unknown = count_of(b, id, PDN_UNKNOWN);
        html__put(h, "<li data-of=\"%s\"><strong>%s</strong> ", id,
                  pdn_service_label(id));
        html__element(h, "span", say_answered(b, id));
        findings(b, id, h);
        if (unknown > 0)
            html__under(
                h, pdn_say(pdn_word("Not known enough with %zu of the others"),
                           unknown));
        html__raw(h, "</li>\n");
    }
    html__raw(h, "</ul>\n");
    return html__status(h);
}

/* "12 oppgitt, om lag 14 ventet"; of other forms than people only what we see.
 */
static const char *say_pair(const pdn_breakdown *b, const pdn_pair *p)
{
    const char *seen = pdn_word_of_pair(p);

    if (b->form == PDN_FORM_ORGANISATIONS || pdn_state_of(p->ties) != PDN_VALUE)
        return seen;
    if (pdn_state_of(p->expected) != PDN_VALUE)
        return pdn_say(pdn_word("%s reported (%s)"), pdn_format_count(p->ties),
                       seen);
    return pdn_say(pdn_word("%s reported, %s expected (%s)"),
                   pdn_format_count(p->ties), pdn_say_expected(p->expected),
                   seen);
}

pdn_status narrow__pairs(const pdn_report *r, pdn_html *h)
{
    const pdn_breakdown *b = &r->wave->breakdown;

    for (size_t k = 0; k < r->ring.services; k++) {
        const char *id = r->ring.service[k].id;
        if (r->ring.service[k].gone) continue;
        html__put(h,
                  "<details data-of=\"%s\"><summary>%s</summary><ul "
                  "class=\"rows\">\n",
                  id, pdn_service_label(id));
        for (size_t i = 0; i < b->pairs; i++) {
            if (!is_of(&b->pair[i], id)) continue;
            html__put(h, "<li><strong>%s</strong> <span>%s</span></li>\n",
                      other_of(&b->pair[i], id), say_pair(b, &b->pair[i]));
        }
        html__raw(h, "</ul></details>\n");
    }
    return html__status(h);
}
