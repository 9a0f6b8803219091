/* What a study calls its outcome, its people and its units. */
#include "outcome_naming.h"

#include "pdnet/words.h"

#include <string.h>

void pdn_words_name(const pdn_naming naming[PDN_LANGS])
{
    pdn_context_now()->naming = naming;
}

static const pdn_naming *here(void)
{
    static const pdn_naming neutral = {.label = NULL};
    const pdn_naming *naming = pdn_context_now()->naming;

    return naming != NULL ? &naming[pdn_words_lang()] : &neutral;
}

static const char *or_word(const char *said, const char *neutral)
{
    return said != NULL ? said : neutral;
}

/* NULL: nothing is said of it. */
static const char *said_of(const pdn_said *said, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(said[i].name, name) == 0) return said[i].said;
    return NULL;
}

const char *outcome_naming__service(const char *service)
{
    const pdn_naming *n = here();
    const char *said = NULL;

    if (service == NULL) return NULL;
    said = said_of(n->service, n->services, service);
    return said != NULL ? said : said_of(n->word, n->words, service);
}

const char *pdn_study_word(const char *text)
{
    const pdn_naming *n = here();
    const char *key = text;

    if (text == NULL || n->words == 0) return text;
    if (pdn_name_key(&pdn_context_now()->text, text, &key) != PDN_OK) {
        pdn_context_now()->st = PDN_ENOMEM;
        return text;
    }
    return or_word(said_of(n->word, n->words, key), text);
}

/* Were people asked about the service? */
static bool is_heard(const char *service)
{
    const pdn_naming *n = here();

    for (size_t i = 0; service != NULL && i < n->heards; i++)
        if (strcmp(n->heard[i], service) == 0) return true;
    return false;
}

const char *pdn_note_of_youth(const pdn_pair *p)
{
    if (is_heard(p->group_a) || is_heard(p->group_b)) return "";
    if (here()->heards == 0) return outcome_naming__not_asked();
    return pdn_say_capital(pdn_say(pdn_word("%s were not asked about this."),
                                   pdn_the_people_word()));
}

const char *outcome_naming__not_asked(void)
{
    return pdn_say_capital(pdn_say(here()->heards > 0
                                       ? pdn_word("%s speak for themselves on "
                                                  "a sheet of their own.")
                                       : pdn_word("%s were not asked."),
                                   pdn_the_people_word()));
}

const char *pdn_unit_word(size_t n)
{
    return n == 1 ? or_word(here()->unit, pdn_word_in("unit", "unit"))
                  : or_word(here()->units, pdn_word_in("unit", "units"));
}

const char *pdn_people_word(size_t n)
{
    return n == 1 ? or_word(here()->person, pdn_word_in("unit", "person"))
                  : or_word(here()->people, pdn_word_in("unit", "people"));
}

const char *pdn_the_people_word(void)
{
    return or_word(here()->the_people, pdn_word_in("unit", "the users"));
}

const char *pdn_people_of_age(void)
{
    const char *age = here()->age;

    if (age == NULL) return pdn_people_word(2);
    const char *dash = strchr(age, '-');
    if (dash == NULL) return pdn_people_word(2);
    return pdn_say(pdn_word("%s aged %.*s–%s"), pdn_people_word(2),
                   (int)(dash - age), age, dash + 1);
}

const char *pdn_label_word(const char *indicator)
{
    const pdn_naming *n = here();

    if (n->label == NULL || indicator == NULL) return n->label;
    for (size_t i = 0; i < PDN_COUNT(n->of); i++)
        if (n->of[i] != NULL && strcmp(n->of[i], indicator) == 0)
            return n->label;
    /* a study of one outcome need not name it */
    return n->of[0] == NULL && n->of[1] == NULL ? n->label : NULL;
}

const char *pdn_say_label(const char *indicator)
{
    const char *label = pdn_label_word(indicator);

    if (label == NULL) label = pdn_study_word(indicator);
    return label != NULL && *label != '\0' ? pdn_say(", %s", label) : "";
}

