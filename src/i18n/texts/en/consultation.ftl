# The consultation: states, cards, participants and requirements.
verbatim = { $text }
phase-preparation = Preparation
phase-admission = Make the room safe
phase-conversation = Conversation
phase-suspended = The talk is stopped
phase-closing = Closing
phase-closed = Done
setting-unknown-patient = unknown patient
setting-known-patient = known patient
setting-group = group
setting-clinicians-only = health personnel without a patient
role-patient = Patient
role-relative = Relative
role-guardian = Guardian
role-interpreter = Interpreter
role-clinician = Health personnel
role-student = Student
role-escort = Escort
machine-recorder = Recorder (machine)
machine-captioner = Captioner (machine)
machine-streamer = Streamer (machine)
machine-api-user = Program without sound or picture
machine-checklist = Checklist without sound or picture
party-patient = The patient
party-clinician = The clinician
method-document = identification shown on camera
method-electronic-id = logged in with electronic ID
method-recognised = recognised
check-confirmed = no doubt
check-doubtful = doubt
check-not-possible = not possible
status-open = Open
status-met = Met
status-unmet = Not met
status-unknown = Cannot be determined
status-waived = Set aside
status-not-applicable = Does not apply here
basis-observed = Seen in the video solution at { $clock }
basis-attested = Confirmed in the panel at { $clock }
basis-informed = Read at { $clock }
basis-waived = Set aside at { $clock }
basis-before = Confirmed at { $clock }, to be confirmed again
basis-none = Nothing recorded
strength-shall = shall
strength-shall-be-able = shall be able to
strength-should = should
strength-may = may
moment-onboarding = Before the first time
moment-before = Before the talk
moment-start = When you meet
moment-during = During the talk
moment-end = Afterwards
requirement-source = { $place } ({ $strength })
waive-label = Set the requirement aside because
waive-placeholder = Choose a reason
waive-press = Set aside
unwaive = Take the requirement back in
waiver-emergency = it is urgent
waiver-patient-unable = the patient is not able to
waiver-done-elsewhere = it was done in another way
waiver-not-relevant = it does not fit this talk
answer-yes = In order
answer-no = Not in order
answer-open = To do
status-bar-identity = Identity
status-bar-people = People
status-bar-lock = Video room
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
        [one] One extra
       *[other] { $count } extra
    }
status-bar-lock-good = Locked
status-bar-lock-open = Unlocked
status-bar-lock-unknown = Lock not known
status-bar-lock-host-knows = Ask the clinician
status-bar-recording-good = Nobody records
status-bar-recording-on = Recording is on
status-bar-recording-cleared = Agreed
status-bar-streaming-on = Streaming is on
status-bar-transcription-on = Written down
status-bar-recording-said = Somebody records
status-bar-recording-unseen = None seen
status-bar-recording-unknown = Not known
status-bar-quality-good = Stable
status-bar-quality-judged-good = Judged good enough
status-bar-quality-unstable = Unstable
status-bar-quality-offline = Offline
status-bar-quality-judge = To be judged
status-bar-quality-waiting = Waiting
status-bar-quality-unknown = Not known
next-enter = Go into the video room when you are ready.
next-wait = You are ready. Wait for the other one to come in.
next-broken = A requirement is not kept. See the list of requirements.
next-alone = Nobody else is here now. Wait, or end the talk.
next-talk = All is well. You can talk.
next-closed = The consultation is closed.
next-nothing = Nothing is left to do.
appointment-title = The appointment
appointment-setting = The consultation is with: { $setting }.
appointment-setting-label = What kind of consultation is it?
appointment-setting-placeholder = Choose
appointment-setting-press = Change
appointment-suits = Video was judged to suit this appointment.
appointment-informed = The patient has been given the information about video.
appointment-told = The patient knows that video is an offer, and that the equipment meets national demands.
appointment-able = The patient can use the solution, and log on and off.
appointment-calendar = The entry is marked private in the calendar, without the patient's name or e-mail address.
appointment-mended = All of this is in order now
appointment-yes = All of this is in order
appointment-suits-no = No, video does not suit
appointment-informed-no = No, the patient lacks the information
appointment-told-no = No, the patient does not know of the offer and the equipment
appointment-able-no = No, the patient cannot use the solution
appointment-calendar-no = No, the calendar shows the patient
appointment-suits-mend = Video does not suit: offer an ordinary appointment.
appointment-informed-mend = The patient lacks the information: send it, or go through it when you meet.
appointment-told-mend = Tell the patient of the offer and the equipment when you meet.
appointment-able-mend = The patient cannot use the solution: help by telephone, or offer an ordinary appointment.
appointment-calendar-mend = The calendar shows the patient: mark the entry private, and take name and address away.
company-title = Others who are to take part
company-nobody = Nobody else is expected
company-open = To be agreed
company-agreed = Agreed with the patient
company-not-agreed = Not agreed
company-role =
    { $count ->
        [one] Expected: { $role }
       *[other] Expected: { $role }, { $count }
    }
