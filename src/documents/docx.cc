#include "documents/docx.h"

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "documents/formats.h"
#include "documents/paged_text.h"
#include "documents/plain_text.h"
#include "documents/zip_part.h"

namespace sayso {
namespace {

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

std::string attribute(xmlTextReader& node, const char* name) {
  const auto* wanted = reinterpret_cast<const xmlChar*>(name);
  std::string value;
  for (int more = xmlTextReaderMoveToFirstAttribute(&node); more == 1;
       more = xmlTextReaderMoveToNextAttribute(&node)) {
    if (xmlStrEqual(xmlTextReaderConstLocalName(&node), wanted) == 1) {
      value = view(xmlTextReaderConstValue(&node));
      break;
    }
  }
  xmlTextReaderMoveToElement(&node);
  return value;
}

/// Whether a property such as <w:vanish/> is on.
bool is_on(xmlTextReader& node) {
  const std::string value = attribute(node, "val");
  return value != "0" && value != "false" && value != "off";
}

bool is_text(xmlTextReader& node) {
  const int type = xmlTextReaderNodeType(&node);
  return type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA ||
         type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE || type == XML_READER_TYPE_WHITESPACE;
}

/// Names of paragraph styles. Files refer to styles by ids that differ with Word's language.
class Styles {
 public:
  bool take(xmlTextReader& node) {
    if (xmlTextReaderNodeType(&node) != XML_READER_TYPE_ELEMENT) return true;
    const std::string_view name = view(xmlTextReaderConstLocalName(&node));
    if (name == "style") {
      id_ = attribute(node, "styleId");
    } else if (name == "name") {
      styles_[id_].name = lower_ascii(attribute(node, "val"));
    } else if (name == "basedOn") {
      styles_[id_].based_on = attribute(node, "val");
    }
    return true;
  }

  /// Whether the name of style `id`, or of one that it is based on, starts with `start`.
  bool is(std::string id, std::string_view start) const {
    for (int step = 0; step < 8; ++step) {
      const auto found = styles_.find(id);
      if (found == styles_.end()) return lower_ascii(id).starts_with(start);
      if (found->second.name.starts_with(start)) return true;
      id = found->second.based_on;
    }
    return false;
  }

 private:
  struct Style {
    std::string name;
    std::string based_on;
  };
  std::map<std::string, Style> styles_;
  std::string id_;
};

struct Break {
  std::size_t offset;
  bool rendered;  // Word says that a page ended here; else its author wants one to
};

struct Draft {
  std::string text;
  std::string style;
  std::string note;                            // the id of the note that it stands in
  std::vector<Break> breaks;                   // of pages
  std::map<int, std::size_t> letters_by_size;  // sizes in half points, as far as runs state them
  bool joins_next = false;                     // its end has been deleted
};

/// The paragraphs of a part.
class Body {
 public:
  /// `notes` is "footnote" or "endnote" where the part has these.
  explicit Body(std::string notes = {}) : notes_(std::move(notes)) {}

  bool take(xmlTextReader& node) {
    const int depth = xmlTextReaderDepth(&node);
    if (skip_below_ >= 0 && depth > skip_below_) return true;
    const int type = xmlTextReaderNodeType(&node);
    if (type == XML_READER_TYPE_END_ELEMENT) {
      if (depth == skip_below_) {
        skip_below_ = -1;
      } else {
        end(view(xmlTextReaderConstLocalName(&node)));
      }
    } else if (type == XML_READER_TYPE_ELEMENT) {
      const bool empty = xmlTextReaderIsEmptyElement(&node) == 1;
      const std::string name(view(xmlTextReaderConstLocalName(&node)));
      if (is_left_out(node, name)) {
        if (!empty) skip_below_ = depth;
      } else if (is_word(node)) {
        begin(node, name);
        if (empty) end(name);
      }
    } else if (in_text_ && is_text(node)) {
      add(view(xmlTextReaderConstValue(&node)));
    }
    return size_ <= document_limit;
  }

  std::size_t size() const { return size_; }
  const std::vector<std::string>& references() const { return references_; }
  std::vector<Draft> drafts() { return std::move(drafts_); }

 private:
  static bool is_word(xmlTextReader& node) {
    return view(xmlTextReaderConstNamespaceUri(&node)).find("wordprocessingml") !=
           std::string_view::npos;
  }

  /// Deleted text, former properties, the same again for old programs, and the like.
  bool is_left_out(xmlTextReader& node, const std::string& name) {
    if (name == "del" && in_properties_ && !open_.empty()) drafts_[open_.back()].joins_next = true;
    if (!notes_.empty() && name == notes_) {
      const std::string type = attribute(node, "type");
      return !type.empty() && type != "normal";
    }
    for (const char* known : {"del", "moveFrom", "Fallback", "pPrChange", "rPrChange", "rt",
                              "sectPr", "instrText", "delText", "delInstrText"}) {
      if (name == known) return true;
    }
    return false;
  }

