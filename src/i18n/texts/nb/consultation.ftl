# Samtalen: tilstander, kort, deltakere og krav.
verbatim = { $text }
phase-preparation = Forberedelse
phase-admission = Gjør rommet trygt
phase-conversation = Samtale
phase-suspended = Samtalen er stanset
phase-closing = Avslutning
phase-closed = Ferdig
setting-unknown-patient = ukjent pasient
setting-known-patient = kjent pasient
setting-group = gruppe
setting-clinicians-only = helsepersonell uten pasient
role-patient = Pasient
role-relative = Pårørende
role-guardian = Verge
role-interpreter = Tolk
role-clinician = Helsepersonell
role-student = Student
role-escort = Ledsager
machine-recorder = Opptaker (maskin)
machine-captioner = Teksting (maskin)
machine-streamer = Strømming (maskin)
machine-api-user = Program uten lyd og bilde
machine-checklist = Sjekkliste uten lyd og bilde
party-patient = Pasienten
party-clinician = Behandleren
method-document = legitimasjon vist i bildet
method-electronic-id = innlogget med elektronisk ID
method-recognised = gjenkjent
check-confirmed = ingen tvil
check-doubtful = tvil
check-not-possible = ikke mulig
status-open = Ikke avklart
status-met = Oppfylt
status-unmet = Ikke oppfylt
status-unknown = Kan ikke avgjøres
status-waived = Satt til side
status-not-applicable = Gjelder ikke her
basis-observed = Sett i videoløsningen kl. { $clock }
basis-attested = Bekreftet i panelet kl. { $clock }
basis-informed = Lest kl. { $clock }
basis-waived = Satt til side kl. { $clock }
basis-before = Bekreftet kl. { $clock }, må bekreftes på nytt
basis-none = Ingenting registrert
strength-shall = skal
strength-shall-be-able = skal kunne
strength-should = bør
strength-may = kan
moment-onboarding = Før første gang
moment-before = Før samtalen
moment-start = Når dere møtes
moment-during = Underveis
moment-end = Etterpå
requirement-source = { $place } ({ $strength })
waive-label = Sett kravet til side fordi
waive-placeholder = Velg grunn
waive-press = Sett til side
unwaive = Ta kravet inn igjen
waiver-emergency = det haster
waiver-patient-unable = pasienten ikke er i stand til det
waiver-done-elsewhere = det er gjort på annen måte
waiver-not-relevant = det ikke passer for denne samtalen
answer-yes = I orden
answer-no = Ikke i orden
answer-open = Gjenstår
status-bar-identity = Legitimasjon
status-bar-people = Deltakere
status-bar-lock = Videorommet
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
        [one] Én uventet
       *[other] { $count } uventet
    }
