# Samtalen: tilstander, kort, deltakere og krav.
verbatim = { $text }
phase-preparation = Forberedelse
phase-admission = Gjør rommet trygt
phase-conversation = Samtale
phase-suspended = Samtalen er stoppet
phase-closing = Avslutning
phase-closed = Ferdig
setting-unknown-patient = ukjent pasient
setting-known-patient = kjent pasient
setting-group = gruppe
setting-clinicians-only = helsepersonell uten pasient
role-patient = Pasient
role-relative = Pårørende
role-parent = Foresatt
role-guardian = Verge
role-interpreter = Tolk
role-clinician = Helsepersonell
role-student = Student
role-escort = Ledsager
machine-recorder = Opptaker (maskin)
machine-captioner = Teksting (maskin)
machine-assistant = KI-assistent (maskin)
machine-streamer = Strømming (maskin)
machine-api-user = Program uten lyd og bilde
machine-checklist = Sjekkliste uten lyd og bilde
party-patient = Pasienten
party-clinician = Behandleren
method-document = legitimasjon vist på video
method-electronic-id = logget inn med BankID eller annen eID på høyt nivå
method-recognised = gjenkjent
method-portal-login = logget inn med eID på høyt nivå, opplyst av portalen
login-method =
    { $count ->
        [0] ID-porten
        [1] HelseID
        [2] BankID
        [3] Buypass
        [4] Commfides
       *[other] en annen eID
    }
login-substantial = betydelig nivå
login-high = høyt nivå
check-confirmed = ingen tvil
check-doubtful = tvil
check-not-possible = ikke mulig
status-open = Ikke bekreftet
status-met = Oppfylt
status-unmet = Ikke oppfylt
status-unknown = Kan ikke avgjøres
status-waived = Fraveket
status-not-applicable = Gjelder ikke her
basis-observed = Sett i videoløsningen kl. { $clock }
basis-attested = Bekreftet i panelet kl. { $clock }
basis-told = Opplyst av portalen kl. { $clock }
basis-informed = Kl. { $clock }
basis-waived = Fraveket kl. { $clock }
basis-before = Bekreftet kl. { $clock }, må bekreftes på nytt
basis-none = Ingenting registrert
strength-shall = skal
strength-shall-be-able = skal kunne
strength-should = bør
strength-may = kan
strength-info = informasjon
moment-onboarding = Før første gang
moment-before = Før samtalen
moment-start = Når dere møtes
moment-during = Underveis
moment-end = Etterpå
requirement-source = { $place } ({ $strength })
waive-label = Fravik kravet fordi
waive-placeholder = Velg grunn
waive-press = Fravik kravet
unwaive = La kravet gjelde igjen
waiver-emergency = det haster
waiver-patient-unable = pasienten ikke klarer det
waiver-done-elsewhere = det er gjort på annen måte
waiver-not-relevant = kravet ikke passer i denne samtalen
answer-yes = I orden
answer-no = Ikke i orden
answer-open = Gjenstår
status-bar-identity = Legitimasjon
status-bar-people = Deltakere
status-bar-lock = Lås
status-bar-recording = Opptak
status-bar-quality = Kvalitet
status-bar-not-here = Gjelder ikke
status-bar-identity-good = Bekreftet
status-bar-identity-open = Ikke vist
status-bar-identity-half = Én gjenstår
status-bar-identity-doubt = Tvil
status-bar-identity-not-possible = Ikke mulig
status-bar-people-nobody = Ingen andre
status-bar-people-out = Du er ute
status-bar-people-unknown = Ukjent antall
status-bar-people-count =
    { $count ->
        [one] Én er her
       *[other] { $count } er her
    }
status-bar-people-unexpected =
    { $count ->
        [one] Én ikke avtalt
       *[other] { $count } ikke avtalt
    }
