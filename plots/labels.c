#include "pdnet/labels.h"

#include <math.h>

bool pdn_labels_stack(double lo, double hi, double gap, pdn_stacked *s,
                      size_t n)
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

bool pdn_boxes_meet(pdn_box a, pdn_box b)
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

static bool is_free(const pdn_label *l, size_t n, size_t i, pdn_box box)
{
    for (size_t j = 0; j < n; j++) {
        if (l[j].placed && pdn_boxes_meet(box, l[j].box)) return false;
        double r = l[j].radius;
        pdn_box point = {l[j].at.x - r, l[j].at.y - r, 2 * r, 2 * r};
        if (j != i && pdn_boxes_meet(box, point)) return false;
    }
    return true;
}

size_t pdn_labels_place(pdn_label *l, size_t n, const pdn_box *avoid,
                        size_t avoids, pdn_box within)
{
    size_t placed = 0;

    for (size_t i = 0; i < n; i++)
        l[i].placed = false;
    for (size_t i = 0; i < n; i++) {
        for (int k = 0; k < 8 && !l[i].placed; k++) {
            pdn_box box = candidate(&l[i], k);
            bool good = inside(box, within) && is_free(l, n, i, box);
            for (size_t a = 0; a < avoids && good; a++)
                good = !pdn_boxes_meet(box, avoid[a]);
            if (!good) continue;
            l[i].box = box;
            l[i].placed = true;
            placed++;
        }
    }
    return placed;
}
