// What a page's JSON-LD (schema.org) says of the article on it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sayso {

/// An article as JSON-LD describes it; text may be escaped HTML.
struct ArticleData {
  bool is_article = false;  // and no mere WebPage
  std::string headline;
  std::string body;
  std::string url;
  std::string published;
  std::string updated;
  std::string publisher;
  std::string section;
  std::vector<std::string> authors;        // persons
  std::vector<std::string> organisations;  // given as authors
};

struct StructuredData {
  std::vector<ArticleData> articles;  // in the page's order
  std::vector<std::string> breadcrumbs;
  std::string site;       // name of the WebSite
  std::string publisher;  // name of an organisation that is no part of an article
};

/// Collects the JSON-LD scripts of a page and reads them once all are known, since one may name by
/// its "@id" what another describes.
class JsonLd {
 public:
  /// Takes the text of one script, which is UTF-8. Broken ones are left out, as far as they are
  /// broken.
  void add(std::string_view script);

  StructuredData read() const;

 private:
  std::vector<std::string> scripts_;
};

}  // namespace sayso
