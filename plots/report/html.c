#include "html.h"

#include "pdnet/words.h"

#include <stdlib.h>
#include <string.h>

void pdn_html_bytes(pdn_html *h, const char *bytes, size_t n)
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

void pdn_html_raw(pdn_html *h, const char *markup)
{
    pdn_html_bytes(h, markup, strlen(markup));
}

void pdn_html_text(pdn_html *h, const char *text)
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
        pdn_html_bytes(h, text, plain);
        text += plain;
        for (size_t i = 0; i < 5 && *text != '\0'; i++) {
            if (entities[i].sign != *text) continue;
            pdn_html_raw(h, entities[i].entity);
            text++;
            break;
        }
    }
}

void pdn_html_element(pdn_html *h, const char *tag, const char *text)
{
    if (text == NULL || *text == '\0') return;
    pdn_html_raw(h, "<");
    pdn_html_raw(h, tag);
    pdn_html_raw(h, ">");
    pdn_html_text(h, text);
    pdn_html_raw(h, "</");
    pdn_html_bytes(h, tag, strcspn(tag, " "));
    pdn_html_raw(h, ">");
}

pdn_status pdn_html_status(const pdn_html *h)
{
    return h->out_of_memory ? pdn_no_memory() : pdn_context_status();
}

void pdn_html_clear(pdn_html *h)
{
    free(h->text);
    *h = (pdn_html){0};
}
