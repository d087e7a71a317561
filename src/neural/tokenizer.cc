// The order of steps is that of the reference's BertNormalizer, BertPreTokenizer and WordPiece:
// drop control characters, stand CJK characters alone, decompose (NFD) and drop nonspacing marks,
// lower the case, split at white space and around punctuation, then take the longest known piece
// again and again.
#include "neural/tokenizer.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <bit>
#include <string>

#include "base/quotation.h"

namespace sayso {
namespace {

constexpr std::size_t longest_word = 100;  // characters; a longer one is unknown
constexpr std::string_view continues = "##";
constexpr std::uint64_t hash_seed = 0xcbf29ce484222325;

// FNV-1a, because the hashes of all prefixes of a word come out of one pass.
std::uint64_t hash_on(std::uint64_t hash, char byte) {
  return (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3;
}

std::size_t slot_of(std::uint64_t hash) { return hash ^ (hash >> 29); }

enum class Kind : std::uint8_t { word, space, punctuation, removed };

/// General category as the reference's tables have it, which stopped at Unicode 8: what was
/// assigned later counts as unassigned, and what was moved later stands where it was.
UCharCategory category_of(UChar32 c) {
  switch (c) {
    case 0x166D:
    case 0x111C9:
      return U_OTHER_PUNCTUATION;
    case 0x1734:
      return U_NON_SPACING_MARK;
    case 0x1885:
    case 0x1886:
      return U_OTHER_LETTER;
    case 0xA9BD:
      return U_COMBINING_SPACING_MARK;
    default:
      break;
  }
  const auto category = static_cast<UCharCategory>(u_charType(c));
  if (category == U_UPPERCASE_LETTER || category == U_LOWERCASE_LETTER) return category;
  UVersionInfo age;
  u_charAge(c, age);
  return age[0] > 8 ? U_UNASSIGNED : category;
}

bool is_punctuation(UChar32 c) {
  return c < 0x80 ? (c > 0x20 && c < 0x7F && !u_isalnum(c))
                  : (U_MASK(category_of(c)) & U_GC_P_MASK) != 0;
}

/// Of a character as it stands in the text.
bool is_removed(UChar32 c) {
  if (c == '\t' || c == '\n' || c == '\r') return false;
  return c == 0 || c == 0xFFFD ||
         (U_MASK(category_of(c)) & (U_GC_CC_MASK | U_GC_CF_MASK | U_GC_CO_MASK));
}

bool is_ideograph(UChar32 c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
         (c >= 0x20000 && c <= 0x2A6DF) || (c >= 0x2A700 && c <= 0x2B73F) ||
         (c >= 0x2B740 && c <= 0x2B81F) || (c >= 0x2B920 && c <= 0x2CEAF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F);
}

Kind kind_of(UChar32 c) {
  if (u_isUWhiteSpace(c)) return Kind::space;
  return is_punctuation(c) ? Kind::punctuation : Kind::word;
}

constexpr std::array<Kind, 128> ascii_kinds = [] {
  std::array<Kind, 128> kinds{};
  for (int c = 0; c < 128; ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (c == '\t' || c == '\n' || c == '\r' || c == ' ') {
      kinds[c] = Kind::space;
    } else if (c < 0x20 || c == 0x7F) {
      kinds[c] = Kind::removed;
    } else {
      kinds[c] = letter ? Kind::word : Kind::punctuation;
    }
  }
  return kinds;
}();

/// Counts of what decides a word's `case` (tokenizer.h).
class Case {
 public:
  void add(UChar32 c) {
    if (c < 0x80) {
      digit_ |= c >= '0' && c <= '9';
      if (c >= 'A' && c <= 'Z') add_cased(1);
      if (c >= 'a' && c <= 'z') add_cased(0);
      return;
    }
    if (u_charType(c) == U_DECIMAL_DIGIT_NUMBER) digit_ = true;
    if (u_tolower(c) != c) {
      add_cased(1);
    } else if (u_toupper(c) != c || u_hasBinaryProperty(c, UCHAR_CHANGES_WHEN_UPPERCASED)) {
      add_cased(0);
    }
  }

  int value() const {
    if (digit_) return 5;
    if (cased_ == 0) return 0;
    if (upper_ == 0) return 1;
    if (upper_ == 1 && first_upper_) return 2;
    return upper_ == cased_ ? 3 : 4;
  }

 private:
  void add_cased(int upper) {
    if (cased_++ == 0) first_upper_ = upper == 1;
    upper_ += upper;
  }

  int cased_ = 0, upper_ = 0;
  bool first_upper_ = false, digit_ = false;
};

}  // namespace

Span span_of(std::span<const Piece> pieces, PieceRange range) {
  return {pieces[range.begin].span.begin, pieces[range.end - 1].span.end};
}

Spans spans_of(std::span<const Piece> pieces, const std::vector<PieceRange>& ranges) {
  Spans spans;
  spans.reserve(ranges.size());
  for (const PieceRange range : ranges) spans.push_back(span_of(pieces, range));
  return spans;
}

/// The state of one call of tokenize.
class TokenizerRun {
 public:
  TokenizerRun(const Tokenizer& tokenizer, std::string_view text)
      : tokenizer_(tokenizer),
        text_(text),
        size_(static_cast<std::int32_t>(text.size())),
        quotations_(quotations(text)) {
    pieces_.reserve(text.size() / 4 + 8);
  }

