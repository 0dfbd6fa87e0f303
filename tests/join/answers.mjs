// Compares the played node's answers with the checks that the real client's package carries for them.

/** Parts of a check's name, where they are not the address in capitals. */
const NAMES = { message: "MessageConference", clearallbuzz: "ClearAllBuzz", video_muted: "VideoMute", video_unmuted: "VideoUnmute" };
const capital = (text) => text.replace(/(^|_)(\w)/g, (_, __, letter) => letter.toUpperCase());

/** @param {string} action As in the address, with `*` for a uuid. @param {number} status @returns {string} */
export function checkName(action, status) {
  const [, own] = /^participants\/\*\/(.+)$/.exec(action) ?? [];
  const name = own ? `${own === "message" ? "Message" : (NAMES[own] ?? capital(own))}Participant` : (NAMES[action] ?? capital(action));
  return `validate${name}${status}`;
}

/**
 * @param {Record<string, any>} validators
 * @param {string} action
 * @param {import("../../www/practice/join/node.js").Answer} answer
 * @param {Set<string>} newer Fields that the package does not know, and that newer nodes send.
 * @returns {string | null} What is wrong with it; null: nothing.
 */
export function wrongWith(validators, action, answer, newer) {
  const name = checkName(action, answer.status);
  const check = validators[name];
  if (!check) return `${name} is not in the package`;
  if (answer.status === 204) return answer.body === "" ? null : `${name}: a body`;
  if (answer.headers["content-type"] !== "application/json") return `${name}: no JSON`;
  const content = JSON.parse(answer.body);
  const left = structuredClone(content);
  if (!check(left)) return `${name}: ${JSON.stringify(check.errors)}`;
  // The checks take away what they do not know.
  const lost = fields(content).filter((field) => !fields(left).includes(field) && !newer.has(field.split(".").at(-1)));
  return lost.length > 0 ? `${name} does not know ${lost.join(", ")}` : null;
}

const fields = (value, path = "") =>
  value !== null && typeof value === "object" && !Array.isArray(value)
    ? Object.entries(value).flatMap(([name, inner]) => [`${path}.${name}`, ...fields(inner, `${path}.${name}`)])
    : Array.isArray(value)
      ? value.flatMap((inner) => fields(inner, path))
      : [];
