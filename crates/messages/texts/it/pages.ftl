# Le pagine, tranne il tavolo e il modulo delle aziende.

site-polo = Polo Valdera · Meccanica
site-description = Annoda: le aziende dicono alle scuole chi cercano, gli studenti trovano un posto adatto e sanno perché.
skip-to-content = Vai al contenuto
loading = Un momento…
search-button = Cerca
cancel = Annulla
close = Chiudi

nav-home = Annoda, pagina iniziale
nav-label = Principale
nav-menu = Menu
nav-occupations = Professioni
nav-competences = Competenze
nav-boards = Tavoli
nav-demands = Richieste
nav-profile = Il mio profilo
nav-enter = Entra
nav-leave = Esci
nav-change = Sei { $name }. Cambia persona
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

front-title = Chi cerca e chi impara, allo stesso tavolo
front-heading = Chi cerca e chi impara, annodati sullo stesso tavolo.
front-lead = Le aziende della Valdera dicono alle scuole chi cercano. Le scuole lo insegnano. Ogni studente trova un posto adatto, e sa perché.
front-reason-fit = Ogni abbinamento mostra le sue ragioni
front-reason-rule = Ogni rifiuto cita la sua regola
front-reason-name = Le aziende vedono schede senza nome

door-student = Studenti e famiglie
door-student-question = Che lavoro fa per me?
door-student-text = Scopri i mestieri della meccanica, chi li cerca vicino a casa, che cosa serve e che cosa ti manca.
door-student-action = Esplora le professioni
door-student-note = Senza account, anche dal telefono
door-teacher = Docenti
door-teacher-question = Chi va dove, e perché?
door-teacher-text = Sposta le schede degli studenti sui posti: vedi subito quanto sono adatti. Ogni passo si annulla.
door-teacher-action = Apri un tavolo
door-teacher-note = Dal vivo, con chi lavora con te
door-company = Aziende
door-company-question = Chi cerco, chi trovo?
door-company-text = Di’ chi ti serve, per quando e con quali competenze: la richiesta compare subito sui tavoli delle scuole.
door-company-action = Descrivi chi cerchi
door-company-note = Un modulo solo, dieci minuti

strip-heading = Il polo adesso
figure-companies = aziende
figure-schools = scuole e centri
figure-students = studenti ai tavoli
figure-seats = posti abbinati
figure-of = di { $total }
figure-forecast = persone cercate nei prossimi anni
figure-occupations = professioni
figure-competences = competenze

scene-label = Il tavolo in piccolo, con persone inventate: tre studenti a sinistra, tre richieste di aziende a destra, legati da fili che dicono quanto sono adatti, 88 e 81 su 100. Il terzo filo è rifiutato, con la sua regola.
scene-students = Studenti
scene-demands = Richieste delle aziende
scene-skills-1 = CNC · Disegno · Metrologia
scene-skills-2 = CAD/CAM · Tornitura
scene-skills-3 = Saldatura TIG · Disegno
scene-hours = di 150 ore
scene-free = posto libero
scene-title-1 = Disegno 3D di stampi
scene-title-2 = Controllo qualità
scene-title-3 = Sbavatura e forni
scene-refusal = Non ammesso.
scene-refusal-why = Mansione a rischio alto nel DVR

wanted-seats =
    { $seats ->
        [one] { $seats } posto
       *[other] { $seats } posti
    }
wanted-people =
    { $people ->
        [one] { $people } persona
       *[other] { $people } persone
    }
wanted-ahead =
    { $people ->
        [one] { $people } persona nei prossimi anni
       *[other] { $people } persone nei prossimi anni
    }
wanted-by-year = { $people } entro il { $year }
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
missing-nothing = Hai già tutto quello che serve.
profile-stays = Il profilo resta su questo dispositivo: non lo mandiamo a nessuno.

competences-title = Competenze
competences-heading = Che cosa si chiede, e a chi serve
competences-lead = Ogni competenza del polo: in quali professioni serve e quali aziende la chiedono oggi.
competences-search = Una competenza o un suo altro nome
competences-count = { $shown } di { $total } competenze
competences-none = Nessuna competenza con queste parole.
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

