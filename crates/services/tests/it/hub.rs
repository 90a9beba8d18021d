//! The doorbell rings after the commit, with the version.

use crate::databases::on_each;
use crate::polo::{Polo, refusal};
use services::board;

#[tokio::test(flavor = "multi_thread")]
async fn rings_for_what_happened_and_for_nothing_else() {
    on_each(async |fresh| {
        let polo = Polo::new(&fresh).await;
        let [a, b, ..] = polo.students;
        let mut bell = polo.services.hub().subscribe(polo.first);
        let mut other_bell = polo.services.hub().subscribe(polo.second);
        let receipt = polo.place(a, polo.single).await.unwrap();
        bell.changed().await.unwrap();
        assert_eq!(*bell.borrow_and_update(), receipt.last);
        let seen = board::events_after(&polo.services, &polo.teacher, polo.first, receipt.first - 1, 10).await.unwrap();
        assert_eq!(seen.len(), 1);
        assert_eq!(seen[0].command, receipt.command);
        refusal(polo.place(b, polo.single).await);
        assert!(!bell.has_changed().unwrap() && !other_bell.has_changed().unwrap());
        other_bell.mark_unchanged();
    })
    .await;
}
