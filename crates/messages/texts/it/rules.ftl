# Le regole degli abbinamenti: i valori di legge, chi li ha verificati, i moduli del coordinamento.

rules-title = Regole
rules-heading = Le regole degli abbinamenti
rules-lead = Che cosa chiede la legge a ogni abbinamento: i valori che Annoda applica, da quando, e dove sono scritti. Valgono per tutti i tavoli, quando sposti uno studente e quando chiedi una proposta.
rules-for-whom = Qui chi partecipa a un tavolo legge le regole degli abbinamenti, con i valori e le fonti.
rules-contents = In questa pagina
rules-count-to-check =
    { $count ->
        [one] Un valore è ancora da verificare sulla sua fonte: lo fa il coordinamento del polo.
       *[other] { $count } valori sono ancora da verificare sulla loro fonte: lo fa il coordinamento del polo.
    }
rules-count-to-check-mine =
    { $count ->
        [one] Un valore è ancora da verificare: leggi la fonte e confermalo, o correggilo.
       *[other] { $count } valori sono ancora da verificare: leggi le fonti e confermali, o correggili.
    }
rules-all-checked = Nessun valore è da verificare.
rules-change = Verifica o cambia
rules-open = Come è cambiato
rules-none-now = Oggi nessun valore: la regola avvisa e non rifiuta
rules-refuses = rifiuta
rules-warns = avvisa
rules-informs = informa

rules-minors = Chi è minorenne
rules-minors-protects = Protegge la salute e lo studio di chi, il primo giorno del posto, non ha ancora l’età adulta.
rules-minors-when = Rifiuta se l’orario tocca la notte o se le ore alla settimana sono troppe. Avvisa se la giornata, pause comprese, dura oltre un’ora più del limite.
rules-safety = Formazione sulla sicurezza
rules-safety-protects = Nessuno entra in un luogo di lavoro senza sapere come proteggersi.
rules-safety-when = Rifiuta se mancano ore della formazione generale, o di quella specifica per il rischio del luogo di lavoro.
rules-tutors = Studenti per tutor aziendale
rules-tutors-protects = Chi impara in azienda va seguito davvero da qualcuno.
rules-tutors-when = Rifiuta dove il tutor indicato dall’azienda seguirebbe più studenti di quelli ammessi, contando tutti i suoi posti nello stesso periodo, su tutti i tavoli. Dove l’azienda non ha indicato nessuno avvisa soltanto.
rules-high-risk = Mansioni a rischio alto
rules-high-risk-protects = Nessuno studente va assegnato a una mansione che il documento di valutazione dei rischi segna a rischio alto. Conta la mansione, non l’azienda.
rules-high-risk-when = Rifiuta ogni abbinamento con una richiesta che lo dichiara.
rules-hours = Ore di formazione scuola-lavoro
rules-hours-protects = Dicono quante ore servono negli ultimi tre anni per essere ammessi all’esame, e da quando un progetto conta.
rules-hours-when = Non rifiutano e non avvisano. Le ore sono il traguardo sulla scheda di ogni studente; la quota servirà quando si registreranno le ore fatte.
rules-network = Chi fa parte del polo
rules-network-protects = Un polo tecnico-professionale mette insieme almeno queste scuole, imprese e centri di formazione.
rules-network-when = Non rifiuta e non avvisa: la pagina «Rete» dice chi c’è e chi manca.

rules-key-adult-age = Maggiore età
rules-key-night-from = La notte comincia
rules-key-night-to = La notte finisce
rules-key-daily-hours = Ore al giorno, al massimo
rules-key-weekly-hours = Ore alla settimana, al massimo
rules-key-general-safety = Formazione generale
rules-key-specific-low = Formazione specifica, rischio basso
rules-key-specific-medium = Formazione specifica, rischio medio
rules-key-specific-high = Formazione specifica, rischio alto
rules-key-tutor-low = Con rischio basso, al massimo
rules-key-tutor-medium = Con rischio medio, al massimo
rules-key-tutor-high = Con rischio alto, al massimo
rules-key-high-risk = Mansioni a rischio alto
rules-key-hours-technical = Istituti tecnici
rules-key-hours-vocational = Istituti professionali
rules-key-project-share = Un progetto conta da
rules-key-network-institutes = Istituti tecnici o professionali
rules-key-network-companies = Imprese nel Registro
rules-key-network-its = ITS Academy
rules-key-network-training = Agenzie formative accreditate

