#include "linking/citations/cite.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "linking/citations/publisher.h"
#include "linking/link.h"
#include "linking/store_for_tests.h"
#include "record/citation_rows.h"
#include "record/reuse_rows.h"

namespace sayso {
namespace {

const char* const kLeak =
    "Norland asked Kestria for forty barges, a letter seen by the Gazette shows. "
    "The letter is signed by Marrow Tull of the Norland river office. "
    "Kestria has not answered Norland.";

class CitationsTest : public StoreTest {
 protected:
  void report(const std::string& id, const std::string& outlet, const std::string& published,
              const std::string& text, std::vector<Timex> times = {}) {
    Analysis analysis = analysis_of(text, {});
    analysis.times = std::move(times);
    for (const char* const cited : {"Orlum Gazette", "Radio Norland"}) {
      if (text.find(cited) == std::string::npos || outlet == cited) continue;
      Citation citation;
      citation.id = "c1";
      citation.outlet = cited;
      citation.medium = "outlet";
      citation.span = find_words(text, cited).front();
      analysis.citations.push_back(citation);
      break;
    }
    Document document = document_of(id, outlet, published, text);
    document.url = "https://" + outlet + "/" + id;
    put(document, analysis);
  }

  /// "taker > giver" of all pairs that are cited.
  std::vector<std::string> cited() {
    EXPECT_TRUE(link(*store_).ok());
    const auto all = read_reuse(store_->tables());
    EXPECT_TRUE(all.ok());
    std::vector<std::string> out;
    for (const Reuse& pair : *all) {
      if (pair.relation == ReuseRelation::cites) out.push_back(pair.from + " > " + pair.to);
    }
    return out;
  }
};

using List = std::vector<std::string>;

TEST_F(CitationsTest, JoinsAReportToTheOneThatItHasItFrom) {
  report("fair", "Orlum Gazette", "2031-03-02",
         "The Norland fair in Kestria had rain on Marrow day.");
  report("leak", "Orlum Gazette", "2031-03-03", kLeak);
  report("wire", "Upriver Press", "2031-03-03",
         "Norland asked Kestria for barges, the Orlum Gazette reported on Tuesday. "
         "A letter by Marrow Tull of the river office names forty.");
  EXPECT_EQ(cited(), List{"wire > leak"});
}

TEST_F(CitationsTest, FindsTheCitedReportThatArrivesLast) {
  report("wire", "Upriver Press", "2031-03-03",
         "Norland asked Kestria for barges, the Orlum Gazette reported on Tuesday. "
         "A letter by Marrow Tull of the river office names forty.");
  EXPECT_EQ(cited(), List{});
  const auto before = citations_of(store_->tables(), "wire");
  ASSERT_TRUE(before.ok());
  ASSERT_EQ(before->size(), 1U);  // it stands outside the store
  EXPECT_EQ(before->front().name, "Orlum Gazette");
  EXPECT_EQ(before->front().type, "outlet");
  EXPECT_EQ(before->front().cited, "");

  report("leak", "Orlum Gazette", "2031-03-03", kLeak);
  EXPECT_EQ(cited(), List{"wire > leak"});
  EXPECT_EQ(citations_of(store_->tables(), "wire")->front().cited, "leak");
}

TEST_F(CitationsTest, KnowsABodyByItsShortNameAndTellsItsFiguresApart) {
  report(
      "early", "Ministry of Health of Norland", "2031-05-01",
      "Twelve people died when the Orlum Star sank. Norland mourns them. Marrow Tull, Minister.");
  report("late", "Ministry of Health of Norland", "2031-05-02",
         "Seventeen people died when the Orlum Star sank. Norland mourns. Marrow Tull, Minister.");
  report("daily", "Upriver Press", "2031-05-02",
         "The sinking of the Orlum Star off Norland cost 17 lives. "
         "So the health ministry said when it named Marrow Tull. "
         "The health ministry says 17 died on the Orlum Star.");
  EXPECT_EQ(cited(), List{"daily > late"});
}

TEST_F(CitationsTest, TakesNoNameAloneForACitation) {
  report("leak", "Orlum Gazette", "2031-03-03", kLeak);
  report("owner", "Upriver Press", "2031-03-04",
         "Marrow Tull of Norland left Kestria. "
         "The Orlum Gazette and the letter press of Kestria belong to Tull.");
  report("other", "Kestria Voice", "2031-03-04",
         "The Orlum Gazette said the Norland chess cup in Kestria goes to a pupil named Tull.");
  EXPECT_EQ(cited(), List{});
}

TEST_F(CitationsTest, DoesNotCiteWhatAppearedLater) {
  report("leak", "Orlum Gazette", "2031-03-03", kLeak);
  report("wire", "Upriver Press", "2031-03-01",
         "Norland asked Kestria for forty barges, the Orlum Gazette reported. Marrow Tull signed.");
  EXPECT_EQ(cited(), List{});
}

TEST_F(CitationsTest, GoesBackToAnOutletsOwnReportByItsDate) {
  report("leak", "Orlum Gazette", "2031-03-03", kLeak);
  const std::string text =
      "In a report of 3 March the Gazette wrote that Norland asked Kestria for forty barges. "
      "The letter by Marrow Tull names fourteen.";
  report("right", "Orlum Gazette", "2031-03-09", text,
         {{"t1", find_words(text, "3 March").front(), TimexType::date, "2031-03-03", ""}});
  EXPECT_EQ(cited(), List{"right > leak"});
}

TEST(NamesIn, TellsNamesOfOneHeadApart) {
  Outlet outlet;
  outlet.name = "Orlum Evening Courier";
  const Publisher courier = publisher_of(outlet, "ORLUM, May 4 (OEC) - It rained.");
  const auto named = [&](const std::string& text) {
    List out;
    for (const PublisherName& name : names_in(text, text_words(text), courier)) {
      out.emplace_back(name.span.in(text));
    }
    return out;
  };
  EXPECT_EQ(named("The Orlum Evening Courier's editor told the Courier so."),
            (List{"Orlum Evening Courier", "Courier"}));
  EXPECT_EQ(named("OEC said so."), List{"OEC"});
  EXPECT_EQ(named("The Harbour Courier and a courier said so."), List{});
}

}  // namespace
}  // namespace sayso
