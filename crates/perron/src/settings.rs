//! Every setting, in one table: it makes the flags and their help, the environment variables, the names in
//! `perron.toml`, and `docs/settings.md`.
//! Long: one table, read from top to bottom.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Args, Command, FromArgMatches};

/// One row of the table.
pub struct Setting {
    /// As a flag `--name`, in the file `name = "…"`, in the environment `PERRON_NAME`.
    pub name: &'static str,
    /// Its environment variable.
    pub env: &'static str,
    /// What its value is.
    pub value: &'static str,
    /// Without it.
    pub default: &'static str,
    /// One or two sentences.
    pub help: &'static str,
    /// Not shown in help, since it may hold a password.
    pub is_secret: bool,
}

/// `row!(name, variable, value, default, help)`
macro_rules! row {
    ($name:literal, $env:literal, $value:literal, $default:literal, $help:literal $(,)?) => {
        Setting { name: $name, env: $env, value: $value, default: $default, help: $help, is_secret: false }
    };
}

/// The table.
pub const SETTINGS: &[Setting] = &[
    row!(
        "data",
        "PERRON_DATA",
        "DIR",
        "data",
        "Folder for the database, recordings and photos, and the settings file."
    ),
    row!(
        "config",
        "PERRON_CONFIG",
        "FILE",
        "",
        "Settings file; without it, perron.toml in the data folder, if there is one."
    ),
    Setting {
        is_secret: true,
        ..row!(
            "database",
            "PERRON_DATABASE",
            "URL",
            "",
            "postgres://… ; without it, the SQLite file perron.db in the data folder."
        )
    },
    row!("listen", "PERRON_LISTEN", "ADDRESS", "127.0.0.1:8080", "Address and port to listen on."),
    row!(
        "address",
        "PERRON_ADDRESS",
        "URL",
        "",
        "What people type to come here, such as https://perron.example.org; links in mail and on paper start with it. \
         Without it, http://localhost and the port.",
    ),
    row!("convener", "PERRON_CONVENER", "NAME", "", "Who runs this house; shown in the foot of each page."),
    row!(
        "postal-address",
        "PERRON_POSTAL_ADDRESS",
        "TEXT",
        "",
        "Postal address of the convener, on one line; in the foot of each mail. Without it, news is not mailed, as \
         Canada's anti-spam law wants it there.",
    ),
    row!(
        "contact",
        "PERRON_CONTACT",
        "EMAIL",
        "",
        "Where people write to the convener; shown on the pages on privacy and accessibility."
    ),
    row!(
        "privacy-officer",
        "PERRON_PRIVACY_OFFICER",
        "NAME",
        "",
        "Who answers for personal information; shown on the page on privacy."
    ),
    row!(
        "source",
        "PERRON_SOURCE",
        "URL",
        "",
        "Where the source code of the program that runs here can be had; whoever changed it owes it to their visitors."
    ),
    Setting {
        is_secret: true,
        ..row!(
            "mail-server",
            "PERRON_MAIL_SERVER",
            "URL",
            "",
            "smtp://user:password@host:587 or smtps://…; without it, mail is kept for the operator to see."
        )
    },
    row!(
        "fonts",
        "PERRON_FONTS",
        "DIR",
        "",
        "Folder with fonts (.ttf, .otf) for paper in languages whose script the program's own fonts do not write: they \
         have Latin, Greek, Cyrillic, Arabic, Hebrew, Armenian, Georgian, Lao and Canadian syllabics.",
    ),
    row!(
        "largest-file",
        "PERRON_LARGEST_FILE",
        "MEGABYTES",
        "25",
        "The largest recording or photo that may come with a story, from 1 to 500; 25 hold more than an hour of speech \
         recorded in the browser."
    ),
    row!("mail-from", "PERRON_MAIL_FROM", "EMAIL", "", "Sender of mail; without it, the contact."),
    row!(
        "backup-days",
        "PERRON_BACKUP_DAYS",
        "NUMBER",
        "30",
        "For how many days backups are kept: promised to whoever deletes what is kept about them, and held by \
         `perron backup` into a folder, which removes its own older ones there.",
    ),
    row!(
        "self-identification-key",
        "PERRON_SELF_IDENTIFICATION_KEY",
        "FILE",
        "",
        "Key that opens what people say of themselves; made at first need. Without it, self-identification.key in the \
         data folder. Copy it apart from the backups: without it those answers are lost.",
    ),
    row!(
        "signing-key",
        "PERRON_SIGNING_KEY",
        "FILE",
        "",
        "Key that signs bundles of results; made at first need. Without it, signing.key in the data folder. Copy it apart \
         from the backups: without it no bundle can be added to the log.",
    ),
    row!(
        "components",
        "PERRON_COMPONENTS",
        "on|off",
        "off",
        "Show the page /en/components, for those who build."
    ),
    row!(
        "writes-per-commit",
        "PERRON_WRITES_PER_COMMIT",
        "NUMBER",
        "256",
        "SQLite: how many writes that arrive together are made durable by one commit; 1 is for measuring what that brings."
    ),
    row!("log", "PERRON_LOG", "LEVEL", "info", "What is written to the log: error, warn, info, debug."),
];

