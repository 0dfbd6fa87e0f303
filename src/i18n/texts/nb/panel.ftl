# Panelets ramme: overskrifter, merkelapper og knapper som ikke gjelder samtalen.
panel-title = Trygg videosamtale
panel-open = Vis hele panelet
panel-close = Vis mindre
panel-sheet-folded = Panelet er foldet sammen nederst på siden.

panel-progress = Hvor i samtalen dere er
panel-progress-past = ferdig
panel-progress-now = nå
panel-progress-later = kommer senere

panel-alerts = Varsler
panel-severity-alarm = Haster
panel-severity-caution = Vær oppmerksom
panel-severity-info = Til orientering

panel-status-bar = Status nå
panel-next = Neste steg
panel-next-go = Gå dit
panel-step = Steg { $number }
panel-more = Flere valg
panel-sources = Kilde i prosedyren
panel-note = Tekst til journalen
panel-done =
    { $count ->
        [one] Ferdig: ett punkt
       *[other] Ferdig: { $count } punkter
    }
panel-requirements =
    { $count ->
        [one] Kravet i prosedyren
       *[other] Alle { $count } kravene
    }
panel-always = Alltid tilgjengelig

panel-number-less = Én færre
panel-number-more = Én flere
panel-number-range = Skriv et helt tall fra 0 til { $most }.
panel-pick-missing = Velg i listen først.

panel-absence-title = Før du velger at pasienten ikke møtte
panel-absence-no-sign = Jeg har ikke sett eller fått vite at pasienten prøvde å koble seg til.
panel-absence-phoned = Jeg ringte:
panel-absence-answered = svar
panel-absence-no-answer = ikke svar
panel-absence-missing = Begge punktene må være besvart. Velg et annet utfall hvis du ikke kan bekrefte dem.

panel-status-bar-item = { $label }: { $state }.
panel-status-next = Neste steg: { $step }

panel-pages = Bla i deltakerlisten
panel-page = Side { $number } av { $count }
panel-page-before = Forrige
panel-page-after = Neste
panel-page-last = De som kom sist
panel-deviations = Tekst til avviksmelding

panel-press-ignored = Dobbelttrykk
panel-press-ignored-words = Du trykket to ganger. Bare det første trykket gjelder.

support-missing = Teknisk hjelp: Ingen kontakt er oppgitt. Spør superbrukeren på enheten.
panel-later =
    { $count ->
        [one] Gjenstår: ett punkt
       *[other] Gjenstår: { $count } punkter
    }
panel-later-each = Les notatet, eller gå gjennom hvert punkt
panel-help = Teknisk hjelp
panel-help-danger = Hjelp og akutt fare
panel-alert-line = { $label }: { $state }
panel-skip = Hopp til valgene nederst
