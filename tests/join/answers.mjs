// Checks the simulated node's answers with the validators of the vendor's client package.

/** Parts of a validator's name that are not the path segment in camel case. */
const NAMES = { message: "MessageConference", clearallbuzz: "ClearAllBuzz", video_muted: "VideoMute", video_unmuted: "VideoUnmute" };
const camelCase = (text) => text.replace(/(^|_)(\w)/g, (_, __, letter) => letter.toUpperCase());

/** @param {string} action Path with `*` for a uuid. @param {number} status @returns {string} */
export function checkName(action, status) {
  const [, participantAction] = /^participants\/\*\/(.+)$/.exec(action) ?? [];
  const name = participantAction ? `${participantAction === "message" ? "Message" : (NAMES[participantAction] ?? camelCase(participantAction))}Participant` : (NAMES[action] ?? camelCase(action));
  return `validate${name}${status}`;
}

/**
 * @param {Record<string, any>} validators
 * @param {string} action
 * @param {import("../../www/practice/join/node.js").Answer} answer
 * @param {Set<string>} newer Fields that newer nodes send and the package does not know.
 * @returns {string | null} The first problem.
 */
export function problemIn(validators, action, answer, newer) {
  const name = checkName(action, answer.status);
  const check = validators[name];
  if (!check) return `${name} is not in the package`;
  if (answer.status === 204) return answer.body === "" ? null : `${name}: a body`;
  if (answer.headers["content-type"] !== "application/json") return `${name}: no JSON`;
  const content = JSON.parse(answer.body);
  const validated = structuredClone(content);
  if (!check(validated)) return `${name}: ${JSON.stringify(check.errors)}`;
  // The validators remove unknown fields.
  const removed = fields(content).filter((field) => !fields(validated).includes(field) && !newer.has(field.split(".").at(-1)));
  return removed.length > 0 ? `${name} does not know ${removed.join(", ")}` : null;
}

const fields = (value, path = "") =>
  value !== null && typeof value === "object" && !Array.isArray(value)
    ? Object.entries(value).flatMap(([name, child]) => [`${path}.${name}`, ...fields(child, `${path}.${name}`)])
    : Array.isArray(value)
      ? value.flatMap((child) => fields(child, path))
      : [];
