//! Letters by e-mail: written in the transaction of what causes them, sent later by whoever runs
//! [`take`], tried again where it failed. What a letter says is never logged.

use crate::account::MINUTE;
use crate::{ServiceError, Services};
use domain::ApiError;
use domain::calendar::Timestamp;
use domain::id::MailId;
use domain::language::Language;
use persistence::mail::{self, MailRow};
use persistence::{Connection, write_transaction};
use std::sync::OnceLock;
use tokio::sync::Notify;

/// Letters are forgotten after so long, in milliseconds.
const KEPT: i64 = 30 * 24 * 60 * MINUTE;

/// The longest wait between two attempts is 2 to this power, in minutes.
const MOST_DOUBLINGS: i32 = 6;

/// So many are sent one after the other.
const AT_ONCE: u64 = 20;

/// How many the outbox shows.
const SHOWN: u64 = 50;

/// What letters need: where their links lead, and somebody who is woken when there is one.
#[derive(Debug, Default)]
pub struct Letters {
    origin: OnceLock<String>,
    written: Notify,
}

impl Letters {
    /// Says that letters go out, and at which address the site is: it never comes from a request.
    pub fn go_out(&self, origin: &str) {
        // A second time changes nothing.
        let _first = self.origin.set(origin.trim_end_matches('/').to_owned());
    }

    /// The site's address, where letters go out.
    #[must_use]
    pub fn origin(&self) -> Option<&str> {
        self.origin.get().map(String::as_str)
    }

    /// Waits until one is written.
    pub async fn written(&self) {
        self.written.notified().await;
    }

    pub(crate) fn wake(&self) {
        self.written.notify_one();
    }
}

/// A letter to write.
pub struct Letter {
    /// To which address.
    pub recipient: String,
    /// In which language.
    pub language: Language,
    /// What it is about.
    pub subject: String,
    /// Paragraphs before the link.
    pub before: Vec<String>,
    /// A link, with its words.
    pub link: Option<(String, String)>,
    /// Paragraphs after it.
    pub after: Vec<String>,
    /// Of no use after so long, in milliseconds.
    pub lasts: i64,
}

impl Letter {
    fn plain(&self) -> String {
        let link = self.link.iter().map(|(words, address)| format!("{words}:\n{address}"));
        let parts: Vec<String> = self.before.iter().cloned().chain(link).chain(self.after.iter().cloned()).collect();
        format!("{}\n", parts.join("\n\n"))
    }

    fn html(&self) -> String {
        let paragraph = |text: &String| format!("<p>{}</p>", escaped(text));
        let link = self.link.iter().map(|(words, address)| format!("<p><a href=\"{}\">{}</a></p>", escaped(address), escaped(words)));
        let body: String = self.before.iter().map(paragraph).chain(link).chain(self.after.iter().map(paragraph)).collect();
        format!(
            "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{}</title></head><body>{body}</body></html>",
            self.language.tag(),
            escaped(&self.subject)
        )
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Writes a letter, in the transaction of what causes it.
///
/// # Errors
/// [`ServiceError`].
pub async fn queue(services: &Services, connection: &impl Connection, letter: &Letter) -> Result<(), ServiceError> {
    let at = services.now();
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let row = MailRow {
        id: MailId::generate(),
        recipient: letter.recipient.clone(),
        subject: one_line(&letter.subject),
        plain: letter.plain(),
        html: letter.html(),
        attempts: 0,
        created_at: at,
        expires_at: Timestamp(at.0 + letter.lasts),
        next_try: Some(at),
        sent_at: None,
    };
    Ok(mail::insert(connection, &row).await?)
}

/// Takes letters on that are to be sent now: nobody else does meanwhile, and they come again later
/// unless [`sent`] or [`given_up`] is said. Those that are of no use any more are given up.
///
/// # Errors
/// [`ServiceError`].
pub async fn take(services: &Services) -> Result<Vec<MailRow>, ServiceError> {
    let now = services.now();
    write_transaction(services.database(), |transaction| async move {
        mail::forget(&transaction, Timestamp(now.0 - KEPT)).await?;
        let mut taken = Vec::new();
        for letter in mail::due(&transaction, now, AT_ONCE).await? {
            if letter.expires_at <= now {
                mail::close(&transaction, letter.id, None).await?;
                continue;
            }
            let wait = MINUTE << letter.attempts.clamp(0, MOST_DOUBLINGS);
            if mail::claim(&transaction, &letter, Timestamp(now.0 + wait)).await? {
                taken.push(letter);
            }
        }
        Ok::<_, ServiceError>(taken)
    })
    .await
}

/// Notes that a letter was sent.
///
/// # Errors
/// [`ServiceError`].
pub async fn sent(services: &Services, id: MailId) -> Result<(), ServiceError> {
    close(services, id, Some(services.now())).await
}

/// Notes that a letter will not be sent.
///
/// # Errors
/// [`ServiceError`].
pub async fn given_up(services: &Services, id: MailId) -> Result<(), ServiceError> {
    close(services, id, None).await
}

async fn close(services: &Services, id: MailId, sent_at: Option<Timestamp>) -> Result<(), ServiceError> {
    write_transaction(services.database(), |transaction| async move { Ok(mail::close(&transaction, id, sent_at).await?) }).await
}

/// The letters of the demonstration, newest first, where nothing goes out.
///
/// # Errors
/// [`ApiError::NotFound`] where the polo is a real one: what it writes is nobody's to read.
pub async fn outbox(services: &Services) -> Result<Vec<MailRow>, ApiError> {
    let connection = services.database().connection();
    if !crate::account::is_demonstration(services).await? {
        return Err(ApiError::NotFound);
    }
    Ok(mail::newest(connection, SHOWN).await.map_err(ServiceError::from)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_says_the_same_as_text_and_as_html_and_nothing_in_it_is_markup() {
        let letter = Letter {
            recipient: "ada@polo.example".to_owned(),
            language: Language::Italian,
            subject: "Entra & lavora".to_owned(),
            before: vec!["Ciao <b>Ada</b>.".to_owned()],
            link: Some(("Entra".to_owned(), "https://polo.example/x?a=1&b=\"2\"".to_owned())),
            after: vec!["Saluti".to_owned()],
            lasts: 1,
        };
        assert_eq!(letter.plain(), "Ciao <b>Ada</b>.\n\nEntra:\nhttps://polo.example/x?a=1&b=\"2\"\n\nSaluti\n");
        let html = letter.html();
        assert!(html.contains("<html lang=\"it\">") && html.contains("<title>Entra &amp; lavora</title>"), "{html}");
        assert!(
            html.contains("<p>Ciao &lt;b&gt;Ada&lt;/b&gt;.</p><p><a href=\"https://polo.example/x?a=1&amp;b=&quot;2&quot;\">Entra</a></p>"),
            "{html}"
        );
    }
}
