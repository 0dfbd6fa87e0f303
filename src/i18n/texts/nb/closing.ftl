# Avslutning: utfall, betaling, notat.
leave-title = Gå ut av videorommet
leave-out = Du er ute
leave-still-in = Du er fortsatt i videorommet
leave-by-hand = Gå ut i videoløsningen
leave-body = Gå ut, lukk alle programmer, og be de andre gjøre det samme.
leave-body-out = Lukk alle programmer, og be de andre gjøre det samme.
leave-closed = Ute, og alt er lukket
leave-closed-yes = Alt er lukket, og de andre er bedt om det
outcome-title = Hvordan endte det
outcome-body = Velg det som passer best.
outcome-faults = Det ble sett tekniske problemer. Derfor kan det ikke føres som ikke møtt.
outcome-absent-from = Ingen kom. «Møtte ikke» kan velges fra kl. { $clock }, når pasienten er oppringt.
outcome-label = Utfall
outcome-placeholder = Velg
outcome-press = Lagre utfallet
outcome-completed = Gjennomført
outcome-completed-with-problems = Gjennomført med tekniske problemer
outcome-by-telephone = Fortsatt på telefon
outcome-stopped-technical = Stanset av tekniske problemer
outcome-stopped-intrusion = Stanset fordi uvedkommende kom inn
outcome-stopped-privacy = Stanset fordi noen kunne se, høre eller ta opp
outcome-identity-not-established = Identitet ikke avklart
outcome-ended-by-patient = Avsluttet av pasienten
outcome-ended-by-clinician = Avsluttet av behandleren
outcome-rescheduled = Ny time avtalt
outcome-patient-absent = Pasienten møtte ikke
outcome-clinician-absent = Behandleren møtte ikke
payment-title = Betaling
charge-as-usual = Pasienten betaler som vanlig
charge-nothing = Pasienten skal ikke betale
charge-hospital-decides = Sykehuset avgjør
payment-problem = Det oppsto tekniske problemer.
payment-no-problem = Ingen tekniske problemer er sett eller meldt.
payment-judged = Kvaliteten ble kl. { $clock } vurdert som { $result }; dere { $decision }.
payment-once = Tidligere i samtalen var den vurdert som ikke god nok.
payment-not-judged = Kvaliteten er ikke vurdert.
payment-silent = Prosedyren sier ikke hva pasienten betaler for dette utfallet.
payment-nothing-given = Det ble ikke gitt noen time å betale for.
note-title = Notat til journalen
note-copied = Kopiert
note-not-copied = Ikke kopiert
note-body = Notatet har ingen navn og ingenting om helse. Lim det inn i journalen.
note-copy = Kopier notatet
record-title = Journalføring
record-body = Dokumentasjonsplikten er den samme som ellers.
record-yes = Journalen er eller blir ført
next-patient-title = Neste pasient
next-patient-ready = Notatet er kopiert
next-patient-note-open = Notatet er ikke kopiert ennå
next-patient-body = Alt om denne konsultasjonen slettes fra panelet.
next-patient-press = Slett og gå til neste
next-patient-anyway = Slett uten å kopiere
note-heading = Videokonsultasjon, { $setting }. Prosedyre: { $source }, { $version }.
note-outcome = Utfall: { $result }.
note-outcome-absent = Utfall: Pasienten møtte ikke. Pasienten er oppringt, og hadde ikke prøvd å komme inn uten å få det til.
note-charge = Betaling: { $result }.
note-charge-choice = Betaling: { $result }, etter sykehusets valg.
note-charge-choice-over = Betaling: { $result }, etter sykehusets valg; { $place } er satt til side.
note-charge-by = Betaling: { $result } ({ $place }).
note-facts = { $fault } Kvaliteten ble kl. { $clock } vurdert som { $result }; { $decision }.
note-facts-once = { $fault } Kvaliteten var en tid vurdert som ikke god nok, og ble kl. { $clock } vurdert som { $result }; { $decision }.
note-facts-unjudged = { $fault } Kvaliteten er ikke vurdert.
note-identity = { $party }: { $result }, { $method }, kl. { $clock }.
note-identity-could-not = { $party }: kunne ikke vise legitimasjon, kl. { $clock }.
note-identity-none = { $party }: legitimasjon ikke registrert.
note-roll-call =
    { $count ->
        [0] Alle presenterte seg kl. { $clock }, ingen utenfor bildet.
        [one] Alle presenterte seg kl. { $clock }, én utenfor bildet.
       *[other] Alle presenterte seg kl. { $clock }, { $count } utenfor bildet.
    }
