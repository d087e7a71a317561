#include "analysis/analyse.h"

#include "analysis/sentences.h"

namespace sayso {

struct Scratch::State {};

Scratch::Scratch(const Models&) : state_(std::make_unique<State>()) {}
Scratch::~Scratch() = default;
Scratch::Scratch(Scratch&&) noexcept = default;

namespace {
class OpenModels : public Models {
 public:
  const std::vector<std::string>& fingerprints() const override { return fingerprints_; }

 private:
  std::vector<std::string> fingerprints_ = {"sentences:1"};
};
}  // namespace

Result<std::unique_ptr<const Models>> Models::open(const std::string&) {
  return std::unique_ptr<const Models>(std::make_unique<OpenModels>());
}

Result<Analysis> analyse(const Document& document, const Models& models, Scratch&) {
  Analysis analysis;
  analysis.sentences = split_sentences(document.text);
  analysis.models = models.fingerprints();
  return analysis;
}

}  // namespace sayso
