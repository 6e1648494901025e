import { getAddress } from 'ethers';
import type { Address } from '../../../chain/index.js';
import type { DraftContext } from '../draft-context.js';
import { draftError } from '../draft-error.js';

/**
 * An address as a draft writes it: hex in one case, hex with the right checksum, or `{token}`, `{governor}`,
 * `{timelock}`, `{Name}` for the DAO's contracts.
 * @throws InputError `address-invalid`, `contract-unknown`
 */
export function addressArgument(value: unknown, field: string, context: DraftContext): Address {
  if (typeof value !== 'string') {
    throw draftError('address-invalid', field, value, 'is not an address', 'Write it in quotes: 0x and 40 hex digits.');
  }
  const text = value.trim();
  const name = /^\{(\w+)\}$/.exec(text)?.[1];
  if (name !== undefined) return contractNamed(name, value, field, context);
  if (!/^0x[0-9a-fA-F]{40}$/.test(text)) {
    const hint = text.includes('.')
      ? 'Names such as ENS names are not looked up, because everything stays on this machine; write the address.'
      : `Write 0x and 40 hex digits, or one of ${known(context)}.`;
    throw draftError('address-invalid', field, value, 'is not an address', hint);
  }
  if (/[a-f]/.test(text.slice(2)) && /[A-F]/.test(text.slice(2)) && text !== getAddress(text.toLowerCase())) {
    throw draftError(
      'address-checksum',
      field,
      value,
      'has the wrong mix of capital letters (EIP-55), so that a digit may be mistyped',
      'Copy the address again; in lower case it is taken as it is.',
    );
  }
  return text.toLowerCase() as Address;
}

function contractNamed(name: string, value: unknown, field: string, context: DraftContext): Address {
  const found = context.contracts.find((contract) => contract.name === name);
  if (found !== undefined) return found.address;
  throw draftError('contract-unknown', field, value, 'is no contract of this DAO', `There are ${known(context)}.`);
}

function known(context: DraftContext): string {
  return context.contracts.map(({ name }) => `{${name}}`).join(', ') || 'none yet';
}
