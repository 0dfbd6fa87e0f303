//! What a platform should never report: each row is such a report, and what the panel then says. It says less, never more,
//! and nothing is lost.

use std::error::Error;

use trygtrom::domain::{Setting, Viewer};
use trygtrom::view_model::view;

use crate::inputs::{Line, Platform, read_line};
use crate::play::{NB, Play, procedure};

type Checked = Result<(), Box<dyn Error>>;

struct Row {
    what: &'static str,
    /// Inputs as in the rule tables, and `wait` with milliseconds.
    given: &'static [&'static str],
    /// Whom the list shows and where, what else it says, the refusals and the alerts.
    says: &'static [&'static str],
}

/// How many rows of the list are compared.
const MOST_ROWS: usize = 4;

const JOINED: &str = "seen join";
const ALONE: &str = r#"seen participantupdate {"count":1}"#;
const TWO: &str = r#"seen participantupdate {"count":2}"#;
const THREE: &str = r#"seen participantupdate {"count":3}"#;
const PATIENT_COMES: &str = r#"seen participant_join {"participant":{"externalId":"pasient-1"}}"#;
const PATIENT_LEAVES: &str = r#"seen participant_leave {"participant":{"externalId":"pasient-1"}}"#;
const SOMEBODY_LEAVES: &str = r#"seen participant_leave {"participant":{"externalId":null}}"#;
const ROLL_CALL: &str = "ask confirm-roll-call:0";
const TALK: &str = "ask begin-conversation";
const LATER: &str = "wait 3000";

