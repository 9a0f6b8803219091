/* What a sentence says beside a finding: what it hangs on, what is not seen,
 * why nothing is known. The sentence of a pair that is too wide is the rule's;
 * the others are the catalogue's own words, held to here. */
#include "check.h"

#include "pdnet/words.h"

#include <string.h>

#define N ((double)NAN)

static const pdn_pair school = {.group_a = "barnevern",
                                .group_b = "skole",
                                .actors_a = 9,
                                .actors_b = 20,
                                .respondents_a = 8,
                                .respondents_b = 18,
                                .ties = 11,
                                .expected = 10};
static const pdn_pair silent = {.group_a = "BUP",
                                .group_b = "frivillighet",
                                .actors_a = 9,
                                .actors_b = 12,
                                .respondents_a = 2,
                                .respondents_b = 9,
                                .ties = 0,
                                .expected = 2};
static const pdn_pair few = {.group_a = "BUP",
                             .group_b = "NAV",
                             .actors_a = 9,
                             .actors_b = 17,
                             .respondents_a = 5,
                             .respondents_b = 15,
                             .ties = 2,
                             .expected = 13.7};
static const pdn_pair clinic = {.group_a = "helsestasjon",
                                .group_b = "skole",
                                .actors_a = 8,
                                .actors_b = 20,
                                .respondents_a = 8,
                                .respondents_b = 18,
                                .ties = 22,
                                .expected = 36,
                                .confirmed = 4,
                                .one_sided = 14,
                                .one_sided_ab = 1,
                                .one_sided_ba = 13};

/* headline and detail: nb, nn, en; NULL: not looked at. */
struct beside {
    const char *what;
    const pdn_pair *pair;
    pdn_verdict verdict;
    unsigned note;
    pdn_null null;
    double survived, tried, tipping, estimated, ratio;
    const char *headline[3], *detail[3];
};

