import { describe, expect, it } from 'vitest';
import { functionGroups, placesOf } from './function-groups.js';

const one = (contract: string, signature: string) => ({
  contract,
  to: `{${contract}}`,
  signature,
  payable: false,
  inputs: [],
});

describe('functions to choose from', () => {
  const functions = [one('token', 'pause()'), one('token', 'pause()'), one('vault', 'pause()')];

  it('stand under their contract, each once, and can be told apart', () => {
    expect(functionGroups(functions)).toEqual([
      { group: 'token', items: [{ value: '{token} pause()', label: 'pause()' }] },
      { group: 'vault', items: [{ value: '{vault} pause()', label: 'pause()' }] },
    ]);
  });

  it('name every contract once', () => {
    expect(placesOf(functions)).toEqual(['{token}', '{vault}']);
  });
});
