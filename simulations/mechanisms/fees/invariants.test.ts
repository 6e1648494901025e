import { describe, expect, it } from 'vitest';
import { only } from '../../../test/fixtures/only.js';
import { address, ledger, worldView } from '../../../test/fixtures/world.js';
import { feesInAreFeesOut, feesOfTickAreSharedOut } from './reporting.js';
import { type FeesScope, type FeesState, feesOutline } from './state.js';

const contracts = { buyback: address(0xf1), distributor: address(0xf2) };
const service = address(0xf3);
type View = FeesScope['view'];

/** Coins of the distributor and the buy-back (wei), and what fees say of themselves. */
const viewOf = (distributor: bigint, buyback: bigint, fees: Partial<FeesState> = {}) => {
  const core = worldView({
    ledgers: new Map([
      [
        'stable',
        ledger([
          [contracts.distributor, distributor],
          [contracts.buyback, buyback],
        ]),
      ],
    ]),
  });
  const view = { ...core, fees: { ...feesOutline.empty, ...fees, contracts } };
  return only<View, Pick<View, 'ledgers' | 'fees'>>(view);
};
const coins = (from: typeof service, to: typeof service, amount: bigint) => ({
  asset: 'stable',
  from,
  to,
  amount,
  kind: 'fee',
});
const shared = (burn: bigint, treasury: bigint) => ({ shared: { burn, stakers: 0n, contributors: 0n, treasury } });

describe('fees in and fees out', () => {
  it('are the same to the wei: spent, waiting, or the treasury’s', () => {
    expect(feesInAreFeesOut({ view: viewOf(0n, 3n, { ...shared(10n, 4n), spent: 7n }) })).toBeNull();
    expect(feesInAreFeesOut({ view: viewOf(0n, 2n, { ...shared(10n, 4n), spent: 7n }) })).toBe(
      '10 wei were meant for buying back; 7 were spent and 2 wait',
    );
  });

  const tick = (left: bigint, sent: bigint) =>
    feesOfTickAreSharedOut({
      previous: viewOf(5n, 0n),
      view: viewOf(left, 0n, shared(10n, 2n)),
      transfers: [coins(service, contracts.distributor, 8n), coins(contracts.distributor, contracts.buyback, sent)],
    });

  it('are the same in each tick: what lay there and came in was shared out, or still lies there', () => {
    expect(tick(1n, 12n)).toBeNull();
    expect(tick(2n, 12n)).toBe('13 wei of fees were there; 12 were shared out, 2 are left');
    expect(tick(1n, 11n)).toBe('12 wei of fees were shared out and 11 sent');
  });
});
