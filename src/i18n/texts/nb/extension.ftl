# Nettleserutvidelsen: linjen over panelet, og siden som ber om mikrofon og kamera.
# Skrives til www/extension/texts.json.
extension-anyhow = Bruk dette panelet likevel
extension-devices-asked = Nettleseren spør om lov til å bruke mikrofon og kamera. Velg «Tillat».
extension-devices-close = Lukk fanen
extension-devices-done = Du kan lukke denne fanen. Testen går videre i panelet.
extension-devices-refused = Nettleseren har sperret mikrofon og kamera. Du kan endre det i nettleserens innstillinger for denne siden.
extension-devices-title = Mikrofon og kamera til testen
extension-devices-why = Testen skjer på denne maskinen. Ingenting tas opp eller sendes.
extension-listening = Panelet følger samtalen i fanen
extension-manual = Panelet finner ingen videosamtale det kan følge. Det spør deg i stedet.
extension-next = Begynn en ny konsultasjon
extension-no-chat-text = Nettleserutvidelsen får ikke vite hva som skrives, bare at noe blir skrevet.
extension-other-room = Fanen viser et annet rom nå. Det panelet vet, gjelder det forrige rommet.
extension-two-calls = Fanen har mer enn én samtale. Panelet vet ikke hvilken du er i, og spør deg. Det varsler hvis en av dem blir tatt opp.
extension-unheard = Siden ble åpnet før utvidelsen. Last den inn på nytt. Til da spør panelet deg.
extension-yields = Siden har sitt eget Trygtrom-panel. Bruk det.
