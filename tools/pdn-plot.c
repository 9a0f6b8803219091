/* pdn-plot - the diagrams that people look at. */
#include "pdnet/files.h"
#include "plot.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define AT(field) offsetof(pdn_plot_args, field)
static const pdn_opt opts[] = {
    {.name = "size",
     .kind = PDN_STRING,
     .at = AT(size),
     .value = "WxH",
     .choice = pdn_papers,
     .help = "paper, or width and height in millimetres",
     .manual = "Paper (landscape), or width and height in millimetres. Type is "
               "never smaller than can be read on that paper."},
    {.name = "by",
     .kind = PDN_STRING,
     .at = AT(by),
     .value = "COLUMN",
     .help = "network: services are the groups of this column",
     .manual = "network: services in place of people: the groups of this "
               "column. Sectors are what people stand near without it."},
    {.name = "measures",
     .kind = PDN_FILE,
     .at = AT(measures),
     .help = "network: what pdn-measure wrote; people are sized by load",
     .manual = "network: what *pdn-measure*(1) wrote of it; people are sized "
               "by load. Not with *--by*."},
    {.name = "breakdown",
     .kind = PDN_FILE,
     .at = AT(breakdown),
     .help = "network: what pdn-breakdown wrote; findings are marked",
     .manual = "network: what *pdn-breakdown*(1) wrote of it, by the same "
               "column; findings are marked. visits: pairs of services that "
               "break down, beside those that work."},
    {.name = "practices",
     .kind = PDN_FILE,
     .at = AT(practices),
     .help = "visits: what units do, unit,practice,present",
     .manual = "visits: the file of practices that *pdn-practices*(1) reads; "
               "of several years the latest."},
    {.name = "anchor",
     .kind = PDN_FILE,
     .at = AT(anchor),
     .help = "keep the places of this layout file (id,x,y)",
     .manual =
         "A layout file of an earlier map: services keep place, colour and "
         "shape; people stay near where they stood. A service that is gone "
         "leaves its place empty, a new one comes into the widest gap."},
    {.name = "layout-out",
     .kind = PDN_OUTPUT,
     .at = AT(layout),
     .help = "write the places, for next year's --anchor",
     .manual = "Write the places: id, x to the right, y upwards; services in "
               "their order, then people. The ring has radius 1."},
    {.name = "label",
     .kind = PDN_STRING,
     .at = AT(label),
     .value = "WORDS",
     .fallback = "the name of the indicator",
     .help = "what the outcome is, as it stands behind a number",
     .manual = ": outside school and work."},
    {.name = "people-label",
     .kind = PDN_STRING,
     .at = AT(people),
     .value = "ONE,SEVERAL,ALL",
     .fallback = "person, people, the users",
     .help = "whom it is counted among"},
    {.name = "unit-label",
     .kind = PDN_STRING,
     .at = AT(units),
     .value = "ONE,SEVERAL",
     .fallback = "unit, units",
     .help = "what the units are called"},
    {.name = "words",
     .kind = PDN_FILE,
     .at = AT(words),
     .help = "what people call what stands in the files, text,nb,nn,en",
     .manual = "What people call what stands in the files (themes, stages, "
               "questions, practices, steps, bands, services in definite "
               "form), as [words] of study.ini: text,nb,nn,en."},
    {.name = "study",
     .kind = PDN_STRING,
     .at = AT(study),
     .value = "NAME",
     .help = "name of the study, for the line under the title"},
    {.name = "bands",
     .kind = PDN_FILE,
     .at = AT(bands),
     .help = "baseline, map: bands, label,from_percent,to_percent",
     .manual = "baseline, map: bands of the published map: "
               "label,from_percent,to_percent."},
    {.name = "tiles",
     .kind = PDN_FILE,
     .at = AT(tiles),
     .fallback = "the Kongsvinger region",
     .help = "map: where each unit's square stands, unit,column,row",
     .manual = "map: where each unit's square stands: unit,column,row; columns "
               "from the west, rows from the north."},
    {.name = "indicator",
     .kind = PDN_STRING,
     .at = AT(indicator),
     .value = "NAME",
     .fallback = "that of the first row",
     .help = "baseline, funnel, map, change: rows of this indicator"},
    {.name = "year",
     .kind = PDN_WHOLE,
     .at = AT(year),
     .value = "YEAR",
     .min = 1,
     .max = 9999,
     .fallback = "the latest",
     .help = "of a table of several years: rows of this year"},
    {.name = "reference",
     .kind = PDN_MANY,
     .at = AT(reference),
     .value = "NAME=SHARE",
     .help = "baseline, funnel: a line beside the units, SHARE from 0 to 1",
     .manual = "baseline, funnel: a line beside the units, as a county's share "
               "(0 to 1); may be repeated."},
    {.name = "highlight",
     .kind = PDN_STRING,
     .at = AT(highlight),
     .value = "NAME[,NAME]",
     .help = "baseline, funnel, map, change: one's own units, named",
     .manual =
         "baseline, funnel, map, change: one's own units: marked, and named "
         "before all others. A name that holds a comma stands in quotes."},
    {.name = "near",
     .kind = PDN_STRING,
     .at = AT(near),
     .value = "COLUMN|none",
     .fallback = "sector",
     .help = "network, difference: people stand near others of it",
     .manual = "network, difference: people stand near others of "
               "this column of actors, whose marks they bear; _none_: how far "
               "apart they stand follows from contacts alone."},
    {.name = "stability",
     .kind = PDN_NUMBER,
     .at = AT(stability),
     .min = 0,
     .max = 1,
     .value = "S",
     .help = "1: people keep former places; 0: they only begin there",
     .manual = "How firmly people are held to where they stood, in the wave "
               "before or in *--anchor*: 1 they keep their places, 0 they only "
               "begin there."},
    {.name = "crosswalk",
     .kind = PDN_FILE,
     .at = AT(crosswalk),
     .help = "difference: services renamed, merged or split, as in pdn-waves"},
    {.name = "aliases",
     .kind = PDN_FILE,
     .at = AT(aliases),
     .help = "difference: other ids of the same people, as in pdn-waves"},
    {.name = "internal",
     .kind = PDN_FLAG,
     .at = AT(internal),
     .help = "network: people by name; actions: who does it; the owner's copy",
     .manual = "network: people by name, as many as find room. actions: what "
               "the step is, who does it and whom they invite. Such a sheet is "
               "for its owner only. Without it a map of people is refused "
               "where somebody on it can be recognised, or contacts can be "
               "counted that a table in public hides. No sheet of people made "
               "without "
               "it names the SHA-256 of their files."},
};

