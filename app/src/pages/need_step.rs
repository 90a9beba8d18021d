//! The form of a need as browsers send it, and which of its buttons was pressed.

use super::come_back::receive_bytes;
use axum::body::Body;
use domain::ApiError;
use domain::demand::DemandForm;
use domain::id::CommandId;
use serde::Deserialize;

/// The longest form, in bytes: fifteen competences and two full texts take less than a tenth.
const LONGEST: usize = 64 * 1024;

/// What a browser sent.
#[derive(Debug)]
pub(super) struct Received {
    pub(super) form: DemandForm,
    pub(super) command: CommandId,
    pub(super) step: Step,
    /// Of the draft, or of the demand that is changed, as the page had it.
    pub(super) version: u64,
    /// Whether the page showed what the words name.
    pub(super) is_read: bool,
    /// What is looked for in the whole classification.
    pub(super) esco_q: String,
    /// Whether one has read what a change would do, and wants it.
    pub(super) has_agreed: bool,
}

/// Which button was pressed.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The demand is stated.
    State,
    /// The usual competences of the occupation are wanted.
    Suggest,
    /// The words are to be read.
    Read,
    /// The whole classification is to be searched.
    Find,
    /// A proposed competence is right, or all are: its id, or `all`.
    Take(String),
    /// This occupation is the right one.
    Occupation(String),
    /// A competence's line is not wanted.
    Drop(usize),
    /// A competence may be asked at another level.
    Ease {
        /// Its id.
        competence: String,
        /// The level's number.
        level: String,
    },
    /// The page is wanted again, counted anew.
    Look,
    /// By the script, while one writes: only what stands beside the form comes back.
    Save,
    /// The draft is not wanted any more.
    Discard,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Buttons {
    suggest: String,
    read: String,
    find: String,
    take: String,
    occupation_is: String,
    drop: String,
    ease: String,
    look: String,
    keep: String,
    save: String,
    discard: String,
}

impl Buttons {
    fn step(self) -> Step {
        let pressed = |text: &String| !text.is_empty();
        match self {
            Self { save, .. } if pressed(&save) => Step::Save,
            Self { discard, .. } if pressed(&discard) => Step::Discard,
            Self { suggest, .. } if pressed(&suggest) => Step::Suggest,
            Self { read, .. } if pressed(&read) => Step::Read,
            Self { find, .. } if pressed(&find) => Step::Find,
            Self { take, .. } if pressed(&take) => Step::Take(take),
            Self { occupation_is, .. } if pressed(&occupation_is) => Step::Occupation(occupation_is),
            Self { drop, .. } if pressed(&drop) => drop.parse().map_or(Step::Look, Step::Drop),
            Self { ease, .. } if pressed(&ease) => match ease.split_once(':') {
                Some((competence, level)) => Step::Ease { competence: competence.to_owned(), level: level.to_owned() },
                None => Step::Look,
            },
            Self { look, keep, .. } if pressed(&look) || pressed(&keep) => Step::Look,
            _ => Step::State,
        }
    }
}

#[derive(Deserialize)]
struct Envelope {
    command: CommandId,
    #[serde(default)]
    version: u64,
    #[serde(default)]
    reading: String,
    #[serde(default)]
    esco_q: String,
    #[serde(default)]
    agreed: String,
}

pub(super) async fn receive(body: Body) -> Result<Received, ApiError> {
    let bytes = receive_bytes(body, LONGEST).await?;
    read(&bytes)
}

