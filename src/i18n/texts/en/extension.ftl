# The browser extension: the line above the panel, and the page that asks for microphone and camera.
# Written to www/extension/texts.json.
extension-anyhow = Use this panel anyway
extension-devices-asked = The browser now asks about microphone and camera. Answer there.
extension-devices-close = Close this tab
extension-devices-done = You can close this tab. The test goes on in the panel.
extension-devices-refused = The panel was not let to use microphone and camera. You can change that in the browser’s settings for this page.
extension-devices-title = Microphone and camera for the test
extension-devices-why = The test stays on this machine. Nothing is recorded or sent.
extension-listening = The panel follows the call in the tab
extension-manual = No video call that the panel can follow. It asks you instead.
extension-next = Begin a new consultation
extension-no-chat-text = The browser extension is not told what is written, only that something is.
extension-other-room = The tab shows another room now. What the panel knows is of the room before.
extension-unheard = The page was open before the extension, and the panel does not hear it. Load the page again when it suits. Until then the panel asks you.
extension-yields = The page has a Trygtrom panel of its own. Use that one.