status-bar-lock-good = Låst
status-bar-lock-open = Ulåst
status-bar-lock-unknown = Ukjent
status-bar-lock-host-knows = Spør behandleren
status-bar-recording-good = Ingen meldt
status-bar-recording-on = Pågår
status-bar-recording-cleared = Avtalt
status-bar-streaming-on = Sendes videre
status-bar-transcription-on = Skrives ned
status-bar-assistant-on = KI-assistent følger med
status-bar-scribe-agreed = Skrives ned, som avtalt
status-bar-recording-said = Noen tar opp
status-bar-recording-unseen = Ingen sett
status-bar-recording-unknown = Ikke besvart
status-bar-quality-good = Stabil
status-bar-quality-judged-good = Vurdert god nok
status-bar-quality-unstable = Ustabil
status-bar-quality-offline = Frakoblet
status-bar-quality-judge = Må vurderes
status-bar-quality-waiting = Dere venter
status-bar-quality-unknown = Ukjent
next-enter = Gå inn i videorommet når du er klar.
next-wait = Du er klar. Vent på pasienten.
next-wait-for-clinician = Du er klar. Vent på behandleren.
next-wait-for-others = Du er klar. Vent på de andre.
next-broken = Et krav er ikke oppfylt.
next-alone = Ingen andre er her nå. Vent, eller avslutt samtalen.
next-talk = Du er klar. Dere kan begynne.
next-closed = Samtalen er avsluttet.
next-nothing = Ingenting gjenstår.
appointment-title = Timen
appointment-setting = Konsultasjonen gjelder: { $setting }.
appointment-setting-label = Hva slags konsultasjon er det?
appointment-setting-placeholder = Velg
appointment-setting-press = Endre
appointment-suits = Video er medisinskfaglig vurdert som egnet for denne timen.
appointment-informed = Pasienten har fått informasjonen om video.
appointment-told = Pasienten vet at video er et tilbud, og at utstyret oppfyller nasjonale krav til sikkerhet.
appointment-able = Pasienten kan bruke løsningen, også logge seg på og av.
appointment-calendar = Avtalen står som privat i kalenderen, uten pasientens navn eller e-postadresse.
appointment-mended = Bekreft at alt dette er i orden nå
appointment-yes = Bekreft at alt dette er i orden
appointment-suits-no = Nei, video egner seg ikke
appointment-informed-no = Nei, pasienten har ikke fått informasjonen
appointment-told-no = Nei, pasienten vet ikke om tilbudet og utstyret
appointment-able-no = Nei, pasienten får ikke til å bruke løsningen
appointment-calendar-no = Nei, pasientens navn eller e-post vises for andre
appointment-suits-mend = Video egner seg ikke: Tilby en time med oppmøte.
appointment-informed-mend = Pasienten har ikke fått informasjonen: Send den, eller gå gjennom den når dere møtes.
appointment-told-mend = Pasienten vet ikke om tilbudet og utstyret: Fortell om det når dere møtes.
appointment-able-mend = Pasienten får ikke til å bruke løsningen: Hjelp på telefon, eller tilby en time med oppmøte.
appointment-calendar-mend = Pasientens navn eller e-post vises for andre: Merk avtalen som privat, og fjern navn og adresse.
company-title = Andre som skal være med
company-nobody = Ingen
company-open = Må avtales
company-agreed = Avtalt hvem som er med
company-not-agreed = Ikke avtalt
company-role =
    { $count ->
        [one] Skal være med: { $role }
       *[other] Skal være med: { $role }, { $count }
    }
company-ask = Har dere avtalt med pasienten hvem som er med, og hvilke opplysninger de kan få høre?
company-ask-alone = Spør pasienten alene, før de andre slippes inn.
company-mend = Be dem gå ut til det er avtalt.
company-yes = Ja, det er avtalt
company-no = Nei, pasienten sier nei
company-placeholder = Velg rolle
company-add-label = Skal flere være med?
company-add-press = Legg til
company-fewer-label = Skal noen ikke være med likevel?
company-fewer-press = Fjern
sound-title = Lyd og bilde
sound-body = Test mikrofon, høyttaler og kamera. Still lyden så andre ikke hører den. Bruk gjerne hodetelefoner. Andre kan fortsatt høre deg.
sound-observed = Testet i videoløsningen
sound-failed = Testen i videoløsningen viste feil. Sjekk utstyret, og prøv igjen.
sound-yes = Bekreft at du har testet lyd, bilde og lydstyrke
sound-no = Noe virker ikke
device-test-start = Test mikrofon og kamera
device-test-stop = Stopp testen
device-test-about = Testen skjer bare i denne nettleseren. Ingenting tas opp, lagres eller sendes.
device-test-asking = Nettleseren spør om lov til å bruke mikrofon og kamera. Velg «Tillat».
device-test-running = Mikrofon og kamera er på. Ser du deg selv? Si noe, og se om målestreken beveger seg.
device-test-no-camera = Mikrofonen er på, men panelet får ikke bilde fra noe kamera. Si noe, og se om målestreken beveger seg.
device-test-no-microphone = Kameraet er på, men panelet får ikke lyd fra noen mikrofon. Ser du deg selv?
device-test-hears = Mikrofonen hører deg. Ser du deg selv, og hører du testlyden uten at andre hører den?
device-test-hears-only = Mikrofonen hører deg. Hører du testlyden uten at andre hører den?
device-test-refused = Nettleseren har sperret mikrofon og kamera. Tillat dem for denne siden, og prøv igjen.
device-test-no-device = Panelet finner verken mikrofon eller kamera. Koble til utstyret, og prøv igjen.
device-test-busy = Et annet program bruker mikrofonen eller kameraet. Lukk det, og prøv igjen.
device-test-unavailable = Mikrofon og kamera kan ikke testes på denne siden. Test dem i videorommet.
device-test-ended = Testen er slutt. Panelet bruker ikke mikrofon og kamera.
device-test-heard-at = Panelet hørte lyd i mikrofonen kl. { $clock }.
device-test-picture = Bildet ditt, speilvendt
device-test-level = Lyd i mikrofonen
device-test-tone = Spill av testlyd
own-room-title = Stedet der du sitter
own-room-body = Sitt et sted der bare de som skal være med, kan se eller høre samtalen.
own-room-public = Ikke sitt på et åpent, offentlig sted.
own-room-mend = Samtalen kan ikke holdes her. Finn et annet sted før dere begynner. Akutt fare: Hjelp først.
own-room-yes = Bekreft at bare de som skal være med, kan se eller høre samtalen
own-room-no = Nei, andre kan se eller høre samtalen
rules-title = Kort om samtalen
rules-chat = Ikke skriv i chatten om hvem noen er, eller om helse.
rules-sharing = Ikke vis eller del noe som sier hvem noen er, eller noe om helse.
rules-window = Del bare ett program eller vindu, aldri hele skjermen. Lukk alt annet som viser opplysninger om pasienter.
rules-no-chat = Ikke bruk chat eller direktemeldinger.
rules-chat-off = Dette videorommet har ikke chat.
rules-sharing-care = Hvis du deler skjerm: Vis bare det som gjelder denne pasienten.
rules-ground = Det samme gjelder som i en time med oppmøte: Bare de som skal være med, får se og høre.
rules-equipment = Du kan bruke datamaskin, nettbrett, telefon eller møteromsutstyr.
rules-facts = Ifølge prosedyren er samtalen kryptert, og lyd og bilde blir ikke lagret ({ $place }).
rules-encrypted = Ifølge prosedyren er samtalen kryptert ({ $place }).
rules-not-stored = Ifølge prosedyren blir lyd og bilde ikke lagret ({ $place }).
rules-yes = Bekreft at du har lest reglene
rules-read = Lest
solution-title = Samme videoløsning
solution-body = Begge må bruke løsningen i innkallingen.
solution-yes = Ja, vi bruker løsningen i innkallingen
solution-no = Nei, vi bruker en annen løsning
enter-title = Gå inn i videorommet
enter-waiting = Venter
enter-told = Panelet ser når du går inn i videorommet, og går videre av seg selv.
enter-asked = Gå inn i videorommet først. Panelet kan ikke se det selv.
enter-press = Bekreft at du er i videorommet
roll-call-title = Hvem er her
roll-call-open = Alle må presentere seg
roll-call-done = Alle har presentert seg
roll-call-off-camera =
    { $count ->
        [one] Alle har presentert seg, én utenfor bildet
       *[other] Alle har presentert seg, { $count } utenfor bildet
    }
