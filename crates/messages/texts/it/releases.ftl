# Le liberatorie: chi può leggere il nome di uno studente e chi lo ha fatto, che cosa si tiene di lui, che cosa va corretto.

release-heading = Liberatorie
release-for-whom = Qui uno studente decide quali aziende possono leggere il suo nome e vede chi lo ha fatto; la sua scuola ne tiene il registro.
release-figures-lead = Quante richieste ci sono nel polo. Di chi sono lo sanno lo studente, la sua scuola e l’azienda a cui sono dirette.
release-count-running =
    { $count ->
        [one] { $count } in vigore
       *[other] { $count } in vigore
    }
release-count-students =
    { $count ->
        [one] di { $count } studente
       *[other] di { $count } studenti
    }
release-count-coming =
    { $count ->
        [one] { $count } che inizia più avanti
       *[other] { $count } che iniziano più avanti
    }
release-count-ended =
    { $count ->
        [one] { $count } scaduta
       *[other] { $count } scadute
    }
release-count-revoked =
    { $count ->
        [one] { $count } revocata
       *[other] { $count } revocate
    }

release-own-heading = I miei dati
release-own-lead = Le aziende ti conoscono con un codice. Il tuo nome lo leggono solo se lo chiedi tu, per il tempo che decidi, e puoi ripensarci quando vuoi.
release-own-list = Chi può leggere il mio nome
release-none = Nessuna azienda può leggere il tuo nome.
release-none-school = Nessuna azienda può leggere il nome.
release-no-options = Per ora non c’è nessuna azienda da scegliere: ce ne saranno quando la tua classe sarà su un tavolo.
release-no-options-school = Per ora non si può registrare nessuna richiesta: lo studente non è su un tavolo con aziende, o il nome è stato cancellato.
release-young = Hai meno di { $age } anni: la richiesta la fa chi ti fa da genitore o tutore. Chiedi alla tua scuola, che la registra.
release-ask = Fai leggere il tuo nome a un’azienda
release-ask-send = Sì, può leggere il mio nome
release-record = Registra una richiesta arrivata su carta
release-record-send = Registra la richiesta
release-card = scheda
release-of-student = Liberatorie e letture
release-source = Codice privacy, art. 96; nota MIUR 12071 del 2 ottobre 2017: solo su richiesta, al massimo per 12 mesi, mai dati sulla salute. Si revoca con un clic.

release-audience = Chi può leggere il nome
release-from = Dal
release-from-hint = Vuoto: da oggi.
release-until = Fino al
release-until-hint = Al massimo fino al { $day }.
release-email = E-mail
release-phone = Telefono
release-note = Qualcosa di sé
release-note-hint = Al massimo { $most } caratteri. Niente salute, religione o famiglia.
release-guardian = Chi lo chiede per lo studente
release-guardian-hint = Nome e cognome del genitore o tutore che ha firmato. Vuoto se ha firmato lo studente.
release-paper = La richiesta firmata è nel fascicolo della scuola.
release-paper-short = Richiesta firmata
release-more = Aggiungi e-mail, telefono o due parole
release-more-text = Facoltativo. Lo legge solo chi legge il nome, e si cancella quando il permesso finisce.
release-option-placed = { $name } (sei abbinato qui)
release-option-placed-school = { $name } (abbinato qui)
release-option-wished = { $name } (nelle tue preferenze)
release-option-wished-school = { $name } (nelle sue preferenze)
release-option-board = Tutte le aziende con posti su «{ $name }»

release-says-running = Fino al { $day }.
release-says-coming = Dal { $from } al { $to }.
release-says-ended = Finita il { $day }.
release-says-revoked = Revocata il { $moment }.
release-says-fields = Legge: { $fields }.
release-field-name = nome e cognome
release-field-email = e-mail
release-field-phone = telefono
release-field-note = qualche parola di sé
release-says-student = Chiesta da te il { $moment }.
release-says-student-school = Chiesta dallo studente il { $moment }.
release-says-guardian = Chiesta da { $name } il { $moment }.
release-says-guardian-unnamed = Chiesta dalla famiglia il { $moment }.
release-says-recorded = Registrata da { $name }.
release-revoke = Revoca
release-revoke-of = Revoca: { $name }
release-ended =
    { $count ->
        [one] { $count } che non vale più
       *[other] { $count } che non valgono più
    }
release-done-ask = Fatto: il nome si legge da subito, o dal giorno scelto.
release-done-revoke = Fatto: il nome è sparito anche dagli schermi aperti.

release-register = Registro
release-register-lead = Le richieste dei tuoi studenti: a chi, fino a quando, di chi. Ne registri una dalla pagina dello studente.
release-register-none = Nessuna richiesta.
release-every-class = tutte le classi
release-received = Nomi che puoi leggere oggi
release-received-lead = Degli altri studenti vedi la scheda senza nome. Questi hanno chiesto, loro o la famiglia, che tu possa leggere chi sono.
release-received-none = Nessuno studente lo ha ancora chiesto. Vedi le schede senza nome sui tavoli.
release-received-about = { $grade }º anno, { $track }
release-received-log = Ogni lettura è annotata, e lo studente la vede. Non tenere copia dei dati dopo la scadenza.
release-until-family = Fino al { $day }, su richiesta della famiglia.
release-until-student = Fino al { $day }, su richiesta dello studente.

