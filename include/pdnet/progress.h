/* progress.h - long work tells how far it is; a tool draws it. */
#ifndef PDN_PROGRESS_H
#define PDN_PROGRESS_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Zero means: tell nobody. tell is called from the thread that started the
 *  work, with `done` of `of` steps of `what` (a short English phrase). */
typedef struct {
    void (*tell)(void *user, const char *what, size_t done, size_t of);
    void *user;
} pdn_progress;

/** Tells, if anybody listens. p may be NULL. */
void pdn_progress_tell(const pdn_progress *p, const char *what, size_t done,
                       size_t of);

#ifdef __cplusplus
}
#endif

#endif
