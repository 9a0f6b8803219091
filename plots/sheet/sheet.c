#include "pdnet/sheets.h"

#include "pdnet/words.h"

#include <glib.h>
#include <math.h>
#include <string.h>

static const double margin = 15 / 25.4 * 72;
static const double a3_width = 420 / 25.4 * 72, a3_height = 297 / 25.4 * 72;

static const double slide_height = 540; /* points: what least is for */

/* Type that must fit gives way in these steps, and no further. */
static const double largest_detail = 12.5;
static const double steps[] = {1, .94, .88, .82, .76, .7};
enum { STEPS = PDN_COUNT(steps) };

const pdn_option_word pdn_papers[] = {{"a4", PDN_A4},       {"a3", PDN_A3},
                                      {"a2", PDN_A2},       {"a1", PDN_A1},
                                      {"slide", PDN_SLIDE}, {NULL, 0}};

void pdn_paper_size(pdn_paper paper, double *width, double *height)
{
    static const struct {
        double width, height;
    } mm[] = {{420, 297}, {297, 210}, {338.667, 190.5}, {594, 420}, {841, 594}};

    *width = mm[paper].width / 25.4 * 72;
    *height = mm[paper].height / 25.4 * 72;
}

double pdn_sheet_size(const pdn_sheet *s, double size)
{
    return fmax(size * s->unit, s->least);
}

pdn_type pdn_sheet_type(const pdn_sheet *s, double size, bool bold,
                        pdn_color color, pdn_align align)
{
    return (pdn_type){.size = pdn_sheet_size(s, size),
                      .bold = bold,
                      .color = color,
                      .align = align};
}

/* The largest step at which the text takes at most `lines` lines. */
static pdn_type fitting(pdn_sheet *s, const char *text, double width,
                        pdn_type type, size_t lines)
{
    double full = type.size;

    for (int i = 0; i < STEPS; i++) {
        type.size = fmax(full * steps[i], pdn_sheet_size(s, 0));
        if (pdn_paragraph_lines(s->canvas, width, text, type) <= lines) break;
    }
    return type;
}

/* Cuts the text word by word until it takes at most `lines` lines. */
static char *cut(pdn_sheet *s, const char *text, double width, pdn_type type,
                 size_t lines)
{
    char *clean = g_utf8_make_valid(text, -1);

    while (pdn_paragraph_lines(s->canvas, width, clean, type) > lines) {
        char *end = strrchr(clean, ' ');
        if (end == NULL) {
            glong n = g_utf8_strlen(clean, -1);
            if (n < 4) break;
            end = g_utf8_offset_to_pointer(clean, n * 3 / 4);
        }
        char *shorter = g_strdup_printf("%.*s…", (int)(end - clean), clean);
        if (g_str_has_suffix(shorter, "……"))
            shorter[strlen(shorter) - strlen("…")] = '\0';
        if (strlen(shorter) >= strlen(clean)) {
            g_free(shorter);
            break;
        }
        g_free(clean);
        clean = shorter;
    }
    return clean;
}

/* Sets text in at most `lines` lines, shrunk and then cut; returns its
 * height. */
static double set_fitting(pdn_sheet *s, pdn_box box, const char *text,
                          pdn_type type, size_t lines)
{
    type = fitting(s, text, box.width, type, lines);
    char *shown = cut(s, text, box.width, type, lines);
    double height = pdn_paragraph(s->canvas, (pdn_point){box.x, box.y},
                                  box.width, shown, type, true);
    g_free(shown);
    return height;
}

static void add_part(GString *line, const char *part)
{
    if (part == NULL || *part == '\0') return;
    if (line->len > 0) g_string_append(line, " · ");
    g_string_append(line, part);
}

static char *who_answered(const pdn_sheet_facts *f)
{
    if (!isfinite(f->actors) || !isfinite(f->answered)) return NULL;
    if (f->actors < 1) return g_strdup(pdn_word("too few to be shown"));
    const char *counts = pdn_say_answered(f->answered, f->actors);

    return g_strdup(f->of_shown
                        ? pdn_say(pdn_word("%s in the services shown"), counts)
                        : counts);
}

static char *grey_line(const pdn_sheet_facts *f, const char *under)
{
    GString *line = g_string_new(NULL);
    char *answered = who_answered(f);

    if (f->study != NULL) g_string_append(line, f->study);
    if (f->wave != NULL && *f->wave != '\0')
        g_string_append_printf(line, "%s%s", line->len > 0 ? " " : "", f->wave);
    add_part(line, answered);
    add_part(line, under);
    g_free(answered);
    return g_string_free(line, FALSE);
}

/* In one line where a little smaller is enough for that, so that no word is
 * left alone on the next; else in two. */
static double set_in_one_or_two(pdn_sheet *s, pdn_box box, const char *text,
                                pdn_type type)
{
    const double least = .87;
    const pdn_type one = fitting(s, text, box.width, type, 1);
    const bool fits = one.size >= least * type.size &&
                      pdn_paragraph_lines(s->canvas, box.width, text, one) == 1;

    return set_fitting(s, box, text, fits ? one : type, fits ? 1 : 2);
}

