#include "views/python/engine.h"

#include <utility>

#include "base/models_folder.h"
#include "record/interchange.h"

namespace sayso::python {

Result<std::shared_ptr<Engine>> Engine::open(const std::string& folder) {
  const std::string place = folder.empty() ? models_folder() : folder;
  auto models = Models::open(place);
  if (!models) return models.error();
  auto pages = PageModel::open(place + "/pages.weights");
  if (!pages) return pages.error();
  auto linking = LinkingModels::open(place);
  if (!linking) return linking.error();
  return std::shared_ptr<Engine>(
      new Engine(*std::move(models), *std::move(pages), *std::move(linking)));
}

Result<GiveReadings> Engine::readings_of(const Inputs& inputs) const {
  const auto kind = kind_from(inputs.as);
  if (!inputs.as.empty() && !kind) {
    return Error{"unknown-kind", "no kind of input is called '" + inputs.as + "'"};
  }
  return GiveReadings([this, inputs, kind](const TakeReading& take) {
    const ReadOptions options{kind, &pages_};
    bool wanted = true;
    const TakeRecord take_record = [&](Record record) {
      wanted = take({std::move(record.file), std::move(record.document), true, std::nullopt,
                     std::move(record.position)});
      return wanted;
    };
    if (inputs.paths.empty())
      return read_bytes(inputs.bytes, inputs.name, {}, options, take_record);
    for (const std::string& path : inputs.paths) {
      const auto files = list_inputs(path);
      if (!files) {
        take_record({path, files.error(), {path, 0, 0}});
      } else {
        for (const std::string& file : *files) {
          if (wanted) read_documents(file, options, take_record);
        }
      }
      if (!wanted) return;
    }
  });
}

Result<Analysis> Engine::analysed(const Document& document) {
  std::unique_lock lock(mutex_);
  if (idle_.empty()) idle_.emplace_back(*models_);
  Scratch scratch = std::move(idle_.back());
  idle_.pop_back();
  lock.unlock();
  auto analysis = analyse(document, *models_, scratch);
  lock.lock();
  idle_.push_back(std::move(scratch));
  return analysis;
}

Result<void> Engine::annotate(const Inputs& inputs, const std::function<bool(std::string)>& take) {
  const auto give = readings_of(inputs);
  if (!give) return give.error();
  const auto take_line = [&](const Reading& reading, const Analysis* analysis) {
    return take(analysis != nullptr ? document_line(*reading.document, *analysis)
                                    : error_line(reading.file, reading.document.error()));
  };
  if (inputs.paths.empty()) {
    (*give)([&](Reading reading) {
      if (!reading.document) return take_line(reading, nullptr);
      const auto analysis = analysed(*reading.document);
      if (!analysis) reading.document = analysis.error();
      return take_line(reading, analysis ? &*analysis : nullptr);
    });
    return {};
  }
  analyse_in_order(*give, *models_, threads_for(inputs.jobs), [&](const Reading& reading) {
    return take_line(reading, reading.document ? &*reading.analysis : nullptr);
  });
  return {};
}

}  // namespace sayso::python
