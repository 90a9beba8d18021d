# The catalogue that grows: concepts of ESCO, competences that companies propose, the coordinator’s pages.

need-esco-heading = Search all of ESCO
need-esco-note = not in the polo yet: they come into the catalogue when you publish
need-esco-search = Search an occupation or a competence
need-esco-read = In ESCO too
need-esco-mark = from ESCO, not in the polo yet
need-esco-chosen = { $label } (from ESCO, not in the polo yet)
need-esco-taken = in the request
need-esco-nothing = ESCO has nothing else for “{ $words }”.
need-esco-not-counted =
    { $count ->
        [one] No student can have it yet, because it is new to the polo: { $names }. What is counted is the rest.
       *[other] No student can have these yet, because they are new to the polo: { $names }. What is counted is the rest.
    }

need-proposed = Propose a competence of the polo
need-proposed-note = Where the right word is missing, write it here. You publish without waiting: when the coordinator approves it, it comes into your request with the level that you say.
need-proposed-row = Proposed competence { $number }
need-proposed-label = What you call it
need-proposed-label-hint = For example “Hand embroidery on leather”.
need-proposed-description = What it means
need-proposed-description-hint = In a sentence or two, for whoever does not know the trade.
need-proposed-broader = Is a kind of
need-proposed-broader-none = none in particular

proposals-own = Proposed competences
proposals-with = with “{ $title }”, { $when }
proposals-heading = Proposed competences
proposals-lead = The words that companies miss in the catalogue. Approved or merged into another one, the competence comes into the request with which it was proposed.
proposals-state = State
proposals-all = all
proposals-state-proposed = waiting
proposals-state-approved = approved
proposals-state-merged = merged into another one
proposals-state-declined = declined
proposals-none-waiting = No proposal waits for a decision.
proposals-none = No proposal in this state.
proposals-by = { $company }, { $when }
proposals-facts = The proposal
proposals-who = From
proposals-when = On
proposals-demand = With the request
proposals-became = Has become
proposals-decided = Decided by
proposals-reason = Reason
proposals-reason-hint = The company reads it, beside its proposal.
proposals-approve = Approve as a competence of the polo
proposals-approve-note = In the catalogue it is marked as local. Who has it is measured from now on.
proposals-approve-send = Approve
proposals-merge = Merge it into a competence that is there
proposals-merge-note = Where the catalogue or ESCO says the same by another name.
proposals-merge-search = Search a competence
proposals-merge-send = Merge
proposals-merge-one = Merge into “{ $label }”
proposals-decline = Decline it
proposals-decline-send = Decline
proposals-done-approve = The competence is in the catalogue and in the request.
proposals-done-merge = The proposal is merged, and the competence is in the request.
proposals-done-decline = The proposal is declined. The company reads the reason.

catalogue-heading = Catalogue
catalogue-for-whom = Here the coordinator keeps the polo’s catalogue: occupations, competences, companies’ proposals.
catalogue-lead = The words by which the polo’s schools and companies understand each other: from ESCO, and those that the polo adds.
catalogue-waiting =
    { $count ->
        [0] no proposal waits
        [one] one proposal waits
       *[other] { $count } proposals wait
    }
catalogue-polo = In the polo
catalogue-shown = { $shown } of { $known }
catalogue-search = Search the catalogue and ESCO
catalogue-no-match = Nothing in the catalogue matches.
catalogue-esco-heading = Others in ESCO
catalogue-esco-how = Search a word: here you find what ESCO has and the polo has not yet.
catalogue-no-esco = The ESCO classification has not been imported yet.
catalogue-take = Take into the catalogue
catalogue-take-one = Take “{ $label }” into the catalogue
catalogue-local = local
catalogue-esco = ESCO
catalogue-see = How it is seen
catalogue-words = The polo’s words
catalogue-official = In ESCO: { $label }
catalogue-label-it = Name in Italian
catalogue-label-en = Name in English
catalogue-label-en-hint = Empty: as in Italian.
catalogue-synonyms = Other words, in Italian
catalogue-synonyms-hint = One in a line: it is found by these too.
catalogue-description-it = Description in Italian
catalogue-description-en = Description in English
catalogue-broader = Is a kind of
catalogue-end = Taking it out of the catalogue
catalogue-remove = Take out
catalogue-remove-send = Yes, take it out
catalogue-remove-question = It disappears from the lists and from the occupations that ask it. From ESCO it can be taken again.
catalogue-remove-not = It cannot be taken out:
catalogue-stale = Meanwhile somebody else has changed these data. Nothing was done.
catalogue-done-take = It is in the catalogue. Here you choose the polo’s words.
catalogue-done-change = The words are saved and reach the pages and the open boards.
catalogue-done-remove = It is no longer in the catalogue.

field-proposed-twice = You have proposed it in another line already.
field-too-many-proposed = At most { $most } proposals.
field-too-many-synonyms = At most { $most } words.
field-competence-there = There is “{ $label }” already: choose another name, or merge them.
field-broader-circle = It is a kind of this one: choose another.
field-concept-has-students =
    { $count ->
        [one] { $count } student has it.
       *[other] { $count } students have it.
    }
field-concept-has-demands =
    { $count ->
        [one] { $count } request names it.
       *[other] { $count } requests name it.
    }

esco-page-occupation = Occupation of ESCO
esco-page-skill = Competence of ESCO
esco-page-knowledge = Knowledge of ESCO
esco-page-here = It is in the polo’s catalogue too: see who asks for it and how near you are
esco-page-occupation-not-here = The polo does not have this occupation yet: no company has asked for it.
esco-page-competence-not-here = The polo does not have this competence yet: no company has asked for it.
esco-page-essentials = Essential competences
esco-page-no-essentials = ESCO names none.
esco-page-no-essentials-of-competence = According to ESCO it presupposes no others.
