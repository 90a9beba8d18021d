//! Options of `annoda serve` for letters by e-mail.

use clap::Args;
use std::path::PathBuf;

/// How letters go out. Without a server none do, and nothing offers them.
#[derive(Args, Clone, Default)]
pub struct MailArguments {
    /// The server that takes letters: `smtps://mail.example.org`, or `smtp://mail.example.org:587?tls=required`
    /// for STARTTLS. Needs ANNODA_MAIL_FROM and ANNODA_ORIGIN.
    #[arg(long, env = "ANNODA_SMTP_URL", hide_env_values = true, value_name = "URL")]
    pub smtp_url: Option<String>,
    /// The user at that server, where it asks for one.
    #[arg(long, env = "ANNODA_SMTP_USER", value_name = "NAME")]
    pub smtp_user: Option<String>,
    /// That user's password.
    #[arg(long, env = "ANNODA_SMTP_PASSWORD", hide_env_values = true, value_name = "PASSWORD")]
    pub smtp_password: Option<String>,
    /// A file with that user's password in its first line, instead.
    #[arg(long, env = "ANNODA_SMTP_PASSWORD_FILE", value_name = "FILE", conflicts_with = "smtp_password")]
    pub smtp_password_file: Option<PathBuf>,
    /// From whom letters come, such as `Annoda <annoda@polo.example.org>`.
    #[arg(long, env = "ANNODA_MAIL_FROM", value_name = "ADDRESS")]
    pub mail_from: Option<String>,
}

impl std::fmt::Debug for MailArguments {
    /// Without passwords, which an address may hold too.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("MailArguments").field("mail_from", &self.mail_from).finish_non_exhaustive()
    }
}
