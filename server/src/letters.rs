//! Sending letters: takes what waits in the store to an SMTP server, again and again until the server
//! has taken it. Neither what a letter says nor whom it goes to is logged.

use crate::arguments::MailArguments;
use crate::configuration::StartError;
use lettre::message::{Mailbox, MultiPart};
use lettre::transport::smtp::authentication::Credentials;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use persistence::mail::MailRow;
use services::{Services, mail};
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// How often it is looked for letters that others have written or that are to be tried again.
const LOOK: Duration = Duration::from_secs(15);

/// How long the server may take for each of its answers.
const PATIENCE: Duration = Duration::from_secs(20);

/// Where letters go, and from whom they come.
#[derive(Clone, Debug)]
pub struct Sender {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Sender {
    /// As the operator says; `None` where no letters are to go out.
    ///
    /// # Errors
    /// [`StartError::Mail`].
    pub fn new(options: &MailArguments) -> Result<Option<Self>, StartError> {
        let wrong = |what: &str| StartError::Mail(what.to_owned());
        let Some(url) = options.smtp_url.as_deref().map(str::trim).filter(|url| !url.is_empty()) else { return Ok(None) };
        let from = options.mail_from.as_deref().ok_or_else(|| wrong("ANNODA_MAIL_FROM is not set"))?;
        let from = from.parse().map_err(|_| wrong("ANNODA_MAIL_FROM is no address"))?;
        // The library's own words would show a password in the address.
        let builder =
            AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(|_| wrong("ANNODA_SMTP_URL is no address of a server"))?;
        let password = match (&options.smtp_password, &options.smtp_password_file) {
            (Some(password), _) => Some(password.clone()),
            (None, Some(file)) => {
                let read = std::fs::read_to_string(file)
                    .map_err(|error| StartError::Mail(format!("{} cannot be read ({error})", file.display())))?;
                Some(read.lines().next().unwrap_or_default().to_owned())
            }
            (None, None) => None,
        };
        let builder = match (&options.smtp_user, password) {
            (Some(user), Some(password)) => builder.credentials(Credentials::new(user.clone(), password)),
            (None, None) => builder,
            _ => return Err(wrong("ANNODA_SMTP_USER and its password are wanted together")),
        };
        Ok(Some(Self { transport: builder.timeout(Some(PATIENCE)).build(), from }))
    }

    /// Sends what there is to send, until the token is cancelled.
    pub async fn run(self, services: Services, shutdown: CancellationToken) {
        loop {
            tokio::select! {
                () = shutdown.cancelled() => return,
                () = self.send_all(&services) => {}
            }
            tokio::select! {
                () = shutdown.cancelled() => return,
                () = services.letters().written() => {}
                () = tokio::time::sleep(LOOK) => {}
            }
        }
    }

    /// Sends what there is to send now.
    pub async fn send_all(&self, services: &Services) {
        let letters = match mail::take(services).await {
            Ok(letters) => letters,
            Err(error) => return tracing::error!(%error, "letters could not be read"),
        };
        for letter in letters {
            let noted = match self.send(&letter).await {
                Ok(()) => {
                    tracing::info!(letter = %letter.id, "a letter was sent");
                    mail::sent(services, letter.id).await
                }
                Err(Unsent::ForGood(status)) => {
                    tracing::error!(letter = %letter.id, status, "a letter was refused for good");
                    mail::given_up(services, letter.id).await
                }
                Err(Unsent::ForNow) => {
                    tracing::warn!(letter = %letter.id, attempt = letter.attempts + 1, "a letter could not be sent: it is tried again");
                    Ok(())
                }
            };
            if let Err(error) = noted {
                tracing::error!(%error, letter = %letter.id, "it could not be noted what became of a letter");
            }
        }
    }

    async fn send(&self, letter: &MailRow) -> Result<(), Unsent> {
        let domain = self.from.email.domain();
        let to = letter.recipient.parse().map_err(|_| Unsent::ForGood(0))?;
        let message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(letter.subject.clone())
            .message_id(Some(format!("<{}@{domain}>", letter.id)))
            .multipart(MultiPart::alternative_plain_html(letter.plain.clone(), letter.html.clone()))
            .map_err(|_| Unsent::ForGood(0))?;
        match self.transport.send(message).await {
            Ok(_) => Ok(()),
            // The server's words may repeat the address.
            Err(error) => match error.status().map(u16::from) {
                // The server does not know us: the operator's to mend, and no fault of the letter.
                Some(530 | 534 | 535 | 538) => Err(Unsent::ForNow),
                status if error.is_permanent() => Err(Unsent::ForGood(status.unwrap_or(0))),
                _ => Err(Unsent::ForNow),
            },
        }
    }
}

/// Why a letter was not sent.
#[derive(Clone, Copy, Debug)]
enum Unsent {
    /// The server will not have it, with this status.
    ForGood(u16),
    /// It may later.
    ForNow,
}
