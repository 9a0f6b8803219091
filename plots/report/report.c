/* The folder: every file of the report, in order. */
#include "pdnet/report.h"
#include "pdnet/files.h"

#include "figures.h"
#include "manifest.h"
#include "report_parts.h"

#include "pdnet/breakdown.h"
#include "pdnet/core.h"
#include "pdnet/network.h"
#include "pdnet/tables.h"
#include "pdnet/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PATH_SIZE = 4096 };

static pdn_status path_of(const pdn_report *r, char *path, const char *sub,
                          const char *name, const char *ending)
{
    int n = snprintf(path, PATH_SIZE, "%s/%s%s%s", r->options->folder, sub,
                     name, ending);

    if (n < 0 || n >= PATH_SIZE)
        return pdn_fail(PDN_EARG, "%s: the path is too long",
                        r->options->folder);
    return PDN_OK;
}

static pdn_status make_folders(const pdn_report *r)
{
    pdn_status st = PDN_OK;
    char path[PATH_SIZE];

    PDN_TRY(path_of(r, path, "", "tables", ""));
    PDN_TRY(pdn_folder_make(path));
    PDN_TRY(path_of(r, path, "", "plots", ""));
    PDN_TRY(pdn_folder_make(path));
out:
    return st;
}

static pdn_status remember(pdn_written *w, const char *name)
{
    pdn_status st = PDN_OK;

    PDN_TRY(pdn_list_reserve(&w->name, sizeof *w->name, w->names + 1,
                             &w->capacity));
    PDN_TRY(pdn_arena_keep(&w->text, name, &w->name[w->names]));
    w->names++;
out:
    return st;
}

static pdn_status write_table(const pdn_report *r, const pdn_result_table *t)
{
    pdn_status st = PDN_OK;
    char path[PATH_SIZE];
    pdn_write_options how = {.excel = r->options->excel};

    PDN_TRY(path_of(r, path, "tables/", t->name, ".csv"));
    PDN_TRY(pdn_rows_write(path, t->of->schema, t->row, t->rows, &how,
                           &t->about,
                           r->options->no_metadata ? NULL : r->origin));
    PDN_TRY(remember(r->written, t->name));
out:
    return st;
}

/* In English and in neutral words, as all tables: one file for readers of any
 * language. */
static pdn_status write_checklist(const pdn_report *r)
{
    pdn_status st = PDN_OK;
    const pdn_schema *schema = &pdn_checklist_schema;
    const double none = pdn_absent(PDN_NOT_DEFINED);
    const pdn_about about = {.n = none, .answered = none, .draws = none};
    const pdn_write_options how = {.excel = r->options->excel};
    char path[PATH_SIZE];
    pdn_checklist_row *row = NULL;
    size_t n = 0;
    pdn_context *before = pdn_context_now();
    pdn_context english = {.lang = PDN_ENGLISH,
                           .fewest = before->fewest,
                           .asked_unknown = before->asked_unknown,
                           .of_municipalities = before->of_municipalities};

    before = pdn_context_use(&english);
    PDN_TRY(report__checklist(r, &row, &n));
    PDN_TRY(path_of(r, path, "tables/", schema->name, ".csv"));
    PDN_TRY(pdn_rows_write(path, schema, row, n, &how, &about,
                           r->options->no_metadata ? NULL : r->origin));
    PDN_TRY(remember(r->written, schema->name));
out:
    (void)pdn_context_use(before);
    pdn_context_clear(&english);
    free(row);
    return st;
}

static pdn_status write_graph(const pdn_report *r, const pdn_wave_results *w)
{
    pdn_status st = PDN_OK;
    char name[512], path[PATH_SIZE];

    snprintf(name, sizeof name, "network-%s", w->label);
    PDN_TRY(path_of(r, path, "", name, ".graphml"));
    PDN_TRY(pdn_graphml_write(path, &w->network, r->origin));
out:
    return st;
}

/* Next year's map has the same places. */
static pdn_status write_layout(const pdn_report *r)
{
    pdn_status st = PDN_OK;
    char path[PATH_SIZE];
    pdn_place *place = NULL;
    size_t n = 0;
    const pdn_write_options plain = {0};

    if (r->wave == NULL) return PDN_OK;
    PDN_TRY(path_of(r, path, "", "layout", ".csv"));
    PDN_TRY(figures__layout(r, &place, &n));
    PDN_TRY(
        pdn_rows_write(path, &pdn_places_schema, place, n, &plain, NULL, NULL));
out:
    free(place);
    return st;
}

static pdn_status write_tables(const pdn_report *r)
{
    pdn_status st = PDN_OK;
    const pdn_results *results = r->results;
    const bool internal = r->options->internal;
    char path[PATH_SIZE];

    for (size_t i = 0; i < results->tables; i++)
        if (internal || !results->table[i].of->people)
            PDN_TRY(write_table(r, &results->table[i]));
    PDN_TRY(write_checklist(r));
    for (size_t i = 0; internal && i < results->waves; i++)
        PDN_TRY(write_graph(r, &results->wave[i]));
    PDN_TRY(path_of(r, path, "", "nullpunkt", ".json"));
    PDN_TRY(pdn_nullpunkt_write(path, r->study, results));
    PDN_TRY(write_layout(r));
    if (!r->options->no_metadata) PDN_TRY(report__datapackage(r));
out:
    return st;
}

