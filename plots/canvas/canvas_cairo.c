/* PDF and PNG through Cairo. Cairo's own file writer reports success on a full
 * disk, so the bytes go to our FILE, and every write is seen. */
#include "canvas_backend.h"
#include "pdf_catalog.h"

#include <cairo-pdf.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Dots per point of a PNG, and the same in dots per metre. */
enum { PNG_SCALE = 2, DOTS_PER_METRE = 5669, PNG_WIDEST = 32767 };

/* The place in a PNG behind its signature and first chunk. */
enum { PNG_HEAD = 8 + 25 };

static cairo_status_t put(void *canvas, const unsigned char *data, unsigned n)
{
    pdn_canvas *c = canvas;

    return fwrite(data, 1, n, c->file) == n ? CAIRO_STATUS_SUCCESS
                                            : CAIRO_STATUS_WRITE_ERROR;
}

/* A PDF is written when it is whole: its catalog has more to say. */
static cairo_status_t keep(void *canvas, const unsigned char *data, unsigned n)
{
    pdn_canvas *c = canvas;

    g_byte_array_append(c->pdf, data, n);
    return CAIRO_STATUS_SUCCESS;
}

static uint32_t crc_of(const unsigned char *data, size_t n)
{
    uint32_t crc = 0xFFFFFFFFU;

    for (size_t i = 0; i < n; i++) {
        crc ^= data[i];
        for (int bit = 0; bit < 8; bit++)
            crc = (crc >> 1) ^ (0xEDB88320U & (0U - (crc & 1U)));
    }
    return ~crc;
}

static void put_word(unsigned char *at, uint32_t x)
{
    for (int i = 0; i < 4; i++)
        at[i] = (unsigned char)(x >> (24 - 8 * i));
}

/* How large the picture is on paper: Cairo leaves it out. */
static cairo_status_t put_resolution(pdn_canvas *c)
{
    unsigned char chunk[21] = {0, 0, 0, 9, 'p', 'H', 'Y', 's'};

    put_word(chunk + 8, DOTS_PER_METRE);
    put_word(chunk + 12, DOTS_PER_METRE);
    chunk[16] = 1; /* per metre */
    put_word(chunk + 17, crc_of(chunk + 4, 13));
    return put(c, chunk, sizeof chunk);
}

static cairo_status_t put_png(void *canvas, const unsigned char *data,
                              unsigned n)
{
    pdn_canvas *c = canvas;
    cairo_status_t s = CAIRO_STATUS_SUCCESS;
    unsigned head = 0;

    if (c->written < PNG_HEAD && c->written + n >= PNG_HEAD) {
        head = (unsigned)(PNG_HEAD - c->written);
        s = put(c, data, head);
        if (s == CAIRO_STATUS_SUCCESS) s = put_resolution(c);
    }
    if (s == CAIRO_STATUS_SUCCESS) s = put(c, data + head, n - head);
    c->written += n;
    return s;
}

static void set_color(cairo_t *cr, pdn_color color, double opacity)
{
    cairo_set_source_rgba(cr, ((color >> 16) & 0xFFU) / 255.0,
                          ((color >> 8) & 0xFFU) / 255.0,
                          (color & 0xFFU) / 255.0, opacity);
}

static void trace(cairo_t *cr, const canvas__shape *s)
{
    const pdn_point *p = s->p;

    cairo_new_path(cr); /* text leaves a current point behind */
    switch (s->form) {
    case CANVAS_CIRCLE:
        cairo_arc(cr, p[0].x, p[0].y, s->radius, 0, 2 * G_PI);
        break;
    case CANVAS_CURVE:
        cairo_move_to(cr, p[0].x, p[0].y);
        cairo_curve_to(cr, p[1].x, p[1].y, p[2].x, p[2].y, p[3].x, p[3].y);
        break;
    case CANVAS_OPEN:
    case CANVAS_CLOSED:
        for (size_t i = 0; i < s->n; i++)
            cairo_line_to(cr, p[i].x, p[i].y);
        if (s->form == CANVAS_CLOSED) cairo_close_path(cr);
        break;
    }
}

