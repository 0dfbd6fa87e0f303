# Appen i Teams: det som står i stedet for panelet, og appens omtale.
# Skrives til www/teams-app/texts.json.
teams-app-about = Sjekkliste for helsepersonell i videomøter
teams-app-about-more = Sjekkliste i sidepanelet i et møte, ifølge sykehusets prosedyre for video. Panelet sender ingenting fra nettleseren.
teams-app-code = Kode til dem som drifter løsningen:
teams-app-failed = Sjekklisten kunne ikke vises. Si fra til dem som drifter løsningen.
teams-app-name = Trygtrom, sjekkliste for videomøter
teams-app-outside = Denne siden virker bare i Teams. Åpne Trygtrom fra et møte.
teams-app-paper = Bruk sjekklisten på papir
teams-app-silent = Teams svarer ikke. Lukk panelet, og åpne det igjen.
teams-app-title = Trygtrom
teams-app-waiting = Venter på svar fra Teams.
teams-app-wrong-frame = Sjekklisten vises i sidepanelet i et møte. Bli med i møtet, og åpne Trygtrom der.
