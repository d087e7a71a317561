#include "views/cli/program_words.h"

#include <algorithm>

#include "views/cli/text.h"

namespace sayso::cli {

namespace {

constexpr std::size_t help_width = 80;
constexpr std::size_t help_column = 24;  // where explanations start

/// A term, then its explanation beside it.
std::string entry(const std::string& term, const std::string& explanation) {
  std::string first = "  " + term + "  ";
  if (first.size() < help_column) first.resize(help_column, ' ');
  return wrap({{explanation, Style::plain}},
              {help_width, std::string(help_column, ' '), first, Paint::plain});
}

std::string entry(const Option& option) {
  std::string term;
  for (const std::string& name : names_of(option)) term += (term.empty() ? "" : ", ") + name;
  if (!option.value.empty()) term += " " + option.value;
  return entry(term, option.help);
}

std::string paragraph(const std::string& text) {
  return wrap({{text, Style::plain}}, {help_width, "", "", Paint::plain});
}

std::string help_on_program(const Program& program) {
  std::string page = "Usage: sayso [OPTION]... COMMAND [ARGUMENT]...\n\n";
  page += paragraph(program.summary) + "\nCommands:\n";
  for (const Command& command : program.commands) page += entry(command.name, command.summary);
  page += "\nOptions, before or after the command:\n";
  for (const Option& option : program.options) page += entry(option);
  page += entry("-h, --help", "Explain the program or a command");
  page += entry("--version", "Print the version");
  return page + "\n" + paragraph(program.details);
}

std::string help_on(const Command& command) {
  std::string operands = operands_of(command);
  std::string page = "Usage: sayso " + command.name + " [OPTION]...";
  page += (operands.empty() ? "" : " ") + operands + "\n\n";
  page += paragraph(command.summary + ". " + command.details) + "\n";
  for (const Option& option : command.options) page += entry(option);
  return page + entry("-h, --help", "Print this") + "\nFor options of every command: sayso help\n";
}

}  // namespace

std::vector<std::string> names_of(const Option& option) {
  std::vector<std::string> names;
  std::size_t begin = 0;
  while (begin < option.names.size()) {
    std::size_t end = std::min(option.names.find(',', begin), option.names.size());
    names.push_back(option.names.substr(begin, end - begin));
    begin = end + 1;
  }
  return names;
}

Option store_operand(std::string& store) {
  return {"STORE", "", "The store's file", &store, {}, Presence::required};
}

std::string operands_of(const Command& command) {
  std::string line;
  for (const Option& option : command.options) {
    if (!option.is_operand()) continue;
    std::string word = option.names + (option.takes_many() ? "..." : "");
    if (option.presence == Presence::optional) word = "[" + word + "]";
    line += (line.empty() ? "" : " ") + word;
  }
  return line;
}

const Command* find_command(const Program& program, std::string_view name) {
  for (const Command& command : program.commands) {
    if (command.name == name) return &command;
  }
  return nullptr;
}

std::string help_page(const Program& program, std::string_view command) {
  const Command* found = find_command(program, command);
  return found == nullptr ? help_on_program(program) : help_on(*found);
}

}  // namespace sayso::cli
