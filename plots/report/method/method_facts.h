/* method_facts.h - what can be said of how a run was made, each once: the
 * page's method part says it, and checklists point to it. */
#ifndef PDN_METHOD_FACTS_H
#define PDN_METHOD_FACTS_H

#include "report/report_parts.h"

/* In the order of the page: FACT(id, "name"). The name ends the id of its place
 * on the page; headings stand in method_run.c. */
#define METHOD_FACTS(FACT)           \
    FACT(DESIGN, "design")           \
    FACT(LISTED, "list")             \
    FACT(ANSWERED, "answered")       \
    FACT(SILENT, "silent")           \
    FACT(CONTACT, "contact")         \
    FACT(KINDS, "kinds")             \
    FACT(COUNTED, "counted")         \
    FACT(GROUPS, "groups")           \
    FACT(CHANCE, "chance")           \
    FACT(STRATA, "strata")           \
    FACT(RULE, "rule")               \
    FACT(DRAWS, "draws")             \
    FACT(FAMILIES, "families")       \
    FACT(CHANGE, "change")           \
    FACT(OUTCOME, "outcome")         \
    FACT(SHARES, "shares")           \
    FACT(MODEL, "model")             \
    FACT(SENSITIVITY, "sensitivity") \
    FACT(PRIVACY, "privacy")         \
    FACT(LIMITS, "limits")           \
    FACT(DATA, "data")               \
    FACT(SOFTWARE, "software")       \
    FACT(CITE, "cite")

typedef enum {
#define FACT(id, name) METHOD_##id,
    METHOD_FACTS(FACT)
#undef FACT
        METHOD_NOTHING
} method_fact;

/** Its name in ids, and its heading in the language in use. */
const char *method__name(method_fact which);
const char *method__heading(method_fact which);

/** What the run says of it, text of the context; NULL where the study has
 *  nothing of the kind. */
const char *method__say(const pdn_report *r, method_fact which);

/* What says each, in files of their own. */
#define FACT(id, name) const char *method__say_##id(const pdn_report *);
METHOD_FACTS(FACT)
#undef FACT

/** Begins a table that is folded under its caption, up to its first heading; it
 *  ends with </tbody></table></div></details>. */
void method__begin_table(const char *name, const char *caption, pdn_html *h);

/* ---- for these */

/** The one and the other with what stands between; either may be NULL or
 *  empty. */
const char *method__list(const char *a, const char *between, const char *b);

/** The years of an indicator's shares and the units of the last; none: it has
 *  no share. */
typedef struct {
    double first, last, units;
} method__span;

method__span method__span_of(const pdn_report *r, const char *indicator);

/** "2019–2023", or the one year. */
const char *method__years(const method__span *s);

/** "16–24": of whom it is, as the file of outcomes has it in its first row; ""
 *  where it does not say. */
const char *method__ages(const pdn_report *r, const char *indicator);

/** A list with commas, each with a blank behind it. */
const char *method__spaced(const char *commas);

/** The word of a choice of the study file; `otherwise` where it says none. */
const char *method__choice(const char *said, const char *otherwise);

#endif
