# Verktøyet på kommandolinjen, for sykehus som skriver sin egen prosedyrefil.

# To versjoner sammenlignet.
tool-diff-title = Endringer i prosedyren: { $title }
tool-diff-same = Ingen. De to filene sier det samme til panelet.
tool-diff-payment = Det pasienten får vite om betaling, er endret:
tool-diff-before = Før: { $text }
tool-diff-after = Nå: { $text }
tool-diff-added = Nye krav ({ $count }):
tool-diff-removed = Krav som er tatt bort ({ $count }):
tool-diff-changed = Krav som er endret ({ $count }):
tool-diff-policies = Endringer i sykehusets valg ({ $count }):
tool-diff-times = Tider som er endret ({ $count }):
tool-diff-facts = Det dokumentet sier om videoløsningen, er endret ({ $count }):
tool-diff-links = Endringer i lenkene ({ $count }):
tool-diff-document = Andre endringer ({ $count }):
tool-diff-order = Kravene står i en annen rekkefølge enn før.
tool-diff-from-to = { $what }: fra «{ $old }» til «{ $new }»
tool-diff-is-new = { $what }: «{ $new }» er nytt
tool-diff-is-gone = { $what }: «{ $old }» er tatt bort
tool-diff-reason = Begrunnelsen for «{ $title }»
tool-reason = Begrunnelse: { $text }
tool-no-reason = Ingen begrunnelse er oppgitt.
tool-not-in-force = Ingen av kravene bruker dette valget, så panelet viser det ikke.
tool-link-added = Ny: { $title } ({ $address })
tool-link-removed = Tatt bort: { $title } ({ $address })
tool-link-changed = Endret: { $title } ({ $address })

# Feltene i prosedyrefilen.
tool-field-title = Tittel
tool-field-version = Versjon
tool-field-source = Dokument
tool-field-approved-by = Godkjent av
tool-field-checked-on = Kontrollert mot dokumentet
tool-field-link = Lenke til dokumentet
tool-field-patient-information = Informasjon til pasienter
tool-fact-encrypted = At samtalen er kryptert, står i
tool-fact-not-stored = At lyd og bilde ikke blir lagret, står i
tool-rule-kind = Hvordan panelet følger kravet
tool-rule-strength = Styrke
tool-rule-moment = Når
tool-rule-place = Sted i dokumentet
tool-rule-audience = Gjelder for
tool-rule-settings = Konsultasjoner
tool-rule-platforms = Videoløsninger
tool-rule-reopens = Spørres på nytt
tool-rule-when-no = Hvis svaret er nei
tool-reopens-never = aldri
tool-reopens-somebody-new = når det kommer noen nye
tool-reopens-return = når det kommer noen nye, eller noen kommer tilbake
tool-when-no-note = det står i notatet
tool-when-no-caution = det står i notatet, og panelet ber om varsomhet
tool-when-no-stop = det står i notatet, og samtalen skal ikke begynne eller fortsette
tool-rule-words = Ordene på kortene
tool-words-own = sykehusets
tool-words-panel = panelets
tool-rule-text = Tekst
tool-rule-patient = Tekst til pasienten
tool-rule-short = Kort tekst
tool-rule-note = Merknad
tool-clinician = behandleren
tool-patient = pasienten
tool-both = begge
tool-all = alle
tool-seconds = { $count } sekunder
tool-time-lock-grows = Før påminnelsen om å låse rommet blir større
tool-time-lock-insists = Før panelet slår alarm om at rommet er ulåst
tool-time-list-look = Mellom hver gang deltakerlisten skal kontrolleres
tool-time-absence-wait = Før det kan føres at pasienten ikke møtte
tool-time-picture-frozen = Så lenge kan bildet stå stille i løpet av et minutt før kvaliteten skal vurderes
tool-time-sound-filled = Så mye lyd kan mangle i løpet av et minutt før kvaliteten skal vurderes
tool-time-command-failed = Før noe panelet ba om, regnes som mislykket


# En samtale spilt mot en prosedyre.
tool-replay-title = Prosedyren «{ $title }» i samtalen «{ $name }»
tool-replay-findings = Krav:
tool-replay-finding = { $id } ({ $place }): { $status }. { $basis }
tool-replay-alerts = Varsler:
tool-replay-alert = { $name }: { $count } ganger, første gang kl. { $first } og siste gang kl. { $last }
tool-replay-alert-once = { $name }: kl. { $first }
tool-replay-no-alerts = Ingen
tool-replay-refused = Dette ble gjort i samtalen, men panelet tillot det ikke:
tool-replay-refusal = Kl. { $clock }: { $text }
tool-replay-outcome = Utfall: { $outcome }
tool-replay-no-outcome = Utfall: ikke valgt
tool-replay-charge = Betaling: { $charge } ({ $reason })
tool-replay-note = Notatet:
