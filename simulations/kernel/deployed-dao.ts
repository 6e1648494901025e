import type { Effect, NameOf, Observation, OpenActionRules, Parameter, ProposedCall } from '../agents/index.js';
import { type Address, type ContractBinding, decodeCall, type Hex } from '../chain/index.js';
import type { CoreView, ReadCall } from '../world/index.js';
import type { DaoDeployment, DeployedContract } from './deployment.js';
import type { KernelMechanism } from './kernel-mechanism.js';

/** The deployed DAO's contracts, and what calls of them mean. */
export class DeployedDao {
  readonly contracts: readonly DeployedContract[];
  readonly treasury: Address;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly #byAddress: ReadonlyMap<Address, DeployedContract>;
  readonly #rules: ReadonlyMap<string, OpenActionRules>;

  constructor({ contracts, treasury }: DaoDeployment, mechanisms: readonly KernelMechanism[]) {
    this.contracts = contracts;
    this.treasury = treasury;
    this.parameters = new Map(mechanisms.flatMap(({ parameters }) => parameters.map((one) => [one.key, one])));
    this.#byAddress = new Map(contracts.map((contract) => [contract.address, contract]));
    this.#rules = new Map(
      mechanisms.flatMap(({ actions }) =>
        [...actions].flatMap(([contract, rules]) =>
          [...rules].map(([functionName, one]) => [`${contract}.${functionName}`, one] as const),
        ),
      ),
    );
  }

  /** Every distinct piece of code. */
  get bindings(): readonly ContractBinding[] {
    return [...new Set(this.contracts.map(({ binding }) => binding))];
  }

  /** A call of one of the DAO's contracts in its terms; `null` for any other target, function or data. */
  readonly readCall = (target: Address, data: Hex): ReadCall | null => {
    const contract = this.#byAddress.get(target);
    if (contract === undefined) return null;
    const call = decodeCall(contract.binding, data);
    return call === null ? null : { ...call, contract: `${contract.mechanism}.${contract.contract}` };
  };

  /** What a proposal's call would do, in plain words with the values of a view. */
  readonly describe = ({ target, calldata }: ProposedCall, view: CoreView, nameOf: NameOf): string => {
    const call = this.readCall(target, calldata);
    if (call === null) return `a call of ${nameOf(target)} that cannot be read`;
    const rules = this.#rules.get(`${call.contract}.${call.functionName}`);
    if (rules !== undefined) return rules.describe(call.args, { view, nameOf, parameters: this.parameters });
    const [, contract] = call.contract.split('.');
    return `call ${contract}.${call.functionName}(${call.args.map(plain).join(', ')})`;
  };

  /** What a proposal's call would do to a voter; `null` when no mechanism can tell. */
  judge({ target, calldata }: ProposedCall, observation: Observation): Effect | null {
    const call = this.readCall(target, calldata);
    const rules = call === null ? undefined : this.#rules.get(`${call.contract}.${call.functionName}`);
    return rules?.judge?.(call!.args, observation, this.parameters) ?? null;
  }
}

function plain(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(plain).join(', ')}]`;
  return typeof value === 'string' ? value.toLowerCase() : String(value);
}