  std::vector<Piece> run() {
    for (std::int32_t i = 0; i < size_;) {
      const auto byte = static_cast<unsigned char>(text_[i]);
      if (byte >= 0x80) {
        read_character(i);
      } else if (ascii_kinds[byte] == Kind::word) {
        read_ascii_word(i);
      } else if (byte != '[' || !read_special(i)) {
        if (ascii_kinds[byte] != Kind::removed) put(byte, i, i + 1);
        ++i;
      }
    }
    finish_word();
    return std::move(pieces_);
  }

 private:
  /// Reads on while characters are ASCII letters and digits.
  void read_ascii_word(std::int32_t& i) {
    const std::int32_t begin = i;
    const bool alone = word_.empty();
    for (; i < size_; ++i) {
      const auto byte = static_cast<unsigned char>(text_[i]);
      if (byte >= 0x80 || ascii_kinds[byte] != Kind::word) break;
      word_.push_back(byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte | 0x20) : text_[i]);
    }
    const auto next =
        i < size_ ? static_cast<unsigned char>(text_[i]) : static_cast<unsigned char>(' ');
    if (alone && next < 0x80 && ascii_kinds[next] != Kind::removed) {
      // The common case: the word stands in the text as it is, byte for byte.
      straight_begin_ = begin;
      finish_word();
      return;
    }
    for (std::int32_t at = begin; at < i; ++at)
      places_.push_back({std::uint32_t(at), std::uint32_t(at + 1)});
  }

  /// Reads one character that is not ASCII.
  void read_character(std::int32_t& i) {
    const std::int32_t begin = i;
    UChar32 c;
    U8_NEXT(text_.data(), i, size_, c);
    if (c < 0 || is_removed(c)) return;
    if (is_ideograph(c)) finish_word();
    static const UNormalizer2* const nfd = [] {
      UErrorCode status = U_ZERO_ERROR;
      return unorm2_getNFDInstance(&status);
    }();
    UChar decomposed[32];
    UErrorCode status = U_ZERO_ERROR;
    const std::int32_t length = unorm2_getDecomposition(nfd, c, decomposed, 32, &status);
    if (length < 0) {
      put_lowered(c, begin, i);
    } else {
      for (std::int32_t at = 0; at < length;) {
        UChar32 part;
        U16_NEXT(decomposed, at, length, part);
        put_lowered(part, begin, i);
      }
    }
    if (is_ideograph(c)) finish_word();
  }

  void put_lowered(UChar32 c, std::int32_t begin, std::int32_t end) {
    if (category_of(c) != U_NON_SPACING_MARK) put(u_tolower(c), begin, end);
  }

  /// One character of the normalised text; [begin, end) is the original that it comes from.
  void put(UChar32 c, std::int32_t begin, std::int32_t end) {
    const Kind kind = kind_of(c);
    if (kind != Kind::word) finish_word();
    if (kind == Kind::space) return;
    char bytes[4];
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(bytes, length, c);
    word_.append(bytes, length);
    places_.insert(places_.end(), length, {std::uint32_t(begin), std::uint32_t(end)});
    if (kind == Kind::punctuation) finish_word();
  }

