// The client and the hook of the vendor's packages are what `trygtrom/whereby` takes.
import type { WherebyClient } from "@whereby.com/core";
import type { useRoomConnection } from "@whereby.com/browser-sdk/react";
import type { ConferenceSource } from "../../www/element/index.js";
import { getCurrentPeerConnections } from "@whereby.com/media";
import { wherebySource } from "../../www/element/whereby.js";

declare const client: WherebyClient;
declare const room: ReturnType<typeof useRoomConnection>;

const source: ConferenceSource = wherebySource(client, { connections: getCurrentPeerConnections });
document.createElement("trygtrom-panel").source = source;
const ofHook = wherebySource(room);
ofHook.update(room);

// @ts-expect-error Only the hook's source is updated.
wherebySource(client).update(room);
// @ts-expect-error The room connection alone does not tell of the lock.
wherebySource(client.getRoomConnection());
