# A school's classes and students: lists, pages, attested competences.

people-classes = Classes
people-for-whom = Here a school keeps its classes and students. The coordinators see how many there are, without names.
people-classes-lead = Your school’s classes and who is in them. What you change here reaches open boards at once.
people-classes-lead-figures = The classes of all schools, in figures: only their own school sees names.
people-classes-shown = { $shown } of { $known } classes, { $students } students
people-classes-none = There is no class yet: import the register’s list, or add the first one by hand.
people-classes-no-match = No class matches the filters.
people-import = Import a list
people-add-class = Add the class
people-new-class = New class
people-new-class-lead = A class of one school year. Add its students afterwards, one by one or from a list.
people-year-of = School year { $year }
people-students =
    { $count ->
        [0] no students
        [one] { $count } student
       *[other] { $count } students
    }
people-without-safety =
    { $count ->
        [0] all with the safety course
        [one] { $count } without the safety course
       *[other] { $count } without the safety course
    }
people-filter = Filter
people-filter-class = Class or course of studies
people-filter-years = all years
people-filter-student = Name, register number or municipality
people-filter-state = Whom to show
people-filter-everybody = the whole class

people-year = School year
people-year-hint = For example 2026/27.
people-grade = Year of study
people-section = Section
people-section-hint = For example A.
people-track = Course of studies
people-edit-class = This class
people-edit = Correct the data
people-figures = In figures
people-figures-only = Only the school sees names.

people-students-heading = Students
people-students-shown = { $shown } of { $known }
people-students-none = The class has no students yet.
people-students-no-match = No student matches the filters.
people-state-general = no safety course
people-state-specific = no specific course
people-state-no-competence = no competences
people-state-no-board = on no board

people-add-student = Add the student
people-new-student = New student
people-new-student-lead = Outside the school they will be known by a pseudonym, drawn by lot.
people-data = Who it is
people-data-who = Only the school’s teachers see name, date of birth and courses.
people-code = Outside the school: { $code }
people-name = Name
people-family = Family name
people-given = Given name
people-number = Register number
people-number-hint = If you leave it empty, the pseudonym is used.
people-class = Class
people-birth = Born on
people-municipality = Municipality
people-hours-done = FSL hours done
people-safety = Safety
people-safety-heading = Safety courses
people-general-hours = General hours
people-general-on = Finished on
people-specific-hours = Specific hours
people-specific-on = Specific course finished on
people-risk = Risk of the course
people-risk-none = no specific course

people-competences = Competences
people-competence = Competence
people-level = Level
people-evidence = How it is known
people-attested-by = Attested by
people-attested-hint = A role, not a name: for example “lab teacher”.
people-attested-on = On
people-held-none = Nothing is known yet of what they can do: add the first competence.
people-held-edit = Correct
people-held-withdraw = Remove the competence
people-held-add = Add a competence
people-held-search = Search the list
people-held-search-send = Search
people-held-no-match = No competence matches “{ $text }”.
people-held-attest = Add the competence

people-boards = Boards
people-boards-none = On no board.

people-remove = Delete
people-remove-send = Yes, delete
people-remove-class = Class { $class } disappears from the lists. This cannot be undone.
people-remove-student = Page, name and competences disappear. This cannot be undone.
people-remove-not = It cannot be deleted:

people-stale-by = Meanwhile { $name } has changed these data.
people-stale-import = Meanwhile these data have changed, for example by an import.
people-stale-text = What you wrote is still here; below the fields that differ stands what is there now. If you save, what you see in the fields counts.
form-now = Now there is: { $value }
form-now-nothing = nothing

people-done-class = The class is there. Now add its students.
people-done-class-change = The class’s data are saved.
people-done-class-remove = The class has been deleted.
people-done-create = The student is there, with a pseudonym.
people-done-change = The data are saved and reach open boards.
people-done-remove = The student has been deleted.
people-done-attest = The competence has been added.
people-done-correct = The competence has been corrected.
people-done-withdraw = The competence has been removed.

