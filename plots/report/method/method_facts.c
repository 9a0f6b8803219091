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

const char *method__list(const char *a, const char *between, const char *b)
{
    if (b == NULL || *b == '\0') return a;
    if (a == NULL || *a == '\0') return b;
    return pdn_say("%s%s%s", a, between, b);
}

const char *method__join(const char *a, const char *b)
{
    return method__list(a, " ", b);
}

const char *method__spaced(const char *commas)
{
    const char *const *name = NULL, *text = NULL;
    size_t n = 0;
    pdn_context *c = pdn_context_now();

    if (pdn_textlist_read(commas, ',', &c->text, &name, &n) != PDN_OK)
        return commas;
    for (size_t i = 0; i < n; i++)
        text = method__list(text, ", ", name[i]);
    return text;
}

const char *method__choice(const char *said, const char *otherwise)
{
    return said != NULL ? said : otherwise;
}
