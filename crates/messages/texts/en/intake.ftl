# The pages by which a file is imported.
intake-title = Import
intake-heading = Import a list
intake-lead = Upload the sheet as it is: from the school register, an Excel, a CSV. You see what changes before anything is written.
intake-for-whom = Here schools and the coordinator bring in the lists that they have already.
intake-what = What is in the file?
intake-about-students = Family name, given name, date of birth, class. Where there are any: municipality, FSL hours, safety courses.
intake-about-student-competences = One row for each student and competence, with the level.
intake-about-companies = Name and municipality; where there are any: VAT number, address, contacts.
intake-about-demands = Company, title, positions, period; where there are any: occupation and competences.
intake-about-placements = Student, company, period, hours: the memory of earlier years.
intake-about-municipalities = Name, ISTAT code, latitude and longitude.
intake-about-travel-times = From one municipality to another, how many minutes, by what.
intake-file = The file
intake-file-hint = Excel (.xlsx) or CSV, up to 100 MB. Titles above the table, more columns and accented letters do no harm.
intake-school-year = School year
intake-school-year-hint = Where the file does not say it.
intake-upload = Upload and look
intake-uploading = Uploading
intake-uploaded = Uploaded. The file is being read.
intake-upload-failed = The upload broke off. Check the connection and try again: nothing was written.
intake-no-file = Choose a file.
intake-no-kind = Choose what is in the file.
intake-privacy = Names are kept in an archive of their own. On the board and for companies there is only a pseudonym. The uploaded file is deleted when you have finished, or after a day.
intake-log = Imports
intake-log-none = Nothing has been imported yet.
intake-log-draft = to be finished
intake-log-done = imported
intake-log-undone = taken back
intake-log-counts = { $added } added · { $changed } changed · { $unchanged } as they were · { $out } left out
intake-by-command = from the command line
intake-open = Open
intake-continue = Go on
intake-step-file = File
intake-step-columns = Columns
intake-step-preview = Preview
intake-step-confirm = Confirm
intake-step-report = Report
intake-steps = Steps
intake-discard = Give up
intake-discard-ask = Give up? The file is deleted and nothing changes in the polo.
intake-discard-yes = Yes, give up
intake-back = Back
intake-rows-count = { $count ->
    [one] 1 row
   *[other] { $count } rows
}
intake-aside = { $count ->
    [one] 1 row set aside (titles, totals)
   *[other] { $count } rows set aside (titles, totals)
}
intake-delimiter-semicolon = semicolon
intake-delimiter-comma = comma
intake-delimiter-tab = tab
intake-delimiter-other = separator { $sign }
intake-workbook = Excel, sheet “{ $sheet }”
intake-sheet = Read another sheet
intake-sheet-read = Read
intake-columns = Columns
intake-columns-update = Update the preview
intake-column-of = Meaning of the column { $name }
intake-not-read = Not read
intake-hidden = hidden
intake-note-private = not needed: it stays outside
intake-note-left = not needed
intake-note-guess = check
intake-note-content = from its content
intake-note-remembered = as last time
intake-note-person = chosen by you
intake-note-nothing = not recognised
intake-missing = There is no column with: { $fields }. Choose at the left which column says it, then update.
intake-to-add = to add
intake-to-change = to change
intake-unchanged = as they are
intake-to-mend = to mend
intake-left-out = left out
intake-stay = they stay as they are
intake-others-ready = the other { $count } are ready
intake-none-to-mend = all in order
intake-new-classes = { $count ->
    [one] 1 new class
   *[other] { $count } new classes
}
intake-bar = { $added } to add, { $changed } to change, { $unchanged } as they are, { $mend } to mend, { $out } left out
intake-mend-heading = { $count ->
    [one] One row to mend
   *[other] { $count } rows to mend
}
intake-mend-more = Here are the first { $shown }; the others are in the sheet to download.
intake-mend-download = Download the rows in Excel
intake-mend-save = Save the corrections
intake-row = row
intake-row-out = Leave the row out
intake-row-in = Take it back in
intake-other-value = Another value
intake-new-value = Write: { $field }
intake-look-heading = To look at
intake-look-text = These rows come in. Only check that they are right.
intake-become = As they will be
intake-view-all = All
intake-view-added = Added
intake-view-changed = Changed
intake-view-unchanged = As they are
intake-view-out = Left out
intake-outcome = outcome
intake-outcome-added = added
intake-outcome-changed = changed
intake-outcome-unchanged = as it is
intake-outcome-mend = to mend
intake-outcome-out = left out
intake-before = before:
intake-page = Page { $page } of { $pages }
intake-page-next = Next page
intake-page-before = Previous page
intake-none-in-view = No row.
intake-forward = { $count ->
    [0] Go on
    [one] Go on with 1 row
   *[other] Go on with { $count } rows
}
intake-undo-possible = The import can be taken back while nothing depends on it.
intake-out-stay = { $count ->
    [0] Every row is ready.
    [one] 1 row stays outside.
   *[other] { $count } rows stay outside.
}
intake-confirm-heading = Import?
intake-confirm-text = All is written together, or nothing.
intake-confirm-added = { $count ->
    [one] 1 row is added
   *[other] { $count } rows are added
}
intake-confirm-changed = { $count ->
    [one] 1 row changes what is there
   *[other] { $count } rows change what is there
}
intake-confirm-unchanged = { $count ->
    [one] 1 row is there already
   *[other] { $count } rows are there already
}
intake-confirm-out = { $count ->
    [one] 1 row stays outside
   *[other] { $count } rows stay outside
}
intake-confirm-classes = New classes: { $classes }
intake-confirm-yes = Import
intake-taking-in = Annoda is taking the data in: with a large file this may take a moment.
intake-confirm-nothing = In the polo all is so already: there is nothing to write.
intake-report-done = Done: the file is in the polo.
intake-report-undone = Taken back on { $moment }: the polo is as it was.
intake-report-when = On { $moment }, by { $person }
intake-undo = Take this import back
intake-undo-text = What it added goes, what it changed becomes what it was. This is possible while nothing depends on it.
intake-undo-yes = Yes, take the import back
intake-undo-changed = It cannot be taken back: { $count ->
    [one] 1 entry was changed
   *[other] { $count } entries were changed
} since. The polo is as it was.
intake-undo-boards = It cannot be taken back: { $count ->
    [one] 1 student is on a board or has other data
   *[other] { $count } students are on a board or have other data
}. The polo is as it was.
intake-undo-needed = It cannot be taken back: something else in the polo depends on it, such as a request or a place on a board. The polo is as it was.
intake-again = Import another file
intake-stale = The file was changed in another window. This is how it is now.
intake-saved = Saved: the preview is up to date.
intake-next-students = To the boards
intake-next-companies = Import their requests
intake-next-other = Back to the imports
intake-about-esco = The package “classification” in CSV, as a zip: the names of occupations and competences all over Europe.
intake-esco-text = Only the difference from what is there is written, all together or nothing. What a newer version lacks stays. Only the first import can be taken back, as long as no other one changes it.
intake-esco-undo = The whole classification goes. What the polo took from it into its catalogue stays. This is possible as long as no other version changes it and no request that is being written names one of its entries.
intake-esco-italian = In Italian
intake-esco-english = In English
intake-esco-occupations = { $count } occupations
intake-esco-competences = { $count } competences
intake-esco-groups = { $count } groups
intake-esco-words = { $count } other names
intake-esco-links = { $count } relations
intake-next-esco = To the occupations
intake-board = Board
intake-board-choose = Choose
intake-about-preferences = One row for each student with their choices, or one for each choice. They count for one board.
