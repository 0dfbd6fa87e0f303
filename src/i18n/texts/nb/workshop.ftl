# Verkstedet, siden der et sykehus skriver sin egen prosedyre.

title = Prosedyreverkstedet
skip-to-content = Gå til innholdet
editor = Prosedyren
editor-pages = Deler av prosedyren
sides = Vis ved siden av
side-panel = Panelet
side-histories = Øvingssamtaler
side-differences = Endringer
side-paper = Papirliste
page-about = Om prosedyren
page-rules = Krav
page-policies = Valg og tider
page-links = Lenker
page-source = Hele filen
remove = Fjern { $what }
field-not-chosen = Velg

# Toppen av siden.
head-save = Lagre filen
head-undo = Angre
head-redo = Gjør om igjen
head-open = Åpne en annen fil
head-language = Språk på siden
head-changed = Endret siden du åpnet eller lagret filen
head-saved = Ingen endringer å lagre

# Å åpne en prosedyre.
open-title = Hvilken prosedyre vil du arbeide med?
open-lead = Alt skjer i denne fanen. Filen blir ikke sendt noe sted. Husk å lagre før du lukker siden.
open-file = Åpne en prosedyrefil
open-built-in = Eller begynn med en innebygd prosedyre
open-built-in-hint = «Bygg videre» lager en ny fil som tar med kravene. De blir oppdatert når panelet blir oppdatert. Valg, tider og lenker blir kopiert. «Ta en kopi» gir deg hele filen. Da kan dere også utelate krav, men må selv følge med på endringer.
open-upon = Bygg videre
open-copy = Ta en kopi
not-opened-too-large = Filen ble ikke åpnet. Den er for stor: En prosedyrefil kan være på { $count } byte.
not-opened-not-utf8 = Filen ble ikke åpnet. Lagre den på nytt med tegnkodingen UTF-8.
not-opened-unreadable = Filen ble ikke åpnet. Nettleseren fikk ikke lest den. Prøv igjen.
not-opened-not-in-order = Filen kan ikke brukes til sammenligning, fordi det er feil i den. Åpne den for å se hvilke.
unsaved-open = Du har endringer som ikke er lagret. De forsvinner hvis du åpner noe annet.
unsaved-keep = Behold det jeg har
unsaved-lose = Åpne, og mist endringene

# Om prosedyren.
about-title = Navnet på prosedyren
about-id = Kort navn for dataprogrammer
about-id-hint = Bare for denne prosedyren, for eksempel fjordsykehuset-video.
about-version = Versjon
about-version-hint = Slik den står i dokumentet. En strek hvis dokumentet ikke har noen.
about-source = Dokumentet som prosedyren følger
about-source-hint = Hvem som har gitt det ut, og nummeret eller navnet på det.
about-checked-on = Sammenlignet med dokumentet
about-checked-on-hint = Dagen da noen sist kontrollerte filen mot dokumentet, for eksempel 2026-11-30.
about-approved-by = Godkjent av
about-approved-by-hint = Rollen til den som har godkjent denne versjonen, ikke et navn på en person.
about-link = Nettadressen til dokumentet
about-patient-information = Nettadressen til informasjon for pasienter
about-of = Tar med kravene fra
about-of-hint = Bare kravene blir med. Et krav i denne filen med samme id går foran.
about-add-language = Legg til et språk
about-add-language-hint = Språkkoden, for eksempel nn eller se. Du får da et felt for språket ved alle tekster.
about-add = Legg til
language-nb = Bokmål
language-nn = Nynorsk
language-en = Engelsk
language-se = Nordsamisk
language-other = Språket { $tag }

# Kravene.
rules-own = Krav i denne filen: { $count }
rules-add = Nytt krav
rules-included = Krav som er tatt med: { $count }
rules-included-hint = De står i en innebygd prosedyre. Lag en egen utgave hvis sykehuset vil si noe annet. Endrer du meningen, må du også endre den korte teksten og de andre språkene.
rules-replace = Lag en egen utgave av { $id }
rule-unnamed = Krav nr. { $count }
rule-no-text = Ingen tekst ennå
rule-title = { $id }
rule-back = Tilbake til alle krav
rule-id = Kort id
rule-id-hint = Bokstaver, tall, punktum og bindestreker. Står i notatet og i rapporter.
rule-place-hint = Slik folk slår det opp, for eksempel «Rutine for video pkt. 3».
rule-text = Tekst til behandleren
rule-text-hint = Vises i panelet slik du skriver den.
rule-text-asked-hint = Et utsagn som behandleren eller pasienten svarer ja eller nei til.
rule-patient = Tekst til pasienten
rule-patient-hint = Bare hvis pasienten skal lese noe annet.
rule-short = Kort om kravet
rule-short-hint = Avslutter en setning: «Bekreftet: …». Uten punktum til slutt.
rule-kind = Hvordan panelet følger kravet
rule-strength = Styrke
rule-moment = Når
rule-when-no = Hvis svaret er nei
rule-when-no-usual = som vanlig: det står i notatet
rule-reopens = Spørres på nytt
rule-reopens-usual = som vanlig: aldri
rule-audience = Hvem det gjelder for
rule-audience-hint = Uten kryss: begge.
rule-settings = Hvilke konsultasjoner det gjelder for
rule-settings-hint = Uten kryss: alle.
rule-platforms = Hvilke videoløsninger det gjelder for
rule-platforms-hint = Uten kryss: alle.
platform-practice = Øvingsrommet
platform-manual = En løsning som panelet ikke er koblet til
rule-note = Merknad
rule-note-hint = Hvorfor kravet følges slik, der dokumentet lar det stå åpent.
rule-address = Nettadressen til stedet i dokumentet
rule-up = Flytt opp
rule-down = Flytt ned
kind-confirm = Noen svarer ja eller nei (sykehusets egne ord)
kind-inform = Noen leser det (sykehusets egne ord)
kind-of = { $short } ({ $word })

