# The workshop, the page in which a hospital writes its own procedure.

title = The procedure workshop
skip-to-content = Skip to the content
editor = The procedure
editor-pages = Parts of the procedure
sides = Show beside it
side-panel = The panel
side-histories = Practice consultations
side-differences = Changes
side-paper = Checklist on paper
page-about = About the procedure
page-rules = Requirements
page-policies = Policies and times
page-links = Links
page-source = The whole file
remove = Remove { $what }
field-not-chosen = Choose

# The top of the page.
head-save = Save the file
head-undo = Undo
head-redo = Redo
head-open = Open another file
head-language = Language of the page
head-changed = Changed since you opened or saved the file
head-saved = No changes to save

# Opening a procedure.
open-title = Which procedure do you want to work on?
open-lead = Everything happens in this tab. The file is not sent anywhere. Remember to save before you close the page.
open-file = Open a procedure file
open-built-in = Or start with a built-in procedure
open-built-in-hint = “Build on it” makes a new file that includes the requirements. They are updated when the panel is updated. Policies, times and links are copied. “Take a copy” gives you the whole file. You can then leave out requirements, too, but have to follow changes yourselves.
open-upon = Build on it
open-copy = Take a copy
not-opened-too-large = The file was not opened. It is too large: a procedure file can have { $count } bytes.
not-opened-not-utf8 = The file was not opened. Save it again in the encoding UTF-8.
not-opened-unreadable = The file was not opened. The browser could not read it. Try again.
not-opened-not-in-order = The file cannot be compared with, because there are problems in it. Open it to see them.
unsaved-open = You have changes that are not saved. They will be lost if you open something else.
unsaved-keep = Keep what I have
unsaved-lose = Open, and lose the changes

# About the procedure.
about-title = Name of the procedure
about-id = Short name for programs
about-id-hint = Of this procedure only, for example fjordsykehuset-video.
about-version = Version
about-version-hint = As the document states it. A dash if it states none.
about-source = The document that the procedure follows
about-source-hint = Who issued it, and its number or name.
about-checked-on = Compared with the document
about-checked-on-hint = The day when somebody last compared the file with the document, for example 2026-11-30.
about-approved-by = Approved by
about-approved-by-hint = The role of the person who approved this version, not the name of a person.
about-link = Address of the document
about-patient-information = Address of the information for patients
about-of = Includes the requirements of
about-of-hint = Only the requirements are included. A requirement of this file with the same id replaces one.
about-add-language = Add a language
about-add-language-hint = The language tag, for example nn or se. Every text then has a field for the language.
about-add = Add
language-nb = Norwegian Bokmål
language-nn = Norwegian Nynorsk
language-en = English
language-se = Northern Sámi
language-other = The language { $tag }

# The requirements.
rules-own = Requirements in this file: { $count }
rules-add = New requirement
rules-included = Included requirements: { $count }
rules-included-hint = They belong to a built-in procedure. Make your own version if the hospital wants to say something else. If you change the meaning, change the short text and the other languages, too.
rules-replace = Make our own version of { $id }
rule-unnamed = Requirement no. { $count }
rule-no-text = No text yet
rule-title = { $id }
rule-back = Back to all requirements
rule-id = Short id
rule-id-hint = Letters, digits, dots and hyphens. Used in the note and in reports.
rule-place-hint = As people look it up, for example “Routine for video no. 3”.
rule-text = Text to the clinician
rule-text-hint = Shown in the panel as you write it.
rule-text-asked-hint = A statement that the clinician or the patient answers with yes or no.
rule-patient = Text to the patient
rule-patient-hint = Only if the patient is to read something else.
rule-short = The requirement in short
rule-short-hint = Ends a sentence: “Confirmed: …”. No full stop at the end.
rule-kind = How the panel follows the requirement
rule-strength = Strength
rule-moment = When
rule-when-no = If the answer is no
rule-when-no-usual = as usual: it is written in the note
rule-reopens = Asked again
rule-reopens-usual = as usual: never
rule-audience = Whom it is for
rule-audience-hint = None ticked: both.
rule-settings = Which consultations it is for
rule-settings-hint = None ticked: all.
rule-platforms = Which video systems it is for
rule-platforms-hint = None ticked: all.
platform-practice = The practice room
platform-manual = A system that the panel is not connected to
rule-note = Note
rule-note-hint = Why the requirement is followed in this way, where the document leaves it open.
rule-address = Address of the place in the document
rule-up = Move up
rule-down = Move down
kind-confirm = Somebody answers yes or no (in the hospital’s own words)
kind-inform = Somebody reads it (in the hospital’s own words)
kind-of = { $short } ({ $word })

