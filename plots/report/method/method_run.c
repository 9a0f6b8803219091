/* How this run was made, fact by fact. */
#include "method_facts.h"

#include "pdnet/words.h"

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