  /// A special token written out in the text counts as that token.
  bool read_special(std::int32_t& i) {
    for (const auto& special : tokenizer_.specials_) {
      if (!text_.substr(i).starts_with(special.text)) continue;
      finish_word();
      const Span span{std::uint32_t(i), std::uint32_t(i + special.text.size())};
      pieces_.push_back({special.id, span, 0});
      set_shapes(pieces_.size() - 1);
      i = static_cast<std::int32_t>(span.end);
      return true;
    }
    return false;
  }

  /// Where bytes [begin, end) of the word come from.
  Span place(std::size_t begin, std::size_t end) const {
    if (straight_begin_ >= 0)
      return {std::uint32_t(straight_begin_ + begin), std::uint32_t(straight_begin_ + end)};
    return {places_[begin].begin, places_[end - 1].end};
  }

  void finish_word() {
    if (!word_.empty()) {
      const std::size_t first = pieces_.size();
      if (!split_word()) {
        pieces_.resize(first);
        pieces_.push_back({tokenizer_.unknown_, place(0, word_.size()), 0});
      }
      set_shapes(first);
    }
    word_.clear();
    places_.clear();
    straight_begin_ = -1;
  }

  /// Appends the pieces of the word; false where a part of it is unknown.
  bool split_word() {
    if (word_.size() > longest_word) {
      const auto characters = std::count_if(word_.begin(), word_.end(),
                                            [](char byte) { return (byte & 0xC0) != 0x80; });
      if (static_cast<std::size_t>(characters) > longest_word) return false;
    }
    for (std::size_t begin = 0; begin < word_.size();) {
      const auto& table = begin == 0 ? tokenizer_.first_ : tokenizer_.next_;
      const std::size_t reach = std::min(word_.size() - begin, table.longest);
      std::uint64_t hash = hash_seed;
      for (std::size_t i = 0; i < reach; ++i) hashes_[i] = hash = hash_on(hash, word_[begin + i]);
      std::size_t length = reach;
      int id = -1;
      for (; length > 0; --length) {
        id = tokenizer_.find(table, {word_.data() + begin, length}, hashes_[length - 1]);
        if (id >= 0) break;
      }
      if (id < 0) return false;
      pieces_.push_back({id, place(begin, begin + length), 0});
      begin += length;
    }
    return true;
  }

  /// Sets the shapes of the pieces of one word, from number `first` to the last.
  void set_shapes(std::size_t first) {
    const auto begin = static_cast<std::int32_t>(pieces_[first].span.begin);
    const auto end = static_cast<std::int32_t>(pieces_.back().span.end);
    Case letter_case;
    for (std::int32_t i = begin; i < end;) {
      UChar32 c;
      U8_NEXT(text_.data(), i, end, c);
      letter_case.add(c);
    }
    for (std::size_t i = first; i < pieces_.size(); ++i) {
      Piece& piece = pieces_[i];
      const int shape =
          1 + letter_case.value() + 6 * quote_of(piece.span.begin) + 18 * before(piece);
      piece.shape = static_cast<std::uint8_t>(shape);
      previous_end_ = piece.span.end;
    }
  }

  int quote_of(std::uint32_t begin) {
    std::int32_t i = static_cast<std::int32_t>(begin);
    UChar32 c;
    U8_NEXT(text_.data(), i, size_, c);
    if (is_quotation_mark(c)) return 2;
    while (quotation_ < quotations_.size() && quotations_[quotation_].end <= begin) ++quotation_;
    return quotation_ < quotations_.size() && quotations_[quotation_].begin <= begin ? 1 : 0;
  }

  int before(const Piece& piece) const {
    if (&piece == pieces_.data()) return 2;
    int found = 0;
    const auto begin = static_cast<std::int32_t>(piece.span.begin);
    for (auto i = static_cast<std::int32_t>(previous_end_); i < begin;) {
      UChar32 c;
      U8_NEXT(text_.data(), i, begin, c);
      if (c == '\n') return 2;
      if (u_isUWhiteSpace(c) || (c >= 0x1C && c <= 0x1F)) found = 1;
    }
    return found;
  }