/// How this house is run.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Folder for everything kept in files.
    pub data: PathBuf,
    /// Of PostgreSQL; `None` for the SQLite file.
    pub database: Option<String>,
    /// Where to listen.
    pub listen: SocketAddr,
    /// Public address, without a slash at its end.
    pub address: String,
    /// Who runs this house.
    pub convener: Option<String>,
    /// Where a letter on paper reaches them.
    pub postal_address: Option<String>,
    /// Where to write to them.
    pub contact: Option<String>,
    /// Who answers for personal information.
    pub privacy_officer: Option<String>,
    /// Where the source of the program that runs here can be had.
    pub source: Option<String>,
    /// Mail server.
    pub mail_server: Option<String>,
    /// Sender of mail.
    pub mail_from: Option<String>,
    /// For how many days backups are kept.
    pub backup_days: u16,
    /// Key file of self-identification, if it is not in the data folder.
    pub self_identification_key: Option<PathBuf>,
    /// Key file that signs bundles, if it is not in the data folder.
    pub signing_key: Option<PathBuf>,
    /// Fonts for paper beside the program's own.
    pub fonts: Option<PathBuf>,
    /// Megabytes of the largest recording or photo.
    pub largest_file: usize,
    /// Whether the components page is shown.
    pub components: bool,
    /// How many writes SQLite makes durable by one commit.
    pub writes_per_commit: NonZeroUsize,
    /// What is logged.
    pub log: tracing::Level,
}

