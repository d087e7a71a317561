// Document to Analysis: who is reported to have said what in one text.
//
//   auto models = sayso::Models::open(sayso::models_folder());
//   sayso::Scratch scratch(**models);  // one a thread
//   auto analysis = sayso::analyse(document, **models, scratch);
//
// or, for many documents on several threads, sayso::analyse_in_order.
#pragma once

#include "analysis/analyse.h"
#include "analysis/analysis.h"
#include "analysis/in_order.h"
#include "base/models_folder.h"
#include "base/result.h"
#include "base/span.h"
#include "base/utf8.h"
