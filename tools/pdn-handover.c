/* pdn-handover - what becomes of those who are handed from one service to the
 * next. */
#include "cli.h"

#include "pdnet/core.h"
#include "pdnet/table.h"
#include "pdnet/tables.h"

#include <stdlib.h>

struct args {
    pdn_list source, goal;
    const char *crosswalk;
};

#define AT(field) offsetof(struct args, field)
static const pdn_opt opts[] = {
    {.name = "source",
     .kind = PDN_MANY,
     .at = AT(source),
     .value = "SERVICE",
     .fallback = "none",
     .help = "where they set out; may be given again",
     .manual = ". Needs *--goal*. Without it vitality and min_cut stay empty."},
    {.name = "goal",
     .kind = PDN_MANY,
     .at = AT(goal),
     .value = "SERVICE",
     .fallback = "none",
     .help = "where they are to come; may be given again",
     .manual = ". Without it everything about the goal stays empty."},
    {.name = "crosswalk",
     .kind = PDN_FILE,
     .at = AT(crosswalk),
     .help = "services merged or renamed: old, new, year",
     .manual = ". " PDN_OPT_RENAMED},
};

static const pdn_opt_said said[] = {
    {.name = "draws",
     .help = "draws behind the range of repair_gain; 0 = none",
     .manual = "Draws behind the range of repair_gain; 0 = none, and its cells "
               "stay empty."},
    {.name = NULL},
};

static const char *const examples[] = {
    "pdn-handover handovers.csv -o handover.csv",
    "pdn-handover --source ungdomsskole --goal 'arbeid eller utdanning' "
    "handovers.csv",
    NULL,
};

static const pdn_tool tool = {
    .name = "pdn-handover",
    .about = "who arrives, from service to service, and what repair would give",
    .operands = "[handovers.csv]",
    .max_operands = 1,
    .example = examples,
    .opt = opts,
    .opts = PDN_COUNT(opts),
    .shares = PDN_READS_CSV | PDN_WRITES_CSV | PDN_HIDES | PDN_DRAWS,
    .said = said,
    .notes =
        "Three columns answer three questions. min_cut: where is it too\n"
        "narrow? vitality: how many fewer can get through without this step?\n"
        "repair_gain: how many more reach the goal if nobody is lost here?\n"
        "Every year is taken by itself. Those who arrived and were not sent "
        "on\n"
        "count as not having reached the goal; the file does not tell whether\n"
        "they were lost, are still there or were done.\n",
};

static pdn_status run(pdn_call *call, const void *args)
{
    const struct args *a = args;
    pdn_status st = PDN_OK;
    pdn_table t = {0}, links = {0};
    pdn_handover_row *row = NULL;
    const char *path = cli__input(call);
    pdn_about about = cli__about(NULL);
    pdn_handover_options o = pdn_handovers_defaults();

    o.source = a->source.item;
    o.sources = a->source.items;
    o.goal = a->goal.item;
    o.goals = a->goal.items;
    CLI_DRAWS(call, &o);
    if (o.sources > 0 && o.goals == 0)
        PDN_TRY(cli__misuse(call, "--source: want --goal too"));
    if (o.goals > 0 && o.draws > 0) about.draws = (double)o.draws;
    PDN_TRY(cli__renamed(call, "handovers", path, a->crosswalk, &links, &t));
    PDN_TRY(pdn_handovers_make(&t, &o, &call->findings, &row));
    PDN_TRY(cli__write_rows(call, &pdn_handover_schema, row, t.rows, &about));
out:
    free(row);
    pdn_table_clear(&links);
    pdn_table_clear(&t);
    return st;
}

int main(int argc, char **argv)
{
    struct args a = {0};

    return cli__run(&tool, &a, (long)pdn_handovers_defaults().draws, run, argc,
                    argv);
}
