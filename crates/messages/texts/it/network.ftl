# Il polo e i suoi soci: l’elenco, un soggetto, le adesioni, l’accordo.

network-title = Rete
network-heading = Il polo e i suoi soci
network-lead = Chi fa parte del polo, da quando e con quale ruolo; che cosa chiede ogni azienda e quali classi ha ogni scuola.
network-for-whom = Qui chi ha una parte nel polo vede le scuole, i centri di formazione e le aziende che ne fanno parte.
network-add = Aggiungi un soggetto

network-members =
    { $count ->
        [0] Nessun socio oggi
        [one] { $count } socio oggi
       *[other] { $count } soci oggi
    }
network-kind-technical = Istituti tecnici
network-kind-vocational = Istituti professionali
network-kind-its = ITS Academy
network-kind-training = Agenzie formative
network-kind-companies = Aziende

network-composition = È composto come chiede la legge?
network-complete = Sì: non manca niente di quello che chiede un polo tecnico-professionale.
network-incomplete = Non ancora: ecco che cosa manca.
network-requirement-institutes = Istituti tecnici o professionali
network-requirement-companies = Imprese nel Registro delle imprese
network-requirement-its = ITS Academy
network-requirement-training = Agenzie formative accreditate
network-found = { $found } su almeno { $needed }
network-missing =
    { $count ->
        [one] ne manca { $count }
       *[other] ne mancano { $count }
    }
network-enough = basta
network-uncounted =
    { $count ->
        [one] Un’azienda senza partita IVA non conta.
       *[other] { $count } aziende senza partita IVA non contano.
    }
network-register-note = Contano le aziende con una partita IVA: che siano davvero nel Registro, e che le agenzie siano accreditate, lo verifica il coordinamento.

network-agreement = Accordo di rete
network-agreement-none = Il polo non ha ancora scritto il suo accordo.
network-agreement-signed = firmato il { $day }
network-agreement-all = Tutti gli accordi
network-agreement-write = Scrivi l’accordo
network-days-from = dal { $from }
network-days-from-to = dal { $from } al { $to }
network-time-past = passato
network-time-now = in vigore
network-time-ahead = in futuro

network-filter = Filtra i soggetti
network-filter-text = Nome o comune
network-filter-kind = Tipo
network-filter-kind-all = tutti i tipi
network-filter-place = Comune
network-filter-place-all = tutti i comuni
network-filter-belonging = Adesione
network-filter-belonging-all = soci e non soci
network-filter-belonging-members = soci oggi
network-filter-belonging-others = non soci
network-filter-send = Filtra
network-filter-clear = Togli i filtri
network-shown = { $shown } di { $known } soggetti
network-list = Soggetti
network-none = Nessun soggetto corrisponde ai filtri.
network-nobody = Il polo non conosce ancora nessun soggetto: aggiungi il primo, o importa l’elenco delle aziende.

network-role-lead = capofila
network-role-founder = fondatore
network-role-member = aderente
network-since = dal { $day }
network-will = { $role } dal { $day }
network-was = fino al { $day }
network-outside = non aderisce

network-data = Chi è
network-kind = Tipo
network-school-code = Codice meccanografico
network-vat = Partita IVA
network-ateco = ATECO
network-place = Comune
network-address = Indirizzo
network-email = Posta
network-phone = Telefono
network-unknown = non indicato
network-contacts-hidden = Posta e telefono li vedono le scuole, le aziende e il coordinamento.

network-edit = Correggi i dati
network-edit-contact = Correggi i recapiti
network-edit-contact-text = Il resto lo cambia il coordinamento del polo.
network-edit-send = Salva
network-new-title = Nuovo soggetto
network-new-heading = Aggiungi un soggetto
network-new-lead = Una scuola, un ITS, un’agenzia formativa o un’azienda. Farà parte del polo quando ne scriverai l’adesione.
network-field-name = Denominazione
network-hint-school-code = Solo per le scuole.
network-hint-vat = Undici cifre.
network-hint-ateco = Per esempio 25.53.00.

network-time = L’adesione nel tempo
network-time-none = Non ha mai fatto parte del polo.
network-correct = Correggi
network-end = Scrivi l’ultimo giorno
network-end-field = Ultimo giorno
network-end-send = Finisce quel giorno
network-remove = Cancella questa riga
network-remove-text = Solo se è stata scritta per sbaglio: non ne resta traccia. Per chi esce dal polo scrivi l’ultimo giorno.
network-join = Aggiungi un’adesione
network-join-send = Aggiungi
network-field-role = Ruolo
network-field-from = Dal giorno
network-field-to = Fino al
network-field-to-hint = Vuoto: senza una fine.

network-demands = Che cosa chiede
network-demands-none = Adesso non chiede niente.
network-demands-nowhere = Su nessuno dei tavoli che vedi.
network-classes = Le classi
network-classes-none = Nessuna classe è ancora nel polo.
network-classes-year = Anno scolastico { $year }
network-students =
    { $count ->
        [0] nessuno studente
        [one] { $count } studente
       *[other] { $count } studenti
    }

network-done-create = Aggiunto. Se fa parte del polo, scrivi qui sotto la sua adesione.
network-done-change = Salvato.
network-done-join = L’adesione è scritta.
network-done-correct = L’adesione è corretta.
network-done-end = L’ultimo giorno è scritto.
network-done-remove = La riga è cancellata.
network-done-agreement = L’accordo è scritto.
network-reload = Rileggi e riparti da lì
network-problem = { $field }: { $problem }

network-agreements-title = Accordo di rete
network-agreements-heading = L’accordo di rete
network-agreements-lead = Che cosa vogliono fare insieme i soci, e per quanto tempo.
network-agreement-edit = Correggi questo accordo
network-agreement-new = Un nuovo accordo
network-agreement-new-text = Un rinnovo è un accordo nuovo: comincia dopo la fine di quello di prima.
network-agreement-send = Salva l’accordo
network-field-title = Titolo
network-field-signed = Firmato il
network-field-programme = Programma
network-hint-programme = Che cosa fanno insieme i soci: laboratori, personale, risorse.
