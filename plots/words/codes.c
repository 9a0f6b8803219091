#include "pdnet/words.h"

#include <string.h>

struct code {
    const char *code, *english;
};

/* clang-format off */
static const struct code codes[] = {
    /* verdicts */
    {"missing",      PDN_SAYS("missing")},
    {"hangs-on-one", PDN_SAYS("hangs on one person")},
    {"one-sided",    PDN_SAYS("only one side sees it")},
    {"strained",     PDN_SAYS("strained")},
    {"thin",         PDN_SAYS("thin (a sign, not proof)")},
    {"works",        PDN_SAYS("works well")},
    {"ordinary",     PDN_SAYS("as expected")},
    {"unknown",      PDN_SAYS("not known")},
    /* notes */
    {"single-post",  PDN_SAYS("one post only")},
    {"low-activity", PDN_SAYS("few contacts with anybody")},
    {"duty",              PDN_SAYS("ought to work together")},
    {"four-of-five",      PDN_SAYS("one person holds at least four of five")},
    {"some-silent",       PDN_SAYS("some did not answer")},
    {"strained-ab",       PDN_SAYS("the first finds it strained")},
    {"strained-ba",       PDN_SAYS("the second finds it strained")},
    {"no-answers",        PDN_SAYS("nobody answered on one side")},
    {"few-respondents",   PDN_SAYS("too few answered")},
    {"too-small-to-tell", PDN_SAYS("even the fewest would not be surprising")},
    {"low-response",      PDN_SAYS("under half of the contacts are seen")},
    {"too-wide",          PDN_SAYS("too few contacts to go by")},
    {"draws-undecided",   PDN_SAYS("too near the limit to settle")},
    {"places-and-groups-coincide",
     PDN_SAYS("the services are in different places")},
    /* what chance is */
    {"contacts", PDN_SAYS("contacts with other services are dealt out anew")},
    {"labels",   PDN_SAYS("who belongs to which service is shuffled")},
    /* barriers */
    {"taushetsplikt",          PDN_SAYS("duty of confidentiality")},
    {"kjennskap",              PDN_SAYS("knowing each other's work")},
    {"anerkjennelse",          PDN_SAYS("recognition")},
    {"kapasitet",              PDN_SAYS("capacity")},
    {"forankring",             PDN_SAYS("anchoring with the leaders")},
    {"samhandlingskompetanse", PDN_SAYS("skill in working together")},
    {"møteplass",              PDN_SAYS("a place to meet")},
    {"knowledge",              PDN_SAYS("knowing each other's work")},
    {"recognition",            PDN_SAYS("recognition")},
    {"skill",                  PDN_SAYS("skill in working together")},
    /* claims */
    {"sustained",       PDN_SAYS("better than expected year after year")},
    {"improved",        PDN_SAYS("has improved more than others")},
    {"one-year",        PDN_SAYS("one good year")},
    {"none",            PDN_SAYS("as expected")},
    {"too-little-data", PDN_SAYS("too few figures")},
    {"outlier",         PDN_SAYS("stands out, resources not compared")},
    {"not-checked",     PDN_SAYS("not checked")},
    {"fine",            PDN_SAYS("no worse")},
    {"worse",           PDN_SAYS("worse")},
    /* flags of the baseline */
    {"edge",       PDN_SAYS("on the edge of its band")},
    {"outside95",  PDN_SAYS("outside the 95% limits")},
    {"outside998", PDN_SAYS("outside the 99.8% limits")},
    /* states */
    {"not-defined",    PDN_SAYS("not defined")},
    {"not-asked",      PDN_SAYS("not asked")},
    {"did-not-answer", PDN_SAYS("did not answer")},
    {"suppressed",     PDN_SAYS("hidden to protect privacy")},
    {"zero",           PDN_SAYS("zero")},
    /* how sure */
    {"clear", PDN_SAYS("clear")},
    {"sign",  PDN_SAYS("a sign of")},
};

static const struct code notes[] = {
    {"one-in-five",
     PDN_SAYS("Of five findings marked like this, one may be chance.")},
    {"not-the-person",
     PDN_SAYS("It is the arrangement that is fragile, not the person.")},
    {"youth-not-asked", PDN_SAYS("Young people were not asked.")},
    {"place-not-rank",
     PDN_SAYS("The place on the map does not say who matters most.")},
    {"empty-not-missing",
     PDN_SAYS("An empty field does not mean that collaboration is missing.")},
    {"hidden-not-zero", PDN_SAYS("Hidden does not mean zero.")},
    {"ranks-uncertain", PDN_SAYS("The order is uncertain.")},
};

static const struct code questions[] = {
    {"missing",
     PDN_SAYS("Should these have had more contact?")},
    {"thin",
     PDN_SAYS("Should these have had more contact?")},
    {"hangs-on-one",
     PDN_SAYS("Who takes over when one is away?")},
    {"one-sided",
     PDN_SAYS("What does each side need from the other?")},
    {"strained",
     PDN_SAYS("What would make this easier?")},
    {"works",
     PDN_SAYS("What can others learn from these?")},
    {"unknown",
     PDN_SAYS("Who is missing from the room?")},
    {"map",
     PDN_SAYS("Do you recognise this? Who is missing "
              "from the room?")},
    {"pairs",
     PDN_SAYS("Should these have had more contact? Who "
              "is missing from the room?")},
    {"baseline",
     PDN_SAYS("What do we know about those behind the "
              "numbers?")},
};
/* clang-format on */

static const char *find(const struct code *table, size_t n, const char *code,
                        size_t length)
{
    for (size_t i = 0; i < n; i++)
        if (strlen(table[i].code) == length &&
            memcmp(table[i].code, code, length) == 0)
            return pdn_word(table[i].english);
    return NULL;
}

const char *pdn_word_of_code(const char *code)
{
    if (code == NULL) return "";
    const char *word = find(codes, PDN_COUNT(codes), code, strlen(code));
    return word != NULL ? word : code;
}

const char *pdn_note(const char *code)
{
    return find(notes, PDN_COUNT(notes), code, strlen(code));
}

const char *pdn_question(const char *verdict)
{
    const char *text = NULL;

    if (verdict != NULL)
        text = find(questions, PDN_COUNT(questions), verdict, strlen(verdict));
    return text != NULL
               ? text
               : find(questions, PDN_COUNT(questions), "map", strlen("map"));
}
