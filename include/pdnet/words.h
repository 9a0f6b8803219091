/* words.h - what people read: words in three languages, sentences and titles.
 */
#ifndef PDN_WORDS_H
#define PDN_WORDS_H

#include "pdnet/baseline.h"
#include "pdnet/breakdown.h"
#include "pdnet/core.h"
#include "pdnet/deviants.h"
#include "pdnet/services.h"
#include "pdnet/table.h"
#include "pdnet/tallies.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- the words people read, in bokmal, nynorsk and English, from one
 * catalogue, compiled in. English is the source text;
 * plots/words/po/NAME.nb.po and .nn.po hold the translations. */

typedef enum { PDN_BOKMAL, PDN_NYNORSK, PDN_ENGLISH } pdn_lang;
enum { PDN_LANGS = 3 };

/** What a study calls something: as it stands in its files, and as people say
 *  it; a service in the definite form that sentences take. */
typedef struct {
    const char *name, *said;
} pdn_said;

/** What a study calls its outcome, those among whom it is counted, its units
 *  and its services, in one language. NULL: a neutral word. Texts are borrowed.
 */
typedef struct {
    const char *label; /* "utenfor skole og arbeid" */
    const char *of[2]; /* the indicators that it is the label of, or NULL */
    const char *person, *people, *the_people; /* ung, unge, de unge */
    const char *unit, *units;                 /* kommune, kommuner */
    const char *age;                          /* "20-29", or NULL */
    const pdn_said *service; /* before the names of the catalogue */
    size_t services;
    const pdn_said *word; /* of themes, stages, questions, practices, steps */
    size_t words;
    const char *const *heard; /* services that those people were asked about */
    size_t heards;
} pdn_naming;

/**
 * What things are said with: a language, and the texts that were made. They
 * live until the context is cleared. Zero is bokmal.
 *
 * A thread has one in use, at first its own in English, so two threads, or one
 * by turns, may speak two languages. Nothing of the process is touched: no
 * locale, no environment.
 */
typedef struct {
    pdn_lang lang;
    pdn_arena text;
    pdn_status st; /* PDN_ENOMEM: something could not be said and is "" */
    const pdn_naming *naming; /* PDN_LANGS of them, borrowed; NULL: neutral */
    double fewest;            /* of what is hidden (privacy.h); 0: PDN_FEWEST */
    bool asked_unknown;     /* the list is of those who answered (network.h) */
    bool of_municipalities; /* what is called services are municipalities */
} pdn_context;

/** Uses c on this thread (NULL: the thread's own) and returns the one used
 *  before, NULL for the thread's own. */
PDN_API pdn_context *pdn_context_use(pdn_context *c);

/** The context in use on this thread. A thread other than the first clears it
 *  before it ends. */
PDN_API pdn_context *pdn_context_now(void);

/** Forgets what was said; the language stays. */
PDN_API void pdn_context_clear(pdn_context *c);

/** PDN_ENOMEM where the context in use could not say something. What holds
 *  words asks before it is kept. */
PDN_API pdn_status pdn_context_status(void) PDN_MUST_USE;

/** Sets the language of the context in use. */
PDN_API void pdn_words_use(pdn_lang lang);
PDN_API pdn_lang pdn_words_lang(void);

/** Sets what the context in use calls things, a pdn_naming for each language,
 *  borrowed; NULL: neutral words. */
PDN_API void pdn_words_name(const pdn_naming naming[PDN_LANGS]);

/** Sets below how many people a figure is hidden, as sentences say it. */
PDN_API void pdn_words_fewest(double fewest);

/** Sets whether it is not known how many were asked, and returns what was set
 *  before. */
PDN_API bool pdn_words_asked_unknown(bool unknown);
PDN_API bool pdn_is_asked_unknown(void);

/** Says municipalities for services, where groups are made by that column. */
PDN_API void pdn_words_of_municipalities(bool are);

/** "5"; and "Tallet er skjult av hensyn til personvernet: færre enn 5 personer
 *  står bak det, eller andre kunne ha regnet det ut. Skjult betyr ikke null."
 *  Text of the context. */
PDN_API const char *pdn_say_fewest(void);
PDN_API const char *pdn_say_hidden(void);

/** Takes the words of a language: people as "ung, unge, de unge", units as
 *  "kommune, kommuner" (a form that is not said is the one before it), each or
 *  the label NULL. What is borrowed lives in the arena, or is the label.
 *  PDN_EPARSE where a list is none (pdn_textlist_read). */
