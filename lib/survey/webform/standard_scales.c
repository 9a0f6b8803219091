#include "survey/webform/standard_scales.h"

#include "pdnet/table.h"

#include <string.h>

#define STEPS(...)                                                       \
    (sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *)), \
        ((const char *const[]){__VA_ARGS__})

#define ALMOST_NEVER                                                          \
    "aldri/nesten aldri|aldri / nesten aldri|aldri eller nesten aldri|never/" \
    "almost never|never / almost never|never or almost never"

/* Words as pdn_normalize_name would have them; one step a line or a string. */
/* clang-format off */
static const standard_scale scales[] = {
    {"frequency", 0, STEPS(("aldri|ingen kontakt|ikke|never|"
        ALMOST_NEVER),
        "sjeldnere|sjelden|sjeldan|sjeldnare|less often|rarely",
        "månedlig|månadleg|hver måned|kvar månad|en gang i måneden|ein gong i månaden|1 gang i måneden|1 gong i månaden|minst månedlig|minst månadleg|monthly",
        "ukentlig|vekentleg|vekesvis|hver uke|kvar veke|en gang i uka|en gang i uken|ein gong i veka|1 gang i uka|1 gang i uken|1 gong i veka|minst ukentlig|minst vekentleg|weekly",
        "daglig|dagleg|hver dag|kvar dag|daily")},
    {"frequency", 0, STEPS(("aldri|never|" ALMOST_NEVER),
        "sjelden|sjeldan|rarely|seldom",
        "av og til|noen ganger|nokre gonger|sometimes",
        "ofte|often",
        "svært ofte|veldig ofte|alltid|very often|always")},
    {"frequency", 0, STEPS(("aldri|ingen kontakt|never|" ALMOST_NEVER),
        "årlig|årleg|en gang i året|ein gong i året|1 gang i året|1 gong i året|yearly|sjeldnere enn årlig",
        "halvårlig|1-2 ganger i året|1-2 gonger i året|en til to ganger i året|et par ganger i året|eit par gonger i året|noen ganger i året|noen få ganger i året|nokre gonger i året|a few times a year",
        "kvartalsvis|hvert kvartal|kvart kvartal|quarterly|sjeldnere enn månedlig",
        "månedlig|månadleg|hver måned|kvar månad|en gang i måneden|1 gang i måneden|1 gong i månaden|månedlig eller oftere|månadleg eller oftare|minst månedlig|1-3 ganger i måneden|noen ganger i måneden|monthly",
        "hver 14. dag|kvar 14. dag|2-3 ganger i måneden|2-3 gonger i månaden|et par ganger i måneden|eit par gonger i månaden|flere ganger i måneden|fleire gonger i månaden|annenhver uke|annakvar veke|fortnightly",
        "ukentlig|vekentleg|hver uke|kvar veke|en gang i uka|en gang i uken|1 gang i uka|1 gang i uken|1 gong i veka|ukentlig eller oftere|vekentleg eller oftare|minst ukentlig|weekly",
        "flere ganger i uka|2-3 ganger i uka|2-3 ganger i uken|2-3 gonger i veka|flere ganger i uken|fleire gonger i veka|several times a week",
        "daglig|dagleg|hver dag|kvar dag|daglig eller oftere|daily")},
    {"quality", 1, STEPS("svært dårlig|veldig dårlig|meget dårlig|svært dårleg|very poor|very badly|very bad",
        "dårlig|ganske dårlig|nokså dårlig|dårleg|poor|badly|bad",
        "verken/eller|verken eller|hverken eller|korkje eller|verken godt eller dårlig|verken bra eller dårlig|verken bra eller dårleg|korkje godt eller dårleg|hverken godt eller dårlig|hverken/eller|middels|både og|både/og|nøytral|korkje/eller|neither|fair|average",
        "godt|god|bra|ganske godt|ganske bra|nokså godt|good|well",
        "svært godt|svært god|svært bra|veldig godt|veldig bra|meget godt|meget bra|very good|very well")},
    {NULL, 1, STEPS("helt uenig|svært uenig|heilt usamd|heilt ueinig|strongly disagree",
        "uenig|delvis uenig|litt uenig|ganske uenig|usamd|delvis usamd|ueinig|disagree|somewhat disagree",
        "verken enig eller uenig|hverken enig eller uenig|verken/eller|verken eller|hverken/eller|hverken eller|korkje/eller|korkje eller|nøytral|korkje samd eller usamd|neither agree nor disagree|neutral",
        "enig|delvis enig|litt enig|ganske enig|samd|delvis samd|einig|agree|somewhat agree",
        "helt enig|svært enig|heilt samd|heilt einig|strongly agree")},
    {NULL, 1, STEPS("ikke i det hele tatt|i svært liten grad|ikkje i det heile|i svært liten grad|not at all",
        "i liten grad|to a small extent|a little",
        "i noen grad|i nokon grad|til en viss grad|to some extent|somewhat",
        "i stor grad|i ganske stor grad|to a large extent|a lot",
        "i svært stor grad|i meget stor grad|to a very large extent|very much")},
    {"quality", 1, STEPS("svært misfornøyd|svært misnøgd|very dissatisfied",
        "misfornøyd|litt misfornøyd|ganske misfornøyd|misnøgd|dissatisfied",
        "verken/eller|verken eller|hverken/eller|hverken eller|korkje/eller|korkje eller|nøytral|verken fornøyd eller misfornøyd|korkje nøgd eller misnøgd|neutral",
        "fornøyd|litt fornøyd|ganske fornøyd|nøgd|satisfied",
        "svært fornøyd|svært nøgd|very satisfied")},
    {"knowledge", 1, STEPS("kjenner ikke|ikke kjent|kjenner ikke til|ingen kjennskap|kjenner ikkje|not at all",
        "litt|kjenner litt|lite|noe kjennskap|a little",
        "noe|kjenner noe|middels|en del|some",
        "godt|kjenner godt|god kjennskap|well",
        "svært godt|kjenner svært godt|svært god kjennskap|very well")},
    {"need", 0, STEPS("ingen|ikke behov|ingen behov|ikke noe behov|none|no need",
        "lite|lite behov|små|litt|little",
        "noe|noe behov|middels|some",
        "stort|stort behov|store|large|great",
        "svært stort|svært stort behov|svært store|very large|very great")},
    {NULL, 0, STEPS("nei|no", "ja|yes")},
};
/* clang-format on */

