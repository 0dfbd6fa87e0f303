# The consultation: states, cards, participants and requirements.
verbatim = { $text }
phase-preparation = Preparation
phase-admission = Make the room safe
phase-conversation = Conversation
phase-suspended = The consultation is stopped
phase-closing = Closing
phase-closed = Done
setting-unknown-patient = unknown patient
setting-known-patient = known patient
setting-group = group
setting-clinicians-only = health personnel without a patient
role-patient = Patient
role-relative = Relative
role-parent = Parent or carer
role-guardian = Appointed guardian
role-interpreter = Interpreter
role-clinician = Health personnel
role-student = Student
role-escort = Companion
machine-recorder = Recorder (machine)
machine-captioner = Captioner (machine)
machine-assistant = AI assistant (machine)
machine-streamer = Streamer (machine)
machine-api-user = Program without sound or video
machine-checklist = Checklist without sound or video
party-patient = The patient
party-clinician = The clinician
method-document = identification shown on video
method-electronic-id = logged in with BankID or another high-level eID
method-recognised = recognised
method-portal-login = logged in with a high-level eID, as the portal says
login-method =
    { $count ->
        [0] ID-porten
        [1] HelseID
        [2] BankID
        [3] Buypass
        [4] Commfides
       *[other] another eID
    }
login-substantial = level substantial
login-high = level high
check-confirmed = no doubt
check-doubtful = doubt
check-not-possible = not possible
status-open = Not confirmed
status-met = Met
status-unmet = Not met
status-unknown = Cannot be determined
status-waived = Waived
status-not-applicable = Does not apply here
basis-observed = Seen in the video system at { $clock }
basis-attested = Confirmed in the panel at { $clock }
basis-told = Told by the portal at { $clock }
basis-informed = At { $clock }
basis-waived = Waived at { $clock }
basis-before = Confirmed at { $clock }, must be confirmed again
basis-none = Nothing recorded
strength-shall = shall
strength-shall-be-able = shall be able to
strength-should = should
strength-may = may
strength-info = information
moment-onboarding = Before the first time
moment-before = Before the consultation
moment-start = When you meet
moment-during = During the consultation
moment-end = Afterwards
requirement-source = { $place } ({ $strength })
waive-label = Waive the requirement because
waive-placeholder = Choose a reason
waive-press = Waive the requirement
unwaive = Apply the requirement again
waiver-emergency = it is urgent
waiver-patient-unable = the patient is not able to do it
waiver-done-elsewhere = it was done in another way
waiver-not-relevant = the requirement does not suit this consultation
answer-yes = In order
answer-no = Not in order
answer-open = To do
status-bar-identity = Identity
status-bar-people = People
status-bar-lock = Lock
status-bar-recording = Recording
status-bar-quality = Quality
status-bar-not-here = Does not apply
status-bar-identity-good = Confirmed
status-bar-identity-open = Not shown
status-bar-identity-half = One to go
status-bar-identity-doubt = Doubt
status-bar-identity-not-possible = Not possible
status-bar-people-nobody = Nobody else
status-bar-people-out = You are out
status-bar-people-unknown = Number unknown
status-bar-people-count =
    { $count ->
        [one] One is here
       *[other] { $count } are here
    }
status-bar-people-unexpected =
    { $count ->
        [one] One not agreed
       *[other] { $count } not agreed
    }
