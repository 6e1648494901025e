import {
  type Address,
  type ChainTransaction,
  type ConstructorArguments,
  type ContractBinding,
  createErrorDecoder,
  decodeResult,
  encodeCall,
  encodeDeploy,
  type FunctionArguments,
  type FunctionName,
  type FunctionResult,
  type Hex,
  type SandboxChain,
} from '../../../chain/index.js';
import { ChainError } from '../../../errors/index.js';
import type { AttackStep } from '../attack-report.js';
import { ATTACK_CONTRACTS } from './attack-contracts.js';

const decodeRevert = createErrorDecoder(ATTACK_CONTRACTS);

/** A contract on the chain: what it is and where. */
export interface ContractAt<C extends ContractBinding> {
  readonly contract: C;
  readonly address: Address;
}

/** What became of something that was tried. */
export interface CallOutcome {
  /** Decoded reason; `null` when it succeeded. */
  readonly reverted: string | null;
  readonly hash: Hex;
}

/** What an attack acts through: a local chain, its time, and the list of what happened. */
export class AttackSession {
  readonly chain: SandboxChain;
  readonly steps: AttackStep[] = [];
  #next: number;

  private constructor(chain: SandboxChain, time: number) {
    this.chain = chain;
    this.#next = time + 1;
  }

  static async on(chain: SandboxChain): Promise<AttackSession> {
    return new AttackSession(chain, (await chain.latestBlock()).timestamp);
  }

  /** Time of the next block, in Unix seconds. */
  get time(): number {
    return this.#next;
  }

  /** Goes on from the chain's latest block, when others have mined some. */
  async catchUp(): Promise<void> {
    this.#next = (await this.chain.latestBlock()).timestamp + 1;
  }

  /** Lets time pass before the next block. */
  wait(seconds: number): void {
    this.#next += seconds;
  }

  waitUntil(time: number): void {
    if (time > this.#next) this.#next = time;
  }

  /** Mines a block at the time that was waited for, so that what is read is of then. */
  async settle(): Promise<void> {
    await this.#send([]);
  }

  /** Deploys a contract by the chain's deployer. */
  deploy<const C extends ContractBinding>(contract: C, args: ConstructorArguments<C>): Promise<ContractAt<C>> {
    return this.deployCode(contract, encodeDeploy(contract, args));
  }

  /** Deploys a contract whose init code is already there. */
  async deployCode<const C extends ContractBinding>(contract: C, data: Hex): Promise<ContractAt<C>> {
    const [receipt] = await this.#send([{ from: this.chain.deployer, to: null, data }]);
    if (receipt!.contractAddress !== null) return { contract, address: receipt!.contractAddress };
    throw new ChainError(
      'attack-broken',
      `${contract.name} could not be deployed: ${this.reasonOf(receipt!.revertData ?? '0x')}`,
      {
        hint: 'This is a fault of Folkmoot’s re-enactment; please report it.',
      },
    );
  }

  /** Does what must succeed, without telling. */
  async prepare<const C extends ContractBinding, N extends FunctionName<C>>(
    from: Address,
    { contract, address }: ContractAt<C>,
    functionName: N,
    args: FunctionArguments<C, N>,
  ): Promise<void> {
    const [receipt] = await this.#send([{ from, to: address, data: encodeCall(contract, functionName, args) }]);
    if (receipt!.revertData === null) return;
    const call = `${contract.name}.${String(functionName)}`;
    throw new ChainError(
      'attack-broken',
      `${call} failed while an attack was prepared: ${this.reasonOf(receipt!.revertData)}`,
      {
        hint: 'This is a fault of Folkmoot’s re-enactment; please report it.',
      },
    );
  }

  /** Tries something, and tells what became of it. */
  async transact<const C extends ContractBinding, N extends FunctionName<C>>(
    who: string,
    what: string,
    from: Address,
    { contract, address }: ContractAt<C>,
    functionName: N,
    args: FunctionArguments<C, N>,
  ): Promise<CallOutcome> {
    const time = this.#next;
    const [receipt] = await this.#send([{ from, to: address, data: encodeCall(contract, functionName, args) }]);
    const reverted = receipt!.revertData === null ? null : this.reasonOf(receipt!.revertData);
    this.steps.push({ time, who, what, reverted });
    return { reverted, hash: receipt!.hash };
  }

  /** Tries several things in one block, and tells of them as one: the reason of the first that reverts. */
  async transactTogether(who: string, what: string, transactions: readonly ChainTransaction[]): Promise<string | null> {
    const time = this.#next;
    const receipts = await this.#send(transactions);
    const failed = receipts.find(({ revertData }) => revertData !== null);
    const reverted = failed === undefined ? null : this.reasonOf(failed.revertData ?? '0x');
    this.steps.push({ time, who, what, reverted });
    return reverted;
  }

  /** Tells of something that was done otherwise, or needs no transaction. */
  tell(who: string, what: string, reverted: string | null = null): void {
    this.steps.push({ time: this.#next, who, what, reverted });
  }

  /** What revert data says. */
  reasonOf(data: Hex): string {
    return decodeRevert(data).text;
  }

  async read<const C extends ContractBinding, N extends FunctionName<C>>(
    { contract, address }: ContractAt<C>,
    functionName: N,
    args: FunctionArguments<C, N>,
  ): Promise<FunctionResult<C, N>> {
    const values: readonly unknown[] = args;
    const [result] = await this.chain.call([{ to: address, data: encodeCall(contract, functionName, args) }]);
    if (result !== undefined && 'data' in result) {
      return decodeResult(contract, functionName, values.length, result.data);
    }
    throw new ChainError('attack-broken', `${contract.name}.${String(functionName)} could not be read`, {
      hint: 'This is a fault of Folkmoot’s re-enactment; please report it.',
    });
  }

  async #send(transactions: Parameters<SandboxChain['send']>[0]) {
    await this.chain.admit(transactions.map(({ from }) => from));
    const receipts = await this.chain.send(transactions, this.#next);
    this.#next += 1;
    return receipts;
  }
}
