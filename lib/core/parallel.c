#include "pdnet/core.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_THREADS = 256 };

/* What the workers of one call share; `lock` guards everything below it. */
struct crew {
    pdn_task task;
    void *context;
    size_t items, chunk;
    pthread_mutex_t lock;
    size_t next, failed_item;
    pdn_status failed;
    char *message;
};

struct hand {
    struct crew *crew;
    size_t worker;
    pthread_t thread;
    bool started;
};

static bool take(struct crew *c, size_t *first, size_t *end)
{
    pthread_mutex_lock(&c->lock);
    *first = c->next;
    *end = c->items - c->next < c->chunk ? c->items : c->next + c->chunk;
    c->next = *end;
    bool more = c->failed == PDN_OK && *first < *end;
    pthread_mutex_unlock(&c->lock);
    return more;
}

static void note_failure(struct crew *c, size_t item, pdn_status st)
{
    pthread_mutex_lock(&c->lock);
    if (c->failed == PDN_OK || item < c->failed_item) {
        c->failed = st;
        c->failed_item = item;
        free(c->message);
        c->message = strdup(pdn_message());
    }
    pthread_mutex_unlock(&c->lock);
}

static void *work(void *hand_at)
{
    const struct hand *h = hand_at;
    struct crew *c = h->crew;
    size_t first = 0, end = 0;

    while (take(c, &first, &end)) {
        for (size_t item = first; item < end; item++) {
            pdn_status st = c->task(c->context, item, h->worker);
            if (st != PDN_OK) {
                note_failure(c, item, st);
                return NULL;
            }
        }
    }
    return NULL;
}

pdn_status pdn_parallel(size_t items, size_t threads, pdn_task task,
                        void *context)
{
    if (threads > items) threads = items;
    if (threads > MOST_THREADS) threads = MOST_THREADS;
    if (threads <= 1) {
        for (size_t i = 0; i < items; i++) {
            pdn_status st = task(context, i, 0);
            if (st != PDN_OK) return st;
        }
        return PDN_OK;
    }

    struct crew crew = {.task = task, .context = context, .items = items};
    struct hand *hand = calloc(threads, sizeof *hand);
    if (hand == NULL) return pdn_no_memory();
    crew.chunk = items / (8 * threads) + 1;
    pthread_mutex_init(&crew.lock, NULL);

    for (size_t t = 0; t < threads; t++) {
        hand[t].crew = &crew;
        hand[t].worker = t;
        if (t > 0)
            hand[t].started =
                pthread_create(&hand[t].thread, NULL, work, &hand[t]) == 0;
    }
    work(&hand[0]); /* this thread works too, alone if it must */
    for (size_t t = 1; t < threads; t++)
        if (hand[t].started) pthread_join(hand[t].thread, NULL);

    pdn_status st = crew.failed;
    if (st != PDN_OK)
        pdn_fail(st, "%s", crew.message != NULL ? crew.message : "failed");
    pthread_mutex_destroy(&crew.lock);
    free(crew.message);
    free(hand);
    return st;
}

size_t pdn_threads(long wanted)
{
    if (wanted <= 0) wanted = sysconf(_SC_NPROCESSORS_ONLN);
    if (wanted < 1) wanted = 1;
    return wanted > MOST_THREADS ? MOST_THREADS : (size_t)wanted;
}
