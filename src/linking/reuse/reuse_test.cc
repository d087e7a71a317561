#include "linking/reuse/reuse.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "linking/link.h"
#include "linking/store_for_tests.h"
#include "record/database.h"
#include "record/reuse_rows.h"

namespace sayso {
namespace {

/// Sentences of invented news; no seven words of one stand in another.
std::string sentence(int n) {
  static const std::vector<std::string> things = {"ferry",  "granary", "tunnel",  "orchard",
                                                  "quarry", "signal",  "harvest", "turbine"};
  static const std::vector<std::string> people = {"mayor", "pilot",  "weaver", "surveyor",
                                                  "baker", "warden", "judge"};
  static const std::vector<std::string> deeds = {"inspected", "sold",     "repaired", "lost",
                                                 "painted",   "measured", "flooded"};
  static const std::vector<std::string> places = {"Bracken", "Oldmere", "Tarnwick", "Sallow Quay",
                                                  "Pelling"};
  const auto at = [n](const std::vector<std::string>& words, int step) {
    return words[static_cast<std::size_t>(n / step) % words.size()];
  };
  return "Number " + std::to_string(n) + " is that the " + at(people, 1) + " of " + at(places, 3) +
         " " + at(deeds, 2) + " a " + at(things, 1) + " worth " + std::to_string(n * 37 + 11) +
         " crowns near " + at(places, 5) + ".";
}

/// Paragraphs of two sentences, numbered from `first`.
std::string article(int first, int paragraphs) {
  std::string out;
  for (int i = 0; i < paragraphs; ++i) {
    if (i > 0) out += "\n\n";
    out += sentence(first + 2 * i) + " " + sentence(first + 2 * i + 1);
  }
  return out;
}

class ReuseTest : public StoreTest {
 protected:
  void write(const std::string& id, const std::string& outlet, const std::string& published,
             const std::string& text) {
    add(id, outlet, published, text, {});
  }

