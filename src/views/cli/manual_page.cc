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

std::string entry_of(const Option& option) {
  std::string line = ".TP\n";
  std::string separator;
  for (const std::string& name : names_of(option)) {
    line += separator + "\\fB" + escaped(name) + "\\fR";
    separator = ", ";
  }
  if (!option.value.empty()) line += " \\fI" + escaped(option.value) + "\\fR";
  return line + "\n" + escaped(option.help) + ".\n";
}

std::string command_section(const Command& command) {
  std::string operands = operands_of(command);
  std::string page = ".SS \"sayso " + command.name;
  page += (operands.empty() ? "" : " ") + operands + "\"\n";
  page += escaped(command.summary) + ".\n.PP\n" + escaped(command.details) + "\n";
  for (const Option& option : command.options) {
    if (!option.is_operand()) page += entry_of(option);
  }
  return page;
}

}  // namespace

std::string manual_page(const Program& program) {
  std::string page = ".\\\" Written by: sayso help --man\n";
  page += ".TH SAYSO 1 \"\" \"sayso " SAYSO_VERSION "\"\n";
  page += ".SH NAME\nsayso \\- who says what in the news, and on whose word\n";
  page += ".SH SYNOPSIS\n.B sayso\n[\\fIOPTION\\fR...] \\fICOMMAND\\fR [\\fIARGUMENT\\fR...]\n";
  page += ".SH DESCRIPTION\n" + escaped(program.summary) + "\n";
  page += ".SH OPTIONS\nEvery command takes these, before or after its name.\n";
  for (const Option& option : program.options) page += entry_of(option);
  page += ".TP\n\\fB\\-h\\fR, \\fB\\-\\-help\\fR\nExplain the program or a command.\n";
  page += ".TP\n\\fB\\-\\-version\\fR\nPrint the version.\n";
  page += ".SH COMMANDS\n";
  for (const Command& command : program.commands) page += command_section(command);
  page += ".SH EXIT STATUS\n" + escaped(program.details) + "\n";
  page += ".SH ENVIRONMENT\n";
  page += ".TP\n\\fBSAYSO_MODELS\\fR\nFolder of the weights, where \\-\\-models is not given.\n";
  page += ".TP\n\\fBNO_COLOR\\fR\nWhere set and not empty, no colour unless \\-\\-color always.\n";
  return page;
}

}  // namespace sayso::cli
