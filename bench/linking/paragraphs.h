// The paragraphs that documents are made from, with what analysis finds in each.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"
#include "record/store.h"

namespace sayso::bench {

/// The day that the paragraphs are analysed for; documents are dated from here on.
inline constexpr const char* kFirstDay = "2030-01-01";

/// Reads paragraphs of plain texts (.txt), treebanks (.conllu) and TimeML (.tml) under `folders`
/// and keeps up to `most` of them, each as a document with its analysis, in a store at `path`,
/// unless an earlier run did. Those without any attribution or event are left out. Errors are those
/// of store.h and of Models::open.
Result<std::vector<Entry>> analysed_paragraphs(const std::string& path,
                                               const std::vector<std::string>& folders,
                                               const std::string& models, std::size_t most);

}  // namespace sayso::bench
