#include "coding/crosswalk.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

#include "coding/tables.h"

namespace sayso {

extern const std::string_view cameo_table;            // without comments and sources
extern const std::string_view conflict_scores_table;  // likewise

namespace {

using TypeAndMode = std::pair<std::string_view, std::string_view>;

struct CameoLine {
  std::string_view contexts;
  std::string_view code;
};

const std::multimap<TypeAndMode, CameoLine>& cameo_lines() {
  static const auto lines = [] {
    std::multimap<TypeAndMode, CameoLine> read;
    for_each_part(cameo_table, '\n', [&](std::string_view line) {
      const auto [type, mode, contexts, code] = columns_of<4>(line);
      read.emplace(TypeAndMode{type, mode}, CameoLine{contexts, code});
    });
    return read;
  }();
  return lines;
}

const std::map<TypeAndMode, double>& scores() {
  static const auto table = [] {
    std::map<TypeAndMode, double> read;
    for_each_part(conflict_scores_table, '\n', [&](std::string_view line) {
      const auto [type, mode, digits] = columns_of<3>(line);
      double score = 0;
      std::from_chars(digits.data(), digits.data() + digits.size(), score);
      read[{type, mode}] = score;
    });
    return read;
  }();
  return table;
}

/// The root where a type's lines do not decide it.
std::string_view usual_root(EventType type) {
  switch (type) {
    case EventType::agree:
      return "03";
    case EventType::consult:
      return "04";
    case EventType::support:
      return "05";
    case EventType::cooperate:
      return "06";
    case EventType::aid:
      return "07";
    case EventType::concede:
    case EventType::retreat:
      return "08";
    case EventType::request:
      return "10";
    case EventType::accuse:
      return "11";
    case EventType::reject:
      return "12";
    case EventType::threaten:
      return "13";
    case EventType::protest:
      return "14";
    case EventType::mobilize:
      return "15";
    case EventType::sanction:
      return "16";
    case EventType::coerce:
      return "17";
    case EventType::assault:
      return "18";
  }
  return {};
}

/// How many contexts a line asks for; none where the event lacks one of them.
std::optional<std::size_t> met(const CameoLine& line, const std::vector<std::string>& contexts) {
  std::size_t count = 0;
  bool all = true;
  for_each_part(line.contexts, ';', [&](std::string_view wanted) {
    ++count;
    all = all && std::find(contexts.begin(), contexts.end(), wanted) != contexts.end();
  });
  return all ? std::optional(count) : std::nullopt;
}

/// The lines that ask for the most of the event's contexts and for none that it lacks.
std::vector<std::string_view> fitting(const std::vector<CameoLine>& lines,
                                      const std::vector<std::string>& contexts) {
  std::vector<std::string_view> codes;
  std::size_t most = 0;
  for (const CameoLine& line : lines) {
    const std::optional<std::size_t> count = met(line, contexts);
    if (!count || *count < most) continue;
    if (*count > most) codes.clear();
    most = *count;
    codes.push_back(line.code);
  }
  return codes;
}

/// The first two digits that all `codes` share; empty where they differ.
std::string_view shared_root(const std::vector<std::string_view>& codes) {
  if (codes.empty()) return {};
  const std::string_view root = codes.front().substr(0, 2);
  const bool same = std::all_of(codes.begin(), codes.end(),
                                [&](std::string_view code) { return code.starts_with(root); });
  return same ? root : std::string_view();
}

}  // namespace

QuadClass quad_class(EventType type) {
  switch (type) {
    case EventType::agree:
    case EventType::consult:
    case EventType::support:
    case EventType::concede:
      return QuadClass::verbal_cooperation;
    case EventType::cooperate:
    case EventType::aid:
    case EventType::retreat:
      return QuadClass::material_cooperation;
    case EventType::request:
    case EventType::accuse:
    case EventType::reject:
    case EventType::threaten:
      return QuadClass::verbal_conflict;
    default:
      return QuadClass::material_conflict;
  }
}

CameoCode cameo_code(EventType type, std::string_view mode,
                     const std::vector<std::string>& contexts) {
  std::vector<CameoLine> lines;
  const auto [begin, end] = cameo_lines().equal_range({name_of(type), mode});
  std::transform(begin, end, std::back_inserter(lines),
                 [](const auto& line) { return line.second; });
  std::vector<std::string_view> codes = fitting(lines, contexts);
  // A mode with one code has it whatever the context: an arrest is 173 where nothing says "legal".
  if (codes.empty() && lines.size() == 1) codes = {lines.front().code};
  CameoCode code;
  if (codes.size() == 1) code.code = codes.front();
  std::string_view root = shared_root(codes);
  if (root.empty()) {
    std::vector<std::string_view> all;
    all.reserve(lines.size());
    for (const CameoLine& line : lines) all.push_back(line.code);
    root = shared_root(all);
  }
  code.root = root.empty() ? usual_root(type) : root;
  return code;
}

double conflict_score(EventType type, std::string_view mode) {
  const auto found = scores().find({name_of(type), mode});
  return found == scores().end() ? scores().at({name_of(type), ""}) : found->second;
}

}  // namespace sayso
