import { Interface, type InterfaceAbi } from 'ethers';
import { type Address, bindingOf, DAO_CONTRACTS, type DaoContracts, type Hex } from '../../chain/index.js';
import { parameterName } from '../parameter-key.js';
import type { DecodedAction } from '../world-view.js';

const INTERFACES = Object.fromEntries(
  DAO_CONTRACTS.map((name) => [name, new Interface(bindingOf(name).abi as InterfaceAbi)]),
) as Readonly<Record<keyof DaoContracts, Interface>>;

/** What a proposal's call would do, as far as the DAO's own contracts can tell; `null` for anything else. */
export function decodeAction(target: Address, calldata: Hex, contracts: DaoContracts): DecodedAction | null {
  const contract = (Object.keys(INTERFACES) as (keyof DaoContracts)[]).find((name) => contracts[name] === target);
  if (contract === undefined) return null;
  const call = parse(INTERFACES[contract], calldata);
  if (call === null) return null;
  const { name, args } = call;
  if (contract === 'registry' && name === 'set') {
    return { kind: 'setParameter', key: parameterName(args[0] as Hex), value: args[1] as bigint };
  }
  if (contract === 'registry' && name === 'setSplit') {
    const [trainersBps, validatorsBps, stakersBps, treasuryBps] = args.map(Number);
    return {
      kind: 'setSplit',
      trainersBps: trainersBps!,
      validatorsBps: validatorsBps!,
      stakersBps: stakersBps!,
      treasuryBps: treasuryBps!,
    };
  }
  if (contract === 'token' && name === 'transfer') {
    return { kind: 'transferTokens', to: String(args[0]).toLowerCase() as Address, amount: args[1] as bigint };
  }
  return { kind: 'call', contract, functionName: name, args: args.map(plainArgument) };
}

function parse(abi: Interface, calldata: Hex): { name: string; args: readonly unknown[] } | null {
  try {
    const call = abi.parseTransaction({ data: calldata });
    return call === null ? null : { name: call.name, args: [...call.args] };
  } catch {
    // Calldata that starts like a known function and does not decode will revert when executed: not known.
    return null;
  }
}

function plainArgument(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(plainArgument).join(', ')}]`;
  return typeof value === 'string' ? value.toLowerCase() : String(value);
}
