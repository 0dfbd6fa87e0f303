# Notatet: det som hører til i journalen, og det som hører til i avvikssystemet.
note-title = Notat til journalen
note-copied = Kopiert
note-not-copied = Ikke kopiert
note-body = Notatet inneholder ikke navn eller diagnose. Lim det inn i journalen.
note-copy = Kopier notatet
note-deviations-title = Til avviksmelding, ikke journalen.
note-deviations-card = Til avviksmelding, ikke journalen
note-deviations-body = Lim dette inn i avvikssystemet. Det inneholder ikke navn eller diagnose.
note-deviations-copy = Kopier til avviksmelding
note-form = Videokonsultasjon { $date }, { $setting }.
note-form-moment = Videokonsultasjon { $date } kl. { $clock }, { $setting }.
note-form-from = Videokonsultasjon { $date } fra kl. { $clock }, { $setting }.
note-form-period = Videokonsultasjon { $date } kl. { $start }–{ $end } ({ $minutes } min), { $setting }.
note-continued = { $first } { $second }
note-restored = Panelet ble lastet på nytt kl. { $clock }. Opplysninger fra før det er hentet fra nettleserens lager.
note-restored-marked = * Panelet ble lastet på nytt kl. { $clock }. Det som er merket med *, er fra før det, og er hentet fra nettleserens lager.
note-outcome = Utfall: { $result }.
note-absent-answered = Pasienten møtte ikke. Pasienten er oppringt og svarte. Det er ikke sett eller meldt at pasienten prøvde å koble seg til.
note-absent-no-answer = Pasienten møtte ikke. Pasienten er oppringt, men svarte ikke. Det er ikke sett eller meldt at pasienten prøvde å koble seg til.
note-stopped-for = Stoppet fordi kravet om { $text } ({ $place }) ikke var oppfylt.
note-stopped-for-all = Stoppet fordi disse kravene ikke var oppfylt: { $text }.
note-requirement = { $text } ({ $place })
note-stopped-for-place = Stoppet fordi kravet i { $place } ikke var oppfylt.
note-unmet = Ikke oppfylt: kravet om { $text } ({ $place }).
note-unmet-place = Ikke oppfylt: kravet i { $place }.
note-remedied = Ikke oppfylt kl. { $start }, rettet kl. { $end }: kravet om { $text } ({ $place }).
note-remedied-place = Ikke oppfylt kl. { $start }, rettet kl. { $end }: kravet i { $place }.
note-unconfirmed = Ikke bekreftet: { $text } ({ $place }).
note-unconfirmed-place = Ikke bekreftet: kravet i { $place }.
note-unrepeated = Bekreftet kl. { $clock }, ikke gjentatt da det ble spurt igjen: { $text } ({ $place }).
note-unrepeated-place = Bekreftet kl. { $clock }, ikke gjentatt da det ble spurt igjen: kravet i { $place }.
note-waived = Fraveket: { $text } ({ $place }), fordi { $result }.
note-waived-place = Fraveket: kravet i { $place }, fordi { $result }.
note-charge = { $result }.
note-charge-choice = { $result }. Det er sykehusets valg.
note-charge-choice-over = { $result }. Det er sykehusets valg, og { $place } er fraveket.
note-charge-by = { $result } ({ $place }).
note-charge-one-by = Den som falt ut, skal ikke betale ({ $place }). For de andre gjelder vanlige regler for egenandel.
note-facts = { $fault } Kl. { $clock } ble kvaliteten vurdert som { $result }. { $decision }
note-facts-once = { $fault } Kvaliteten var en tid vurdert som ikke god nok. Kl. { $clock } ble den vurdert som { $result }. { $decision }
note-facts-unjudged = { $fault } Kvaliteten er ikke vurdert.
note-party-patients = Pasientene
note-identity-confirmed = { $party }: identitet bekreftet kl. { $clock } ({ $method }).
note-identity-came-in = { $party }: identitet bekreftet kl. { $clock } ({ $method }), ikke gjentatt etter at noen kom inn.
note-identity-unrepeated = { $party }: identitet bekreftet kl. { $clock } ({ $method }), ikke gjentatt etterpå.
note-identity-doubt = { $party }: tvil om identiteten kl. { $clock } ({ $method }).
note-identity-could-not = { $party }: kunne ikke vise legitimasjon kl. { $clock }.
note-identity-none = { $party }: identitet ikke bekreftet.
note-roll-call =
    { $count ->
        [0] Alle presenterte seg kl. { $clock }, ingen utenfor bildet.
        [one] Alle presenterte seg kl. { $clock }, én utenfor bildet.
       *[other] Alle presenterte seg kl. { $clock }, { $count } utenfor bildet.
    }
