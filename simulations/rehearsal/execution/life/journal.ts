import { formatUnits } from 'ethers';
import type { SandboxReceipt } from '../../../chain/index.js';
import type { LifeStep } from '../execution-report.js';
import type { LoadedDao } from '../loaded-dao.js';
import type { CreatedProposal } from './governor-events.js';
import { stateOf } from './governor-reads.js';

/** Writes down a proposal's life while it happens. */
export class Journal {
  readonly steps: LifeStep[];
  readonly notes: string[] = [];
  /** Gas of the steps taken so far, set-up included. */
  gas: bigint;
  readonly #loaded: LoadedDao;
  readonly #onStep: (step: LifeStep) => void;
  readonly #signal: AbortSignal | undefined;

  constructor(loaded: LoadedDao, onStep: (step: LifeStep) => void = () => {}, signal?: AbortSignal) {
    this.#loaded = loaded;
    this.#onStep = onStep;
    this.#signal = signal;
    this.steps = [...(loaded.setUp ?? [])];
    this.gas = this.steps.reduce((sum, { gas }) => sum + BigInt(gas), 0n);
  }

  /**
   * Adds a step that was just taken.
   * @throws the signal's reason when it was given
   */
  async add(
    step: LifeStep['step'],
    proposal: CreatedProposal,
    receipts: readonly SandboxReceipt[],
    sentence: string,
  ): Promise<void> {
    const gas = receipts.reduce((sum, { gasUsed }) => sum + gasUsed, 0n);
    this.gas += gas;
    const [{ timestamp }, state] = await Promise.all([
      this.#loaded.chain.latestBlock(),
      stateOf(this.#loaded, proposal),
    ]);
    const taken = { step, time: timestamp, transactions: receipts.length, gas: Number(gas), state, sentence };
    this.steps.push(taken);
    this.#onStep(taken);
    this.#signal?.throwIfAborted();
  }

  /** An amount of the DAO's token to read. */
  amount(units: bigint): string {
    return `${this.#plain(units)} ${this.#loaded.dao.token.symbol}`;
  }

  /** Votes as the local governor weighs them: tokens, but under quadratic voting and of persons. */
  votes(units: bigint): string {
    const { dao } = this.#loaded;
    const inTokens = dao.fork !== null || !['quadratic', 'person'].includes(dao.governor.votingRule.kind);
    if (inTokens) return this.amount(units);
    const votes = this.#plain(units);
    return `${votes} ${votes === '1' ? 'vote' : 'votes'}`;
  }

  /** Thousands apart, two decimals at most. */
  #plain(units: bigint): string {
    const { membership } = this.#loaded;
    const [whole = '0', fraction = '0'] = formatUnits(units, membership.decimals).split('.');
    const short = fraction === '0' ? '' : `.${fraction.slice(0, 2)}`;
    return `${BigInt(whole).toLocaleString('en-US')}${short}`;
  }
}
