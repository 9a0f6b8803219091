#include "html.h"

#include "pdnet/words.h"

#include <stdlib.h>
#include <string.h>

void html__bytes(pdn_html *h, const char *bytes, size_t n)
{
    if (h->out_of_memory) return;
    if (pdn_list_reserve(&h->text, 1, h->used + n + 1, &h->capacity) !=
        PDN_OK) {
        h->out_of_memory = true;
        return;
    }
    memcpy(h->text + h->used, bytes, n);
    h->used += n;
    h->text[h->used] = '\0';
}

void html__raw(pdn_html *h, const char *markup)
{
    html__bytes(h, markup, strlen(markup));
}

void html__text(pdn_html *h, const char *text)
{
    static const struct {
        char sign;
        const char *entity;
    } entities[] = {{'&', "&amp;"},
                    {'<', "&lt;"},
                    {'>', "&gt;"},
                    {'"', "&quot;"},
                    {'\'', "&#39;"}};

    while (text != NULL && *text != '\0') {
        size_t plain = strcspn(text, "&<>\"'");
        html__bytes(h, text, plain);
        text += plain;
        for (size_t i = 0; i < 5 && *text != '\0'; i++) {
            if (entities[i].sign != *text) continue;
            html__raw(h, entities[i].entity);
            text++;
            break;
        }
    }
}

void html__element(pdn_html *h, const char *tag, const char *text)
{
    if (text == NULL || *text == '\0') return;
    html__raw(h, "<");
    html__raw(h, tag);
    html__raw(h, ">");
    html__text(h, text);
    html__raw(h, "</");
    html__bytes(h, tag, strcspn(tag, " "));
    html__raw(h, ">");
}

pdn_status html__status(const pdn_html *h)
{
    return h->out_of_memory ? pdn_no_memory() : pdn_context_status();
}

void html__clear(pdn_html *h)
{
    free(h->text);
    *h = (pdn_html){0};
}