# Accommodations
accommodation-heading = Needs
accommodation-who = Only your school sees them. On boards and in proposals they count without ever being named.
accommodation-not-why = Write only what is needed, never why: diagnoses and documents stay in the school’s own file. An empty field asks for nothing.
accommodation-none = No need is stated: only the rules for everybody count.
accommodation-state = State a need
accommodation-edit = Change
accommodation-travel = Way at most (minutes)
accommodation-travel-hint = One way.
accommodation-means = By which means
accommodation-risk = Risk of the company at most
accommodation-risk-any = Any
accommodation-daily = Hours a day at most
accommodation-daily-hint = From beginning to end, breaks included.
accommodation-weekly = Hours a week at most
accommodation-not-before = Not before
accommodation-not-after = Not after
accommodation-until = Holds until
accommodation-until-hint = Empty: for good.
accommodation-says-travel = A way of at most { $minutes } minutes ({ $means }).
accommodation-says-risk = Places with { $risk } at most.
accommodation-says-daily = At most { $hours } hours a day, breaks included.
accommodation-says-weekly = At most { $hours } hours a week.
accommodation-says-not-before = Not before { $time }.
accommodation-says-not-after = Not after { $time }.
accommodation-says-until = For periods that begin by { $day }.
accommodation-board = { $board }: { $left } places of { $places } are left
accommodation-placed = They have a seat already that does not meet the need: move them on the board.
accommodation-lacks-travel = Way: { $minutes } minutes, at most { $most }.
accommodation-lacks-travel-estimated = Way: some { $minutes } minutes, worked out from the distance; at most { $most }.
accommodation-lacks-risk = It is at { $risk }, at most { $most }.
accommodation-lacks-daily = A day of { $hours } hours, at most { $most }.
accommodation-lacks-weekly = { $hours } hours a week, at most { $most }.
accommodation-lacks-early = It begins at { $begins }, not before { $least }.
accommodation-lacks-late = It ends at { $ends }, not after { $most }.
accommodation-done = Needs saved: the boards reckon with them already.
means-public-transport = public transport
means-car = car
means-bicycle = bicycle
means-on-foot = on foot
fsl-heading = FSL hours
fsl-none = No project of earlier years. They come by “Import”, from the list of placements already done.
fsl-sum = { $counted } hours of the { $needed } needed for the exam.
fsl-sum-alone = { $counted } hours count.
fsl-enough = all of them are there
fsl-missing = { $hours } are missing
fsl-open-hours = Another { $hours } hours are to be checked: the planned hours of the project are missing.
fsl-hours = { $attended } hours done of { $planned } planned
fsl-hours-unplanned = { $attended } hours done, planned ones not stated
fsl-hours-unknown = hours done not stated
fsl-counts = counts
fsl-counts-not = does not count
fsl-too-early = before the third year
fsl-open = to be checked
fsl-stated = The student’s data state { $hours } hours in all: here those of the listed projects count.
promotion-go = On to the next year
promotion-heading = On to the next year
promotion-lead = The chosen students go on together to another class. Who is not chosen stays: whoever left or changed school remains in that year’s class.
promotion-lead-last = It is the last year: who is not chosen has finished and stays in that year’s class. Choose only who repeats it.
promotion-to = The class to come to
promotion-students = Who goes on
promotion-nobody = There is nobody in this class.
promotion-look = See what changes
promotion-outlook = What changes
promotion-going =
    { $count ->
        [one] 1 student goes from { $from } to { $to }.
       *[other] { $count } students go from { $from } to { $to }.
    }
promotion-new = The class to come to is not there yet: it is made.
promotion-there =
    { $count ->
        [0] The class to come to is there, and empty.
        [one] The class to come to is there, with 1 student.
       *[other] The class to come to is there, with { $count } students.
    }
promotion-staying =
    { $count ->
        [0] Nobody stays.
        [one] 1 student stays.
       *[other] { $count } students stay.
    }
promotion-on-boards =
    { $count ->
        [one] 1 of them is on an open board, and stays there until you take them off.
       *[other] { $count } of them are on an open board, and stay there until you take them off.
    }
promotion-send = Move
promotion-done = The students have come into this class.
promotion-back = Bring them back
people-pages = Pages of the list
people-page = page { $number } of { $of }
people-page-before = Previous page
people-page-after = Next page
