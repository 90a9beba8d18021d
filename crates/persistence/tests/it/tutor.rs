//! Tutors in the store: versions, what names them, and that nobody follows another organisation's.

use crate::databases::on_each;
use crate::sample::{self, NOW, new_demand};
use domain::id::{CommandId, OrganisationId, TutorId};
use domain::tutor::{Tutor, TutorTerms};
use persistence::tutor::{self, TutorNeeds};
use persistence::{StoreError, demand};

fn somebody(organisation: OrganisationId) -> Tutor {
    let terms = TutorTerms { name: "Ada Lotti".to_owned(), role: String::new(), email: None, phone: None, most: 3 };
    Tutor { id: TutorId::generate(), organisation, terms, ended_on: None, version: 1 }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tutor_is_written_over_the_version_that_was_seen() {
    on_each(async |fresh| {
        let connection = fresh.database.connection();
        let sample = sample::store(connection).await.unwrap();
        let ada = somebody(sample.company);
        tutor::insert(connection, &ada, None).await.unwrap();
        assert_eq!(tutor::one(connection, ada.id).await.unwrap().unwrap().tutor, ada);
        let after = TutorTerms { most: 5, phone: Some("0587123456".to_owned()), ..ada.terms.clone() };
        assert!(tutor::change(connection, ada.id, 1, &after, Some(sample.teacher)).await.unwrap());
        assert!(!tutor::change(connection, ada.id, 1, &ada.terms, None).await.unwrap(), "somebody was quicker");
        let today = domain::calendar::parse_iso_day("2026-12-01");
        assert!(tutor::end(connection, ada.id, 2, today, None).await.unwrap());
        let stored = tutor::of(connection, &[sample.company]).await.unwrap().remove(0).tutor;
        assert_eq!((stored.terms, stored.ended_on, stored.version), (after, today, 3));
        assert!(tutor::end(connection, ada.id, 3, None, None).await.unwrap());
        assert!(!tutor::remove(connection, ada.id, 3).await.unwrap());
        assert!(tutor::remove(connection, ada.id, 4).await.unwrap());
        assert!(tutor::one(connection, ada.id).await.unwrap().is_none());
        let nowhere = somebody(OrganisationId::generate());
        assert!(matches!(tutor::insert(connection, &nowhere, None).await, Err(StoreError::Reference(_))));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_follows_students_of_another_organisation() {
    on_each(async |fresh| {
        let connection = fresh.database.connection();
        let sample = sample::store(connection).await.unwrap();
        let (company, school) = (somebody(sample.company), somebody(sample.school));
        for one in [&company, &school] {
            tutor::insert(connection, one, None).await.unwrap();
        }
        let (class, student) = (sample.class.id, sample.students[0]);
        tutor::give_demand(connection, sample.demand, sample.company, Some(company.id)).await.unwrap();
        tutor::give_class(connection, class, sample.school, Some(school.id)).await.unwrap();
        tutor::give_student(connection, student, sample.school, Some(school.id)).await.unwrap();
        for wrong in [
            tutor::give_demand(connection, sample.demand, sample.company, Some(school.id)).await,
            tutor::give_demand(connection, sample.demand, sample.school, Some(school.id)).await,
            tutor::give_class(connection, class, sample.school, Some(company.id)).await,
            tutor::give_student(connection, student, sample.school, Some(company.id)).await,
        ] {
            assert!(matches!(wrong, Err(StoreError::Reference(_))), "{wrong:?}");
        }
        assert_eq!(tutor::of_demands(connection, &[sample.demand]).await.unwrap()[&sample.demand], company.id);
        assert_eq!(tutor::of_classes(connection, &[class]).await.unwrap()[&class], school.id);
        assert_eq!(tutor::of_students(connection, &[student]).await.unwrap()[&student], school.id);
        let needs = tutor::needs(connection, school.id).await.unwrap();
        assert_eq!(needs, TutorNeeds { demands: 0, classes: 1, students: 1 });
        assert!(matches!(tutor::remove(connection, company.id, 1).await, Err(StoreError::Reference(_))), "a demand names them");

        // Replaced by a list, a demand keeps its tutor.
        demand::replace(connection, sample.demand, Some("R001"), &new_demand(&sample)).await.unwrap();
        assert_eq!(tutor::of_demands(connection, &[sample.demand]).await.unwrap().len(), 1);
        tutor::give_demand(connection, sample.demand, sample.company, None).await.unwrap();
        tutor::give_class(connection, class, sample.school, None).await.unwrap();
        tutor::give_student(connection, student, sample.school, None).await.unwrap();
        assert!(tutor::remove(connection, company.id, 1).await.unwrap() && tutor::remove(connection, school.id, 1).await.unwrap());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whom_a_tutor_follows_is_counted_on_all_boards_but_one() {
    on_each(async |fresh| {
        use domain::board::{BoardEvent, Cause, Recorded};
        let connection = fresh.database.connection();
        let sample = sample::store(connection).await.unwrap();
        let (company, school) = (somebody(sample.company), somebody(sample.school));
        for one in [&company, &school] {
            tutor::insert(connection, one, None).await.unwrap();
        }
        tutor::give_demand(connection, sample.demand, sample.company, Some(company.id)).await.unwrap();
        tutor::give_class(connection, sample.class.id, sample.school, Some(school.id)).await.unwrap();
        let (student, demand) = (sample.students[0], sample.demand);
        let events = [
            BoardEvent::Joined { student },
            BoardEvent::Allotted { demand, seats: 1 },
            BoardEvent::Placed { student, from: None, to: demand },
        ];
        persistence::board::take_versions(connection, sample.board, 3).await.unwrap();
        for (version, event) in (1..).zip(events) {
            let recorded = Recorded { version, at: NOW, actor: None, command: CommandId::generate(), cause: Cause::SetUp, event };
            persistence::event::append(connection, sample.board, &[recorded]).await.unwrap();
            persistence::board::follow(connection, sample.board, &event).await.unwrap();
        }
        let ids = [company.id];
        let everywhere = tutor::followed_in_companies(connection, &ids, None).await.unwrap();
        assert_eq!(everywhere[&company.id].iter().map(|one| one.students).collect::<Vec<_>>(), [1]);
        let facts = tutor::facts(connection, &ids, sample.board).await.unwrap();
        assert_eq!((facts[&company.id].most, facts[&company.id].elsewhere.len()), (3, 0));
        let at_school = tutor::followed_in_schools(connection, &[sample.school]).await.unwrap();
        assert_eq!(at_school[&school.id][0].students, 1);
        assert_eq!(tutor::seated_at(connection, &[demand]).await.unwrap(), [(sample.board, student, demand)]);
        assert_eq!(tutor::seats_of(connection, &[student]).await.unwrap().len(), 1);
    })
    .await;
}
