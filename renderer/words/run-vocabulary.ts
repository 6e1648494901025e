import type { AssetInfo, FlowInfo, PartyInfo, RunWords } from '../../simulations/api/contract/index.js';
import { familyColour, familyRank } from '../theme/family-colours.js';
import { inWords } from './rule-names.js';

/** The asset that a DAO's own amounts are of. */
const OWN_ASSET = 'token';

/** How a group that does harm is told from its neighbours besides its colour. */
export type HarmPattern = 'hatch' | 'cross';

/** The group of everybody who only holds and votes. */
const COMMUNITY: PartyInfo = {
  party: 'community',
  one: 'Holder or voter',
  many: 'Holders and voters',
  family: 'voters',
  shade: 0,
  role: 'agents',
  community: true,
  attacker: false,
};

type Named = Partial<Pick<RunWords, 'parties' | 'flows' | 'assets'>>;

/** What the parties, flows and assets of a run are called and how they are drawn, as the run itself says it. */
export class RunVocabulary {
  readonly #parties: ReadonlyMap<string, PartyInfo>;
  readonly #places: ReadonlyMap<string, number>;
  readonly #flows: ReadonlyMap<string, FlowInfo>;
  /** All assets, the DAO's own token first. */
  readonly assets: readonly AssetInfo[];

  constructor({ parties = [], flows = [], assets = [] }: Named) {
    this.#parties = new Map([COMMUNITY, ...parties].map((party) => [party.party, party]));
    this.#places = new Map([...this.#parties.keys()].map((party, place) => [party, place]));
    this.#flows = new Map(flows.map((flow) => [flow.kind, flow]));
    this.assets = assets.toSorted((a, b) => Number(b.asset === OWN_ASSET) - Number(a.asset === OWN_ASSET));
  }

  /** Many of a group, or a contract: `Whales`, `Treasury`. */
  partyName(party: string): string {
    return this.#parties.get(party)?.many ?? inWords(party);
  }

  /** One of a group: `Whale`. */
  memberName(archetype: string): string {
    return this.#parties.get(archetype)?.one ?? inWords(archetype);
  }

  flowName(kind: string): string {
    return this.#flows.get(kind)?.title ?? inWords(kind);
  }

  /** A CSS colour; of a party that nobody has heard of, grey. */
  colourOf(party: string): string {
    const { family, shade } = this.#parties.get(party) ?? { family: 'neutral', shade: 1 };
    return familyColour(family, shade);
  }

  /** Groups that do harm, also by doing nothing, have a pattern as well; neighbours in shade have different ones. */
  patternOf(party: string): HarmPattern | undefined {
    const info = this.#parties.get(party);
    if (info?.family !== 'attackers') return undefined;
    return info.shade % 2 === 0 ? 'hatch' : 'cross';
  }

  /** The group that a party is drawn with: all who only hold and vote are one, others stand for themselves. */
  groupOf(party: string): string {
    return this.#parties.get(party)?.community ? COMMUNITY.party : party;
  }

  /** All parties that are drawn as this group. */
  partiesOf(group: string): readonly string[] {
    return [...this.#parties.keys(), group].filter(
      (party, at, all) => this.groupOf(party) === group && all.indexOf(party) === at,
    );
  }

  /** What a party is: a contract, a group of agents, or where tokens come from and go to. */
  roleOf(party: string): PartyInfo['role'] {
    return this.#parties.get(party)?.role ?? 'edge';
  }

  /** Whether tokens only pass through: every contract but a treasury, and what has no name. */
  passesOn(party: string): boolean {
    const info = this.#parties.get(party);
    return info === undefined || party === 'other' || (info.role === 'contract' && info.family !== 'treasury');
  }

  /** Whether a flow only lays in keeping what its owner may take back, or gives that back. */
  isDeposit(kind: string): boolean {
    return this.#flows.get(kind)?.deposit === true;
  }

  /** Whether a flow pays somebody: a reward, or new tokens that a treasury keeps. */
  isReward({ from, to, kind }: { readonly from: string; readonly to: string; readonly kind: string }): boolean {
    if (this.#flows.get(kind)?.reward) return true;
    return from === 'mint' && kind !== 'genesis' && this.#parties.get(to)?.family === 'treasury';
  }

  /** Groups in the order of drawing: by family, and as the run lists them. */
  inOrder(groups: Iterable<string>): readonly string[] {
    const rank = (group: string) => [
      familyRank(this.#parties.get(group)?.family ?? 'neutral'),
      this.#places.get(group) ?? Number.MAX_SAFE_INTEGER,
    ];
    return [...groups].sort((a, b) => rank(a)[0]! - rank(b)[0]! || rank(a)[1]! - rank(b)[1]!);
  }

  /** An asset of the run; the DAO's own token when none is named. */
  asset(asset: string = OWN_ASSET): AssetInfo {
    return this.assets.find((one) => one.asset === asset) ?? { asset, symbol: 'tokens', decimals: 18 };
  }

  /** What prices are given in: `USD per MOOT`. */
  get priceSymbol(): string {
    return `${this.asset('stable').symbol} per ${this.asset().symbol}`;
  }
}

const known = new WeakMap<RunWords, RunVocabulary>();
const nothing = new RunVocabulary({});

/** The vocabulary of a run's words, made once. */
export function vocabularyOf(words: RunWords | undefined): RunVocabulary {
  if (words === undefined) return nothing;
  const before = known.get(words);
  if (before !== undefined) return before;
  const made = new RunVocabulary(words);
  known.set(words, made);
  return made;
}
