#include "documents/read.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/sha256.h"
#include "documents/domain.h"
#include "documents/encoding.h"
#include "documents/json_lines.h"
#include "documents/page.h"
#include "documents/plain_text.h"

namespace sayso {
namespace {

constexpr std::size_t chunk_size = 1 << 16;
/// Bytes of one document in the widest encoding.
constexpr std::size_t raw_limit = 4 * document_limit + 4;
/// Bytes of one line of JSON Lines, escapes included.
constexpr std::size_t line_limit = 64'000'000;

/// An open file, read from its start to its end.
class Input {
 public:
  static Result<Input> open(const std::string& path) {
    if (path == "-") return Input(STDIN_FILENO, path);
    struct stat status;
    if (::stat(path.c_str(), &status) != 0) return unreadable(path, std::strerror(errno));
    if (S_ISDIR(status.st_mode)) {
      return unreadable(
          path, ::access(path.c_str(), R_OK | X_OK) == 0 ? "is a folder" : std::strerror(errno));
    }
    if (!S_ISREG(status.st_mode)) return unreadable(path, "not a regular file");
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return unreadable(path, std::strerror(errno));
    return Input(descriptor, path);
  }

  Input(Input&& other) noexcept
      : descriptor_(std::exchange(other.descriptor_, -1)), path_(std::move(other.path_)) {}
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;
  Input& operator=(Input&&) = delete;
  ~Input() {
    if (descriptor_ > STDIN_FILENO) ::close(descriptor_);
  }

