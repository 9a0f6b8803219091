#include "pdnet/synth.h"

#include "core/files/read_file.h"
#include "synth_model.h"

#include "pdnet/core.h"
#include "pdnet/table.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static pdn_status find_folder(synth__recipe *r, const char *path)
{
    size_t n = (size_t)(pdn_base_name(path) - path);

    r->folder = n == 0 ? "." : pdn_arena_text(&r->text, path, n);
    return pdn_had_memory(r->folder);
}

/* Nothing is written before all is there that is to be copied. */
static pdn_status check_copies(const synth__recipe *r)
{
    char path[4096];

    for (size_t i = 0; i < r->copies; i++) {
        snprintf(path, sizeof path, "%s/%s", r->folder, r->copy[i].file);
        if (access(path, R_OK) != 0)
            return pdn_fail(PDN_EIO, "%s: %s", path, pdn_system_error(errno));
    }
    return PDN_OK;
}

static pdn_status load(const pdn_synth_options *o, pdn_diagnostics *f,
                       synth__recipe *r)
{
    pdn_status st = PDN_OK;
    const char *name = "recipe.ini";

    if (o->recipe != NULL) {
        name = pdn_base_name(o->recipe);
        PDN_TRY(read_file__bytes(o->recipe, &r->bytes, &r->size));
        PDN_TRY(find_folder(r, o->recipe));
    } else {
        PDN_TRY(synth__recipe_default(o, f, &r->bytes, &r->size));
    }
    PDN_TRY(synth__recipe_read(name, r->bytes, r->size, f, r));
    r->made = o->waves > 0 ? o->waves : r->waves;
    if (r->made > r->waves)
        PDN_FAIL(PDN_EARG, "%s: has %zu waves, %zu are wanted", name, r->waves,
                 r->made);
    for (size_t i = 0; i < r->waves && o->responses > 0; i++)
        r->wave[i].response =
            100 * o->response[i < o->responses ? i : o->responses - 1];
    r->seed = o->seed != 0          ? o->seed
              : r->study.seed > 0.5 ? pdn_number_to_size(r->study.seed)
                                    : 1;
out:
    return st;
}

static pdn_status write_actors(const synth__recipe *r, const synth__crowd *c,
                               synth__folder *folder)
{
    static const char *const english[] = {
        "id",    "sector", "unit",    "municipality", "role",
        "level", "fte",    "mandate", "responded",    "group"};
    static const char *const norwegian[] = {
        "id",    "sektor", "enhet",   "kommune", "role",
        "level", "fte",    "mandate", "svart",   "group"};
    pdn_status st = PDN_OK;
    synth__file e = {0};
    char text[200];
    const synth__wave *w = &r->wave[c->wave];

    PDN_TRY(synth__file_open(w->format, &e));
    for (size_t i = 0; i < 10; i++)
        synth__put_text(&e, e.excel ? norwegian[i] : english[i]);
    synth__put_end(&e);
    for (size_t i = 0; i < c->people; i++) {
        const synth__person *p = &c->person[i];
        synth__put_text(&e, p->id);
        synth__put_text(&e, p->sector->name);
        snprintf(text, sizeof text, "%.90s %.90s", p->sector->name,
                 p->place->name);
        synth__put_text(&e, text);
        synth__put_text(&e, p->place->name);
        synth__put_text(&e, p->sector->role);
        synth__put_number(&e, p->sector->level);
        synth__put_number(&e, p->fte);
        synth__put_number(&e, p->mandate);
        synth__put_number(&e, p->answered);
        synth__put_text(&e, p->group != NULL ? p->group->name : "");
        synth__put_end(&e);
    }
    snprintf(text, sizeof text, "actors-%.80s.csv", w->name);
    PDN_TRY(synth__file_close(&e, folder, text));
out:
    synth__file_clear(&e);
    return st;
}

static const synth__copy *copy_of(const synth__recipe *r, const char *name)
{
    for (size_t i = 0; i < r->copies; i++)
        if (strcmp(r->copy[i].name, name) == 0) return &r->copy[i];
    return NULL;
}

static void print_key(FILE *f, const char *key, const char *value)
{
    if (value != NULL) fprintf(f, "%s = %s\n", key, value);
}

static const char *const words[SYNTH_WORDS] = {
    "label.nb",        "label.nn",        "label.en",
    "people_label.nb", "people_label.nn", "people_label.en",
    "unit_label.nb",   "unit_label.nn",   "unit_label.en"};

