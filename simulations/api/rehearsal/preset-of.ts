import { InputError } from '../../errors/index.js';
import { DAO_PRESETS } from '../../scenario/index.js';

/** @throws InputError `dao-unknown` with the names there are */
export function presetOf(name: string) {
  const preset = DAO_PRESETS.find(({ dao }) => dao.name === name);
  if (preset !== undefined) return preset.dao;
  throw new InputError('dao-unknown', `there is no built-in DAO "${name}"`, {
    field: 'dao',
    value: name,
    hint: `Give one of ${DAO_PRESETS.map(({ dao }) => dao.name).join(', ')}, or the path of a DAO file ending in .json.`,
  });
}