company-ask = Is it agreed with the patient that they take part, and what may be said while they listen?
company-mend = Ask them to leave until it is agreed.
company-yes = Yes, it is agreed
company-no = No, it is not agreed
company-placeholder = Choose a role
company-add-label = Will more people take part?
company-add-press = Add
company-fewer-label = Will somebody not take part after all?
company-fewer-press = Take away
sound-title = Sound and picture
sound-body = Try microphone, speaker and camera before you begin. Set the volume so that nobody else hears the talk.
sound-observed = Tried in the video solution
sound-failed = The video solution's own test did not go well. Check the equipment and try again.
sound-yes = Sound and picture work, and the volume is right
sound-no = Something does not work
device-test-start = Test microphone and camera
device-test-stop = Stop the test
device-test-about = The test happens in this browser alone. Nothing is recorded, stored or sent.
device-test-asking = The browser asks whether this page may use microphone and camera. Answer yes there.
device-test-running = Microphone and camera are on. Do you see yourself? Say something, and see whether the bar moves.
device-test-no-camera = The microphone is on, but the panel gets no picture from a camera. Say something, and see whether the bar moves.
device-test-no-microphone = The camera is on, but the panel gets no sound from a microphone. Do you see yourself?
device-test-hears = The microphone hears you. Do you see yourself, and do you hear the test tone without others hearing it?
device-test-hears-only = The microphone hears you. Do you hear the test tone without others hearing it?
device-test-refused = The browser said no to microphone and camera. Allow them for this page in the browser, and try again.
device-test-no-device = The panel finds neither microphone nor camera. Connect the equipment, and try again.
device-test-busy = Microphone or camera is in use by another program. Close it, and try again.
device-test-unavailable = Microphone and camera cannot be tested on this page. Test them in the video room.
device-test-ended = The test is over. The panel does not use microphone or camera.
device-test-heard-at = The panel heard sound in the microphone at { $clock }.
device-test-picture = Your picture, mirrored
device-test-level = Sound in the microphone
device-test-tone = Play a test tone
own-room-title = Your room
own-room-body = Sit where no outsider sees or hears, and not in an open public place.
own-room-mend = Find another place before you begin. The talk cannot be held here.
own-room-yes = I sit undisturbed
own-room-no = No, an outsider sees or hears
rules-title = In short, about the talk
rules-chat = Write nothing about people or health in the chat.
rules-sharing = Show no documents that give away who somebody is, or anything about health.
rules-window = Share a window, never the whole screen. Close everything else that shows data on patients.
rules-no-chat = Chat and direct messages are not to be used.
rules-chat-off = This video room has no chat.
rules-sharing-care = If you share your screen, show only what concerns this patient.
rules-ground = The same holds as in an ordinary appointment: nobody unauthorised gets to see or hear.
rules-equipment = Use a computer, tablet, telephone or meeting-room equipment.
rules-facts = By the procedure the connection is encrypted, and nothing of sound or picture is kept.
rules-yes = Read
rules-read = Read
solution-title = The same video solution
solution-body = Both must use the same solution, the one in the invitation.
solution-yes = We use the same one
solution-no = No, not the same
enter-title = Into the video room
enter-waiting = Waiting
enter-told = The panel sees when you go into the video room, and moves on by itself.
enter-asked = Go into the video room first. The panel cannot see it by itself.
enter-press = I am in the video room
roll-call-title = Who is here
roll-call-open = Roll call to do
roll-call-done = Everybody has said who they are
roll-call-off-camera =
    { $count ->
        [one] Everybody has said who they are, one off camera
       *[other] Everybody has said who they are, { $count } off camera
    }
