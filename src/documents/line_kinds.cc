#include "documents/line_kinds.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <string>
#include <vector>

namespace sayso {
namespace {

/// One for each kind, in its order. Short labels must be all of the text, so that a report that
/// uses the same word is not meant.
constexpr const char*
    patterns
        [line_kind_count] =
            {
                // read_more
                R"((?i)^(?:related|read (?:more|next|also|the full|on\b)|see (?:also|more|all)|also read|more (?:from|on|stories|news|in|about|to)\b)"
                R"(|(?:don|don’)t miss|don't miss|recommended|trending|most (?:read|popular|viewed)|popular\b|latest\b|top stories|up next|next\b|previous\b)"
                R"(|keep reading|continue reading|what to read|further reading|explore more|suggested|watch ?:|listen ?:|video ?:|elsewhere on|discover more)"
                R"(|more (?:great|top|\w+ (?:stories|news|articles))|você (?:também )?pode|também|leer más|lea también|lee también|ver también|te puede interesar|relacionad|leia (?:mais|também)|veja também|veja mais|saiba mais)"
                R"(|lesen sie auch|mehr zum thema|auch interessant|das könnte|lire aussi|à lire|voir aussi|sur le même|leggi anche|lees (?:ook|meer)|читайте|czytaj|läs (?:också|mer)|les også|关联|相关|関連))"
                R"(|(?i)you (?:may|might) (?:also )?(?:like|enjoy|be interested)|potrebbe interessar|related (?:stories|articles|posts|content|links|topics|reading|coverage|news)|más noticias)",
                // newsletter
                R"((?i)newsletter|subscri(?:be|ption)|sign(?:ing)? up|inbox|e-?mail address|unsubscribe|get the latest|(?:download|get) (?:the|our) [^.]{0,20}app\b|become a (?:member|subscriber)|support our|donat(?:e|ion)|join (?:our|us)|free trial|mailing list|suscr[ií]b|assine|abonn)",
                // comments
                R"((?i)^(?:comments?|\d+ comments?|reply|respond|discussion|add a comment|leave a)\b|leave a (?:reply|comment)|post a comment|(?:log|sign) ?in to|will not be published|required fields|be the first to|join the (?:conversation|discussion)|in the comments|moderat(?:ed|ion|or)|coment[aá]rio|kommentare?\b|commenti\b|commentaires?\b|report abuse|your name)",
                // legal
                R"((?i)all rights reserved|copyright|©|\(c\) ?\d{4}|terms (?:of|and|&)|privacy policy|cookies?\b|affiliate|commission\b|disclaimer|personal data|without (?:prior )?permission|may not be (?:reproduced|published|rewritten)|republish|licen[sc]e|creative commons|derechos reservados|direitos reservados|alle rechte|tous droits)",
                // contributor
                R"((?i)contribut(?:ed|ing)\b.{0,40}(?:report|story|article)|^contribut|(?:additional )?reporting by|editing by|written by|compiled by|edited by|translated by|with (?:inputs|files) from|can be reached|(?:email|e-mail|contact|write to|reach) (?:him|her|them|the (?:author|writer|reporter)|us)|follow (?:him|her|them|us|me|@)|on (?:twitter|facebook|instagram)|for more information|media (?:contact|inquir)|press contact|contact:|letters? to the editor|send (?:tips|your))",
                // boilerplate
                R"((?i)^about (?:the )?\w|forward-looking|leading (?:global )?(?:provider|supplier|manufacturer)|headquartered in|(?:was )?(?:founded|established) in \d|is a (?:global|leading|privately|non-?profit)|listed on|subsidiar|for (?:further|more) (?:details|information))",
                // credit
                R"((?i)^(?:photo|image|picture|photograph|foto|bild|crédit|credit|video|fig(?:ure)?\b)|getty|ap photo|(?:reuters|afp|epa|ap|shutterstock|istock|unsplash|pixabay|alamy) ?[/)|]|[/(|] ?(?:reuters|afp|epa|ap|shutterstock|istock|unsplash|alamy|getty)|file photo|(?:photo|image|picture|screenshot|illustration|graphic|courtesy)(?: (?:by|of|from|credit|courtesy|via)|:)|\(pictured|is seen|pictured\b|\(image)",
                // meta
                R"((?i)\bmin(?:ute)?s? read|^(?:updated|published|posted|last (?:updated|modified|reviewed)|by\b|written|author|date|reviewed|medically|fact.?checked|share|print|save|tags?\b|filed|categor|topics?|views|edited|source)|\b(?:edt|est|gmt|cet|bst|utc|pst|pdt|ist)\b|\d (?:views|shares|likes)|hours? ago|days? ago|^publi[ck]ad|^por\b|^von\b|^par\b|^di\b|^da redação)",
                // reference
                R"((?i)^(?:references?|footnotes?|sources?|bibliography|citations?|works cited|notes|literature|resources)\b|\bdoi\b|et al\b|retrieved|isbn|\bvol\.|\bpp\.|^\[?\d+[\].]|^↑|accessed (?:on )?\w+ \d|pubmed|google scholar|\^)",
                // call
                R"((?i)\bclick|learn more|find out more|(?:buy|shop|order|book|apply|register|enroll|download|call|donate|start|try|view|watch) (?:now|today|here|a|it|all|more|free)\b|get (?:started|a|your|in touch)|contact us|schedule|free (?:quote|consultation|demo|estimate)|view (?:all|more)|(?:show|load|see) (?:more|all|less)|check (?:out|price)|let us know|call us|talk to|our (?:team|services|experts)|need help|ready to)",
                // contents
                R"((?i)table of contents|key (?:takeaways|points|facts|findings)|in this (?:article|post|guide|story|section)|jump to|faqs?\b|frequently asked|on this page|contents$|at a glance|overview|quick (?:look|links)|skip to)",
                // advertisement
                R"((?i)^(?:ads?|advertisements?|sponsored|publicidad|publicidade|anzeige|werbung|reklam\w*|pubblicità|publicité|promoted)\b|continues? (?:below|after)|sponsored (?:by|content)|paid (?:content|post|partner)|advertis)",
                // biography
                R"((?i)(?:is|was) (?:an?|the) (?:[a-z-]+ ){0,4}(?:reporter|writer|journalist|correspondent|editor|columnist|author|freelance|professor|lecturer|blogger|researcher|fellow|director|consultant|founder|contributor|producer|expert|enthusiast)|about (?:the )?authors?|has (?:been )?(?:written|covered|reported|writing)|view (?:all )?posts?|more (?:posts|articles|stories) by|(?:his|her|their) work (?:has )?appear|holds? a (?:master|bachelor|phd|degree)|years of experience|when (?:she|he|they)(?:'s|’s| is|'re)? not)",
                // dateline
                R"(^(?:[A-ZÀ-Ý][A-Za-zÀ-ÿ.'’-]*,? ?){1,5}(?:, [A-Za-z.]+ \d{1,2}(?:, \d{4})?)? ?(?:\([^)]{2,30}\) ?)?(?:—|–|--|-) ?[A-Z“"‘'])",
};

class Phrases {
 public:
  Phrases() : set_(options(), RE2::UNANCHORED), dateline_(patterns[dateline], options()) {
    for (std::size_t kind = 0; kind < dateline; ++kind) set_.Add(patterns[kind], nullptr);
    set_.Compile();
  }

