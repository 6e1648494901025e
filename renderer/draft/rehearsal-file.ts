/** What a file that was brought to the window is for. */
export type RehearsalFileKind =
  | 'dao'
  | 'record'
  | 'proposal'
  | 'artifact'
  | 'holders'
  | 'proposals'
  | 'votes'
  | 'delegations';

/** What a file is for, by how it begins and, for JSON, by what is in it; `null` when nothing fits. */
export function kindOfRehearsalFile(text: string): RehearsalFileKind | null {
  const start = text.trimStart();
  if (/^0x[0-9a-fA-F]{8,}/.test(start)) return 'proposal';
  if (start.startsWith('{') || start.startsWith('[')) return kindOfJson(text);
  return kindOfTable(start.slice(0, start.indexOf('\n') === -1 ? 2000 : start.indexOf('\n')));
}

function kindOfJson(text: string): RehearsalFileKind | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof first !== 'object' || first === null) return null;
  const keys = Object.keys(first);
  const format = String((first as { readonly format?: unknown }).format ?? '');
  if (format.startsWith('folkmoot-dao/')) return 'dao';
  if (format.startsWith('folkmoot-rehearsal/')) return 'record';
  if (format.startsWith('folkmoot-proposal/') || keys.includes('transactions')) return 'proposal';
  if (keys.includes('abi')) return 'artifact';
  if (/^0x[0-9a-fA-F]{40}$/.test(keys[0] ?? '')) return 'holders';
  return Array.isArray(value) ? kindOfTable(keys.join(',')) : null;
}

/** Most telling words first: a table of votes names proposals, too, and one of proposals may count delegated votes. */
function kindOfTable(header: string): RehearsalFileKind | null {
  const has = (words: RegExp) => words.test(header);
  if (has(/delegator/i)) return 'delegations';
  if (has(/choice|vote[sd]? for/i) && has(/voter|member|address/i)) return 'votes';
  if (has(/balance|quantity|tokens|amount/i) && has(/address|holder|account/i)) return 'holders';
  if (has(/\b(end|ends|ended|finish|status|state)\b/i) && has(/id|title|proposal/i)) return 'proposals';
  return null;
}