roll-call-unmet = Noen er her uten at det er avtalt
roll-call-hidden = Den som snakker, er ikke i bildet
roll-call-hidden-mend = Be den som snakker, om å komme i bildet.
roll-call-visible = Bekreft at den som snakker, er i bildet
roll-call-visible-body = Sjekk også at den som snakker, er i bildet.
roll-call-not-visible = Den som snakker, er ikke i bildet
roll-call-groups = Den som leder møtet, har presentert gruppene
roll-call-nobody = Ingen andre er her
roll-call-wait = Den andre er ikke i videorommet nå.
roll-call-body = Si: «Kan alle si hvem de er, også de som ikke er i bildet?» Se på deltakerlisten i videorommet.
roll-call-look = Videoløsningen sier ikke hvem dette er. Se på videobildet at det er den som skal være med: { $role }. Si: «Kan alle si hvem de er, også de som ikke er i bildet?»
roll-call-look-many = Videoløsningen sier ikke hvem de er. Se på videobildet at det bare er de som skal være med. Si: «Kan alle si hvem de er, også de som ikke er i bildet?»
roll-call-unexpected = Det er flere her enn avtalt. Finn ut hvem det er i deltakerlisten under, eller stopp samtalen.
roll-call-unlisted = Det er noen her som listen ikke viser. Se på videobildet hvem det er. Hvis alle skal være med: Be dem si hvem de er, også de som ikke er i bildet. Hvis ikke: Stopp samtalen.
roll-call-counted-more = Du har talt flere enn det som er avtalt. Svar på varselet, eller rett antallet.
roll-call-count = Videoløsningen sier ikke fra om hvem som kommer og går. Skriv hvor mange andre du ser i videorommet.
count-others-label = Andre i videorommet, i tillegg til deg
count-others-press = Lagre antallet
roll-call-yes = Bekreft at alle har presentert seg, ingen utenfor bildet
roll-call-off-label = Antall utenfor bildet
roll-call-off-press = Bekreft at alle har presentert seg, også utenfor bildet
before-roll-call = Alle presenterte seg sist kl. { $clock }.
identity-title = Vis hverandre legitimasjon
identity-patient-body = Si: «Kan du holde legitimasjonen din opp foran kameraet?» Sjekk at bilde og navn stemmer. Ikke les opp eller skriv ned nummeret.
identity-patients-body = Si til hver av pasientene: «Kan du holde legitimasjonen din opp foran kameraet?» Sjekk at bilde og navn stemmer. Ikke les opp eller skriv ned numre.
identity-clinician-body = Vis din egen legitimasjon foran kameraet, så pasienten ser hvem du er.
identity-patient-yes = Bekreft at pasienten har vist legitimasjon
identity-patients-yes = Bekreft at alle pasientene har vist legitimasjon
identity-clinician-yes = Bekreft at du har vist legitimasjonen din
identity-clinicians-body = Vis legitimasjonen din foran kameraet, og be alt annet helsepersonell gjøre det samme. Pasienten skal se hvem hver av dere er.
identity-clinicians-yes = Bekreft at alt helsepersonell har vist legitimasjon
identity-result = { $party }: { $result }, { $method }.
identity-could-not = { $party }: kunne ikke vise legitimasjon.
identity-by-eid = { $party }: logget inn med BankID eller annen eID på høyt nivå
identity-recognised = { $party }: gjenkjent
identity-doubt = { $party }: tvil om hvem det er
identity-not-possible = { $party }: kan ikke vise legitimasjon
identity-doubt-mend = Ikke snakk om helse før tvilen er borte. Be om annen legitimasjon, eller avslutt og avtal ny time. Akutt fare: Hjelp først.
identity-doubt-ask = Si: «Kan du snu hodet til siden? Kan du føre hånden foran ansiktet? Kan du holde kortet ved siden av haken?» Et falskt bilde kan følge dårlig med. Du avgjør.
identity-not-possible-mend = Prøv en annen måte. Hvis det ikke går: Avslutt, og avtal ny time. Akutt fare: Hjelp først.
before-identity = Sist bekreftet kl. { $clock }. Bekreft på nytt.
identity-told = Opplyst av portalen: Pasienten logget inn med { $method } ({ $result }) kl. { $clock }.
identity-told-enough = Det er nok som legitimasjon her.
identity-told-unbound = Panelet vet ikke om den som logget inn, er den som er her.
identity-told-not-enough = Det er ikke nok her. Bekreft selv hvem pasienten er.
surroundings-title = Omgivelser og opptak hos den andre
surroundings-body = Si: «Sitter alle et sted der bare de som skal være med, kan se eller høre samtalen? Er vi enige om at ingen tar opp, heller ikke med mobil?»
surroundings-public = Stedet kan ikke være åpent og offentlig.
surroundings-unseen = Ingen kan se om noen tar opp med mobil eller et eget program. Derfor spør du, også når noen nye kommer.
surroundings-yes = Ja, stedet er egnet, og ingen tar opp
surroundings-cleared-yes = Ja, stedet er egnet, og ingen andre tar opp
surroundings-no = Nei, andre ser eller hører, eller stedet er offentlig
surroundings-records = Nei, noen tar opp
surroundings-bad = Stedet er ikke egnet
surroundings-recorded = Noen tar opp
surroundings-mend = Samtalen kan ikke holdes slik. Be den det gjelder, om å finne et annet sted. Hvis det ikke går: Avtal ny time. Akutt fare: Hjelp først.
surroundings-recorded-mend = Dette opptaket er ikke tillatt. Be om at det stoppes. Hvis ikke: Tilby en time med oppmøte. Haster det: Hjelp først.
public-place-press = Bekreft at pasienten selv velger å sitte på et åpent sted
public-place-body = Si: «Kan noen som ikke skal være med, høre det vi sier? Er vi enige om at ingen tar opp, heller ikke med mobil?»
public-place-yes = Bekreft at ingen andre hører, og at ingen tar opp
public-place-cleared-yes = Bekreft at ingen andre hører eller tar opp
public-place-heard = Nei, andre kan høre samtalen
public-place-take-back = Angre: Pasienten valgte det ikke selv
public-place-chosen-at = Kl. { $clock } valgte pasienten selv å sitte på et åpent, offentlig sted.
recording-clear = Bekreft at pasienten og du sa ja til opptak før timen
recording-not-cleared = Angre: Opptaket er ikke avtalt
recording-cleared-at = Kl. { $clock } ble det bekreftet at opptak er avtalt. Spør om noen andre tar opp.
scribe-agree = Bekreft at automatisk transkribering er avtalt med pasienten
scribe-refused = Pasienten sier nei til transkribering
scribe-agreed-at = Automatisk transkribering ble avtalt med pasienten kl. { $clock }.
before-answer = Svart ja kl. { $clock }. Spør på nytt.
lock-title = Lås videorommet
lock-how = Når de som skal være med, er inne: Lås videorommet i videoløsningen, eller sjekk at det allerede er låst. Panelet kan ikke se låsen her.
lock-can = De som skal være med, er inne. Lås videorommet, så ingen andre kommer inn.
lock-told = Lås videorommet i videoløsningen. Panelet ser når det er gjort.
lock-auto = Ifølge bestillingen låser dette videorommet seg selv. Sjekk likevel at det er låst.
lock-yes = Bekreft at rommet er låst
lock-no = Meld at rommet ikke er låst
lock-limits = Følg likevel med på deltakerlisten. Låsen stopper ikke dem du selv slipper inn.
before-lock = Sist bekreftet låst kl. { $clock }. Sjekk på nytt.
list-look-title = Se på deltakerlisten
list-look-due = Det er en stund siden sist
list-look-body = Er det bare de som skal være her?
list-look-yes = Ja, bare de som skal være her
before-look = Sist sjekket kl. { $clock }.
roster-title =
    { $count ->
        [one] Deltakere: én i tillegg til deg
       *[other] Deltakere: { $count } i tillegg til deg
    }