static const pdn_opt_said said[] = {
    {.name = "output",
     .manual = "Write here. The ending says the form: .svg (real letters, a "
               "name and a description for readers aloud), .pdf (tells the "
               "time of making only where SOURCE_DATE_EPOCH gives it) or .png "
               "(144 dots an inch); SVG where no name says another."},
    {.name = "seed", .help = "seed of the places"},
    {.name = NULL},
};

static const char *const examples[] = {
    "pdn-plot network network.graphml --by sector --breakdown breakdown.csv "
    "-o services.svg",
    "pdn-plot network network.graphml --internal --measures measures.csv "
    "--breakdown breakdown.csv -o people.pdf",
    "pdn-plot network network.graphml --by sector --layout-out layout.csv -o "
    "services.png --size a4",
    "pdn-plot pairs breakdown.csv --anchor layout.csv -o pairs.svg",
    "pdn-plot baseline baseline.csv --bands bands.csv -o baseline.pdf",
    "pdn-plot funnel baseline.csv --year 2021 -o funnel.svg",
    "pdn-plot map baseline.csv --bands bands.csv --highlight Grue -o map.svg",
    "pdn-baseline -n 0 --nullpunkt 2021 outcomes.csv | pdn-plot change "
    "--indicator utenfor-laget -o change.svg",
    "pdn-plot difference network-2021.graphml network-2022.graphml --internal "
    "-o people.svg",
    "pdn-plot deviants deviants.csv -o deviants.pdf",
    "pdn-plot visits deviants.csv --practices practices.csv --breakdown "
    "breakdown.csv -o visits.pdf",
    "pdn-fragility -n 50 network.graphml | pdn-plot fragility -o "
    "fragility.png",
    NULL,
};

static const pdn_tool base = {
    .name = "pdn-plot",
    .about = "diagrams for the wall, as SVG, PDF or PNG",
    .operands = "KIND [FILE...]",
    .min_operands = 1,
    .max_operands = 13,
    .example = examples,
    .opt = opts,
    .opts = PDN_COUNT(opts),
    .said = said,
};

/* ---- kinds ---- */

/* Those that need more than one table; the others are pdn_sheet_kinds. */
static const struct kind {
    const char *name;
    const char *help; /* lines after the first stand under it */
    plot__kind *plot;
} kinds[] = {
    {"network",
     "a network (GraphML): services with --by, or when it is\n"
     "aggregated; else people, without names",
     plot__network},
    {"pairs", "what pdn-breakdown wrote: every pair of services", plot__pairs},
    {"baseline", "what pdn-baseline wrote: units with their uncertainty",
     plot__outcomes},
    {"funnel", "the same, by the size of the population", plot__outcomes},
    {"map", "the same, as squares that stand about as the places lie",
     plot__outcomes},
    {"difference",
     "two networks (GraphML) of people as one map, or what\n"
     "pdn-waves --pairs wrote: new, gone, kept, not to be known",
     plot__difference},
    {"multiples",
     "networks (GraphML) of several waves: a small map of\n"
     "services for each, everything in the same place",
     plot__multiples},
    {"visits",
     "what pdn-deviants wrote: whom to visit, and what to ask\n"
     "there; with --practices and --breakdown",
     plot__visits},
};

