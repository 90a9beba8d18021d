//! Municipalities and the time between them.

use super::File;
use crate::import::plan::{Cell, Plan, Step};
use domain::place::{Means, TravelTime};
use imports::drafts::{MunicipalityDraft, TravelTimeDraft};
use persistence::record::Record;
use std::collections::HashMap;

pub(super) fn municipalities(file: &File<'_>) -> Plan {
    let mut plan = Plan::of(&["import-field-municipality", "import-field-istat-code", "import-field-latitude", "import-field-longitude"]);
    file.rows(&mut plan, |plan, row, MunicipalityDraft { municipality, .. }, problems| {
        let before = file.world.municipalities.get(&municipality.istat_code);
        let was = |text: fn(&domain::place::Municipality) -> String| before.map(text);
        let cells = vec![
            Cell::from(was(|place| place.name.clone()), &*municipality.name),
            Cell::new(&*municipality.istat_code),
            Cell::from(was(|place| place.latitude.to_string()), municipality.latitude.to_string()),
            Cell::from(was(|place| place.longitude.to_string()), municipality.longitude.to_string()),
        ];
        let after = Record::Municipality(municipality);
        let step = match before {
            None => Step::Add(vec![after]),
            Some(before) => Step::between(Record::Municipality(before.clone()), after),
        };
        plan.take(row, cells, problems, step);
    });
    plan
}

pub(super) fn travel_times(file: &File<'_>) -> Plan {
    let mut plan = Plan::of(&["import-field-origin", "import-field-destination", "import-field-minutes"]);
    let known: HashMap<_, _> = file.world.travel_times.iter().map(|time| ((&*time.origin, &*time.destination, time.means), time)).collect();
    file.rows(&mut plan, |plan, row, TravelTimeDraft { from, to, minutes, means }, problems| {
        // Pupils without a licence go by bus: a table that does not say how means that.
        let means = means.unwrap_or(Means::PublicTransport);
        let before = known.get(&(&*from, &*to, means)).copied();
        let cells = vec![
            Cell::new(file.world.place(&from)),
            Cell::new(file.world.place(&to)),
            Cell::from(before.map(|time| time.minutes.to_string()), minutes.to_string()),
        ];
        let after = Record::TravelTime(TravelTime { origin: from, destination: to, means, minutes });
        let step = match before {
            None => Step::Add(vec![after]),
            Some(before) => Step::between(Record::TravelTime(before.clone()), after),
        };
        plan.take(row, cells, problems, step);
    });
    plan
}
