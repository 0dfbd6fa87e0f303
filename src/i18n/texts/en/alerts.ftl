# Alerts: what has happened, and what to do.
alert-seen = I have dealt with this
alert-stop-talk = Stop the consultation: they should not be here
alert-outsider = Somebody is here who should not be here
alert-outsider-body = Do not talk about health until they are out.
alert-unexpected = Somebody is in the video room without agreement
alert-unexpected-body = Do not talk about the patient. Ask who it is. If they take part: confirm it in the participant list. If not: remove them from the video room, and lock it.
alert-unexpected-counted = The video system does not say who this is, so the panel cannot remove them. Use the participant list in the video room.
alert-recording = The call is being recorded
alert-recording-cleared = The call is being recorded, as agreed
alert-recording-cleared-body = If anybody no longer wants it recorded: stop the recording.
alert-transcription = Everything said is being written down automatically
alert-scribe-agreed = Everything said is being written down automatically, as you agreed
alert-scribe-agreed-body = The patient may refuse at any time. Then stop the transcription.
alert-streaming = The call is being streamed
alert-listen-body = Do not talk about health until it has stopped. Tell everybody. If anybody is in immediate danger: help first.
alert-listen-stop = Stop it in the video room, or ask the person who started it to stop it.
alert-listen-after = Afterwards, the panel asks again whether anybody is recording.
alert-listen-patient = Tell the clinician. Do not talk about your health until it has stopped.
alert-unlocked = The video room is not confirmed as locked
alert-unlocked-seen = The video room is unlocked
alert-unlocked-body = Those who take part are in. Others can come in until the video room is locked.
alert-unlocked-missing = Others can come in until the video room is locked.
alert-identity = Identification has not been shown
alert-identity-doubt = The identity is not confirmed
alert-identity-body = Wait before you talk about health until both have shown who they are. If anybody is in immediate danger: help first.
alert-number = Something like a national identity number was seen
alert-number-body = Ask the person who wrote it to remove it. Do not read it out, and do not write it again.
alert-name = A name in the list may be misleading
alert-name-body = The name contains hidden characters or letters that look like others, or is the same as yours. Check on the video who it is.
alert-mismatch = You are not using the same video system
alert-mismatch-body = Change to the video system in the invitation before you begin.
alert-lost = A participant is out of the call
alert-lost-patient = The patient is out of the call
alert-lost-clinician = The clinician is out of the call
alert-lost-who = Out of the call: { $name }
alert-lost-body = If they dropped out: wait a little, and call them if they do not come back. It then counts as a technical problem, not a failure to attend.
alert-connection = The connection is poor
alert-connection-body = Check that you can still hear and see each other well.
alert-assess = Judge the quality
alert-sharing = Somebody is sharing a screen
alert-sharing-body = Is only one window shared, without personal or health data?
alert-sharing-care-body = Is only one window shared, with only what concerns this patient?
alert-sharing-mend = Stop sharing, or share only one window.
sharing-yes = Yes, one window without personal or health data
sharing-care-yes = Yes, one window with only that
sharing-whole-screen = No, the whole screen
sharing-no = No, it shows personal or health data
sharing-care-no = No, it shows more than that
alert-chat = The chat is open
alert-chat-written = Something was written in the chat
alert-chat-body = Do not write who anybody is, or anything about health.
alert-chat-forbidden = The chat must not be used. Close it.
alert-chat-forbidden-shut = The chat must not be used. Ask everybody not to write there, and to say it aloud.
alert-chat-mend = Ask for it to be removed, and say it aloud instead.
chat-yes = Nothing personal was written
chat-no = Something personal was written
chat-nothing = Nothing was written
chat-something = Something was written
alert-outsider-listed = If they do take part: confirm it in the participant list.
alert-sharing-by = Sharing a screen: { $name }
alert-sharing-own = You are sharing a screen
alert-removal-asked = The panel has asked the video system to remove them.
alert-mismatch-named = The procedure does not cover { $name } with a patient.
alert-mismatch-other = The procedure does not cover this video system with a patient.
alert-mismatch-to = Change to { $name }.
alert-mismatch-to-either = Change to { $first } or { $second }.
alert-mismatch-to-listed = Change to a video system that the procedure covers.
alert-mismatch-danger = If anybody is in immediate danger: help first. Requirements can be waived.
alert-mismatch-patient = Ask the clinician whether you should change to another video system.
alert-new-people = Somebody new is here. Was that agreed?
alert-new-body = Do not talk about your health until you know who is here.
alert-counted-body = You have counted more people than agreed. Do not talk about the patient. Ask who it is. Was it agreed that this person takes part? If not: Remove them in the video room, and lock it.
alert-counted-agreed = Was it agreed? Who is it?
alert-new-yes = Yes, it was agreed
alert-unexpected-agreed = Does somebody know the person who came? Ask all the same: Was it agreed that this person takes part?
alert-outsider-own = Someone who should not be here is in the room where you are
alert-outsider-other = Someone who should not be here is in the other person’s room
product-name =
    { $count ->
        [0] Join
        [1] Whereby
        [2] Teams
        [3] Skype for Business
       *[other] Another
    }