status-bar-lock-good = Locked
status-bar-lock-open = Unlocked
status-bar-lock-unknown = Not known
status-bar-lock-host-knows = Ask the clinician
status-bar-recording-good = None reported
status-bar-recording-on = In progress
status-bar-recording-cleared = Agreed
status-bar-streaming-on = Being streamed
status-bar-transcription-on = Being transcribed
status-bar-assistant-on = An AI assistant follows
status-bar-scribe-agreed = Written down, as agreed
status-bar-recording-said = Somebody is recording
status-bar-recording-unseen = None seen
status-bar-recording-unknown = Not answered
status-bar-quality-good = Stable
status-bar-quality-judged-good = Judged good enough
status-bar-quality-unstable = Unstable
status-bar-quality-offline = Offline
status-bar-quality-judge = To be judged
status-bar-quality-waiting = You are waiting
status-bar-quality-unknown = Not known
next-enter = Go into the video room when you are ready.
next-wait = You are ready. Wait for the patient.
next-wait-for-clinician = You are ready. Wait for the clinician.
next-wait-for-others = You are ready. Wait for the others.
next-broken = A requirement is not met.
next-alone = Nobody else is here now. Wait, or end the consultation.
next-talk = You are ready. You can begin.
next-closed = The consultation is closed.
next-nothing = Nothing is left to do.
appointment-title = The appointment
appointment-setting = Type of consultation: { $setting }.
appointment-setting-label = What kind of consultation is it?
appointment-setting-placeholder = Choose
appointment-setting-press = Change
appointment-suits = Video has been clinically assessed as suitable for this appointment.
appointment-informed = The patient has been given the information about video.
appointment-told = The patient knows that video is an option, and that the equipment meets national security requirements.
appointment-able = The patient can use the video system, including logging on and off.
appointment-calendar = The entry is marked private in the calendar, without the patient’s name or e-mail address.
appointment-mended = Confirm that all of this is now in order
appointment-yes = Confirm that all of this is in order
appointment-suits-no = No, video is not suitable
appointment-informed-no = No, the patient has not had the information
appointment-told-no = No, the patient does not know about this
appointment-able-no = No, the patient cannot use the video system
appointment-calendar-no = No, others can see the patient’s name or e-mail address
appointment-suits-mend = Video is not suitable: offer an appointment in person.
appointment-informed-mend = The patient has not had the information: send it, or go through it when you meet.
appointment-told-mend = The patient does not know about the option and the equipment: explain when you meet.
appointment-able-mend = The patient cannot use the video system: help by telephone, or offer an appointment in person.
appointment-calendar-mend = Others can see the patient’s name or e-mail address: mark the entry as private, and remove the name and address.
company-title = Others who will take part
company-nobody = Nobody
company-open = To be agreed
company-agreed = Agreed who takes part
company-not-agreed = Not agreed
company-role =
    { $count ->
        [one] Will take part: { $role }
       *[other] Will take part: { $role }, { $count }
    }