status-bar-lock-good = Låst
status-bar-lock-open = Ulåst
status-bar-lock-unknown = Låsen er ukjent
status-bar-lock-host-knows = Spør behandleren
status-bar-recording-good = Ingen tar opp
status-bar-recording-on = Opptak går
status-bar-recording-cleared = Avklart opptak
status-bar-streaming-on = Sendes ut
status-bar-transcription-on = Skrives ned
status-bar-recording-said = Noen tar opp
status-bar-recording-unseen = Ingen sett
status-bar-recording-unknown = Ukjent
status-bar-quality-good = Stabil
status-bar-quality-judged-good = Vurdert god nok
status-bar-quality-unstable = Ustabil
status-bar-quality-offline = Frakoblet
status-bar-quality-judge = Må vurderes
status-bar-quality-waiting = Avventer
status-bar-quality-unknown = Ukjent
next-enter = Gå inn i videorommet når du er klar.
next-wait = Du er klar. Vent til den andre kommer inn.
next-broken = Et krav er ikke oppfylt. Se listen over kravene.
next-alone = Ingen andre er her nå. Vent, eller avslutt samtalen.
next-talk = Alt er i orden. Dere kan snakke sammen.
next-closed = Samtalen er avsluttet.
next-nothing = Ingenting gjenstår.
appointment-title = Timen
appointment-setting = Konsultasjonen gjelder: { $setting }.
appointment-setting-label = Hva slags konsultasjon er det?
appointment-setting-placeholder = Velg
appointment-setting-press = Endre
appointment-suits = Video er vurdert å egne seg for denne timen.
appointment-informed = Pasienten har fått informasjonen om video.
appointment-told = Pasienten vet at video er et tilbud, og at utstyret oppfyller nasjonale krav.
appointment-able = Pasienten klarer å bruke løsningen, også å logge seg på og av.
appointment-calendar = Avtalen står som privat i kalenderen, uten pasientens navn eller e-postadresse.
appointment-mended = Nå er alt dette i orden
appointment-yes = Alt dette er i orden
appointment-suits-no = Nei, video egner seg ikke
appointment-informed-no = Nei, pasienten mangler informasjonen
appointment-told-no = Nei, pasienten vet ikke om tilbudet og utstyret
appointment-able-no = Nei, pasienten klarer ikke løsningen
appointment-calendar-no = Nei, kalenderen viser pasienten
appointment-suits-mend = Video egner seg ikke: Tilby en vanlig time.
appointment-informed-mend = Pasienten mangler informasjonen: Send den, eller gå gjennom den når dere møtes.
appointment-told-mend = Fortell pasienten om tilbudet og utstyret når dere møtes.
appointment-able-mend = Pasienten klarer ikke løsningen: Hjelp på telefon, eller tilby en vanlig time.
appointment-calendar-mend = Kalenderen viser pasienten: Merk avtalen privat, og fjern navn og adresse.
company-title = Andre som skal være med
company-nobody = Ingen andre er ventet
company-open = Må avtales
company-agreed = Avtalt med pasienten
company-not-agreed = Ikke avtalt
company-role =
    { $count ->
        [one] Ventet: { $role }
       *[other] Ventet: { $role }, { $count }
    }
company-ask = Er det avtalt med pasienten at de er med, og hva som kan sies når de hører på?
company-mend = Be dem gå ut til det er avtalt.
company-yes = Ja, det er avtalt
company-no = Nei, det er ikke avtalt
company-placeholder = Velg rolle
company-add-label = Skal flere være med?
company-add-press = Legg til
company-fewer-label = Skal noen ikke være med likevel?
company-fewer-press = Ta bort
sound-title = Lyd og bilde
sound-body = Prøv mikrofon, høyttaler og kamera før dere begynner. Still lydstyrken slik at ingen andre hører samtalen.
sound-observed = Prøvd i videoløsningen
sound-failed = Videoløsningens egen test gikk ikke bra. Sjekk utstyret og prøv igjen.
sound-yes = Lyd og bilde virker, og lydstyrken passer
sound-no = Noe virker ikke
device-test-start = Test mikrofon og kamera
device-test-stop = Stopp testen
device-test-about = Testen skjer bare i denne nettleseren. Ingenting tas opp, lagres eller sendes.
device-test-asking = Nettleseren spør om siden får bruke mikrofon og kamera. Svar ja der.
device-test-running = Mikrofon og kamera er på. Ser du deg selv? Si noe, og se om målestreken beveger seg.
device-test-no-camera = Mikrofonen er på, men panelet får ikke bilde fra noe kamera. Si noe, og se om målestreken beveger seg.
device-test-no-microphone = Kameraet er på, men panelet får ikke lyd fra noen mikrofon. Ser du deg selv?
device-test-hears = Mikrofonen hører deg. Ser du deg selv, og hører du testlyden uten at andre hører den?
device-test-hears-only = Mikrofonen hører deg. Hører du testlyden uten at andre hører den?
device-test-refused = Nettleseren sa nei til mikrofon og kamera. Tillat dem for denne siden i nettleseren, og prøv på nytt.
device-test-no-device = Panelet finner verken mikrofon eller kamera. Koble til utstyret, og prøv på nytt.
device-test-busy = Mikrofon eller kamera er i bruk i et annet program. Lukk det, og prøv på nytt.
device-test-unavailable = Mikrofon og kamera kan ikke testes på denne siden. Test dem i videorommet.
device-test-ended = Testen er slutt. Panelet bruker ikke mikrofon og kamera.
device-test-heard-at = Panelet hørte lyd i mikrofonen kl. { $clock }.
device-test-picture = Bildet ditt, speilvendt
device-test-level = Lyd i mikrofonen
device-test-tone = Spill av testlyd
own-room-title = Rommet ditt
own-room-body = Sitt der ingen uvedkommende ser eller hører, og ikke på et åpent, offentlig sted.
own-room-mend = Finn et annet sted før dere begynner. Samtalen kan ikke holdes her.
own-room-yes = Jeg sitter skjermet
own-room-no = Nei, uvedkommende ser eller hører
rules-title = Kort om samtalen
rules-chat = Skriv ingenting om personer eller helse i chatten.
rules-sharing = Vis ingen dokumenter som røper hvem noen er, eller noe om helse.
rules-window = Del et vindu, aldri hele skjermen. Lukk alt annet som viser opplysninger om pasienter.
rules-no-chat = Chat og direktemeldinger skal ikke brukes.
rules-chat-off = Dette videorommet har ikke chat.
rules-sharing-care = Deler du skjerm, vis bare det som gjelder denne pasienten.
rules-ground = Det samme gjelder som i en vanlig time: Ingen uvedkommende får se eller høre.
rules-equipment = Bruk datamaskin, nettbrett, telefon eller møteromsutstyr.
rules-facts = Etter prosedyren er forbindelsen kryptert, og ingenting av lyd eller bilde tas vare på.
rules-yes = Lest
rules-read = Lest
solution-title = Samme videoløsning
solution-body = Begge må bruke den samme løsningen, den som står i innkallingen.
solution-yes = Vi bruker den samme
solution-no = Nei, ikke den samme
enter-title = Inn i videorommet
enter-waiting = Venter
enter-told = Panelet ser når du går inn i videorommet, og går videre av seg selv.
enter-asked = Gå inn i videorommet først. Panelet kan ikke se det selv.
enter-press = Jeg er i videorommet
roll-call-title = Hvem er her
roll-call-open = Opprop gjenstår
roll-call-done = Alle har presentert seg
roll-call-off-camera =
    { $count ->
        [one] Alle har presentert seg, én utenfor bildet
       *[other] Alle har presentert seg, { $count } utenfor bildet
    }
