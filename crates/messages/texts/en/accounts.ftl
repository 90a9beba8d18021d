# Coming in: address and password, invitation.

login-heading = Log in
login-email = Your e-mail
login-password = Password
login-submit = Log in
login-forgotten = Forgotten your password? Ask whoever runs the service in your polo for a new invitation.
login-by-link = Forgotten your password, or have none? Log in by a link
login-refused = E-mail and password do not match. Check capital letters and try again.
login-chosen = The password is chosen: now log in.

invitation-title = Invitation
invitation-heading = Welcome, { $name }
invitation-lead = Choose the password with which you log in as { $email }.
invitation-password = New password
invitation-again = The same, again
invitation-hint = At least 12 characters: a phrase of four or five words by chance does well, blanks included.
invitation-submit = Choose this password
invitation-gone-heading = This invitation leads nowhere any more
invitation-gone = It was used already, or more than seven days have gone by. Ask whoever runs the service in your polo for another one.

field-email-taken = This address has an account already.
field-unknown = No organisation of the polo has this code, or it is of another kind.
field-not-here = Nothing belongs here.
field-password-short = At least 12 characters are needed.
field-password-long = At most 1,024 characters.
field-password-common = It is too easy to guess: it is common, or made of your name. Try a phrase of words by chance.
field-password-differs = It is not the same as the one above.
