#include "shard_call.h"

#include "options.h"

#include <string.h>

static const struct parser *parser_of(const pdn_call *call)
{
    return call->kept;
}

const char *shard_call__speaker(const pdn_call *call)
{
    return parser_of(call)->shared.parts.items > 0 ? "pdn-merge"
                                                   : call->tool->name;
}

bool cli__deals(const pdn_call *call)
{
    return pdn_shard_deals(call->shard);
}

static pdn_shard_input input_at(const void *call_at, size_t k)
{
    const pdn_call *call = call_at;
    const pdn_provenance *o = &call->origin;

    if (k >= o->sources) return (pdn_shard_input){NULL, NULL};
    return (pdn_shard_input){o->source[k].name, o->source[k].sha256};
}

static int mistake(const pdn_call *call, const char *why)
{
    fprintf(stderr, "%s: --shard %s%s\n", call->tool->name,
            parser_of(call)->shared.shard, why);
    return options__mistake(call->tool);
}

/* pdn-merge reads the inputs again. */
static bool reads_standard_input(const pdn_call *call)
{
    const struct parser *p = parser_of(call);

    for (size_t k = 0; k < p->files.items; k++)
        if (strcmp(p->files.item[k], "-") == 0) return true;
    for (size_t k = 0; k < call->operands; k++)
        if (strcmp(call->operand[k], "-") == 0) return true;
    return call->operands == 0 && call->tool->max_operands > 0;
}

static int failed(const pdn_call *call)
{
    fprintf(stderr, "%s: %s\n", shard_call__speaker(call), pdn_message());
    return PDN_EXIT_FAILED;
}

/* An option beside -o that writes; NULL: none. */
static const char *other_output(const struct parser *p)
{
    for (size_t i = 0; i < p->slots; i++) {
        const struct slot *s = &p->slot[i];
        if (s->given && s->opt.kind == PDN_OUTPUT &&
            strcmp(s->opt.name, "output") != 0)
            return s->opt.name;
    }
    return NULL;
}

int shard_call__begin(pdn_call *call)
{
    struct parser *p = call->kept;
    pdn_shard_run *run = &p->run;
    pdn_status st = PDN_OK;

    *run = (pdn_shard_run){.tool = call->origin.tool,
                           .version = call->origin.version,
                           .command = call->origin.command,
                           .seed = call->origin.seed,
                           .word = p->word,
                           .words = p->words};
    const char *writes = other_output(p);
    if (p->shared.parts.items > 0 && writes != NULL) {
        (void)pdn_fail(PDN_EDATA, "%s: names --%s, which writes a file",
                       p->shared.parts.item[0], writes);
        return failed(call);
    }
    if (p->shared.parts.items > 0) {
        st = pdn_shard_merge(run, input_at, call, p->shared.parts.item,
                             p->shared.parts.items, &call->shard);
        return st == PDN_OK ? PDN_GO_ON : failed(call);
    }
    if (p->shared.shard == NULL) return PDN_GO_ON;
    if (!pdn_shard_place_read(p->shared.shard, &run->place))
        return mistake(call, ": want I/K, as 2/7: I from 1 to K");
    if (writes != NULL)
        return mistake(call, " does not go with another option that writes");
    if (!call->draws_given)
        return mistake(call, " needs -n: how many draws there are in all");
    if (reads_standard_input(call))
        return mistake(call, ": want the input as a file, for pdn-merge reads "
                             "it again");
    st = pdn_shard_deal(run, input_at, call, call->output, &call->shard);
    return st == PDN_OK ? PDN_GO_ON : failed(call);
}

pdn_status cli__refuse_shard(pdn_call *call, const char *why)
{
    if (!cli__deals(call)) return PDN_OK;
    return cli__misuse(call, "--shard: %s", why);
}