company-ask = Have you agreed with the patient who takes part, and what information they may hear?
company-ask-alone = Ask the patient alone, before the others are let in.
company-mend = Ask them to leave until it is agreed.
company-yes = Yes, it is agreed
company-no = No, the patient says no
company-placeholder = Choose a role
company-add-label = Will more people take part?
company-add-press = Add
company-fewer-label = Will somebody not take part after all?
company-fewer-press = Remove
sound-title = Sound and video
sound-body = Test the microphone, speaker and camera. Set the volume so that others cannot hear it. Headphones are a good idea. Others can still hear you.
sound-observed = Tested in the video system
sound-failed = The test in the video system found a fault. Check the equipment, and try again.
sound-yes = Confirm that you have tested sound, video and volume
sound-no = Something does not work
device-test-start = Test microphone and camera
device-test-stop = Stop the test
device-test-about = The test happens in this browser alone. Nothing is recorded, stored or sent.
device-test-asking = The browser asks whether this page may use the microphone and camera. Choose “Allow”.
device-test-running = Microphone and camera are on. Can you see yourself? Say something, and check that the bar moves.
device-test-no-camera = The microphone is on, but the panel gets no video from a camera. Say something, and check that the bar moves.
device-test-no-microphone = The camera is on, but the panel gets no sound from a microphone. Can you see yourself?
device-test-hears = The microphone hears you. Can you see yourself, and can you hear the test tone without others hearing it?
device-test-hears-only = The microphone hears you. Can you hear the test tone without others hearing it?
device-test-refused = The browser has blocked the microphone and camera. Allow them for this page, and try again.
device-test-no-device = The panel cannot find a microphone or a camera. Connect the equipment, and try again.
device-test-busy = Another program is using the microphone or camera. Close it, and try again.
device-test-unavailable = Microphone and camera cannot be tested on this page. Test them in the video room.
device-test-ended = The test is over. The panel does not use microphone or camera.
device-test-heard-at = The panel heard sound in the microphone at { $clock }.
device-test-picture = Your picture, mirrored
device-test-level = Sound in the microphone
device-test-tone = Play a test tone
own-room-title = The place where you are
own-room-body = Sit where only those who take part can see or hear the consultation.
own-room-public = Do not sit in an open, public place.
own-room-mend = The consultation cannot be held here. Find another place before you begin. If anybody is in immediate danger: help first.
own-room-yes = Confirm that only those who take part can see or hear the consultation
own-room-no = No, others can see or hear the consultation
rules-title = About the consultation, in short
rules-chat = Do not write in the chat who anybody is, or anything about health.
rules-sharing = Do not show or share anything that says who somebody is, or anything about health.
rules-window = Share only one program or window, never the whole screen. Close everything else that shows information about patients.
rules-no-chat = Do not use chat or direct messages.
rules-chat-off = This video room has no chat.
rules-sharing-care = If you share your screen: show only what concerns this patient.
rules-ground = The same rule holds as for an appointment in person: only those who take part may see and hear.
rules-equipment = You can use a computer, tablet, telephone or meeting-room equipment.
rules-facts = Under the procedure the consultation is encrypted, and no sound or video is stored ({ $place }).
rules-encrypted = Under the procedure the consultation is encrypted ({ $place }).
rules-not-stored = Under the procedure no sound or video is stored ({ $place }).
rules-yes = Confirm that you have read the rules
rules-read = Read
solution-title = The same video system
solution-body = Both must use the video system in the invitation.
solution-yes = Yes, we use the one in the invitation
solution-no = No, we use another video system
enter-title = Go into the video room
enter-waiting = Waiting
enter-told = The panel sees when you go into the video room, and moves on by itself.
enter-asked = Go into the video room first. The panel cannot see it by itself.
enter-press = Confirm that you are in the video room
roll-call-title = Who is here
roll-call-open = All must introduce themselves
roll-call-done = All have introduced themselves
roll-call-off-camera =
    { $count ->
        [one] All have introduced themselves, one off camera
       *[other] All have introduced themselves, { $count } off camera
    }
