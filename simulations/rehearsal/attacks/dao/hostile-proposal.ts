import type { Address, ChainTransaction, Hex, SandboxReceipt } from '../../../chain/index.js';
import type { EncodedCall } from '../../draft/encoded-action.js';
import { chooseProposer } from '../../execution/life/choose-proposer.js';
import { type GovernorTime, governorTime } from '../../execution/life/governor-clock.js';
import { type CreatedProposal, castVotes, createdProposal, queuedUntil } from '../../execution/life/governor-events.js';
import { type GovernorProtocol, protocolIn } from '../../execution/life/governor-protocol.js';
import { deadlineOf, stateOf } from '../../execution/life/governor-reads.js';
import type { LoadedDao } from '../../execution/loaded-dao.js';
import type { AttackSession } from '../session/attack-session.js';

const SUPPORT = { against: 0, for: 1 } as const;

interface Parts {
  readonly loaded: LoadedDao;
  readonly session: AttackSession;
  readonly calls: readonly EncodedCall[];
  readonly description: string;
  readonly created: CreatedProposal;
}

/** A proposal of an attack, from its vote to its end, by real transactions and with every step told. */
export class HostileProposal {
  readonly #parts: Parts;
  readonly #protocol: GovernorProtocol;
  readonly #time: GovernorTime;

  private constructor(parts: Parts) {
    this.#parts = parts;
    this.#protocol = protocolIn(parts.loaded);
    this.#time = governorTime(parts.loaded);
  }

  /** Proposes; `null`, with the reason told, when the governor lets neither the author nor any large voter. */
  static async make(
    options: Omit<Parts, 'created'> & { readonly author: Address | null; readonly who: string },
  ): Promise<HostileProposal | null> {
    const { loaded, session, calls, description, author, who } = options;
    const proposer = await chooseProposer(loaded, protocolIn(loaded), calls, description, author);
    if ('refused' in proposer) {
      session.tell(who, `tries to propose: ${description}`, proposer.refused);
      return null;
    }
    await loaded.chain.admit([proposer.address]);
    const data = protocolIn(loaded).propose(calls, description);
    const [receipt] = await governorTime(loaded).from(0, [{ from: proposer.address, to: loaded.governor, data }]);
    await session.catchUp();
    const created = createdProposal(receipt!.logs);
    const name = proposer.address === author ? who : proposer.name;
    session.tell(
      name,
      `proposes: ${description}`,
      created === null ? session.reasonOf(receipt!.revertData ?? '0x') : null,
    );
    return created === null ? null : new HostileProposal({ loaded, session, calls, description, created });
  }

  get deadline(): Promise<bigint> {
    return deadlineOf(this.#parts.loaded, this.#parts.created);
  }

  /** Calldata of a vote. */
  voteData(support: keyof typeof SUPPORT): Hex {
    return this.#protocol.vote(this.#parts.created.id, SUPPORT[support]);
  }

  /** Votes of many at a moment of the governor's clock (the first of voting by default). Gives the weight counted. */
  async vote(
    who: string,
    what: string,
    voters: readonly Address[],
    support: keyof typeof SUPPORT,
    timepoint: bigint = this.#parts.created.snapshot + 1n,
  ): Promise<bigint> {
    const { loaded } = this.#parts;
    if (voters.length === 0) return 0n;
    await loaded.chain.admit(voters);
    const data = this.voteData(support);
    return this.send(
      who,
      what,
      timepoint,
      voters.map((from) => ({ from, to: loaded.governor, data })),
    );
  }

  /** Sends transactions at a moment of the governor's clock and gives the weight of the votes they cast. */
  async send(who: string, what: string, timepoint: bigint, transactions: readonly ChainTransaction[]): Promise<bigint> {
    const receipts = await this.#time.at(timepoint, transactions);
    await this.#told(who, what, receipts);
    return castVotes(receipts.flatMap(({ logs }) => logs)).reduce((sum, { weight }) => sum + weight, 0n);
  }

  get id(): bigint {
    return this.#parts.created.id;
  }

  get firstMoment(): bigint {
    return this.#parts.created.snapshot + 1n;
  }

  /** Lets time pass until a moment of the governor's clock; whatever is sent next is in a block after it. */
  async waitFor(timepoint: bigint): Promise<void> {
    await this.#time.at(timepoint, []);
    await this.#parts.session.catchUp();
  }

  /** Waits for the end of voting, extensions included: whether it passed. */
  async close(): Promise<boolean> {
    const { loaded, session, created } = this.#parts;
    await this.#time.at((await this.deadline) + 1n, []);
    await session.catchUp();
    const state = await stateOf(loaded, created);
    session.tell('governor', `counts: ${state}`);
    return state === 'succeeded';
  }

  /** Queues it, waits, and executes it, unless a guardian who noticed cancels first: whether it was executed. */
  async carryOut(who: string, noticed: boolean, beforeExecution?: () => Promise<void>): Promise<boolean> {
    const { loaded, calls, description, created } = this.#parts;
    const { chain, governor, timelock, guardian } = loaded;
    const send = async (from: Address, data: Hex, what: string, teller: string, since = 0) => {
      const value = what === 'executes it' ? this.#protocol.executionValue(calls) : 0n;
      if (value > 0n) await chain.setBalance(from, (await chain.balance(from)) + value);
      const receipts = await this.#time.from(since, [{ from, to: governor, data, value }]);
      await this.#told(teller, what, receipts);
      return receipts[0]!;
    };
    let ready = 0;
    if (timelock !== governor) {
      const data = this.#protocol.queue(created.id, calls, description);
      const queued = await send(chain.deployer, data, 'queues it in the timelock', who);
      if (queued.revertData !== null) return false;
      ready = queuedUntil(queued.logs) ?? 0;
    }
    if (noticed && guardian !== null) {
      const data = this.#protocol.cancel(created.id, calls, description);
      const canceled = await send(guardian, data, 'notices, and cancels it', 'guardian');
      if (canceled.revertData === null) return false;
    }
    await beforeExecution?.();
    const data = this.#protocol.execute(created.id, calls, description);
    return (await send(chain.deployer, data, 'executes it', who, ready)).revertData === null;
  }

  async #told(who: string, what: string, receipts: readonly SandboxReceipt[]): Promise<void> {
    const { session } = this.#parts;
    await session.catchUp();
    const failed = receipts.find(({ revertData }) => revertData !== null);
    session.tell(who, what, failed === undefined ? null : session.reasonOf(failed.revertData ?? '0x'));
  }
}
