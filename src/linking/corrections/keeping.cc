#include "linking/corrections/keeping.h"

#include <utility>

#include "base/sha256.h"

namespace sayso {

Correction noted(const CorrectionNote& note, Correction::Action action) {
  Correction correction;
  correction.author = note.author;
  correction.time = note.time;
  correction.action = action;
  correction.note = note.note;
  return correction;
}

Result<std::string> keep_correction(Store& store, Transaction transaction,
                                    const Correction& correction,
                                    const std::vector<std::string>& documents) {
  Database& database = store.tables();
  for (const std::string& document : documents) {
    auto done = database
                    .query(
                        "INSERT OR IGNORE INTO unlinked SELECT key FROM documents JOIN analyses "
                        "ON document = key WHERE id = ?",
                        document)
                    .run();
    if (!done) return done.error();
  }
  auto id = insert_correction(database, correction);
  if (!id) return id;
  if (auto done = transaction.commit(); !done) return done.error();
  return id;
}

UserDecision decision_from(const Correction& correction) {
  return {correction.id, std::string(name_of(correction.action)), correction.author,
          correction.time, correction.note};
}

Result<std::vector<Correction>> corrections(const Store& store) {
  return read_corrections(store.tables());
}

Result<std::vector<Correction>> corrections_in_force(Database& database) {
  auto all = read_corrections(database);
  if (!all) return all;
  return in_force(std::move(*all));
}

Result<std::string> id_for_split(Database& database, std::string_view kind, std::string_view seed) {
  const auto last = database.number("SELECT max(key) FROM corrections");
  if (!last) return last.error();
  const std::string hash = sha256_hex("split\n" + std::string(seed) + '\n' + std::to_string(*last));
  return std::string(kind) + ":" + hash.substr(0, 16);
}

}  // namespace sayso