roll-call-unmet = Somebody is here without agreement
roll-call-hidden = The speaker cannot be seen
roll-call-hidden-mend = Ask the speaker to move into view.
roll-call-visible = Confirm that the speaker can be seen
roll-call-visible-body = Check, too, that the speaker can be seen.
roll-call-not-visible = The speaker cannot be seen
roll-call-groups = The chair has introduced the groups
roll-call-nobody = Nobody else is here
roll-call-wait = The other person is not in the video room now.
roll-call-body = Say: “Can everybody say who they are, including those off camera?” Look at the participant list in the video room.
roll-call-look = The video system does not say who this is. Check on the video that it is the person who will take part: { $role }. Say: “Can everybody say who they are, including those off camera?”
roll-call-look-many = The video system does not say who they are. Check on the video that only those who will take part are here. Say: “Can everybody say who they are, including those off camera?”
roll-call-unexpected = There are more people here than agreed. Find out who it is in the participant list below, or stop the consultation.
roll-call-unlisted = Somebody is here who is not in the list. Check on the video who it is. If all of them take part: ask them to say who they are, including those off camera. If not: stop the consultation.
roll-call-counted-more = You have counted more people than agreed. Answer the alert, or correct the number.
roll-call-count = The video system does not report who comes and goes. Enter how many others you see in the video room.
count-others-label = Others in the video room besides you
count-others-press = Save number
roll-call-yes = Confirm that all have introduced themselves, none off camera
roll-call-off-label = Number off camera
roll-call-off-press = Confirm that all have introduced themselves, also off camera
before-roll-call = All last introduced themselves at { $clock }.
identity-title = Show each other identification
identity-patient-body = Say: “Can you hold your identification up to the camera?” Check that picture and name match. Do not read out or write down the number.
identity-patients-body = Say to each patient: “Can you hold your identification up to the camera?” Check that picture and name match. Do not read out or write down the numbers.
identity-clinician-body = Hold your own identification up to the camera, so that the patient sees who you are.
identity-patient-yes = Confirm that the patient has shown identification
identity-patients-yes = Confirm that all patients have shown identification
identity-clinician-yes = Confirm that you have shown your identification
identity-clinicians-body = Show your identification in front of the camera, and ask all other health personnel to do the same. The patient must see who each of you is.
identity-clinicians-yes = Confirm that all health personnel have shown identification
identity-result = { $party }: { $result }, { $method }.
identity-could-not = { $party }: could not show identification.
identity-by-eid = { $party }: logged in with BankID or another high-level eID
identity-recognised = { $party }: recognised
identity-doubt = { $party }: doubt about who it is
identity-not-possible = { $party }: cannot show identification
identity-doubt-mend = Do not talk about health until the doubt is gone. Ask for other identification, or end and make a new appointment. If anybody is in immediate danger: help first.
identity-doubt-ask = Say: “Can you turn your head to the side? Can you pass your hand across your face? Can you hold the card beside your chin?” A faked picture may follow badly. You decide.
identity-not-possible-mend = Try another way. If that fails: end, and make a new appointment. If anybody is in immediate danger: help first.
before-identity = Last confirmed at { $clock }. Confirm again.
identity-told = Told by the portal: The patient logged in with { $method } ({ $result }) at { $clock }.
identity-told-enough = That is enough as identification here.
identity-told-unbound = The panel does not know whether the person who logged in is the one who is here.
identity-told-not-enough = That is not enough here. Confirm yourself who the patient is.
surroundings-title = The other person’s place, and recording
surroundings-body = Say: “Is everybody in a place where only those who take part can see or hear the consultation? Do we agree that nobody records, not even on a phone?”
surroundings-public = The place cannot be open and public.
surroundings-unseen = Nobody can see whether somebody records with a phone or a program of their own. So you ask, also when somebody new comes.
surroundings-yes = Yes, the place is suitable, and nobody is recording
surroundings-cleared-yes = Yes, the place is suitable, and nobody else is recording
surroundings-no = No, others can see or hear, or the place is public
surroundings-records = No, somebody is recording
surroundings-bad = The place is not suitable
surroundings-recorded = Somebody is recording
surroundings-mend = The consultation cannot be held like this. Ask the person concerned to find another place. If that fails: make a new appointment. If anybody is in immediate danger: help first.
surroundings-recorded-mend = This recording is not allowed. Ask for it to be stopped. If it goes on: offer an appointment in person. If it is urgent: help first.
public-place-press = Confirm that the patient chooses to sit in an open place
public-place-body = Say: “Can anybody who does not take part hear what we say? Do we agree that nobody records, not even on a phone?”
public-place-yes = Confirm that nobody else can hear, and that nobody is recording
public-place-cleared-yes = Confirm that nobody else can hear or is recording
public-place-heard = No, others can hear the consultation
public-place-take-back = Undo: the patient did not choose this
public-place-chosen-at = At { $clock } the patient chose to sit in an open, public place.
recording-clear = Confirm that you and the patient agreed to a recording before the appointment
recording-not-cleared = Undo: the recording is not agreed
recording-cleared-at = At { $clock } it was confirmed that a recording is agreed. Ask whether anybody else is recording.
scribe-agree = Confirm that automatic transcription is agreed with the patient
scribe-refused = The patient refuses transcription
scribe-agreed-at = Automatic transcription was agreed with the patient at { $clock }.
before-answer = Answered at { $clock }. Ask again.
lock-title = Lock the video room
lock-how = When those who take part are in: lock the video room in the video system, or check that it is locked already. The panel cannot see the lock here.
lock-can = Those who take part are in. Lock the video room so that nobody else comes in.
lock-told = Lock the video room in the video system. The panel sees when it is done.
lock-auto = According to the booking, this video room locks itself. Check all the same that it is locked.
lock-yes = Confirm that the room is locked
lock-no = Report that the room is not locked
lock-limits = Keep an eye on the participant list all the same. The lock does not stop those you let in yourself.
before-lock = Last confirmed locked at { $clock }. Check again.
list-look-title = Look at the participant list
list-look-due = It has been a while
list-look-body = Is everybody here somebody who should be?
list-look-yes = Yes, only those who should be here
before-look = Last looked at { $clock }.
roster-title =
    { $count ->
        [one] Participants: one besides you
       *[other] Participants: { $count } besides you
    }
