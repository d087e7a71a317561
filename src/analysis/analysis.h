// What was found in one document. Plain data; analyse.h fills it, record/ keeps it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace sayso {

enum class Quote { direct, indirect, mixed };

enum class SourceKind {
  named_person,
  named_organisation,
  unnamed_official,
  unnamed_person,
  unnamed_group,
  outlet,
  document,
  author,
  none,
};

enum class Stance {
  asserts,
  denies,
  confirms,
  declines_to_comment,
  asks,
  demands,
  warns,
  promises,
  hopes,
  believes,
  doubts,
};

/// FactBank's values: certain, probable, possible, each positive or negative, and uncommitted.
enum class Certainty { ct_plus, ct_minus, pr_plus, pr_minus, ps_plus, ps_minus, u };

/// Someone is reported to have said, written, thought, wanted, denied or declined to say something.
struct Attribution {
  std::string id;  // unique in the document: "a1", "a2", ... in reading order
  Spans source;    // empty when the text names nobody
  Spans cue;
  Spans content;  // quotation marks included
  Quote quote = Quote::indirect;
  SourceKind source_kind = SourceKind::none;
  Stance stance = Stance::asserts;
  Certainty certainty = Certainty::u;
  double score = 0;  // 0 to 1: how sure the reader is of the whole
};

struct Analysis {
  std::vector<Span> sentences;
  std::vector<Attribution> attributions;  // by the place of the cue
  std::vector<std::string> models;        // fingerprint of each model and rule set that took part
  std::string skipped;  // why the text was not analysed ("not English"); empty when it was
};

// The words of the interchange format for each value, and back.
std::string_view name_of(Quote);
std::string_view name_of(SourceKind);
std::string_view name_of(Stance);
std::string_view name_of(Certainty);
std::optional<Quote> quote_from(std::string_view name);
std::optional<SourceKind> source_kind_from(std::string_view name);
std::optional<Stance> stance_from(std::string_view name);
std::optional<Certainty> certainty_from(std::string_view name);

}  // namespace sayso
