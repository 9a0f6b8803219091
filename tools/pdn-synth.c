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

#define AT(field) offsetof(struct args, field)
static const pdn_opt opts[] = {
    {.name = "actors",
     .kind = PDN_WHOLE,
     .at = AT(actors),
     .value = "N",
     .min = 4,
     .max = 20000,
     .fallback = "170",
     .help = "people on the list"},
    {.name = "sectors",
     .kind = PDN_WHOLE,
     .at = AT(sectors),
     .value = "S",
     .min = 1,
     .max = 60,
     .fallback = "14",
     .help = "services",
     .manual = ". What is planted between services needs them; an effect that "
               "a smaller study has no room for is left out, with a note."},
    {.name = "waves",
     .kind = PDN_WHOLE,
     .at = AT(waves),
     .value = "W",
     .min = 1,
     .max = MOST_WAVES,
     .fallback = "3",
     .help = "yearly waves",
     .manual = " from 2021."},
    {.name = "response",
     .kind = PDN_STRING,
     .at = AT(response),
     .value = "R,..",
     .fallback = "78,71,82",
     .help = "share that answers, per wave: 0.78 or 78",
     .manual = "Share that answers, per wave, as 0.78 or 78; the last goes on "
               "for the waves after it."},
    {.name = "plant",
     .kind = PDN_FILE,
     .at = AT(plant),
     .help = "a recipe: what to make, and what to plant in it",
     .manual = "A recipe: places, services and their posts, waves, and what is "
               "planted. It says how many people there are, so *--actors* and "
               "*--sectors* do not go with it; *--waves* makes the first W of "
               "its waves, *--response* and *--seed* replace its own."},
};

static const pdn_opt_said said[] = {
    {.name = "output",
     .value = "DIR",
     .fallback = "",
     .help = "the study folder; needed",
     .manual = "The study folder; it is made if it is not there. Needed."},
    {.name = "seed", .fallback = "the recipe's own, else 1"},
    {.name = NULL},
};

static const char *const examples[] = {
    "pdn-synth -o study",
    "pdn-synth --actors 300 --waves 2 --response 80,65 -s 7 -o larger",
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
    .said = said,
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
            return cli__misuse(
                call, "--response %s: want shares from above 0 to 100", list);
        share[*n] = x > 1 ? x / 100 : x;
        if (list[length] == '\0') {
            (*n)++;
            return PDN_OK;
        }
        list += length + 1;
    }
    return cli__misuse(call, "--response: more than %d waves", MOST_WAVES);
}

static pdn_status run(pdn_call *call, const void *args)
{
    const struct args *a = args;
    pdn_status st = PDN_OK;
    double share[MOST_WAVES];
    pdn_synth_options o = {.recipe = a->plant,
                           .actors = (size_t)a->actors,
                           .sectors = (size_t)a->sectors,
                           .waves = (size_t)a->waves,
                           .response = share};

    if (call->output == NULL || strcmp(call->output, "-") == 0)
        return cli__misuse(call, "want a folder: -o DIR");
    if (a->plant != NULL && a->actors + a->sectors > 0)
        return cli__misuse(
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

    return cli__run(&tool, &a, 0, run, argc, argv);
}
