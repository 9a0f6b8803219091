/* steps.h - the handovers of one year: services, and steps between them. */
#ifndef PDN_STEPS_H
#define PDN_STEPS_H

#include "pdnet/handovers.h"

/* Arrays by step: from, to, sent, arrived. By service: the rest. A figure that
 * is absent keeps its reason. */
typedef struct {
    size_t services, steps;
    uint32_t *from, *to;
    double *sent, *arrived;
    bool *source, *goal;
    uint32_t *order;  /* services, those who send before those who receive */
    double *in, *out; /* arrived there, sent from there */
    double *had;      /* max(in, out) */
    double *unsent;   /* arrived there and not sent on: max(0, in - out) */
    double *unknown;  /* 0, or the absence that hides the chance from there */
} pdn_i_steps;

pdn_status pdn_i_steps_new(size_t services, size_t steps, pdn_i_steps *out);
void pdn_i_steps_clear(pdn_i_steps *s);

/* Fills order, in, out, had, unsent and unknown from the steps. */
pdn_status pdn_i_steps_weigh(pdn_i_steps *s);

/* Room for solving, one for each thread. */
typedef struct {
    double *matrix, *right; /* m x m and m, m the services that are solved */
    uint32_t *place, *who;
    bool *can;
} pdn_i_chain;

pdn_status pdn_i_chain_new(const pdn_i_steps *s, pdn_i_chain *out);
void pdn_i_chain_clear(pdn_i_chain *c);

/* The chance to reach a goal from each service when the steps carry `arrived`
 * of the people each service had: NaN where unknown or nobody was there. */
pdn_status pdn_i_reach(const pdn_i_steps *s, const double *arrived,
                       pdn_i_chain *room, double *reach);

/* What passing on the loss of each step would give in arrivals at a goal;
 * lost, unsent: by step and by service, as observed or as drawn. */
void pdn_i_repair(const pdn_i_steps *s, const double *lost,
                  const double *unsent, const double *reach, double *gain);

/* 2.5 and 97.5 % of the gains over draws of every service's multinomial; not
 * defined where all draws give the same. */
pdn_status pdn_i_repair_range(const pdn_i_steps *s,
                              const pdn_handover_options *o, uint64_t purpose,
                              double *lo, double *hi);

/* Most that can flow from the sources to the goals; by step the flow and
 * whether the step stands in the narrowest cut. `without` is left out. */
pdn_status pdn_i_max_flow(const pdn_i_steps *s, size_t without, double *most,
                          double *flow, bool *cut);

/* By step: the drop in the most that can flow when the step goes. */
pdn_status pdn_i_vitality(const pdn_i_steps *s, double *most, double *drop,
                          bool *cut);

#endif