/// Reads the form as browsers encode it: `asked%5B0%5D%5Blevel%5D=3`.
fn read(bytes: &[u8]) -> Result<Received, ApiError> {
    let malformed = |error: serde_qs::Error| ApiError::Malformed(error.to_string());
    let encoding = serde_qs::Config::new(5, false);
    let Envelope { command, version, reading, esco_q, agreed } = encoding.deserialize_bytes(bytes).map_err(malformed)?;
    let buttons: Buttons = encoding.deserialize_bytes(bytes).map_err(malformed)?;
    let form = encoding.deserialize_bytes(bytes).map_err(malformed)?;
    Ok(Received { form, command, step: buttons.step(), version, is_read: !reading.is_empty(), esco_q, has_agreed: !agreed.is_empty() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_as_browsers_send_it() {
        let body = "command=01934f6e-8a35-7c8e-b7f2-5b7a1d6e0f11&kind=placement&title=Tornio+%C3%A8+qui&high_risk_task=on\
            &asked%5B0%5D%5Bcompetence%5D=a&asked%5B0%5D%5Blevel%5D=3&asked%5B0%5D%5Bweight%5D=2&asked%5B0%5D%5Bmandatory%5D=on\
            &asked%5B7%5D%5Bcompetence%5D=b&asked%5B7%5D%5Blevel%5D=1&asked%5B7%5D%5Bweight%5D=1\
            &allotments%5B0%5D%5Bboard%5D=x&allotments%5B0%5D%5Bseats%5D=2&tasks=uno%0D%0Adue";
        let Received { form, command, step, version, is_read, esco_q, has_agreed: _ } = read(body.as_bytes()).expect("a browser sends it");
        assert_eq!((step, version, is_read, esco_q.as_str()), (Step::State, 0, false, ""));
        assert_eq!(command.to_string(), "01934f6e-8a35-7c8e-b7f2-5b7a1d6e0f11");
        assert_eq!((form.kind.as_str(), form.title.as_str(), form.high_risk_task.as_str()), ("placement", "Tornio è qui", "on"));
        assert_eq!(form.asked.len(), 2, "gaps in the numbers do no harm");
        assert_eq!((form.asked[0].competence.as_str(), form.asked[0].mandatory.as_str()), ("a", "on"));
        assert_eq!((form.asked[1].competence.as_str(), form.asked[1].level.as_str()), ("b", "1"));
        assert_eq!(form.allotments[0].seats, "2");
        assert_eq!(form.tasks, "uno\r\ndue");
    }

    #[test]
    fn more_than_ten_lines_keep_their_order() {
        let lines = (0..12).map(|row| format!("&asked%5B{row}%5D%5Bcompetence%5D=c{row}")).collect::<String>();
        let Received { form, .. } =
            read(format!("command=01934f6e-8a35-7c8e-b7f2-5b7a1d6e0f11{lines}").as_bytes()).expect("a browser sends it");
        let read: Vec<String> = form.asked.into_iter().map(|line| line.competence).collect();
        assert_eq!(read, (0..12).map(|row| format!("c{row}")).collect::<Vec<_>>());
    }

    #[test]
    fn the_button_that_was_pressed_says_what_is_wanted() {
        let id = "01934f6e-8a35-7c8e-b7f2-5b7a1d6e0f11";
        for (buttons, wanted) in [
            ("", Step::State),
            ("&suggest=1", Step::Suggest),
            ("&read=1&reading=1&version=3", Step::Read),
            ("&find=1&esco_q=ricamo", Step::Find),
            ("&take=all", Step::Take("all".to_owned())),
            ("&occupation_is=x", Step::Occupation("x".to_owned())),
            ("&drop=2", Step::Drop(2)),
            ("&drop=due", Step::Look),
            ("&ease=a%3A2", Step::Ease { competence: "a".to_owned(), level: "2".to_owned() }),
            ("&ease=2", Step::Look),
            ("&keep=1", Step::Look),
            ("&look=1", Step::Look),
            ("&save=1", Step::Save),
            ("&discard=1", Step::Discard),
        ] {
            let received = read(format!("command={id}{buttons}").as_bytes()).expect("a browser sends it");
            assert_eq!(received.step, wanted, "{buttons}");
        }
    }

    #[test]
    fn what_is_no_form_is_malformed() {
        for body in ["", "command=1", "asked=1&command=01934f6e-8a35-7c8e-b7f2-5b7a1d6e0f11", "%ff%fe"] {
            assert!(matches!(read(body.as_bytes()), Err(ApiError::Malformed(_))), "{body}");
        }
    }
}
