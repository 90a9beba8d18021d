# Tutors of schools and companies: who follows students, and how many at a time.

tutors-title = Tutors
tutors-for-whom = Here schools and companies keep their tutors, with how much each has to do. The coordinator sees all of them.
tutors-lead = Who follows students: each placement has a tutor of the school and one of the company. Here are yours, with how many students each has.
tutors-lead-all = The tutors of all schools and companies, with how much each has to do.
tutors-shown = { $shown } of { $known }
tutors-none = There is no tutor yet: add the first, then name them in requests or classes.
tutors-no-match = No tutor matches the filters.
tutors-add = Add the tutor
tutors-new = New tutor
tutors-new-lead = Somebody who follows students at work or at school. Only a contact at work is needed.
tutors-filter-text = Name, role or organisation
tutors-filter-load = Whom to show
tutors-filter-everybody = everybody
tutors-filter-full = who is full

tutors-name = Name
tutors-role = What they do
tutors-role-hint = For example: workshop foreman, teacher of mechanics.
tutors-email = E-mail
tutors-phone = Telephone
tutors-most = Students at once, at most
tutors-most-hint = How many they can really follow. Of company tutors the law allows 12, 8 or 5 at most, by risk: see the rules.
tutors-figures = Load and contacts
tutors-load-none = no students, { $most } at most
tutors-load = { $now } today; { $peak } at once at most, from { $on }: takes on up to { $most }
tutors-load-law = { $now } today; { $peak } at once at most, from { $on }: the law allows { $most }
tutors-full = full
tutors-over = too many
tutors-ended-on = Takes no new students since { $on }
tutors-needs-demands =
    { $count ->
        [0] in no request
        [one] in { $count } request
       *[other] in { $count } requests
    }
tutors-needs-classes =
    { $count ->
        [0] of no class
        [one] of { $count } class
       *[other] of { $count } classes
    }
tutors-needs-students =
    { $count ->
        [0] no student named apart
        [one] { $count } student named apart
       *[other] { $count } students named apart
    }
tutors-edit-heading = This tutor
tutors-end = Takes no more students
tutors-end-text = From today they cannot be chosen any more. Whom they follow they keep.
tutors-end-send = Confirm
tutors-resume = Follows students again
tutors-resume-text = They can be chosen again in requests and classes.
tutors-resume-send = Confirm
tutors-remove-text = Nothing names them: they can be removed altogether.
tutors-done-create = Tutor added.
tutors-done-change = Saved. Boards take it into account at once.
tutors-done-end = They take no new students from today.
tutors-done-resume = They can be chosen again.
tutors-done-remove = Tutor removed.
tutors-done-assign = The student’s tutor is saved.

tutors-others = On the other side
tutors-others-text = The other organisation’s tutors for those who have a seat already.
tutors-others-none = Nobody has a seat yet.
tutors-others-nobody = not named yet

tutors-of-school = School tutor
tutors-of-company = Company tutor
tutors-who-follows = Who follows them
tutors-nobody-yet = nobody, for now
tutors-as-class = that of the class: { $name }
tutors-need-note = One of your company, from the Tutors page.
tutors-need-hint = Where you say who follows the students, boards refuse by themselves whoever would be one too many by law.

field-tutor-choose = Choose a tutor from the list: this one is not there, or takes no new students.
field-tutor-over = Those who have this place already would bring the tutor to { $students } students at once, and the law allows { $most }: choose another tutor.
field-tutor-has-demands =
    { $count ->
        [one] They are the tutor of { $count } request: name another one there, or say that they take no more students.
       *[other] They are the tutor of { $count } requests: name another one there, or say that they take no more students.
    }
field-tutor-has-classes =
    { $count ->
        [one] They are the tutor of { $count } class: name another one there, or say that they take no more students.
       *[other] They are the tutor of { $count } classes: name another one there, or say that they take no more students.
    }
field-tutor-has-students =
    { $count ->
        [one] They follow { $count } student named apart: name another one there, or say that they take no more students.
       *[other] They follow { $count } students named apart: name another one there, or say that they take no more students.
    }
