# The panel's frame: headings, labels and buttons that are not about the consultation.
panel-title = Safe video consultation
panel-open = Show the whole panel
panel-close = Show less
panel-sheet-folded = The panel is folded at the bottom of the page.

panel-progress = Where you are in the consultation
panel-progress-past = done
panel-progress-now = now
panel-progress-later = comes later

panel-alerts = Alerts
panel-severity-alarm = Urgent
panel-severity-caution = Take care
panel-severity-info = For information

panel-status-bar = Status now
panel-next = Next step
panel-next-go = Go there
panel-step = Step { $number }
panel-more = More choices
panel-sources = Source in the procedure
panel-note = Text for the record
panel-done =
    { $count ->
        [one] Done: one item
       *[other] Done: { $count } items
    }
panel-requirements =
    { $count ->
        [one] The requirement of the procedure
       *[other] All { $count } requirements
    }
panel-always = Always available

panel-number-less = One fewer
panel-number-more = One more
panel-number-range = Enter a whole number from 0 to { $most }.
panel-pick-missing = Choose from the list first.

panel-absence-title = Before you choose that the patient did not attend
panel-absence-no-sign = I have not seen or been told that the patient tried to connect.
panel-absence-phoned = I phoned:
panel-absence-answered = answered
panel-absence-no-answer = no answer
panel-absence-missing = Both must be answered. Choose another outcome if you cannot confirm them.

panel-status-bar-item = { $label }: { $state }.
panel-status-next = Next step: { $step }

panel-pages = Pages of the participant list
panel-page = Page { $number } of { $count }
panel-page-before = Previous
panel-page-after = Next
panel-page-last = Those who came last
panel-deviations = Text for the incident report

panel-press-ignored = Double press
panel-press-ignored-words = You pressed twice. Only the first press counts.

support-missing = Technical help: No contact is given. Ask the super-user in your unit.
panel-later =
    { $count ->
        [one] Still to do: one point
       *[other] Still to do: { $count } points
    }
panel-later-each = Read the note, or go through each point
panel-help = Technical help
panel-help-danger = Help and immediate danger
panel-alert-line = { $label }: { $state }
panel-skip = Skip to the choices at the bottom
