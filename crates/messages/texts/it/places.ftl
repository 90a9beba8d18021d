# I comuni del polo e i tempi di viaggio fra l’uno e l’altro.

places-title = Luoghi
places-by-hand = Comuni e tempi di viaggio si vedono e si correggono anche a mano, in «Luoghi»
places-for-whom = I comuni del polo e i tempi di viaggio fra l’uno e l’altro, per chi ne fa parte. Li corregge il coordinamento.
places-lead = I comuni del polo: quanti soggetti hanno sede in ciascuno, quante richieste ci sono, e quanto ci si mette ad andare dall’uno all’altro.
places-list = Comuni
places-shown = { $shown } di { $known }
places-none = Non c’è ancora nessun comune.
places-no-match = Nessun comune corrisponde al filtro.
places-filter-text = Nome o codice ISTAT
places-add = Aggiungi il comune
places-new = Nuovo comune
places-new-lead = Chi abita e chi lavora in un comune può essere scritto solo quando il comune c’è.
places-about = ISTAT { $code }, { $where }
places-organisations =
    { $count ->
        [0] nessun soggetto
        [one] { $count } soggetto
       *[other] { $count } soggetti
    }
places-demands =
    { $count ->
        [0] nessuna richiesta
        [one] { $count } richiesta
       *[other] { $count } richieste
    }

places-facts = Dov’è
places-name = Nome del comune
places-istat = Codice ISTAT
places-istat-hint = Sei cifre: le prime tre sono della provincia. Non si può cambiare dopo.
places-coordinates = Latitudine e longitudine
places-latitude = Latitudine
places-latitude-hint = In gradi, per esempio 43,6621.
places-longitude = Longitudine
places-longitude-hint = In gradi, per esempio 10,6327.
places-edit-heading = Questo comune
places-remove-text = { $name } sparisce dagli elenchi. Non si può annullare.

places-ways = Quanto ci si mette
places-ways-text = Da qui agli altri comuni, sola andata; il ritorno sta nella pagina dell’altro comune. Dove nessuno ha scritto il tempo, c’è una stima fatta sulla distanza in linea d’aria.
places-means = Con quale mezzo
places-within = dentro il comune
places-kilometres = { $count } km in linea d’aria
places-minutes =
    { $count ->
        [one] { $count } minuto
       *[other] { $count } minuti
    }
places-estimated = stima
places-way-write = Scrivi il tempo
places-way-correct = Correggi
places-way-of = { $act }: { $name }
places-way-heading = Da { $from } a { $to }, { $means }
places-way-minutes = Minuti
places-way-minutes-hint = Da porta a porta, sola andata.
places-way-send = Salva il tempo
places-way-forget = Torna alla stima

places-done-create = Comune aggiunto.
places-done-change = Dati salvati. I tavoli ne tengono conto da subito.
places-done-remove = Comune tolto.
places-done-way = Tempo salvato. I tavoli ne tengono conto da subito.
places-done-way-remove = Tempo tolto: vale di nuovo la stima.

field-istat = Scrivi il codice ISTAT del comune: sei cifre, per esempio 050029.
field-istat-twice = Il codice è già di { $name }.
field-latitude = Scrivi la latitudine di un punto in Italia, in gradi da 35,2 a 47,1: per esempio 43,6621.
field-longitude = Scrivi la longitudine di un punto in Italia, in gradi da 6,6 a 18,6: per esempio 10,6327.
field-place-has-organisations =
    { $count ->
        [one] { $count } soggetto ha qui la sua sede.
       *[other] { $count } soggetti hanno qui la loro sede.
    }
field-place-has-demands =
    { $count ->
        [one] { $count } richiesta, anche se ritirata, è per un lavoro qui.
       *[other] { $count } richieste, anche se ritirate, sono per un lavoro qui.
    }
field-place-has-ways =
    { $count ->
        [one] C’è { $count } tempo di viaggio scritto, da qui o fin qui: toglilo prima.
       *[other] Ci sono { $count } tempi di viaggio scritti, da qui o fin qui: toglili prima.
    }
field-place-held = Serve ancora ad altri dati del polo.
