# Releases: who may read a student’s name and who has, what is held of them, what is to be corrected.

release-heading = Releases
release-for-whom = Here a student decides which companies may read their name and sees who has; their school keeps the register.
release-figures-lead = How many requests the network has. Whose they are is known to the student, the school and the company that they are for.
release-count-running =
    { $count ->
        [one] { $count } in force
       *[other] { $count } in force
    }
release-count-students =
    { $count ->
        [one] of { $count } student
       *[other] of { $count } students
    }
release-count-coming =
    { $count ->
        [one] { $count } that begins later
       *[other] { $count } that begin later
    }
release-count-ended =
    { $count ->
        [one] { $count } that has ended
       *[other] { $count } that have ended
    }
release-count-revoked =
    { $count ->
        [one] { $count } taken back
       *[other] { $count } taken back
    }

release-own-heading = My data
release-own-lead = Companies know you by a code. They read your name only if you ask for it, for as long as you decide, and you can change your mind at any time.
release-own-list = Who may read my name
release-none = No company may read your name.
release-none-school = No company may read the name.
release-no-options = There is no company to choose yet: there will be when your class is on a board.
release-no-options-school = No request can be recorded now: the student is on no board with companies, or the name was erased.
release-young = You are under { $age }: a parent or guardian must ask for you. Talk to your school, which records the request.
release-ask = Let a company read your name
release-ask-send = Yes, they may read my name
release-record = Record a request that came on paper
release-record-send = Record the request
release-card = file
release-of-student = Releases and readings
release-source = Italian Privacy Code, art. 96; MIUR note 12071 of 2 October 2017: only on request, for 12 months at most, never data about health. One click takes it back.

release-audience = Who may read the name
release-from = From
release-from-hint = Empty: from today.
release-until = Until
release-until-hint = { $day } at the latest.
release-email = E-mail
release-phone = Telephone
release-note = Something about oneself
release-note-hint = { $most } characters at most. Nothing about health, religion or family.
release-guardian = Who asks for the student
release-guardian-hint = Name of the parent or guardian who signed. Empty where the student did.
release-paper = The signed request is in the school’s files.
release-paper-short = Signed request
release-more = Add e-mail, telephone or a few words
release-more-text = Optional. Only those who read the name read it, and it is deleted when the permission ends.
release-option-placed = { $name } (you are placed here)
release-option-placed-school = { $name } (placed here)
release-option-wished = { $name } (among your preferences)
release-option-wished-school = { $name } (among their preferences)
release-option-board = All companies with places on “{ $name }”

release-says-running = Until { $day }.
release-says-coming = From { $from } to { $to }.
release-says-ended = Ended on { $day }.
release-says-revoked = Taken back on { $moment }.
release-says-fields = Reads: { $fields }.
release-field-name = name
release-field-email = e-mail
release-field-phone = telephone
release-field-note = a few words
release-says-student = Asked by you on { $moment }.
release-says-student-school = Asked by the student on { $moment }.
release-says-guardian = Asked by { $name } on { $moment }.
release-says-guardian-unnamed = Asked by the family on { $moment }.
release-says-recorded = Recorded by { $name }.
release-revoke = Take back
release-revoke-of = Take back: { $name }
release-ended =
    { $count ->
        [one] { $count } that holds no longer
       *[other] { $count } that hold no longer
    }
release-done-ask = Done: the name can be read from now, or from the chosen day.
release-done-revoke = Done: the name has gone from open screens too.

release-register = Register
release-register-lead = Your students’ requests: for whom, until when, whose. You record one from the student’s page.
release-register-none = No request.
release-every-class = all classes
release-received = Names that you may read today
release-received-lead = Of other students you see the card without a name. These, or their families, have asked that you may read who they are.
release-received-none = No student has asked for it yet. You see the cards without names on the boards.
release-received-about = year { $grade }, { $track }
release-received-log = Every reading is noted, and the student sees it. Do not keep copies after the end.
release-until-family = Until { $day }, at the family’s request.
release-until-student = Until { $day }, at the student’s request.