field-release-guardian-at-school = Sotto i { $age } anni la richiesta la fa un genitore o tutore, a scuola.
field-release-guardian = Sotto i { $age } anni scrivi chi lo chiede per lo studente: un genitore o tutore.
field-release-past = Non può iniziare in un giorno già passato.
field-release-long = Al massimo { $months } mesi: scegli un giorno fino al { $day }.
field-release-paper = Registra la richiesta solo se è firmata e conservata a scuola.

readings-heading = Chi ha letto
readings-lead = Chi ha aperto qualcosa con il tuo nome. La stessa lettura nella stessa ora è scritta una volta sola. Di scuole e aziende leggi il nome, non quello delle persone.
readings-lead-school = La stessa lettura nella stessa ora è scritta una volta sola.
readings-none = Ancora nessuno.
readings-person = { $person }, { $organisation }
readings-file = ha aperto la scheda
readings-export = ha scaricato o letto tutti i dati
readings-class-list = ha aperto l’elenco della classe
readings-board-list = ha aperto un tavolo con i nomi della scuola
readings-released = ha letto il nome, come richiesto

correction-heading = Correzioni
correction-none = Nessuno ha chiesto di correggere qualcosa.
correction-words = Che cosa è sbagliato?
correction-words-hint = La tua scuola lo legge, corregge e ti risponde qui.
correction-send = Chiedi di correggere
correction-waiting = La scuola non ha ancora risposto.
correction-settled = Risposta del { $moment }:
correction-settled-by = Risposta di { $name }, { $moment }:
correction-answer = Che cosa è stato fatto
correction-settle = Rispondi e chiudi
correction-asked = chiesto il { $moment }
correction-done-ask = La tua scuola ha la richiesta.
correction-done-settle = La risposta è scritta, lo studente la legge.

dossier-heading = Tutto quello che si tiene di me
dossier-lead = Leggilo, stampalo o portalo via: è un tuo diritto.
dossier-heading-school = Tutto quello che si tiene dello studente
dossier-lead-school = Da consegnare a chi lo chiede: lo studente, o la famiglia.
dossier-read = Leggi e stampa
dossier-download = Scarica i dati
dossier-page-lead = Tutto quello che Annoda tiene di questa persona.
dossier-when = Preparato il { $moment }.
dossier-nothing = Niente.
dossier-left-out = Qui non c’è che cosa pensano di te le aziende: chiedilo alla tua scuola, che te lo consegna.
dossier-pseudonym = Pseudonimo
dossier-school = Scuola
dossier-year = Anno scolastico
dossier-attested-on = Attestata il
dossier-boards = Tavoli
dossier-board = Tavolo
dossier-place = Posto
dossier-company = Azienda
dossier-period = Periodo
dossier-placements = Abbinamenti
dossier-stage = A che punto è
dossier-preferences = Preferenze
dossier-rank = In ordine
dossier-assessments = Valutazioni delle aziende
dossier-assessment = Valutazione
dossier-past = Esperienze di anni passati
dossier-hours = Ore
dossier-planned = Ore previste
dossier-tutor = Tutor scolastico
dossier-tasks = Attività
dossier-outcome = Esito
dossier-releases = Liberatorie
dossier-for = Per chi
dossier-from = Dal
dossier-until = Fino al
dossier-guardian = Chiesta per lo studente da
dossier-requested = Data della richiesta
dossier-revoked = Revocata il
dossier-email = E-mail
dossier-phone = Telefono
dossier-note = Qualcosa di sé
dossier-corrections = Correzioni chieste
dossier-words = Richiesta
dossier-answer = Risposta
dossier-accesses = Chi ha letto
dossier-at = Quando
dossier-who = Chi
dossier-what = Che cosa
dossier-enters = Come entra

erase = Cancella il nome
erase-send = Sì, cancella il nome
erase-goes = Spariscono nome e cognome, matricola, giorno e mese di nascita, esigenze, accesso, recapiti, richieste di correzione e i nomi di chi ha firmato. Non si può annullare.
erase-stays = Restano, sotto lo pseudonimo: classe, comune, competenze, ore, posti e cronologia dei tavoli. Servono alle statistiche del polo e a dimostrare le ore FSL svolte.
erase-not = Adesso non si può cancellare:
erase-was = Il nome è stato cancellato il { $moment }.
erase-done = Il nome è cancellato. Resta lo pseudonimo.
field-erase-done = Il nome è già cancellato.
field-erase-enrolled = Lo studente frequenta nell’anno { $year }: la scuola deve documentare le sue ore FSL (D.Lgs. 62/2017, art. 13; GDPR, art. 17 c. 3 lett. b). Si può dopo la fine dell’anno.
field-erase-underway =
    { $count ->
        [one] Ha { $count } posto che non è ancora finito: prima si conclude o si ritira.
       *[other] Ha { $count } posti che non sono ancora finiti: prima si concludono o si ritirano.
    }
