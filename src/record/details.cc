#include "record/details.h"

#include <optional>
#include <string>
#include <string_view>

namespace sayso {

namespace {

Result<void> insert_time(Database& database, std::int64_t key, std::string_view role,
                         std::int64_t position, const std::optional<Timestamp>& time) {
  if (!time) return {};
  return database
      .query("INSERT INTO document_times VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", key, role,
             position, time->value, time->granularity, time->how, time->span, time->from, time->to)
      .run();
}

Result<void> insert_lists(Database& database, std::int64_t key, const Document& document) {
  auto done = insert_all(document.entries, [&](std::int64_t position, const LiveEntry& entry) {
    auto kept =
        database.query("INSERT INTO live_entries VALUES (?, ?, ?, ?)", key, position, entry.span)
            .run();
    return kept ? insert_time(database, key, "entry", position, entry.time) : kept;
  });
  if (!done) return done;
  done = insert_all(document.credits, [&](std::int64_t position, const AgencyCredit& credit) {
    return database
        .query("INSERT INTO agency_credits VALUES (?, ?, ?, ?, ?, ?)", key, position, credit.agency,
               credit.how, credit.span)
        .run();
  });
  if (!done) return done;
  done = insert_all(document.pages, [&](std::int64_t, const Page& page) {
    return database
        .query("INSERT INTO pages VALUES (?, ?, ?, ?)", key, std::int64_t{page.number}, page.span)
        .run();
  });
  if (!done) return done;
  return insert_all(document.media, [&](std::int64_t position, const Media& media) {
    return database
        .query("INSERT INTO media VALUES (?, ?, ?, ?, ?, ?)", key, position, media.url, media.type,
               media.caption, media.credit)
        .run();
  });
}

Result<void> read_columns(Database& database, std::int64_t key, Document& document) {
  return for_each_row(
      database.query("SELECT section, outlet_kind, outlet_country, outlet_owner, published_from, "
                     "published_to, dateline_place, dateline_begin, dateline_end, record_id, "
                     "record_name, record_offset FROM document_details WHERE document = ?",
                     key),
      [&document](const Statement& row) {
        document.section = row.text(0);
        document.outlet.kind = row.text(1);
        document.outlet.country = row.text(2);
        document.outlet.owner = row.text(3);
        if (document.published) {
          document.published->from = row.text(4);
          document.published->to = row.text(5);
        }
        if (!row.null(6)) {
          document.dateline = {std::string(row.text(6)), row.span(7), {}};
        }
        document.record.id = row.text(9);
        document.record.name = row.text(10);
        if (!row.null(11)) document.record.offset = static_cast<std::uint64_t>(row.integer(11));
      });
}

Result<void> read_times(Database& database, std::int64_t key, Document& document) {
  return for_each_row(
      database.query("SELECT role, position, value, granularity, how, span_begin, span_end, "
                     "range_from, range_to FROM document_times WHERE document = ?",
                     key),
      [&document](const Statement& row) {
        const Timestamp time{std::string(row.text(2)), std::string(row.text(3)),
                             std::string(row.text(4)), row.optional_span(5),
                             std::string(row.text(7)), std::string(row.text(8))};
        const auto position = static_cast<std::size_t>(row.integer(1));
        if (row.text(0) == "updated") document.updated = time;
        if (row.text(0) == "dateline" && document.dateline) document.dateline->date = time;
        if (row.text(0) == "entry" && position < document.entries.size()) {
          document.entries[position].time = time;
        }
      });
}

Result<void> read_lists(Database& database, std::int64_t key, Document& document) {
  auto done = for_each_row(
      database.query(
          "SELECT span_begin, span_end FROM live_entries WHERE document = ? ORDER BY position",
          key),
      [&](const Statement& row) {
        document.entries.push_back({row.span(0), {}});
      });
  if (!done) return done;
  done = for_each_row(database.query("SELECT agency, how, span_begin, span_end FROM agency_credits "
                                     "WHERE document = ? ORDER BY position",
                                     key),
                      [&](const Statement& row) {
                        document.credits.push_back({std::string(row.text(0)), row.optional_span(2),
                                                    std::string(row.text(1))});
                      });
  if (!done) return done;
  done = for_each_row(
      database.query("SELECT number, span_begin, span_end FROM pages WHERE document = ? "
                     "ORDER BY number",
                     key),
      [&](const Statement& row) {
        document.pages.push_back({row.span(1), static_cast<std::uint32_t>(row.integer(0))});
      });
  if (!done) return done;
  return for_each_row(
      database.query(
          "SELECT url, type, caption, credit FROM media WHERE document = ? ORDER BY position", key),
      [&](const Statement& row) {
        document.media.push_back({std::string(row.text(0)), std::string(row.text(1)),
                                  std::string(row.text(2)), std::string(row.text(3))});
      });
}

}  // namespace

Result<void> insert_details(Database& database, std::int64_t key, const Document& document) {
  using Text = std::optional<std::string_view>;
  using Number = std::optional<std::int64_t>;
  const auto& dateline = document.dateline;
  const auto& offset = document.record.offset;
  const auto& published = document.published;
  auto done =
      database
          .query(
              "INSERT INTO document_details VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", key,
              document.section, document.outlet.kind, document.outlet.country,
              document.outlet.owner, published ? published->from : std::string(),
              published ? published->to : std::string(), dateline ? Text(dateline->place) : Text(),
              dateline ? std::optional(dateline->span) : std::nullopt, document.record.id,
              document.record.name, offset ? Number(static_cast<std::int64_t>(*offset)) : Number())
          .run();
  if (!done) return done;
  done = insert_time(database, key, "updated", 0, document.updated);
  if (!done) return done;
  if (dateline) done = insert_time(database, key, "dateline", 0, dateline->date);
  if (!done) return done;
  return insert_lists(database, key, document);
}

Result<void> read_details(Database& database, std::int64_t key, Document& document) {
  if (auto done = read_columns(database, key, document); !done) return done;
  if (auto done = read_lists(database, key, document); !done) return done;
  return read_times(database, key, document);
}

}  // namespace sayso
