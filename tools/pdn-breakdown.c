/* pdn-breakdown - one row per pair of groups: ties against chance, and the
 * verdict. */
#include "cli.h"

#include "pdnet/breakdown.h"
#include "pdnet/core.h"
#include "pdnet/files.h"
#include "pdnet/network.h"
#include "pdnet/tables.h"
#include "pdnet/words.h"

#include <math.h>
#include <string.h>

struct args {
    pdn_breakdown_options of;
    const char *duties;
    long most_draws;
    bool barriers, gaps, sentences;
};

#define AT(field) offsetof(struct args, field)
static const pdn_opt opts[] = {
    PDN_OPT_GROUPS(AT(of.by)),
    {.name = "null",
     .kind = PDN_CHOICE,
     .at = AT(of.null),
     .choice = pdn_nulls,
     .help =
         "what chance is between groups: contacts rewired, or labels shuffled"},
    {.name = "within",
     .kind = PDN_STRING,
     .at = AT(of.within),
     .value = "COLUMN,..|none",
     .fallback = "municipality where groups are sectors",
     .help = "chance stays inside places: municipality,building ...",
     .manual = "Columns of places that chance keeps to, such as "
               "municipality,building."},
    {.name = "most-draws",
     .kind = PDN_WHOLE,
     .at = AT(most_draws),
     .value = "N",
     .min = 1,
     .max = 10000000,
     .help = "without -n: draws go on until every verdict is clear, to so many",
     .manual = "Without *-n*: draws go on until every verdict is settled, to "
               "so many."},
    {.name = "duties",
     .kind = PDN_FILE,
     .at = AT(duties),
     .help = "who ought to work together: from, to, why, lead",
     .manual = "Who ought to work together: from, to (groups or ids), why, "
               "lead. Fills duty and lead, and lets a duty that is not met be "
               "missing without a test."},
    {.name = "barriers",
     .kind = PDN_FLAG,
     .at = AT(barriers),
     .help = "write which obstacles are named between which groups instead"},
    {.name = "gaps",
     .kind = PDN_FLAG,
     .at = AT(gaps),
     .help = "write the duties that are not met instead (needs --duties)",
     .manual = "Write the duties that are not met instead. Needs *--duties*."},
    {.name = "sentences",
     .kind = PDN_FLAG,
     .at = AT(sentences),
     .help = "write what is found in plain words instead, in --lang",
     .manual = "Write what is found in plain words instead, in *--lang*."},
};

static const pdn_opt_said said[] = {
    {.name = "seed",
     .manual =
         "Seed of chance: of all with *-n*, else of intervals and obstacles."},
    {.name = "draws",
     .fallback = "as many as the verdicts need; % for intervals and obstacles",
     .help = "exactly so many draws; 0 = none",
     .manual = "Exactly so many draws. 0 = none: p to q, verdict, also and the "
               "intervals of friction and of the gap stay empty, and between "
               "groups what is expected too."},
    {.name = NULL},
};

static const char *const examples[] = {
    "pdn-breakdown network.graphml -o breakdown.csv",
    "pdn-breakdown --by unit -n 2000 --seed 7 network.graphml",
    "pdn-breakdown --by level --within municipality,sector -n 2000 "
    "network.graphml",
    "pdn-breakdown --duties duties.csv --gaps -n 2000 network.graphml",
    "pdn-breakdown --barriers network.graphml -o barriers.csv",
    "pdn-breakdown --sentences --lang nn -n 2000 network.graphml",
    "pdn-ingest --actors a.csv --ties t.csv | pdn-breakdown -n 2000 -o "
    "breakdown.csv",
    NULL,
};

static const pdn_tool tool = {
    .name = "pdn-breakdown",
    .about = "where collaboration breaks down: one row per pair of groups",
    .operands = "[network.graphml]",
    .max_operands = 1,
    .example = examples,
    .opt = opts,
    .opts = PDN_COUNT(opts),
    .shares = PDN_READS_CSV | PDN_WRITES_CSV | PDN_HIDES | PDN_DRAWS,
    .said = said,
    .notes = pdn_verdict_rule,
};