roster-nobody = Deltakere: bare deg
roster-unknown = Deltakere
roster-unlisted =
    { $count ->
        [one] Videoløsningen teller én til som ikke står i listen. Se på videobildet hvem det er.
       *[other] Videoløsningen teller { $count } til som ikke står i listen. Se på videobildet hvem det er.
    }
roster-not-told = Videoløsningen forteller ikke hvem som er her. Se deltakerlisten i videorommet.
roster-no-names = Videoløsningen oppgir ingen navn. Se på videobildet hvem det er.
row-name-and-role = { $role }: { $name }
row-name = { $name }
row-number = Deltaker { $number }
presence-waiting = Venter utenfor
presence-present = I videorommet
presence-left = Ikke i videorommet lenger
tag-expected = Skal være med
tag-explained = Bekreftet av deg
tag-not-expected = Ikke avtalt
tag-unclear = Ukjent hvem det er
tag-introduced = Har presentert seg
tag-not-introduced = Har ikke presentert seg
tag-came-back = Kom tilbake
tag-login-told = Logget inn, opplyst av portalen
tag-login-seen = Logget inn, opplyst av videoløsningen. Nivået er ukjent
tag-viewer = Trolig deg
tag-name-suspicious = Navnet kan være misvisende
tag-notetaker = Navnet ligner på et program som skriver referat
explain-label = Hvem er dette?
explain-placeholder = Velg
explain-again = Endre
explain-press = Bekreft
mark-introduced = Bekreft at personen har presentert seg
fault-connection-unstable = Ustabil forbindelse
fault-connection-lost = Forbindelsen ble borte
fault-participant-reconnected = En deltaker var borte og kom tilbake
fault-participant-lost = En deltaker ble borte
fault-precall-failed = Testen av lyd og bilde viste feil
fault-devices-refused = Kamera eller mikrofon er sperret
fault-reported = Teknisk problem meldt i panelet
fault-seen =
    { $count ->
        [one] { $fault }, kl. { $clock }
       *[other] { $fault }, { $count } ganger, sist kl. { $clock }
    }
