#include "linking/transfers/transfers.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "linking/link.h"
#include "linking/store_for_tests.h"

namespace sayso {
namespace {

struct Report {
  std::string id;
  std::string published;
  std::string text;
};

const std::vector<Report>& reports() {
  static const std::vector<Report> all = {
      {"asked", "2026-03-02", "Orvia asked Telmark for shells."},
      {"denied", "2026-03-03", "Telmark is at peace. It gives weapons to no one."},
      {"arrived", "2026-03-20", "A trainload of shells from Telmark has arrived in Orvia."},
      {"later", "2027-05-01", "Telmark delivered shells to Orvia."},
      {"elsewhere", "2026-03-04", "Ostria delivered grain to Orvia."},
  };
  return all;
}

class Transfers : public StoreTest {
 protected:
  void add_report(const Report& report) {
    std::vector<Entity> entities;
    for (const char* name : {"Orvia", "Telmark", "Ostria"}) {
      if (report.text.find(name) == std::string::npos) continue;
      entities.push_back(
          named("e" + std::to_string(entities.size() + 1), EntityType::gpe, report.text, name));
    }
    add(report.id, "Quay " + report.id, report.published, report.text, {}, entities);
  }

  std::vector<ListedTransfer> listed(const TransferFilter& filter = {}) {
    auto all = list_transfers(*store_, filter);
    EXPECT_TRUE(all.ok());
    return all.ok() ? *all : std::vector<ListedTransfer>();
  }

  /// "Telmark>Orvia asked:requested ..." for each transfer.
  std::vector<std::string> lines() {
    std::vector<std::string> out;
    for (const ListedTransfer& one : listed()) {
      std::string& line = out.emplace_back(one.transfer.supplier + ">" + one.transfer.recipient);
      for (const TransferStep& step : one.transfer.steps) {
        line += " " + step.document + ":" + step.status;
      }
    }
    std::sort(out.begin(), out.end());
    return out;
  }
};

const std::vector<std::string> kLines = {
    "Ostria>Orvia elsewhere:delivered",
    "Telmark>Orvia asked:requested denied:denied arrived:delivered",
    "Telmark>Orvia later:delivered",
};

TEST_F(Transfers, JoinReportsAndOpenDenialsAndPartWhatIsAYearApart) {
  for (const Report& report : reports()) add_report(report);
  ASSERT_TRUE(link(*store_).ok());
  EXPECT_EQ(lines(), kLines);
}

TEST_F(Transfers, AreTheSameInWhateverOrderDocumentsCome) {
  std::vector<Report> turned = reports();
  std::reverse(turned.begin(), turned.end());
  for (const Report& report : turned) {
    add_report(report);
    ASSERT_TRUE(link(*store_).ok());
  }
  EXPECT_EQ(lines(), kLines);
}

TEST_F(Transfers, GoWithTheirDocumentsAndStayWhenLinkedAgain) {
  for (const Report& report : reports()) add_report(report);
  ASSERT_TRUE(link(*store_).ok());
  const auto before = transfers(*store_);
  ASSERT_TRUE(before.ok());
  ASSERT_TRUE(store_->tables().run("INSERT INTO unlinked SELECT document FROM analyses").ok());
  ASSERT_TRUE(link(*store_).ok());
  const auto after = transfers(*store_);
  ASSERT_TRUE(after.ok());
  ASSERT_EQ(before->size(), after->size());
  for (std::size_t i = 0; i < before->size(); ++i) EXPECT_EQ((*before)[i].id, (*after)[i].id);

  ASSERT_TRUE(store_->remove("elsewhere").ok());
  EXPECT_EQ(lines().size(), 2U);
}

TEST_F(Transfers, AreListedByPartiesGoodsAndDay) {
  for (const Report& report : reports()) add_report(report);
  ASSERT_TRUE(link(*store_).ok());
  EXPECT_EQ(listed({"ostria", "", "", ""}).size(), 1U);
  EXPECT_EQ(listed({"", "orvia", "shells", ""}).size(), 2U);
  EXPECT_EQ(listed({"", "", "", "2027"}).size(), 1U);
  EXPECT_TRUE(listed({"orvia", "", "", ""}).empty());
  const auto years = by_year(*store_, listed({"ostria", "", "", ""}));
  ASSERT_TRUE(years.ok()) << years.error().message;
  ASSERT_EQ(years->size(), 1U);
  EXPECT_EQ(years->front().year, "2026");
  EXPECT_EQ(years->front().status, "delivered");
  EXPECT_EQ(years->front().origins.least, 1U);
  EXPECT_EQ(years->front().origins.most, 1U);
}

TEST_F(Transfers, AreLinesOfTheInterchangeFormat) {
  add_report(reports()[0]);
  ASSERT_TRUE(link(*store_).ok());
  const auto line = transfer_line(*store_, listed().front().transfer);
  ASSERT_TRUE(line.ok());
  const auto json = nlohmann::json::parse(*line);
  EXPECT_EQ(json["kind"], "transfer");
  EXPECT_EQ(json["supplier"], "Telmark");
  EXPECT_EQ(json["steps"][0]["status"], "requested");
  EXPECT_EQ(json["steps"][0]["span"], nlohmann::json::array({0, 31}));
  EXPECT_EQ(json["steps"][0]["holders"][0]["by"], "author");
}

}  // namespace
}  // namespace sayso
