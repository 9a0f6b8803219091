#include "picture.h"

#include "pdnet/files.h"
#include "pdnet/words.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool ends(const char *path, const char *with)
{
    size_t n = strlen(path), k = strlen(with);

    return n > k && strcmp(path + n - k, with) == 0;
}

pdn_status picture__form(pdn_picture *p, pdn_call *call)
{
    const char *path = call->output;

    p->form = PDN_SVG;
    if (path == NULL || strcmp(path, "-") == 0 || ends(path, ".svg"))
        return PDN_OK;
    if (ends(path, ".pdf"))
        p->form = PDN_PDF;
    else if (ends(path, ".png"))
        p->form = PDN_PNG;
    else
        return cli__misuse(call,
                           "-o %s: want a name ending in .svg, "
                           ".pdf or .png",
                           path);
    return PDN_OK;
}

/* "WxH" in millimetres. */
static bool read_size(const char *text, double *width, double *height)
{
    const char *x = strchr(text, 'x');

    if (x == NULL || !pdn_number_read(text, (size_t)(x - text), '.', width) ||
        !pdn_number_read(x + 1, strlen(x + 1), '.', height))
        return false;
    if (!(*width >= 100 && *width <= 2000 && *height >= 80 && *height <= 2000))
        return false;
    *width *= 72 / 25.4;
    *height *= 72 / 25.4;
    return true;
}

pdn_status picture__size(pdn_picture *p, pdn_call *call, const char *size)
{
    int paper = PDN_A3;

    if (pdn_option_read(pdn_papers, size, &paper)) {
        pdn_paper_size((pdn_paper)paper, &p->width, &p->height);
        return PDN_OK;
    }
    if (read_size(size, &p->width, &p->height)) return PDN_OK;
    return cli__misuse(call,
                       "--size %s: want a4, a3, a2, a1, slide or WIDTHxHEIGHT "
                       "in millimetres, 100x80 to 2000x2000",
                       size);
}

/* The provenance as one line. Of a network of people what everybody may see has
 * no digests: whoever knows all answers but a few could try these. */
static pdn_status make_note(const pdn_picture *p, const pdn_call *call,
                            char **out)
{
    const pdn_provenance *o =
        p->internal || !call->of_people ? &call->origin : &call->shown_origin;
    char *text = NULL;
    size_t length = 0;
    FILE *f = open_memstream(&text, &length);

    if (f == NULL) return pdn_no_memory();
    fprintf(f, "%s %s; %s; seed %llu", o->tool, o->version, o->command,
            (unsigned long long)o->seed);
    for (size_t i = 0; i < o->sources; i++)
        fprintf(f, "; %s sha256:%s", o->source[i].name, o->source[i].sha256);
    if (fclose(f) != 0 || text == NULL) {
        free(text);
        return pdn_no_memory();
    }
    *out = text;
    return PDN_OK;
}

/* Ends what was held for standard output, and lets it go where it is good. */
static pdn_status let_go(pdn_picture *p, bool good)
{
    pdn_status st = PDN_OK;

    if (p->held == NULL) return PDN_OK;
    if (fclose(p->held) != 0)
        st = pdn_no_memory();
    else if (good && fwrite(p->bytes, 1, p->length, p->out.file) != p->length)
        st = PDN_EIO;
    free(p->bytes);
    p->held = NULL;
    p->bytes = NULL;
    return st;
}

pdn_status picture__begin(pdn_picture *p, const pdn_call *call,
                          const char *title, const char *about)
{
    pdn_status st = PDN_OK;
    char *note = NULL;

    PDN_TRY(make_note(p, call, &note));
    PDN_TRY(pdn_atomic_file_open_for(call->output, p->people, &p->out));
    if (p->out.path == NULL) {
        p->held = open_memstream(&p->bytes, &p->length);
        if (p->held == NULL) PDN_TRY(pdn_no_memory());
    }
    PDN_TRY(pdn_canvas_new(p->form, p->held != NULL ? p->held : p->out.file,
                           p->width, p->height, title, about, note,
                           &p->canvas));
    pdn_canvas_language(p->canvas, pdn_lang_code(pdn_words_lang()));
out:
    free(note);
    if (st != PDN_OK) (void)let_go(p, false);
    return st;
}

pdn_status picture__finish(pdn_picture *p, pdn_status drawn)
{
    pdn_status finished = PDN_OK, let = PDN_OK;

    if (p->canvas != NULL) finished = pdn_canvas_finish(p->canvas);
    p->canvas = NULL;
    let = let_go(p, drawn == PDN_OK && finished == PDN_OK);
    if (finished == PDN_OK) finished = let;
    if (drawn == PDN_OK && finished == PDN_EIO)
        return pdn_fail(PDN_EIO, "%s: write failed: is the disk full?",
                        p->out.path != NULL ? p->out.path : "standard output");
    if (drawn != PDN_OK) return drawn;
    return finished != PDN_OK ? finished : pdn_context_status();
}

pdn_status picture__learn_facts(const char *path, pdn_arena *text,
                                pdn_sheet_facts *facts)
{
    pdn_about about = cli__about(NULL);
    double seed = (double)NAN;
    pdn_status st = pdn_about_read(path, text, &about, &seed);

    if (st != PDN_OK) return st;
    if (about.wave != NULL) facts->wave = about.wave;
    if (isfinite(about.n)) facts->actors = about.n;
    if (isfinite(about.answered)) facts->answered = about.answered;
    if (about.asked_unknown) (void)pdn_words_asked_unknown(true);
    if (about.of_municipalities) pdn_words_of_municipalities(true);
    if (isfinite(about.draws)) facts->draws = about.draws;
    if (isfinite(seed)) facts->seed = seed;
    return PDN_OK;
}
