//! Days, periods, moments and figures as people write them.

use domain::calendar::{ClockTime, DailyHours, Period, Timestamp, parse_iso_day};
use domain::language::Language::{English, Italian};

fn period(from: &str, to: &str) -> Period {
    Period::new(parse_iso_day(from).expect("a day"), parse_iso_day(to).expect("a day")).expect("a period")
}

#[test]
fn periods_say_no_more_than_needed() {
    let table = [
        ("2027-03-01", "2027-03-01", "1 mar 2027", "1 Mar 2027"),
        ("2027-03-01", "2027-03-26", "1–26 mar 2027", "1–26 Mar 2027"),
        ("2027-03-08", "2027-04-02", "8 mar–2 apr 2027", "8 Mar–2 Apr 2027"),
        ("2026-12-20", "2027-01-08", "20 dic 2026–8 gen 2027", "20 Dec 2026–8 Jan 2027"),
    ];
    for (from, to, italian, english) in table {
        assert_eq!(messages::period(Italian, period(from, to)), italian);
        assert_eq!(messages::period(English, period(from, to)), english);
    }
}

#[test]
fn days_in_full() {
    let day = parse_iso_day("2027-08-05").expect("a day");
    assert_eq!(messages::long_day(Italian, day), "5 agosto 2027");
    assert_eq!(messages::long_day(English, day), "5 August 2027");
}

#[test]
fn moments_are_told_in_italian_local_time() {
    // 2026-03-29 is the day on which summer time begins, at 1:00 UTC.
    let table = [
        ("2026-03-29 00:59 UTC", 1_774_745_940_000, "29 mar 2026, 1:59"),
        ("2026-03-29 01:00 UTC", 1_774_746_000_000, "29 mar 2026, 3:00"),
        ("2026-10-25 00:59 UTC", 1_792_889_940_000, "25 ott 2026, 2:59"),
        ("2026-10-25 01:00 UTC", 1_792_890_000_000, "25 ott 2026, 2:00"),
        ("2026-12-31 23:30 UTC", 1_798_759_800_000, "1 gen 2027, 0:30"),
    ];
    for (utc, moment, expected) in table {
        assert_eq!(messages::moment(Italian, Timestamp(moment)), expected, "{utc}");
    }
}

#[test]
fn figures_have_separators() {
    for (number, italian, english) in
        [(0, "0", "0"), (999, "999", "999"), (7240, "7.240", "7,240"), (-1_234_567, "−1.234.567", "−1,234,567")]
    {
        assert_eq!(messages::number(Italian, number), italian);
        assert_eq!(messages::number(English, number), english);
    }
}

#[test]
fn hours_of_the_day() {
    let hours = DailyHours { from: ClockTime::new(8, 0).expect("a time"), to: ClockTime::new(16, 30).expect("a time") };
    assert_eq!(messages::clock_span(hours), "8:00–16:30");
}
