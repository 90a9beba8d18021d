//! Municipalities and the time between them.

use super::*;
use crate::mapping::shape::Shape;

/// Municipalities, as ISTAT and regions publish them.
pub(in crate::mapping) static MUNICIPALITIES: Shape = Shape {
    fields: &[
        import(
            Field::Municipality,
            Content::Place,
            "comune|denominazione|nome comune|denominazione in italiano|denominazione comune|nome|citta|municipality|name|town",
        ),
        import(
            Field::IstatCode,
            Content::IstatCode,
            "codice istat|istat|codice comune|codice comune formato alfanumerico|cod istat|pro com|istat code|code",
        ),
        PROVINCE,
        import(Field::Latitude, Content::Number, "latitudine|lat|y|latitude"),
        import(Field::Longitude, Content::Number, "longitudine|lon|lng|long|x|longitude"),
        leave(Field::PostalCode, Content::Number, "cap|codice postale|postal code|zip"),
        ROW_COUNT,
    ],
    requirements: &[&[&[Field::Municipality]], &[&[Field::IstatCode]], &[&[Field::Latitude]], &[&[Field::Longitude]]],
};

/// Minutes of travel, by means of transport.
pub(in crate::mapping) static TRAVEL_TIMES: Shape = Shape {
    fields: &[
        import(Field::Origin, Content::Place, "da|partenza|comune di partenza|comune partenza|origine|da comune|from|origin|departure"),
        import(Field::Destination, Content::Place, "a|arrivo|comune di arrivo|comune arrivo|destinazione|a comune|to|destination|arrival"),
        import(
            Field::Minutes,
            Content::Number,
            "minuti|tempo|durata|tempo di viaggio|minuti di viaggio|tempo minuti|minutes|time|duration|travel time",
        ),
        import(Field::Means, Content::Text, "mezzo|mezzo di trasporto|trasporto|con|means|means of transport|by"),
        NOTES,
        ROW_COUNT,
    ],
    requirements: &[&[&[Field::Origin]], &[&[Field::Destination]], &[&[Field::Minutes]]],
};