const TABLE: &[Row] = &[
    Row {
        what: "a count of nobody, not even the viewer",
        given: &[
            JOINED,
            TWO,
            PATIENT_COMES,
            ROLL_CALL,
            r#"seen participantupdate {"count":0}"#,
            LATER,
        ],
        says: &["others: 1, unexpected: 0", "Pasient: I videorommet"],
    },
    Row {
        what: "a negative count",
        given: &[
            JOINED,
            TWO,
            PATIENT_COMES,
            ROLL_CALL,
            r#"seen participantupdate {"count":-1}"#,
            LATER,
        ],
        says: &["others: 1, unexpected: 0", "Pasient: I videorommet"],
    },
    Row {
        what: "a count that jumps",
        given: &[JOINED, ALONE, r#"seen participantupdate {"count":5}"#, LATER],
        says: &[
            "others: 4, unexpected: 3",
            "Deltaker 1, kom uten å bli meldt: I videorommet",
            "Deltaker 2, kom uten å bli meldt: I videorommet",
            "Deltaker 3, kom uten å bli meldt: I videorommet",
            "Deltaker 4, kom uten å bli meldt: I videorommet",
            "alert: unexpected-participant",
        ],
    },
    Row {
        what: "a count that jumps beyond any list",
        given: &[JOINED, ALONE, r#"seen participantupdate {"count":100000}"#, LATER],
        says: &[
            "others: 99999, unexpected: 99998",
            "Deltaker 1, kom uten å bli meldt: I videorommet",
            "Deltaker 2, kom uten å bli meldt: I videorommet",
            "Deltaker 3, kom uten å bli meldt: I videorommet",
            "Deltaker 4, kom uten å bli meldt: I videorommet",
            "and 96 more",
            "alert: unexpected-participant",
        ],
    },
    Row {
        what: "an arrival without a count",
        given: &[JOINED, ALONE, PATIENT_COMES, LATER],
        says: &["others: 1, unexpected: 0", "Pasient: I videorommet"],
    },
    Row {
        what: "an arrival long after its count",
        given: &[JOINED, TWO, LATER, PATIENT_COMES],
        says: &[
            "others: 2, unexpected: 0",
            "Deltaker 1, var her fra før: I videorommet",
            "Pasient: I videorommet",
        ],
    },
    Row {
        what: "the same, a while later",
        given: &[JOINED, TWO, LATER, PATIENT_COMES, LATER],
        says: &["others: 1, unexpected: 0", "Pasient: I videorommet"],
    },
    Row {
        what: "an arrival long after its count, of somebody who was explained",
        given: &[JOINED, TWO, LATER, "ask explain:0:patient", PATIENT_COMES, LATER],
        says: &["others: 1, unexpected: 0", "Pasient: I videorommet"],
    },
    Row {
        what: "a count without an arrival",
        given: &[JOINED, ALONE, TWO, LATER],
        says: &["others: 1, unexpected: 0", "Deltaker 1, kom uten å bli meldt: I videorommet"],
    },
    Row {
        what: "the same id twice at once",
        given: &[JOINED, TWO, PATIENT_COMES, ROLL_CALL, THREE, PATIENT_COMES, LATER],
        says: &[
            "others: 2, unexpected: 1",
            "Pasient: I videorommet",
            "Deltaker 2, kom uten å bli meldt: I videorommet",
            "alert: unexpected-participant",
        ],
    },
    Row {
        what: "and one of the two leaves",
        given: &[
            JOINED,
            TWO,
            PATIENT_COMES,
            ROLL_CALL,
            TALK,
            THREE,
            PATIENT_COMES,
            LATER,
            PATIENT_LEAVES,
            TWO,
            LATER,
        ],
        says: &[
            "others: 1, unexpected: 0",
            "Pasient: Ikke i videorommet lenger",
            "Deltaker 2, kom uten å bli meldt: I videorommet",
            "alert: identity-open",
            "alert: participant-lost",
        ],
    },
    Row {
        what: "a leave before the join",
        given: &[JOINED, ALONE, PATIENT_LEAVES, PATIENT_COMES, TWO, LATER],
        says: &[
            "refused: UnknownParticipant",
            "others: 1, unexpected: 0",
            "Pasient: I videorommet",
        ],
    },
    Row {
        what: "a leave before the join, after the count",
        given: &[JOINED, TWO, PATIENT_LEAVES, LATER],
        says: &[
            "others: 0, unexpected: 0",
            "Deltaker 1, var her fra før: Ikke i videorommet lenger",
        ],
    },
    Row {
        what: "a leave twice",
        given: &[
            JOINED,
            TWO,
            PATIENT_COMES,
            ROLL_CALL,
            TALK,
            PATIENT_LEAVES,
            PATIENT_LEAVES,
            ALONE,
            LATER,
        ],
        says: &[
            "refused: UnknownParticipant",
            "others: 0, unexpected: 0",
            "Pasient: Ikke i videorommet lenger",
            "alert: identity-open",
            "alert: participant-lost",
        ],
    },
    Row {
        what: "a leave of nobody",
        given: &[JOINED, ALONE, SOMEBODY_LEAVES],
        says: &["refused: UnknownParticipant", "others: 0, unexpected: 0"],
    },
    Row {
        what: "a leave without a count",
        given: &[JOINED, TWO, PATIENT_COMES, PATIENT_LEAVES, LATER],
        says: &["others: 0, unexpected: 0", "Pasient: Ikke i videorommet lenger"],
    },
    Row {
        what: "a count that falls without a leave, of those who have an id",
        given: &[JOINED, TWO, PATIENT_COMES, ROLL_CALL, TALK, ALONE, LATER],
        says: &[
            "others: 1, unexpected: 0",
            "Pasient: I videorommet",
            "alert: identity-open",
            "alert: participant-lost",
        ],
    },
    Row {
        what: "a leave of one of two whom nothing tells apart",
        given: &[
            JOINED,
            THREE,
            LATER,
            "ask explain:0:patient",
            "ask explain:1:relative",
            ROLL_CALL,
            TALK,
            SOMEBODY_LEAVES,
            TWO,
            LATER,
        ],
        says: &[
            "others: 1, unexpected: 0",
            "Deltaker 1, var her fra før: I videorommet",
            "Deltaker 2, var her fra før: Ikke i videorommet lenger",
            "alert: identity-open",
            "alert: participant-lost",
        ],
    },
    Row {
        what: "a leave of one of two who are told apart by an id",
        given: &[
            JOINED,
            THREE,
            PATIENT_COMES,
            LATER,
            "ask explain:1:relative",
            ROLL_CALL,
            TALK,
            SOMEBODY_LEAVES,
            TWO,
            LATER,
        ],
        says: &[
            "others: 1, unexpected: 0",
            "Pasient: I videorommet",
            "Pårørende: Ikke i videorommet lenger",
            "alert: identity-open",
            "alert: participant-lost",
        ],
    },
    Row {
        what: "an arrival after the end",
        given: &[JOINED, ALONE, "seen meeting_end", TWO, PATIENT_COMES],
        says: &["refused: NotInCall", "refused: NotInCall"],
    },
];

/// What the panel says after these inputs, a line each.
fn said(given: &[&str]) -> Result<Vec<String>, Box<dyn Error>> {
    let platform = Platform::parse("whereby")?;
    let setting = Setting::UnknownPatient;
    let mut play = Play::begin(Viewer::Clinician, setting, platform, procedure("so-d45111", [])?);
    let first = ["event expected:patient=pasient-1"];
    let mut lines = Vec::new();
    for text in first.iter().chain(given) {
        if let Some(wait) = text.strip_prefix("wait ") {
            play.until(play.at().0 - crate::inputs::START + wait.parse::<u64>()?)?;
            play.take(&Line::Tick, "tick")?;
        } else {
            play.take(&read_line(text)?, text)?;
        }
    }
    lines.extend(play.refusals.iter().map(|refusal| format!("refused: {refusal:?}")));
    let c = play.session.consultation();
    let view = view(c, &procedure("so-d45111", [])?.into(), "nb", &[]);
    if let Some(roster) = &view.roster {
        let others = c.others_present().ok_or("nobody can tell how many are here")?;
        lines.push(format!("others: {others}, unexpected: {}", c.unexpected()));
        let row = |name, state| format!("{}: {}", NB.format(name), NB.format(state));
        let on_top = view.cards.iter().flat_map(|card| &card.rows);
        let rows: Vec<_> = on_top.chain(&roster.rows).collect();
        lines.extend(rows.iter().take(MOST_ROWS).map(|one| row(&one.name, &one.state)));
        let rest = rows.len().saturating_sub(MOST_ROWS);
        lines.extend((rest > 0).then(|| format!("and {rest} more")));
    }
    lines.extend(c.alerts().iter().map(|alert| format!("alert: {}", alert.kind.word())));
    Ok(lines)
}

#[test]
fn what_should_never_be_reported_says_less() -> Checked {
    let mut wrong = Vec::new();
    for Row { what, given, says } in TABLE {
        let said = said(given)?;
        if said != *says {
            wrong.push(format!("{what}: {said:#?}"));
        }
    }
    assert!(wrong.is_empty(), "says something else:\n{}", wrong.join("\n"));
    Ok(())
}
