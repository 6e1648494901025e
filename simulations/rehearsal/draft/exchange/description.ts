import type { Proposal } from '../../../scenario/index.js';

/** Longest title that a proposal takes. */
const LONGEST_TITLE = 200;
/** What a text without words is called: it stands on no chain, so that the text stays what it was. */
const UNTITLED = 'Untitled proposal (it has no text)';

/** The text that goes on chain: the title as a heading, then the description; the description alone when it begins so. */
export function descriptionOf({ title, description }: Pick<Proposal, 'title' | 'description'>): string {
  if (titleOf(description) === title || (title === UNTITLED && titleOf(description) === null)) return description;
  return description === '' ? `# ${title}` : `# ${title}\n\n${description}`;
}

/** Title and description of a text from a chain, such that `descriptionOf` gives exactly the text again. */
export function splitDescription(text: string): Pick<Proposal, 'title' | 'description'> {
  const title = titleOf(text) ?? UNTITLED;
  const rest = text === `# ${title}` ? '' : text.startsWith(`# ${title}\n\n`) ? text.slice(title.length + 4) : text;
  return descriptionOf({ title, description: rest }) === text
    ? { title, description: rest }
    : { title, description: text };
}

/** The first line that says something, without the signs of a heading. */
function titleOf(text: string): string | null {
  const line = /^[\s#]*(\S[^\n]*)/.exec(text)?.[1]?.trim().slice(0, LONGEST_TITLE).trim();
  return line === undefined || line === '' ? null : line;
}