roll-call-unmet = Noen uventet er her
roll-call-hidden = Den som snakker, er ikke i bildet
roll-call-hidden-mend = Be den som snakker, om å komme i bildet.
roll-call-visible = Den som snakker, er i bildet
roll-call-visible-body = Se også at den som snakker, er i bildet.
roll-call-not-visible = Den som snakker, er ikke i bildet
roll-call-groups = Lederen har presentert gruppene
roll-call-nobody = Ingen andre er her
roll-call-wait = Den andre er ikke i videorommet nå.
roll-call-body = Be alle si hvem de er, også de som ikke er i bildet. Se på deltakerlisten i videorommet.
roll-call-look = Videoløsningen sier ikke hvem dette er. Se i bildet at det er den du venter: { $role }. Be alle si hvem de er, også de som ikke er i bildet.
roll-call-look-many = Videoløsningen sier ikke hvem de er. Se i bildet at det bare er de du venter. Be alle si hvem de er, også de som ikke er i bildet.
roll-call-unexpected = Det er flere her enn ventet. Finn ut hvem det er i deltakerlisten under, eller stans samtalen.
roll-call-unlisted = Noen er her som listen ikke viser. Se i bildet hvem det er. Hører alle til, be dem si hvem de er, også de som ikke er i bildet. Hvis ikke, stans samtalen.
roll-call-count = Videoløsningen sier ikke fra om hvem som kommer og går. Si hvor mange andre du ser i videorommet.
count-others-label = Andre i videorommet enn deg
count-others-press = Så mange er her
roll-call-yes = Alle har presentert seg, ingen utenfor bildet
roll-call-off-label = Antall utenfor bildet
roll-call-off-press = Alle har presentert seg, også de utenfor bildet
before-roll-call = Forrige opprop var kl. { $clock }.
identity-title = Legitimasjon, begge veier
identity-patient-body = Be pasienten holde legitimasjon opp i bildet. Se at bilde og navn stemmer. Ikke les opp eller skriv ned nummeret.
identity-patients-body = Be hver av pasientene holde legitimasjon opp i bildet. Se at bilde og navn stemmer. Ikke les opp eller skriv ned numre.
identity-clinician-body = Vis din egen legitimasjon i bildet, slik at pasienten ser hvem du er.
identity-patient-yes = Pasienten har vist legitimasjon
identity-patients-yes = Alle pasientene har vist legitimasjon
identity-clinician-yes = Jeg har vist min legitimasjon
identity-result = { $party }: { $result }, { $method }.
identity-could-not = { $party }: kunne ikke vise legitimasjon.
identity-by-eid = { $party }: innlogget med elektronisk ID
identity-recognised = { $party }: gjenkjent
identity-doubt = { $party }: det er tvil
identity-not-possible = { $party }: ikke mulig å vise
identity-doubt-mend = Ikke snakk om helse før tvilen er borte. Be om annen legitimasjon, eller avslutt og avtal ny time.
identity-not-possible-mend = Prøv en annen måte. Går det ikke, avslutt og avtal ny time.
before-identity = Sist bekreftet kl. { $clock }. Må bekreftes på nytt.
surroundings-title = I den andre enden, og opptak
surroundings-body = Spør: Sitter alle der ingen uvedkommende ser eller hører, og ikke på et åpent, offentlig sted? Er vi enige om at ingen tar opp, heller ikke med mobil?
surroundings-yes = Ja, skjermet og ingen opptak
surroundings-cleared-yes = Ja, skjermet, og ingen andre tar opp
surroundings-no = Nei, uvedkommende ser eller hører, eller stedet er åpent
surroundings-records = Nei, noen tar opp
surroundings-bad = Ikke skjermet
surroundings-recorded = Noen tar opp
surroundings-mend = Samtalen kan ikke holdes slik. Be den det gjelder, finne et annet sted, eller avtal ny time.
surroundings-recorded-mend = Ingen skal ta opp samtalen. Be om at opptaket stanses og slettes før dere går videre.
public-place-press = Pasienten velger selv å sitte på et åpent sted
public-place-body = Spør: Kan noen uvedkommende der høre det vi sier? Er vi enige om at ingen tar opp, heller ikke med mobil?
public-place-yes = Ingen uvedkommende hører, og ingen tar opp
public-place-cleared-yes = Ingen uvedkommende hører, og ingen andre tar opp
public-place-heard = Nei, uvedkommende kan høre
public-place-take-back = Pasienten har ikke valgt det likevel
public-place-chosen-at = Pasienten valgte kl. { $clock } selv å sitte på et åpent, offentlig sted.
recording-clear = Et opptak er avklart før start
recording-not-cleared = Opptaket er ikke avklart likevel
recording-cleared-at = Et opptak ble avklart kl. { $clock }. Spør om ingen andre tar opp.
before-answer = Svart ja kl. { $clock }. Spør på nytt.
lock-title = Lås videorommet
lock-how = Når de du venter er inne: Lås videorommet i videoløsningen, eller se at det allerede er låst. Panelet kan ikke se låsen her.
lock-can = De du venter er inne. Lås videorommet så ingen andre kommer inn.
lock-told = Lås videorommet i videoløsningen. Panelet ser når det er gjort.
lock-auto = Ifølge bestillingen låser dette videorommet seg selv. Se likevel etter at det er låst.
lock-yes = Videorommet er låst
lock-no = Videorommet er ikke låst
lock-limits = Følg likevel med på deltakerlisten. Den som slippes inn, er inne.
before-lock = Sist bekreftet låst kl. { $clock }. Se etter på nytt.
list-look-title = Se på deltakerlisten
list-look-due = Det er en stund siden sist
list-look-body = Er det bare de som skal være her?
list-look-yes = Bare de som skal være her
before-look = Sist sett på kl. { $clock }.
roster-title =
    { $count ->
        [one] Deltakere: én foruten deg
       *[other] Deltakere: { $count } foruten deg
    }
