#pragma once

#include <chrono>
#include <cstdint>

namespace sayso {

/// The time, which tests set themselves.
class Clock {
 public:
  virtual ~Clock() = default;

  /// Since some moment; never goes back.
  virtual std::chrono::milliseconds elapsed() const;

  /// The date in Unix seconds.
  virtual std::int64_t date() const;
};

}  // namespace sayso
