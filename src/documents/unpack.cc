#include "documents/unpack.h"

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <utility>

#include "documents/libarchive_input.h"

namespace sayso {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t chunk_size = 1 << 16;
/// As the command-line tool of zstd has it: a larger window needs memory beyond use.
constexpr int largest_zstd_window = 27;

enum class Parts { one, all };

std::string_view name_of(Packing packing) {
  switch (packing) {
    case Packing::gzip:
      return "gzip member";
    case Packing::zlib:
    case Packing::raw_deflate:
      return "deflate stream";
    case Packing::zstd:
      return "zstd frame";
    case Packing::brotli:
      return "brotli stream";
    case Packing::bzip2:
      return "bzip2 stream";
    case Packing::xz:
      return "xz stream";
  }
  return {};
}

/// Feeds a decoder, part by part.
class Unpacking : public ByteSource {
 public:
  Unpacking(ByteReader& packed, Packing packing, Parts parts, std::string place)
      : packed_(packed),
        packing_(packing),
        parts_(parts),
        place_(std::move(place)),
        part_begin_(packed.offset()) {}

  Result<std::size_t> read(char* to, std::size_t size) override {
    while (size > 0) {
      if (state_ == State::broken) return damaged("is broken");
      if (state_ == State::ended && !begin_next()) return std::size_t{0};
      const auto in = packed_.peek(chunk_size);
      if (!in) return in.error();
      const bool at_end = in->empty();
      const Step step = decode(*in, to, size);
      state_ = step.state;
      if (auto skipped = packed_.skip(step.consumed); !skipped) return skipped.error();
      if (step.produced > 0) return step.produced;
      if (at_end && state_ == State::inside) return damaged("ends too early");
    }
    return std::size_t{0};
  }

 protected:
  enum class State { inside, ended, broken };
  struct Step {
    std::size_t consumed = 0;
    std::size_t produced = 0;
    State state = State::inside;
  };

  virtual Step decode(std::string_view in, char* to, std::size_t size) = 0;
  virtual void restart() = 0;

 private:
  bool begin_next() {
    if (parts_ == Parts::one) return false;
    const auto head = packed_.peek(chunk_size);
    if (!head || packing_of(*head) != packing_) return false;
    part_begin_ = packed_.offset();
    restart();
    return true;
  }

  Error damaged(std::string_view how) const {
    std::string message = place_ + ": " + std::string(name_of(packing_)) + " at byte " +
                          std::to_string(part_begin_) + " ";
    return {"damaged", message.append(how)};
  }

  ByteReader& packed_;
  const Packing packing_;
  const Parts parts_;
  const std::string place_;
  std::uint64_t part_begin_;
  State state_ = State::inside;
};

class Inflating : public Unpacking {
 public:
  Inflating(ByteReader& packed, Packing packing, Parts parts, std::string place)
      : Unpacking(packed, packing, parts, std::move(place)) {
    // A negative size of the window means no header, 16 more means that of gzip.
    const int window = packing == Packing::gzip   ? MAX_WBITS + 16
                       : packing == Packing::zlib ? MAX_WBITS
                                                  : -MAX_WBITS;
    ready_ = ::inflateInit2(&stream_, window) == Z_OK;
  }
  Inflating(const Inflating&) = delete;
  Inflating& operator=(const Inflating&) = delete;
  ~Inflating() override {
    if (ready_) ::inflateEnd(&stream_);
  }

 protected:
  Step decode(std::string_view in, char* to, std::size_t size) override {
    if (!ready_) return {0, 0, State::broken};
    // zlib does not write to its input, only its declaration says so.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
    stream_.avail_in = static_cast<uInt>(in.size());
    const auto room = static_cast<uInt>(std::min(size, chunk_size));
    stream_.next_out = reinterpret_cast<Bytef*>(to);
    stream_.avail_out = room;
    const int status = ::inflate(&stream_, Z_NO_FLUSH);
    const State state = status == Z_STREAM_END                    ? State::ended
                        : status == Z_OK || status == Z_BUF_ERROR ? State::inside
                                                                  : State::broken;
    return {in.size() - stream_.avail_in, room - stream_.avail_out, state};
  }

  void restart() override { ::inflateReset(&stream_); }

 private:
  z_stream stream_ = {};
  bool ready_ = false;
};

class ZstdDecoding : public Unpacking {
 public:
  ZstdDecoding(ByteReader& packed, Parts parts, std::string place, std::string_view dictionary)
      : Unpacking(packed, Packing::zstd, parts, std::move(place)) {
    ::ZSTD_DCtx_setParameter(context_.get(), ZSTD_d_windowLogMax, largest_zstd_window);
    if (dictionary.empty()) return;
    ::ZSTD_DCtx_loadDictionary(context_.get(), dictionary.data(), dictionary.size());
  }

