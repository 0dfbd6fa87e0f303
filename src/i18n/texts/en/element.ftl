# The element itself: while the panel loads, when it cannot start, and when the page was brought back.
element-wait = Loading the panel …
element-failed-title = The panel could not start
element-failed-text = The video call is not affected. Use the checklist on paper, or try again.
element-failed-paper = Open the checklist in a new tab
element-failed-stand-in = The list follows the procedures that come with the panel, not your hospital’s own.
element-failed-retry = Try again
element-returned-title = The panel has stopped
element-returned-text = This page was brought back. The panel does not show what was here before.
element-returned-start = Start the panel
element-restarted = The panel stopped and was started again. It may have missed something. Check again who is there, whether the room is locked, and whether anybody is recording.
element-missing-embed = The panel cannot find the video room on this page. It therefore does not see what happens in the consultation, and asks you instead.
element-procedure-unreachable = The panel could not fetch the chosen procedure. It follows the one named at the bottom.
element-dismiss = Close
element-texts-unreachable = The panel could not fetch the language. It continues in the one it has.
element-panel-name = Sjekkliste (Trygtrom)