/// What the command line and the environment say; a flag of `perron serve` and of every command that opens the database.
#[derive(Clone, Debug, Default)]
pub struct Given(BTreeMap<&'static str, String>);

impl Settings {
    /// Whether people come by HTTPS.
    pub fn is_secure(&self) -> bool {
        self.address.starts_with("https://")
    }

    /// Who writes, as each mail says it on one line: name, postal address, contact, as far as they are given.
    pub fn identity(&self) -> String {
        let parts = [&self.convener, &self.postal_address, &self.contact];
        let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
        parts.join(" · ")
    }

    /// Whether a mail says all of who writes that a mail with news must say.
    pub fn may_announce(&self) -> bool {
        self.convener.is_some() && self.postal_address.is_some() && self.contact.is_some()
    }

    /// The SQLite file.
    pub fn sqlite_file(&self) -> PathBuf {
        self.data.join("perron.db")
    }

    /// The file of the key that opens what people say of themselves.
    pub fn self_identification_key(&self) -> PathBuf {
        let within = || self.data.join("self-identification.key");
        self.self_identification_key.clone().unwrap_or_else(within)
    }

    /// The file of the key that signs bundles.
    pub fn signing_key(&self) -> PathBuf {
        self.signing_key.clone().unwrap_or_else(|| self.data.join("signing.key"))
    }

    /// From flags and environment, then the file, then what each setting is without them.
    ///
    /// # Errors
    /// One sentence that names the setting and says what to write.
    pub fn load(given: &Given) -> Result<Self, String> {
        let (path, text) = read_file(given)?;
        Self::of_text(given, &path, &text)
    }

    /// The same with the text of the file; `path` is for the sentence.
    ///
    /// # Errors
    /// As [`Settings::load`].
    pub fn of_text(given: &Given, path: &Path, text: &str) -> Result<Self, String> {
        let file = parse(path, text)?;
        let find = |name: &'static str| {
            let value = given.0.get(name).or_else(|| file.get(name)).cloned();
            value.unwrap_or_else(|| default(name).to_owned())
        };
        let some = |name| Some(find(name)).filter(|value: &String| !value.is_empty());
        let wrong = |name: &str, wanted: &str| {
            format!(
                "The setting {name} is \"{}\"; write {wanted}.",
                given.0.get(name).or_else(|| file.get(name)).map_or("", |value| value)
            )
        };
        let listen: SocketAddr = find("listen")
            .parse()
            .map_err(|_| wrong("listen", "an address and a port, such as 127.0.0.1:8080"))?;
        let address = some("address").unwrap_or_else(|| format!("http://localhost:{}", listen.port()));
        if !address.starts_with("http://") && !address.starts_with("https://") {
            return Err(wrong("address", "a whole address, such as https://perron.example.org"));
        }
        Ok(Self {
            data: find("data").into(),
            database: some("database"),
            listen,
            address: address.trim_end_matches('/').to_owned(),
            convener: some("convener"),
            postal_address: some("postal-address"),
            contact: some("contact"),
            privacy_officer: some("privacy-officer"),
            source: some("source"),
            mail_server: some("mail-server"),
            mail_from: some("mail-from").or_else(|| some("contact")),
            backup_days: find("backup-days")
                .parse()
                .map_err(|_| wrong("backup-days", "a number of days from 0 to 65535"))?,
            self_identification_key: some("self-identification-key").map(PathBuf::from),
            signing_key: some("signing-key").map(PathBuf::from),
            fonts: some("fonts").map(PathBuf::from),
            largest_file: find("largest-file")
                .parse()
                .ok()
                .filter(|megabytes| (1..=500).contains(megabytes))
                .ok_or_else(|| wrong("largest-file", "a whole number from 1 to 500"))?,
            components: match find("components").as_str() {
                "on" | "true" => true,
                "off" | "false" => false,
                _ => return Err(wrong("components", "on or off")),
            },
            writes_per_commit: find("writes-per-commit")
                .parse()
                .map_err(|_| wrong("writes-per-commit", "a whole number from 1"))?,
            log: find("log").parse().map_err(|_| wrong("log", "error, warn, info or debug"))?,
        })
    }
}

fn default(name: &str) -> &'static str {
    SETTINGS.iter().find(|setting| setting.name == name).map_or("", |setting| setting.default)
}

fn read_file(given: &Given) -> Result<(PathBuf, String), String> {
    let named = given.0.get("config").filter(|path| !path.is_empty());
    let path = named.map_or_else(
        || Path::new(given.0.get("data").map_or(default("data"), |data| data)).join("perron.toml"),
        PathBuf::from,
    );
    match std::fs::read_to_string(&path) {
        Ok(text) => Ok((path, text)),
        Err(problem) if named.is_none() && problem.kind() == std::io::ErrorKind::NotFound => {
            Ok((path, String::new()))
        }
        Err(problem) => Err(format!("The settings file {} cannot be read: {problem}.", path.display())),
    }
}

fn parse(path: &Path, text: &str) -> Result<BTreeMap<String, String>, String> {
    let table: toml::Table = text
        .parse()
        .map_err(|problem| format!("The settings file {} is not TOML: {problem}", path.display()))?;
    let mut values = BTreeMap::new();
    for (name, value) in table {
        if !SETTINGS.iter().any(|setting| setting.name == name && !matches!(name.as_str(), "data" | "config"))
        {
            return Err(format!(
                "The settings file {} says \"{name}\", which is not a setting of a file; `perron help serve` lists them.",
                path.display()
            ));
        }
        let value = match value {
            toml::Value::String(text) => text,
            other => other.to_string(),
        };
        values.insert(name, value);
    }
    Ok(values)
}

