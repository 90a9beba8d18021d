# The rules of matching: values of the law, who has checked them, the coordinator's forms.

rules-title = Rules
rules-heading = The rules of matching
rules-lead = What the law asks of every match: the values that Annoda applies, from when, and where they are written. They hold for all boards, when you move a student and when you ask for a proposal.
rules-for-whom = Here whoever takes part in a board reads the rules of matching, with values and sources.
rules-contents = On this page
rules-count-to-check =
    { $count ->
        [one] One value is still to be checked against its source: the coordinator does that.
       *[other] { $count } values are still to be checked against their sources: the coordinator does that.
    }
rules-count-to-check-mine =
    { $count ->
        [one] One value is still to be checked: read the source and confirm it, or correct it.
       *[other] { $count } values are still to be checked: read the sources and confirm them, or correct them.
    }
rules-all-checked = No value is left to be checked.
rules-change = Check or change
rules-open = How it changed
rules-none-now = No value today: the rule warns and does not refuse
rules-refuses = refuses
rules-warns = warns
rules-informs = informs

rules-minors = Minors
rules-minors-protects = It protects the health and the studies of those who are not of age on the first day of the placement.
rules-minors-when = It refuses where the hours touch the night or the hours a week are too many. It warns where the day, breaks included, is longer than the limit by more than an hour.
rules-safety = Safety courses
rules-safety-protects = Nobody enters a workplace without knowing how to protect themselves.
rules-safety-when = It refuses where hours of the general course are missing, or of the specific one for the risk of the workplace.
rules-tutors = Students per company tutor
rules-tutors-protects = Whoever learns in a company must really be looked after by somebody.
rules-tutors-when = It refuses where the tutor named by the company would follow more students than allowed, over all their places at the same time, on all boards. Where the company has named nobody it only warns.
rules-high-risk = Tasks at high risk
rules-high-risk-protects = No student is to be given a task that the company’s risk assessment marks as high risk. It is the task that counts, not the company.
rules-high-risk-when = It refuses every match with a request that declares it.
rules-hours = Hours of school-to-work training
rules-hours-protects = They say how many hours are needed in the last three years to be admitted to the exam, and when a project counts.
rules-hours-when = They neither refuse nor warn. The hours are the goal on each student’s card; the share will be needed when attended hours are recorded.
rules-network = Who belongs to the polo
rules-network-protects = A polo tecnico-professionale joins at least these schools, companies and training centres.
rules-network-when = It neither refuses nor warns: the page “Network” says who is there and who is missing.

rules-key-adult-age = Age of majority
rules-key-night-from = The night begins
rules-key-night-to = The night ends
rules-key-daily-hours = Hours a day, at most
rules-key-weekly-hours = Hours a week, at most
rules-key-general-safety = General course
rules-key-specific-low = Specific course, low risk
rules-key-specific-medium = Specific course, medium risk
rules-key-specific-high = Specific course, high risk
rules-key-tutor-low = At low risk, at most
rules-key-tutor-medium = At medium risk, at most
rules-key-tutor-high = At high risk, at most
rules-key-high-risk = Tasks at high risk
rules-key-hours-technical = Technical institutes
rules-key-hours-vocational = Vocational institutes
rules-key-project-share = A project counts from
rules-key-network-institutes = Technical or vocational institutes
rules-key-network-companies = Companies in the Register
rules-key-network-its = ITS Academies
rules-key-network-training = Accredited training bodies

rules-value-years = { $value } years
rules-value-oclock = { $value }:00
rules-value-hours =
    { $value ->
        [one] one hour
       *[other] { $value } hours
    }
rules-value-students =
    { $value ->
        [one] one student
       *[other] { $value } students
    }
rules-value-percent = { $value }% of its hours
rules-value-members = at least { $value }
rules-value-yes = forbidden
rules-value-no = allowed
rules-from = from { $from }
rules-from-to = from { $from } to { $to }
rules-time-past = past
rules-time-now = in force
rules-time-ahead = ahead
rules-to-check = to be checked
rules-confirmed = confirmed on { $day }
rules-confirmed-by = confirmed on { $day } by { $name }
rules-shipped = came with Annoda

rules-in-time = The values in time
rules-confirm = I have checked it in the source
rules-correct = Correct
rules-correct-text = For a slip of the pen: it counts as if it had always been so. Where the law changes from a day on, use “Another value from a day on”.
rules-correct-send = Correct
rules-follow = Another value from a day on
rules-follow-text = The present value ends the day before. For each request its first day counts: those that begin earlier keep the old value.
rules-follow-send = Show me what changes
rules-take-back = Take this value back
rules-field-value-hint = From { $least } to { $most }.
rules-field-from = From
rules-field-to = Until
rules-field-to-hint = Empty: without an end.
rules-field-citation = Source
rules-field-citation-hint = Law, article, paragraph.
rules-field-checked = I have read it in the source
rules-field-checked-hint = Without this mark the value holds, but stays “to be checked”.

rules-ask = Before you change it: this is what happens
rules-effect-none =
    { $boards ->
        [one] On the open board no match is judged otherwise.
       *[other] On the { $boards } open boards no match is judged otherwise.
    }
rules-effect-refused =
    { $count ->
        [one] one possible match becomes refused
       *[other] { $count } possible matches become refused
    }
rules-effect-refused-placed =
    { $count ->
        [one] of these, one is made already
       *[other] of these, { $count } are made already
    }
rules-effect-allowed =
    { $count ->
        [one] one refused match becomes possible
       *[other] { $count } refused matches become possible
    }
rules-effect-warned =
    { $count ->
        [one] one match gets a warning
       *[other] { $count } matches get a warning
    }
rules-effect-cleared =
    { $count ->
        [one] one match loses its warning
       *[other] { $count } matches lose their warning
    }
rules-effect-placed-stay = Whoever is placed stays there: the board shows the refusal, and the school decides.
rules-ask-yes = Confirm and apply
rules-ask-no = Leave it as it is
rules-done-confirm = Confirmed. Your check is written beside the value.
rules-done-correct = Corrected. Open boards update by themselves.
rules-done-follow = The new value is written. Open boards update by themselves.
rules-done-take-back = Taken back. Open boards update by themselves.
rules-stale-last = The last change, { $moment }: { $deed }
rules-reload = Read the value again and go on from there

rules-log = Who changed what
rules-somebody = Somebody
rules-did-open = { $name } added: { $after }
rules-did-confirm = { $name } checked in the source: { $after }
rules-did-correct = { $name } corrected: before { $before }; now { $after }
rules-did-correct-source = { $name } corrected the source of: { $after }
rules-did-close = { $name } set an end: { $after }
rules-did-reopen = { $name } put back in force: { $after }
rules-did-take-back = { $name } took back: { $before }
