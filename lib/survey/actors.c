#include "answers.h"
#include "survey/webform/two_names.h"
#include "survey/webform/word_columns.h"
#include "table/rows/picked_rows.h"
#include "table/rows/rows.h"
#include "table/rows/total_rows.h"

#include "pdnet/table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Moves a column to the front. */
static void move_to_front(pdn_table *t, const char *name)
{
    size_t at = answers__column(t, name);
    pdn_column c = t->column[at];
    size_t field = t->field[at];

    for (size_t k = at; k > 0; k--) {
        t->column[k] = t->column[k - 1];
        t->field[k] = t->field[k - 1];
    }
    t->column[0] = c;
    t->field[0] = field;
}

/* `label` is what pictures write: the name, or the id where there is none. */
static pdn_status make_labels(answers_context *w)
{
    pdn_status st = PDN_OK;
    pdn_table *t = &w->s->actor;
    size_t at = answers__column(t, "label");
    const pdn_column *id = NULL, *name = NULL;

    if (at == SIZE_MAX) {
        PDN_TRY(pdn_table_add(t, "label", PDN_TEXT, NULL));
        at = t->columns - 1;
    } else if (t->column[at].text == NULL) {
        PDN_TRY(pdn_diagnostics_add(w->f,
                                    answers__cell(t, SIZE_MAX, at, "label"),
                                    "the column \"label\" holds numbers: want "
                                    "text"));
        goto out;
    }
    id = pdn_table_column(t, "id");
    name = pdn_table_column(t, "name");
    for (size_t i = 0; i < t->rows; i++) {
        const char **label = &t->column[at].text[i];
        if (*label == NULL && name != NULL) *label = name->text[i];
        if (*label == NULL) *label = id->text[i] != NULL ? id->text[i] : "";
    }
    move_to_front(t, "label");
    move_to_front(t, "id");
out:
    return st;
}

static pdn_status tell_twice(answers_context *w, size_t row, size_t first)
{
    const pdn_table *t = &w->s->actor;
    size_t id = answers__column(t, "id");

    return pdn_diagnostics_add(w->f, answers__cell(t, row, id, "actor-twice"),
                               "actor \"%s\" stands twice (first in line %zu)",
                               t->column[id].text[row], t->line[first]);
}

static pdn_status check_folded(answers_context *w, pdn_textmap *folded,
                               size_t row)
{
    pdn_status st = PDN_OK;
    const pdn_table *t = &w->s->actor;
    size_t id = answers__column(t, "id");
    const char *text = NULL;
    uint32_t first = 0;

    PDN_TRY(pdn_normalize_name(&w->names.text, t->column[id].text[row], &text));
    PDN_TRY(textmap__put(folded, text, (uint32_t)row, &first));
    if (first != row) {
        pdn_diagnostic at = answers__cell(t, row, id, "alike");
        at.severity = PDN_WARNING;
        at.action = "kept apart";
        PDN_TRY(
            pdn_diagnostics_add(w->f, at,
                                "\"%s\" and \"%s\" (line %zu) differ only in "
                                "case or blanks",
                                t->column[id].text[row],
                                t->column[id].text[first], t->line[first]));
    }
out:
    return st;
}

static pdn_status call_actors(answers_context *w)
{
    pdn_status st = PDN_OK;
    const pdn_table *t = &w->s->actor;
    const pdn_column *id = pdn_table_column(t, "id");
    const pdn_column *name = pdn_table_column(t, "name");
    pdn_textmap folded = {0};

    for (size_t i = 0; i < t->rows; i++) {
        uint32_t first = 0;
        if (id->text[i] == NULL) continue;
        PDN_TRY(names__add(&w->names, id->text[i], (uint32_t)i, true, &first));
        if (first != i)
            PDN_TRY(tell_twice(w, i, first));
        else
            PDN_TRY(check_folded(w, &folded, i));
        if (first == i)
            PDN_TRY(names__add_turned(&w->names, id->text[i], (uint32_t)i));
        if (name == NULL || name->text[i] == NULL) continue;
        PDN_TRY(
            names__add(&w->names, name->text[i], (uint32_t)i, false, &first));
        PDN_TRY(names__add_turned(&w->names, name->text[i], (uint32_t)i));
    }
out:
    textmap__clear(&folded);
    return st;
}

