// libarchive reading from a ByteReader.
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <memory>
#include <string>

#include "documents/bytes.h"

namespace sayso {

class LibarchiveInput {
 public:
  /// `bytes` must outlive it.
  explicit LibarchiveInput(ByteReader& bytes) : bytes_(bytes), begin_(bytes.offset()) {}
  LibarchiveInput(const LibarchiveInput&) = delete;
  LibarchiveInput& operator=(const LibarchiveInput&) = delete;

  /// To choose formats and filters, before open(), and to read, after it.
  archive* handle() { return archive_.get(); }

  bool open();

  /// Why libarchive gave up, after `place`.
  Error damaged(const std::string& place);

  /// Where in `bytes` the header of the present entry is, as far as libarchive knows.
  std::uint64_t entry_offset();

 private:
  struct Free {
    void operator()(archive* handle) const { ::archive_read_free(handle); }
  };

  static la_ssize_t give(archive* handle, void* self, const void** chunk);

  ByteReader& bytes_;
  std::uint64_t begin_;
  std::size_t given_ = 0;  // bytes that libarchive holds views of; stepped over when it wants more
  std::unique_ptr<archive, Free> archive_{::archive_read_new()};
};

}  // namespace sayso
