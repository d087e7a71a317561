#include "views/http/event_stream.h"

#include <algorithm>
#include <utility>

namespace sayso::http {
namespace {
constexpr std::size_t kMostBehind = 4 << 20;   // bytes that a client may be behind
constexpr std::size_t kMostWaiting = 1 << 18;  // bytes of a body that wait for the client
}  // namespace

std::string event_text(std::string_view name, std::string_view data, std::string_view id) {
  std::string text = "event: " + std::string(name) + '\n';
  if (!id.empty()) text += "id: " + std::string(id) + '\n';
  return text + "data: " + std::string(data) + "\n\n";
}

void EventStream::wake_up() {
  if (!wake_) return;
  const Wake wake = std::exchange(wake_, {});
  wake();
}

void EventStream::add(std::string_view text) {
  const std::lock_guard lock(mutex_);
  if (ended_) return;
  if (text_.size() + text.size() > kMostBehind) {
    ended_ = true;
  } else {
    text_ += text;
  }
  wake_up();
}

bool EventStream::send(std::string_view text) {
  std::unique_lock lock(mutex_);
  room_.wait(lock, [&] { return ended_ || text_.size() < kMostWaiting; });
  if (ended_) return false;
  text_ += text;
  wake_up();
  return true;
}

void EventStream::finish() {
  const std::lock_guard lock(mutex_);
  finished_ = !ended_;
  ended_ = true;
  wake_up();
}

void EventStream::end() {
  const std::lock_guard lock(mutex_);
  ended_ = true;
  room_.notify_all();
  wake_up();
}

bool EventStream::broken_off() const {
  const std::lock_guard lock(mutex_);
  return kind_ == Kind::body && ended_ && !finished_;
}

bool EventStream::whole() const {
  const std::lock_guard lock(mutex_);
  return finished_;
}

bool EventStream::ended() const {
  const std::lock_guard lock(mutex_);
  return ended_;
}

std::optional<std::string> EventStream::take(std::size_t most, const std::function<void()>& wait,
                                             Wake wake) {
  const std::lock_guard lock(mutex_);
  if (!text_.empty()) {
    std::string part = text_.substr(0, most);
    text_.erase(0, part.size());
    room_.notify_all();
    return part;
  }
  if (ended_) return std::nullopt;
  wait();
  wake_ = std::move(wake);
  return std::string();
}

}  // namespace sayso::http
