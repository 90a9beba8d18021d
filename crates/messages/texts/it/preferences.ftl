# La classifica dei posti di uno studente.

preferences-did-add = { $title }: aggiunto, è la tua { $rank }ª scelta
preferences-did-remove = { $title }: tolto, era la tua { $rank }ª scelta
preferences-did-move = { $title }: adesso è la tua { $rank }ª scelta
preferences-did =
    { $count ->
        [0] La tua classifica è vuota
        [one] La tua classifica ha un posto
       *[other] La tua classifica ha { $count } posti
    }
preferences-title = Le mie preferenze
preferences-heading = Le mie preferenze
preferences-for-whom = Qui gli studenti mettono in ordine i posti che vorrebbero. L’ordine lo vedono lo studente e i suoi insegnanti, le aziende mai.
preferences-no-board = Per ora non partecipi a nessun tavolo: quando la scuola ne apre uno con la tua classe, qui trovi i posti da mettere in ordine. Intanto puoi scoprire i mestieri.
preferences-explore = Esplora le professioni
preferences-boards = I tuoi tavoli
preferences-undo = Annulla l’ultima modifica
preferences-open = Posti aperti
preferences-best-first = prima i più adatti a te
preferences-none-open = Su questo tavolo non ci sono ancora posti per te.
preferences-forbidden =
    { $count ->
        [one] Un posto ora non è per te: guarda perché
       *[other] { $count } posti ora non sono per te: guarda perché
    }
preferences-where =
    { $kilometres ->
        [0] { $place } · a meno di 1 km dalla scuola
       *[other] { $place } · { $kilometres } km dalla scuola
    }
preferences-seats =
    { $free ->
        [0] nessun posto libero ora
        [one] un posto libero
       *[other] { $free } posti liberi
    }
preferences-met = Sai già: { $competences }
preferences-missing = Manca: { $competence }, { $level }
preferences-add = Aggiungi
preferences-take-out = Togli
preferences-add-spoken = Aggiungi alla classifica: { $title }
preferences-rank = { $rank }ª scelta
preferences-ranking = La mia classifica
preferences-how = trascina, o usa i pulsanti
preferences-empty = La tua classifica è vuota. Aggiungi un posto da quelli aperti: il primo è quello che vorresti di più.
preferences-who-sees = La vedono i tuoi insegnanti, le aziende mai. Si salva da sola a ogni modifica.
preferences-up = Più in alto: { $title }
preferences-down = Più in basso: { $title }
preferences-put = Metti al posto…
preferences-put-spoken = Metti al posto…: { $title }
preferences-put-title = A che posto metti { $title }?
preferences-put-here = è qui adesso
preferences-put-now = adesso c’è { $title }
preferences-remove = Togli dalla classifica: { $title }
