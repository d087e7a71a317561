// Which format of news an XML file is in.
#pragma once

#include <optional>
#include <string_view>

#include "documents/kind.h"

namespace sayso {

/// The kind of an XML file that starts with `head`, which is UTF-8, by its root element. Of what
/// says that it is XML and has a root that no reader knows: "binary". None for HTML and for all
/// that is no XML.
std::optional<Kind> xml_kind(std::string_view head);

}  // namespace sayso
