# La proposta: il piano migliore come differenza da quello che c’è
proposal-open = Proponi
proposal-title = Proposta
proposal-close = Chiudi la proposta
proposal-here = calcolata in questo browser in { $ms } ms
proposal-there = calcolata dal server
proposal-locked =
    { $count ->
        [0] nessuna scheda bloccata
        [one] una scheda bloccata resta dov’è
       *[other] { $count } schede bloccate restano dove sono
    }
proposal-proven = ottimo dimostrato
proposal-proven-why = Una verifica indipendente, che non si fida del calcolo, ha controllato che nessun altro piano è migliore nell’ordine scritto qui sotto.
proposal-unproven = non dimostrato
proposal-working = Calcolo la proposta…
proposal-working-of = Calcolo la proposta: { $done } studenti di { $of }
proposal-cancel = Interrompi
proposal-cancelled = Calcolo interrotto: non è cambiato nulla.
proposal-timed-out = Il calcolo ha superato il tempo concesso: non è cambiato nulla.
proposal-again = Calcola di nuovo
proposal-stale = Intanto il tavolo è cambiato: questa proposta vale per com’era prima.
proposal-failed = La proposta non è riuscita: { $why }
proposal-contradiction = sul tavolo ci sono più schede bloccate che posti

proposal-tiers = Che cosa conta, in quest’ordine
proposal-now = ora
proposal-then = proposta
proposal-difference = differenza
proposal-tier-unplaced = Studenti non abbinati
proposal-tier-quarter = Abbinati con punteggio sotto 25
proposal-tier-half = Abbinati con punteggio sotto 50
proposal-tier-total-mean = Punteggio totale (medio { $before } → { $after })
proposal-tier-moves = Studenti che lasciano il loro posto
proposal-bands-now = Ora, { $count } abbinati
proposal-bands-then = Proposta, { $count } abbinati
proposal-bands-spoken = Abbinati per punteggio: { $list }
proposal-band = { $from ->
        [0] sotto 50
       *[other] da { $from }
    }: { $count }

proposal-changes = Che cosa cambia
proposal-nothing = Il piano che c’è è già il migliore: non c’è nulla da cambiare.
proposal-kept =
    { $count ->
        [one] uno studente resta dov’è
       *[other] { $count } studenti restano dove sono
    }
proposal-group-new = nuovi
proposal-group-moved = spostati
proposal-group-freed = liberati
proposal-group-new-hint = erano senza posto
proposal-group-moved-hint = cambiano posto
proposal-group-freed-hint = tornano senza posto
proposal-choose-all = Scegli tutti: { $group }
proposal-choose = Accetta { $who }
proposal-column-score = punti
proposal-column-gain = per tutti
proposal-waiting = in attesa
proposal-rule = regola
proposal-why-choice =
    { $rank ->
        [1] prima preferenza
        [2] seconda preferenza
        [3] terza preferenza
       *[other] { $rank }ª preferenza
    }
proposal-why-fit = adatto { $fit }
proposal-why-agreed = l’azienda è d’accordo
proposal-why-interesting = interessa all’azienda
proposal-why-better = oggi { $before }, lì { $after }
proposal-why-room = fa posto ad altri
proposal-why-broken = dov’è ora non può stare: { $rule }
proposal-stay-free = se resta non cambia nulla
proposal-stay = se resta dov’è: { $price }

proposal-weights = Quanto pesa
proposal-weights-reset = riporta a prima
proposal-weight-competence = Che cosa sa già fare
proposal-weight-preference = Che cosa preferisce
proposal-weight-assessment = Che cosa ne dice l’azienda
proposal-weight-none = per niente
proposal-weight-little = poco
proposal-weight-some = abbastanza
proposal-weight-much = molto
proposal-option-stay = Non spostare chi ha già un posto
proposal-option-not-now = Rispetta il «non ora» delle aziende
proposal-live = La proposta si rifà a ogni modifica.
proposal-pinned =
    { $count ->
        [one] Uno studente tenuto fermo.
       *[other] { $count } studenti tenuti fermi.
    }
