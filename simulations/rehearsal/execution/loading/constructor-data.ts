import { AbiCoder, encodeBytes32String, ParamType } from 'ethers';
import type { Address, ContractBinding, Hex } from '../../../chain/index.js';
import { InputError } from '../../../errors/index.js';

const PLACEHOLDER = /^\{([A-Za-z_]\w*)\}$/;

/**
 * Init code of a contract with its constructor's arguments, `{Name}` replaced by that contract's address. Short texts
 * are taken for `bytes32` too.
 * @throws InputError `constructor-arguments` that names the argument at fault
 */
export function constructorData(
  contract: ContractBinding,
  values: readonly unknown[],
  addresses: ReadonlyMap<string, Address>,
): Hex {
  const inputs = contract.abi.find(({ type }) => type === 'constructor')?.inputs ?? [];
  const parameters = inputs.map((input) => ParamType.from(input, true));
  const field = `contracts.${contract.name}.constructorArguments`;
  if (values.length !== parameters.length) {
    const wanted = parameters.map(({ type, name }) => `${type} ${name}`.trim()).join(', ') || 'none';
    throw new InputError(
      'constructor-arguments',
      `${contract.name} is constructed with ${parameters.length} arguments, and was given ${values.length}`,
      { field, hint: `In order: ${wanted}.` },
    );
  }
  const coder = AbiCoder.defaultAbiCoder();
  const ready = parameters.map((parameter, i) => {
    const value = substituted(parameter, values[i], addresses, field);
    try {
      coder.encode([parameter], [value]);
      return value;
    } catch (cause) {
      const label = parameter.name || String(i + 1);
      throw new InputError(
        'constructor-arguments',
        `${contract.name}: the argument ${label} does not fit its type, ${parameter.type}`,
        {
          cause,
          field: `${field}.${label}`,
          value: values[i],
          hint: 'Amounts are whole numbers in quotes, addresses and bytes hex, structs and arrays lists.',
        },
      );
    }
  });
  return `${contract.bytecode as Hex}${coder.encode(parameters, ready).slice(2)}`;
}

/** The encoder takes every text for true, "false" too, and what is missing for false. */
function truthOf({ name }: ParamType, value: unknown, field: string): boolean {
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  throw new InputError('constructor-arguments', `${name || 'an argument'} is neither true nor false`, {
    field: name ? `${field}.${name}` : field,
    value,
    hint: 'Write true or false.',
  });
}

function substituted(
  parameter: ParamType,
  value: unknown,
  addresses: ReadonlyMap<string, Address>,
  field: string,
): unknown {
  const { arrayChildren, components } = parameter;
  if (arrayChildren !== null && Array.isArray(value)) {
    return value.map((item) => substituted(arrayChildren, item, addresses, field));
  }
  if (components !== null && typeof value === 'object' && value !== null) {
    const members = Array.isArray(value)
      ? value
      : components.map(({ name }) => Object.entries(value).find(([key]) => key === name)?.[1]);
    return components.map((component, i) => substituted(component, members[i], addresses, field));
  }
  if (parameter.type === 'bool') return truthOf(parameter, value, field);
  if (typeof value !== 'string') return value;
  const name = parameter.type === 'address' ? PLACEHOLDER.exec(value)?.[1] : undefined;
  if (name !== undefined) return addressOf(name, addresses, field);
  if (parameter.type === 'bytes32' && !value.startsWith('0x') && value.length < 32) return encodeBytes32String(value);
  return value;
}

function addressOf(name: string, addresses: ReadonlyMap<string, Address>, field: string): Address {
  const address = addresses.get(name);
  if (address !== undefined) return address;
  throw new InputError('constructor-arguments', `there is no contract {${name}} in this DAO`, {
    field,
    value: `{${name}}`,
    hint: `There are ${[...addresses.keys()].map((known) => `{${known}}`).join(', ')}.`,
  });
}
