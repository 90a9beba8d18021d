//! Who follows students: tutors of companies and schools, how many students each follows at a time,
//! and who gives them to whom.

use crate::school_class::label;
use crate::{ServiceError, Services};
use domain::calendar::Date;
use domain::demand::{DemandFacts, DemandKind};
use domain::id::{BoardId, DemandId, OrganisationId, SchoolClassId, StudentId, TutorId};
use domain::organisation::{Organisation, OrganisationKind};
use domain::policy::{Action, Actor, Resource, Role, authorize};
use domain::search::normalise;
use domain::tutor::{AssignForm, Followed, Load, Tutor, TutorForm, TutorTerms, load};
use domain::{ApiError, FieldError};
use persistence::import::NewOrganisation;
use persistence::organisation::StoredOrganisation;
use persistence::student::StudentRecord;
use persistence::tutor::TutorNeeds;
use persistence::{Connection, StoreError, write_transaction};
use std::collections::{BTreeMap, BTreeSet};

/// Which tutors a list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TutorFilter {
    /// Words of the tutor's name or role, or of the organisation's name.
    pub text: String,
    /// Only those who follow as many as they may, or more.
    pub full: bool,
}

/// A tutor in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedTutor {
    /// The tutor.
    pub tutor: Tutor,
    /// What the organisation is called.
    pub organisation: String,
    /// Whether it is a school.
    pub of_school: bool,
    /// How much they have to do.
    pub load: Load,
}

/// The tutors that somebody may see.
#[derive(Clone, Debug, Default)]
pub struct TutorsView {
    /// Those whom the filter shows: those who still follow somebody new first, then by organisation and
    /// name.
    pub tutors: Vec<ListedTutor>,
    /// How many there are without a filter.
    pub known: usize,
    /// Whether they may be of several organisations.
    pub of_many: bool,
    /// Whether the reader may add some.
    pub may_keep: bool,
}

/// A tutor as somebody may see them.
#[derive(Clone, Debug)]
pub struct TutorView {
    /// As in the list.
    pub line: ListedTutor,
    /// Who wrote it last; `None` where it came with a package.
    pub changed_by: Option<String>,
    /// What names them.
    pub needs: TutorNeeds,
    /// Whether the reader may change them.
    pub may_keep: bool,
}

impl TutorFilter {
    /// Whether it shows everybody.
    #[must_use]
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }

    fn shows(&self, line: &ListedTutor) -> bool {
        let text = normalise(&format!("{} {} {}", line.tutor.terms.name, line.tutor.terms.role, line.organisation));
        normalise(&self.text).split_whitespace().all(|word| text.contains(word)) && (!self.full || line.load.is_full())
    }
}

/// What the policy calls an organisation that has tutors.
fn resource(organisation: &Organisation) -> Option<Resource<'static>> {
    match organisation.kind {
        OrganisationKind::Company => Some(Resource::Company(organisation.id)),
        kind if kind.is_school() => Some(Resource::School(organisation.id)),
        _ => None,
    }
}

/// The organisation whose tutors the actor keeps.
fn own(actor: &Actor) -> Result<OrganisationId, ServiceError> {
    let (organisation, resource) = match actor.role() {
        Some(Role::Teacher { school }) => (school, Resource::School(school)),
        Some(Role::Company { company }) => (company, Resource::Company(company)),
        Some(Role::Coordinator) => return Err(ServiceError::Forbidden),
        _ => return Err(ServiceError::NotFound),
    };
    let _permit = authorize(actor, Action::KeepTutors, &resource)?;
    Ok(organisation)
}

/// The tutors whom the filter shows: of one's own organisation, or of all of them for the coordinator.
///
/// # Errors
/// [`ApiError::NotFound`] for everybody else.
pub async fn list(services: &Services, actor: &Actor, filter: &TutorFilter) -> Result<TutorsView, ApiError> {
    Ok(read_list(services, actor, filter).await?)
}

async fn read_list(services: &Services, actor: &Actor, filter: &TutorFilter) -> Result<TutorsView, ServiceError> {
    if !matches!(actor.role(), Some(Role::Teacher { .. } | Role::Company { .. } | Role::Coordinator)) {
        return Err(ServiceError::NotFound);
    }
    let organisations = readable(services, actor).await?;
    let mut tutors = lines(services, &organisations).await?;
    let known = tutors.len();
    tutors.retain(|line| filter.shows(line));
    tutors.sort_by_cached_key(|line| {
        (!line.tutor.is_active(), normalise(&line.organisation), normalise(&line.tutor.terms.name), line.tutor.id)
    });
    Ok(TutorsView { tutors, known, of_many: own(actor).is_err(), may_keep: own(actor).is_ok() })
}

