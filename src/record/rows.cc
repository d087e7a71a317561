#include "record/rows.h"

#include <optional>

#include "record/details.h"
#include "record/event_rows.h"
#include "record/source_rows.h"
#include "record/time_rows.h"

namespace sayso {

namespace {

using Role = std::string_view;
constexpr Role source_role = "source";
constexpr Role cue_role = "cue";
constexpr Role content_role = "content";

Result<std::int64_t> model_list(Database& database, const std::vector<std::string>& models) {
  const std::string lines = joined_lines(models);
  const auto added =
      database
          .query("INSERT INTO model_lists (fingerprints) VALUES (?) ON CONFLICT DO NOTHING", lines)
          .run();
  if (!added) return added.error();
  auto found = database.query("SELECT key FROM model_lists WHERE fingerprints = ?", lines);
  if (const auto row = found.step(); !row) return row.error();
  return found.integer(0);
}

Result<void> insert_spans(Database& database, std::int64_t attribution, Role role,
                          const Spans& spans) {
  auto insert = database.query("INSERT INTO attribution_spans VALUES (?, ?, ?, ?, ?)");
  return insert_all(spans, [&](std::int64_t position, Span span) {
    return insert.run_with(attribution, role, position, span);
  });
}

Result<void> insert_attribution(Database& database, std::int64_t document,
                                const Attribution& attribution) {
  auto inserted = database
                      .query(
                          "INSERT INTO attributions (document, id, quote, source_kind, "
                          "stance, certainty, score) "
                          "VALUES (?, ?, ?, ?, ?, ?, ?)",
                          document, attribution.id, name_of(attribution.quote),
                          name_of(attribution.source_kind), name_of(attribution.stance),
                          name_of(attribution.certainty), attribution.score)
                      .run();
  if (!inserted) return inserted;
  const std::int64_t key = database.last_key();
  for (const auto& [role, spans] :
       {std::pair{source_role, &attribution.source}, std::pair{cue_role, &attribution.cue},
        std::pair{content_role, &attribution.content}}) {
    if (auto done = insert_spans(database, key, role, *spans); !done) return done;
  }
  return insert_source(database, key, attribution);
}

Spans& spans_of(Attribution& attribution, Role role) {
  if (role == source_role) return attribution.source;
  return role == cue_role ? attribution.cue : attribution.content;
}

Result<std::vector<Attribution>> read_attributions(Database& database, std::int64_t document) {
  std::vector<Attribution> attributions;
  auto rows = database.query(
      "SELECT a.key, id, quote, source_kind, stance, certainty, score, role, span_begin, span_end "
      "FROM attributions a LEFT JOIN attribution_spans ON attribution = a.key "
      "WHERE document = ? ORDER BY a.key, role, position",
      document);
  for (std::int64_t last = -1;;) {
    const auto row = rows.step();
    if (!row) return row.error();
    if (!*row) return attributions;
    if (rows.integer(0) != last) {
      last = rows.integer(0);
      Attribution& next = attributions.emplace_back();
      next.id = rows.text(1);
      // A later program may know words that this one does not.
      next.quote = quote_from(rows.text(2)).value_or(Quote::indirect);
      next.source_kind = source_kind_from(rows.text(3)).value_or(SourceKind::none);
      next.stance = stance_from(rows.text(4)).value_or(Stance::asserts);
      next.certainty = certainty_from(rows.text(5)).value_or(Certainty::u);
      next.score = rows.real(6);
    }
    if (!rows.null(7)) spans_of(attributions.back(), rows.text(7)).push_back(rows.span(8));
  }
}

}  // namespace

Result<std::vector<Span>> read_sentences(Database& database, std::int64_t key) {
  std::vector<Span> sentences;
  auto rows = database.query(
      "SELECT span_begin, span_end FROM sentences WHERE document = ? ORDER BY position", key);
  for (;;) {
    const auto row = rows.step();
    if (!row) return row.error();
    if (!*row) return sentences;
    sentences.push_back(rows.span(0));
  }
}

namespace {

Result<Analysis> read_analysis(Database& database, std::int64_t document) {
  Analysis analysis;
  auto sentences = read_sentences(database, document);
  if (!sentences) return sentences.error();
  analysis.sentences = std::move(*sentences);
  auto attributions = read_attributions(database, document);
  if (!attributions) return attributions.error();
  analysis.attributions = std::move(*attributions);
  if (auto done = read_sources(database, document, analysis.attributions); !done) {
    return done.error();
  }
  auto entities = read_entities(database, document);
  if (!entities) return entities.error();
  analysis.entities = std::move(*entities);
  auto times = read_times(database, document);
  if (!times) return times.error();
  analysis.times = std::move(*times);
  auto events = read_events(database, document);
  if (!events) return events.error();
  analysis.events = std::move(*events);
  auto citations = read_citations(database, document);
  if (!citations) return citations.error();
  analysis.citations = std::move(*citations);
  return analysis;
}

Result<std::vector<std::string>> read_byline(Database& database, std::int64_t document) {
  std::vector<std::string> names;
  auto rows =
      database.query("SELECT name FROM bylines WHERE document = ? ORDER BY position", document);
  for (;;) {
    const auto row = rows.step();
    if (!row) return row.error();
    if (!*row) return names;
    names.emplace_back(rows.text(0));
  }
}

std::vector<std::string> split_lines(std::string_view lines) {
  std::vector<std::string> split;
  while (!lines.empty()) {
    const auto end = lines.find('\n');
    split.emplace_back(lines.substr(0, end));
    lines.remove_prefix(end == lines.npos ? lines.size() : end + 1);
  }
  return split;
}

Result<void> insert_byline(Database& database, std::int64_t key,
                           const std::vector<std::string>& byline) {
  auto insert = database.query("INSERT INTO bylines VALUES (?, ?, ?)");
  return insert_all(byline, [&](std::int64_t position, const std::string& name) {
    return insert.run_with(key, position, name);
  });
}

}  // namespace

std::string joined_lines(const std::vector<std::string>& lines) {
  std::string joined;
  for (const auto& line : lines) joined += line + '\n';
  return joined;
}

Result<std::int64_t> insert_document(Database& database, const Document& document,
                                     const Identity& identity) {
  using Text = std::optional<std::string_view>;
  const auto& when = document.published;
  const std::optional<Span> where = when ? when->span : std::nullopt;
  const std::string& first = identity.placement.version_of;
  auto inserted =
      database
          .query(
              "INSERT INTO documents (id, version_of, text_hash, address, file, url, canonical, "
              "outlet_name, outlet_domain, title, language, published, published_granularity, "
              "published_how, published_begin, published_end, text) "
              "VALUES (?, (SELECT key FROM documents WHERE id = ?), "
              "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
              identity.placement.id, first.empty() ? Text() : Text(first), identity.text_hash,
              identity.address.empty() ? Text() : Text(identity.address), document.file,
              document.url, document.canonical, document.outlet.name, document.outlet.domain,
              document.title, document.language, when ? Text(when->value) : Text(),
              when ? Text(when->granularity) : Text(), when ? Text(when->how) : Text(), where,
              document.text)
          .run();
  if (!inserted) return inserted.error();
  const std::int64_t key = database.last_key();
  if (auto done = insert_byline(database, key, document.byline); !done) return done.error();
  if (auto done = insert_details(database, key, document); !done) return done.error();
  return key;
}

Result<void> insert_analysis(Database& database, std::int64_t key, const Analysis& analysis) {
  const auto models = model_list(database, analysis.models);
  if (!models) return models.error();
  auto inserted =
      database.query("INSERT INTO analyses VALUES (?, ?, ?)", key, *models, analysis.skipped).run();
  if (!inserted) return inserted;
  auto sentence = database.query("INSERT INTO sentences VALUES (?, ?, ?, ?)");
  inserted = insert_all(analysis.sentences, [&](std::int64_t position, Span span) {
    return sentence.run_with(key, position, span);
  });
  if (!inserted) return inserted;
  for (const auto& attribution : analysis.attributions) {
    if (auto done = insert_attribution(database, key, attribution); !done) return done;
  }
  if (auto done = insert_entities(database, key, analysis.entities); !done) return done;
  if (auto done = insert_times(database, key, analysis.times); !done) return done;
  if (auto done = insert_events(database, key, analysis.events); !done) return done;
  return insert_citations(database, key, analysis.citations);
}

Statement entries_from(Database& database, std::int64_t key) {
  return database.query(
      "SELECT d.key, d.id, f.id, d.file, d.url, d.canonical, d.outlet_name, d.outlet_domain, "
      "d.title, d.language, d.published, d.published_granularity, d.published_how, "
      "d.published_begin, d.published_end, d.text, a.skipped, m.fingerprints FROM documents d "
      "LEFT JOIN documents f ON f.key = d.version_of LEFT JOIN analyses a ON a.document = d.key "
      "LEFT JOIN model_lists m ON m.key = a.models WHERE d.key >= ? ORDER BY d.key",
      key);
}

Result<Entry> read_entry(Database& database, const Statement& row) {
  const std::int64_t key = row.integer(0);
  auto byline = read_byline(database, key);
  if (!byline) return byline.error();
  auto analysis = read_analysis(database, key);
  if (!analysis) return analysis.error();

  Entry entry;
  Document& document = entry.document;
  document.id = row.text(1);
  entry.version_of = row.text(2);
  document.file = row.text(3);
  document.url = row.text(4);
  document.canonical = row.text(5);
  document.outlet = {std::string(row.text(6)), std::string(row.text(7))};
  document.title = row.text(8);
  document.byline = std::move(*byline);
  document.language = row.text(9);
  if (!row.null(10)) {
    document.published = Timestamp{std::string(row.text(10)), std::string(row.text(11)),
                                   std::string(row.text(12)), std::nullopt};
    document.published->span = row.optional_span(13);
  }
  document.text = row.text(15);
  if (const auto done = read_details(database, key, document); !done) return done.error();
  entry.analysis = std::move(*analysis);
  entry.analysis.skipped = row.text(16);
  entry.analysis.models = split_lines(row.text(17));
  return entry;
}

Result<Entry> entry_with_key(Database& database, std::int64_t key) {
  Statement rows = entries_from(database, key);
  const auto row = rows.step();
  if (!row) return row.error();
  if (!*row || rows.integer(0) != key) return Entry{};
  return read_entry(database, rows);
}

}  // namespace sayso