const char *outcome_naming__judged(void)
{
    const char *label = pdn_label_word(NULL);
    const char *indicator = here()->of[0];

    if (label != NULL) return pdn_say(" %s", label);
    return indicator != NULL ? pdn_say(" (%s)", pdn_study_word(indicator)) : "";
}

const char *pdn_say_what(const char *indicator)
{
    const char *of = pdn_people_word(2);

    if (here()->people == NULL)
        return pdn_label_word(indicator) != NULL ? pdn_say_axis(indicator)
               : indicator != NULL               ? indicator
                                                 : pdn_word("share");
    if (here()->age != NULL) of = pdn_people_of_age();
    if (pdn_label_word(indicator) == NULL && indicator != NULL)
        return pdn_say("%s, %s", indicator, of);
    return pdn_say("%s, %s", pdn_say_axis(indicator), of);
}

const char *pdn_say_axis(const char *indicator)
{
    const char *label = pdn_label_word(indicator);

    return label != NULL ? pdn_say(pdn_word("share %s"), label)
                         : pdn_word("share");
}

/* Up to n words; one that is not said is the one before it. */
static pdn_status take_words(const char *text, pdn_arena *a,
                             const char **word[], size_t n)
{
    pdn_status st = PDN_OK;
    const char *const *item = NULL;
    size_t items = 0;

    PDN_TRY(pdn_textlist_read(text, ',', a, &item, &items));
    for (size_t i = 0; i < n && items > 0; i++)
        *word[i] = item[i < items ? i : items - 1];
out:
    return st;
}

pdn_status pdn_naming_take(const char *label, const char *people,
                           const char *units, pdn_arena *a, pdn_naming *out)
{
    pdn_status st = PDN_OK;
    pdn_naming n = {.label = label};
    const char **of_people[] = {&n.person, &n.people, &n.the_people};
    const char **of_units[] = {&n.unit, &n.units};

    PDN_TRY(take_words(people, a, of_people, PDN_COUNT(of_people)));
    PDN_TRY(take_words(units, a, of_units, PDN_COUNT(of_units)));
    *out = n;
out:
    return st;
}

/* The words of one language. */
static pdn_status take_said(const pdn_table *t, const char *lang, pdn_arena *a,
                            pdn_naming *out)
{
    const pdn_column *text = pdn_table_column(t, "text");
    const pdn_column *says = pdn_table_column(t, lang);
    pdn_status st = PDN_OK;
    pdn_said *word = NULL;

    if (text == NULL || says == NULL) return PDN_OK;
    word = pdn_arena_get(a, (t->rows + 1) * sizeof *word);
    PDN_TRY(pdn_had_memory(word));
    for (size_t i = 0; i < t->rows; i++) {
        if (says->text[i] == NULL || says->text[i][0] == '\0') continue;
        pdn_said *one = &word[out->words++];
        one->said = says->text[i];
        PDN_TRY(pdn_name_key(a, text->text[i], &one->name));
    }
    out->word = word;
out:
    return st;
}

static pdn_status check_twice(const pdn_table *t)
{
    const pdn_column *text = pdn_table_column(t, "text");

    for (size_t i = 0; text != NULL && i < t->rows; i++)
        for (size_t k = 0; k < i; k++)
            if (strcmp(text->text[i], text->text[k]) == 0)
                return pdn_fail(PDN_EPARSE,
                                "%s:%zu: \"%s\" stands twice, first in line "
                                "%zu",
                                t->file, t->line[i], text->text[i], t->line[k]);
    return PDN_OK;
}

pdn_status pdn_naming_words(const pdn_table *t, pdn_arena *a,
                            pdn_naming out[PDN_LANGS])
{
    pdn_status st = PDN_OK;

    PDN_TRY(check_twice(t));
    for (int lang = 0; lang < PDN_LANGS; lang++)
        PDN_TRY(take_said(t, pdn_lang_code((pdn_lang)lang), a, &out[lang]));
out:
    return st;
}