roster-nobody = Deltakere: ingen foruten deg
roster-unknown = Deltakere
roster-unlisted =
    { $count ->
        [one] Videoløsningen teller én til som ikke står i listen. Se i videorommet hvem det er.
       *[other] Videoløsningen teller { $count } til som ikke står i listen. Se i videorommet hvem det er.
    }
roster-not-told = Videoløsningen forteller ikke hvem som er her. Se i dens egen deltakerliste.
roster-no-names = Videoløsningen oppgir ingen navn. Se i bildet hvem det er.
row-name-and-role = { $role }: { $name }
row-name = { $name }
row-number = Deltaker { $number }
presence-waiting = Venter utenfor
presence-present = I videorommet
presence-left = Har gått
tag-expected = Ventet
tag-explained = Avklart av deg
tag-not-expected = Ikke ventet
tag-unclear = Ikke avklart hvem
tag-introduced = Har presentert seg
tag-not-introduced = Har ikke presentert seg
tag-came-back = Kom tilbake
tag-viewer = Trolig deg
tag-name-suspicious = Navnet kan villede
explain-label = Hvem er dette?
explain-placeholder = Velg
explain-press = Avklar
mark-introduced = Har presentert seg
fault-connection-unstable = Ustabil forbindelse
fault-connection-lost = Forbindelsen ble borte
fault-participant-reconnected = En deltaker falt ut og kom tilbake
fault-participant-lost = En deltaker falt ut
fault-precall-failed = Testen av lyd og bilde gikk ikke bra
fault-devices-refused = Kamera eller mikrofon er sperret
fault-reported = Meldt i panelet
fault-seen =
    { $count ->
        [one] { $fault }, kl. { $clock }
       *[other] { $fault }, { $count } ganger, sist kl. { $clock }
    }
