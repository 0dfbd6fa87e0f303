# The note: what belongs in the record, and what belongs in the deviation system.
note-title = Note for the record
note-copied = Copied
note-not-copied = Not copied
note-body = The note contains no names and no diagnosis. Paste it into the record.
note-copy = Copy the note
note-deviations-title = For the incident report, not the record.
note-deviations-card = For the incident report, not the record
note-deviations-body = Paste this into the incident reporting system. It contains no names and no diagnosis.
note-deviations-copy = Copy for the incident report
note-form = Video consultation on { $date }, { $setting }.
note-form-moment = Video consultation on { $date } at { $clock }, { $setting }.
note-form-from = Video consultation on { $date } from { $clock }, { $setting }.
note-form-period = Video consultation on { $date }, { $start }–{ $end } ({ $minutes } min), { $setting }.
note-continued = { $first } { $second }
note-restored = The panel was reloaded at { $clock }. What is from before that was read from the browser’s storage.
note-restored-marked = * The panel was reloaded at { $clock }. What is marked with * is from before that, and was read from the browser’s storage.
note-outcome = Outcome: { $result }.
note-absent-answered = The patient did not attend. The patient was phoned and answered. Nobody has seen or reported that the patient tried to connect.
note-absent-no-answer = The patient did not attend. The patient was phoned but did not answer. Nobody has seen or reported that the patient tried to connect.
note-stopped-for = Stopped because this requirement was not met: { $text } ({ $place }).
note-stopped-for-all = Stopped because these requirements were not met: { $text }.
note-requirement = { $text } ({ $place })
note-stopped-for-place = Stopped because the requirement of { $place } was not met.
note-unmet = Not met: { $text } ({ $place }).
note-unmet-place = Not met: the requirement of { $place }.
note-remedied = Not met at { $start }, put right at { $end }: { $text } ({ $place }).
note-remedied-place = Not met at { $start }, put right at { $end }: the requirement of { $place }.
note-unconfirmed = Not confirmed: { $text } ({ $place }).
note-unconfirmed-place = Not confirmed: the requirement of { $place }.
note-unrepeated = Confirmed at { $clock }, not repeated when asked again: { $text } ({ $place }).
note-unrepeated-place = Confirmed at { $clock }, not repeated when asked again: the requirement of { $place }.
note-waived = Waived: { $text } ({ $place }). Reason: { $result }.
note-waived-place = Waived: the requirement of { $place }. Reason: { $result }.
note-charge = { $result }.
note-charge-choice = { $result }. This is the hospital’s choice.
note-charge-choice-over = { $result }. This is the hospital’s choice, and { $place } is waived.
note-charge-by = { $result } ({ $place }).
note-charge-one-by = The person who dropped out does not have to pay ({ $place }). For the others the usual rules on patient charges apply.
note-facts = { $fault } At { $clock } the quality was judged { $result }. { $decision }
note-facts-once = { $fault } The quality was judged not good enough for a time. At { $clock } it was judged { $result }. { $decision }
note-facts-unjudged = { $fault } The quality was not judged.
note-party-patients = The patients
note-identity-confirmed = { $party }: identity confirmed at { $clock } ({ $method }).
note-identity-came-in = { $party }: identity confirmed at { $clock } ({ $method }), not repeated after somebody came in.
note-identity-unrepeated = { $party }: identity confirmed at { $clock } ({ $method }), not repeated afterwards.
note-identity-doubt = { $party }: doubt about the identity at { $clock } ({ $method }).
note-identity-could-not = { $party }: could not show identification at { $clock }.
note-identity-none = { $party }: identity not confirmed.
note-roll-call =
    { $count ->
        [0] Everybody said who they were at { $clock }, nobody off camera.
        [one] Everybody said who they were at { $clock }, one off camera.
       *[other] Everybody said who they were at { $clock }, { $count } off camera.
    }
