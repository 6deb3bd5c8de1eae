//! The command line: one file for each command.

mod backup;
mod budget;
mod community;
mod database;
mod export;
mod files;
mod house;
mod import;
mod import_pb;
mod import_wave;
mod link;
mod mail;
mod mixing;
mod opinion;
mod progress;
mod restore;
mod safe_table;
mod seat;
mod serve;
mod signing_key;
mod survey;
mod verify;

use std::error::Error;
use std::fmt::Display;
use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// What a command ends with; the error's text is one sentence.
type Outcome = Result<(), Box<dyn Error>>;

const EXAMPLES: &str = "\
Examples:
  perron serve                               open the house on http://localhost:8080
  perron link operator                       print a one-time sign-in link for the operator
  perron mail test marie@example.org         try the settings of mail
  perron backup tonight.db                   everything in one file
  perron community export 06F3TN8QK5V7H a.zip  everything that a community holds, to move it to another server
  perron opinion my-polis-export             read a conversation, print its groups and common ground
  perron seat people.csv --tables 10         seat people at tables, so that they meet others
  perron mixing ties.csv --people people.csv
                                             measure how far ties cross postal areas
  perron budget park.pb                      decide which projects of an election are funded, and why
  perron survey belonging.toml               weight answers to the population, estimate with intervals
  perron safe-table groups.csv               hide small cells so that nobody can work them out
  perron verify bundle-3.zip --key key.txt   count a published result again
  perron verify pledge pledge-log.csv        recount the public log of signatures
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
    Mail(mail::Mail),
    Opinion(opinion::Opinion),
    Seat(seat::Seat),
    Mixing(mixing::Mixing),
    Budget(budget::Budget),
    Survey(survey::Survey),
    SafeTable(safe_table::SafeTable),
    Import(import::Import),
    Export(export::Export),
    Backup(backup::Backup),
    Restore(restore::Restore),
    Database(database::Database),
    Community(community::Community),
    Verify(verify::Verify),
    SigningKey(signing_key::SigningKey),
}

/// Runs the command that the arguments of this process ask for.
pub fn run() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Serve(command) => command.run(),
        Command::Link(command) => command.run(),
        Command::Mail(command) => command.run(),
        Command::Opinion(command) => command.run(),
        Command::Seat(command) => command.run(),
        Command::Mixing(command) => command.run(),
        Command::Budget(command) => command.run(),
        Command::Survey(command) => command.run(),
        Command::SafeTable(command) => command.run(),
        Command::Import(command) => command.run(),
        Command::Export(command) => command.run(),
        Command::Backup(command) => command.run(),
        Command::Restore(command) => command.run(),
        Command::Database(command) => command.run(),
        Command::Community(command) => command.run(),
        Command::Verify(command) => command.run(),
        Command::SigningKey(command) => command.run(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            hint(format_args!("perron: {error}"));
            ExitCode::FAILURE
        }
    }
}

/// A line on stdout. Whoever reads may stop early, as `head` does; `println!` would panic then.
fn say(line: impl Display) -> io::Result<()> {
    let mut to = io::stdout().lock();
    may_stop(writeln!(to, "{line}").and_then(|()| to.flush()))
}

/// A line for the person beside the output, on stderr; if nobody can read it there is nobody to tell.
fn hint(line: impl Display) {
    drop(writeln!(io::stderr(), "{line}"));
}

/// Writing to a reader who went is done, not failed.
fn may_stop(written: io::Result<()>) -> io::Result<()> {
    match written {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}
