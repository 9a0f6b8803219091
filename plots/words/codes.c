#include "format_number.h"
#include "outcome_naming.h"

#include "pdnet/deviants.h"
#include "pdnet/practices.h"
#include "pdnet/tables.h"
#include "pdnet/waves.h"
#include "pdnet/words.h"

#include <string.h>

/* clang-format off */
/* A verdict's word and its question; one without the row does not compile. */
#define WORDS_MISSING \
    PDN_SAYS("missing"), \
    PDN_SAYS("Should these have had more contact?")
#define WORDS_HANGS_ON_ONE \
    PDN_SAYS("hangs on one person"), \
    PDN_SAYS("Who takes over when one is away?")
#define WORDS_ONE_SIDED \
    PDN_SAYS("only one side sees it"), \
    PDN_SAYS("What does each side need from the other?")
#define WORDS_STRAINED \
    PDN_SAYS("strained"), \
    PDN_SAYS("What would make this easier?")
#define WORDS_THIN_CONTACT \
    PDN_SAYS("thin (a sign, not proof)"), \
    PDN_SAYS("Should these have had more contact?")
#define WORDS_WORKS_WELL \
    PDN_SAYS("works well"), \
    PDN_SAYS("What can others learn from these?")
#define WORDS_BOTH_REPORT \
    PDN_SAYS("both report contact"), \
    NULL
#define WORDS_NEITHER_REPORTS \
    PDN_SAYS("neither reports contact"), \
    PDN_SAYS("Should these have had contact?")
#define WORDS_ORDINARY \
    PDN_SAYS("as expected"), \
    NULL
#define WORDS_HIDDEN \
    PDN_SAYS("too few to be shown"), \
    NULL
#define WORDS_NOT_SAID \
    PDN_SAYS("hidden to protect privacy"), \
    NULL
#define WORDS_NOT_KNOWN \
    PDN_SAYS("not known"), \
    PDN_SAYS("Who is missing from the room?")

static const struct {
    const char *word, *question;
} verdicts[] = {
    {NULL, NULL},
#define VERDICT(name, code, concern) {WORDS_##name},
#include "columns/codes.def"
};

/* Of what was expected: so much less, so much more, is said of it. */
#define SOMEWHAT_LESS .75
#define AT_LEAST_AS_MUCH 1.25
#define CLEAR .05

const char *pdn_word_of_pair(const pdn_pair *p)
{
    if (p->verdict != PDN_ORDINARY || pdn_state_of(p->ratio) != PDN_VALUE)
        return pdn_code_word(&pdn_verdict_codes, p->verdict);
    if (p->ratio <= SOMEWHAT_LESS)
        return pdn_word("somewhat less than expected");
    if (p->ratio < AT_LEAST_AS_MUCH)
        return pdn_code_word(&pdn_verdict_codes, p->verdict);
    return p->q <= CLEAR ? pdn_word("more than expected")
                         : pdn_word("at least as expected");
}

static const char *const reasons[] = {
    [PDN_REASON_DUTY] = PDN_SAYS("ought to work together"),
    [PDN_REASON_LOW_ACTIVITY] = PDN_SAYS("few contacts with anybody"),
    [PDN_REASON_SINGLE_POST] = PDN_SAYS("one post only"),
    [PDN_REASON_FOUR_OF_FIVE] =
        PDN_SAYS("one person holds at least four of five"),
    [PDN_REASON_SOME_SILENT] = PDN_SAYS("some did not answer"),
    [PDN_REASON_STRAINED_AB] = PDN_SAYS("the first finds it strained"),
    [PDN_REASON_STRAINED_BA] = PDN_SAYS("the second finds it strained"),
    [PDN_REASON_NO_ANSWERS] = PDN_SAYS("nobody answered on one side"),
    [PDN_REASON_FEW_RESPONDENTS] = PDN_SAYS("too few answered"),
    [PDN_REASON_PLACES_COINCIDE] =
        PDN_SAYS("the services are in different places"),
    [PDN_REASON_TOO_SMALL] =
        PDN_SAYS("even the fewest would not be surprising"),
    [PDN_REASON_LOW_RESPONSE] =
        PDN_SAYS("under half of the contacts are seen"),
    [PDN_REASON_TOO_WIDE] = PDN_SAYS("too few contacts to go by"),
    [PDN_REASON_DRAWS_UNDECIDED] = PDN_SAYS("too near the limit to settle"),
    [PDN_REASON_ONE_SIDED_AB] = PDN_SAYS("the first reports it"),
    [PDN_REASON_ONE_SIDED_BA] = PDN_SAYS("the second reports it"),
    [PDN_REASON_FEW_CONTACTS] = PDN_SAYS("few contacts to tell by"),
};
_Static_assert(PDN_COUNT(reasons) == PDN_REASONS, "each reason has its words");

