#include "flow_layout.h"

#include "layout/labels.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SWEEPS = 4 };

static const double spread = .6;

static size_t node_of(flow_layout *f, const char *name)
{
    for (size_t i = 0; i < f->nodes; i++)
        if (f->node[i].name != NULL && strcmp(f->node[i].name, name) == 0)
            return i;
    f->node[f->nodes] = (flow_node){.name = name, .order = (double)f->nodes};
    return f->nodes++;
}

static double known(double x)
{
    return isfinite(x) && x > 0 ? x : 0;
}

/* ---- layers ---- */

/* Whether steps that are no loops lead from a to b. `seen`: a byte a node. */
static bool leads(const flow_layout *f, size_t steps, size_t a, size_t b,
                  char *seen)
{
    bool more = true;

    memset(seen, 0, f->nodes);
    seen[a] = 1;
    while (more && !seen[b]) {
        more = false;
        for (size_t i = 0; i < steps; i++) {
            const flow_step *s = &f->step[i];
            if (s->back || !seen[s->from] || seen[s->to]) continue;
            seen[s->to] = 1;
            more = true;
        }
    }
    return seen[b] != 0;
}

/* A step closes a loop where the steps before it lead back. */
static pdn_status find_loops(flow_layout *f)
{
    pdn_status st = PDN_OK;
    char *seen = NULL;

    PDN_NEW(seen, f->nodes);
    for (size_t i = 0; i < f->steps; i++)
        f->step[i].back = leads(f, i, f->step[i].to, f->step[i].from, seen);
out:
    free(seen);
    return st;
}

static void set_layers(flow_layout *f)
{
    bool moved = true;

    while (moved) {
        moved = false;
        for (size_t i = 0; i < f->steps; i++) {
            const flow_step *s = &f->step[i];
            size_t least = f->node[s->from].layer + 1;
            if (s->back || f->node[s->to].layer >= least) continue;
            f->node[s->to].layer = least;
            moved = true;
        }
    }
    for (size_t i = 0; i < f->nodes; i++)
        if (f->node[i].layer + 1 > f->layers) f->layers = f->node[i].layer + 1;
}

/* A step that passes layers is a chain of parts with room of its own. */
static pdn_status split(flow_layout *f)
{
    pdn_status st = PDN_OK;
    flow_node *node = NULL;
    flow_step *step = NULL;
    size_t nodes = f->nodes, steps = 0, most = f->layers + 1;

    PDN_NEW(node, f->nodes + f->steps * most);
    PDN_NEW(step, f->steps * most);
    memcpy(node, f->node, f->nodes * sizeof *node);
    for (size_t i = 0; i < f->steps; i++) {
        flow_step s = f->step[i];
        const size_t end = s.to;
        double people = known(s.row->arrived);
        s.first = true;
        while (!s.back && node[s.from].layer + 1 < node[end].layer) {
            node[nodes] = (flow_node){.layer = node[s.from].layer + 1,
                                      .in = people,
                                      .out = people,
                                      .order = node[s.from].order};
            s.to = nodes++;
            step[steps++] = s;
            s.from = s.to;
            s.first = false;
        }
        s.to = end;
        s.last = true;
        step[steps++] = s;
    }
    free(f->node);
    free(f->step);
    f->node = node;
    f->step = step;
    f->nodes = nodes;
    f->steps = steps;
    node = NULL;
    step = NULL;
out:
    free(node);
    free(step);
    return st;
}

/* The mean place of those that send to it (or that it sends to), by people. */
static void pull(flow_layout *f, bool down)
{
    for (size_t v = 0; v < f->nodes; v++) {
        double sum = 0, weight = 0;
        for (size_t i = 0; i < f->steps; i++) {
            const flow_step *s = &f->step[i];
            if (s->back || (down ? s->to : s->from) != v) continue;
            double w = 1 + known(s->row->sent);
            sum += w * f->node[down ? s->from : s->to].order;
            weight += w;
        }
        if (weight > 0) f->node[v].order = sum / weight;
    }
}

