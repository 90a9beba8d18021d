//! What a column may mean, whatever its heading says.

use serde::{Deserialize, Serialize};

macro_rules! fields {
    ($($name:ident => $key:literal,)+) => {
        /// The meaning of a column. [`Field::key`] names its text in `messages`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Field {
            $(
                #[doc = concat!("`", $key, "`")]
                $name,
            )+
        }

        impl Field {
            /// Every meaning.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// A key of `messages`: what people call it.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key,)+
                }
            }
        }
    };
}

fields! {
    FullName => "import-field-full-name",
    FamilyName => "import-field-family-name",
    GivenName => "import-field-given-name",
    BirthDate => "import-field-birth-date",
    Class => "import-field-class",
    Grade => "import-field-grade",
    Section => "import-field-section",
    Track => "import-field-track",
    SchoolYear => "import-field-school-year",
    SchoolCode => "import-field-school-code",
    RegisterNumber => "import-field-register-number",
    Municipality => "import-field-municipality",
    Province => "import-field-province",
    HoursDone => "import-field-hours-done",
    GeneralSafety => "import-field-general-safety",
    SpecificSafety => "import-field-specific-safety",
    Risk => "import-field-risk",
    TaxCode => "import-field-tax-code",
    BirthPlace => "import-field-birth-place",
    Gender => "import-field-gender",
    Citizenship => "import-field-citizenship",
    SpecialCategory => "import-field-special-category",
    Guardian => "import-field-guardian",
    Email => "import-field-email",
    Phone => "import-field-phone",
    Competence => "import-field-competence",
    Level => "import-field-level",
    Evidence => "import-field-evidence",
    AttestedBy => "import-field-attested-by",
    AttestedOn => "import-field-attested-on",
    Company => "import-field-company",
    VatNumber => "import-field-vat-number",
    CompanyCode => "import-field-company-code",
    Ateco => "import-field-ateco",
    Address => "import-field-address",
    PostalCode => "import-field-postal-code",
    Contact => "import-field-contact",
    Website => "import-field-website",
    DemandCode => "import-field-demand-code",
    DemandKind => "import-field-demand-kind",
    Title => "import-field-title",
    Occupation => "import-field-occupation",
    Positions => "import-field-positions",
    From => "import-field-from",
    To => "import-field-to",
    WeeklyHours => "import-field-weekly-hours",
    StartsAt => "import-field-starts-at",
    EndsAt => "import-field-ends-at",
    HighRiskTask => "import-field-high-risk-task",
    MinAge => "import-field-min-age",
    Tasks => "import-field-tasks",
    Conditions => "import-field-conditions",
    ByYear => "import-field-by-year",
    Confidence => "import-field-confidence",
    Competences => "import-field-competences",
    Rank => "import-field-rank",
    Demand => "import-field-demand",
    Choice1 => "import-field-choice-1",
    Choice2 => "import-field-choice-2",
    Choice3 => "import-field-choice-3",
    Choice4 => "import-field-choice-4",
    Choice5 => "import-field-choice-5",
    Hours => "import-field-hours",
    PlannedHours => "import-field-planned-hours",
    Outcome => "import-field-outcome",
    Tutor => "import-field-tutor",
    IstatCode => "import-field-istat-code",
    Latitude => "import-field-latitude",
    Longitude => "import-field-longitude",
    Origin => "import-field-origin",
    Destination => "import-field-destination",
    Minutes => "import-field-minutes",
    Means => "import-field-means",
    Notes => "import-field-notes",
    RowCount => "import-field-row-count",
}
