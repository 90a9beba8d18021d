//! Companies, what they ask, whom they had.

use super::*;
use crate::mapping::shape::Shape;

/// Companies, as chambers of commerce, registers and teachers' own lists have them.
pub(in crate::mapping) static COMPANIES: Shape = Shape {
    fields: &[
        TAX_CODE,
        import(
            Field::Company,
            Content::Text,
            "ragione sociale|denominazione|azienda|nome azienda|impresa|ditta|denominazione azienda|nome|ente|soggetto|company|company name|business name|name|employer",
        ),
        VAT_NUMBER,
        COMPANY_CODE,
        import(
            Field::Ateco,
            Content::Ateco,
            "ateco|codice ateco|ateco 2025|ateco 2007|attivita economica|codice attivita|settore ateco|nace|activity code",
        ),
        MUNICIPALITY,
        PROVINCE,
        import(
            Field::Address,
            Content::Text,
            "indirizzo|via|sede legale|indirizzo sede|via e numero|indirizzo azienda|sede operativa|address|street",
        ),
        leave(Field::PostalCode, Content::Number, "cap|codice postale|postal code|zip"),
        import(Field::Email, Content::Email, EMAIL_WORDS),
        import(Field::Phone, Content::Phone, PHONE_WORDS),
        leave(Field::Website, Content::Text, "sito|sito web|sito internet|web|website|url"),
        private(
            Field::Contact,
            Content::Text,
            "referente|contatto|referente aziendale|persona di riferimento|titolare|legale rappresentante|rappresentante legale|contact|contact person",
        ),
        private(Field::Tutor, Content::Text, "tutor|tutor aziendale|company tutor"),
        NOTES,
        ROW_COUNT,
    ],
    requirements: &[&[&[Field::Company]], &[&[Field::Municipality]]],
};

/// What companies ask.
pub(in crate::mapping) static DEMANDS: Shape = Shape {
    fields: &[
        import(Field::DemandCode, Content::Code, "codice richiesta|codice|id richiesta|numero richiesta|request code|demand code|id"),
        COMPANY,
        VAT_NUMBER,
        import(Field::DemandKind, Content::Text, "tipo|tipo richiesta|posto o fabbisogno|tipologia|kind|type"),
        import(
            Field::Title,
            Content::Text,
            "titolo|titolo richiesta|oggetto|ruolo|figura|figura richiesta|profilo|profilo richiesto|mansione richiesta|title|role",
        ),
        import(
            Field::Occupation,
            Content::Text,
            "professione|uri professione|figura professionale|profilo professionale|qualifica|professione esco|occupation|job",
        ),
        import(
            Field::Positions,
            Content::Number,
            "posti|numero posti|numero di posti|posti disponibili|quanti|numero studenti|n studenti|studenti richiesti|disponibilita|positions|places|seats|vacancies",
        ),
        import(Field::From, Content::NearDate, "dal|data inizio|inizio|data di inizio|inizio periodo|da|periodo dal|from|start|start date"),
        import(Field::To, Content::NearDate, "al|data fine|fine|data di fine|fine periodo|periodo al|to|end|end date"),
        import(
            Field::WeeklyHours,
            Content::Number,
            "ore settimanali|ore alla settimana|ore a settimana|ore settimana|orario settimanale|weekly hours|hours a week",
        ),
        import(Field::StartsAt, Content::Clock, "ora inizio|orario inizio|ora di inizio|dalle|dalle ore|entrata|starts at|start time"),
        import(Field::EndsAt, Content::Clock, "ora fine|orario fine|ora di fine|alle|alle ore|uscita|ends at|end time"),
        MUNICIPALITY,
        RISK,
        import(Field::HighRiskTask, Content::YesNo, "mansione alto rischio|mansione ad alto rischio|alto rischio|high risk task|high risk"),
        import(Field::MinAge, Content::Number, "eta minima|eta|minimum age|min age"),
        import(
            Field::Tasks,
            Content::Text,
            "mansioni|attivita|compiti|descrizione|descrizione attivita|cosa si fa|tasks|description|activities",
        ),
        import(
            Field::Conditions,
            Content::Text,
            "condizioni|requisiti|altre condizioni|vitto e alloggio|trasporto|conditions|requirements",
        ),
        import(Field::ByYear, Content::Number, "entro anno|entro|anno|entro l anno|by year|year"),
        import(Field::Confidence, Content::Text, "certezza|grado di certezza|quanto e sicuro|quanto e certo|confidence|certainty"),
        import(Field::Competences, Content::Text, "competenze|competenze richieste|abilita richieste|conoscenze|skills|competences"),
        private(Field::Contact, Content::Text, "referente|contatto|referente aziendale|contact|contact person"),
        TUTOR,
        leave(Field::Email, Content::Email, EMAIL_WORDS),
        leave(Field::Phone, Content::Phone, PHONE_WORDS),
        NOTES,
        ROW_COUNT,
    ],
    requirements: &[&[&[Field::Company], &[Field::VatNumber]], &[&[Field::Title], &[Field::Occupation]], &[&[Field::Positions]]],
};

/// Last year's placements.
pub(in crate::mapping) static PLACEMENTS: Shape = Shape {
    fields: &[
        TAX_CODE,
        REGISTER_NUMBER,
        FULL_NAME,
        FAMILY_NAME,
        GIVEN_NAME,
        import(Field::BirthDate, Content::PastDate, BIRTH_DATE_WORDS),
        CLASS,
        COMPANY,
        VAT_NUMBER,
        import(Field::From, Content::NearDate, "dal|data inizio|inizio|data di inizio|inizio stage|periodo dal|from|start|start date"),
        import(Field::To, Content::NearDate, "al|data fine|fine|data di fine|fine stage|periodo al|to|end|end date"),
        import(
            Field::Hours,
            Content::Number,
            "ore|ore svolte|totale ore|ore effettuate|ore stage|ore pcto|ore fsl|monte ore|hours|hours done",
        ),
        import(
            Field::PlannedHours,
            Content::Number,
            "ore previste|ore programmate|ore da svolgere|ore del progetto|ore progetto|ore pianificate|durata prevista|durata in ore|planned hours|hours planned",
        ),
        SCHOOL_YEAR,
        import(Field::Outcome, Content::Text, "esito|giudizio|valutazione|valutazione azienda|outcome|judgement|evaluation"),
        import(Field::Tasks, Content::Text, "mansioni|attivita|attivita svolta|compiti|descrizione|tasks|activities"),
        leave(Field::Municipality, Content::Place, "comune|sede|localita|citta|municipality|town"),
        TUTOR,
        NOTES,
        ROW_COUNT,
    ],
    requirements: &[
        &[&[Field::FamilyName, Field::GivenName], &[Field::FullName], &[Field::RegisterNumber]],
        &[&[Field::Company], &[Field::VatNumber]],
    ],
};
