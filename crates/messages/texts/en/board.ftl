# The matchmaking board
board-loading = One moment, opening the board…
board-tabs = Parts of the board
board-students = Students
board-demands = Companies’ demands
board-demands-short = Demands
board-pair = Pair
board-count = { $shown } of { $total }
board-figure-students = students
board-figure-placed = placed
board-figure-free = to place
board-figure-seats = free seats
board-live = live
board-live-waiting = connecting…
board-live-lost = connection lost, trying again…
board-saving = saving…
board-retrying = The server does not answer: your change stays here and is sent again.
board-undo = Undo
board-redo = Redo
board-history = History
board-history-more = Show earlier ones
board-history-import = import
board-search-students = Name, competence, town
board-search-demands = Competence, company, place
board-filters-clear = Clear filters
board-facet-state = State
board-facet-stage = How far
board-facet-class = Class
board-facet-track = Track
board-facet-competence = Competence
board-facet-municipality = Town
board-facet-seats = Seats
board-facet-occupation = Occupation
board-facet-company = Company
board-facet-place = Place
board-facet-asked = Asks for
board-state-free = To place
board-state-placed = Placed
board-state-locked = Locked
board-state-warning = Safety course missing
board-seats-free = With free seats
board-seats-full = Full
board-seats = Seats
board-seats-spoken = { $taken } of { $seats } seats taken
board-seat-free = free seat
board-seat-taken = taken
board-drop-here = drop here
board-no-students = No student with these filters.
board-no-demands = No demand with these filters.
board-grade = year { $grade }
board-hours = { $done } of { $needed } hours
board-elsewhere = at another company
board-move = Move…
board-move-student = Move { $who } to…
board-move-demand = Who goes to “{ $what }”?
board-move-search = Company, occupation, place, name
board-moving = You are moving
board-place-here = Place
board-unplace = Take off the seat
board-lock = Lock
board-unlock = Unlock
board-places = Places, the fittest first
board-sorted-for = for { $who }: best fit first
board-not-allowed = Not allowed.
board-allowed = all rules are kept
board-warnings =
    { $count ->
        [one] one warning to look at
       *[other] { $count } warnings to look at
    }
board-high-risk = high-risk task
board-fit = Fits by
board-asked = Competences asked, by weight
board-held = Competences
board-rules = Rules
board-rule-ok = Kept:
board-rule-warning = To look at:
board-rule-no = Broken:
board-rule-book = Read the rule and its source
board-released-family = You see the name until { $day }, at the family’s request.
board-released-student = You see the name until { $day }, at the student’s request.
board-names-changed = Whose name you may read has changed: the board is up to date.
board-rules-changed = The coordinator has changed a rule: the board is up to date.
board-mandatory = mandatory
board-similar = { $other }: { $level }
board-level-gap = { $held } · needs { $asked }
board-tasks = What one does
board-conditions = Conditions
board-tutor-school = School tutor: { $name }.
board-tutor-company = Company tutor: { $name }.
board-choose-demand = Choose a demand to see how well it fits and what the rules say.
board-choose-student = Choose a student to see how well they fit and what the rules say.
board-hint-title = How the board works
board-hint-drag = Drag a student onto a demand, or a demand onto a student. Every place says how well it fits, or why not.
board-hint-tap = Or choose the student, then the demand, and press “Place”; or open “Move…” from the three dots.
board-hint-keys = By keyboard: arrows move among the cards, Space chooses, M moves.
board-hint-undo = Every step can be undone with Ctrl+Z, also after the steps of others.
board-hint-tap-readonly = Choose a student and a demand to see how well they fit each other.
board-hint-readonly = You are looking: the school that keeps the board decides the placements.
board-did-place = { $who } → { $to }
board-did-move = { $who }: from { $from } to { $to }
board-did-unplace = { $who } is no longer at { $from }
board-did-lock = Locked: { $what }
board-did-unlock = Unlocked: { $what }
board-did-undo = Step undone
board-did-redo = Step done again
board-event-joined = { $who } takes part in the board
board-event-left = { $who } no longer takes part in the board
board-event-allotted =
    { $seats ->
        [one] { $what }: one seat on this board
       *[other] { $what }: { $seats } seats on this board
    }
board-event-elsewhere = { $who } has a place at another company
board-event-freed = { $who } is free again
board-event-seats = The free seats have changed
board-event-undo = Undone · { $what }
board-event-redo = Done again · { $what }
board-somebody = { $person } · { $what }
board-somebody-arranged =
    { $moves ->
        [one] { $person } accepted a proposal: one move
       *[other] { $person } accepted a proposal: { $moves } moves
    }
board-event-arranged =
    { $moves ->
        [one] Proposal accepted: one move
       *[other] Proposal accepted: { $moves } moves
    }
board-event-rearranged = { $students } students changed places
board-event-preferred = { $who } changed their order of places
board-event-assessed = { $company } on { $who }: { $assessment }
board-did-assess = { $who }: { $assessment }
board-new-demand = New demand: { $title }, { $company }
assess-question = What do you think?
assess-agreed-means = you would take this student
assess-interesting-means = you would like to know more
assess-unseen-means = you have not decided yet
assess-not-now-means = not in this round
assess-who-sees = The school sees it; the student and other companies do not.
assess-told = The company: { $assessment }
wish-rank = For { $who } it is choice no. { $rank }
wish-not-ranked = Not in { $who }’s order
wish-none-yet = { $who } has no order yet
wish-order = Would like, in order

# How far a placement has come
stage-heading = How far it is
stage-confirm = Confirm
stage-waits = Now it is the company’s turn: it has to accept.
stage-accept = Accept
stage-accept-back = Take the acceptance back
stage-sign = Agreement signed
stage-begin = It has begun
stage-complete = Completed and evaluated
stage-back = One step back
stage-withdraw = Withdraw the placement
stage-withdraw-why = The seat becomes free. Why?
board-event-stage = { $who }: { $stage }
board-event-withdrawn = { $who } withdrawn from { $from }: { $reason }
board-unsettled =
    { $count ->
        [one] 1 student came into the classes or left them
       *[other] { $count } students came into the classes or left them
    }
