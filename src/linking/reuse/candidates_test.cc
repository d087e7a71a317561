#include "linking/reuse/candidates.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "linking/store_for_tests.h"

namespace sayso {
namespace {

using Keys = std::vector<std::int64_t>;

class CandidatesTest : public StoreTest {
 protected:
  void SetUp() override {
    StoreTest::SetUp();
    const std::string text =
        "The ferry to Sallow Quay will not run before the ice has left the harbour, and nobody at "
        "the pier could say on which day of the spring that might be, though all had been asked.";
    document_ = write("document", "2031-06-15", text);
    wording_ = wording_of(text);
    fingerprints_ = fingerprints_of(wording_);
    for (const Fingerprint& one : fingerprints_.asked) hashes_.push_back(one.hash);
    ASSERT_GE(hashes_.size(), 4u);
  }

  std::int64_t write(const std::string& id, const std::string& published, const std::string& text) {
    add(id, "Outlet of " + id, published, text, {});
    return *database().number("SELECT key FROM documents WHERE id = '" + id + "'");
  }
  /// Another document that has the first `runs` of the document's runs of words.
  std::int64_t sharing(std::size_t runs, const std::string& id, const std::string& published) {
    const std::int64_t key = write(id, published, "Report " + id + ".");
    const std::vector<std::uint64_t> some(hashes_.begin(),
                                          hashes_.begin() + static_cast<std::ptrdiff_t>(runs));
    EXPECT_TRUE(memory_.fingerprints().insert(database(), key, some));
    return key;
  }

  Keys candidates() {
    const auto at =
        memory_.fingerprints().documents_at(database(), document_, hashes_, kMostDocuments);
    EXPECT_TRUE(at.ok());
    const auto document = memory_.document(database(), document_);
    const auto found =
        reuse_candidates(database(), memory_, (*document)->document, wording_, fingerprints_, *at);
    EXPECT_TRUE(found.ok());
    return found->documents;
  }
  Database& database() { return store_->tables(); }

  ReuseMemory memory_;
  std::int64_t document_ = 0;
  Wording wording_;
  Fingerprints fingerprints_;
  std::vector<std::uint64_t> hashes_;
};

TEST_F(CandidatesTest, ShareMostFirst) {
  const auto one = sharing(1, "one", "2031-06-10"), three = sharing(3, "three", "2031-06-01");
  EXPECT_EQ(candidates(), (Keys{three, one}));
}

TEST_F(CandidatesTest, OfOneRunOfWordsAreOfTheSameMonth) {
  sharing(1, "before", "2031-05-01");
  const auto soon = sharing(1, "soon", "2031-05-20"), later = sharing(1, "later", "2031-07-10");
  sharing(1, "after", "2032-06-15");
  const auto undated = sharing(1, "undated", "");
  EXPECT_EQ(candidates(), (Keys{soon, later, undated}));
}

TEST_F(CandidatesTest, OfSeveralRunsOfWordsAreOfAnyTime) {
  const auto old = sharing(2, "old", "1999-01-01");
  EXPECT_EQ(candidates(), Keys{old});
}

TEST_F(CandidatesTest, ARunThatVeryManyHaveIsNone) {
  for (std::int64_t i = 0; i < kMostDocuments; ++i) {
    sharing(1, "many" + std::to_string(i), "2031-06-14");
  }
  EXPECT_EQ(candidates(), Keys{});
}

}  // namespace
}  // namespace sayso