static void print_study(const synth__recipe *r, FILE *f)
{
    static const char *const scales[] = {"quality", "knowledge", "recognition",
                                         "skill"};
    const synth__outcomes *o = &r->outcomes;
    const synth__copy *bands = copy_of(r, "bands");

    fputs("[study]\n", f);
    print_key(f, "title", r->study.title);
    print_key(f, "language", r->study.language);
    fprintf(f, "seed = %zu\n",
            r->study.seed > 0.5 ? pdn_number_to_size(r->study.seed) : 1);
    print_key(f, "by", r->study.by);
    print_key(f, "nullpunkt", r->study.nullpunkt);
    print_key(f, "origin", "made");
    for (size_t i = 0; i < r->made; i++)
        fprintf(f, "\n[wave %s]\nactors = actors-%s.csv\nties = ties-%s.csv\n",
                r->wave[i].name, r->wave[i].name, r->wave[i].name);
    fputs("\n[scales]\nfrequency = 0:4\nneed = 0:4\n", f);
    for (size_t i = 0; i < 4; i++)
        fprintf(f, "%s = 1:5\n", scales[i]);
    if (o->units > 0) {
        fputs("\n[outcomes]\nfile = outcomes.csv\n", f);
        print_key(f, "indicator", o->shown != NULL ? o->shown : o->indicator);
        print_key(f, "screen", o->indicator);
        fputs("better = lower\nresources = " SYNTH_RESOURCES "\n", f);
        print_key(f, "counter", o->counter);
        print_key(f, "benchmark", o->benchmark);
        print_key(f, "bands", bands != NULL ? bands->file : NULL);
        print_key(f, "references", o->references);
        for (size_t i = 0; i < SYNTH_WORDS; i++)
            print_key(f, words[i], o->word[i]);
    }
    for (size_t i = 0; i < r->copies; i++)
        if (&r->copy[i] != bands && pdn_file_kind_of(r->copy[i].name) != NULL)
            fprintf(f, "\n[%s]\nfile = %s\n", r->copy[i].name, r->copy[i].file);
    if (synth__practices_made(r))
        fputs("\n[practices]\nfile = practices.csv\n", f);
    fputs("\n[truth]\nfile = truth.csv\n", f);
}

static pdn_status write_study(const synth__recipe *r, synth__folder *folder)
{
    pdn_status st = PDN_OK;
    char *bytes = NULL;
    size_t size = 0;
    FILE *f = open_memstream(&bytes, &size);

    if (f == NULL) return pdn_no_memory();
    print_study(r, f);
    if (fclose(f) != 0 || bytes == NULL) st = pdn_no_memory();
    if (st == PDN_OK) st = synth__file_write(folder, "study.ini", bytes, size);
    free(bytes);
    return st;
}

static pdn_status write_copy(const synth__recipe *r, const synth__copy *copy,
                             synth__folder *folder)
{
    pdn_status st = PDN_OK;
    char *bytes = NULL, *path = NULL;
    size_t size = 0, capacity = strlen(r->folder) + strlen(copy->file) + 2;

    PDN_NEW(path, capacity);
    snprintf(path, capacity, "%s/%s", r->folder, copy->file);
    PDN_TRY(read_file__bytes(path, &bytes, &size));
    PDN_TRY(synth__file_write(folder, copy->file, bytes, size));
out:
    free(bytes);
    free(path);
    return st;
}

/* A study that stands there is not written over, but by itself. */
static pdn_status check_place(const synth__recipe *r, const char *folder)
{
    pdn_status st = PDN_OK;
    size_t capacity = strlen(folder) + sizeof "/recipe.ini", n = 0;
    char *path = NULL, *bytes = NULL;

    PDN_NEW(path, capacity);
    snprintf(path, capacity, "%s/study.ini", folder);
    if (access(path, F_OK) != 0) goto out;
    snprintf(path, capacity, "%s/recipe.ini", folder);
    if (access(path, F_OK) == 0) PDN_TRY(read_file__bytes(path, &bytes, &n));
    if (bytes == NULL || n != r->size || memcmp(bytes, r->bytes, n) != 0)
        PDN_FAIL(PDN_EIO,
                 "%s: a study of another recipe stands there; want another "
                 "folder",
                 folder);
out:
    free(bytes);
    free(path);
    return st;
}

static pdn_status write_wave(const synth__recipe *r, size_t wave,
                             synth__folder *folder)
{
    pdn_status st = PDN_OK;
    synth__crowd c = {0};

    PDN_TRY(synth__crowd_make(r, wave, &c));
    PDN_TRY(write_actors(r, &c, folder));
    PDN_TRY(synth__ties_write(r, &c, folder));
out:
    synth__crowd_clear(&c);
    return st;
}

pdn_status pdn_synth(const pdn_synth_options *o, const char *folder,
                     pdn_diagnostics *f)
{
    pdn_status st = PDN_OK;
    synth__recipe *r = NULL;
    synth__folder to = {0};

    PDN_NEW(r, 1);
    PDN_TRY(load(o, f, r));
    PDN_TRY(check_copies(r));
    PDN_TRY(check_place(r, folder));
    PDN_TRY(synth__folder_open(folder, &to));
    for (size_t i = 0; i < r->made; i++)
        PDN_TRY(write_wave(r, i, &to));
    if (r->outcomes.units > 0) PDN_TRY(synth__outcomes_write(r, &to));
    if (synth__practices_made(r)) PDN_TRY(synth__practices_write(r, &to));
    for (size_t i = 0; i < r->copies; i++)
        PDN_TRY(write_copy(r, &r->copy[i], &to));
    PDN_TRY(synth__file_write(&to, "recipe.ini", r->bytes, r->size));
    PDN_TRY(synth__truth_write(r, &to));
    PDN_TRY(write_study(r, &to));
    PDN_TRY(synth__folder_commit(&to));
out:
    synth__folder_clear(&to);
    if (r != NULL) synth__recipe_clear(r);
    free(r);
    return st;
}
