/* What became of every contact: from what was there before to what is there
 * now, step by step, and of the people likewise. */
#include "canvas/palette.h"
#include "canvas/scale.h"
#include "sheet/axes.h"
#include "sheet/bars.h"
#include "sheet/pair_changes.h"
#include "sheet/sheet_column.h"
#include "sheet/sheet_kinds.h"
#include "waves_parts.h"

#include "pdnet/words.h"

#include <math.h>
#include <string.h>

static const pdn_color dark = 0x2F566B;

static const struct look {
    pdn_color color;
    bool hatched;
    const char *legend; /* NULL: none */
} looks[] = {
    [WHOLE] = {0x8A8D93, false, NULL},
    [STAYS] = {0xC4C7CE, false, NULL},
    [LESS] = {PDN_BROWN, false, PDN_SAYS("reported no more")},
    [LESS_BY_PEOPLE] = {PDN_BROWN, true,
                        PDN_SAYS("gone with those who left or did not answer: "
                                 "not seen as a change")},
    [MORE] = {dark, false, PDN_SAYS("newly reported")},
    [MORE_BY_PEOPLE] = {dark, true,
                        PDN_SAYS("come with those who are new or did not "
                                 "answer before: not seen as a change")},
};

void waves_parts__contacts(const pdn_waves_row *r,
                           waves_parts__step out[CONTACT_STEPS])
{
    const waves_parts__step all[CONTACT_STEPS] = {
        {pdn_say(pdn_word("Contacts in %s"), r->from_wave), r->ties_before,
         WHOLE},
        {pdn_word("reported no more"), r->lost, LESS},
        {pdn_word("went with those who left the list"), r->lost_by_leavers,
         LESS_BY_PEOPLE},
        {pdn_word("one of the two did not answer now"), r->lost_by_silence,
         LESS_BY_PEOPLE},
        {pdn_word("services split or merged"), r->lost_by_renaming,
         LESS_BY_PEOPLE},
        {pdn_word("Reported both times"), r->kept, STAYS},
        {pdn_word("newly reported"), r->appeared, MORE},
        {pdn_word("came with those who are new on the list"), r->new_by_joiners,
         MORE_BY_PEOPLE},
        {pdn_word("one of the two did not answer last time"), r->new_by_silence,
         MORE_BY_PEOPLE},
        {pdn_word("services split or merged"), r->new_by_renaming,
         MORE_BY_PEOPLE},
        {pdn_say(pdn_word("Contacts in %s"), r->to_wave), r->ties_after, WHOLE},
    };

    memcpy(out, all, sizeof all);
}

const char *waves_parts__who_is_counted(void)
{
    return pdn_word("Only those in a service that is shown are counted. Who "
                    "moved to another or came from it counts as gone from the "
                    "list or new on it.");
}

static void steps_of_people(const pdn_waves_row *r,
                            waves_parts__step out[PEOPLE_STEPS])
{
    const waves_parts__step all[PEOPLE_STEPS] = {
        {pdn_say(pdn_word("On the list in %s"), r->from_wave), r->people_before,
         WHOLE},
        {pdn_word("left the list"), r->leavers, LESS},
        {pdn_word("On both lists"), r->people, STAYS},
        {pdn_word("came onto the list"), r->joiners, MORE},
        {pdn_say(pdn_word("On the list in %s"), r->to_wave), r->people_after,
         WHOLE},
    };

    memcpy(out, all, sizeof all);
}

/* ---- drawing ---- */

/* One waterfall: rows of equal height in a box. */
struct fall {
    pdn_sheet *sheet;
    const waves_parts__step *step;
    size_t steps;
    pdn_box box;
    double row;
    pdn_scale x;
    bool known; /* every figure is: the bars hang from each other */
};

static pdn_type label_type(const struct fall *f, size_t i)
{
    const sense is = f->step[i].is;

    return pdn_sheet_type(f->sheet, 13, is == WHOLE || is == STAYS, PDN_INK,
                          PDN_RIGHT);
}

/* The room that every label needs on one line. */
static double widest(const struct fall *f)
{
    double most = 0;

    for (size_t i = 0; i < f->steps; i++)
        most = fmax(most, pdn_text_width(f->sheet->canvas, f->step[i].label,
                                         label_type(f, i), NULL, NULL));
    return most + 14 * f->sheet->unit;
}

