#include "alerting/finding.h"

#include <algorithm>
#include <utility>

#include "alerting/condition.h"
#include "base/utf8.h"
#include "linking/source_words.h"

namespace sayso {
namespace {

constexpr std::size_t kMostEvidence = 10;
constexpr std::size_t kLongestText = 160;  // bytes of a claim's words in a sentence

std::string shortened(const std::string& text) {
  std::string line(start_of(text, kLongestText));
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line.size() < text.size() ? line + "…" : line;
}

/// "2031-03-04T08:00:00Z" as "4 March 2031", "2031-03" as "March 2031".
std::string day_words(std::string_view iso) {
  static constexpr std::string_view months[] = {"January",   "February", "March",    "April",
                                                "May",       "June",     "July",     "August",
                                                "September", "October",  "November", "December"};
  constexpr std::size_t month_size = 7;
  constexpr std::size_t day_size = 10;
  if (iso.size() < month_size) return std::string(iso);
  const int month = std::atoi(std::string(iso.substr(5, 2)).c_str());
  if (month < 1 || month > 12) return std::string(iso);
  std::string words;
  if (iso.size() >= day_size) {
    words = std::to_string(std::atoi(std::string(iso.substr(8, 2)).c_str())) + " ";
  }
  return words + std::string(months[month - 1]) + " " + std::string(iso.substr(0, 4));
}

}  // namespace

std::vector<std::string> things_of(const ClaimMember& member) {
  std::vector<std::string> things = {"member\n" + member.document + "\n" + member.attribution +
                                     "\n" + member.event};
  // An analysis that is made anew may name it otherwise.
  if (!member.source_name.empty()) {
    things.push_back("said\n" + member.document + "\n" + source_key(member.source_name));
  }
  return things;
}

Result<bool> knows_any(Database& database, std::int64_t alert,
                       const std::vector<std::string>& things) {
  for (const std::string& thing : things) {
    auto seen = has_seen(database, alert, thing);
    if (!seen || *seen) return seen;
  }
  return false;
}

Result<void> note_all(Database& database, std::int64_t alert,
                      const std::vector<std::string>& things) {
  for (const std::string& thing : things) {
    if (auto done = set_seen(database, alert, thing); !done) return done;
  }
  return {};
}

Result<Json> evidence_json(const std::string& document, const Spans& spans, DocumentTexts& texts) {
  const auto found = texts.find(document);
  if (!found) return found.error();
  Spans ordered = spans;
  std::sort(ordered.begin(), ordered.end(),
            [](Span a, Span b) { return std::pair(a.begin, a.end) < std::pair(b.begin, b.end); });
  const DocumentText& text = **found;
  const Json words = text.words(ordered);
  return Json{{"document", document},           {"title", or_null(text.title)},
              {"outlet", or_null(text.outlet)}, {"published", or_null(text.published)},
              {"spans", words["spans"]},        {"text", words["text"]}};
}

Result<Json> evidence_of(std::vector<const ClaimMember*> members, DocumentTexts& texts) {
  std::stable_sort(members.begin(), members.end(), [](const ClaimMember* a, const ClaimMember* b) {
    return a->published > b->published;
  });
  if (members.size() > kMostEvidence) members.resize(kMostEvidence);
  Json all = Json::array();
  for (const ClaimMember* member : members) {
    Spans spans = member->source;
    spans.insert(spans.end(), member->content.begin(), member->content.end());
    auto one = evidence_json(member->document, spans, texts);
    if (!one) return one;
    all.push_back(*std::move(one));
  }
  return all;
}

Result<std::string> report_words(const std::string& document, DocumentTexts& texts) {
  const auto found = texts.find(document);
  if (!found) return found.error();
  const DocumentText& text = **found;
  const std::string outlet = text.outlet.empty() ? document : text.outlet;
  return text.published.empty() ? outlet : outlet + " of " + day_words(text.published);
}

std::string claim_words(const std::string& id, const std::string& text) {
  return id + ", " + as_quotation(shortened(text));
}

std::string word_of(const ClaimMember& member) {
  if (member.source_name.empty()) return "on nobody's word";
  return "on the word of " + member.source_name;
}

}  // namespace sayso
