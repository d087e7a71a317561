#include "analysis/in_order.h"

#include <sched.h>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace sayso {

namespace {

constexpr std::size_t most_threads = 256;
constexpr std::size_t readings_per_job = 16;
constexpr std::size_t most_bytes = std::size_t{64} << 20;

void add_analysis(Reading& reading, const Models& models, Scratch& scratch) {
  if (!reading.document.ok() || !reading.wanted) return;
  Result<Analysis> analysis = analyse(*reading.document, models, scratch);
  if (analysis.ok()) {
    reading.analysis = *std::move(analysis);
  } else {
    reading.document = analysis.error();
  }
}

std::size_t bytes_of(const Reading& reading) {
  return reading.document.ok() ? reading.document->text.size() : 0;
}

/// The readings between `give` and `take`: a queue whose front is the next to be taken, and of
/// which the first `begun_` have been begun by some worker.
class Queue {
 public:
  Queue(const Models& models, std::size_t jobs) : models_(models), jobs_(jobs) {}

  /// Waits for room. Returns false when no more readings are wanted.
  bool push(Reading reading) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] {
      return stopped_ || slots_.empty() ||
             (slots_.size() < readings_per_job * jobs_ && bytes_ < most_bytes);
    });
    if (stopped_) return false;
    std::size_t bytes = bytes_of(reading);
    bytes_ += bytes;
    slots_.push_back({std::move(reading), bytes, false});
    work_.notify_one();
    return true;
  }

  void end() {
    std::lock_guard lock(mutex_);
    ended_ = true;
    work_.notify_all();
    done_.notify_all();
  }

  void stop() {
    std::lock_guard lock(mutex_);
    stopped_ = true;
    work_.notify_all();
    room_.notify_all();
  }

  /// A worker's life.
  void work() {
    Scratch scratch(models_);
    std::unique_lock lock(mutex_);
    while (true) {
      work_.wait(lock, [&] { return stopped_ || ended_ || begun_ < slots_.size(); });
      if (stopped_ || begun_ == slots_.size()) return;
      // Pushing and popping at the ends of a deque leaves references to the others valid, and a
      // slot is not popped before it is done.
      Slot& slot = slots_[begun_++];
      lock.unlock();
      add_analysis(slot.reading, models_, scratch);
      lock.lock();
      slot.done = true;
      done_.notify_one();
    }
  }

  /// The next reading in order, or nothing at the end.
  std::optional<Reading> pop() {
    std::unique_lock lock(mutex_);
    done_.wait(lock, [&] { return slots_.empty() ? ended_ : slots_.front().done; });
    if (slots_.empty()) return std::nullopt;
    Reading reading = std::move(slots_.front().reading);
    bytes_ -= slots_.front().bytes;
    slots_.pop_front();
    --begun_;
    room_.notify_one();
    return reading;
  }

 private:
  struct Slot {
    Reading reading;
    std::size_t bytes = 0;
    bool done = false;
  };

  const Models& models_;
  const std::size_t jobs_;
  std::mutex mutex_;
  std::condition_variable room_;
  std::condition_variable work_;
  std::condition_variable done_;
  std::deque<Slot> slots_;
  std::size_t begun_ = 0;
  std::size_t bytes_ = 0;
  bool ended_ = false;
  bool stopped_ = false;
};

void analyse_on_one_thread(const GiveReadings& give, const Models& models,
                           const TakeReading& take) {
  Scratch scratch(models);
  give([&](Reading reading) {
    add_analysis(reading, models, scratch);
    return take(std::move(reading));
  });
}

}  // namespace

void analyse_in_order(const GiveReadings& give, const Models& models, std::size_t jobs,
                      const TakeReading& take) {
  if (jobs <= 1) {
    analyse_on_one_thread(give, models, take);
    return;
  }
  Queue queue(models, jobs);
  std::vector<std::thread> threads;
  threads.emplace_back([&] {
    give([&](Reading reading) { return queue.push(std::move(reading)); });
    queue.end();
  });
  for (std::size_t i = 0; i < jobs; ++i) threads.emplace_back([&] { queue.work(); });
  while (std::optional<Reading> reading = queue.pop()) {
    if (take(*std::move(reading))) continue;
    queue.stop();
    break;
  }
  for (std::thread& thread : threads) thread.join();
}

std::size_t threads_for(std::size_t jobs) {
  if (jobs > 0) return std::min(jobs, most_threads);
  cpu_set_t processors;
  if (sched_getaffinity(0, sizeof(processors), &processors) != 0) return 1;
  return static_cast<std::size_t>(std::max(1, CPU_COUNT(&processors)));
}

}  // namespace sayso