/* Orders a layer's services 0, 1, 2 ... as they are pulled. */
static void number(flow_layout *f, size_t *index)
{
    for (size_t l = 0; l < f->layers; l++) {
        size_t n = 0;
        for (size_t v = 0; v < f->nodes; v++) {
            if (f->node[v].layer != l) continue;
            size_t k = n++;
            for (; k > 0 && f->node[index[k - 1]].order > f->node[v].order; k--)
                index[k] = index[k - 1];
            index[k] = v;
        }
        for (size_t k = 0; k < n; k++)
            f->node[index[k]].order = (double)k;
    }
}

pdn_status flow_layout__make(const pdn_handover_row *const *row, size_t n,
                             flow_layout *out)
{
    pdn_status st = PDN_OK;
    flow_layout f = {0};
    size_t *index = NULL;

    PDN_NEW(f.node, 2 * n);
    PDN_NEW(f.step, n);
    for (size_t i = 0; i < n; i++) {
        flow_step *s = &f.step[f.steps++];
        s->row = row[i];
        s->index = i;
        s->from = node_of(&f, row[i]->from);
        s->to = node_of(&f, row[i]->to);
        f.node[s->from].out += fmax(
            known(row[i]->sent), known(row[i]->arrived) + known(row[i]->lost));
        f.node[s->to].in += known(row[i]->arrived);
    }
    PDN_TRY(find_loops(&f));
    set_layers(&f);
    PDN_TRY(split(&f));
    PDN_NEW(index, f.nodes);
    for (int i = 0; i < SWEEPS; i++) {
        number(&f, index);
        pull(&f, i % 2 == 0);
    }
    number(&f, index);
    *out = f;
    f = (flow_layout){0};
out:
    free(index);
    flow_layout__clear(&f);
    return st;
}

/* ---- places ---- */

static size_t in_layer(const flow_layout *f, size_t layer, double *people)
{
    size_t n = 0; /* of services */

    *people = 0;
    for (size_t v = 0; v < f->nodes; v++) {
        if (f->node[v].layer != layer) continue;
        *people += fmax(f->node[v].in, f->node[v].out);
        n++;
    }
    return n;
}

/* As large as every layer allows, and no bar higher than three quarters. */
static double scale_of(const flow_layout *f, pdn_box box, double around)
{
    double scale = (double)INFINITY, people = 0;

    for (size_t l = 0; l < f->layers; l++) {
        size_t n = in_layer(f, l, &people);
        double room = box.height - (double)n * around;
        if (people > 0) scale = fmin(scale, .9 * room / people);
    }
    for (size_t v = 0; v < f->nodes; v++) {
        people = fmax(f->node[v].in, f->node[v].out);
        if (people > 0) scale = fmin(scale, .75 * box.height / people);
    }
    return isfinite(scale) ? scale : 0;
}

static double wanted(const flow_layout *f, pdn_box box, size_t v)
{
    double sum = 0, weight = 0;

    for (size_t i = 0; i < f->steps; i++) {
        const flow_step *s = &f->step[i];
        const flow_node *from = &f->node[s->from];
        if (s->back || s->to != v) continue;
        double w = 1 + known(s->row->sent);
        sum += w * (from->top + from->height / 2);
        weight += w;
    }
    return weight > 0 ? sum / weight : box.y + .4 * box.height;
}

/* ---- bands ---- */

static double center(const flow_layout *f, size_t node)
{
    return f->node[node].top + f->node[node].height / 2;
}

/* Indices of steps by where their other end stands. */
static void sort_steps(const flow_layout *f, bool by_target, size_t *order)
{
    for (size_t i = 0; i < f->steps; i++) {
        const flow_step *s = &f->step[i];
        double y = center(f, by_target ? s->to : s->from);
        size_t k = i;
        for (; k > 0; k--) {
            const flow_step *o = &f->step[order[k - 1]];
            if (center(f, by_target ? o->to : o->from) <= y) break;
            order[k] = order[k - 1];
        }
        order[k] = i;
    }
}

