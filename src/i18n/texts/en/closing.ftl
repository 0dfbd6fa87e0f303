# Closing: outcome, payment, note.
leave-title = Leave the video room
leave-out = You are out
leave-still-in = You are still in the video room
leave-by-hand = Leave in the video solution
leave-body = Ask the others to leave and close all programs. Then do the same yourself.
leave-body-out = Close all programs. The others should leave and close theirs too.
leave-closed = Out, and everything is closed
leave-closed-yes = I have closed everything and asked the others to do the same
outcome-title = How did the appointment end?
outcome-body = Choose what fits best.
outcome-faults = Technical problems were seen. You can therefore not choose “The patient did not attend”.
outcome-absent-from = Nobody came. You can choose “The patient did not attend” from { $clock }, when you have phoned the patient.
outcome-label = Outcome
outcome-placeholder = Choose
outcome-press = Save the outcome
outcome-completed = Completed
outcome-completed-with-problems = Completed with technical problems
outcome-by-telephone = Continued by telephone
outcome-stopped-technical = Ended because of technical problems
outcome-stopped-intrusion = Ended because somebody came in who should not be there
outcome-stopped-privacy = Ended because others could see, hear or record
outcome-identity-not-established = The identity was not confirmed
outcome-ended-by-patient = Ended by the patient
outcome-ended-by-clinician = Ended by the clinician
outcome-rescheduled = New appointment made
outcome-patient-absent = The patient did not attend
outcome-clinician-absent = The clinician did not attend
payment-title = Payment
charge-as-usual = The usual rules on patient charges apply
charge-nothing = The patient does not pay
charge-hospital-decides = The hospital decides
payment-problem = Technical problems occurred.
payment-no-problem = No technical problems were seen or reported.
payment-judged = At { $clock } the quality was judged { $result }. The consultation { $decision }.
payment-once = Earlier in the consultation it was judged not good enough.
payment-not-judged = The quality was not judged.
payment-silent = The procedure does not say what the patient pays for this outcome.
payment-nothing-given = The appointment was not held, so there is nothing to pay for.
note-title = Note for the record
note-copied = Copied
note-not-copied = Not copied
note-body = The note contains no name or diagnosis. Paste it into the record.
note-copy = Copy the note
record-title = Record-keeping
record-body = You have the same duty to keep a record as always.
record-yes = I have kept the record, or will do so afterwards
next-patient-title = Next patient
next-patient-ready = The note is copied
next-patient-note-open = The note is not copied yet
next-patient-body = Everything about this consultation is deleted from the panel.
next-patient-press = Delete and go to the next
next-patient-anyway = Delete without copying
note-heading = Video consultation, { $setting }. Procedure: { $source }, { $version }.
note-outcome = Outcome: { $result }.
note-outcome-absent = Outcome: The patient did not attend. The patient was phoned. The clinician has not seen or been told that the patient tried to connect.
note-charge = Payment: { $result }.
note-charge-choice = Payment: { $result }, as the hospital has chosen.
note-charge-choice-over = Payment: { $result }, as the hospital has chosen. { $place } is waived.
note-charge-by = Payment: { $result } ({ $place }).
note-facts = { $fault } At { $clock } the quality was judged { $result }. The consultation { $decision }.
note-facts-once = { $fault } For a time the quality was judged not good enough. At { $clock } it was judged { $result }. The consultation { $decision }.
note-facts-unjudged = { $fault } The quality was not judged.
note-identity = { $party }: { $result }, { $method }, at { $clock }.
note-identity-could-not = { $party }: could not show identification, at { $clock }.
note-identity-none = { $party }: identification is not recorded.
note-roll-call =
    { $count ->
        [0] All introduced themselves at { $clock }, nobody off camera.
        [one] All introduced themselves at { $clock }, one off camera.
       *[other] All introduced themselves at { $clock }, { $count } off camera.
    }
note-roll-call-none = It is not recorded that all introduced themselves.
note-groups = The leader introduced the groups at { $clock }.
note-company = It was agreed with the patient who takes part. Confirmed at { $clock }.
note-company-refused = It was not agreed with the patient who takes part. Reported at { $clock }.
note-company-open = It is not recorded whether it was agreed with the patient who takes part.
note-cleared = A recording was agreed before the appointment. Confirmed at { $clock }.
note-chat = Something was written in the chat, last at { $clock }.
note-number = Something like a national identity number was seen, last at { $clock }.
note-locked = The video room was confirmed as locked at { $clock }.
note-unlocked = The video room was not locked at { $clock }.
note-lock-unknown = It is not recorded whether the video room was locked.
note-listened = { $fault } seen at { $clock }.
listener-recording = Recording
listener-transcription = Transcription
listener-streaming = Streaming
note-outsider = At { $clock } somebody who should not be there was reported: { $place }.
note-outsider-gone = At { $clock } somebody who should not be there was reported: { $place }. They left again.
note-place-call = in the video room
note-place-clinician = where the clinician was
note-place-patient = where the patient was
note-place-other = where one of the others was
note-fault = { $fault }.
note-stopped-for = The consultation was stopped because this was not met, { $place }: { $text }
note-deviation = Not met, { $place }: { $text }
note-unanswered = Not confirmed, { $place }: { $text }
note-waived = Waived, { $place }: { $text } Reason: { $result }.
note-no-deviation = No deviations from the procedure are recorded.
note-present = Present, besides the clinician: { $text }.
note-present-clinicians = Present, besides the person writing this: { $text }.
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
        [one] parent or guardian
       *[other] { $count } parents or guardians
    }
note-present-interpreter =
    { $count ->
        [one] interpreter
       *[other] { $count } interpreters
    }
note-present-clinician =
    { $count ->
        [one] other health personnel (1)
       *[other] other health personnel ({ $count })
    }
note-present-student =
    { $count ->
        [one] student
       *[other] { $count } students
    }
note-present-escort =
    { $count ->
        [one] companion
       *[other] { $count } companions
    }
note-present-others =
    { $count ->
        [one] one person whose role is not known
       *[other] { $count } people whose role is not known
    }
ended-by-host = A host ended the meeting for all.
ended-by-administrator = Those who run the video solution ended the meeting.
ended-by-hosts-gone = All the hosts left, so the video solution ended the meeting.
leave-title-out = You are out of the video room
close-still-in = You are still in the video room. End it for everybody?
close-still-in-by-hand = You are still in the video room. End it there first.
close-still-in-patient = You are still in the video room. Leave it first.
close-anyway = Close anyway
close-watches = If you close anyway, the panel warns of what happens in the room until you are out.
note-broken = Broken at { $clock }, { $place }: { $text }
note-remedied = { $fault } Put right at { $clock }.
