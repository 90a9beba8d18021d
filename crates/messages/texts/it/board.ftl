# Il tavolo di abbinamento
board-loading = Un momento, apro il tavolo…
board-tabs = Parti del tavolo
board-students = Studenti
board-demands = Richieste delle aziende
board-demands-short = Richieste
board-pair = Coppia
board-count = { $shown } di { $total }
board-figure-students = studenti
board-figure-placed = abbinati
board-figure-free = da abbinare
board-figure-seats = posti liberi
board-live = in diretta
board-live-waiting = mi collego…
board-live-lost = collegamento perso, riprovo…
board-saving = salvo…
board-retrying = Il server non risponde: la modifica resta qui e riprovo da solo.
board-undo = Annulla
board-redo = Ripristina
board-history = Cronologia
board-history-more = Mostra i precedenti
board-history-import = importazione
board-search-students = Nome, competenza, comune
board-search-demands = Competenza, azienda, luogo
board-filters-clear = Togli i filtri
board-facet-state = Stato
board-facet-stage = A che punto è
board-facet-class = Classe
board-facet-track = Indirizzo
board-facet-competence = Competenza
board-facet-municipality = Comune
board-facet-seats = Posti
board-facet-occupation = Professione
board-facet-company = Azienda
board-facet-place = Luogo
board-facet-asked = Richiede
board-state-free = Da abbinare
board-state-placed = Abbinati
board-state-locked = Bloccati
board-state-warning = Corso sicurezza mancante
board-seats-free = Con posti liberi
board-seats-full = Al completo
board-seats = Posti
board-seats-spoken = { $taken } di { $seats } posti occupati
board-seat-free = posto libero
board-seat-taken = occupato
board-drop-here = lascia qui
board-no-students = Nessuno studente con questi filtri.
board-no-demands = Nessuna richiesta con questi filtri.
board-grade = { $grade }ª
board-hours = { $done } di { $needed } ore
board-elsewhere = in un’altra azienda
board-move = Sposta…
board-move-student = Sposta { $who } in…
board-move-demand = Chi va in «{ $what }»?
board-move-search = Azienda, professione, luogo, nome
board-moving = Stai spostando
board-place-here = Abbina
board-unplace = Togli dal posto
board-lock = Blocca
board-unlock = Sblocca
board-places = Posti, dal più adatto
board-sorted-for = per { $who }: prima i più adatti
board-not-allowed = Non ammesso.
board-allowed = le regole sono rispettate
board-warnings =
    { $count ->
        [one] un avviso da guardare
       *[other] { $count } avvisi da guardare
    }
board-high-risk = mansione ad alto rischio
board-fit = Adatto al
board-asked = Competenze richieste, per peso
board-held = Competenze
board-rules = Regole
board-rule-ok = Rispettata:
board-rule-warning = Da guardare:
board-rule-no = Non rispettata:
board-rule-book = Leggi la regola e la sua fonte
board-released-family = Vedi il nome fino al { $day }, su richiesta della famiglia.
board-released-student = Vedi il nome fino al { $day }, su richiesta dello studente.
board-names-changed = È cambiato di chi puoi leggere il nome: il tavolo è aggiornato.
board-rules-changed = Il coordinamento ha cambiato una regola: il tavolo è aggiornato.
board-mandatory = obbligatoria
board-similar = { $other }: { $level }
board-level-gap = { $held } · serve { $asked }
board-tasks = Che cosa si fa
board-conditions = Condizioni
board-tutor-school = Tutor scolastico: { $name }.
board-tutor-company = Tutor aziendale: { $name }.
board-choose-demand = Scegli una richiesta per vedere quanto è adatta e che cosa dicono le regole.
board-choose-student = Scegli uno studente per vedere quanto è adatto e che cosa dicono le regole.
board-hint-title = Come si usa il tavolo
board-hint-drag = Trascina uno studente su una richiesta, o una richiesta su uno studente. Ogni posto dice quanto è adatto, oppure perché no.
board-hint-tap = Oppure scegli lo studente, poi la richiesta, e premi «Abbina»; o apri «Sposta…» dai tre puntini.
board-hint-keys = Da tastiera: frecce per muoverti fra le schede, spazio per scegliere, M per spostare.
board-hint-undo = Ogni passo si annulla con Ctrl+Z, anche dopo quelli degli altri.
board-hint-tap-readonly = Scegli uno studente e una richiesta per vedere quanto sono adatti l’uno all’altra.
board-hint-readonly = Qui guardi: gli abbinamenti li decide la scuola che tiene il tavolo.
board-did-place = { $who } → { $to }
board-did-move = { $who }: da { $from } a { $to }
board-did-unplace = { $who } non è più da { $from }
board-did-lock = Bloccato: { $what }
board-did-unlock = Sbloccato: { $what }
board-did-undo = Passo annullato
board-did-redo = Passo ripristinato
board-event-joined = { $who } partecipa al tavolo
board-event-left = { $who } non partecipa più al tavolo
board-event-allotted =
    { $seats ->
        [one] { $what }: un posto su questo tavolo
       *[other] { $what }: { $seats } posti su questo tavolo
    }
board-event-elsewhere = { $who } ha un posto in un’altra azienda
board-event-freed = { $who } è di nuovo libero
board-event-seats = I posti liberi sono cambiati
board-event-undo = Annullato · { $what }
board-event-redo = Ripristinato · { $what }
board-somebody = { $person } · { $what }
board-somebody-arranged =
    { $moves ->
        [one] { $person } ha accettato una proposta: uno spostamento
       *[other] { $person } ha accettato una proposta: { $moves } spostamenti
    }
board-event-arranged =
    { $moves ->
        [one] Proposta accettata: uno spostamento
       *[other] Proposta accettata: { $moves } spostamenti
    }
board-event-rearranged = { $students } studenti hanno cambiato posto
board-event-preferred = { $who } ha cambiato la sua classifica
board-event-assessed = { $company } su { $who }: { $assessment }
board-did-assess = { $who }: { $assessment }
board-new-demand = Nuova richiesta: { $title }, { $company }
assess-question = Che cosa ne pensi?
assess-agreed-means = lo prenderesti
assess-interesting-means = vorresti conoscerlo meglio
assess-unseen-means = non hai ancora deciso
assess-not-now-means = per questo giro no
assess-who-sees = Lo vede la scuola; lo studente e le altre aziende no.
assess-told = L’azienda: { $assessment }
wish-rank = Per { $who } è la { $rank }ª scelta
wish-not-ranked = Non è nella classifica di { $who }
wish-none-yet = { $who } non ha ancora una classifica
wish-order = Vorrebbe, in ordine

# A che punto è un abbinamento
stage-heading = A che punto è
stage-confirm = Conferma
stage-waits = Ora tocca all’azienda: deve accettare.
stage-accept = Accetta
stage-accept-back = Togli l’accettazione
stage-sign = Convenzione firmata
stage-begin = È iniziato
stage-complete = Concluso e valutato
stage-back = Torna indietro
stage-withdraw = Ritira l’abbinamento
stage-withdraw-why = Il posto torna libero. Perché?
board-event-stage = { $who }: { $stage }
board-event-withdrawn = { $who } ritirato da { $from }: { $reason }
board-unsettled =
    { $count ->
        [one] 1 studente arrivato o uscito dalle classi
       *[other] { $count } studenti arrivati o usciti dalle classi
    }
