#include "part_run.h"

#include <inttypes.h>
#include <string.h>

static const char format[] = "pdnet part 1";

static const char *const word_of[] = {[PDN_SHARD_OPTION] = "option",
                                      [PDN_SHARD_FILE] = "file",
                                      [PDN_SHARD_OPERAND] = "operand"};

/* ---- writing ---- */

static pdn_status put(part_line__writer *w, const char *what, const char *text,
                      FILE *out)
{
    pdn_status st = PDN_OK;

    PDN_TRY(part_line__add(w, what));
    if (text != NULL) PDN_TRY(part_line__add(w, " "));
    if (text != NULL) PDN_TRY(part_line__add_escaped(w, text));
    PDN_TRY(part_line__end(w, out));
out:
    return st;
}

static pdn_status put_inputs(part_line__writer *w, pdn_shard_input_at input,
                             const void *user, FILE *out)
{
    pdn_status st = PDN_OK;

    for (size_t k = 0;; k++) {
        pdn_shard_input in = input(user, k);
        if (in.name == NULL) break;
        PDN_TRY(part_line__add(w, "input "));
        PDN_TRY(part_line__add(w, in.sha256));
        PDN_TRY(put(w, "", in.name, out));
    }
out:
    return st;
}

pdn_status part_run__write(part_line__writer *w, const pdn_shard_run *run,
                           pdn_shard_input_at input, const void *user,
                           FILE *out)
{
    pdn_status st = PDN_OK;
    char seed[40], place[60];

    snprintf(seed, sizeof seed, "%" PRIu64, run->seed);
    snprintf(place, sizeof place, "%zu %zu", run->place.number, run->place.of);
    PDN_TRY(put(w, format, NULL, out));
    PDN_TRY(put(w, "tool", run->tool, out));
    PDN_TRY(put(w, "version", run->version, out));
    PDN_TRY(put(w, "command", run->command, out));
    PDN_TRY(put(w, "seed", seed, out));
    PDN_TRY(put(w, "shard", place, out));
    for (size_t k = 0; k < run->words; k++)
        PDN_TRY(put(w, word_of[run->word[k].kind], run->word[k].text, out));
    PDN_TRY(put_inputs(w, input, user, out));
    PDN_TRY(put(w, "begin", NULL, out));
out:
    return st;
}

/* ---- reading ---- */

static pdn_status get(part_line__reader *r, const char *what, pdn_arena *text,
                      const char **out)
{
    pdn_status st = part_line__next(r);

    if (st != PDN_OK) return st;
    if (!part_line__word(r, what)) return part_line__fail(r, what);
    return pdn_arena_keep(text, part_line__rest(r), out);
}

static pdn_status get_place(part_line__reader *r, pdn_shard_run *run)
{
    pdn_status st = PDN_OK;
    uint64_t seed = 0, number = 0, of = 0;

    PDN_TRY(part_line__next(r));
    if (!part_line__word(r, "seed")) PDN_TRY(part_line__fail(r, "seed"));
    PDN_TRY(part_line__number(r, &seed));
    PDN_TRY(part_line__next(r));
    if (!part_line__word(r, "shard")) PDN_TRY(part_line__fail(r, "shard"));
    PDN_TRY(part_line__number(r, &number));
    PDN_TRY(part_line__number(r, &of));
    if (number < 1 || number > of || of > PDN_SHARD_MOST)
        PDN_TRY(part_line__fail(r, "a shard from 1 to as many as there are"));
    run->seed = seed;
    run->place = (pdn_shard_place){(size_t)number, (size_t)of};
out:
    return st;
}

static pdn_status get_word(part_line__reader *r, pdn_shard_word_kind kind,
                           pdn_arena *text, pdn_shard_run *run)
{
    pdn_shard_word *word =
        pdn_arena_grow(text, run->word, run->words, sizeof *word);

    if (word == NULL) return pdn_no_memory();
    run->word = word;
    word[run->words].kind = kind;
    pdn_status st =
        pdn_arena_keep(text, part_line__rest(r), &word[run->words].text);
    run->words += st == PDN_OK;
    return st;
}

static pdn_status get_input(part_line__reader *r, pdn_arena *text,
                            pdn_shard_run *run)
{
    pdn_status st = PDN_OK;
    pdn_shard_input *input =
        pdn_arena_grow(text, run->input, run->inputs, sizeof *input);
    size_t digits = strspn(r->at, "0123456789abcdef");

    PDN_TRY(pdn_had_memory(input));
    if (digits != 64 || r->at[digits] != ' ')
        PDN_TRY(part_line__fail(r, "64 hex digits and a name"));
    run->input = input;
    input[run->inputs].sha256 = pdn_arena_text(text, r->at, digits);
    PDN_TRY(pdn_had_memory(input[run->inputs].sha256));
    r->at += digits + 1;
    PDN_TRY(pdn_arena_keep(text, part_line__rest(r), &input[run->inputs].name));
    run->inputs++;
out:
    return st;
}

