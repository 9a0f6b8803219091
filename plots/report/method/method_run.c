/* How this run was made, fact by fact. */
#include "method_facts.h"

#include "pdnet/words.h"

void report__method_run(const pdn_report *r, pdn_html *h)
{
    html__raw(h, "<details id=\"");
    html__id(h, "method-", "run");
    html__raw(h, "\"><summary>");
    html__text(h, pdn_word("The method as it was used here"));
    html__raw(h, "</summary><dl>\n");
    for (method_fact i = 0; i < METHOD_NOTHING; i++) {
        const char *text = method__say(r, i);
        if (text == NULL) continue;
        html__raw(h, "<dt id=\"");
        html__id(h, "method-", method__name(i));
        html__raw(h, "\">");
        html__text(h, method__heading(i));
        html__raw(h, "</dt>");
        html__element(h, "dd", text);
        html__raw(h, "\n");
    }
    html__raw(h, "</dl></details>\n");
}

void method__begin_table(const char *name, const char *caption, pdn_html *h)
{
    html__raw(h, "<details id=\"");
    html__id(h, "method-", name);
    html__raw(h, "\"><summary>");
    html__text(h, caption);
    html__raw(h, "</summary><div class=\"table\" tabindex=\"0\" "
                 "role=\"region\" aria-label=\"");
    html__text(h, caption);
    html__raw(h, "\"><table>");
    html__element(h, "caption", caption);
    html__raw(h, "<thead><tr>");
}
