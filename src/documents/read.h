// Inputs to documents, whatever format they have. Entry point of this folder.
//
// What may go wrong with a record, by the code of its error:
//   "unreadable"  missing, not permitted, not a file, or the disk failed
//   "empty"       no bytes, or nothing but white space
//   "not-text"    a binary
//   "too-large"   one document of over 20 MB; a container may have any size. Or bytes that
//                 unpack to more than any document would
//   "too-deep"    containers within containers beyond any use
//   "no-article"  a page without an article
//   "no-text"     a document of pictures
//   "models-missing"  a page, and no model to read it with
//   "bad-line"    a line of JSON Lines that is no object with "text" or "html"
//   "encrypted"   a document or a file of an archive that needs a password
//   "no-text"     an item of a feed that is only a link, a picture, a message without text
//   "not-publishable"  a news item that is withheld or cancelled
//   "damaged"     a container or a document whose bytes break its format, or end too early
// Broken UTF-8 is repaired and is no error.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "documents/document.h"
#include "documents/kind.h"

namespace sayso {

/// Largest document, in bytes of its UTF-8.
inline constexpr std::size_t document_limit = 20'000'000;

/// Where a record stands in the outermost container, so that a later run can go on from it.
struct Position {
  std::string input;         // the input's path as given
  std::uint64_t record = 0;  // number of the record, from 0
  std::uint64_t offset = 0;  // in bytes of the file where the format allows to go there, else 0
};

struct Record {
  std::string file;  // the input's path as given, with "#n" (from 0) for the n-th record of a
                     // container
  Result<Document> document;
  Position position;
};

/// Takes one record and says whether to go on.
using TakeRecord = std::function<bool(Record)>;

class PageModel;

struct ReadOptions {
  std::optional<Kind> as = {};        // told by content when absent
  const PageModel* pages = nullptr;   // what reads HTML; threads may share it
  std::optional<Position> from = {};  // earlier records are left out
};

/// What is known of some bytes from outside: from the container or the server they came from.
struct Origin {
  std::string url;
  std::string charset;                 // as HTTP or MIME headers name it
  std::optional<Timestamp> published;  // where the document itself does not say
  ContainerRecord record;
};

/// Reads the file at `path` ("-": standard input) and hands its records to `take` in order. What
/// cannot be read is handed over as an error in its place. Containers are streamed.
void read_documents(const std::string& path, const ReadOptions& options, const TakeRecord& take);

/// The same for `bytes`, which messages and records call `name`.
void read_bytes(std::string_view bytes, const std::string& name, const Origin& origin,
                const ReadOptions& options, const TakeRecord& take);

/// The files that `path` stands for: itself, or all in a folder and its sub-folders by name,
/// without hidden ones. Error: "unreadable".
Result<std::vector<std::string>> list_inputs(const std::string& path);

}  // namespace sayso
