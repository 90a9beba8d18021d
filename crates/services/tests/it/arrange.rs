//! Many moves as one step: all or nothing, one line of the history, also while others move.

use crate::databases::on_each;
use crate::polo::{NOW, Polo, envelope, refusal};
use domain::ApiError;
use domain::board::{BoardCommand, BoardEvent, Cause, MOST_MOVES, Move, Recorded, Refusal, Standing};
use domain::demand::NewDemand;
use domain::id::{CommandId, DemandId, StudentId};
use domain::rules::Rule;
use persistence::import::NewStudent;
use services::board;

fn arrange(moves: &[(StudentId, Option<DemandId>)]) -> BoardCommand {
    BoardCommand::Arrange { moves: moves.iter().map(|(student, to)| Move { student: *student, to: *to }).collect() }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_whole_plan_is_one_step_and_one_line_of_the_history() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let [a, b, c, d] = polo.students;
        polo.place(a, polo.single).await.unwrap();
        polo.place(b, polo.lathe).await.unwrap();
        let before = board::version(&polo.services, polo.first).await.unwrap().unwrap();
        // The single seat changes hands, and two more come in.
        let plan = arrange(&[(b, Some(polo.single)), (a, Some(polo.lathe)), (c, Some(polo.adults)), (d, Some(polo.lathe))]);
        let receipt = polo.teach(polo.first, plan).await.unwrap();
        assert_eq!((receipt.first, receipt.last), (before + 1, before + 4));
        let standing = async |student| polo.view(&polo.teacher).await.state.student(student).unwrap().standing;
        assert_eq!(standing(b).await, Standing::Placed(polo.single));
        polo.must_be_sound(polo.first).await;

        let history = board::history(&polo.services, &polo.teacher, polo.first, None).await.unwrap();
        assert_eq!((history[0].first, history[0].seen.version, history[0].students), (before + 1, before + 4, 4));
        assert_eq!((history[1].first, history[1].students), (before, 1), "an ordinary move stays a line of its own");
        let older = board::history(&polo.services, &polo.teacher, polo.first, Some(history[0].first)).await.unwrap();
        assert_eq!(older[0], history[1]);

        polo.teach(polo.first, BoardCommand::Undo).await.unwrap();
        assert_eq!((standing(a).await, standing(b).await), (Standing::Placed(polo.single), Standing::Placed(polo.lathe)));
        assert_eq!((standing(c).await, standing(d).await), (Standing::Free, Standing::Free));
        let history = board::history(&polo.services, &polo.teacher, polo.first, None).await.unwrap();
        assert!(matches!(history[0].seen.cause, Cause::Undo(command) if command == receipt.command));
        assert_eq!(history[0].students, 4);
        polo.teach(polo.first, BoardCommand::Redo).await.unwrap();
        assert_eq!(standing(d).await, Standing::Placed(polo.lathe));
        polo.must_be_sound(polo.first).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_another_board_took_refuses_the_whole() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let [a, b, ..] = polo.students;
        polo.teach(polo.second, BoardCommand::Place { student: b, demand: polo.overlapping }).await.unwrap();
        let before = board::version(&polo.services, polo.first).await.unwrap();
        let Refusal::Arrangement { student, why } =
            refusal(polo.teach(polo.first, arrange(&[(a, Some(polo.single)), (b, Some(polo.lathe))])).await)
        else {
            panic!("refused as a whole")
        };
        assert_eq!(student, b);
        assert!(matches!(*why, Refusal::Rules { ref broken } if matches!(broken[0].rule, Rule::NoClash { other: Some(_) })), "{why:?}");
        assert_eq!(board::version(&polo.services, polo.first).await.unwrap(), before);
        let forbidden = board::execute(&polo.services, &polo.guest_teacher, polo.first, envelope(arrange(&[(a, Some(polo.single))]))).await;
        assert_eq!(forbidden, Err(ApiError::Forbidden));
        polo.must_be_sound(polo.first).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_company_sees_of_a_plan_only_its_own_places() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let [a, b, ..] = polo.students;
        let before = board::version(&polo.services, polo.first).await.unwrap().unwrap();
        polo.teach(polo.first, arrange(&[(a, Some(polo.single)), (b, Some(polo.adults))])).await.unwrap();
        let seen = board::events_after(&polo.services, &polo.company_actor, polo.first, before, 10).await.unwrap();
        let events: Vec<BoardEvent> = seen.iter().flat_map(|seen| seen.events.clone()).collect();
        assert!(events.contains(&BoardEvent::Placed { student: a, from: None, to: polo.single }));
        assert!(events.contains(&BoardEvent::PlacedElsewhere { student: b }));
        assert!(seen.iter().all(|seen| seen.actor.is_none()));
    })
    .await;
}

