# Il modulo e le richieste delle aziende, i campi da correggere, i problemi di un’importazione.

demands-title = Richieste
demands-heading = Le nostre richieste
demands-lead = Che cosa avete chiesto, su quali tavoli si trova e quanti posti sono già abbinati.
demands-for-whom = Qui un’azienda vede le proprie richieste e ne scrive di nuove.
demands-new = Nuova richiesta
demands-none = Non ci sono ancora richieste. Scrivi la prima: bastano dieci minuti.
demands-on-no-board = Non è su nessun tavolo.
demands-published = «{ $title }» è pubblicata e si vede subito su: { $boards }.
demands-published-nowhere = «{ $title }» è pubblicata. Non ha posti su nessun tavolo: le scuole la trovano fra le professioni.
demands-published-forecast = «{ $title }» è pubblicata fra i fabbisogni futuri: le scuole e gli studenti la trovano fra le professioni.

need-title = Nuova richiesta
need-heading = Che cosa ti serve?
need-for-whom = Qui un’azienda dice alle scuole chi cerca: un posto adesso, o persone da formare per i prossimi anni.
need-publish = Pubblica per le scuole
need-choose = scegli…
need-kind = Tipo di richiesta
need-kind-placement = Posto
need-kind-placement-text = Una o più persone in un periodo preciso: formazione scuola-lavoro, estate, stage.
need-kind-forecast = Fabbisogno futuro
need-kind-forecast-text = Quante persone ed entro quando: le scuole le preparano.
need-what = Chi cerchi
need-when = Quando
need-by-when = Entro quando
need-where = Dove, e con quali rischi
need-conditions = Che cos’altro è bene sapere
need-seats = Su quali tavoli
need-seats-note = quanti dei tuoi posti dai a ogni scuola
need-field-title = Titolo della richiesta
need-field-positions = Persone
need-field-occupation = Professione
need-field-tasks = Che cosa si fa
need-field-from = Dal
need-field-to = Al
need-field-weekly-hours = Ore a settimana
need-field-starts-at = Inizio
need-field-ends-at = Fine
need-field-by-year = Entro l’anno
need-field-confidence = Quanto è sicuro
need-field-municipality = Comune
need-field-risk = Rischio del luogo di lavoro
need-field-min-age = Età minima
need-field-conditions = Condizioni
need-hint-title = Con parole tue, per esempio «Tornitura CNC di piccole serie».
need-hint-occupation = La più vicina fra quelle del catalogo: suggerisce le competenze.
need-hint-by-year = Da quest’anno ai prossimi dieci.
need-hint-confidence = Sicuro: è già deciso. Probabile: ve lo aspettate. Possibile: ci state pensando.
need-hint-risk = Quello del documento di valutazione dei rischi (DVR).
need-hint-min-age = Solo se la chiedi: da 14 a 30 anni.
need-hint-conditions = Mensa, mezzi pubblici, abiti da lavoro, orari di pausa.
need-high-risk-task = Il DVR segna questa mansione come a rischio alto
need-high-risk-task-text = In questo caso la legge non permette di abbinarvi studenti (L. 145/2018, art. 1 c. 784-novies).
need-asked = Competenze
need-asked-note = quanto devono saper fare, e quanto conta per te
need-asked-row = Competenza { $number }
need-asked-competence = Competenza
need-asked-none = scegli una competenza…
need-asked-level = Almeno
need-asked-weight = Quanto conta
need-asked-mandatory = obbligatoria
need-asked-suggest = Aggiungi le competenze tipiche della professione
need-asked-suggest-note = Quello che hai scritto resta. Una riga in più compare quando riempi l’ultima.
need-board-about =
    { $students ->
        [one] { $period }, uno studente
       *[other] { $period }, { $students } studenti
    }
need-problem = { $field }: { $problem }
need-kept = Quello che hai scritto è rimasto: correggi e pubblica di nuovo.
need-aside-heading = Che cosa succede dopo
need-step-publish = Pubblichi: la richiesta si vede subito sui tavoli a cui dai posti.
need-step-board = I docenti vedono quanto ogni studente è adatto, e perché.
need-step-match = Segui gli abbinamenti dal vivo, sulle tue richieste.
need-aside-forecast = Non sai ancora quando?
need-aside-forecast-text = Scegli «Fabbisogno futuro»: dici quante persone ti serviranno ed entro che anno, e le scuole possono prepararle.

