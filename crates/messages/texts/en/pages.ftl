# The pages that stay the server’s, except for the companies’ form.

site-description = Annoda: companies tell schools whom they need, students find a fitting place and know why.

front-title = Those who seek and those who learn, at one table
front-heading = Those who seek and those who learn, tied at the same table.
front-lead = The companies of the Valdera tell schools whom they need. Schools teach it. Every student finds a fitting place, and knows why.
front-reason-fit = Every match shows its reasons
front-reason-rule = Every refusal cites its rule
front-reason-name = Companies see cards without names

door-student = Students and families
door-student-question = Which job is for me?
door-student-text = Discover the trades of mechanics, who asks for them near home, what they need and what you are missing.
door-student-action = Explore occupations
door-student-note = No account, also on the phone
door-teacher = Teachers
door-teacher-question = Who goes where, and why?
door-teacher-text = Move the students’ cards onto the places and see at once how well they fit. Every step can be undone.
door-teacher-action = Open a board
door-teacher-note = Live, with those you work with
door-company = Companies
door-company-question = Whom do I need, whom do I find?
door-company-text = Say whom you need, when and with which competences: the request shows up on the schools’ boards at once.
door-company-action = Describe whom you need
door-company-note = One form, ten minutes

strip-heading = The network now
figure-companies = companies
figure-schools = schools and centres
figure-students = students on boards
figure-seats = seats matched
figure-of = of { $total }
figure-forecast = people needed in the coming years
figure-occupations = occupations
figure-competences = competences

scene-label = The board in small, with made-up people: three students on the left, three requests of companies on the right, tied by threads that say how well they fit, 88 and 81 out of 100. The third thread is refused, with its rule.
scene-students = Students
scene-demands = Requests of companies
scene-skills-1 = CNC · Drawing · Metrology
scene-skills-2 = CAD/CAM · Turning
scene-skills-3 = TIG welding · Drawing
scene-hours = of 150 hours
scene-free = free seat
scene-title-1 = 3D drawing of moulds
scene-title-2 = Quality control
scene-title-3 = Deburring and furnaces
scene-refusal = Not allowed.
scene-refusal-why = High-risk task in the risk assessment

wanted-people =
    { $people ->
        [one] { $people } person
       *[other] { $people } people
    }

entrance-title = Enter
entrance-heading = Through whose eyes do you want to look?
entrance-lead = This is a demonstration: people and companies are made up, the places are those of the Valdera. Choose whom to be; you can change at any time.
entrance-invitation = People of schools and companies come in by an invitation of the polo. Occupations, competences and requests can be explored without an account.
entrance-about-teacher = They see their own students’ names and match on their own school’s boards.
entrance-about-student = They see the requests and their own seat, not other students.
entrance-about-company = They say whom they need; of students they see cards without names.
entrance-about-coordinator = Sees every board of the network, without names and without changing anything.
for-others-demo = In this demonstration you may go on as one of these made-up people.

boards-title = Boards
boards-heading = Matching boards
boards-lead = Each board brings some classes and the companies’ requests together for one period.
boards-for-whom = Boards are for those who work on them: teachers, students who take part, companies with a request, the network’s coordination.
boards-none = No board yet: you will see one when your school or your company takes part in it.
boards-demands =
    { $count ->
        [one] { $count } request
       *[other] { $count } requests
    }
boards-placed = { $part } of { $whole } students matched
boards-taken = { $part } of { $whole } seats taken

accessibility-title = Accessibility statement
accessibility-heading = Accessibility statement
accessibility-lead = Annoda is made for everybody to use. The reference is WCAG 2.2, level AA; the state of conformity is “partially conformant”, as so far only we have checked it.
accessibility-how = How we check it
accessibility-how-text = At every change an automatic check (axe) runs over all pages, on desktop and phone, also with a card lifted and with dialogs open, and tests repeat the main journeys with the keyboard alone. Tests with people who use assistive technologies have not been done yet.
accessibility-drag = Everything without dragging
accessibility-drag-text = Whatever can be dragged can also be done from the “Move…” button or the keyboard; a message says each time who moved, from where, to where and how to undo. Pages can be read without JavaScript, and the companies’ form works without it.
accessibility-known = What does not work yet
accessibility-known-text = The board and the profile need JavaScript to change something. On the board very long lists show only the cards near those that you are looking at.
accessibility-report = Report a problem
accessibility-report-none = Whoever runs this service has not given an address for reports yet: turn to the school or body through which you got to know it.
contact-write = Write to

