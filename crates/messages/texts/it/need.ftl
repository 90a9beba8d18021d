# La pagina in cui un’azienda dice che cosa le serve: parole sue, proposte, chi trova adesso, bozze.

need-words = Dillo con parole tue
need-words-note = che cosa si fa e che cosa bisogna saper fare: è anche quello che leggono le scuole
need-hint-words = Per esempio: «Cerchiamo due ragazzi per il tornio. Devono leggere i disegni e misurare i pezzi».
need-read = Riconosci professione e competenze
need-read-nothing = In queste parole non ho riconosciuto né una professione né una competenza. Prova a dire che cosa si fa, per esempio «saldare», «montare quadri», oppure scegli qui sotto.
need-read-occupation = È questa la professione?
need-read-needs =
    { $named ->
        [0] dalle tue parole
       *[other] chiede { $needs } delle { $named } competenze che hai nominato
    }
need-read-competences = Competenze da confermare
need-read-competences-note = niente è scelto finché non lo aggiungi
need-read-from = da «{ $words }»
need-read-usual = tipica della professione
need-read-add = Aggiungi
need-read-take = Aggiungi «{ $competence }»
need-read-take-all = Aggiungi tutte e { $count }
need-read-all-taken = Tutte le competenze riconosciute sono nella richiesta: qui sotto scegli quanto servono.
need-read-unmatched = Non ho riconosciuto: { $words }. Se è importante, scegli tu la competenza qui sotto.
need-asked-drop = Togli questa competenza
need-templates = Comincia da una richiesta tipica
need-templates-note = Titolo, professione, competenze, mansioni e orario già scritti: li cambi come vuoi, e non si pubblica niente finché non lo dici tu.
need-template-begun = Cominciata da «{ $title }»: controlla, cambia quello che non è così da te e completa date e rischio. Non è ancora pubblicata.
need-keep = Salva la bozza
need-saved = bozza salvata: { $when }
need-saved-elsewhere = Questa bozza è stata cambiata in un’altra finestra: qui non si salva più da sé.
need-not-saved = La bozza non si è potuta salvare: pubblica, o elimina qualche vecchia bozza.

drafts-heading = Bozze
drafts-untitled = Senza titolo
drafts-discard = Elimina
drafts-discard-one = Elimina la bozza «{ $title }»
demands-copy = Copia in una nuova richiesta
demands-filled = Tutti i posti sono occupati: la richiesta si è chiusa da sé.
demands-over = Il periodo è finito: la richiesta si è chiusa da sé. Copiala per chiedere di nuovo.
demands-unanswered = Da { $days } giorni nessuno è stato abbinato. Prova un livello più basso, o senti le scuole: puoi copiarla e ritoccarla.

fits-heading = Chi trovi adesso
fits-again = Ricalcola
fits-nothing-asked = Quando scegli una competenza, qui vedi quanti studenti del polo ci arrivano.
fits-all-met = studenti hanno tutto quello che chiedi
fits-rest-met = studenti hanno tutto il resto
fits-one-step = altri { $count } a un passo
fits-of = su { $students } del polo
fits-few = meno di { $fewest }
fits-chart = quanto sono adatti
fits-band = da { $from } a { $to }: { $count }
fits-eased = Con il livello «{ $level }» in { $competence }: { $count } invece di { $now }.
fits-eased-at-least = Con il livello «{ $level }» in { $competence }: almeno { $count } invece di { $now }.
fits-apply = Applica
fits-where = Dove sono
fits-class = { $grade }ª { $track }
fits-other-classes = altri in classi dove sono pochi
fits-lacking = Che cosa manca
fits-lacking-note = studenti che ci arrivano, su { $students }
fits-privacy = Vedi numeri e mai nomi; sotto { $fewest } il numero non si dice. Contano solo le competenze. Per parlare con gli studenti si passa sempre dalla scuola.
