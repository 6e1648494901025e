/** What a vote chose. */
export interface CellChoice {
  /** From 1 on; For, Against, Abstain are 1, 2, 3. */
  readonly choice: number;
  readonly label: string;
  /** Whether its words or a Governor's number say what it means; else it is a place among the proposal's own options. */
  readonly bySide: boolean;
}

/** A Governor's `support`: 0 against, 1 for, 2 abstain (OpenZeppelin's GovernorCountingSimple). */
const SUPPORT = ['against', 'for', 'abstain'];
const CHOICE_OF: Readonly<Record<string, number>> = {
  for: 1,
  yes: 1,
  yae: 1,
  aye: 1,
  approve: 1,
  accept: 1,
  support: 1,
  true: 1,
  against: 2,
  no: 2,
  nay: 2,
  reject: 2,
  oppose: 2,
  false: 2,
  abstain: 3,
};

/**
 * Reads a choice: its number from 1 on, For / Against / Abstain in words, or, in a column named `support` or `vote type`, a
 * Governor's 0, 1, 2. Of several approved or ranked options (`[3, 1]`) the first counts, of weighted ones
 * (`{"1": 2, "3": 5}`) the heaviest. `undefined` when it is none of these.
 */
export function choiceIn(cell: string, column: string): CellChoice | undefined {
  if (/support|vote[_ ]?type/i.test(column)) {
    const word = SUPPORT[/^[0-2]$/.test(cell) ? Number(cell) : -1];
    if (word !== undefined) return { choice: CHOICE_OF[word]!, label: word, bySide: true };
    if (/^\d/.test(cell)) return undefined;
  }
  if (/^[1-9]\d{0,3}$/.test(cell)) return { choice: Number(cell), label: '', bySide: false };
  const named = CHOICE_OF[cell.toLowerCase()];
  if (named !== undefined) return { choice: named, label: cell, bySide: true };
  const listed = /^\[\s*"?([1-9]\d{0,3})"?\s*[,\]]/.exec(cell)?.[1];
  return listed === undefined ? heaviest(cell) : { choice: Number(listed), label: '', bySide: false };
}

function heaviest(cell: string): CellChoice | undefined {
  const weights = [...cell.matchAll(/"([1-9]\d{0,3})"\s*:\s*"?(\d+(?:\.\d+)?)"?\s*[,}]/g)];
  if (!cell.startsWith('{') || weights.length === 0) return undefined;
  const best = weights.reduce((most, weight) => (Number(weight[2]) > Number(most[2]) ? weight : most));
  return { choice: Number(best[1]), label: '', bySide: false };
}
