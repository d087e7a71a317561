// Whether a document says that it has something from another's outlet.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "linking/reuse/wording.h"
#include "record/reuse_rows.h"

namespace sayso {

/// The stronger, the later.
enum class Naming {
  none,
  named,     // its text has the outlet's name
  cited,     // it says that it rests on the outlet
  credited,  // it names the outlet in byline, dateline or notice, or where such things stand
};

/// How a document points to an outlet.
struct OutletNaming {
  Naming how = Naming::none;
  std::vector<std::uint32_t> paragraphs;  // where its text has the name; by place
};

/// How `document` points to `outlet`; none where that is its own. Of its words, only those count
/// that are not `shared` (one for each word) with the outlet's article: what the two have in common
/// was not written by one about the other.
OutletNaming naming_of(const ReuseDocument& document, const Wording& wording,
                       const std::vector<bool>& shared, const Outlet& outlet);

/// Whether `name` is the outlet's: the same words, articles aside, or its initials ("CP").
bool names_outlet(std::string_view name, const Outlet& outlet);

}  // namespace sayso
