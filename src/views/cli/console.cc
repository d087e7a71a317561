#include "views/cli/console.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>

#include "views/cli/text.h"

namespace sayso::cli {

namespace {

constexpr std::size_t buffer_bytes = std::size_t{1} << 16;
constexpr std::size_t widest = 100;
constexpr std::size_t narrowest = 40;

bool set_and_not_empty(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr && *value != '\0';
}

bool wants_color(Color color) {
  if (color != Color::automatic) return color == Color::always;
  const char* terminal = std::getenv("TERM");
  bool dumb = terminal != nullptr && std::string_view(terminal) == "dumb";
  return isatty(STDOUT_FILENO) != 0 && !set_and_not_empty("NO_COLOR") && !dumb;
}

std::size_t terminal_width() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return std::clamp<std::size_t>(size.ws_col, narrowest, widest);
}

}  // namespace

Console::Console(Color color, Progress progress)
    : colored_(wants_color(color)),
      messages_on_terminal_(isatty(STDERR_FILENO) != 0),
      shows_progress_(messages_on_terminal_ || progress == Progress::always),
      width_(terminal_width()) {}

void Console::write(std::string_view bytes) {
  if (broken()) return;
  if (progress_on_screen_) clear_progress();
  buffer_ += bytes;
  if (buffer_.size() >= buffer_bytes) flush();
}

void Console::write_line(std::string_view line) {
  write(line);
  write("\n");
}

void Console::flush() {
  std::string_view rest = buffer_;
  while (!rest.empty() && !broken()) {
    ssize_t written = ::write(STDOUT_FILENO, rest.data(), rest.size());
    if (written >= 0) {
      rest.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      error_number_ = errno;
    }
  }
  buffer_.clear();
}

Exit Console::finish(Exit status) {
  flush();
  clear_progress();
  if (!broken()) return status;
  complain(std::string("standard output: ") + std::strerror(error_number_));
  return Exit::no_output;
}

void Console::complain(std::string_view message) {
  clear_progress();
  std::string line = "sayso: " + harmless_line(message) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

Exit Console::refuse(const Error& error) {
  complain(error.message);
  return Exit::unusable;
}

void Console::progress(std::string_view line) {
  if (!shows_progress_) return;
  auto now = std::chrono::steady_clock::now();
  if (now - last_progress_ < std::chrono::milliseconds(100)) return;
  last_progress_ = now;
  std::string shown = harmless_line(line);
  if (messages_on_terminal_) {
    std::fprintf(stderr, "\r\033[K%s", shown.c_str());
    progress_on_screen_ = true;
  } else {
    std::fprintf(stderr, "%s\n", shown.c_str());
  }
}

void Console::clear_progress() {
  if (progress_on_screen_) std::fputs("\r\033[K", stderr);
  progress_on_screen_ = false;
}

}  // namespace sayso::cli
