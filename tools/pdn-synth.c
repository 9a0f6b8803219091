/* pdn-synth - a made study whose truth is known. */
#include "cli.h"

#include "pdnet/core.h"
#include "pdnet/synth.h"

#include <string.h>

enum { MOST_WAVES = 12 };

struct args {
    long actors, sectors, waves;
    const char *response, *plant;
};

static const pdn_opt opts[] = {
    {0, "actors", PDN_WHOLE, offsetof(struct args, actors), "N", 4, 5000, NULL,
     "people on the list [170]"},
    {0, "sectors", PDN_WHOLE, offsetof(struct args, sectors), "S", 1, 60, NULL,
     "services [14]"},
    {0, "waves", PDN_WHOLE, offsetof(struct args, waves), "W", 1, MOST_WAVES,
     NULL, "yearly waves [3]"},
    {0, "response", PDN_STRING, offsetof(struct args, response), "R,..", 0, 0,
     NULL, "share that answers, per wave: 0.78 or 78 [78,71,82]"},
    {0, "plant", PDN_STRING, offsetof(struct args, plant), "FILE", 0, 0, NULL,
     "a recipe: what to make, and what to plant in it"},
};

static const char *const examples[] = {
    "pdn-synth -o study",
    "pdn-synth --actors 300 --waves 2 --response 80,65 -s 7 -o study",
    "pdn-synth --plant samples/kongsvinger/recipe.ini -o remade",
    NULL,
};

static const pdn_tool tool = {
    .name = "pdn-synth",
    .about = "a made study with planted breakdowns and deviants, and its truth",
    .operands = "",
    .example = examples,
    .opt = opts,
    .opts = PDN_COUNT(opts),
    .draws = -1,
    .notes = "-o names a folder. A recipe that names its sectors takes neither "
             "--actors\nnor --sectors; its own seed holds unless -s is "
             "given.\n",
};

/* "0.78,71" to shares; above 1 means per cent. */
static pdn_status read_response(pdn_call *call, const char *list,
                                double share[MOST_WAVES], size_t *n)
{
    for (*n = 0; *n < MOST_WAVES; (*n)++) {
        size_t length = strcspn(list, ",");
        double x = 0;
        if (!pdn_number_read(list, length, '.', &x) || x <= 0 || x > 100)
            return pdn_tool_misuse(
                call, "--response %s: want shares from above 0 to 100", list);
        share[*n] = x > 1 ? x / 100 : x;
        if (list[length] == '\0') {
            (*n)++;
            return PDN_OK;
        }
        list += length + 1;
    }
    return pdn_tool_misuse(call, "--response: more than %d waves", MOST_WAVES);
}

static pdn_status run(const struct args *a, pdn_call *call)
{
    pdn_status st = PDN_OK;
    double share[MOST_WAVES];
    pdn_synth_options o = {.recipe = a->plant,
                           .actors = (size_t)a->actors,
                           .sectors = (size_t)a->sectors,
                           .waves = (size_t)a->waves,
                           .response = share};

    if (call->output == NULL || strcmp(call->output, "-") == 0)
        return pdn_tool_misuse(call, "want a folder: -o DIR");
    if (a->plant != NULL && a->actors + a->sectors > 0)
        return pdn_tool_misuse(
            call, "--actors and --sectors do not go with --plant: the recipe "
                  "says how many");
    if (a->response != NULL)
        PDN_TRY(read_response(call, a->response, share, &o.responses));
    if (call->seed_given) o.seed = (uint64_t)call->seed;
    PDN_TRY(pdn_synth(&o, call->output, &call->findings));
out:
    return st;
}

int main(int argc, char **argv)
{
    struct args a = {0};
    pdn_call call;
    int done = pdn_tool_begin(&tool, &a, argc, argv, &call);

    if (done != PDN_GO_ON) return done;
    return pdn_tool_end(&call, run(&a, &call));
}
