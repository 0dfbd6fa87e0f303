# The patient's five steps.
patient-title-before = Before the video appointment
patient-title-during = In the video appointment
patient-title-after = After the video appointment
patient-room-title = A place to yourself
patient-room-body = Sit where nobody else hears you. Not on a bus, in a café or in other open places.
patient-room-record = Do not record the talk, not with your phone either.
patient-room-mend = Try to find another place. If you cannot, tell the clinician right away.
patient-room-yes = I am by myself and do not record
patient-room-no = No, somebody can hear me
patient-place-choose = I choose to sit here
patient-place-body = Use headphones, and speak so that nobody else hears you.
patient-place-yes = Nobody hears me, and I do not record
patient-place-take-back = I do not want to sit here after all
patient-place-chosen-at = At { $clock } you chose to sit in an open place.
patient-info-title = About the video talk
patient-info-consent = By joining you say yes to using video. You can say no at any time and ask for an ordinary appointment.
patient-info-stored = The connection is encrypted. Neither sound nor picture is stored.
patient-info-link = Read more on the hospital's pages (opens in a new window)
patient-info-equal = The video appointment is like any other: whoever treats you is bound by confidentiality, and no outsider may take part.
patient-people-title = Who is here?
patient-people-nobody = Nobody has come
patient-people-yes = You know who is here
patient-people-count =
    { $count ->
        [0] You are alone in the room.
        [one] There is one person in the room with you.
       *[other] There are { $count } people in the room with you.
    }
patient-people-unknown = Look at the picture to see who is in the room with you.
patient-people-one = I see the clinician
patient-people-confirm = I know who everybody is
patient-people-no = No, there is somebody I do not know
patient-locked = The room is locked.
patient-unlocked = The room is not locked. Tell the clinician.
patient-lock-unknown = Only the clinician can see whether the room is locked. Feel free to ask.
patient-recorded = The talk is being recorded or passed on now. Tell the clinician.
patient-not-recorded = We see no recording in the video room. A recording with a phone we cannot see.
patient-record-unknown = The panel cannot see whether the talk is recorded. Ask the clinician.
patient-id-title = Show who you are
patient-id-theirs = Has the clinician shown you identification?
patient-id-theirs-yes = Yes, I have seen it
patient-id-theirs-no = No, the clinician has not shown it
patient-id-theirs-mend = Ask the clinician to show identification. You can wait to tell anything until you are sure who it is.
patient-id-theirs-done = The clinician has shown identification.
patient-id-own = Hold your own identification up to the camera when the clinician asks.
patient-id-later = Have identification ready. When you meet, you and the clinician show each other who you are.
patient-id-own-yes = I have shown mine
patient-id-own-done = You have shown identification.
patient-line-title = If the line breaks
patient-line-body = Stay where you are and keep your phone ready. The clinician calls you.
patient-line-callback = Stay where you are and keep your phone ready. If you hear nothing, call { $name }.
patient-line-chat = Write nothing personal in the chat, and do not share your whole screen.
patient-line-no-chat = Do not use the chat, and do not share your whole screen.
patient-line-window = Do not share your whole screen.
patient-suspended-body = Wait to talk. Tell the clinician, and ask the one who came in to leave.
patient-resume-body = When you are ready, you can go on.
patient-resume = We can go on
patient-end-title = The video appointment is over
patient-end-state = You are out of the talk
patient-end-body = Close the video window and other programs. If the line broke, you will be called.
patient-end-close = Done
patient-end-back = I left by accident
patient-end-forget = Delete my answers
patient-people-later = When you are in, you see here how many are in the room, and what we know of lock and recording.
patient-payment-nothing = If there are technical problems on the way, you shall not pay for the appointment.
patient-payment-if-bad = If sound or picture becomes too poor to go on, you shall not pay for the appointment.
patient-payment-hospital = If there are technical problems, the hospital decides what you pay.
