#include "linking/transfers/transfer_reading.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "linking/store_for_tests.h"

namespace sayso {
namespace {

/// A document whose names are `names`, wherever the text has them. What type a reader of names
/// gives to a state that he does not know says nothing.
Entry entry_of(const std::string& title, const std::string& text,
               const std::vector<std::string>& names) {
  Entry entry;
  entry.document = document_of("d1", "Harbour Telegraph", "2026-03-02", text);
  entry.document.title = title;
  entry.analysis = analysis_of(text, {});
  for (const std::string& name : names) {
    Entity entity;
    entity.id = "e" + std::to_string(entry.analysis.entities.size() + 1);
    entity.type = name.find(' ') == name.npos ? EntityType::per : EntityType::org;
    entity.name = name;
    for (std::size_t at = text.find(name); at != text.npos; at = text.find(name, at + 1)) {
      const auto begin = static_cast<std::uint32_t>(at);
      entity.mentions.push_back({{begin, begin + static_cast<std::uint32_t>(name.size())}});
    }
    entry.analysis.entities.push_back(std::move(entity));
  }
  return entry;
}

/// "requested": the words of that step.
std::map<std::string, std::string> steps_of(const TransferReport& report, const Entry& entry) {
  std::map<std::string, std::string> steps;
  for (const TransferStep& step : report.steps) {
    steps[step.status] = step.span.in(entry.document.text);
  }
  return steps;
}

std::vector<std::string> statuses_of(const std::string& text,
                                     const std::vector<std::string>& names) {
  std::vector<std::string> statuses;
  for (const TransferReport& report : transfer_reports(entry_of("", text, names))) {
    for (const TransferStep& step : report.steps) {
      statuses.push_back(report.supplier_name + ">" + report.recipient_name + " " + step.status);
    }
  }
  return statuses;
}

using Statuses = std::vector<std::string>;

TEST(TransferReading, StepsStandWhereTheirPartiesAreNotNamed) {
  const Entry entry = entry_of(
      "Orvia asks Telmark for shells",
      "Orvia asked neighbouring Telmark to sell it artillery shells. Telmark has yet to decide. "
      "Its minister was taken aside in Sarn and told not to deliver. We heard nothing of the sort.",
      {"Orvia", "Telmark", "Sarn"});
  const auto reports = transfer_reports(entry);
  ASSERT_EQ(reports.size(), 1U);
  EXPECT_EQ(reports[0].supplier_name, "Telmark");
  EXPECT_EQ(reports[0].recipient_name, "Orvia");
  EXPECT_EQ(reports[0].goods, "artillery shells");
  EXPECT_EQ(reports[0].kind, "arms");
  const auto steps = steps_of(reports[0], entry);
  EXPECT_EQ(steps.at("requested"), "Orvia asked neighbouring Telmark to sell it artillery shells.");
  EXPECT_EQ(steps.at("considered"), "Telmark has yet to decide.");
  EXPECT_EQ(steps.at("denied"), "We heard nothing of the sort.");
}

TEST(TransferReading, WhoGivesAndWhoGetsComesFromTheWords) {
  const std::vector<std::string> names = {"Orvia", "Telmark", "Ostria"};
  EXPECT_EQ(statuses_of("Rifles were delivered to Orvia by Telmark.", names),
            Statuses{"Telmark>Orvia delivered"});
  EXPECT_EQ(
      statuses_of("Telmark has stocks. The first Telmarkian shells have reached Orvia.", names),
      Statuses{"Telmark>Orvia delivered"});
  EXPECT_EQ(statuses_of("Orvia received rifles from Telmark.", names),
            Statuses{"Telmark>Orvia delivered"});
  EXPECT_EQ(statuses_of("Ostria warned Telmark not to send rifles to Orvia.", names),
            Statuses{"Telmark>Orvia warned-against"});
  EXPECT_EQ(statuses_of("Telmark has promised grain to Orvia.", names),
            Statuses{"Telmark>Orvia promised"});
}

TEST(TransferReading, AnAccusationAndItsDenialAreTwoSteps) {
  const Entry entry =
      entry_of("", "Ostria accuses Telmark of giving the Hill Front mortars, which Telmark denies.",
               {"Ostria", "Telmark", "Hill Front"});
  const auto reports = transfer_reports(entry);
  ASSERT_EQ(reports.size(), 1U);
  EXPECT_EQ(reports[0].recipient_name, "Hill Front");
  EXPECT_EQ(steps_of(reports[0], entry).size(), 2U);
}

TEST(TransferReading, SanctionsCountAsAReplyToTheSupplier) {
  EXPECT_EQ(statuses_of("Telmark delivered missiles to Orvia. Ostria imposed sanctions on a bank "
                        "of Telmark.",
                        {"Orvia", "Telmark", "Ostria"}),
            (Statuses{"Telmark>Orvia delivered", "Telmark>Orvia sanctioned"}));
}

TEST(TransferReading, NotAllThatIsAskedForIsATransfer) {
  EXPECT_TRUE(
      statuses_of("Orvia asked Telmark for an explanation. Shells fell on Orvia. Nobody was "
                  "hurt.",
                  {"Orvia", "Telmark"})
          .empty());
}

TEST(TransferReading, ADenialWithoutPartiesLeavesThemOpen) {
  const auto reports = transfer_reports(
      entry_of("", "Telmark keeps out of the war. It gives weapons to no one.", {"Telmark"}));
  ASSERT_EQ(reports.size(), 1U);
  EXPECT_EQ(reports[0].supplier_name, "Telmark");
  EXPECT_EQ(reports[0].recipient, "");
  EXPECT_EQ(reports[0].steps.at(0).status, "denied");
}

}  // namespace
}  // namespace sayso
