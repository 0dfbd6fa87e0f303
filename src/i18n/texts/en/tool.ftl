# The command-line tool, for hospitals that write their own procedure file.

# Two versions compared.
tool-diff-title = Changes in the procedure: { $title }
tool-diff-same = None. The two files tell the panel the same.
tool-diff-payment = What the patient is told about payment has changed:
tool-diff-before = Before: { $text }
tool-diff-after = Now: { $text }
tool-diff-added = New requirements ({ $count }):
tool-diff-removed = Requirements that are removed ({ $count }):
tool-diff-changed = Requirements that have changed ({ $count }):
tool-diff-policies = Changes in the hospital’s policies ({ $count }):
tool-diff-times = Times that have changed ({ $count }):
tool-diff-facts = What the document states about the video system has changed ({ $count }):
tool-diff-links = Changes in the links ({ $count }):
tool-diff-document = Other changes ({ $count }):
tool-diff-order = The requirements are in another order than before.
tool-diff-from-to = { $what }: from “{ $old }” to “{ $new }”
tool-diff-is-new = { $what }: “{ $new }” is new
tool-diff-is-gone = { $what }: “{ $old }” is removed
tool-diff-reason = The reason for “{ $title }”
tool-reason = Reason: { $text }
tool-no-reason = No reason is given.
tool-not-in-force = None of the requirements uses this policy, so the panel does not show it.
tool-link-added = New: { $title } ({ $address })
tool-link-removed = Removed: { $title } ({ $address })
tool-link-changed = Changed: { $title } ({ $address })

# The fields of the procedure file.
tool-field-title = Title
tool-field-version = Version
tool-field-source = Document
tool-field-approved-by = Approved by
tool-field-checked-on = Compared with the document
tool-field-link = Link to the document
tool-field-patient-information = Information for patients
tool-fact-encrypted = That the call is encrypted is stated in
tool-fact-not-stored = That sound and video are not stored is stated in
tool-rule-kind = How the panel follows the requirement
tool-rule-strength = Strength
tool-rule-moment = When
tool-rule-place = Place in the document
tool-rule-audience = For
tool-rule-settings = Consultations
tool-rule-platforms = Video systems
tool-rule-reopens = Asked again
tool-rule-when-no = If the answer is no
tool-reopens-never = never
tool-reopens-somebody-new = when somebody new comes
tool-reopens-return = when somebody new comes, or somebody comes back
tool-when-no-note = it is in the note
tool-when-no-caution = it is in the note, and the panel asks for care
tool-when-no-stop = it is in the note, and the consultation is not to begin or go on
tool-rule-words = The words on the cards
tool-words-own = the hospital’s
tool-words-panel = the panel’s
tool-rule-text = Text
tool-rule-patient = Text to the patient
tool-rule-short = Short text
tool-rule-note = Note
tool-clinician = the clinician
tool-patient = the patient
tool-both = both
tool-all = all
tool-seconds = { $count } seconds
tool-time-lock-grows = Until the reminder to lock the room grows
tool-time-lock-insists = Until the panel raises an alarm about the unlocked room
tool-time-list-look = Between checks of the participant list
tool-time-absence-wait = Until it can be recorded that the patient did not attend
tool-time-picture-frozen = How long the picture can stand still within a minute before the quality is to be judged
tool-time-sound-filled = How much sound can be missing within a minute before the quality is to be judged
tool-time-command-failed = Until something that the panel asked for counts as failed


# A consultation played against a procedure.
tool-replay-title = The procedure “{ $title }” in the consultation “{ $name }”
tool-replay-findings = Requirements:
tool-replay-finding = { $id } ({ $place }): { $status }. { $basis }
tool-replay-alerts = Alerts:
tool-replay-alert = { $name }: { $count } times, first at { $first } and last at { $last }
tool-replay-alert-once = { $name }: at { $first }
tool-replay-no-alerts = None
tool-replay-refused = This was done in the consultation, but the panel did not allow it:
tool-replay-refusal = At { $clock }: { $text }
tool-replay-outcome = Outcome: { $outcome }
tool-replay-no-outcome = Outcome: not chosen
tool-replay-charge = Payment: { $charge } ({ $reason })
tool-replay-note = The note:
