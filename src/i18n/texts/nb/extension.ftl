# Nettleserutvidelsen: linjen over panelet, og siden som ber om mikrofon og kamera.
# Skrives til www/extension/texts.json.
extension-anyhow = Bruk dette panelet likevel
extension-devices-asked = Nettleseren spør nå om mikrofon og kamera. Svar der.
extension-devices-close = Lukk fanen
extension-devices-done = Du kan lukke denne fanen. Testen går videre i panelet.
extension-devices-refused = Panelet fikk ikke bruke mikrofon og kamera. Du kan endre det i nettleserens innstillinger for denne siden.
extension-devices-title = Mikrofon og kamera til testen
extension-devices-why = Testen skjer på denne maskinen. Ingenting blir tatt opp eller sendt.
extension-listening = Panelet følger samtalen i fanen
extension-manual = Ingen videosamtale panelet kan følge. Det spør deg i stedet.
extension-next = Begynn på ny konsultasjon
extension-no-chat-text = Nettleserutvidelsen får ikke vite hva som skrives, bare at noe blir skrevet.
extension-other-room = Fanen viser et annet rom nå. Det panelet vet, er fra rommet før.
extension-unheard = Siden var åpen før utvidelsen, og panelet hører den ikke. Last siden på nytt når det passer. Til da spør panelet deg.
extension-yields = Siden har et Trygtrom-panel selv. Bruk det.
