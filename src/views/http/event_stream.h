// Server-sent events on their way to one client.
#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace sayso::http {

/// One event as it is sent. `data` has no line ends.
std::string event_text(std::string_view name, std::string_view data, std::string_view id = {});

/// Filled by whoever has something to tell, emptied by the connection.
class EventStream {
 public:
  /// Called, once, when something has come for a connection that waits.
  using Wake = std::function<void()>;

  /// Adds text for the client. One that does not keep up is cut off.
  void add(std::string_view text);
  /// Nothing more comes.
  void end();

  /// Up to `most` bytes; nothing at the end. Where there are none yet it gives "", having noted
  /// `wake`, and called `wait` before anybody can wake.
  std::optional<std::string> take(std::size_t most, const std::function<void()>& wait, Wake wake);

  bool ended() const;

 private:
  void wake_up();

  mutable std::mutex mutex_;
  std::string text_;
  bool ended_ = false;
  Wake wake_;
};

}  // namespace sayso::http
