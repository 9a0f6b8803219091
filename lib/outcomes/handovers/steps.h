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
    pdn_arena memory;
} steps__flow;

pdn_status steps__new(size_t services, size_t steps, steps__flow *out);
void steps__clear(steps__flow *s);

/* Fills order, in, out, had, unsent and unknown from the steps. */
pdn_status steps__weigh(steps__flow *s);

/* Room for solving, one for each thread. */
typedef struct {
    double *matrix, *right; /* m x m and m, m the services that are solved */
    uint32_t *place, *who;
    bool *can;
    pdn_arena memory;
} steps__chain;

pdn_status steps__chain_new(const steps__flow *s, steps__chain *out);
void steps__chain_clear(steps__chain *c);

/* The chance to reach a goal from each service when the steps carry `arrived`
 * of the people each service had: NaN where unknown or nobody was there. */
pdn_status steps__reach(const steps__flow *s, const double *arrived,
                        steps__chain *chain, double *reach);

/* What passing on the loss of each step would give in arrivals at a goal;
 * lost, unsent: by step and by service, as observed or as drawn. */
void repair__gain(const steps__flow *s, const double *lost,
                  const double *unsent, const double *reach, double *gain);

/* 2.5 and 97.5 % of the gains over draws of every service's multinomial; not
 * defined where all draws give the same. */
pdn_status repair__range(const steps__flow *s, const pdn_handover_options *o,
                         uint64_t purpose, double *lo, double *hi);

/* By step: the drop in the most that can flow when the step goes. */
pdn_status max_flow__vitality(const steps__flow *s, double *most, double *drop,
                              bool *cut);

#endif
