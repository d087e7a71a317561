// What holds between the documents of a store, brought up to date. link.cc is the list of steps.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>

#include "base/result.h"
#include "linking/linking_models.h"
#include "record/store.h"

namespace sayso {

/// Told how many documents have been linked so far.
using LinkProgress = std::function<void(std::size_t)>;

/// The steps of linking, in their order.
enum class LinkStep : std::uint8_t {
  actors,
  reuse,
  citations,
  stories,
  transfers,
  claims,
  occurrences,
  ledgers,
  keeping,  // writing what a transaction made to the disk
};
inline constexpr std::size_t kLinkSteps = 9;
/// Told which step begins, for measuring.
using LinkWatch = std::function<void(LinkStep)>;

/// Links all documents that were added or analysed anew since the last call, and applies what
/// people corrected. The time it takes grows with those documents, not with the store. Broken off
/// at any moment, the next call goes on. Without `models`, claims are compared by words alone where
/// their words were not in the document before. Errors are those of store.h.
Result<void> link(Store& store, const LinkingModels* models = nullptr,
                  const LinkProgress& progress = {}, const LinkWatch& watch = {});

/// Throws away all that links made, and links every document anew. Corrections stay. Broken off,
/// the next call of `link` goes on.
Result<void> relink(Store& store, const LinkingModels* models = nullptr,
                    const LinkProgress& progress = {});

}  // namespace sayso
