# La classifica dei posti di uno studente.

preferences-did =
    { $count ->
        [one] Salvato: un posto in classifica, { $first }
       *[other] Salvato: { $count } posti in classifica, il primo è { $first }
    }
preferences-did-empty = Salvato: la tua classifica è vuota
