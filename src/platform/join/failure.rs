//! The words in which the page's part (`www/element/platform/join/failure.js`) says what went wrong with the node.

use crate::domain::worded;

worded! {
    /// What failed: a public error code.
    FailureCode {
        /// The node did not answer as a conference node.
        NodeUnreachable = "node-unreachable",
        /// The conference asks for a PIN.
        PinRequired = "pin-required",
        /// The conference does not take this PIN.
        PinWrong = "pin-wrong",
        /// The node knows no conference of this alias.
        ConferenceUnknown = "conference-unknown",
        /// The conference lets nobody in this way.
        ConferenceRefused = "conference-refused",
        /// The address or the alias cannot be used.
        InvalidAttribute = "invalid-attribute",
        /// A command was not carried out.
        CommandFailed = "command-failed",
    }
}

worded! {
    /// Why it failed.
    FailureReason {
        /// Nothing came back.
        NoAnswer = "no-answer",
        /// The node has a fault (HTTP 5xx).
        ServerError = "server-error",
        /// The node has too many requests (HTTP 429).
        TooManyRequests = "too-many-requests",
        /// What answers is no conference node: the answer is not JSON.
        NotJson = "not-json",
        /// What answers is no conference node: the answer has another form.
        Unreadable = "unreadable",
        /// The address of the node is invalid.
        Node = "node",
        /// The alias of the conference is invalid.
        Conference = "conference",
        /// The name of the panel is invalid.
        DisplayName = "display-name",
        /// About the PIN.
        Pin = "pin",
        /// The PIN was wrong too often.
        TooManyTries = "too-many-tries",
        /// The conference wants its participants to sign on.
        SignOn = "sign-on",
        /// The conference has extensions to choose from.
        Extension = "extension",
        /// The conference or the node is full.
        Full = "full",
        /// The node is in maintenance.
        Maintenance = "maintenance",
        /// Another reason.
        Other = "other",
        /// There is no such command.
        UnknownCommand = "unknown-command",
        /// The panel is not in the conference.
        NotIn = "not-in",
        /// Only a host may do this.
        NotAllowed = "not-allowed",
        /// The node declined.
        NotDone = "not-done",
        /// There is no such conference or participant.
        NotFound = "not-found",
        /// The token is no longer valid.
        TokenGone = "token-gone",
    }
}
