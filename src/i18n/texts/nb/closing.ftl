# Avslutning: utfall, betaling, notat.
leave-title = Gå ut av videorommet
leave-out = Du er ute
leave-still-in = Du er fortsatt i videorommet
leave-by-hand = Gå ut i videoløsningen
leave-body = Be de andre koble fra og lukke alle programmer. Gjør det samme selv.
leave-body-out = Lukk alle programmer. De andre skal også koble fra og lukke sine.
leave-closed = Ute, og alt er lukket
leave-closed-yes = Jeg har lukket alt og bedt de andre gjøre det samme
outcome-title = Hvordan endte timen?
outcome-body = Velg det som passer best.
outcome-faults = Det ble sett tekniske problemer. Derfor kan du ikke velge «Pasienten møtte ikke».
outcome-absent-from = Ingen kom. Du kan velge «Pasienten møtte ikke» fra kl. { $clock }, når du har ringt pasienten.
outcome-label = Utfall
outcome-placeholder = Velg
outcome-press = Lagre utfallet
outcome-completed = Gjennomført
outcome-completed-with-problems = Gjennomført med tekniske problemer
outcome-by-telephone = Fortsatt på telefon
outcome-stopped-technical = Avsluttet på grunn av tekniske problemer
outcome-stopped-intrusion = Avsluttet fordi noen som ikke skulle være der, kom inn
outcome-stopped-privacy = Avsluttet fordi andre kunne se, høre eller ta opp
outcome-identity-not-established = Identiteten ble ikke bekreftet
outcome-ended-by-patient = Avsluttet av pasienten
outcome-ended-by-clinician = Avsluttet av behandleren
outcome-rescheduled = Ny time avtalt
outcome-patient-absent = Pasienten møtte ikke
outcome-clinician-absent = Behandleren møtte ikke
payment-title = Betaling
charge-as-usual = Vanlige regler for egenandel gjelder
charge-nothing = Pasienten skal ikke betale
charge-hospital-decides = Sykehuset avgjør
payment-problem = Det oppsto tekniske problemer.
payment-no-problem = Ingen tekniske problemer er sett eller meldt.
payment-judged = Kl. { $clock } ble kvaliteten vurdert som { $result }. Samtalen { $decision }.
payment-once = Tidligere i samtalen ble den vurdert som ikke god nok.
payment-not-judged = Kvaliteten er ikke vurdert.
payment-silent = Prosedyren sier ikke hva pasienten betaler for dette utfallet.
payment-nothing-given = Timen ble ikke holdt, så det er ingenting å betale for.
note-title = Notat til journalen
note-copied = Kopiert
note-not-copied = Ikke kopiert
note-body = Notatet inneholder ikke navn eller diagnose. Lim det inn i journalen.
note-copy = Kopier notatet
record-title = Journalføring
record-body = Du har samme plikt til å føre journal som ellers.
record-yes = Jeg har ført journal, eller gjør det etterpå
next-patient-title = Neste pasient
next-patient-ready = Notatet er kopiert
next-patient-note-open = Notatet er ikke kopiert ennå
next-patient-body = Alt om denne konsultasjonen slettes fra panelet.
next-patient-press = Slett og gå til neste
next-patient-anyway = Slett uten å kopiere
note-heading = Videokonsultasjon, { $setting }. Prosedyre: { $source }, { $version }.
note-outcome = Utfall: { $result }.
note-outcome-absent = Utfall: Pasienten møtte ikke. Pasienten er oppringt. Behandleren har ikke sett eller fått vite at pasienten prøvde å koble seg til.
note-charge = Betaling: { $result }.
note-charge-choice = Betaling: { $result }, etter sykehusets valg.
note-charge-choice-over = Betaling: { $result }, etter sykehusets valg. { $place } er fraveket.
note-charge-by = Betaling: { $result } ({ $place }).
note-facts = { $fault } Kl. { $clock } ble kvaliteten vurdert som { $result }. Samtalen { $decision }.
note-facts-once = { $fault } Kvaliteten var en tid vurdert som ikke god nok. Kl. { $clock } ble den vurdert som { $result }. Samtalen { $decision }.
note-facts-unjudged = { $fault } Kvaliteten er ikke vurdert.
note-identity = { $party }: { $result }, { $method }, kl. { $clock }.
note-identity-could-not = { $party }: kunne ikke vise legitimasjon, kl. { $clock }.
note-identity-none = { $party }: legitimasjon er ikke registrert.
note-roll-call =
    { $count ->
        [0] Alle presenterte seg kl. { $clock }, ingen utenfor bildet.
        [one] Alle presenterte seg kl. { $clock }, én utenfor bildet.
       *[other] Alle presenterte seg kl. { $clock }, { $count } utenfor bildet.
    }
