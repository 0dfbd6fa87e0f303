/** `trygtrom/whereby`: a `source` for `<trygtrom-panel platform="whereby-sdk">` out of the page's own client of a Whereby room. */
import type { ConferenceSource } from "./index.js";

/** What is used of a `WherebyClient` of `@whereby.com/core`. */
export interface WherebyClientLike {
  getStore(): { getState(): unknown; subscribe(listener: () => void): () => void };
  getRoomConnection(): object;
}

/** What `useRoomConnection()` of `@whereby.com/browser-sdk/react` returns. */
export interface RoomConnectionLike {
  state: object;
  actions: object;
}

/** A source that is updated with every render. */
export interface WherebyHookSource extends ConferenceSource {
  /** Takes what the hook returned now. Call it in an effect of each render. */
  update(room: RoomConnectionLike): void;
}

export interface WherebySourceOptions {
  /**
   * The peer connections of the call as of now, so that the panel can show what the browser measures of picture and sound:
   * `getCurrentPeerConnections` of `@whereby.com/media`.
   */
  connections?(): Iterable<RTCPeerConnection>;
}

/**
 * Makes a `source` for `<trygtrom-panel platform="whereby-sdk">` of the page's own client. Never throws: where the client cannot be
 * used, the panel reports `invalid-attribute` with what to do, and asks a person instead.
 */
export function wherebySource(client: WherebyClientLike, options?: WherebySourceOptions): ConferenceSource;
/** The same of the hook, which says less: not the lock, and no machine that takes part. The panel asks a person about these. */
export function wherebySource(room: RoomConnectionLike, options?: WherebySourceOptions): WherebyHookSource;
