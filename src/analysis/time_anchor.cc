#include "analysis/time_anchor.h"

#include <cstddef>
#include <string>

namespace sayso {
namespace {

constexpr std::size_t kDay = 10;  // bytes of "2024-03-04"

/// "2024-03" of 2024-03-04 and 2024-03-09.
std::string in_common(const std::string& from, const std::string& to) {
  for (const std::size_t size : {kDay, std::size_t{7}, std::size_t{4}}) {
    if (from.size() >= size && from.substr(0, size) == to.substr(0, size))
      return from.substr(0, size);
  }
  return "";
}

}  // namespace

TimeAnchor time_anchor(const Document& document) {
  if (document.dateline && document.dateline->date &&
      document.dateline->date->value.size() >= kDay) {
    return {document.dateline->date->value, "dateline"};
  }
  if (!document.published) return {};
  const Timestamp& published = *document.published;
  return {published.value.empty() ? in_common(published.from, published.to) : published.value,
          published.how == "dateline" ? "dateline" : "published"};
}

}  // namespace sayso
