//! The whole table: each role, action and resource. What is not written here is hidden.

use crate::release::{TODAY, release_to_company};
use crate::{day, id};
use domain::id::{OrganisationId, StudentId};
use domain::policy::{Action, Actor, BoardSubject, Denied, ReleaseSubject, Resource, Role, authorize};

const OWNER: u128 = 1;
const GUEST: u128 = 2;
const OTHER: u128 = 3;

fn person(role: Role) -> Actor {
    Actor::Person { person: id(100), role }
}

fn actors() -> Vec<(&'static str, Actor)> {
    vec![
        ("anonymous", Actor::Anonymous),
        ("operator", Actor::Operator),
        ("teacher of the owner", person(Role::Teacher { school: id(OWNER) })),
        ("teacher of a guest school", person(Role::Teacher { school: id(GUEST) })),
        ("teacher of another school", person(Role::Teacher { school: id(OTHER) })),
        ("student on the board", person(Role::Student { student: id(10), school: id(OWNER) })),
        ("student elsewhere", person(Role::Student { student: id(11), school: id(OWNER) })),
        ("company on the board", person(Role::Company { company: id(20) })),
        ("another student on the board", person(Role::Student { student: id(12), school: id(OWNER) })),
        ("another company on the board", person(Role::Company { company: id(22) })),
        ("company elsewhere", person(Role::Company { company: id(21) })),
        ("coordinator", person(Role::Coordinator)),
    ]
}

#[test]
fn the_table_of_who_may_what() {
    let schools: [OrganisationId; 2] = [id(OWNER), id(GUEST)];
    let companies: [OrganisationId; 2] = [id(20), id(22)];
    let students: [StudentId; 2] = [id(10), id(12)];
    let board = BoardSubject { owner: id(OWNER), schools: &schools, companies: &companies, students: &students };
    let (release, boards) = (release_to_company(), std::collections::BTreeSet::new());
    let resources = [
        ("public", Resource::Public),
        ("rulebook", Resource::Rulebook),
        ("polo", Resource::Polo),
        ("board", Resource::Board(board)),
        ("school", Resource::School(id(OWNER))),
        ("company", Resource::Company(id(20))),
        ("student", Resource::Student { student: id(10), school: id(OWNER) }),
        ("preferences", Resource::Preferences { board, student: id(10) }),
        ("candidates", Resource::Candidates { board, company: id(20) }),
        ("placement", Resource::Placement { school: id(GUEST), owner: id(OWNER), company: id(20) }),
        ("released", Resource::Released(ReleaseSubject { release: &release, boards: &boards, day: day(TODAY) })),
    ];
    let mut table = Vec::new();
    for (who, actor) in actors() {
        for action in Action::ALL {
            for (on, resource) in &resources {
                match authorize(&actor, action, resource) {
                    Ok(permit) => {
                        table.push(format!("{who} | {action:?} | {on} | yes{}", if permit.names().is_some() { " with names" } else { "" }))
                    }
                    Err(Denied::Forbidden) => table.push(format!("{who} | {action:?} | {on} | forbidden")),
                    Err(Denied::Hidden) => {}
                }
            }
        }
    }
    let expected = include_str!("policy.table");
    assert_eq!(table.join("\n"), expected.trim(), "the table of permissions changed: read each line, then change policy.table");
}

#[test]
fn a_permit_covers_its_own_students_only() {
    let teacher = person(Role::Teacher { school: id(OWNER) });
    let names = authorize(&teacher, Action::ReadNames, &Resource::School(id(OWNER)))
        .ok()
        .and_then(|permit| permit.names())
        .expect("a teacher reads names");
    assert!(names.covers(id(OWNER), id(10)));
    assert!(!names.covers(id(GUEST), id(10)));
    let student = person(Role::Student { student: id(10), school: id(OWNER) });
    let own = Resource::Student { student: id(10), school: id(OWNER) };
    let names = authorize(&student, Action::ReadNames, &own).ok().and_then(|permit| permit.names()).expect("one's own name");
    assert!(names.covers(id(OWNER), id(10)) && !names.covers(id(OWNER), id(11)));
}

#[test]
fn a_company_reads_the_name_that_was_released_to_it_and_no_other() {
    let release = release_to_company();
    let boards = std::collections::BTreeSet::new();
    let company = person(Role::Company { company: id(20) });
    let on = |day| Resource::Released(ReleaseSubject { release: &release, boards: &boards, day });
    let names = authorize(&company, Action::ReadNames, &on(day(TODAY))).ok().and_then(|permit| permit.names()).expect("released");
    assert!(names.covers(id(OWNER), id(10)) && !names.covers(id(OWNER), id(11)));
    assert_eq!(authorize(&company, Action::ReadNames, &on(day("2028-01-01"))), Err(Denied::Hidden), "it has ended");
}