static const char *const nulls[] = {
    [PDN_NULL_CONTACTS] =
        PDN_SAYS("contacts with other services are dealt out anew"),
    [PDN_NULL_LABELS] = PDN_SAYS("who belongs to which service is shuffled"),
};
_Static_assert(PDN_COUNT(nulls) == PDN_NULLS, "each null has its words");

static const char *const claims[] = {
    [PDN_CLAIM_TOO_LITTLE_DATA] = PDN_SAYS("too few figures"),
    [PDN_CLAIM_NONE] = PDN_SAYS("as expected"),
    [PDN_CLAIM_ONE_YEAR] = PDN_SAYS("better, but not surely"),
    [PDN_CLAIM_IMPROVED] = PDN_SAYS("has improved more than others"),
    [PDN_CLAIM_SUSTAINED] =
        PDN_SAYS("better than expected year after year"),
    [PDN_CLAIM_OUTLIER] = PDN_SAYS("stands out, resources not compared"),
};
_Static_assert(PDN_COUNT(claims) == PDN_CLAIMS, "each claim has its words");

/* Within this of 0 or 1 a p says that units do not differ by as much. */
#define SELDOM .05

static const char *beside_others(const pdn_deviant_row *r, bool brief)
{
    const bool higher = r->share_lo > r->expected_share;

    if (!higher && !(r->share_hi < r->expected_share))
        return pdn_word("as expected");
    const char *side = higher ? pdn_word("higher than expected")
                              : pdn_word("lower than expected");
    if (brief || !(r->p > SELDOM && r->p < 1 - SELDOM)) return side;
    return pdn_say(pdn_word("%s, but no more than %s differ otherwise"), side,
                   pdn_unit_word(2));
}

const char *pdn_word_of_claim(const pdn_deviant_row *row, bool brief)
{
    if (row->claim != PDN_CLAIM_NONE)
        return pdn_code_word(&pdn_claim_kind_codes, row->claim);
    return beside_others(row, brief);
}

static const char *const counters[] = {
    [PDN_COUNTER_NOT_CHECKED] = PDN_SAYS("not checked"),
    [PDN_COUNTER_FINE] = PDN_SAYS("no worse"),
    [PDN_COUNTER_WORSE] = PDN_SAYS("worse"),
};
_Static_assert(PDN_COUNT(counters) == PDN_COUNTERS, "each has its words");

static const char *const flags[] = {
    [PDN_FLAG_EDGE] = PDN_SAYS("on the edge of its band"),
    [PDN_FLAG_OUTSIDE95] = PDN_SAYS("outside the 95% limits"),
    [PDN_FLAG_OUTSIDE998] = PDN_SAYS("outside the 99.8% limits"),
    [PDN_FLAG_NOT_SAID] = PDN_SAYS("hidden to protect privacy"),
};
_Static_assert(PDN_COUNT(flags) == PDN_FLAGS, "each flag has its words");

static const char *const wave_changes[] = {
    [PDN_WAVE_UNCLEAR] = PDN_SAYS("no clear change"),
    [PDN_WAVE_MORE] = PDN_SAYS("more contact than last time"),
    [PDN_WAVE_LESS] = PDN_SAYS("less contact than last time"),
};

static const char *const practices[] = {
    [PDN_PRACTICE_YES_OR_NO] = PDN_SAYS("a practice"),
    [PDN_PRACTICE_MEASURE] = PDN_SAYS("a measure of the network"),
};

static const char *const checklists[] = {
    [PDN_CHECKLIST_TOLD] = PDN_SAYS("told here"),
    [PDN_CHECKLIST_PARTLY] = PDN_SAYS("(in part; write the rest)"),
    [PDN_CHECKLIST_TO_WRITE] =
        PDN_SAYS("not known to the program: write it here"),
    [PDN_CHECKLIST_NOT_HERE] = PDN_SAYS("nothing of the kind in this study"),
};
_Static_assert(PDN_COUNT(checklists) == PDN_CHECKLIST_STATES,
               "each state has its words");

struct code {
    const char *code, *english;
};

