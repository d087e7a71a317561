// What finding the claim that a denial answers compares of one member.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "linking/claims/claim_pairs.h"
#include "linking/ledger/denial_words.h"

namespace sayso {

/// Words made alike, as their hashes: sorted, each once.
class AlikeWords {
 public:
  AlikeWords() = default;
  explicit AlikeWords(const std::set<std::string>& words);

  bool empty() const { return words_.empty(); }
  std::size_t size() const { return words_.size(); }
  auto begin() const { return words_.begin(); }
  auto end() const { return words_.end(); }
  bool contains(WordHash word) const;

 private:
  std::vector<WordHash> words_;
};

struct AnswerWords {
  AlikeWords words;   // of the content, that tell something
  AlikeWords common;  // those that are no names
  AlikeWords around;  // of its sentences
  AlikeWords source;  // of who says it
  DenialWords denial;
  bool body = false;    // a body by its name, and no medium
  bool clause = false;  // states something, and does not only name it
};

/// Those of a member, which keeps them.
const AnswerWords& answer_words(const ComparedMember& member);

/// Whether a body states it, by the body's name, on a page of its own.
bool may_be_own_page(const ComparedMember& member);

}  // namespace sayso
