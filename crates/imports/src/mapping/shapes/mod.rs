//! The shapes of all kinds of import. Words are compared without case, accents, punctuation and
//! articles; abbreviations of three letters and more are understood.

mod companies;
mod students;
mod territory;

pub(super) use companies::{COMPANIES, DEMANDS, PLACEMENTS};
pub(super) use students::{PREFERENCES, STUDENT_COMPETENCES, STUDENTS};
pub(super) use territory::{MUNICIPALITIES, TRAVEL_TIMES};

use super::content::Content;
use super::field::Field;
use super::shape::{FieldSpec, Use};

const fn import(field: Field, content: Content, words: &'static str) -> FieldSpec {
    FieldSpec { field, becomes: Use::Import, content, words }
}

const fn leave(field: Field, content: Content, words: &'static str) -> FieldSpec {
    FieldSpec { field, becomes: Use::Leave, content, words }
}

const fn private(field: Field, content: Content, words: &'static str) -> FieldSpec {
    FieldSpec { field, becomes: Use::LeaveForPrivacy, content, words }
}

// What several shapes share.
const FULL_NAME: FieldSpec = import(
    Field::FullName,
    Content::WholeName,
    "cognome e nome|nome e cognome|cognome nome|nominativo|alunno|alunna|studente|studentessa|allievo|allieva|nome completo|candidato|\
     full name|student name|student|pupil|name and surname",
);
const FAMILY_NAME: FieldSpec =
    import(Field::FamilyName, Content::Name, "cognome|cognome alunno|cognome studente|family name|surname|last name");
const GIVEN_NAME: FieldSpec = import(
    Field::GivenName,
    Content::Name,
    "nome|nome proprio|prenome|nome alunno|nome studente|nome allievo|given name|first name|forename",
);
const CLASS: FieldSpec = import(
    Field::Class,
    Content::Class,
    "classe|cl|classe e sezione|classe sezione|classe frequentata|classe corso|gruppo classe|class|form|class name",
);
const REGISTER_NUMBER: FieldSpec = import(
    Field::RegisterNumber,
    Content::Code,
    "matricola|numero matricola|codice alunno|codice studente|id alunno|id studente|numero registro|register number|student number|student id|pupil id",
);
const TAX_CODE: FieldSpec = private(Field::TaxCode, Content::TaxCode, "codice fiscale|cod fiscale|cf|c f|codfisc|tax code|fiscal code");
const NOTES: FieldSpec = leave(Field::Notes, Content::Text, "note|annotazioni|osservazioni|commenti|notes|remarks|comments");
const ROW_COUNT: FieldSpec =
    leave(Field::RowCount, Content::RowCount, "n|nr|num|progressivo|prog|numero progressivo|pos|numero d ordine|row|count");
const BIRTH_DATE_WORDS: &str = "data di nascita|data nascita|nascita|nato il|nata il|nato a il|nato|nata|dt nascita|data nasc|d nascita|date of birth|birth date|birthday|born|dob";
const MUNICIPALITY: FieldSpec = import(
    Field::Municipality,
    Content::Place,
    "comune|comune di residenza|residenza|citta|localita|comune residenza|citta di residenza|paese|comune sede|sede|municipality|town|city|place of residence",
);
const PROVINCE: FieldSpec = import(Field::Province, Content::Province, "provincia|prov|pr|sigla provincia|provincia di residenza|province");
const EMAIL_WORDS: &str =
    "e mail|email|mail|posta elettronica|indirizzo e mail|indirizzo email|indirizzo di posta elettronica|pec|e mail address";
const PHONE_WORDS: &str =
    "telefono|tel|cellulare|cell|numero di telefono|recapito telefonico|recapito|telefono cellulare|phone|telephone|mobile";
const COMPANY: FieldSpec = import(
    Field::Company,
    Content::Text,
    "azienda|ragione sociale|denominazione|impresa|ditta|nome azienda|denominazione azienda|ente ospitante|azienda ospitante|struttura ospitante|\
     soggetto ospitante|ente|sede ospitante|company|company name|business name|employer|host",
);
const VAT_NUMBER: FieldSpec = import(
    Field::VatNumber,
    Content::Vat,
    "partita iva|p iva|piva|part iva|iva|partita iva azienda|codice fiscale partita iva|partita iva codice fiscale|p iva c f|vat number|vat|vat no",
);
const COMPANY_CODE: FieldSpec =
    import(Field::CompanyCode, Content::Code, "codice azienda|codice|id azienda|codice soggetto|company code|company id|code");
const RISK: FieldSpec =
    import(Field::Risk, Content::Risk, "rischio|livello di rischio|livello rischio|classe di rischio|sicurezza rischio|risk|risk level");
const SCHOOL_YEAR: FieldSpec = import(Field::SchoolYear, Content::SchoolYear, "anno scolastico|a s|as|anno scol|school year|academic year");
const TUTOR: FieldSpec = private(
    Field::Tutor,
    Content::Text,
    "tutor|tutor aziendale|tutor scolastico|tutor interno|tutor esterno|referente|docente tutor|company tutor|school tutor",
);
