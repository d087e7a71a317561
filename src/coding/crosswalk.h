// From PLOVER to what CAMEO's users know: codes, quad classes and a scale.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/analysis.h"

namespace sayso {

/// PLOVER's four classes.
enum class QuadClass {
  verbal_cooperation = 1,
  material_cooperation = 2,
  verbal_conflict = 3,
  material_conflict = 4,
};

QuadClass quad_class(EventType type);

struct CameoCode {
  std::string root;  // two digits: "19"
  std::string code;  // three or four: "194"; empty where the table gives more than one
};

/// The CAMEO codes that PLOVER's conversion table has for this type, mode (empty where there is
/// none) and these contexts. What the table does not tell apart has its root only.
CameoCode cameo_code(EventType type, std::string_view mode,
                     const std::vector<std::string>& contexts);

/// PLOVER's score from -10 (conflict) to +10 (cooperation); of the type where it has none for the
/// mode.
double conflict_score(EventType type, std::string_view mode);

}  // namespace sayso