roster-nobody = Participants: nobody besides you
roster-unknown = Participants
roster-unlisted =
    { $count ->
        [one] The video system counts one more who is not in the list. Check on the video who it is.
       *[other] The video system counts { $count } more who are not in the list. Check on the video who they are.
    }
roster-not-told = The video system does not say who is here. Look at the participant list in the video room.
roster-no-names = The video system gives no names. Check on the video who it is.
row-name-and-role = { $role }: { $name }
row-name = { $name }
row-number = Participant { $number }
presence-waiting = Waiting outside
presence-present = In the video room
presence-left = No longer in the video room
tag-expected = Will take part
tag-explained = Confirmed by you
tag-not-expected = Not agreed
tag-unclear = Not known who it is
tag-introduced = Has introduced themselves
tag-not-introduced = Has not introduced themselves
tag-came-back = Came back
tag-login-told = Logged in, as the portal says
tag-login-seen = Logged in, as the video system says. The level is unknown
tag-viewer = Probably you
tag-name-suspicious = The name may be misleading
tag-notetaker = The name resembles a program that takes notes
explain-label = Who is this?
explain-placeholder = Choose
explain-again = Change
explain-press = Confirm
mark-introduced = Confirm that they have introduced themselves
fault-connection-unstable = Unstable connection
fault-connection-lost = The connection was lost
fault-participant-reconnected = A participant was away and came back
fault-participant-lost = A participant was gone
fault-precall-failed = The test of sound and video found a fault
fault-devices-refused = Camera or microphone is blocked
fault-reported = Technical problem reported in the panel
fault-seen =
    { $count ->
        [one] { $fault }, at { $clock }
       *[other] { $fault }, { $count } times, last at { $clock }
    }
