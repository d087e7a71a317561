// Many documents through analyse() on several threads, given back in the order in which they came.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

#include "analysis/analyse.h"
#include "analysis/analysis.h"
#include "base/result.h"
#include "documents/document.h"
#include "documents/read.h"

namespace sayso {

/// One record of the inputs.
struct Reading {
  std::string file;  // the input's path as given, with "#n" for a record in a container
  Result<Document> document;
  bool wanted = true;                // false: is not to be analysed
  std::optional<Analysis> analysis;  // none where there is no document or none was wanted
  Position position = {};            // of the record in its input
};

/// Takes one reading and says whether to go on.
using TakeReading = std::function<bool(Reading)>;

/// Gives readings, without analyses, to `take` until the inputs end or `take` says no.
using GiveReadings = std::function<void(const TakeReading& take)>;

/// Analyses what `give` gives on `jobs` threads and hands all of it to `take`, in order, on the
/// calling thread; ends when `take` says no. A document that cannot be analysed becomes an error in
/// its place. With one job all runs on the calling thread; with more, `give` runs on a thread of
/// its own, and at most 16 readings a job or 64 MB of text (but at least one reading) wait at a
/// time.
void analyse_in_order(const GiveReadings& give, const Models& models, std::size_t jobs,
                      const TakeReading& take);

/// Threads to use for them: `jobs`, at most 256, or for 0 as many as this process has processors.
std::size_t threads_for(std::size_t jobs);

}  // namespace sayso
