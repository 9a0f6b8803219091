/* SVG with real letters, written by ourselves: Cairo's turns text into
 * outlines, and its ids clash when two pictures stand in one page. */
#include "canvas_backend.h"

#include <inttypes.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

/* Hundredths of a point, without trailing zeros, whatever the locale. */
static void put_length(FILE *f, double x)
{
    long long n = llround(x * 100);
    unsigned long long a = (unsigned long long)(n < 0 ? -n : n);

    fprintf(f, "%s%llu", n < 0 ? "-" : "", a / 100);
    if (a % 10 != 0)
        fprintf(f, ".%02llu", a % 100);
    else if (a % 100 != 0)
        fprintf(f, ".%llu", a % 100 / 10);
}

static void attribute(FILE *f, const char *name, double x)
{
    fprintf(f, " %s=\"", name);
    put_length(f, x);
    putc('"', f);
}

static void escaped(FILE *f, const char *clean)
{
    for (const char *p = clean; *p != '\0'; p++) {
        switch (*p) {
        case '&': fputs("&amp;", f); break;
        case '<': fputs("&lt;", f); break;
        case '>': fputs("&gt;", f); break;
        case '"': fputs("&quot;", f); break;
        default: putc(*p, f);
        }
    }
}

static void put_text(FILE *f, const char *text)
{
    char *clean = canvas__clean_text(text, false);

    escaped(f, clean);
    g_free(clean);
}

/* Two hyphens end a comment; the second is written as its entity. */
static void comment(FILE *f, const char *text)
{
    char *clean = canvas__clean_text(text, false);

    fputs("<!-- ", f);
    for (const char *p = clean; *p != '\0'; p++) {
        if (*p == '-' && p != clean && p[-1] == '-')
            fputs("&#45;", f);
        else
            putc(*p, f);
    }
    fputs(" -->\n", f);
    g_free(clean);
}

static void put_path(FILE *f, const canvas__shape *s)
{
    fputs(" d=\"", f);
    for (size_t i = 0; i < s->n; i++) {
        bool curve = s->form == CANVAS_CURVE && i == 1;
        putc(i == 0                    ? 'M'
             : curve                   ? 'C'
             : s->form == CANVAS_CURVE ? ' '
                                       : 'L',
             f);
        put_length(f, s->p[i].x);
        putc(' ', f);
        put_length(f, s->p[i].y);
    }
    fputs(s->form == CANVAS_CLOSED ? "Z\"" : "\"", f);
}

static void put_pen(FILE *f, const pdn_pen *pen)
{
    double length[2];

    fprintf(f, " stroke=\"#%06x\"", pen->color & 0xFFFFFFU);
    attribute(f, "stroke-width", pen->width);
    if (pen->opacity < 1) attribute(f, "stroke-opacity", pen->opacity);
    if (canvas__dashes(pen, length) > 0) {
        fputs(" stroke-dasharray=\"", f);
        put_length(f, length[0]);
        putc(' ', f);
        put_length(f, length[1]);
        putc('"', f);
        if (pen->dash == PDN_DOTTED) fputs(" stroke-linecap=\"round\"", f);
    }
}

static void svg_shape(pdn_canvas *c, const canvas__shape *s)
{
    FILE *f = c->file;

    if (s->form == CANVAS_CIRCLE) {
        fputs("<circle", f);
        attribute(f, "cx", s->p[0].x);
        attribute(f, "cy", s->p[0].y);
        attribute(f, "r", s->radius);
    } else {
        fputs("<path", f);
        put_path(f, s);
    }
    if (s->filled) {
        fprintf(f, " fill=\"#%06x\"", s->fill & 0xFFFFFFU);
        if (s->opacity < 1) attribute(f, "fill-opacity", s->opacity);
    } else {
        fputs(" fill=\"none\"", f);
    }
    if (s->stroked) put_pen(f, &s->pen);
    fputs("/>\n", f);
}

/* The measured width goes along, so that a reader without our fonts fits its
 * own letters into the place that was kept for them. */
static void svg_text(pdn_canvas *c, const canvas__text_line *t)
{
    FILE *f = c->file;

    fputs("<text", f);
    attribute(f, "x", t->at.x);
    attribute(f, "y", t->at.y);
    attribute(f, "font-size", t->type.size);
    if (t->type.bold) fputs(" font-weight=\"bold\"", f);
    if (t->type.italic) fputs(" font-style=\"italic\"", f);
    fprintf(f, " fill=\"#%06x\"", t->type.color & 0xFFFFFFU);
    attribute(f, "textLength", t->width);
    fputs(" lengthAdjust=\"spacingAndGlyphs\">", f);
    escaped(f, t->text);
    fputs("</text>\n", f);
}

static void svg_group(pdn_canvas *c, const char *id, const char *title)
{
    fputs("<g", c->file);
    if (id != NULL) {
        fputs(" data-id=\"", c->file);
        put_text(c->file, id);
        putc('"', c->file);
    }
    putc('>', c->file);
    if (title != NULL) {
        fputs("<title>", c->file);
        put_text(c->file, title);
        fputs("</title>", c->file);
    }
    putc('\n', c->file);
}

static void svg_group_end(pdn_canvas *c)
{
    fputs("</g>\n", c->file);
}

static void svg_page(pdn_canvas *c)
{
    canvas__fail(c, PDN_EARG, "an SVG has one page");
}

static void svg_finish(pdn_canvas *c)
{
    fputs("</g>\n</svg>\n", c->file);
}

/* FNV-1a over what the picture says: another prefix for another picture. */
static uint64_t mark_of(const char *title, const char *about, const char *note)
{
    const char *const part[] = {title, about, note};
    uint64_t h = 14695981039346656037U;

    for (size_t i = 0; i < 3; i++)
        for (const char *p = part[i]; p != NULL; p++) {
            h = (h ^ (unsigned char)*p) * 1099511628211U;
            if (*p == '\0') break;
        }
    return h;
}

void canvas_svg__begin(pdn_canvas *c, const char *title, const char *about,
                       const char *note)
{
    static const canvas__backend svg = {.shape = svg_shape,
                                        .text = svg_text,
                                        .group = svg_group,
                                        .group_end = svg_group_end,
                                        .page = svg_page,
                                        .finish = svg_finish};
    FILE *f = c->file;
    uint64_t mark = mark_of(title, about, note) & 0xFFFFFFFFFFFFU;

    c->backend = &svg;
    fputs("<svg xmlns=\"http://www.w3.org/2000/svg\"", f);
    fputs(" width=\"", f);
    put_length(f, c->width);
    fputs("pt\" height=\"", f);
    put_length(f, c->height);
    fputs("pt\" viewBox=\"0 0 ", f);
    put_length(f, c->width);
    putc(' ', f);
    put_length(f, c->height);
    fputs("\" role=\"img\" aria-label=\"", f);
    put_text(f, title);
    fprintf(f, "\" aria-describedby=\"pdn%012" PRIx64 "-about\">\n", mark);
    if (note != NULL) comment(f, note);
    fprintf(f, "<title id=\"pdn%012" PRIx64 "-title\">", mark);
    put_text(f, title);
    fprintf(f, "</title>\n<desc id=\"pdn%012" PRIx64 "-about\">", mark);
    put_text(f, about);
    fputs("</desc>\n", f);
    if (note != NULL) {
        fputs("<metadata>", f);
        put_text(f, note);
        fputs("</metadata>\n", f);
    }
    fputs("<g font-family=\"'Noto Sans','DejaVu Sans',sans-serif\""
          " stroke-linejoin=\"round\">\n",
          f);
}
