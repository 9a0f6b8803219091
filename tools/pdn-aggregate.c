/* pdn-aggregate - people put together to services, units or municipalities. */
#include "cli.h"

#include "pdnet/aggregate.h"
#include "pdnet/core.h"
#include "pdnet/network.h"

struct args {
    const char *by;
};

static const pdn_opt opts[] = {
    PDN_OPT_GROUPS(offsetof(struct args, by)),
};

static const pdn_opt_said said[] = {
    {.name = "output", .manual = "Write the network here."},
    {.name = "seed", .manual = "Recorded; nothing here is drawn."},
    {.name = NULL},
};

static const char *const examples[] = {
    "pdn-aggregate --by unit network.graphml -o units.graphml",
    "pdn-aggregate network.graphml | pdn-plot network -o services.svg",
    NULL,
};

static const pdn_tool tool = {
    .name = "pdn-aggregate",
    .about = "a network of people put together to one of services or units",
    .operands = "[network.graphml]",
    .max_operands = 1,
    .example = examples,
    .opt = opts,
    .opts = PDN_COUNT(opts),
    .said = said,
    .notes = "possible counts what could be reported by those who answered;\n"
             "share is ties / possible. People whose group is not known stand\n"
             "in none, and their number is told.\n",
};

static pdn_status run(pdn_call *call, const void *args)
{
    const struct args *a = args;
    pdn_status st = PDN_OK;
    pdn_network people = {0}, groups = {0};
    const char *path = cli__input(call);

    PDN_TRY(cli__network(call, path, &people));
    PDN_TRY(pdn_within(
        pdn_network_aggregate(&people, a->by, &call->findings, &groups), "%s",
        pdn_base_name(path)));
    PDN_TRY(pdn_graphml_write(call->output, &groups, &call->origin));
out:
    pdn_network_clear(&groups);
    pdn_network_clear(&people);
    return st;
}

int main(int argc, char **argv)
{
    struct args a = {.by = "sector"};

    return cli__run(&tool, &a, 0, run, argc, argv);
}
