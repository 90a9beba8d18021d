# Le classi e gli studenti di una scuola: elenchi, schede, competenze attestate.

people-classes = Classi
people-for-whom = Qui una scuola tiene le sue classi e i suoi studenti. Il coordinamento vede quanti sono, senza nomi.
people-classes-lead = Le classi della tua scuola, con chi ne fa parte. Quello che cambi qui arriva subito sui tavoli aperti.
people-classes-lead-figures = Le classi di tutte le scuole, in cifre: i nomi li vede solo la loro scuola.
people-classes-shown = { $shown } di { $known } classi, { $students } studenti
people-classes-none = Non c’è ancora nessuna classe: importa l’elenco del registro, o aggiungi la prima a mano.
people-classes-no-match = Nessuna classe corrisponde ai filtri.
people-import = Importa un elenco
people-add-class = Aggiungi la classe
people-new-class = Nuova classe
people-new-class-lead = Una classe di un anno scolastico. Gli studenti li aggiungi dopo, uno per uno o da un elenco.
people-year-of = Anno scolastico { $year }
people-students =
    { $count ->
        [0] nessuno studente
        [one] { $count } studente
       *[other] { $count } studenti
    }
people-without-safety =
    { $count ->
        [0] tutti con il corso sicurezza
        [one] { $count } senza corso sicurezza
       *[other] { $count } senza corso sicurezza
    }
people-filter = Filtra
people-filter-class = Classe o indirizzo
people-filter-years = tutti gli anni
people-filter-student = Nome, matricola o comune
people-filter-state = Chi mostrare
people-filter-everybody = tutta la classe

people-year = Anno scolastico
people-year-hint = Per esempio 2026/27.
people-grade = Anno di corso
people-section = Sezione
people-section-hint = Per esempio A.
people-track = Indirizzo
people-edit-class = Questa classe
people-edit = Correggi i dati
people-figures = In cifre
people-figures-only = I nomi li vede solo la scuola.

people-students-heading = Studenti
people-students-shown = { $shown } di { $known }
people-students-none = La classe non ha ancora studenti.
people-students-no-match = Nessuno studente corrisponde ai filtri.
people-state-general = senza corso sicurezza
people-state-specific = senza corso specifico
people-state-no-competence = senza competenze
people-state-no-board = su nessun tavolo

people-add-student = Aggiungi lo studente
people-new-student = Nuovo studente
people-new-student-lead = Fuori dalla scuola lo conosceranno con uno pseudonimo, estratto a sorte.
people-data = Chi è
people-data-who = Nome, data di nascita e corsi li vedono solo i docenti della scuola.
people-code = Fuori dalla scuola: { $code }
people-name = Nome
people-family = Cognome
people-given = Nome
people-number = Matricola
people-number-hint = Se la lasci vuota vale lo pseudonimo.
people-class = Classe
people-birth = Nato il
people-municipality = Comune
people-hours-done = Ore FSL fatte
people-safety = Sicurezza
people-safety-heading = Corsi sulla sicurezza
people-general-hours = Ore generali
people-general-on = Finito il
people-specific-hours = Ore specifiche
people-specific-on = Corso specifico finito il
people-risk = Rischio del corso
people-risk-none = nessun corso specifico

people-competences = Competenze
people-competence = Competenza
people-level = Livello
people-evidence = Da dove si sa
people-attested-by = Attestata da
people-attested-hint = Un ruolo, non un nome: per esempio «docente di laboratorio».
people-attested-on = Il
people-held-none = Non si sa ancora che cosa sa fare: aggiungi la prima competenza.
people-held-edit = Correggi
people-held-withdraw = Togli la competenza
people-held-add = Aggiungi una competenza
people-held-search = Cerca nell’elenco
people-held-search-send = Cerca
people-held-no-match = Nessuna competenza corrisponde a «{ $text }».
people-held-attest = Aggiungi la competenza

people-boards = Tavoli
people-boards-none = Non partecipa a nessun tavolo.

people-remove = Elimina
people-remove-send = Sì, elimina
people-remove-class = La classe { $class } sparisce dagli elenchi. Non si può annullare.
people-remove-student = Spariscono la scheda, il nome e le competenze. Non si può annullare.
people-remove-not = Non si può eliminare:

people-stale-by = Nel frattempo { $name } ha cambiato questi dati.
people-stale-import = Nel frattempo questi dati sono cambiati, per esempio con un’importazione.
people-stale-text = Quello che hai scritto è ancora qui; sotto i campi che non coincidono c’è scritto che cosa c’è adesso. Se salvi, vale quello che vedi nei campi.
form-now = Adesso c’è: { $value }
form-now-nothing = niente

people-done-class = La classe c’è. Ora aggiungi i suoi studenti.
people-done-class-change = I dati della classe sono salvati.
people-done-class-remove = La classe è stata eliminata.
people-done-create = Lo studente c’è, con il suo pseudonimo.
people-done-change = I dati sono salvati e arrivano sui tavoli aperti.
people-done-remove = Lo studente è stato eliminato.
people-done-attest = La competenza è aggiunta.
people-done-correct = La competenza è corretta.
people-done-withdraw = La competenza è tolta.

