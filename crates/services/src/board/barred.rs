//! Which demands of a board the school rules out for whom. Needs go in, ids come out.

use crate::ServiceError;
use domain::demand::DemandFacts;
use domain::id::{BoardId, DemandId, StudentId};
use domain::place::{Means, Municipality, Way, kilometres};
use domain::student::{Accommodation, Obstacle};
use persistence::Connection;
use std::collections::{BTreeMap, BTreeSet};

/// A demand on a board, and where the work is (ISTAT code).
pub(crate) type Places = BTreeMap<DemandId, (DemandFacts, String)>;

/// The ways from where some students live.
#[derive(Debug)]
pub(crate) struct Ways {
    municipalities: BTreeMap<String, Municipality>,
    stated: BTreeMap<(String, String, Means), u16>,
}

impl Ways {
    /// Reads the ways out of these municipalities.
    pub(crate) async fn read(connection: &impl Connection, homes: &BTreeSet<String>) -> Result<Self, ServiceError> {
        let municipalities = persistence::municipality::all(connection).await?;
        Ok(Self { municipalities, stated: persistence::municipality::ways(connection, homes).await? })
    }

    /// How long a way takes: as somebody has stated it, else worked out from the distance; `None`
    /// where a municipality is not known.
    pub(crate) fn way(&self, from: &str, to: &str, means: Means) -> Option<Way> {
        if let Some(minutes) = self.stated.get(&(from.to_owned(), to.to_owned(), means)) {
            return Some(Way { minutes: *minutes, estimated: false });
        }
        let point = |code: &str| self.municipalities.get(code).map(|place| (place.latitude, place.longitude));
        Some(Way::estimate(means, kilometres(point(from)?, point(to)?)))
    }

    /// What a demand lacks for somebody who lives there.
    pub(crate) fn obstacles(&self, stated: &Accommodation, home: &str, demand: &DemandFacts, place: &str) -> Vec<Obstacle> {
        stated.obstacles(demand, |means| self.way(home, place, means))
    }
}

/// The demands that are ruled out, by student; of most students none.
pub(super) async fn on_board(
    connection: &impl Connection,
    board: BoardId,
    places: &Places,
) -> Result<BTreeMap<StudentId, BTreeSet<DemandId>>, ServiceError> {
    let mut stated = persistence::accommodation::on_board(connection, board).await?;
    stated.retain(|_, stated| !stated.is_none());
    if stated.is_empty() {
        return Ok(BTreeMap::new());
    }
    let students: Vec<StudentId> = stated.keys().copied().collect();
    let homes: BTreeMap<StudentId, String> =
        persistence::student::find(connection, &students).await?.into_values().map(|record| (record.id, record.municipality)).collect();
    let ways = Ways::read(connection, &homes.values().cloned().collect()).await?;
    let barred = stated.iter().filter_map(|(student, stated)| {
        let home = homes.get(student)?;
        let is_barred = |(facts, place): &(DemandFacts, String)| !ways.obstacles(stated, home, facts, place).is_empty();
        let demands: BTreeSet<DemandId> = places.iter().filter(|(_, place)| is_barred(place)).map(|(demand, _)| *demand).collect();
        Some((*student, demands))
    });
    Ok(barred.collect())
}
