/** Whether a file is an off-chain poll with its votes: Folkmoot's own, a hub's answer, or Snapshot's download of the votes. */
export function isPoll(text: string): boolean {
  return text.trimStart().startsWith('{') ? isPollDocument(parsed(text)) : isDownload(text);
}

/** The download names no proposal: that tells it from a table of many proposals' votes. */
function isDownload(text: string): boolean {
  const [header = ''] = text.split(/\r\n|\n|\r/, 1);
  const names = header
    .toLowerCase()
    .split(/[,;\t]/)
    .map((cell) => cell.replaceAll('"', '').trim());
  const has = (...wanted: readonly string[]) => names.some((name) => wanted.includes(name));
  return (
    names.some((name) => /^choice(\.\d+)?$/.test(name)) &&
    has('voting_power', 'vp', 'voting power') &&
    has('address', 'voter') &&
    !names.some((name) => name.includes('proposal'))
  );
}

/** A GraphQL answer holds everything under `data`; some tools save the response around it as well. */
function isPollDocument(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { data, votes, proposal, proposals, choices } = value as Readonly<Record<string, unknown>>;
  if (typeof data === 'object' && data !== null) return isPollDocument(data);
  const nested =
    typeof proposal === 'object' && proposal !== null && 'votes' in proposal && Array.isArray(proposal.votes);
  return nested || (Array.isArray(votes) && [proposal, proposals, choices].some((one) => one !== undefined));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
