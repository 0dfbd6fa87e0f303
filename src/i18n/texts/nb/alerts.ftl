# Varsler: hva som har skjedd, og hva en gjør.
alert-seen = Sett og ivaretatt
alert-stop-talk = Hører ikke til her: stans samtalen
alert-outsider = En uvedkommende er her
alert-outsider-body = Snakk ikke om noe før vedkommende er ute.
alert-unexpected = Noen uventet er i videorommet
alert-unexpected-body = Slutt å snakke, og spør hvem det er. Hører vedkommende til, avklar det i deltakerlisten. Hvis ikke: Ta vedkommende ut av videorommet, og lås det.
alert-recording = Samtalen tas opp
alert-recording-cleared = Samtalen tas opp, slik det er avklart
alert-recording-cleared-body = Vil noen ikke lenger at det tas opp, stans opptaket.
alert-transcription = Samtalen skrives ned
alert-streaming = Samtalen sendes ut
alert-listen-body = Slutt å snakke om helse til det er stanset, og si fra til alle.
alert-listen-stop = Stans det i videorommet, eller be den som startet det, om å stanse det.
alert-listen-after = Etterpå spør panelet på nytt om noen tar opp.
alert-listen-patient = Si fra til behandleren. Du kan vente med å snakke til det er stanset.
alert-unlocked = Videorommet er ikke bekreftet låst
alert-unlocked-seen = Videorommet er ulåst
alert-unlocked-body = De du venter, er inne. Til videorommet er låst, kan andre komme inn.
alert-identity = Legitimasjon mangler
alert-identity-doubt = Identiteten er ikke avklart
alert-identity-body = Vent med det som gjelder helse til begge har vist hvem de er.
alert-number = Noe som ligner et fødselsnummer er sett
alert-number-body = Be den som skrev det, om å fjerne det. Ikke les det opp og ikke skriv det om igjen.
alert-name = Et navn i listen kan villede
alert-name-body = Navnet inneholder skjulte tegn eller tegn som ligner andre, eller er det samme som ditt. Se i bildet hvem det er.
alert-mismatch = Dere bruker ikke samme løsning
alert-mismatch-body = Bli enige om løsningen i innkallingen før dere begynner.
alert-lost = En deltaker er ute av samtalen
alert-lost-body = Falt vedkommende ut, vent litt, og ring hvis vedkommende ikke kommer tilbake. Det er da et teknisk problem, ikke manglende oppmøte.
alert-connection = Forbindelsen er dårlig
alert-connection-body = Sjekk om dere fortsatt hører og ser hverandre godt.
alert-assess = Vurder kvaliteten
alert-sharing = En skjerm deles
alert-sharing-body = Er det et vindu og ikke hele skjermen, uten opplysninger om personer?
alert-sharing-care-body = Er det et vindu og ikke hele skjermen, med bare det som gjelder denne pasienten?
alert-sharing-mend = Stans delingen, eller del bare et vindu.
sharing-yes = Ja, et vindu uten personopplysninger
sharing-care-yes = Ja, et vindu med bare det
sharing-whole-screen = Nei, hele skjermen
sharing-no = Nei, det viser opplysninger om personer
sharing-care-no = Nei, det viser mer enn det
alert-chat = Chatten er åpen
alert-chat-written = Noe er skrevet i chatten
alert-chat-body = Skriv ingenting om personer eller helse.
alert-chat-forbidden = Chatten skal ikke brukes. Lukk den.
alert-chat-forbidden-shut = Chatten skal ikke brukes. Be alle om å la være, og ta det muntlig.
alert-chat-mend = Be om at det fjernes, og ta det muntlig.
chat-yes = Ingenting personlig er skrevet
chat-no = Noe personlig ble skrevet
chat-nothing = Ingenting er skrevet
chat-something = Noe ble skrevet
alert-outsider-listed = Hører vedkommende til likevel, avklar det i deltakerlisten.
alert-sharing-by = { $name } deler skjerm
alert-sharing-own = Du deler skjerm
alert-removal-asked = Panelet har bedt videoløsningen ta vedkommende ut.
alert-mismatch-named = Prosedyren gjelder ikke { $name } med pasient.
alert-mismatch-other = Prosedyren gjelder ikke denne videoløsningen med pasient.
alert-mismatch-to = Bytt til { $name }.
alert-mismatch-to-either = Bytt til { $first } eller { $second }.
alert-mismatch-to-listed = Bytt til en videoløsning som prosedyren gjelder.
alert-mismatch-danger = Akutt fare: Hjelp først. Krav kan fravikes.
alert-mismatch-patient = Spør behandleren om dere skal bytte videoløsning.
alert-new-people = Noen nye er her. Er det avtalt?
alert-new-body = Vent med å snakke om helsen din til du vet hvem som er her.
alert-new-yes = Ja, det er avtalt
alert-unexpected-agreed = Kjenner noen den som kom? Spør likevel: Er det avtalt at de skal være med?
alert-outsider-own = Noen som ikke skal være her, er i rommet der du sitter
alert-outsider-other = Noen som ikke skal være her, er i rommet hos den andre
product-name =
    { $count ->
        [0] Join
        [1] Whereby
        [2] Teams
        [3] Skype for Business
       *[other] En annen
    }
