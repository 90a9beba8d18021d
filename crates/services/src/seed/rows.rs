//! From the package's drafts, which name each other by the keys of the files, to rows with ids.
//! Pure but for the ids and the lots.

use super::pseudonym::Lots;
use domain::board::Assessment;
use domain::catalogue::OccupationCompetence;
use domain::competence::{AskedCompetence, HeldCompetence};
use domain::demand::{DemandFacts, NewDemand};
use domain::id::{
    AgreementId, BoardId, CompetenceId, DemandId, MembershipId, OccupationId, OrganisationId, PersonId, SchoolClassId, StudentId, TutorId,
};
use domain::network::{Agreement, Membership};
use domain::organisation::SchoolClass;
use domain::person::RoleKind;
use domain::place::Municipality;
use domain::tutor::Tutor;
use imports::polo::{self, ClassKey, Line, Package};
use persistence::board::NewBoard;
use persistence::import::{Attested, NewCompetence, NewOccupation, NewOrganisation, NewPerson, NewStudent};
use std::borrow::Borrow;
use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

/// Everything that a package stores.
#[derive(Debug)]
pub(super) struct Rows {
    pub(super) municipalities: Vec<Municipality>,
    pub(super) organisations: Vec<NewOrganisation>,
    pub(super) agreements: Vec<Agreement>,
    pub(super) memberships: Vec<Membership>,
    pub(super) classes: Vec<SchoolClass>,
    pub(super) competences: Vec<NewCompetence>,
    pub(super) occupations: Vec<NewOccupation>,
    /// By id, which is an order by chance.
    pub(super) students: Vec<NewStudent>,
    pub(super) demands: Vec<SeededDemand>,
    pub(super) tutors: Vec<SeededTutor>,
    pub(super) boards: Vec<SeededBoard>,
    pub(super) people: Vec<NewPerson>,
    /// How many rows each file has.
    pub(super) counts: [(&'static str, usize); 19],
}

/// A demand and the package's code for it.
#[derive(Debug)]
pub(super) struct SeededDemand {
    pub(super) id: DemandId,
    pub(super) code: String,
    pub(super) new: NewDemand,
}

/// A board and the commands that fill it.
#[derive(Debug)]
pub(super) struct SeededBoard {
    pub(super) code: String,
    pub(super) new: NewBoard,
    /// Who takes part, in an order by chance: the log must not follow the class list.
    pub(super) students: Vec<StudentId>,
    pub(super) allotments: Vec<(DemandId, u16)>,
    pub(super) placements: Vec<SeededPlacement>,
    /// What students would like, the dearest first; by student, which is an order by chance.
    pub(super) preferences: BTreeMap<StudentId, Vec<DemandId>>,
    /// What companies think of candidates, in an order by chance.
    pub(super) assessments: BTreeMap<(StudentId, DemandId), Assessment>,
}

/// A tutor with whom they follow.
#[derive(Debug)]
pub(super) struct SeededTutor {
    pub(super) tutor: Tutor,
    pub(super) demands: Vec<DemandId>,
    pub(super) classes: Vec<SchoolClassId>,
}

/// A placement with the words of its row.
#[derive(Debug)]
pub(super) struct SeededPlacement {
    pub(super) row: u32,
    pub(super) student: StudentId,
    pub(super) register_number: String,
    pub(super) demand: DemandId,
    pub(super) demand_code: String,
    pub(super) locked: bool,
}

/// The keys of one file and what they name.
struct Named<K, V>(HashMap<K, V>);

impl<K: Eq + Hash, V: Clone> Named<K, V> {
    fn new(entries: impl IntoIterator<Item = (K, V)>) -> Self {
        Self(entries.into_iter().collect())
    }

    fn get<Q: Eq + Hash + ?Sized>(&self, key: &Q) -> V
    where
        K: Borrow<Q>,
    {
        self.0.get(key).cloned().expect("imports refuses a package that names what it does not have")
    }
}

impl Rows {
    pub(super) fn of(package: &Package) -> Self {
        let places = Named::new(package.municipalities.iter().map(|line| (line.draft.name.as_str(), line.draft.istat_code.as_str())));
        let organisations = Named::new(ids(&package.organisations, |draft| draft.code.as_str(), OrganisationId::generate));
        let competence_ids = Named::new(ids(&package.competences, |draft| draft.label_it.as_str(), CompetenceId::generate));
        let occupation_ids = Named::new(ids(&package.occupations, |draft| draft.uri.as_str(), OccupationId::generate));
        let demand_ids = Named::new(ids(&package.demands, |draft| draft.code.as_str(), DemandId::generate));
        let classes = classes(package, &organisations);
        let classes_by_key = Named::new(package.classes.iter().zip(&classes).map(|(line, class)| (&line.draft.key, class.clone())));
        let students = students(package, &places, &competence_ids, &classes_by_key);
        let student_ids = Named::new(students.iter().map(|student| (student.register_number.as_str(), student.id)));
        let boards = package.boards.iter().map(|line| {
            let board = &line.draft;
            let taking_part = |student: &&NewStudent| board.classes.iter().any(|key| classes_by_key.get(key).id == student.class.id);
            let placements = package.placements.iter().filter(|line| line.draft.board == board.code);
            SeededBoard {
                code: board.code.clone(),
                new: NewBoard {
                    id: BoardId::generate(),
                    code: Some(board.code.clone()),
                    school: organisations.get(board.school.as_str()),
                    title: board.title.clone(),
                    period: board.period,
                    classes: board.classes.iter().map(|key| classes_by_key.get(key).id).collect(),
                },
                students: students.iter().filter(taking_part).map(|student| student.id).collect(),
                allotments: package
                    .allotments
                    .iter()
                    .filter(|line| line.draft.board == board.code)
                    .map(|line| (demand_ids.get(line.draft.demand.as_str()), line.draft.seats))
                    .collect(),
                placements: placements
                    .map(|line| SeededPlacement {
                        row: line.row,
                        student: student_ids.get(line.draft.student.as_str()),
                        register_number: line.draft.student.clone(),
                        demand: demand_ids.get(line.draft.demand.as_str()),
                        demand_code: line.draft.demand.clone(),
                        locked: line.draft.locked,
                    })
                    .collect(),
                preferences: preferences(package, &board.code, &student_ids, &demand_ids),
                assessments: assessments(package, &board.code, &student_ids, &demand_ids),
            }
        });
        Self {
            municipalities: package.municipalities.iter().map(|line| line.draft.clone()).collect(),
            organisations: new_organisations(package, &places, &organisations),
            agreements: agreements(package),
            memberships: memberships(package, &organisations),
            competences: competences(package, &competence_ids),
            occupations: occupations(package, &occupation_ids, &competence_ids),
            demands: demands(package, &places, &organisations, &occupation_ids, &demand_ids, &competence_ids),
            tutors: tutors(package, &organisations, &demand_ids, &classes_by_key),
            boards: boards.collect(),
            people: people(package, &organisations, &students),
            counts: counts(package),
            classes,
            students,
        }
    }
}

fn preferences(
    package: &Package,
    board: &str,
    students: &Named<&str, StudentId>,
    demands: &Named<&str, DemandId>,
) -> BTreeMap<StudentId, Vec<DemandId>> {
    let mut preferences: BTreeMap<StudentId, Vec<DemandId>> = BTreeMap::new();
    // They come by rank.
    for draft in package.preferences.iter().map(|line| &line.draft).filter(|draft| draft.board == board) {
        preferences.entry(students.get(draft.student.as_str())).or_default().push(demands.get(draft.demand.as_str()));
    }
    preferences
}

fn assessments(
    package: &Package,
    board: &str,
    students: &Named<&str, StudentId>,
    demands: &Named<&str, DemandId>,
) -> BTreeMap<(StudentId, DemandId), Assessment> {
    let drafts = package.assessments.iter().map(|line| &line.draft).filter(|draft| draft.board == board);
    drafts.map(|draft| ((students.get(draft.student.as_str()), demands.get(draft.demand.as_str())), draft.assessment)).collect()
}

fn ids<'p, T, I>(lines: &'p [Line<T>], key: impl Fn(&'p T) -> &'p str, generate: fn() -> I) -> impl Iterator<Item = (&'p str, I)> {
    lines.iter().map(move |line| (key(&line.draft), generate()))
}

fn new_organisations(package: &Package, places: &Named<&str, &str>, ids: &Named<&str, OrganisationId>) -> Vec<NewOrganisation> {
    let rows = package.organisations.iter().map(|line| &line.draft);
    rows.map(|draft| NewOrganisation {
        id: ids.get(draft.code.as_str()),
        code: draft.code.clone(),
        name: draft.name.clone(),
        kind: draft.kind,
        school_code: draft.school_code.clone(),
        vat_number: draft.vat_number.clone(),
        ateco: draft.ateco.clone(),
        municipality: places.get(draft.municipality.as_str()).to_owned(),
        address: draft.address.clone(),
        email: None,
        phone: None,
    })
    .collect()
}

fn agreements(package: &Package) -> Vec<Agreement> {
    let terms = package.agreements.iter().map(|line| line.draft.clone());
    terms.map(|terms| Agreement { id: AgreementId::generate(), version: 1, terms }).collect()
}

fn memberships(package: &Package, organisations: &Named<&str, OrganisationId>) -> Vec<Membership> {
    let rows = package.memberships.iter().map(|line| &line.draft);
    rows.map(|draft| Membership {
        id: MembershipId::generate(),
        version: 1,
        organisation: organisations.get(draft.organisation.as_str()),
        role: draft.role,
        validity: draft.validity,
    })
    .collect()
}

fn classes(package: &Package, organisations: &Named<&str, OrganisationId>) -> Vec<SchoolClass> {
    let rows = package.classes.iter().map(|line| &line.draft);
    rows.map(|draft| SchoolClass {
        id: SchoolClassId::generate(),
        school: organisations.get(draft.key.school.as_str()),
        school_year: draft.school_year.clone(),
        grade: draft.key.grade,
        section: draft.key.section.clone(),
        track: draft.track.clone(),
    })
    .collect()
}

fn competences(package: &Package, ids: &Named<&str, CompetenceId>) -> Vec<NewCompetence> {
    let rows = package.competences.iter().map(|line| &line.draft);
    rows.map(|draft| NewCompetence {
        id: ids.get(draft.label_it.as_str()),
        uri: draft.uri.clone(),
        kind: draft.kind,
        label_it: draft.label_it.clone(),
        label_en: draft.label_en.clone(),
        synonyms_it: draft.synonyms_it.clone(),
        group: draft.group.clone(),
        broader: draft.broader.as_deref().map(|label| ids.get(label)),
    })
    .collect()
}

fn occupations(package: &Package, ids: &Named<&str, OccupationId>, competences: &Named<&str, CompetenceId>) -> Vec<NewOccupation> {
    let mut needs: HashMap<&str, Vec<OccupationCompetence>> = HashMap::new();
    for draft in package.occupation_competences.iter().map(|line| &line.draft) {
        let competence = competences.get(draft.competence.as_str());
        let need = OccupationCompetence { competence, relation: draft.relation, level: draft.level };
        needs.entry(draft.occupation.as_str()).or_default().push(need);
    }
    let rows = package.occupations.iter().map(|line| &line.draft);
    rows.map(|draft| NewOccupation {
        id: ids.get(draft.uri.as_str()),
        uri: draft.uri.clone(),
        isco_code: draft.isco_code.clone(),
        label_it: draft.label_it.clone(),
        label_en: draft.label_en.clone(),
        description_it: draft.description_it.clone(),
        description_en: draft.description_en.clone(),
        competences: needs.remove(draft.uri.as_str()).unwrap_or_default(),
    })
    .collect()
}

/// Neither ids nor pseudonyms follow the class list: both are given out in an order by chance.
fn students(
    package: &Package,
    places: &Named<&str, &str>,
    competences: &Named<&str, CompetenceId>,
    classes: &Named<&ClassKey, SchoolClass>,
) -> Vec<NewStudent> {
    let mut held: HashMap<&str, Vec<Attested>> = HashMap::new();
    for draft in package.student_competences.iter().map(|line| &line.draft) {
        let competence = competences.get(draft.competence.as_str());
        let attested = Attested {
            held: HeldCompetence { competence, level: draft.level, evidence: draft.evidence },
            by: draft.attested_by.clone(),
            on: draft.attested_on,
        };
        held.entry(draft.student.as_str()).or_default().push(attested);
    }
    let mut lots = Lots::secret();
    let order = lots.order(package.students.len());
    let pseudonyms = lots.pseudonyms(order.len());
    let rows = order.into_iter().map(|position| &package.students[position].draft).zip(pseudonyms);
    rows.map(|(draft, pseudonym)| NewStudent {
        id: StudentId::generate(),
        class: classes.get(&draft.class),
        register_number: draft.register_number.clone(),
        pseudonym,
        given: draft.given.clone(),
        family: draft.family.clone(),
        birth: draft.birth,
        municipality: places.get(draft.municipality.as_str()).to_owned(),
        hours_done: draft.hours_done,
        general_safety_hours: draft.general_safety_hours,
        specific_safety_hours: draft.specific_safety_hours,
        safety_risk: draft.safety_risk,
        competences: held.remove(draft.register_number.as_str()).unwrap_or_default(),
    })
    .collect()
}

fn demands(
    package: &Package,
    places: &Named<&str, &str>,
    organisations: &Named<&str, OrganisationId>,
    occupations: &Named<&str, OccupationId>,
    ids: &Named<&str, DemandId>,
    competences: &Named<&str, CompetenceId>,
) -> Vec<SeededDemand> {
    let mut asked: HashMap<&str, Vec<AskedCompetence>> = HashMap::new();
    for draft in package.demand_competences.iter().map(|line| &line.draft) {
        let competence = competences.get(draft.competence.as_str());
        let ask = AskedCompetence { competence, level: draft.level, weight: draft.weight, mandatory: draft.mandatory };
        asked.entry(draft.demand.as_str()).or_default().push(ask);
    }
    let rows = package.demands.iter().map(|line| &line.draft);
    rows.map(|draft| SeededDemand {
        id: ids.get(draft.code.as_str()),
        code: draft.code.clone(),
        new: NewDemand {
            company: organisations.get(draft.company.as_str()),
            title: draft.title.clone(),
            occupation: occupations.get(draft.occupation.as_str()),
            positions: draft.positions,
            municipality: places.get(draft.municipality.as_str()).to_owned(),
            tasks: draft.tasks.clone(),
            conditions: draft.conditions.clone(),
            facts: DemandFacts {
                kind: draft.kind,
                risk: draft.risk,
                high_risk_task: draft.high_risk_task,
                min_age: draft.min_age,
                asked: asked.remove(draft.code.as_str()).unwrap_or_default(),
            },
            // Seats are given by the boards' own commands.
            allotments: Vec::new(),
        },
    })
    .collect()
}

fn tutors(
    package: &Package,
    organisations: &Named<&str, OrganisationId>,
    demands: &Named<&str, DemandId>,
    classes: &Named<&ClassKey, SchoolClass>,
) -> Vec<SeededTutor> {
    let rows = package.tutors.iter().map(|line| &line.draft);
    rows.map(|draft| SeededTutor {
        tutor: Tutor {
            id: TutorId::generate(),
            organisation: organisations.get(draft.organisation.as_str()),
            terms: draft.terms.clone(),
            ended_on: None,
            version: 1,
        },
        demands: draft.demands.iter().map(|code| demands.get(code.as_str())).collect(),
        classes: draft.classes.iter().map(|key| classes.get(key).id).collect(),
    })
    .collect()
}

fn people(package: &Package, organisations: &Named<&str, OrganisationId>, students: &[NewStudent]) -> Vec<NewPerson> {
    let students = Named::new(students.iter().map(|student| (student.register_number.as_str(), (student.id, student.pseudonym.as_str()))));
    let rows = package.people.iter().map(|line| &line.draft);
    rows.map(|draft| {
        let student = draft.student.as_deref().map(|number| students.get(number));
        // Names of students stand in one table only; a student's own screen reads it from there.
        let name = match (draft.role, student) {
            (RoleKind::Student, Some((_, pseudonym))) => pseudonym.to_owned(),
            _ => draft.name.clone(),
        };
        NewPerson {
            id: PersonId::generate(),
            code: draft.code.clone(),
            name,
            role: draft.role,
            organisation: draft.organisation.as_deref().map(|code| organisations.get(code)),
            student: student.map(|(id, _)| id),
        }
    })
    .collect()
}

fn counts(package: &Package) -> [(&'static str, usize); 19] {
    [
        (polo::COMUNI, package.municipalities.len()),
        (polo::SOGGETTI, package.organisations.len()),
        (polo::ACCORDO, package.agreements.len()),
        (polo::ADESIONI, package.memberships.len()),
        (polo::CLASSI, package.classes.len()),
        (polo::COMPETENZE, package.competences.len()),
        (polo::PROFESSIONI, package.occupations.len()),
        (polo::PROFESSIONI_COMPETENZE, package.occupation_competences.len()),
        (polo::STUDENTI, package.students.len()),
        (polo::COMPETENZE_STUDENTI, package.student_competences.len()),
        (polo::RICHIESTE, package.demands.len()),
        (polo::RICHIESTE_COMPETENZE, package.demand_competences.len()),
        (polo::TUTOR, package.tutors.len()),
        (polo::TAVOLI, package.boards.len()),
        (polo::TAVOLI_RICHIESTE, package.allotments.len()),
        (polo::ABBINAMENTI, package.placements.len()),
        (polo::PREFERENZE, package.preferences.len()),
        (polo::VALUTAZIONI, package.assessments.len()),
        (polo::PERSONE, package.people.len()),
    ]
}
