#include "yed_label.h"

#include <string.h>

pdn_status yed_label__read(const xml__tree *t, size_t node, pdn_arena *text,
                           const char **out)
{
    static const char blank[] = " \t\r\n";
    size_t label = xml_tree__find(t, node, "NodeLabel");

    if (label == 0) return PDN_OK;
    xml__text s = t->element[label].text;
    for (; s.n > 0 && strchr(blank, s.s[0]) != NULL; s.n--)
        s.s++;
    while (s.n > 0 && strchr(blank, s.s[s.n - 1]) != NULL)
        s.n--;
    if (s.n == 0) return PDN_OK;
    *out = pdn_arena_text(text, s.s, s.n);
    return pdn_had_memory(*out);
}
