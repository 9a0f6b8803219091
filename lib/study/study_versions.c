#include "pdnet/study.h"

#include <gsl/gsl_version.h>
#include <igraph/igraph.h>

pdn_versions pdn_versions_here(void)
{
    pdn_versions v = {.gsl = gsl_version};

    (void)igraph_version(&v.igraph, NULL, NULL, NULL);
    return v;
}
