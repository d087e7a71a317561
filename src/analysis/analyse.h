// Document to Analysis: the one function to read first is in analyse.cc.
#pragma once

#include <memory>
#include <string>

#include "analysis/analysis.h"
#include "base/result.h"
#include "documents/document.h"

namespace sayso {

/// The weights and word lists that analysis runs on. Immutable once open; shared by all threads.
class Models {
 public:
  /// Opens the model files in `folder`. Errors: "models-missing", "models-damaged", each naming the
  /// file and the reason.
  static Result<std::unique_ptr<const Models>> open(const std::string& folder);
  ~Models();

  /// One line for each model and rule set, as stored beside every analysis; an analysis whose lines
  /// differ from these is stale.
  const std::vector<std::string>& fingerprints() const;

  struct State;
  const State& state() const { return *state_; }

 private:
  explicit Models(std::unique_ptr<const State> state);
  std::unique_ptr<const State> state_;
};

/// One thread's working memory; reused from document to document.
class Scratch {
 public:
  explicit Scratch(const Models& models);  // `models` must outlive it
  ~Scratch();
  Scratch(Scratch&&) noexcept;

  struct State;
  State& state() { return *state_; }

 private:
  std::unique_ptr<State> state_;
};

/// Finds who said what in one document. Pure: no input or output, same answer on any thread.
Result<Analysis> analyse(const Document& document, const Models& models, Scratch& scratch);

}  // namespace sayso
