#include "pdnet/core.h"

#include <gsl/gsl_errno.h>
#include <igraph/igraph.h>
#include <locale.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* libgomp's; its header belongs to gcc alone, and clang reads this file too. */
void omp_set_num_threads(int threads);

/* Room for the fifty faults of one file that a run reports. */
enum { MESSAGE_SIZE = 32 * 1024 };

static _Thread_local char message[MESSAGE_SIZE];
static _Thread_local char igraph_reason[256];

void *pdn_new(size_t count, size_t size)
{
    return calloc(count > 0 ? count : 1, size);
}

/* igraph calls its handler again, with an empty reason, at each level the
 * failure climbs; only the first call says why. */
static void on_igraph_error(const char *reason, const char *file, int line,
                            igraph_error_t code)
{
    (void)code;
    if (igraph_reason[0] == '\0' && reason[0] != '\0')
        snprintf(igraph_reason, sizeof igraph_reason, "%s [%s:%d]", reason,
                 file, line);
    IGRAPH_FINALLY_FREE(); /* igraph's temporaries; never ours */
}

static void on_igraph_warning(const char *reason, const char *file, int line)
{
    (void)reason;
    (void)file;
    (void)line;
}

void pdn_runtime_init(void)
{
    igraph_set_error_handler(on_igraph_error);
    igraph_set_warning_handler(on_igraph_warning);
    gsl_set_error_handler_off();
    omp_set_num_threads(1); /* PageRank's last digits move with the threads */
}

pdn_status pdn_fail(pdn_status st, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    pdn_vformat(message, sizeof message, fmt, ap);
    va_end(ap);
    return st;
}

pdn_status pdn_within(pdn_status st, const char *fmt, ...)
{
    char where[512];
    va_list ap;

    if (st == PDN_OK) return st;
    va_start(ap, fmt);
    pdn_vformat(where, sizeof where, fmt, ap);
    va_end(ap);

    char *whole = malloc(MESSAGE_SIZE);
    if (whole == NULL) return st;
    size_t used = 0;
    for (const char *line = message; used + 1 < MESSAGE_SIZE;) {
        size_t n = strcspn(line, "\n");
        int put = snprintf(whole + used, MESSAGE_SIZE - used, "%s%s: %.*s",
                           line == message ? "" : "\n", where, (int)n, line);
        if (put < 0) break;
        used += (size_t)put;
        if (line[n] == '\0') break;
        line += n + 1;
    }
    whole[MESSAGE_SIZE - 1] = '\0';
    memcpy(message, whole, MESSAGE_SIZE);
    free(whole);
    return st;
}

const char *pdn_message(void)
{
    return message;
}

void pdn_message_clear(void)
{
    message[0] = '\0';
}

const char *pdn_system_error(int number)
{
    locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);

    if (plain == (locale_t)0) return "out of memory";
    const char *text = strerror_l(number, plain);
    freelocale(plain);
    return text;
}

pdn_status pdn_from_igraph(igraph_error_t code, const char *call)
{
    if (code == IGRAPH_SUCCESS) return PDN_OK;

    pdn_status st = code == IGRAPH_ENOMEM ? PDN_ENOMEM : PDN_ELIB;
    const char *why = igraph_reason[0] ? igraph_reason : igraph_strerror(code);
    pdn_fail(st, "igraph: %s (%s)", why, call);
    igraph_reason[0] = '\0';
    return st;
}
