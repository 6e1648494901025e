import type { Address } from '../../chain/index.js';

const ADDRESS = /^0x[0-9a-f]{40}$/;

/** An address in lower case, whatever case it was written in; `undefined` when it is none. */
export function addressIn(cell: string): Address | undefined {
  const text = cell.toLowerCase();
  return isAddress(text) ? text : undefined;
}

function isAddress(text: string): text is Address {
  return ADDRESS.test(text);
}
