//! Every table, whatever tables there are: found, put in order, read and written on either database.

use crate::databases::{Fresh, on_each, postgres, sqlite};
use persistence::archive::{Cell, Kind, Schema, Snapshot, clear, contents, counts, insert, losses, postpone, schema, settle};
use persistence::{Connection, Database, StoreError, write_transaction};
use std::collections::{BTreeMap, BTreeSet};

/// The tables of the entities, by what their files say.
fn entity_tables() -> BTreeSet<String> {
    let folder = "src/entity";
    let mut tables = BTreeSet::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        tables.extend(text.split("table_name = \"").skip(1).filter_map(|rest| rest.split('"').next().map(str::to_owned)));
    }
    assert!(tables.len() > 20, "{tables:?}");
    tables
}

fn names(schema: &Schema) -> Vec<&str> {
    schema.tables.iter().map(|table| table.name.as_str()).collect()
}

#[tokio::test]
async fn no_table_is_missing_and_each_stands_after_those_that_it_refers_to() {
    on_each(async |fresh| {
        let schema = schema(fresh.database.connection()).await.unwrap();
        let found = names(&schema);
        for table in entity_tables() {
            assert!(found.contains(&table.as_str()), "{table} would not be in an archive: {found:?}");
        }
        assert!(!found.contains(&"seaql_migrations"));
        for (before, after) in [("municipality", "organisation"), ("school_class", "student"), ("board_student", "placement")] {
            assert!(found.iter().position(|table| *table == before) < found.iter().position(|table| *table == after), "{before}, {after}");
        }
        let student = schema.tables.iter().find(|table| table.name == "student").unwrap();
        let kind = |name: &str| student.columns.iter().find(|column| column.name == name).unwrap().kind;
        assert_eq!(
            (kind("id"), kind("birth"), kind("hours_done"), kind("placement_lock")),
            (Kind::Uuid, Kind::Date, Kind::Integer, Kind::Bigint)
        );
    })
    .await;
}

#[tokio::test]
async fn the_schema_is_the_same_on_both_databases() {
    let Some(postgres) = postgres().await else { return };
    let sqlite = sqlite().await;
    for fresh in [&sqlite, &postgres] {
        migrations::up(fresh.database.connection()).await.unwrap();
    }
    let of = async |fresh: &Fresh| schema(fresh.database.connection()).await.unwrap().tables;
    assert_eq!(of(&sqlite).await, of(&postgres).await);
}

/// What no change of today has: every kind, a table that refers to itself, two that refer to each
/// other, one without a key, a name that must be quoted, a column that is computed.
const LATER: [&str; 4] = [
    "CREATE TABLE later (id uuid NOT NULL PRIMARY KEY, parent uuid REFERENCES later (id), words text, small integer, large bigint,
        yes boolean, day date, number double precision, bytes bytea, twice integer GENERATED ALWAYS AS (small + 1) STORED)",
    "CREATE TABLE \"order\" (\"from\" text, \"to\" text)",
    "CREATE TABLE one (id integer NOT NULL PRIMARY KEY, other integer)",
    "CREATE TABLE two (id integer NOT NULL PRIMARY KEY, other integer REFERENCES one (id))",
];

async fn later(database: &Database) {
    migrations::up(database.connection()).await.unwrap();
    for sql in LATER {
        database.connection().execute_unprepared(sql).await.unwrap();
    }
    if database.is_postgres() {
        let circle = "ALTER TABLE one ADD FOREIGN KEY (other) REFERENCES two (id)";
        database.connection().execute_unprepared(circle).await.unwrap();
    } else {
        let circle = "CREATE TABLE one (id integer NOT NULL PRIMARY KEY, other integer REFERENCES two (id))";
        for sql in ["DROP TABLE two", "DROP TABLE one", circle, LATER[3]] {
            database.connection().execute_unprepared(sql).await.unwrap();
        }
    }
}

type Rows = BTreeMap<String, Vec<Vec<Cell>>>;

async fn read(database: &Database) -> Rows {
    let snapshot = Snapshot::take(database).await.unwrap();
    let mut all = Rows::new();
    for table in &snapshot.schema().tables {
        let mut rows = Vec::new();
        let taken: Result<(), StoreError> = snapshot
            .each(table, |row| {
                rows.push(row.to_vec());
                Ok(())
            })
            .await;
        taken.unwrap();
        all.insert(table.name.clone(), rows);
    }
    all
}

async fn write(database: &Database, rows: &Rows) -> Result<(), StoreError> {
    write_transaction(database, |transaction| async move {
        let schema = schema(&transaction).await?;
        postpone(&transaction, &schema).await?;
        clear(&transaction, &schema).await?;
        for table in &schema.tables {
            insert(&transaction, table, rows[&table.name].clone()).await?;
        }
        settle(&transaction, &schema).await
    })
    .await
}

