# Il catalogo che cresce: concetti di ESCO, competenze proposte dalle aziende, le pagine del coordinamento.

need-esco-heading = Cerca in tutta ESCO
need-esco-note = non ancora nel polo: entrano nel catalogo quando pubblichi
need-esco-search = Cerca una professione o una competenza
need-esco-read = Anche in ESCO
need-esco-mark = da ESCO, non ancora nel polo
need-esco-chosen = { $label } (da ESCO, non ancora nel polo)
need-esco-taken = nella richiesta
need-esco-nothing = ESCO non ha altro per «{ $words }».
need-esco-not-counted =
    { $count ->
        [one] Nessuno studente può averla ancora, perché è nuova per il polo: { $names }. Il conto è sul resto.
       *[other] Nessuno studente può averle ancora, perché sono nuove per il polo: { $names }. Il conto è sul resto.
    }

need-proposed = Proponi una competenza del polo
need-proposed-note = Se manca la parola giusta, scrivila qui. Pubblichi senza aspettare: quando il coordinamento la approva, entra nella tua richiesta con il livello che dici.
need-proposed-row = Competenza proposta { $number }
need-proposed-label = Come la chiami
need-proposed-label-hint = Per esempio «Ricamo a mano su pelle».
need-proposed-description = Che cosa vuol dire
need-proposed-description-hint = In una o due frasi, per chi non conosce il mestiere.
need-proposed-broader = È un tipo di
need-proposed-broader-none = nessuna in particolare

proposals-own = Competenze proposte
proposals-with = con «{ $title }», { $when }
proposals-heading = Competenze proposte
proposals-lead = Le parole che alle aziende mancano nel catalogo. Approvata o unita a un’altra, la competenza entra nella richiesta con cui è stata proposta.
proposals-state = Stato
proposals-all = tutte
proposals-state-proposed = in attesa
proposals-state-approved = approvata
proposals-state-merged = unita a un’altra
proposals-state-declined = non accolta
proposals-none-waiting = Nessuna proposta aspetta una decisione.
proposals-none = Nessuna proposta in questo stato.
proposals-by = { $company }, { $when }
proposals-facts = La proposta
proposals-who = Da
proposals-when = Il
proposals-demand = Con la richiesta
proposals-became = È diventata
proposals-decided = Decisa da
proposals-reason = Motivo
proposals-reason-hint = Lo legge l’azienda, accanto alla sua proposta.
proposals-approve = Approva come competenza del polo
proposals-approve-note = Nel catalogo è segnata come locale. Chi la ha si misura da qui in poi.
proposals-approve-send = Approva
proposals-merge = Uniscila a una competenza che c’è
proposals-merge-note = Se il catalogo o ESCO dicono la stessa cosa con un altro nome.
proposals-merge-search = Cerca una competenza
proposals-merge-send = Unisci
proposals-merge-one = Unisci a «{ $label }»
proposals-decline = Non accoglierla
proposals-decline-send = Non accogliere
proposals-done-approve = La competenza è nel catalogo e nella richiesta.
proposals-done-merge = La proposta è unita, e la competenza è nella richiesta.
proposals-done-decline = La proposta non è accolta. L’azienda legge il motivo.

catalogue-heading = Catalogo
catalogue-for-whom = Qui il coordinamento tiene il catalogo del polo: professioni, competenze, proposte delle aziende.
catalogue-lead = Le parole con cui scuole e aziende del polo si capiscono: da ESCO, e quelle che il polo aggiunge.
catalogue-waiting =
    { $count ->
        [0] nessuna proposta in attesa
        [one] una proposta in attesa
       *[other] { $count } proposte in attesa
    }
catalogue-polo = Nel polo
catalogue-shown = { $shown } di { $known }
catalogue-search = Cerca nel catalogo e in ESCO
catalogue-no-match = Niente nel catalogo corrisponde.
catalogue-esco-heading = Altre in ESCO
catalogue-esco-how = Cerca una parola: qui trovi che cosa ha ESCO e il polo non ancora.
catalogue-no-esco = La classificazione ESCO non è ancora importata.
catalogue-take = Prendi nel catalogo
catalogue-take-one = Prendi «{ $label }» nel catalogo
catalogue-local = locale
catalogue-esco = ESCO
catalogue-see = Come si vede
catalogue-words = Le parole del polo
catalogue-official = In ESCO: { $label }
catalogue-label-it = Nome
catalogue-label-en = Nome in inglese
catalogue-label-en-hint = Vuoto: come in italiano.
catalogue-synonyms = Altre parole
catalogue-synonyms-hint = Una per riga: si trova anche con queste.
catalogue-description-it = Descrizione
catalogue-description-en = Descrizione in inglese
catalogue-broader = È un tipo di
catalogue-end = Togliere dal catalogo
catalogue-remove = Togli
catalogue-remove-send = Sì, togli
catalogue-remove-question = Sparisce dagli elenchi e dalle professioni che la chiedono. Da ESCO si può riprendere.
catalogue-remove-not = Non si può togliere:
catalogue-stale = Nel frattempo qualcun altro ha cambiato questi dati. Non è stato fatto niente.
catalogue-done-take = È nel catalogo. Qui scegli le parole del polo.
catalogue-done-change = Le parole sono salvate e arrivano sulle pagine e sui tavoli aperti.
catalogue-done-remove = Non è più nel catalogo.

field-proposed-twice = L’hai già proposta in un’altra riga.
field-too-many-proposed = Al massimo { $most } proposte.
field-too-many-synonyms = Al massimo { $most } parole.
field-competence-there = C’è già «{ $label }»: scegli un altro nome, o uniscile.
field-broader-circle = È un tipo di questa: scegline un’altra.
field-concept-has-students =
    { $count ->
        [one] { $count } studente la ha.
       *[other] { $count } studenti la hanno.
    }
field-concept-has-demands =
    { $count ->
        [one] { $count } richiesta la nomina.
       *[other] { $count } richieste la nominano.
    }

esco-page-occupation = Professione di ESCO
esco-page-skill = Competenza di ESCO
esco-page-knowledge = Conoscenza di ESCO
esco-page-here = È anche nel catalogo del polo: guarda chi la cerca e quanto ci sei vicino
esco-page-occupation-not-here = Il polo non ha ancora questa professione: nessuna azienda l’ha chiesta.
esco-page-competence-not-here = Il polo non ha ancora questa competenza: nessuna azienda l’ha chiesta.
esco-page-essentials = Competenze essenziali
esco-page-no-essentials = ESCO non ne indica.
esco-page-no-essentials-of-competence = Secondo ESCO non ne presuppone altre.