static pdn_status add_aliases(answers_context *w, const pdn_table *t)
{
    pdn_status st = PDN_OK;
    const pdn_column *alias = pdn_table_column(t, "alias");
    size_t id = answers__column(t, "id"), called = answers__column(t, "alias");

    for (size_t i = 0; i < t->rows; i++) {
        uint32_t actor = 0, first = 0;
        if (alias->text[i] == NULL) continue;
        if (t->column[id].text[i] != NULL &&
            strcmp(t->column[id].text[i], "-") == 0) {
            const char *key = NULL;
            PDN_TRY(pdn_name_key(&w->names.text, alias->text[i], &key));
            PDN_TRY(pdn_arena_keep(&w->names.text, key, &key));
            PDN_TRY(textmap__put(&w->nobody, key, (uint32_t)i, NULL));
            continue;
        }
        if (t->column[id].text[i] != NULL &&
            strcmp(t->column[id].text[i], "?") == 0) {
            PDN_TRY(answers__leave_open(
                w, alias->text[i], answers__cell(t, i, id, "unknown-actor")));
            continue;
        }
        PDN_TRY(answers__find_actor(w, t->column[id].text[i],
                                    answers__cell(t, i, id, "unknown-actor"),
                                    &actor));
        if (actor == UINT32_MAX) continue;
        PDN_TRY(names__add(&w->names, alias->text[i], actor, true, &first));
        if (first != actor)
            PDN_TRY(pdn_diagnostics_add(
                w->f, answers__cell(t, i, called, "alias-taken"),
                "alias \"%s\" of \"%s\" is what \"%s\" is called already",
                alias->text[i], t->column[id].text[i],
                pdn_table_column(&w->s->actor, "id")->text[first]));
    }
out:
    return st;
}

static pdn_status read_aliases(answers_context *w)
{
    pdn_status st = PDN_OK;
    pdn_table t = {0};
    const pdn_file_kind *kind = pdn_file_kind_of("aliases");

    PDN_TRY(answers__read_file(w, w->o->aliases, &w->o->csv, kind->want,
                               kind->wants, &t));
    if (t.file == NULL || w->s->actor.file == NULL) goto out;
    w->alias_first = w->names.n;
    PDN_TRY(add_aliases(w, &t));
    w->alias_end = w->names.n;
    PDN_TRY(pdn_arena_keep(&w->names.text, t.file, &w->alias_file));
out:
    pdn_table_clear(&t);
    return st;
}

/* ---- services that are named ------------------------------------------- */

const pdn_option_word pdn_alters_words[] = {
    {"people", PDN_ALTERS_PEOPLE}, {"groups", PDN_ALTERS_GROUPS}, {NULL, 0}};

const pdn_option_word pdn_answers_of_words[] = {
    {"people", PDN_ANSWERS_PEOPLE},
    {"organisations", PDN_ANSWERS_ORGANISATIONS},
    {NULL, 0}};

bool pdn_survey_is_group(const pdn_table *actor, size_t row)
{
    const pdn_column *kind = pdn_table_column(actor, "kind");

    return kind != NULL && kind->text != NULL && kind->text[row] != NULL &&
           strcmp(kind->text[row], "group") == 0;
}

/* As it was called, or what that stands for in a file. */
static const char *column_of_services(const answers_context *w)
{
    const pdn_file_kind *actors = pdn_file_kind_of("actors");
    const char *by = w->o->by != NULL ? w->o->by : "sector";

    if (pdn_table_column(&w->s->actor, by) != NULL) return by;
    for (size_t i = 0; i < actors->wants; i++) {
        const char *const *also = actors->want[i].also;
        for (; also != NULL && *also != NULL; also++)
            if (strcmp(*also, by) == 0) return actors->want[i].name;
    }
    return by;
}

/* The column of services and that of kinds, or a fault. */
static pdn_status find_service_columns(answers_context *w, pdn_column **by,
                                       pdn_column **kind)
{
    pdn_status st = PDN_OK;
    pdn_table *t = &w->s->actor;
    const char *name = column_of_services(w);
    pdn_diagnostic at = answers__cell(t, SIZE_MAX, SIZE_MAX, "no-service");

    *by = pdn_table_mutable_column(t, name);
    if (*by == NULL || (*by)->text == NULL)
        return pdn_diagnostics_add(
            w->f, at,
            *by == NULL
                ? "no column \"%s\" says which service people belong to"
                : "the column \"%s\" holds numbers: want names of services",
            name);
    *kind = pdn_table_mutable_column(t, "kind");
    if (*kind == NULL) {
        PDN_TRY(pdn_table_add(t, "kind", PDN_TEXT, kind));
        *by = pdn_table_mutable_column(t, name); /* adding moves columns */
        goto out;
    }
    at = answers__cell(t, SIZE_MAX, answers__column(t, "kind"),
                       "reserved-column");
    PDN_TRY(pdn_diagnostics_add(
        w->f, at, "the column \"kind\" is made here: give it another name"));
    *by = NULL;
out:
    return st;
}