assessment-title = Is the quality good enough?
assessment-judge = You decide
assessment-waiting = You are waiting
assessment-gone = A participant has been out of the call since { $clock }. Did they drop out, or was it agreed?
assessment-body = Judge whether sound and video are good enough for the consultation.
assessment-blind = The video system does not report on quality. Judge for yourself.
measured-frozen = The picture was frozen for { $number } of the last { $count } seconds.
measured-frozen-unknown = Not measured: whether the picture was frozen.
measured-sound = Sound was missing and was filled in for { $number } % of the last { $count } seconds.
measured-sound-unknown = Not measured: whether sound was missing.
measured-frames = Frames a second: { $number }
measured-lost = Data that did not arrive: { $number } %
measured-round-trip = Time there and back: { $number } ms
measured-hint = Measured in your browser. Judge yourself what it means.
assessment-speech = The video system reports that somebody has been speaking in the meeting since { $clock }. It can be you.
assessment-silence = The video system reports that nobody has spoken in the meeting since { $clock }.
assessment-callback = Number to call: { $name }
assessment-support = Technical help: { $name }
emergency-line = If anybody is in immediate danger: help first. Requirements can be waived. Ask: “Where are you now? What number can I call?” Call 113. Give the patient’s address, not yours.
judge-go-on = Continue, the quality is good enough
judge-wait = Wait, the quality is not good enough
judge-telephone = Continue by telephone
judge-stop = End, make a new appointment
judge-no-problem = There was no problem
judge-left-as-agreed = Confirm that they left as agreed
payment-nothing-on-any = The patient does not pay when there were technical problems, however the quality was judged.
payment-nothing-if-bad = The patient does not pay when the quality was judged not good enough.
payment-hospital = The hospital decides the payment when there were technical problems.
quality-good-enough = good enough
quality-not-good-enough = not good enough
decision-go-on = continued
decision-wait = was put on hold
decision-telephone = moved to telephone
decision-ended = had ended
decision-stop = was ended
decision-no-problem = no problem
suspended-title = Do not talk about the patient. Ask who it is.
suspended-here = Somebody is here who should not be
suspended-body = Ask the person to leave, or remove them from the video room, and lock it.
suspended-resume-body = Before you continue, everybody must say again who they are, and the video room must be locked again.
suspended-out = Confirm that the person is out
suspended-resume = Continue with new introductions
end-consultation = End the consultation
end-without-talk = End without a consultation
outsider-label = Somebody came in
outsider-placeholder = Choose where
outsider-press = Stop the consultation
place-call = In the video room
place-own-room = Where I am
place-other-room = Where the other person is
trouble-press = Report technical problems
begin-anyway = Begin anyway
back-to-talk = Go back to the consultation
close-press = Close the consultation
leave-now-press = Leave the video appointment now
procedure-line = { $title }. { $source }, { $version }. Checked against its source { $date }.
ask-lock = Lock the video room
ask-stop-recording = Stop the recording
ask-stop-transcription = Stop the transcription
ask-stop-streaming = Stop the streaming
ask-stop-sharing = Stop sharing
ask-close-chat = Close the chat
ask-show-people = Show the participant list
ask-open-device-settings = Open settings for sound and video
ask-leave = Leave the video room
ask-end-for-all = End for all
onboarding-title = New to the panel?
onboarding-state = For your information
onboarding-sees = The panel sees for itself what the video system can tell. It cannot be ticked by hand.
onboarding-asks = The panel asks you what no machine can see. Unknown is shown as unknown, never as in order.
onboarding-keeps = The panel does not store names or what you say. Training in the video system is given at your workplace.
onboarding-rules = What you should have read or arranged before the first time is in the list of requirements below.
onboarding-read = Confirm that you have read this
status-bar-quality-judged-bad = Judged not good enough
afterwards-title = Was the quality good enough?
afterwards-good = Yes, it was good enough
afterwards-bad = No, it was not good enough
policies-title = The choices the panel follows
policy-line = { $title } – { $result }
procedure-link = Read the whole procedure (opens in a new window)
rule-link = Read more in the procedure (opens in a new window)
ask-unlock = Unlock the video room
ask-admit = Let in
ask-remove = Remove from the video room
ask-remove-named = Remove: { $name }
ask-turn-away = Turn away
confirm-cancel = Cancel
admit-ask = Admit this person? { $name }.
admit-look = Is this somebody who will take part? They wrote the name themselves. Check on the video who it is once they are in.
admit-suspicious = The name contains hidden characters or letters that look like others, or is the same as yours.
admit-notetaker = The name resembles a program that takes notes. Ask the patient before you admit it.
admit-dialled = Has dialled in, or is equipment. It may be equipment that records.
admit-all-here = Those who take part are in already.
remove-ask = Remove this person from the video room? { $name }.
remove-body = If the video room is unlocked, they can come back in. Lock it afterwards.
turn-away-ask = Turn this person away? { $name }.
turn-away-body = They are not let in, but can try again.
unlock-ask = Unlock the video room?
unlock-ask-waiting = Unlock the video room? Then others can come in, and everybody who is waiting comes in at once:
unlock-rest =
    { $count ->
        [one] and one more
       *[other] and { $count } more
    }
unlock-body = While the video room is unlocked, others can come in.
end-for-all-ask = End for all? Everybody is removed from the video room.
end-for-all-ask-of =
    { $count ->
        [one] End for all? One person besides you is in the video room and is removed.
       *[other] End for all? { $count } people besides you are in the video room and are removed.
    }
lock-auto-told = According to the booking, this video room locks itself. The panel sees when it is locked.
lock-auto-open = According to the booking, this video room locks itself, but the panel sees that it is unlocked.
lock-manual = According to the booking, this video room does not lock itself.
lock-maybe = Some types of video room lock themselves. It is not confirmed whether this one does.
lock-pin = The video room may have a PIN of its own for the host. Anybody who has the PIN can come in even though the room is locked. It is not confirmed whether this room has one.
lock-asked = Asked to lock
unlock-asked = Asked to unlock
enter-listed = Go into the video room as host. The panel sees when a host comes in, and moves on by itself.
enter-host-awaited =
    { $count ->
        [one] One is waiting for the host to come.
       *[other] { $count } are waiting for the host to come.
    }
