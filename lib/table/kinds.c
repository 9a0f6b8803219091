#include "pdnet/table.h"

#include <math.h>
#include <string.h>

#define ALSO(...) ((const char *const[]){__VA_ARGS__, NULL})
#define KIND(word)                   \
    {                                \
#word, word, PDN_COUNT(word) \
    }

/* A column's rules. */
enum { OPTIONAL = 0, REQUIRED = 1, FILLED = 2, NOT_NEGATIVE = 4, NAME = 8 };
#define KEY (REQUIRED | FILLED)
#define COLUMN(called, of, rules, others)                                    \
    {                                                                        \
        .name = (called), .kind = (of), .required = ((rules)&REQUIRED) != 0, \
        .not_negative = ((rules)&NOT_NEGATIVE) != 0, .also = (others),       \
        .filled = ((rules)&FILLED) != 0, .compared = ((rules)&NAME) != 0,    \
    }
#define TEXT(name, rules, others)  COLUMN(name, PDN_TEXT, rules, others)
#define REAL(name, rules, others)  COLUMN(name, PDN_REAL, rules, others)
#define YESNO(name, rules, others) COLUMN(name, PDN_BOOLEAN, rules, others)
#define WHOLE(name, rules, others) COLUMN(name, PDN_INTEGER, rules, others)
#define COUNTED(name, rules, others) \
    COLUMN(name, PDN_INTEGER, (rules) | NOT_NEGATIVE, others)
#define YEAR(rules) WHOLE("year", rules, ALSO("år"))
#define FROM        TEXT("from", KEY, ALSO("fra", "avsender", "source"))
#define TO          TEXT("to", KEY, ALSO("til", "mottaker", "target"))
#define FROM_GROUP  TEXT("from", KEY | NAME, ALSO("fra", "avsender", "source"))
#define TO_GROUP    TEXT("to", KEY | NAME, ALSO("til", "mottaker", "target"))

