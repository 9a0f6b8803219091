/* What the meeting leaves behind: an action sheet, and a list of what is wrong.
 * Both are filled on the page and downloaded as the files that the tools read;
 * their fields bear the names of those files' columns. */
#include "report/report_parts.h"

#include "pdnet/words.h"

#include <string.h>

typedef struct {
    const char *value, *label; /* msgid */
} choice;

/** One field: an input, or a list of choices. */
typedef struct {
    const char *name, *label; /* the column's; msgid */
    const char *more;         /* attributes */
    const choice *choices;
    size_t n;
    bool waves;  /* the choices are the study's waves, the last one first */
    bool people; /* the owner's copy proposes who is on the list */
} field;

static const choice changes[] = {
    {"add", PDN_SAYS("a contact is missing")},
    {"remove", PDN_SAYS("a contact is not there")},
    {"alter", PDN_SAYS("an answer is wrong")},
};
static const choice columns[] = {
    {"", "–"},
    {"frequency", PDN_SAYS("how often")},
    {"quality", PDN_SAYS("how well it works")},
    {"knowledge", PDN_SAYS("knowing each other's work")},
    {"recognition", PDN_SAYS("recognition")},
    {"skill", PDN_SAYS("skill in working together")},
    {"need", PDN_SAYS("need for contact")},
    {"barrier", PDN_SAYS("obstacle")},
};
static const choice lifts[] = {
    {"0", PDN_SAYS("can be done now")},
    {"1", PDN_SAYS("must be lifted")},
};

static const field correction_fields[] = {
    {.name = "wave",
     .label = PDN_SAYS("Survey"),
     .waves = true,
     .more = " data-keep"},
    {.name = "from",
     .label = PDN_SAYS("Who answers"),
     .more = " required",
     .people = true},
    {.name = "to",
     .label = PDN_SAYS("About whom"),
     .more = " required",
     .people = true},
    {.name = "change",
     .label = PDN_SAYS("What is wrong"),
     .choices = changes,
     .n = PDN_COUNT(changes),
     .more = " data-keep"},
    {.name = "column",
     .label = PDN_SAYS("Which answer"),
     .choices = columns,
     .n = PDN_COUNT(columns),
     .more = " data-when=\"alter\" data-keep"},
    {.name = "value",
     .label = PDN_SAYS("What is right"),
     .more = " data-when=\"alter\" data-number"},
    {.name = "said_by",
     .label = PDN_SAYS("Who says so"),
     .more = " required data-keep"},
};
static const field action_fields[] = {
    {.name = "finding", .label = PDN_SAYS("Finding"), .more = " required"},
    {.name = "step", .label = PDN_SAYS("Step"), .more = " required"},
    {.name = "owner", .label = PDN_SAYS("Who does it")},
    {.name = "invited", .label = PDN_SAYS("Whom they invite")},
    {.name = "deadline",
     .label = PDN_SAYS("By when"),
     .more = " type=\"date\""},
    {.name = "lift",
     .label = PDN_SAYS("Where it is decided"),
     .choices = lifts,
     .n = PDN_COUNT(lifts)},
    {.name = "wave",
     .label = PDN_SAYS("Survey"),
     .waves = true,
     .more = " data-keep"},
};

/** A form: its fields, and what is said around them. */
typedef struct {
    const char *name; /* of its file, without ending */
    const char *heading, *about, *caption;
    const field *fields;
    size_t n;
    bool printed; /* has blank rows for paper, and a button that prints it */
} form;

enum { BLANK_ROWS = 6 };

static const form forms[] = {
    {"actions", PDN_SAYS("Action sheet"),
     PDN_SAYS(
         "Choose a finding, agree on one step, and write who does it, whom "
         "they invite and by when. Can you do it now, or must it be lifted "
         "to those who decide?"),
     PDN_SAYS("What we agree on"), action_fields, PDN_COUNT(action_fields),
     true},
    {"corrections", PDN_SAYS("Is something wrong?"),
     PDN_SAYS(
         "Write it here, and give the file to the owner of the study. Write "
         "names as they stand on the list."),
     PDN_SAYS("Corrections"), correction_fields, PDN_COUNT(correction_fields),
     false},
};

