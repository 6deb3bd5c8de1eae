//! The command line: one file for each command.

mod export;
mod house;
mod import;
mod opinion;
mod progress;
mod serve;

use std::error::Error;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// What a command ends with; the error's text is one sentence.
type Outcome = Result<(), Box<dyn Error>>;

const EXAMPLES: &str = "\
Examples:
  perron serve                               open the house on http://localhost:8080
  perron opinion my-polis-export             read a conversation, print its groups and common ground
  perron opinion --help                      more about one command

Exit codes: 0 done, 1 bad input or a failure (one sentence says which), 2 a wrong command line.";

/// Perron: communities co-create a strategy for belonging.
#[derive(Parser)]
#[command(version, after_help = EXAMPLES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Serve(serve::Serve),
    Opinion(opinion::Opinion),
    Import(import::Import),
    Export(export::Export),
}

/// Runs the command that the arguments of this process ask for.
pub fn run() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Serve(command) => command.run(),
        Command::Opinion(command) => command.run(),
        Command::Import(command) => command.run(),
        Command::Export(command) => command.run(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("perron: {error}");
            ExitCode::FAILURE
        }
    }
}
