#include "linking/transfers/transfer_words.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <unordered_map>
#include <utility>

#include "base/ascii.h"
#include "base/one_of.h"

namespace sayso {

extern const std::string_view transfer_goods_table;  // data/goods.tsv without its sources

namespace {

constexpr std::uint32_t bit(Deed deed) { return static_cast<std::uint32_t>(deed); }

using Forms = std::unordered_map<std::string, std::uint32_t>;

/// All regular forms of a verb: "ship", "ships", "shipped", "shipping".
void add_forms(Forms& forms, const std::string& verb, std::uint32_t deed) {
  const std::string stem = verb.substr(0, verb.size() - 1);
  std::vector<std::string> all = {verb, verb + "s"};
  if (verb.ends_with("e")) {
    all.insert(all.end(), {verb + "d", stem + "ing"});
  } else if (verb.ends_with("y") && !verb.ends_with("oy")) {
    all.insert(all.end(), {stem + "ies", stem + "ied", verb + "ing"});
  } else {
    const std::string doubled = verb + verb.back();
    all.insert(all.end(),
               {verb + "es", verb + "ed", verb + "ing", doubled + "ed", doubled + "ing"});
  }
  for (const std::string& form : all) forms[form] |= deed;
}

Forms make_forms() {
  Forms forms;
  const auto verbs = [&](Deed deed, std::initializer_list<const char*> all) {
    for (const char* verb : all) add_forms(forms, verb, bit(deed));
  };
  const auto words = [&](Deed deed, std::initializer_list<const char*> all) {
    for (const char* word : all) forms[word] |= bit(deed);
  };
  verbs(Deed::send,
        {"send", "supply", "deliver", "ship", "sell", "give", "provide", "export", "transfer",
         "hand", "lend", "donate", "arm", "equip", "furnish", "carry", "smuggle"});
  words(Deed::send, {"sent", "sold", "gave", "given", "lent", "brought", "flown", "flew"});
  verbs(Deed::get, {"receive", "buy", "purchase", "import", "acquire", "obtain"});
  words(Deed::get, {"bought"});
  verbs(Deed::ask, {"ask", "request", "seek", "want", "appeal", "plead"});
  words(Deed::ask, {"sought"});
  for (const char* noun : {"request", "requests"}) forms[noun] = 0;  // seldom a verb in the news
  words(Deed::request, {"request", "requests", "approach", "approaches"});
  verbs(Deed::agree, {"agree", "consent", "promise", "pledge", "vow", "offer"});
  words(Deed::agree, {"undertook", "committed"});
  verbs(Deed::approve, {"approve", "authorise", "authorize", "ratify", "license"});
  words(Deed::approve, {"cleared", "licenced", "greenlit"});
  verbs(Deed::arrive, {"arrive", "reach"});
  words(Deed::arrive, {"landed", "crossed", "docked"});
  verbs(Deed::warn, {"warn", "caution", "threaten", "urge"});
  words(Deed::warn, {"warning", "warnings", "told", "tells"});
  verbs(Deed::consider, {"consider", "weigh", "mull", "explore", "contemplate", "study"});
  words(Deed::consider, {"undecided", "divided"});
  words(Deed::decide, {"decision", "decided", "decide", "mind"});
  verbs(Deed::deny, {"deny"});
  words(Deed::punish, {"sanctioned", "sanctioning", "blacklisted", "blacklists", "penalised",
                       "penalized", "froze", "frozen"});
  words(Deed::going, {"delivery", "deliveries", "shipment", "shipments", "sale", "sales", "supply",
                      "supplies", "transfer", "transfers", "consignment", "consignments", "export",
                      "exports", "handover", "loan", "gift", "donation", "donations"});
  words(Deed::negate,
        {"not", "never", "no", "nobody", "none", "nothing", "neither", "nor", "without", "cannot"});
  words(Deed::modal,
        {"will", "would", "shall", "could", "may", "might", "can", "must", "should", "to", "if",
         "whether", "wouldn't", "couldn't", "won't", "shouldn't", "can't", "mightn't"});
  words(Deed::anyone, {"any", "anyone", "states", "state", "countries", "governments", "those"});
  return forms;
}

std::uint32_t deeds_of(const std::string& word) {
  static const Forms forms = make_forms();
  const auto found = forms.find(word);
  std::uint32_t deeds = found == forms.end() ? 0 : found->second;
  if (word.ends_with("n't")) deeds |= bit(Deed::negate);
  if (word.ends_with("'ll") || word.ends_with("'d")) deeds |= bit(Deed::modal);
  return deeds;
}

constexpr std::size_t longest_goods = 3;  // words

/// Words of goods, in lower case, with their kind.
class GoodsLexicon {
 public:
  GoodsLexicon() {
    for (std::string_view left = transfer_goods_table; !left.empty();) {
      const std::size_t end = std::min(left.find('\n'), left.size());
      add_line(left.substr(0, end));
      left.remove_prefix(std::min(end + 1, left.size()));
    }
    // What reports of transfers call weapons without naming any.
    for (const char* words :
         {"arms", "weapon", "weapons", "weaponry", "munitions", "lethal aid", "lethal support",
          "lethal goods", "lethal products", "lethal assistance", "military aid",
          "military assistance", "military support", "military equipment", "military hardware",
          "material support"}) {
      kinds_[words] = "weapons";
    }
  }

