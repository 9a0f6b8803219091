/* pdnet.h - everything at once. */
#ifndef PDN_PDNET_H
#define PDN_PDNET_H

#include "pdnet/aggregate.h"
#include "pdnet/baseline.h"
#include "pdnet/breakdown.h"
#include "pdnet/canvas.h"
#include "pdnet/chance.h"
#include "pdnet/core.h"
#include "pdnet/deviants.h"
#include "pdnet/formats.h"
#include "pdnet/fragility.h"
#include "pdnet/handovers.h"
#include "pdnet/measures.h"
#include "pdnet/network.h"
#include "pdnet/practices.h"
#include "pdnet/privacy.h"
#include "pdnet/pseudonyms.h"
#include "pdnet/qap.h"
#include "pdnet/report.h"
#include "pdnet/shards.h"
#include "pdnet/sheets.h"
#include "pdnet/stats.h"
#include "pdnet/study.h"
#include "pdnet/survey.h"
#include "pdnet/synth.h"
#include "pdnet/table.h"
#include "pdnet/tables.h"
#include "pdnet/tallies.h"
#include "pdnet/waves.h"
#include "pdnet/words.h"

#endif
