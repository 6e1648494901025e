import type { ConfigurableGovernor } from '../../../../contracts/bindings/index.js';
import type { Address, Hex } from '../../../chain/index.js';
import type { AttackSession, ContractAt } from './attack-session.js';

/** The governor's number for a proposal that did not pass. */
const DEFEATED = 3n;

type ProposalArguments = readonly [readonly Address[], readonly bigint[], readonly Hex[], Hex];

/** Where a proposal is voted on. */
interface GovernedBy {
  readonly session: AttackSession;
  readonly governor: ContractAt<typeof ConfigurableGovernor>;
}

/** A proposal of a model DAO, from its vote to its end. */
export class ModelProposal {
  readonly #governedBy: GovernedBy;
  readonly #parts: ProposalArguments;
  readonly id: bigint;

  constructor(governedBy: GovernedBy, id: bigint, parts: ProposalArguments) {
    this.#governedBy = governedBy;
    this.id = id;
    this.#parts = parts;
  }

  /** When voting ends, extensions included, in Unix seconds. */
  async deadline(): Promise<number> {
    const { session, governor } = this.#governedBy;
    return Number(await session.read(governor, 'proposalDeadline', [this.id]));
  }

  async vote(who: string, what: string, from: Address, support: bigint): Promise<void> {
    const { session, governor } = this.#governedBy;
    await session.transact(who, what, from, governor, 'castVote', [this.id, support]);
  }

  async votes(): Promise<{ readonly against: bigint; readonly inFavour: bigint }> {
    const { session, governor } = this.#governedBy;
    const [against, inFavour] = await session.read(governor, 'proposalVotes', [this.id]);
    return { against, inFavour };
  }

  /** Waits for the end of voting. */
  async close(): Promise<'defeated' | 'passed'> {
    const { session, governor } = this.#governedBy;
    session.waitUntil((await this.deadline()) + 1);
    // The state is that of the latest block: one is mined at the time that was waited for.
    await session.settle();
    return (await session.read(governor, 'state', [this.id])) === DEFEATED ? 'defeated' : 'passed';
  }

  /** Queues it, waits and executes it. Gives the reason why not, or `null`. */
  async carryOut(who: string, from: Address): Promise<string | null> {
    const { session, governor } = this.#governedBy;
    const queued = await session.transact(who, 'queues it in the timelock', from, governor, 'queue', this.#parts);
    if (queued.reverted !== null) return queued.reverted;
    session.waitUntil(Number(await session.read(governor, 'proposalEta', [this.id])));
    return (await session.transact(who, 'executes it', from, governor, 'execute', this.#parts)).reverted;
  }
}
