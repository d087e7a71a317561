// A document of a store with all that exports say of it.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "analysis/analysis.h"
#include "base/result.h"
#include "base/utf8.h"
#include "linking/source_identity.h"
#include "record/claim_rows.h"
#include "record/links.h"
#include "record/part.h"
#include "record/store.h"

namespace sayso {

enum class StatementForm {
  attribution,
  part,  // of what an attribution says: one of several events
  flat,  // on nobody's word but the author's
};

std::string_view name_of(StatementForm form);

/// What a document states, on somebody's word or its own, as all formats have it. Spans are bytes
/// of the document's text.
struct ReportedStatement {
  std::string id;  // "a1"; of parts and flat statements their event's, "v3"
  StatementForm form = StatementForm::attribution;
  std::string within;  // id of the statement that this is a part of, or that it stands in
  Spans source;
  Spans cue;
  Spans content;
  std::optional<Quote> quote;  // of attributions
  SourceKind source_kind = SourceKind::none;
  Stance stance = Stance::asserts;
  Certainty certainty = Certainty::u;
  std::optional<double> score;  // of attributions
  std::string source_key;       // as SourceIdentity has it; empty: nobody
  std::string source_name;
  const Actor* actor = nullptr;  // who the source is across documents
  std::string told_to;           // name of the outlet that it was said to
  std::string claim;             // id of the claim that it is of
};

struct ExportedReport {
  ExportedReport(std::int64_t its_key, const Entry& its_entry, std::vector<Actor> its_actors);

  std::int64_t key;
  const Entry& entry;
  CodePointIndex points;  // of its text
  ActorIndex actors;
  std::vector<ReportedStatement> statements;  // attributions, then others in reading order
  std::vector<Reuse> taken;                   // where it took
  std::string story;                          // id; empty where it is of none

  const std::string& id() const { return entry.document.id; }
  const std::string& text() const { return entry.document.text; }
  /// Its outlet's name, else domain; empty when neither is known.
  const std::string& outlet() const;
  /// ISO 8601; empty where no single moment is known.
  std::string published() const;
};

/// Gives each document of the part to `take`, in the order in which they were added, until it
/// returns false. Each is gone when the next one comes.
Result<void> for_each_report(const Store& store, const StorePart& part,
                             const std::function<bool(const ExportedReport&)>& take);

/// Words of the text on one line: line ends become spaces.
std::string one_line(std::string_view words);

}  // namespace sayso
