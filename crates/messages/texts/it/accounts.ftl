# Entrare: indirizzo e password, invito.

login-heading = Entra
login-email = La tua e-mail
login-password = Password
login-submit = Entra
login-forgotten = Password dimenticata? Chiedi un nuovo invito a chi gestisce il servizio nel tuo polo.
login-by-link = Password dimenticata, o nessuna? Entra con un collegamento
login-refused = E-mail o password non corrispondono. Controlla le maiuscole e riprova.
login-chosen = La password è scelta: ora entra.

invitation-title = Invito
invitation-heading = Benvenuto, { $name }
invitation-lead = Scegli la password con cui entrare come { $email }.
invitation-password = Nuova password
invitation-again = La stessa, di nuovo
invitation-hint = Almeno 12 caratteri: bene una frase di quattro o cinque parole a caso, spazi compresi.
invitation-submit = Scegli questa password
invitation-gone-heading = Questo invito non vale più
invitation-gone = È già stato usato, oppure sono passati più di sette giorni. Chiedine un altro a chi gestisce il servizio nel tuo polo.

field-email-taken = Questo indirizzo ha già un accesso.
field-unknown = Nessun soggetto del polo ha questo codice, o non è del tipo giusto.
field-not-here = Qui non va scritto niente.
field-password-short = Servono almeno 12 caratteri.
field-password-long = Al massimo 1.024 caratteri.
field-password-common = È troppo facile da indovinare: è molto usata, oppure è fatta del tuo nome. Prova una frase di parole a caso.
field-password-differs = Non è uguale a quella sopra.