static void prepare(struct fall *f)
{
    double most = 1;
    pdn_box b = f->box;

    f->known = true;
    for (size_t i = 0; i < f->steps; i++) {
        f->known &= isfinite(f->step[i].x);
        if (isfinite(f->step[i].x)) most = fmax(most, f->step[i].x);
    }
    f->row = b.height / (double)f->steps;
    const double names = fmax(.42 * b.width, fmin(.55 * b.width, widest(f)));
    f->x = (pdn_scale){0, most, b.x + names, b.x + .9 * b.width, false, true};
}

/* Where bar i begins and ends. What is taken away hangs from what was there
 * before; what is added stands on what stays. */
static void ends_of(const struct fall *f, size_t i, double *from, double *to)
{
    double level = 0;

    for (size_t k = 0; k <= i; k++) {
        const waves_parts__step *s = &f->step[k];
        bool less = s->is == LESS || s->is == LESS_BY_PEOPLE;
        bool more = s->is == MORE || s->is == MORE_BY_PEOPLE;
        *from = less ? level - s->x : more ? level : 0;
        *to = less ? level : more ? level + s->x : s->x;
        level = less ? *from : *to;
    }
    if (f->known) return;
    *from = 0;
    *to = isfinite(f->step[i].x) ? f->step[i].x : 0;
}

static void draw_bar(const struct fall *f, size_t i, pdn_box box)
{
    pdn_canvas *c = f->sheet->canvas;
    const struct look *l = &looks[f->step[i].is];
    pdn_pen pen = {.color = l->color, .width = 1.3 * f->sheet->unit};

    if (!(box.width > 0)) return;
    if (l->hatched) {
        pdn_hatch(c, box, pen);
        pdn_frame(c, box, pen);
    } else {
        pdn_rect(c, box, l->color, 1);
    }
    /* a double line, as more contact is on the map: told apart in grey */
    if (f->step[i].is == MORE)
        pdn_line(c, (pdn_point){box.x, box.y + box.height / 2},
                 (pdn_point){box.x + box.width, box.y + box.height / 2},
                 (pdn_pen){.color = 0xFFFFFF, .width = .16 * box.height});
}

static const char *figure_of(const waves_parts__step *s)
{
    const char *sign = s->is == LESS || s->is == LESS_BY_PEOPLE   ? "−"
                       : s->is == MORE || s->is == MORE_BY_PEOPLE ? "+"
                                                                  : "";

    if (!isfinite(s->x)) return pdn_format_count(s->x);
    return pdn_say("%s%s", s->x > 0 ? sign : "", pdn_format_count(s->x));
}

static void draw_step(const struct fall *f, size_t i)
{
    const waves_parts__step *s = &f->step[i];
    double u = f->sheet->unit, from = 0, to = 0;
    double y = f->box.y + ((double)i + .5) * f->row, h = .62 * f->row;
    pdn_type type = label_type(f, i), figure = type;

    figure.align = PDN_LEFT;

    ends_of(f, i, &from, &to);
    pdn_box box = {scale__at(&f->x, from), y - h / 2,
                   scale__at(&f->x, to) - scale__at(&f->x, from), h};
    pdn_group_begin(f->sheet->canvas, NULL,
                    pdn_say("%s: %s", s->label, figure_of(s)));
    bars__label(f->sheet,
                (pdn_box){f->box.x, y, f->x.from - f->box.x - 12 * u, 0},
                s->label, type, f->row > 2.9 * type.size ? 2 : 1);
    draw_bar(f, i, box);
    pdn_text(
        f->sheet->canvas,
        (pdn_point){box.x + fmax(box.width, 0) + 8 * u, y + .36 * figure.size},
        figure_of(s), figure);
    pdn_group_end(f->sheet->canvas);
}

