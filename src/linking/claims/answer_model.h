// How likely it is that a denial answers a claim.
#pragma once

#include <array>
#include <cstddef>

namespace sayso {

/// What speaks for a denial answering a claim, each as a number.
enum AnswerFeature : std::size_t {
  kCovers,        // share of what is denied that a member of the claim says, words weighed
  kCoversPlain,   // ... of the words that are no names
  kAlike,         // shared words, of all of both
  kLikest,        // cosine with the likest member
  kMeanLike,      // ... with all of them, on average
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
  // Of the denial alone.
  kJudged,  // said to be denied or doubted, called false
  kCallsFalse,
  kOpens,     // negated by its first words
  kBare,      // tells nothing of what is denied
  kWhole,     // speaks of a whole report
  kOwnPage,   // stated by a body on its own page
  kOwnWords,  // stated by a report on nobody's word
  kNamedDenier,
  kAnswerFeatures,
};
using AnswerFeatures = std::array<double, kAnswerFeatures>;

/// A logistic model of a denial answering a claim, and from what probability it does.
struct AnswerModel {
  double bias = 0;
  std::array<double, kAnswerFeatures> weights{};
  double answers_from = 0;
};
/// The one that is built in.
const AnswerModel& answer_model();

}  // namespace sayso