assessment-title = Er kvaliteten god nok?
assessment-judge = Du avgjør
assessment-waiting = Dere venter
assessment-gone = En deltaker har vært ute av samtalen siden kl. { $clock }. Falt personen ut, eller var det avtalt?
assessment-body = Vurder om lyd og bilde er gode nok til å gjennomføre timen.
assessment-blind = Videoløsningen sier ikke fra om kvaliteten. Vurder selv.
measured-frozen = Bildet frøs { $number } av de siste { $count } sekundene.
measured-frozen-unknown = Ikke målt: om bildet frøs.
measured-sound = Lyden manglet og ble fylt ut { $number } % av de siste { $count } sekundene.
measured-sound-unknown = Ikke målt: om lyden manglet.
measured-frames = Bilder i sekundet: { $number }
measured-lost = Data som ikke kom fram: { $number } %
measured-round-trip = Tid fram og tilbake: { $number } ms
measured-hint = Målt i nettleseren din. Vurder selv hva det betyr.
assessment-speech = Videoløsningen melder at noen har snakket i møtet siden kl. { $clock }. Det kan være deg selv.
assessment-silence = Videoløsningen melder at ingen har snakket i møtet siden kl. { $clock }.
assessment-callback = Nummer å ringe: { $name }
assessment-support = Teknisk hjelp: { $name }
emergency-line = Akutt fare: Hjelp først. Krav kan fravikes. Spør: «Hvor er du nå? Hvilket nummer kan jeg ringe?» Ring 113. Oppgi pasientens adresse, ikke din.
judge-go-on = Fortsett, kvaliteten er god nok
judge-wait = Vent, kvaliteten er ikke god nok
judge-telephone = Fortsett på telefon
judge-stop = Avslutt, avtal ny time
judge-no-problem = Det var ikke noe problem
judge-left-as-agreed = Bekreft at personen gikk som avtalt
payment-nothing-on-any = Pasienten skal ikke betale når det har vært tekniske problemer, uansett hvordan kvaliteten ble vurdert.
payment-nothing-if-bad = Pasienten skal ikke betale når kvaliteten ble vurdert som ikke god nok.
payment-hospital = Sykehuset avgjør betalingen når det har vært tekniske problemer.
quality-good-enough = god nok
quality-not-good-enough = ikke god nok
decision-go-on = fortsatte
decision-wait = ble satt på vent
decision-telephone = gikk over til telefon
decision-ended = var avsluttet
decision-stop = ble avsluttet
decision-no-problem = ikke noe problem
suspended-title = Ikke snakk om pasienten. Spør hvem det er.
suspended-here = Det er noen her som ikke skal være her
suspended-body = Be personen gå, eller ta personen ut av videorommet, og lås det.
suspended-resume-body = Før dere fortsetter, må alle si hvem de er på nytt, og videorommet må låses igjen.
suspended-out = Bekreft at personen er ute
suspended-resume = Fortsett med en ny presentasjonsrunde
end-consultation = Avslutt samtalen
end-without-talk = Avslutt uten samtale
outsider-label = Noen kom inn
outsider-placeholder = Velg hvor
outsider-press = Stopp samtalen
place-call = I videorommet
place-own-room = Der jeg sitter
place-other-room = Hos den andre
trouble-press = Meld tekniske problemer
begin-anyway = Begynn likevel
back-to-talk = Gå tilbake til samtalen
close-press = Lukk konsultasjonen
leave-now-press = Gå ut av videotimen nå
procedure-line = { $title }. { $source }, { $version }. Kontrollert mot kilden { $date }.
ask-lock = Lås videorommet
ask-stop-recording = Stopp opptaket
ask-stop-transcription = Stopp transkriberingen
ask-stop-streaming = Stopp strømmingen
ask-stop-sharing = Slutt å dele
ask-close-chat = Lukk chatten
ask-show-people = Vis deltakerlisten
ask-open-device-settings = Åpne innstillinger for lyd og bilde
ask-leave = Gå ut av videorommet
ask-end-for-all = Avslutt for alle
onboarding-title = Ny med panelet?
onboarding-state = Til orientering
onboarding-sees = Panelet ser selv det videoløsningen kan fortelle. Det kan ikke krysses av for hånd.
onboarding-asks = Panelet spør deg om det ingen maskin kan se. Ukjent vises som ukjent, aldri som i orden.
onboarding-keeps = Panelet lagrer ikke navn eller det dere sier. Opplæring i videoløsningen får du på arbeidsstedet.
onboarding-rules = Det du skal ha lest eller ordnet før første gang, står i listen over krav nederst.
onboarding-read = Bekreft at du har lest dette
status-bar-quality-judged-bad = Vurdert ikke god nok
afterwards-title = Var kvaliteten god nok?
afterwards-good = Ja, den var god nok
afterwards-bad = Nei, den var ikke god nok
policies-title = Valgene panelet følger
policy-line = { $title }: { $result }
procedure-link = Les hele prosedyren (åpnes i nytt vindu)
rule-link = Les mer i prosedyren (åpnes i nytt vindu)
ask-unlock = Lås opp videorommet
ask-admit = Slipp inn
ask-remove = Ta ut av videorommet
ask-remove-named = Ta ut: { $name }
ask-turn-away = Avvis
confirm-cancel = Avbryt
admit-ask = Slippe inn denne personen? { $name }.
admit-look = Er dette en som skal være med? Personen har skrevet navnet selv. Se på videobildet hvem det er når personen er inne.
admit-suspicious = Navnet inneholder skjulte tegn eller tegn som ligner andre, eller er det samme som ditt.
admit-notetaker = Navnet ligner på et program som skriver referat. Spør pasienten før du slipper det inn.
admit-dialled = Har ringt inn, eller er utstyr. Det kan være utstyr som tar opp.
admit-all-here = De som skal være med, er allerede inne.
remove-ask = Ta denne personen ut av videorommet? { $name }.
remove-body = Hvis videorommet er ulåst, kan personen komme inn igjen. Lås det etterpå.
turn-away-ask = Avvise denne personen? { $name }.
turn-away-body = Personen slipper ikke inn, men kan prøve igjen.
unlock-ask = Låse opp videorommet?
unlock-ask-waiting = Låse opp videorommet? Da kan andre komme inn, og alle som venter, kommer inn samtidig:
unlock-rest =
    { $count ->
        [one] og én til
       *[other] og { $count } til
    }
