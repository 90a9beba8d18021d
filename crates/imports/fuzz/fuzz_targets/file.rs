//! Any bytes as a file, all the way to drafts of each kind.
#![no_main]

use domain::calendar::Date;
use imports::Layout;
use imports::drafts::{self, Corrections, Draft, Known, MappedTable};
use imports::mapping::{ImportKind, Mapping, Memory};
use imports::sheet::{SheetChoice, Source, open};
use imports::vocabulary::Vocabulary;
use libfuzzer_sys::fuzz_target;

fn read<D: Draft>(source: &Source) {
    let today = Date::from_ordinal_date(2026, 240).expect("a day");
    let layout = Layout::find(&source.grid, D::KIND.shape());
    let mapping = Mapping::guess(D::KIND, &source.grid, &layout, &Memory::default());
    let corrections = Corrections::default();
    let Ok(table) = MappedTable::new(source, &layout, &mapping, &corrections, today) else { return };
    let (competences, occupations) = (Vocabulary::default(), Vocabulary::default());
    let municipalities = Vocabulary::new([("050029".to_owned(), vec!["Pontedera"])]);
    let known = Known { today, competences: &competences, occupations: &occupations, municipalities: &municipalities };
    for row in drafts::read::<D>(&table, known) {
        assert!(row.draft.is_some() || !row.problems.is_empty());
    }
}

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = open("file", bytes.to_vec(), &SheetChoice::Fullest) else { return };
    for kind in ImportKind::ALL {
        match kind {
            ImportKind::Students => read::<drafts::StudentDraft>(&source),
            ImportKind::StudentCompetences => read::<drafts::StudentCompetenceDraft>(&source),
            ImportKind::Companies => read::<drafts::CompanyDraft>(&source),
            ImportKind::Demands => read::<drafts::DemandDraft>(&source),
            ImportKind::Preferences => read::<drafts::PreferenceDraft>(&source),
            ImportKind::Placements => read::<drafts::PastPlacementDraft>(&source),
            ImportKind::Municipalities => read::<drafts::MunicipalityDraft>(&source),
            ImportKind::TravelTimes => read::<drafts::TravelTimeDraft>(&source),
        }
    }
});
