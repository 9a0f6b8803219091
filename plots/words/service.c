#include "outcome_naming.h"

#include "pdnet/services.h"
#include "pdnet/words.h"

#include <string.h>

/* Names are stored, never inflected, in the order in which a sentence names
 * two of them. `many`: English takes the plural of a verb after it. */
struct service {
    const char *label, *name, *again;
    bool many;
};

/* clang-format off */
static const struct service services[] = {
    [PDN_SERVICE_SCHOOL] =
        {PDN_SAYS_IN("service label", "School"),
         PDN_SAYS_IN("service", "the school"), NULL, false},
    [PDN_SERVICE_LOWER_SECONDARY] =
        {PDN_SAYS_IN("service label", "Lower secondary school"),
         PDN_SAYS_IN("service", "the lower secondary school"),
         PDN_SAYS_IN("service again", "the school"), false},
    [PDN_SERVICE_UPPER_SECONDARY] =
        {PDN_SAYS_IN("service label", "Upper secondary school"),
         PDN_SAYS_IN("service", "the upper secondary school"),
         PDN_SAYS_IN("service again", "the school"), false},
    [PDN_SERVICE_KINDERGARTEN] =
        {PDN_SAYS_IN("service label", "Kindergarten"),
         PDN_SAYS_IN("service", "the kindergarten"), NULL, false},
    [PDN_SERVICE_PPT] =
        {PDN_SAYS_IN("service label", "Educational psychology service"),
         PDN_SAYS_IN("service", "the educational psychology service"), NULL, false},
    [PDN_SERVICE_FOLLOW_UP] =
        {PDN_SAYS_IN("service label", "Follow-up service"),
         PDN_SAYS_IN("service", "the follow-up service"), NULL, false},
    [PDN_SERVICE_NAV] =
        {PDN_SAYS_IN("service label", "NAV"),
         PDN_SAYS_IN("service", "NAV"), NULL, false},
    [PDN_SERVICE_CHILD_WELFARE] =
        {PDN_SAYS_IN("service label", "Child welfare"),
         PDN_SAYS_IN("service", "child welfare"), NULL, false},
    [PDN_SERVICE_POLICE_SLT] =
        {PDN_SAYS_IN("service label", "Police/SLT"),
         PDN_SAYS_IN("service", "the police/SLT"), NULL, true},
    [PDN_SERVICE_POLICE] =
        {PDN_SAYS_IN("service label", "Police"),
         PDN_SAYS_IN("service", "the police"), NULL, true},
    [PDN_SERVICE_SLT] =
        {PDN_SAYS_IN("service label", "SLT"),
         PDN_SAYS_IN("service", "SLT"), NULL, false},
    [PDN_SERVICE_HEALTH_CLINIC] =
        {PDN_SAYS_IN("service label", "Health clinic"),
         PDN_SAYS_IN("service", "the health clinic"),
         PDN_SAYS_IN("service again", "the clinic"), false},
    [PDN_SERVICE_MENTAL_HEALTH] =
        {PDN_SAYS_IN("service label", "Mental health and addiction"),
         PDN_SAYS_IN("service", "mental health and addiction"), NULL, true},
    [PDN_SERVICE_BUP] =
        {PDN_SAYS_IN("service label", "BUP"),
         PDN_SAYS_IN("service", "BUP"), NULL, false},
    [PDN_SERVICE_GPS] =
        {PDN_SAYS_IN("service label", "GPs"),
         PDN_SAYS_IN("service", "the GPs"), NULL, true},
    [PDN_SERVICE_HOUSING] =
        {PDN_SAYS_IN("service label", "Housing office"),
         PDN_SAYS_IN("service", "the housing office"), NULL, false},
    [PDN_SERVICE_CULTURE] =
        {PDN_SAYS_IN("service label", "Culture and leisure"),
         PDN_SAYS_IN("service", "culture and leisure"), NULL, true},
    [PDN_SERVICE_VOLUNTARY_EMPLOYERS] =
        {PDN_SAYS_IN("service label", "Voluntary sector and employers"),
         PDN_SAYS_IN("service", "the voluntary sector and employers"), NULL, true},
    [PDN_SERVICE_VOLUNTARY] =
        {PDN_SAYS_IN("service label", "Voluntary sector"),
         PDN_SAYS_IN("service", "the voluntary sector"), NULL, false},
    [PDN_SERVICE_EMPLOYERS] =
        {PDN_SAYS_IN("service label", "Employers"),
         PDN_SAYS_IN("service", "the employers"), NULL, true},
    [PDN_SERVICE_MUNICIPAL_LEADERSHIP] =
        {PDN_SAYS_IN("service label", "Municipal leadership"),
         PDN_SAYS_IN("service", "the municipal leadership"), NULL, false},
};
/* clang-format on */

const char *pdn_service_name(const char *sector)
{
    const char *own = outcome_naming__service(sector);
    int k = pdn_service_code(sector);

    if (own != NULL) return own;
    return k < 0 ? sector : pdn_word_in("service", services[k].name);
}

bool pdn_service_is_many(const char *sector)
{
    int k = pdn_service_code(sector);

    return outcome_naming__service(sector) == NULL && k >= 0 &&
           services[k].many;
}

const char *pdn_service_again(const char *sector)
{
    const bool own = outcome_naming__service(sector) != NULL;
    int k = own ? -1 : pdn_service_code(sector);
    if (k >= 0 && services[k].again != NULL)
        return pdn_word_in("service again", services[k].again);
    const char *name = pdn_service_name(sector), *space = strchr(name, ' ');
    bool long_name = space != NULL && strchr(space + 1, ' ') != NULL;
    return long_name ? pdn_word("the other side") : name;
}

/* Two services whose names share a word. */
const char *pdn_service_pair_name(const char *a, const char *b)
{
    int k = pdn_service_code(a), m = pdn_service_code(b);
    if (outcome_naming__service(a) != NULL ||
        outcome_naming__service(b) != NULL)
        return NULL;
    if (k == PDN_SERVICE_LOWER_SECONDARY && m == PDN_SERVICE_UPPER_SECONDARY)
        return pdn_word_in("service pair", "lower and upper secondary school");
    return NULL;
}

const char *pdn_service_label(const char *sector)
{
    const char *own = outcome_naming__service(sector);
    int k = pdn_service_code(sector);
    if (own != NULL) return pdn_say_capital(own);
    if (k < 0) return pdn_say_capital(sector);
    return pdn_word_in("service label", services[k].label);
}
