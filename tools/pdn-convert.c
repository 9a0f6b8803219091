/* pdn-convert - networks to and from the files of other programs. */
#include "cli.h"

#include "pdnet/core.h"
#include "pdnet/formats.h"

struct args {
    int from, to;
    const char *groups;
};

#define AT(field) offsetof(struct args, field)
static const pdn_opt opts[] = {
    {.name = "from",
     .kind = PDN_CHOICE,
     .at = AT(from),
     .choice = pdn_network_formats,
     .fallback = "by the name",
     .help = "what IN is",
     .manual = ", where its name does not say it. gexf, gephi, kumu and "
               "polinode are written only."},
    {.name = "to",
     .kind = PDN_CHOICE,
     .at = AT(to),
     .choice = pdn_network_formats,
     .fallback = "by the name",
     .help = "what is written",
     .manual = ", where the name of *-o* does not say it. gephi, kumu and "
               "polinode are folders of two tables with the headings that "
               "those programs want."},
    {.name = "groups",
     .kind = PDN_STRING,
     .at = AT(groups),
     .value = "COLUMN",
     .help = "a column as Pajek's partition, in a .clu beside the .net",
     .manual =
         "A column of the actors as Pajek's partition, in a .clu beside "
         "the .net; which number is which group is told. On reading: what "
         "the column of a .clu beside the .net is called (else "
         "_cluster_)."},
};

static const pdn_opt_said said[] = {
    {.name = "output", .manual = "Write here: a file, or a folder for tables."},
    {.name = "seed", .manual = "Recorded; nothing here is drawn."},
    {.name = NULL},
};

static const char *const examples[] = {
    "pdn-convert network.graphml -o network.net --groups sector",
    "pdn-convert network.graphml -o tables --to csv",
    "pdn-convert network.graphml -o gephi --to gephi",
    "pdn-convert network.graphml --to dl -o network.txt",
    NULL,
};

static const pdn_tool tool = {
    .name = "pdn-convert",
    .about = "networks to and from the files of other programs",
    .operands = "[IN]",
    .max_operands = 1,
    .example = examples,
    .opt = opts,
    .opts = PDN_COUNT(opts),
    .said = said,
    .notes =
        "GraphML alone holds everything. What another format cannot hold\n"
        "is told on standard error: columns, answers that are no contact,\n"
        "who did not answer, why a cell is empty.\n",
};

/* A partition is Pajek's: where neither end is, the option does nothing. */
static pdn_status check(pdn_call *call, const struct args *a, const char *in,
                        bool *writes_groups)
{
    pdn_network_format from = (pdn_network_format)a->from;
    pdn_network_format to = (pdn_network_format)a->to;

    if (from == PDN_AS_SAID) from = pdn_network_format_of(in);
    if (to == PDN_AS_SAID) to = pdn_network_format_of(call->output);
    *writes_groups = a->groups != NULL && to == PDN_AS_PAJEK;
    if (a->groups != NULL && from != PDN_AS_PAJEK && to != PDN_AS_PAJEK)
        return cli__misuse(call, "--groups is for Pajek: want .net");
    if (*writes_groups && call->output == NULL)
        return cli__misuse(call, "--groups needs -o FILE.net");
    if (call->output == NULL && to >= PDN_AS_CSV)
        return cli__misuse(call, "want -o FOLDER for tables");
    if (from == PDN_AS_GEXF || from >= PDN_AS_GEPHI)
        return cli__misuse(call, "%s is written, not read",
                           pdn_option_word_of(pdn_network_formats, (int)from));
    if (to == PDN_AS_SAID)
        return cli__misuse(call,
                           "no format is known by the name of %s: want "
                           "--to",
                           call->output);
    return PDN_OK;
}

static pdn_status run(pdn_call *call, const void *args)
{
    const struct args *a = args;
    pdn_status st = PDN_OK;
    pdn_network g = {0};
    const char *path = cli__input(call);
    bool writes_groups = false;

    PDN_TRY(check(call, a, path, &writes_groups));
    PDN_TRY(pdn_network_read(path, (pdn_network_format)a->from, a->groups,
                             &call->findings, &call->origin, &g));
    PDN_TRY(pdn_network_write(call->output, (pdn_network_format)a->to,
                              writes_groups ? a->groups : NULL, &g,
                              &call->findings, &call->origin));
out:
    pdn_network_clear(&g);
    return st;
}

int main(int argc, char **argv)
{
    struct args a = {0};

    return cli__run(&tool, &a, 0, run, argc, argv);
}
