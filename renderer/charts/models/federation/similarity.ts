import type { FederationRound } from '../../../../simulations/api/contract/index.js';

/** From this cosine on two updates count as nearly the same. */
export const nearlySame = 0.99;

/** More updates than this cannot be told apart in a picture. */
const mostUpdates = 100;

export type SimilarityOrder = 'client' | 'alike';

export interface SimilarityModel {
  /** Client of each row and column, in the order they are drawn in. */
  readonly clients: readonly number[];
  readonly attacks: readonly (string | null)[];
  /** Cosines (−1 to 1), rows and columns in the order of `clients`. */
  readonly cosines: readonly (readonly number[])[];
  /** Groups of clients that sent nearly the same update, largest first. */
  readonly groups: readonly (readonly number[])[];
  /** Updates there were in all. */
  readonly updates: number;
}

/** How alike the updates of a round are; `null` when nobody may see single updates, or there were none. */
export function similarityModel(round: FederationRound, order: SimilarityOrder): SimilarityModel | null {
  const cosines = round.inspection?.similarity;
  const shards = round.inspection?.similarityShards ?? [];
  if (cosines == null || shards.length === 0) return null;
  const groups = alikeGroups(cosines);
  const inGroups = groups.flat();
  const alone = shards.map((_, at) => at).filter((at) => !inGroups.includes(at));
  const places = (order === 'alike' ? [...inGroups, ...alone] : shards.map((_, at) => at)).slice(0, mostUpdates);
  const attackOf = new Map(round.clients.map(({ client, attack }) => [client, attack]));
  return {
    clients: places.map((at) => shards[at]!),
    attacks: places.map((at) => attackOf.get(shards[at]!) ?? null),
    cosines: places.map((row) => places.map((column) => cosines[row]?.[column] ?? 0)),
    groups: groups.map((group) => group.map((at) => shards[at]!)),
    updates: shards.length,
  };
}

/**
 * Rows that have room for their names: those of adversaries before the others, none within a line of another.
 * @param cell height of a row (px)
 * @param line height of a name (px)
 */
export function namedRows(attacks: SimilarityModel['attacks'], cell: number, line: number): ReadonlySet<number> {
  const named: number[] = [];
  const places = attacks.map((_, place) => place);
  for (const place of [...places.filter((at) => attacks[at] !== null), ...places.filter((at) => attacks[at] === null)])
    if (named.every((other) => Math.abs(other - place) * cell >= line)) named.push(place);
  return new Set(named);
}

/** Places of updates that hang together by cosines of at least `nearlySame`, in groups of two or more. */
function alikeGroups(cosines: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const seen = new Set<number>();
  const groups: number[][] = [];
  for (let start = 0; start < cosines.length; start++) {
    if (seen.has(start)) continue;
    const group: number[] = [];
    const open = [start];
    seen.add(start);
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      group.push(at);
      for (const [other, cosine] of (cosines[at] ?? []).entries())
        if (cosine >= nearlySame && !seen.has(other)) {
          seen.add(other);
          open.push(other);
        }
    }
    if (group.length > 1) groups.push(group.sort((a, b) => a - b));
  }
  return groups.sort((a, b) => b.length - a.length || a[0]! - b[0]!);
}

/** Who sent nearly the same, in a sentence. */
export function alikeWords({ groups, updates }: Pick<SimilarityModel, 'groups' | 'updates'>): string {
  if (groups.length === 0) return `No two of ${updates} updates are nearly the same (cosine of ${nearlySame} or more).`;
  const told = groups.slice(0, 3).map((group) => `Clients ${listed(group)} sent nearly the same update.`);
  if (groups.length > 3) told.push(`So did ${groups.length - 3} more groups.`);
  return told.join(' ');
}

function listed(clients: readonly number[]): string {
  const shown = clients.length > 12 ? clients.slice(0, 10) : clients;
  const rest = clients.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`;
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
