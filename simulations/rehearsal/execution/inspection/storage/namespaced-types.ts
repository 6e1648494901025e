import type { StorageLayout } from '../../loaded-dao.js';

const value = (label: string, bytes: number) => ({ encoding: 'inplace', label, numberOfBytes: String(bytes) });
const mapping = (key: string, to: string) => ({
  encoding: 'mapping',
  label: `mapping(${key} => ${to})`,
  numberOfBytes: '32',
  key,
  value: to,
});

/** The types of OpenZeppelin's namespaced variables, by a short name. */
export const NAMESPACED_TYPES: StorageLayout['types'] = {
  address: value('address', 20),
  bool: value('bool', 1),
  uint32: value('uint32', 4),
  uint48: value('uint48', 6),
  uint64: value('uint64', 8),
  uint208: value('uint208', 26),
  uint256: value('uint256', 32),
  bytes32: value('bytes32', 32),
  string: { encoding: 'bytes', label: 'string', numberOfBytes: '32' },
  amounts: mapping('address', 'uint256'),
  flags: mapping('address', 'bool'),
  allowances: mapping('address', 'amounts'),
  delegates: mapping('address', 'address'),
  byHash: mapping('bytes32', 'uint256'),
  roles: mapping('bytes32', 'role'),
  role: struct([
    ['hasRole', '0', 0, 'flags'],
    ['adminRole', '1', 0, 'bytes32'],
  ]),
  traces: mapping('address', 'trace'),
  trace: struct([['_checkpoints', '0', 0, 'checkpoints']]),
  checkpoints: { encoding: 'dynamic_array', label: 'checkpoint[]', numberOfBytes: '32', base: 'checkpoint' },
  checkpoint: struct([
    ['_key', '0', 0, 'uint48'],
    ['_value', '0', 6, 'uint208'],
  ]),
};

function struct(members: readonly (readonly [label: string, slot: string, offset: number, type: string])[]) {
  return {
    encoding: 'inplace',
    label: 'struct',
    numberOfBytes: '32',
    members: members.map(([label, slot, offset, type]) => ({ label, slot, offset, type })),
  };
}