/// The organisations whose tutors the actor may see.
async fn readable(services: &Services, actor: &Actor) -> Result<BTreeMap<OrganisationId, Organisation>, ServiceError> {
    let all = persistence::organisation::all(services.database().connection()).await?;
    let may_see = |one: &Organisation| resource(one).is_some_and(|resource| authorize(actor, Action::ReadTutors, &resource).is_ok());
    let organisation = |stored: StoredOrganisation| {
        let NewOrganisation { id, name, kind, municipality, .. } = stored.record;
        Organisation { id, name, kind, municipality }
    };
    Ok(all.into_iter().map(organisation).filter(may_see).map(|one| (one.id, one)).collect())
}

async fn lines(services: &Services, organisations: &BTreeMap<OrganisationId, Organisation>) -> Result<Vec<ListedTutor>, ServiceError> {
    let connection = services.database().connection();
    let ids: Vec<OrganisationId> = organisations.keys().copied().collect();
    let tutors: Vec<Tutor> = persistence::tutor::of(connection, &ids).await?.into_iter().map(|stored| stored.tutor).collect();
    let schools: Vec<OrganisationId> = organisations.values().filter(|one| one.kind.is_school()).map(|one| one.id).collect();
    let in_companies: Vec<TutorId> = tutors.iter().filter(|tutor| !schools.contains(&tutor.organisation)).map(|tutor| tutor.id).collect();
    let mut followed = persistence::tutor::followed_in_companies(connection, &in_companies, None).await?;
    followed.extend(persistence::tutor::followed_in_schools(connection, &schools).await?);
    let law = persistence::regulation::all(connection).await?;
    let lines = tutors.into_iter().filter_map(|tutor| {
        let organisation = organisations.get(&tutor.organisation)?;
        let of_school = organisation.kind.is_school();
        let followed: Vec<Followed> = followed.remove(&tutor.id).unwrap_or_default();
        let load = load(&followed, tutor.terms.most, (!of_school).then_some(&law), services.today());
        Some(ListedTutor { organisation: organisation.name.clone(), of_school, load, tutor })
    });
    Ok(lines.collect())
}

/// One tutor.
///
/// # Errors
/// [`ApiError::NotFound`] where there is none for this actor.
pub async fn one(services: &Services, actor: &Actor, id: TutorId) -> Result<TutorView, ApiError> {
    Ok(read_one(services, actor, id).await?)
}

async fn read_one(services: &Services, actor: &Actor, id: TutorId) -> Result<TutorView, ServiceError> {
    let connection = services.database().connection();
    let stored = persistence::tutor::one(connection, id).await?.ok_or(ServiceError::NotFound)?;
    let organisation = organisation_of(connection, stored.tutor.organisation).await?;
    let subject = resource(&organisation).ok_or(ServiceError::NotFound)?;
    let _permit = authorize(actor, Action::ReadTutors, &subject)?;
    let only = BTreeMap::from([(organisation.id, organisation)]);
    let line = lines(services, &only).await?.into_iter().find(|line| line.tutor.id == id).ok_or(ServiceError::NotFound)?;
    Ok(TutorView {
        line,
        changed_by: label(connection, stored.changed_by).await?,
        needs: persistence::tutor::needs(connection, id).await?,
        may_keep: authorize(actor, Action::KeepTutors, &subject).is_ok(),
    })
}

async fn organisation_of(connection: &impl Connection, id: OrganisationId) -> Result<Organisation, ServiceError> {
    let found = persistence::organisation::find(connection, &[id]).await?.remove(&id);
    Ok(found.ok_or(ServiceError::NotFound)?.organisation)
}

/// Whether the actor may add tutors.
///
/// # Errors
/// [`ApiError::Forbidden`] for the coordinator, [`ApiError::NotFound`] for others.
pub fn may_add(actor: &Actor) -> Result<(), ApiError> {
    Ok(own(actor).map(|_| ())?)
}

/// Adds a tutor to one's own organisation.
///
/// # Errors
/// [`ApiError::Invalid`] with every field to mend, [`ApiError::Forbidden`] for the coordinator,
/// [`ApiError::NotFound`] for others, [`ApiError::Busy`].
pub async fn create(services: &Services, actor: &Actor, form: &TutorForm) -> Result<TutorId, ApiError> {
    let organisation = own(actor)?;
    let terms = form.parse()?;
    let tutor = &Tutor { id: TutorId::generate(), organisation, terms, ended_on: None, version: 1 };
    write_transaction(services.database(), |transaction| async move {
        persistence::tutor::insert(&transaction, tutor, actor.person()).await.map_err(ServiceError::from)
    })
    .await?;
    Ok(tutor.id)
}