roll-call-unmet = Somebody unexpected is here
roll-call-hidden = Whoever speaks is not in the picture
roll-call-hidden-mend = Ask whoever speaks to come into the picture.
roll-call-visible = Whoever speaks is in the picture
roll-call-visible-body = See, too, that whoever speaks is in the picture.
roll-call-not-visible = Whoever speaks is not in the picture
roll-call-groups = The leader has introduced the groups
roll-call-nobody = Nobody else is here
roll-call-wait = The other one is not in the video room now.
roll-call-body = Ask everybody to say who they are, also those off camera. Look at the participant list in the video room.
roll-call-look = The video solution does not say who this is. Look at the picture and see that it is the one you expect: { $role }. Ask all to say who they are, also those out of the picture.
roll-call-look-many = The video solution does not say who they are. Look at the picture and see that they are only those you expect. Ask all to say who they are, also those out of the picture.
roll-call-unexpected = There are more people here than expected. Find out who it is in the list below, or stop the talk.
roll-call-unlisted = Somebody is here whom the list does not show. Look at the picture to see who it is. If all belong here, ask them to say who they are, also those out of the picture. If not, stop the talk.
roll-call-count = The video solution does not tell who comes and goes. Say how many others you see in the video room.
count-others-label = Others in the video room than you
count-others-press = So many are here
roll-call-yes = All have said who they are, nobody off camera
roll-call-off-label = Number off camera
roll-call-off-press = All have said who they are, also those off camera
before-roll-call = The last roll call was at { $clock }.
identity-title = Identification, both ways
identity-patient-body = Ask the patient to hold identification up to the camera. See that picture and name match. Do not read out or write down the number.
identity-patients-body = Ask each of the patients to hold identification up to the camera. See that picture and name match. Do not read out or write down the numbers.
identity-clinician-body = Show your own identification on camera, so that the patient sees who you are.
identity-patient-yes = The patient has shown identification
identity-patients-yes = All the patients have shown identification
identity-clinician-yes = I have shown my identification
identity-result = { $party }: { $result }, { $method }.
identity-could-not = { $party }: could not show identification.
identity-by-eid = { $party }: logged in with electronic ID
identity-recognised = { $party }: recognised
identity-doubt = { $party }: there is doubt
identity-not-possible = { $party }: not possible to show
identity-doubt-mend = Do not talk about health until the doubt is gone. Ask for other identification, or end and make a new appointment.
identity-not-possible-mend = Try another way. If that fails, end and make a new appointment.
before-identity = Last confirmed at { $clock }. Must be confirmed again.
surroundings-title = At the other end, and recording
surroundings-body = Ask: Does everybody sit where no outsider sees or hears, and not in an open public place? Do we agree that nobody records, not with a phone either?
surroundings-yes = Yes, undisturbed and no recording
surroundings-cleared-yes = Yes, undisturbed, and nobody else records
surroundings-no = No, an outsider sees or hears, or the place is public
surroundings-records = No, somebody records
surroundings-bad = Not undisturbed
surroundings-recorded = Somebody records
surroundings-mend = The talk cannot be held like this. Ask whoever it concerns to find another place, or make a new appointment.
surroundings-recorded-mend = Nobody is to record the talk. Ask for the recording to be stopped and deleted before you go on.
public-place-press = The patient chooses to sit in an open place
public-place-body = Ask: Can any outsider there hear what we say? Do we agree that nobody records, not with a phone either?
public-place-yes = No outsider hears, and nobody records
public-place-cleared-yes = No outsider hears, and nobody else records
public-place-heard = No, an outsider can hear
public-place-take-back = The patient did not choose so after all
public-place-chosen-at = At { $clock } the patient chose to sit in an open public place.
recording-clear = A recording was agreed before the start
recording-not-cleared = The recording is not agreed after all
recording-cleared-at = A recording was agreed at { $clock }. Ask whether nobody else records.
before-answer = Answered at { $clock }. Ask again.
lock-title = Lock the video room
lock-how = When those you expect are in: Lock the video room in the video solution, or see that it is locked already. The panel cannot see the lock here.
lock-can = Those you expect are in. Lock the video room so that nobody else comes in.
lock-told = Lock the video room in the video solution. The panel sees when it is done.
lock-auto = According to the booking this video room locks by itself. Still, check that it is locked.
lock-yes = The video room is locked
lock-no = The video room is not locked
lock-limits = Keep an eye on the participant list all the same. Whoever is let in, is in.
before-lock = Last confirmed locked at { $clock }. Check again.
list-look-title = Look at the participant list
list-look-due = It has been a while
list-look-body = Are only those here who should be?
list-look-yes = Only those who should be here
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
        [one] The video solution counts one more who is not in the list. Look in the video room to see who it is.
       *[other] The video solution counts { $count } more who are not in the list. Look in the video room to see who they are.
    }