/* The lines of which there may be any number, up to the draws. */
static pdn_status get_words(part_line__reader *r, pdn_arena *text,
                            pdn_shard_run *run)
{
    pdn_status st = PDN_OK;
    bool known = true;

    while (known) {
        PDN_TRY(part_line__next(r));
        if (part_line__word(r, "begin")) return PDN_OK;
        known = false;
        for (int kind = 0; kind <= PDN_SHARD_OPERAND && !known; kind++) {
            known = part_line__word(r, word_of[kind]);
            if (known)
                PDN_TRY(get_word(r, (pdn_shard_word_kind)kind, text, run));
        }
        if (!known && part_line__word(r, "input")) {
            PDN_TRY(get_input(r, text, run));
            known = true;
        }
    }
    st = part_line__fail(r, "option, file, operand, input or begin");
out:
    return st;
}

pdn_status part_run__read(part_line__reader *r, pdn_arena *text,
                          pdn_shard_run *run)
{
    pdn_status st = PDN_OK;

    PDN_TRY(part_line__next(r));
    if (strcmp(r->text, format) != 0) PDN_TRY(part_line__fail(r, format));
    PDN_TRY(get(r, "tool", text, &run->tool));
    PDN_TRY(get(r, "version", text, &run->version));
    PDN_TRY(get(r, "command", text, &run->command));
    PDN_TRY(get_place(r, run));
    PDN_TRY(get_words(r, text, run));
out:
    return st;
}

/* ---- two runs ---- */

static pdn_status differ(const char *name, const char *with, const char *what,
                         const char *here, const char *there)
{
    return pdn_fail(PDN_EDATA,
                    "%s: of another run than %s: its %s is \"%s\", not \"%s\"",
                    name, with, what, here, there);
}

/* Of a file the last part of its path: parts may be made in several folders.
 * Which option it was of, the command says. */
static const char *compared(const pdn_shard_word *w)
{
    const char *slash = strrchr(w->text, '/');
    const char *equals = strchr(w->text, '=');

    if (w->kind == PDN_SHARD_OPTION) return w->text;
    if (slash != NULL) return slash + 1;
    return w->kind == PDN_SHARD_FILE && equals != NULL ? equals + 1 : w->text;
}

static pdn_status compare_words(const char *name, const pdn_shard_run *run,
                                const char *with, const pdn_shard_run *other)
{
    for (size_t k = 0; k < run->words && k < other->words; k++) {
        const char *here = compared(&run->word[k]);
        const char *there = compared(&other->word[k]);
        if (strcmp(here, there) != 0)
            return differ(name, with, "option", here, there);
    }
    if (run->words != other->words)
        return differ(name, with, "command", run->command, other->command);
    return PDN_OK;
}

static pdn_status compare_inputs(const char *name, const pdn_shard_run *run,
                                 const char *with, const pdn_shard_run *other)
{
    for (size_t k = 0; k < run->inputs && k < other->inputs; k++) {
        const pdn_shard_input *here = &run->input[k], *there = &other->input[k];
        if (strcmp(here->name, there->name) != 0)
            return differ(name, with, "input", here->name, there->name);
        if (strcmp(here->sha256, there->sha256) != 0)
            return pdn_fail(PDN_EDATA,
                            "%s: of another run than %s: %s was another file "
                            "(SHA-256 %.12s..., not %.12s...)",
                            name, with, here->name, here->sha256,
                            there->sha256);
    }
    if (run->inputs != other->inputs)
        return pdn_fail(PDN_EDATA,
                        "%s: of another run than %s: it had %zu inputs, not "
                        "%zu",
                        name, with, run->inputs, other->inputs);
    return PDN_OK;
}

pdn_status part_run__compare(const char *name, const pdn_shard_run *run,
                             const char *with, const pdn_shard_run *other)
{
    pdn_status st = PDN_OK;
    char here[60], there[60];

    if (strcmp(run->tool, other->tool) != 0)
        return differ(name, with, "tool", run->tool, other->tool);
    if (strcmp(run->version, other->version) != 0)
        return differ(name, with, "version", run->version, other->version);
    snprintf(here, sizeof here, "%" PRIu64, run->seed);
    snprintf(there, sizeof there, "%" PRIu64, other->seed);
    if (run->seed != other->seed)
        return differ(name, with, "seed", here, there);
    snprintf(here, sizeof here, "%zu", run->place.of);
    snprintf(there, sizeof there, "%zu", other->place.of);
    if (run->place.of != other->place.of)
        return differ(name, with, "number of shards", here, there);
    PDN_TRY(compare_words(name, run, with, other));
    if (strcmp(run->command, other->command) != 0)
        return differ(name, with, "command", run->command, other->command);
    PDN_TRY(compare_inputs(name, run, with, other));
out:
    return st;
}