unlock-body = Mens videorommet er ulåst, kan andre komme inn.
end-for-all-ask = Avslutte for alle? Alle tas ut av videorommet.
end-for-all-ask-of =
    { $count ->
        [one] Avslutte for alle? Én i tillegg til deg er i videorommet og tas ut.
       *[other] Avslutte for alle? { $count } i tillegg til deg er i videorommet og tas ut.
    }
lock-auto-told = Ifølge bestillingen låser dette videorommet seg selv. Panelet ser når det er låst.
lock-auto-open = Ifølge bestillingen låser dette videorommet seg selv, men panelet ser at det er ulåst.
lock-manual = Ifølge bestillingen låser ikke dette videorommet seg selv.
lock-maybe = Noen typer videorom låser seg selv. Det er ikke bekreftet om dette gjør det.
lock-pin = Videorommet kan ha en egen PIN for verten. Den som har PIN-koden, kan komme inn selv om rommet er låst. Det er ikke bekreftet om dette rommet har en slik PIN.
lock-asked = Bedt om å låse
unlock-asked = Bedt om å låse opp
enter-listed = Gå inn i videorommet som vert. Panelet ser når en vert kommer inn, og går videre av seg selv.
enter-host-awaited =
    { $count ->
        [one] Én venter på at verten kommer.
       *[other] { $count } venter på at verten kommer.
    }
