# The side panel inside Join: the button, and what stands where the panel is to be.
join-plugin-title = Trygtrom
join-plugin-tooltip = Checklist for the consultation
join-plugin-waiting = Waiting to hear from the meeting.
join-plugin-not-taken = Join did not take the checklist. Use the checklist on paper, and tell those who run the service.
join-plugin-failed = The checklist could not be shown. Use the checklist on paper, and tell those who run the service.