  const Tokenizer& tokenizer_;
  std::string_view text_;
  std::int32_t size_;
  std::vector<Span> quotations_;
  std::size_t quotation_ = 0;  // the first that does not end before the piece in hand
  std::vector<Piece> pieces_;
  std::uint32_t previous_end_ = 0;

  // The word in hand, normalised, and for each of its bytes the original character that it comes
  // from; or, where straight_begin_ is not negative, the place where the word stands as it is.
  std::string word_;
  std::vector<Span> places_;
  std::int32_t straight_begin_ = -1;
  std::array<std::uint64_t, 256> hashes_;  // of the prefixes of what is left of the word
};

Result<Tokenizer> Tokenizer::open(const Weights& weights) {
  auto vocabulary = weights.text("vocabulary");
  if (!vocabulary) return vocabulary.error();
  auto tokenizer = from_vocabulary(*vocabulary);
  if (!tokenizer)
    return Error{tokenizer.error().code, weights.path() + ": " + tokenizer.error().message};
  return tokenizer;
}

Result<Tokenizer> Tokenizer::from_vocabulary(std::string_view vocabulary) {
  Tokenizer tokenizer;
  tokenizer.text_.assign(vocabulary.begin(), vocabulary.end());
  const std::string_view text(tokenizer.text_.data(), tokenizer.text_.size());
  const std::size_t entries = std::count(text.begin(), text.end(), '\n') + 1;
  for (Table* table : {&tokenizer.first_, &tokenizer.next_})
    table->slots.resize(std::bit_ceil(entries * 2));
  int id = 0;
  for (std::size_t begin = 0, end = 0; begin <= text.size(); begin = end + 1, ++id) {
    end = std::min(text.find('\n', begin), text.size());
    const std::string_view entry = text.substr(begin, end - begin);
    if (entry.size() > 255) return Error{"models-damaged", "a piece of the vocabulary is too long"};
    const bool next = entry.starts_with(continues) && entry.size() > continues.size();
    const auto skipped = next ? continues.size() : 0;
    tokenizer.insert(next ? tokenizer.next_ : tokenizer.first_,
                     {std::uint32_t(begin + skipped), std::uint32_t(end)}, id);
    for (const char* special : {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"})
      if (entry == special) tokenizer.specials_.push_back({special, id});
  }
  if (tokenizer.specials_.size() != 5)
    return Error{"models-damaged", "the vocabulary lacks a special token"};
  for (const Special& special : tokenizer.specials_) {
    if (special.text == "[UNK]") tokenizer.unknown_ = special.id;
    if (special.text == "[CLS]") tokenizer.cls_ = special.id;
    if (special.text == "[SEP]") tokenizer.sep_ = special.id;
  }
  return tokenizer;
}

int Tokenizer::find(const Table& table, std::string_view entry, std::uint64_t hash) const {
  const std::size_t mask = table.slots.size() - 1;
  for (std::size_t i = slot_of(hash) & mask; table.slots[i].id >= 0; i = (i + 1) & mask) {
    const Slot& slot = table.slots[i];
    if (slot.hash == hash && entry == std::string_view(text_.data() + slot.begin, slot.size))
      return slot.id;
  }
  return -1;
}

void Tokenizer::insert(Table& table, Span entry, int id) {
  std::uint64_t hash = hash_seed;
  for (std::uint32_t i = entry.begin; i < entry.end; ++i) hash = hash_on(hash, text_[i]);
  const std::size_t mask = table.slots.size() - 1;
  std::size_t i = slot_of(hash) & mask;
  while (table.slots[i].id >= 0) i = (i + 1) & mask;
  table.slots[i] = {hash, entry.begin, static_cast<std::uint16_t>(entry.size()), id};
  table.longest = std::max<std::size_t>(table.longest, entry.size());
}

std::vector<Piece> Tokenizer::tokenize(std::string_view text) const {
  return TokenizerRun(*this, text).run();
}

}  // namespace sayso
