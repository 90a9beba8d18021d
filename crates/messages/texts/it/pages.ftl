# Le pagine che restano del server, tranne il modulo delle aziende.

site-description = Annoda: le aziende dicono alle scuole chi cercano, gli studenti trovano un posto adatto e sanno perché.

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

wanted-people =
    { $people ->
        [one] { $people } persona
       *[other] { $people } persone
    }

entrance-title = Entra
entrance-heading = Con quali occhi vuoi guardare?
entrance-lead = È una dimostrazione: persone e aziende sono inventate, i luoghi sono quelli della Valdera. Scegli chi essere; si cambia quando vuoi.
entrance-invitation = Le persone di scuole e aziende entrano con un invito del polo. Professioni, competenze e richieste si esplorano senza account.
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
privacy-company-text = Degli studenti vedono una scheda senza nome: un codice, l’anno di corso, l’indirizzo di studi, le competenze, una fascia di distanza. Nessuna data di nascita, nessun indirizzo; il nome solo se lo studente o la famiglia lo chiede, fino al giorno scelto, e ogni lettura è annotata. Vedono solo le proprie richieste.
privacy-school = Le scuole e il coordinamento
privacy-school-text = I docenti leggono i nomi dei soli studenti della propria scuola; degli altri vedono la scheda senza nome. Il coordinamento del polo non vede nomi.
privacy-student = Gli studenti
privacy-student-text = Ognuno vede sé stesso e le richieste, non gli altri studenti. Nella pagina «Liberatorie» decide chi può leggere il suo nome, vede chi lo ha letto, scarica i suoi dati e chiede di correggerli.
privacy-wishes = Preferenze e valutazioni
privacy-wishes-text = La classifica dei posti di uno studente la vedono lo studente, le scuole del tavolo e il coordinamento: le aziende mai. Quello che un’azienda pensa di un candidato lo vedono quell’azienda, le scuole del tavolo e il coordinamento: lo studente e le altre aziende no.
privacy-visitor = Chi esplora senza account
privacy-visitor-text = Il profilo che componi fra le professioni resta nella memoria di questo browser: non viene mandato né a noi né ad altri. Lo cancelli dalla pagina «Il mio profilo».
privacy-log = La cronologia dei tavoli
privacy-log-text = Ogni passo su un tavolo resta scritto con data e autore, così si può annullare e spiegare. La cronologia contiene codici, mai nomi né testi liberi; la leggono docenti e coordinamento. Lo stesso vale per chi verifica o cambia una regola.
privacy-account = Chi ha un accesso
privacy-account-text = Della password conserviamo solo un’impronta. Di ogni accesso restano quando è cominciato, quando è stato usato e con quale browser: lo vedi e lo chiudi in «Il mio accesso». Un registro dice chi è entrato, chi non ci è riuscito e che cosa è stato fatto con gli accessi, con codici e senza indirizzi; lo legge chi coordina.
privacy-cookies = Cookie
privacy-cookies-text = Solo tecnici: la lingua scelta, l’accesso di chi è entrato e, nella dimostrazione, la persona con cui guardi. Nessuna statistica, nessun servizio di terzi.
privacy-rights = I tuoi diritti
privacy-rights-none = Chi gestisce questo servizio non ha ancora indicato un indirizzo: per accedere ai tuoi dati, correggerli o cancellarli rivolgiti alla tua scuola o alla tua azienda.
setup-title = Prepara un tavolo
setup-heading-new = Un nuovo tavolo
setup-heading-more = Prepara il tavolo
setup-for-whom = I tavoli li prepara chi segue la FSL di una scuola.
setup-lead = Un tavolo è un giro di abbinamenti: le classi che partecipano e i posti che ci sono, in un periodo.
setup-field-title = Come si chiama
setup-title-example = FSL primavera 2027
setup-field-from = Dal
setup-field-to = Al
setup-classes = Classi
setup-students-count = { $count ->
    [one] 1 studente
   *[other] { $count } studenti
}
setup-class-new = { $count ->
    [one] 1 da aggiungere al tavolo
   *[other] { $count } da aggiungere al tavolo
}
setup-class-stays = Una classe che partecipa non si toglie più: i suoi studenti sono già sul tavolo.
setup-no-classes = Questa scuola non ha ancora classi.
setup-import-classes = Importa classi e studenti
setup-places = Posti
setup-places-text = Quanti posti di ogni richiesta vanno a questo tavolo. Quelli che non prendi restano per gli altri.
setup-seats-count = { $count ->
    [one] 1 posto disponibile
   *[other] { $count } posti disponibili
}
setup-most = di { $count }
setup-no-places = Nessuna azienda ha posti liberi. Quando ne arrivano, li aggiungi qui.
setup-make = Crea il tavolo
setup-save = Salva
setup-cancel = Lascia stare
setup-new = Nuovo tavolo
setup-more = Classi e posti
roll-heading = Le classi sono cambiate
roll-newcomers = { $count ->
    [one] 1 studente della { $class } non è ancora su questo tavolo.
   *[other] { $count } studenti della { $class } non sono ancora su questo tavolo.
}
roll-admit = Aggiungi al tavolo
roll-leavers = { $count ->
    [one] 1 studente del tavolo non è più in nessuna delle sue classi.
   *[other] { $count } studenti del tavolo non sono più in nessuna delle sue classi.
}
roll-now = ora in { $class }
roll-dismiss = Togli dal tavolo
roll-joined = { $count ->
    [one] 1 studente è ora sul tavolo.
   *[other] { $count } studenti sono ora sul tavolo.
}
roll-left = { $count ->
    [one] 1 studente non è più sul tavolo.
   *[other] { $count } studenti non sono più sul tavolo.
}
roll-back = Annulla
roll-nothing = Non c’è più niente da fare: il tavolo e le classi vanno già d’accordo.
boards-waiting-yes = { $count ->
    [one] 1 abbinamento aspetta il tuo sì
   *[other] { $count } abbinamenti aspettano il tuo sì
}
boards-waiting-signature = { $count ->
    [one] 1 abbinamento aspetta la firma della convenzione
   *[other] { $count } abbinamenti aspettano la firma della convenzione
}
