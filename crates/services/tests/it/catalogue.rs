//! What everybody may explore of the demo.

use crate::databases::on_each;
use crate::polo::Polo;
use crate::seed::seeded;
use domain::id::StudentId;
use domain::language::Language;
use domain::organisation::{ClassFilter, ClassForm};
use domain::student::HeldForm;
use services::{Services, catalogue, school_class, student};

#[tokio::test(flavor = "multi_thread")]
async fn occupations_competences_and_open_requests_in_both_languages() {
    on_each(async |fresh| {
        let services = seeded(&fresh).await;
        let italian = catalogue::read(&services, Language::Italian).await.unwrap();
        let english = catalogue::read(&services, Language::English).await.unwrap();
        assert!(italian.occupations.len() >= 25 && italian.competences.len() >= 90);
        // Of the sixty, one is filled: it has closed by itself.
        assert_eq!(italian.demands.len(), 59);
        let labels = |catalogue: &domain::catalogue::Catalogue| {
            catalogue.occupations.iter().map(|occupation| domain::search::normalise(&occupation.label)).collect::<Vec<_>>()
        };
        assert!(labels(&italian).is_sorted() && labels(&english).is_sorted());

        let lathe = italian.occupations.iter().find(|occupation| occupation.label == "Tornitore, tornitrice").unwrap();
        assert_eq!(english.occupations.iter().find(|other| other.id == lathe.id).unwrap().label, "metalworking lathe operator");
        assert!(!lathe.competences.is_empty() && lathe.competences.is_sorted_by_key(|need| need.relation));
        let asked: u32 = italian
            .demands
            .iter()
            .filter(|demand| demand.occupation == lathe.id && demand.ahead.is_none())
            .map(|demand| u32::from(demand.positions))
            .sum();
        assert_eq!(lathe.placement_positions, asked);
        let all: u32 = italian.occupations.iter().map(|occupation| occupation.placement_positions).sum();
        assert_eq!(all, 102, "without the two of the filled one");
        assert!(italian.occupations.iter().any(|occupation| occupation.forecast_positions > 0));
        for demand in &italian.demands {
            assert!(!demand.company.is_empty() && !demand.municipality.is_empty() && !demand.asked.is_empty(), "{demand:?}");
            assert!(demand.asked.iter().all(|asked| italian.competences.iter().any(|label| label.id == asked.competence)));
        }
    })
    .await;
}

/// Courses with how much they are known to teach, in the order of the catalogue.
async fn courses(services: &Services) -> Vec<(String, String, usize)> {
    let catalogue = catalogue::read(services, Language::Italian).await.unwrap();
    catalogue.courses.into_iter().map(|course| (course.school, course.track, course.teaches.len())).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_course_teaches_is_said_of_three_students_and_not_of_two() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let services = &polo.services;
        // Two of the class can turn, one can weld; the other school's student can nothing.
        assert!(courses(services).await.is_empty());
        let held = async |student: StudentId, act: &str, version: &str, evidence: &str| {
            let form = HeldForm {
                act: act.to_owned(),
                competence: polo.turning_skill.to_string(),
                version: version.to_owned(),
                level: "2".to_owned(),
                evidence: evidence.to_owned(),
                attested_by: "docente di laboratorio".to_owned(),
                ..HeldForm::default()
            };
            let teacher = if student == polo.guest { &polo.guest_teacher } else { &polo.teacher };
            student::change_held(services, teacher, student, &form).await.unwrap();
        };
        // Neither who learnt it elsewhere nor who learnt it at another school makes a third.
        held(polo.students[2], "attest", "", "self_declared").await;
        held(polo.students[3], "attest", "", "placement").await;
        held(polo.guest, "attest", "", "lab").await;
        assert!(courses(services).await.is_empty());
        held(polo.students[2], "correct", "1", "lesson").await;
        let course = [("Soggetto S01".to_owned(), "Meccanica e meccatronica".to_owned(), 1)];
        assert_eq!(courses(services).await, course);
        let catalogue = catalogue::read(services, Language::English).await.unwrap();
        assert_eq!(catalogue.courses[0].teaches, [polo.turning_skill]);
        held(polo.students[3], "correct", "1", "lab").await;
        assert_eq!(courses(services).await, course, "of how many is not said");
        held(polo.students[3], "withdraw", "2", "lab").await;
        held(polo.students[2], "withdraw", "2", "lab").await;
        assert!(courses(services).await.is_empty(), "two are left");

        // A class of a year that is over teaches no more.
        held(polo.students[2], "attest", "", "lab").await;
        assert_eq!(courses(services).await, course);
        let class = school_class::list(services, &polo.teacher, &ClassFilter::default()).await.unwrap().classes[0].class.clone();
        let over = ClassForm { school_year: "2025/26".to_owned(), ..ClassForm::filled(&class, 1) };
        school_class::change(services, &polo.teacher, class.id, &over).await.unwrap();
        assert!(courses(services).await.is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_demo_says_where_its_occupations_are_taught() {
    on_each(async |fresh| {
        let services = seeded(&fresh).await;
        let catalogue = catalogue::read(&services, Language::Italian).await.unwrap();
        assert!(catalogue.courses.is_sorted_by_key(|course| (domain::search::normalise(&course.school), &course.track)));
        assert!(catalogue.courses.iter().any(|course| course.name() == "ITIS «Maria Gaetana Agnesi» · Meccanica e meccatronica"));
        let known = |id| catalogue.competences.iter().any(|label| label.id == id);
        assert!(catalogue.courses.iter().all(|course| !course.teaches.is_empty() && course.teaches.iter().all(|id| known(*id))));
    })
    .await;
}