/* A hair from each level to the next bar, so that the eye can follow. */
static void draw_level(const struct fall *f, size_t i)
{
    double from = 0, to = 0, y = f->box.y + ((double)i + .5) * f->row;
    bool less = f->step[i].is == LESS || f->step[i].is == LESS_BY_PEOPLE;

    ends_of(f, i, &from, &to);
    double x = scale__at(&f->x, less ? from : to);
    pdn_line(f->sheet->canvas, (pdn_point){x, y + .31 * f->row},
             (pdn_point){x, y + .69 * f->row},
             (pdn_pen){.color = PDN_HAIR_GREY, .width = f->sheet->unit});
}

static void draw_fall(pdn_sheet *s, pdn_box box, const char *heading,
                      const waves_parts__step *steps, size_t n)
{
    pdn_type bold = pdn_sheet_type(s, 14, true, PDN_INK, PDN_LEFT);
    double head = 1.8 * bold.size;
    struct fall f = {
        .sheet = s,
        .step = steps,
        .steps = n,
        .box = {box.x, box.y + head, box.width, box.height - head}};

    pdn_text(s->canvas, (pdn_point){box.x, box.y + bold.size}, heading, bold);
    prepare(&f);
    for (size_t i = 0; i + 1 < n && f.known; i++)
        draw_level(&f, i);
    for (size_t i = 0; i < n; i++)
        draw_step(&f, i);
}

static bool any_known(const waves_parts__step *steps, size_t n)
{
    bool any = false;

    for (size_t i = 0; i < n; i++)
        any |= isfinite(steps[i].x);
    return any;
}

/* A step at which nothing came or went has no row; how many are left. */
static size_t leave_out_nothing(waves_parts__step *step, size_t n)
{
    size_t kept = 0;

    for (size_t i = 0; i < n; i++)
        if (step[i].is == WHOLE || step[i].is == STAYS ||
            !(fabs(step[i].x) < .5))
            step[kept++] = step[i];
    return kept;
}

/* Where people are hidden altogether contacts have the whole figure. */
static void draw_figure(pdn_sheet *s, const pdn_waves_row *r)
{
    waves_parts__step contact[CONTACT_STEPS], people[PEOPLE_STEPS];
    double gap = 18 * s->unit;
    pdn_box f = s->figure;

    waves_parts__contacts(r, contact);
    steps_of_people(r, people);
    bool both = any_known(people, PEOPLE_STEPS);
    const size_t contact_steps = leave_out_nothing(contact, CONTACT_STEPS);
    const size_t people_steps = leave_out_nothing(people, PEOPLE_STEPS);
    double high = both ? (f.height - gap) * .68 : f.height;
    draw_fall(s, (pdn_box){f.x, f.y, f.width, high}, pdn_word("Contacts"),
              contact, contact_steps);
    if (both)
        draw_fall(
            s, (pdn_box){f.x, f.y + high + gap, f.width, f.height - high - gap},
            pdn_word("On the list"), people, people_steps);
}

static bool is_any_hidden(const pdn_waves_row *r)
{
    const double all[] = {r->ties_before,   r->ties_after,   r->kept,
                          r->lost,          r->appeared,     r->people,
                          r->people_before, r->people_after, r->leavers,
                          r->joiners};
    bool any = false;

    for (size_t i = 0; i < PDN_COUNT(all); i++)
        any |= pdn_state_of(all[i]) == PDN_SUPPRESSED;
    return any;
}

/* ---- the sheet ---- */

static const pdn_waves_row *pick(const pdn_waves_row *row, size_t n,
                                 double year)
{
    for (size_t i = n; i-- > 0;)
        if (pair_changes__is_year(row[i].to_wave, year)) return &row[i];
    return NULL;
}

/* Of what cannot be compared, all of the earlier wave's. */
static double not_compared(const pdn_waves_row *r)
{
    return r->lost_by_leavers + r->lost_by_silence + r->lost_by_renaming;
}

static const char *title_of(const pdn_waves_row *r, bool of_shown)
{
    if (!isfinite(r->ties_before + r->kept + r->lost + not_compared(r)))
        return pdn_say(of_shown ? pdn_word("What became of the contacts in the "
                                           "services shown both times, from %s "
                                           "to %s")
                                : pdn_word("What became of the contacts from "
                                           "%s to %s"),
                       r->from_wave, r->to_wave);
    return pdn_say(
        of_shown ? pdn_word("Of %s contacts in %s, in the services "
                            "shown, %s are reported in %s too and %s no "
                            "more. %s cannot be compared.")
                 : pdn_word("Of %s contacts in %s, %s are reported in "
                            "%s too and %s no more. %s cannot be "
                            "compared."),
        pdn_format_count(r->ties_before), r->from_wave,
        pdn_format_count(r->kept), r->to_wave, pdn_format_count(r->lost),
        pdn_format_count(not_compared(r)));
}