  std::uint32_t in(std::string_view text) const {
    std::vector<int> found;
    set_.Match(re2::StringPiece(text), &found);
    std::uint32_t kinds = is_dateline(text) ? 1U << dateline : 0;
    for (const int kind : found) kinds |= 1U << static_cast<unsigned>(kind);
    return kinds;
  }

 private:
  /// The last kind is asked for on its own: beside the others, its runs of words would make the
  /// matcher's states many times as many.
  static constexpr std::size_t dateline = line_kind_count - 1;
  static_assert(dateline == static_cast<std::size_t>(LineKind::dateline));

  bool is_dateline(std::string_view text) const {
    const bool has_dash =
        text.find('-') != std::string_view::npos || text.find("\xE2\x80") != std::string_view::npos;
    return has_dash && RE2::PartialMatch(re2::StringPiece(text), dateline_);
  }

  static RE2::Options options() {
    RE2::Options options;
    options.set_max_mem(64 << 20);
    options.set_log_errors(false);
    return options;
  }

  RE2::Set set_;
  RE2 dateline_;
};

}  // namespace

std::uint32_t line_kinds(std::string_view text) {
  static const Phrases phrases;
  constexpr std::size_t longest = 600;  // bytes; what a longer text is, its ends say
  if (text.size() <= longest) return phrases.in(text);
  return phrases.in(text.substr(0, longest / 2)) |
         phrases.in(text.substr(text.size() - longest / 2));
}

}  // namespace sayso
