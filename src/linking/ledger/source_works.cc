#include "linking/ledger/source_works.h"

#include <algorithm>
#include <array>

#include "base/one_of.h"
#include "linking/ledger/plain_words.h"

namespace sayso {
namespace {

constexpr auto kWorks = std::to_array<std::string_view>(
    {"affidavit",  "bulletin", "cable",  "certificate", "communiqué", "contract",
     "email",      "file",     "filing", "invoice",     "ledger",     "letter",
     "licence",    "license",  "list",   "log",         "manifest",   "memo",
     "memorandum", "minutes",  "note",   "notice",      "record",     "records",
     "register",   "report",   "survey", "transcript",  "video"});

constexpr auto kPlain = std::to_array<std::string_view>(
    {"a", "an", "the", "its", "his", "her", "their", "this", "that", "of", "to", "in"});

constexpr auto kActs = std::to_array<std::string_view>(
    {"adopted", "appointed", "banned", "decreed", "dismissed", "enacted", "imposed", "pardoned",
     "proclaimed", "promulgated", "ratified", "repealed", "sacked", "signed"});

}  // namespace

std::vector<SourceWork> works_in(std::string_view text) {
  const std::vector<std::string> words = plain_words(text);
  std::vector<SourceWork> works;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!is_one_of(words[i], kWorks)) continue;
    const bool told = i > 0 && !is_one_of(words[i - 1], kPlain);
    works.push_back({words[i], told ? words[i - 1] : std::string()});
  }
  return works;
}

bool same_work(const std::vector<SourceWork>& one, const std::vector<SourceWork>& other) {
  return std::any_of(one.begin(), one.end(), [&](const SourceWork& work) {
    return std::any_of(other.begin(), other.end(), [&](const SourceWork& o) {
      return o.noun == work.noun &&
             (o.before == work.before || o.before.empty() || work.before.empty());
    });
  });
}

bool tells_public_act(std::string_view words) {
  const std::vector<std::string> plain = plain_words(words);
  for (std::size_t i = 0; i < plain.size(); ++i) {
    if (is_one_of(plain[i], kActs)) return true;
    if (i + 1 == plain.size()) break;
    const bool moves = is_one_of(
        plain[i], std::to_array<std::string_view>({"raised", "cut", "lowered", "kept", "held"}));
    if (moves && plain[i + 1] == "its") return true;
  }
  return false;
}

}  // namespace sayso
