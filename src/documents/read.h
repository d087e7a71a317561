// Inputs to documents: plain text, HTML pages and JSON Lines. Entry point of this folder.
//
// What may go wrong with a record, by the code of its error:
//   "unreadable"  missing, not permitted, not a file, or the disk failed
//   "empty"       no bytes, or nothing but white space
//   "not-text"    a binary
//   "too-large"   one document of over 20 MB; a container may have any size
//   "no-article"  a page without an article
//   "models-missing"  a page, and no model to read it with
//   "bad-line"    a line of JSON Lines that is no object with "text" or "html"
// Broken UTF-8 is repaired and is no error.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "documents/document.h"
#include "documents/kind.h"

namespace sayso {

/// Largest document, in bytes of its UTF-8.
inline constexpr std::size_t document_limit = 20'000'000;

class PageModel;

struct ReadOptions {
  std::optional<Kind> as;  // told by content when absent
  const PageModel* pages = nullptr;  // what reads HTML; threads may share it
};

/// Takes one record and says whether to go on. `file` is the input's path as given, with "#n" (from
/// 0) for the n-th record of a container.
using TakeDocument = std::function<bool(std::string file, Result<Document> document)>;

/// Reads the file at `path` ("-": standard input) and hands its records to `take` in order. What
/// cannot be read is handed over as an error in its place. Containers are streamed.
void read_documents(const std::string& path, const ReadOptions& options, const TakeDocument& take);

/// The files that `path` stands for: itself, or all in a folder and its sub-folders by name,
/// without hidden ones. Error: "unreadable".
Result<std::vector<std::string>> list_inputs(const std::string& path);

}  // namespace sayso