/// Changes a tutor of one's own organisation. Boards judge by it at once.
///
/// # Errors
/// As [`create`], and [`ApiError::Stale`] where it is at another version than the form has seen.
pub async fn change(services: &Services, actor: &Actor, id: TutorId, form: &TutorForm) -> Result<(), ApiError> {
    kept(services, actor, id).await?;
    let (seen, after) = (form.seen()?, &form.parse()?);
    let revision = write_transaction(services.database(), |transaction| async move {
        // Boards read their facts anew.
        let revision = persistence::regulation::take_revisions(&transaction, 1).await?;
        match persistence::tutor::change(&transaction, id, seen, after, actor.person()).await? {
            true => Ok(revision),
            false => Err(ServiceError::Stale),
        }
    })
    .await?;
    services.hub().ring_rules(revision);
    Ok(())
}

/// Says that a tutor follows nobody new from today on, or that they do again. Whom they follow they
/// keep.
///
/// # Errors
/// As [`change`].
pub async fn end(services: &Services, actor: &Actor, id: TutorId, form: &TutorForm, ended: bool) -> Result<(), ApiError> {
    kept(services, actor, id).await?;
    let (seen, on): (u64, Option<Date>) = (form.seen()?, ended.then(|| services.today()));
    write_transaction(services.database(), |transaction| async move {
        match persistence::tutor::end(&transaction, id, seen, on, actor.person()).await? {
            true => Ok(()),
            false => Err(ServiceError::Stale),
        }
    })
    .await?;
    Ok(())
}

/// Removes a tutor whom nothing names.
///
/// # Errors
/// As [`change`]; [`ApiError::Invalid`] says what names them.
pub async fn remove(services: &Services, actor: &Actor, id: TutorId, form: &TutorForm) -> Result<(), ApiError> {
    kept(services, actor, id).await?;
    let seen = form.seen()?;
    write_transaction(services.database(), |transaction| async move {
        let problems = hindrances(persistence::tutor::needs(&transaction, id).await?);
        if !problems.is_empty() {
            return Err(ServiceError::Invalid(problems));
        }
        match persistence::tutor::remove(&transaction, id, seen).await {
            Ok(true) => Ok(()),
            // Somebody chose them meanwhile.
            Ok(false) | Err(StoreError::Reference(_)) => Err(ServiceError::Stale),
            Err(error) => Err(error.into()),
        }
    })
    .await?;
    Ok(())
}

/// What keeps a tutor from being removed, as a page says it.
#[must_use]
pub fn hindrances(needs: TutorNeeds) -> Vec<FieldError> {
    let found = [
        (needs.demands, "field-tutor-has-demands"),
        (needs.classes, "field-tutor-has-classes"),
        (needs.students, "field-tutor-has-students"),
    ];
    found
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, key)| FieldError::new("remove", key).with("count", count.to_string()))
        .collect()
}

/// The tutor is one whom the actor keeps.
async fn kept(services: &Services, actor: &Actor, id: TutorId) -> Result<(), ServiceError> {
    let connection = services.database().connection();
    let stored = persistence::tutor::one(connection, id).await?.ok_or(ServiceError::NotFound)?;
    let organisation = organisation_of(connection, stored.tutor.organisation).await?;
    let _permit = authorize(actor, Action::KeepTutors, &resource(&organisation).ok_or(ServiceError::NotFound)?)?;
    Ok(())
}

/// The tutors of an organisation who may be chosen, with their names: those who still follow somebody
/// new, and the one who stands there.
pub(crate) async fn options(
    connection: &impl Connection,
    organisation: OrganisationId,
    standing: Option<TutorId>,
) -> Result<Vec<(String, String)>, ServiceError> {
    let mut tutors: Vec<Tutor> =
        persistence::tutor::of(connection, &[organisation]).await?.into_iter().map(|stored| stored.tutor).collect();
    tutors.retain(|tutor| tutor.is_active() || Some(tutor.id) == standing);
    tutors.sort_by_cached_key(|tutor| normalise(&tutor.terms.name));
    Ok(tutors.into_iter().map(|tutor| (tutor.id.to_string(), tutor.terms.name)).collect())
}