/// A plan wants the last seat that others grab at the same time: whoever comes first has it, and a
/// plan that comes late changes nothing at all.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_plan_races_ordinary_moves() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let [a, b, c, d] = polo.students;
        for round in 0..8 {
            let plan = arrange(&[(a, Some(polo.single)), (b, Some(polo.lathe)), (c, Some(polo.lathe))]);
            let single = BoardCommand::Place { student: d, demand: polo.single };
            let mut wishes = vec![plan, single];
            if round % 2 == 1 {
                wishes.reverse();
            }
            let racing: Vec<_> = wishes
                .into_iter()
                .map(|wish| {
                    let (services, teacher, on) = (polo.services.clone(), polo.teacher, polo.first);
                    tokio::spawn(async move { board::execute(&services, &teacher, on, envelope(wish)).await })
                })
                .collect();
            let mut done = 0;
            for racer in racing {
                match racer.await.unwrap() {
                    Ok(_) => done += 1,
                    Err(ApiError::Refused(Refusal::Full { seats: 1 })) => {}
                    Err(ApiError::Refused(Refusal::Arrangement { student, why })) => {
                        assert_eq!((student, *why), (a, Refusal::Full { seats: 1 }));
                    }
                    Err(other) => panic!("{other:?}"),
                }
            }
            assert_eq!(done, 1, "one of the two has the seat");
            let state = polo.view(&polo.teacher).await.state;
            let seats = state.students().filter(|(_, entry)| entry.standing != Standing::Free).count();
            assert!(seats == 3 || seats == 1, "all of the plan or none of it: {seats}");
            polo.must_be_sound(polo.first).await;
            polo.teach(polo.first, BoardCommand::Undo).await.unwrap();
        }
    })
    .await;
}

/// The largest plan that there may be: everybody moves on to the next demand, and all of them are full.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_thousand_moves_among_full_demands_are_one_step() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let (students, demands) = crowd(&polo).await;
        let plan = |shift: usize| {
            let to = |position: usize| Some(demands[(position + shift) % demands.len()]);
            arrange(&students.iter().enumerate().map(|(position, student)| (*student, to(position))).collect::<Vec<_>>())
        };
        polo.teach(polo.first, plan(0)).await.unwrap();
        let before = polo.view(&polo.teacher).await.state;
        assert!(demands.iter().all(|demand| before.demand(*demand).unwrap().free() == 0));
        let receipt = polo.teach(polo.first, plan(1)).await.unwrap();
        assert_eq!(receipt.last - receipt.first + 1, 2_001, "one makes room, and the free seat goes round");
        polo.must_be_sound(polo.first).await;
        let history = board::history(&polo.services, &polo.teacher, polo.first, None).await.unwrap();
        assert_eq!((history[0].first, history[0].students), (receipt.first, 2_000));
        polo.teach(polo.first, BoardCommand::Undo).await.unwrap();
        let after = polo.view(&polo.teacher).await.state;
        assert_eq!(after.students().collect::<Vec<_>>(), before.students().collect::<Vec<_>>());
        polo.must_be_sound(polo.first).await;
    })
    .await;
}

/// Two thousand students and ten demands of two hundred seats, on the first board.
async fn crowd(polo: &Polo) -> (Vec<StudentId>, Vec<DemandId>) {
    let connection = polo.services.database().connection();
    let model = persistence::student::find(connection, &[polo.students[0]]).await.unwrap().remove(&polo.students[0]).unwrap();
    let students: Vec<NewStudent> = (0..MOST_MOVES)
        .map(|number| NewStudent {
            id: StudentId::generate(),
            class: model.class.clone(),
            register_number: format!("M{number}"),
            pseudonym: format!("M-{number}"),
            given: format!("Nome{number}"),
            family: format!("Cognome{number}"),
            birth: model.facts.birth,
            municipality: model.municipality.clone(),
            hours_done: 0,
            general_safety_hours: 4,
            specific_safety_hours: 12,
            safety_risk: None,
            competences: Vec::new(),
        })
        .collect();
    persistence::import::students(connection, &students).await.unwrap();
    let lathe = persistence::demand::find(connection, &[polo.lathe]).await.unwrap().remove(&polo.lathe).unwrap();
    let demands: Vec<DemandId> = (0..10).map(|_| DemandId::generate()).collect();
    for demand in &demands {
        let new = NewDemand {
            company: lathe.company,
            title: lathe.title.clone(),
            occupation: lathe.occupation,
            positions: 200,
            municipality: lathe.municipality.clone(),
            tasks: String::new(),
            conditions: String::new(),
            facts: lathe.facts.clone(),
            allotments: Vec::new(),
        };
        persistence::demand::insert(connection, *demand, None, &new, NOW).await.unwrap();
        polo.teach(polo.first, BoardCommand::Allot { demand: *demand, seats: 200 }).await.unwrap();
    }
    let students: Vec<StudentId> = students.into_iter().map(|student| student.id).collect();
    let joined = students.iter().map(|student| BoardEvent::Joined { student: *student });
    let first = board::version(&polo.services, polo.first).await.unwrap().unwrap() + 1;
    let events: Vec<Recorded> = (first..)
        .zip(joined)
        .map(|(version, event)| Recorded { version, at: NOW, actor: None, command: CommandId::generate(), cause: Cause::SetUp, event })
        .collect();
    let (on, events) = (polo.first, &events);
    persistence::write_transaction(polo.services.database(), |transaction| async move {
        persistence::board::take_versions(&transaction, on, 2_000).await?;
        persistence::event::append(&transaction, on, events).await?;
        for recorded in events {
            persistence::board::follow(&transaction, on, &recorded.event).await?;
        }
        Ok::<(), persistence::StoreError>(())
    })
    .await
    .unwrap();
    (students, demands)
}