/* What chance was, for standard error. */
static pdn_status tell_null(pdn_call *call, const pdn_breakdown *b)
{
    const pdn_diagnostic note = {.code = "null"};
    const char *within = b->within != NULL ? b->within : "";
    const char *inside = b->within != NULL ? "; both keep to places by " : "";

    if (b->form == PDN_FORM_SERVICES)
        return pdn_diagnostics_add(
            &call->findings, note,
            "people name services: who names which was dealt out anew, so that "
            "everybody names as many and every service is named as often");
    if (b->null == PDN_NULL_CONTACTS)
        return pdn_diagnostics_add(
            &call->findings, note,
            "contacts between groups were rewired, so that everybody kept how "
            "many s/he has with other groups; within groups labels were "
            "shuffled%s%s",
            inside, within);
    return pdn_diagnostics_add(
        &call->findings, note,
        "who belongs to which group was shuffled among those who answered and "
        "among the silent: contacts inside groups weigh in%s%s",
        b->within != NULL ? "; it keeps to places by " : "", within);
}

/* What the table rests on, for standard error. */
static pdn_status tell(pdn_call *call, const pdn_breakdown *b)
{
    pdn_status st = PDN_OK;
    const pdn_diagnostic note = {.code = "tested"}, error = {.code = "drawn"};
    const pdn_diagnostic group = {.code = "group-unknown"};
    const pdn_diagnostic form = {.code = "form"};
    const pdn_diagnostic open = {
        .code = pdn_code_text(&pdn_reason_codes, PDN_REASON_DRAWS_UNDECIDED)};

    PDN_TRY(pdn_breakdown_tell_places(b, false, &call->findings));
    if (b->group_unknown > 0)
        PDN_TRY(
            pdn_diagnostics_add(&call->findings, group,
                                "the group of %zu is not known: they stand in "
                                "no pair",
                                b->group_unknown));
    if (b->form == PDN_FORM_ORGANISATIONS)
        PDN_TRY(pdn_diagnostics_add(
            &call->findings, form,
            "each of %zu organisations gave one answer: nothing is tested",
            b->groups));
    if (b->form == PDN_FORM_SERVICES && b->null == PDN_NULL_NONE)
        PDN_TRY(pdn_diagnostics_add(
            &call->findings, form,
            "people name services, and fewer than four of those are linked: "
            "what chance would give is not defined"));
    if (b->draws == 0) return PDN_OK;
    PDN_TRY(tell_null(call, b));
    PDN_TRY(pdn_diagnostics_add(
        &call->findings, note,
        "pairs that could be tested: %zu, of %zu groups; chance alone would "
        "mark %.2f of them as missing or thin",
        b->assessable, b->groups, b->by_chance));
    if (b->undecided > 0)
        PDN_TRY(pdn_diagnostics_add(&call->findings, open,
                                    "%zu draws did not settle %zu of the "
                                    "verdicts: the weaker one stands",
                                    b->draws, b->undecided));
    if (isnan(b->p_error)) return PDN_OK;
    PDN_TRY(pdn_diagnostics_add(&call->findings, error,
                                "%zu draws: p_low is off by %.4f at most, by "
                                "%.4f where it is .05 (95 %% of the time)",
                                b->draws, b->p_error, b->p_error_at_5));
out:
    return st;
}

/* What is asked for, read and ready. */
struct job {
    pdn_network g;
    pdn_duties duties;
    pdn_breakdown_options o;
    pdn_about about;
};

/* Obstacles in somebody's own words are for the owner alone. */
static pdn_status tell_no_codes(pdn_call *call, size_t rows)
{
    if (rows == 0) return PDN_OK;
    return pdn_diagnostics_add(
        &call->findings,
        (pdn_diagnostic){.severity = PDN_NOTE, .code = "no-code"},
        "the obstacle of %zu row%s is no code of a codebook, and hidden: "
        "pdn-ingest --answers says which codes there are",
        rows, rows == 1 ? "" : "s");
}

static pdn_status write_barriers(pdn_call *call, struct job *j)
{
    pdn_status st = PDN_OK;
    pdn_barriers b = {0};

    if (j->o.draws > 0) j->about.draws = (double)j->o.draws;
    PDN_TRY(pdn_within(pdn_barriers_make(&j->g, &j->o, &b), "%s",
                       pdn_base_name(cli__input(call))));
    if (call->to_public)
        PDN_TRY(tell_no_codes(call, pdn_barriers_codes_only(&j->g, &b)));
    call->beside = &j->g;
    call->beside_by = j->o.by;
    PDN_TRY(
        cli__write_rows(call, &pdn_barriers_schema, b.row, b.rows, &j->about));
out:
    pdn_barriers_clear(&b);
    return st;
}

