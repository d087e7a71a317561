#include "documents/pdf.h"

// The interface in poppler/cpp offers no way to break off a page that a hostile file makes endless;
// this older one, on which it stands, does.
#include <poppler/Error.h>
#include <poppler/ErrorCodes.h>
#include <poppler/GlobalParams.h>
#include <poppler/PDFDoc.h>
#include <poppler/Page.h>
#include <poppler/Stream.h>
#include <poppler/TextOutputDev.h>
#include <poppler/UTF.h>
#include <poppler/XRef.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <memory>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "documents/formats.h"
#include "documents/page_furniture.h"
#include "documents/page_paragraphs.h"
#include "documents/paged_text.h"

namespace sayso {
namespace {

constexpr int most_pages = 5000;
constexpr std::size_t most_letters = 500'000;         // of one page
constexpr std::size_t most_drawings = 20'000;         // that one page calls, and these in turn
constexpr std::uint64_t most_unpacked = 500'000'000;  // bytes, pictures aside
constexpr double most_seconds = 60;                   // of this thread's work
constexpr double most_page_seconds = 3;
constexpr double widest = 20'000;  // points; the format allows 14,400

double seconds_of_work() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

/// Takes the text of one page, up to a limit.
class PageText : public TextOutputDev {
 public:
  PageText() : TextOutputDev(nullptr, false, 0, true, false) {}

  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x,
                double origin_y, CharCode code, int bytes, const Unicode* letters,
                int count) override {
    if (++letters_ > most_letters) return;
    TextOutputDev::drawChar(state, x, y, dx, dy, origin_x, origin_y, code, bytes, letters, count);
  }

  /// Asked before each drawing that a page calls; what is said to draw itself is not followed.
  bool useDrawForm() override { return ++drawings_ > most_drawings; }

  bool is_full() const { return letters_ > most_letters || drawings_ > most_drawings; }