PDN_API pdn_status pdn_naming_take(const char *label, const char *people,
                                   const char *units, pdn_arena *a,
                                   pdn_naming *out) PDN_MUST_USE;

/** What the study calls what stands so in its files, in the language in use: a
 *  theme, a stage, a question, a practice, a step; the text itself where it
 *  says nothing of it, and NULL of NULL. */
PDN_API const char *pdn_study_word(const char *text);

/** Sets the words of each language by a table of the kind `words` (text, nb,
 *  nn, en; none of it: no words). Texts are the table's, lists the arena's.
 *  PDN_EPARSE where a text stands twice. */
PDN_API pdn_status pdn_naming_words(const pdn_table *t, pdn_arena *a,
                                    pdn_naming out[PDN_LANGS]) PDN_MUST_USE;

/** The unit, or the people, of n: "kommune" of one, "kommuner" of others;
 *  "enhet", "enheter" and "person", "personer" where the study says nothing. */
PDN_API const char *pdn_unit_word(size_t n);
PDN_API const char *pdn_people_word(size_t n);

/** "de unge"; "brukerne" where the study says nothing. */
PDN_API const char *pdn_the_people_word(void);

/** The people with their age, where the study says it: "unge 20–29 år". */
PDN_API const char *pdn_people_of_age(void);

/** What the indicator (NULL: whichever) counts, in the study's words; NULL
 * where it has none of that indicator. */
PDN_API const char *pdn_label_word(const char *indicator);

/** "nb", "nn", "en". */
PDN_API const char *pdn_lang_code(pdn_lang lang);

/** The first that names a language: the option, the study file's `language`,
 *  LC_ALL, LC_MESSAGES, LANG; else bokmal. Either argument may be NULL. */
PDN_API pdn_lang pdn_lang_choose(const char *option,
                                 const char *study_language);

/** The catalogue's text for an English source text. */
PDN_API const char *pdn_word(const char *english)
    __attribute__((format_arg(1)));
PDN_API const char *pdn_words_plural(const char *one, const char *many,
                                     size_t n)
    __attribute__((format_arg(1), format_arg(2)));

/** The same source text with another meaning: its context says which. */
PDN_API const char *pdn_word_in(const char *context, const char *english)
    __attribute__((format_arg(2)));

/** Marks a text of a table for the catalogue; looked up later. */
#define PDN_SAYS(english)             english
#define PDN_SAYS_IN(context, english) english

/** A code as a word (PDN_MISSING of pdn_verdict_codes -> "mangler"); the code
 *  itself where there is no word; "" for none. */
PDN_API const char *pdn_code_word(const pdn_codes *codes, unsigned code);

/** What we see of a pair, as a word: its verdict's; of one that is ordinary
 *  (half of what was expected can be excluded, and nothing is the matter) how
 *  much there is beside what was expected, as its sentence says it. */
PDN_API const char *pdn_word_of_pair(const pdn_pair *pair);

/** What we see of a unit, as a word: its claim's; of one without a claim, whose
 *  uncertainty misses what was expected, on which side it lies and, but in
 *  brief, whether units differ by as much otherwise. Text of the context. */
PDN_API const char *pdn_word_of_claim(const pdn_deviant_row *row, bool brief);

/** Of a text: any code, or a barrier's; else the text; "" for NULL. */
PDN_API const char *pdn_word_of_code(const char *code);
/** A barrier's code, and the most named of a pair or that several are tied. */
PDN_API const char *pdn_obstacle_word(const char *code);
PDN_API const char *pdn_word_of_obstacle(const pdn_pair *pair);

/** Sentences that must stand on a sheet. */
typedef enum {
    PDN_ONE_IN_FIVE,       /* of five findings marked so, one may be chance */
    PDN_NOT_THE_PERSON,    /* the arrangement is fragile, not the person */
    PDN_YOUTH_NOT_ASKED,   /* young people were not asked */
    PDN_PLACE_NOT_RANK,    /* the place on the map does not say who matters */
    PDN_EMPTY_NOT_MISSING, /* an empty field is not missing collaboration */
    PDN_HIDDEN_NOT_ZERO,   /* hidden does not mean zero */
    PDN_RANKS_UNCERTAIN,   /* the order is uncertain */
    PDN_FOOTNOTES
} pdn_footnote;

/** PDN_YOUTH_NOT_ASKED: in a study that has their answers, that these stand
 *  apart. */
PDN_API const char *pdn_note(pdn_footnote which);

/** That the people whom the outcome is counted among were not asked about a
 *  pair; "" where they were asked about one of the two. */
PDN_API const char *pdn_note_of_youth(const pdn_pair *pair);

