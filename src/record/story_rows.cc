#include "record/story_rows.h"

#include <charconv>
#include <cmath>

namespace sayso {
namespace {

constexpr double kThousandths = 1000;  // in which weights are kept

std::string written(const std::vector<WordWeight>& words) {
  std::string out;
  for (const WordWeight& one : words) {
    if (!out.empty()) out += ' ';
    out += std::to_string(one.word) + ' ' + std::to_string(std::lround(one.weight * kThousandths));
  }
  return out;
}

std::vector<WordWeight> read_words(std::string_view written) {
  std::vector<WordWeight> words;
  const char* at = written.data();
  const char* const end = at + written.size();
  while (at < end) {
    std::int64_t word = 0;
    std::int64_t weight = 0;
    at = std::from_chars(at, end, word).ptr + 1;
    if (at >= end) break;
    at = std::from_chars(at, end, weight).ptr + 1;
    words.push_back({word, static_cast<double>(weight) / kThousandths});
  }
  return words;
}

StoryDocument story_document(const Statement& row) {
  StoryDocument document;
  document.document = row.integer(0);
  document.story = row.integer(1);
  if (!row.null(2)) document.day = row.integer(2);
  document.words = read_words(row.text(3));
  document.by_user = row.integer(4) != 0;
  return document;
}

/// The first column of the first row; 0 without a row.
Result<std::int64_t> first_number(Statement rows) {
  const auto row = rows.step();
  if (!row) return row.error();
  return *row ? rows.integer(0) : 0;
}

}  // namespace

Result<StoryText> read_story_text(Database& database, std::int64_t document) {
  StoryText out;
  auto done = for_each_row(
      database.query("SELECT id, title, text, published FROM documents WHERE key = ?", document),
      [&](const Statement& row) {
        out = {std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2)),
               std::string(row.text(3))};
      });
  if (!done) return done.error();
  return out;
}

Result<std::vector<TiedDocument>> tied_documents(Database& database, std::int64_t document) {
  std::vector<TiedDocument> out;
  auto done =
      for_each_row(database.query("SELECT giver, relation FROM reuse WHERE taker = ?1 "
                                  "UNION ALL SELECT taker, relation FROM reuse WHERE giver = ?1 "
                                  "UNION ALL SELECT version_of, '' FROM documents "
                                  "WHERE key = ?1 AND version_of IS NOT NULL",
                                  document),
                   [&](const Statement& row) {
                     out.push_back({row.integer(0), reuse_relation_from(row.text(1))});
                   });
  if (!done) return done.error();
  return out;
}

Result<WordCount> count_word(Database& database, std::string_view word) {
  auto rows = database.query(
      "INSERT INTO story_words (word, documents) VALUES (?, 1) "
      "ON CONFLICT (word) DO UPDATE SET documents = documents + 1 RETURNING key, documents",
      word);
  const auto row = rows.step();
  if (!row) return row.error();
  const WordCount count = {rows.integer(0), rows.integer(1)};
  // A statement that gives rows writes for good only once it has come to its end.
  if (const auto end = rows.step(); !end) return end.error();
  return count;
}

Result<std::optional<StoryDocument>> read_story_document(Database& database,
                                                         std::int64_t document) {
  std::optional<StoryDocument> out;
  auto done = for_each_row(database.query("SELECT document, story, day, words, by_user "
                                          "FROM story_documents WHERE document = ?",
                                          document),
                           [&](const Statement& row) { out = story_document(row); });
  if (!done) return done.error();
  return out;
}

Result<void> insert_story_document(Database& database, const StoryDocument& document,
                                   const std::vector<std::int64_t>& posted,
                                   const std::vector<std::int64_t>& counted) {
  std::string keys;
  for (const std::int64_t word : counted) keys += (keys.empty() ? "" : ",") + std::to_string(word);
  auto inserted =
      database
          .query(
              "INSERT INTO story_documents (document, story, day, words, by_user, "
              "counted) VALUES (?, ?, ?, ?, 0, ?)",
              document.document, document.story, document.day, written(document.words), keys)
          .run();
  if (!inserted) return inserted;
  auto insert = database.query("INSERT OR IGNORE INTO story_postings VALUES (?, ?)");
  for (const std::int64_t word : posted) {
    if (auto done = insert.run_with(word, document.document); !done) return done;
  }
  return {};
}

