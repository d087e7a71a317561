// What is sent to one client as it comes about: server-sent events, or a body that a thread of its
// own makes.
#pragma once

#include <condition_variable>
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

  /// Events may end at any time; a body that breaks off before `finish` must not look whole.
  enum class Kind { events, body };
  explicit EventStream(Kind kind = Kind::events) : kind_(kind) {}

  /// Adds text for the client. One that does not keep up is cut off.
  void add(std::string_view text);
  /// Adds a piece of a body, having waited until the client has taken what came before; false once
  /// nobody listens.
  bool send(std::string_view text);
  /// A body is whole.
  void finish();
  /// Nothing more comes.
  void end();

  /// Up to `most` bytes; nothing at the end. Where there are none yet it gives "", having noted
  /// `wake`, and called `wait` before anybody can wake.
  std::optional<std::string> take(std::size_t most, const std::function<void()>& wait, Wake wake);

  bool ended() const;
  /// Whether it is a body that was finished.
  bool whole() const;
  /// Whether it is a body that has ended before it was whole.
  bool broken_off() const;

 private:
  void wake_up();

  const Kind kind_;
  mutable std::mutex mutex_;
  std::condition_variable room_;  // for `send`
  std::string text_;
  bool ended_ = false;
  bool finished_ = false;
  Wake wake_;
};

}  // namespace sayso::http
