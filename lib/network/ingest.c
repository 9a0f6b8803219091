#include "pdnet/network.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static pdn_status set_scales(pdn_network *g, const pdn_survey *s)
{
    pdn_status st = PDN_OK;
    char lo[PDN_NUMBER_SIZE], hi[PDN_NUMBER_SIZE];
    char range[2 * PDN_NUMBER_SIZE + 2];
    char *name = NULL;

    for (size_t i = 0; i < s->scales; i++) {
        const pdn_survey_scale *scale = &s->scale[i];
        free(name);
        PDN_NEW(name, strlen(scale->column) + sizeof "scale_");
        strcpy(name, "scale_");
        strcat(name, scale->column);
        pdn_number_write(scale->lo, lo);
        pdn_number_write(scale->hi, hi);
        snprintf(range, sizeof range, "%s:%s", lo, hi);
        PDN_TRY(pdn_network_set_text(g, name, range));
    }
out:
    free(name);
    return st;
}

/* What form of survey it is, where it is not people who name people. */
static pdn_status set_form(pdn_network *g, const pdn_survey_options *o)
{
    pdn_status st = PDN_OK;

    if (o->answers_of == PDN_ANSWERS_ORGANISATIONS)
        PDN_TRY(pdn_network_set_text(g, "answers", "organisations"));
    if (o->alters != PDN_ALTERS_GROUPS) goto out;
    PDN_TRY(pdn_network_set_text(g, "alters", "groups"));
    PDN_TRY(
        pdn_network_set_text(g, "alters_by", o->by != NULL ? o->by : "sector"));
out:
    return st;
}

/* What was left unsaid, where anything was. */
static pdn_status set_count(pdn_network *g, const char *name, size_t n)
{
    return n == 0 ? PDN_OK : pdn_network_set_number(g, name, (double)n);
}

static pdn_status set_attributes(pdn_network *g, const pdn_survey *s,
                                 const pdn_survey_options *o)
{
    const char *rule =
        pdn_option_word_of(pdn_nonresponses, (int)o->nonresponse);
    pdn_status st = PDN_OK;
    size_t answered = 0;

    for (size_t i = 0; i < g->actors; i++)
        answered += g->answered[i];
    if (o->wave != NULL) PDN_TRY(pdn_network_set_text(g, "wave", o->wave));
    PDN_TRY(pdn_network_set_number(g, "actors", (double)g->people));
    PDN_TRY(pdn_network_set_number(g, "respondents", (double)answered));
    PDN_TRY(pdn_network_set_text(g, "rule", rule));
    PDN_TRY(pdn_network_set_number(g, "rows_read", (double)s->sum.rows));
    PDN_TRY(set_count(g, "left_open", s->sum.unanswered));
    PDN_TRY(set_count(g, "blank_cells", s->sum.blank_cells));
    PDN_TRY(set_count(g, "blank_rows", s->sum.blank_rows));
    PDN_TRY(set_count(g, "sent_nothing", s->sum.sent_nothing));
    if (o->min_frequency > 0)
        PDN_TRY(pdn_network_set_number(g, "min_frequency", o->min_frequency));
    if (s->obstacles != NULL)
        PDN_TRY(pdn_network_set_text(g, PDN_OBSTACLE_CODES, s->obstacles));
    if (s->asked_unknown) PDN_TRY(pdn_network_set_text(g, "asked", "unknown"));
    PDN_TRY(set_form(g, o));
    PDN_TRY(set_scales(g, s));
out:
    return st;
}

pdn_status pdn_survey_network(const pdn_survey_options *o, pdn_diagnostics *f,
                              pdn_provenance *origin, pdn_network *out)
{
    pdn_status st = PDN_OK;
    pdn_survey s = {0};
    pdn_network g = {0};

    PDN_TRY(pdn_survey_read(o, f, origin, &s));
    g = (pdn_network){.directed = s.directed,
                      .actor = s.actor,
                      .tie = s.tie,
                      .from = s.from,
                      .to = s.to,
                      .arena = s.arena};
    s.actor = s.tie = (pdn_table){0};
    s.arena = (pdn_arena){0};
    PDN_TRY(pdn_network_validate(&g));
    PDN_TRY(set_attributes(&g, &s, o));
    *out = g;
    g = (pdn_network){0};
out:
    pdn_network_clear(&g);
    pdn_survey_clear(&s);
    return st;
}

void pdn_network_hide_names(pdn_network *g)
{
    pdn_table *t = &g->actor;
    pdn_column *label = pdn_table_mutable_column(t, "label");
    size_t to = 0;

    for (size_t i = 0; i < g->actors; i++) {
        if (label != NULL && label->text != NULL) label->text[i] = g->id[i];
        g->label[i] = g->id[i];
    }
    for (size_t k = 0; k < t->columns; k++) {
        if (strcmp(t->column[k].name, "name") == 0) continue;
        t->column[to] = t->column[k];
        t->field[to] = t->field[k];
        to++;
    }
    t->columns = to;
}
