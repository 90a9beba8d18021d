# Words of the domain: levels, weights, rules, refusals, errors.

level-none = no
level-aware = knows about it
level-guided = with guidance
level-autonomous = on their own
level-expert = can teach it
level-hint-aware = knowing about it is enough
level-hint-guided = needed with guidance
level-hint-autonomous = needed on your own
level-hint-expert = needed well enough to teach

weight-useful = useful
weight-important = important
weight-decisive = decisive

evidence-lesson = in class
evidence-lab = in the lab
evidence-certificate = certified
evidence-placement = in an earlier placement
evidence-self-declared = self-declared, to be confirmed

relation-essential = essential
relation-optional = optional

assessment-agreed = agreed
assessment-interesting = interesting
assessment-unseen = to look at
assessment-not-now = not now

risk-low = low risk
risk-medium = medium risk
risk-high = high risk

distance-near = within 5 km
distance-middle = 5 to 15 km
distance-far = over 15 km

role-teacher = Teacher
role-teachers = Teachers
role-student = Student
role-students = Students
role-company = Company
role-companies = Companies
role-coordinator = Coordination of the network
role-coordinators = Coordination of the network

organisation-technical = technical institute
organisation-vocational = vocational institute
organisation-its = ITS Academy
organisation-training = training body
organisation-company = company

by-year = by { $year }, { $confidence }
confidence-sure = sure
confidence-likely = likely
confidence-possible = possible

regulation-adult-age = the age of majority
regulation-night = the night hours of minors
regulation-daily-hours = the daily hours of minors
regulation-weekly-hours = the weekly hours of minors
regulation-general-safety = the general safety course
regulation-specific-safety = the specific safety course
regulation-tutor-load = the students per company tutor
regulation-high-risk-task = high-risk tasks
regulation-fsl-hours = the hours of school–work training
regulation-fsl-share = the share of hours from which a project counts
regulation-network = who must belong to a polo

rule-is-placement = This is a future need: it has no seats or dates yet, so nobody is matched with it.
rule-high-risk-kept = The task is allowed.
rule-high-risk-broken = High-risk task in the host’s risk assessment: not allowed for students.
rule-minimum-age-kept = { $age } years old on the first day; the company asks at least { $asked }.
rule-minimum-age-broken = { $age } years old on the first day; the company asks at least { $asked }.
rule-night-kept = { $age } years old: no night work.
rule-night-broken = The hours touch the night, and night work is forbidden at { $age }. Ask the company for other hours.
rule-daily-hours-kept = A day of { $hours } hours, breaks included: within the limit of { $most } hours of work for a minor.
rule-daily-hours-doubtful = A day of { $hours } hours, breaks included: check that work does not exceed { $most } hours, as the student is a minor.
rule-weekly-hours-kept = { $hours } hours a week: within the limit of { $most } for a minor.
rule-weekly-hours-broken = { $hours } hours a week exceed the { $most } allowed for a minor. Ask the company to reduce them.
rule-general-safety-kept = General safety course: { $hours } of { $needed } hours.
rule-general-safety-broken = The general safety course is missing: { $hours } of { $needed } hours.
rule-specific-safety-kept = Specific safety course for { $risk }: { $hours } of { $needed } hours.
rule-specific-safety-broken = The specific safety course for { $risk } is missing: { $hours } of { $needed } hours.
rule-clash-none = No other period overlaps.
rule-clash = Already has a seat on another board in the same period ({ $period }).
rule-mandatory-kept = Mandatory competence: { $competence }.
rule-mandatory-broken = A mandatory competence is missing at the level asked: { $competence }.
rule-tutor-kept =
    { $students ->
        [one] Company tutor: one student of { $most } allowed.
       *[other] Company tutor: { $students } students of { $most } allowed.
    }
rule-tutor-doubtful = That would be { $students } students, and a company tutor follows at most { $most }: a second tutor is needed.
rule-tutor-broken = The company tutor would follow { $students } students at the same time, and the law allows { $most }. Choose another place, or ask the company for another tutor.
rule-tutor-maximum = The company tutor would follow { $students } students at the same time and takes on { $most } at most: ask the company.
rule-project-kept = Hours of the project: { $attended } of { $planned }, at least { $percent }%. The project counts.
rule-project-broken = Hours of the project: { $attended } of { $planned }, less than { $percent }%. The project does not count.
rule-barred = The school rules this place out for a reserved condition, which those who may read in the student’s file.
rule-threshold-unknown = The legal value for { $what } is not known for that period: the school checks it.
citation-to-check = { $source }, to be checked by the school

refusal-unknown-student = This student does not take part in the board.
refusal-unknown-demand = This request is not on this board.
refusal-already-there = Already has this seat.
refusal-not-placed = Has no seat to leave.
refusal-full =
    { $seats ->
        [one] The only seat is taken. Free it first, or choose another request.
       *[other] All { $seats } seats are taken. Free one first, or choose another request.
    }
refusal-student-locked = Locked in place. Unlock the student to move them.
refusal-demand-locked = The request is locked. Unlock it to change it.
refusal-nothing-to-change = It is so already: there is nothing to change.
refusal-seats-taken =
    { $taken ->
        [one] One seat is taken already: there cannot be fewer.
       *[other] { $taken } seats are taken already: there cannot be fewer.
    }
refusal-rules = A rule does not allow it.
refusal-nothing-to-undo = You have no step to undo.
refusal-nothing-to-redo = You have no step to redo.
refusal-changed-who-by = Meanwhile { $by } has changed { $who }: your step cannot be done any more.
refusal-changed-who = Meanwhile { $who } has changed: your step cannot be done any more.
refusal-changed = Something has changed meanwhile: your step cannot be done any more.
refusal-no-seats-left =
    { $positions ->
        [one] The request’s only seat is on a board already.
       *[other] All { $positions } seats of the request are shared out among the boards already.
    }
refusal-too-many-moves = These are more than { $most } moves: make them in several steps.
refusal-moved-twice = The same student stands twice among the moves.
refusal-arrangement-who = Nobody was moved. { $who }: { $why }
refusal-arrangement = Nobody was moved. { $why }
refusal-too-many-preferences = You can rank { $most } places at most. Take one out first.
refusal-preferred-twice = The same place stands twice in the order.
refusal-not-a-placement = This is a future need: it has no places yet, so it cannot be ranked.

error-not-found = This page does not exist, or it is not for you.
error-forbidden = You may see it, but not change it.
error-stale = Somebody has changed it meanwhile. Reload the page and try again.
error-invalid =
    { $fields ->
        [one] There is one field to mend.
       *[other] There are { $fields } fields to mend.
    }
error-malformed = Annoda was updated, or the request arrived incomplete. Reload the page and try again.
error-busy = The service is not answering right now. Try again in a few seconds: nothing was lost.
error-internal = Something went wrong on our side. If you report it, give the reference { $reference }.

downloads-label = Download:
downloads-as = Download this list as { $format }

# How far a placement has come
stage-proposed = proposed
stage-confirmed = confirmed by the school
stage-accepted = accepted by the company
stage-signed = agreement signed
stage-underway = under way
stage-completed = completed and evaluated
withdrawal-family = the student or the family has given up
withdrawal-company = the company cannot take anybody any more
withdrawal-school = the school has decided so
withdrawal-broken-off = broken off after it had begun
refusal-committed = The placement is { $stage } already: withdraw it first, and say why.
refusal-not-the-next-stage = The placement is { $stage }: that step is not yours to take now.
