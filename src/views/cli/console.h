// Where the command line meets the person: standard output whose failures are noticed, messages and
// progress on standard error, colour only where it is wanted.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sayso::cli {

/// Exit statuses of the program; listed in the help and the manual page.
enum class Exit {
  done = 0,
  some_failed = 1,  // an input could not be read; the others were
  usage = 2,        // the command line makes no sense
  unusable = 3,     // the store or the models cannot be used
  no_output = 4,    // standard output could not be written
};

enum class Color { automatic, always, never };
enum class Progress { automatic, always };

/// Not for use by several threads.
class Console {
 public:
  Console(Color color, Progress progress);

  /// Buffers; a failure to write shows in broken() and finish().
  void write(std::string_view bytes);
  void write_line(std::string_view line);
  void flush();

  /// True when nothing more can be written, so that long work may stop early.
  bool broken() const { return error_number_ != 0; }

  /// Writes out what is buffered. Returns `status`, or after saying so Exit::no_output where any
  /// output was lost.
  Exit finish(Exit status);

  /// One line on standard error: "sayso: ...", with whatever a terminal might obey taken out.
  void complain(std::string_view message);

  /// Complains of a store or of models that cannot be used; returns Exit::unusable.
  Exit refuse(const Error& error);

  /// Shows how far long work has come, at most ten times a second; a line that overwrites itself on
  /// a terminal, else nothing unless asked for.
  void progress(std::string_view line);

  bool colored() const { return colored_; }
  /// Columns to wrap text at: the terminal's, at most 100; 80 where there is none.
  std::size_t width() const { return width_; }

 private:
  void clear_progress();

  std::string buffer_;
  int error_number_ = 0;
  bool colored_ = false;
  bool messages_on_terminal_ = false;
  bool shows_progress_ = false;
  bool progress_on_screen_ = false;
  std::size_t width_ = 80;
  std::chrono::steady_clock::time_point last_progress_{};
};

}  // namespace sayso::cli
