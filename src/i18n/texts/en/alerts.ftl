# Alerts: what has happened, and what to do.
alert-seen = Seen and taken care of
alert-stop-talk = Does not belong here: stop the talk
alert-outsider = An outsider is here
alert-outsider-body = Talk about nothing until they are out.
alert-unexpected = Somebody unexpected is in the video room
alert-unexpected-body = Stop talking and ask who it is. If they belong, say who it is in the participant list. If not: take them out of the video room and lock it.
alert-recording = The talk is being recorded
alert-recording-cleared = The talk is recorded, as agreed
alert-recording-cleared-body = If anybody no longer wants it recorded, stop the recording.
alert-transcription = The talk is being written down
alert-streaming = The talk is being streamed
alert-listen-body = Stop talking about health until it is stopped, and tell everybody.
alert-listen-stop = Stop it in the video room, or ask whoever started it to stop it.
alert-listen-after = Afterwards the panel asks again whether anybody records.
alert-listen-patient = Tell the clinician. You can wait to talk until it is stopped.
alert-unlocked = The video room is not confirmed locked
alert-unlocked-seen = The video room is unlocked
alert-unlocked-body = Those you expect are in. Others can come in until the video room is locked.
alert-identity = Identification is missing
alert-identity-doubt = The identity is not settled
alert-identity-body = Do not talk about health until both have shown who they are.
alert-number = Something like an identity number was seen
alert-number-body = Ask whoever wrote it to take it away. Do not read it out, and do not write it again.
alert-name = A name in the list may mislead
alert-name-body = The name holds hidden characters or letters that look like others, or is the same as yours. See in the picture who it is.
alert-mismatch = You do not use the same solution
alert-mismatch-body = Agree on the solution in the invitation before you begin.
alert-lost = A participant is out of the call
alert-lost-body = If they dropped out, wait a little, and call them if they do not come back. It is then a technical problem, not a failure to attend.
alert-connection = The connection is poor
alert-connection-body = Check whether you still hear and see each other well.
alert-assess = Judge the quality
alert-sharing = A screen is shared
alert-sharing-body = Is it a window and not the whole screen, with nothing about a person in it?
alert-sharing-care-body = Is it a window and not the whole screen, with only what concerns this patient?
alert-sharing-mend = Stop the sharing, or share only a window.
sharing-yes = Yes, a window with nothing about a person
sharing-care-yes = Yes, a window with only that
sharing-whole-screen = No, the whole screen
sharing-no = No, it shows data about a person
sharing-care-no = No, it shows more than that
alert-chat = The chat is open
alert-chat-written = Something was written in the chat
alert-chat-body = Write nothing about people or health.
alert-chat-forbidden = The chat shall not be used. Close it.
alert-chat-forbidden-shut = The chat is not to be used. Ask all to stop writing there, and to say it aloud.
alert-chat-mend = Ask for it to be taken away, and say it aloud instead.
chat-yes = Nothing personal was written
chat-no = Something personal was written
chat-nothing = Nothing was written
chat-something = Something was written
alert-outsider-listed = If they do belong here, say so in the list of participants.
alert-sharing-by = { $name } is sharing a screen
alert-sharing-own = You are sharing a screen
alert-removal-asked = The panel has asked the video solution to remove them.
alert-mismatch-named = The procedure does not cover { $name } with a patient.
alert-mismatch-other = The procedure does not cover this video system with a patient.
alert-mismatch-to = Change to { $name }.
alert-mismatch-to-either = Change to { $first } or { $second }.
alert-mismatch-to-listed = Change to a video system that the procedure covers.
alert-mismatch-danger = Immediate danger: Help first. Requirements can be waived.
alert-mismatch-patient = Ask the clinician whether you should change to another video system.
alert-new-people = Somebody new is here. Was that agreed?
alert-new-body = Do not talk about your health until you know who is here.
alert-new-yes = Yes, it was agreed
alert-unexpected-agreed = Does somebody know the person who came? Ask all the same: Was it agreed that they take part?
alert-outsider-own = Someone who should not be here is in the room where you are
alert-outsider-other = Someone who should not be here is in the other person's room
product-name =
    { $count ->
        [0] Join
        [1] Whereby
        [2] Teams
        [3] Skype for Business
       *[other] Another
    }
