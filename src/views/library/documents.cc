#include <sayso/documents.h>

#include <utility>

#include "documents/page_model.h"

namespace sayso {

Result<std::shared_ptr<const PageModel>> open_page_model(const std::string& folder) {
  auto model = PageModel::open(folder + "/pages.weights");
  if (!model) return model.error();
  return std::shared_ptr<const PageModel>(std::make_shared<const PageModel>(*std::move(model)));
}

}  // namespace sayso
