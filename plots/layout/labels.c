#include "labels.h"

#include <math.h>
#include <stdint.h>

bool labels__stack(double lo, double hi, double gap, pdn_stacked *s, size_t n)
{
    double total = 0;

    for (size_t i = 0; i < n; i++)
        total += s[i].height + (i > 0 ? gap : 0);
    if (total > hi - lo) return false;

    /* z = top less what stands above: must not fall from block to block. A
     * pool keeps its mean in `top` of its first block. */
    double above = 0;
    for (size_t i = 0; i < n; i++) {
        double mean = s[i].want - s[i].height / 2 - above;
        size_t first = i, count = 1;
        while (first > 0 && s[first - 1].top > mean) {
            size_t start = first - 1;
            while (start > 0 && !(s[start - 1].top < s[first - 1].top))
                start--;
            size_t members = first - start;
            mean = (mean * (double)count + s[start].top * (double)members) /
                   (double)(count + members);
            count += members;
            first = start;
        }
        for (size_t j = first; j <= i; j++)
            s[j].top = mean;
        above += s[i].height + gap;
    }
    above = 0;
    for (size_t i = 0; i < n; i++) {
        s[i].top = fmin(fmax(s[i].top, lo), hi - total) + above;
        above += s[i].height + gap;
    }
    return true;
}

bool labels__boxes_meet(pdn_box a, pdn_box b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
           b.y < a.y + a.height;
}

static bool inside(pdn_box a, pdn_box b)
{
    return a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width &&
           a.y + a.height <= b.y + b.height;
}

/* Right, left, above, below, and the four corners, in the order in which a
 * reader finds them easiest to follow. */
static pdn_box candidate(const pdn_label *l, int k)
{
    static const struct {
        double x, y;
    } side[] = {{1, 0},    {-1, 0},    {0, -1},  {0, 1},
                {.8, -.8}, {-.8, -.8}, {.8, .8}, {-.8, .8}};
    double x = side[k].x, y = side[k].y;
    double gap = l->radius + 2;

    return (pdn_box){l->at.x + x * gap +
                         (x > 0   ? 0
                          : x < 0 ? -l->width
                                  : -l->width / 2),
                     l->at.y + y * gap +
                         (y > 0   ? 0
                          : y < 0 ? -l->height
                                  : -l->height / 2),
                     l->width, l->height};
}

enum { CELLS = 48 };

/* The labels by where they are: points and placed boxes by the cell in which
 * their middle is, chained through the labels; `nobody` ends a chain. How far
 * the largest reach from their middles. */
struct cells {
    pdn_box within;
    size_t point[CELLS][CELLS], box[CELLS][CELLS];
    double radius, width, height;
};

static const size_t nobody = SIZE_MAX;

static size_t cell_of(double x, double from, double length)
{
    double k = length > 0 ? floor((x - from) / length * CELLS) : 0;

    return k > 0 ? (size_t)fmin(k, CELLS - 1) : 0;
}

/* The chain of the cell about a place. */
static size_t *chain(struct cells *c, size_t cell[CELLS][CELLS], pdn_point p)
{
    return &cell[cell_of(p.y, c->within.y, c->within.height)]
                [cell_of(p.x, c->within.x, c->within.width)];
}

static void put_points(struct cells *c, pdn_label *l, size_t n)
{
    for (size_t row = 0; row < CELLS; row++)
        for (size_t k = 0; k < CELLS; k++)
            c->point[row][k] = c->box[row][k] = nobody;
    for (size_t i = 0; i < n; i++) {
        size_t *first = chain(c, c->point, l[i].at);
        l[i].next_point = *first;
        *first = i;
        l[i].placed = false;
        c->radius = fmax(c->radius, l[i].radius);
    }
}

static void put_box(struct cells *c, pdn_label *l, size_t i)
{
    pdn_box b = l[i].box;
    size_t *first =
        chain(c, c->box, (pdn_point){b.x + b.width / 2, b.y + b.height / 2});

    l[i].next_box = *first;
    *first = i;
    c->width = fmax(c->width, b.width);
    c->height = fmax(c->height, b.height);
}

static bool meets_point(const pdn_label *l, size_t i, size_t j, pdn_box box)
{
    double r = l[j].radius;
    pdn_box point = {l[j].at.x - r, l[j].at.y - r, 2 * r, 2 * r};

    return j != i && labels__boxes_meet(box, point);
}

static bool is_free(const struct cells *c, const pdn_label *l, size_t i,
                    pdn_box box)
{
    double x = fmax(c->radius, c->width / 2);
    double y = fmax(c->radius, c->height / 2);
    pdn_box w = c->within;
    size_t last_row = cell_of(box.y + box.height + y, w.y, w.height);
    size_t last = cell_of(box.x + box.width + x, w.x, w.width);

    for (size_t row = cell_of(box.y - y, w.y, w.height); row <= last_row; row++)
        for (size_t k = cell_of(box.x - x, w.x, w.width); k <= last; k++) {
            for (size_t j = c->point[row][k]; j != nobody; j = l[j].next_point)
                if (meets_point(l, i, j, box)) return false;
            for (size_t j = c->box[row][k]; j != nobody; j = l[j].next_box)
                if (labels__boxes_meet(box, l[j].box)) return false;
        }
    return true;
}

size_t labels__place(pdn_label *l, size_t n, const pdn_box *avoid,
                     size_t avoids, pdn_box within)
{
    struct cells cells = {.within = within};
    size_t placed = 0;

    put_points(&cells, l, n);
    for (size_t i = 0; i < n; i++) {
        for (int k = 0; k < 8 && !l[i].placed; k++) {
            pdn_box box = candidate(&l[i], k);
            bool good = inside(box, within) && is_free(&cells, l, i, box);
            for (size_t a = 0; a < avoids && good; a++)
                good = !labels__boxes_meet(box, avoid[a]);
            if (!good) continue;
            l[i].box = box;
            l[i].placed = true;
            put_box(&cells, l, i);
            placed++;
        }
    }
    return placed;
}