 protected:
  Step decode(std::string_view in, char* to, std::size_t size) override {
    ZSTD_inBuffer from = {in.data(), in.size(), 0};
    ZSTD_outBuffer out = {to, size, 0};
    const std::size_t status = ::ZSTD_decompressStream(context_.get(), &out, &from);
    const State state = ::ZSTD_isError(status) != 0 ? State::broken
                        : status == 0               ? State::ended
                                                    : State::inside;
    return {from.pos, out.pos, state};
  }

  void restart() override { ::ZSTD_DCtx_reset(context_.get(), ZSTD_reset_session_only); }

 private:
  struct Free {
    void operator()(ZSTD_DCtx* context) const { ::ZSTD_freeDCtx(context); }
  };
  std::unique_ptr<ZSTD_DCtx, Free> context_{::ZSTD_createDCtx()};
};

class BrotliDecoding : public Unpacking {
 public:
  BrotliDecoding(ByteReader& packed, std::string place)
      : Unpacking(packed, Packing::brotli, Parts::one, std::move(place)) {}

 protected:
  Step decode(std::string_view in, char* to, std::size_t size) override {
    std::size_t in_left = in.size();
    auto next_in = reinterpret_cast<const std::uint8_t*>(in.data());
    std::size_t room = size;
    auto next_out = reinterpret_cast<std::uint8_t*>(to);
    const auto status = ::BrotliDecoderDecompressStream(state_.get(), &in_left, &next_in, &room,
                                                        &next_out, nullptr);
    const State state = status == BROTLI_DECODER_RESULT_SUCCESS ? State::ended
                        : status == BROTLI_DECODER_RESULT_ERROR ? State::broken
                                                                : State::inside;
    return {in.size() - in_left, size - room, state};
  }

  void restart() override {}

 private:
  struct Free {
    void operator()(BrotliDecoderState* state) const { ::BrotliDecoderDestroyInstance(state); }
  };
  std::unique_ptr<BrotliDecoderState, Free> state_{
      ::BrotliDecoderCreateInstance(nullptr, nullptr, nullptr)};
};

/// What libarchive unpacks: bzip2 and xz.
class FilteredByLibarchive : public ByteSource {
 public:
  FilteredByLibarchive(ByteReader& packed, Packing packing, std::string place)
      : input_(packed), place_(std::move(place)) {
    archive* handle = input_.handle();
    if (packing == Packing::bzip2) ::archive_read_support_filter_bzip2(handle);
    if (packing == Packing::xz) ::archive_read_support_filter_xz(handle);
    ::archive_read_support_format_raw(handle);
    archive_entry* entry = nullptr;
    opened_ = input_.open() && ::archive_read_next_header(handle, &entry) == ARCHIVE_OK;
  }

  Result<std::size_t> read(char* to, std::size_t size) override {
    const la_ssize_t got = opened_ ? ::archive_read_data(input_.handle(), to, size) : -1;
    if (got < 0) return input_.damaged(place_);
    return static_cast<std::size_t>(got);
  }

 private:
  LibarchiveInput input_;
  const std::string place_;
  bool opened_ = false;
};

}  // namespace

std::optional<Packing> packing_of(std::string_view head) {
  if (head.starts_with("\x1F\x8B\x08"sv)) return Packing::gzip;
  if (head.starts_with("\x28\xB5\x2F\xFD"sv)) return Packing::zstd;
  // A frame to skip, which zstd files may begin with.
  if (head.size() >= 8 && (head[0] & 0xF0) == 0x50 && head.substr(1, 3) == "\x2A\x4D\x18"sv) {
    return Packing::zstd;
  }
  if (head.size() >= 10 && head.starts_with("BZh"sv) && head[3] >= '1' && head[3] <= '9' &&
      (head.substr(4, 6) == "1AY&SY"sv || head.substr(4, 6) == "\x17\x72\x45\x38\x50\x90"sv)) {
    return Packing::bzip2;
  }
  if (head.starts_with("\xFD\x37\x7A\x58\x5A\x00"sv)) return Packing::xz;
  return std::nullopt;
}

std::unique_ptr<ByteSource> unpack(ByteReader& packed, Packing packing, std::string place) {
  switch (packing) {
    case Packing::zstd:
      return std::make_unique<ZstdDecoding>(packed, Parts::all, std::move(place),
                                            std::string_view());
    case Packing::brotli:
      return std::make_unique<BrotliDecoding>(packed, std::move(place));
    case Packing::bzip2:
    case Packing::xz:
      return std::make_unique<FilteredByLibarchive>(packed, packing, std::move(place));
    case Packing::gzip:
      return std::make_unique<Inflating>(packed, packing, Parts::all, std::move(place));
    case Packing::zlib:
    case Packing::raw_deflate:
      break;
  }
  return std::make_unique<Inflating>(packed, packing, Parts::one, std::move(place));
}

std::unique_ptr<ByteSource> unpack_part(ByteReader& packed, Packing packing, std::string place,
                                        std::string_view dictionary) {
  if (packing == Packing::zstd) {
    return std::make_unique<ZstdDecoding>(packed, Parts::one, std::move(place), dictionary);
  }
  return std::make_unique<Inflating>(packed, packing, Parts::one, std::move(place));
}

}  // namespace sayso
