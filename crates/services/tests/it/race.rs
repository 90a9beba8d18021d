//! Many at once.

use crate::databases::on_each;
use crate::polo::{Polo, envelope};
use domain::ApiError;
use domain::board::{BoardCommand, CommandEnvelope, Receipt, Refusal};
use domain::id::StudentId;
use services::board;

/// Two rounds of four students and one guest want the same seat, twenty wishes in all.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn twenty_race_for_the_last_seat_and_one_gets_it() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let before = board::version(&polo.services, polo.first).await.unwrap().unwrap();
        let [a, b, c, d] = polo.students;
        let wishes: Vec<CommandEnvelope> = [a, b, c, d, polo.guest]
            .iter()
            .cycle()
            .take(20)
            .map(|student: &StudentId| envelope(BoardCommand::Place { student: *student, demand: polo.single }))
            .collect();
        let racers: Vec<_> = wishes
            .iter()
            .map(|wish| {
                let (services, teacher, on, wish) = (polo.services.clone(), polo.teacher, polo.first, wish.clone());
                tokio::spawn(async move { board::execute(&services, &teacher, on, wish).await })
            })
            .collect();
        let mut won: Vec<(CommandEnvelope, Receipt)> = Vec::new();
        for (racer, wish) in racers.into_iter().zip(&wishes) {
            match racer.await.unwrap() {
                Ok(receipt) => won.push((wish.clone(), receipt)),
                Err(ApiError::Refused(Refusal::Full { seats: 1 } | Refusal::AlreadyThere)) => {}
                Err(other) => panic!("{other:?}"),
            }
        }
        let [(wish, receipt)] = &won[..] else { panic!("{} got the one seat", won.len()) };
        assert_eq!(receipt.last, before + 1);
        assert_eq!(board::execute(&polo.services, &polo.teacher, polo.first, wish.clone()).await, Ok(*receipt));
        assert_eq!(board::version(&polo.services, polo.first).await.unwrap(), Some(before + 1), "no new event");
        polo.must_be_sound(polo.first).await;
    })
    .await;
}

/// The same student is wanted by two boards at overlapping times.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_boards_never_take_a_student_for_the_same_days() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        for student in polo.students {
            let wishes = [(polo.first, polo.lathe), (polo.second, polo.overlapping)].map(|(on, demand)| {
                let (services, teacher) = (polo.services.clone(), polo.teacher);
                let wish = envelope(BoardCommand::Place { student, demand });
                tokio::spawn(async move { board::execute(&services, &teacher, on, wish).await })
            });
            let mut placed = 0;
            for wish in wishes {
                match wish.await.unwrap() {
                    Ok(_) => placed += 1,
                    Err(ApiError::Refused(Refusal::Rules { .. } | Refusal::Full { .. })) => {}
                    Err(other) => panic!("{other:?}"),
                }
            }
            assert_eq!(placed, 1, "exactly one of the boards got the student");
        }
        polo.must_be_sound(polo.first).await;
        polo.must_be_sound(polo.second).await;
    })
    .await;
}

/// The same command, sent many times at once.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_command_sent_ten_times_at_once_is_done_once() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let before = board::version(&polo.services, polo.first).await.unwrap().unwrap();
        let wish = envelope(BoardCommand::Place { student: polo.students[0], demand: polo.lathe });
        let senders: Vec<_> = (0..10)
            .map(|_| {
                let (services, teacher, on, wish) = (polo.services.clone(), polo.teacher, polo.first, wish.clone());
                tokio::spawn(async move { board::execute(&services, &teacher, on, wish).await })
            })
            .collect();
        for sender in senders {
            assert_eq!(sender.await.unwrap(), Ok(Receipt { command: wish.id, first: before + 1, last: before + 1 }));
        }
        assert_eq!(board::version(&polo.services, polo.first).await.unwrap(), Some(before + 1));
        polo.must_be_sound(polo.first).await;
    })
    .await;
}

/// Boards do not stand in each other's way: many moves on two boards at once all get through.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn boards_work_side_by_side() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let [a, b, c, d] = polo.students;
        let sides = [(polo.first, [a, b], polo.lathe), (polo.second, [c, d], polo.later)].map(|(on, students, demand)| {
            let (services, teacher) = (polo.services.clone(), polo.teacher);
            tokio::spawn(async move {
                for _ in 0..10 {
                    for student in students {
                        board::execute(&services, &teacher, on, envelope(BoardCommand::Place { student, demand })).await.unwrap();
                    }
                    for student in students {
                        board::execute(&services, &teacher, on, envelope(BoardCommand::Unplace { student })).await.unwrap();
                    }
                }
            })
        });
        for side in sides {
            side.await.unwrap();
        }
        polo.must_be_sound(polo.first).await;
        polo.must_be_sound(polo.second).await;
    })
    .await;
}
