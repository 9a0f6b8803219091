/* pdn-plot - the diagrams that people look at. */
#include "plot.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define AT(field) offsetof(pdn_plot_args, field)
static const pdn_opt opts[] = {
    {0, "size", PDN_STRING, AT(size), "a4|a3|slide|WxH", 0, 0, NULL,
     "paper, or width and height in millimetres [a3]"},
    {0, "by", PDN_STRING, AT(by), "COLUMN", 0, 0, NULL,
     "network: services are the groups of this column"},
    {0, "measures", PDN_STRING, AT(measures), "FILE", 0, 0, NULL,
     "network: what pdn-measure wrote; people are sized by load"},
    {0, "breakdown", PDN_STRING, AT(breakdown), "FILE", 0, 0, NULL,
     "network: what pdn-breakdown wrote; findings are marked"},
    {0, "anchor", PDN_STRING, AT(anchor), "FILE", 0, 0, NULL,
     "keep the places of this layout file (id,x,y)"},
    {0, "layout-out", PDN_OUTPUT, AT(layout), "FILE", 0, 0, NULL,
     "write the places, for next year's --anchor"},
    {0, "study", PDN_STRING, AT(study), "NAME", 0, 0, NULL,
     "name of the study, for the line under the title"},
    {0, "bands", PDN_STRING, AT(bands), "FILE", 0, 0, NULL,
     "baseline: bands of the map, label,from_percent,to_percent"},
    {0, "indicator", PDN_STRING, AT(indicator), "NAME", 0, 0, NULL,
     "baseline, funnel, change: rows of this indicator [that of the first "
     "row]"},
    {0, "year", PDN_WHOLE, AT(year), "YEAR", 1, 9999, NULL,
     "baseline, funnel, change, handover, together: rows of this year [the "
     "latest]"},
    {0, "reference", PDN_MANY, AT(reference), "NAME=SHARE", 0, 0, NULL,
     "baseline, funnel: a line beside the units, SHARE from 0 to 1"},
    {0, "internal", PDN_FLAG, AT(internal), NULL, 0, 0, NULL,
     "network: people by name, for the owner's copy"},
};

static const char *const examples[] = {
    "pdn-plot network network.graphml --by sector --breakdown breakdown.csv "
    "-o services.svg",
    "pdn-plot network network.graphml --measures measures.csv --breakdown "
    "breakdown.csv -o people.pdf",
    "pdn-plot network network.graphml --by sector --layout-out layout.csv -o "
    "services.png --size a4",
    "pdn-plot pairs breakdown.csv --anchor layout.csv -o pairs.svg",
    "pdn-plot baseline baseline.csv --bands bands.csv -o baseline.pdf",
    "pdn-plot funnel baseline.csv --year 2021 -o funnel.svg",
    "pdn-baseline -n 0 --nullpunkt 2021 outcomes.csv | pdn-plot change "
    "--indicator utenfor-laget -o change.svg",
    "pdn-plot deviants deviants.csv -o deviants.pdf",
    "pdn-fragility -n 50 network.graphml | pdn-plot fragility -o "
    "fragility.png",
    NULL,
};

static const pdn_tool base = {
    .name = "pdn-plot",
    .about = "diagrams for the wall, as SVG, PDF or PNG",
    .operands = "KIND [FILE]",
    .min_operands = 1,
    .max_operands = 2,
    .example = examples,
    .opt = opts,
    .opts = sizeof opts / sizeof *opts,
    .draws = -1,
};

/* ---- kinds ---- */

/* Those that need more than one table; the others are pdn_sheet_kinds. */
static const struct kind {
    const char *name;
    const char *help; /* lines after the first stand under it */
    pdn_status (*plot)(pdn_plot *p);
} kinds[] = {
    {"network",
     "a network (GraphML): services with --by, or when it is\n"
     "aggregated; else people, without names",
     pdn_plot_network},
    {"pairs", "what pdn-breakdown wrote: every pair of services",
     pdn_plot_pairs},
    {"baseline", "what pdn-baseline wrote: units with their uncertainty",
     pdn_plot_baseline},
    {"funnel", "the same, by the size of the population", pdn_plot_funnel},
};

static const char outputs[] =
    "\n"
    "The name of the output file says the form: .svg, .pdf or .png;\n"
    "standard output is SVG. n, wave, draws and seed are read from the\n"
    "description beside an input (FILE.resource.json) and from the graph.\n";

/* The end of --help. What finds no room is cut; the room is ample. */
static void write_notes(char *out, size_t room)
{
    FILE *f = fmemopen(out, room, "w");

    if (f == NULL) return;
    fputs("Kinds:\n", f);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        fprintf(f, "  %-10s", kinds[i].name);
        for (const char *c = kinds[i].help; *c != '\0'; c++) {
            fputc(*c, f);
            if (*c == '\n') fprintf(f, "%12s", "");
        }
        fputc('\n', f);
    }
    for (const pdn_sheet_kind *const *k = pdn_sheet_kinds; *k != NULL; k++)
        fprintf(f, "  %-10swhat %s wrote%s%s\n", (*k)->name, (*k)->wrote,
                (*k)->shows != NULL ? ": " : "",
                (*k)->shows != NULL ? (*k)->shows : "");
    fputs(outputs, f);
    (void)fclose(f);
}

static pdn_status run(pdn_call *call, const pdn_plot_args *a)
{
    pdn_status st = PDN_OK;
    const struct kind *kind = NULL;
    const pdn_sheet_kind *of_table = pdn_sheet_kind_of(call->operand[0]);
    pdn_plot p = {.call = call,
                  .a = a,
                  .input = call->operands > 1 ? call->operand[1] : "-",
                  .facts = {.study = a->study,
                            .actors = (double)NAN,
                            .answered = (double)NAN,
                            .seed = (double)NAN,
                            .draws = (double)NAN,
                            .version = call->origin.version}};

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].name, call->operand[0]) == 0) kind = &kinds[i];
    if (kind == NULL && of_table == NULL)
        return pdn_tool_misuse(call, "unknown kind \"%s\"; --help lists them",
                               call->operand[0]);
    PDN_TRY(pdn_picture_form(&p.picture, call));
    PDN_TRY(pdn_picture_size(&p.picture, call, a->size));
    pdn_words_use(pdn_lang_choose(call->lang, NULL));
    PDN_TRY(kind != NULL ? kind->plot(&p) : pdn_plot_table(&p, of_table));
    PDN_TRY(pdn_outfile_commit(&p.picture.out));
out:
    pdn_outfile_abandon(&p.picture.out);
    pdn_arena_clear(&p.text);
    return st;
}

int main(int argc, char **argv)
{
    static char notes[4096];
    pdn_plot_args a = {.size = "a3"};
    pdn_tool tool = base;
    pdn_call call;

    write_notes(notes, sizeof notes);
    tool.notes = notes;
    int done = pdn_tool_begin(&tool, &a, argc, argv, &call);

    if (done != PDN_GO_ON) return done;
    return pdn_tool_end(&call, run(&call, &a));
}
