# Closing: outcome, payment, note.
leave-title = Leave the video room
leave-out = You are out
leave-still-in = You are still in the video room
leave-by-hand = Leave in the video solution
leave-body = Leave, close all programs, and ask the others to do the same.
leave-body-out = Close all programs, and ask the others to do the same.
leave-closed = Out, and all is closed
leave-closed-yes = All is closed, and the others were asked to
outcome-title = How it ended
outcome-body = Choose what fits best.
outcome-faults = Technical problems were seen. So it cannot be recorded as not attended.
outcome-absent-from = Nobody came. “Did not attend” can be chosen from { $clock }, when the patient has been phoned.
outcome-label = Outcome
outcome-placeholder = Choose
outcome-press = Save outcome
outcome-completed = Completed
outcome-completed-with-problems = Completed with technical problems
outcome-by-telephone = Continued by telephone
outcome-stopped-technical = Stopped by technical problems
outcome-stopped-intrusion = Stopped because an outsider came in
outcome-stopped-privacy = Stopped because somebody could see, hear or record
outcome-identity-not-established = Identity not established
outcome-ended-by-patient = Ended by the patient
outcome-ended-by-clinician = Ended by the clinician
outcome-rescheduled = New appointment made
outcome-patient-absent = The patient did not attend
outcome-clinician-absent = The clinician did not attend
payment-title = Payment
charge-as-usual = The patient pays as usual
charge-nothing = The patient does not have to pay
charge-hospital-decides = The hospital decides
payment-problem = Technical problems occurred.
payment-no-problem = No technical problems were seen or reported.
payment-judged = At { $clock } the quality was judged { $result }; you { $decision }.
payment-once = Earlier in the talk it was judged not good enough.
payment-not-judged = The quality was not judged.
payment-silent = The procedure does not say what the patient pays for this outcome.
payment-nothing-given = No appointment was given that could be paid for.
note-title = Note for the record
note-copied = Copied
note-not-copied = Not copied
note-body = The note has no names and nothing about health. Paste it into the record.
note-copy = Copy the note
record-title = Record-keeping
record-body = The duty to document is the same as always.
record-yes = The record is or will be kept
next-patient-title = Next patient
next-patient-ready = The note is copied
next-patient-note-open = The note is not copied yet
next-patient-body = Everything about this consultation is deleted from the panel.
next-patient-press = Delete and go to the next
next-patient-anyway = Delete without copying
note-heading = Video consultation, { $setting }. Procedure: { $source }, { $version }.
note-outcome = Outcome: { $result }.
note-outcome-absent = Outcome: The patient did not attend. The patient was phoned, and had not tried and failed to get in.
note-charge = Payment: { $result }.
note-charge-choice = Payment: { $result }, by the choice of the hospital.
note-charge-choice-over = Payment: { $result }, by the choice of the hospital; { $place } is set aside.
note-charge-by = Payment: { $result } ({ $place }).
note-facts = { $fault } At { $clock } the quality was judged { $result }; { $decision }.
note-facts-once = { $fault } The quality was for a time judged not good enough, and at { $clock } judged { $result }; { $decision }.
note-facts-unjudged = { $fault } The quality was not judged.
note-identity = { $party }: { $result }, { $method }, at { $clock }.
note-identity-could-not = { $party }: could not show identification, at { $clock }.
note-identity-none = { $party }: identification not recorded.
note-roll-call =
    { $count ->
        [0] All said who they were at { $clock }, nobody off camera.
        [one] All said who they were at { $clock }, one off camera.
       *[other] All said who they were at { $clock }, { $count } off camera.
    }
note-roll-call-none = Roll call not recorded.
note-groups = The leader introduced the groups, at { $clock }.
note-company = It was agreed with the patient that others may take part, confirmed at { $clock }.
note-company-refused = It was not agreed with the patient that others may take part, told at { $clock }.
note-company-open = Whether it was agreed with the patient that others may take part is not recorded.
note-cleared = A recording was agreed before the start, at { $clock }.
note-chat = Something was written in the chat, last at { $clock }.
note-number = Something like an identity number was seen, last at { $clock }.
note-locked = Video room confirmed locked at { $clock }.
note-unlocked = Video room not locked, at { $clock }.
note-lock-unknown = Locking of the video room not recorded.
note-listened = { $fault } seen at { $clock }.
listener-recording = Recording
listener-transcription = Transcription
listener-streaming = Streaming
note-outsider = Outsider reported at { $clock }: { $place }.
note-outsider-gone = Outsider reported at { $clock }: { $place }. They went away again.
note-place-call = in the video room
note-place-clinician = in the room of the clinician
note-place-patient = in the room of the patient
note-place-other = in the room of one of the others
note-fault = { $fault }.
note-stopped-for = Why the talk was stopped, { $place }: { $text }
note-deviation = Deviation { $place }: { $text } This was not kept.
note-unanswered = Not confirmed, { $place }: { $text }
note-waived = Set aside { $place }: { $text } This because { $result }.
note-no-deviation = No deviation from the procedure is recorded.
note-present = Present, besides the clinician: { $text }.
note-present-clinicians = Present, besides whoever writes this: { $text }.
note-present-and = { $text }, { $role }
note-present-patient =
    { $count ->
        [one] patient
       *[other] { $count } patients
    }
note-present-relative =
    { $count ->
        [one] relative
       *[other] { $count } relatives
    }
note-present-guardian =
    { $count ->
        [one] guardian
       *[other] { $count } guardians
    }
note-present-interpreter =
    { $count ->
        [one] interpreter
       *[other] { $count } interpreters
    }
note-present-clinician =
    { $count ->
        [one] one other from the health personnel
       *[other] { $count } others from the health personnel
    }
note-present-student =
    { $count ->
        [one] student
       *[other] { $count } students
    }
note-present-escort =
    { $count ->
        [one] escort
       *[other] { $count } escorts
    }
note-present-others =
    { $count ->
        [one] one of whom nobody said who they are
       *[other] { $count } of whom nobody said who they are
    }
ended-by-host = A host ended the meeting for all.
ended-by-administrator = Whoever runs the video solution ended the meeting.
ended-by-hosts-gone = All hosts had gone, so the video solution ended the meeting.
leave-title-out = You are out of the video room
close-still-in = You are still in the video room. End it for everybody?
close-still-in-by-hand = You are still in the video room. End it there first.
close-still-in-patient = You are still in the video room. Leave it first.
close-anyway = Close anyway
close-watches = If you close anyway, the panel warns of what happens in the room until you are out.
note-broken = Broken at { $clock }, { $place }: { $text }
note-remedied = { $fault } Put right at { $clock }.