roll-call-waiting = Noen venter utenfor. Sjekk hvem det er, og slipp inn den som skal være med.
roster-waiting =
    { $count ->
        [one] Én venter på å bli sluppet inn.
       *[other] { $count } venter på å bli sluppet inn.
    }
roster-last-seen = Listen viser hvem som var der sist panelet så det.
roster-guest = Panelet er ikke inne som vert. Slipp inn, ta ut og lås i videorommet.
row-equipment = Utstyr (maskin)
presence-waiting-for-host = Venter på at verten kommer
presence-waiting-to-be-let-in = Venter på å bli sluppet inn
presence-waiting-last = Ventet da panelet sist så det
presence-present-last = Der da panelet sist så det
tag-viewer-told = Deg
tag-host = Vert
tag-dialled = Har ringt inn, eller er utstyr. Kan være et opptak
tag-presents = Deler skjerm
tag-being-admitted = Slippes inn
tag-being-removed = Tas ut
explain-equipment = Utstyr som hører til, og ikke tar opp
this-is-me = Dette er meg
not-me = Dette er ikke meg
status-bar-people-last = Sist sett: { $count }
back-to-room = Ikke avslutt likevel
procedure-version = versjon { $version }
procedure-unversioned = uten versjon
procedure-versions = { $first } / { $second }
row-counted-from-start = Deltaker { $number }, var her fra før
row-counted-later = Deltaker { $number }, kom uten å bli meldt
presence-removed = Tatt ut av videorommet
presence-turned-away = Avvist
presence-gave-up = Gikk uten å bli sluppet inn
who-named = { $name } ({ $role })
who-patient = pasient
who-relative = pårørende
who-parent = foresatt
who-guardian = verge
who-interpreter = tolk
who-clinician = helsepersonell
who-your-clinician = behandleren
who-student = student
who-escort = ledsager
awaited = Venter fortsatt på: { $name }
awaited-others =
    { $count ->
        [one] Venter fortsatt på én til
       *[other] Venter fortsatt på { $count } til
    }
same-person = Jeg ser at det er samme person
roll-call-back = Tilbake: { $name }. Andre kan ha fått samme lenke. Se på videobildet at det er samme person.
lock-can-later = Lås videorommet når alle er inne, så ingen andre kommer inn.
lock-can-unseen = Lås videorommet når alle er inne. Panelet kan ikke se om det ble låst. Sjekk i videorommet, og bekreft det her.
reloaded = Siden ble lastet på nytt. Bekreft på nytt det som står åpent.
next-who = Finn ut hvem som er her før dere begynner.
next-check-lock = Sjekk at rommet er låst før dere begynner.
next-ask-lock = Spør om rommet er låst før dere begynner.
next-identity = Vent med det som gjelder helse, til begge har vist hvem de er.
status-bar-people-new = Noen nye
suspended-title-own = Ikke snakk om pasienten. Noen er inne hos deg.
suspended-title-other = Ikke snakk om pasienten. Noen er inne hos den andre.
suspended-title-gone = Den som ikke skulle være her, er ute.
suspended-go-on = Dere kan gå videre
suspended-body-speaker = Be dem gå ut, eller finn et annet sted. Slå av høyttaleren så lenge.
suspended-body-other = Si: «Vi tar en pause.» Spør senere: «Er du alene? Svar bare ja eller nei.»
suspended-danger = Akutt fare: Hjelp først. Ring 113, og oppgi pasientens adresse, ikke din. Ved trusler eller vold: Ring 112.
identity-first-lock = Lås videorommet før noen viser legitimasjon.
identity-first-place = Spør om stedet før noen viser legitimasjon.
surroundings-only-yes = Ja, bare de som skal være med, kan se eller høre samtalen
surroundings-machine = Noe tar opp, skriver ned eller sender videre nå. Spør om opptak når det er over.
product-title = Hvilken videoløsning bruker dere?
product-named = Dere bruker { $name }.
product-skype = Microsoft støtter ikke lenger Skype for Business 2019 og eldre. Panelet får ikke vite noe fra Skype, så du svarer på alt selv.
broken-title = Ikke oppfylt: { $text }
broken-body = Rett det opp. Notatet sier fortsatt at det var brutt.
broken-at = Brutt kl. { $clock }.
broken-remedied = Bekreft at det er rettet
row-role-and-typed = { $role }, kaller seg { $name }
row-typed = Kaller seg { $name }
who-typed = { $role }, kaller seg { $name }
who-typed-only = en som kaller seg { $name }
ready-title = Før timen: { $setting }
ready-title-late = Forberedelsen er ikke bekreftet
ready-patient = Pasienten har fått informasjonen om video, vet at video er et tilbud på utstyr som oppfyller nasjonale krav, og får til å bruke løsningen.
ready-company = Det er avtalt med pasienten hvem som er med, og hva de kan få høre og se.
ready-sound = Lyd og bilde er testet, og lydstyrken passer.
ready-place = Du sitter der bare de som skal være med, kan se eller høre samtalen.
ready-place-both = Du sitter der bare de som skal være med, kan se eller høre samtalen, og ikke på et offentlig sted.
ready-public = Du sitter ikke på et offentlig sted.
ready-yes = Bekreft at alt er klart
machine-says-checklist = Kaller seg sjekkliste, uten lyd og bilde
tag-this-panel = Dette panelet
tag-checklist-unclear = Ukjent hvem den tilhører
explain-checklist = Bekreft at sjekklisten er din eller en kollegas
roll-call-checklist = En sjekkliste som ikke er dette panelet, er i videorommet. Svar på varselet først.
remove-program-ask = Ta dette programmet ut av videorommet? { $name }.
remove-program-body = Hvis videorommet er ulåst, kan det komme inn igjen. Lås det etterpå.
ask-microphone-off = Slå av mikrofonen
ask-microphone-on = Slå på mikrofonen
ask-camera-off = Slå av kameraet
own-microphone-off = Mikrofonen din er av. De andre kan fortsatt høres.
own-microphone-on = Mikrofonen din er på. De andre kan høre deg.
own-microphone-asked = Sjekk at mikrofonen din er av. Det er ikke bekreftet. De andre kan fortsatt høres.
own-microphone-by-hand = Slå av mikrofonen nå. De andre kan fortsatt høres.
own-camera-off = Kameraet ditt er av.
own-camera-on = Kameraet ditt er på.
own-camera-asked = Sjekk at kameraet ditt er av. Det er ikke bekreftet.
own-camera-by-hand = Slå av kameraet også.
silenced-title = Mikrofonen din er av
silenced-state = De andre hører deg ikke
silenced-camera = Kameraet ditt er også av. Det slår du på selv.
own-microphone-to-ask = Slå mikrofonen på igjen bare for å spørre hvem det er.
waiting-title =
    { $count ->
        [one] Én venter utenfor
       *[other] { $count } venter utenfor
    }
