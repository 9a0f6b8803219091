#include "pdnet/tables.h"

#include <string.h>

#define FIELD(row, column, kind, unit, title, definition)                   \
    {                                                                       \
#column, PDN_##kind, offsetof(row, column), unit, title, definition \
    }

/* clang-format off */
#define F(column, kind, unit, title, definition) \
    FIELD(pdn_theme_row, column, kind, unit, title, definition)
static const pdn_field theme[] = {
    F(theme, TEXT, "name", "Theme", "As coded."),
    F(inputs, INTEGER, "count", "Inputs", "Inputs coded under the theme."),
    F(of, INTEGER, "count", "Of", "All inputs of the file."),
    F(share, REAL, "share", "Share of the inputs",
      "inputs / of. Inputs are no sample: one participant may send several."),
    F(votes, INTEGER, "count", "Votes",
      "Sum of the votes that are known; empty where none is."),
    F(vote_share, REAL, "share", "Share of the votes",
      "votes / all votes known."),
    F(first_rank, INTEGER, "rank", "First rank",
      "The best rank that an input of the theme got."),
    F(ideas, INTEGER, "count", "Ideas", "Sum of the ideas that are known."),
    F(lo, REAL, "share", "Interval, lower end",
      "Wilson, 95 %; only with --interval, since inputs are no sample."),
    F(hi, REAL, "share", "Interval, upper end", "See lo."),
};
#undef F
#define F(column, kind, unit, title, definition) \
    FIELD(pdn_voice_row, column, kind, unit, title, definition)
static const pdn_field voice[] = {
    F(service, TEXT, "name", "Service", "Whom the question is about."),
    F(question, TEXT, "text", "Question", "As asked."),
    F(staff_answers, INTEGER, "count", "Answers of staff",
      "How many; . where staff were not asked."),
    F(staff_mean, REAL, "rating", "Mean of staff", "Of their answers."),
    F(youth_answers, INTEGER, "count", "Answers of young people",
      "How many; . where young people were not asked."),
    F(youth_mean, REAL, "rating", "Mean of young people", "Of their answers."),
    F(gap, REAL, "rating", "Gap", "staff_mean - youth_mean."),
};
#undef F
#define F(column, kind, unit, title, definition) \
    FIELD(pdn_together_row, column, kind, unit, title, definition)
static const pdn_field pair[] = {
    F(service_a, TEXT, "name", "Service", "One of the two."),
    F(service_b, TEXT, "name", "Service", "The other."),
    F(year, INTEGER, "year", "Year", "As in the file."),
    F(both, INTEGER, "count", "With both",
      "Young people who have both services."),
    F(coordinated, INTEGER, "count", "Coordinated",
      "Of these, for whom the services work to one plan."),
    F(share, REAL, "share", "Share coordinated", "coordinated / both."),
    F(lo, REAL, "share", "Interval, lower end", "Wilson, 95 %."),
    F(hi, REAL, "share", "Interval, upper end", "Wilson, 95 %."),
};
#undef F
#define F(column, kind, unit, title, definition) \
    FIELD(pdn_stage_row, column, kind, unit, title, definition)
static const pdn_field stage[] = {
    F(chain, TEXT, "name", "Chain", "As in the file."),
    F(stage, TEXT, "name", "Stage", "As in the file."),
    F(part_of, TEXT, "name", "Part of", "The stage that it is a part of."),
    F(count, INTEGER, "count", "Count", "As in the file."),
    F(share, REAL, "share", "Share of that stage",
      "count / count of part_of. Nested counts, not a flow: what is missing "
      "is not lost."),
    F(lo, REAL, "share", "Interval, lower end", "Wilson, 95 %."),
    F(hi, REAL, "share", "Interval, upper end", "Wilson, 95 %."),
    F(check, TEXT, "code", "Check",
      "adds-up, short-by-N, over-by-N: the parts of this stage against it; "
      "nested: it has one part; more-than-whole: it is more than part_of."),
    F(of, INTEGER, "count", "Of", "The count of part_of, which share is of."),
};
#undef F
#define F(column, kind, unit, title, definition) \
    FIELD(pdn_offer_row, column, kind, unit, title, definition)
static const pdn_field offer[] = {
    F(level, INTEGER, "level", "Prevention level", "1 to 4."),
    F(municipality, TEXT, "name", "Municipality", "As in the file."),
    F(offers, INTEGER, "count", "Offers",
      "Offers listed at that level there; 0 is none."),
};
#undef F
#define F(column, kind, unit, title, definition) \
    FIELD(pdn_action_row, column, kind, unit, title, definition)
static const pdn_field action[] = {
    F(finding, TEXT, "text", "Finding", "What it answers."),
    F(step, TEXT, "text", "Step", "What is to be done."),
    F(owner, TEXT, "name", "Owner", "Who does it."),
    F(deadline, TEXT, "date", "Deadline", "As in the file."),
    F(done, TEXT, "date", "Done", "Empty: not yet."),
    F(state, TEXT, "code", "State",
      "done, done-late (after the deadline) or open; with --on DAY as of that "
      "day, and overdue when the deadline was before it."),
    F(invited, TEXT, "name", "Invited", "Who else is asked to come."),
    F(wave, TEXT, "label", "Wave", "The wave of the finding."),
};
#undef F
/* clang-format on */

#define TABLE(name, row, field, title)                                \
    {                                                                 \
        name, title, sizeof(row), field, sizeof field / sizeof *field \
    }
static const pdn_schema schemas[] = {
    TABLE("themes", pdn_theme_row, theme, "Inputs by theme"),
    TABLE("voices", pdn_voice_row, voice,
          "What young people say beside what staff say"),
    TABLE("together", pdn_together_row, pair,
          "Young people with two services, and whether these work together"),
    TABLE("stages", pdn_stage_row, stage, "Stages and their parts"),
    TABLE("offers", pdn_offer_row, offer,
          "Offers by prevention level and municipality"),
    TABLE("actions", pdn_action_row, action, "Steps agreed on"),
};

const pdn_schema *pdn_tally_schema(const char *kind)
{
    for (size_t i = 0; i < sizeof schemas / sizeof *schemas; i++)
        if (strcmp(schemas[i].name, kind) == 0) return &schemas[i];
    return NULL;
}