/* clang-format off */
static const pdn_want actors[] = {
    TEXT("id", KEY, ALSO("respondent")),
    TEXT("name", OPTIONAL, ALSO("navn", "namn", "fullt navn", "fullt namn", "full name")),
    TEXT("sector", NAME, ALSO("sektor", "tjeneste", "teneste", "etat")),
    TEXT("unit", NAME, ALSO("enhet", "eining", "avdeling")),
    TEXT("municipality", NAME, ALSO("kommune")),
    TEXT("role", OPTIONAL, ALSO("rolle", "stilling")),
    WHOLE("level", OPTIONAL, NULL),
    REAL("fte", NOT_NEGATIVE, ALSO("årsverk", "stillingsbrøk")),
    YESNO("mandate", OPTIONAL, NULL),
    YESNO("responded", OPTIONAL, ALSO("svart", "besvart", "har svart", "har svara", "svarte")),
    TEXT("group", NAME, NULL),
    /* posts in per cent: fte once they are read */
    REAL("fte_percent", NOT_NEGATIVE, ALSO("stillingsprosent", "percent")),
};
static const pdn_want ties[] = {
    FROM,
    TO,
    REAL("frequency", NOT_NEGATIVE, ALSO("hyppighet", "hyppigheit", "frekvens", "kontakt", "weight")),
    REAL("quality", OPTIONAL, ALSO("kvalitet")),
    REAL("knowledge", OPTIONAL, ALSO("kjennskap")),
    REAL("recognition", OPTIONAL, ALSO("anerkjennelse", "anerkjenning")),
    REAL("skill", OPTIONAL, ALSO("samhandling", "samhandlingskompetanse")),
    REAL("need", OPTIONAL, ALSO("behov")),
    TEXT("barrier", OPTIONAL, ALSO("barriere", "hinder", "hindring")),
    TEXT("relation", OPTIONAL, ALSO("relasjon")),
};
static const pdn_want roster[] = {
    TEXT("id", KEY, ALSO("respondent")),
};
static const pdn_want aliases[] = {
    TEXT("alias", KEY, NULL),
    TEXT("id", KEY, NULL),
};
static const pdn_want duties[] = {
    FROM_GROUP,
    TO_GROUP,
    TEXT("why", OPTIONAL, NULL),
    TEXT("lead", OPTIONAL, NULL),
};
static const pdn_want outcomes[] = {
    TEXT("unit", KEY | NAME, ALSO("enhet", "kommune", "region", "geo")),
    WHOLE("year", KEY, ALSO("år", "aar", "tid")),
    TEXT("indicator", NAME, ALSO("indikator")),
    COUNTED("population", OPTIONAL, ALSO("folketall", "folketal", "nevner", "nemnar")),
    COUNTED("events", OPTIONAL, ALSO("antall", "teller", "teljar")),
    REAL("share_percent", NOT_NEGATIVE, ALSO("andel", "prosent")),
    REAL("expected", NOT_NEGATIVE, NULL),
    TEXT("group", NAME, NULL),
    WHOLE("age_from", NOT_NEGATIVE, NULL),
    WHOLE("age_to", NOT_NEGATIVE, NULL),
    TEXT("definition", OPTIONAL, NULL),
    REAL("period_years", NOT_NEGATIVE, NULL),
    TEXT("origin", OPTIONAL, NULL),
    REAL("rate", NOT_NEGATIVE, NULL),
    REAL("smr", NOT_NEGATIVE, NULL),
    COUNTED("paired_both", OPTIONAL, NULL),
    COUNTED("paired_before", OPTIONAL, NULL),
    COUNTED("paired_now", OPTIONAL, NULL),
    COUNTED("paired_neither", OPTIONAL, NULL),
};
static const pdn_want practices[] = {
    TEXT("unit", KEY | NAME, ALSO("enhet", "kommune")),
    TEXT("practice", KEY | NAME, NULL),
    YESNO("present", REQUIRED, NULL),
    YEAR(OPTIONAL),
};
static const pdn_want handovers[] = {
    FROM_GROUP,
    TO_GROUP,
    YEAR(KEY),
    COUNTED("sent", REQUIRED, NULL),
    COUNTED("arrived", OPTIONAL, NULL),
};
static const pdn_want inputs[] = {
    TEXT("input", KEY, NULL),
    TEXT("theme", KEY | NAME, NULL),
    TEXT("challenge", OPTIONAL, NULL),
    COUNTED("ideas", OPTIONAL, NULL),
    COUNTED("votes", OPTIONAL, NULL),
    COUNTED("rank", OPTIONAL, NULL),
};
static const pdn_want voices[] = {
    TEXT("service", KEY | NAME, ALSO("tjeneste")),
    TEXT("kind", KEY | NAME, ALSO("hvem")),
    TEXT("question", KEY | NAME, ALSO("spørsmål")),
    COUNTED("answers", OPTIONAL, ALSO("svar")),
    REAL("mean", OPTIONAL, ALSO("gjennomsnitt", "snitt")),
    REAL("sd", NOT_NEGATIVE, ALSO("standardavvik")),
};
static const pdn_want together[] = {
    TEXT("service_a", KEY | NAME, NULL),
    TEXT("service_b", KEY | NAME, NULL),
    YEAR(KEY),
    COUNTED("both", REQUIRED, NULL),
    COUNTED("coordinated", OPTIONAL, NULL),
};
static const pdn_want stages[] = {
    TEXT("chain", KEY | NAME, NULL),
    TEXT("stage", KEY | NAME, NULL),
    TEXT("part_of", NAME, NULL),
    COUNTED("count", REQUIRED, NULL),
};
static const pdn_want offers[] = {
    TEXT("offer", KEY | NAME, NULL),
    TEXT("owner", OPTIONAL, NULL),
    WHOLE("level", REQUIRED, NULL),
    TEXT("municipality", KEY | NAME, ALSO("kommune")),
};
static const pdn_want actions[] = {
    TEXT("finding", KEY, NULL),
    TEXT("step", KEY, NULL),
    TEXT("owner", OPTIONAL, NULL),
    TEXT("invited", OPTIONAL, NULL),
    TEXT("deadline", OPTIONAL, NULL),
    TEXT("done", OPTIONAL, NULL),
    TEXT("wave", OPTIONAL, NULL),
    TEXT("group_a", NAME, NULL),
    TEXT("group_b", NAME, NULL),
    YESNO("lift", OPTIONAL, NULL),
};
static const pdn_want crosswalk[] = {
    TEXT("old", KEY | NAME, NULL),
    TEXT("new", KEY | NAME, NULL),
    YEAR(KEY),
    REAL("share", NOT_NEGATIVE, NULL),
};
static const pdn_want corrections[] = {
    TEXT("wave", KEY, NULL),
    FROM,
    TO,
    TEXT("change", KEY, NULL),
    TEXT("column", OPTIONAL, NULL),
    TEXT("value", OPTIONAL, NULL),
    TEXT("said_by", REQUIRED, NULL),
};
static const pdn_want truth[] = {
    TEXT("wave", REQUIRED, NULL),
    TEXT("tool", KEY, NULL),
    TEXT("options", OPTIONAL, NULL),
    TEXT("input", REQUIRED, NULL),
    TEXT("row", REQUIRED, NULL),
    TEXT("column", KEY, NULL),
    TEXT("expected", REQUIRED, NULL),
    TEXT("why", OPTIONAL, NULL),
};
static const pdn_want breaks[] = {
    TEXT("indicator", OPTIONAL, ALSO("indikator")),
    YEAR(KEY),
    TEXT("why", OPTIONAL, NULL),
};
static const pdn_want bands[] = {
    TEXT("label", KEY | NAME, NULL),
    REAL("from_percent", REQUIRED | NOT_NEGATIVE, NULL),
    REAL("to_percent", REQUIRED | NOT_NEGATIVE, NULL),
};
static const pdn_want tiles[] = {
    TEXT("unit", KEY | NAME, ALSO("kommune", "enhet")),
    WHOLE("column", REQUIRED | NOT_NEGATIVE, ALSO("kolonne")),
    WHOLE("row", REQUIRED | NOT_NEGATIVE, ALSO("rad")),
};
static const pdn_want words[] = {
    TEXT("text", KEY | NAME, ALSO("tekst")),
    TEXT("nb", OPTIONAL, ALSO("bokmål")),
    TEXT("nn", OPTIONAL, ALSO("nynorsk")),
    TEXT("en", OPTIONAL, ALSO("engelsk", "english")),
};
/* clang-format on */

