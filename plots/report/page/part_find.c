/* What finds things on the page: language, search, one's own service and
 * municipality. Shown by the page's script, which does the work. */
#include "report/report_parts.h"

#include "pdnet/tallies.h"
#include "pdnet/words.h"

#include <string.h>

static void option(pdn_html *h, const char *value, const char *label)
{
    html__put(h, "<option value=\"%s\">%s</option>", value, label);
}

void report__language_choice(pdn_html *h)
{
    static const char *const names[PDN_LANGS] = {
        [PDN_BOKMAL] = "Bokmål",
        [PDN_NYNORSK] = "Nynorsk",
        [PDN_ENGLISH] = "English",
    };

    html__put(h, "<div class=\"tools\"><label>%s <select name=\"lang\">",
              pdn_word("Language"));
    for (int i = 0; i < PDN_LANGS; i++) {
        const pdn_lang lang = (pdn_lang)i;
        html__raw(h, "<option lang=\"");
        html__raw(h, pdn_lang_code(lang));
        html__raw(h, "\" value=\"");
        html__raw(h, pdn_lang_code(lang));
        html__raw(h, lang == pdn_words_lang() ? "\" selected>" : "\">");
        html__raw(h, names[lang]);
        html__raw(h, "</option>");
    }
    html__raw(h, "</select></label></div>\n");
}

/* A list of choices begins with none. */
static void begin_select(pdn_html *h, const char *label, const char *name)
{
    html__put(h, "<label>%s <select name=\"", label);
    html__raw(h, name);
    html__raw(h, "\">");
    option(h, "", pdn_word("all"));
}

static void end_select(pdn_html *h)
{
    html__raw(h, "</select></label>\n");
}

static void services(const pdn_report *r, pdn_html *h)
{
    if (r->wave == NULL) return;
    begin_select(h,
                 report__of_organisations(r) ? pdn_word("Our organisation")
                 : pdn_context_now()->of_municipalities
                     ? pdn_word("Our group")
                     : pdn_word("Our service"),
                 "service");
    for (size_t i = 0; i < r->ring.services; i++)
        if (!r->ring.service[i].gone)
            option(h, r->ring.service[i].id,
                   pdn_service_label(r->ring.service[i].id));
    end_select(h);
}

static bool is_unit(const pdn_report *r, const char *name)
{
    for (size_t i = 0; i < r->units; i++)
        if (strcmp(r->unit[i].unit, name) == 0) return true;
    return false;
}

/* The units of the outcomes, then the places of the offers. */
static void units(const pdn_report *r, pdn_html *h)
{
    const pdn_result_table *t =
        pdn_results_find(r->results, &pdn_offers_schema);
    const pdn_offer_row *offer = t != NULL ? t->row : NULL;
    const size_t offers = t != NULL ? t->rows : 0;

    if (r->units + offers == 0) return;
    begin_select(h, pdn_say("%s", pdn_say_capital(pdn_unit_word(1))),
                 "municipality");
    for (size_t i = 0; i < r->units; i++)
        option(h, r->unit[i].unit, r->unit[i].unit);
    for (size_t i = 0; i < offers; i++) {
        size_t k = 0;
        while (k < i &&
               strcmp(offer[k].municipality, offer[i].municipality) != 0)
            k++;
        if (k == i && !is_unit(r, offer[i].municipality))
            option(h, offer[i].municipality,
                   pdn_study_word(offer[i].municipality));
    }
    end_select(h);
}

void report__counted(pdn_html *h, const char *class_name, const char *none,
                     const char *one, const char *many)
{
    html__raw(h, "<output");
    if (class_name != NULL) {
        html__raw(h, " class=\"");
        html__raw(h, class_name);
        html__raw(h, "\"");
    }
    html__put(h,
              " data-none=\"%s\" data-one=\"%s\" data-many=\"%s\" "
              "data-own=\"%s\"></output>",
              none, one, many, pdn_word("Ours are marked: {}"));
}

void report__find(const pdn_report *r, pdn_html *h)
{
    html__put(h,
              "<div class=\"find tools\" role=\"search\" "
              "aria-label=\"%s\">\n<label>%s <input type=\"search\" "
              "name=\"search\"></label>\n",
              pdn_word("Find on this page"), pdn_word("Search"));
    services(r, h);
    units(r, h);
    html__put(h,
              "<label><input type=\"checkbox\" name=\"only\"> "
              "%s</label>\n<button type=\"button\" class=\"all\">%s</button>\n",
              pdn_word("only what is ours"), pdn_word("Show all"));
    report__counted(h, "found", pdn_word("Nothing found"), pdn_word("{} found"),
                    pdn_word("{} found"));
    html__raw(h, "</div>\n");
}
