#include "views/http/kept.h"

namespace sayso::http {
namespace {
constexpr std::size_t kMostBytes = 128 << 20;
constexpr int kShare = 20;  // of the time, one part goes to making
}  // namespace

Result<KeptItems> Kept::get(const std::string& name, const std::string& version, const Make& make) {
  const auto began = std::chrono::steady_clock::now();
  {
    const std::lock_guard lock(mutex_);
    const auto found = entries_.find(name);
    if (found != entries_.end() &&
        (found->second.kept.version == version || began < found->second.until)) {
      order_.splice(order_.begin(), order_, found->second.used);
      return found->second.kept;
    }
  }
  auto items = make();
  if (!items) return items.error();
  std::size_t bytes = name.size();
  for (const std::string& item : *items) bytes += item.size() + sizeof(std::string);
  KeptItems kept{version, std::make_shared<const Items>(*std::move(items))};
  const auto now = std::chrono::steady_clock::now();
  const std::lock_guard lock(mutex_);
  if (const auto found = entries_.find(name); found != entries_.end()) {
    bytes_ -= found->second.bytes;
    order_.erase(found->second.used);
    entries_.erase(found);
  }
  order_.push_front(name);
  entries_[name] = {kept, bytes, now + kShare * (now - began), order_.begin()};
  bytes_ += bytes;
  while (bytes_ > kMostBytes && order_.size() > 1) {
    const auto last = entries_.find(order_.back());
    bytes_ -= last->second.bytes;
    entries_.erase(last);
    order_.pop_back();
  }
  return kept;
}

void Kept::clear() {
  const std::lock_guard lock(mutex_);
  entries_.clear();
  order_.clear();
  bytes_ = 0;
}

}  // namespace sayso::http
