/* How this run was made, fact by fact. */
#include "method_facts.h"

#include "pdnet/words.h"

#include <assert.h>

static const struct {
    const char *name;
    const char *(*say)(const pdn_report *r);
} facts[] = {
#define FACT(id, name) {name, method__say_##id},
    METHOD_FACTS(FACT)
#undef FACT
};

static const char *const headings[] = {
    [METHOD_DESIGN] = PDN_SAYS("What kind of study"),
    [METHOD_LISTED] = PDN_SAYS("Who is on the list"),
    [METHOD_ANSWERED] = PDN_SAYS("Who answered"),
    [METHOD_SILENT] = PDN_SAYS("Those who did not answer"),
    [METHOD_CONTACT] = PDN_SAYS("What a contact is"),
    [METHOD_KINDS] = PDN_SAYS("Two kinds in one network"),
    [METHOD_COUNTED] = PDN_SAYS("How many contacts"),
    [METHOD_GROUPS] = PDN_SAYS("What is compared"),
    [METHOD_CHANCE] = PDN_SAYS("What chance is"),
    [METHOD_STRATA] = PDN_SAYS("What chance keeps apart"),
    [METHOD_RULE] = PDN_SAYS("Where the lines go"),
    [METHOD_DRAWS] = PDN_SAYS("Draws and seed"),
    [METHOD_FAMILIES] = PDN_SAYS("How many tests"),
    [METHOD_CHANGE] = PDN_SAYS("From one survey to the next"),
    [METHOD_OUTCOME] = PDN_SAYS("The outcome"),
    [METHOD_SHARES] = PDN_SAYS("Shares, order and spread"),
    [METHOD_MODEL] = PDN_SAYS("Better than expected"),
    [METHOD_SENSITIVITY] = PDN_SAYS("Asked in other ways"),
    [METHOD_PRIVACY] = PDN_SAYS("What is hidden"),
    [METHOD_LIMITS] = PDN_SAYS("What this cannot tell"),
    [METHOD_DATA] = PDN_SAYS("Where the figures are"),
    [METHOD_SOFTWARE] = PDN_SAYS("Programs"),
    [METHOD_CITE] = PDN_SAYS("How to cite"),
};
_Static_assert(PDN_COUNT(headings) == METHOD_NOTHING, "each has its heading");

const char *method__name(method_fact which)
{
    assert(which < METHOD_NOTHING);
    return facts[which].name;
}

const char *method__heading(method_fact which)
{
    assert(which < METHOD_NOTHING);
    return pdn_word(headings[which]);
}

const char *method__say(const pdn_report *r, method_fact which)
{
    const char *text = which < METHOD_NOTHING ? facts[which].say(r) : NULL;

    return text != NULL && *text != '\0' ? text : NULL;
}

void report__method_run(const pdn_report *r, pdn_html *h)
{
    html__put(h, "<details id=\"%s\"><summary>%s</summary><dl>\n",
              html__id(h, "method-", "run"),
              pdn_word("The method as it was used here"));
    for (method_fact i = 0; i < METHOD_NOTHING; i++) {
        const char *text = method__say(r, i);
        if (text == NULL) continue;
        html__put(h, "<dt id=\"%s\">%s</dt>",
                  html__id(h, "method-", method__name(i)), method__heading(i));
        html__element(h, "dd", text);
        html__raw(h, "\n");
    }
    html__raw(h, "</dl></details>\n");
}

void method__begin_table(const char *name, const char *caption, pdn_html *h)
{
    html__put(h,
              "<details id=\"%s\"><summary>%s</summary><div class=\"table\" "
              "tabindex=\"0\" role=\"region\" aria-label=\"%s\"><table>",
              html__id(h, "method-", name), caption, caption);
    html__element(h, "caption", caption);
    html__raw(h, "<thead><tr>");
}