/* The services of the people on the list, each once: first[k] is somebody of
 * service k, own[i] the service of person i. */
static pdn_status list_services(const answers_context *w, const pdn_column *by,
                                size_t *first, size_t *services)
{
    pdn_status st = PDN_OK;
    pdn_textmap seen = {0};
    pdn_arena text = {0};

    for (size_t i = 0; i < w->owns; i++) {
        const char *key = NULL;
        uint32_t at = 0;
        w->own[i] = UINT32_MAX;
        if (by->text[i] == NULL || strcmp(by->text[i], "NA") == 0) continue;
        PDN_TRY(pdn_name_key(&text, by->text[i], &key));
        if (*key == '\0') continue;
        PDN_TRY(textmap__put(&seen, key, (uint32_t)*services, &at));
        if (at == *services) first[(*services)++] = i;
        w->own[i] = (uint32_t)(w->owns + at);
    }
out:
    textmap__clear(&seen);
    pdn_arena_clear(&text);
    return st;
}

/* Row `row` becomes the service of that name. */
static void put_service(pdn_table *t, size_t row, const char *by,
                        const char *name)
{
    pdn_column *responded = pdn_table_mutable_column(t, "responded");

    pdn_table_column(t, "id")->text[row] = name;
    pdn_table_column(t, "label")->text[row] = name;
    pdn_table_column(t, by)->text[row] = name;
    pdn_table_column(t, "kind")->text[row] = "group";
    if (responded != NULL) responded->number[row] = pdn_absent(PDN_NOT_ASKED);
}

void actors__put_service(answers_context *w, size_t row, const char *name)
{
    put_service(&w->s->actor, row, column_of_services(w), name);
}

/* Adds a row for every service: named, and never answering. */
static pdn_status add_services(answers_context *w)
{
    pdn_status st = PDN_OK;
    pdn_table *t = &w->s->actor;
    pdn_column *by = NULL, *kind = NULL;
    size_t *first = NULL, services = 0;

    if (w->o->alters != PDN_ALTERS_GROUPS) return PDN_OK;
    PDN_TRY(find_service_columns(w, &by, &kind));
    if (by == NULL || kind == NULL || by->text == NULL) return PDN_OK;
    w->owns = t->rows;
    PDN_NEW(w->own, w->owns);
    PDN_NEW(first, w->owns);
    PDN_TRY(list_services(w, by, first, &services));
    PDN_TRY(rows__extend(t, services));
    for (size_t k = 0; k < services; k++) {
        const char *name =
            pdn_table_column(t, column_of_services(w))->text[first[k]];
        uint32_t row = (uint32_t)(w->owns + k), met = 0;
        actors__put_service(w, row, name);
        PDN_TRY(names__add(&w->names, name, row, true, &met));
        if (met != row)
            PDN_TRY(pdn_diagnostics_add(
                w->f, answers__cell(t, met, answers__column(t, "id"), "alike"),
                "\"%s\" is somebody's id and the name of a service", name));
    }
out:
    free(first);
    return st;
}

pdn_status answers__check_end(answers_context *w, uint32_t actor, bool named,
                              pdn_diagnostic at)
{
    const pdn_table *t = &w->s->actor;

    if (w->o->alters != PDN_ALTERS_GROUPS || actor >= t->rows ||
        pdn_survey_is_group(t, actor) == named)
        return PDN_OK;
    at.code = "not-a-service";
    return pdn_diagnostics_add(
        w->f, at,
        named ? "\"%s\" is a person: want the name of a service (--alters "
                "groups)"
              : "\"%s\" is a service: want somebody who answers",
        pdn_table_column(t, "id")->text[actor]);
}

bool answers__is_own(const answers_context *w, uint32_t from, uint32_t to)
{
    return from == to || (from < w->owns && w->own[from] == to);
}

/* "." and ".." are silence; an empty cell could be either. Where the column is
 * absent it is found later who answered. */