roster-not-told = The video solution does not tell who is here. Look at its own participant list.
roster-no-names = The video room gives no names. See in the picture who it is.
row-name-and-role = { $role }: { $name }
row-name = { $name }
row-number = Participant { $number }
presence-waiting = Waiting outside
presence-present = In the video room
presence-left = Has left
tag-expected = Expected
tag-explained = Explained by you
tag-not-expected = Not expected
tag-unclear = Not clear who
tag-introduced = Has said who they are
tag-not-introduced = Has not said who they are
tag-came-back = Came back
tag-viewer = Probably you
tag-name-suspicious = The name may mislead
explain-label = Who is this?
explain-placeholder = Choose
explain-press = Confirm
mark-introduced = Has said who they are
fault-connection-unstable = Unstable connection
fault-connection-lost = The connection was lost
fault-participant-reconnected = A participant dropped out and came back
fault-participant-lost = A participant dropped out
fault-precall-failed = The test of sound and picture did not go well
fault-devices-refused = Camera or microphone is blocked
fault-reported = Reported in the panel
fault-seen =
    { $count ->
        [one] { $fault }, at { $clock }
       *[other] { $fault }, { $count } times, last at { $clock }
    }
assessment-title = Is the quality good enough?
assessment-judge = You decide
assessment-waiting = Waiting
assessment-gone = A participant has been out of the call since { $clock }. Did they drop out, or leave as agreed?
assessment-body = Judge whether sound and picture are good enough to treat on.
assessment-blind = The video solution does not tell about quality. Use your eyes and ears.
assessment-callback = Number to call: { $name }
assessment-support = Technical help: { $name }
judge-go-on = Good enough, we go on
judge-wait = Not good enough, we wait
judge-telephone = Go on by telephone
judge-stop = Stop and make a new appointment
judge-no-problem = There was no problem
judge-left-as-agreed = Left as agreed
payment-nothing-on-any = By the procedure the patient does not pay when there were technical problems, however the quality is judged.
payment-nothing-if-bad = By the procedure the patient does not pay when the quality is judged not good enough.
payment-hospital = The procedure leaves payment to the hospital when there were technical problems.
quality-good-enough = good enough
quality-not-good-enough = not good enough
decision-go-on = went on
decision-wait = waited
decision-telephone = went over to telephone
decision-ended = ended
decision-stop = stopped
suspended-title = Do not talk now
suspended-here = Somebody is here who should not be
suspended-gone = The outsider is out
suspended-body = Stop the talk. Ask who it is, ask them to go, or take them out of the video room, and lock it.
suspended-resume-body = To go on everybody must say again who they are, and the video room must be locked again.
suspended-out = The outsider is out
suspended-resume = Go on with a new roll call
end-consultation = End the talk
end-without-talk = There will be no talk
outsider-label = Has somebody come in who should not be here?
outsider-placeholder = Choose where
outsider-press = Stop the talk
place-call = Into the video room
place-own-room = Into the room where I sit
place-other-room = Into the room at the other end
trouble-press = Technical problems
begin-anyway = Begin anyway
back-to-talk = Back to the talk
close-press = Close the consultation
leave-now-press = I cannot talk now
procedure-line = { $title }. { $source }, { $version }. Compared with its source { $date }.
ask-lock = Lock the video room
ask-stop-recording = Stop the recording
ask-stop-transcription = Stop the transcription
ask-stop-streaming = Stop the streaming
ask-stop-sharing = Stop sharing
ask-close-chat = Close the chat
ask-show-people = Show the participant list in the video room
ask-open-device-settings = Open settings for sound and picture
ask-leave = Leave the video room
ask-end-for-all = End for all
onboarding-title = New to the panel?
onboarding-state = For your information
onboarding-sees = What the video solution can tell, the panel sees by itself. Nobody ticks it by hand.
onboarding-asks = What nobody can see, the panel asks you. Unknown is shown as unknown, never as in order.
onboarding-keeps = Names and what you say are not stored. Training in the video solution is given at your workplace.
onboarding-rules = What you should have read or arranged before the first time stands in the list of requirements below.
onboarding-read = I have read this
status-bar-quality-judged-bad = Judged not good enough
afterwards-title = Was the quality good enough?
afterwards-good = Yes, it was good enough
afterwards-bad = No, it was not good enough
policies-title = The hospital's choices
policy-line = { $title } – { $result }
procedure-link = Read the whole procedure (opens in a new window)
rule-link = Read more in the procedure (opens in a new window)
ask-unlock = Unlock the video room
ask-admit = Let in
ask-admit-named = Let { $name } in
ask-remove = Remove from the video room
ask-remove-named = Remove { $name }
ask-turn-away = Turn away
confirm-cancel = Cancel
admit-ask = Let { $name } in?
admit-look = Is this the one you expect? The person wrote the name themselves. Look in the picture to see who it is once they are in.
admit-suspicious = The name holds hidden characters or letters that look like others, or is the same as yours.
admit-dialled = Dialled in or equipment. It may be a recording.
admit-all-here = Those you expect are in already.
remove-ask = Remove { $name } from the video room?
remove-body = If the video room is unlocked, they can come back in. Lock it afterwards.
turn-away-ask = Turn { $name } away?
turn-away-body = They are not let in, but can try again.
unlock-ask = Unlock the video room?
unlock-ask-waiting = Unlock the video room? Then others can come in, and all who wait come in at once:
unlock-rest =
    { $count ->
        [one] and one more
       *[other] and { $count } more
    }
