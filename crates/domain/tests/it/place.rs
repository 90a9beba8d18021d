//! What the forms of municipalities and ways take, and what they say about the rest.

use domain::ApiError;
use domain::place::{Means, PlaceForm, WayForm};

fn form(istat_code: &str, name: &str, latitude: &str, longitude: &str) -> PlaceForm {
    PlaceForm {
        version: String::new(),
        istat_code: istat_code.to_owned(),
        name: name.to_owned(),
        latitude: latitude.to_owned(),
        longitude: longitude.to_owned(),
    }
}

fn told<T>(outcome: Result<T, ApiError>) -> Vec<(String, String)> {
    match outcome {
        Err(ApiError::Invalid(fields)) => fields.into_iter().map(|field| (field.field, field.key)).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn a_municipality_is_one_of_italy() {
    let good = form("050029", " Pontedera ", "43,6621", "10.6327");
    let place = good.parse().expect("a form without faults");
    assert_eq!((place.istat_code.as_str(), place.name.as_str()), ("050029", "Pontedera"));
    assert!((place.latitude - 43.6621).abs() < 1e-9 && (place.longitude - 10.6327).abs() < 1e-9);
    assert_eq!(PlaceForm::filled(&place, 3).parse().expect("a form without faults"), place, "the form of a municipality gives it back");
    assert_eq!(
        form("50029", "Pontedera", "43.6", "10.6").parse().expect("a form without faults").istat_code,
        "050029",
        "a nought that Excel dropped"
    );
    for edge in [form("084020", "Lampedusa", "35,5", "12,6"), form("001022", "Bardonecchia", "45,08", "6,7")] {
        edge.parse().expect("a form without faults");
    }
    for (field, key, wrong) in [
        ("istat_code", "field-istat", form("", "Pontedera", "43", "10")),
        ("istat_code", "field-istat", form("029", "Pontedera", "43", "10")),
        ("istat_code", "field-istat", form("0500290", "Pontedera", "43", "10")),
        ("istat_code", "field-istat", form("PI0029", "Pontedera", "43", "10")),
        ("istat_code", "field-istat", form("000029", "Pontedera", "43", "10")),
        ("istat_code", "field-istat", form("050000", "Pontedera", "43", "10")),
        ("name", "field-required", form("050029", " ", "43", "10")),
        ("name", "field-too-long", form("050029", &"x".repeat(81), "43", "10")),
        ("latitude", "field-latitude", form("050029", "Pontedera", "", "10")),
        ("latitude", "field-latitude", form("050029", "Pontedera", "NaN", "10")),
        ("latitude", "field-latitude", form("050029", "Pontedera", "10,63", "10,63")),
        ("longitude", "field-longitude", form("050029", "Pontedera", "43", "43,66")),
        ("longitude", "field-longitude", form("050029", "Pontedera", "43", "inf")),
    ] {
        assert_eq!(told(wrong.parse()), [(field.to_owned(), key.to_owned())], "{wrong:?}");
    }
    assert_eq!(told(PlaceForm::default().parse()).len(), 4, "every field at once");
    assert!(matches!(PlaceForm::default().seen(), Err(ApiError::Malformed(_))));
}

#[test]
fn a_way_takes_at_most_a_day() {
    let way = |means: &str, minutes: &str| WayForm {
        version: "0".to_owned(),
        to: "050028".to_owned(),
        means: means.to_owned(),
        minutes: minutes.to_owned(),
    };
    for (_, name) in Means::ALL {
        assert_eq!(way(name, "25").parse("050029").expect("a form without faults").means.name(), name);
    }
    assert_eq!(way("car", "0").parse("050029").expect("a form without faults").minutes, 0);
    assert_eq!(way("car", "1440").parse("050029").expect("a form without faults").minutes, 1440);
    for wrong in ["", "1441", "-1", "2,5", "presto"] {
        assert_eq!(told(way("car", wrong).parse("050029")), [("minutes".to_owned(), "field-number".to_owned())], "{wrong}");
    }
    assert!(matches!(way("rocket", "5").parse("050029"), Err(ApiError::Malformed(_))));
    assert_eq!(way("car", "5").seen(), Ok(0));
}
