# The page on which a company says what it needs: its own words, proposals, who is there now, drafts.

need-words = Say it in your own words
need-words-note = what is done and what one must be able to do: schools read this too
need-hint-words = For example: “We look for two people for the lathe. They must read drawings and measure parts.”
need-read = Recognise occupation and competences
need-read-nothing = In these words I recognised neither an occupation nor a competence. Try to say what is done, such as “welding”, “assembling panels”, or choose below.
need-read-occupation = Is this the occupation?
need-read-needs =
    { $named ->
        [0] from your words
       *[other] needs { $needs } of the { $named } competences that you named
    }
need-read-competences = Competences to confirm
need-read-competences-note = nothing is chosen until you add it
need-read-from = from “{ $words }”
need-read-usual = usual for the occupation
need-read-add = Add
need-read-take = Add “{ $competence }”
need-read-take-all = Add all { $count }
need-read-all-taken = All recognised competences are in the request: choose below how much is needed.
need-read-unmatched = Not recognised: { $words }. If it matters, choose the competence yourself below.
need-asked-drop = Take this competence away
need-templates = Begin with a typical request
need-templates-note = Title, occupation, competences, tasks and hours are written already: change them as you like, and nothing is published until you say so.
need-template-begun = Begun with “{ $title }”: check it, change what is different at your company and add dates and risk. It is not published yet.
need-keep = Save the draft
need-saved = draft saved: { $when }
need-saved-elsewhere = This draft was changed in another window: here it is no longer saved by itself.
need-not-saved = The draft could not be saved: publish it, or delete some old drafts.

drafts-heading = Drafts
drafts-untitled = Untitled
drafts-discard = Delete
drafts-discard-one = Delete the draft “{ $title }”
demands-copy = Copy into a new request
demands-filled = All places are taken: the request has closed by itself.
demands-over = The period is over: the request has closed by itself. Copy it to ask again.
demands-unanswered = For { $days } days nobody was matched. Try a lower level, or ask the schools: you can copy and change it.

fits-heading = Who is there now
fits-again = Count again
fits-nothing-asked = When you choose a competence, you see here how many students of the network reach it.
fits-all-met = students have all that you ask
fits-rest-met = students have all the rest
fits-one-step = { $count } more are one step away
fits-of = of { $students } in the network
fits-few = fewer than { $fewest }
fits-chart = how well they fit
fits-band = from { $from } to { $to }: { $count }
fits-eased = With the level “{ $level }” in { $competence }: { $count } instead of { $now }.
fits-eased-at-least = With the level “{ $level }” in { $competence }: at least { $count } instead of { $now }.
fits-apply = Apply
fits-where = Where they are
fits-class = Year { $grade }, { $track }
fits-other-classes = others in classes where they are few
fits-lacking = What is missing
fits-lacking-note = students who reach it, of { $students }
fits-privacy = You see numbers and never names; below { $fewest } the number is not told. Only competences count. Talking with students always goes through the school.
