/* qap_table.h - the table that pdn-qap writes. */
#ifndef PDN_QAP_TABLE_H
#define PDN_QAP_TABLE_H

#include "pdnet/field.h"
#include "pdnet/qap.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Rows are pdn_qap_row. */
extern const pdn_schema pdn_qap_schema;

#ifdef __cplusplus
}
#endif

#endif
