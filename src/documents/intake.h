// The way of each record, from the readers of formats to whoever takes the documents.
//
// A reader of a format gets the bytes of one input, the name of the input and the intake. It either
// gives the intake one document (a page), or, record by record, documents or bytes that the intake
// has read in their turn (a WARC holds pages, an archive anything).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"
#include "documents/bytes.h"
#include "documents/document.h"
#include "documents/kind.h"
#include "documents/read.h"

namespace sayso {

class Intake {
 public:
  Intake(const ReadOptions& options, std::string input, const TakeRecord& take)
      : options_(options), input_(std::move(input)), take_(take) {}

  const ReadOptions& options() const { return options_; }

  /// Whether more is wanted.
  bool wanted() const { return wanted_; }

  /// Whether `file` names the input itself and no record in it.
  bool is_outermost(const std::string& file) const { return file == input_; }

  /// Gives a document, or the reason why there is none, for the record named `file`. What `origin`
  /// knows fills what the document itself does not say. `place` is what messages name.
  void give(const std::string& file, Result<Document> document, const Origin& origin,
            const std::string& place);
  void give(const std::string& file, Result<Document> document) {
    give(file, std::move(document), {}, file);
  }

  /// Reads what is in `bytes`, of the kind that `as` or else the bytes themselves say. `depth`
  /// containers are around it.
  void read(ByteReader& bytes, const std::string& file, const Origin& origin, int depth,
            std::optional<Kind> as = std::nullopt);

  /// Of the outermost container, which record is read now.
  void stand_at(std::uint64_t record, std::uint64_t offset);

  /// Counts `size` bytes that a reader unpacked. Returns whether all that came out of the present
  /// record of the outermost container, however deep, is in proportion to what went in.
  bool count_unpacked(std::size_t size);

 private:
  const ReadOptions& options_;
  const std::string input_;
  const TakeRecord& take_;
  bool wanted_ = true;
  std::uint64_t record_ = 0;
  std::uint64_t offset_ = 0;
  const ByteReader* outermost_ = nullptr;
  std::uint64_t record_begin_ = 0;  // of the present record, in bytes of the outermost input
  std::uint64_t unpacked_ = 0;
};

/// Unpacked bytes, which fail with "too-large" where they are a bomb.
class Unpacked : public ByteSource {
 public:
  /// `source` and `intake` must outlive it.
  Unpacked(ByteSource& source, Intake& intake, std::string place)
      : source_(source), intake_(intake), place_(std::move(place)) {}

  Result<std::size_t> read(char* to, std::size_t size) override;

 private:
  ByteSource& source_;
  Intake& intake_;
  const std::string place_;
};

/// What a reader is given.
struct Input {
  ByteReader& bytes;
  const std::string& file;  // the path as given, with "#n" for each record around
  const Origin& origin;
  int depth;  // containers and compressions around
  Intake& intake;
};

/// Numbers the records of a container, from 0.
class Records {
 public:
  explicit Records(const Input& input) : input_(input) {}

  /// Begins the next record, at `offset` of the container; returns whether it is wanted. Records
  /// that an earlier run has taken are not.
  bool next(std::uint64_t offset = 0);

  /// Continues with record `number`, which the next call of next() begins.
  void go_on_at(std::uint64_t number) { count_ = number; }

  /// Number of the record that next() began last.
  std::uint64_t number() const { return count_ - 1; }

  /// The name of the present record: "feed.xml#3".
  std::string file() const { return input_.file + "#" + std::to_string(number()); }

 private:
  const Input& input_;
  std::uint64_t count_ = 0;
};

}  // namespace sayso