/** What a figure as a whole asks. */
typedef enum {
    PDN_ASKS_MAP,
    PDN_ASKS_PAIRS,
    PDN_ASKS_BASELINE,
    PDN_ASKS
} pdn_figure_asks;

PDN_API const char *pdn_figure_question(pdn_figure_asks figure);

/** A question for the conversation, by verdict; the map's where it has none. */
PDN_API const char *pdn_question(pdn_verdict verdict);

/** A service's name as it stands in a sentence: definite form where the
 *  catalogue knows its code or name ("ungdomsskole" -> "ungdomsskolen"), else
 *  as it stands. */
PDN_API const char *pdn_service_name(const char *sector);

/** Whether English says "they" of a known service ("the police", "the GPs"). */
PDN_API bool pdn_service_is_many(const char *sector);

/** The same when it was named a moment ago ("the health clinic", then "the
 *  clinic"; "the other side" for a name of three words or more). */
PDN_API const char *pdn_service_again(const char *sector);

/** The name of two services together where they share a word ("lower and upper
 *  secondary school"); else NULL. */
PDN_API const char *pdn_service_pair_name(const char *a, const char *b);

/** A service's name as a label, with a capital letter. */
PDN_API const char *pdn_service_label(const char *sector);

/* ---- numbers as people read them: decimal comma and no-break spaces in
 * bokmal and nynorsk, point and comma in English. Each returns text of the
 * context in use. */

/** "2,1"; an absent number says its state ("–", "ikke spurt", "svarte ikke",
 *  "skjult"). */
PDN_API const char *pdn_format_number(double x, int decimals);

/** A share of 0 to 1: "22,8 %". Never say a percent of fewer than 20. */
PDN_API const char *pdn_format_percent(double share, int decimals);

/** A share without its sign, for "fra 1,1 til 5,3": "22,8". */
PDN_API const char *pdn_format_points(double share, int decimals);

/** A count, rounded: "1148", "10 000". Thousands part from five digits on. */
PDN_API const char *pdn_format_count(double x);

/** "4 av 9". */
PDN_API const char *pdn_format_of(double k, double n);

/** k of n, with the share: "17 av 22 (77 %)"; below 20 without. */
PDN_API const char *pdn_format_of_share(double k, double n);

/** How many of those on a list answered, k of n: "17 av 22 svarte (77 %)", or
 *  "22 svarte; hvor mange som ble spurt, er ikke kjent". In a row of services,
 *  without the verb: "5 av 9", or "9"; and beside a mark: "5/9", or "9". */
PDN_API const char *pdn_say_answered(double k, double n);
PDN_API const char *pdn_format_answered(double k, double n);
PDN_API const char *pdn_format_answered_short(double k, double n);

/** A year: digits only. */
PDN_API const char *pdn_format_year(double year);

/** 2 to 12 in letters ("to", "tolv"), else digits. One depends on its noun:
 *  write it in the sentence's own singular. */
PDN_API const char *pdn_format_cardinal(size_t n);

/** A printf into the context; a decimal point whatever the locale. */
PDN_API const char *pdn_say(const char *format, ...)
    __attribute__((format(printf, 1, 2)));

/** The text with its first letter capital. */
PDN_API const char *pdn_say_capital(const char *text);

/* ---- what a sheet says of a row of figures, in whole sentences: the
 * finding, the number, how sure, and what is not seen. */

/** How sure: "clear" (q <= .05 and a large effect, or a counted fact), "a sign
 *  of" (.05 < q <= .20), "not known". */
typedef enum { PDN_CLEAR, PDN_SIGN, PDN_UNSURE } pdn_sureness;

/** What the sheet says of a finding: one headline with its full stop (no
 *  person named), then one or two sentences with how sure and what is not seen
 *  ("" for none); of pairs and shares a name of few words for the margin, else
 *  NULL. Texts of the context. */
typedef struct {
    const char *headline, *detail, *short_name; /* "NAV – BUP: mangler" */
    pdn_sureness sureness;
} pdn_sentence;

/** What a row does not tell, or what is to stand instead of what it tells of
 *  the scale and the raters. All zero: not known. */
typedef struct {
    double scale_lo, scale_hi;   /* of quality; both 0: not known */
    double raters_ab, raters_ba; /* people who rated the other side */
    bool youth_asked;            /* young people's answers stand beside */
} pdn_saying;

/** The sentences of a pair by its verdict and notes. Hidden figures are told
 *  as hidden. Two services that the catalogue knows are named in its order,
 *  other names in the row's. */
