#include "views/cli/command.h"
#include "views/cli/program_words.h"

namespace sayso::cli {

namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string line;
  for (const std::string& word : words) line += (line.empty() ? "" : " ") + word;
  return line;
}

std::vector<std::string> names_of(const std::vector<Option>& options) {
  std::vector<std::string> names;
  for (const Option& option : options) {
    for (std::string& name : cli::names_of(option)) names.push_back(std::move(name));
  }
  return names;
}

/// The options of a command, without its operands and with those of every command.
std::vector<Option> options_of(const Program& program, const Command& command) {
  std::vector<Option> options;
  for (const Option& option : command.options) {
    if (!option.is_operand()) options.push_back(option);
  }
  options.insert(options.end(), program.options.begin(), program.options.end());
  return options;
}

/// In single quotes, for shells.
std::string shell_quoted(std::string_view text) {
  std::string out = "'";
  for (char c : text) {
    if (c == '\'') {
      out += "'\\''";
    } else {
      out += c;
    }
  }
  return out + "'";
}

/// Shell cases for what follows an option that takes one of few values.
std::string choice_cases(const Program& program, std::string_view reply) {
  std::string cases;
  for (const Command& command : program.commands) {
    for (const Option& option : options_of(program, command)) {
      if (option.choices.empty()) continue;
      std::string line = "    " + command.name + ":" + cli::names_of(option).back() + ") " +
                         std::string(reply) + "\n";
      line.replace(line.find("WORDS"), 5, joined(option.choices));
      cases += line;
    }
  }
  return cases;
}

std::string bash_script(const Program& program) {
  std::string names;
  std::string options;
  for (const Command& command : program.commands) {
    names += (names.empty() ? "" : " ") + command.name;
    options += "    " + command.name + ") words='" +
               joined(names_of(options_of(program, command))) + "' ;;\n";
  }
  std::string top = joined(names_of(program.options)) + " --help --version";
  return "# bash completion for sayso; written by: sayso completion bash\n"
         "_sayso() {\n"
         "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command= i "
         "words\n"
         "  local commands='" +
         names +
         "'\n"
         "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
         "    if [[ \" $commands \" == *\" ${COMP_WORDS[i]} \"* ]]; then\n"
         "      command=${COMP_WORDS[i]}\n"
         "      break\n"
         "    fi\n"
         "  done\n"
         "  case $command:$before in\n" +
         choice_cases(program, "COMPREPLY=($(compgen -W 'WORDS' -- \"$word\")); return ;;") +
         "  esac\n"
         "  case $command in\n"
         "    '') words='" +
         top + " '$commands ;;\n" + options +
         "  esac\n"
         "  if [[ $word == -* || -z $command ]]; then\n"
         "    COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
         "  elif [[ $command == help ]]; then\n"
         "    COMPREPLY=($(compgen -W \"$commands\" -- \"$word\"))\n"
         "  elif [[ $command == completion ]]; then\n"
         "    COMPREPLY=($(compgen -W 'bash zsh fish' -- \"$word\"))\n"
         "  else\n"
         "    COMPREPLY=($(compgen -f -- \"$word\"))\n"
         "  fi\n"
         "}\n"
         "complete -o filenames -F _sayso sayso\n";
}

/// A description within zsh's "[...]", where brackets and colons end it.
std::string zsh_words(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string zsh_arguments(const std::vector<Option>& options) {
  std::string lines;
  for (const Option& option : options) {
    for (const std::string& name : cli::names_of(option)) {
      std::string spec = name + "[" + zsh_words(option.help) + "]";
      if (!option.value.empty()) {
        spec += ":" + option.value + ":";
        spec += option.choices.empty() ? "_files" : "(" + joined(option.choices) + ")";
      }
      lines += " \\\n        " + shell_quoted(spec);
    }
  }
  return lines;
}

std::string zsh_script(const Program& program) {
  std::string described;
  std::string cases;
  for (const Command& command : program.commands) {
    described += "    " + shell_quoted(command.name + ":" + command.summary) + "\n";
    std::string rest = "'*:file:_files'";
    if (command.name == "completion") rest = "'1:shell:(bash zsh fish)'";
    if (command.name == "help") rest = "'1:command:->commands'";
    cases += "    " + command.name + ")\n      _arguments" +
             zsh_arguments(options_of(program, command)) + " \\\n        " + rest + " ;;\n";
  }
  return "#compdef sayso\n"
         "# zsh completion for sayso; written by: sayso completion zsh\n"
         "local -a commands\n"
         "commands=(\n" +
         described +
         "  )\n"
         "local state line\n"
         "_arguments -C" +
         zsh_arguments(program.options) +
         " \\\n  '1:command:->commands' '*::argument:->arguments'\n"
         "if [[ $state == commands ]]; then\n"
         "  _describe command commands\n"
         "elif [[ $state == arguments ]]; then\n"
         "  case $words[1] in\n" +
         cases +
         "  esac\n"
         "  [[ $state == commands ]] && _describe command commands\n"
         "fi\n";
}

std::string fish_option(const std::string& condition, const Option& option) {
  std::string line = "complete -c sayso -n " + shell_quoted(condition);
  for (const std::string& name : cli::names_of(option)) {
    line += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  }
  if (!option.value.empty()) line += " -r";
  if (!option.choices.empty()) line += " -f -a " + shell_quoted(joined(option.choices));
  return line + " -d " + shell_quoted(option.help) + "\n";
}

std::string fish_script(const Program& program) {
  std::string script = "# fish completion for sayso; written by: sayso completion fish\n";
  for (const Command& command : program.commands) {
    script += "complete -c sayso -f -n __fish_use_subcommand -a " + command.name + " -d " +
              shell_quoted(command.summary) + "\n";
  }
  for (const Option& option : program.options) script += fish_option("true", option);
  for (const Command& command : program.commands) {
    std::string seen = "__fish_seen_subcommand_from " + command.name;
    for (const Option& option : command.options) {
      if (!option.is_operand()) script += fish_option(seen, option);
    }
  }
  script += "complete -c sayso -f -n '__fish_seen_subcommand_from completion' -a 'bash zsh fish'\n";
  return script;
}

}  // namespace

std::string completion_script(const Program& program, std::string_view shell) {
  if (shell == "bash") return bash_script(program);
  return shell == "zsh" ? zsh_script(program) : fish_script(program);
}

Command completion_command(const Program& program) {
  auto shell = std::make_shared<std::string>();
  return {"completion",
          "Write a completion script for a shell",
          "For bash: sayso completion bash > ~/.local/share/bash-completion/completions/sayso. For "
          "zsh: to a file _sayso in a folder of $fpath. For fish: to "
          "~/.config/fish/completions/sayso.fish.",
          {{"SHELL",
            "",
            "bash, zsh or fish",
            shell.get(),
            {"bash", "zsh", "fish"},
            Presence::required}},
          [&program, shell](Console& console) {
            console.write(completion_script(program, *shell));
            return Exit::done;
          }};
}

}  // namespace sayso::cli
