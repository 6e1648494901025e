import type { ConfigurableGovernor } from '../../../../contracts/bindings/index.js';
import type { Address, Hex } from '../../../chain/index.js';
import type { AttackStage, Standing } from './attack-stage.js';

/** The governor's number for a proposal that did not pass. */
const DEFEATED = 3n;

type ProposalArguments = readonly [readonly Address[], readonly bigint[], readonly Hex[], Hex];

/** Where a proposal is voted on. */
interface Venue {
  readonly stage: AttackStage;
  readonly governor: Standing<typeof ConfigurableGovernor>;
}

/** A proposal on a stage, from its vote to its end. */
export class StagedProposal {
  readonly #venue: Venue;
  readonly #parts: ProposalArguments;
  readonly id: bigint;

  constructor(venue: Venue, id: bigint, parts: ProposalArguments) {
    this.#venue = venue;
    this.id = id;
    this.#parts = parts;
  }

  /** When voting ends, extensions included, in Unix seconds. */
  async deadline(): Promise<number> {
    const { stage, governor } = this.#venue;
    return Number(await stage.read(governor, 'proposalDeadline', [this.id]));
  }

  async vote(who: string, what: string, from: Address, support: bigint): Promise<void> {
    const { stage, governor } = this.#venue;
    await stage.attempt(who, what, from, governor, 'castVote', [this.id, support]);
  }

  async votes(): Promise<{ readonly against: bigint; readonly inFavour: bigint }> {
    const { stage, governor } = this.#venue;
    const [against, inFavour] = await stage.read(governor, 'proposalVotes', [this.id]);
    return { against, inFavour };
  }

  /** Waits for the end of voting. */
  async close(): Promise<'defeated' | 'passed'> {
    const { stage, governor } = this.#venue;
    stage.waitUntil((await this.deadline()) + 1);
    // The state is that of the latest block: one is mined at the time that was waited for.
    await stage.settle();
    return (await stage.read(governor, 'state', [this.id])) === DEFEATED ? 'defeated' : 'passed';
  }

  /** Queues it, waits and executes it. Gives the reason why not, or `null`. */
  async carryOut(who: string, from: Address): Promise<string | null> {
    const { stage, governor } = this.#venue;
    const queued = await stage.attempt(who, 'queues it in the timelock', from, governor, 'queue', this.#parts);
    if (queued.reverted !== null) return queued.reverted;
    stage.waitUntil(Number(await stage.read(governor, 'proposalEta', [this.id])));
    return (await stage.attempt(who, 'executes it', from, governor, 'execute', this.#parts)).reverted;
  }
}
