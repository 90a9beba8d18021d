# The pages that come alive in the browser, and what stands on all: the browser downloads these texts.

site-polo = Polo Valdera · Mechanics
skip-to-content = Skip to content
loading = One moment…
search-button = Search
search-others = Others in ESCO
search-others-note = Not in the polo’s catalogue yet.
search-found-by = found by “{ $words }”
cancel = Cancel
close = Close

nav-home = Annoda, front page
nav-label = Main
nav-menu = Menu
nav-occupations = Occupations
nav-competences = Competences
nav-boards = Boards
nav-demands = Requests
nav-waiting = waiting for you:
nav-preferences = Preferences
nav-rules = Rules
nav-releases = Releases
nav-network = Network
nav-classes = Classes
nav-imports = Import
nav-tutors = Tutors
nav-catalogue = Catalogue
nav-profile = My profile
nav-enter = Enter
nav-leave = Leave
nav-change = You are { $name }: access and person
nav-search = An occupation, a competence

footer-label = Information
footer-accessibility = Accessibility statement
footer-privacy = Privacy
footer-licence = Free software, EUPL-1.2 licence
esco-before = This service uses the
esco-link = ESCO classification
esco-after = of the European Commission.

fit-of = Fit
fit-out-of = out of 100

problem-not-found = There is nothing here
problem-forbidden = This cannot be done
problem-busy = Come back in a moment
problem-internal = Something went wrong
problem-home = Back to the start

wanted-seats =
    { $seats ->
        [one] { $seats } seat
       *[other] { $seats } seats
    }
wanted-ahead =
    { $people ->
        [one] { $people } person in the coming years
       *[other] { $people } people in the coming years
    }
wanted-by-year = { $people } by { $year }, { $confidence }
competence-count =
    { $count ->
        [one] { $count } competence
       *[other] { $count } competences
    }

occupations-title = Occupations
occupations-heading = Which job is for me?
occupations-lead = The trades that the network teaches and companies ask for. Open one: see what it needs, how near you are and who asks for it.
occupations-search = An occupation, a competence, a word
occupations-only-wanted = Only those asked for now
occupations-count = { $shown } of { $total } occupations
occupations-none = No occupation with these words. Try a shorter one, such as “lathe”.

asking-heading = Who asks for it in the network
asking-nobody = At the moment no company of the network asks for it.
asking-summary =
    { $seats ->
        [0] { $people ->
            [one] One person needed in the coming years
           *[other] { $people } people needed in the coming years
        }
        [one] One seat now{ $people ->
            [0] { "" }
            [one] { " " }and one person in the coming years
           *[other] { " " }and { $people } people in the coming years
        }
       *[other] { $seats } seats now{ $people ->
            [0] { "" }
            [one] { " " }and one person in the coming years
           *[other] { " " }and { $people } people in the coming years
        }
    }, { $companies ->
        [one] at one company.
       *[other] at { $companies } companies.
    }
near-heading = Nearby occupations
near-shared =
    { $count ->
        [one] one competence in common
       *[other] { $count } competences in common
    }
near-met = you already have { $met } of { $all } competences

fit-start = How near are you?
fit-start-detail = Say below what you can do: the figure changes at once.
fit-met =
    { $met ->
        [0] None of { $all } competences yet
        [one] You already have one of { $all } competences
       *[other] You already have { $met } of { $all } competences
    }
fit-to-do =
    { $strengthen ->
        [0] { "" }
        [one] One to strengthen,{ " " }
       *[other] { $strengthen } to strengthen,{ " " }
    }{ $learn ->
        [0] none to learn from scratch.
        [one] one to learn.
       *[other] { $learn } to learn.
    } You say so yourself: on a board it counts once a teacher confirms it.
needed-heading = What it needs
needed-can-do = I can do it…
needed-essential = essential
needed-optional = optional
needed-noscript = To answer you need JavaScript: the figure is worked out on your device and nothing is sent to anybody.
answer-alone = on my own
answer-guided = with guidance
answer-no = no
missing-heading = What you are missing
missing-how-much = how much nearer
missing-gain = { $points } points more
taught-heading = Where it is taught
taught-attested = as far as schools attest it
taught-of =
    { $taught ->
        [one] { $taught } competence of { $all }
       *[other] { $taught } competences of { $all }
    }
taught-missing = Not known here: { $words }
taught-nowhere = As far as we know, not yet taught in the network: { $words }.
taught-unknown = We do not know yet where it is taught in the network: it is said once a school attests it of at least three students of the same course.
missing-taught = taught at: { $courses }
missing-nothing = You already have everything it needs.
profile-stays = The profile stays on this device: we send it to nobody.

competences-title = Competences
competences-heading = What is asked, and what it is for
competences-lead = Every competence of the network: which occupations need it and which companies ask for it today.
competences-search = A competence or another name for it
competences-count = { $shown } of { $total } competences
competences-none = No competence with these words. Try others, for example “welding”.
competence-occupations =
    { $count ->
        [one] { $count } occupation
       *[other] { $count } occupations
    }
competence-asked =
    { $people ->
        [one] asked for one person
       *[other] asked for { $people } people
    }{ $companies ->
        [one] { " " }by one company
       *[other] { " " }by { $companies } companies
    }
competence-also = Also: { $words }.
competence-can-you = I can use it…
competence-needed-by = Where it is needed
competence-asked-by = Who asks for it
competence-no-occupation = No occupation of the catalogue needs it.
competence-no-request = At the moment no company asks for it.

profile-title = My profile
profile-heading = My profile
profile-lead = What you said you can do, and the occupations it is nearest to.
profile-empty = Your profile is still empty. Open an occupation and say what you can do: it fills up by itself.
profile-start = Choose an occupation
profile-answers = My competences
profile-forget = Take the answer back: { $competence }
profile-ranking = The nearest occupations
profile-delete = Delete everything
profile-delete-title = Delete the profile?
profile-delete-text = Your answers disappear from this device. They are kept nowhere else, so they cannot be brought back.
profile-delete-yes = Yes, delete
