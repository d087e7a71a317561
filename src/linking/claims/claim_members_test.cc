#include "linking/claims/claim_members.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "linking/store_for_tests.h"

namespace sayso {
namespace {

/// Names of the sources of all members of a report in which `source` says that a dam had cracked,
/// and which cites the outlets `cited`.
std::vector<std::string> sources_of(const std::string& source,
                                    const std::vector<std::string>& cited) {
  Entry entry;
  const std::string text = source + " said the dam had cracked near the town.";
  entry.document = document_of("d1", "Quay Herald", "2031-03-04", text);
  entry.analysis =
      analysis_of(text, {{source, "the dam had cracked near the town", SourceKind::outlet}});
  for (const std::string& outlet : cited) {
    Citation& citation = entry.analysis.citations.emplace_back();
    citation.outlet = outlet;
    citation.span = find_words(text, outlet).front();
  }
  std::vector<std::string> names;
  const ActorIndex nobody({});
  for (const ClaimMemberRow& row : claim_members(entry, identify_sources(entry, nobody))) {
    names.push_back(row.member.source_name);
  }
  return names;
}

TEST(ClaimMembers, RestOnOneOutletEach) {
  EXPECT_EQ(sources_of("The Coast Post and the Orlum Gazette", {"Coast Post", "Orlum Gazette"}),
            (std::vector<std::string>{"Coast Post", "Orlum Gazette"}));
  EXPECT_EQ(sources_of("The Coast Post", {"Coast Post"}).size(), 1U);
  EXPECT_EQ(sources_of("The Coast Post, or the Coast Post", {"Coast Post", "Coast Post"}).size(),
            1U);
}

TEST(ClaimMembers, AreComparedWithoutWhatIsToldInside) {
  Entry entry;
  const std::string inner = "the dam had cracked near the town";
  const std::string outer = "the council weighs publishing a report that shows " + inner;
  const std::string text = "The mayor said " + outer + ".";
  entry.document = document_of("d1", "Quay Herald", "2031-03-04", text);
  entry.analysis = analysis_of(text, {{"The mayor", outer, SourceKind::named_person},
                                      {"a report", inner, SourceKind::document}});
  entry.analysis.attributions[1].within = "a1";
  Event event;
  event.id = "v1";
  event.trigger = find_words(text, "publishing").front();
  entry.analysis.events = {event};
  std::vector<std::string> words;
  for (const ClaimMemberRow& row : claim_members(entry, identify_sources(entry, ActorIndex({})))) {
    words.push_back(row.words);
  }
  EXPECT_EQ(words, (std::vector<std::string>{"the council weighs publishing a report that shows ",
                                             inner}));
}

}  // namespace
}  // namespace sayso
