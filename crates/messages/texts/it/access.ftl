# Il proprio accesso: sessioni, password, secondo passo, collegamenti; il primo avvio; il registro.

limits-wait = Troppi tentativi. { $minutes ->
    [one] Riprova fra un minuto.
   *[other] Riprova fra { $minutes } minuti.
  }

access-title = Il mio accesso
access-heading = Il mio accesso
access-lead = Entri come { $email }. Qui vedi dove sei dentro e cambi la password.
access-for-whom = Per chi ha un accesso al polo: dove sei dentro, la password, il secondo passo.
access-sessions = Dove sei dentro
access-browser = { $browser } su { $system }
access-browser-unknown = Browser sconosciuto
access-session-about = dal { $begun }, usato { $used }
access-this = Questo
access-end = Chiudi
access-end-others = Chiudi tutti gli altri
access-done-session = L’accesso è chiuso: da lì bisogna entrare di nuovo.
access-done-others = Tutti gli altri accessi sono chiusi.
access-done-password = La password è cambiata e gli altri accessi sono chiusi.
access-step = Secondo passo
access-step-none = Entri con la sola password. Con un codice del telefono, chi la indovina o la ruba non entra.
access-step-add = Aggiungi il secondo passo
access-step-there = { $count ->
    [one] Dopo la password ti chiediamo un codice del telefono. Ti resta un codice di riserva.
   *[other] Dopo la password ti chiediamo un codice del telefono. Ti restano { $count } codici di riserva.
  }
access-password = Cambia la password
access-old = Password di adesso
access-password-ends = Gli altri accessi si chiudono.
access-password-submit = Cambia la password
field-password-wrong = Non è la password di adesso.

start-title = Primo avvio
start-heading = Il primo accesso
start-lead = Questo polo è vuoto. Chi lo ha avviato crea qui l’accesso di chi lo coordina; poi questa pagina non c’è più.
start-code = Codice del primo avvio
start-code-hint = È scritto dove gira il programma, subito dopo l’avvio.
start-name = Nome e cognome di chi coordina
start-submit = Crea l’accesso
start-note = Questo polo non ha ancora nessun accesso.
start-note-link = Crea il primo
field-code-wrong = Non è il codice giusto. Controllalo e riprova.

link-title = Entra con un collegamento
link-heading = Entra con un collegamento
link-lead = Ti scriviamo un’e-mail con un collegamento: vale dieci minuti e una volta sola. Poi, se vuoi, scegli una nuova password.
link-submit = Mandami il collegamento
link-password = Entra con la password
link-asked = Se questo indirizzo ha un accesso, l’e-mail arriva fra poco. Guarda anche nella posta indesiderata.
link-enter-heading = Vuoi entrare?
link-enter-lead = Il collegamento è giusto: si consuma quando entri.
link-gone-heading = Questo collegamento non vale più
link-gone = È già stato usato, oppure sono passati più di dieci minuti. Chiedine un altro.
link-mail-subject = Il tuo collegamento per entrare in Annoda
link-mail-before = Qualcuno, speriamo tu, ha chiesto di entrare in Annoda con questo indirizzo.
link-mail-link = Entra in Annoda
link-mail-after = Il collegamento vale { $minutes } minuti e una volta sola. Non darlo a nessuno.
link-mail-not-you = Se non sei stato tu, non fare niente: senza il collegamento nessuno entra.

step-title = Secondo passo
step-heading = Ancora un passo
step-lead = Scrivi il codice che mostra ora l’app del tuo telefono.
step-code = Codice
step-code-hint = Sei cifre. Senza il telefono, usa uno dei codici di riserva.
step-set-up-heading = Aggiungi il secondo passo
step-set-up-lead = Dopo la password ti chiederemo un codice che cambia ogni mezzo minuto e che conosce solo il tuo telefono.
step-set-up-must = Con il tuo ruolo la password da sola non basta: prima di entrare serve un codice del telefono.
step-set-up-program = Apri sul telefono un’app che genera codici, per esempio quella del gestore di password.
step-set-up-picture = Inquadra questo disegno, poi scrivi il codice che l’app mostra.
step-set-up-seed = Senza fotocamera, scrivi nell’app:
step-set-up-code = Codice che mostra l’app
step-set-up-submit = Conferma
step-qr = Codice QR da inquadrare con il telefono
step-done-heading = Il secondo passo c’è
step-done-lead = Gli altri accessi sono chiusi. Conserva questi codici su carta: ognuno vale una volta, quando non hai il telefono.
step-codes = Codici di riserva
step-codes-once = Non li mostreremo più.
step-go-on = Li ho conservati: avanti

outbox-heading = Posta della dimostrazione
outbox-lead = La dimostrazione non manda e-mail: qui si legge che cosa manderebbe.
outbox-none = Ancora nessun messaggio.
outbox-about = A { $to }, { $at }

register-heading = Registro degli accessi
register-for-whom = Lo legge chi coordina il polo: chi è entrato, che cosa è stato fatto con gli accessi.
register-lead = Chi è entrato, chi non ci è riuscito, che cosa è stato fatto con gli accessi. Le righe non si cambiano e non si tolgono.
register-lines = Righe
register-filter = Filtra il registro
register-kind = Che cosa
register-all = Tutto
register-none = Nessuna riga.
register-older = Righe precedenti
register-nobody = Indirizzo sconosciuto, o chi gestisce il programma
register-person = Persona { $id }
register-by = da { $name }
register-logged-in = Entrato con la password
register-by-link = Entrato con un collegamento
register-refused = Password sbagliata
register-logged-out = Uscito
register-session-ended = Chiuso un altro accesso
register-others-ended = Chiusi tutti gli altri accessi
register-password-changed = Password scelta
register-link-asked = Chiesto un collegamento
register-second-step-set = Aggiunto il secondo passo
register-second-step-refused = Codice del secondo passo sbagliato
register-second-step-removed = Tolto il secondo passo
register-recovery-used = Usato un codice di riserva
register-set-up = Creato il primo accesso
register-account-added = Creato un accesso, con il suo ruolo
register-invited = Invitato a una nuova password
register-account-removed = Tolto un accesso
register-denied = Chiesto qualcosa che non può fare
