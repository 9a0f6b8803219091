#include "choice.h"

bool choice__next(uint32_t *set, size_t k, size_t n)
{
    size_t i = k;

    while (i > 0 && set[i - 1] == n - k + i - 1)
        i--;
    if (i == 0) return false;
    set[i - 1]++;
    for (; i < k; i++)
        set[i] = set[i - 1] + 1;
    return true;
}