roll-call-waiting = Somebody is waiting outside. Check who it is, and let in the person who will take part.
roster-waiting =
    { $count ->
        [one] One is waiting to be let in.
       *[other] { $count } are waiting to be let in.
    }
roster-last-seen = The list shows who was there when the panel last saw it.
roster-guest = The panel is not in as a host. Let in, remove and lock in the video room.
row-equipment = Equipment (machine)
presence-waiting-for-host = Waiting for the host to come
presence-waiting-to-be-let-in = Waiting to be let in
presence-waiting-last = Waiting when last seen
presence-present-last = There when last seen
tag-viewer-told = You
tag-host = Host
tag-dialled = Has dialled in, or is equipment. May be a recording
tag-presents = Sharing a screen
tag-being-admitted = Being let in
tag-being-removed = Being removed
explain-equipment = Equipment that belongs here and does not record
this-is-me = This is me
not-me = This is not me
status-bar-people-last = Last seen: { $count }
back-to-room = Do not end after all
procedure-version = version { $version }
procedure-unversioned = without version
procedure-versions = { $first } / { $second }
row-counted-from-start = Participant { $number }, was already here
row-counted-later = Participant { $number }, came without notice
presence-removed = Removed from the video room
presence-turned-away = Turned away
presence-gave-up = Left without being let in
who-named = { $name } ({ $role })
who-patient = patient
who-relative = relative
who-parent = parent or carer
who-guardian = appointed guardian
who-interpreter = interpreter
who-clinician = health personnel
who-your-clinician = the clinician
who-student = student
who-escort = companion
awaited = Still waiting for: { $name }
awaited-others =
    { $count ->
        [one] Still waiting for one more
       *[other] Still waiting for { $count } more
    }
same-person = I can see that it is the same person
roll-call-back = Back: { $name }. Others may have the same link. Check on the video that it is the same person.
lock-can-later = Lock the video room when everybody is in, so that nobody else comes in.
lock-can-unseen = Lock the video room when everybody is in. The panel cannot see whether it was locked. Check in the video room, and confirm it here.
reloaded = The page was reloaded. Confirm again what is open.
next-who = Find out who is here before you begin.
next-check-lock = Check that the room is locked before you begin.
next-ask-lock = Ask whether the room is locked before you begin.
next-identity = Wait with anything about health until both have shown who they are.
status-bar-people-new = Somebody new
suspended-title-own = Do not talk about the patient. Somebody is in your room.
suspended-title-other = Do not talk about the patient. Somebody is in the other person’s room.
suspended-title-gone = The person who should not be here is out.
suspended-go-on = You can go on
suspended-body-speaker = Ask them to leave, or find another place. Turn your speaker off meanwhile.
suspended-body-other = Say: “Let us take a pause.” Ask later: “Are you alone? Answer only yes or no.”
suspended-danger = If anybody is in immediate danger: help first. Call 113 and give the patient’s address, not yours. Threats or violence: Call 112.
identity-first-lock = Lock the video room before anybody shows ID.
identity-first-place = Ask about the place before anybody shows ID.
surroundings-only-yes = Yes, only those who should be there can see or hear the consultation
surroundings-machine = Something is recording, writing down or streaming now. Ask about recording when it is over.
product-title = Which video system are you using?
product-named = You are using { $name }.
product-skype = Microsoft no longer supports Skype for Business 2019 and older. The panel learns nothing from Skype, so you answer everything yourself.
broken-title = Not met: { $text }
broken-body = Put it right. The note still says that it was broken.
broken-at = Broken at { $clock }.
broken-remedied = Confirm that it is put right
row-role-and-typed = { $role }, uses the name { $name }
row-typed = Uses the name { $name }
who-typed = { $role }, uses the name { $name }
who-typed-only = somebody who uses the name { $name }
ready-title = Before the appointment: { $setting }
ready-title-late = The preparation is not confirmed
ready-patient = The patient has received the information about video, knows that video is an option on equipment that meets national requirements, and manages to use the solution.
ready-company = It is agreed with the patient who takes part, and what they may hear and see.
ready-sound = Sound and picture are tested, and the volume is right.
ready-place = You sit where only those who should take part can see or hear the conversation.
ready-place-both = You sit where only those who should take part can see or hear the conversation, and not in a public place.
ready-public = You do not sit in a public place.
ready-yes = Confirm that everything is ready
machine-says-checklist = Calls itself a checklist, without sound or video
tag-this-panel = This panel
tag-checklist-unclear = Unknown whose it is
explain-checklist = Confirm that the checklist is yours or a colleague’s
roll-call-checklist = A checklist that is not this panel is in the video room. Answer the alert first.
remove-program-ask = Remove this program from the video room? { $name }.
remove-program-body = If the video room is not locked, it can come in again. Lock it afterwards.
ask-microphone-off = Turn microphone off
ask-microphone-on = Turn microphone on
ask-camera-off = Turn camera off
own-microphone-off = Your microphone is off. The others can still be heard.
own-microphone-on = Your microphone is on. The others can hear you.
own-microphone-asked = Check that your microphone is off. It is not confirmed. The others can still be heard.
own-microphone-by-hand = Turn your microphone off now. The others can still be heard.
own-camera-off = Your camera is off.
own-camera-on = Your camera is on.
own-camera-asked = Check that your camera is off. It is not confirmed.
own-camera-by-hand = Turn your camera off too.
silenced-title = Your microphone is off
silenced-state = The others cannot hear you
silenced-camera = Your camera is off too. Turn it on yourself.
own-microphone-to-ask = Turn your microphone on again only to ask who it is.
waiting-title =
    { $count ->
        [one] One is waiting outside
       *[other] { $count } are waiting outside
    }