rules-value-years = { $value } anni
rules-value-oclock = ore { $value }:00
rules-value-hours =
    { $value ->
        [one] un’ora
       *[other] { $value } ore
    }
rules-value-students =
    { $value ->
        [one] uno studente
       *[other] { $value } studenti
    }
rules-value-percent = { $value }% delle ore
rules-value-members = almeno { $value }
rules-value-yes = vietate
rules-value-no = permesse
rules-from = dal { $from }
rules-from-to = dal { $from } al { $to }
rules-time-past = passato
rules-time-now = in vigore
rules-time-ahead = in futuro
rules-to-check = da verificare
rules-confirmed = confermata il { $day }
rules-confirmed-by = confermata il { $day } da { $name }
rules-shipped = fornita con Annoda

rules-in-time = I valori nel tempo
rules-confirm = L’ho verificata sulla fonte
rules-correct = Correggi
rules-correct-text = Per un errore di scrittura: vale come se fosse sempre stato così. Se la legge cambia da un certo giorno, usa «Un altro valore da un giorno in poi».
rules-correct-send = Correggi
rules-follow = Un altro valore da un giorno in poi
rules-follow-text = Il valore di adesso finisce il giorno prima. Per ogni richiesta conta il suo primo giorno: quelle che cominciano prima tengono il valore vecchio.
rules-follow-send = Mostrami che cosa cambia
rules-take-back = Ritira questo valore
rules-field-value-hint = Da { $least } a { $most }.
rules-field-from = Dal giorno
rules-field-to = Fino al
rules-field-to-hint = Vuoto: senza una fine.
rules-field-citation = Fonte
rules-field-citation-hint = Legge, articolo, comma.
rules-field-checked = L’ho letto nella fonte
rules-field-checked-hint = Senza questo segno il valore vale, ma resta «da verificare».

rules-ask = Prima di cambiare: ecco che cosa succede
rules-effect-none =
    { $boards ->
        [one] Sul tavolo aperto nessun abbinamento viene giudicato in altro modo.
       *[other] Sui { $boards } tavoli aperti nessun abbinamento viene giudicato in altro modo.
    }
rules-effect-refused =
    { $count ->
        [one] un abbinamento possibile diventa rifiutato
       *[other] { $count } abbinamenti possibili diventano rifiutati
    }
rules-effect-refused-placed =
    { $count ->
        [one] di questi, uno è già fatto
       *[other] di questi, { $count } sono già fatti
    }
rules-effect-allowed =
    { $count ->
        [one] un abbinamento rifiutato diventa possibile
       *[other] { $count } abbinamenti rifiutati diventano possibili
    }
rules-effect-warned =
    { $count ->
        [one] un abbinamento riceve un avviso
       *[other] { $count } abbinamenti ricevono un avviso
    }
rules-effect-cleared =
    { $count ->
        [one] un abbinamento perde il suo avviso
       *[other] { $count } abbinamenti perdono il loro avviso
    }
rules-effect-placed-stay = Chi è già abbinato resta dov’è: sul tavolo compare il rifiuto, e la scuola decide.
rules-ask-yes = Conferma e applica
rules-ask-no = Lascia com’è
rules-done-confirm = Confermata. La tua verifica è scritta accanto al valore.
rules-done-correct = Corretta. I tavoli aperti si aggiornano da soli.
rules-done-follow = Il nuovo valore è scritto. I tavoli aperti si aggiornano da soli.
rules-done-take-back = Ritirato. I tavoli aperti si aggiornano da soli.
rules-stale-last = L’ultima modifica, { $moment }: { $deed }
rules-reload = Rileggi il valore e riparti da lì

rules-log = Chi ha cambiato che cosa
rules-somebody = Qualcuno
rules-did-open = { $name } ha aggiunto: { $after }
rules-did-confirm = { $name } ha verificato sulla fonte: { $after }
rules-did-correct = { $name } ha corretto: prima { $before }; ora { $after }
rules-did-correct-source = { $name } ha corretto la fonte di: { $after }
rules-did-close = { $name } ha messo una fine: { $after }
rules-did-reopen = { $name } ha rimesso in vigore: { $after }
rules-did-take-back = { $name } ha ritirato: { $before }
