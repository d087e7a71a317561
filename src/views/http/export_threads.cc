#include "views/http/export_threads.h"

#include <algorithm>
#include <utility>

namespace sayso::http {

std::shared_ptr<EventStream> ExportThreads::start(std::function<void(EventStream&)> write) {
  const std::lock_guard lock(mutex_);
  running_.remove_if([](Running& one) {
    if (one.done) one.thread.join();
    return one.done.load();
  });
  // A client may ask for the next before the thread of a whole one has quite ended.
  const auto being_made = std::count_if(running_.begin(), running_.end(),
                                        [](const Running& one) { return !one.body->whole(); });
  if (being_made >= kMost) return nullptr;
  Running& one = running_.emplace_back();
  one.body = std::make_shared<EventStream>(EventStream::Kind::body);
  one.thread = std::thread([&one, write = std::move(write)] {
    write(*one.body);
    one.body->end();
    one.done = true;
  });
  // The client's end of it: when that is let go of, sent or not, nobody listens any more.
  return {one.body.get(), [body = one.body](EventStream*) { body->end(); }};
}

void ExportThreads::stop() {
  const std::lock_guard lock(mutex_);
  for (Running& one : running_) one.body->end();
  for (Running& one : running_) one.thread.join();
  running_.clear();
}

}  // namespace sayso::http
