import type { Address } from '../chain/index.js';
import { DraftMap } from './draft-map.js';
import { quorumOf } from './quorum.js';
import { RoundDraft } from './round-draft.js';
import type { Ballot, GovernanceSettings, Proposal, StakePosition, TrainingRound, WorldView } from './world-view.js';

/** Properties that a fold may assign while its block is applied. */
export type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A proposal while its block is applied: a copy of its own, ballots included. */
export interface ProposalDraft extends Writable<Omit<Proposal, 'ballots' | 'tally'>> {
  readonly ballots: Ballot[];
  readonly tally: Writable<Proposal['tally']>;
}

const NO_STAKE: StakePosition = { active: 0n, cooling: 0n, readyAt: 0, rewardsPaid: 0n, slashed: 0n };

/**
 * The next view while its block is applied. Folds write to it; whatever they don't touch is shared with the view
 * before, and the view before never changes.
 */
export class WorldDraft {
  readonly base: WorldView;
  readonly block: number;
  /** Unix seconds. */
  readonly time: number;
  supply: bigint;
  totalStaked: bigint;
  modelCid: string;
  epochsReleased: number;
  governance: GovernanceSettings;
  validators: ReadonlySet<Address>;
  readonly balances: DraftMap<Address, bigint>;
  readonly delegates: DraftMap<Address, Address>;
  readonly votes: DraftMap<Address, bigint>;
  readonly stakes: DraftMap<Address, StakePosition>;
  readonly parameters: DraftMap<string, bigint>;
  readonly #proposals = new Map<string, ProposalDraft>();
  readonly #settled: TrainingRound[] = [];
  #round: RoundDraft | null = null;

  constructor(base: WorldView, block: number, time: number) {
    this.base = base;
    this.block = block;
    this.time = time;
    this.supply = base.supply;
    this.totalStaked = base.totalStaked;
    this.modelCid = base.modelCid;
    this.epochsReleased = base.epochsReleased;
    this.governance = base.governance;
    this.balances = new DraftMap(base.balances);
    this.delegates = new DraftMap(base.delegates);
    this.votes = new DraftMap(base.votes);
    this.stakes = new DraftMap(base.stakes);
    this.parameters = new DraftMap(base.parameters);
    this.validators = base.validators;
  }

  stakeOf(account: Address): StakePosition {
    return this.stakes.get(account) ?? NO_STAKE;
  }

  /** Number that the next proposal gets. */
  get nextProposalNumber(): number {
    const fresh = [...this.#proposals.keys()].filter((id) => !this.base.proposals.has(id)).length;
    return this.base.proposals.size + fresh + 1;
  }

  addProposal(proposal: Proposal): void {
    this.#proposals.set(proposal.id, copyOf(proposal));
  }

  /** @throws Error when the chain speaks of a proposal that it never announced */
  proposal(proposalId: bigint): ProposalDraft {
    const id = proposalId.toString();
    const touched = this.#proposals.get(id);
    if (touched !== undefined) return touched;
    const known = this.base.proposals.get(id);
    if (known === undefined) throw new Error(`an event names proposal ${id}, which was never created`);
    const draft = copyOf(known);
    this.#proposals.set(id, draft);
    return draft;
  }

  openRound(round: TrainingRound): void {
    this.#keepSettled();
    this.#round = new RoundDraft(round);
  }

  /** @throws Error when the chain speaks of a round that is not the newest */
  round(number: number): RoundDraft {
    if (this.#round === null && this.base.round !== null) this.#round = new RoundDraft(this.base.round);
    if (this.#round?.round !== number) throw new Error(`an event names training round ${number}, which is not open`);
    return this.#round;
  }

  finish(): WorldView {
    const { base } = this;
    this.#followSupply();
    this.#keepSettled();
    return {
      block: this.block,
      time: this.time,
      contracts: base.contracts,
      supply: this.supply,
      balances: this.balances.finish(),
      delegates: this.delegates.finish(),
      votes: this.votes.finish(),
      stakes: this.stakes.finish(),
      totalStaked: this.totalStaked,
      parameters: this.parameters.finish(),
      governance: this.governance,
      proposals: this.#proposals.size === 0 ? base.proposals : new Map([...base.proposals, ...this.#proposals]),
      round: this.#round?.finish() ?? base.round,
      settledRounds: this.#settled.length === 0 ? base.settledRounds : [...base.settledRounds, ...this.#settled],
      modelCid: this.modelCid,
      epochsReleased: this.epochsReleased,
      validators: this.validators,
    };
  }

  #keepSettled(): void {
    if (this.#round?.settledHere) this.#settled.push(this.#round.finish());
  }

  /** A proposal's quorum follows the supply up to its snapshot, that second included, and is fixed from then on. */
  #followSupply(): void {
    const { supply, governance, base } = this;
    if (supply !== base.supply || governance.quorumBps !== base.governance.quorumBps) {
      for (const { id, voteStart } of base.proposals.values()) {
        if (voteStart >= this.time) this.proposal(BigInt(id));
      }
    }
    for (const proposal of this.#proposals.values()) {
      if (proposal.voteStart < this.time) continue;
      proposal.snapshotSupply = supply;
      proposal.quorum = quorumOf(supply, governance.quorumBps);
    }
  }
}

function copyOf(proposal: Proposal): ProposalDraft {
  return { ...proposal, ballots: [...proposal.ballots], tally: { ...proposal.tally } };
}
