//! The types of message, by name.
//!
//! The list is closed: every event that the vendor's own client listens for, in its order, and then the messages of the
//! page's part. A type that is not in the list is reported as unknown and has no other effect.

use crate::domain::worded;

worded! {
    /// The types of message.
    EventType {
        /// A presentation starts.
        PresentationStart = "presentation_start",
        /// A presentation stops.
        PresentationStop = "presentation_stop",
        /// The presentation of this participant ends.
        PresentationEnded = "presentation_ended",
        /// A new picture of the presentation is there.
        PresentationFrame = "presentation_frame",
        /// A participant came.
        ParticipantCreate = "participant_create",
        /// Something about a participant changed.
        ParticipantUpdate = "participant_update",
        /// A participant went.
        ParticipantDelete = "participant_delete",
        /// A chat message.
        MessageReceived = "message_received",
        /// The state of the conference changed.
        ConferenceUpdate = "conference_update",
        /// The order of the speakers.
        Stage = "stage",
        /// The layout of the picture.
        Layout = "layout",
        /// The node disconnects this participant.
        Disconnect = "disconnect",
        /// The media of this participant are disconnected.
        CallDisconnected = "call_disconnected",
        /// A list of all participants begins.
        ParticipantSyncBegin = "participant_sync_begin",
        /// The list of all participants is complete.
        ParticipantSyncEnd = "participant_sync_end",
        /// This participant is moved to another conference.
        Refer = "refer",
        /// The move is cancelled.
        CancelRefer = "cancel_refer",
        /// This participant is put on hold.
        OnHold = "on_hold",
        /// A command for the camera.
        Fecc = "fecc",
        /// The token is to be refreshed.
        RefreshToken = "refresh_token",
        /// A caption of what is said.
        LiveCaptions = "live_captions",
        /// The direct connection to the peer ends.
        PeerDisconnect = "peer_disconnect",
        /// An offer of media.
        NewOffer = "new_offer",
        /// An update of media.
        UpdateSdp = "update_sdp",
        /// A network candidate.
        NewCandidate = "new_candidate",
        /// A full-screen text is shown or hidden.
        SplashScreen = "splash_screen",
        /// A breakout room begins.
        BreakoutBegin = "breakout_begin",
        /// An event inside a breakout room.
        BreakoutEvent = "breakout_event",
        /// A breakout room ends.
        BreakoutEnd = "breakout_end",
        /// This participant is moved to a breakout room.
        BreakoutRefer = "breakout_refer",
        /// The panel asks to be let in.
        Asking = "join:asking",
        /// The panel is in the conference.
        Entered = "join:entered",
        /// The event stream is open or lost.
        Stream = "join:stream",
        /// The panel is not in the conference.
        Failed = "join:failed",
        /// A command was not carried out.
        Refused = "join:refused",
        /// The panel has left.
        Left = "join:left",
        /// What this browser shares of its own screen.
        Screen = "join:screen",
        /// An event whose data could not be read.
        Unreadable = "join:unreadable",
    }
}
