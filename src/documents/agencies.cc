#include "documents/agencies.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace sayso {
namespace {

/// Names that mean an agency wherever they stand.
constexpr std::array<std::string_view, 62> names = {"The Associated Press",
                                                    "Associated Press",
                                                    "Reuters",
                                                    "Thomson Reuters",
                                                    "Agence France-Presse",
                                                    "Deutsche Presse-Agentur",
                                                    "Press Trust of India",
                                                    "Asian News International",
                                                    "Indo-Asian News Service",
                                                    "United News of India",
                                                    "United Press International",
                                                    "PA Media",
                                                    "Press Association",
                                                    "Australian Associated Press",
                                                    "The Canadian Press",
                                                    "Canadian Press",
                                                    "Anadolu Agency",
                                                    "Anadolu",
                                                    "Bloomberg News",
                                                    "Xinhua News Agency",
                                                    "Xinhua",
                                                    "Kyodo News",
                                                    "Jiji Press",
                                                    "Yonhap News Agency",
                                                    "Yonhap",
                                                    "RIA Novosti",
                                                    "Interfax-Ukraine",
                                                    "Interfax",
                                                    "Ukrinform",
                                                    "Ukrainska Pravda News Agency",
                                                    "Polska Agencja Prasowa",
                                                    "Polish Press Agency",
                                                    "Austria Presse Agentur",
                                                    "Keystone-SDA",
                                                    "Ritzau",
                                                    "Tidningarnas Telegrambyrå",
                                                    "Norsk Telegrambyrå",
                                                    "Finnish News Agency",
                                                    "Lusa News Agency",
                                                    "Europa Press",
                                                    "Agencia EFE",
                                                    "EFE",
                                                    "ANSA",
                                                    "Adnkronos",
                                                    "AGERPRES",
                                                    "Tanjug",
                                                    "BelTA",
                                                    "Belga News Agency",
                                                    "Tasnim News Agency",
                                                    "Mehr News Agency",
                                                    "Fars News Agency",
                                                    "Emirates News Agency",
                                                    "Saudi Press Agency",
                                                    "Kuwait News Agency",
                                                    "Qatar News Agency",
                                                    "Jordan News Agency",
                                                    "Bernama",
                                                    "Antara News",
                                                    "Associated Press of Pakistan",
                                                    "Bangladesh Sangbad Sangstha",
                                                    "Korean Central News Agency",
                                                    "Inter Press Service"};

/// Initials and short names, which need a setting that only credits have.
constexpr std::array<std::string_view, 51> short_names = {
    "AP",   "AFP", "dpa", "DPA",  "PTI",       "ANI",  "IANS",  "UNI",  "UPI",
    "PA",   "AAP", "CP",  "AA",   "EFE",       "TASS", "Tass",  "RIA",  "Kyodo",
    "Jiji", "PAP", "MTI", "CTK",  "ČTK",       "APA",  "ATS",   "SDA",  "Belga",
    "ANP",  "NTB", "TT",  "STT",  "Lusa",      "IRNA", "ISNA",  "Fars", "Tasnim",
    "SANA", "WAM", "SPA", "KUNA", "QNA",       "MENA", "Petra", "WAFA", "Antara",
    "KCNA", "APP", "BSS", "UNB",  "Bloomberg", "IPS"};

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
}

std::optional<Span> find_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || !is_word(text[at - 1])) && (end == text.size() || !is_word(text[end]))) {
      return Span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    }
  }
  return std::nullopt;
}

bool same(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
    return std::tolower(static_cast<unsigned char>(x)) ==
           std::tolower(static_cast<unsigned char>(y));
  });
}

}  // namespace

bool is_agency(std::string_view name) {
  return std::any_of(names.begin(), names.end(),
                     [name](std::string_view known) { return same(name, known); }) ||
         std::find(short_names.begin(), short_names.end(), name) != short_names.end();
}

std::optional<Span> find_agency(std::string_view text, Initials initials) {
  std::optional<Span> first;
  const auto look = [&](std::string_view name) {
    const auto found = find_word(text, name);
    if (!found) return;
    if (!first || found->begin < first->begin ||
        (found->begin == first->begin && found->end > first->end)) {
      first = found;
    }
  };
  for (const std::string_view name : names) look(name);
  if (initials == Initials::yes) {
    for (const std::string_view name : short_names) look(name);
  }
  return first;
}

}  // namespace sayso
