#include "documents/read.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "documents/shipped_page_model.h"

namespace sayso {
namespace {

namespace fs = std::filesystem;

/// A folder of its own for each test.
class Read : public testing::Test {
 protected:
  Read() {
    std::string pattern = fs::temp_directory_path() / "sayso-read-XXXXXX";
    folder_ = ::mkdtemp(pattern.data());
  }
  ~Read() override {
    std::error_code ignored;
    fs::permissions(folder_, fs::perms::owner_all, ignored);
    fs::remove_all(folder_, ignored);
  }

  std::string write(const std::string& name, std::string_view content) const {
    const fs::path path = folder_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << content;
    return path;
  }

  /// One line for each record: its text or its error's code.
  static std::vector<std::string> read(const std::string& path, ReadOptions options = {}) {
    options.pages = &shipped_page_model();
    std::vector<std::string> lines;
    read_documents(path, options, [&](const Record& record) {
      const Result<Document>& document = record.document;
      lines.push_back(document.ok() ? document->text : document.error().code);
      if (!document.ok()) {
        EXPECT_NE(document.error().message.find(path), std::string::npos);
      }
      return true;
    });
    return lines;
  }

  fs::path folder_;
};

using Lines = std::vector<std::string>;

/// `size` bytes of sentences.
std::string prose(std::size_t size) {
  const std::string sentence = "The port authority said that nothing had changed at the quay.\n\n";
  std::string text;
  while (text.size() < size) text += sentence;
  return text;
}

TEST_F(Read, WhatCannotBeOpenedIsUnreadable) {
  EXPECT_EQ(read(folder_ / "missing.txt"), Lines{"unreadable"});
  EXPECT_EQ(read(folder_), Lines{"unreadable"});
  const std::string pipe = folder_ / "pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_EQ(read(pipe), Lines{"unreadable"});  // and does not wait for a writer
}

TEST_F(Read, WithoutPermissionIsUnreadable) {
  if (::geteuid() == 0) GTEST_SKIP() << "may read everything";
  const std::string path = write("secret.txt", "Nobody may read this, the editor said.");
  ASSERT_EQ(::chmod(path.c_str(), 0), 0);
  EXPECT_EQ(read(path), Lines{"unreadable"});
}

TEST_F(Read, ADocumentOverTheLimitIsTooLarge) {
  EXPECT_EQ(read(write("large.txt", prose(document_limit + 1))), Lines{"too-large"});
  EXPECT_EQ(read(write("large.html", "<html><p>" + prose(document_limit))), Lines{"too-large"});
  EXPECT_EQ(read(write("huge.txt", prose(5 * document_limit))), Lines{"too-large"});
  EXPECT_EQ(read(write("large.jsonl", R"({"text": "One."})"
                                      "\n{\"text\": \"" +
                                          std::string(document_limit + 1, 'a') +
                                          "\"}\n"
                                          R"({"text": "Three."})")),
            (Lines{"One.", "too-large", "Three."}));
}

TEST_F(Read, ALineWithoutEndIsSkipped) {
  const std::string line = R"({"text": ")" + std::string(70'000'000, 'a') + "\"}\n";
  EXPECT_EQ(read(write("line.jsonl", "{\"text\": \"One.\"}\n" + line + "{\"text\": \"Three.\"}")),
            (Lines{"One.", "too-large", "Three."}));
}

TEST_F(Read, AContainerMayHaveAnySize) {
  const std::string text(99'000, 'a');
  std::string content;
  for (int i = 0; i < 300; ++i) content += "{\"text\": \"" + text + "\"}\n";
  ASSERT_GT(content.size(), document_limit);
  const Lines lines = read(write("many.jsonl", content));
  EXPECT_EQ(lines, Lines(300, text));
}

TEST_F(Read, StopsWhenNoMoreIsWanted) {
  const std::string path =
      write("a.jsonl", "{\"text\": \"One.\"}\nbroken\n{\"text\": \"Three.\"}\n");
  std::vector<std::string> files;
  read_documents(path, {}, [&](const Record& record) {
    files.push_back(record.file);
    return files.size() < 2;
  });
  EXPECT_EQ(files, (Lines{path + "#0", path + "#1"}));
}

TEST_F(Read, TheKindCanBeForced) {
  const std::string path = write("a", "{\"text\": \"One.\"}");
  EXPECT_EQ(read(path), Lines{"One."});
  EXPECT_EQ(read(path, {Kind::text}), Lines{"{\"text\": \"One.\"}"});
  EXPECT_EQ(read(write("b", "no object"), {Kind::json_lines}), Lines{"bad-line"});
}

TEST_F(Read, ReadsStandardInput) {
  const std::string path = write("a.txt", "The quay is shut, the port authority said.\n");
  const int saved = ::dup(STDIN_FILENO);
  const int file = ::open(path.c_str(), O_RDONLY);
  ASSERT_EQ(::dup2(file, STDIN_FILENO), STDIN_FILENO);
  std::vector<std::string> seen;
  read_documents("-", {}, [&](const Record& record) {
    seen = {record.file,
            record.document.ok() ? record.document->text : record.document.error().message};
    return true;
  });
  ::dup2(saved, STDIN_FILENO);
  ::close(saved);
  ::close(file);
  EXPECT_EQ(seen, (Lines{"-", "The quay is shut, the port authority said."}));
}

TEST_F(Read, TheSameTextHasTheSameId) {
  const auto id = [](const std::string& path) {
    std::string id;
    read_documents(path, {}, [&](const Record& record) {
      id = record.document->id;
      return true;
    });
    return id;
  };
  const std::string one = id(write("one.txt", "The quay is shut.\n"));
  EXPECT_EQ(one, id(write("two.txt", "The quay is shut.")));
  EXPECT_EQ(one, id(write("three.jsonl", R"({"text": "The quay is shut."})")));
  EXPECT_NE(one, id(write("four.txt", "The quay is open.")));
}

TEST_F(Read, DeepNestingNeitherOverflowsNorTakesLong) {
  for (const std::string tag : {"<div>", "<b>", "<table><tr><td>", "<blockquote><p>", "<!-- "}) {
    std::string page = "<html><body><p>The port authority said that nothing had changed.</p>";
    for (int i = 0; i < 100'000; ++i) page += tag;
    const Lines lines = read(write("deep.html", page));
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0], "The port authority said that nothing had changed.") << tag;
  }
  const std::string nested = std::string(200'000, '[');
  EXPECT_EQ(read(write("deep.jsonl", "{\"text\": " + nested + "\n{\"text\": \"Two.\"}")),
            (Lines{"bad-line", "Two."}));
}

TEST_F(Read, AFolderStandsForItsFiles) {
  write("b/2.txt", "Two.");
  write("b/.hidden.txt", "Hidden.");
  write(".git/config", "Hidden.");
  write("a.txt", "One.");
  write("c/d/3.html", "<p>Three.</p>");
  fs::create_directory_symlink(folder_, folder_ / "b" / "loop");
  const auto files = list_inputs(folder_);
  ASSERT_TRUE(files.ok());
  const std::string root = folder_.string() + "/";
  EXPECT_EQ(*files,
            (Lines{root + "a.txt", root + "b/2.txt", root + "b/loop", root + "c/d/3.html"}));
  EXPECT_EQ(*list_inputs(root + "a.txt"), Lines{root + "a.txt"});
  EXPECT_EQ(*list_inputs("-"), Lines{"-"});
}

}  // namespace
}  // namespace sayso
