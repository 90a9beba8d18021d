# The proposal: the best plan as a difference from what stands
proposal-open = Propose
proposal-title = Proposal
proposal-close = Close the proposal
proposal-here = worked out in this browser in { $ms } ms
proposal-there = worked out by the server
proposal-locked =
    { $count ->
        [0] no locked card
        [one] one locked card stays where it is
       *[other] { $count } locked cards stay where they are
    }
proposal-proven = proven optimum
proposal-proven-why = An independent check, which does not trust the calculation, has confirmed that no other plan is better in the order written below.
proposal-unproven = not proven
proposal-working = Working out the proposal…
proposal-working-of = Working out the proposal: { $done } students of { $of }
proposal-cancel = Stop
proposal-cancelled = Stopped: nothing has changed.
proposal-timed-out = It took longer than it may: nothing has changed.
proposal-again = Work it out again
proposal-stale = The board has changed meanwhile: this proposal is for how it was before.
proposal-failed = The proposal did not succeed: { $why }
proposal-contradiction = more cards are locked on the board than there are seats

proposal-tiers = What counts, in this order
proposal-now = now
proposal-then = proposal
proposal-difference = difference
proposal-tier-unplaced = Students without a place
proposal-tier-quarter = Placed with a score below 25
proposal-tier-half = Placed with a score below 50
proposal-tier-total-mean = Total score (mean { $before } → { $after })
proposal-tier-moves = Students who leave their place
proposal-bands-now = Now, { $count } placed
proposal-bands-then = Proposal, { $count } placed
proposal-bands-spoken = Placed by score: { $list }
proposal-band = { $from ->
        [0] below 50
       *[other] from { $from }
    }: { $count }

proposal-changes = What changes
proposal-nothing = The plan that stands is the best already: there is nothing to change.
proposal-kept =
    { $count ->
        [one] one student stays in place
       *[other] { $count } students stay in place
    }
proposal-group-new = new
proposal-group-moved = moved
proposal-group-freed = freed
proposal-group-new-hint = had no place
proposal-group-moved-hint = change place
proposal-group-freed-hint = have no place again
proposal-choose-all = Choose all: { $group }
proposal-choose = Accept { $who }
proposal-column-score = score
proposal-column-gain = for all
proposal-waiting = waiting
proposal-rule = rule
proposal-why-choice =
    { $rank ->
        [1] first choice
        [2] second choice
        [3] third choice
       *[other] choice number { $rank }
    }
proposal-why-fit = fit { $fit }
proposal-why-agreed = the company agrees
proposal-why-interesting = the company is interested
proposal-why-better = { $before } today, { $after } there
proposal-why-room = makes room for others
proposal-why-broken = cannot stay there: { $rule }
proposal-stay-free = staying would change nothing
proposal-stay = if she stays: { $price }

proposal-weights = What weighs how much
proposal-weights-reset = as before
proposal-weight-competence = What the student can do
proposal-weight-preference = What the student prefers
proposal-weight-assessment = What the company says
proposal-weight-none = not at all
proposal-weight-little = a little
proposal-weight-some = rather
proposal-weight-much = much
proposal-option-stay = Do not move whoever has a place
proposal-option-not-now = Respect the companies’ “not now”
proposal-live = The proposal is made anew with every change.
proposal-pinned =
    { $count ->
        [one] One student kept in place.
       *[other] { $count } students kept in place.
    }
proposal-unpin = Let them move

proposal-left = Without a place
proposal-left-why = and why
proposal-left-seats = { $students } students for { $seats ->
        [one] one seat
       *[other] { $seats } seats
    }: { $left ->
        [one] { $names } is left
       *[other] { $names } are left
    }
proposal-left-show = Show the { $count }
proposal-names-more = { $names } and { $count } more
proposal-left-rule = { $who }: { $rule }
proposal-left-none = { $who }: no request is possible under the rules
proposal-gains = One seat more would give
proposal-gains-none = One seat more, wherever it were, would not change the plan.
proposal-blocking = Swaps that two would like
proposal-blocking-none = No student and company would rather have each other than what they have.
proposal-blocking-free = { $who } and { $company }, which has a free seat
proposal-blocking-instead = { $who } and { $company }, instead of { $other }
proposal-stable = A stable plan avoids them all: { $placed ->
        [one] one placed
       *[other] { $placed } placed
    }, total score { $total }.
proposal-show-all = show all ({ $count })

proposal-reject = Accept nothing
proposal-step = one step in the history, taken back with Ctrl+Z
proposal-accept-some =
    { $count ->
        [one] Accept the one chosen
       *[other] Accept the { $count } chosen
    }
proposal-accept-all = Accept all: { $count }
proposal-infeasible =
    { $count ->
        [one] One choice was left out: its seat is not free without the others.
       *[other] { $count } choices were left out: their seats are not free without the others.
    }
proposal-replan =
    { $count ->
        [one] Propose anew, keeping the one you left out in place
       *[other] Propose anew, keeping the { $count } you left out in place
    }
proposal-tag-new = new
proposal-tag-moved = moved
proposal-tag-freed = freed

price-free = best
price-unplaced =
    { $count ->
        [one] 1 fewer placed
       *[other] { $count } fewer placed
    }
price-unplaced-gain =
    { $count ->
        [one] 1 more placed
       *[other] { $count } more placed
    }
price-below-quarter =
    { $count ->
        [one] 1 more below 25
       *[other] { $count } more below 25
    }
price-below-quarter-gain =
    { $count ->
        [one] 1 fewer below 25
       *[other] { $count } fewer below 25
    }
price-below-half =
    { $count ->
        [one] 1 more below 50
       *[other] { $count } more below 50
    }
price-below-half-gain =
    { $count ->
        [one] 1 fewer below 50
       *[other] { $count } fewer below 50
    }
price-for-all = price for all
price-free-spoken = Best for all: there is no better plan.
price-spoken = Price for all: the best plan loses { $price }.
price-title = The price
price-of = { $price } from the best plan, which has { $total } points.
price-nothing = Nothing: this pair belongs to a best plan.
price-moves =
    { $count ->
        [one] And one would move:
       *[other] And { $count } would move:
    }
price-nobody = Nobody else would move.
price-step = { $who } → { $to }
price-best-here = The best plan puts the student here.
price-best-there = The best plan: { $where }.
price-best-nowhere = In the best plan there is no place for this student.

score-title = Score of the pair
score-competence = Competences
score-preference = Preference
score-assessment = Company
score-weight = weight { $percent }%

learn-title = What is missing
learn-gap = { $competence } { $level }: worth +{ $points }
learn-enough = With { $list } this place becomes best for all.
learn-never = Learning is not enough to make this place best: others fit it more.
learn-nothing = Nothing of what is asked is missing.
