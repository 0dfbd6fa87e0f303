# Elementet selv: mens panelet lastes, når det ikke kan starte, og når siden er hentet fram igjen.
element-wait = Laster panelet …
element-failed-title = Panelet kunne ikke starte
element-failed-text = Videosamtalen er ikke berørt. Bruk sjekklisten på papir, eller prøv igjen.
element-failed-paper = Åpne sjekklisten i en ny fane
element-failed-stand-in = Listen følger prosedyrene som kommer med panelet, ikke sykehusets egen.
element-failed-retry = Prøv igjen
element-returned-title = Panelet er stoppet
element-returned-text = Siden ble hentet fram igjen. Panelet viser ikke det som sto her.
element-returned-start = Start panelet
element-restarted = Panelet stoppet og ble startet på nytt. Det kan ha gått glipp av noe. Sjekk på nytt hvem som er med, om rommet er låst, og om noen tar opp.
element-missing-embed = Panelet finner ikke videorommet på denne siden. Det ser derfor ikke hva som skjer i samtalen, og spør deg i stedet.
element-procedure-unreachable = Panelet kunne ikke hente prosedyren som er valgt. Det følger prosedyren som står nederst.
element-dismiss = Lukk
element-texts-unreachable = Panelet kunne ikke hente språket. Det fortsetter på språket det har.
element-panel-name = Sjekkliste (Trygtrom)
