# Una richiesta che c’è già: modificarla, ritirarla, riaprirla.

demand-edit = Modifica
demand-edit-one = Modifica «{ $title }»
demand-edit-title = Modifica la richiesta
demand-edit-heading = Modifica «{ $title }»
demand-edit-withdrawn = È ritirata, e resta ritirata finché non la riapri.
demand-save = Salva le modifiche
demand-kept = Quello che hai scritto è rimasto: correggi e salva di nuovo.
demand-standing-note = i posti li danno e li tolgono le scuole
demand-stale-by = Nel frattempo { $name } ha cambiato questa richiesta.
demand-stale-import = Nel frattempo questa richiesta è cambiata, per esempio con un’importazione.
demand-stale-look = Qui sotto la vedi com’è adesso: guarda, e se vuoi riprova.
demand-unseats-some = Con queste modifiche alcuni studenti che hanno già un posto non potrebbero più averlo, per le regole.
demand-unseats = Con queste modifiche { $count } studenti che hanno già un posto non potrebbero più averlo, per le regole.
demand-unseats-text = Se salvi restano dove sono: il docente vede sul tavolo quale regola non è rispettata, e decide.
demand-unseats-agree = Lo so, e voglio salvare lo stesso
demand-history = Che cosa è cambiato
demand-deed-changed = { $name } l’ha modificata
demand-deed-withdrawn = { $name } l’ha ritirata
demand-deed-reopened = { $name } l’ha riaperta
demand-somebody = Qualcuno
demand-withdraw-way = Ritira questa richiesta
demand-reopen-way = Riapri questa richiesta
demand-done-change = «{ $title }» è modificata: chi ha un tavolo aperto vede già le novità.
demand-done-withdraw = «{ $title }» è ritirata: non si vede più, e i suoi posti non sono più sui tavoli.
demand-done-reopen = «{ $title }» è riaperta: le scuole possono di nuovo metterla sui tavoli.

demand-withdraw = Ritira
demand-withdraw-one = Ritira «{ $title }»
demand-withdraw-title = Ritira la richiesta
demand-withdraw-heading = Ritirare «{ $title }»?
demand-withdraw-text = Non si vede più fra le professioni e i suoi posti spariscono dai tavoli. Resta nella vostra lista fra le ritirate, e si può riaprire finché il suo periodo non è passato.
demand-withdraw-boards = Spariscono questi posti
demand-withdraw-send = Sì, ritira la richiesta
demand-withdraw-not = Adesso non si può ritirare.
demand-reason = Perché la ritiri
demand-reason-hint = Poche parole: le legge solo la vostra azienda.
demand-back = Torna alle richieste
demand-withdrawn-heading = Ritirate
demand-withdrawn = Ritirata il { $day }: { $reason }
demand-reopen = Riapri
demand-reopen-one = Riapri «{ $title }»
demand-reopen-heading = Riaprire «{ $title }»?
demand-reopen-text = Si vede di nuovo fra le professioni. Sui tavoli torna quando le scuole la scelgono: i posti di prima non ci sono più.

field-kind-with-seats =
    { $seats ->
        [one] Un posto è già su un tavolo: per farne un fabbisogno futuro, chiedi prima alla scuola di toglierlo.
       *[other] { $seats } posti sono già sui tavoli: per farne un fabbisogno futuro, chiedi prima alle scuole di toglierli.
    }
field-positions-below-seats = I posti già dati ai tavoli sono { $seats }, di cui occupati { $taken }: scrivi almeno { $seats }, o chiedi prima alle scuole di ridarne.
field-demand-over = Il suo periodo è passato: copiala in una nuova richiesta.
field-demand-has-students =
    { $taken ->
        [one] Uno studente ha già un posto: prima la scuola deve liberarlo.
       *[other] { $taken } studenti hanno già un posto: prima le scuole devono liberarli.
    }