static const char *const unanswered =
    "vet ikke|vet ikke/usikker|veit ikkje|veit ikkje/usikker|usikker|ikke "
    "sikker|ikkje sikker|ønsker ikke å svare|ønsker ikke svare|vil ikke "
    "svare|ønskjer ikkje å svare|ønskjer ikkje svare|ønskar ikkje å svare|"
    "vil ikkje svare|ubesvart|ikke besvart|ikkje svart|har ingen formening|"
    "ingen formening|ingen mening|inga meining|kan ikke vurdere|kan ikkje "
    "vurdere|don't know|do not know|not sure|prefer not to say|prefer not to "
    "answer";
static const char *const unasked =
    "ikke aktuelt|ikke relevant|ikkje aktuelt|ikkje relevant|gjelder ikke|"
    "gjeld ikkje|gjelder ikke meg|ikke aktuelt for meg|ikke relevant for meg|"
    "ikkje aktuelt for meg|not applicable|n/a|not relevant";

/* Is the word one of those parted by `|`? */
static bool is_among(const char *list, const char *word)
{
    size_t n = strlen(word);

    for (const char *at = list; *at != '\0';) {
        size_t k = strcspn(at, "|");
        if (k == n && strncmp(at, word, n) == 0) return true;
        at += k + (at[k] == '|');
    }
    return false;
}

/* What a folded text of one or more parts means that are all no answer ("vet
 * ikke / ikke aktuelt"): did not answer where one does, else not asked; a
 * number where some part is another thing. */
static double absence_of(const char *folded)
{
    enum { LONGEST = 60 };
    double value = 0;

    for (const char *at = folded; *at != '\0';) {
        const size_t n = strcspn(at, "/");
        char part[LONGEST + 1];
        size_t from = strspn(at, " "), to = n;
        while (to > from && at[to - 1] == ' ')
            to--;
        if (from >= to || to - from > LONGEST) return 0;
        memcpy(part, at + from, to - from);
        part[to - from] = '\0';
        if (is_among(unanswered, part))
            value = pdn_absent(PDN_NO_ANSWER);
        else if (!is_among(unasked, part))
            return 0;
        else if (pdn_state_of(value) == PDN_VALUE)
            value = pdn_absent(PDN_NOT_ASKED);
        at += n + (at[n] == '/');
    }
    return value;
}

static size_t step_of(const standard_scale *s, const char *folded)
{
    size_t k = 0;

    while (k < s->steps && !is_among(s->step[k], folded))
        k++;
    return k;
}

pdn_status standard_scales__value(const standard_scale *scale, const char *word,
                                  double *value, bool *known)
{
    pdn_status st = PDN_OK;
    pdn_arena text = {0};
    const char *folded = NULL;
    size_t k = 0;

    PDN_TRY(pdn_normalize_name(&text, word, &folded));
    *known = true;
    k = scale != NULL ? step_of(scale, folded) : 0;
    if (scale != NULL && k < scale->steps)
        *value = scale->lowest + (double)k;
    else if (is_among(unanswered, folded))
        *value = pdn_absent(PDN_NO_ANSWER);
    else if (is_among(unasked, folded))
        *value = pdn_absent(PDN_NOT_ASKED);
    else if (pdn_state_of(absence_of(folded)) != PDN_VALUE)
        *value = absence_of(folded);
    else
        *known = false;
out:
    pdn_arena_clear(&text);
    return st;
}

pdn_status standard_scales__knows(const char *word, bool *yes)
{
    pdn_status st = PDN_OK;
    double value = 0;

    PDN_TRY(standard_scales__means_none(word, yes));
    for (size_t i = 0; i < PDN_COUNT(scales) && !*yes; i++)
        PDN_TRY(standard_scales__value(&scales[i], word, &value, yes));
out:
    return st;
}

