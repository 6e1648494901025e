/** Deeper than anything that means something; what walks through a document takes a little of the stack each time. */
export const DEEPEST = 200;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Parses a JSON text from outside.
 *
 * @throws SyntaxError saying where it is no JSON, or that it is nested too deep
 */
export function parseNestedJson(text: string): unknown {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (quoted) {
      if (code === BACKSLASH) i++;
      else if (code === QUOTE) quoted = false;
    } else if (code === QUOTE) quoted = true;
    else if (code === 0x5b || code === 0x7b) {
      if (++depth > DEEPEST) throw new SyntaxError(`it is nested more than ${DEEPEST} levels deep at position ${i}`);
    } else if (code === 0x5d || code === 0x7d) depth--;
  }
  return JSON.parse(text);
}