note-roll-call-none = Presentasjon ikke registrert.
note-groups = Den som ledet møtet, presenterte gruppene kl. { $clock }.
note-company = Det er avtalt med pasienten hvem som er med, bekreftet kl. { $clock }.
note-company-refused = Pasienten sa nei til at andre er med, meldt kl. { $clock }.
note-company-open = Det er ikke registrert om andre er med etter avtale med pasienten.
note-refused = Pasienten sa nei til { $role }, som gikk kl. { $clock }.
note-cleared = Opptak avtalt før timen, bekreftet kl. { $clock }.
note-scribe = Automatisk transkribering avtalt med pasienten, bekreftet kl. { $clock }.
note-scribe-refused = Pasienten sa nei til automatisk transkribering kl. { $clock }.
note-chat = Noe ble skrevet i chatten, sist kl. { $clock }.
note-number = Noe som ligner et fødselsnummer, ble sett, sist kl. { $clock }.
note-locked = Videorommet bekreftet låst kl. { $clock }.
note-unlocked = Videorommet ikke låst kl. { $clock }.
note-lock-unknown = Det er ikke registrert om videorommet var låst.
note-listened = { $fault } sett kl. { $clock }.
note-alarm = { $result } { $span }.
note-intruder = Noen som ikke skulle være med, var { $place } { $span }.
note-place-call = i videorommet
note-place-clinician = i rommet hos behandleren
note-place-patient = i rommet hos pasienten
note-place-other = i rommet hos en av de andre
note-span = kl. { $start }–{ $end }
note-span-moment = kl. { $clock }
note-span-open = fra kl. { $clock }
note-span-unknown = på et ukjent tidspunkt
note-spans-and = { $first } og { $second }
note-span-often = flere ganger, { $span }
note-fault = { $fault }.
note-fault-harmless = { $fault }. Vurdert: ikke et problem.
note-procedure = Prosedyre: { $source }, { $version }.
note-procedure-clean = Prosedyre: { $source }, { $version }. Ingen avvik er registrert.
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
note-present-parent =
    { $count ->
        [one] foresatt
       *[other] { $count } foresatte
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
decided-go-on = Samtalen fortsatte.
decided-wait = Det ble ventet på bedre kvalitet.
decided-telephone = Samtalen fortsatte på telefon.
decided-stop = Samtalen ble avsluttet.
decided-ended = Det ble vurdert etter samtalen.
decided-no-problem = Det ble vurdert som ikke et problem.
payment-harmless = En teknisk forstyrrelse ble sett.
payment-one-of-group = Den som falt ut, skal ikke betale. For de andre gjelder vanlige regler for egenandel.
payment-no-show-none = Det kreves ikke gebyr når pasienten ikke møter til videotime.
payment-no-show-hospital = Sykehuset avgjør om det kreves gebyr når pasienten ikke møter til videotime.
assessment-group = Falt bare én ut, gjelder det bare den ene. Gjaldt det alle, velg at kvaliteten ikke var god nok.
close-deviations-ask = Lukke konsultasjonen?
close-deviations-open = Teksten til avviksmeldingen er ikke kopiert.
next-patient-deviations-open = Teksten til avviksmeldingen er ikke kopiert
alarm-outsider-in-room = Noen som ikke skulle være der
alarm-unexpected-participant = Uventet deltaker i videorommet
alarm-recording = Opptak av samtalen
alarm-transcription = Automatisk transkribering av samtalen
alarm-streaming = Strømming av samtalen
alarm-room-unlocked = Videorommet ikke bekreftet låst
alarm-identity-open = Tvil om identitet
alarm-personal-number-seen = Noe som ligner et fødselsnummer
alarm-name-suspicious = Navn som kan være misvisende
alarm-platform-mismatch = Videoløsning som prosedyren ikke nevner
alarm-participant-lost = En deltaker ute av samtalen
alarm-connection-unstable = Forbindelsen borte
alarm-screen-shared = Skjerm delt
alarm-chat-opened = Chat i bruk
alarm-rule-denied = Svar nei på et krav i prosedyren
alarm-identity-unconfirmed = Identitet ikke bekreftet
note-present-patient-unconfirmed =
    { $count ->
        [one] pasient (identitet ikke bekreftet)
       *[other] { $count } pasienter (identitet ikke bekreftet)
    }
note-identity-shown = { $party } viste legitimasjon på video kl. { $clock }.
note-identity-shown-came-in = { $party } viste legitimasjon på video kl. { $clock }, ikke gjentatt etter at noen kom inn.
note-identity-shown-unrepeated = { $party } viste legitimasjon på video kl. { $clock }, ikke gjentatt etterpå.
note-paused =
    { $count ->
        [one] Pasienten trengte en pause kl. { $clock }.
       *[other] Pasienten trengte { $count } pauser, sist kl. { $clock }.
    }
note-patient-unsure = Pasienten visste ikke hvem alle i videorommet var { $span }.
note-identity-not-shown = Det er ikke registrert at behandleren viste legitimasjon.
note-overheard = Andre kunne se eller høre samtalen { $place } { $span }.
breach-own-overheard = Andre kunne se eller høre samtalen i eget rom
breach-other-overheard = Andre kunne se eller høre samtalen hos den andre
breach-recorded = Noen tok opp samtalen
breach-whole-screen = Hele skjermen ble delt
breach-data-shared = Det ble delt mer på skjermen enn det som er tillatt
breach-chat = Det ble skrevet noe i chatten som ikke er tillatt
note-loss-unjudged = En deltaker var ute av samtalen fra kl. { $clock }. Det er ikke vurdert om personen falt ut.
payment-loss-unjudged = Det er ikke vurdert om en deltaker falt ut.
loss-title = Falt noen ut av samtalen?
loss-body = En deltaker gikk ut av samtalen kl. { $clock } og kom ikke tilbake. Falt personen ut, eller var det avtalt?
loss-good = Bekreft at personen falt ut, og at kvaliteten var god nok
loss-bad = Bekreft at personen falt ut, og at kvaliteten ikke var god nok
note-marked = { $text } *
note-rules-confirmed = Bekreftet: { $text }.
note-rule-denied = Svart nei kl. { $clock }: { $text } ({ $place }).
note-rule-denied-place = Svart nei kl. { $clock }: kravet i { $place }.
