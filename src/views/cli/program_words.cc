#include "views/cli/program_words.h"

namespace sayso::cli {

namespace {

/// The values of a check made by CLI::IsMember, which describes itself as "{a,b,c}".
std::vector<std::string> choices_in(const std::string& type) {
  std::vector<std::string> choices;
  std::size_t open = type.find('{');
  std::size_t close = type.find('}', open);
  if (open == std::string::npos || close == std::string::npos) return choices;
  std::size_t at = open + 1;
  while (at < close) {
    std::size_t end = std::min(type.find(',', at), close);
    choices.push_back(type.substr(at, end - at));
    at = end + 1;
  }
  return choices;
}

OptionWords words_of(const CLI::Option& option) {
  OptionWords words;
  for (const std::string& name : option.get_snames()) words.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) words.names.push_back("--" + name);
  // "WHEN:{auto,always,never}": the name of the value, then what it is checked against.
  std::string type = option.get_type_name();
  words.choices = choices_in(type);
  if (option.get_items_expected_max() > 0) words.value = type.substr(0, type.find(':'));
  words.help = option.get_description();
  return words;
}

std::string operand_of(const CLI::Option& option) {
  std::string operand = option.get_name(true);
  if (option.get_items_expected_max() > 1) operand += "...";
  return option.get_required() ? operand : "[" + operand + "]";
}

}  // namespace

CommandWords words_of(const CLI::App& app) {
  CommandWords words;
  words.name = app.get_name();
  words.summary = app.get_description();
  words.details = app.get_footer();
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_positional()) {
      words.operands.push_back(operand_of(*option));
    } else {
      words.options.push_back(words_of(*option));
    }
  }
  return words;
}

std::vector<CommandWords> commands_of(const CLI::App& program) {
  std::vector<CommandWords> commands;
  for (const CLI::App* sub : program.get_subcommands([](const CLI::App*) { return true; })) {
    commands.push_back(words_of(*sub));
  }
  return commands;
}

}  // namespace sayso::cli
