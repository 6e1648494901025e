import { describe, expect, it } from 'vitest';
import type { Address, ChainLog, Hex, TracedCall } from '../../../chain/index.js';
import { everyCall } from '../inspection/traced-calls.js';
import { boundedEvidence } from './bounded-evidence.js';
import type { CallEvidence } from './evidence.js';

const A: Address = `0x${'a'.repeat(40)}`;
const bytes = (count: number): Hex => `0x${'ab'.repeat(count)}`;

function call(
  calls: readonly TracedCall[] = [],
  input: Hex = '0x12345678',
  rest: Partial<TracedCall> = {},
): TracedCall {
  return { kind: 'CALL', from: A, to: A, valueWei: 0n, input, output: '0x', gasUsed: 1n, error: null, calls, ...rest };
}
const log = (data: Hex): ChainLog => ({ address: A, topics: [], data, transactionIndex: 0 });
const many = <T>(count: number, item: T): readonly T[] => Array.from({ length: count }, () => item);

function bound(evidence: Partial<CallEvidence>) {
  const whole = { traced: [], diff: new Map(), logs: [], gas: 1n, failure: null, ...evidence };
  return boundedEvidence(whole, { calls: 5, events: 3, slots: 4, bytes: 1024 });
}

describe('evidence of an execution', () => {
  it('is as it was where it is of a usual size', () => {
    const evidence: CallEvidence = {
      traced: [call([call(), call([call()])])],
      diff: new Map([[A, { balanceBefore: 1n, balanceAfter: 2n, codeChanged: false, storage: many(4, SLOT) }]]),
      logs: many(3, log(bytes(100))),
      gas: 7n,
      failure: 'why',
    };
    expect(bound(evidence)).toEqual({ bounded: evidence, cut: [] });
  });

  it('has the first calls of too many, outermost first, and says how many there were', () => {
    const { bounded, cut } = bound({ traced: [call([call(many(4, call())), call()]), call()] });
    expect(bounded.traced.flatMap(everyCall)).toHaveLength(5);
    expect(bounded.traced[0]!.calls).toHaveLength(1);
    expect(cut).toEqual(['Of 8 calls within the execution, the first 5 are shown and checked.']);
  });

  it('says when the chain itself could not show the calls within', () => {
    const { cut } = bound({ traced: [call([], '0x', { cut: true })] });
    expect(cut).toEqual([
      'The calls within the execution were too many to be read; only the outermost is shown and checked.',
    ]);
  });

  it('has the beginning of data that would fill a document, and what is short whole', () => {
    const { bounded, cut } = bound({
      traced: [call([call([], bytes(2000)), call()], bytes(500))],
      logs: [log(bytes(1024)), log(bytes(40)), log(bytes(36))],
    });
    const sizes = (data: readonly Hex[]) => data.map((each) => (each.length - 2) / 2);
    expect(sizes(bounded.traced.flatMap(everyCall).map(({ input }) => input))).toEqual([500, 36, 4]);
    expect(sizes(bounded.logs.map(({ data }) => data))).toEqual([1024, 36, 36]);
    expect(cut).toEqual([
      'The data of 2 calls and events is shown only in its beginnings: there are more than 1 KiB of it.',
    ]);
  });

  it('has the first events and slots of too many', () => {
    const account = { balanceBefore: 0n, balanceAfter: 0n, codeChanged: false, storage: many(3, SLOT) };
    const B: Address = `0x${'b'.repeat(40)}`;
    const { bounded, cut } = bound({
      logs: many(9, log('0x')),
      diff: new Map([
        [A, account],
        [B, account],
      ]),
    });
    expect(bounded.logs).toHaveLength(3);
    expect([...bounded.diff.values()].map(({ storage }) => storage.length)).toEqual([3, 1]);
    expect(cut).toEqual([
      'Of 9 events, the first 3 are shown and checked.',
      'Of 6 changes of storage, the first 4 are shown and checked.',
    ]);
  });
});

const SLOT = { slot: bytes(32), before: bytes(32), after: bytes(32) };
