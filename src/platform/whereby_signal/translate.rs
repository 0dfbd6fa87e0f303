//! Translates single messages. `session` handles what depends on earlier ones.

use super::wire::{Client, Knocker, Role};
use crate::domain::{ExternalId, Machine, ParticipantKey, Presence, Sighting};

/// A client in the room.
pub fn client(client: &Client) -> Sighting {
    let (machine, host) = match client.role {
        Role::Host => (None, Some(true)),
        Role::Guest => (None, Some(false)),
        Role::Person => (None, None),
        Role::Recorder => (Some(Machine::Recorder), None),
        Role::Streamer => (Some(Machine::Streamer), None),
        Role::Captioner => (Some(Machine::Captioner), None),
        Role::Assistant => (Some(Machine::ApiUser), None),
    };
    Sighting {
        key: Some(ParticipantKey(client.id.clone())),
        external_id: client.external_id.clone().map(ExternalId),
        name: client.name.clone(),
        machine,
        presence: Presence::Present,
        host,
        dialled: false,
        viewer: None,
    }
}

/// A client who knocks.
pub fn knocker(knocker: &Knocker) -> Sighting {
    Sighting {
        key: Some(ParticipantKey(knocker.id.clone())),
        external_id: None,
        name: knocker.name.clone(),
        machine: None,
        presence: Presence::Waiting,
        host: None,
        dialled: false,
        viewer: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Private;

    // `Debug` hides the content of a `Private`, so recordings do not test it.
    #[test]
    fn id_and_display_name_are_used() {
        let (id, name, external) =
            (Private::new("a"), Private::new("Prøve"), Private::new("pasient-1"));
        let seen = client(&Client {
            id: id.clone(),
            name: Some(name.clone()),
            external_id: Some(external.clone()),
            role: Role::Guest,
        });
        assert_eq!(seen.key, Some(ParticipantKey(id.clone())));
        assert_eq!(seen.name, Some(name.clone()));
        assert_eq!(seen.external_id, Some(ExternalId(external)));
        let waits = knocker(&Knocker { id: id.clone(), name: Some(name.clone()) });
        assert_eq!(waits.key, Some(ParticipantKey(id)));
        assert_eq!((waits.name, waits.presence), (Some(name), Presence::Waiting));
    }
}
