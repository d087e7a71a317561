// The models, as Python has them: shared by all threads.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyse.h"
#include "analysis/in_order.h"
#include "base/result.h"
#include "documents/page_model.h"
#include "documents/read.h"
#include "linking/linking_models.h"

namespace sayso::python {

/// Files, or bytes that are at hand.
struct Inputs {
  std::vector<std::string> paths;
  std::string bytes;     // where there are no paths
  std::string name;      // of the bytes
  std::string as;        // kind; empty: told by content
  std::size_t jobs = 0;  // 0: one a processor
};

class Engine {
 public:
  /// `folder` is that of the models; empty: that of the installed ones.
  static Result<std::shared_ptr<Engine>> open(const std::string& folder);

  /// Gives the records of the inputs, without analyses. Error: "unknown-kind".
  Result<GiveReadings> readings_of(const Inputs& inputs) const;

  /// Reads and analyses, and hands a `document` or `error` line of each record to `take`.
  Result<void> annotate(const Inputs& inputs, const std::function<bool(std::string)>& take);

  const Models& models() const { return *models_; }
  const LinkingModels& linking() const { return linking_; }

 private:
  Engine(std::unique_ptr<const Models> models, PageModel pages, LinkingModels linking)
      : models_(std::move(models)), pages_(std::move(pages)), linking_(std::move(linking)) {}

  /// One analysis on the calling thread, with working memory that is kept for the next.
  Result<Analysis> analysed(const Document& document);

  std::unique_ptr<const Models> models_;
  PageModel pages_;
  LinkingModels linking_;
  std::mutex mutex_;
  std::vector<Scratch> idle_;
};

}  // namespace sayso::python
