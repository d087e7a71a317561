// Well-known outlets, agencies and state media, from data/outlets.tsv (see docs/outlets.md).
#pragma once

#include <string_view>
#include <vector>

#include "documents/document.h"

namespace sayso {

/// One line of the table; what nothing states is empty.
struct OutletEntry {
  std::string_view domain;   // lower case, without "www."; of some agencies empty
  std::string_view name;     // the one name that all domains of an outlet share
  std::string_view kind;     // words separated by a space: "agency state-media"
  std::string_view country;  // ISO 3166-1 alpha-3
  std::string_view owner;
  std::string_view
      also;  // other names and short forms, separated by "|": "AP|The Associated Press"
};

/// All of the table, by domain.
const std::vector<OutletEntry>& outlets();

/// The entry of `domain`, in lower case, or of the nearest domain that it is under; else null.
const OutletEntry* outlet_of_domain(std::string_view domain);

/// The entry of the outlet that has `name` as its name or as one of its other names, whatever the
/// case and with or without "The"; null where none has it, or several outlets.
const OutletEntry* outlet_named(std::string_view name);

bool has_kind(const OutletEntry& entry, std::string_view word);

/// The news agencies, with an entry for each domain of theirs.
const std::vector<const OutletEntry*>& agencies();

/// The name and all other names of `entry`.
std::vector<std::string_view> names_of(const OutletEntry& entry);

/// Fills in what the table says of the outlet's domain. Its name takes the place of a page's own,
/// so that one outlet has one name in a store, but not of one that was given with the document.
void describe(Outlet& outlet);

}  // namespace sayso
