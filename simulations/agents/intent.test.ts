import { describe, expect, it } from 'vitest';
import { address } from '../../test/fixtures/world.js';
import type { ContractCall } from '../chain/index.js';
import type { CoreView } from '../world/index.js';
import { callsInParts, workIntent } from './intent.js';
import { type Finding, type WorkKind, workOf } from './work.js';

const view: CoreView = { block: 4, time: 40, epochStart: 0, treasury: address(9), ledgers: new Map() };
const call = (functionName: string): ContractCall => ({
  to: address(1),
  data: '0x',
  contract: 'Squares',
  functionName,
});

interface Square extends Finding {
  readonly square: number;
}
const squaring: WorkKind<{ readonly side: number }, number> = {
  name: 'square',
  run: async (orders) => orders.map(({ side }) => side ** 2),
};

describe('an intent with work', () => {
  const intent = workIntent(squaring, {
    purpose: 'tell',
    window: 2,
    order: ({ block }: CoreView) => ({ side: block }),
    calls: (square, { block }: CoreView) => [call(`tell${square}At${block}`)],
    finding: (square): Square => ({ kind: 'square', square }),
  });

  it('says what it is for, when it is due and which work it asks for', () => {
    expect([intent.purpose, intent.window, intent.kind.name]).toEqual(['tell', 2, 'square']);
  });

  it('orders by the view and makes calls and a finding of what came out', async () => {
    const order = intent.order(view)!;
    const [result] = await intent.kind.run([order], { learning: null });
    expect(intent.finish(result, view)).toEqual({
      calls: [call('tell16At4')],
      finding: { kind: 'square', square: 16 },
    });
  });

  it('may lead to no call, to no finding, or to no work at all', () => {
    const silent = workIntent(squaring, { purpose: 'look', window: 0, order: () => null });
    expect(silent.order(view)).toBeNull();
    expect(silent.finish(16, view)).toEqual({ calls: [] });
    expect(Object.keys(silent.finish(16, view))).not.toContain('finding');
  });
});

describe('an intent in parts', () => {
  it('is the same intent, which goes on with what the view says is left', () => {
    const first = { purpose: 'settle', window: 3 as const, calls: [call('settle')] };
    const intent = callsInParts(first, ({ block }: CoreView) => (block < 6 ? [call(`settle${block}`)] : []));
    expect(intent).toMatchObject(first);
    expect(intent.further!(view)).toEqual([call('settle4')]);
    expect(intent.further!({ ...view, block: 6 })).toEqual([]);
  });
});

describe('the work of a tick', () => {
  const done = [{ order: { side: 3 }, result: 9 }];

  it('is found by its kind, and is none where nobody did any', () => {
    const record = new Map([['square', done]]);
    expect(workOf(record, squaring)).toBe(done);
    expect(workOf(record, { ...squaring, name: 'cube' })).toEqual([]);
  });
});
