// Archives of files: zip and tar.
#include <locale.h>

#include <algorithm>

#include "base/utf8.h"
#include "documents/formats.h"
#include "documents/libarchive_input.h"

namespace sayso {
namespace {

using namespace std::string_view_literals;

constexpr auto zip_entry_mark = "PK\x03\x04"sv;

/// The bytes of the present entry.
class EntryData : public ByteSource {
 public:
  EntryData(LibarchiveInput& archive, std::string place)
      : archive_(archive), place_(std::move(place)) {}

  Result<std::size_t> read(char* to, std::size_t size) override {
    const la_ssize_t got = ::archive_read_data(archive_.handle(), to, size);
    if (got >= 0) return static_cast<std::size_t>(got);
    lost_ = got == ARCHIVE_FATAL;
    return archive_.damaged(place_);
  }

  /// Whether libarchive cannot go on to the next entry.
  bool lost() const { return lost_; }

 private:
  LibarchiveInput& archive_;
  const std::string place_;
  bool lost_ = false;
};

/// libarchive gives names in the encoding of the thread's locale, and none that this lacks letters
/// for.
class Utf8Locale {
 public:
  Utf8Locale() : locale_(::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
    if (locale_ != nullptr) before_ = ::uselocale(locale_);
  }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;
  ~Utf8Locale() {
    if (locale_ == nullptr) return;
    ::uselocale(before_);
    ::freelocale(locale_);
  }

 private:
  locale_t locale_;
  locale_t before_ = nullptr;
};

std::string name_of(archive_entry* entry) {
  const char* name = ::archive_entry_pathname(entry);
  return repair_utf8(name != nullptr ? name : "");
}

/// Hidden files, as in folders, and what macOS adds.
bool is_hidden(std::string_view path) {
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    const std::string_view part = path.substr(0, end);
    if (part == "__MACOSX" || (part.starts_with('.') && part != "." && part != "..")) return true;
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return false;
}

bool is_file(archive_entry* entry) {
  return ::archive_entry_filetype(entry) == AE_IFREG && ::archive_entry_hardlink(entry) == nullptr;
}

class ArchiveReader {
 public:
  explicit ArchiveReader(const Input& input) : input_(input), records_(input) {}

  void read() {
    const auto head = input_.bytes.peek(kind_window);
    const bool zip = head && head->starts_with("PK");
    while (read_entries() == Outcome::lost && zip && find_entry()) continue;
    if (!any_ && input_.intake.wanted()) {
      input_.intake.give(input_.file, Error{"empty", input_.file + ": no files in it"});
    }
  }

 private:
  enum class Outcome { done, lost };

  /// Reads until the archive ends or libarchive cannot go on.
  Outcome read_entries() {
    LibarchiveInput archive(input_.bytes);
    ::archive_read_support_format_zip_streamable(archive.handle());
    ::archive_read_support_format_tar(archive.handle());
    begin_ = input_.bytes.offset();
    if (!archive.open()) return lose(archive);
    while (input_.intake.wanted()) {
      archive_entry* entry = nullptr;
      const int status = ::archive_read_next_header(archive.handle(), &entry);
      begin_ = std::max(begin_, archive.entry_offset());
      if (status == ARCHIVE_EOF) return Outcome::done;
      if (status == ARCHIVE_FATAL) return lose(archive);
      if (status == ARCHIVE_OK || status == ARCHIVE_WARN) {
        lost_ = false;
        if (is_file(entry) && !read_entry(archive, entry)) return Outcome::lost;
      } else {
        lose(archive);
      }
    }
    return Outcome::done;
  }

  /// Returns whether libarchive can go on.
  bool read_entry(LibarchiveInput& archive, archive_entry* entry) {
    const std::string name = name_of(entry);
    if (is_hidden(name)) return true;
    any_ = true;
    if (!records_.next()) return true;
    Origin origin = input_.origin;
    if (!origin.record.name.empty()) origin.record.name += "/";
    origin.record.name += name;
    const std::string file = records_.file();
    if (::archive_entry_is_data_encrypted(entry) != 0) {
      input_.intake.give(file, Error{"encrypted", file + " (" + name + "): encrypted"});
      return true;
    }
    EntryData data(archive, file + " (" + name + ")");
    Unpacked counted(data, input_.intake, file);
    ByteReader bytes(counted);
    input_.intake.read(bytes, file, origin, input_.depth + 1);
    return !data.lost();
  }

  /// Gives one error for bytes in which no entry can be made out, however many tries they take.
  Outcome lose(LibarchiveInput& archive) {
    any_ = true;
    if (!std::exchange(lost_, true) && records_.next()) {
      const std::string file = records_.file();
      input_.intake.give(file, archive.damaged(file + ", near byte " + std::to_string(begin_)));
    }
    return Outcome::lost;
  }

  /// Goes on to the next entry of a zip behind the one that libarchive was lost in.
  bool find_entry() {
    constexpr std::size_t chunk_size = 1 << 16;
    ByteReader& bytes = input_.bytes;
    const std::uint64_t past = begin_ + zip_entry_mark.size();
    if (bytes.offset() < past && !bytes.skip(past - bytes.offset())) return false;
    for (;;) {
      const auto next = bytes.peek(chunk_size);
      if (!next || next->size() < zip_entry_mark.size()) return false;
      const std::size_t at = next->find(zip_entry_mark);
      const bool found = at != std::string_view::npos;
      if (!bytes.skip(found ? at : next->size() - zip_entry_mark.size() + 1)) return false;
      if (found) return true;
    }
  }

  const Input& input_;
  Records records_;
  std::uint64_t begin_ = 0;  // of the entry that was begun last
  bool any_ = false;
  bool lost_ = false;
};

}  // namespace

void read_archive(const Input& input) {
  const Utf8Locale locale;
  ArchiveReader(input).read();
}

}  // namespace sayso
