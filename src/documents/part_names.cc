#include "documents/part_names.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "documents/dom.h"

namespace sayso {
namespace {

struct Named {
  std::string_view words;  // in lower case; one that ends in * stands for all that start so
  Part part;
};

constexpr Named names[] = {
    {"body content articlebody storybody storytext bodytext bodycopy richtext rte prose copy "
     "wysiwyg articletext articlecontent maintext postcontent storycontent postbody entrytext",
     Part::body},
    {"article story post entry blog hentry news report single blogpost storypage", Part::article},
    {"main primary maincontent page center middle", Part::main},
    {"title headline hed heading h1 pagetitle posttitle", Part::title},
    {"standfirst dek deck subtitle subheadline subhead lede lead intro introduction teaser excerpt "
     "summary abstract kicker strapline sub",
     Part::standfirst},
    {"caption captions figcaption figure image img photo picture media thumbnail thumb credit "
     "credits attribution imagecaption captiontext",
     Part::caption},
    {"byline by bylines contributor contributors writer reporter", Part::byline},
    {"bio biography authorbio profile aboutauthor authorbox authorinfo avatar gravatar about",
     Part::biography},
    {"date time timestamp published updated pubdate dateline posted publish modified", Part::date},
    {"related* recirc* recommend* similar* outbrain taboola zergnet jp upnext suggested youmay "
     "readnext linkback trending popular mostread mostpopular latest recent internallink "
     "crosslinks",
     Part::related},
    {"more next prev previous readmore also see", Part::more},
    {"newsletter* subscri* signup optin mailchimp mc sign email mailing register klaviyo "
     "convertkit "
     "hubspot",
     Part::newsletter},
    {"share* sharing social* sharedaddy addtoany addthis follow* facebook twitter pinterest "
     "whatsapp like likes tweet linkedin buttons",
     Part::share},
    {"comment comments commentlist disqus respond reply replies discussion discuss feedback rating "
     "ratings review reviews vote votes",
     Part::comments},
    {"ad ads advert* adsense sponsor* promo* banner dfp gpt advertisement affiliate commercial "
     "adslot marketing cta offer",
     Part::advertisement},
    {"nav navigation navbar menu menus submenu topnav topbar toolbar hamburger navbox mega tab "
     "tabs",
     Part::navigation},
    {"breadcrumb* crumb crumbs path", Part::breadcrumb},
    {"sidebar* aside rail side right secondary complementary rightrail sidecolumn", Part::side},
    {"footer foot bottom copyright colophon legal contentinfo endnote", Part::foot},
    {"header masthead top hero site head", Part::head},
    {"tag tags taglist topic topics keyword keywords category categories cat filed catlinks terms "
     "section-label",
     Part::tags},
    {"popup modal overlay lightbox dialog alertdialog tooltip flyout drawer dropdown offcanvas "
     "toast paywall gate regwall piano republish* republication*",
     Part::popup},
    {"cookie* consent gdpr ccpa onetrust privacy notice", Part::cookie},
    {"card cards tile tiles grid item items feed archive listing carousel slider slide swiper loop "
     "promobox stories posts articles headlines",
     Part::card},
    {"embed* tweet tweets instagram youtube video player oembed iframe vimeo tiktok", Part::embed},
    {"quote quotes quotation blockquote pullquote pull", Part::quotation},
    {"list ul ol li bullets links link", Part::list},
    {"toc contents tableofcontents jump ez anchors", Part::contents},
    {"gallery slideshow slideshows galleries", Part::gallery},
    {"meta metadata info details postmeta entrymeta", Part::meta},
    {"author authors vcard", Part::author},
    {"description desc", Part::description},
    {"faq faqs accordion question questions answer answers", Part::faq},
    {"widget* module aux supplement insert inset factbox infobox hatnote callout", Part::widget},
    {"hidden hide sr visually screenreader invisible skip", Part::hidden},
    {"print noprint printonly", Part::print},
    {"live liveblog liveentry update updates timeline", Part::live},
    {"box block panel callout highlight wp note tip key takeaways", Part::box},
    {"text paragraph p para textblock rich", Part::text},
    {"donate donation support membership member subscribe shop product products price buy cart "
     "store",
     Part::donate},
};

class Lexicon {
 public:
  Lexicon() {
    for (const Named& named : names) {
      std::string_view rest = named.words;
      while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        std::string_view word = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (word.ends_with('*')) {
          word.remove_suffix(1);
          starts_[letter_of(word)].emplace_back(word, bit_of(named.part));
        } else {
          words_[word] |= bit_of(named.part);
        }
      }
    }
  }

  Parts of(std::string_view word) const {
    Parts parts = 0;
    if (const auto found = words_.find(word); found != words_.end()) parts = found->second;
    for (const auto& [start, part] : starts_[letter_of(word)]) {
      if (word.starts_with(start)) parts |= part;
    }
    return parts;
  }

 private:
  static std::size_t letter_of(std::string_view word) {
    return static_cast<unsigned char>(word.front());
  }

  std::unordered_map<std::string_view, Parts> words_;
  std::array<std::vector<std::pair<std::string_view, Parts>>, 256> starts_;  // by first letter
};

/// Whether the words of that attribute say what an element is.
bool names_part(std::string_view attribute) {
  constexpr std::string_view names[] = {"class",          "id",          "role",       "itemprop",
                                        "data-component", "data-module", "data-testid"};
  return std::find(std::begin(names), std::end(names), attribute) != std::end(names);
}

}  // namespace

Parts parts_named_by(const GumboNode* element) {
  static const Lexicon lexicon;
  constexpr std::size_t longest_value = 2000;  // bytes; a longer one is no name
  Parts parts = 0;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) parts |= lexicon.of(word);
    word.clear();
  };
  if (!is_element(element)) return parts;
  const GumboVector& attributes = element->v.element.attributes;
  for (unsigned i = 0; i < attributes.length; ++i) {
    const auto* given = static_cast<const GumboAttribute*>(attributes.data[i]);
    if (!names_part(given->name)) continue;
    const std::string_view value = given->value;
    if (value.size() > longest_value) continue;
    bool small = false;  // whether the letter before is in lower case: "relatedPosts" is two words
    for (const char c : value) {
      const bool capital = c >= 'A' && c <= 'Z';
      if (capital && small) end_word();
      small = c >= 'a' && c <= 'z';
      if (capital) {
        word.push_back(static_cast<char>(c - 'A' + 'a'));
      } else if (small || (c >= '0' && c <= '9')) {
        word.push_back(c);
      } else {
        end_word();
      }
    }
    end_word();
  }
  return parts;
}

}  // namespace sayso
