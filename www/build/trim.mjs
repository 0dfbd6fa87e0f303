// Leaves out of the panel's style sheets what Designsystemet provides for and the panel never has.
import postcss from "postcss";

/** What the component style sheets dress and nothing in the panel is: parts of selectors, and words that src/ui does not have. */
export const ABSENT = ["switch", "radio", "textarea", "readonly", "indeterminate", "aria-busy", "data-fullwidth", "data-weight", "data-field"];

/** A rule for any of these is never met. What stands in a list of alternatives or in a negation is another matter. */
export const absent = new RegExp(String.raw`(?<![\w-])(aria-)?(${ABSENT.join("|")})(?![\w-])`);

/**
 * What the theme says to the page: `:root` is nothing inside a shadow root, there are no sizes in it, and what a colour
 * means there stands in `tokens.css`.
 */
export const ofThePage = /:root|\[data-(color|size|typography)(?!-)/;

/**
 * Leaves rules out that never apply, and then what no sheet reads.
 * @param {Array<{ css: string, without: RegExp | null }>} sheets All that are adopted together. `without` tells the
 *   selectors that meet nothing.
 * @returns {string[]}
 */
export function trimmed(sheets) {
  const roots = sheets.map(({ css, without }) => {
    const root = postcss.parse(css);
    if (without) root.walkRules((rule) => void leaveOut(rule, without));
    return root;
  });
  const read = () => new Set(roots.flatMap((root) => [...root.toString().matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name)));
  for (let more = true; more; ) {
    more = false;
    const wanted = read();
    for (const root of roots) {
      root.walkDecls(/^--/, (declaration) => {
        if (wanted.has(declaration.prop)) return;
        declaration.remove();
        more = true;
      });
    }
  }
  roots.forEach(leaveOutEmpty);
  return roots.map(String);
}

function leaveOut(rule, without) {
  const met = rule.selectors.filter((selector) => !without.test(certain(selector)));
  if (met.length === 0) rule.remove();
  else if (met.length < rule.selectors.length) rule.selectors = met;
}

/** A selector without what may hold or not hold in it. Of one alternative alone it is certain. */
function certain(selector) {
  let left = selector.replace(/:(?:is|where)\(([^(),]*)\)/g, " $1");
  for (let before; before !== left; ) {
    before = left;
    left = left.replace(/:[a-z-]+\([^()]*\)/g, "");
  }
  return left;
}

function leaveOutEmpty(container) {
  for (const node of [...(container.nodes ?? [])]) {
    if (!node.nodes) continue;
    leaveOutEmpty(node);
    if (node.nodes.length === 0) node.remove();
  }
}
