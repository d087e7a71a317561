#include "linking/reuse/naming.h"

#include <algorithm>
#include <string>

#include "base/name_words.h"

namespace sayso {
namespace {

// Words from the start and from the end where credits stand.
constexpr std::size_t kHead = 12;
constexpr std::size_t kFoot = 25;

bool same_outlet(const Outlet& one, const Outlet& other) {
  if (!one.domain.empty() && one.domain == other.domain) return true;
  return !one.name.empty() && names_outlet(one.name, other);
}

std::string capital_initials(const Outlet& outlet) {
  std::string initials = name_words(outlet.name).initials;
  for (char& c : initials) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return initials.size() < 2 ? std::string() : initials;
}

/// The outlet's name without its article, as words.
std::vector<std::uint64_t> words_of_name(const Outlet& outlet) {
  std::string_view name = outlet.name;
  for (const std::string_view article : {"The ", "the "}) {
    if (name.starts_with(article)) name.remove_prefix(article.size());
  }
  return wording_of(name).words;
}

}  // namespace

bool names_outlet(std::string_view name, const Outlet& outlet) {
  if (name.empty() || outlet.name.empty()) return false;
  if (name == outlet.name) return true;
  const std::string initials = capital_initials(outlet);
  if (!initials.empty() && name == initials) return true;
  return name_words(name).words == name_words(outlet.name).words;
}

Naming naming_of(const ReuseDocument& document, const Wording& wording,
                 const std::vector<bool>& shared, const Outlet& outlet) {
  if (outlet.name.empty() || same_outlet(document.outlet, outlet)) return Naming::none;
  const auto is_outlet = [&](const std::string& name) { return names_outlet(name, outlet); };
  for (const auto* names : {&document.credits, &document.citations, &document.byline}) {
    if (std::any_of(names->begin(), names->end(), is_outlet)) return Naming::credited;
  }
  const std::vector<std::uint64_t> name = words_of_name(outlet);
  const std::string initials = capital_initials(outlet);
  Naming found = Naming::none;
  const auto own = [&](std::size_t i, std::size_t length) {
    return std::none_of(shared.begin() + static_cast<std::ptrdiff_t>(i),
                        shared.begin() + static_cast<std::ptrdiff_t>(i + length),
                        [](bool word) { return word; });
  };
  for (std::size_t i = 0; i < wording.size(); ++i) {
    const bool in_head = i < kHead;
    if (in_head && !initials.empty() && wording.spans[i].in(document.text) == initials &&
        own(i, 1)) {
      return Naming::credited;
    }
    if (name.empty() || i + name.size() > wording.size()) continue;
    if (!std::equal(name.begin(), name.end(),
                    wording.words.begin() + static_cast<std::ptrdiff_t>(i)) ||
        !own(i, name.size())) {
      continue;
    }
    if (in_head || i + name.size() + kFoot > wording.size()) return Naming::credited;
    found = Naming::named;
  }
  return found;
}

}  // namespace sayso