PDN_API pdn_sentence pdn_sentence_of_pair(const pdn_pair *pair);
PDN_API pdn_sentence pdn_sentence_of_pair_with(const pdn_pair *pair,
                                               const pdn_saying *saying);

/** A unit's share with its count, its uncertainty, and whether it differs from
 *  the benchmark by more than chance variation. */
PDN_API pdn_sentence pdn_sentence_of_baseline(const pdn_baseline_row *row);

/** Whether group_b is named before group_a: both are known services and it
 *  comes first in the catalogue. */
PDN_API bool pdn_pair_turned(const pdn_pair *pair);

/** A row of which only the two groups are known; they borrow. */
PDN_API pdn_pair pdn_pair_of(const char *group_a, const char *group_b);

/** Whether the row is of one group with itself. */
PDN_API bool pdn_pair_within(const pdn_pair *pair);

/** "mellom NAV og BUP", "innad i NAV". Text of the context. */
PDN_API const char *pdn_say_where(const pdn_pair *pair);

/** "NAV og BUP", "NAV". Text of the context. */
PDN_API const char *pdn_say_both(const pdn_pair *pair);

/** "NAV – BUP", "NAV" as labels. Text of the context. */
PDN_API const char *pdn_say_labels(const pdn_pair *pair);

/** "om lag 14", or "10" where it is whole. Text of the context. */
PDN_API const char *pdn_say_expected(double expected);

/* ---- what a sheet says of a unit that does better than expected, of a
 * change, and of a hidden number. */

/** A claim about one unit. NaN: not known, left out. */
typedef struct {
    const char *unit;
    pdn_claim_kind claim;
    double years_better, years;
    double share, expected;        /* of the judged years together */
    double from, to, people;       /* these years, and how many people a year */
    double any_by_chance;          /* how often chance alone gives any */
    double gain, gain_lo, gain_hi; /* improved: beyond expected, a share */
    double lasted;                 /* improved: years */
    double year;                   /* one-year: which */
    double units;                  /* too-little-data: how many there are */
    double needed; /* and how many these resources need; 0: not known */
    pdn_counter_state counter;   /* PDN_NO_COUNTER: not told here */
    const char *must_not_worsen; /* what the counter counts; NULL: not named */
    pdn_claim_kind unchecked; /* but for the counter; PDN_NO_CLAIM: the same */
} pdn_claim;

/** The claim of a row of pdn-deviants, one of so many units. */
PDN_API pdn_claim pdn_claim_of_unit(const pdn_deviant_row *row, size_t units);

/** A count of contacts in two waves, common respondents only. */
typedef struct {
    const pdn_pair *pair;         /* its groups */
    const char *place;            /* "kommune E"; NULL: everywhere */
    double before, after, lo, hi; /* the change's interval */
    bool beyond_noise;
    double change; /* beyond what all other contact tells, lo to hi; 0: after
                      less before */
} pdn_pair_change;

/** Sentences of a claim: sustained, improved, one-year, too-little-data, none,
 *  outlier; and of what would be one if the counter-indicator were not worse.
 *  too-little-data speaks of all units together. No headline without a claim.
 */
PDN_API pdn_sentence pdn_sentence_of_claim(const pdn_claim *claim);

/** The unit's change since the nullpunkt of that year: beyond noise, or not
 *  and then the smallest change that could have been detected. No headline
 *  where the row has no nullpunkt. */
PDN_API pdn_sentence pdn_sentence_of_change(const pdn_baseline_row *row,
                                            double nullpunkt_year);

/** More, less or no detectable change of collaboration. */
PDN_API pdn_sentence pdn_sentence_of_pair_change(const pdn_pair_change *change);

/** A step agreed on: its pair's verdict then and now, how far the step is as
 *  its caller says it, and the pair's change, where it could be tested. Says
 *  what came after the step, never that it came of it. own: the owner's copy,
 *  which has its words. */
PDN_API pdn_sentence pdn_sentence_of_step(const pdn_action_row *row,
                                          const char *how_far, bool own);

/** In how many studies chance alone gives such a candidate; "": no share p. */
PDN_API const char *pdn_say_by_chance(double p);

/** How many units these resources need; 0: not known. */
PDN_API const char *pdn_say_needed(double needed);

/** That `out` of n units are in no model, for privacy; NULL: none. */
PDN_API const char *pdn_say_left_out(size_t out, size_t n);

/** How much better a unit must be to be found as a rule: of made studies like
 *  the sample's (tests/bench/bench_outcomes.c). Text of the context. */
PDN_API const char *pdn_say_power(void);

