//! The command line: one file for each command.

mod backup;
mod database;
mod export;
mod house;
mod import;
mod link;
mod opinion;
mod progress;
mod restore;
mod serve;

use std::error::Error;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// What a command ends with; the error's text is one sentence.
type Outcome = Result<(), Box<dyn Error>>;

const EXAMPLES: &str = "\
Examples:
  perron serve                               open the house on http://localhost:8080
  perron link operator                       print a one-time sign-in link for the operator
  perron backup tonight.db                   everything in one file
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
    Link(link::Link),
    Opinion(opinion::Opinion),
    Import(import::Import),
    Export(export::Export),
    Backup(backup::Backup),
    Restore(restore::Restore),
    Database(database::Database),
}

/// Runs the command that the arguments of this process ask for.
pub fn run() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Serve(command) => command.run(),
        Command::Link(command) => command.run(),
        Command::Opinion(command) => command.run(),
        Command::Import(command) => command.run(),
        Command::Export(command) => command.run(),
        Command::Backup(command) => command.run(),
        Command::Restore(command) => command.run(),
        Command::Database(command) => command.run(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("perron: {error}");
            ExitCode::FAILURE
        }
    }
}
