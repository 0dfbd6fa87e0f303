# The browser extension: the line above the panel, and the page that asks for microphone and camera.
# Written to www/extension/texts.json.
extension-anyhow = Use this panel anyway
extension-devices-asked = The browser asks whether it may use the microphone and camera. Choose “Allow”.
extension-devices-close = Close this tab
extension-devices-done = You can close this tab. The test continues in the panel.
extension-devices-refused = The panel was not allowed to use the microphone and camera. You can change that in the browser’s settings for this page.
extension-devices-title = Microphone and camera for the test
extension-devices-why = The test stays on this machine. Nothing is recorded or sent.
extension-listening = The panel follows the call in the tab
extension-manual = The panel finds no video call that it can follow. It asks you instead.
extension-next = Begin a new consultation
extension-no-chat-text = The browser extension is not told what is written, only that something is written.
extension-other-room = The tab shows another room now. What the panel knows is about the previous room.
extension-two-calls = The tab has more than one call. The panel does not know which of them you are in, and asks you. It warns you if one of them is recorded.
extension-unheard = The page was opened before the extension. Reload it. Until then, the panel asks you.
extension-yields = The page has its own Trygtrom panel. Use that one.
