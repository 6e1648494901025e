import { ParameterRegistry } from '../../../contracts/bindings/index.js';
import type { ActionWords, Parameter } from '../../agents/index.js';
import { type ContractCall, callOf, type Hex } from '../../chain/index.js';
import type { GovernanceScope, GovernanceState } from './state.js';

const KEY_BYTES = 32;

/**
 * A registry key as the contract wants it: ASCII, left aligned in 32 bytes.
 * @throws RangeError when the name is not ASCII or longer than 32 characters
 */
export function parameterKey(name: string): Hex {
  if (!/^[\x21-\x7e]{1,32}$/.test(name)) throw new RangeError(`"${name}" cannot be a parameter's key`);
  return `0x${Buffer.from(name, 'ascii')
    .toString('hex')
    .padEnd(KEY_BYTES * 2, '0')}`;
}

/** The name in a registry key. */
export function parameterName(key: Hex): string {
  return Buffer.from(key.slice(2), 'hex').toString('ascii').replace(/\0+$/, '');
}

/** A governed parameter as the registry holds it; 0 for one that the DAO does not have. */
export function parameterOf({ parameters }: Pick<GovernanceState, 'parameters'>, key: string): bigint {
  return parameters.get(key) ?? 0n;
}

/** The call by which a proposal sets a parameter. */
export function setParameter({ governance }: GovernanceScope['view'], key: string, value: bigint): ContractCall {
  return callOf(ParameterRegistry, governance.contracts.registry, 'set', [parameterKey(key), value]);
}

/** A change of a parameter in plain words, e.g. `aggregation rule: FedAvg → trimmed mean (25 % cut at each end)`. */
export function describeParameter(
  key: string,
  value: bigint,
  { view, parameters: catalogue }: ActionWords<GovernanceScope>,
): string {
  const { parameters } = view.governance;
  const entry: Parameter | undefined = catalogue.get(key);
  const words = (amount: bigint) => entry?.format(amount, parameters) ?? amount.toString();
  const now = parameters.get(key);
  const title = entry?.title ?? key;
  return now === undefined ? `${title}: ${words(value)}` : `${title}: ${words(now)} → ${words(value)}`;
}