entrance-title = Entra
entrance-heading = Con quali occhi vuoi guardare?
entrance-lead = È una dimostrazione: persone e aziende sono inventate, i luoghi sono quelli della Valdera. Scegli chi essere; si cambia quando vuoi.
entrance-heading-invitation = Si entra su invito
entrance-invitation = Le persone di scuole e aziende entreranno con un invito del polo. Su questo servizio gli accessi personali non sono ancora attivi: intanto professioni, competenze e richieste si esplorano senza account.
entrance-about-teacher = Vedono i nomi dei propri studenti e abbinano sui tavoli della propria scuola.
entrance-about-student = Vedono le richieste e il proprio posto, non gli altri studenti.
entrance-about-company = Dicono chi cercano; degli studenti vedono schede senza nome.
entrance-about-coordinator = Vede tutti i tavoli del polo, senza nomi e senza cambiare niente.
for-others-demo = In questa dimostrazione puoi proseguire con una di queste persone inventate.

boards-title = Tavoli
boards-heading = Tavoli di abbinamento
boards-lead = Ogni tavolo mette insieme alcune classi e le richieste delle aziende per un periodo.
boards-for-whom = I tavoli sono di chi ci lavora: docenti, studenti che partecipano, aziende con una richiesta, coordinamento del polo.
boards-none = Nessun tavolo, per ora: ne vedrai uno quando la tua scuola o la tua azienda vi partecipa.
boards-demands =
    { $count ->
        [one] { $count } richiesta
       *[other] { $count } richieste
    }
boards-placed = { $part } di { $whole } studenti abbinati
boards-taken = { $part } di { $whole } posti occupati

accessibility-title = Dichiarazione di accessibilità
accessibility-heading = Dichiarazione di accessibilità
accessibility-lead = Annoda è fatto perché tutti possano usarlo. Il riferimento sono le WCAG 2.2, livello AA; lo stato di conformità è «parzialmente conforme», perché finora l’abbiamo verificato solo noi.
accessibility-how = Come lo verifichiamo
accessibility-how-text = A ogni modifica un controllo automatico (axe) passa su tutte le pagine, al computer e al telefono, anche con una scheda in mano e con le finestre aperte, e le prove ripetono i percorsi principali con la sola tastiera. Le prove con persone che usano tecnologie assistive non sono ancora state fatte.
accessibility-drag = Tutto senza trascinare
accessibility-drag-text = Tutto quello che si trascina si può fare anche dal pulsante «Sposta…» o dalla tastiera; un messaggio dice ogni volta chi si è mosso, da dove, verso dove e come annullare. Le pagine si leggono senza JavaScript e il modulo delle aziende funziona anche senza.
accessibility-known = Che cosa non va ancora
accessibility-known-text = Il tavolo e il profilo hanno bisogno di JavaScript per cambiare qualcosa. Sul tavolo le liste molto lunghe mostrano solo le schede vicine a quelle che stai guardando.
accessibility-report = Segnala un problema
accessibility-report-none = Chi gestisce questo servizio non ha ancora indicato un indirizzo per le segnalazioni: rivolgiti alla scuola o all’ente da cui lo hai conosciuto.
contact-write = Scrivi a

privacy-title = Privacy
privacy-heading = Chi vede che cosa
privacy-lead = Molti studenti sono minorenni: ognuno vede solo quello che gli serve, e lo decide il servizio, non la pagina.
privacy-company = Le aziende
privacy-company-text = Degli studenti vedono una scheda senza nome: un codice, l’anno di corso, l’indirizzo di studi, le competenze, una fascia di distanza. Nessun nome, nessuna data di nascita, nessun indirizzo. Vedono solo le proprie richieste.
privacy-school = Le scuole e il coordinamento
privacy-school-text = I docenti leggono i nomi dei soli studenti della propria scuola; degli altri vedono la scheda senza nome. Il coordinamento del polo non vede nomi.
privacy-student = Gli studenti
privacy-student-text = Ognuno vede sé stesso e le richieste, non gli altri studenti.
privacy-visitor = Chi esplora senza account
privacy-visitor-text = Il profilo che componi fra le professioni resta nella memoria di questo browser: non viene mandato né a noi né ad altri. Lo cancelli dalla pagina «Il mio profilo».
privacy-log = La cronologia dei tavoli
privacy-log-text = Ogni passo su un tavolo resta scritto con data e autore, così si può annullare e spiegare. La cronologia contiene codici, mai nomi né testi liberi; la leggono docenti e coordinamento.
privacy-cookies = Cookie
privacy-cookies-text = Due, tecnici: la lingua scelta e, nella dimostrazione, la persona con cui guardi. Nessuna statistica, nessun servizio di terzi.
privacy-rights = I tuoi diritti
privacy-rights-none = Chi gestisce questo servizio non ha ancora indicato un indirizzo: per accedere ai tuoi dati, correggerli o cancellarli rivolgiti alla tua scuola o alla tua azienda.
