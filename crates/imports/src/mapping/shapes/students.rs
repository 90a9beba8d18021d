//! Students, what they can do, what they would like.

use super::*;
use crate::mapping::shape::Shape;

const WHO: &[&[Field]] = &[&[Field::FamilyName, Field::GivenName], &[Field::FullName], &[Field::RegisterNumber]];

/// Classes with their students. What registers of schools export beside it is known too, so that
/// health, religion and family are seen to stay outside.
pub(in crate::mapping) static STUDENTS: Shape = Shape {
    fields: &[
        TAX_CODE,
        FULL_NAME,
        FAMILY_NAME,
        GIVEN_NAME,
        import(Field::BirthDate, Content::PastDate, BIRTH_DATE_WORDS),
        CLASS,
        import(Field::Grade, Content::Grade, "anno|anno di corso|anno corso|classe anno|anno classe|year|grade"),
        import(Field::Section, Content::Section, "sezione|sez|section"),
        import(
            Field::Track,
            Content::Text,
            "indirizzo|indirizzo di studio|indirizzo di studi|indirizzo studi|corso|corso di studi|specializzazione|articolazione|percorso|track|course|course of studies|programme",
        ),
        SCHOOL_YEAR,
        import(
            Field::SchoolCode,
            Content::SchoolCode,
            "codice meccanografico|codice scuola|cod scuola|cod mecc|scuola|istituto|plesso|school code|school",
        ),
        REGISTER_NUMBER,
        MUNICIPALITY,
        leave(Field::Province, Content::Province, "provincia|prov|pr|provincia di residenza|province"),
        import(
            Field::HoursDone,
            Content::Number,
            "ore fsl|ore pcto|ore pcto svolte|ore svolte|ore fatte|totale ore pcto|totale ore|ore alternanza|ore asl|pcto|fsl|hours done|hours",
        ),
        import(
            Field::GeneralSafety,
            Content::Number,
            "sicurezza generale|formazione generale|ore sicurezza generale|corso sicurezza|sicurezza|sicurezza base|general safety|general safety hours",
        ),
        import(
            Field::SpecificSafety,
            Content::Number,
            "sicurezza specifica|formazione specifica|ore sicurezza specifica|specific safety|specific safety hours",
        ),
        RISK,
        private(
            Field::BirthPlace,
            Content::Place,
            "luogo di nascita|luogo nascita|comune di nascita|comune nascita|nato a|nata a|provincia di nascita|stato di nascita|place of birth|birthplace",
        ),
        private(Field::Gender, Content::Text, "sesso|genere|m f|sex|gender"),
        private(Field::Citizenship, Content::Text, "cittadinanza|nazionalita|stato estero|permesso di soggiorno|citizenship|nationality"),
        private(
            Field::SpecialCategory,
            Content::Text,
            "disabilita|disabile|handicap|h|l 104|legge 104|104|dsa|bes|sostegno|pei|pdp|ore di sostegno|certificazione|religione|irc|si avvale|avvale irc|mensa|dieta|allergie|vaccini|\
             disability|special needs|religion|health",
        ),
        private(
            Field::Guardian,
            Content::Text,
            "padre|madre|genitore|genitori|genitore 1|genitore 2|tutore|cognome padre|nome padre|cognome madre|nome madre|mail genitore|email genitore|telefono genitore|\
             cellulare padre|cellulare madre|parent|father|mother|guardian",
        ),
        private(Field::Email, Content::Email, EMAIL_WORDS),
        private(Field::Phone, Content::Phone, PHONE_WORDS),
        private(
            Field::Address,
            Content::Text,
            "via|indirizzo di residenza|indirizzo residenza|indirizzo abitazione|domicilio|address|street",
        ),
        leave(Field::PostalCode, Content::Number, "cap|codice postale|postal code|zip"),
        NOTES,
        ROW_COUNT,
    ],
    requirements: &[
        &[&[Field::FamilyName, Field::GivenName], &[Field::FullName]],
        &[&[Field::Class], &[Field::Grade, Field::Section]],
        &[&[Field::BirthDate]],
    ],
};

/// What students can do: one row for each student and competence.
pub(in crate::mapping) static STUDENT_COMPETENCES: Shape = Shape {
    fields: &[
        TAX_CODE,
        REGISTER_NUMBER,
        FULL_NAME,
        FAMILY_NAME,
        GIVEN_NAME,
        CLASS,
        import(
            Field::Competence,
            Content::Text,
            "competenza|competenze|abilita|conoscenza|descrizione competenza|titolo competenza|skill|competence|uri competenza|uri",
        ),
        import(Field::Level, Content::Level, "livello|livello raggiunto|grado|padronanza|liv|livello competenza|level|proficiency"),
        import(Field::Evidence, Content::Text, "evidenza|fonte|prova|da dove risulta|tipo evidenza|origine|evidence|source"),
        import(Field::AttestedBy, Content::Text, "attestata da|attestato da|certificata da|docente|valutatore|ente|attested by|teacher"),
        import(
            Field::AttestedOn,
            Content::NearDate,
            "data|data attestazione|data valutazione|in data|data certificazione|date|attested on",
        ),
        import(Field::BirthDate, Content::PastDate, BIRTH_DATE_WORDS),
        NOTES,
        ROW_COUNT,
    ],
    requirements: &[WHO, &[&[Field::Competence]], &[&[Field::Level]]],
};

/// What students would like: one row for each wish, or one for each student with all choices.
pub(in crate::mapping) static PREFERENCES: Shape = Shape {
    fields: &[
        TAX_CODE,
        REGISTER_NUMBER,
        FULL_NAME,
        FAMILY_NAME,
        GIVEN_NAME,
        CLASS,
        import(
            Field::Choice1,
            Content::Text,
            "prima scelta|1 scelta|1a scelta|scelta 1|prima preferenza|1 preferenza|1a preferenza|preferenza 1|first choice|choice 1",
        ),
        import(
            Field::Choice2,
            Content::Text,
            "seconda scelta|2 scelta|2a scelta|scelta 2|seconda preferenza|2 preferenza|2a preferenza|preferenza 2|second choice|choice 2",
        ),
        import(
            Field::Choice3,
            Content::Text,
            "terza scelta|3 scelta|3a scelta|scelta 3|terza preferenza|3 preferenza|3a preferenza|preferenza 3|third choice|choice 3",
        ),
        import(
            Field::Choice4,
            Content::Text,
            "quarta scelta|4 scelta|4a scelta|scelta 4|quarta preferenza|4 preferenza|4a preferenza|preferenza 4|fourth choice|choice 4",
        ),
        import(
            Field::Choice5,
            Content::Text,
            "quinta scelta|5 scelta|5a scelta|scelta 5|quinta preferenza|5 preferenza|5a preferenza|preferenza 5|fifth choice|choice 5",
        ),
        import(Field::Rank, Content::Number, "posizione|ordine|priorita|ordine di preferenza|numero preferenza|rank|order|priority"),
        import(Field::Demand, Content::Text, "richiesta|codice richiesta|posto|preferenza|scelta|azienda|place|demand|choice|company"),
        import(Field::BirthDate, Content::PastDate, BIRTH_DATE_WORDS),
        leave(Field::AttestedOn, Content::NearDate, "informazioni cronologiche|timestamp|data invio"),
        private(Field::Email, Content::Email, EMAIL_WORDS),
        NOTES,
        ROW_COUNT,
    ],
    requirements: &[WHO, &[&[Field::Choice1], &[Field::Rank, Field::Demand]]],
};
