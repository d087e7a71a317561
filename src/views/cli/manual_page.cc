#include "views/cli/program_words.h"

namespace sayso::cli {

namespace {

/// Text in man's language: hyphens as typed, no line that man takes for a request.
std::string escaped(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  if (!out.empty() && (out.front() == '.' || out.front() == '\'')) out.insert(0, "\\&");
  return out;
}

std::string entry_of(const OptionWords& option) {
  std::string line = ".TP\n";
  for (std::size_t i = 0; i < option.names.size(); ++i) {
    if (i > 0) line += ", ";
    line += "\\fB" + escaped(option.names[i]) + "\\fR";
  }
  if (!option.value.empty()) line += " \\fI" + escaped(option.value) + "\\fR";
  return line + "\n" + escaped(option.help) + ".\n";
}

bool is_help(const OptionWords& option) { return option.names.back() == "--help"; }

std::string command_section(const CommandWords& command) {
  std::string page = ".SS \"sayso " + command.name;
  for (const std::string& operand : command.operands) page += " " + operand;
  page += "\"\n" + escaped(command.summary) + ".\n.PP\n" + escaped(command.details) + "\n";
  for (const OptionWords& option : command.options) {
    if (!is_help(option)) page += entry_of(option);
  }
  return page;
}

}  // namespace

std::string manual_page(const CLI::App& program) {
  CommandWords words = words_of(program);
  std::string page = ".\\\" Written by: sayso help --man\n";
  page += ".TH SAYSO 1 \"\" \"sayso " SAYSO_VERSION "\"\n";
  page += ".SH NAME\nsayso \\- who says what in the news, and on whose word\n";
  page += ".SH SYNOPSIS\n.B sayso\n[\\fIOPTION\\fR...] \\fICOMMAND\\fR [\\fIARGUMENT\\fR...]\n";
  page += ".SH DESCRIPTION\n" + escaped(words.summary) + "\n";
  page += ".SH OPTIONS\nEvery command takes these, before or after its name.\n";
  for (const OptionWords& option : words.options) page += entry_of(option);
  page += ".SH COMMANDS\n";
  for (const CommandWords& command : commands_of(program)) page += command_section(command);
  page += ".SH EXIT STATUS\n" + escaped(words.details) + "\n";
  page += ".SH ENVIRONMENT\n";
  page += ".TP\n\\fBSAYSO_MODELS\\fR\nFolder of the weights, where \\-\\-models is not given.\n";
  page += ".TP\n\\fBNO_COLOR\\fR\nWhere set and not empty, no colour unless \\-\\-color always.\n";
  return page;
}

}  // namespace sayso::cli