  void begin(xmlTextReader& node, const std::string& name) {
    if (name == "p") return begin_paragraph();
    if (!notes_.empty() && name == notes_) note_ = attribute(node, "id");
    if (open_.empty()) return;
    Draft& draft = drafts_[open_.back()];
    if (name == "pPr") {
      in_properties_ = true;
    } else if (name == "pStyle") {
      draft.style = attribute(node, "val");
    } else if (name == "pageBreakBefore" && is_on(node)) {
      draft.breaks.push_back({0, false});
    } else if (!in_properties_) {
      begin_in_run(node, name, draft);
    }
  }

  void begin_in_run(xmlTextReader& node, const std::string& name, Draft& draft) {
    if (name == "r") {
      hidden_ = false;
      run_size_ = 0;
    } else if (name == "vanish") {
      hidden_ = is_on(node);
    } else if (name == "sz") {
      run_size_ = std::atoi(attribute(node, "val").c_str());
    } else if (name == "t") {
      in_text_ = true;
    } else if (name == "tab" || name == "ptab") {
      add("\t");
    } else if (name == "noBreakHyphen") {
      add("-");
    } else if (name == "lastRenderedPageBreak") {
      draft.breaks.push_back({draft.text.size(), true});
    } else if (name == "br" && attribute(node, "type") == "page") {
      if (!draft.text.empty()) split();
      drafts_[open_.back()].breaks.push_back({0, false});
    } else if (name == "br" || name == "cr") {
      break_line();
    } else if (name == "footnoteReference" || name == "endnoteReference") {
      references_.push_back(name.substr(0, name.size() - 9) + attribute(node, "id"));
    }
  }

  void end(std::string_view name) {
    if (name == "t") in_text_ = false;
    if (name == "pPr") in_properties_ = false;
    if (name == "p" && !open_.empty()) open_.pop_back();
  }

  void begin_paragraph() {
    if (open_.empty() && !drafts_.empty() && std::exchange(drafts_.back().joins_next, false)) {
      open_.push_back(drafts_.size() - 1);
      return;
    }
    open_.push_back(drafts_.size());
    drafts_.emplace_back().note = notes_ + note_;
  }

  void add(std::string_view text) {
    if (hidden_ || open_.empty()) return;
    Draft& draft = drafts_[open_.back()];
    const std::size_t before = draft.text.size();
    append_clean(text, draft.text);
    draft.letters_by_size[run_size_] += text.size();
    size_ += draft.text.size() - std::min(before, draft.text.size());
    broken_ = false;
  }

  /// A new line in a paragraph is mostly a new paragraph, unless it is for the looks of a heading.
  void break_line() {
    Draft& draft = drafts_[open_.back()];
    if (draft.text.empty()) return;
    if (!broken_ && !ends_sentence(draft.text)) {
      add(" ");
      broken_ = true;
      return;
    }
    split();
  }

  /// Ends the paragraph and begins another like it.
  void split() {
    Draft& draft = drafts_[open_.back()];
    Draft next;
    next.style = draft.style;
    next.note = draft.note;
    next.joins_next = std::exchange(draft.joins_next, false);
    open_.back() = drafts_.size();
    drafts_.push_back(std::move(next));
    broken_ = false;
  }

