#include "yes_no.h"

#include "pdnet/core.h"

#include <string.h>
#include <strings.h>

bool yes_no__read(const char *s, size_t n, double *x)
{
    static const char *const words[] = {"ja",  "sann",  "true",  "yes", "x",
                                        "nei", "usann", "false", "no"};
    enum { YES = 5 };

    for (size_t i = 0; i < PDN_COUNT(words); i++)
        if (n == strlen(words[i]) && strncasecmp(s, words[i], n) == 0) {
            *x = i < YES;
            return true;
        }
    return false;
}