note-roll-call-none = Det er ikke registrert at alle presenterte seg.
note-groups = Lederen presenterte gruppene kl. { $clock }.
note-company = Det er avtalt med pasienten hvem som er med. Bekreftet kl. { $clock }.
note-company-refused = Det er ikke avtalt med pasienten hvem som er med. Meldt kl. { $clock }.
note-company-open = Det er ikke registrert om det er avtalt med pasienten hvem som er med.
note-cleared = Opptak var avtalt før timen. Bekreftet kl. { $clock }.
note-chat = Noe ble skrevet i chatten, sist kl. { $clock }.
note-number = Noe som ligner et fødselsnummer, ble sett, sist kl. { $clock }.
note-locked = Videorommet ble bekreftet låst kl. { $clock }.
note-unlocked = Videorommet var ikke låst kl. { $clock }.
note-lock-unknown = Det er ikke registrert om videorommet var låst.
note-listened = { $fault } sett kl. { $clock }.
listener-recording = Opptak
listener-transcription = Transkribering
listener-streaming = Strømming
note-outsider = Kl. { $clock } ble det meldt om noen som ikke skulle være der: { $place }.
note-outsider-gone = Kl. { $clock } ble det meldt om noen som ikke skulle være der: { $place }. Personen gikk igjen.
note-place-call = i videorommet
note-place-clinician = der behandleren satt
note-place-patient = der pasienten satt
note-place-other = der en av de andre satt
note-fault = { $fault }.
note-stopped-for = Samtalen ble stoppet fordi dette ikke var oppfylt, { $place }: { $text }
note-deviation = Ikke oppfylt, { $place }: { $text }
note-unanswered = Ikke bekreftet, { $place }: { $text }
note-waived = Fraveket, { $place }: { $text } Grunn: { $result }.
note-no-deviation = Ingen avvik fra prosedyren er registrert.
note-present = Til stede, i tillegg til behandleren: { $text }.
note-present-clinicians = Til stede, i tillegg til den som skriver dette: { $text }.
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
        [one] foresatt eller verge
       *[other] { $count } foresatte eller verger
    }
note-present-interpreter =
    { $count ->
        [one] tolk
       *[other] { $count } tolker
    }
note-present-clinician =
    { $count ->
        [one] annet helsepersonell (1)
       *[other] annet helsepersonell ({ $count })
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
        [one] én person med ukjent rolle
       *[other] { $count } personer med ukjent rolle
    }
ended-by-host = En vert avsluttet møtet for alle.
ended-by-administrator = De som drifter videoløsningen, avsluttet møtet.
ended-by-hosts-gone = Alle vertene gikk ut. Da avsluttet videoløsningen møtet.
leave-title-out = Du er ute av videorommet
close-still-in = Dere er fortsatt i videorommet. Avslutt for alle?
close-still-in-by-hand = Dere er fortsatt i videorommet. Avslutt det først.
close-still-in-patient = Du er fortsatt i videorommet. Gå ut først.
close-anyway = Lukk likevel
close-watches = Lukker du likevel, varsler panelet om det som skjer i rommet, til du er ute.
note-broken = Brutt kl. { $clock }, { $place }: { $text }
note-remedied = { $fault } Rettet kl. { $clock }.
