// Folds the client's messages into the room's state: participant rows, conference status and the client's own entry.

export class Fold {
  rows = new Map();
  status = null;
  service = null;
  me = null;
  /** All messages. @type {Array<[at: number, type: string, detail: any]>} */
  received = [];
  /** Uuids of participants who joined and left outside a snapshot, which can raise an alarm. */
  joined = [];
  left = [];
  #snapshot = null;

  receive = (at, type, detail) => {
    this.received.push([at, type, detail]);
    if (type === "join:entered") Object.assign(this, { me: detail.participant_uuid, service: detail.service_type });
    else if (type === "participant_sync_begin") this.#snapshot = new Map();
    else if (type === "participant_sync_end") {
      if (this.#snapshot) this.rows = this.#snapshot;
      this.#snapshot = null;
    } else if (type === "participant_create") this.#row(detail, true);
    else if (type === "participant_update" && (this.#snapshot ?? this.rows).has(detail.uuid)) this.#row(detail, false);
    else if (type === "participant_delete") {
      if ((this.#snapshot ?? this.rows).delete(detail.uuid)) this.left.push(detail.uuid);
    } else if (type === "conference_update") this.status = detail;
  };

  #row(row, isNew) {
    if (isNew && !this.#snapshot) this.joined.push(row.uuid);
    (this.#snapshot ?? this.rows).set(row.uuid, row);
    if (row.uuid === this.me) this.service = row.service_type;
  }

  last(type) {
    return this.received.findLast(([, one]) => one === type)?.[2];
  }

  all(type) {
    return this.received.filter(([, one]) => one === type).map(([, , detail]) => detail);
  }
}
