/* pdnet.h - everything at once. */
#ifndef PDN_PDNET_H
#define PDN_PDNET_H

#include "pdnet/adjacency.h"
#include "pdnet/arena.h"
#include "pdnet/baseline.h"
#include "pdnet/canvas.h"
#include "pdnet/csv.h"
#include "pdnet/field.h"
#include "pdnet/findings.h"
#include "pdnet/graphml.h"
#include "pdnet/groups.h"
#include "pdnet/interval.h"
#include "pdnet/measure.h"
#include "pdnet/network.h"
#include "pdnet/number.h"
#include "pdnet/outfile.h"
#include "pdnet/pairs.h"
#include "pdnet/parallel.h"
#include "pdnet/progress.h"
#include "pdnet/provenance.h"
#include "pdnet/pvalue.h"
#include "pdnet/quantile.h"
#include "pdnet/random.h"
#include "pdnet/ranking.h"
#include "pdnet/sheet.h"
#include "pdnet/status.h"
#include "pdnet/study.h"
#include "pdnet/survey.h"
#include "pdnet/table.h"
#include "pdnet/words.h"

#endif
