#include "html.h"

#include "pdnet/files.h"
#include "pdnet/words.h"

#include <stdarg.h>
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

/* What stands for a character that markup or a reader would take otherwise;
 * NULL: it stands for itself. */
static const char *entity(char sign)
{
    switch (sign) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    case '\r': return "&#13;"; /* else read as a line feed */
    default: return NULL;
    }
}

static void put_mark(pdn_html *h, const char *mark)
{
    html__raw(h, "&lt;");
    html__bytes(h, mark + 1, strlen(mark) - 2);
    html__raw(h, "&gt;");
}

void html__text(pdn_html *h, const char *text)
{
    char mark[PDN_MARK_SIZE];
    size_t left = text != NULL ? strlen(text) : 0;

    while (left > 0) {
        const char *instead = entity(*text);
        size_t n = pdn_shown_text(text, left, mark);
        if (instead != NULL)
            html__raw(h, instead);
        else if (mark[0] != '\0' && *text != '\n')
            put_mark(h, mark);
        else
            html__bytes(h, text, n);
        text += n;
        left -= n;
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

void html__under(pdn_html *h, const char *text)
{
    html__element(h, "p class=\"under\"", text);
}

void html__paragraph(pdn_html *h, const char *text)
{
    html__put(h, "<p>%s</p>\n", text);
}

void html__put(pdn_html *h, const char *markup, ...)
{
    va_list text;

    va_start(text, markup);
    for (const char *at; (at = strstr(markup, "%s")) != NULL; markup = at + 2) {
        html__bytes(h, markup, (size_t)(at - markup));
        html__text(h, va_arg(text, const char *));
    }
    va_end(text);
    html__raw(h, markup);
}

const char *html__id(const pdn_html *h, const char *kind, const char *name)
{
    return pdn_say("%s%s%s", kind, name, h->id_end != NULL ? h->id_end : "");
}

pdn_status html__status(const pdn_html *h)
{
    return h->out_of_memory ? pdn_no_memory() : pdn_context_status();
}

pdn_status html__write(const pdn_html *h, const char *path)
{
    pdn_status st = PDN_OK;
    pdn_atomic_file o = {0};

    PDN_TRY(pdn_atomic_file_open(path, &o));
    fwrite(h->text, 1, h->used, o.file);
    PDN_TRY(pdn_atomic_file_commit(&o));
out:
    pdn_atomic_file_abandon(&o);
    return st;
}

void html__clear(pdn_html *h)
{
    free(h->text);
    *h = (pdn_html){0};
}