# The policies, the times and what the document states.
policies-lead = Here the hospital decides where documents disagree or are silent.
policies-reason = Reason
policies-times = Times in seconds
policies-time-hint = Usually { $usual }. From { $least } to { $most }.
policies-facts = What the document states about the video system
policies-facts-hint = The place in the document where it stands. The panel says it only if the field is filled in.

# The links.
links-lead = Pages that the panel shows where they are needed.
links-add = New link
links-one = Link { $count }
links-label = What the page is
links-address = Address
links-audience = Who sees it
links-for = What it is for
links-for-hint = When in the consultation, or for which requirements.

# The whole file.
source-label = The file as it will be saved
source-first = The file has to be mended here before the other parts can be used.

# Problems. Each says what to do.
problems-none = No problems in the procedure
problems-count = Problems: { $count }
problem-not-readable = Make the file valid JSON. Look just before this place for a comma, quotation mark or brace.
problem-wrong-shape = This is another kind of value than it must be. See how such a field is written elsewhere in the file.
problem-whole-seconds = Write a whole number of seconds, for example 600 for 10 minutes.
problem-unknown-field = There is no such field. Use one of these: { $list }.
problem-missing = Fill it in.
problem-unknown-word = Use one of these words: { $list }.
problem-twice = The same stands there twice. Each requirement and each link must have its own id.
problem-bad-id = Use letters from a to z, digits, dots and hyphens, at most 32 characters.
problem-unknown-subject = Use the id of a requirement of the procedure, or a moment.
problem-bad-date = Write the date as year, month and day, for example 2026-11-22.
problem-bad-link = Write a whole address that begins with https://, without a user name, in at most 500 characters.
problem-bad-language = Write the language by its tag, for example nb or en.
problem-out-of-bounds = Use a whole number of seconds from { $least } to { $most }.
problem-too-short-time = Use more seconds than { $than }, which is { $seconds }.
problem-too-long-time = Use fewer seconds than { $than }, which is { $seconds }.
problem-stricter = A known patient need not show more than an unknown one. Use { $value }, as in { $than }, or make { $than } at least as strict.
problem-no-text = Write a text in Norwegian Bokmål.
problem-too-long = Use at most { $count } characters.
problem-only-for = Remove the field. Only a requirement of the kind { $kind } has it.
problem-final-stop = Remove the full stop. The text is used inside a sentence.
problem-too-many = Use at most { $count }.
problem-too-large = The file can have at most { $count } bytes.
problem-too-deep = Lists and fields can lie inside each other in at most { $count } levels.
problem-newer-format = Update Trygtrom. This version reads format { $known }. The rest of the file is not checked.
problem-more = Mend those above first.
warnings-count = Texts to look at: { $count }
warning-markup = This looks like HTML. The panel shows it as it is written. Write the words alone.
warning-hidden = The text has a character that cannot be seen or turns the direction of writing ({ $sign }). Write the words again.

# The panel in a practice consultation.
live-none = The panel is shown when the procedure has no problems.
live-last-in-order = There are problems in the procedure. It is shown here as it was when it last had none.
live-viewer = The panel of
live-history = Practice consultation
live-phases = Go to a phase
live-back = Previous event
live-on = Next event
live-step = Event { $number } of { $all }, { $clock } after the start
live-hint = You can press in the panel, for example to answer the hospital’s own requirements. What you press holds until you go to another event.

# What becomes of the practice consultations.
history-good-day = An ordinary consultation
history-patient-first = The patient comes first
history-intruder = Somebody who should not be there
history-recording = The call is recorded
history-failing-line = A bad connection
history-no-show = The patient does not attend
history-group = A group
history-interpreter = With an interpreter
history-patients-day = An ordinary consultation, seen by the patient
histories-lead = Each practice consultation is played against the procedure as it is now, and as it was before. Nobody answers the hospital’s own requirements in them, so these are unanswered.
histories-same = None of the consultations turns out otherwise than before
histories-changed = Consultations that turn out otherwise than before: { $count }
histories-no-change = No change.
histories-before = Only before
histories-now = Only now
histories-all = All that comes of the consultation now

# Two versions compared.
differences-choose = Compare with another file
differences-from = Compared with { $name }
differences-none = Choose a file to compare with. Both must be without problems.

# The checklist on paper.
paper-language = Language of the checklist
paper-print = Print
paper-save = Save the checklist