unlock-body = While the video room is unlocked, others can come in.
end-for-all-ask = End for all? Everybody is taken out of the video room.
end-for-all-ask-of =
    { $count ->
        [one] End for all? One besides you is in the video room and is taken out.
       *[other] End for all? { $count } besides you are in the video room and are taken out.
    }
lock-auto-told = According to the booking, this video room locks itself. The panel sees when it is locked.
lock-auto-open = According to the booking, this video room locks itself, but the panel sees that it is unlocked.
lock-manual = According to the booking, this video room does not lock itself.
lock-maybe = Some types of video room lock themselves. It is not confirmed whether this one does.
lock-pin = If the video room has a PIN of its own for the host, whoever has that can come in even though it is locked. It is not confirmed whether this one has.
lock-asked = Asked to lock
unlock-asked = Asked to unlock
enter-listed = Go into the video room as host. The panel sees when a host comes in, and goes on by itself.
enter-host-awaited =
    { $count ->
        [one] One is waiting for the host to come.
       *[other] { $count } are waiting for the host to come.
    }
roll-call-waiting = Somebody is waiting outside. See who it is, and let in the one you expect.
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
tag-dialled = Dialled in or equipment, may be a recording
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
who-guardian = guardian
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
roll-call-back = Back: { $name }. A link can be shared. Check on the screen that it is the same person.
lock-can-later = Lock the video room when everybody is in, so that nobody else comes in.
reloaded = The page was reloaded. Confirm again what depends on who is here.