 private:
  std::size_t letters_ = 0;
  std::size_t drawings_ = 0;
};

bool is_bold(const TextFontInfo& font) {
  if (font.isBold()) return true;
  if (font.getFontName() == nullptr) return false;
  const std::string& name = font.getFontName()->toStr();
  return name.find("Bold") != std::string::npos || name.find("Black") != std::string::npos ||
         name.find("Heavy") != std::string::npos;
}

/// A letter of a font as text: some symbols have no meaning of their own outside their font.
char32_t known_letter(Unicode letter) {
  switch (letter) {
    case 0xF0B7:  // a bullet in Symbol
    case 0xF06C:  // and in Wingdings
    case 0xF0A7:
    case 0xF0D8:
      return U'•';
    default:
      return letter;
  }
}

std::string text_of(const TextWord& word) {
  std::string letters;
  for (int i = 0; i < word.getLength(); ++i) {
    const char32_t letter = known_letter(*word.getChar(i));
    // A soft hyphen may end a line; the paragraphs need to know.
    if (letter == 0xAD && i + 1 == word.getLength()) {
      append_utf8(letter, letters);
    } else {
      std::string one;
      append_utf8(letter, one);
      append_clean(one, letters);
    }
  }
  return letters;
}

/// Turns a page's text that runs from bottom to top, say, so that it runs from left to right.
void turn(int quarters, double width, double height, PageWord& word, double base) {
  const PageWord was = word;
  switch (quarters) {
    case 1:
      word.left = was.top, word.right = was.bottom;
      word.top = width - was.right, word.bottom = width - was.left;
      word.baseline = width - base;
      break;
    case 2:
      word.left = width - was.right, word.right = width - was.left;
      word.top = height - was.bottom, word.bottom = height - was.top;
      word.baseline = height - base;
      break;
    case 3:
      word.left = height - was.bottom, word.right = height - was.top;
      word.top = was.left, word.bottom = was.right;
      word.baseline = base;
      break;
    default:
      word.baseline = base;
  }
}

/// The direction of most words; others are stamps and the like.
int main_rotation(TextWordList& words) {
  std::array<int, 4> letters{};
  for (int i = 0; i < words.getLength(); ++i) {
    letters[words.get(i)->getRotation() & 3] += words.get(i)->getLength();
  }
  return static_cast<int>(std::max_element(letters.begin(), letters.end()) - letters.begin());
}

bool is_placed(const PageWord& word) {
  for (const double value : {word.left, word.right, word.top, word.bottom, word.baseline}) {
    if (!std::isfinite(value) || std::abs(value) > widest) return false;
  }
  return std::isfinite(word.size) && word.size > 0 && word.size < widest;
}

PageContent content_of(PageText& text, std::uint32_t number, double width, double height) {
  PageContent content{number, height, {}};
  const std::unique_ptr<TextWordList> words = text.makeWordList();
  if (!words) return content;
  const int rotation = main_rotation(*words);
  for (int i = 0; i < words->getLength(); ++i) {
    const TextWord& from = *words->get(i);
    if ((from.getRotation() & 3) != rotation || from.getLength() == 0) continue;
    PageWord word;
    word.text = text_of(from);
    word.size = from.getFontSize();
    word.bold = is_bold(*from.getFontInfo(0));
    from.getBBox(&word.left, &word.top, &word.right, &word.bottom);
    turn(rotation, width, height, word, from.getBaseline());
    if (!word.text.empty() && is_placed(word)) content.words.push_back(std::move(word));
  }
  return content;
}

/// Whether most letters are ones that the font does not name.
bool is_unreadable(const std::vector<PageContent>& pages) {
  std::size_t letters = 0;
  std::size_t unknown = 0;
  for (const PageContent& page : pages) {
    for (const PageWord& word : page.words) {
      for (std::size_t at = 0; at < word.text.size();) {
        const CodePoint c = code_point_at(word.text, at);
        ++letters;
        unknown += c.value == 0xFFFD || (c.value >= 0xE000 && c.value <= 0xF8FF) ? 1 : 0;
        at += c.size;
      }
    }
  }
  return unknown * 3 > letters;
}

std::string info(PDFDoc& file, const char* name) {
  const auto value = file.getDocInfoStringEntry(name);
  if (!value) return {};
  Unicode* letters = nullptr;
  const int size = TextStringToUCS4(value->toStr(), &letters);
  std::string text;
  for (int i = 0; i < std::min(size, 1000); ++i) append_utf8(letters[i], text);
  std::free(letters);  // NOLINT(cppcoreguidelines-no-malloc): poppler's way
  std::string clean;
  append_clean(text, clean);
  return clean;
}

class Reader {
 public:
  Reader(std::string_view bytes, const std::string& place)
      : place_(place),
        file_(new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull))) {
  }

  Result<Document> read() {
    if (!file_.isOk() && file_.getErrorCode() == errEncrypted) {
      return Error{"encrypted", place_ + ": a PDF that needs a password"};
    }
    const int count = file_.isOk() ? file_.getNumPages() : 0;
    if (count <= 0) return Error{"damaged", place_ + ": a damaged PDF"};
    if (count > most_pages) return too_much("over " + std::to_string(most_pages) + " pages");
    if (is_bomb()) return too_much("contents that unpack to over 500 MB");
    std::vector<PageContent> pages;
    std::size_t size = 0;
    for (int number = 1; number <= count; ++number) {
      page_start_ = seconds_of_work();
      Result<PageContent> page = read_page(number);
      if (!page) return page.error();
      for (const PageWord& word : page->words) size += word.text.size() + 1;
      if (size > document_limit) return too_large(place_);
      if (!page->words.empty()) pages.push_back(*std::move(page));
    }
    if (pages.empty()) return Error{"no-text", place_ + ": a PDF of pictures, without text"};
    if (is_unreadable(pages)) {
      return Error{"no-text", place_ + ": a PDF whose fonts do not say which letters they draw"};
    }
    remove_running_lines(pages);
    PagedText text = paragraphs_of(std::move(pages));
    text.title = info(file_, "Title");
    text.creator = info(file_, "Author");
    return as_document(text);
  }

 private:
  Error too_much(const std::string& what) const {
    return {"too-large", place_ + ": a PDF of " + what};
  }

  bool is_late() const {
    const double now = seconds_of_work();
    return now - start_ > most_seconds || now - page_start_ > most_page_seconds;
  }

  /// Whether its streams unpack to more than any report's; pictures stay packed.
  bool is_bomb() {
    XRef& objects = *file_.getXRef();
    std::uint64_t unpacked = 0;
    std::array<unsigned char, 16384> buffer;
    for (int i = 0; i < objects.getNumObjects(); ++i) {
      const XRefEntry* entry = objects.getEntry(i, false);
      if (entry == nullptr) continue;
      if (entry->type == xrefEntryFree || entry->type == xrefEntryNone) continue;
      Object object = objects.fetch(i, entry->type == xrefEntryCompressed ? 0 : entry->gen);
      if (!object.isStream()) continue;
      Stream& stream = *object.getStream();
      if (stream.getDict()->lookup("Subtype").isName("Image")) continue;
      stream.reset();
      while (const int size = stream.doGetChars(static_cast<int>(buffer.size()), buffer.data())) {
        unpacked += static_cast<std::uint64_t>(size);
        if (unpacked > most_unpacked) return true;
      }
      stream.close();
    }
    return false;
  }

  Result<PageContent> read_page(int number) {
    ::Page* page = file_.getPage(number);
    if (page == nullptr || !page->isOk()) {
      return Error{"damaged", place_ + ", page " + std::to_string(number) + ": a damaged PDF"};
    }
    PageText text;
    std::pair<const Reader*, const PageText*> watched{this, &text};
    const auto is_enough = [](void* data) {
      const auto& [reader, page_text] = *static_cast<decltype(watched)*>(data);
      return page_text->is_full() || reader->is_late();
    };
    file_.displayPage(&text, number, 72, 72, 0, false, true, false, is_enough, &watched);
    if (is_late()) return too_much("pages that take too long to read");
    if (text.is_full()) {
      return too_much("too many letters or drawings on page " + std::to_string(number));
    }
    const bool turned = page->getRotate() % 180 != 0;
    const double width = page->getCropWidth();
    const double height = page->getCropHeight();
    return content_of(text, static_cast<std::uint32_t>(number), turned ? height : width,
                      turned ? width : height);
  }

  const std::string& place_;
  const double start_ = seconds_of_work();
  double page_start_ = start_;
  // What poppler would print; a lasting state of it, which it counts and guards by itself.
  const GlobalParamsIniter quiet_{[](ErrorCategory, Goffset, const char*) {}};
  PDFDoc file_;
};

}  // namespace

Result<Document> read_pdf(std::string_view bytes, const std::string& place) {
  try {
    return Reader(bytes, place).read();
  } catch (const std::exception& error) {
    return Error{"damaged", place + ": a damaged PDF (" + error.what() + ")"};
  }
}

}  // namespace sayso