/* ---- the finding on top of a sheet, in one sentence or two. */

/* Texts of the context. */

/** "Tre steder butter samarbeidet: mellom NAV og BUP, ..." The places stand in
 *  the order of pdn_pairs_of_concern, as many as a sentence holds. */
PDN_API const char *pdn_title_of_map(const pdn_pair *pair, size_t n);

/** "Fire av 91 par av tjenester har et tydelig brudd. Ett par vet vi ikke nok
 *  om." */
PDN_API const char *pdn_title_of_pairs(const pdn_pair *pair, size_t n);

/** "91 par er prøvd mot tilfeldig variasjon; 4 er merket. Om lag 0,2 av dem
 *  kan ventes ved ren tilfeldighet." by_chance NaN: not known, left out. */
PDN_API const char *pdn_note_of_pairs(const pdn_pair *pair, size_t n,
                                      double by_chance);

/** Which units differ from the rest by more than chance variation, then how
 *  many of how many in all. Rows of one indicator and year. */
PDN_API const char *pdn_title_of_baseline(const pdn_baseline_row *row,
                                          size_t n);

/** The same finding: which units are outside the limits that decide. */
PDN_API const char *pdn_title_of_funnel(const pdn_baseline_row *row, size_t n);

/** From the least share to the highest, then the finding. */
PDN_API const char *pdn_title_of_tiles(const pdn_baseline_row *row, size_t n);

/** "Rekkefølgen er usikker: kommune F kan være fra nummer 3 til nummer 21 av
 *  46." Text of the context. */
PDN_API const char *pdn_say_rank_range(const pdn_baseline_row *row,
                                       size_t units);

/** How many times the variance of chance alone the units have: "Variasjonen
 *  mellom 46 kommuner er fra 0,9 til 2,1 ganger det ren tilfeldighet gir.", and
 *  that it is uncertain where they are few. "" where it is not known or not the
 *  same for all rows. Rows of one indicator and year. */
PDN_API const char *pdn_say_variation(const pdn_baseline_row *row, size_t n);

/** Whether it is told if the unit stands out: not where its figure is hidden to
 *  protect privacy, or a hidden one would follow. withheld: of some unit whose
 *  share stands it is not. */
PDN_API bool pdn_baseline_judged(const pdn_baseline_row *row);
PDN_API bool pdn_baseline_withheld(const pdn_baseline_row *row, size_t n);

/** Where a unit's share lies, by its flag: 0 inside or not known, 1 outside 95
 *  %, 2 outside 99.8 % (and beyond the adjusted limits where units differ more
 *  than by chance). In a small unit a share beyond a drawn line is not outside:
 *  the lines are interpolated between counts. */
PDN_API int pdn_baseline_outside(const pdn_baseline_row *row);

/** Finds the rows of one indicator (NULL: that of the first row) and year (0:
 *  the latest of that indicator); `index` has room for n. */
PDN_API size_t pdn_baseline_pick(const pdn_baseline_row *row, size_t n,
                                 const char *indicator, double year,
                                 size_t *index);

/** ", utenfor skole og arbeid"; "" where the study does not say. */
PDN_API const char *pdn_say_label(const char *indicator);

/** The title of an axis of shares: "andel utenfor skole og arbeid", else
 *  "andel". */
PDN_API const char *pdn_say_axis(const char *indicator);

/** What a sheet of shares is about: the title of its axis (the indicator's name
 *  where the study says nothing), and of whom: "andel utenfor skole og arbeid,
 *  unge 20–29 år". */
PDN_API const char *pdn_say_what(const char *indicator);

/** "1148 av 5076 unge, om lag 23 av 100"; "4 av 9 unge" under 20. */
PDN_API const char *pdn_say_people(double events, double population);

/** "Usikkerhet: fra 16,9 til 22,2 %.", or "" where there is no interval or
 * fewer than 20 young people. Text of the context. */
PDN_API const char *pdn_say_uncertainty(const pdn_baseline_row *row);

/* ---- the breakdown in plain words, a line for each finding: what a
 * sheet says, for a shell or a mail. */

/** Writes to f, in the language in use: how many places it gets stuck; one
 *  line a pair that breaks down, then a sign of little, numbered as on the
 *  sheets and the page; one a pair that works well; how many pairs are not
 *  known; what was tested. Names services, never people. Pairs as expected are
 *  not told. PDN_EIO when f cannot be written. */
PDN_API pdn_status pdn_text_report_pairs(FILE *f,
                                         const pdn_breakdown *b) PDN_MUST_USE;

#ifdef __cplusplus
}
#endif

#endif
