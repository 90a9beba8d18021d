//! The polo and its members: who reads and changes what, what is refused, and that nobody writes over
//! what somebody else wrote.

use crate::databases::on_each;
use crate::seed::{demo_actor, seeded};
use domain::calendar::iso_day;
use domain::id::OrganisationId;
use domain::language::Language;
use domain::network::{AgreementForm, Belonging, Entry, MembershipAct, MembershipForm, MembershipRole, NetworkFilter, Standing};
use domain::organisation::{OrganisationForm, OrganisationKind};
use domain::policy::Actor;
use domain::{ApiError, FieldError};
use services::Services;
use services::network::{
    Edit, OrganisationView, agreements, change, change_agreement, change_membership, create, list, municipalities, one,
};

fn text(filter: &str) -> NetworkFilter {
    NetworkFilter { text: filter.to_owned(), ..NetworkFilter::default() }
}

async fn found(services: &Services, actor: &Actor, filter: NetworkFilter) -> Vec<Entry> {
    list(services, actor, &filter).await.unwrap().entries
}

async fn id(services: &Services, actor: &Actor, name: &str) -> OrganisationId {
    let entries = found(services, actor, text(name)).await;
    assert_eq!(entries.len(), 1, "{name}: {entries:?}");
    entries[0].organisation.id
}

async fn view(services: &Services, actor: &Actor, id: OrganisationId) -> OrganisationView {
    one(services, actor, id, Language::Italian).await.unwrap()
}

/// The form of an organisation, filled in as it is.
fn form(view: &OrganisationView) -> OrganisationForm {
    OrganisationForm {
        version: view.version.to_string(),
        name: view.organisation.name.clone(),
        kind: view.organisation.kind.name().to_owned(),
        school_code: view.school_code.clone().unwrap_or_default(),
        vat_number: view.vat_number.clone().unwrap_or_default(),
        ateco: view.ateco.clone().unwrap_or_default(),
        municipality: view.istat_code.clone(),
        address: view.contact.address.clone(),
        email: view.contact.email.clone().unwrap_or_default(),
        phone: view.contact.phone.clone().unwrap_or_default(),
    }
}

fn joins(role: MembershipRole, from: &str, to: &str) -> MembershipForm {
    MembershipForm {
        act: MembershipAct::Join.name().to_owned(),
        role: role.name().to_owned(),
        from: from.to_owned(),
        to: to.to_owned(),
        ..MembershipForm::default()
    }
}

fn told(error: ApiError) -> Vec<(String, String)> {
    let ApiError::Invalid(fields) = error else { panic!("{error:?}") };
    fields.into_iter().map(|FieldError { field, key, .. }| (field, key)).collect()
}

