#include <string>

#include "views/cli/claim_text.h"
#include "views/cli/correction_wording.h"
#include "views/cli/story_text.h"
#include "views/cli/text.h"
#include "views/cli/wording.h"

namespace sayso::cli {

namespace {

class BriefWriter {
 public:
  BriefWriter(const StoryRecord& record, const Brief& brief, Console& console)
      : record_(record),
        brief_(brief),
        console_(console),
        paint_(console.colored() ? Paint::color : Paint::plain) {}

  void write() {
    line({{harmless_line(record_.story.title), Style::strong}}, "");
    line({{record_.story.id + ", " + counted(record_.reports.size(), "report") + days(),
           Style::faint}},
         "");
    for (const UserDecision& decision : record_.story.decisions) {
      line({{decision_words(decision), Style::faint}}, "");
    }
    write_claims("Known from several origins", brief_.several);
    write_claims("Perhaps from one origin only", brief_.perhaps);
    write_claims("From one origin only", brief_.one);
    write_claims("Disputed", brief_.disputed);
    write_unanswered();
    if (brief_.left_out > 0) {
      console_.write("\n");
      line({{counted(brief_.left_out, "claim") + " of one article alone left out; see --all.",
             Style::faint}},
           "");
    }
  }

 private:
  void line(const StyledText& text, const std::string& indent, const std::string& first = {}) {
    console_.write(wrap(text, {console_.width(), indent, first, paint_}));
  }

  void heading(const std::string& words) {
    console_.write("\n");
    line({{words, Style::strong}}, "");
  }

  std::string days() const {
    std::string first;
    std::string last;
    for (const LedgerDocumentRow& report : record_.reports) {
      const std::string day = report.published.substr(0, 10);
      if (day.empty()) continue;
      if (first.empty() || day < first) first = day;
      if (day > last) last = day;
    }
    if (first.empty()) return {};
    return ", " + readable_date(first) + (last == first ? "" : " to " + readable_date(last));
  }

  void write_voice(const BriefVoice& voice, const std::string& verb) {
    std::string outlets;
    for (const std::string& outlet : voice.outlets) {
      outlets += (outlets.empty() ? "" : ", ") + harmless_line(outlet);
    }
    const std::string who = harmless_line(voice.who);
    StyledText text;
    if (who.empty()) {
      text = {{outlets, Style::source}, {" (on nobody's word)", Style::faint}};
    } else {
      text = {{who, Style::source},
              {" (" + kind_words(voice.kind) + ", " + verb + stance_words(voice.stance) + ", " +
                   std::string(sayso::name_of(voice.certainty)) + ")",
               Style::faint},
              {" in " + outlets, Style::plain}};
    }
    line(text, "      ", "    - ");
  }

  void write_claims(const std::string& words, const std::vector<BriefClaim>& claims) {
    if (claims.empty()) return;
    heading(words);
    for (const BriefClaim& one : claims) {
      const Claim& claim = record_.claims[one.claim];
      const Ledger& ledger = claim.ledger;
      line({{harmless_line(claim.text), Style::content},
            {"  " + claim.id + ", " + counted(ledger.articles, "article") + ", " +
                 origins_words(ledger.least_origins, ledger.most_origins) +
                 (ledger.most_origins == 1 ? " origin" : " origins"),
             Style::faint}},
           "    ", "  ");
      for (const BriefVoice& voice : one.says) write_voice(voice, "");
      for (const BriefVoice& voice : one.denies) write_voice(voice, "against it: ");
      if (!claim.revises.empty())
        line({{"takes the place of " + claim.revises, Style::faint}}, "    ");
      for (const UserDecision& decision : claim.decisions) {
        line({{decision_words(decision), Style::faint}}, "    ");
      }
    }
  }

  void write_unanswered() {
    if (brief_.unanswered.empty()) return;
    heading("Has not answered");
    for (const BriefSilence& silence : brief_.unanswered) {
      const Claim& claim = record_.claims[silence.claim];
      const std::string who = harmless_line(silence.voice.who);
      std::string outlets;
      for (const std::string& outlet : silence.voice.outlets) {
        outlets += (outlets.empty() ? "" : ", ") + harmless_line(outlet);
      }
      line({{who.empty() ? "somebody not named" : who, Style::source},
            {" to " + outlets, Style::plain},
            {harmless_line(claim.text).empty() ? "" : ", on: " + harmless_line(claim.text),
             Style::plain},
            {"  " + claim.id, Style::faint}},
           "    ", "  ");
    }
  }

  const StoryRecord& record_;
  const Brief& brief_;
  Console& console_;
  const Paint paint_;
};

}  // namespace

void write_brief(const StoryRecord& record, const Brief& brief, Console& console) {
  BriefWriter(record, brief, console).write();
}

}  // namespace sayso::cli
