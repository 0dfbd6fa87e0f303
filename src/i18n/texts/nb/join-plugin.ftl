# Sidepanelet i Join: knappen, og teksten i stedet for panelet.
join-plugin-title = Trygtrom
join-plugin-tooltip = Sjekkliste for konsultasjonen
join-plugin-waiting = Venter på svar fra møtet.
join-plugin-not-taken = Join tok ikke imot sjekklisten. Si fra til dem som drifter løsningen.
join-plugin-failed = Sjekklisten kunne ikke vises. Si fra til dem som drifter løsningen.
join-plugin-paper = Bruk sjekklisten på papir
