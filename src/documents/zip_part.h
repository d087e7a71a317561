// One XML part of a zip as it unpacks, without the whole of it in memory.
#pragma once

#include <libxml/xmlreader.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

struct archive;

namespace sayso {

/// The zip in `bytes`, whose parts are read by name.
class ZipParts {
 public:
  /// `bytes` and `place`, which messages name, outlive it.
  ZipParts(std::string_view bytes, const std::string& place) : bytes_(bytes), place_(place) {}

  /// Calls `take` at each node of the part `name`, as xmlTextReaderRead does, until it says false.
  /// Returns whether there is such a part. Error: "damaged", "too-large".
  Result<bool> read(const std::string& name, const std::function<bool(xmlTextReader&)>& take) const;

 private:
  std::string_view bytes_;
  const std::string& place_;
};

}  // namespace sayso
