// E-mail: one message, or many in an mbox.
#pragma once

#include <string_view>

namespace sayso {

/// Whether what starts with `head` is a message, by the lines of its header, or an mbox.
bool is_mail(std::string_view head);

}  // namespace sayso