  std::string_view kind_of(const std::string& words) const {
    const auto found = kinds_.find(words);
    return found == kinds_.end() ? std::string_view() : std::string_view(found->second);
  }

 private:
  void add_line(std::string_view line) {
    std::array<std::string_view, 3> columns;
    for (std::string_view& column : columns) {
      const std::size_t end = std::min(line.find('\t'), line.size());
      column = line.substr(0, end);
      line.remove_prefix(std::min(end + 1, line.size()));
    }
    const auto& [words, use, kind] = columns;
    const bool counted = use == "count" || use == "unit";
    if (!counted && use != "mass" && use != "name") return;
    if (kind == "-" || kind == "services") return;
    const std::string lower = lower_ascii(words);
    kinds_.try_emplace(lower, kind);
    if (!counted) return;
    kinds_.try_emplace(lower + "s", kind);
    if (lower.ends_with("y")) kinds_.try_emplace(lower.substr(0, lower.size() - 1) + "ies", kind);
  }

  std::unordered_map<std::string, std::string> kinds_;
};

const GoodsLexicon& goods_lexicon() {
  static const GoodsLexicon lexicon;
  return lexicon;
}

bool in_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// Size of an apostrophe at the start of `text`, straight or curly; 0 where there is none.
std::size_t apostrophe(std::string_view text) {
  if (text.starts_with("'")) return 1;
  return text.starts_with("\xE2\x80\x99") ? 3 : 0;
}

/// Size of a sign of punctuation beyond ASCII (dashes, quotation marks) at the start of `text`.
std::size_t wide_sign(std::string_view text) {
  return text.size() >= 3 && text.starts_with("\xE2\x80") ? 3 : 0;
}

class Reading {
 public:
  Reading(std::string_view text, Span span) : text_(text), at_(span.begin), end_(span.end) {}

  TransferWords words() {
    while (at_ < end_) {
      const std::string_view rest = text_.substr(at_, end_ - at_);
      if (wide_sign(rest) == 0 && in_word(rest.front())) {
        word();
      } else {
        sign(rest);
      }
    }
    return std::move(out_);
  }

 private:
  void sign(std::string_view rest) {
    const std::size_t wide = wide_sign(rest);
    if (wide > 0) {
      const std::string_view mark = rest.substr(0, wide);
      next_.opens = next_.opens || mark == "\xE2\x80\x9C" || mark == "\xE2\x80\x98";
      next_.stop = next_.stop || mark == "\xE2\x80\x94";
      at_ += static_cast<std::uint32_t>(wide);
      return;
    }
    const char c = rest.front();
    next_.comma = next_.comma || c == ',';
    // A full stop within a sentence ends an abbreviation.
    next_.stop = next_.stop || c == ';' || c == ':' || c == '!' || c == '?' || c == '\n';
    next_.opens = next_.opens || c == '"' || c == '\'';
    ++at_;
  }

