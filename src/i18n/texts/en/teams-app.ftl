# The page in the side panel of Teams: what stands in place of the panel.
# Written to www/teams-app/texts.json.
teams-app-about = Checklist for health personnel in video meetings
teams-app-about-more = Checklist in the side panel of a meeting, after the hospital’s procedure for video. The panel sends nothing from the browser.
teams-app-code = Code for those who run the service:
teams-app-failed = The checklist could not be shown. Tell those who run the service.
teams-app-name = Trygtrom, checklist for video meetings
teams-app-outside = This page works in Teams only. Open Trygtrom from a meeting.
teams-app-paper = Use the checklist on paper
teams-app-silent = Teams does not answer. Close the panel and open it again.
teams-app-title = Trygtrom
teams-app-waiting = Waiting for an answer from Teams.
teams-app-wrong-frame = The checklist is shown in the side panel of a meeting. Join the meeting, and open Trygtrom there.