static const char outputs[] =
    "\n"
    "The name of the output file says the form: .svg, .pdf or .png;\n"
    "standard output is SVG. n, wave, draws and seed are read from the\n"
    "description beside an input (FILE.resource.json) and from the graph.\n";

/* The end of --help. What finds no room is cut; the room is ample. */
static void write_notes(char *out, size_t capacity)
{
    FILE *f = fmemopen(out, capacity, "w");

    if (f == NULL) return;
    fputs("Kinds:\n", f);
    for (size_t i = 0; i < PDN_COUNT(kinds); i++) {
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

/* Options that only some kinds have a use for. */
static const struct {
    const char *option, *kinds; /* blanks around each */
} goes_with[] = {
    {"measures", " network "},
    {"breakdown", " network visits "},
    {"practices", " visits "},
    {"layout-out", " network difference multiples "},
    {"near", " network difference "},
    {"stability", " network difference "},
    {"crosswalk", " difference "},
    {"aliases", " difference "},
    {"by", " network multiples "},
    {"bands", " baseline map "},
    {"tiles", " map "},
    {"reference", " baseline funnel "},
    {"highlight", " baseline funnel map change "},
    {"indicator", " baseline funnel map change "},
    {"year", " baseline funnel map change handover together difference "
             "waves-pairs waves "},
};

static pdn_status check_options(pdn_call *call, const char *kind)
{
    char word[64];

    snprintf(word, sizeof word, " %s ", kind);
    for (size_t i = 0; i < PDN_COUNT(goes_with); i++)
        if (cli__given(call, goes_with[i].option) &&
            strstr(goes_with[i].kinds, word) == NULL)
            return cli__misuse(call, "--%s does not go with %s: want%s",
                               goes_with[i].option, kind, goes_with[i].kinds);
    return PDN_OK;
}

/* Most kinds are drawn of one file. */
static pdn_status check_files(pdn_call *call)
{
    static const char *const of_many[] = {"difference", "multiples"};

    for (size_t i = 0; i < PDN_COUNT(of_many); i++)
        if (strcmp(call->operand[0], of_many[i]) == 0) return PDN_OK;
    if (call->operands > 2)
        return cli__misuse(call, "%s is drawn of one file", call->operand[0]);
    return PDN_OK;
}

static pdn_status take_words(pdn_plot *p, pdn_table *t,
                             pdn_naming naming[PDN_LANGS])
{
    pdn_status st = PDN_OK;
    const char *path = p->a->words;

    if (path == NULL) return PDN_OK;
    PDN_TRY(pdn_kind_read("words", path, &p->call->csv, &p->call->findings, t));
    PDN_TRY(pdn_provenance_add_file(&p->call->origin, path));
    PDN_TRY(pdn_naming_words(t, &p->text, naming));
out:
    return st;
}

static pdn_status run(pdn_call *call, const void *args)
{
    const pdn_plot_args *a = args;
    pdn_status st = PDN_OK;
    const struct kind *kind = NULL;
    pdn_naming naming[PDN_LANGS] = {{0}};
    pdn_table words = {0};
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

    for (size_t i = 0; i < PDN_COUNT(kinds); i++)
        if (strcmp(kinds[i].name, call->operand[0]) == 0) kind = &kinds[i];
    if (kind == NULL && of_table == NULL)
        return cli__misuse(call, "unknown kind \"%s\"; --help lists them",
                           call->operand[0]);
    PDN_TRY(check_options(call, call->operand[0]));
    PDN_TRY(check_files(call));
    PDN_TRY(picture__form(&p.picture, call));
    PDN_TRY(picture__size(&p.picture, call, a->size));
    pdn_words_use(pdn_lang_choose(call->lang, NULL));
    PDN_TRY(pdn_naming_take(a->label, a->people, a->units, &p.text,
                            &naming[pdn_words_lang()]));
    PDN_TRY(take_words(&p, &words, naming));
    pdn_words_name(naming);
    PDN_TRY(kind != NULL ? kind->plot(&p) : plot__table(&p, of_table));
    PDN_TRY(pdn_atomic_file_commit(&p.picture.out));
out:
    pdn_words_name(NULL);
    pdn_atomic_file_abandon(&p.picture.out);
    pdn_table_clear(&words);
    pdn_arena_clear(&p.text);
    return st;
}

int main(int argc, char **argv)
{
    static char notes[4096];
    pdn_plot_args a = {.size = pdn_option_word_of(pdn_papers, PDN_A3),
                       .stability = 1};
    pdn_tool tool = base;
    write_notes(notes, sizeof notes);
    tool.notes = notes;

    return cli__run(&tool, &a, 0, run, argc, argv);
}
