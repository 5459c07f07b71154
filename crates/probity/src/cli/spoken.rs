//! What clap would say in English of its own accord, from the catalogue: headings, `--help`, `--version`, what an
//! option is otherwise. Names of commands and options, and the `<PLACES>` for values, are the same in every language.

use clap::{Arg, Command, CommandFactory};
use probity_i18n::key;

use super::Cli;
use crate::voice::{sentence, t};

/// The command line as clap reads it and tells of it.
pub fn command() -> Command {
    let mut command = Cli::command().arg(language());
    // From here on clap's own arguments are there, and whatever is global is on every command.
    command.build();
    spoken(command)
}

/// No command reads it: see [`super::language`].
fn language() -> Arg {
    Arg::new("language")
        .long("language")
        .global(true)
        .value_name("TAG")
        .default_value("en")
        .help(t("help-language"))
}

fn spoken(command: Command) -> Command {
    let template = template(&command);
    let command = match command.get_name() {
        "help" => command.about(t("help-help-command")),
        _ => command,
    };
    command
        .help_template(template)
        .mut_args(argument)
        .mut_subcommands(spoken)
}

/// As clap's own, with our headings.
fn template(command: &Command) -> String {
    let styles = command.get_styles();
    let (usage, header) = (styles.get_usage(), styles.get_header());
    let heading = t("help-usage");
    let mut template = format!("{{about-with-newline}}\n{usage}{heading}{usage:#} {{usage}}");
    let mut section = |there: bool, heading: String, list: &str| {
        if there {
            template.push_str(&format!("\n\n{header}{heading}{header:#}\n{list}"));
        }
    };
    let positionals = command.get_positionals().next().is_some();
    let options = command.get_arguments().any(|arg| !arg.is_positional());
    section(
        command.has_subcommands(),
        t("help-commands"),
        "{subcommands}",
    );
    section(positionals, t("help-arguments"), "{positionals}");
    section(options, t("help-options"), "{options}");
    template
}

fn argument(arg: Arg) -> Arg {
    match arg.get_id().as_str() {
        "help" => arg.help(t("help-help")).long_help(t("help-help")),
        "version" => arg.help(t("help-version")),
        _ => with_notes(arg),
    }
}

/// What it is otherwise behind what it is, or below where there is room.
fn with_notes(arg: Arg) -> Arg {
    let notes = notes(&arg);
    if notes.is_empty() {
        return arg;
    }
    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    arg.hide_env(true)
        .hide_default_value(true)
        .hide_possible_values(true)
        .help(format!("{help} {}", notes.join(" ")))
        .long_help(format!("{help}\n\n{}", notes.join("\n")))
}

fn notes(arg: &Arg) -> Vec<String> {
    if !arg.get_action().takes_values() {
        return Vec::new();
    }
    let env = arg
        .get_env()
        .map(|name| key("help-env").with("name", name.to_string_lossy().into_owned()));
    let default = arg
        .get_default_values()
        .first()
        .map(|value| key("help-default").with("value", value.to_string_lossy().into_owned()));
    let values = arg.get_possible_values();
    let names: Vec<&str> = values.iter().map(|value| value.get_name()).collect();
    let possible =
        (!names.is_empty()).then(|| key("help-possible").with("values", names.join(", ")));
    [env, default, possible]
        .into_iter()
        .flatten()
        .map(sentence)
        .collect()
}