#[tokio::test]
async fn rows_of_every_kind_come_back_as_they_were_on_either_database() {
    let id = |last: u8| format!("'00000000-0000-0000-0000-0000000000{last:02x}'");
    let blob = |last: u8| format!("x'000000000000000000000000000000{last:02x}'");
    let sources = [Some(sqlite().await), postgres().await];
    for source in sources.into_iter().flatten() {
        later(&source.database).await;
        let is_postgres = source.database.is_postgres();
        let connection = source.database.connection();
        crate::sample::store(connection).await.unwrap();
        let uuid = |last: u8| if is_postgres { id(last) } else { blob(last) };
        let bytes = if is_postgres { "'\\x00ff27'" } else { "x'00ff27'" };
        // The first by its key refers to the last.
        for row in [
            format!("INSERT INTO later (id) VALUES ({})", uuid(9)),
            format!(
                "INSERT INTO later (id, parent, words, small, large, yes, day, number, bytes) VALUES ({}, {}, 'L’Aquila; \"è\"\n0,5', -2147483648, 9223372036854775807, true, '2027-02-28', 0.1, {bytes})",
                uuid(1),
                uuid(9)
            ),
            "INSERT INTO \"order\" VALUES ('é', 'b'), ('Z', NULL), ('a', ''), (NULL, 'x')".to_owned(),
            "INSERT INTO one VALUES (1, NULL)".to_owned(),
            "INSERT INTO two VALUES (2, 1)".to_owned(),
            "UPDATE one SET other = 2".to_owned(),
        ] {
            connection.execute_unprepared(&row).await.unwrap();
        }
        let all = read(&source.database).await;
        assert_eq!(all["later"].len(), 2);
        assert_eq!(all["later"][0].len(), 9, "a computed column is no data");
        let firsts: Vec<&Cell> = all["order"].iter().map(|row| &row[0]).collect();
        assert_eq!(firsts, [&Cell::Null, &Cell::Text("Z".into()), &Cell::Text("a".into()), &Cell::Text("é".into())], "by bytes");

        let targets = [Some(sqlite().await), postgres().await];
        for target in targets.into_iter().flatten() {
            later(&target.database).await;
            write(&target.database, &all).await.unwrap();
            assert_eq!(read(&target.database).await, all);
            let orphan = target.database.connection().execute_unprepared("INSERT INTO two VALUES (3, 77)").await;
            assert!(matches!(orphan.map_err(StoreError::from), Err(StoreError::Reference(_))), "references hold at once again");

            let mut broken = all.clone();
            broken.get_mut("later").unwrap().pop();
            let refused = write(&target.database, &broken).await;
            assert!(matches!(refused, Err(StoreError::Reference(_))), "{refused:?}");
            assert_eq!(read(&target.database).await, all, "nothing was changed");
        }
    }
}

#[tokio::test]
async fn a_type_that_an_archive_cannot_hold_is_said() {
    on_each(async |fresh| {
        let connection = fresh.database.connection();
        connection.execute_unprepared("CREATE TABLE later (id integer NOT NULL PRIMARY KEY, words smallint)").await.unwrap();
        let error = schema(connection).await.unwrap_err();
        assert!(matches!(&error, StoreError::UnknownKind { table, column, .. } if table == "later" && column == "words"), "{error}");
    })
    .await;
}

#[tokio::test]
async fn what_a_way_back_loses_is_counted() {
    on_each(async |fresh| {
        let connection = fresh.database.connection();
        let sample = crate::sample::store(connection).await.unwrap();
        crate::sample::say(connection, &sample).await;
        let retreat = migrations::Retreat::begin(connection).await.unwrap();
        let before = contents(retreat.connection()).await.unwrap();
        let wishes = migrations::names().iter().position(|name| name.contains("wishes")).unwrap();
        retreat.take_back(migrations::names().len() - wishes).await.unwrap();
        let lost = losses(&before, &contents(retreat.connection()).await.unwrap());
        assert_eq!((lost.get("preference"), lost.get("assessment"), lost.get("board_event")), (Some(&1), Some(&1), Some(&2)), "{lost:?}");
        assert!(lost.contains_key("regulation.version") && !lost.contains_key("student"), "{lost:?}");
        retreat.give_up().await.unwrap();
        let schema = schema(connection).await.unwrap();
        assert_eq!(counts(connection, &schema).await.unwrap()["preference"], 1, "nothing was changed");
        assert_eq!(migrations::pending(connection).await.unwrap(), 0);
    })
    .await;
}
