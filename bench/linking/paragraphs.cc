#include "bench/linking/paragraphs.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <set>
#include <string_view>
#include <utility>

#include "analysis/analyse.h"
#include "base/sha256.h"
#include "bench/linking/mixing.h"

namespace sayso::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kShortest = 120;  // bytes
constexpr std::size_t kLongest = 700;

std::string contents(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Blank lines part paragraphs; other line ends are spaces.
std::vector<std::string> by_blank_lines(std::string_view text) {
  std::vector<std::string> out(1);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.remove_prefix(1);
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.remove_suffix(1);
    if (line.empty()) {
      if (!out.back().empty()) out.emplace_back();
    } else {
      if (!out.back().empty()) out.back() += ' ';
      out.back() += line;
    }
    at = end + 1;
  }
  return out;
}

std::vector<std::string> from_conllu(std::string_view text) {
  constexpr std::string_view kText = "# text = ";
  std::vector<std::string> out(1);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    if (line.starts_with("# newpar") || line.starts_with("# newdoc")) out.emplace_back();
    if (line.starts_with(kText)) {
      if (!out.back().empty()) out.back() += ' ';
      out.back() += line.substr(kText.size());
    }
    at = end + 1;
  }
  return out;
}

std::vector<std::string> from_tml(std::string_view file) {
  const std::size_t begin = file.find("<TEXT>");
  const std::size_t end = file.find("</TEXT>");
  if (begin == file.npos || end == file.npos) return {};
  std::string text;
  bool tag = false;
  for (const char c : file.substr(begin, end - begin)) {
    if (c == '<') tag = true;
    if (!tag) text += c;
    if (c == '>') tag = false;
  }
  return by_blank_lines(text);
}

std::vector<std::string> paragraphs_in(const fs::path& path) {
  const std::string extension = path.extension().string();
  if (extension == ".txt") return by_blank_lines(contents(path));
  if (extension == ".conllu") return from_conllu(contents(path));
  if (extension == ".tml") return from_tml(contents(path));
  return {};
}

/// Whether it reads like a paragraph of a report: not a headline, a list or a table.
bool is_usable(const std::string& text) {
  if (text.size() < kShortest || text.size() > kLongest) return false;
  const bool ends = text.back() == '.' || text.back() == '"' || text.ends_with("\u201D");
  return ends && text.find('&') == text.npos && text.find("http") == text.npos;
}

/// In an order of chance that is the same in every run.
std::vector<std::string> usable_paragraphs(const std::vector<std::string>& folders) {
  std::set<std::string> texts;
  for (const std::string& folder : folders) {
    for (const auto& file : fs::recursive_directory_iterator(folder)) {
      if (!file.is_regular_file() || file.path().filename().string().starts_with("README"))
        continue;
      for (std::string& text : paragraphs_in(file.path())) {
        if (is_usable(text)) texts.insert(std::move(text));
      }
    }
  }
  std::vector<std::string> out(texts.begin(), texts.end());
  std::sort(out.begin(), out.end(), [](const std::string& a, const std::string& b) {
    return mixed_word(a) < mixed_word(b);
  });
  return out;
}

Result<void> analyse_into(Store& store, const std::vector<std::string>& texts,
                          const std::string& models_folder, std::size_t most) {
  const auto models = Models::open(models_folder);
  if (!models) return models.error();
  Scratch scratch(**models);
  auto kept = store.size();
  if (!kept) return kept.error();
  for (std::size_t i = 0; i < texts.size() && *kept < most; ++i) {
    Document document;
    document.id = "sha256:" + sha256_hex(texts[i]);
    document.language = "en";
    document.published = Timestamp{kFirstDay, "day", "given", {}};
    document.text = texts[i];
    const auto placement = store.place(document);
    if (!placement) return placement.error();
    if (placement->outcome == Placement::Outcome::unchanged) continue;
    const auto analysis = analyse(document, **models, scratch);
    if (!analysis) return analysis.error();
    if (analysis->attributions.empty() || analysis->events.empty()) continue;
    if (const auto done = store.put(document, *analysis); !done) return done.error();
    if (++*kept % 500 == 0) std::cerr << *kept << " paragraphs analysed\n";
  }
  return {};
}

}  // namespace

Result<std::vector<Entry>> analysed_paragraphs(const std::string& path,
                                               const std::vector<std::string>& folders,
                                               const std::string& models, std::size_t most) {
  auto store = Store::open(path, Store::Mode::create);
  if (!store) return store.error();
  const auto kept = store->size();
  if (!kept) return kept.error();
  if (*kept < most) {
    const std::vector<std::string> texts = usable_paragraphs(folders);
    if (auto done = analyse_into(*store, texts, models, most); !done) return done.error();
  }
  std::vector<Entry> out;
  auto cursor = store->entries();
  if (!cursor) return cursor.error();
  for (;;) {
    auto entry = cursor->next();
    if (!entry) return entry.error();
    if (!*entry) break;
    out.push_back(std::move(**entry));
  }
  if (out.empty()) return Error{"empty", "no paragraphs in the folders of texts"};
  return out;
}

}  // namespace sayso::bench