static void put_options(const pdn_report *r, const field *f, pdn_html *h)
{
    for (size_t i = 0; f->waves && i < r->results->waves; i++) {
        const size_t last = r->results->waves - 1 - i;
        html__element(h, "option", r->results->wave[last].label);
    }
    for (size_t i = 0; i < f->n; i++) {
        html__put(h, "<option value=\"%s\">%s</option>", f->choices[i].value,
                  pdn_word(f->choices[i].label));
    }
}

static void put_field(const pdn_report *r, const field *f, pdn_html *h)
{
    const bool choose = f->waves || f->n > 0;

    html__put(h, "<label>%s <%s name=\"%s\"", pdn_word(f->label),
              choose ? "select" : "input", f->name);
    html__raw(h, f->more != NULL ? f->more : "");
    if (f->people && r->options->internal)
        html__put(h, " list=\"%s\"", html__id(h, "", "people"));
    html__raw(h, ">");
    if (choose) {
        put_options(r, f, h);
        html__raw(h, "</select>");
    }
    html__raw(h, "</label>\n");
}

static void put_button(pdn_html *h, const char *class_name, const char *label)
{
    html__put(h, "<button type=\"button\" class=\"%s\">%s</button>\n",
              class_name, label);
}

/* What stands so far; on paper there is room to write by hand. */
static void put_list(const form *f, pdn_html *h)
{
    html__put(h,
              "<div class=\"table\" tabindex=\"0\" role=\"region\" "
              "aria-label=\"%s\"><table class=\"list\">",
              pdn_word(f->caption));
    html__element(h, "caption", pdn_word(f->caption));
    html__raw(h, "<thead><tr>");
    for (size_t i = 0; i < f->n; i++)
        html__element(h, "th scope=\"col\"", pdn_word(f->fields[i].label));
    html__raw(h, "<td class=\"tools\"></td></tr></thead>\n<tbody>");
    for (size_t k = 0; f->printed && k < BLANK_ROWS; k++) {
        html__raw(h, "<tr class=\"blank\">");
        for (size_t i = 0; i < f->n; i++)
            html__raw(h, "<td></td>");
        html__raw(h, "<td class=\"tools\"></td></tr>\n");
    }
    html__raw(h, "</tbody></table></div>\n");
}

static void put_form(const pdn_report *r, const form *f, pdn_html *h)
{
    html__put(h,
              "<div class=\"%s\" data-form=\"%s\" data-remove=\"%s\" "
              "data-missing=\"%s\" data-named=\"%s\" data-follow=\"%s\">\n",
              f->printed ? "form printed" : "form", f->name, pdn_word("Remove"),
              pdn_word("Something is missing."),
              pdn_word("{a} and {b}: {finding}"),
              pdn_word("To the action sheet"));
    html__element(h, "h3", pdn_word(f->heading));
    html__element(h, "p", pdn_word(f->about));
    html__raw(h, "<div class=\"tools fields\">\n");
    for (size_t i = 0; i < f->n; i++)
        put_field(r, &f->fields[i], h);
    put_button(h, "add", pdn_word("Add to the list"));
    html__raw(h, "</div>\n<p class=\"missing\" role=\"alert\"></p>\n");
    put_list(f, h);
    html__raw(h, "<div class=\"tools\">");
    put_button(h, "download", pdn_word("Download as CSV"));
    if (f->printed) put_button(h, "print", pdn_word("Print the action sheet"));
    report__counted(h, NULL, pdn_word("The list is empty"),
                    pdn_word("{} on the list"), pdn_word("{} on the list"));
    html__raw(h, "</div>\n</div>\n");
}

/* Of the owner's copy alone. */
static void people(const pdn_report *r, pdn_html *h)
{
    const pdn_wave_results *w = r->wave;

    html__put(h, "<datalist id=\"%s\">", html__id(h, "", "people"));
    for (size_t i = 0; w->measure != NULL && i < w->network.actors; i++)
        html__put(h, "<option value=\"%s\"></option>", w->measure[i].id);
    html__raw(h, "</datalist>\n");
}

pdn_status report__part_meeting(const pdn_report *r, pdn_html *h)
{
    if (r->options->internal) people(r, h);
    html__element(h, "p class=\"under tools\"",
                  pdn_word("Nothing that you write here is sent anywhere. "
                           "Download it before you close the page."));
    html__element(h, "p class=\"scriptless\"",
                  pdn_word("Print this page to fill in the sheet by hand."));
    for (size_t i = 0; i < PDN_COUNT(forms); i++)
        put_form(r, &forms[i], h);
    return html__status(h);
}
