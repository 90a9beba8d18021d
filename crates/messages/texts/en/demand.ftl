# A request that stands: changing it, withdrawing it, reopening it.

demand-edit = Change
demand-edit-one = Change “{ $title }”
demand-edit-title = Change the request
demand-edit-heading = Change “{ $title }”
demand-edit-withdrawn = It is withdrawn, and stays so until you reopen it.
demand-save = Save the changes
demand-kept = What you wrote is still here: mend it and save again.
demand-standing-note = schools give and take these seats
demand-stale-by = Meanwhile { $name } has changed this request.
demand-stale-import = Meanwhile this request has changed, for example by an import.
demand-stale-look = Below you see it as it is now: have a look, and try again if you like.
demand-unseats-some = With these changes some students who have a seat already would not be allowed it any more by the rules.
demand-unseats = With these changes { $count } students who have a seat already would not be allowed it any more by the rules.
demand-unseats-text = If you save, they stay where they are: the teacher sees on the board which rule is broken, and decides.
demand-unseats-agree = I know, and want to save all the same
demand-history = What has changed
demand-deed-changed = { $name } changed it
demand-deed-withdrawn = { $name } withdrew it
demand-deed-reopened = { $name } reopened it
demand-somebody = Somebody
demand-withdraw-way = Withdraw this request
demand-reopen-way = Reopen this request
demand-done-change = “{ $title }” is changed: whoever has a board open sees it already.
demand-done-withdraw = “{ $title }” is withdrawn: it is not shown any more, and its seats are off the boards.
demand-done-reopen = “{ $title }” is open again: schools may put it on boards once more.

demand-withdraw = Withdraw
demand-withdraw-one = Withdraw “{ $title }”
demand-withdraw-title = Withdraw the request
demand-withdraw-heading = Withdraw “{ $title }”?
demand-withdraw-text = It is not shown among the occupations any more and its seats disappear from the boards. It stays in your list among the withdrawn ones, and can be reopened while its days are not over.
demand-withdraw-boards = These seats disappear
demand-withdraw-send = Yes, withdraw the request
demand-withdraw-not = It cannot be withdrawn now.
demand-reason = Why you withdraw it
demand-reason-hint = A few words: only your company reads them.
demand-back = Back to the requests
demand-withdrawn-heading = Withdrawn
demand-withdrawn = Withdrawn on { $day }: { $reason }
demand-reopen = Reopen
demand-reopen-one = Reopen “{ $title }”
demand-reopen-heading = Reopen “{ $title }”?
demand-reopen-text = It is shown among the occupations again. It comes back to boards when schools choose it: the seats of before are gone.

field-kind-with-seats =
    { $seats ->
        [one] One seat is on a board already: to make it a future need, ask the school to take the seat away first.
       *[other] { $seats } seats are on boards already: to make it a future need, ask the schools to take them away first.
    }
field-positions-below-seats = The boards have { $seats } seats already, { $taken } of them taken: write at least { $seats }, or ask the schools to give some back first.
field-demand-over = Its days are over: copy it into a new request.
field-demand-has-students =
    { $taken ->
        [one] One student has a seat already: the school must free it first.
       *[other] { $taken } students have a seat already: the schools must free them first.
    }
