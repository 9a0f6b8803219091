/* end_order.h - rows in the order of their two ends. */
#ifndef PDN_END_ORDER_H
#define PDN_END_ORDER_H

#include "pdnet/core.h"

/* 0 .. n - 1 into order, by from, then to, then number; n below 2^32. In time
 * that grows as n. PDN_ENOMEM. */
pdn_status end_order__make(const uint32_t *from, const uint32_t *to, size_t n,
                           uint32_t *order) PDN_MUST_USE;

#endif
