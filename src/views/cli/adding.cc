#include "views/cli/adding.h"

#include "alerting/notice.h"
#include "linking/link.h"
#include "record/interchange.h"
#include "views/cli/wording.h"

namespace sayso::cli {

void Rejected::write(const std::string& file, const Error& error) {
  if (!file_.is_open()) file_.open(path_, std::ios::binary | std::ios::app);
  file_ << error_line(file, error) << '\n' << std::flush;
}

void mark_known(const Store& store, Reading& reading) {
  if (!reading.document.ok()) return;
  const Result<Placement> placement = store.place(*reading.document);
  reading.wanted = !placement.ok() || placement->outcome != Placement::Outcome::unchanged;
}

Adding::Adding(Store& store, const std::string& store_path, const std::string& rejected,
               Console& console)
    : store_(store),
      resuming_(store),
      rejected_(rejected.empty() ? store_path + ".rejected.jsonl" : rejected),
      console_(console) {}

bool Adding::stop(const std::string& file, const Error& error) {
  console_.complain(file + ": not stored: " + error.message);
  stopped_ = true;
  return false;
}

bool Adding::take(const Reading& reading) {
  const Position& at = reading.position;
  if (const auto kept = resuming_.reach(at.input, at.record, at.offset); !kept) {
    return stop(reading.file, kept.error());
  }
  if (!reading.document.ok()) {
    console_.complain(reading.document.error().message);
    rejected_.write(reading.file, reading.document.error());
    ++counts_.failed;
  } else if (!reading.analysis) {
    ++counts_.unchanged;
  } else {
    const Result<Placement> placement = store_.put(*reading.document, *reading.analysis);
    if (!placement.ok()) return stop(reading.file, placement.error());
    switch (placement->outcome) {
      case Placement::Outcome::added:
        ++counts_.added;
        break;
      case Placement::Outcome::unchanged:
        ++counts_.unchanged;
        break;
      case Placement::Outcome::new_version:
        ++counts_.new_versions;
        break;
    }
  }
  console_.progress(counted(counts_.all(), "document"));
  return true;
}

Exit Adding::finish(const LinkingModels& models) {
  if (!rejected_.is_whole()) {
    console_.complain(rejected_.path() + ": could not be written; the reasons are above");
  }
  if (!stopped_) {
    auto done = resuming_.finish();
    if (done) done = link(store_, &models);
    if (done) {
      if (const auto fired = notice(store_); !fired) done = fired.error();
    }
    if (!done) {
      console_.complain(done.error().message);
      stopped_ = true;
    }
  }
  if (stopped_) return Exit::unusable;
  return counts_.failed > 0 ? Exit::some_failed : Exit::done;
}

std::string Adding::summary() const {
  std::string line = std::to_string(counts_.added) + " added, " +
                     std::to_string(counts_.unchanged) + " unchanged, " +
                     counted(counts_.new_versions, "new version") + ", " +
                     std::to_string(counts_.failed) + " failed";
  if (counts_.failed > 0 && rejected_.is_whole()) line += " (reasons in " + rejected_.path() + ")";
  return line;
}

}  // namespace sayso::cli