assessment-title = Er kvaliteten god nok?
assessment-judge = Du avgjør
assessment-waiting = Avventer
assessment-gone = En deltaker er ute av samtalen fra kl. { $clock }. Falt vedkommende ut, eller var det avtalt?
assessment-body = Vurder om lyd og bilde er gode nok til å behandle på.
assessment-blind = Videoløsningen sier ikke fra om kvaliteten. Bruk øyne og ører.
assessment-callback = Nummer å ringe: { $name }
assessment-support = Teknisk hjelp: { $name }
judge-go-on = God nok, vi fortsetter
judge-wait = Ikke god nok, vi avventer
judge-telephone = Fortsett på telefon
judge-stop = Stans og avtal ny time
judge-no-problem = Det var ikke noe problem
judge-left-as-agreed = Gikk som avtalt
payment-nothing-on-any = Etter prosedyren betaler pasienten ikke når det har vært tekniske problemer, uansett hvordan kvaliteten vurderes.
payment-nothing-if-bad = Etter prosedyren betaler pasienten ikke når kvaliteten vurderes som ikke god nok.
payment-hospital = Prosedyren lar sykehuset avgjøre betalingen når det har vært tekniske problemer.
quality-good-enough = god nok
quality-not-good-enough = ikke god nok
decision-go-on = fortsatte
decision-wait = avventet
decision-telephone = gikk over til telefon
decision-ended = avsluttet
decision-stop = stanset
suspended-title = Ikke snakk nå
suspended-here = Noen er her som ikke skal være det
suspended-gone = Den uvedkommende er ute
suspended-body = Stans samtalen. Spør hvem det er, be vedkommende gå, eller ta vedkommende ut av videorommet, og lås det.
suspended-resume-body = For å gå videre må alle si hvem de er på nytt, og videorommet låses igjen.
suspended-out = Den uvedkommende er ute
suspended-resume = Gå videre med nytt opprop
end-consultation = Avslutt samtalen
end-without-talk = Det blir ingen samtale
outsider-label = Har noen kommet inn som ikke skal være her?
outsider-placeholder = Velg hvor
outsider-press = Stans samtalen
place-call = Inn i videorommet
place-own-room = Inn i rommet der jeg sitter
place-other-room = Inn i rommet i den andre enden
trouble-press = Tekniske problemer
begin-anyway = Begynn likevel
back-to-talk = Tilbake til samtalen
close-press = Lukk konsultasjonen
leave-now-press = Jeg kan ikke snakke nå
procedure-line = { $title }. { $source }, { $version }. Sammenholdt med kilden { $date }.
ask-lock = Lås videorommet
ask-stop-recording = Stans opptaket
ask-stop-transcription = Stans nedskrivingen
ask-stop-streaming = Stans sendingen
ask-stop-sharing = Slutt å dele
ask-close-chat = Lukk chatten
ask-show-people = Vis deltakerlisten i videorommet
ask-open-device-settings = Åpne innstillinger for lyd og bilde
ask-leave = Forlat videorommet
ask-end-for-all = Avslutt for alle
onboarding-title = Ny med panelet?
onboarding-state = Til orientering
onboarding-sees = Det videoløsningen kan fortelle, ser panelet selv. Det hukes aldri av for hånd.
onboarding-asks = Det ingen kan se, spør panelet deg om. Ukjent vises som ukjent, aldri som i orden.
onboarding-keeps = Navn og det dere sier, lagres ikke. Opplæring i videoløsningen får du på arbeidsstedet.
onboarding-rules = Det du skal ha lest eller ordnet før første gang, står i listen over krav nederst.
onboarding-read = Jeg har lest dette
status-bar-quality-judged-bad = Vurdert ikke god nok
afterwards-title = Var kvaliteten god nok?
afterwards-good = Ja, den var god nok
afterwards-bad = Nei, den var ikke god nok
policies-title = Sykehusets valg
policy-line = { $title }: { $result }
procedure-link = Les hele prosedyren (åpnes i nytt vindu)
rule-link = Les mer i prosedyren (åpnes i nytt vindu)
ask-unlock = Lås opp videorommet
ask-admit = Slipp inn
ask-admit-named = Slipp inn { $name }
ask-remove = Ta ut av videorommet
ask-remove-named = Ta ut { $name }
ask-turn-away = Avvis
confirm-cancel = Avbryt
admit-ask = Slippe inn { $name }?
admit-look = Er dette den du venter? Navnet har personen skrevet selv. Se i bildet hvem det er når vedkommende er inne.
admit-suspicious = Navnet inneholder skjulte tegn eller tegn som ligner andre, eller er det samme som ditt.
admit-dialled = Ringt inn eller utstyr. Det kan være et opptak.
admit-all-here = De du venter, er allerede inne.
remove-ask = Ta { $name } ut av videorommet?
remove-body = Er videorommet ulåst, kan vedkommende komme inn igjen. Lås det etterpå.
turn-away-ask = Avvise { $name }?
turn-away-body = Vedkommende slipper ikke inn, men kan prøve igjen.
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
        [one] Avslutte for alle? Én foruten deg er i videorommet og tas ut.
       *[other] Avslutte for alle? { $count } foruten deg er i videorommet og tas ut.
    }
