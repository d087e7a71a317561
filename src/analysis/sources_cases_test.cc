// Every folder in tests/cases/sources: what is told of unnamed sources, and which are the same.
//
// in.txt marks sources and cues, each source with its kind: "[official|A US official] {said} so."
// expected.txt has a line for each detail and each relation, as `told_of` writes them.
#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>
#include <string>

#include "analysis/case_files_for_tests.h"
#include "analysis/sentences.h"
#include "analysis/sources.h"

namespace sayso {
namespace {

namespace fs = std::filesystem;

const fs::path kCases = fs::path(SAYSO_SOURCE_DIR) / "tests/cases/sources";

struct Marked {
  std::string text;
  Analysis analysis;
};

/// Each source opens an attribution; a cue belongs to the last one.
Marked read_marks(const std::string& marked) {
  Marked out;
  std::uint32_t begin = 0;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    const auto at = static_cast<std::uint32_t>(out.text.size());
    if (marked[i] == '[') {
      const std::size_t bar = marked.find('|', i);
      Attribution& attribution = out.analysis.attributions.emplace_back();
      attribution.id = "a" + std::to_string(out.analysis.attributions.size());
      const auto kind = source_kind_from("unnamed-" + marked.substr(i + 1, bar - i - 1));
      attribution.source_kind = kind.value_or(SourceKind::named_person);
      begin = at;
      i = bar;
    } else if (marked[i] == '{') {
      begin = at;
    } else if (marked[i] == ']') {
      out.analysis.attributions.back().source = {{begin, at}};
    } else if (marked[i] == '}') {
      out.analysis.attributions.back().cue = {{begin, at}};
    } else {
      out.text += marked[i];
    }
  }
  out.analysis.sentences = split_sentences(out.text);
  return out;
}

void tell(std::ostream& out, const std::string& text, const char* what,
          const std::optional<Detail>& detail) {
  if (!detail) return;
  out << "  " << what << " " << detail->value;
  if (detail->span.in(text) != detail->value) out << " (" << detail->span.in(text) << ")";
  out << "\n";
}

std::string told_of(const std::string& text, const Analysis& analysis) {
  std::ostringstream out;
  for (const Attribution& attribution : analysis.attributions) {
    const SourceDetail& detail = attribution.source_detail;
    out << attribution.id << " " << words_of(text, attribution.source) << "\n";
    tell(out, text, "affiliation", detail.affiliation);
    tell(out, text, "nationality", detail.nationality);
    tell(out, text, "role", detail.role);
    if (detail.number) {
      out << "  number " << (detail.number->at_least ? "at least " : "") << detail.number->value
          << " (" << detail.number->span.in(text) << ")\n";
    }
    tell(out, text, "anonymous", detail.anonymity_reason);
    for (const SourceRelation& relation : attribution.same_source) {
      out << "  " << name_of(relation.relation) << " " << relation.attribution << ": "
          << relation.reason << "\n";
    }
  }
  return out.str();
}

TEST(SourcesCases, AreDescribedAndRelatedAsAnEditorWould) {
  int read = 0;
  for (const fs::directory_entry& folder : fs::directory_iterator(kCases)) {
    Marked marked = read_marks(contents_of(folder.path() / "in.txt"));
    describe_sources(marked.text, marked.analysis);
    EXPECT_EQ(told_of(marked.text, marked.analysis), contents_of(folder.path() / "expected.txt"))
        << folder.path().filename();
    ++read;
  }
  EXPECT_GE(read, 12) << "cases are missing from " << kCases;
}

}  // namespace
}  // namespace sayso
