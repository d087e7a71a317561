// For tests: the model of the source tree that reads pages.
#pragma once

#include <string>

#include "documents/page_model.h"

namespace sayso {

inline const PageModel& shipped_page_model() {
  static const Result<PageModel> model =
      PageModel::open(std::string(SAYSO_SOURCE_DIR) + "/models/pages.weights");
  return *model;
}

}  // namespace sayso
