#include "record/links.h"

#include <array>

namespace sayso {
namespace {

constexpr std::array<std::string_view, 4> kReuseRelations = {"copy", "partial-copy", "cites",
                                                             "same-quotation"};
constexpr std::array<std::string_view, 7> kStages = {
    "done", "going-on", "decided", "considered", "asked", "warned", "hypothetical"};

template <typename Value, std::size_t size>
std::optional<Value> value_of(const std::array<std::string_view, size>& names,
                              std::string_view name) {
  for (std::size_t i = 0; i < size; ++i) {
    if (names[i] == name) return static_cast<Value>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(ReuseRelation relation) {
  return kReuseRelations[static_cast<std::size_t>(relation)];
}
std::string_view name_of(Stage stage) { return kStages[static_cast<std::size_t>(stage)]; }
std::optional<ReuseRelation> reuse_relation_from(std::string_view name) {
  return value_of<ReuseRelation>(kReuseRelations, name);
}
std::optional<Stage> stage_from(std::string_view name) { return value_of<Stage>(kStages, name); }

}  // namespace sayso
