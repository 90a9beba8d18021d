# The companies’ form and requests, fields to mend, problems of an import.

demands-title = Requests
demands-heading = Our requests
demands-lead = What you have asked, on which boards it stands and how many seats are matched already.
demands-for-whom = Here a company sees its own requests and writes new ones.
demands-new = New request
demands-none = There are no requests yet. Write the first: it takes ten minutes.
demands-on-no-board = It is on no board.
demands-published = “{ $title }” is published and can be seen at once on: { $boards }.
demands-published-nowhere = “{ $title }” is published. It has no seats on any board: schools find it among the occupations.
demands-published-forecast = “{ $title }” is published among the future needs: schools and students find it among the occupations.

need-title = New request
need-heading = What do you need?
need-for-whom = Here a company tells schools whom it needs: a place now, or people to train for the coming years.
need-publish = Publish for schools
need-choose = choose…
need-kind = Kind of request
need-kind-placement = Place
need-kind-placement-text = One or more people in a given period: school–work training, summer, internship.
need-kind-forecast = Future need
need-kind-forecast-text = How many people and by when: schools prepare them.
need-what = Whom you need
need-when = When
need-by-when = By when
need-where = Where, and with which risks
need-conditions = What else is good to know
need-seats = On which boards
need-seats-note = how many of your seats you give to each school
need-field-title = Title of the request
need-field-positions = People
need-field-occupation = Occupation
need-field-tasks = What is to be done
need-field-from = From
need-field-to = To
need-field-weekly-hours = Hours a week
need-field-starts-at = Begins
need-field-ends-at = Ends
need-field-by-year = By the year
need-field-confidence = How sure it is
need-field-municipality = Municipality
need-field-risk = Risk of the workplace
need-field-min-age = Minimum age
need-field-conditions = Conditions
need-hint-title = In your own words, such as “CNC turning of small series”.
need-hint-occupation = The nearest of the catalogue: it suggests the competences.
need-hint-by-year = From this year to the next ten.
need-hint-confidence = Sure: it is decided. Likely: you expect it. Possible: you are thinking of it.
need-hint-risk = As in the risk assessment document (DVR).
need-hint-min-age = Only if you ask for it: from 14 to 30 years.
need-hint-conditions = Canteen, public transport, work clothes, breaks.
need-high-risk-task = The risk assessment marks this task as high risk
need-high-risk-task-text = In that case the law does not allow students to be matched with it (L. 145/2018, art. 1 c. 784-novies).
need-asked = Competences
need-asked-note = how well they must do it, and how much it counts for you
need-asked-row = Competence { $number }
need-asked-competence = Competence
need-asked-none = choose a competence…
need-asked-level = At least
need-asked-weight = How much it counts
need-asked-mandatory = mandatory
need-asked-suggest = Add the typical competences of the occupation
need-asked-suggest-note = What you wrote stays. Another line appears when you fill the last one.
need-board-about =
    { $students ->
        [one] { $period }, one student
       *[other] { $period }, { $students } students
    }
need-problem = { $field }: { $problem }
need-kept = What you wrote is still here: mend it and publish again.
need-aside-heading = What happens next
need-step-publish = You publish: the request shows up at once on the boards that you give seats to.
need-step-board = Teachers see how well each student fits, and why.
need-step-match = You follow the matches live, on your requests.
need-aside-forecast = You don’t know when yet?
need-aside-forecast-text = Choose “Future need”: you say how many people you will need and by which year, and schools can prepare them.

field-required = Write something.
field-choose = Choose one.
field-too-long = At most { $most } characters.
field-number = Write a whole number from { $least } to { $most }.
field-day = Choose a day.
field-time = Write a time, such as 08:00.
field-ends-before = The end comes before the beginning.
field-past = The period is over already.
field-too-long-period = At most one year.
field-twice = This competence stands in another line already.
field-one-competence = Choose at least one competence.
field-too-many = At most { $most } competences.
field-more-seats-than-positions =
    { $seats ->
        [one] You gave one seat to boards, more than the people you need.
       *[other] You gave { $seats } seats to boards, more than the people you need.
    }
field-forecast-has-no-seats = A future need has no seats on boards.
field-not-allowed = This value is not allowed: check it.
field-day-between = Choose a day between { $least } and { $most }.
field-regulation-after = Choose a day after { $day }, when the present value begins.
field-regulation-ends-before = From { $day } another value holds already: end before it.
field-regulation-held = Another value holds on those days already, from { $day }: choose another day.
field-regulation-twice = Another value begins on that day already.
field-regulation-one-without-end = There is a value without an end already: write the last day.
field-regulation-only-one = It is the only value: it cannot be taken back, but it can be corrected.
field-school-code = This is no school code: it has ten letters and digits, such as PITF01000A.
field-school-code-of-schools = Only schools have a school code: leave it empty.
field-vat = This is no VAT number: it has eleven digits, and the last one checks the others.
field-vat-twice = { $name } has this VAT number already.
field-ateco = Write the ATECO code with two, four or six digits, such as 25.53.00.
field-email = Write an address of e-mail, such as info@company.it.
field-phone = Write a telephone number of 6 to 15 digits.
field-kind-held = It cannot become this kind: classes hang on schools, and requests on companies.
field-membership-held = There is another membership on those days already, from { $day }.
field-membership-lead = Another one leads on those days, from { $day }.
field-membership-twice = Another membership begins on that day already.
field-membership-one-without-end = There is a membership without an end already: write the last day.
field-membership-one-lead = Another one leads already.
field-agreement-held = Another agreement holds on those days already, from { $day }.
field-agreement-twice = Another agreement begins on that day already.
field-school-year = Write the school year, for example 2026/27.
field-section = Only letters and digits, for example A or A1.
field-class-twice = This class is there already in that school year.
field-number-twice = Another student has this register number.
field-held-twice = This competence is there already.
field-student-age = Check the date: the age must be between { $least } and { $most }.
field-not-ahead = It cannot be in the future.
field-course-without-hours = Write the hours of the course as well.
field-class-has-students =
    { $count ->
        [one] the class still has { $count } student.
       *[other] the class still has { $count } students.
    }
field-class-on-boards =
    { $count ->
        [one] the class takes part in { $count } board.
       *[other] the class takes part in { $count } boards.
    }
field-student-on-boards =
    { $count ->
        [one] they take part in { $count } board.
       *[other] they take part in { $count } boards.
    }
field-student-has-past =
    { $count ->
        [one] they have { $count } placement of earlier years.
       *[other] they have { $count } placements of earlier years.
    }
field-student-enters = they enter the site themselves.
field-promotion-same = That is the class of now: choose another school year, year or section.
field-promotion-nobody = Choose one student at least.