  /// "taker relation giver", sorted.
  std::vector<std::string> pairs() {
    const auto linked = link(*store_);
    EXPECT_TRUE(linked.ok()) << linked.error().message;
    return stored();
  }
  std::vector<std::string> stored() const {
    std::vector<std::string> out;
    for (const Reuse& pair : rows()) {
      out.push_back(pair.from + " " + std::string(name_of(pair.relation)) + " " + pair.to);
    }
    std::sort(out.begin(), out.end());
    return out;
  }
  std::vector<Reuse> rows() const {
    const auto found = read_reuse(store_->tables());
    EXPECT_TRUE(found.ok());
    return found.ok() ? *found : std::vector<Reuse>();
  }
  std::string text_of(const std::string& id) const { return store_->entry(id)->document.text; }
};

using Pairs = std::vector<std::string>;

TEST_F(ReuseTest, LightEditsAndSwappedParagraphsAreACopy) {
  const std::string text = sentence(1) + "\n\n" + sentence(2) +
                           " “We paid 1,200 crowns — in coin,” " + "she said.\n\n" + article(10, 4);
  write("a", "Oldmere Gazette", "2031-03-04T08:00:00Z", text);
  write("b", "Tarnwick Post", "2031-03-04T09:00:00Z",
        article(10, 4) + "\n\nBRACKEN - " + sentence(1) + " " + sentence(2) +
            " \"We paid 1200 crowns in coin,\" she said.");
  EXPECT_EQ(pairs(), Pairs{"b copy a"});
  const Reuse pair = rows().front();
  ASSERT_FALSE(pair.spans.empty());
  const std::string words(pair.spans.front().from.in(text_of("b")));
  EXPECT_TRUE(words.starts_with("Number 10") && words.ends_with(".")) << words;
  EXPECT_TRUE(pair.spans.front().to->in(text_of("a")).starts_with("Number 10"));
}

TEST_F(ReuseTest, ACreditTellsMoreThanTheTime) {
  write("late", "Continental Press", "2031-03-05T10:00:00Z", article(1, 4));
  write("early", "Tarnwick Post", "2031-03-05T07:00:00Z",
        article(1, 4) + "\n\nReprinted with permission from Continental Press.");
  EXPECT_EQ(pairs(), Pairs{"early copy late"});
  EXPECT_NE(rows().front().reason.find("credits Continental Press"), std::string::npos);
}

TEST_F(ReuseTest, WhoTookFromOneOriginalIsNoPair) {
  // The original is stored last.
  write("first", "Tarnwick Post", "2031-03-05T12:00:00Z", article(1, 4));
  write("second", "Pelling Mail", "2031-03-05T13:00:00Z", article(1, 4));
  EXPECT_EQ(pairs(), Pairs{"second copy first"});
  write("original", "Continental Press", "2031-03-05T10:00:00Z", article(1, 4));
  EXPECT_EQ(pairs(), (Pairs{"first copy original", "second copy original"}));
  ASSERT_TRUE(store_->remove("original").ok());
  EXPECT_EQ(pairs(), Pairs{"second copy first"});
}

TEST_F(ReuseTest, PartsAreTakenFromTheLongerOriginal) {
  write("short", "Pelling Mail", "", article(1, 2));
  write("long", "Oldmere Gazette", "", article(1, 6));
  write("patchwork", "Tarnwick Post", "2031-03-06",
        article(101, 2) + "\n\n" + article(9, 2) + "\n\n" + article(201, 2));
  EXPECT_EQ(pairs(), (Pairs{"patchwork partial-copy long", "short partial-copy long"}));
}

TEST_F(ReuseTest, QuotationsAloneAreNoCopy) {
  const std::string said =
      "“Whoever sells the bridge by night will have to swim to market in the morning,”";
  write("a", "Oldmere Gazette", "2031-03-04", article(1, 3) + " " + said + " one weaver said.");
  write("b", "Tarnwick Post", "2031-03-05", article(101, 3) + " " + said + " ran a proverb.");
  write("c", "Pelling Mail", "2031-03-06",
        "The Oldmere Gazette reported a warning. " + said + " it quoted a weaver.\n\n" +
            article(201, 3));
  EXPECT_EQ(pairs(), (Pairs{"b same-quotation a", "c cites a"}));
}

TEST_F(ReuseTest, ALongQuotationIsFoundMonthsLater) {
  const std::string said =
      " “Whoever sells the bridge by night will have to swim to market in the morning, and whoever "
      "buys it will have to carry it home on his own back,” ";
  write("a", "Oldmere Gazette", "2031-03-04", article(1, 3) + said + "one weaver said.");
  write("late", "Tarnwick Post", "2032-08-05", article(101, 3) + said + "a pilot recalled.");
  EXPECT_EQ(pairs(), Pairs{"late same-quotation a"});
}

TEST_F(ReuseTest, AQuotationInACopyIsTheOriginals) {
  const std::string said =
      "“Whoever sells the bridge by night will have to swim to market in the morning,”";
  write("a", "Oldmere Gazette", "2031-03-04", article(1, 3) + " " + said + " one weaver said.");
  write("b", "Tarnwick Post", "2031-03-05", article(1, 3) + " " + said + " one weaver said.");
  write("c", "Pelling Mail", "2031-03-06", article(101, 3) + " " + said + " ran a proverb.");
  EXPECT_EQ(pairs(), (Pairs{"b copy a", "c same-quotation a"}));
}

TEST_F(ReuseTest, StandingParagraphsAreLeftOut) {
  const std::string standing =
      "\n\nThe Oldmere Gazette is printed on paper from the mill at Sallow Quay, and letters to "
      "its "
      "editor are welcome at the desk by the door on every market day of the year.";
  write("a", "Oldmere Gazette", "2031-03-04", article(1, 3) + standing);
  write("b", "Oldmere Gazette", "2031-03-05", article(101, 3) + standing);
  EXPECT_EQ(pairs(), Pairs{"b partial-copy a"});  // it cannot be known yet
  write("c", "Oldmere Gazette", "2031-03-06", article(201, 3) + standing);
  write("d", "Oldmere Gazette", "2031-03-07", article(301, 3) + standing);
  EXPECT_EQ(pairs(), Pairs{});
}

TEST_F(ReuseTest, VersionsAreNoReuseAndRelinkingChangesNothing) {
  Document first = document_of("a", "Oldmere Gazette", "2031-03-04", article(1, 4));
  first.url = "https://oldmere.example/bridge";
  put(first, analysis_of(first.text, {}));
  Document second = first;
  second.text += "\n\n" + sentence(50);
  put(second, analysis_of(second.text, {}));
  write("b", "Tarnwick Post", "2031-03-05", article(1, 4));
  const Pairs before = pairs();
  EXPECT_EQ(std::count_if(before.begin(), before.end(),
                          [](const std::string& pair) { return pair.starts_with("b copy a"); }),
            static_cast<std::ptrdiff_t>(before.size()));
  ASSERT_TRUE(relink(*store_, nullptr).ok());
  EXPECT_EQ(stored(), before);
}

}  // namespace
}  // namespace sayso