# Valgene, tidene og det dokumentet sier.
policies-lead = Her bestemmer sykehuset der dokumenter er uenige eller ikke sier noe.
policies-reason = Begrunnelse
policies-times = Tider i sekunder
policies-time-hint = Vanligvis { $usual }. Fra { $least } til { $most }.
policies-facts = Det dokumentet sier om videoløsningen
policies-facts-hint = Stedet i dokumentet der det står. Panelet sier det bare hvis feltet er fylt ut.

# Lenkene.
links-lead = Sider som panelet viser der de trengs.
links-add = Ny lenke
links-one = Lenke { $count }
links-label = Hva siden er
links-address = Nettadresse
links-audience = Hvem som ser den
links-for = Hva den gjelder
links-for-hint = Når i konsultasjonen, eller for hvilke krav.

# Hele filen.
source-label = Filen slik den blir lagret
source-first = Filen må rettes her før de andre delene kan brukes.

# Feil. Hver sier hva som skal gjøres.
problems-none = Prosedyren er uten feil
problems-count = Feil: { $count }
problem-not-readable = Gjør filen til gyldig JSON. Se like før dette stedet etter komma, anførselstegn eller parentes.
problem-wrong-shape = Her står en annen slags verdi enn det skal. Se hvordan et slikt felt er skrevet andre steder i filen.
problem-whole-seconds = Skriv et helt antall sekunder, for eksempel 600 for 10 minutter.
problem-unknown-field = Dette feltet finnes ikke. Bruk et av disse: { $list }.
problem-missing = Fyll ut feltet.
problem-unknown-word = Bruk et av disse ordene: { $list }.
problem-twice = Det samme står to ganger. Hvert krav og hver lenke må ha sin egen id.
problem-bad-id = Bruk bokstaver fra a til z, tall, punktum og bindestreker, og høyst 32 tegn.
problem-unknown-subject = Bruk id-en til et krav i prosedyren, eller et tidspunkt.
problem-bad-date = Skriv datoen som år, måned og dag, for eksempel 2026-11-22.
problem-bad-link = Skriv en hel nettadresse som begynner med https://, uten brukernavn, på høyst 500 tegn.
problem-bad-language = Skriv språket med språkkoden, for eksempel nb eller en.
problem-out-of-bounds = Bruk et helt antall sekunder fra { $least } til { $most }.
problem-too-short-time = Bruk flere sekunder enn { $than }, som er { $seconds }.
problem-too-long-time = Bruk færre sekunder enn { $than }, som er { $seconds }.
problem-stricter = En kjent pasient trenger ikke å vise mer enn en ukjent. Bruk { $value }, som for { $than }, eller gjør { $than } minst like streng.
problem-no-text = Skriv en tekst på bokmål.
problem-too-long = Bruk høyst { $count } tegn.
problem-only-for = Fjern feltet. Bare et krav av typen { $kind } har det.
problem-final-stop = Fjern punktumet. Teksten brukes inne i en setning.
problem-too-many = Bruk høyst { $count }.
problem-too-large = Filen kan være på høyst { $count } byte.
problem-too-deep = Lister og felter kan ligge inne i hverandre i høyst { $count } nivåer.
problem-newer-format = Oppdater Trygtrom. Denne versjonen leser format { $known }. Resten av filen er ikke kontrollert.
problem-more = Rett feilene over først.
warnings-count = Tekster å se over: { $count }
warning-markup = Dette ser ut som HTML-kode. Panelet viser den slik den er skrevet. Skriv bare ordene.
warning-hidden = Teksten har et tegn som ikke vises, eller som snur skriveretningen ({ $sign }). Skriv ordene på nytt.

# Panelet i en øvingssamtale.
live-none = Panelet vises når prosedyren er uten feil.
live-last-in-order = Det er feil i prosedyren. Her vises den siste utgaven uten feil.
live-viewer = Panelet til
live-history = Øvingssamtale
live-phases = Gå til en fase
live-back = Forrige hendelse
live-on = Neste hendelse
live-step = Hendelse { $number } av { $all }, { $clock } etter start
live-hint = Du kan trykke i panelet, for eksempel for å svare på sykehusets egne krav. Det du trykker, gjelder til du går til en annen hendelse.

# Det som blir av øvingssamtalene.
history-good-day = En vanlig konsultasjon
history-patient-first = Pasienten kommer først
history-intruder = Noen som ikke skal være der
history-recording = Det gjøres opptak
history-failing-line = Dårlig forbindelse
history-no-show = Pasienten møter ikke
history-group = Gruppe
history-interpreter = Med tolk
history-patients-day = En vanlig konsultasjon, sett av pasienten
histories-lead = Hver øvingssamtale er spilt mot prosedyren slik den er nå, og slik den var før. Ingen svarer på sykehusets egne krav i dem, så disse står som ubesvart.
histories-same = Ingen av samtalene blir annerledes enn før
histories-changed = Samtaler som blir annerledes enn før: { $count }
histories-no-change = Ingen endring.
histories-before = Bare før
histories-now = Bare nå
histories-all = Alt som blir av samtalen nå

# To versjoner sammenlignet.
differences-choose = Sammenlign med en annen fil
differences-from = Sammenlignet med { $name }
differences-none = Velg en fil å sammenligne med. Begge må være uten feil.

# Papirlisten.
paper-language = Språk på papirlisten
paper-print = Skriv ut
paper-save = Lagre papirlisten
