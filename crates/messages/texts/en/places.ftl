# The municipalities of the polo, and how long the ways between them take.

places-title = Places
places-by-hand = Municipalities and travel times can be seen and corrected by hand, too, in “Places”
places-for-whom = The municipalities of the polo and the travel times between them, for whoever belongs to it. The coordinator corrects them.
places-lead = The municipalities of the polo: how many organisations have their seat in each, how many requests there are, and how long one takes from one to another.
places-list = Municipalities
places-shown = { $shown } of { $known }
places-none = There is no municipality yet.
places-no-match = No municipality matches the filter.
places-filter-text = Name or ISTAT code
places-add = Add the municipality
places-new = New municipality
places-new-lead = Who lives and who works in a municipality can be written only once the municipality is there.
places-about = ISTAT { $code }, { $where }
places-organisations =
    { $count ->
        [0] no organisation
        [one] { $count } organisation
       *[other] { $count } organisations
    }
places-demands =
    { $count ->
        [0] no request
        [one] { $count } request
       *[other] { $count } requests
    }

places-facts = Where it is
places-name = Name of the municipality
places-istat = ISTAT code
places-istat-hint = Six digits: the first three are the province’s. It cannot be changed later.
places-coordinates = Latitude and longitude
places-latitude = Latitude
places-latitude-hint = In degrees, for example 43.6621.
places-longitude = Longitude
places-longitude-hint = In degrees, for example 10.6327.
places-edit-heading = This municipality
places-remove-text = { $name } disappears from the lists. This cannot be undone.

places-ways = How long it takes
places-ways-text = From here to the other municipalities, one way; the way back stands on the other one’s page. Where nobody has written the time, it is estimated from the distance as the crow flies.
places-means = By which means
places-within = within the municipality
places-kilometres = { $count } km as the crow flies
places-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
places-estimated = estimate
places-way-write = Write the time
places-way-correct = Correct
places-way-of = { $act }: { $name }
places-way-heading = From { $from } to { $to }, { $means }
places-way-minutes = Minutes
places-way-minutes-hint = From door to door, one way.
places-way-send = Save the time
places-way-forget = Back to the estimate

places-done-create = Municipality added.
places-done-change = Saved. Boards take it into account at once.
places-done-remove = Municipality removed.
places-done-way = Time saved. Boards take it into account at once.
places-done-way-remove = Time taken back: the estimate holds again.

field-istat = Write the ISTAT code of the municipality: six digits, for example 050029.
field-istat-twice = The code is already that of { $name }.
field-latitude = Write the latitude of a point in Italy, in degrees from 35.2 to 47.1: for example 43.6621.
field-longitude = Write the longitude of a point in Italy, in degrees from 6.6 to 18.6: for example 10.6327.
field-place-has-organisations =
    { $count ->
        [one] { $count } organisation has its seat here.
       *[other] { $count } organisations have their seat here.
    }
field-place-has-demands =
    { $count ->
        [one] { $count } request, even if withdrawn, is for work here.
       *[other] { $count } requests, even if withdrawn, are for work here.
    }
field-place-has-ways =
    { $count ->
        [one] { $count } travel time from here or to here is stated: take it back first.
       *[other] { $count } travel times from here or to here are stated: take them back first.
    }
field-place-held = Other data of the polo still need it.