# Esigenze
accommodation-heading = Esigenze
accommodation-who = Le vede solo la tua scuola. Sui tavoli e nelle proposte valgono senza essere mai nominate.
accommodation-not-why = Scrivi solo che cosa serve, mai il perché: diagnosi e documenti restano nel fascicolo della scuola. Un campo vuoto non chiede nulla.
accommodation-none = Nessuna esigenza indicata: valgono solo le regole di tutti.
accommodation-state = Indica un’esigenza
accommodation-edit = Modifica
accommodation-travel = Viaggio al massimo (minuti)
accommodation-travel-hint = Solo andata.
accommodation-means = Con quale mezzo
accommodation-risk = Rischio dell’azienda al massimo
accommodation-risk-any = Qualsiasi
accommodation-daily = Ore al giorno al massimo
accommodation-daily-hint = Dall’inizio alla fine, pause comprese.
accommodation-weekly = Ore alla settimana al massimo
accommodation-not-before = Non prima delle
accommodation-not-after = Non oltre le
accommodation-until = Vale fino al
accommodation-until-hint = Vuoto: senza scadenza.
accommodation-says-travel = Viaggio di al massimo { $minutes } minuti ({ $means }).
accommodation-says-risk = Posti con { $risk } al massimo.
accommodation-says-daily = Al massimo { $hours } ore al giorno, pause comprese.
accommodation-says-weekly = Al massimo { $hours } ore alla settimana.
accommodation-says-not-before = Non prima delle { $time }.
accommodation-says-not-after = Non oltre le { $time }.
accommodation-says-until = Per periodi che iniziano entro il { $day }.
accommodation-board = { $board }: restano { $left } posti su { $places }
accommodation-placed = È già in un posto che non rispetta l’esigenza: spostalo dal tavolo.
accommodation-lacks-travel = Viaggio: { $minutes } minuti, al massimo { $most }.
accommodation-lacks-travel-estimated = Viaggio: circa { $minutes } minuti, stimati dalla distanza; al massimo { $most }.
accommodation-lacks-risk = È a { $risk }, al massimo { $most }.
accommodation-lacks-daily = Giornata di { $hours } ore, al massimo { $most }.
accommodation-lacks-weekly = { $hours } ore alla settimana, al massimo { $most }.
accommodation-lacks-early = Inizia alle { $begins }, non prima delle { $least }.
accommodation-lacks-late = Finisce alle { $ends }, non oltre le { $most }.
accommodation-done = Esigenze salvate: i tavoli ne tengono già conto.
means-public-transport = mezzi pubblici
means-car = auto
means-bicycle = bicicletta
means-on-foot = a piedi
fsl-heading = Ore FSL
fsl-none = Nessun progetto di anni precedenti. Arrivano con «Importa», dall’elenco degli stage già fatti.
fsl-sum = { $counted } ore su { $needed } che servono per l’esame.
fsl-sum-alone = { $counted } ore contano.
fsl-enough = ci sono tutte
fsl-missing = ne mancano { $hours }
fsl-open-hours = Altre { $hours } ore sono da verificare: mancano le ore previste del progetto.
fsl-hours = { $attended } ore svolte su { $planned } previste
fsl-hours-unplanned = { $attended } ore svolte, previste non indicate
fsl-hours-unknown = ore svolte non indicate
fsl-counts = conta
fsl-counts-not = non conta
fsl-too-early = prima del terzo anno
fsl-open = da verificare
fsl-stated = Nei dati dello studente sono dichiarate { $hours } ore in tutto: qui contano quelle dei progetti in elenco.
promotion-go = Passa all’anno successivo
promotion-heading = Passa all’anno successivo
promotion-lead = Gli studenti scelti passano insieme a un’altra classe. Chi non è scelto resta dov’è: chi si è ritirato o ha cambiato scuola rimane nella classe di quell’anno.
promotion-lead-last = È l’ultimo anno: chi non è scelto ha finito e resta nella classe di quell’anno. Scegli soltanto chi lo ripete.
promotion-to = La classe di arrivo
promotion-students = Chi passa
promotion-nobody = In questa classe non c’è nessuno.
promotion-look = Guarda che cosa cambia
promotion-outlook = Che cosa cambia
promotion-going =
    { $count ->
        [one] 1 studente passa da { $from } a { $to }.
       *[other] { $count } studenti passano da { $from } a { $to }.
    }
promotion-new = La classe di arrivo non c’è ancora: viene creata.
promotion-there =
    { $count ->
        [0] La classe di arrivo c’è già, ed è vuota.
        [one] La classe di arrivo c’è già, con 1 studente.
       *[other] La classe di arrivo c’è già, con { $count } studenti.
    }
promotion-staying =
    { $count ->
        [0] Nessuno resta.
        [one] 1 studente resta.
       *[other] { $count } studenti restano.
    }
promotion-on-boards =
    { $count ->
        [one] 1 di loro è su un tavolo aperto: ci resta, finché non lo togli tu.
       *[other] { $count } di loro sono su un tavolo aperto: ci restano, finché non li togli tu.
    }
promotion-send = Sposta
promotion-done = Gli studenti sono passati in questa classe.
promotion-back = Riportali indietro
people-pages = Pagine dell’elenco
people-page = pagina { $number } di { $of }
people-page-before = Pagina precedente
people-page-after = Pagina successiva
