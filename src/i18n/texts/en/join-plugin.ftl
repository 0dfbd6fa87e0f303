# The side panel in Join: its button, and the text in place of the panel.
join-plugin-title = Trygtrom
join-plugin-tooltip = Checklist for the consultation
join-plugin-waiting = Waiting for an answer from the meeting.
join-plugin-not-taken = Join did not accept the checklist. Tell those who run the service.
join-plugin-failed = The checklist could not be shown. Tell those who run the service.
join-plugin-paper = Use the checklist on paper