  std::string notes_;
  std::string note_;
  std::vector<Draft> drafts_;
  std::vector<std::size_t> open_;  // drafts: of a text box inside a paragraph, say
  std::vector<std::string> references_;
  int skip_below_ = -1;
  bool in_properties_ = false;  // of a paragraph
  bool in_text_ = false;
  bool hidden_ = false;
  bool broken_ = false;  // a line end came last
  int run_size_ = 0;
  std::size_t size_ = 0;  // of all text
};

void trim_end(std::string& text) {
  while (text.ends_with(' ') || text.ends_with('\t')) text.pop_back();
}

/// The paragraphs with text, with the pages that begin in them.
void number_pages(std::vector<Draft>& drafts, PagedText& to) {
  const auto has = [&drafts](bool rendered) {
    return std::any_of(drafts.begin(), drafts.end(), [rendered](const Draft& draft) {
      return std::any_of(draft.breaks.begin(), draft.breaks.end(),
                         [rendered](const Break& at) { return at.rendered == rendered; });
    });
  };
  const bool rendered = has(true);
  const bool paged = rendered || has(false);
  std::uint32_t page = 1;
  bool begins = paged;  // a page begins with the next text
  for (Draft& draft : drafts) {
    trim_end(draft.text);
    std::vector<PageStart> starts;
    if (begins && !draft.text.empty()) starts.push_back({0, page});
    begins = begins && draft.text.empty();
    for (const Break& at : draft.breaks) {
      if (at.rendered != rendered) continue;
      ++page;
      const std::size_t offset = draft.text.find_first_not_of(" \t", at.offset);
      if (offset == std::string::npos) {
        begins = true;
      } else if (!starts.empty() && starts.back().offset == offset) {
        starts.back().page = page;
      } else {
        starts.push_back({offset, page});
      }
    }
    if (!draft.text.empty()) to.paragraphs.push_back({draft.text, std::move(starts)});
  }
}

/// The size of most letters of a draft or of all.
int most_frequent(const std::map<int, std::size_t>& letters_by_size) {
  const auto most =
      std::max_element(letters_by_size.begin(), letters_by_size.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  constexpr int usual = 22;
  return most == letters_by_size.end() || most->first == 0 ? usual : most->first;
}

/// The paragraph that its style, or else its type, makes the headline. `drafts` have text.
std::optional<std::size_t> headline_of(const std::vector<Draft>& drafts, const Styles& styles) {
  const std::size_t near = std::min<std::size_t>(drafts.size(), 8);
  for (const char* style : {"title", "heading 1", "heading"}) {
    for (std::size_t i = 0; i < near; ++i) {
      if (styles.is(drafts[i].style, style)) return i;
    }
  }
  std::map<int, std::size_t> all;
  for (const Draft& draft : drafts) {
    for (const auto& [size, letters] : draft.letters_by_size) all[size] += letters;
  }
  std::optional<std::size_t> best;
  int largest = most_frequent(all) * 115 / 100;
  for (std::size_t i = 0; i < near; ++i) {
    const int size = most_frequent(drafts[i].letters_by_size);
    if (size > largest) best = i, largest = size;
  }
  return best;
}

/// What the parts of the file are called.
struct PartNames {
  std::string document = "word/document.xml";
  std::string properties = "docProps/core.xml";

  bool take(xmlTextReader& node) {
    const std::string type = attribute(node, "Type");
    std::string target = attribute(node, "Target");
    if (target.starts_with('/')) target.erase(0, 1);
    if (type.ends_with("/officeDocument")) document = target;
    if (type.ends_with("/core-properties")) properties = target;
    return true;
  }

  std::string beside_document(const std::string& name) const {
    return document.substr(0, document.rfind('/') + 1) + name;
  }
};

/// Title and creator as the file's properties state them.
struct Properties {
  PagedText& text;
  std::string name = {};

  bool take(xmlTextReader& node) {
    if (xmlTextReaderNodeType(&node) == XML_READER_TYPE_ELEMENT) {
      name = view(xmlTextReaderConstLocalName(&node));
    } else if (xmlTextReaderNodeType(&node) == XML_READER_TYPE_END_ELEMENT) {
      name.clear();
    } else if (is_text(node) && (name == "title" || name == "creator")) {
      append_clean(view(xmlTextReaderConstValue(&node)),
                   name == "title" ? text.title : text.creator);
    }
    return true;
  }
};

class Reader {
 public:
  Reader(std::string_view bytes, const std::string& place) : place_(place), parts_(bytes, place) {}

  Result<Document> read() {
    PartNames names;
    Styles styles;
    Body body;
    PagedText text;
    Properties properties{text};
    if (!read_part("_rels/.rels", names) || !read_part(names.document, body)) return error();
    if (!found_) return Error{"damaged", place_ + ": a .docx without a document"};
    // What these say is not worth losing the text for.
    read_part(names.beside_document("styles.xml"), styles);
    read_part(names.properties, properties);
    std::vector<Draft> notes;
    for (const char* kind : {"footnote", "endnote"}) {
      Body part(kind);
      if (!read_part(names.beside_document(std::string(kind) + "s.xml"), part)) continue;
      for (Draft& draft : part.drafts()) notes.push_back(std::move(draft));
      if (part.size() > document_limit) return too_large(place_);
    }
    if (body.size() > document_limit) return too_large(place_);

    std::vector<Draft> drafts = body.drafts();
    for (Draft& draft : drafts) {
      if (styles.is(draft.style, "toc")) draft.text.clear();
    }
    number_pages(drafts, text);
    std::erase_if(drafts, [](const Draft& draft) { return draft.text.empty(); });
    text.headline = headline_of(drafts, styles);
    add_notes(body.references(), notes, text);
    return as_document(text);
  }

 private:
  /// Whether the part could be read, or is not there, which `found_` says.
  template <typename Taker>
  bool read_part(const std::string& name, Taker& taker) {
    const Result<bool> found =
        parts_.read(name, [&taker](xmlTextReader& node) { return taker.take(node); });
    if (!found) error_ = found.error();
    found_ = found && *found;
    return found.ok();
  }

  Error error() const { return *error_; }

  /// In the order in which the text refers to them.
  static void add_notes(const std::vector<std::string>& references, std::vector<Draft>& notes,
                        PagedText& text) {
    std::multimap<std::string, std::string> by_id;
    for (Draft& note : notes) {
      trim_end(note.text);
      if (!note.text.empty()) by_id.emplace(note.note, std::move(note.text));
    }
    for (const std::string& id : references) {
      const auto [first, last] = by_id.equal_range(id);
      for (auto note = first; note != last; ++note) text.notes.push_back(std::move(note->second));
      by_id.erase(first, last);
    }
  }

  const std::string& place_;
  ZipParts parts_;
  std::optional<Error> error_;
  bool found_ = false;
};

}  // namespace

Result<Document> read_docx(std::string_view bytes, const std::string& place) {
  try {
    return Reader(bytes, place).read();
  } catch (const std::exception& error) {
    return Error{"damaged", place + ": a damaged .docx (" + error.what() + ")"};
  }
}

}  // namespace sayso
