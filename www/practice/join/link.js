/**
 * Lets a patient's page take part in the conference of a clinician's page, over a BroadcastChannel. The conference is in the
 * clinician's page: it takes requests and sends to each linked page what that page's participant may see. Every message is
 * checked, because any page of the origin can post to the channel.
 *
 * @typedef {{ uuid: string, display_name: string, role: string, service_type: string, protocol: string, is_video_call: string, as: string, card: "own" | "other" | null }} SeenRow
 * @typedef {{ rows: SeenRow[], status: { locked: boolean, recording: boolean, transcribing: boolean, streaming: boolean }, presenter: string | null, me: string | null }} Seen
 * @typedef {{ kind: "hello" | "leave" | "card" | "share" | "retell", seat: string } | { kind: "enter", seat: string, name: string }} Request
 * @typedef {{ kind: "room", to: string | null, refusal: string | null, seen: Seen } | { kind: "event", to: string, type: string, data: unknown } | { kind: "closed" }} Answer
 *   `to`: a seat; null: every page that has not entered.
 */

const PREFIX = "trygtrom-practice-conference:";
const MAX_ROWS = 100;
const MAX_LENGTH = 200;
const FIELDS = ["uuid", "display_name", "role", "service_type", "protocol", "is_video_call", "as"];
const FLAGS = ["locked", "recording", "transcribing", "streaming"];
const ROLES = ["clinician", "patient", "relative", "stranger"];

const isText = (value) => typeof value === "string" && value.length > 0 && value.length <= MAX_LENGTH;
const isIdOrNull = (value) => value === null || isText(value);

/** @param {any} data @returns {Request | null} */
export function readRequest(data) {
  const { kind, seat, name } = data ?? {};
  if (!isText(seat)) return null;
  if (kind === "enter") return isText(name) ? { kind, seat, name } : null;
  return ["hello", "leave", "card", "share", "retell"].includes(kind) ? { kind, seat } : null;
}

/** @param {any} row @returns {SeenRow | null} */
function readRow(row) {
  if (!FIELDS.every((name) => typeof row?.[name] === "string" && row[name].length <= MAX_LENGTH)) return null;
  if (!ROLES.includes(row.as) || ![null, "own", "other"].includes(row.card)) return null;
  return /** @type {SeenRow} */ (Object.fromEntries([...FIELDS, "card"].map((name) => [name, row[name]])));
}

/** @param {any} data @returns {Answer | null} */
export function readAnswer(data) {
  const { kind, to } = data ?? {};
  if (kind === "closed") return { kind };
  if (kind === "event") return isText(to) && isText(data.type) ? { kind, to, type: data.type, data: data.data } : null;
  const { seen, refusal } = data ?? {};
  if (kind !== "room" || !isIdOrNull(to) || !isIdOrNull(refusal) || !Array.isArray(seen?.rows) || seen.rows.length > MAX_ROWS) return null;
  const rows = seen.rows.map(readRow);
  if (rows.includes(null) || !FLAGS.every((name) => typeof seen.status?.[name] === "boolean")) return null;
  if (!isIdOrNull(seen.presenter) || !isIdOrNull(seen.me)) return null;
  const status = Object.fromEntries(FLAGS.map((name) => [name, seen.status[name]]));
  return { kind, to, refusal, seen: { rows, status: /** @type {Seen["status"]} */ (status), presenter: seen.presenter, me: seen.me } };
}

/**
 * One end of the channel.
 * @template Message
 * @param {string} name @param {(data: unknown) => Message | null} read @param {(message: Message) => void} onMessage
 */
export function openChannel(name, read, onMessage) {
  const channel = new BroadcastChannel(PREFIX + name);
  channel.onmessage = ({ data }) => {
    const message = read(data);
    if (message) onMessage(message);
  };
  return channel;
}
