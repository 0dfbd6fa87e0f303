# Pasientens fem steg.
patient-title-before = Før videotimen
patient-title-during = I videotimen
patient-title-after = Etter videotimen
patient-room-title = Et sted for deg selv
patient-room-body = Sitt der ingen andre hører deg. Ikke på buss, kafé eller andre åpne steder.
patient-room-record = Ikke ta opp samtalen, heller ikke med mobilen.
patient-room-mend = Prøv å finne et annet sted. Går det ikke, si det til behandleren med en gang.
patient-room-yes = Jeg sitter for meg selv og tar ikke opp
patient-room-no = Nei, noen kan høre meg
patient-place-choose = Jeg velger selv å sitte her
patient-place-body = Bruk hodetelefoner, og snakk slik at ingen andre hører deg.
patient-place-yes = Ingen hører meg, og jeg tar ikke opp
patient-place-take-back = Jeg vil ikke sitte her likevel
patient-place-chosen-at = Du valgte kl. { $clock } selv å sitte på et åpent sted.
patient-info-title = Om videosamtalen
patient-info-consent = Ved å bli med sier du ja til å bruke video. Du kan når som helst si nei og be om en vanlig time.
patient-info-stored = Forbindelsen er kryptert. Verken lyd eller bilde blir lagret.
patient-info-link = Les mer på sykehusets nettsider (åpnes i nytt vindu)
patient-info-equal = Videotimen er som en vanlig time: Den som behandler deg, har taushetsplikt, og ingen uvedkommende får være med.
patient-people-title = Hvem er her?
patient-people-nobody = Ingen har kommet
patient-people-yes = Du vet hvem som er her
patient-people-count =
    { $count ->
        [0] Du er alene i rommet.
        [one] Det er én person i rommet sammen med deg.
       *[other] Det er { $count } personer i rommet sammen med deg.
    }
patient-people-unknown = Se i bildet hvem som er i rommet sammen med deg.
patient-people-one = Jeg ser behandleren
patient-people-confirm = Jeg vet hvem alle er
patient-people-no = Nei, her er noen jeg ikke vet hvem er
patient-locked = Rommet er låst.
patient-unlocked = Rommet er ikke låst. Si fra til behandleren.
patient-lock-unknown = Bare behandleren kan se om rommet er låst. Spør gjerne.
patient-recorded = Samtalen tas opp eller sendes videre nå. Si fra til behandleren.
patient-not-recorded = Vi ser ingen opptak i videorommet. Opptak med mobil kan vi ikke se.
patient-record-unknown = Panelet kan ikke se om samtalen tas opp. Spør behandleren.
patient-id-title = Vis hvem dere er
patient-id-theirs = Har behandleren vist deg legitimasjon?
patient-id-theirs-yes = Ja, jeg har sett den
patient-id-theirs-no = Nei, behandleren har ikke vist den
patient-id-theirs-mend = Be behandleren vise legitimasjon. Du kan vente med å fortelle noe til du er trygg på hvem det er.
patient-id-theirs-done = Behandleren har vist legitimasjon.
patient-id-own = Hold din egen legitimasjon opp i bildet når behandleren ber om det.
patient-id-later = Ha legitimasjon klar. Når dere møtes, viser du og behandleren hverandre hvem dere er.
patient-id-own-yes = Jeg har vist min
patient-id-own-done = Du har vist legitimasjon.
patient-line-title = Hvis forbindelsen brytes
patient-line-body = Bli der du er og ha telefonen klar. Behandleren ringer deg.
patient-line-callback = Bli der du er og ha telefonen klar. Hører du ingenting, ring { $name }.
patient-line-chat = Skriv ingenting personlig i chatten, og del ikke hele skjermen din.
patient-line-no-chat = Ikke bruk chatten, og del ikke hele skjermen din.
patient-line-window = Del ikke hele skjermen din.
patient-suspended-body = Vent med å snakke. Si fra til behandleren, og be den som kom inn, om å gå.
patient-resume-body = Når du er klar, kan dere fortsette.
patient-resume = Vi kan fortsette
patient-end-title = Videotimen er slutt
patient-end-state = Du er ute av samtalen
patient-end-body = Lukk videovinduet og andre programmer. Ble det brudd, blir du oppringt.
patient-end-close = Ferdig
patient-end-back = Jeg kom ut ved et uhell
patient-end-forget = Slett svarene mine
patient-people-later = Når du er inne, ser du her hvor mange som er i rommet, og hva vi vet om lås og opptak.
patient-payment-nothing = Blir det tekniske problemer underveis, skal du ikke betale for timen.
patient-payment-if-bad = Blir lyd eller bilde for dårlig til å fortsette, skal du ikke betale for timen.
patient-payment-hospital = Blir det tekniske problemer, avgjør sykehuset hva du betaler.
