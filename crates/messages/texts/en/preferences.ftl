# The order in which a student would like the places.

preferences-did-add = { $title }: added, your choice no. { $rank }
preferences-did-remove = { $title }: taken out, it was your choice no. { $rank }
preferences-did-move = { $title }: now your choice no. { $rank }
preferences-did =
    { $count ->
        [0] Your order is empty
        [one] Your order has one place
       *[other] Your order has { $count } places
    }
preferences-title = My preferences
preferences-heading = My preferences
preferences-for-whom = Here students put the places that they would like in order. The order is seen by the student and their teachers, never by companies.
preferences-no-board = You take part in no board yet: when your school opens one with your class, the places to put in order are here. Meanwhile you can discover occupations.
preferences-explore = Explore occupations
preferences-boards = Your boards
preferences-undo = Undo the last change
preferences-open = Open places
preferences-best-first = the ones that fit you best first
preferences-none-open = There are no places for you on this board yet.
preferences-forbidden =
    { $count ->
        [one] One place is not for you now: see why
       *[other] { $count } places are not for you now: see why
    }
preferences-where =
    { $kilometres ->
        [0] { $place } · less than 1 km from school
       *[other] { $place } · { $kilometres } km from school
    }
preferences-seats =
    { $free ->
        [0] no free place now
        [one] one free place
       *[other] { $free } free places
    }
preferences-met = You can already do: { $competences }
preferences-missing = Missing: { $competence }, { $level }
preferences-add = Add
preferences-take-out = Take out
preferences-add-spoken = Add to your order: { $title }
preferences-rank = choice no. { $rank }
preferences-ranking = My order
preferences-how = drag, or use the buttons
preferences-empty = Your order is empty. Add a place from the open ones: the first is the one that you would like most.
preferences-who-sees = Your teachers see it, companies never. It is saved at every change.
preferences-up = Further up: { $title }
preferences-down = Further down: { $title }
preferences-put = Put at…
preferences-put-spoken = Put at…: { $title }
preferences-put-title = Where do you put { $title }?
preferences-put-here = is here now
preferences-put-now = { $title } is there now
preferences-remove = Take out of your order: { $title }