  /// Where the run of letters and digits at `at` ends.
  std::uint32_t end_of_run(std::uint32_t at) const {
    while (at < end_ && in_word(text_[at]) && wide_sign(text_.substr(at, end_ - at)) == 0) ++at;
    return at;
  }

  /// A word goes on over hyphens, apostrophes and dots with a letter behind.
  void word() {
    const std::uint32_t begin = at_;
    std::uint32_t end = end_of_run(begin);
    for (;;) {
      const std::string_view rest = text_.substr(end, end_ - end);
      std::size_t size = apostrophe(rest);
      const bool apart = size > 0;
      if (rest.starts_with("-") || rest.starts_with(".")) size = 1;
      if (size == 0) break;
      const std::uint32_t behind = end_of_run(end + static_cast<std::uint32_t>(size));
      if (behind == end + size) break;
      if (apart && text_.substr(end + size, behind - end - size) == "s") {
        return keep(begin, end, behind, true);
      }
      const bool names = rest.starts_with("-") && is_capital(text_[begin]) &&
                         is_capital(text_[end + 1]);  // "China-Russia"
      if (names) return keep(begin, end, end, false);
      end = behind;
    }
    keep(begin, end, end, false);
  }

  static bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

  void keep(std::uint32_t begin, std::uint32_t end, std::uint32_t next, bool possessive) {
    next_.span = {begin, end};
    next_.lower = lower_ascii(text_.substr(begin, end - begin));
    for (std::size_t at; (at = next_.lower.find("\xE2\x80\x99")) != std::string::npos;) {
      next_.lower.replace(at, 3, "'");
    }
    const auto first = static_cast<unsigned char>(text_[begin]);
    next_.capital = is_capital(text_[begin]) || first >= 0xC3;
    next_.possessive = possessive;
    next_.deeds = deeds_of(next_.lower);
    out_.push_back(std::exchange(next_, TransferWord()));
    at_ = next;
  }

  std::string_view text_;
  std::uint32_t at_;
  std::uint32_t end_;
  TransferWord next_;
  TransferWords out_;
};

/// "300 million crowns": a currency is known by the amount before it, whatever it is.
bool is_amount(const TransferWords& words, std::size_t i) {
  constexpr std::array<std::string_view, 14> currencies = {
      "dollars", "euros", "pounds", "crowns", "francs", "roubles", "rubles",
      "yen",     "yuan",  "marks",  "dinars", "pesos",  "lira",    "kronor"};
  return words[i].is_word("million", "billion") && i + 1 < words.size() && !words[i + 1].stop &&
         is_one_of(words[i + 1].lower, currencies);
}

void mark_goods(TransferWords& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (is_amount(words, i)) {
      words[i].goods = words[i + 1].goods = "money";
      continue;
    }
    std::string joined;
    std::array<std::string, longest_goods> runs;
    const std::size_t most = std::min(longest_goods, words.size() - i);
    for (std::size_t n = 0; n < most; ++n) {
      joined += (n > 0 ? " " : "") + words[i + n].lower;
      runs[n] = joined;
    }
    for (std::size_t n = most; n > 0; --n) {
      const std::string_view kind = goods_lexicon().kind_of(runs[n - 1]);
      if (kind.empty()) continue;
      for (std::size_t k = i; k < i + n; ++k) words[k].goods = kind;
      break;
    }
  }
}

}  // namespace

TransferWords transfer_words(std::string_view text, Span span) {
  TransferWords words = Reading(text, span).words();
  mark_goods(words);
  return words;
}

std::string_view goods_family(std::string_view kind) {
  return kind == "weapons" || kind == "ammunition" || kind == "drones" ? "arms" : kind;
}

}  // namespace sayso
