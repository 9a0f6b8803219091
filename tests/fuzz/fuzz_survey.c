/* Any bytes as the files of one wave: actors, answers as ties or as a roster
 * with its codebook, aliases and corrections. */
#include "fuzz.h"

#include "pdnet/network.h"
#include "pdnet/survey.h"

static const char *const name[] = {"actors.csv",  "ties.csv",
                                   "roster.csv",  "codebook.csv",
                                   "aliases.csv", "corrections.csv"};
enum { FILES = sizeof name / sizeof *name };
_Static_assert((int)FILES == (int)FUZZ_PARTS, "one part each");

static void check(const pdn_survey *s)
{
    const pdn_survey_sum *sum = &s->sum;

    REQUIRE(sum->rows == sum->ties + sum->merged + sum->self + sum->none +
                             sum->unanswered + sum->dropped);
    for (size_t k = 0; k < s->tie.rows; k++) {
        REQUIRE(s->from[k] < s->actor.rows && s->to[k] < s->actor.rows);
        REQUIRE(s->from[k] != s->to[k]);
        REQUIRE(s->directed || s->from[k] < s->to[k]);
    }
}

static void read_all(const pdn_survey_options *o)
{
    pdn_diagnostics f = {0};
    pdn_survey s = {0};
    pdn_status st = pdn_survey_read(o, &f, NULL, &s);

    fuzz_check_refusal(st, &f);
    if (st == PDN_OK)
        check(&s);
    else
        REQUIRE(s.actor.rows == 0 && s.arena.head == NULL);
    pdn_survey_clear(&s);
    pdn_diagnostics_clear(&f);
}

static void make_network(const pdn_survey_options *o)
{
    pdn_diagnostics f = {0};
    pdn_network g = {0};

    fuzz_check_refusal(pdn_survey_network(o, &f, NULL, &g), &f);
    pdn_network_clear(&g);
    pdn_diagnostics_clear(&f);
}

/* The first byte chooses the options. An empty part is a file not given. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const scale[] = {"frequency=0:4", "quality=5:1"};
    static const char *const drop[] = {"b"};
    fuzz_part part[FUZZ_PARTS] = {{0}};
    char path[FILES][FUZZ_PATH];
    const char *given[FILES] = {NULL};

    if (size == 0) return 0;
    unsigned how = data[0];
    size_t parts = fuzz_split(data + 1, size - 1, part);
    for (size_t i = 0; i < parts; i++) {
        if (part[i].n == 0) continue;
        given[i] = fuzz_path(name[i], path[i]);
        fuzz_write(given[i], part[i].at, part[i].n);
    }
    pdn_survey_options o = {.actors = given[0],
                            .ties = given[1],
                            .roster = given[2],
                            .codebook = given[3],
                            .aliases = given[4],
                            .corrections = given[5],
                            .wave = "2023",
                            .scale = scale,
                            .scales = (how & 3) % 3,
                            .drop = drop,
                            .drops = how >> 2 & 1,
                            .undirected = (how & 8) != 0,
                            .unknown = (how & 16) != 0 ? PDN_UNKNOWN_ADD
                                                       : PDN_UNKNOWN_ERROR,
                            .nonresponse = (how >> 5 & 3) % 3};
    /* one of the two is given: the caller's part */
    if (given[0] == NULL || (given[1] == NULL && given[2] == NULL)) goto out;
    if ((how & 128) != 0) o.roster_pattern = "{question}_{id}";
    read_all(&o);
    make_network(&o);
out:
    fuzz_remove(name, FILES);
    return 0;
}