/* What no analysis finds: words of codebooks, and states of a cell. */
static const struct code others[] = {
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
    /* columns of the files */
    {"frequency",    PDN_SAYS("how often")},
    {"quality",      PDN_SAYS("how well it works")},
    {"need",         PDN_SAYS("need for contact")},
    {"barrier",      PDN_SAYS("obstacle")},
    {"sector",       PDN_SAYS("service")},
    {"unit",         PDN_SAYS("unit")},
    {"municipality", PDN_SAYS("municipality")},
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

static const char *const footnotes[] = {
    [PDN_ONE_IN_FIVE] =
        PDN_SAYS("Of five findings marked like this, one may be chance."),
    [PDN_NOT_THE_PERSON] =
        PDN_SAYS("It is the arrangement that is fragile, not the person."),
    [PDN_YOUTH_NOT_ASKED] = "",
    [PDN_PLACE_NOT_RANK] =
        PDN_SAYS("The place on the map does not say who matters most."),
    [PDN_EMPTY_NOT_MISSING] =
        PDN_SAYS("An empty field does not mean that collaboration is missing."),
    [PDN_HIDDEN_NOT_ZERO] = PDN_SAYS("Hidden does not mean zero."),
    [PDN_RANKS_UNCERTAIN] = PDN_SAYS("The order is uncertain."),
};
_Static_assert(PDN_COUNT(footnotes) == PDN_FOOTNOTES, "each has its words");

static const char *const figures[] = {
    [PDN_ASKS_MAP] = PDN_SAYS("Do you recognise this? Who is missing "
                              "from the room?"),
    [PDN_ASKS_PAIRS] = PDN_SAYS("Should these have had more contact? Who "
                                "is missing from the room?"),
    [PDN_ASKS_BASELINE] = PDN_SAYS("What do we know about those behind the "
                                   "numbers?"),
};
_Static_assert(PDN_COUNT(figures) == PDN_ASKS, "each figure has its question");
/* clang-format on */

/* NULL where the code has no word. */
static const char *english_of(const pdn_codes *c, unsigned code)
{
    static const struct {
        const pdn_codes *codes;
        const char *const *word;
    } kinds[] = {
        {&pdn_reason_codes, reasons},
        {&pdn_null_codes, nulls},
        {&pdn_claim_kind_codes, claims},
        {&pdn_counter_state_codes, counters},
        {&pdn_flag_codes, flags},
        {&pdn_wave_change_codes, wave_changes},
        {&pdn_checklist_state_codes, checklists},
        {&pdn_practice_kind_codes, practices},
    };

    if (c == &pdn_verdict_codes) return verdicts[code].word;
    for (size_t k = 0; k < PDN_COUNT(kinds); k++)
        if (kinds[k].codes == c) return kinds[k].word[code];
    return NULL;
}

const char *pdn_code_word(const pdn_codes *codes, unsigned code)
{
    const char *english = english_of(codes, code);

    return english != NULL ? pdn_word(english) : pdn_code_text(codes, code);
}

const char *pdn_word_of_code(const char *code)
{
    static const pdn_codes *const kinds[] = {
        &pdn_verdict_codes,     &pdn_reason_codes,        &pdn_null_codes,
        &pdn_claim_kind_codes,  &pdn_counter_state_codes, &pdn_flag_codes,
        &pdn_wave_change_codes,
    };

    if (code == NULL) return "";
    for (size_t k = 0; k < PDN_COUNT(kinds); k++) {
        unsigned at = pdn_code_of(kinds[k], code);
        if (at < kinds[k]->codes) return pdn_code_word(kinds[k], at);
    }
    for (size_t i = 0; i < PDN_COUNT(others); i++)
        if (strcmp(others[i].code, code) == 0)
            return pdn_word(others[i].english);
    return code;
}

const char *pdn_obstacle_word(const char *code)
{
    const char *word = pdn_word_of_code(code);

    return word == code ? format_number__swap(code, '_', ' ') : word;
}

const char *pdn_word_of_obstacle(const pdn_pair *p)
{
    if (p->top_barrier == NULL) return "";
    if (strcmp(p->top_barrier, pdn_state_mark(PDN_SUPPRESSED)) == 0)
        return pdn_word("hidden");
    if (p->barrier_tied > 1.5) return pdn_word("several as often");
    return pdn_obstacle_word(p->top_barrier);
}

const char *pdn_note(pdn_footnote which)
{
    if (which == PDN_YOUTH_NOT_ASKED) return outcome_naming__not_asked();
    return pdn_word(footnotes[which]);
}

const char *pdn_figure_question(pdn_figure_asks figure)
{
    return pdn_word(figures[figure]);
}

const char *pdn_question(pdn_verdict verdict)
{
    const char *question = verdicts[verdict].question;

    return pdn_word(question != NULL ? question : figures[PDN_ASKS_MAP]);
}
