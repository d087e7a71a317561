#include "base/weights.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <nlohmann/json.hpp>
#include <utility>

namespace sayso {
namespace {

constexpr char magic[8] = "sayso-w";
constexpr std::uint32_t format_version = 1;
constexpr std::size_t header_bytes = 32;
constexpr std::uint64_t alignment = 64;

template <typename T>
T read_number(const unsigned char* at) {
  T value;
  std::memcpy(&value, at, sizeof value);
  return value;
}

std::uint64_t checksum_of(const unsigned char* begin, std::size_t size) {
  XXH3_state_t* state = XXH3_createState();
  XXH3_64bits_reset(state);
  XXH3_64bits_update(state, begin, 24);
  XXH3_64bits_update(state, begin + header_bytes, size - header_bytes);
  const std::uint64_t checksum = XXH3_64bits_digest(state);
  XXH3_freeState(state);
  return checksum;
}

std::string hexadecimal(std::uint64_t value) {
  std::string out(16, '0');
  for (int i = 15; i >= 0; --i, value >>= 4) out[i] = "0123456789abcdef"[value & 15];
  return out;
}

std::string words_of(std::span<const std::int64_t> shape) {
  std::string out = "[";
  for (std::int64_t dimension : shape)
    out += (out.size() > 1 ? ", " : "") + (dimension < 0 ? "any" : std::to_string(dimension));
  return out + "]";
}

std::size_t bytes_of(Tensor::Type type) { return type == Tensor::Type::f32 ? 4 : 1; }

}  // namespace

std::int64_t Tensor::size() const {
  std::int64_t size = 1;
  for (std::int64_t dimension : shape) size *= dimension;
  return size;
}

Weights::Weights(Weights&& other) noexcept { *this = std::move(other); }

Weights& Weights::operator=(Weights&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(fingerprint_, other.fingerprint_);
  std::swap(begin_, other.begin_);
  std::swap(size_, other.size_);
  std::swap(tensors_, other.tensors_);
  std::swap(texts_, other.texts_);
  return *this;
}

Weights::~Weights() {
  if (begin_) munmap(const_cast<unsigned char*>(begin_), size_);
}

Error Weights::damaged(const std::string& reason) const {
  return {"models-damaged", path_ + ": " + reason};
}

Result<Weights> Weights::open(const std::string& path) {
  Weights weights;
  weights.path_ = path;
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return Error{"models-missing", path + ": " + std::strerror(errno)};
  struct stat status {};
  const bool regular = fstat(file, &status) == 0 && S_ISREG(status.st_mode);
  void* mapped = MAP_FAILED;
  if (regular && status.st_size >= static_cast<off_t>(header_bytes))
    mapped = mmap(nullptr, status.st_size, PROT_READ, MAP_PRIVATE, file, 0);
  const std::string reason = std::strerror(errno);
  close(file);
  if (!regular) return weights.damaged("not a file");
  if (status.st_size < static_cast<off_t>(header_bytes))
    return weights.damaged("truncated: it has no full header");
  if (mapped == MAP_FAILED) return weights.damaged(reason);
  weights.begin_ = static_cast<const unsigned char*>(mapped);
  weights.size_ = status.st_size;
  if (auto verified = weights.verify(); !verified) return verified.error();
  return weights;
}

Result<void> Weights::verify() {
  if (std::memcmp(begin_, magic, sizeof magic) != 0) return damaged("not a weights file");
  const auto version = read_number<std::uint32_t>(begin_ + 8);
  if (version > format_version)
    return damaged("made for a newer program: format " + std::to_string(version) +
                   ", this program reads " + std::to_string(format_version));
  if (version != format_version) return damaged("no such format: " + std::to_string(version));
  const auto directory = read_number<std::uint32_t>(begin_ + 12);
  const auto size = read_number<std::uint64_t>(begin_ + 16);
  if (size_ < size)
    return damaged("truncated: " + std::to_string(size_) + " of " + std::to_string(size) +
                   " bytes");
  if (size_ > size) return damaged("longer than it says");
  const auto checksum = checksum_of(begin_, size_);
  if (checksum != read_number<std::uint64_t>(begin_ + 24))
    return damaged("its checksum does not match its content");
  fingerprint_ = hexadecimal(checksum);
  if (directory > size_ - header_bytes) return damaged("its directory is too long");
  return read_directory(directory);
}

Result<void> Weights::read_directory(std::uint32_t bytes) {
  const auto* begin = begin_ + header_bytes;
  const auto directory = nlohmann::json::parse(begin, begin + bytes, nullptr, false);
  if (!directory.is_object()) return damaged("its directory is not JSON");
  auto inside = [this](const nlohmann::json& entry) {
    const std::uint64_t offset = entry.at("offset"), length = entry.at("bytes");
    return offset % alignment == 0 && offset <= size_ && length <= size_ - offset;
  };
  try {
    for (const auto& [name, entry] : directory.at("tensors").items()) {
      const std::string type = entry.at("type");
      Tensor tensor;
      if (type != "f32" && type != "i8") return damaged(name + " has an unknown type: " + type);
      tensor.type = type == "f32" ? Tensor::Type::f32 : Tensor::Type::i8;
      tensor.shape = entry.at("shape").get<std::vector<std::int64_t>>();
      const bool sensible = std::all_of(tensor.shape.begin(), tensor.shape.end(), [](auto size) {
        return size > 0 && size < (std::int64_t{1} << 31);
      });
      if (!sensible || !inside(entry) ||
          tensor.size() * bytes_of(tensor.type) != entry.at("bytes").get<std::uint64_t>())
        return damaged(name + " does not fit its place");
      tensor.data = begin_ + entry.at("offset").get<std::uint64_t>();
      tensors_.emplace(name, std::move(tensor));
    }
    for (const auto& [name, entry] : directory.at("texts").items()) {
      if (!inside(entry)) return damaged(name + " does not fit its place");
      const auto* text =
          reinterpret_cast<const char*>(begin_ + entry.at("offset").get<std::size_t>());
      texts_.emplace(name, std::string_view(text, entry.at("bytes").get<std::size_t>()));
    }
  } catch (const nlohmann::json::exception&) {
    return damaged("its directory lacks a field");
  }
  return {};
}

Result<Tensor> Weights::tensor(std::string_view name, Tensor::Type type,
                               std::initializer_list<std::int64_t> shape) const {
  const auto found = tensors_.find(name);
  if (found == tensors_.end()) return damaged("no tensor " + std::string(name));
  const Tensor& tensor = found->second;
  if (tensor.type != type) return damaged(std::string(name) + " is of another type");
  const bool fits =
      std::equal(shape.begin(), shape.end(), tensor.shape.begin(), tensor.shape.end(),
                 [](auto wanted, auto given) { return wanted < 0 || wanted == given; });
  if (!fits)
    return damaged(std::string(name) + " has the shape " + words_of(tensor.shape) + ", expected " +
                   words_of({shape.begin(), shape.size()}));
  return tensor;
}

Result<std::string_view> Weights::text(std::string_view name) const {
  const auto found = texts_.find(name);
  if (found == texts_.end()) return damaged("no text " + std::string(name));
  return found->second;
}

}  // namespace sayso