lock-auto-told = Ifølge bestillingen låser dette videorommet seg selv. Panelet ser når det er låst.
lock-auto-open = Ifølge bestillingen låser dette videorommet seg selv, men panelet ser at det er ulåst.
lock-manual = Ifølge bestillingen låser ikke dette videorommet seg selv.
lock-maybe = Noen typer videorom låser seg selv. Det er ikke bekreftet om dette gjør det.
lock-pin = Har videorommet en egen PIN for verten, kan den som har den, komme inn selv om det er låst. Det er ikke bekreftet om dette har det.
lock-asked = Bedt om å låse
unlock-asked = Bedt om å låse opp
enter-listed = Gå inn i videorommet som vert. Panelet ser når en vert kommer inn, og går videre av seg selv.
enter-host-awaited =
    { $count ->
        [one] Én venter på at verten kommer.
       *[other] { $count } venter på at verten kommer.
    }
roll-call-waiting = Noen venter utenfor. Se hvem det er, og slipp inn den du venter.
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
tag-dialled = Ringt inn eller utstyr, kan være et opptak
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
roll-call-back = Tilbake: { $name }. En lenke kan deles. Sjekk på skjermen at det er samme person.
lock-can-later = Lås videorommet når alle er inne, så ingen andre kommer inn.
reloaded = Siden ble lastet på nytt. Bekreft på nytt det som henger på hvem som er her.
