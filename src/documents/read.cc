#include "documents/read.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "documents/bytes.h"
#include "documents/intake.h"

namespace sayso {
namespace {

bool is_hidden(const std::filesystem::path& path) {
  return path.filename().native().starts_with('.');
}

}  // namespace

void read_documents(const std::string& path, const ReadOptions& options, const TakeRecord& take) {
  Intake intake(options, path, take);
  const auto file = open_file(path);
  if (!file) return intake.give(path, file.error());
  ByteReader bytes(**file);
  intake.read(bytes, path, {}, 0, options.as);
}

void read_bytes(std::string_view bytes, const std::string& name, const Origin& origin,
                const ReadOptions& options, const TakeRecord& take) {
  Intake intake(options, name, take);
  const auto source = bytes_in_memory(bytes);
  ByteReader reader(*source);
  intake.read(reader, name, origin, 0, options.as);
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