Result<void> set_story_day(Database& database, std::int64_t document, std::int64_t day) {
  return database.query("UPDATE story_documents SET day = ? WHERE document = ?", day, document)
      .run();
}

Result<std::vector<std::int64_t>> documents_posted(Database& database, std::int64_t word,
                                                   std::int64_t limit) {
  std::vector<std::int64_t> out;
  auto done = for_each_row(database.query("SELECT document FROM story_postings WHERE word = ? "
                                          "ORDER BY document DESC LIMIT ?",
                                          word, limit),
                           [&](const Statement& row) { out.push_back(row.integer(0)); });
  if (!done) return done.error();
  return out;
}

Result<std::vector<StoryDocument>> latest_of_story(Database& database, std::int64_t story,
                                                   std::int64_t limit) {
  std::vector<StoryDocument> out;
  auto done = for_each_row(
      database.query("SELECT document, story, day, words, by_user FROM story_documents "
                     "WHERE story = ? ORDER BY document DESC LIMIT ?",
                     story, limit),
      [&](const Statement& row) { out.push_back(story_document(row)); });
  if (!done) return done.error();
  return out;
}

Result<std::vector<std::int64_t>> latest_in_story(Database& database, std::int64_t story,
                                                  std::int64_t limit) {
  return keys_of(
      database.query("SELECT document FROM story_documents WHERE story = ? "
                     "ORDER BY document DESC LIMIT ?",
                     story, limit));
}

Result<std::int64_t> story_of(Database& database, std::int64_t document) {
  return first_number(
      database.query("SELECT story FROM story_documents WHERE document = ?", document));
}

Result<std::int64_t> story_with_id(Database& database, std::string_view id) {
  return first_number(database.query("SELECT key FROM stories WHERE id = ?", id));
}

Result<std::int64_t> insert_story(Database& database, std::string_view id) {
  auto inserted = database.query("INSERT INTO stories (id) VALUES (?)", id).run();
  if (!inserted) return inserted.error();
  return database.last_key();
}

Result<void> move_to_story(Database& database, std::int64_t document, std::int64_t story,
                           bool by_user) {
  return database
      .query("UPDATE story_documents SET story = ?, by_user = ? WHERE document = ?", story,
             std::int64_t{by_user}, document)
      .run();
}

Result<void> link_anew(Database& database, std::int64_t document) {
  return database.query("INSERT OR IGNORE INTO unlinked VALUES (?)", document).run();
}

Result<void> join_stories(Database& database, std::int64_t kept, std::int64_t other) {
  return database.query("UPDATE story_documents SET story = ? WHERE story = ?", kept, other).run();
}

Result<std::vector<Story>> read_stories(Database& database) {
  std::vector<Story> stories;
  // Documents without a date come behind those that have one.
  auto done = for_each_row(
      database.query("SELECT s.id, d.id, d.title, substr(d.text, 1, 200) FROM stories s JOIN "
                     "story_documents m ON m.story = s.key "
                     "JOIN documents d ON d.key = m.document "
                     "ORDER BY s.key, d.published IS NULL, d.published, d.key"),
      [&](const Statement& row) {
        if (stories.empty() || stories.back().id != row.text(0)) {
          stories.emplace_back().id = row.text(0);
        }
        Story& story = stories.back();
        story.documents.emplace_back(row.text(1));
        if (!story.title.empty()) return;
        const std::string_view text = row.text(3);
        story.title = row.text(2).empty() ? text.substr(0, text.find('\n')) : row.text(2);
      });
  if (!done) return done.error();
  return stories;
}

}  // namespace sayso
