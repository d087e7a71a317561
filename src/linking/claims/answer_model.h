// How likely it is that a member denies something, and which claim it then answers.
#pragma once

#include <array>
#include <cstddef>

namespace sayso {

/// What speaks for a member being a denial, each as a number.
enum DenialFeature : std::size_t {
  kJudged,  // said to be denied or doubted, called false
  kCallsFalse,
  kOpens,    // negated by its first words
  kBare,     // tells nothing of what is denied
  kWhole,    // speaks of a whole report
  kOwnPage,  // stated by a body on its own page
  kNamedDenier,
  kReadsSo,  // tenth of the log odds that it denies something, by its place; 0 if against it
  kDenialFeatures,
};
using DenialFeatures = std::array<double, kDenialFeatures>;

/// What speaks for a claim being what is denied.
enum AnswerFeature : std::size_t {
  kCovers,        // share of what is denied that a member of the claim says, words weighed
  kCoversPlain,   // ... of the words that are no names
  kAlike,         // shared words, of all of both
  kLikest,        // tenth of the log odds that it is what is denied, of the likest member
  kMeanLike,      // ... of all of them, on average
  kSurroundings,  // shared words of the sentences, in another document
  kOfDenier,      // share of the denier's name that the members speak of
  kReports,       // logarithm of how many documents make it
  kFlat,          // share of the members that are stated on nobody's word
  kJustBefore,    // a member stands in the sentence before
  kShortBefore,   // ... or not far before
  kLastBefore,    // ... is the last thing that another says before it
  kLastFlat,      // ... or that the report states before it in its own words
  kSameArticle,   // a member stands in the same document
  kTiedArticle,   // ... in one that rests on it, or on which it rests
  kOtherNumbers,  // both state numbers, none equal
  kBareJustBefore,
  kBareLast,
  kJudgedJustBefore,
  kAnswerFeatures,
};
using AnswerFeatures = std::array<double, kAnswerFeatures>;

/// A logistic model of a member denying something, a conditional one (McFadden 1974) of which of
/// the claims, or none of them, and from what probability of both it answers one.
struct AnswerModel {
  double denies_bias = 0;
  std::array<double, kDenialFeatures> denies{};
  double which_bias = 0;
  std::array<double, kAnswerFeatures> which{};
  double answers_from = 0;
};
/// The one that is built in.
const AnswerModel& answer_model();

}  // namespace sayso
