#include "answers.h"
#include "table/rows/rows.h"

#include <stdlib.h>
#include <string.h>

/* What is done about people who did not answer: they are kept as they are,
 * left out, or their side is filled in from what others say. */

static pdn_status leave_out(answers_context *w)
{
    pdn_status st = PDN_OK;
    pdn_survey *s = w->s;
    size_t people = s->actor.rows, ties = s->tie.rows;
    bool *gone = NULL;

    PDN_NEW(gone, people);
    for (size_t i = 0; i < people; i++)
        gone[i] = !s->answered[i] && !pdn_survey_is_group(&s->actor, i);
    PDN_TRY(actors__remove(s, gone));
    PDN_TRY(pdn_diagnostics_add(
        w->f,
        (pdn_diagnostic){
            .severity = PDN_NOTE, .code = "nonresponse", .action = "left out"},
        "left out for lack of an answer: people %zu, rows "
        "about them %zu",
        people - s->actor.rows, ties - s->tie.rows));
out:
    free(gone);
    return st;
}

/* Stork and Richards 1992: for a pair of which one answered, that one's report
 * counts for both directions. Ratings stay with the one who gave them. */
static void fill_in(pdn_survey *s, size_t row, size_t to)
{
    for (size_t k = 0; k < s->tie.columns; k++) {
        pdn_column *c = &s->tie.column[k];
        bool report =
            strcmp(c->name, "tie") == 0 || strcmp(c->name, "frequency") == 0;
        if (c->number != NULL)
            c->number[to] = report ? c->number[row] : pdn_absent(PDN_NO_ANSWER);
    }
    s->from[to] = s->to[row];
    s->to[to] = s->from[row];
}

static pdn_status widen_ends(pdn_survey *s, size_t rows)
{
    uint32_t *from = pdn_arena_get(&s->arena, rows * sizeof *from);
    uint32_t *to = pdn_arena_get(&s->arena, rows * sizeof *to);

    if (from == NULL || to == NULL) return pdn_no_memory();
    for (size_t i = 0; i < s->tie.rows; i++) {
        from[i] = s->from[i];
        to[i] = s->to[i];
    }
    s->from = from;
    s->to = to;
    return PDN_OK;
}

static pdn_status reconstruct(answers_context *w)
{
    pdn_status st = PDN_OK;
    pdn_survey *s = w->s;
    size_t before = s->tie.rows, more = 0, to = before;
    pdn_column *made = NULL;
    bool *open = NULL;

    if (pdn_table_column(&s->tie, "reconstructed") != NULL)
        return pdn_diagnostics_tell(
            w->f, PDN_ERROR, "reserved-column", s->tie.file,
            "the column \"reconstructed\" is made here: "
            "give it another name");
    PDN_NEW(open, before);
    (void)pdn_survey_open(&s->tie, open);
    for (size_t i = 0; i < before; i++)
        more += !s->answered[s->to[i]] && !open[i];
    PDN_TRY(widen_ends(s, before + more));
    PDN_TRY(rows__extend(&s->tie, more));
    for (size_t i = 0; i < before; i++)
        if (!s->answered[s->to[i]] && !open[i]) fill_in(s, i, to++);
    PDN_TRY(pdn_table_add(&s->tie, "reconstructed", PDN_BOOLEAN, &made));
    for (size_t i = before; i < s->tie.rows; i++)
        made->number[i] = 1;
    PDN_TRY(pdn_diagnostics_add(
        w->f,
        (pdn_diagnostic){
            .severity = PDN_NOTE, .code = "nonresponse", .action = "filled in"},
        "filled in from what others say of people who did "
        "not answer: rows %zu",
        more));
out:
    free(open);
    return st;
}

const pdn_option_word pdn_nonresponses[] = {{"keep", PDN_KEEP},
                                            {"drop", PDN_DROP},
                                            {"reconstruct", PDN_RECONSTRUCT},
                                            {NULL, 0}};

pdn_status nonresponse__treat(answers_context *w)
{
    if (!w->s->directed) return PDN_OK;
    switch (w->o->nonresponse) {
    case PDN_KEEP: break;
    case PDN_DROP: return leave_out(w);
    case PDN_RECONSTRUCT: return reconstruct(w);
    }
    return PDN_OK;
}