/// The tutor whom a form's field names: one of the organisation who still follows somebody new, or the
/// one who stands there.
///
/// # Errors
/// The field to mend; [`ServiceError::Store`].
pub(crate) async fn chosen(
    connection: &impl Connection,
    organisation: OrganisationId,
    value: &str,
    standing: Option<TutorId>,
) -> Result<Result<Option<TutorId>, FieldError>, ServiceError> {
    let tutor = match TutorTerms::chosen("tutor", value) {
        Ok(Some(tutor)) => tutor,
        other => return Ok(other),
    };
    let known = persistence::tutor::one(connection, tutor).await?.map(|stored| stored.tutor);
    let may_be = |known: &Tutor| known.organisation == organisation && (known.is_active() || standing == Some(tutor));
    Ok(if known.as_ref().is_some_and(may_be) { Ok(Some(tutor)) } else { Err(FieldError::new("tutor", "field-tutor-choose")) })
}

/// Why a tutor cannot take over the students who have a seat of a demand: the law allows fewer at a
/// time. Nothing where they can.
pub(crate) async fn overburdened(
    services: &Services,
    tutor: TutorId,
    facts: &DemandFacts,
    taken: u32,
) -> Result<Option<FieldError>, ServiceError> {
    let DemandKind::Placement(terms) = facts.kind else { return Ok(None) };
    let connection = services.database().connection();
    let students = u16::try_from(taken).unwrap_or(u16::MAX);
    let mut followed = persistence::tutor::followed_in_companies(connection, &[tutor], None).await?.remove(&tutor).unwrap_or_default();
    followed.push(Followed { period: terms.period, risk: facts.risk, students });
    let law = persistence::regulation::all(connection).await?;
    // What they take on by their own word is theirs to say.
    let load = load(&followed, u16::MAX, Some(&law), services.today());
    let problem =
        || FieldError::new("tutor", "field-tutor-over").with("students", load.peak.to_string()).with("most", load.most.to_string());
    Ok((taken > 0 && load.is_over()).then(problem))
}

/// Who follows a student, or the students of a place, on the other side of a placement.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Counterpart {
    /// What the other organisation is called.
    pub organisation: String,
    /// For a school the title of the place; for a company the student's pseudonym.
    pub about: String,
    /// The tutor; `None` where nobody is named yet. Of a school's tutor a company learns the name.
    pub tutor: Option<Named>,
}

/// A tutor as the other side knows them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// The name.
    pub name: String,
    /// E-mail and telephone, as far as one may know them.
    pub contacts: Vec<String>,
}

/// The tutors on the other side: of the places where one's own students are, or of the students whom
/// one's company has. Each once, by organisation. The coordinator sees the tutors themselves.
///
/// # Errors
/// [`ApiError::NotFound`] for whoever keeps no tutors.
pub async fn counterparts(services: &Services, actor: &Actor) -> Result<Vec<Counterpart>, ApiError> {
    Ok(read_counterparts(services, actor).await?)
}