static const pdn_file_kind kinds[] = {
    KIND(actors), KIND(ties),     KIND(roster),    KIND(aliases),
    KIND(duties), KIND(outcomes), KIND(practices), KIND(handovers),
    KIND(inputs), KIND(voices),   KIND(together),  KIND(stages),
    KIND(offers), KIND(actions),  KIND(crosswalk), KIND(corrections),
    KIND(truth),  KIND(bands),    KIND(breaks),    KIND(tiles),
    KIND(words),
};

const pdn_file_kind *pdn_file_kind_of(const char *name)
{
    for (size_t i = 0; i < PDN_COUNT(kinds); i++)
        if (strcmp(kinds[i].name, name) == 0) return &kinds[i];
    return NULL;
}

/* Every name above is written as pdn_normalize_name would have it. */
static bool is_called(const pdn_want *w, const char *folded)
{
    bool yes = strcmp(w->name, folded) == 0;

    for (size_t i = 0; !yes && w->also != NULL && w->also[i] != NULL; i++)
        yes = strcmp(w->also[i], folded) == 0;
    return yes;
}

bool pdn_kinds_know(const char *column)
{
    for (size_t i = 0; i < PDN_COUNT(kinds); i++)
        for (size_t k = 0; k < kinds[i].wants; k++)
            if (is_called(&kinds[i].want[k], column)) return true;
    return false;
}

/* ---- Marks of publishers ------------------------------------------------ */

static const struct {
    const char *name;
    pdn_marks marks;
} sources[] = {
    {"ssb",
     {.dash_is_zero = true,
      .star_is_note = true,
      .point_is_undefined = true,
      .hidden_lo = 1,
      .hidden_hi = 2,
      .rounded = true}},
    {"nav", {.dash_is_zero = true, .hidden_lo = 1, .hidden_hi = 3}},
    {"fhi",
     {.point_is_undefined = true,
      .hidden_lo = (double)NAN,
      .hidden_hi = (double)NAN}},
};

/* "1-3", or "unknown". */
static pdn_status read_range(const char *text, pdn_marks *out)
{
    const char *dash = strchr(text, '-');
    double lo = 0, hi = 0;

    if (strcmp(text, "unknown") == 0) {
        out->hidden_lo = out->hidden_hi = (double)NAN;
        return PDN_OK;
    }
    if (dash == NULL ||
        !pdn_number_read(text, (size_t)(dash - text), '.', &lo) ||
        !pdn_number_read(dash + 1, strlen(dash + 1), '.', &hi) ||
        !(lo >= 0 && hi >= lo && hi >= 1) || floor(lo) < lo || floor(hi) < hi)
        return pdn_fail(PDN_EARG,
                        "hidden %s: want what a hidden count may be, as 1-3, "
                        "or unknown",
                        text);
    out->hidden_lo = lo;
    out->hidden_hi = hi;
    return PDN_OK;
}

pdn_status pdn_marks_of(const char *source, const char *hidden, bool rounded,
                        pdn_marks *out)
{
    pdn_status st = PDN_OK;
    pdn_marks marks = {0};
    bool known = source == NULL;

    for (size_t i = 0; i < PDN_COUNT(sources) && !known; i++)
        if (strcmp(source, sources[i].name) == 0) {
            marks = sources[i].marks;
            known = true;
        }
    if (!known) PDN_FAIL(PDN_EARG, "source %s: want ssb, nav or fhi", source);
    if (hidden != NULL) PDN_TRY(read_range(hidden, &marks));
    marks.rounded |= rounded;
    *out = marks;
out:
    return st;
}
