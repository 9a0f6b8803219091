/* services.h - well-known services, and what they are called. */
#ifndef PDN_SERVICES_H
#define PDN_SERVICES_H

#include "pdnet/core.h"

#ifdef __cplusplus
extern "C" {
#endif

/** In the order in which a sentence names two of them. */
typedef enum {
    PDN_SERVICE_SCHOOL,
    PDN_SERVICE_LOWER_SECONDARY,
    PDN_SERVICE_UPPER_SECONDARY,
    PDN_SERVICE_KINDERGARTEN,
    PDN_SERVICE_PPT,
    PDN_SERVICE_FOLLOW_UP,
    PDN_SERVICE_NAV,
    PDN_SERVICE_CHILD_WELFARE,
    PDN_SERVICE_POLICE_SLT,
    PDN_SERVICE_POLICE,
    PDN_SERVICE_SLT,
    PDN_SERVICE_HEALTH_CLINIC,
    PDN_SERVICE_MENTAL_HEALTH,
    PDN_SERVICE_BUP,
    PDN_SERVICE_GPS,
    PDN_SERVICE_HOUSING,
    PDN_SERVICE_CULTURE,
    PDN_SERVICE_VOLUNTARY_EMPLOYERS,
    PDN_SERVICE_VOLUNTARY,
    PDN_SERVICE_EMPLOYERS,
    PDN_SERVICE_MUNICIPAL_LEADERSHIP
} pdn_known_service;

/** The known service that is called so, or -1. */
PDN_API int pdn_service_code(const char *name);

#ifdef __cplusplus
}
#endif

#endif
