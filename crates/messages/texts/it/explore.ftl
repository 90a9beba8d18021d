# Le pagine che si animano nel browser, e ciò che sta su tutte: il browser scarica questi testi.

site-polo = Polo Valdera · Meccanica
skip-to-content = Vai al contenuto
loading = Un momento…
search-button = Cerca
search-others = Altre in ESCO
search-others-note = Non ancora nel catalogo del polo.
search-found-by = trovata con «{ $words }»
cancel = Annulla
close = Chiudi

nav-home = Annoda, pagina iniziale
nav-label = Principale
nav-menu = Menu
nav-occupations = Professioni
nav-competences = Competenze
nav-boards = Tavoli
nav-demands = Richieste
nav-waiting = ti aspettano:
nav-preferences = Preferenze
nav-rules = Regole
nav-releases = Liberatorie
nav-network = Rete
nav-classes = Classi
nav-imports = Importa
nav-tutors = Tutor
nav-catalogue = Catalogo
nav-profile = Il mio profilo
nav-enter = Entra
nav-leave = Esci
nav-change = Sei { $name }: accesso e persona
nav-search = Un mestiere, una competenza

footer-label = Informazioni
footer-accessibility = Dichiarazione di accessibilità
footer-privacy = Privacy
footer-licence = Software libero, licenza EUPL-1.2
esco-before = Questo servizio utilizza la
esco-link = classificazione ESCO
esco-after = della Commissione europea.

fit-of = Adatto
fit-out-of = su 100

problem-not-found = Qui non c’è niente
problem-forbidden = Questo non si può
problem-busy = Torna fra un momento
problem-internal = Qualcosa è andato storto
problem-home = Torna all’inizio

wanted-seats =
    { $seats ->
        [one] { $seats } posto
       *[other] { $seats } posti
    }
wanted-ahead =
    { $people ->
        [one] { $people } persona nei prossimi anni
       *[other] { $people } persone nei prossimi anni
    }
wanted-by-year = { $people } entro il { $year }, { $confidence }
competence-count =
    { $count ->
        [one] { $count } competenza
       *[other] { $count } competenze
    }

occupations-title = Professioni
occupations-heading = Che lavoro fa per me?
occupations-lead = I mestieri che il polo insegna e che le aziende cercano. Aprine uno: vedi che cosa serve, quanto ci sei vicino e chi lo cerca.
occupations-search = Un mestiere, una competenza, una parola
occupations-only-wanted = Solo quelle cercate adesso
occupations-count = { $shown } di { $total } professioni
occupations-none = Nessuna professione con queste parole. Prova con una parola più corta, per esempio «tornio».

asking-heading = Chi la cerca nel polo
asking-nobody = In questo momento nessuna azienda del polo la chiede.
asking-summary =
    { $seats ->
        [0] { $people ->
            [one] Una persona cercata nei prossimi anni
           *[other] { $people } persone cercate nei prossimi anni
        }
        [one] Un posto adesso{ $people ->
            [0] { "" }
            [one] { " " }e una persona nei prossimi anni
           *[other] { " " }e { $people } persone nei prossimi anni
        }
       *[other] { $seats } posti adesso{ $people ->
            [0] { "" }
            [one] { " " }e una persona nei prossimi anni
           *[other] { " " }e { $people } persone nei prossimi anni
        }
    }, { $companies ->
        [one] in un’azienda.
       *[other] in { $companies } aziende.
    }
near-heading = Professioni vicine
near-shared =
    { $count ->
        [one] una competenza in comune
       *[other] { $count } competenze in comune
    }
near-met = hai già { $met } competenze su { $all }

fit-start = Quanto ci sei vicino?
fit-start-detail = Rispondi qui sotto che cosa sai fare: il conto si aggiorna subito.
fit-met =
    { $met ->
        [0] Nessuna competenza su { $all }, per ora
        [one] Hai già una competenza su { $all }
       *[other] Hai già { $met } competenze su { $all }
    }
fit-to-do =
    { $strengthen ->
        [0] { "" }
        [one] Una da rafforzare,{ " " }
       *[other] { $strengthen } da rafforzare,{ " " }
    }{ $learn ->
        [0] niente da imparare da zero.
        [one] una da imparare.
       *[other] { $learn } da imparare.
    } Lo dici tu: sul tavolo conta quando un docente conferma.
needed-heading = Che cosa serve
needed-can-do = Lo so fare…
needed-essential = essenziali
needed-optional = facoltative
needed-noscript = Per rispondere serve JavaScript: il conto si fa sul tuo dispositivo e non manda niente a nessuno.
answer-alone = da solo/a
answer-guided = con guida
answer-no = no
missing-heading = Che cosa ti manca
missing-how-much = quanto ti avvicina
missing-gain = { $points } punti in più
taught-heading = Dove si impara
taught-attested = per quanto attestano le scuole
taught-of =
    { $taught ->
        [one] { $taught } competenza su { $all }
       *[other] { $taught } competenze su { $all }
    }
taught-missing = Qui non risultano: { $words }
taught-nowhere = A quanto sappiamo, nel polo non si impara ancora: { $words }.
taught-unknown = Non sappiamo ancora dove si impara nel polo: si dice quando una scuola lo attesta per almeno tre studenti dello stesso indirizzo.
missing-taught = si impara a: { $courses }
missing-nothing = Hai già tutto quello che serve.
profile-stays = Il profilo resta su questo dispositivo: non lo mandiamo a nessuno.

competences-title = Competenze
competences-heading = Che cosa si chiede, e a chi serve
competences-lead = Ogni competenza del polo: in quali professioni serve e quali aziende la chiedono oggi.
competences-search = Una competenza o un suo altro nome
competences-count = { $shown } di { $total } competenze
competences-none = Nessuna competenza con queste parole. Prova con altre, per esempio «saldare».
competence-occupations =
    { $count ->
        [one] { $count } professione
       *[other] { $count } professioni
    }
competence-asked =
    { $people ->
        [one] chiesta per una persona
       *[other] chiesta per { $people } persone
    }{ $companies ->
        [one] { " " }da un’azienda
       *[other] { " " }da { $companies } aziende
    }
competence-also = Anche: { $words }.
competence-can-you = La so usare…
competence-needed-by = Dove serve
competence-asked-by = Chi la chiede
competence-no-occupation = Nessuna professione del catalogo la richiede.
competence-no-request = In questo momento nessuna azienda la chiede.

profile-title = Il mio profilo
profile-heading = Il mio profilo
profile-lead = Quello che hai detto di saper fare, e le professioni a cui somiglia di più.
profile-empty = Il tuo profilo è ancora vuoto. Apri una professione e di’ che cosa sai fare: si riempie da sé.
profile-start = Scegli una professione
profile-answers = Le mie competenze
profile-forget = Togli la risposta: { $competence }
profile-ranking = Le professioni più vicine
profile-delete = Cancella tutto
profile-delete-title = Cancellare il profilo?
profile-delete-text = Le tue risposte spariscono da questo dispositivo. Non sono salvate altrove, quindi non si possono recuperare.
profile-delete-yes = Sì, cancella
