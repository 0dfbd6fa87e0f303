# The element itself: while the panel loads, and when it cannot start.
element-wait = Loading the panel …
element-failed-title = The panel could not start
element-failed-text = The video call is not affected. Use the checklist on paper instead, or try again.
element-failed-paper = Open the checklist in a new tab
element-failed-stand-in = The list follows the procedures that come with the panel, not your hospital’s own.
element-failed-retry = Try again
element-restarted = The panel stopped and was started again. It may have missed something. Check again who is there, whether the room is locked, and whether anything is recorded.
element-missing-embed = The panel does not find the video room on this page. So it does not see what happens in the talk, and asks you instead.
element-procedure-unreachable = The procedure that was chosen could not be fetched. The panel follows the one named at the bottom.
element-dismiss = Close
element-texts-unreachable = The language could not be fetched. The panel goes on in the one it has.
element-panel-name = Sjekkliste (Trygtrom)