static pdn_status read_responded(answers_context *w)
{
    pdn_status st = PDN_OK;
    const pdn_table *t = &w->s->actor;
    size_t at = answers__column(t, "responded");

    w->responded = at != SIZE_MAX;
    w->s->answered =
        pdn_arena_get(&w->s->arena, t->rows * sizeof *w->s->answered);
    if (w->s->answered == NULL) return pdn_no_memory();
    for (size_t i = 0; i < t->rows; i++) {
        double x = at == SIZE_MAX ? 1 : t->column[at].number[i];
        pdn_state state = pdn_state_of(x);
        if ((state == PDN_NOT_DEFINED || state == PDN_SUPPRESSED) &&
            !answers__is_told(w, answers__cell(t, i, at, "")))
            PDN_TRY(pdn_diagnostics_add(
                w->f, answers__cell(t, i, at, "no-response-known"),
                "responded is not told: want 1 or 0"));
        w->s->answered[i] = !w->s->directed || x > 0.5;
        if (pdn_survey_is_group(t, i)) w->s->answered[i] = false;
    }
out:
    return st;
}

/* A post above this is hardly one: per cent, probably. */
#define LARGEST_POST 3.0

/* Posts in per cent become full-time equivalents. */
static pdn_status read_posts(answers_context *w)
{
    pdn_table *t = &w->s->actor;
    size_t percent = answers__column(t, "fte_percent");
    size_t fte = answers__column(t, "fte"), large = 0, first = 0;

    if (percent != SIZE_MAX && fte != SIZE_MAX)
        return pdn_diagnostics_add(
            w->f, answers__cell(t, SIZE_MAX, percent, "header"),
            "posts stand twice: in per cent here, and in "
            "column %zu",
            t->field[fte]);
    if (percent != SIZE_MAX) {
        t->column[percent].name = "fte";
        for (size_t i = 0; i < t->rows; i++)
            if (!isnan(t->column[percent].number[i]))
                t->column[percent].number[i] /= 100;
    }
    for (size_t i = 0; fte != SIZE_MAX && i < t->rows; i++)
        if (t->column[fte].number[i] > LARGEST_POST && large++ == 0) first = i;
    if (large == 0) return PDN_OK;
    pdn_diagnostic at = answers__cell(t, first, fte, "post");
    at.severity = PDN_WARNING;
    return pdn_diagnostics_add(
        w->f, at,
        "fte is %s, and above %s in %zu row%s: full-time posts; if they are "
        "per cent, call the column stillingsprosent (--column "
        "fte_percent=THEIRS)",
        pdn_number_format(t->column[fte].number[first]).text,
        pdn_number_format(LARGEST_POST).text, large, large == 1 ? "" : "s");
}

/* What the file calls the column id, where that is said. */
static const char *heading_of_id(const pdn_csv_options *csv)
{
    for (size_t i = 0; i < csv->renames; i++) {
        const char *to = csv->rename[i];
        if (strncmp(to, "actors.", 7) == 0) to += 7;
        if (strncmp(to, "id=", 3) == 0) return to + 3;
    }
    return NULL;
}

/* Whole names of people whose names stand in two columns. */
static pdn_status join_names(answers_context *w)
{
    pdn_status st = PDN_OK;
    pdn_table *t = &w->s->actor;
    pdn_column *name = NULL;
    size_t column = SIZE_MAX;

    if (answers__column(t, "name") != SIZE_MAX) return PDN_OK;
    PDN_TRY(two_names__join(t, heading_of_id(&w->o->csv), w->f, &column));
    if (column == SIZE_MAX) goto out;
    PDN_TRY(pdn_table_add(t, "name", PDN_TEXT, &name));
    for (size_t i = 0; i < t->rows; i++)
        name->text[i] = t->column[column].text[i];
    PDN_TRY(two_names__take_out(t));
out:
    return st;
}

pdn_status actors__read(answers_context *w)
{
    pdn_status st = PDN_OK;
    const pdn_file_kind *kind = pdn_file_kind_of("actors");

    PDN_TRY(answers__read_file(w, w->o->actors, &w->o->csv, kind->want,
                               kind->wants, &w->s->actor));
    if (w->s->actor.file != NULL) {
        PDN_TRY(join_names(w));
        PDN_TRY(total_rows__leave(&w->s->actor, "id", w->f));
        PDN_TRY(picked_rows__keep_known(&w->s->actor, w->o->csv.where,
                                        w->o->csv.wheres, w->f));
        if (w->s->actor.rows == 0)
            PDN_TRY(pdn_diagnostics_tell(w->f, PDN_ERROR, "no-actors",
                                         w->s->actor.file,
                                         "there is no actor in it"));
        PDN_TRY(read_posts(w));
        PDN_TRY(word_columns__tell_others(kind, &w->s->actor, w->f));
        PDN_TRY(call_actors(w));
        PDN_TRY(make_labels(w));
        PDN_TRY(add_services(w));
        PDN_TRY(read_responded(w));
    }
    if (w->o->aliases != NULL) PDN_TRY(read_aliases(w));
out:
    return st;
}