waiting-may-be-expected = May be someone who is to take part
waiting-others-title =
    { $count ->
        [one] One who was not agreed on is waiting outside
       *[other] { $count } who were not agreed on are waiting outside
    }
waiting-others-state = Only admit those who are to take part
waiting-by-hand = Admit them or turn them away in the video room.
waiting-rest =
    { $count ->
        [one] One more is in the participant list.
       *[other] { $count } more are in the participant list.
    }
tag-same-name = Same name as someone who is to take part
status-bar-people-waiting =
    { $count ->
        [one] one waiting
       *[other] { $count } waiting
    }
status-bar-people-both = { $first }, { $second }
waited =
    { $count ->
        [one] Waited one minute
       *[other] Waited { $count } min
    }
judge-telephone-number = Call instead: { $name }
callback-you-call = If the connection breaks: You call the patient.
callback-you-call-number = If the connection breaks: You call the patient on { $name }.
callback-they-call = If the connection breaks: The patient calls you.
own-rules-title = From the procedure
own-rules-all = Confirm that all of it is right
own-rules-rest = Confirm that the rest is right
own-rules-answered = Answered
rule-yes = That is right
rule-no = That is not right
rule-no-to = That is not right: { $text }
rule-mended = Confirm that it is in order now
rule-read = Confirm that you have read this
changes-title = Why
changes-reloaded = The page was loaded again at { $clock }. What happened before is not shown here.
changes-older =
    { $count ->
        [one] One older change is not shown.
       *[other] { $count } older changes are not shown.
    }
change-line = { $clock }: { $state }. { $text }
change-reopened = Opened again
change-cause =
    { $count ->
        [0] You confirmed it.
        [1] You answered no.
        [2] It followed from something you did in the panel.
        [3] You reported that someone came in.
        [4] The type of consultation was changed.
        [5] The portal told the panel.
        [6] Someone entered the video room.
        [7] Someone left the video room.
        [8] The participants were reported.
        [9] The participant list was opened or closed.
        [10] The lock was reported.
        [11] A recording, transcription or stream was reported.
        [12] The chat was reported.
        [13] Screen sharing was reported.
        [14] You entered or left the video room.
        [15] Sound, picture or connection was reported.
        [16] The panel lost or gained contact with the video room.
        [17] The panel was started again.
        [18] Time has passed.
       *[other] The procedure was changed.
    }