static void cairo_shape(pdn_canvas *c, const canvas__shape *s)
{
    double dash[2];

    trace(c->cr, s);
    if (s->filled) {
        set_color(c->cr, s->fill, s->opacity);
        cairo_fill_preserve(c->cr);
    }
    if (s->stroked) {
        set_color(c->cr, s->pen.color, s->pen.opacity);
        cairo_set_line_width(c->cr, s->pen.width);
        cairo_set_line_cap(c->cr, s->pen.dash == PDN_DOTTED
                                      ? CAIRO_LINE_CAP_ROUND
                                      : CAIRO_LINE_CAP_BUTT);
        cairo_set_dash(c->cr, dash, canvas__dashes(&s->pen, dash), 0);
        cairo_stroke_preserve(c->cr);
    }
    cairo_new_path(c->cr);
}

/* The blank at which a line was broken is a letter like others: as Pango has
 * it, it would be a span of its own, and readers built on Poppler stop there.
 */
static void cairo_text(pdn_canvas *c, const canvas__text_line *t)
{
    char *text = g_strconcat(t->text, t->goes_on ? " " : "", NULL);

    canvas__typeset(c, text, t->type, 0);
    set_color(c->cr, t->type.color, 1);
    cairo_move_to(c->cr, t->at.x, t->at.y);
    pango_cairo_show_layout_line(c->cr,
                                 pango_layout_get_line_readonly(c->layout, 0));
    cairo_new_path(c->cr);
    g_free(text);
}

/* ---- what a page holds, for those who have it read aloud ---- */

static void end_figure(pdn_canvas *c)
{
    if (c->in_figure) cairo_tag_end(c->cr, "Figure");
    c->in_figure = false;
}

static void end_part(pdn_canvas *c)
{
    end_figure(c);
    if (c->in_part) cairo_tag_end(c->cr, "Sect");
    c->in_part = false;
}

/* A text lies in no figure: labels are read as they stand. */
static void pdf_tag(pdn_canvas *c, bool begins)
{
    const char *name = c->heading_next ? "H1" : "P";

    if (begins) {
        end_figure(c);
        cairo_tag_begin(c->cr, name, NULL);
        return;
    }
    cairo_tag_end(c->cr, name);
    c->heading_next = false;
}

/* The first shapes of a page stand for its figure: what they show is told in
 * words. */
static void pdf_shape(pdn_canvas *c, const canvas__shape *s)
{
    if (c->figure_next) {
        cairo_tag_begin(c->cr, "Figure", NULL);
        g_ptr_array_add(c->shown, canvas__clean_text(
                                      c->about != NULL ? c->about : "", false));
        c->in_figure = true;
        c->figure_next = false;
    }
    cairo_shape(c, s);
}

static void pdf_bookmark(pdn_canvas *c, const char *text)
{
    char place[32];

    (void)snprintf(place, sizeof place, "page=%d pos=[0 0]", c->page);
    (void)cairo_pdf_surface_add_outline(c->surface, CAIRO_PDF_OUTLINE_ROOT,
                                        text, place, 0);
    end_part(c);
    cairo_tag_begin(c->cr, "Sect", NULL);
    c->in_part = c->heading_next = c->figure_next = true;
}

static void no_group(pdn_canvas *c, const char *id, const char *title)
{
    (void)c;
    (void)id;
    (void)title;
}

static void no_group_end(pdn_canvas *c)
{
    (void)c;
}

static void pdf_page(pdn_canvas *c)
{
    end_part(c);
    c->figure_next = c->heading_next = false;
    cairo_show_page(c->cr);
    cairo_pdf_surface_set_size(c->surface, c->width, c->height);
}

static void png_page(pdn_canvas *c)
{
    canvas__fail(c, PDN_EARG, "a PNG has one page");
}

static void check(pdn_canvas *c, cairo_status_t s)
{
    if (s == CAIRO_STATUS_SUCCESS) return;
    canvas__fail(c,
                 s == CAIRO_STATUS_WRITE_ERROR ? PDN_EIO
                 : s == CAIRO_STATUS_NO_MEMORY ? PDN_ENOMEM
                                               : PDN_ELIB,
                 cairo_status_to_string(s));
}

