#include "analysis/cited_documents.h"

#include <optional>

namespace sayso {
namespace {

const Terms kDocuments = {
    "statement",  "statements", "filing",     "filings",     "report",     "reports",   "letter",
    "letters",    "memo",       "memos",      "memorandum",  "email",      "emails",    "e-mail",
    "e-mails",    "release",    "complaint",  "lawsuit",     "indictment", "affidavit", "op-ed",
    "communique", "communiqué", "transcript", "transcripts", "papers",     "documents", "document",
    "records",    "dossier",    "study",      "survey",      "poll",       "cable",     "cables",
    "brief",      "testimony",  "audit",      "warrant",     "newsletter", "essay",     "memoir"};
// Documents that are nothing but words to the public or a court, whatever the verb.
const Terms kWords = {"statement", "statements", "filing",     "filings", "affidavit",
                      "release",   "communique", "communiqué", "memo",    "memorandum"};
const Terms kSaid = {"said",      "says",      "saying",    "wrote",  "writes",       "writing",
                     "stated",    "announced", "added",     "argued", "claimed",      "alleged",
                     "denied",    "confirmed", "declared",  "warned", "acknowledged", "noted",
                     "disclosed", "revealed",  "explained", "called", "urged",        "told"};
const Terms kShows = {"said",  "says",   "showed",    "shows",     "show",      "found",
                      "finds", "stated", "states",    "warned",    "concluded", "concludes",
                      "read",  "reads",  "revealed",  "reveals",   "alleged",   "alleges",
                      "noted", "notes",  "describes", "described", "estimated", "say"};
const Terms kDeterminers = {"a",   "an",      "the",  "its",  "his", "her",    "their",
                            "one", "another", "this", "that", "two", "several"};
const Terms kDays = {"monday",   "tuesday", "wednesday", "thursday", "friday",
                     "saturday", "sunday",  "earlier",   "later",    "last",
                     "on",       "week",    "month",     "today",    "yesterday"};
const Terms kGrammar = {"and",    "or",      "but",   "that", "which", "who",   "whose",
                        "with",   "in",      "on",    "at",   "for",   "as",    "after",
                        "before", "is",      "was",   "were", "are",   "has",   "had",
                        "have",   "will",    "would", "not",  "dated", "about", "when",
                        "while",  "because", "if",    "by",   "to",    "from",  "of"};
constexpr std::size_t kAdjectives = 6, kComplement = 6;

class Reader {
 public:
  explicit Reader(const WordList& words) : words_(words) {}

  std::vector<Citation> read() {
    std::vector<Citation> found;
    for (std::size_t head = 1; head < words_.size(); ++head) {
      if (!words_.is(head, kDocuments)) continue;
      const std::size_t begin = phrase_begin(head);
      const std::size_t end = phrase_end(head);
      if (!cited(begin, head, end)) continue;
      Citation& citation = found.emplace_back();
      citation.medium = "document";
      citation.span = words_.span_of(begin, end);
      citation.outlet = citation.span->in(words_.text());
      citation.how = "text";
    }
    return found;
  }

 private:
  bool grammar(std::size_t i) const {
    return words_.is(i, kGrammar) || words_.is(i, kDeterminers) || words_.is(i, kSaid) ||
           words_.is(i, kShows) || words_.is(i, kDays);
  }

  /// The first of the adjectives and nouns before `head`, without a determiner.
  std::size_t phrase_begin(std::size_t head) const {
    std::size_t begin = head;
    while (begin > 0 && head - begin < kAdjectives &&
           (words_.flows(begin - 1) || words_.gap_after(begin - 1) == "/") && !grammar(begin - 1))
      --begin;
    return begin;
  }

  /// Past `head` or, where "by", "to" or "from" follows, past the name or noun after it.
  std::size_t phrase_end(std::size_t head) const {
    std::size_t i = head + 1;
    if (!words_.flows(head) || !words_.is(i, {"by", "to", "from"}) || !words_.flows(i))
      return head + 1;
    ++i;
    if (words_.is(i, kDeterminers) && words_.flows(i)) ++i;
    const std::size_t first = i;
    while (i < words_.size() && i < first + kComplement && (!grammar(i) || joins_names(i))) {
      ++i;
      const bool initial = words_[i - 1].span.size() == 1 && words_.gap_after(i - 1) == ". ";
      if (!words_.flows(i - 1) && !initial) break;
    }
    return i == first ? head + 1 : i;
  }

  /// "of" between capitals, as in "the Ministry of Works".
  bool joins_names(std::size_t i) const {
    return words_.is(i, {"of"}) && words_[i - 1].capital && i + 1 < words_.size() &&
           (words_[i + 1].capital || words_.is(i + 1, {"the"}));
  }

  bool cited(std::size_t begin, std::size_t head, std::size_t end) const {
    if (begin == 0 || !words_.flows(begin - 1)) return shows(end) && begin != head;
    std::size_t i = begin - 1;
    if (!words_.is(i, {"to"}) && !words_.is(i, kDeterminers)) return false;
    if (shows(end)) return true;
    if (i > 0 && words_.flows(i - 1) && !words_.is(i, {"to"})) --i;
    if (words_.is(i, {"to"})) return i > 0 && words_.is(i - 1, {"according"});
    if (!words_.is(i, {"in", "via"})) return false;
    return words_.is(head, kWords) || said_around(i, end);
  }

  /// Whether a verb of a document follows: "the report said", "a letter to the council warned".
  bool shows(std::size_t end) const { return words_.flows(end - 1) && words_.is(end, kShows); }

  /// Whether a verb of saying stands before the preposition `i`, or "in" opens its clause.
  bool said_around(std::size_t i, std::size_t end) const {
    if (i == 0) return words_.gap_after(end - 1).starts_with(",");
    if (!words_.flows(i - 1)) return words_.gap_after(end - 1).starts_with(",");
    std::size_t verb = i - 1;
    while (verb > 0 && words_.is(verb, kDays) && words_.flows(verb - 1)) --verb;
    return words_.is(verb, kSaid);
  }

  const WordList& words_;
};

}  // namespace

std::vector<Citation> cited_documents(const WordList& words) { return Reader(words).read(); }

}  // namespace sayso
