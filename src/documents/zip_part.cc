#include "documents/zip_part.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>

namespace sayso {
namespace {

/// Unpacked. A document of the size limit, whatever its layout, has less.
constexpr std::uint64_t part_limit = 500'000'000;

struct Unpacking {
  archive* zip;
  std::uint64_t size = 0;
  bool damaged = false;
};

/// As xmlReaderForIO wants it.
int unpack(void* context, char* to, int size) {
  auto& from = *static_cast<Unpacking*>(context);
  if (from.size > part_limit) return 0;
  const auto got = archive_read_data(from.zip, to, static_cast<std::size_t>(size));
  if (got < 0) {
    from.damaged = true;
    return -1;
  }
  from.size += static_cast<std::uint64_t>(got);
  return static_cast<int>(got);
}

void ignore_error(void*, const char*, xmlParserSeverities, xmlTextReaderLocatorPtr) {}

}  // namespace

Result<bool> ZipParts::read(const std::string& name,
                            const std::function<bool(xmlTextReader&)>& take) const {
  const auto damaged = [&](const std::string& what) {
    return Error{"damaged", place_ + ": " + what};
  };
  const std::unique_ptr<archive, int (*)(archive*)> zip(archive_read_new(), archive_read_free);
  archive_read_support_format_zip_seekable(zip.get());
  if (archive_read_open_memory(zip.get(), bytes_.data(), bytes_.size()) != ARCHIVE_OK) {
    return damaged("a damaged zip");
  }
  archive_entry* entry = nullptr;
  int status = ARCHIVE_OK;
  while ((status = archive_read_next_header(zip.get(), &entry)) == ARCHIVE_OK) {
    const char* path = archive_entry_pathname(entry);
    if (path != nullptr && name == path) break;
  }
  if (status == ARCHIVE_EOF) return false;
  if (status != ARCHIVE_OK) return damaged("a damaged zip");

  Unpacking from{zip.get()};
  constexpr int options = XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_COMPACT;
  const std::unique_ptr<xmlTextReader, void (*)(xmlTextReader*)> reader(
      xmlReaderForIO(unpack, nullptr, &from, nullptr, nullptr, options), xmlFreeTextReader);
  if (!reader) return damaged("a damaged zip");
  xmlTextReaderSetErrorHandler(reader.get(), ignore_error, nullptr);
  int more = 0;
  while ((more = xmlTextReaderRead(reader.get())) == 1) {
    // Word writes none, and entities are how a small file grows large.
    if (xmlTextReaderNodeType(reader.get()) == XML_READER_TYPE_DOCUMENT_TYPE) {
      return damaged("its " + name + " has a document type, which no .docx has");
    }
    if (!take(*reader)) return true;
  }
  if (from.size > part_limit) {
    return Error{"too-large", place_ + ": its " + name + " unpacks to over 500 MB"};
  }
  if (more < 0)
    return damaged("its " + name + " is " + (from.damaged ? "damaged" : "no well-formed XML"));
  return true;
}

}  // namespace sayso
