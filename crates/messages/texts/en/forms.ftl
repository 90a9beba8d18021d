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
need-field-municipality = Municipality
need-field-risk = Risk of the workplace
need-field-min-age = Minimum age
need-field-conditions = Conditions
need-hint-title = In your own words, such as “CNC turning of small series”.
need-hint-occupation = The nearest of the catalogue: it suggests the competences.
need-hint-tasks = Two or three simple sentences.
need-hint-by-year = From this year to the next ten.
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
need-aside-names = Of students you see cards without names. To talk to them one always goes through the school.

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

import-missing-file = The file is missing. Add it to the package.
import-empty-file = The file is empty. At least the row with the names of the columns is needed.
import-too-large = The file exceeds { $most } MB. Split it or check that it is the right one.
import-not-utf8 = The file is not in UTF-8. Save it as “CSV UTF-8”.
import-nul = There is a null character. Export the file again.
import-open-quote = A quote never closes. Check the quotes of this row.
import-missing-column = The column is missing. Add it to the first row.
import-duplicate-column = The column occurs twice. Leave one.
import-ragged = The row has { $found } cells instead of { $expected }. Check the semicolons.
import-required = The cell is empty. Write a value.
import-too-long = The text is too long: at most { $most } characters.
import-not-a-number = This is no whole number. Write digits only.
import-out-of-range = The number must lie between { $least } and { $most }.
import-not-a-date = This is no date. Write it as 31/01/2027.
import-not-a-time = This is no time. Write it as 08:30.
import-not-a-choice = None of the values allowed: { $choices }.
import-not-istat = This is no ISTAT code of a municipality. Write the six digits.
import-not-vat = This is no partita IVA. Write the eleven digits.
import-not-a-uri = This is no address that begins with http.
import-not-a-school-year = This is no school year. Write it as 2026/27.
import-not-a-class = This is no class. Write it as 4A or, with the school, S01/4A.
import-duplicate = The code stands in row { $first } already. Remove one of the two.
import-unknown = Not in the file { $in }. Check the code or add the missing row.
import-not-a-school = This organisation is no school with classes.
import-not-a-company = This organisation is no company.
import-ends-before = The end comes before the beginning. Check the dates.
import-broader-than-itself = The competence is named as its own broader one. Empty the cell.
import-too-many-competences = The request has too many competences: at most { $most }.
import-forecast-has-no-seats = This is a future need: it has no seats on boards. Remove the row.
import-more-seats-than-positions = The seats given to boards are { $seats }, the request has { $positions }. Reduce them.
import-demand-not-on-board = The request is not on board { $board }. Add it to the board or remove the row.
import-student-not-on-board = The student is not on board { $board }. Check the class or remove the row.
