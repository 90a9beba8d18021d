//! Codes of places and people: the letters of a province; a tax code, recognised so that it can be
//! left out. What organisations are reached and known by is the domain's.

/// The letters of the provinces, as on number plates once; those of Sardinia in both divisions.
const PROVINCES: &str = "AG AL AN AO AP AQ AR AT AV BA BG BI BL BN BO BR BS BT BZ CA CB CE CH CI CL CN CO CR CS CT CZ EN FC FE FG FI FM FR GE \
                         GO GR IM IS KR LC LE LI LO LT LU MB MC ME MI MN MO MS MT NA NO NU OG OR OT PA PC PD PE PG PI PN PO PR PT PU PV PZ \
                         RA RC RE RG RI RM RN RO SA SI SO SP SR SS SU SV TA TE TN TO TP TR TS TV UD VA VB VC VE VI VR VS VT VV";

/// Whether these are the two letters of a province.
#[must_use]
pub fn is_province(text: &str) -> bool {
    let letters = text.trim().to_ascii_uppercase();
    letters.len() == 2 && PROVINCES.split_ascii_whitespace().any(|known| known == letters)
}

/// Whether it looks like a person's tax code ("codice fiscale"): sixteen letters and digits in
/// their places, of which some digits may be letters where two people had the same (D.M. 12 March
/// 1974). Its check letter is not asked: a mistyped one is as private.
#[must_use]
pub fn is_tax_code(text: &str) -> bool {
    let text: Vec<u8> = text.bytes().filter(|byte| !byte.is_ascii_whitespace()).map(|byte| byte.to_ascii_uppercase()).collect();
    let digit = |byte: u8| byte.is_ascii_digit() || b"LMNPQRSTUV".contains(&byte);
    text.len() == 16
        && text.iter().enumerate().all(|(at, byte)| match at {
            0..=5 | 11 | 15 => byte.is_ascii_uppercase(),
            8 => b"ABCDEHLMPRST".contains(byte),
            _ => digit(*byte),
        })
}
