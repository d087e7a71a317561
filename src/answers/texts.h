// Texts of documents with what people know them by, each read once for one answer.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "answers/listed_json.h"
#include "base/result.h"
#include "base/span.h"
#include "base/utf8.h"
#include "record/database.h"

namespace sayso {

struct DocumentText {
  std::int64_t key = 0;  // 0: the store has no such document
  std::string id;
  std::string title;
  std::string outlet;  // what people know it by in a list
  std::string published;
  std::string text;
  std::unique_ptr<CodePointIndex> points;

  /// [begin, end) in code points.
  Json span(Span span) const;
  Json spans(const Spans& spans) const;
  /// {"text", "spans"}: pieces with " ... " between them.
  Json words(const Spans& spans) const;
};

class DocumentTexts {
 public:
  explicit DocumentTexts(Database& database) : database_(database) {}

  /// The document with this id. Valid as long as this.
  Result<const DocumentText*> find(const std::string& id);

 private:
  Database& database_;
  std::map<std::string, DocumentText> known_;
};

}  // namespace sayso
