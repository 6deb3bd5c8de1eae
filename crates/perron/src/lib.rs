//! Everything behind the `perron` program: command line, web, mail, jobs.

pub mod cli;
