// What a query asks for, checked: the first thing that makes no sense is kept as an error.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "record/list_pages.h"
#include "views/http/message.h"

namespace sayso::http {

class Parameters {
 public:
  explicit Parameters(const Request& request) : query_(request.query) {}

  /// Any text; empty where it is not given.
  std::string words(const std::string& name, std::size_t most = 500);
  /// Text that must be there.
  std::string needed(const std::string& name, std::size_t most = 2000);
  /// ISO 8601, as fine as it likes.
  std::string date(const std::string& name);
  bool flag(const std::string& name);
  std::size_t number(const std::string& name, std::size_t least, std::size_t most,
                     std::size_t otherwise);
  /// Up to `most` of `choices`, with commas between them.
  std::vector<std::string> choices(const std::string& name, const std::vector<std::string>& choices,
                                   std::size_t most = 100);
  /// One of `choices`.
  std::string choice(const std::string& name, const std::vector<std::string>& choices,
                     std::string otherwise);
  /// All values of a parameter that is given several times, 1 to `most`.
  std::vector<std::string> all(const std::string& name, std::size_t most);
  PageWish page();

  /// "bad-parameter".
  const std::optional<Error>& error() const { return error_; }

 private:
  std::optional<std::string> value(const std::string& name);
  void refuse(const std::string& name, const std::string& why);

  const std::multimap<std::string, std::string>& query_;
  std::optional<Error> error_;
};

/// A place in a list as the next page's cursor, and back; nothing where the text is none.
std::string cursor_of(const ListPlace& place);
std::optional<ListPlace> place_of(std::string_view cursor);

}  // namespace sayso::http
