#include "exporting/zip_writer.h"

#include <archive.h>
#include <archive_entry.h>

#include <ctime>
#include <memory>
#include <utility>

namespace sayso {
namespace {

la_ssize_t pass_on(archive*, void* writer, const void* bytes, std::size_t size) {
  const bool passed =
      static_cast<ZipWriter*>(writer)->pass({static_cast<const char*>(bytes), size});
  return passed ? static_cast<la_ssize_t>(size) : -1;
}

}  // namespace

ZipWriter::ZipWriter(Sink sink) : archive_(archive_write_new()), sink_(std::move(sink)) {
  fine_ = archive_ != nullptr && archive_write_set_format_zip(archive_) == ARCHIVE_OK &&
          archive_write_set_bytes_in_last_block(archive_, 1) == ARCHIVE_OK &&
          archive_write_open(archive_, this, nullptr, pass_on, nullptr) == ARCHIVE_OK;
}

ZipWriter::~ZipWriter() {
  // What is not finished is not to be closed: that would write a list of files.
  if (archive_ == nullptr) return;
  archive_write_fail(archive_);
  archive_write_free(archive_);
}

bool ZipWriter::pass(std::string_view bytes) {
  has_room_ = has_room_ && sink_(bytes);
  return has_room_;
}

bool ZipWriter::begin(const std::string& name) {
  constexpr int readable = 0644;
  const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new(),
                                                                       archive_entry_free);
  archive_entry_set_pathname_utf8(entry.get(), name.c_str());
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  archive_entry_set_perm(entry.get(), readable);
  archive_entry_set_mtime(entry.get(), std::time(nullptr), 0);
  fine_ = fine_ && archive_write_header(archive_, entry.get()) >= ARCHIVE_WARN;
  return fine_;
}

bool ZipWriter::add(std::string_view bytes) {
  if (bytes.empty()) return fine_;
  fine_ = fine_ && archive_write_data(archive_, bytes.data(), bytes.size()) ==
                       static_cast<la_ssize_t>(bytes.size());
  return fine_;
}

Result<void> ZipWriter::finish() {
  fine_ = fine_ && archive_write_close(archive_) == ARCHIVE_OK;
  if (fine_ || !has_room_) return {};
  const char* why = archive_ == nullptr ? nullptr : archive_error_string(archive_);
  return Error{"archive", std::string("cannot be packed: ") + (why == nullptr ? "?" : why)};
}

}  // namespace sayso
