#include "analysis/quantities.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "analysis/number_words.h"

namespace sayso {
namespace {

// The longer before those that they begin with.
constexpr std::array<std::string_view, 37> kHedges = {
    "at least",     "at most",      "as many as",    "as much as",    "as few as",
    "as little as", "up to",        "more than",     "no more than",  "not more than",
    "less than",    "no less than", "not less than", "fewer than",    "no fewer than",
    "well over",    "just over",    "just under",    "a little over", "slightly more than",
    "over",         "under",        "about",         "around",        "roughly",
    "some",         "nearly",       "almost",        "approximately", "an estimated",
    "estimated",    "close to",     "upwards of",    "in excess of",  "a reported",
    "a maximum of", "a minimum of"};
constexpr std::array<std::string_view, 17> kVagueOf = {
    "a couple",        "a pair",         "tens",         "dozens",         "scores",
    "hundreds",        "thousands",      "millions",     "billions",       "a number",
    "a handful",       "large numbers",  "large number", "a large number", "large quantities",
    "vast quantities", "huge quantities"};
constexpr std::array<std::string_view, 6> kVague = {"several", "a few",    "many",
                                                    "few",     "numerous", "countless"};

struct Scale {
  std::string_view word;
  double value;
};
constexpr std::array<Scale, 14> kScales = {{{"dozen", 12},
                                            {"hundred", 1e2},
                                            {"thousand", 1e3},
                                            {"million", 1e6},
                                            {"billion", 1e9},
                                            {"trillion", 1e12},
                                            {"k", 1e3},
                                            {"m", 1e6},
                                            {"mn", 1e6},
                                            {"b", 1e9},
                                            {"bn", 1e9},
                                            {"tn", 1e12},
                                            {"trn", 1e12},
                                            {"mln", 1e6}}};

struct Currency {
  std::string_view words;
  std::string_view code;
};
// As it stands glued before a number; the one before "$" is a word of its own.
constexpr std::array<Currency, 7> kSigns = {{{"€", "EUR"},
                                             {"₽", "RUB"},
                                             {"₴", "UAH"},
                                             {"₹", "INR"},
                                             {"₪", "ILS"},
                                             {"₩", "KRW"},
                                             {"₺", "TRY"}}};
constexpr std::array<Currency, 8> kDollars = {{{"us", "USD"},
                                               {"a", "AUD"},
                                               {"au", "AUD"},
                                               {"c", "CAD"},
                                               {"ca", "CAD"},
                                               {"nz", "NZD"},
                                               {"hk", "HKD"},
                                               {"nt", "TWD"}}};
// Names that several countries use ("rupees", "rials") stand here only with the country.
constexpr std::array<Currency, 28> kCurrencies = {{{"us dollars", "USD"},
                                                   {"canadian dollars", "CAD"},
                                                   {"australian dollars", "AUD"},
                                                   {"dollars", "USD"},
                                                   {"dollar", "USD"},
                                                   {"usd", "USD"},
                                                   {"euros", "EUR"},
                                                   {"euro", "EUR"},
                                                   {"eur", "EUR"},
                                                   {"pounds sterling", "GBP"},
                                                   {"pounds", "GBP"},
                                                   {"gbp", "GBP"},
                                                   {"swiss francs", "CHF"},
                                                   {"yuan", "CNY"},
                                                   {"renminbi", "CNY"},
                                                   {"yen", "JPY"},
                                                   {"roubles", "RUB"},
                                                   {"rubles", "RUB"},
                                                   {"hryvnias", "UAH"},
                                                   {"hryvnia", "UAH"},
                                                   {"zlotys", "PLN"},
                                                   {"shekels", "ILS"},
                                                   {"dirhams", "AED"},
                                                   {"indian rupees", "INR"},
                                                   {"pakistani rupees", "PKR"},
                                                   {"iranian rials", "IRR"},
                                                   {"saudi riyals", "SAR"},
                                                   {"turkish lira", "TRY"}}};

/// The word behind `phrase`, words with a space between, if it stands at word `i`; else `i`.
std::size_t past(const WordList& words, std::size_t i, std::size_t end, std::string_view phrase) {
  std::size_t at = i;
  while (!phrase.empty()) {
    const std::size_t size = std::min(phrase.find(' '), phrase.size());
    if (at >= end || words[at].lower != phrase.substr(0, size)) return i;
    if (at > i && !words.flows(at - 1)) return i;
    phrase.remove_prefix(std::min(size + 1, phrase.size()));
    ++at;
  }
  return at;
}

template <class Phrases>
std::size_t past_any(const WordList& words, std::size_t i, std::size_t end,
                     const Phrases& phrases) {
  for (const std::string_view phrase : phrases) {
    if (const std::size_t at = past(words, i, end, phrase); at > i) return at;
  }
  return i;
}

double scale_of(std::string_view word) {
  const auto* const found = std::find_if(kScales.begin(), kScales.end(),
                                         [&](const Scale& scale) { return scale.word == word; });
  return found == kScales.end() ? 0 : found->value;
}

std::string_view gap_before(const WordList& words, std::size_t i) {
  return i > 0 ? words.gap_after(i - 1) : words.text().substr(0, words[0].span.begin);
}

/// Whether word `i + 1` is next but for a sign of currency.
bool goes_on(const WordList& words, std::size_t i, std::size_t end) {
  if (i + 1 >= end) return false;
  const std::string_view gap = words.gap_after(i);
  return words.flows(i) || gap == " $" || gap == " £";
}

struct Number {
  std::size_t end = 0;
  double value = 0;
  double scale = 1;
  double upper = 0;  // of a range in one word: "20-30"
  bool bare_year = false;
  std::string_view currency;
  std::uint32_t begin = 0;  // byte
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The digits that `word` begins with, with a point at most.
std::size_t digits_in(std::string_view word) {
  std::size_t size = 0;
  bool point = false;
  while (size < word.size() && (is_digit(word[size]) || (word[size] == '.' && !point))) {
    point = point || word[size] == '.';
    ++size;
  }
  return size;
}

double value_of(std::string_view digits) {
  double value = 0;
  double place = 0;
  for (const char c : digits) {
    if (c == '.') {
      place = 1;
      continue;
    }
    value = value * 10 + (c - '0');
    place *= 10;
  }
  return place > 0 ? value / place : value;
}

/// Digits at word `i`: "12", "1.2", "120,000", "40m", "500-million", "20-30".
Number read_digits(const WordList& words, std::size_t i, std::size_t end, std::string_view word) {
  Number number;
  const std::size_t size = digits_in(word);
  if (size == 0) return number;
  std::string digits(word.substr(0, size));
  std::string_view rest = word.substr(size);
  number.end = i + 1;
  const bool whole = size <= 3 && rest.empty();
  while (whole && number.end < end && words.gap_after(number.end - 1) == "," &&
         digits_in(words[number.end].lower) == 3 && rest.empty()) {
    digits += words[number.end].lower.substr(0, 3);
    rest = std::string_view(words[number.end].lower).substr(3);
    ++number.end;
  }
  number.value = value_of(digits);
  number.bare_year = rest.empty() && digits.size() == 4 && number.end == i + 1 &&
                     (digits.starts_with("19") || digits.starts_with("20"));
  if (rest.starts_with('-')) rest.remove_prefix(1);
  if (rest.empty()) return number;
  if (digits_in(rest) == rest.size()) {
    number.upper = value_of(rest);
    return number.upper > number.value ? number : Number{};
  }
  number.scale = scale_of(rest);
  return number.scale > 0 ? number : Number{};
}

/// A number in words at word `i`: "two", "twenty-four", "a dozen", "half a million".
Number read_words(const WordList& words, std::size_t i, std::size_t end) {
  Number number;
  const std::string_view word = words[i].lower;
  if (words.is(i, {"half"}) && words.is(i + 1, {"a"}) && i + 2 < end &&
      scale_of(words[i + 2].lower) > 0) {
    number.value = 0.5;
    number.end = i + 2;
    return number;
  }
  if (words.is(i, {"a"})) {
    if (i + 1 >= end || !words.flows(i)) return number;
    if (words.is(i + 1, {"dozen", "hundred", "thousand", "million", "billion", "trillion"})) {
      number.value = 1;
      number.end = i + 1;
    }
    return number;
  }
  const std::size_t hyphen = word.find('-');
  const std::uint32_t first = number_of(word.substr(0, hyphen));
  if (first == 0 || words.is(i, {"both", "couple", "pair", "trio", "dozen"})) return number;
  number.value = first;
  number.end = i + 1;
  if (hyphen != word.npos) {
    const std::string_view rest = word.substr(hyphen + 1);
    const std::uint32_t second = number_of(rest);
    if (second > 0 && second < 10 && first >= 20) {
      number.value += second;
    } else if (scale_of(rest) >= 100) {
      number.scale = scale_of(rest);
    } else {
      return {};
    }
  }
  return number;
}

/// The scale words behind a number, and what follows them: "two hundred thousand", "two hundred and
/// fifty".
void read_scales(const WordList& words, std::size_t end, Number& number) {
  while (number.end < end && words.flows(number.end - 1)) {
    const std::string_view word = words[number.end].lower;
    const double scale = word.size() > 3 ? scale_of(word) : 0;
    if (scale > 0) {
      number.scale *= scale;
      ++number.end;
      continue;
    }
    const bool hundreds = number.scale == 100 || number.scale == 1000;
    const std::size_t next = words.is(number.end, {"and"}) ? number.end + 1 : number.end;
    const std::uint32_t more = hundreds && next < end ? number_of(words[next].lower) : 0;
    if (more == 0 || more >= number.scale || is_digit(words[next].lower[0])) return;
    number.value = number.value * number.scale + more;
    number.scale = 1;
    number.end = next + 1;
  }
}

/// Of a word that goes on in letters or a number alone.
std::string_view sign_of(std::string_view word) {
  for (const auto& [sign, code] : kSigns) {
    if (word.starts_with(sign)) return sign;
  }
  return {};
}

std::string_view code_of_sign(std::string_view sign) {
  for (const auto& [each, code] : kSigns) {
    if (each == sign) return code;
  }
  return {};
}

void read_currency_behind(const WordList& words, std::size_t end, Number& number) {
  if (!number.currency.empty() || number.end >= end || !words.flows(number.end - 1)) return;
  for (const auto& [name, code] : kCurrencies) {
    const std::size_t at = past(words, number.end, end, name);
    if (at == number.end) continue;
    // "500 pounds of explosives" weigh that much.
    if (code == "GBP" && name == "pounds" && words.is(at, {"of"})) return;
    number.currency = code;
    number.end = at;
    return;
  }
}

/// A number at word `i`, with its scale and currency; `end` is 0 where there is none.
Number read_number(const WordList& words, std::size_t i, std::size_t end) {
  if (i >= end) return {};
  std::size_t at = i;
  std::string_view currency;
  std::uint32_t begin = words[i].span.begin;
  const std::string_view gap = gap_before(words, i);
  if (gap.ends_with('$')) {
    currency = "USD";
    --begin;
  } else if (gap.ends_with("£")) {
    currency = "GBP";
    begin -= 2;
  } else if (i + 1 < end && words.gap_after(i) == "$") {
    for (const auto& [name, code] : kDollars) {
      if (words[i].lower == name) currency = code;
    }
    if (currency.empty()) return {};
    at = i + 1;
  } else if (words.is(i, {"usd", "eur", "gbp"}) && words.flows(i) && i + 1 < end) {
    currency = words.is(i, {"usd"}) ? "USD" : words.is(i, {"eur"}) ? "EUR" : "GBP";
    at = i + 1;
  }
  const std::string_view word = words[at].lower;
  const std::string_view sign = sign_of(word);
  if (!sign.empty()) currency = code_of_sign(sign);
  Number number = read_digits(words, at, end, word.substr(sign.size()));
  if (number.end == 0 && sign.empty()) number = read_words(words, at, end);
  if (number.end == 0) return number;
  number.begin = begin;
  number.currency = currency;
  read_scales(words, end, number);
  read_currency_behind(words, end, number);
  return number;
}

/// "hundreds of", "tens of thousands of", "several hundred million"; `i` where there is none.
std::size_t past_vague(const WordList& words, std::size_t i, std::size_t end) {
  std::size_t at = past_any(words, i, end, kVagueOf);
  if (at > i) {
    if (!words.is(at, {"of"}) || at >= end) return i;
    ++at;
    while (words.is(at, {"thousands", "millions", "billions"}) && words.is(at + 1, {"of"})) at += 2;
    return std::min(at, end);
  }
  at = past_any(words, i, end, kVague);
  if (at == i) return i;
  while (at < end && words.flows(at - 1) && words[at].lower.size() > 3 &&
         scale_of(words[at].lower) > 0) {
    ++at;
  }
  return at;
}

bool is_share_or_age(const WordList& words, std::size_t end, std::size_t at) {
  if (words.gap_after(at - 1).starts_with('%')) return true;
  return at < end && words.flows(at - 1) &&
         words.is(at, {"percent", "per", "percentage", "times", "of", "years", "days", "months",
                       "weeks", "hours", "minutes"}) &&
         !(words.is(at, {"of"}) && !words.is(at + 1, {"them", "those"})) &&
         !(words.is(at, {"per"}) && !words.is(at + 1, {"cent"}));
}

std::string text_of(const WordList& words, std::uint32_t begin, std::uint32_t end) {
  return std::string(words.text().substr(begin, end - begin));
}

/// The other end of a range behind `low`: "20 to 30", "$2 to $3 billion".
Number read_upper(const WordList& words, std::size_t end, const Number& low, bool between) {
  if (low.end >= end || !words.flows(low.end - 1)) return {};
  if (!(between ? words.is(low.end, {"and"}) : words.is(low.end, {"to", "or"}))) return {};
  if (!goes_on(words, low.end, end)) return {};
  const Number high = read_number(words, low.end + 1, end);
  const double low_scale = low.scale > 1 ? low.scale : high.scale;
  return high.value * high.scale > low.value * low_scale ? high : Number{};
}

template <class Phrases>
void add_first_words(const Phrases& phrases, std::unordered_set<std::string_view>& to) {
  for (const std::string_view phrase : phrases) to.insert(phrase.substr(0, phrase.find(' ')));
}

/// The words that quantities begin with, but for numbers: most words of a text are none of them.
std::unordered_set<std::string_view> first_words() {
  std::unordered_set<std::string_view> all = {"a", "half", "between", "usd", "eur", "gbp"};
  add_first_words(kHedges, all);
  add_first_words(kVagueOf, all);
  add_first_words(kVague, all);
  return all;
}

bool may_begin(const WordList& words, std::size_t i) {
  static const std::unordered_set<std::string_view> firsts = first_words();
  const std::string_view word = words[i].lower;
  const auto byte = static_cast<unsigned char>(word[0]);
  return is_digit(word[0]) || byte >= 0x80 || words.gap_after(i) == "$" || firsts.contains(word) ||
         number_of(word.substr(0, word.find('-'))) > 0;
}

}  // namespace

Quantity read_quantity(const WordList& words, std::size_t i, std::size_t end) {
  Quantity none;
  none.end = i;
  if (i >= end || !may_begin(words, i)) return none;
  const bool between = words.is(i, {"between"});
  std::size_t first = between ? i + 1 : past_any(words, i, end, kHedges);
  if (first > i && !goes_on(words, first - 1, end)) return none;
  Quantity read;
  if (const std::size_t at = past_vague(words, first, end); at > first) {
    Number behind;
    behind.end = at;
    read_currency_behind(words, end, behind);
    read.end = behind.end;
    read.currency = behind.currency;
    read.span = words.span_of(i, read.end);
    read.hedge = text_of(words, read.span.begin, words[at - 1].span.end);
    return read;
  }
  Number number = read_number(words, first, end);
  if (number.end == 0 || (number.bare_year && first == i && number.currency.empty())) return none;
  read.end = number.end;
  read.currency = number.currency;
  read.span = {first > i ? words[i].span.begin : number.begin, words[number.end - 1].span.end};
  std::uint32_t hedge_end = first > i ? words[first - 1].span.end : read.span.begin;
  if (const Number high = read_upper(words, end, number, between); high.end > 0) {
    if (number.scale == 1) number.scale = high.scale;
    if (read.currency.empty()) read.currency = high.currency;
    read.end = high.end;
    read.span.end = words[high.end - 1].span.end;
    hedge_end = read.span.end;
  } else if (between) {
    return none;
  } else if (number.upper > 0) {
    hedge_end = read.span.end;
  }
  if (is_share_or_age(words, end, read.end)) return none;
  read.number = number.value * number.scale;
  read.hedge = text_of(words, read.span.begin, hedge_end);
  return read;
}

}  // namespace sayso