static pdn_status write_page(const pdn_report *r)
{
    pdn_status st = PDN_OK;
    char path[PATH_SIZE];
    pdn_html page = {0};

    PDN_TRY(report__page(r, &page));
    PDN_TRY(path_of(r, path, "", "report", ".html"));
    PDN_TRY(html__write(&page, path));
out:
    html__clear(&page);
    return st;
}

static pdn_status tell_line(pdn_highlights *told, const char *line)
{
    char *kept = pdn_arena_string(&told->text, line);

    if (kept == NULL) return pdn_no_memory();
    told->line[told->lines++] = kept;
    return PDN_OK;
}

/* The three findings that a reader should hear first; that there is none is
 * one too. */
static pdn_status tell(const pdn_report *r, pdn_highlights *told)
{
    pdn_status st = PDN_OK;
    const pdn_breakdown *b = &r->wave->breakdown;
    static const pdn_concern order[] = {PDN_BREAKS, PDN_THIN, PDN_WORKS};
    size_t *index = NULL;

    PDN_NEW(index, b->pairs);
    for (size_t k = 0; k < 3; k++) {
        size_t found = pdn_pairs_of_concern(b->pair, b->pairs, order[k], index);
        for (size_t i = 0; i < found && told->lines < 3; i++) {
            const pdn_sentence s = pdn_sentence_of_pair(&b->pair[index[i]]);
            PDN_TRY(tell_line(told, s.headline));
        }
    }
    if (told->lines == 0)
        PDN_TRY(tell_line(told, pdn_title_of_map(b->pair, b->pairs)));
out:
    free(index);
    return st;
}

/* Whether a file of the study holds no figure that may be hidden. */
static bool is_public(const pdn_study *s, const char *name)
{
    const char *const files[] = {s->file[PDN_STAGE_CROSSWALK],
                                 s->file[PDN_STAGE_BREAKS], s->bands};

    for (size_t i = 0; i < s->waves; i++) /* one name, two folders */
        if ((s->wave[i].actors != NULL &&
             strcmp(pdn_base_name(s->wave[i].actors), name) == 0) ||
            (s->wave[i].ties != NULL &&
             strcmp(pdn_base_name(s->wave[i].ties), name) == 0))
            return false;
    for (size_t i = 0; i < PDN_COUNT(files); i++)
        if (files[i] != NULL && strcmp(pdn_base_name(files[i]), name) == 0)
            return true;
    return false;
}

/* The provenance of the public copy names no file of answers or outcomes:
 * whoever knows all but a few of them could try these against its digest.
 * Borrows. */
static pdn_status public_origin(const pdn_study *s, const pdn_provenance *all,
                                pdn_provenance *out)
{
    pdn_status st = PDN_OK;

    *out = *all;
    out->source = NULL;
    out->sources = 0;
    PDN_NEW(out->source, all->sources);
    for (size_t i = 0; i < all->sources; i++)
        if (is_public(s, all->source[i].name))
            out->source[out->sources++] = all->source[i];
out:
    return st;
}

pdn_status pdn_report_write(const pdn_study *s, pdn_results *r,
                            const pdn_report_options *o,
                            const pdn_provenance *origin, pdn_highlights *told)
{
    pdn_status st = PDN_OK;
    pdn_written written = {0};
    pdn_staged_folder staged = {.lock = -1};
    pdn_report_options how = *o;
    pdn_arena names = {0};
    pdn_provenance shown = {0}; /* borrows, but for its list */
    pdn_naming naming[PDN_LANGS] = {{0}};
    const pdn_naming *before = pdn_context_now()->naming;
    pdn_report report = {.study = s,
                         .results = r,
                         .wave = r->waves > 0 ? &r->wave[r->waves - 1] : NULL,
                         .options = &how,
                         .origin = origin,
                         .written = &written};

    if (!o->internal) {
        PDN_TRY(pdn_results_hide(s, r));
        PDN_TRY(public_origin(s, origin, &shown));
        report.origin = &shown;
    }
    pdn_words_fewest(r->hidden.fewest);
    pdn_words_of_municipalities(
        report.wave != NULL &&
        pdn_groups_are_municipalities(&report.wave->network, s->by));
    (void)pdn_words_asked_unknown(report.wave != NULL &&
                                  report.wave->asked_unknown);
    PDN_TRY(report__naming(s, r, &names, naming));
    pdn_words_name(naming);
    report__set_facts(&report);
    PDN_TRY(pdn_report_check_whose(o->folder, o->internal, o->replace));
    PDN_TRY(pdn_staged_folder_open(o->folder, &staged));
    how.folder = staged.path;
    PDN_TRY(make_folders(&report));
    PDN_TRY(figures__prepare(&report));
    PDN_TRY(write_tables(&report));
    PDN_TRY(figures__write(&report));
    PDN_TRY(write_page(&report));
    if (o->sheets) PDN_TRY(report__sheets(&report));
    if (report.wave != NULL) PDN_TRY(tell(&report, told));
    PDN_TRY(manifest__write(&report, &staged));
    PDN_TRY(manifest__keep_others(&staged, o->replace));
    PDN_TRY(pdn_staged_folder_commit(&staged));
out:
    pdn_staged_folder_abandon(&staged);
    pdn_words_of_municipalities(false);
    pdn_words_name(before);
    pdn_arena_clear(&names);
    free(shown.source);
    figures__clear(&report);
    free(written.name);
    pdn_arena_clear(&written.text);
    return st;
}

void pdn_highlights_clear(pdn_highlights *h)
{
    pdn_arena_clear(&h->text);
    *h = (pdn_highlights){0};
}
