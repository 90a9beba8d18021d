# Le pagine con cui si importa un file.
intake-title = Importa
intake-heading = Importa un elenco
intake-lead = Carica il foglio così com’è: il registro elettronico, un Excel, un CSV. Prima di scrivere qualcosa vedi che cosa cambia.
intake-for-whom = Qui scuole e coordinamento portano nel polo gli elenchi che hanno già.
intake-what = Che cosa c’è nel file?
intake-about-students = Cognome, nome, data di nascita, classe. Se ci sono, anche comune, ore di FSL, corsi di sicurezza.
intake-about-student-competences = Una riga per studente e competenza, con il livello.
intake-about-companies = Nome e comune; se ci sono, partita IVA, indirizzo, contatti.
intake-about-demands = Azienda, titolo, posti, periodo; se ci sono, professione e competenze.
intake-about-placements = Studente, azienda, periodo, ore: la memoria degli anni passati.
intake-about-municipalities = Nome, codice ISTAT, latitudine e longitudine.
intake-about-travel-times = Da un comune a un altro, quanti minuti, con che mezzo.
intake-file = Il file
intake-file-hint = Excel (.xlsx) o CSV, fino a 100 MB. Titoli sopra la tabella, colonne in più e lettere accentate non sono un problema.
intake-school-year = Anno scolastico
intake-school-year-hint = Vale dove il file non lo dice.
intake-upload = Carica e guarda
intake-uploading = Caricamento
intake-uploaded = Caricato. Lettura del file in corso.
intake-upload-failed = Il caricamento si è interrotto. Controlla la connessione e riprova: non è stato scritto nulla.
intake-no-file = Scegli un file.
intake-no-kind = Scegli che cosa c’è nel file.
intake-privacy = I nomi stanno in un archivio a parte. Sul tavolo e alle aziende arriva solo uno pseudonimo. Il file caricato si cancella quando hai finito, o dopo un giorno.
intake-log = Importazioni
intake-log-none = Non è ancora stato importato nulla.
intake-log-draft = da finire
intake-log-done = importato
intake-log-undone = annullato
intake-log-counts = { $added } aggiunte · { $changed } cambiate · { $unchanged } uguali · { $out } fuori
intake-by-command = dalla riga di comando
intake-open = Apri
intake-continue = Continua
intake-step-file = File
intake-step-columns = Colonne
intake-step-preview = Anteprima
intake-step-confirm = Conferma
intake-step-report = Resoconto
intake-steps = Passi
intake-discard = Abbandona
intake-discard-ask = Abbandonare? Il file si cancella e nel polo non cambia nulla.
intake-discard-yes = Sì, abbandona
intake-back = Indietro
intake-rows-count = { $count ->
    [one] 1 riga
   *[other] { $count } righe
}
intake-aside = { $count ->
    [one] 1 riga messa da parte (titoli, totali)
   *[other] { $count } righe messe da parte (titoli, totali)
}
intake-delimiter-semicolon = punto e virgola
intake-delimiter-comma = virgola
intake-delimiter-tab = tabulazione
intake-delimiter-other = separatore { $sign }
intake-workbook = Excel, foglio «{ $sheet }»
intake-sheet = Leggi un altro foglio
intake-sheet-read = Leggi
intake-columns = Colonne
intake-columns-update = Aggiorna l’anteprima
intake-column-of = Significato della colonna { $name }
intake-not-read = Non letta
intake-hidden = celato
intake-note-private = dato che non serve: resta fuori
intake-note-left = non serve
intake-note-guess = controlla
intake-note-content = dal contenuto
intake-note-remembered = come l’altra volta
intake-note-person = scelto da te
intake-note-nothing = non riconosciuta
intake-missing = Manca la colonna con: { $fields }. Scegli a sinistra quale colonna lo dice, poi aggiorna.
intake-to-add = da aggiungere
intake-to-change = da cambiare
intake-unchanged = uguali
intake-to-mend = da sistemare
intake-left-out = lasciate fuori
intake-stay = restano come sono
intake-others-ready = le altre { $count } sono pronte
intake-none-to-mend = tutto in ordine
intake-new-classes = { $count ->
    [one] 1 classe nuova
   *[other] { $count } classi nuove
}
intake-bar = { $added } da aggiungere, { $changed } da cambiare, { $unchanged } uguali, { $mend } da sistemare, { $out } fuori
intake-mend-heading = { $count ->
    [one] Una riga da sistemare
   *[other] { $count } righe da sistemare
}
intake-mend-more = Qui le prime { $shown }; le altre sono nel foglio da scaricare.
intake-mend-download = Scarica le righe in Excel
intake-mend-save = Salva le correzioni
intake-row = riga
intake-row-out = Lascia fuori la riga
intake-row-in = Riprendi
intake-other-value = Un altro valore
intake-new-value = Scrivi: { $field }
intake-look-heading = Da guardare
intake-look-text = Queste righe entrano. Controlla solo che sia giusto.
intake-become = Come diventeranno
intake-view-all = Tutte
intake-view-added = Aggiunte
intake-view-changed = Cambiate
intake-view-unchanged = Uguali
intake-view-out = Fuori
intake-outcome = esito
intake-outcome-added = aggiunta
intake-outcome-changed = cambiata
intake-outcome-unchanged = uguale
intake-outcome-mend = da sistemare
intake-outcome-out = fuori
intake-before = prima:
intake-page = Pagina { $page } di { $pages }
intake-page-next = Pagina successiva
intake-page-before = Pagina precedente
intake-none-in-view = Nessuna riga.
intake-forward = { $count ->
    [0] Avanti
    [one] Avanti con 1 riga
   *[other] Avanti con { $count } righe
}
intake-undo-possible = L’importazione si annulla finché nulla ne dipende.
intake-out-stay = { $count ->
    [0] Ogni riga è pronta.
    [one] 1 riga resta fuori.
   *[other] { $count } righe restano fuori.
}
intake-confirm-heading = Importare?
intake-confirm-text = Si scrive tutto insieme, o niente.
intake-confirm-added = { $count ->
    [one] 1 riga si aggiunge
   *[other] { $count } righe si aggiungono
}
intake-confirm-changed = { $count ->
    [one] 1 riga cambia quello che c’è
   *[other] { $count } righe cambiano quello che c’è
}
intake-confirm-unchanged = { $count ->
    [one] 1 riga è già così
   *[other] { $count } righe sono già così
}
intake-confirm-out = { $count ->
    [one] 1 riga resta fuori
   *[other] { $count } righe restano fuori
}
intake-confirm-classes = Classi nuove: { $classes }
intake-confirm-yes = Importa
intake-taking-in = Annoda sta prendendo i dati: con un file grande può volerci un momento.
intake-confirm-nothing = Nel polo è già tutto così: non c’è nulla da scrivere.
intake-report-done = Fatto: il file è nel polo.
intake-report-undone = Importazione annullata il { $moment }: il polo è come prima.
intake-report-when = Il { $moment }, da { $person }
intake-undo = Annulla questa importazione
intake-undo-text = Quello che ha aggiunto sparisce, quello che ha cambiato torna com’era. Si può finché nulla ne dipende.
intake-undo-yes = Sì, annulla l’importazione
intake-undo-changed = Non si può annullare: { $count ->
    [one] 1 voce è stata cambiata
   *[other] { $count } voci sono state cambiate
} dopo l’importazione. Il polo è rimasto com’era.
intake-undo-boards = Non si può annullare: { $count ->
    [one] 1 studente è su un tavolo o ha altri dati
   *[other] { $count } studenti sono su un tavolo o hanno altri dati
}. Il polo è rimasto com’era.
intake-undo-needed = Non si può annullare: qualcosa d’altro nel polo ne dipende, per esempio una richiesta o un posto su un tavolo. Il polo è rimasto com’era.
intake-again = Importa un altro file
intake-stale = Il file è stato cambiato in un’altra finestra. Questa è la versione di adesso.
intake-saved = Salvato: l’anteprima è aggiornata.
intake-next-students = Vai ai tavoli
intake-next-companies = Importa le loro richieste
intake-next-other = Torna alle importazioni
intake-about-esco = Il pacchetto «classification» in CSV, come zip: i nomi di professioni e competenze in tutta Europa.
intake-esco-text = Si scrive solo la differenza da quello che c’è, tutta insieme o niente. Quello che una versione nuova non ha più resta. Si può annullare soltanto la prima importazione, finché un’altra non la cambia.
intake-esco-undo = La classificazione sparisce tutta. Quello che il polo ne ha preso nel catalogo resta. Si può finché un’altra versione non la cambia e nessuna richiesta in bozza ne nomina una voce.
intake-esco-italian = In italiano
intake-esco-english = In inglese
intake-esco-occupations = { $count } professioni
intake-esco-competences = { $count } competenze
intake-esco-groups = { $count } gruppi
intake-esco-words = { $count } altri nomi
intake-esco-links = { $count } relazioni
intake-next-esco = Vai alle professioni
intake-board = Tavolo
intake-board-choose = Scegli
intake-about-preferences = Una riga per studente con le sue scelte, o una per scelta. Valgono per un tavolo.
