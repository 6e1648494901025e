import { id } from 'ethers';
import type { Address } from '../../chain/index.js';
import type { Dao } from '../../scenario/index.js';

/** Where a DAO's contracts stand on the local chain: where its file says, or at addresses made from their names. */
export interface Placements {
  readonly token: Address;
  readonly governor: Address;
  readonly timelock: Address;
  /** The veto token and the state machine of a dual governance; `null` where the DAO has none. */
  readonly dualGovernance: { readonly token: Address; readonly governance: Address } | null;
  /** Own contracts, in the DAO's order. */
  readonly contracts: readonly { readonly name: string; readonly address: Address }[];
  /** By the name that a draft uses in braces, `token`, `Vault`, …. */
  readonly byName: ReadonlyMap<string, Address>;
}

/** The same DAO has the same placements on every machine, so that calldata can be written before a chain runs. */
export function placementsOf(dao: Dao): Placements {
  const token = dao.token.address ?? placed(dao, 'token');
  const governor = dao.addresses.governor ?? placed(dao, 'governor');
  const timelock = dao.addresses.timelock ?? placed(dao, 'timelock');
  const contracts = dao.contracts.map(({ name, address }) => ({ name, address: address ?? placed(dao, name) }));
  const dualGovernance =
    dao.dualGovernance === undefined
      ? null
      : { token: placed(dao, 'vetoToken'), governance: placed(dao, 'dualGovernance') };
  const byName = new Map<string, Address>([
    ...(dualGovernance === null
      ? []
      : ([
          ['vetoToken', dualGovernance.token],
          ['dualGovernance', dualGovernance.governance],
        ] as const)),
    ...contracts.map(({ name, address }) => [name, address] as const),
    ['token', token],
    ['governor', governor],
    ['timelock', timelock],
  ]);
  return { token, governor, timelock, dualGovernance, contracts, byName };
}

const placed = (dao: Dao, name: string): Address => `0x${id(`folkmoot/${dao.name}/${name}`).slice(-40)}`;
