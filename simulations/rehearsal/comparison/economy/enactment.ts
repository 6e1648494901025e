import { type FunctionFragment, Interface } from 'ethers';
import type { ContractBinding } from '../../../chain/index.js';
import type { EnactedCall } from '../../../kernel/index.js';
import { MECHANISMS } from '../../../mechanisms/index.js';
import type { EncodedCall } from '../../draft/encoded-action.js';
import type { KnownContract } from '../../execution/loaded-dao.js';

/** The scenario's token has 18 decimals, always. */
const ECONOMY_DECIMALS = 18;

/** What of a proposal the simulated economy can carry out, and what not: a sentence each. */
export interface Enactment {
  readonly calls: readonly EnactedCall[];
  readonly enacted: readonly string[];
  readonly notEnacted: readonly string[];
}

/** A contract that every simulated economy of its mechanism has. */
interface Counterpart {
  readonly name: string;
  /** By mechanism and name, as a run knows it. */
  readonly contract: string;
  readonly binding: ContractBinding;
}

const COUNTERPARTS: readonly Counterpart[] = MECHANISMS.flatMap(({ name: mechanism, contracts }) =>
  contracts
    .filter(({ kind }) => kind === 'one')
    .map(({ contract, binding }) => ({ name: contract, contract: `${mechanism}.${contract}`, binding })),
);
/** The economy's contracts by the code they are made of, whatever a DAO calls them. */
const BY_CODE: ReadonlyMap<string, Counterpart> = new Map(
  // The first of a kind: the trainers' pool stands for a RolePool.
  COUNTERPARTS.toReversed().map((counterpart) => [counterpart.binding.bytecode, counterpart]),
);
/** What every DAO has, whatever it is made of. */
const BY_NAME: ReadonlyMap<string, Counterpart> = new Map(
  COUNTERPARTS.filter(({ name }) => ['token', 'governor', 'timelock'].includes(name)).map((one) => [one.name, one]),
);

/** Functions whose named argument is an amount of the DAO's token. */
const AMOUNTS: Readonly<Record<string, string>> = {
  transfer: 'value',
  approve: 'value',
  mint: 'amount',
  burn: 'value',
};

/**
 * Aims a proposal's calls at the contracts of a simulated economy. A call is carried out when its target has a
 * counterpart there: the DAO's token, governor and timelock, and own contracts built from Folkmoot's. Amounts of the
 * token are brought to the economy's 18 decimals.
 */
export function enactmentOf(
  calls: readonly EncodedCall[],
  known: readonly KnownContract[],
  token: { readonly symbol: string; readonly decimals: number },
): Enactment {
  const done: EnactedCall[] = [];
  const enacted: string[] = [];
  const notEnacted: string[] = [];
  for (const [i, call] of calls.entries()) {
    const place = `Action ${i + 1}`;
    const target = known.find(({ address }) => address === call.to);
    const counterpart = counterpartOf(target);
    if (counterpart === null) {
      notEnacted.push(`${place} calls ${target?.name ?? call.to}, which the simulated economy does not have.`);
      continue;
    }
    const translated = translate(call, counterpart, token.decimals);
    if (translated === null) {
      notEnacted.push(
        `${place} calls ${counterpart.name} with data that the economy's ${counterpart.name} does not understand.`,
      );
      continue;
    }
    if (call.valueWei > 0n) notEnacted.push(`${place} sends native currency, which the economy does not count.`);
    done.push({ contract: counterpart.contract, data: translated.data });
    enacted.push(`${place}: ${counterpart.name}.${translated.name} is called by the timelock at the first tick.`);
  }
  return { calls: done, enacted, notEnacted };
}

function counterpartOf(target: KnownContract | undefined): Counterpart | null {
  if (target === undefined) return null;
  return BY_NAME.get(target.name) ?? BY_CODE.get(target.contract.bytecode) ?? null;
}

function translate(
  { data }: EncodedCall,
  { name, binding }: Counterpart,
  decimals: number,
): { readonly name: string; readonly data: `0x${string}` } | null {
  const contract = interfaceOf(binding);
  const fragment = contract.getFunction(data.slice(0, 10));
  if (fragment === null) return null;
  try {
    const values = contract.decodeFunctionData(fragment, data).toArray();
    const scaled = name === 'token' ? scale(fragment, values, decimals) : values;
    return { name: fragment.name, data: contract.encodeFunctionData(fragment, scaled) as `0x${string}` };
  } catch {
    return null;
  }
}

function scale(fragment: FunctionFragment, values: readonly unknown[], decimals: number): readonly unknown[] {
  const amount = AMOUNTS[fragment.name];
  return values.map((value, i) =>
    fragment.inputs[i]!.name === amount && typeof value === 'bigint'
      ? value * 10n ** BigInt(ECONOMY_DECIMALS - decimals)
      : value,
  );
}

const interfaceOf = ({ abi }: ContractBinding) => new Interface(JSON.stringify(abi));
