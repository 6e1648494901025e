import { id } from 'ethers';

const ROLES = [
  'MINTER',
  'BURNER',
  'PAUSER',
  'UPGRADER',
  'PROPOSER',
  'EXECUTOR',
  'CANCELLER',
  'TIMELOCK_ADMIN',
  'GOVERNOR',
];

/** OpenZeppelin's roles and other common ones, by their hash. */
export const ROLE_NAMES: ReadonlyMap<string, string> = new Map([
  [`0x${'0'.repeat(64)}`, 'DEFAULT_ADMIN_ROLE'],
  ...ROLES.map((name): [string, string] => [id(`${name}_ROLE`), `${name}_ROLE`]),
]);