field-required = Scrivi qualcosa.
field-choose = Scegli una voce.
field-too-long = Al massimo { $most } caratteri.
field-number = Scrivi un numero intero da { $least } a { $most }.
field-day = Scegli un giorno.
field-time = Scrivi un’ora, per esempio 08:00.
field-ends-before = La fine viene prima dell’inizio.
field-past = Il periodo è già finito.
field-too-long-period = Al massimo un anno.
field-twice = Questa competenza c’è già in un’altra riga.
field-one-competence = Scegli almeno una competenza.
field-too-many = Al massimo { $most } competenze.
field-more-seats-than-positions =
    { $seats ->
        [one] Hai dato un posto ai tavoli, più delle persone che cerchi.
       *[other] Hai dato { $seats } posti ai tavoli, più delle persone che cerchi.
    }
field-forecast-has-no-seats = Un fabbisogno futuro non ha posti sui tavoli.
field-not-allowed = Questo valore non è ammesso: controllalo.
field-day-between = Scegli un giorno fra il { $least } e il { $most }.
field-regulation-after = Scegli un giorno dopo il { $day }, quando comincia il valore di adesso.
field-regulation-ends-before = Dal { $day } vale già un altro valore: finisci prima.
field-regulation-held = In quei giorni vale già un altro valore, dal { $day }: scegli un altro giorno.
field-regulation-twice = In quel giorno comincia già un altro valore.
field-regulation-one-without-end = C’è già un valore senza fine: scrivi l’ultimo giorno.
field-regulation-only-one = È l’unico valore: non si può ritirare, ma si può correggere.
field-school-code = Non è un codice meccanografico: sono dieci fra lettere e cifre, per esempio PITF01000A.
field-school-code-of-schools = Il codice meccanografico è delle sole scuole: lascia vuoto.
field-vat = Non è una partita IVA: sono undici cifre, e l’ultima controlla le altre.
field-vat-twice = La partita IVA è già di { $name }.
field-ateco = Scrivi il codice ATECO con due, quattro o sei cifre, per esempio 25.53.00.
field-email = Scrivi un indirizzo di posta, per esempio info@azienda.it.
field-phone = Scrivi un numero di telefono, con da 6 a 15 cifre.
field-kind-held = Il tipo non può diventare questo: alle scuole sono legate le classi, alle aziende le richieste.
field-membership-held = In quei giorni c’è già un’altra adesione, dal { $day }.
field-membership-lead = In quei giorni la capofila è un’altra, dal { $day }.
field-membership-twice = In quel giorno comincia già un’altra adesione.
field-membership-one-without-end = C’è già un’adesione senza fine: scrivi l’ultimo giorno.
field-membership-one-lead = La capofila è già un’altra.
field-agreement-held = In quei giorni vale già un altro accordo, dal { $day }.
field-agreement-twice = In quel giorno comincia già un altro accordo.
field-school-year = Scrivi l’anno scolastico, per esempio 2026/27.
field-section = Solo lettere e cifre, per esempio A o A1.
field-class-twice = Questa classe c’è già in quell’anno scolastico.
field-number-twice = Questa matricola è già di un altro studente.
field-held-twice = Questa competenza c’è già.
field-student-age = Controlla la data: l’età deve essere fra { $least } e { $most } anni.
field-not-ahead = Non può essere nel futuro.
field-course-without-hours = Scrivi anche le ore del corso.
field-class-has-students =
    { $count ->
        [one] la classe ha ancora { $count } studente.
       *[other] la classe ha ancora { $count } studenti.
    }
field-class-on-boards =
    { $count ->
        [one] la classe partecipa a { $count } tavolo.
       *[other] la classe partecipa a { $count } tavoli.
    }
field-student-on-boards =
    { $count ->
        [one] partecipa a { $count } tavolo.
       *[other] partecipa a { $count } tavoli.
    }
field-student-has-past =
    { $count ->
        [one] ha { $count } esperienza degli anni passati.
       *[other] ha { $count } esperienze degli anni passati.
    }
field-student-enters = entra nel sito con un suo accesso.
field-promotion-same = È la classe di adesso: scegli un altro anno scolastico, anno o sezione.
field-promotion-nobody = Scegli almeno uno studente.