note-roll-call-none = Opprop ikke registrert.
note-groups = Lederen presenterte gruppene, kl. { $clock }.
note-company = Det er avtalt med pasienten at andre kan være med, bekreftet kl. { $clock }.
note-company-refused = Det er ikke avtalt med pasienten at andre kan være med, meldt kl. { $clock }.
note-company-open = Om det er avtalt med pasienten at andre kan være med, er ikke registrert.
note-cleared = Opptak avklart før start, kl. { $clock }.
note-chat = Noe ble skrevet i chatten, sist kl. { $clock }.
note-number = Noe som ligner et fødselsnummer ble sett, sist kl. { $clock }.
note-locked = Videorommet bekreftet låst kl. { $clock }.
note-unlocked = Videorommet ikke låst, kl. { $clock }.
note-lock-unknown = Låsing av videorommet ikke registrert.
note-listened = { $fault } sett kl. { $clock }.
listener-recording = Opptak
listener-transcription = Nedskriving
listener-streaming = Strømming
note-outsider = Uvedkommende meldt kl. { $clock }: { $place }.
note-outsider-gone = Uvedkommende meldt kl. { $clock }: { $place }. Vedkommende gikk igjen.
note-place-call = i videorommet
note-place-clinician = i rommet hos behandleren
note-place-patient = i rommet hos pasienten
note-place-other = i rommet hos en av de andre
note-fault = { $fault }.
note-stopped-for = Grunn til at samtalen ble stanset, { $place }: { $text }
note-deviation = Avvik { $place }: { $text } Dette er ikke oppfylt.
note-unanswered = Ikke bekreftet, { $place }: { $text }
note-waived = Satt til side { $place }: { $text } Dette fordi { $result }.
note-no-deviation = Ingen avvik fra prosedyren er registrert.
note-present = Til stede, foruten behandleren: { $text }.
note-present-clinicians = Til stede, foruten den som skriver dette: { $text }.
note-present-and = { $text }, { $role }
note-present-patient =
    { $count ->
        [one] pasient
       *[other] { $count } pasienter
    }
note-present-relative =
    { $count ->
        [one] pårørende
       *[other] { $count } pårørende
    }
note-present-guardian =
    { $count ->
        [one] verge
       *[other] { $count } verger
    }
note-present-interpreter =
    { $count ->
        [one] tolk
       *[other] { $count } tolker
    }
note-present-clinician =
    { $count ->
        [one] én annen fra helsepersonellet
       *[other] { $count } andre fra helsepersonellet
    }
note-present-student =
    { $count ->
        [one] student
       *[other] { $count } studenter
    }
note-present-escort =
    { $count ->
        [one] ledsager
       *[other] { $count } ledsagere
    }
note-present-others =
    { $count ->
        [one] én som det ikke er sagt hvem er
       *[other] { $count } som det ikke er sagt hvem er
    }
ended-by-host = En vert avsluttet møtet for alle.
ended-by-administrator = Den som drifter videoløsningen, avsluttet møtet.
ended-by-hosts-gone = Alle vertene gikk, og da avsluttet videoløsningen møtet.
leave-title-out = Du er ute av videorommet
close-still-in = Dere er fortsatt i videorommet. Avslutt for alle?
close-still-in-by-hand = Dere er fortsatt i videorommet. Avslutt det først.
close-still-in-patient = Du er fortsatt i videorommet. Gå ut først.
close-anyway = Lukk likevel
close-watches = Lukker du likevel, varsler panelet om det som skjer i rommet, til du er ute.
note-broken = Brutt kl. { $clock }, { $place }: { $text }
note-remedied = { $fault } Rettet kl. { $clock }.
