#include "documents/bytes.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace sayso {
namespace {

constexpr std::size_t chunk_size = 1 << 16;

Error unreadable(const std::string& path, const std::string& reason) {
  return {"unreadable", path + ": " + reason};
}

class File : public ByteSource {
 public:
  File(int descriptor, std::string path) : descriptor_(descriptor), path_(std::move(path)) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() override {
    if (descriptor_ > STDIN_FILENO) ::close(descriptor_);
  }

  Result<std::size_t> read(char* to, std::size_t size) override {
    for (;;) {
      const ssize_t got = ::read(descriptor_, to, size);
      if (got >= 0) return static_cast<std::size_t>(got);
      if (errno != EINTR) return unreadable(path_, std::strerror(errno));
    }
  }

  bool seek(std::uint64_t offset) override {
    return ::lseek(descriptor_, static_cast<off_t>(offset), SEEK_SET) >= 0;
  }

 private:
  int descriptor_;
  std::string path_;
};

class Memory : public ByteSource {
 public:
  explicit Memory(std::string_view bytes) : bytes_(bytes) {}

  Result<std::size_t> read(char* to, std::size_t size) override {
    const std::size_t got = std::min(size, bytes_.size() - at_);
    std::copy_n(bytes_.data() + at_, got, to);
    at_ += got;
    return got;
  }

  bool seek(std::uint64_t offset) override {
    if (offset > bytes_.size()) return false;
    at_ = static_cast<std::size_t>(offset);
    return true;
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace

Result<std::unique_ptr<ByteSource>> open_file(const std::string& path) {
  if (path == "-") return std::unique_ptr<ByteSource>(new File(STDIN_FILENO, path));
  struct stat status;
  if (::stat(path.c_str(), &status) != 0) return unreadable(path, std::strerror(errno));
  if (S_ISDIR(status.st_mode)) {
    return unreadable(
        path, ::access(path.c_str(), R_OK | X_OK) == 0 ? "is a folder" : std::strerror(errno));
  }
  if (!S_ISREG(status.st_mode)) return unreadable(path, "not a regular file");
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return unreadable(path, std::strerror(errno));
  return std::unique_ptr<ByteSource>(new File(descriptor, path));
}

std::unique_ptr<ByteSource> bytes_in_memory(std::string_view bytes) {
  return std::make_unique<Memory>(bytes);
}

void ByteReader::fill(std::size_t size) {
  if (waiting().size() >= size) return;
  buffer_.erase(0, begin_);
  begin_ = 0;
  while (buffer_.size() < size && !ended_) {
    const std::size_t old = buffer_.size();
    buffer_.resize(old + chunk_size);
    const auto got = source_.read(buffer_.data() + old, chunk_size);
    buffer_.resize(old + (got ? *got : 0));
    if (!got) failure_ = got.error();
    ended_ = !got || *got == 0;
  }
}

void ByteReader::step(std::size_t size) {
  begin_ += size;
  offset_ += size;
}

Result<std::string_view> ByteReader::peek(std::size_t size) {
  fill(size);
  if (waiting().empty() && size > 0 && failure_) return *failure_;
  return waiting().substr(0, size);
}

Result<std::uint64_t> ByteReader::skip(std::uint64_t size) {
  std::uint64_t left = size;
  while (left > 0) {
    const auto next = peek(static_cast<std::size_t>(std::min<std::uint64_t>(left, chunk_size)));
    if (!next) return next.error();
    if (next->empty()) break;
    left -= next->size();
    step(next->size());
  }
  return size - left;
}

Result<std::string_view> ByteReader::line(std::size_t limit) {
  while (inside_line_) {
    fill(1);
    const std::size_t end = waiting().find('\n');
    inside_line_ = end == std::string_view::npos && !waiting().empty();
    step(std::min(end, waiting().size() - 1) + 1);
  }
  for (std::size_t seen = 0;;) {
    const std::size_t end = waiting().find('\n', seen);
    if (end == std::string_view::npos && failure_ && waiting().size() <= limit) return *failure_;
    if (end != std::string_view::npos || ended_ || waiting().size() > limit) {
      const std::string_view line =
          waiting().substr(0, std::min({end, limit, waiting().size() - 1}) + 1);
      inside_line_ = line.size() > limit && !line.ends_with('\n');
      step(line.size());
      return line;
    }
    seen = waiting().size();
    fill(seen + std::max(seen, chunk_size));
  }
}

Result<std::string> ByteReader::rest(std::size_t limit) {
  const auto all = peek(limit + 1);
  if (!all) return all.error();
  if (all->size() <= limit && failure_) return *failure_;
  std::string bytes(*all);
  step(bytes.size());
  return bytes;
}

Result<std::size_t> ByteReader::read(char* to, std::size_t size) {
  const auto next = peek(std::min(size, chunk_size));
  if (!next) return next.error();
  std::copy(next->begin(), next->end(), to);
  step(next->size());
  return next->size();
}

bool ByteReader::seek(std::uint64_t offset) {
  if (!source_.seek(offset)) return false;
  buffer_.clear();
  begin_ = 0;
  offset_ = offset;
  ended_ = false;
  inside_line_ = false;
  failure_.reset();
  return true;
}

}  // namespace sayso
