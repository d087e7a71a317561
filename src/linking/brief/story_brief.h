// A story in short: what is known on whose word, what rests on one origin only, what is disputed,
// and who has not answered.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "linking/timeline/story_record.h"

namespace sayso {

/// One who says something of a claim, in however many reports.
struct BriefVoice {
  std::string who;  // the source's words; empty where outlets say it themselves
  SourceKind kind = SourceKind::none;
  Stance stance = Stance::asserts;
  Certainty certainty = Certainty::u;  // the surest
  std::vector<std::string> outlets;    // that report it, each once
  std::string first;                   // when the first of them appeared
  std::size_t member = 0;              // the first; index into Claim::members
};

struct BriefClaim {
  std::size_t claim = 0;  // index into StoryRecord::claims
  std::vector<BriefVoice> says;
  std::vector<BriefVoice> denies;
};

/// Somebody who would not answer on a claim and has not since.
struct BriefSilence {
  std::size_t claim = 0;
  BriefVoice voice;
};

struct Brief {
  std::vector<BriefClaim> several;   // at least two origins, undisputed
  std::vector<BriefClaim> perhaps;   // one or more origins: that is not certain; undisputed
  std::vector<BriefClaim> one;       // one origin, however many repeat it; undisputed
  std::vector<BriefClaim> disputed;  // however many origins
  std::vector<BriefSilence> unanswered;
  std::size_t left_out = 0;  // claims that one article alone makes
};

/// Of claims that are shared, or of `all`; those that most articles carry come first.
Brief story_brief(const StoryRecord& record, bool all);

}  // namespace sayso
