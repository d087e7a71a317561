// A ZIP archive written piece by piece, by libarchive: nothing of it is kept in memory.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "exporting/sink.h"

struct archive;

namespace sayso {

class ZipWriter {
 public:
  explicit ZipWriter(Sink sink);
  ~ZipWriter();
  ZipWriter(const ZipWriter&) = delete;
  ZipWriter& operator=(const ZipWriter&) = delete;

  /// Begins the next file; false once nothing more can be written, as `add` is.
  bool begin(const std::string& name);
  bool add(std::string_view bytes);
  /// Writes the list of files. Error: "archive". What broke off because the sink would take no more
  /// is none.
  Result<void> finish();

  /// Passes bytes on to the sink.
  bool pass(std::string_view bytes);

 private:
  archive* archive_;
  Sink sink_;
  bool fine_ = true;      // of the archive
  bool has_room_ = true;  // of the sink
};

}  // namespace sayso
