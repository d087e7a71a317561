#include <sayso/record.h>

#include "record/interchange.h"

namespace sayso {

std::string json_line(const Entry& entry) {
  return document_line(entry.document, entry.analysis, entry.version_of);
}

}  // namespace sayso
