import type { Address } from './chain-engine.js';
import { createLogDecoder as createDecoder, type LogDecoder } from './codec/index.js';
import { bindingOf, type DaoContracts } from './deployment/dao-contracts.js';

/** Decodes the logs of the DAO's contracts at these addresses, each reported under the DAO's name for it. */
export function createLogDecoder(
  watched: readonly { readonly address: Address; readonly contract: keyof DaoContracts }[],
): LogDecoder {
  return createDecoder(
    watched.map(({ address, contract }) => ({ address, name: contract, contract: bindingOf(contract) })),
  );
}
