# Parole del dominio: livelli, pesi, regole, rifiuti, errori.

level-none = no
level-aware = conosce
level-guided = con guida
level-autonomous = in autonomia
level-expert = sa insegnarla
level-hint-aware = basta conoscerla
level-hint-guided = serve con guida
level-hint-autonomous = serve in autonomia
level-hint-expert = serve saperla insegnare

weight-useful = utile
weight-important = importante
weight-decisive = decisiva

evidence-lesson = in classe
evidence-lab = in laboratorio
evidence-certificate = certificato
evidence-placement = in un’esperienza precedente
evidence-self-declared = dichiarata, da confermare

relation-essential = essenziale
relation-optional = facoltativa

assessment-agreed = d’accordo
assessment-interesting = interessante
assessment-unseen = da guardare
assessment-not-now = non ora

risk-low = rischio basso
risk-medium = rischio medio
risk-high = rischio alto

distance-near = entro 5 km
distance-middle = da 5 a 15 km
distance-far = oltre 15 km

role-teacher = Docente
role-teachers = Docenti
role-student = Studente
role-students = Studenti
role-company = Azienda
role-companies = Aziende
role-coordinator = Coordinamento del polo
role-coordinators = Coordinamento del polo

organisation-technical = istituto tecnico
organisation-vocational = istituto professionale
organisation-its = ITS Academy
organisation-training = agenzia formativa
organisation-company = azienda

by-year = entro il { $year }, { $confidence }
confidence-sure = sicuro
confidence-likely = probabile
confidence-possible = possibile

regulation-adult-age = la maggiore età
regulation-night = l’orario notturno dei minori
regulation-daily-hours = le ore al giorno dei minori
regulation-weekly-hours = le ore alla settimana dei minori
regulation-general-safety = la formazione generale sulla sicurezza
regulation-specific-safety = la formazione specifica sulla sicurezza
regulation-tutor-load = gli studenti per tutor aziendale
regulation-high-risk-task = le mansioni a rischio alto
regulation-fsl-hours = le ore di formazione scuola-lavoro
regulation-fsl-share = la quota di ore da cui un progetto conta
regulation-network = chi deve far parte di un polo

rule-is-placement = È un fabbisogno futuro: ancora non ha posti né date, quindi non vi si abbina nessuno.
rule-high-risk-kept = La mansione è ammessa.
rule-high-risk-broken = Mansione a rischio alto nel DVR: non ammessa per studenti.
rule-minimum-age-kept = { $age } anni al primo giorno; l’azienda ne chiede almeno { $asked }.
rule-minimum-age-broken = Al primo giorno avrà { $age } anni; l’azienda ne chiede almeno { $asked }.
rule-night-kept = { $age } anni: niente lavoro notturno.
rule-night-broken = L’orario tocca la notte e a { $age } anni il lavoro notturno è vietato. Chiedi all’azienda un altro orario.
rule-daily-hours-kept = Giornata di { $hours } ore, pause comprese: entro il limite di { $most } ore di lavoro per chi è minorenne.
rule-daily-hours-doubtful = Giornata di { $hours } ore, pause comprese: verifica che il lavoro non superi le { $most } ore, perché è minorenne.
rule-weekly-hours-kept = { $hours } ore alla settimana: entro il limite di { $most } per chi è minorenne.
rule-weekly-hours-broken = { $hours } ore alla settimana superano le { $most } ammesse per chi è minorenne. Chiedi all’azienda di ridurle.
rule-general-safety-kept = Formazione generale sulla sicurezza: { $hours } ore su { $needed }.
rule-general-safety-broken = Manca la formazione generale sulla sicurezza: { $hours } ore su { $needed }.
rule-specific-safety-kept = Formazione specifica per { $risk }: { $hours } ore su { $needed }.
rule-specific-safety-broken = Manca la formazione specifica per { $risk }: { $hours } ore su { $needed }.
rule-clash-none = Nessun altro periodo si sovrappone.
rule-clash = Ha già un posto su un altro tavolo nello stesso periodo ({ $period }).
rule-mandatory-kept = Competenza obbligatoria: { $competence }.
rule-mandatory-broken = Manca una competenza obbligatoria al livello chiesto: { $competence }.
rule-tutor-kept =
    { $students ->
        [one] Tutor aziendale: uno studente su { $most } ammessi.
       *[other] Tutor aziendale: { $students } studenti su { $most } ammessi.
    }