static pdn_status write_sentences(const pdn_call *call, const pdn_breakdown *b)
{
    pdn_status st = PDN_OK;
    pdn_atomic_file o = {0};

    PDN_TRY(pdn_shard_end(call->shard));
    PDN_TRY(pdn_atomic_file_open(call->output, &o));
    PDN_TRY(pdn_text_report_pairs(o.file, b));
    PDN_TRY(pdn_atomic_file_commit(&o));
out:
    pdn_atomic_file_abandon(&o);
    return st;
}

static pdn_status write_pairs(pdn_call *call, const struct args *a,
                              struct job *j)
{
    pdn_status st = PDN_OK;
    pdn_breakdown b = {0};
    pdn_unmet_duties q = {0};

    PDN_TRY(pdn_within(pdn_breakdown_make(&j->g, &j->o, &b), "%s",
                       pdn_base_name(cli__input(call))));
    if (cli__deals(call)) goto out;
    PDN_TRY(tell(call, &b));
    if (b.draws > 0) j->about.draws = (double)b.draws;
    if (call->to_public)
        PDN_TRY(tell_no_codes(call, pdn_breakdown_codes_only(&j->g, &b)));
    if (a->sentences) {
        if (call->suppress > 0) pdn_words_fewest((double)call->suppress + 1);
        PDN_TRY(cli__hide(call, &pdn_breakdown_schema, b.pair, &b.pairs,
                          &j->about));
        pdn_words_of_municipalities(j->about.of_municipalities);
        (void)pdn_words_asked_unknown(j->about.asked_unknown);
        PDN_TRY(write_sentences(call, &b));
    } else if (a->gaps) {
        PDN_TRY(pdn_unmet_duties_make(&j->g, &j->o, &b, &q));
        call->beside = &j->g;
        call->beside_by = j->o.by;
        PDN_TRY(cli__write_rows(call, &pdn_unmet_duties_schema, q.row, q.rows,
                                &j->about));
    } else {
        PDN_TRY(cli__write_rows(call, &pdn_breakdown_schema, b.pair, b.pairs,
                                &j->about));
    }
out:
    pdn_unmet_duties_clear(&q);
    pdn_breakdown_clear(&b);
    return st;
}

static pdn_status read_duties(pdn_call *call, const struct args *a,
                              struct job *j)
{
    pdn_status st = PDN_OK;

    PDN_TRY(pdn_duties_read(a->duties, &call->csv, &j->g, a->of.by,
                            &call->findings, &j->duties));
    PDN_TRY(pdn_provenance_add_file(&call->origin, a->duties));
    j->o.duty = j->duties.duty;
    j->o.duties = j->duties.duties;
out:
    return st;
}

static pdn_status run(pdn_call *call, const void *args)
{
    const struct args *a = args;
    pdn_status st = PDN_OK;
    const char *path = cli__input(call);
    struct job j = {.o = a->of};

    CLI_DRAWS(call, &j.o);
    j.o.most_draws = call->draws_given ? 0 : (size_t)a->most_draws;

    if (a->gaps && a->duties == NULL)
        return cli__misuse(call, "--gaps needs --duties FILE");
    if (a->gaps + a->barriers + a->sentences > 1)
        return cli__misuse(
            call, "--barriers, --gaps and --sentences: want one of them");
    if (a->sentences && call->draws_given && call->draws == 0)
        return cli__misuse(call, "--sentences needs draws: -n 1 or more");
    pdn_words_use(pdn_lang_choose(call->lang, NULL));
    PDN_TRY(cli__network(call, path, &j.g));
    j.about = cli__about(&j.g);
    j.about.of_municipalities = pdn_groups_are_municipalities(&j.g, j.o.by);
    if (a->duties != NULL) PDN_TRY(read_duties(call, a, &j));
    st = a->barriers ? write_barriers(call, &j) : write_pairs(call, a, &j);
out:
    pdn_duties_clear(&j.duties);
    pdn_network_clear(&j.g);
    return st;
}

int main(int argc, char **argv)
{
    struct args a = {.of = pdn_breakdown_defaults()};
    a.most_draws = (long)a.of.most_draws;

    return cli__run(&tool, &a, (long)a.of.draws, run, argc, argv);
}
