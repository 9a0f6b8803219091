#include "named_services.h"

#include "pdnet/core.h"
#include "pdnet/measures.h"

/* Contacts of a person: services named. Nobody was asked about the person. */
static void keep_person(pdn_measures *m, const pdn_measures *was)
{
    m->out_degree = m->degree = was->out_degree;
    m->out_strength = was->out_strength;
    m->load = was->load;
    m->in_degree = m->in_strength = m->nominators = pdn_absent(PDN_NOT_ASKED);
    if (was->responded > 0) return;
    m->out_degree = m->out_strength = m->load = pdn_absent(PDN_NO_ANSWER);
    m->degree = pdn_absent(PDN_NO_ANSWER);
}

/* Those who name the service; it was not asked anything. */
static void keep_service(const struct measure_context *w, size_t v,
                         pdn_measures *m, const pdn_measures *was)
{
    const double own =
        w->grouped ? (double)w->groups.answered[w->groups.of[v]] : 0;

    m->in_degree = m->degree = was->in_degree;
    m->in_strength = was->in_strength;
    m->nominators = was->nominators - own;
    m->responded = m->out_degree = m->out_strength = m->load =
        pdn_absent(PDN_NOT_ASKED);
}

void named_services__keep(struct measure_context *w)
{
    for (size_t v = 0; v < w->net.n; v++) {
        pdn_measures *m = &w->row[v];
        const pdn_measures was = *m;
        pdn_row_clear(&pdn_measures_schema, m);
        m->id = was.id;
        m->name = was.name;
        m->sector = was.sector;
        m->unit = was.unit;
        m->municipality = was.municipality;
        m->responded = was.responded;
        if (w->g->is_group[v])
            keep_service(w, v, m, &was);
        else
            keep_person(m, &was);
    }
}
