# I tutor scolastici e aziendali: chi segue gli studenti, e quanti alla volta.

tutors-title = Tutor
tutors-for-whom = Qui scuole e aziende tengono i loro tutor, con il carico di ciascuno. Il coordinamento li vede tutti.
tutors-lead = Chi segue gli studenti: ogni abbinamento ha un tutor della scuola e uno dell’azienda. Qui vedi i vostri, e quanti studenti ha ciascuno.
tutors-lead-all = I tutor di tutte le scuole e le aziende, con il carico di ciascuno.
tutors-shown = { $shown } di { $known }
tutors-none = Non c’è ancora nessun tutor: aggiungi il primo, poi indicalo nelle richieste o nelle classi.
tutors-no-match = Nessun tutor corrisponde ai filtri.
tutors-add = Aggiungi il tutor
tutors-new = Nuovo tutor
tutors-new-lead = Una persona che segue gli studenti al lavoro o a scuola. Di lei serve solo il recapito di lavoro.
tutors-filter-text = Nome, ruolo, scuola o azienda
tutors-filter-load = Chi mostrare
tutors-filter-everybody = tutti
tutors-filter-full = chi è al completo

tutors-name = Nome e cognome
tutors-role = Che cosa fa
tutors-role-hint = Per esempio: capo officina, docente di meccanica.
tutors-email = E-mail
tutors-phone = Telefono
tutors-most = Studenti alla volta, al massimo
tutors-most-hint = Quanti ne può seguire davvero. Per i tutor aziendali la legge ne ammette al massimo 12, 8 o 5 secondo il rischio: vedi le regole.
tutors-figures = Carico e recapiti
tutors-load-none = nessuno studente, al massimo { $most }
tutors-load = { $now } oggi; al massimo { $peak } insieme, dal { $on }: ne prende fino a { $most }
tutors-load-law = { $now } oggi; al massimo { $peak } insieme, dal { $on }: la legge ne ammette { $most }
tutors-full = al completo
tutors-over = sono troppi
tutors-ended-on = Dal { $on } non prende nuovi studenti
tutors-needs-demands =
    { $count ->
        [0] in nessuna richiesta
        [one] in { $count } richiesta
       *[other] in { $count } richieste
    }
tutors-needs-classes =
    { $count ->
        [0] di nessuna classe
        [one] di { $count } classe
       *[other] di { $count } classi
    }
tutors-needs-students =
    { $count ->
        [0] nessuno studente indicato a parte
        [one] { $count } studente indicato a parte
       *[other] { $count } studenti indicati a parte
    }
tutors-edit-heading = Questo tutor
tutors-end = Non prende più studenti
tutors-end-text = Da oggi non si può più scegliere. Chi segue già resta suo.
tutors-end-send = Conferma
tutors-resume = Riprende a seguire studenti
tutors-resume-text = Si può scegliere di nuovo nelle richieste e nelle classi.
tutors-resume-send = Conferma
tutors-remove-text = Nessuno lo nomina: si può togliere del tutto.
tutors-done-create = Tutor aggiunto.
tutors-done-change = Dati salvati. I tavoli ne tengono conto da subito.
tutors-done-end = Da oggi non prende nuovi studenti.
tutors-done-resume = Si può scegliere di nuovo.
tutors-done-remove = Tutor tolto.
tutors-done-assign = Tutor dello studente salvato.

tutors-others = Dall’altra parte
tutors-others-text = I tutor dell’altra parte, per chi ha già un posto.
tutors-others-none = Nessuno ha ancora un posto.
tutors-others-nobody = non ancora indicato

tutors-of-school = Tutor scolastico
tutors-of-company = Tutor aziendale
tutors-who-follows = Chi li segue
tutors-nobody-yet = nessuno, per ora
tutors-as-class = quello della classe: { $name }
tutors-need-note = Uno della tua azienda, fra quelli della pagina Tutor.
tutors-need-hint = Se indichi chi segue gli studenti, i tavoli rifiutano da soli chi sarebbe di troppo per legge.

field-tutor-choose = Scegli un tutor dell’elenco: questo non c’è, o non prende nuovi studenti.
field-tutor-over = Chi ha già questo posto porterebbe il tutor a { $students } studenti insieme, e la legge ne ammette { $most }: scegli un altro tutor.
field-tutor-has-demands =
    { $count ->
        [one] È il tutor di { $count } richiesta: indicane un altro lì, o segna che non prende più studenti.
       *[other] È il tutor di { $count } richieste: indicane un altro lì, o segna che non prende più studenti.
    }
field-tutor-has-classes =
    { $count ->
        [one] È il tutor di { $count } classe: indicane un altro lì, o segna che non prende più studenti.
       *[other] È il tutor di { $count } classi: indicane un altro lì, o segna che non prende più studenti.
    }
field-tutor-has-students =
    { $count ->
        [one] Segue { $count } studente indicato a parte: indicane un altro lì, o segna che non prende più studenti.
       *[other] Segue { $count } studenti indicati a parte: indicane un altro lì, o segna che non prende più studenti.
    }