rule-tutor-doubtful = Sarebbero { $students } studenti e un tutor aziendale ne segue al massimo { $most }: serve un secondo tutor.
rule-tutor-broken = Sarebbero { $students } gli studenti seguiti nello stesso periodo dal tutor aziendale, e la legge ne ammette { $most }. Scegli un altro posto, o chiedi all’azienda un altro tutor.
rule-tutor-maximum = Sarebbero { $students } gli studenti seguiti nello stesso periodo dal tutor aziendale, che ne prende al massimo { $most }: senti l’azienda.
rule-project-kept = Ore del progetto: { $attended } su { $planned }, almeno il { $percent }%. Il progetto conta.
rule-project-broken = Ore del progetto: { $attended } su { $planned }, meno del { $percent }%. Il progetto non conta.
rule-barred = La scuola esclude questo posto per una condizione riservata, che chi può legge nella scheda dello studente.
rule-threshold-unknown = Per quel periodo manca il valore di legge per { $what }: la scuola lo verifica.
citation-to-check = { $source }, da verificare a cura della scuola

refusal-unknown-student = Questo studente non partecipa al tavolo.
refusal-unknown-demand = Questa richiesta non è su questo tavolo.
refusal-already-there = Ha già questo posto.
refusal-not-placed = Non ha un posto da lasciare.
refusal-full =
    { $seats ->
        [one] L’unico posto è occupato. Liberalo prima, o scegli un’altra richiesta.
       *[other] Tutti i { $seats } posti sono occupati. Liberane uno prima, o scegli un’altra richiesta.
    }
refusal-student-locked = È bloccato dove sta. Sbloccalo per spostarlo.
refusal-demand-locked = La richiesta è bloccata. Sbloccala per cambiarla.
refusal-nothing-to-change = È già così: non c’è nulla da cambiare.
refusal-seats-taken =
    { $taken ->
        [one] C’è già un posto occupato: non possono essere meno.
       *[other] Ci sono già { $taken } posti occupati: non possono essere meno.
    }
refusal-rules = Una regola non lo permette.
refusal-nothing-to-undo = Non hai passi da annullare.
refusal-nothing-to-redo = Non hai passi da ripetere.
refusal-changed-who-by = Nel frattempo { $by } ha cambiato { $who }: il tuo passo non si può più fare.
refusal-changed-who = Nel frattempo { $who } è cambiato: il tuo passo non si può più fare.
refusal-changed = Nel frattempo qualcosa è cambiato: il tuo passo non si può più fare.
refusal-no-seats-left =
    { $positions ->
        [one] L’unico posto della richiesta è già su un tavolo.
       *[other] Tutti i { $positions } posti della richiesta sono già distribuiti fra i tavoli.
    }
refusal-too-many-moves = Sono più di { $most } spostamenti: falli in più passi.
refusal-moved-twice = Lo stesso studente compare due volte fra gli spostamenti.
refusal-arrangement-who = Non ho spostato nessuno. { $who }: { $why }
refusal-arrangement = Non ho spostato nessuno. { $why }
refusal-too-many-preferences = Puoi mettere in classifica al massimo { $most } posti. Togline uno prima.
refusal-preferred-twice = Lo stesso posto compare due volte nella classifica.
refusal-not-a-placement = È un fabbisogno futuro: ancora non ha posti, quindi non si può mettere in classifica.

error-not-found = Questa pagina non c’è, o non è per te.
error-forbidden = Puoi vederlo, ma non cambiarlo.
error-stale = Nel frattempo qualcuno l’ha cambiato. Ricarica la pagina e riprova.
error-invalid =
    { $fields ->
        [one] C’è un campo da correggere.
       *[other] Ci sono { $fields } campi da correggere.
    }
error-malformed = Annoda è stato aggiornato, o la richiesta è arrivata incompleta. Ricarica la pagina e riprova.
error-busy = Il servizio non risponde in questo momento. Riprova fra qualche secondo: non hai perso nulla.
error-internal = Qualcosa è andato storto da parte nostra. Se lo segnali, indica il riferimento { $reference }.

downloads-label = Scarica:
downloads-as = Scarica questo elenco come { $format }

# A che punto è un abbinamento
stage-proposed = proposto
stage-confirmed = confermato dalla scuola
stage-accepted = accettato dall’azienda
stage-signed = convenzione firmata
stage-underway = in corso
stage-completed = concluso e valutato
withdrawal-family = rinuncia dello studente o della famiglia
withdrawal-company = l’azienda non può più ospitare
withdrawal-school = decisione della scuola
withdrawal-broken-off = interrotto dopo l’inizio
refusal-committed = L’abbinamento è già { $stage }: prima ritiralo, dicendo il motivo.
refusal-not-the-next-stage = L’abbinamento è { $stage }: questo passo ora non tocca a te.
