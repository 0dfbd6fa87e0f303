# Varsler: hva som har skjedd, og hva en gjør.
alert-seen = Jeg har fulgt opp dette
alert-stop-talk = Stopp samtalen: Personen skal ikke være her
alert-outsider = Det er noen her som ikke skal være her
alert-outsider-body = Ikke snakk om helse før personen er ute.
alert-unexpected = Noen er i videorommet uten at det er avtalt
alert-unexpected-body = Ikke snakk om pasienten. Spør hvem det er. Hvis personen skal være med: Bekreft det i deltakerlisten. Hvis ikke: Ta personen ut av videorommet, og lås det.
alert-unexpected-counted = Videoløsningen sier ikke hvem dette er, så panelet kan ikke ta personen ut. Gjør det i deltakerlisten i videorommet.
alert-recording = Samtalen tas opp
alert-recording-cleared = Samtalen tas opp, slik det er avtalt
alert-recording-cleared-body = Hvis noen ikke lenger vil at det tas opp: Stopp opptaket.
alert-transcription = Alt som sies, skrives ned automatisk
alert-scribe-agreed = Alt som sies, skrives ned automatisk, slik dere har avtalt
alert-scribe-agreed-body = Pasienten kan når som helst si nei. Stopp da transkriberingen.
alert-streaming = Samtalen sendes videre
alert-listen-body = Ikke snakk om helse før det er stoppet. Si fra til alle. Akutt fare: Hjelp først.
alert-listen-stop = Stopp det i videorommet, eller be den som startet det, om å stoppe det.
alert-listen-after = Etterpå spør panelet på nytt om noen tar opp.
alert-listen-patient = Si fra til behandleren. Ikke snakk om helsen din før det er stoppet.
alert-unlocked = Det er ikke bekreftet at videorommet er låst
alert-unlocked-seen = Videorommet er ulåst
alert-unlocked-body = De som skal være med, er inne. Andre kan komme inn til videorommet er låst.
alert-unlocked-missing = Andre kan komme inn til videorommet er låst.
alert-identity = Legitimasjon er ikke vist
alert-identity-doubt = Identiteten er ikke bekreftet
alert-identity-body = Vent med å snakke om helse til begge har vist hvem de er. Akutt fare: Hjelp først.
alert-number = Noe som ligner et fødselsnummer, er sett
alert-number-body = Be den som skrev det, om å fjerne det. Ikke les det opp, og ikke skriv det på nytt.
alert-name = Et navn i listen kan være misvisende
alert-name-body = Navnet inneholder skjulte tegn eller tegn som ligner andre, eller er det samme som ditt. Se på videobildet hvem det er.
alert-mismatch = Dere bruker ikke samme løsning
alert-mismatch-body = Bytt til løsningen i innkallingen før dere begynner.
alert-lost = En deltaker er ute av samtalen
alert-lost-patient = Pasienten er ute av samtalen
alert-lost-clinician = Behandleren er ute av samtalen
alert-lost-who = Ute av samtalen: { $name }
alert-lost-body = Hvis personen falt ut: Vent litt, og ring hvis personen ikke kommer tilbake. Da regnes det som et teknisk problem, ikke manglende oppmøte.
alert-connection = Forbindelsen er dårlig
alert-connection-body = Sjekk om dere fortsatt hører og ser hverandre godt.
alert-assess = Vurder kvaliteten
alert-sharing = Noen deler skjerm
alert-sharing-body = Deles bare ett vindu, uten person- eller helseopplysninger?
alert-sharing-care-body = Deles bare ett vindu, med bare det som gjelder denne pasienten?
alert-sharing-mend = Stopp delingen, eller del bare ett vindu.
sharing-yes = Ja, ett vindu uten person- eller helseopplysninger
sharing-care-yes = Ja, ett vindu med bare det
sharing-whole-screen = Nei, hele skjermen
sharing-no = Nei, det viser person- eller helseopplysninger
sharing-care-no = Nei, det viser mer enn det
alert-chat = Chatten er åpen
alert-chat-written = Noe er skrevet i chatten
alert-chat-body = Ikke skriv om hvem noen er, eller om helse.
alert-chat-forbidden = Chatten skal ikke brukes. Lukk den.
alert-chat-forbidden-shut = Chatten skal ikke brukes. Be alle om ikke å skrive der, og ta det muntlig.
alert-chat-mend = Be om at det fjernes, og ta det muntlig.
chat-yes = Ingenting personlig er skrevet
chat-no = Noe personlig ble skrevet
chat-nothing = Ingenting er skrevet
chat-something = Noe ble skrevet
alert-outsider-listed = Hvis personen skal være med likevel: Bekreft det i deltakerlisten.
alert-sharing-by = Deler skjerm: { $name }
alert-sharing-own = Du deler skjerm
alert-removal-asked = Panelet har bedt videoløsningen ta personen ut.
alert-mismatch-named = Prosedyren gjelder ikke { $name } med pasient.
alert-mismatch-other = Prosedyren gjelder ikke denne videoløsningen med pasient.
alert-mismatch-to = Bytt til { $name }.
alert-mismatch-to-either = Bytt til { $first } eller { $second }.
alert-mismatch-to-listed = Bytt til en videoløsning som prosedyren gjelder.
alert-mismatch-danger = Akutt fare: Hjelp først. Krav kan fravikes.
alert-mismatch-patient = Spør behandleren om dere skal bytte videoløsning.
alert-new-people = Noen nye er her. Er det avtalt?
alert-new-body = Vent med å snakke om helsen din til du vet hvem som er her.
alert-counted-body = Du har talt flere enn det som er avtalt. Ikke snakk om pasienten. Spør hvem det er. Er det avtalt at personen skal være med? Hvis ikke: Ta personen ut i videorommet, og lås det.
alert-counted-agreed = Er det avtalt? Hvem er det?
alert-new-yes = Ja, det er avtalt
alert-unexpected-agreed = Kjenner noen den som kom? Spør likevel: Er det avtalt at personen skal være med?
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