fn wrong(field: &str, key: &str) -> Vec<(String, String)> {
    vec![(field.to_owned(), key.to_owned())]
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_with_a_part_sees_the_polo() {
    on_each(async |fresh| {
        let services = seeded(&fresh).await;
        assert_eq!(list(&services, &Actor::Anonymous, &text("")).await.unwrap_err(), ApiError::NotFound);
        for (name, may_change) in [("Teresa Vallini", true), ("Luisa Bini", false), ("Giulia Bandini", false), ("Sandra Nuti", false)] {
            let actor = demo_actor(&services, name).await;
            let polo = list(&services, &actor, &text("")).await.unwrap();
            assert_eq!((polo.entries.len(), polo.known, polo.may_change), (50, 50, may_change), "{name}");
            let members: u32 = polo.counts.iter().map(|count| count.members).sum();
            assert_eq!((members, polo.composition.is_complete()), (42, true), "{name}");
            assert_eq!(polo.agreement.unwrap().terms.signed_on, domain::calendar::parse_iso_day("2020-07-14").unwrap());
            assert_eq!(polo.entries[0].standing.role(), Some(MembershipRole::Lead), "the lead comes first");
            assert_eq!(agreements(&services, &actor).await.unwrap().agreements.len(), 2);
        }
        let teacher = demo_actor(&services, "Luisa Bini").await;
        for (filter, count) in [
            (text("velocita"), 1),
            (text("PONTEDERA torneria"), 1),
            (NetworkFilter { kind: Some(OrganisationKind::Its), ..text("") }, 1),
            (NetworkFilter { municipality: Some("Chianni".to_owned()), ..text("") }, 1),
            (NetworkFilter { belonging: Belonging::Members, ..text("") }, 42),
            (NetworkFilter { belonging: Belonging::Others, ..text("") }, 8),
            (text("niente di simile"), 0),
        ] {
            assert_eq!(found(&services, &teacher, filter.clone()).await.len(), count, "{filter:?}");
        }
        assert_eq!(municipalities(&services, &teacher).await.unwrap_err(), ApiError::Forbidden);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_organisation_shows_what_its_reader_may_know() {
    on_each(async |fresh| {
        let services = seeded(&fresh).await;
        let coordinator = demo_actor(&services, "Teresa Vallini").await;
        let teacher = demo_actor(&services, "Luisa Bini").await;
        let student = demo_actor(&services, "Giulia Bandini").await;
        let company = demo_actor(&services, "Sandra Nuti").await;
        let nuti = id(&services, &teacher, "Torneria F.lli Nuti").await;
        let school = id(&services, &teacher, "Agnesi").await;
        let its = id(&services, &teacher, "ITS Academy").await;
        let elsewhere = id(&services, &teacher, "Idraulica").await;

        let mut filled = form(&view(&services, &company, nuti).await);
        (filled.email, filled.phone) = ("nuti@torneria.example".to_owned(), "0587 123456".to_owned());
        change(&services, &company, nuti, &filled).await.unwrap();
        for (actor, reads, edit) in [
            (coordinator, true, Edit::Whole),
            (teacher, true, Edit::Nothing),
            (student, false, Edit::Nothing),
            (company, true, Edit::Contact),
        ] {
            let seen = view(&services, &actor, nuti).await;
            assert_eq!((seen.contact.email.is_some(), seen.contact.phone.is_some(), seen.edit), (reads, reads, edit), "{actor:?}");
            assert!(!seen.demands.is_empty() && seen.classes.is_empty());
        }
        let boards = |view: OrganisationView| view.demands.iter().map(|demand| demand.boards.len()).sum::<usize>();
        assert!(boards(view(&services, &coordinator, elsewhere).await) > 0);
        assert_eq!(boards(view(&services, &company, elsewhere).await), 0, "where others stand is no company's business");

        let seen = view(&services, &teacher, school).await;
        let classes: Vec<(String, u32)> = seen.classes.iter().map(|line| (line.class.label(), line.students)).collect();
        assert_eq!(classes.iter().map(|(_, students)| students).sum::<u32>(), 49, "{classes:?}");
        assert_eq!((seen.edit, seen.memberships.len(), seen.standing.role()), (Edit::Contact, 2, Some(MembershipRole::Lead)));
        assert_eq!(view(&services, &teacher, its).await.edit, Edit::Nothing);
        assert_eq!(view(&services, &coordinator, its).await.edit, Edit::Whole);
        let nobody = OrganisationId::generate();
        assert_eq!(one(&services, &teacher, nobody, Language::Italian).await.unwrap_err(), ApiError::NotFound);
        assert_eq!(one(&services, &Actor::Anonymous, school, Language::Italian).await.unwrap_err(), ApiError::NotFound);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_company_changes_how_it_is_reached_and_nothing_else() {
    on_each(async |fresh| {
        let services = seeded(&fresh).await;
        let company = demo_actor(&services, "Sandra Nuti").await;
        let nuti = id(&services, &company, "Torneria F.lli Nuti").await;
        let before = view(&services, &company, nuti).await;
        let sly = OrganisationForm {
            name: "Altra".to_owned(),
            kind: "its".to_owned(),
            vat_number: "x".to_owned(),
            address: "via Nuova 1".to_owned(),
            ..form(&before)
        };
        change(&services, &company, nuti, &sly).await.unwrap();
        let after = view(&services, &company, nuti).await;
        assert_eq!((after.version, after.contact.address.as_str()), (before.version + 1, "via Nuova 1"));
        assert_eq!((after.organisation, after.vat_number), (before.organisation, before.vat_number));
        // The same form once more: somebody has been here since.
        assert_eq!(change(&services, &company, nuti, &sly).await.unwrap_err(), ApiError::Stale);
        let bad = OrganisationForm { version: "2".to_owned(), email: "@".to_owned(), ..sly.clone() };
        assert_eq!(told(change(&services, &company, nuti, &bad).await.unwrap_err()), wrong("email", "field-email"));
        for (name, expected) in [("Luisa Bini", ApiError::Forbidden), ("Giulia Bandini", ApiError::Forbidden)] {
            let actor = demo_actor(&services, name).await;
            assert_eq!(change(&services, &actor, nuti, &sly).await.unwrap_err(), expected);
            assert_eq!(create(&services, &actor, &sly).await.unwrap_err(), ApiError::Forbidden);
            let joins = joins(MembershipRole::Member, "2027-01-01", "");
            assert_eq!(change_membership(&services, &actor, nuti, &joins).await.unwrap_err(), ApiError::Forbidden);
            assert_eq!(change_agreement(&services, &actor, &AgreementForm::default()).await.unwrap_err(), ApiError::Forbidden);
        }
        assert_eq!(change(&services, &Actor::Anonymous, nuti, &sly).await.unwrap_err(), ApiError::NotFound);
        let blank = OrganisationForm { version: String::new(), ..sly };
        assert!(matches!(change(&services, &company, nuti, &blank).await.unwrap_err(), ApiError::Malformed(_)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_coordinator_adds_and_corrects_organisations() {
    on_each(async |fresh| {
        let services = seeded(&fresh).await;
        let coordinator = demo_actor(&services, "Teresa Vallini").await;
        let sound = OrganisationForm {
            name: "Meccanica Nuova S.r.l.".to_owned(),
            kind: "company".to_owned(),
            vat_number: "00743110157".to_owned(),
            municipality: "050029".to_owned(),
            ..OrganisationForm::default()
        };
        let new = create(&services, &coordinator, &sound).await.unwrap();
        let seen = view(&services, &coordinator, new).await;
        assert_eq!((seen.version, seen.standing, seen.organisation.municipality.as_str()), (1, Standing::Outside, "Pontedera"));
        // Sent again, as after a double click: nobody is there twice.
        assert_eq!(told(create(&services, &coordinator, &sound).await.unwrap_err()), wrong("vat_number", "field-vat-twice"));
        for (change_of, expected) in [
            (OrganisationForm { municipality: "999999".to_owned(), ..form(&seen) }, wrong("municipality", "field-choose")),
            (OrganisationForm { kind: "its".to_owned(), ..form(&seen) }, wrong("kind", "field-kind-held")),
            (OrganisationForm { vat_number: "99000460503".to_owned(), ..form(&seen) }, wrong("vat_number", "field-vat-twice")),
        ] {
            assert_eq!(told(change(&services, &coordinator, new, &change_of).await.unwrap_err()), expected);
        }
        let renamed = OrganisationForm { name: "Meccanica Nuovissima S.r.l.".to_owned(), ..form(&seen) };
        change(&services, &coordinator, new, &renamed).await.unwrap();
        assert_eq!(id(&services, &coordinator, "nuovissima").await, new);
        let gone = change(&services, &coordinator, OrganisationId::generate(), &renamed).await.unwrap_err();
        assert_eq!(gone, ApiError::NotFound);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn memberships_are_written_through_time() {
    on_each(async |fresh| {
        let services = seeded(&fresh).await;
        let coordinator = demo_actor(&services, "Teresa Vallini").await;
        let outside = id(&services, &coordinator, "Attrezzeria S.n.c.").await;
        let write = async |form: MembershipForm| change_membership(&services, &coordinator, outside, &form).await;
        let lead = write(joins(MembershipRole::Lead, "2026-01-01", "")).await.unwrap_err();
        assert_eq!(told(lead), wrong("role", "field-membership-lead"));
        write(joins(MembershipRole::Member, "2026-01-01", "")).await.unwrap();
        let held = write(joins(MembershipRole::Member, "2027-01-01", "")).await.unwrap_err();
        assert_eq!(told(held), wrong("from", "field-membership-held"));
        let row = view(&services, &coordinator, outside).await.memberships[0];
        let of_row = |act: MembershipAct, version: u64| MembershipForm {
            act: act.name().to_owned(),
            id: row.id.to_string(),
            version: version.to_string(),
            role: row.role.name().to_owned(),
            from: iso_day(row.validity.from()),
            to: "2026-06-30".to_owned(),
        };
        write(of_row(MembershipAct::End, 1)).await.unwrap();
        assert!(matches!(view(&services, &coordinator, outside).await.standing, Standing::Past(_)));
        assert_eq!(write(of_row(MembershipAct::End, 1)).await.unwrap_err(), ApiError::Stale);
        write(joins(MembershipRole::Member, "2026-07-01", "")).await.unwrap();
        assert_eq!(view(&services, &coordinator, outside).await.memberships.len(), 2);
        assert_eq!(write(of_row(MembershipAct::Remove, 1)).await.unwrap_err(), ApiError::Stale);
        write(of_row(MembershipAct::Remove, 2)).await.unwrap();
        assert_eq!(view(&services, &coordinator, outside).await.memberships.len(), 1);
        assert!(matches!(write(MembershipForm::default()).await.unwrap_err(), ApiError::Malformed(_)));
        let join = joins(MembershipRole::Member, "2026-01-01", "");
        let nobody = change_membership(&services, &coordinator, OrganisationId::generate(), &join);
        assert_eq!(nobody.await.unwrap_err(), ApiError::NotFound);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_write_at_once_one_is_told() {
    on_each(async |fresh| {
        let services = seeded(&fresh).await;
        let coordinator = demo_actor(&services, "Teresa Vallini").await;
        let outside = id(&services, &coordinator, "Attrezzeria S.n.c.").await;
        let join = joins(MembershipRole::Member, "2026-01-01", "");
        let (one_time, other_time) = tokio::join!(
            change_membership(&services, &coordinator, outside, &join),
            change_membership(&services, &coordinator, outside, &join)
        );
        assert_eq!(u8::from(one_time.is_ok()) + u8::from(other_time.is_ok()), 1, "{one_time:?} {other_time:?}");
        let filled = form(&view(&services, &coordinator, outside).await);
        let (one_time, other_time) =
            tokio::join!(change(&services, &coordinator, outside, &filled), change(&services, &coordinator, outside, &filled));
        assert_eq!(u8::from(one_time.is_ok()) + u8::from(other_time.is_ok()), 1, "{one_time:?} {other_time:?}");
        assert_eq!(one_time.err().or(other_time.err()), Some(ApiError::Stale));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agreement_is_renewed() {
    on_each(async |fresh| {
        let services = seeded(&fresh).await;
        let coordinator = demo_actor(&services, "Teresa Vallini").await;
        let renewal = AgreementForm {
            title: "Rinnovo".to_owned(),
            signed_on: "2030-07-01".to_owned(),
            from: "2030-09-01".to_owned(),
            programme: "Ancora insieme".to_owned(),
            ..AgreementForm::default()
        };
        let early = AgreementForm { from: "2030-08-31".to_owned(), ..renewal.clone() };
        assert_eq!(told(change_agreement(&services, &coordinator, &early).await.unwrap_err()), wrong("from", "field-agreement-held"));
        let id = change_agreement(&services, &coordinator, &renewal).await.unwrap();
        let mended = AgreementForm { id: id.to_string(), version: "1".to_owned(), title: "Secondo rinnovo".to_owned(), ..renewal };
        assert_eq!(change_agreement(&services, &coordinator, &mended).await.unwrap(), id);
        assert_eq!(change_agreement(&services, &coordinator, &mended).await.unwrap_err(), ApiError::Stale);
        let all = agreements(&services, &coordinator).await.unwrap();
        let last = all.agreements.last().unwrap();
        assert_eq!((all.agreements.len(), last.terms.title.as_str(), last.version), (3, "Secondo rinnovo", 2));
    })
    .await;
}
