import { describe, expect, it } from 'vitest';
import { address } from '../../test/fixtures/world.js';
import { canonicalEvent } from './canonical-event.js';
import type { DomainEvent, TransferFact } from './fact.js';

const event: DomainEvent<TransferFact> = {
  type: 'transfer',
  block: 3,
  timestamp: 1000,
  transaction: 0,
  asset: 'token',
  from: address(1),
  to: address(2),
  amount: 10n ** 25n,
};

describe('the canonical text of an event', () => {
  it('does not depend on the order of its fields', () => {
    const { type, ...rest } = event;
    const { block, timestamp, transaction, ...fields } = rest;
    const turned = { ...Object.fromEntries(Object.entries(fields).reverse()), transaction, timestamp, block, type };
    expect(Object.keys(turned)).not.toEqual(Object.keys(event));
    expect(canonicalEvent(turned)).toBe(canonicalEvent(event));
  });

  it('has its fields in alphabetical order', () => {
    expect(Object.keys(JSON.parse(canonicalEvent(event)))).toEqual([
      'amount',
      'asset',
      'block',
      'from',
      'timestamp',
      'to',
      'transaction',
      'type',
    ]);
  });

  it('is JSON with exact amounts as decimal strings', () => {
    expect(JSON.parse(canonicalEvent(event))).toEqual({ ...event, amount: '10000000000000000000000000' });
    const created = { ...event, type: 'proposalCreated', values: [1n, 2n] };
    expect(JSON.parse(canonicalEvent(created)).values).toEqual(['1', '2']);
  });
});
