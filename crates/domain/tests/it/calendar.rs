use crate::{day, period};
use domain::calendar::{ClockTime, DailyHours, Period, Timestamp, age_on, iso_day, next_school_year};
use domain::language::Language;

#[test]
fn ages_turn_on_the_birthday() {
    for (birth, on, age) in [
        ("2009-03-01", "2027-02-28", 17),
        ("2009-03-01", "2027-03-01", 18),
        ("2009-03-01", "2027-03-02", 18),
        ("2008-02-29", "2026-02-28", 17),
        ("2008-02-29", "2026-03-01", 18),
        ("2027-01-01", "2026-01-01", -1),
    ] {
        assert_eq!(age_on(day(birth), day(on)), age, "born {birth}, on {on}");
    }
}

#[test]
fn school_years_follow_each_other() {
    for (year, next) in [
        ("2025/26", Some("2026/27")),
        ("1999/00", Some("2000/01")),
        ("2098/99", Some("2099/00")),
        ("2200/01", None),
        ("ab", None),
        ("", None),
    ] {
        assert_eq!(next_school_year(year).as_deref(), next, "{year}");
    }
}

#[test]
fn periods_share_a_day_or_not() {
    let march = period("2027-03-01", "2027-03-26");
    for (other, overlaps) in [
        (period("2027-03-26", "2027-04-02"), true),
        (period("2027-03-27", "2027-04-02"), false),
        (period("2027-02-01", "2027-02-28"), false),
        (period("2027-02-01", "2027-03-01"), true),
        (period("2027-03-10", "2027-03-11"), true),
    ] {
        assert_eq!(march.overlaps(other), overlaps, "{other:?}");
        assert_eq!(other.overlaps(march), overlaps, "{other:?}, the other way round");
    }
    assert_eq!(march.days(), 26);
    assert!(Period::new(day("2027-03-02"), day("2027-03-01")).is_none());
    assert!(serde_json::from_str::<Period>(r#"["2027-03-02","2027-03-01"]"#).is_err(), "not from outside either");
}

#[test]
fn nights_are_touched_across_midnight() {
    let clock = |text| ClockTime::parse(text).expect("a time");
    for (from, to, touches) in [
        ("08:00", "17:00", false),
        ("14:00", "22:00", false),
        ("14:00", "22:01", true),
        ("22:00", "06:00", true),
        ("05:59", "13:00", true),
        ("06:00", "14:00", false),
        ("08:00", "08:00", true),
    ] {
        let hours = DailyHours { from: clock(from), to: clock(to) };
        assert_eq!(hours.touches_night(clock("22:00"), clock("06:00")), touches, "{from} to {to}");
    }
}

#[test]
fn clocks_refuse_what_no_clock_shows() {
    for text in ["24:00", "8", "8:60", "", "-1:00", "a:b", "8:6", "99999999:1"] {
        let read = ClockTime::parse(text);
        assert!(read.is_none() || text == "8:6", "{text} was read as {read:?}");
    }
    assert_eq!(ClockTime::parse(" 8:05 ").map(|time| time.to_string()).as_deref(), Some("08:05"));
}

#[test]
fn the_browser_s_wishes_choose_the_language() {
    for (header, language) in [
        ("", Language::Italian),
        ("it-IT,it;q=0.9,en;q=0.8", Language::Italian),
        ("en-GB,en;q=0.9,it;q=0.8", Language::English),
        ("de,en;q=0.5,it;q=0.7", Language::Italian),
        ("fr", Language::Italian),
        ("en;q=0", Language::Italian),
        ("è;;q=x,en", Language::English),
    ] {
        assert_eq!(Language::accepted(header), language, "{header}");
    }
}

#[test]
fn the_night_is_touched_where_some_minute_of_the_day_lies_in_it() {
    let times: Vec<ClockTime> = (0..24).flat_map(|hour| [0, 30].map(|minute| ClockTime::new(hour, minute).expect("on a clock"))).collect();
    let within = |from: ClockTime, to: ClockTime, minute: u16| {
        if from > to { minute >= from.minutes() || minute < to.minutes() } else { minute >= from.minutes() && minute < to.minutes() }
    };
    for (night_from, night_to) in times.iter().step_by(5).flat_map(|from| times.iter().step_by(3).map(move |to| (*from, *to))) {
        for (from, to) in times.iter().flat_map(|from| times.iter().step_by(7).map(move |to| (*from, *to))) {
            let works = |minute| from == to || within(from, to, minute);
            let touches = (0..24 * 60).step_by(30).any(|minute| works(minute) && within(night_from, night_to, minute));
            let hours = DailyHours { from, to };
            assert_eq!(hours.touches_night(night_from, night_to), touches, "{from:?} to {to:?}, night {night_from:?} to {night_to:?}");
        }
    }
}

#[test]
fn days_begin_by_italian_clocks() {
    // Seconds since 1970, and the day and hour in Rome.
    for (utc, shown) in [
        (1_811_800_799, ("2027-05-31", 23)),
        (1_811_800_800, ("2027-06-01", 0)),
        (1_798_757_999, ("2026-12-31", 23)),
        (1_798_758_000, ("2027-01-01", 0)),
        // Clocks go from two to three, and in autumn from three to two.
        (1_806_195_599, ("2027-03-28", 1)),
        (1_806_195_600, ("2027-03-28", 3)),
        (1_824_944_399, ("2027-10-31", 2)),
        (1_824_944_400, ("2027-10-31", 2)),
    ] {
        let local = Timestamp(utc * 1_000).to_italian();
        assert_eq!((iso_day(local.date()).as_str(), local.hour()), shown, "{utc}");
    }
}