  /// Appends what comes next, until `to` has `size` bytes or the input ends.
  Result<void> fill(std::string& to, std::size_t size) {
    while (to.size() < size) {
      const std::size_t old = to.size();
      to.resize(std::min(size, old + chunk_size));
      const ssize_t got = ::read(descriptor_, to.data() + old, to.size() - old);
      to.resize(old + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
      if (got == 0) return {};
      if (got < 0 && errno != EINTR) return unreadable(path_, std::strerror(errno));
    }
    return {};
  }

 private:
  Input(int descriptor, std::string path) : descriptor_(descriptor), path_(std::move(path)) {}

  static Error unreadable(const std::string& path, const std::string& reason) {
    return {"unreadable", path + ": " + reason};
  }

  int descriptor_;
  std::string path_;
};

Error too_large(const std::string& place) {
  return {"too-large", place + ": a document of over 20 MB"};
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos;
}

/// What holds of every document, whatever it came from.
Result<Document> finished(Document document, std::string file, const std::string& place) {
  if (is_blank(document.text)) return Error{"empty", place + ": no text"};
  if (document.text.size() > document_limit) return too_large(place);
  if (document.id.empty()) document.id = "sha256:" + sha256_hex(document.text);
  if (document.outlet.domain.empty()) {
    document.outlet.domain =
        domain_of(document.canonical.empty() ? document.url : document.canonical);
  }
  document.file = std::move(file);
  return document;
}

Result<Document> read_one(std::string_view bytes, Kind kind, const PageModel* pages,
                          const std::string& path) {
  if (is_blank(bytes)) return Error{"empty", path + ": no text"};
  if (kind == Kind::binary) return Error{"not-text", path + ": not text, HTML or JSON Lines"};
  if (kind == Kind::html) {
    Result<Document> page = read_page(bytes, pages, path);
    return page.ok() ? finished(*std::move(page), path, path) : page;
  }
  const std::string text = decode(bytes, "");
  if (text.size() > document_limit) return too_large(path);
  return finished(read_plain_text(text), path, path);
}

/// Gives the lines of `input`, which starts with `head`, until `take` says no. A line that is
/// longer than line_limit is given cut off just beyond it.
Result<void> for_each_line(Input& input, std::string head,
                           const std::function<bool(std::string_view line)>& take) {
  std::string& buffer = head;
  while (true) {
    std::size_t begin = 0;
    for (std::size_t end; (end = buffer.find('\n', begin)) != std::string::npos; begin = end + 1) {
      if (!take(std::string_view(buffer).substr(begin, end - begin))) return {};
    }
    buffer.erase(0, begin);
    const std::size_t old = buffer.size();
    if (auto read = input.fill(buffer, old + std::max(old, chunk_size)); !read.ok()) return read;
    if (buffer.size() == old) {
      if (!buffer.empty()) take(buffer);
      return {};
    }
    if (buffer.size() <= line_limit) continue;
    if (!take(std::string_view(buffer).substr(0, line_limit + 1))) return {};
    // To the end of that line.
    while (true) {
      const std::size_t end = buffer.find('\n');
      buffer.erase(0, end == std::string::npos ? end : end + 1);
      if (end != std::string::npos) break;
      if (auto read = input.fill(buffer, chunk_size); !read.ok()) return read;
      if (buffer.empty()) return {};
    }
  }
}

void read_json_lines(Input& input, std::string head, const std::string& path,
                     const PageModel* pages, const TakeDocument& take) {
  if (const auto mark = byte_order_mark(head)) head.erase(0, mark->size);
  std::size_t record = 0;
  std::size_t number = 0;
  bool wanted = true;
  const auto take_line = [&](std::string_view line) {
    ++number;
    if (is_blank(line)) return true;
    std::string file = path + "#" + std::to_string(record++);
    const std::string place = path + ", line " + std::to_string(number);
    if (line.size() > line_limit) return wanted = take(file, too_large(place));
    Result<Document> document = read_json_line(line, pages, place);
    if (document.ok()) document = finished(*std::move(document), file, place);
    return wanted = take(std::move(file), std::move(document));
  };
  const Result<void> read = for_each_line(input, std::move(head), take_line);
  if (!read.ok() && wanted) take(path, read.error());
}

bool is_hidden(const std::filesystem::path& path) {
  return path.filename().native().starts_with('.');
}

}  // namespace

void read_documents(const std::string& path, const ReadOptions& options, const TakeDocument& take) {
  Result<Input> input = Input::open(path);
  if (!input.ok()) {
    take(path, input.error());
    return;
  }
  std::string bytes;
  if (auto read = input->fill(bytes, kind_window); !read.ok()) {
    take(path, read.error());
    return;
  }
  const Kind kind = options.as.value_or(kind_of(bytes));
  if (kind == Kind::json_lines && !is_blank(bytes)) {
    read_json_lines(*input, std::move(bytes), path, options.pages, take);
    return;
  }
  if (kind != Kind::binary) {
    if (auto read = input->fill(bytes, raw_limit + 1); !read.ok()) {
      take(path, read.error());
      return;
    }
    if (bytes.size() > raw_limit) {
      take(path, too_large(path));
      return;
    }
  }
  take(path, read_one(bytes, kind, options.pages, path));
}

Result<std::vector<std::string>> list_inputs(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code error;
  if (path == "-" || !fs::is_directory(path, error)) {
    if (error && error != std::errc::no_such_file_or_directory) {
      return Error{"unreadable", path + ": " + error.message()};
    }
    return std::vector<std::string>{path};
  }
  std::vector<std::string> files;
  std::vector<fs::path> folders = {path};
  while (!folders.empty()) {
    const fs::path folder = std::move(folders.back());
    folders.pop_back();
    fs::directory_iterator entry(folder, error);
    if (error) {
      if (folder == path) return Error{"unreadable", path + ": " + error.message()};
      files.push_back(folder.string());  // reading it says why it cannot be read
      continue;
    }
    for (; entry != fs::directory_iterator(); entry.increment(error)) {
      if (error) break;
      if (is_hidden(entry->path())) continue;
      std::error_code ignored;
      if (entry->is_directory(ignored) && !entry->is_symlink(ignored)) {
        folders.push_back(entry->path());
      } else {
        files.push_back(entry->path().string());
      }
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace sayso
