// Which document of the store a document is: the same, a new version of it, or another.
#pragma once

#include <string>

#include "base/result.h"
#include "documents/document.h"
#include "record/database.h"
#include "record/store.h"

namespace sayso {

struct Identity {
  Placement placement;
  std::string text_hash;  // SHA-256 in hex
  std::string address;    // address.h; empty when unknown
};

/// By the rules of Store::place.
Result<Identity> identify(Database& database, const Document& document);

}  // namespace sayso