static char *small_print(const pdn_sheet_facts *f, bool slide)
{
    GString *line = g_string_new(slide ? NULL : "pdnet");

    /* On a slide only what must be said wherever it is shown. */
    if (!slide && f->version != NULL)
        g_string_append_printf(line, " %s", f->version);
    if (!slide && isfinite(f->seed)) {
        g_string_append(line, " · ");
        g_string_append_printf(line, pdn_word("seed %s"),
                               pdn_format_number(f->seed, 0));
    }
    if (!slide && isfinite(f->draws) && f->draws > 0) {
        g_string_append(line, " · ");
        g_string_append_printf(line, pdn_word("%s draws"),
                               pdn_format_count(f->draws));
    }
    add_part(line, f->origin);
    add_part(line, f->hidden);
    if (f->internal) add_part(line, pdn_word("internal: not for the wall"));
    return g_string_free(line, FALSE);
}

/* Sets text with its last line at the bottom; returns where it begins. */
static double set_low(pdn_sheet *s, pdn_box box, const char *text,
                      pdn_type type)
{
    char *shown = cut(s, text, box.width, type, 3);
    double h =
        pdn_paragraph(s->canvas, (pdn_point){0}, box.width, shown, type, false);

    pdn_paragraph(s->canvas, (pdn_point){box.x, box.y - h}, box.width, shown,
                  type, true);
    g_free(shown);
    return box.y - h;
}

/* The two texts at the foot share a last line; returns where they begin. */
static double set_foot(pdn_sheet *s, const char *question)
{
    double width = pdn_canvas_width(s->canvas) - 2 * margin;
    double bottom = pdn_canvas_height(s->canvas) - margin;
    pdn_type bold = pdn_sheet_type(s, 16, true, PDN_INK, PDN_LEFT);
    pdn_type small = pdn_sheet_type(s, 10.5, false, PDN_GREY, PDN_RIGHT);
    char *print = small_print(&s->facts, s->slide);
    double right = width, top = bottom;

    if (question != NULL && *question != '\0') {
        char *whole = g_strdup_printf(
            "%s %s", pdn_word("For the conversation:"), question);
        right = fmin(pdn_text_width(s->canvas, print, small, NULL, NULL) + 1,
                     .45 * width);
        double left = width - right - 30 * s->unit;
        pdn_type one = fitting(s, whole, left, bold, 1);
        if (one.size >= .8 * bold.size &&
            pdn_paragraph_lines(s->canvas, left, whole, one) == 1)
            bold = one;
        else
            bold = fitting(s, whole, left, bold, 2);
        top = set_low(s, (pdn_box){margin, bottom, left, 0}, whole, bold);
        g_free(whole);
    }
    double low = set_low(s, (pdn_box){margin + width - right, bottom, right, 0},
                         print, small);
    g_free(print);
    return fmin(top, low);
}

static void tell(const char *text, const char **out)
{
    if (text != NULL && out != NULL) *out = pdn_say("%s", text);
}

void pdn_sheet_begin(pdn_canvas *c, const pdn_sheet_facts *facts,
                     const char *title, const char *under, const char *question,
                     pdn_sheet *out)
{
    pdn_sheet s = {.canvas = c, .facts = *facts, .detail = largest_detail};

    tell(title, facts->told);
    tell(question, facts->asked);
    if (c == NULL) return;
    double width = pdn_canvas_width(c) - 2 * margin;
    if (title != NULL) pdn_canvas_bookmark(c, title);
    s.unit =
        fmin(pdn_canvas_width(c) / a3_width, pdn_canvas_height(c) / a3_height);
    s.slide = pdn_canvas_width(c) > 1.6 * pdn_canvas_height(c);
    s.least = s.slide ? 14 * pdn_canvas_height(c) / slide_height
                      : fmax(10.5 * s.unit, 9);
    double y =
        margin - 6 * s.unit; /* the letters, not their line, begin at it */
    y += set_in_one_or_two(
        &s, (pdn_box){margin, y, width, 0}, title != NULL ? title : "",
        pdn_sheet_type(&s, s.slide ? 38 : 27, true, PDN_INK, PDN_LEFT));
    char *grey = grey_line(facts, under);
    y += 4 * s.unit;
    y += set_in_one_or_two(&s, (pdn_box){margin, y, width, 0}, grey,
                           pdn_sheet_type(&s, 13.5, false, PDN_GREY, PDN_LEFT));
    g_free(grey);
    double top = y + 16 * s.unit;
    double foot = set_foot(&s, question) - 12 * s.unit;
    double gutter = 24 * s.unit;
    double third = fmax((width - gutter) / 3, 0);
    double height = fmax(foot - top, 1);

    s.figure = (pdn_box){margin, top, width - gutter - third, height};
    s.column = (pdn_box){margin + width - third, top + 6 * s.unit, third,
                         fmax(height - 6 * s.unit, 1)};
    *out = s;
}

double pdn_sheet_number_radius(const pdn_sheet *s)
{
    return .9 * pdn_sheet_size(s, 14.5);
}

void pdn_sheet_number(const pdn_sheet *s, pdn_point centre, int number,
                      pdn_color color)
{
    char text[16];
    double r = pdn_sheet_number_radius(s);
    pdn_type type =
        pdn_sheet_type(s, number < 10 ? 14.5 : 12, true, color, PDN_CENTRE);

    g_snprintf(text, sizeof text, "%d", number);
    pdn_disc(s->canvas, centre, r, 0xFFFFFF, 1);
    pdn_circle(s->canvas, centre, r,
               (pdn_pen){.color = color, .width = 2.2 * s->unit});
    /* Figures stand .714 of the size high in Noto Sans. */
    centre.y += .357 * type.size;
    pdn_text(s->canvas, centre, text, type);
}
