import { describe, expect, it } from 'vitest';
import { EmissionController } from '../../../contracts/bindings/index.js';
import { addresses, contracts, FactIndexer, observation, worldView } from '../../../test/fixtures/world.js';
import { decodeCall } from '../../chain/index.js';
import { emission } from './index.js';

const released = (epochsReleased: number, tick: number) =>
  emission.open.chores?.(observation({ tick, view: worldView({ emission: { epochsReleased } }) })) ?? [];

describe('the keeper', () => {
  it('has an epoch released in the very tick in which it is due, from the first on', () => {
    for (const tick of [0, 1, 2, 57]) {
      const [intent, ...others] = released(tick, tick);
      expect(intent).toMatchObject({ purpose: 'release', window: 0, calls: [{ to: contracts.emission }] });
      expect(others).toEqual([]);
      const [call] = 'calls' in intent! ? intent.calls : [];
      expect(decodeCall(EmissionController, call!.data)?.functionName).toBe('releaseEpoch');
    }
  });

  it('catches up with epochs that nobody had released', () => {
    expect(released(0, 5)).toHaveLength(1);
    expect(released(4, 5)).toHaveLength(1);
  });

  it('leaves it when this tick’s is released already', () => {
    expect(released(1, 0)).toEqual([]);
    expect(released(6, 5)).toEqual([]);
    expect(released(9, 5)).toEqual([]);
  });
});

it('epochs are counted as they are released, several in a block too', () => {
  const indexer = new FactIndexer();
  const epoch = (number: number) => ({ type: 'epochReleased', epoch: number }) as const;
  indexer.apply(1, epoch(0));
  expect(indexer.view.emission.epochsReleased).toBe(1);
  indexer.apply(2, epoch(1), epoch(2), epoch(3));
  expect(indexer.view.emission.epochsReleased).toBe(4);
});

describe('what counts as emission', () => {
  const { stakePool } = addresses.staking;
  const { trainerPool, validatorPool } = addresses.rewards;
  const zero = '0x0000000000000000000000000000000000000000';
  const view = worldView();
  const kind = (from: `0x${string}`, to: `0x${string}`, asset = 'token') =>
    emission.open.flows?.classify?.({ asset, from, to, amount: 1n }, view);

  it('is new tokens for the pools, the stakers and the treasury, and what the controller sends', () => {
    for (const to of [trainerPool, validatorPool, stakePool, view.treasury]) expect(kind(zero, to)).toBe('emission');
    expect(kind(contracts.emission, observation().self.address)).toBe('emission');
  });

  it('is not what is minted for somebody else, moves between others, or is another asset', () => {
    expect(kind(zero, observation().self.address)).toBeNull();
    expect(kind(trainerPool, view.treasury)).toBeNull();
    expect(kind(zero, trainerPool, 'stable')).toBeNull();
  });
});