static const struct beside rows[] = {
    {
        .what = "a halving cannot be excluded",
        .pair = &school,
        .verdict = PDN_NOT_KNOWN,
        .note = PDN_BIT(PDN_REASON_TOO_WIDE),
        .null = PDN_NULL_CONTACTS,
        .survived = N,
        .tried = N,
        .tipping = N,
        .estimated = N,
        .ratio = 1.1,
        .headline = {"Vi kan ikke se om det er mindre samarbeid enn ventet "
                     "her: for få kontakter å gå etter.",
                     "Vi kan ikkje sjå om det er mindre samarbeid enn venta "
                     "her: for få kontaktar å gå etter.",
                     "We cannot see whether there is less contact than "
                     "expected here: too few contacts to go by."},
        .detail =
            {"Mellom skolen og barnevernet er 11 kontakter oppgitt, om lag 10 "
             "var ventet.",
             "Mellom skulen og barnevernet er 11 kontaktar oppgitte, om lag 10 "
             "var venta.",
             "Between the school and child welfare 11 contacts are "
             "reported, about 10 expected."},
    },
    {
        .what = "places and services coincide",
        .pair = &school,
        .verdict = PDN_NOT_KNOWN,
        .note = PDN_BIT(PDN_REASON_PLACES_COINCIDE),
        .null = PDN_NULL_CONTACTS,
        .survived = N,
        .tried = N,
        .tipping = N,
        .estimated = N,
        .ratio = 1.1,
        .headline =
            {"Vi vet ikke nok om skolen og barnevernet: de er på hvert sitt "
             "sted, så vi kan ikke skille avstand fra samarbeid.",
             "Vi veit ikkje nok om skulen og barnevernet: dei er på kvar sin "
             "stad, så vi kan ikkje skilje avstand frå samarbeid.",
             "We do not know enough about the school and child welfare: they "
             "are in different places, so we cannot tell distance from "
             "collaboration."},
    },
    {
        .what = "the draws did not settle it",
        .pair = &school,
        .verdict = PDN_NOT_KNOWN,
        .note = PDN_BIT(PDN_REASON_DRAWS_UNDECIDED),
        .null = PDN_NULL_CONTACTS,
        .survived = N,
        .tried = N,
        .tipping = N,
        .estimated = N,
        .ratio = 1.1,
        .headline = {"Vi vet ikke nok om skolen og barnevernet: det ligger for "
                     "nær grensen til å avgjøre.",
                     "Vi veit ikkje nok om skulen og barnevernet: det ligg for "
                     "nær grensa til å avgjere.",
                     "We do not know enough about the school and child "
                     "welfare: it is too near the limit to settle."},
    },
    {
        .what = "as few as could be",
        .pair = &school,
        .verdict = PDN_NOT_KNOWN,
        .note = PDN_BIT(PDN_REASON_TOO_SMALL),
        .null = PDN_NULL_CONTACTS,
        .survived = N,
        .tried = N,
        .tipping = N,
        .estimated = N,
        .ratio = 1.1,
        .headline =
            {"Vi vet ikke nok om skolen og barnevernet: selv de færreste "
             "kontaktene det kunne være, ville ikke være påfallende.",
             "Vi veit ikkje nok om skulen og barnevernet: sjølv dei færraste "
             "kontaktane det kunne vere, ville ikkje vere påfallande.",
             "We do not know enough about the school and child welfare: even "
             "the fewest contacts there could be would not be surprising."},
        .detail =
            {"At få kontakter er oppgitt, betyr ikke at samarbeidet mangler.",
             NULL, NULL},
    },
    {
        .what = "few answers go before few contacts",
        .pair = &silent,
        .verdict = PDN_NOT_KNOWN,
        .note = PDN_BIT(PDN_REASON_LOW_RESPONSE) | PDN_BIT(PDN_REASON_TOO_WIDE),
        .null = PDN_NULL_CONTACTS,
        .survived = N,
        .tried = N,
        .tipping = N,
        .estimated = N,
        .ratio = 0.0,
        .headline =
            {"Vi vet ikke nok om BUP og frivilligheten: 2 av 9 i BUP svarte.",
             NULL, NULL},
    },
    {
        .what = "less, and not half",
        .pair = &school,
        .verdict = PDN_ORDINARY,
        .null = PDN_NULL_CONTACTS,
        .survived = 1.0,
        .tried = 4.0,
        .tipping = N,
        .estimated = N,
        .ratio = 0.7,
        .headline = {"Mellom skolen og barnevernet er det noe mindre samarbeid "
                     "enn ventet, men mer enn det halve: 11 kontakter er "
                     "oppgitt, 10 var ventet.",
                     "Mellom skulen og barnevernet er det noko mindre "
                     "samarbeid enn venta, men meir enn det halve: 11 "
                     "kontaktar er oppgitte, 10 var venta.",
                     "Between the school and child welfare there is somewhat "
                     "less collaboration than expected, but over half: 11 "
                     "contacts reported, 10 expected."},
        .detail = {"", "", ""},
    },
    {
        .what = "labels: contacts inside services weigh in",
        .pair = &school,
        .verdict = PDN_ORDINARY,
        .null = PDN_NULL_LABELS,
        .survived = N,
        .tried = N,
        .tipping = N,
        .estimated = N,
        .ratio = 1.0,
        .detail =
            {"Kontakter innad i tjenestene virker inn på hva som er ventet.",
             "Kontaktar innanfor tenestene verkar inn på kva som er venta.",
             "Contacts inside the services weigh in on what is expected."},
    },
    {
        .what = "one cut, labels",
        .pair = &few,
        .verdict = PDN_MISSING,
        .null = PDN_NULL_LABELS,
        .survived = 1.0,
        .tried = 4.0,
        .tipping = 1.1,
        .estimated = N,
        .ratio = 0.15,
        .detail =
            {"Tydelig, men bare når de sjeldneste kontaktene også regnes med. "
             "Kontakter innad i tjenestene virker inn på hva som er ventet.",
             "Tydeleg, men berre når dei sjeldnaste kontaktane òg blir rekna "
             "med. Kontaktar innanfor tenestene verkar inn på kva som er "
             "venta.",
             "Clear, but only when the rarest contacts count too. Contacts "
             "inside the services weigh in on what is expected."},
    },
    {
        .what = "the silent could undo it",
        .pair = &few,
        .verdict = PDN_MISSING,
        .null = PDN_NULL_CONTACTS,
        .survived = 2.0,
        .tried = 4.0,
        .tipping = 1.216667,
        .estimated = N,
        .ratio = 0.15,
        .detail = {"Tydelig: så få ser vi sjelden ved ren tilfeldighet. Det "
                   "faller bare bort om de som ikke svarte, har over 1,2 "
                   "ganger så mye kontakt som ventet.",
                   "Tydeleg: så få ser vi sjeldan reint tilfeldig. Det fell "
                   "berre bort om dei som ikkje svarte, har over 1,2 gonger så "
                   "mykje kontakt som venta.",
                   "Clear: so few seldom happen by chance. It would vanish "
                   "only if those who did not answer had over 1.2 times the "
                   "expected contact."},
    },
    {
        .what = "the silent could hardly undo it",
        .pair = &few,
        .verdict = PDN_MISSING,
        .null = PDN_NULL_CONTACTS,
        .survived = 1.0,
        .tried = 1.0,
        .tipping = 3.1,
        .estimated = N,
        .ratio = 0.15,
        .detail = {"Tydelig: så få ser vi sjelden ved ren tilfeldighet. 20 av "
                   "26 svarte.",
                   NULL, NULL},
    },
    {
        .what = "few forgotten: 26.77 where 18 are told of",
        .pair = &clinic,
        .verdict = PDN_THIN_CONTACT,
        .null = PDN_NULL_CONTACTS,
        .survived = 2.0,
        .tried = 4.0,
        .tipping = 1.1,
        .estimated = 26.77,
        .ratio = 0.6,
        .detail = {"Av fem funn merket slik kan ett være tilfeldig.", NULL,
                   NULL},
    },
    {
        .what = "some forgotten: 30 where 18 are told of",
        .pair = &clinic,
        .verdict = PDN_THIN_CONTACT,
        .null = PDN_NULL_CONTACTS,
        .survived = 1.0,
        .tried = 4.0,
        .tipping = 1.1,
        .estimated = 30.0,
        .ratio = 0.6,
        .detail = {"Av fem funn merket slik kan ett være tilfeldig; dette "
                   "gjelder bare når de sjeldneste kontaktene også regnes med. "
                   "Noen kontakter kan være glemt: kanskje har 30 par av "
                   "ansatte kontakt, og 18 oppgir det.",
                   "Av fem funn merkte slik kan eitt vere tilfeldig; dette "
                   "gjeld berre når dei sjeldnaste kontaktane òg blir rekna "
                   "med. Nokre kontaktar kan vere gløymde: kanskje har 30 par "
                   "av tilsette kontakt, og 18 oppgir det.",
                   "Of five findings marked like this, one may be chance; this "
                   "one holds only when the rarest contacts count too. Some "
                   "contacts may be forgotten: perhaps 30 pairs of staff have "
                   "contact, 18 report it."},
    },
};

static void check_beside(const struct beside *b, int lang)
{
    pdn_sentence s = {0};
    pdn_pair p = *b->pair;

    p.verdict = b->verdict;
    p.verdict_note = b->note;
    p.null = b->null;
    p.cuts_survived = b->survived;
    p.cuts_tried = b->tried;
    p.tipping = b->tipping;
    p.contacts_estimated = b->estimated;
    p.ratio = b->ratio;
    pdn_words_use((pdn_lang)lang);
    s = pdn_sentence_of_pair(&p);
    CHECK(b->headline[lang] == NULL ||
              strcmp(s.headline, b->headline[lang]) == 0,
          "%s:\n%s\nwant %s", b->what, s.headline, b->headline[lang]);
    CHECK(b->detail[lang] == NULL || strcmp(s.detail, b->detail[lang]) == 0,
          "%s:\n%s\nwant %s", b->what, s.detail, b->detail[lang]);
}

static void what_stands_beside_a_verdict_is_said(void **state)
{
    (void)state;
    for (size_t i = 0; i < LEN(rows); i++)
        for (int lang = 0; lang < 3; lang++)
            check_beside(&rows[i], lang);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_stands_beside_a_verdict_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
