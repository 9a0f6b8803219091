#include "method_facts.h"

#include "pdnet/words.h"

const char *method__list(const char *a, const char *between, const char *b)
{
    if (b == NULL || *b == '\0') return a;
    if (a == NULL || *a == '\0') return b;
    return pdn_say("%s%s%s", a, between, b);
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
