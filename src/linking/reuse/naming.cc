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

/// Whether the words of `name` stand at word `at`.
bool is_at(const std::vector<std::uint64_t>& name, const Wording& wording, std::size_t at) {
  return !name.empty() && at + name.size() <= wording.size() &&
         std::equal(name.begin(), name.end(),
                    wording.words.begin() + static_cast<std::ptrdiff_t>(at));
}

}  // namespace

bool names_outlet(std::string_view name, const Outlet& outlet) {
  if (name.empty() || outlet.name.empty()) return false;
  if (name == outlet.name) return true;
  const std::string initials = capital_initials(outlet);
  if (!initials.empty() && name == initials) return true;
  return name_words(name).words == name_words(outlet.name).words;
}

OutletNaming naming_of(const ReuseDocument& document, const Wording& wording,
                       const std::vector<bool>& shared, const Outlet& outlet) {
  OutletNaming out;
  if (outlet.name.empty() || same_outlet(document.outlet, outlet)) return out;
  const auto raise = [&](Naming how) { out.how = std::max(out.how, how); };
  const auto any = [&](const std::vector<std::string>& names) {
    return std::any_of(names.begin(), names.end(),
                       [&](const std::string& name) { return names_outlet(name, outlet); });
  };
  if (any(document.credits) || any(document.byline)) raise(Naming::credited);
  if (any(document.citations)) raise(Naming::cited);
  const std::vector<std::uint64_t> name = words_of_name(outlet);
  const std::string initials = capital_initials(outlet);
  for (std::size_t i = 0; i < wording.size(); ++i) {
    std::size_t length = 0;
    if (is_at(name, wording, i)) {
      length = name.size();
    } else if (i < kHead && wording.spans[i].in(document.text) == initials) {
      length = 1;
    }
    const auto first = shared.begin() + static_cast<std::ptrdiff_t>(i);
    const auto last = first + static_cast<std::ptrdiff_t>(length);
    if (length == 0 || std::find(first, last, true) != last) continue;
    const bool at_edge = i < kHead || i + length + kFoot > wording.size();
    raise(at_edge ? Naming::credited : Naming::named);
    out.paragraphs.push_back(wording.paragraphs[i]);
  }
  return out;
}

}  // namespace sayso