static double set_legend(pdn_sheet *s, bool draw)
{
    double h = 0, u = s->unit;
    pdn_type type = pdn_sheet_type(s, 12.5, false, 0x333333, PDN_LEFT);

    for (size_t i = 0; i < PDN_COUNT(looks); i++) {
        if (looks[i].legend == NULL) continue;
        const pdn_box box = {s->column.x, s->column.y + .2 * type.size, 44 * u,
                             .95 * type.size};
        h += sheet__beside(s, 56 * u, pdn_word(looks[i].legend), type, 5 * u,
                           draw);
        if (!draw) continue;
        const waves_parts__step sample = {NULL, 1, (sense)i};
        const struct fall f = {.sheet = s, .step = &sample, .steps = 1};
        draw_bar(&f, 0, box);
    }
    return h;
}

struct shown {
    const pdn_waves_row *row;
    bool of_shown; /* counts are of the services that are shown alone */
};

static pdn_status set_column(pdn_sheet *s, const void *of)
{
    const struct shown *shown = of;
    const pdn_waves_row *r = shown->row;

    pdn_sheet_paragraph(s, pdn_word("Only what both waves could see is change"),
                        (pdn_type){.size = 14, .bold = true, .color = PDN_INK},
                        true);
    set_legend(s, true);
    pdn_sheet_rule(s, true);
    if (isfinite(r->people + r->answered_both))
        axes__note(s,
                   pdn_say(pdn_word("%s are on the list both times, and %s of "
                                    "them answered both times. Only what these "
                                    "say is compared."),
                           pdn_format_count(r->people),
                           pdn_format_count(r->answered_both)),
                   true);
    if (isfinite(r->jaccard))
        axes__note(s,
                   pdn_say(pdn_word("Of all contacts that one of the two waves "
                                    "has and both could see, %s are in both."),
                           pdn_format_percent(r->jaccard, 0)),
                   true);
    axes__note(s,
               pdn_word("A contact counts once for each who reports it, so two "
                        "who name each other count twice."),
               true);
    axes__note(s,
               pdn_word("Some contacts come and go by chance: that some are "
                        "new and some are gone is no finding by itself."),
               true);
    if (shown->of_shown) axes__note(s, waves_parts__who_is_counted(), true);
    if (is_any_hidden(r)) axes__note(s, pdn_say_hidden(), true);
    return PDN_OK;
}

static pdn_status kind_draw(const pdn_sheet_kind *kind, pdn_canvas *c,
                            const pdn_sheet_facts *facts, const void *rows,
                            size_t n, const pdn_sheet_asked *asked)
{
    const pdn_waves_row *r = pick(rows, n, asked->year);
    pdn_sheet s;

    (void)kind;
    if (r == NULL)
        return pdn_fail(PDN_EDATA, "no step from wave to wave there");
    pdn_sheet_begin(
        c, facts, title_of(r, asked->of_shown),
        pdn_word("bar: reported contacts, and who is on the list"),
        pdn_word("Who is new, who is gone, and what went with them?"), &s);
    if (c == NULL) return PDN_OK;
    draw_figure(&s, r);
    const struct shown shown = {r, asked->of_shown};
    return sheet__fill_column(&s, set_column, &shown);
}

const pdn_sheet_kind sheet_waves = {
    .name = "waves",
    .wrote = "pdn-waves",
    .shows = "what became of every contact",
    .about = "what *pdn-waves*(1) wrote: from the contacts of one wave to "
             "those of the next, what was reported no more, what is new and "
             "what came or went with people, silence or names, and the people "
             "likewise; of several steps the latest, or that of *--year*.",
    .schema = &pdn_waves_schema,
    .heard = PDN_SAYS("What became of every contact from one wave to the next, "
                      "as bars that add up."),
    .draw = kind_draw,
};
