//! Refusals and rules say why, with figures and source; errors say what to do.

use domain::board::Refusal;
use domain::id::{CompetenceId, PersonId, StudentId};
use domain::language::Language::{self, English, Italian};
use domain::regulation::Citation;
use domain::rules::{Rule, RuleOutcome, Verdict};
use domain::{ApiError, FieldError};
use messages::Names;

struct Everybody;

impl Names for Everybody {
    fn competence(&self, _: CompetenceId) -> Option<String> {
        Some("Tornitura CNC".to_owned())
    }
    fn student(&self, _: StudentId) -> Option<String> {
        Some("Giulia B.".to_owned())
    }
    fn person(&self, _: PersonId) -> Option<String> {
        Some("Luisa Bini".to_owned())
    }
}

fn refused(rule: Rule, source: Option<(&str, bool)>) -> RuleOutcome {
    let citation = source.map(|(text, to_check)| Citation { text: text.to_owned(), to_check });
    RuleOutcome { rule, verdict: Verdict::Refused, citation }
}

#[test]
fn a_refusal_by_a_rule_cites_its_source() {
    let broken = vec![refused(Rule::NoHighRiskTask, Some(("L. 145/2018, art. 1 c. 784-novies", false)))];
    let sentence = messages::refusal(Italian, &Refusal::Rules { broken }, &Everybody);
    assert_eq!(sentence, "Mansione a rischio alto nel DVR: non ammessa per studenti. (L. 145/2018, art. 1 c. 784-novies)");
    let broken = vec![refused(Rule::GeneralSafety { hours: 0, needed: 4 }, Some(("D.Lgs. 81/2008", true)))];
    let sentence = messages::refusal(English, &Refusal::Rules { broken }, &Everybody);
    assert_eq!(sentence, "The general safety course is missing: 0 of 4 hours. (D.Lgs. 81/2008, to be checked by the school)");
}

#[test]
fn a_tutor_with_too_many_is_told_by_the_law_and_by_their_own_word() {
    let law = refused(Rule::TutorLoad { students: 9, most: 8 }, Some(("D.I. 195/2017, art. 5", true)));
    let sentence = messages::refusal(Italian, &Refusal::Rules { broken: vec![law.clone()] }, &Everybody);
    assert!(sentence.starts_with("Sarebbero 9 gli studenti") && sentence.contains("ne ammette 8"), "{sentence}");
    assert!(sentence.ends_with("(D.I. 195/2017, art. 5, da verificare a cura della scuola)"), "{sentence}");
    let unnamed = RuleOutcome { verdict: Verdict::Warning, ..law };
    assert!(messages::rule(Italian, &unnamed, &Everybody).ends_with("serve un secondo tutor."));
    let own = RuleOutcome { rule: Rule::TutorMaximum { students: 4, most: 3 }, verdict: Verdict::Warning, citation: None };
    assert!(messages::rule(English, &own, &Everybody).contains("takes on 3 at most"));
}

#[test]
fn a_refusal_names_whom_it_concerns() {
    let changed = Refusal::ChangedMeanwhile { student: Some(StudentId::generate()), by: Some(PersonId::generate()) };
    assert_eq!(
        messages::refusal(Italian, &changed, &Everybody),
        "Nel frattempo Luisa Bini ha cambiato Giulia B.: il tuo passo non si può più fare."
    );
    let mandatory = refused(Rule::Mandatory { competence: CompetenceId::generate() }, None);
    assert!(messages::rule(Italian, &mandatory, &Everybody).ends_with("Tornitura CNC."));
}

#[test]
fn a_plan_that_fails_says_for_whom_and_why() {
    let full = Refusal::Arrangement { student: StudentId::generate(), why: Box::new(Refusal::Full { seats: 1 }) };
    assert_eq!(
        messages::refusal(Italian, &full, &Everybody),
        "Non ho spostato nessuno. Giulia B.: L’unico posto è occupato. Liberalo prima, o scegli un’altra richiesta."
    );
    assert!(messages::refusal(English, &full, &Everybody).starts_with("Nobody was moved. Giulia B.: "));
}

#[test]
fn a_full_demand_knows_one_from_many() {
    let full = |language: Language, seats| messages::refusal(language, &Refusal::Full { seats }, &Everybody);
    assert!(full(Italian, 1).starts_with("L’unico posto è occupato."));
    assert!(full(Italian, 3).starts_with("Tutti i 3 posti sono occupati."));
    assert!(full(English, 1).starts_with("The only seat is taken."));
}

#[test]
fn errors_say_what_to_do() {
    assert!(messages::api_error(Italian, &ApiError::Internal("K7X2".to_owned())).contains("K7X2"));
    assert!(messages::api_error(Italian, &ApiError::Malformed("x".to_owned())).contains("Ricarica"));
    let error = FieldError::new("positions", "field-number").with("least", "1".to_owned()).with("most", "200".to_owned());
    assert_eq!(messages::field_error(Italian, &error), "Scrivi un numero intero da 1 a 200.");
}