field-release-guardian-at-school = Under { $age } a parent or guardian asks, at the school.
field-release-guardian = Under { $age } write who asks for the student: a parent or guardian.
field-release-past = It cannot begin on a day that is over.
field-release-long = { $months } months at most: choose a day up to { $day }.
field-release-paper = Record the request only if it is signed and kept at the school.

readings-heading = Who has read
readings-lead = Who has opened something with your name. The same reading within the same hour is written once. You read the names of schools and companies, not of people.
readings-lead-school = The same reading within the same hour is written once.
readings-none = Nobody yet.
readings-person = { $person }, { $organisation }
readings-file = opened the student’s page
readings-export = downloaded or read all data
readings-class-list = opened the list of the class
readings-board-list = opened a board with the school’s names
readings-released = read the name, as was asked

correction-heading = Corrections
correction-none = Nobody has asked to correct something.
correction-words = What is wrong?
correction-words-hint = Your school reads it, corrects it and answers here.
correction-send = Ask for a correction
correction-waiting = The school has not answered yet.
correction-settled = Answered on { $moment }:
correction-settled-by = Answered by { $name }, { $moment }:
correction-answer = What was done
correction-settle = Answer and close
correction-asked = asked on { $moment }
correction-done-ask = Your school has the request.
correction-done-settle = The answer is written, the student reads it.

dossier-heading = Everything that is held of me
dossier-lead = Read it, print it or take it away: it is your right.
dossier-heading-school = Everything that is held of the student
dossier-lead-school = To hand to whoever asks: the student, or the family.
dossier-read = Read and print
dossier-download = Download the data
dossier-page-lead = Everything that Annoda holds of this person.
dossier-when = Put together on { $moment }.
dossier-nothing = Nothing.
dossier-left-out = What companies think of you is not here: ask your school, which hands it to you.
dossier-pseudonym = Pseudonym
dossier-school = School
dossier-year = School year
dossier-attested-on = Attested on
dossier-boards = Boards
dossier-board = Board
dossier-place = Place
dossier-company = Company
dossier-period = Period
dossier-placements = Placements
dossier-stage = How far it has come
dossier-preferences = Preferences
dossier-rank = In order
dossier-assessments = Companies’ assessments
dossier-assessment = Assessment
dossier-past = Experiences of earlier years
dossier-hours = Hours
dossier-planned = Planned hours
dossier-tutor = School tutor
dossier-tasks = Tasks
dossier-outcome = Outcome
dossier-releases = Releases
dossier-for = For whom
dossier-from = From
dossier-until = Until
dossier-guardian = Asked for the student by
dossier-requested = Asked on
dossier-revoked = Taken back on
dossier-email = E-mail
dossier-phone = Telephone
dossier-note = Something about oneself
dossier-corrections = Corrections asked for
dossier-words = Request
dossier-answer = Answer
dossier-accesses = Who has read
dossier-at = When
dossier-who = Who
dossier-what = What
dossier-enters = How they enter

erase = Erase the name
erase-send = Yes, erase the name
erase-goes = Gone are the name, register number, day and month of birth, needs, account, contact, corrections asked for and the names of those who signed. It cannot be undone.
erase-stays = What stays, under the pseudonym: class, municipality, competences, hours, places and the boards’ history. The network’s statistics and the proof of FSL hours need them.
erase-not = It cannot be erased now:
erase-was = The name was erased on { $moment }.
erase-done = The name is erased. The pseudonym stays.
field-erase-done = The name is erased already.
field-erase-enrolled = The student is enrolled in { $year }: the school must document their FSL hours (D.Lgs. 62/2017, art. 13; GDPR art. 17(3)(b)). It can be done after the end of the year.
field-erase-underway =
    { $count ->
        [one] They have { $count } place that is not over: it must end or be withdrawn first.
       *[other] They have { $count } places that are not over: they must end or be withdrawn first.
    }