privacy-title = Privacy
privacy-heading = Who sees what
privacy-lead = Many students are minors: everybody sees only what they need, and it is the service that decides, not the page.
privacy-company = Companies
privacy-company-text = Of students they see a card without a name: a code, the year of study, the track, the competences, a band of distance. No date of birth, no address; the name only if the student or the family asks for it, until the chosen day, and every reading is noted. They see their own requests only.
privacy-school = Schools and coordination
privacy-school-text = Teachers read the names of their own school’s students only; of others they see the card without a name. The network’s coordination sees no names.
privacy-student = Students
privacy-student-text = Everybody sees themselves and the requests, not other students. On the page “Releases” they decide who may read their name, see who has, download their data and ask for corrections.
privacy-wishes = Preferences and assessments
privacy-wishes-text = A student’s order of places is seen by the student, the schools of the board and the coordination: never by companies. What a company thinks of a candidate is seen by that company, the schools of the board and the coordination: not by the student or by other companies.
privacy-visitor = Exploring without an account
privacy-visitor-text = The profile that you click together among the occupations stays in this browser’s storage: it is sent neither to us nor to others. You delete it on the page “My profile”.
privacy-log = The history of boards
privacy-log-text = Every step on a board stays written with date and author, so that it can be undone and explained. The history holds codes, never names or free text; teachers and coordination read it. The same holds for whoever checks or changes a rule.
privacy-account = Whoever has an account
privacy-account-text = Of the password we keep a fingerprint only. Of each session it stays written when it began, when it was used and with which browser: you see it and end it at “My access”. A register says who came in, who did not succeed and what was done with accounts, with codes and without addresses; the coordinator reads it.
privacy-cookies = Cookies
privacy-cookies-text = Technical ones only: the chosen language, the session of whoever has logged in and, in the demonstration, the person as whom you look. No statistics, no third parties.
privacy-rights = Your rights
privacy-rights-none = Whoever runs this service has not given an address yet: to see, correct or delete your data turn to your school or your company.
setup-title = Prepare a board
setup-heading-new = A new board
setup-heading-more = Prepare the board
setup-for-whom = Boards are prepared by whoever is in charge of a school’s FSL.
setup-lead = A board is one round of matches: the classes that take part and the seats that there are, in a period.
setup-field-title = What it is called
setup-title-example = FSL spring 2027
setup-field-from = From
setup-field-to = To
setup-classes = Classes
setup-students-count = { $count ->
    [one] 1 student
   *[other] { $count } students
}
setup-class-new = { $count ->
    [one] 1 to be added to the board
   *[other] { $count } to be added to the board
}
setup-class-stays = A class that takes part stays: its students are on the board already.
setup-no-classes = This school has no classes yet.
setup-import-classes = Import classes and students
setup-places = Seats
setup-places-text = How many seats of each request go to this board. Those that you leave stay for the others.
setup-seats-count = { $count ->
    [one] 1 seat available
   *[other] { $count } seats available
}
setup-most = of { $count }
setup-no-places = No company has free seats. When some come, you add them here.
setup-make = Make the board
setup-save = Save
setup-cancel = Leave it
setup-new = New board
setup-more = Classes and seats
roll-heading = The classes have changed
roll-newcomers = { $count ->
    [one] 1 student of { $class } is not on this board yet.
   *[other] { $count } students of { $class } are not on this board yet.
}
roll-admit = Add to the board
roll-leavers = { $count ->
    [one] 1 student on the board is in none of its classes any more.
   *[other] { $count } students on the board are in none of its classes any more.
}
roll-now = now in { $class }
roll-dismiss = Take off the board
roll-joined = { $count ->
    [one] 1 student is on the board now.
   *[other] { $count } students are on the board now.
}
roll-left = { $count ->
    [one] 1 student is no longer on the board.
   *[other] { $count } students are no longer on the board.
}
roll-back = Undo
roll-nothing = There is nothing left to do: the board and the classes agree.
boards-waiting-yes = { $count ->
    [one] 1 match waits for your yes
   *[other] { $count } matches wait for your yes
}
boards-waiting-signature = { $count ->
    [one] 1 match waits for the agreement to be signed
   *[other] { $count } matches wait for the agreement to be signed
}