async fn read_counterparts(services: &Services, actor: &Actor) -> Result<Vec<Counterpart>, ServiceError> {
    let connection = services.database().connection();
    let seats = match actor.role() {
        Some(Role::Teacher { school }) => {
            let students = persistence::record::students_of(connection, school).await?;
            let students: Vec<StudentId> = students.into_iter().map(|student| student.id).collect();
            persistence::tutor::seats_of(connection, &students).await?
        }
        Some(Role::Company { company }) => {
            let demands: Vec<DemandId> = persistence::demand::of_company(connection, company).await?.into_iter().collect();
            persistence::tutor::seated_at(connection, &demands).await?
        }
        Some(Role::Coordinator) => return Ok(Vec::new()),
        _ => return Err(ServiceError::NotFound),
    };
    let is_school = matches!(actor.role(), Some(Role::Teacher { .. }));
    let owners: BTreeMap<BoardId, OrganisationId> =
        persistence::board::all(connection).await?.into_iter().map(|board| (board.id, board.school)).collect();
    let demand_ids: Vec<DemandId> = seats.iter().map(|(_, _, demand)| *demand).collect::<BTreeSet<_>>().into_iter().collect();
    let student_ids: Vec<StudentId> = seats.iter().map(|(_, student, _)| *student).collect::<BTreeSet<_>>().into_iter().collect();
    let demands = persistence::demand::find(connection, &demand_ids).await?;
    let students = persistence::student::find(connection, &student_ids).await?;
    let classes: BTreeSet<SchoolClassId> = students.values().map(|student| student.class.id).collect();
    let of_demands = persistence::tutor::of_demands(connection, &demand_ids).await?;
    let of_classes = persistence::tutor::of_classes(connection, &classes.into_iter().collect::<Vec<_>>()).await?;
    let of_students = persistence::tutor::of_students(connection, &student_ids).await?;
    let ids: BTreeSet<TutorId> = of_demands.values().chain(of_classes.values()).chain(of_students.values()).copied().collect();
    let tutors = persistence::tutor::find(connection, &ids.into_iter().collect::<Vec<_>>()).await?;
    let others: BTreeSet<OrganisationId> =
        demands.values().map(|demand| demand.company).chain(students.values().map(StudentRecord::school)).collect();
    let organisations = persistence::organisation::find(connection, &others.into_iter().collect::<Vec<_>>()).await?;
    let name = |id: OrganisationId| organisations.get(&id).map(|found| found.organisation.name.clone()).unwrap_or_default();
    let counterpart = |(board, student, demand): (BoardId, StudentId, DemandId)| {
        let (demand, student, owner) = (demands.get(&demand)?, students.get(&student)?, *owners.get(&board)?);
        let placement = Resource::Placement { school: student.school(), owner, company: demand.company };
        let _permit = authorize(actor, Action::ReadTutors, &placement).ok()?;
        let tutor =
            if is_school { of_demands.get(&demand.id) } else { of_students.get(&student.id).or_else(|| of_classes.get(&student.class.id)) };
        let tutor = tutor.and_then(|tutor| tutors.get(tutor)).map(|tutor| Named {
            name: tutor.terms.name.clone(),
            contacts: if is_school {
                [&tutor.terms.email, &tutor.terms.phone].into_iter().flatten().cloned().collect()
            } else {
                Vec::new()
            },
        });
        Some(if is_school {
            Counterpart { organisation: name(demand.company), about: demand.title.clone(), tutor }
        } else {
            Counterpart { organisation: name(student.school()), about: student.code.clone(), tutor }
        })
    };
    let found: BTreeSet<Counterpart> = seats.into_iter().filter_map(counterpart).collect();
    Ok(found.into_iter().collect())
}

/// Among what the page of a student says of tutors.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StudentTutors {
    /// The tutor of the class.
    pub of_class: Option<String>,
    /// The id of the student's own tutor, among those of `options`.
    pub own: Option<TutorId>,
    /// Id and name of the school's tutors who may be chosen.
    pub options: Vec<(String, String)>,
}

/// Who follows a student of a school; whoever asks was permitted before.
pub(crate) async fn of_student(
    connection: &impl Connection,
    student: StudentId,
    class: SchoolClassId,
    school: OrganisationId,
) -> Result<StudentTutors, ServiceError> {
    let own = persistence::tutor::of_students(connection, &[student]).await?.remove(&student);
    let of_class = persistence::tutor::of_classes(connection, &[class]).await?.remove(&class);
    let of_class: Vec<TutorId> = of_class.into_iter().collect();
    let of_class = persistence::tutor::find(connection, &of_class).await?.into_values().next().map(|tutor| tutor.terms.name);
    Ok(StudentTutors { of_class, own, options: options(connection, school, own).await? })
}

/// Gives a student of one's own school another tutor than the class has, or that one again.
///
/// # Errors
/// [`ApiError::Invalid`] with the field to mend, [`ApiError::Stale`] where somebody wrote the student
/// meanwhile, [`ApiError::NotFound`] for everybody but the school's own people, [`ApiError::Busy`].
pub async fn assign(services: &Services, actor: &Actor, student: StudentId, form: &AssignForm) -> Result<(), ApiError> {
    Ok(write_assignment(services, actor, student, form).await?)
}

async fn write_assignment(services: &Services, actor: &Actor, student: StudentId, form: &AssignForm) -> Result<(), ServiceError> {
    let connection = services.database().connection();
    let school = persistence::enrolment::one(connection, student).await?.ok_or(ServiceError::NotFound)?.row.school;
    let _permit = authorize(actor, Action::KeepStudents, &Resource::School(school))?;
    let seen = form.seen().map_err(|_| ServiceError::Malformed("the form has no version".to_owned()))?;
    let standing = persistence::tutor::of_students(connection, &[student]).await?.remove(&student);
    let tutor = chosen(connection, school, &form.tutor, standing).await?.map_err(|problem| ServiceError::Invalid(vec![problem]))?;
    write_transaction(services.database(), |transaction| async move {
        if !persistence::enrolment::touch(&transaction, student, seen, actor.person()).await? {
            return Err(ServiceError::Stale);
        }
        Ok(persistence::tutor::give_student(&transaction, student, school, tutor).await?)
    })
    .await
}
