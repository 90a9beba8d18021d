# One's own access: sessions, password, second step, links; the first start; the register.

limits-wait = Too many attempts. { $minutes ->
    [one] Try again in a minute.
   *[other] Try again in { $minutes } minutes.
  }

access-title = My access
access-heading = My access
access-lead = You log in as { $email }. Here you see where you are logged in, and change the password.
access-for-whom = For whoever has an account in the polo: where you are logged in, the password, the second step.
access-sessions = Where you are logged in
access-browser = { $browser } on { $system }
access-browser-unknown = Unknown browser
access-session-about = since { $begun }, used { $used }
access-this = This one
access-end = End
access-end-others = End all others
access-done-session = The session has ended: there one has to log in again.
access-done-others = All other sessions have ended.
access-done-password = The password is changed, and the other sessions have ended.
access-step = Second step
access-step-none = You log in with the password alone. With a code from the telephone, whoever guesses or steals it does not get in.
access-step-add = Add the second step
access-step-there = { $count ->
    [one] After the password we ask for a code from the telephone. One code on paper is left.
   *[other] After the password we ask for a code from the telephone. { $count } codes on paper are left.
  }
access-password = Change the password
access-old = Present password
access-password-ends = The other sessions end.
access-password-submit = Change the password
field-password-wrong = It is not the present password.

start-title = First start
start-heading = The first account
start-lead = This polo is empty. Whoever has started it makes the coordinator’s account here; afterwards this page is gone.
start-code = Code of the first start
start-code-hint = It is written where the program runs, just after its start.
start-name = The coordinator’s given and family name
start-submit = Make the account
start-note = This polo has no account yet.
start-note-link = Make the first
field-code-wrong = It is not the right code. Check it and try again.

link-title = Log in by a link
link-heading = Log in by a link
link-lead = We send you an e-mail with a link: it is good for ten minutes, and once. Afterwards, if you like, choose a new password.
link-submit = Send me the link
link-password = Log in with the password
link-asked = If this address has an account, the e-mail arrives soon. Look among unwanted mail too.
link-enter-heading = Do you want to log in?
link-enter-lead = The link is right: it is used up when you log in.
link-gone-heading = This link leads nowhere any more
link-gone = It was used already, or more than ten minutes have gone by. Ask for another one.
link-mail-subject = Your link to log in to Annoda
link-mail-before = Somebody, we hope you, has asked to log in to Annoda with this address.
link-mail-link = Log in to Annoda
link-mail-after = The link is good for { $minutes } minutes, and once. Give it to nobody.
link-mail-not-you = If it was not you, do nothing: without the link nobody gets in.

step-title = Second step
step-heading = One more step
step-lead = Write the code that the app on your telephone shows now.
step-code = Code
step-code-hint = Six digits. Without the telephone, use one of the codes on paper.
step-set-up-heading = Add the second step
step-set-up-lead = After the password we will ask for a code that changes every half minute and that only your telephone knows.
step-set-up-must = In your role the password alone is not enough: before you are in, a code from the telephone is needed.
step-set-up-program = On the telephone open an app that makes codes, such as a password manager.
step-set-up-picture = Point it at this picture, then write the code that the app shows.
step-set-up-seed = Without a camera, write into the app:
step-set-up-code = Code that the app shows
step-set-up-submit = Confirm
step-qr = QR picture with the secret, for the telephone’s camera
step-done-heading = The second step is there
step-done-lead = The other sessions have ended. Keep these codes on paper: each is good once, when you do not have the telephone.
step-codes = Codes on paper
step-codes-once = We will not show them again.
step-go-on = I have kept them: go on

outbox-heading = Mail of the demonstration
outbox-lead = The demonstration sends no e-mail: here one reads what it would send.
outbox-none = No message yet.
outbox-about = To { $to }, { $at }

register-heading = Register of accounts
register-for-whom = The polo’s coordinator reads it: who came in, and what was done with accounts.
register-lead = Who came in, who did not succeed, what was done with accounts. Lines are never changed or taken away.
register-lines = Lines
register-filter = Filter the register
register-kind = What
register-all = Everything
register-none = No lines.
register-older = Earlier lines
register-nobody = An unknown address, or whoever runs the program
register-person = Person { $id }
register-by = by { $name }
register-logged-in = Logged in with the password
register-by-link = Logged in by a link
register-refused = Wrong password
register-logged-out = Logged out
register-session-ended = Ended another session
register-others-ended = Ended all other sessions
register-password-changed = Password chosen
register-link-asked = Asked for a link
register-second-step-set = Second step added
register-second-step-refused = Wrong code of the second step
register-second-step-removed = Second step taken away
register-recovery-used = Used a code on paper
register-set-up = Made the first account
register-account-added = Made an account, with its role
register-invited = Invited to a new password
register-account-removed = Took an account away
register-denied = Asked for what they may not do