static void pdf_finish(pdn_canvas *c)
{
    end_part(c);
    check(c, cairo_status(c->cr));
    cairo_surface_finish(c->surface); /* what is buffered goes out here */
    check(c, cairo_surface_status(c->surface));
    cairo_destroy(c->cr);
    cairo_surface_destroy(c->surface);
    pdf_catalog__complete(c->pdf, c->language[0] != '\0' ? c->language : NULL,
                          (const char *const *)c->shown->pdata, c->shown->len);
    if (c->status == PDN_OK) check(c, put(c, c->pdf->data, c->pdf->len));
    g_ptr_array_unref(c->shown);
    g_byte_array_unref(c->pdf);
}

static void png_finish(pdn_canvas *c)
{
    check(c, cairo_status(c->cr));
    if (c->status == PDN_OK)
        check(c, cairo_surface_write_to_png_stream(c->surface, put_png, c));
    cairo_destroy(c->cr);
    cairo_surface_destroy(c->surface);
}

/* The time of making would change the bytes of every run: told only where
 * SOURCE_DATE_EPOCH names one. */
static void set_date(cairo_surface_t *page)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    char text[32];
    struct tm utc;
    char *end = NULL;

    cairo_pdf_surface_set_metadata(page, CAIRO_PDF_METADATA_CREATE_DATE, NULL);
    if (epoch == NULL || *epoch == '\0') return;
    time_t when = (time_t)strtoll(epoch, &end, 10);
    if (*end != '\0' || gmtime_r(&when, &utc) == NULL) return;
    if (strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc) > 0)
        cairo_pdf_surface_set_metadata(page, CAIRO_PDF_METADATA_CREATE_DATE,
                                       text);
}

static void set_metadata(cairo_surface_t *page, cairo_pdf_metadata_t which,
                         const char *text)
{
    if (text == NULL || *text == '\0') return;
    char *clean = canvas__clean_text(text, false);
    cairo_pdf_surface_set_metadata(page, which, clean);
    g_free(clean);
}

void canvas_cairo__begin(pdn_canvas *c, pdn_canvas_kind kind, const char *title,
                         const char *about, const char *note)
{
    static const canvas__backend pdf = {pdf_shape,    cairo_text, no_group,
                                        no_group_end, pdf_page,   pdf_finish,
                                        pdf_bookmark, pdf_tag};
    static const canvas__backend png = {cairo_shape,  cairo_text, no_group,
                                        no_group_end, png_page,   png_finish,
                                        NULL,         NULL};

    if (kind == PDN_PDF) {
        c->backend = &pdf;
        c->pdf = g_byte_array_new();
        c->shown = g_ptr_array_new_with_free_func(g_free);
        c->surface =
            cairo_pdf_surface_create_for_stream(keep, c, c->width, c->height);
        set_date(c->surface);
        set_metadata(c->surface, CAIRO_PDF_METADATA_TITLE, title);
        set_metadata(c->surface, CAIRO_PDF_METADATA_SUBJECT, about);
        set_metadata(c->surface, CAIRO_PDF_METADATA_KEYWORDS, note);
        set_metadata(c->surface, CAIRO_PDF_METADATA_CREATOR, "pdnet");
        set_metadata(c->surface, CAIRO_PDF_METADATA_AUTHOR, "pdnet");
    } else {
        double width = ceil(c->width * PNG_SCALE);
        double height = ceil(c->height * PNG_SCALE);
        c->backend = &png;
        if (width > PNG_WIDEST || height > PNG_WIDEST) {
            canvas__fail(c, PDN_EARG, "too large for a PNG");
            width = height = 1;
        }
        c->surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)width,
                                                (int)height);
        /* A device scale, not a matrix: fonts keep the measure taken. */
        cairo_surface_set_device_scale(c->surface, PNG_SCALE, PNG_SCALE);
    }
    c->cr = cairo_create(c->surface);
    if (kind == PDN_PNG) { /* also the part of a dot at the edge */
        cairo_set_source_rgb(c->cr, 1, 1, 1);
        cairo_paint(c->cr);
    }
    cairo_set_line_join(c->cr, CAIRO_LINE_JOIN_ROUND);
}