/* How many words the scale has a step for; *all: it knows every word. */
static pdn_status count_steps(const standard_scale *s, const word_count *words,
                              size_t *steps, bool *all)
{
    pdn_status st = PDN_OK;
    double value = 0;
    bool known = false;

    *steps = 0;
    *all = true;
    for (size_t i = 0; i < words->words; i++) {
        PDN_TRY(standard_scales__value(s, words->word[i].text, &value, &known));
        *steps += known && pdn_state_of(value) == PDN_VALUE;
        *all = *all && known;
    }
out:
    return st;
}

/* Higher is better: all words known, then more of them, then the question's
 * own scale. 0: no use. */
static size_t worth(size_t steps, bool all, bool own)
{
    if (steps == 0 || (!all && steps < 2)) return 0;
    return 2 * (steps + (all ? 1000 : 0)) + own;
}

pdn_status standard_scales__find(const word_count *words, const char *question,
                                 const standard_scale **out)
{
    pdn_status st = PDN_OK;
    size_t best = 0, steps = 0;
    bool all = false;

    *out = NULL;
    for (size_t i = 0; i < PDN_COUNT(scales); i++) {
        const standard_scale *s = &scales[i];
        bool own = question != NULL && s->question != NULL &&
                   strcmp(s->question, question) == 0;
        PDN_TRY(count_steps(s, words, &steps, &all));
        if (worth(steps, all, own) <= best) continue;
        best = worth(steps, all, own);
        *out = s;
    }
out:
    return st;
}

pdn_status standard_scales__means_none(const char *word, bool *yes)
{
    pdn_status st = PDN_OK;
    pdn_arena text = {0};
    const char *folded = NULL;

    PDN_TRY(pdn_normalize_name(&text, word, &folded));
    *yes = is_among("ikke kontakt|ikkje|ikkje kontakt|har ikke kontakt|har "
                    "ikkje kontakt|har ikke hatt kontakt|har ikkje hatt "
                    "kontakt|har aldri hatt kontakt|har aldri "
                    "kontakt|ingen|ingen av disse|ingen av dei|ingen av de|"
                    "ingen av de nevnte|ingen av dei nemnde|ingen på lista|"
                    "none of these|none of the above|ikke i det "
                    "hele tatt|ikkje i det "
                    "heile|no contact|none|not at all",
                    folded);
    for (size_t i = 0; i < PDN_COUNT(scales) && !*yes; i++)
        *yes = scales[i].question != NULL &&
               strcmp(scales[i].question, "frequency") == 0 &&
               step_of(&scales[i], folded) == 0;
out:
    pdn_arena_clear(&text);
    return st;
}

/* Words behind "andre" that name nobody. */
static bool is_nobody(const char *word, size_t n)
{
    static const char *const nobody[] = {
        "tjeneste",  "teneste",      "enhet",     "eining",     "person",
        "samarbeid", "aktør",        "instans",   "virksomhet", "verksemd",
        "etat",      "organisasjon", "hvem",      "kven",       "hvilke",
        "kva",       "spesifiser",   "vennligst", "tekst",      "text",
        "please",    "specify",      "service",   "people",     "who",
        "which",     "som",          "ikke",      "nevnt"};

    for (size_t i = 0; i < PDN_COUNT(nobody); i++) {
        const size_t m = strlen(nobody[i]);
        if (n >= m && strncmp(word, nobody[i], m) == 0) return true;
    }
    return false;
}

/* "Andre, hvem?", but not Andre Hansen. */
static bool is_of_nobody(const char *rest)
{
    static const char *const between = " \t.,:;?!()[]/-*";
    static const char *const dash = "–";
    bool yes = true;

    for (const char *s = rest; yes;) {
        s += strspn(s, between);
        if (strncmp(s, dash, strlen(dash)) == 0) {
            s += strlen(dash);
            continue;
        }
        if (*s == '\0') break;
        const size_t n = strcspn(s, between);
        yes = is_nobody(s, n);
        s += n;
    }
    return yes;
}

pdn_status standard_scales__means_others(const char *text, bool *yes)
{
    static const char *const others[] = {
        "annet",       "annen",  "andre", "anna",         "annan", "noen andre",
        "nokon andre", "øvrige", "other", "someone else", "others"};
    pdn_status st = PDN_OK;
    pdn_arena trial = {0};
    const char *folded = NULL;

    *yes = false;
    PDN_TRY(pdn_normalize_name(&trial, text, &folded));
    folded += strspn(folded, "-([ ");
    for (size_t i = 0; i < PDN_COUNT(others) && !*yes; i++) {
        const size_t n = strlen(others[i]);
        if (strncmp(folded, others[i], n) != 0) continue;
        const bool whole = folded[n + strspn(folded + n, " .:*")] == '\0',
                   name = strcmp(others[i], "anna") == 0;
        *yes = whole ? !name
                     : strchr(" ,:;(-/?", folded[n]) != NULL &&
                           is_of_nobody(folded + n);
    }
out:
    pdn_arena_clear(&trial);
    return st;
}