proposal-unpin = Lasciali liberi

proposal-left = Senza posto
proposal-left-why = e perché
proposal-left-seats = { $students } studenti per { $seats ->
        [one] un posto
       *[other] { $seats } posti
    }: { $left ->
        [one] resta { $names }
       *[other] restano { $names }
    }
proposal-left-show = Mostra i { $count }
proposal-names-more = { $names } e altri { $count }
proposal-left-rule = { $who }: { $rule }
proposal-left-none = { $who }: nessuna richiesta è adatta alle regole
proposal-gains = Un posto in più varrebbe
proposal-gains-none = Un posto in più, da nessuna parte, cambierebbe il piano.
proposal-blocking = Scambi che due vorrebbero
proposal-blocking-none = Nessuno studente e nessuna azienda si preferirebbero a vicenda a quello che hanno.
proposal-blocking-free = { $who } e { $company }, che ha un posto libero
proposal-blocking-instead = { $who } e { $company }, al posto di { $other }
proposal-stable = Un piano stabile li evita tutti: { $placed ->
        [one] un abbinato
       *[other] { $placed } abbinati
    }, punteggio totale { $total }.
proposal-show-all = mostra tutti ({ $count })

proposal-reject = Non accettare nulla
proposal-step = un solo passo nella cronologia, si annulla con Ctrl+Z
proposal-accept-some =
    { $count ->
        [one] Accetta la scelta
       *[other] Accetta le { $count } scelte
    }
proposal-accept-all = Accetta tutto: { $count }
proposal-infeasible =
    { $count ->
        [one] Una scelta è stata lasciata fuori: il suo posto non si libera senza le altre.
       *[other] { $count } scelte sono state lasciate fuori: i loro posti non si liberano senza le altre.
    }
proposal-replan =
    { $count ->
        [one] Rifai la proposta tenendo fermo chi hai escluso
       *[other] Rifai la proposta tenendo fermi i { $count } che hai escluso
    }
proposal-tag-new = nuovo
proposal-tag-moved = spostato
proposal-tag-freed = liberato

price-free = ottimo
price-unplaced =
    { $count ->
        [one] 1 abbinato in meno
       *[other] { $count } abbinati in meno
    }
price-unplaced-gain =
    { $count ->
        [one] 1 abbinato in più
       *[other] { $count } abbinati in più
    }
price-below-quarter =
    { $count ->
        [one] 1 in più sotto 25
       *[other] { $count } in più sotto 25
    }
price-below-quarter-gain =
    { $count ->
        [one] 1 in meno sotto 25
       *[other] { $count } in meno sotto 25
    }
price-below-half =
    { $count ->
        [one] 1 in più sotto 50
       *[other] { $count } in più sotto 50
    }
price-below-half-gain =
    { $count ->
        [one] 1 in meno sotto 50
       *[other] { $count } in meno sotto 50
    }
price-for-all = prezzo per tutti
price-free-spoken = Per tutti è ottimo: un piano migliore non c’è.
price-spoken = Prezzo per tutti: il piano migliore perde { $price }.
price-title = Il prezzo
price-of = { $price } sul piano migliore, che ha { $total } punti.
price-nothing = Niente: questa coppia sta in un piano migliore.
price-moves =
    { $count ->
        [one] E si muoverebbe uno:
       *[other] E si muoverebbero in { $count }:
    }
price-nobody = Nessun altro si muoverebbe.
price-step = { $who } → { $to }
price-best-here = Il piano migliore la mette qui.
price-best-there = Il piano migliore: { $where }.
price-best-nowhere = Nel piano migliore resta senza posto.

score-title = Punteggio della coppia
score-competence = Competenze
score-preference = Preferenza
score-assessment = Azienda
score-weight = peso { $percent }%

learn-title = Che cosa manca
learn-gap = { $competence } { $level }: varrebbe +{ $points }
learn-enough = Con { $list } questo posto diventa ottimo per tutti.
learn-never = Imparare non basta perché questo posto diventi ottimo: è richiesto da altri più adatti.
learn-nothing = Non manca nulla di ciò che è richiesto.