waiting-may-be-expected = Kan være en som skal være med
waiting-others-title =
    { $count ->
        [one] Én som ikke er avtalt, venter utenfor
       *[other] { $count } som ikke er avtalt, venter utenfor
    }
waiting-others-state = Slipp bare inn dem som skal være med
waiting-by-hand = Slipp inn eller avvis i videorommet.
waiting-rest =
    { $count ->
        [one] Én til står i deltakerlisten.
       *[other] { $count } til står i deltakerlisten.
    }
tag-same-name = Samme navn som en som skal være med
status-bar-people-waiting =
    { $count ->
        [one] én venter
       *[other] { $count } venter
    }
status-bar-people-both = { $first }, { $second }
waited =
    { $count ->
        [one] Ventet ett minutt
       *[other] Ventet { $count } min
    }
judge-telephone-number = Ring i stedet: { $name }
callback-you-call = Hvis forbindelsen brytes: Du ringer pasienten.
callback-you-call-number = Hvis forbindelsen brytes: Du ringer pasienten på { $name }.
callback-they-call = Hvis forbindelsen brytes: Pasienten ringer deg.
own-rules-title = Fra prosedyren
own-rules-all = Bekreft at alt stemmer
own-rules-rest = Bekreft at resten stemmer
own-rules-answered = Besvart
rule-yes = Det stemmer
rule-no = Det stemmer ikke
rule-no-to = Det stemmer ikke: { $text }
rule-mended = Bekreft at det er i orden nå
rule-read = Bekreft at du har lest dette
changes-title = Hvorfor
changes-reloaded = Siden ble lastet på nytt kl. { $clock }. Det som skjedde før, står ikke her.
changes-older =
    { $count ->
        [one] Én eldre endring vises ikke.
       *[other] { $count } eldre endringer vises ikke.
    }
change-line = { $clock }: { $state }. { $text }
change-reopened = Åpnet igjen
change-cause =
    { $count ->
        [0] Du bekreftet det.
        [1] Du svarte nei.
        [2] Det fulgte av noe du gjorde i panelet.
        [3] Du meldte at noen kom inn.
        [4] Samtaletypen ble endret.
        [5] Portalen ga beskjed.
        [6] Noen kom inn i videorommet.
        [7] Noen gikk ut av videorommet.
        [8] Det ble meldt om deltakerne.
        [9] Deltakerlisten ble åpnet eller lukket.
        [10] Det ble meldt om låsen.
        [11] Det ble meldt om opptak, transkribering eller strømming.
        [12] Det ble meldt om chatten.
        [13] Det ble meldt om skjermdeling.
        [14] Du gikk inn i eller ut av videorommet.
        [15] Det ble meldt om lyd, bilde eller forbindelse.
        [16] Panelet mistet eller fikk kontakt med videorommet.
        [17] Panelet startet på nytt.
        [18] Det har gått en tid.
       *[other] Prosedyren ble byttet.
    }