static double width_of(const flow_layout *f, double people)
{
    return people > 0 ? fmax(people * f->scale, 1) : 0;
}

/* Those who arrive from the top of a bar, then those who are lost; `used`: how
 * much of every bar is taken. */
static void set_bands(flow_layout *f, size_t *order, double *used)
{
    sort_steps(f, true, order);
    for (size_t i = 0; i < f->steps; i++) {
        flow_step *s = &f->step[order[i]];
        s->width = width_of(f, s->row->arrived);
        s->a = f->node[s->from].top + used[s->from];
        used[s->from] += s->width;
    }
    for (size_t i = 0; i < f->steps; i++) {
        flow_step *s = &f->step[order[i]];
        if (!s->first) continue;
        s->lost = width_of(f, s->row->lost);
        s->lost_at = f->node[s->from].top + used[s->from];
        used[s->from] += s->lost;
    }
    memset(used, 0, f->nodes * sizeof *used);
    sort_steps(f, false, order);
    for (size_t i = 0; i < f->steps; i++) {
        flow_step *s = &f->step[order[i]];
        s->b = f->node[s->to].top + used[s->to];
        used[s->to] += s->width;
    }
}

static bool loses(const flow_layout *f, size_t node)
{
    for (size_t i = 0; i < f->steps; i++)
        if (f->step[i].first && f->step[i].from == node &&
            f->step[i].row->lost > 0)
            return true;
    return false;
}

/* Stacks a layer's services, each between where those that send to it stand and
 * an even share of the height: what parts is seen to part. */
static bool stack_layer(flow_layout *f, size_t layer, pdn_box box,
                        const double room[3], pdn_stacked *stack, size_t *index)
{
    const double label = room[0], gap = room[1];
    size_t n = 0;

    for (size_t v = 0; v < f->nodes; v++) {
        if (f->node[v].layer != layer) continue;
        index[pdn_number_to_size(f->node[v].order)] = v;
        n++;
    }
    for (size_t k = 0; k < n; k++) {
        flow_node *node = &f->node[index[k]];
        double above = node->name != NULL ? label : 0;
        double below = loses(f, index[k]) ? room[2] : 0;
        node->height = fmax(f->scale * fmax(node->in, node->out), 3);
        double even = box.y + box.height * ((double)k + .5) / (double)n;
        double want = (1 - spread) * wanted(f, box, index[k]) + spread * even;
        stack[k] = (pdn_stacked){.want = want + (below - above) / 2,
                                 .height = above + node->height + below};
    }
    if (!labels__stack(box.y, box.y + box.height, gap, stack, n)) return false;
    for (size_t k = 0; k < n; k++)
        f->node[index[k]].top =
            stack[k].top + (f->node[index[k]].name != NULL ? label : 0);
    return true;
}

bool flow_layout__place(flow_layout *f, pdn_box box, double label, double gap,
                        double fall)
{
    pdn_stacked *stack = calloc(f->nodes + 1, sizeof *stack);
    size_t *index = calloc(f->nodes + f->steps + 1, sizeof *index);
    double *used = calloc(f->nodes + 1, sizeof *used);
    const double room[] = {label, gap, fall};
    bool fits = stack != NULL && index != NULL && used != NULL;

    f->scale = scale_of(f, box, label + gap + fall);
    fits = fits && f->scale >= 0;
    for (size_t l = 0; fits && l < f->layers; l++)
        fits = stack_layer(f, l, box, room, stack, index);
    if (fits) set_bands(f, index, used);
    free(stack);
    free(index);
    free(used);
    return fits;
}

void flow_layout__clear(flow_layout *f)
{
    free(f->node);
    free(f->step);
    *f = (flow_layout){0};
}
