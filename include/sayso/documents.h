// Inputs to documents, whatever format they have: pages, feeds, mail, PDF, archives, JSON Lines.
//
//   auto pages = sayso::open_page_model(sayso::models_folder());
//   sayso::read_documents("reports/", {{}, pages->get()}, [](sayso::Record record) { ... });
#pragma once

#include <memory>
#include <string>

#include "base/models_folder.h"
#include "base/result.h"
#include "documents/document.h"
#include "documents/read.h"

namespace sayso {

/// What reads HTML, for ReadOptions::pages; threads may share it. `folder` is that of the models.
/// Errors: "models-missing", "models-damaged".
Result<std::shared_ptr<const PageModel>> open_page_model(const std::string& folder);

}  // namespace sayso
