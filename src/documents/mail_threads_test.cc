#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include "documents/read.h"

namespace sayso {
namespace {

TEST(MailThreads, ReadTheSame) {
  const std::string message =
      "From: Ilse Brandt <ilse@port.example>\nSubject: Quay\n"
      "Date: Mon, 4 Mar 2024 09:00:00 GMT\n\nThe quay is shut, she said.\n";
  std::vector<std::string> seen(4);
  std::vector<std::thread> threads;
  threads.reserve(seen.size());
  for (std::string& text : seen) {
    threads.emplace_back([&] {
      read_bytes(message, "in.eml", {}, {}, [&](const Record& record) {
        if (record.document.ok()) text = record.document->text;
        return true;
      });
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(seen, std::vector<std::string>(4, "The quay is shut, she said."));
}

}  // namespace
}  // namespace sayso