note-roll-call-none = Introductions not recorded.
note-groups = The chair introduced the groups at { $clock }.
note-company = It was agreed with the patient who takes part, confirmed at { $clock }.
note-company-refused = The patient said no to others taking part, reported at { $clock }.
note-company-open = It is not recorded whether others took part by agreement with the patient.
note-refused = The patient said no to this person, who left at { $clock }: { $role }.
note-cleared = A recording was agreed before the appointment, confirmed at { $clock }.
note-scribe = Automatic transcription agreed with the patient, confirmed at { $clock }.
note-scribe-refused = The patient refused automatic transcription at { $clock }.
note-chat = Something was written in the chat, last at { $clock }.
note-number = Something like a national identity number was seen, last at { $clock }.
note-locked = Video room confirmed locked at { $clock }.
note-unlocked = Video room not locked at { $clock }.
note-lock-unknown = It is not recorded whether the video room was locked.
note-listened = { $fault } seen at { $clock }.
note-alarm = { $result } { $span }.
note-intruder = Someone who should not have been there was { $place }, { $span }.
note-place-call = in the video room
note-place-clinician = in the clinician’s room
note-place-patient = in the patient’s room
note-place-other = in the room of one of the others
note-span = { $start }–{ $end }
note-span-moment = at { $clock }
note-span-open = from { $clock }
note-span-unknown = at an unknown time
note-spans-and = { $first } and { $second }
note-span-often = several times, { $span }
note-fault = { $fault }.
note-fault-harmless = { $fault }. Judged: not a problem.
note-procedure = Procedure: { $source }, { $version }.
note-procedure-clean = Procedure: { $source }, { $version }. No deviation is recorded.
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
note-present-parent =
    { $count ->
        [one] parent or carer
       *[other] { $count } parents or carers
    }
note-present-guardian =
    { $count ->
        [one] appointed guardian
       *[other] { $count } appointed guardians
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
decided-go-on = The consultation went on.
decided-wait = They waited for better quality.
decided-telephone = The consultation went on by telephone.
decided-stop = The consultation was ended.
decided-ended = It was judged after the consultation.
decided-no-problem = It was judged not to be a problem.
payment-harmless = A technical disturbance was seen.
payment-one-of-group = The person who dropped out does not have to pay. For the others the usual rules on patient charges apply.
payment-no-show-none = No fee is charged when the patient does not attend a video appointment.
payment-no-show-hospital = The hospital decides whether a fee is charged when the patient does not attend a video appointment.
assessment-group = If only one person dropped out, it concerns that person only. If it concerned everybody, choose that the quality was not good enough.
close-deviations-ask = Close the consultation?
close-deviations-open = The text for the incident report has not been copied.
next-patient-deviations-open = The text for the incident report has not been copied
alarm-outsider-in-room = Someone who should not have been there
alarm-unexpected-participant = Unexpected participant in the video room
alarm-recording = Recording of the consultation
alarm-transcription = Automatic transcription of the consultation
alarm-streaming = Streaming of the consultation
alarm-room-unlocked = Video room not confirmed locked
alarm-identity-open = Doubt about identity
alarm-personal-number-seen = Something like a national identity number
alarm-name-suspicious = Name that may be misleading
alarm-platform-mismatch = Video system that the procedure does not name
alarm-participant-lost = One participant out of the call
alarm-connection-unstable = Connection lost
alarm-screen-shared = Screen shared
alarm-chat-opened = Chat in use
alarm-rule-denied = No to a requirement of the procedure
alarm-identity-unconfirmed = Identity not confirmed
note-present-patient-unconfirmed =
    { $count ->
        [one] patient (identity not confirmed)
       *[other] { $count } patients (identity not confirmed)
    }
note-identity-shown = { $party } showed identification on video at { $clock }.
note-identity-shown-came-in = { $party } showed identification on video at { $clock }, not repeated after somebody came in.
note-identity-shown-unrepeated = { $party } showed identification on video at { $clock }, not repeated afterwards.
note-paused =
    { $count ->
        [one] The patient needed a pause at { $clock }.
       *[other] The patient needed { $count } pauses, the last at { $clock }.
    }
note-patient-unsure = The patient did not know who everybody in the video room was, { $span }.
note-identity-not-shown = It is not recorded that the clinician showed identification.
note-overheard = Others could see or hear the consultation { $place } { $span }.
breach-own-overheard = Others could see or hear the consultation in one's own room
breach-other-overheard = Others could see or hear the consultation at the other end
breach-recorded = Somebody recorded the consultation
breach-whole-screen = The whole screen was shared
breach-data-shared = More was shared on screen than is allowed
breach-chat = Something was written in the chat that is not allowed
note-loss-unjudged = A participant was out of the call from { $clock }. Whether they dropped out was not judged.
payment-loss-unjudged = Whether a participant dropped out was not judged.
loss-title = Did somebody drop out?
loss-body = A participant left the call at { $clock } and did not come back. Did they drop out, or was it agreed?
loss-good = Confirm that they dropped out, and that the quality was good enough
loss-bad = Confirm that they dropped out, and that the quality was not good enough
note-marked = { $text } *
note-rules-confirmed = Confirmed: { $text }.
note-rule-denied = Answered no at { $clock }: { $text } ({ $place }).
note-rule-denied-place = Answered no at { $clock }: the requirement of { $place }.