impl Given {
    /// As if these flags had been given; for tests.
    pub fn of(flags: &[(&'static str, &str)]) -> Self {
        Self(flags.iter().map(|(name, value)| (*name, (*value).to_owned())).collect())
    }
}

impl Args for Given {
    fn augment_args(command: Command) -> Command {
        SETTINGS.iter().fold(command, |command, setting| {
            let default = if setting.default.is_empty() {
                String::new()
            } else {
                format!(" [default: {}]", setting.default)
            };
            let arg = Arg::new(setting.name)
                .long(setting.name)
                .value_name(setting.value)
                .env(setting.env)
                .hide_env_values(setting.is_secret)
                .help(format!("{}{default}", setting.help));
            command.arg(arg)
        })
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for Given {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut given = Self::default();
        given.update_from_arg_matches(matches)?;
        Ok(given)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        for setting in SETTINGS {
            let source = matches.value_source(setting.name);
            if matches!(source, Some(ValueSource::CommandLine | ValueSource::EnvVariable))
                && let Some(value) = matches.get_one::<String>(setting.name)
            {
                self.0.insert(setting.name, value.clone());
            }
        }
        Ok(())
    }
}

/// `docs/settings.md`, made from the table; a test compares.
pub fn docs() -> String {
    let mut page = String::from(
        "# Settings\n\nEach setting is a flag of `perron serve`, an environment variable, or a line of `perron.toml` in the data\n\
         folder; the first of these that is there holds. This page is made from the table in `crates/perron/src/settings.rs`.\n\n\
         | Flag | Environment | File | Without it | What it is |\n|---|---|---|---|---|\n",
    );
    for setting in SETTINGS {
        let file = if matches!(setting.name, "data" | "config") { "" } else { setting.name };
        let default =
            if setting.default.is_empty() { String::new() } else { format!("`{}`", setting.default) };
        let file = if file.is_empty() { String::new() } else { format!("`{file}`") };
        let _ = writeln!(
            page,
            "| `--{} {}` | `{}` | {file} | {default} | {} |",
            setting.name,
            setting.value.replace('|', "\\|"),
            setting.env,
            setting.help
        );
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(args: &[&str]) -> Given {
        let command = Given::augment_args(Command::new("perron"));
        Given::from_arg_matches(&command.get_matches_from([&["perron"], args].concat())).expect("good flags")
    }

    #[test]
    fn a_flag_wins_over_the_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let data = folder.path().to_str().expect("a plain path");
        std::fs::write(
            folder.path().join("perron.toml"),
            "convener = \"Round table\"\nlisten = \"127.0.0.1:1\"\n",
        )
        .expect("written");
        let settings =
            Settings::load(&given(&["--data", data, "--listen", "127.0.0.1:9000"])).expect("good settings");
        assert_eq!(settings.convener.as_deref(), Some("Round table"));
        assert_eq!(settings.address, "http://localhost:9000");
        assert!(!settings.is_secure());
    }

    #[test]
    fn a_mistake_is_a_sentence() {
        let folder = tempfile::tempdir().expect("a folder");
        let data = folder.path().to_str().expect("a plain path");
        let said = |args: &[&str]| {
            Settings::load(&given(&[&["--data", data], args].concat())).err().unwrap_or_default()
        };
        assert!(said(&["--listen", "here"]).contains("listen is \"here\""));
        assert!(said(&["--address", "perron.example.org"]).contains("https://"));
        assert!(said(&["--config", "/nowhere/perron.toml"]).contains("cannot be read"));
        std::fs::write(folder.path().join("perron.toml"), "colour = 1").expect("written");
        assert!(said(&[]).contains("\"colour\""));
    }

    #[test]
    fn a_variable_is_named_after_its_flag() {
        for setting in SETTINGS {
            assert_eq!(setting.env, format!("PERRON_{}", setting.name.to_uppercase().replace('-', "_")));
        }
    }

    #[test]
    fn the_docs_are_made_from_the_table() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/settings.md");
        let written = std::fs::read_to_string(path).unwrap_or_default();
        if std::env::var_os("UPDATE_DOCS").is_some() {
            std::fs::write(path, docs()).expect("written");
        } else {
            assert_eq!(written, docs(), "run the test once with UPDATE_DOCS=1");
        }
    }
}
