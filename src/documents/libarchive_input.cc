#include "documents/libarchive_input.h"

#include <algorithm>
#include <cerrno>

namespace sayso {
namespace {

constexpr std::size_t chunk_size = 1 << 16;

}  // namespace

bool LibarchiveInput::open() {
  return ::archive_read_open(handle(), this, nullptr, &LibarchiveInput::give, nullptr) ==
         ARCHIVE_OK;
}

la_ssize_t LibarchiveInput::give(archive* handle, void* self, const void** chunk) {
  auto& input = *static_cast<LibarchiveInput*>(self);
  const auto skipped = input.bytes_.skip(input.given_);
  input.given_ = 0;
  const auto next = input.bytes_.peek(chunk_size);
  if (!skipped || !next) {
    ::archive_set_error(handle, EIO, "the bytes end too early");
    return ARCHIVE_FATAL;
  }
  input.given_ = next->size();
  *chunk = next->data();
  return static_cast<la_ssize_t>(next->size());
}

std::uint64_t LibarchiveInput::entry_offset() {
  // In a broken zip it counts to before the beginning.
  const la_int64_t position = ::archive_read_header_position(handle());
  return begin_ + static_cast<std::uint64_t>(std::max<la_int64_t>(position, 0));
}

Error LibarchiveInput::damaged(const std::string& place) {
  if (bytes_.failure()) return *bytes_.failure();
  const char* reason = ::archive_error_string(handle());
  std::string message = place + ": " + (reason != nullptr ? reason : "not readable");
  std::replace(message.begin(), message.end(), '\n', ' ');
  return {"damaged", message};
}

}  // namespace sayso
