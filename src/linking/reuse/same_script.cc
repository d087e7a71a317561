#include "linking/reuse/same_script.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/name_words.h"
#include "base/quotation.h"
#include "base/sha256.h"
#include "linking/moment.h"
#include "linking/reuse/naming.h"
#include "record/script_rows.h"

namespace sayso {
namespace {

/// Days in which the same words are no chance.
constexpr std::int64_t kWindow = std::int64_t{7} * 86400;
/// Bytes of a sentence that two do not come to print by chance.
constexpr std::uint32_t kLeastPassage = 60;

/// Who says the words of a document.
struct Speaker {
  std::string name;
  std::int64_t actor = 0;  // 0: not known
  bool is_outlet = false;  // prints them as its own
};

std::uint32_t overlap(const Spans& spans, Span with) {
  std::uint32_t size = 0;
  for (const Span span : spans) {
    const std::uint32_t begin = std::max(span.begin, with.begin);
    const std::uint32_t end = std::min(span.end, with.end);
    if (begin < end) size += end - begin;
  }
  return size;
}

/// The bytes of `words` that the text quotes or has from somebody.
std::uint32_t passed_on(const Entry& entry, Span words) {
  std::vector<bool> taken(words.size(), false);
  const auto take = [&](Span span) {
    for (auto at = std::max(span.begin, words.begin); at < std::min(span.end, words.end); ++at) {
      taken[at - words.begin] = true;
    }
  };
  for (const Span quoted : quotations(entry.document.text)) take(quoted);
  for (const Attribution& one : entry.analysis.attributions) {
    for (const Span span : one.content) take(span);
  }
  return static_cast<std::uint32_t>(std::count(taken.begin(), taken.end(), true));
}

bool are_its_own(const Entry& entry, Span words) {
  return 2 * passed_on(entry, words) < words.size();
}

/// Whether the text says that it has its words from an agency, or from another outlet.
bool gives_credit(const Entry& entry) {
  const auto& cited = entry.analysis.citations;
  return !entry.document.credits.empty() ||
         std::any_of(cited.begin(), cited.end(), [](const Citation& one) {
           return one.relation == CitationRelation::agency_credit ||
                  one.relation == CitationRelation::reprint_notice;
         });
}

bool cites(const Entry& entry, const Outlet& outlet) {
  const auto& cited = entry.analysis.citations;
  return std::any_of(cited.begin(), cited.end(),
                     [&](const Citation& one) { return names_outlet(one.outlet, outlet); });
}

bool is_state_media(const Outlet& outlet) {
  return (" " + outlet.kind + " ").find(" state-media ") != std::string::npos;
}

/// "both of Quayside Media"; empty where they are one outlet, or of no common house.
std::string house_of(const Outlet& one, const Outlet& other) {
  if (one.name.empty() || other.name.empty() || names_outlet(one.name, other)) return {};
  if (!one.owner.empty() && one.owner == other.owner) return "both of " + one.owner;
  const bool state = is_state_media(one) && is_state_media(other) && !one.country.empty() &&
                     one.country == other.country;
  return state ? "both state media of " + one.country : std::string();
}

/// The attribution that most closely holds `words`; null where none does.
const Attribution* holder_of(const Analysis& analysis, Span words) {
  const Attribution* best = nullptr;
  for (const Attribution& one : analysis.attributions) {
    if (2 * overlap(one.content, words) < words.size()) continue;
    if (best == nullptr || size_of(one.content) < size_of(best->content)) best = &one;
  }
  return best;
}

Result<std::int64_t> actor_of(Database& database, std::int64_t document, std::string_view entity) {
  auto found = database.query(
      "SELECT a.shown_as FROM actor_members m JOIN actors a ON a.key = m.actor "
      "WHERE m.document = ? AND m.entity = ?",
      document, entity);
  const auto row = found.step();
  if (!row) return row.error();
  return *row ? found.integer(0) : 0;
}

/// None where the text does not say who speaks, or not by name.
Result<std::optional<Speaker>> speaker_of(Database& database, std::int64_t document,
                                          const Entry& entry, Span words) {
  using Found = std::optional<Speaker>;
  const Attribution* const holder = holder_of(entry.analysis, words);
  if (holder == nullptr) {
    const auto quoted = quotations(entry.document.text);
    const bool own = std::none_of(quoted.begin(), quoted.end(),
                                  [&](Span quotation) { return quotation.overlaps(words); });
    if (!own || entry.document.outlet.name.empty()) return Found();
    return Found(Speaker{entry.document.outlet.name, 0, true});
  }
  for (const Entity& entity : entry.analysis.entities) {
    if (entity.id != holder->speaker || !has_name(entity)) continue;
    const auto actor = actor_of(database, document, entity.id);
    if (!actor) return actor.error();
    return Found(Speaker{entity.name, *actor});
  }
  return Found();
}

/// Whether the two may be one: the same actor, or a name that has all words of the other.
bool may_be_one(const Speaker& one, const Speaker& other) {
  if (one.actor != 0 && one.actor == other.actor) return true;
  const auto words = name_words(one.name).words, others = name_words(other.name).words;
  const auto holds = [](const auto& all, const auto& some) {
    return std::all_of(some.begin(), some.end(), [&](const std::string& word) {
      return std::find(all.begin(), all.end(), word) != all.end();
    });
  };
  return holds(words, others) || holds(others, words);
}

bool within_days(const ReuseDocument& one, const ReuseDocument& other) {
  const auto first = moment_of(one.appeared), second = moment_of(other.appeared);
  return first && second && first->begin - second->end <= kWindow &&
         second->begin - first->end <= kWindow;
}

Result<void> keep(Database& database, const ScriptPlace& one, const ScriptPlace& other,
                  const std::string& id, const std::string& reason) {
  std::int64_t script = 0;
  for (const ScriptPlace& place : {other, one}) {
    const auto known = script_at(database, place);
    if (!known) return known.error();
    if (*known != 0) script = *known;
  }
  if (script == 0) {
    const auto made = insert_script(database, id, reason);
    if (!made) return made.error();
    script = *made;
  }
  if (auto done = insert_script_place(database, script, one); !done) return done;
  return insert_script_place(database, script, other);
}

std::string script_id(const Document& document, Span words) {
  const std::string seed = document.id + '\n' + std::to_string(words.begin);
  return "w:" + sha256_hex(seed).substr(0, 16);
}

}  // namespace

Result<bool> keep_same_script(Database& database, ReuseMemory& memory, const ReuseRow& row) {
  const auto first = memory.document(database, row.taker);
  if (!first) return first.error();
  const auto second = memory.document(database, row.giver);
  if (!second) return second.error();
  if (*first == nullptr || *second == nullptr) return false;
  if (!within_days((*first)->document, (*second)->document)) return false;
  const auto read = memory.entry(database, row.taker);
  if (!read) return read.error();
  const auto other_read = memory.entry(database, row.giver);
  if (!other_read) return other_read.error();
  const Entry *taker = *read, *giver = *other_read;
  bool all = !row.spans.empty();
  for (const SharedWords& words : row.spans) {
    const auto one = speaker_of(database, row.taker, *taker, words.from);
    if (!one) return one.error();
    const auto other = speaker_of(database, row.giver, *giver, *words.to);
    if (!other) return other.error();
    // An outlet that cites another says whose words it prints.
    const bool cited = row.relation == ReuseRelation::cites && *one && (*one)->is_outlet;
    if (!*one || !*other || cited || may_be_one(**one, **other)) {
      all = false;
      continue;
    }
    auto kept = keep(database, {row.taker, words.from}, {row.giver, *words.to},
                     script_id(giver->document, *words.to),
                     (*other)->name + " and " + (*one)->name + " say the same words");
    if (!kept) return kept.error();
  }
  return all;
}

Result<void> keep_script_of_house(Database& database, ReuseMemory& memory, const ReuseRow& row) {
  const auto first = memory.document(database, row.taker);
  if (!first) return first.error();
  const auto second = memory.document(database, row.giver);
  if (!second) return second.error();
  if (*first == nullptr || *second == nullptr) return {};
  const Outlet &one = (*first)->document.outlet, &other = (*second)->document.outlet;
  const std::string house = house_of(one, other);
  if (house.empty() || !within_days((*first)->document, (*second)->document)) return {};
  const auto read = memory.entry(database, row.taker);
  if (!read) return read.error();
  const auto other_read = memory.entry(database, row.giver);
  if (!other_read) return other_read.error();
  const Entry *taker = *read, *giver = *other_read;
  if (gives_credit(*taker) || gives_credit(*giver)) return {};
  if (cites(*taker, other) || cites(*giver, one)) return {};
  for (const SharedWords& words : row.spans) {
    if (!words.to || words.from.size() < kLeastPassage) continue;
    if (!are_its_own(*taker, words.from) || !are_its_own(*giver, *words.to)) continue;
    auto kept = keep(database, {row.taker, words.from}, {row.giver, *words.to},
                     script_id(giver->document, *words.to),
                     other.name + " and " + one.name + ", " + house + ", print the same words");
    if (!kept) return kept;
  }
  return {};
}

}  // namespace sayso
