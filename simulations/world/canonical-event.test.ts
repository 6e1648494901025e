import { describe, expect, it } from 'vitest';
import { address } from '../../test/fixtures/world.js';
import { canonicalEvent } from './canonical-event.js';
import type { DomainEvent } from './domain-event.js';

const event: DomainEvent = {
  type: 'transfer',
  block: 3,
  timestamp: 1000,
  transaction: 0,
  from: address(1),
  to: address(2),
  amount: 10n ** 25n,
};

describe('the canonical text of an event', () => {
  it('does not depend on the order of its fields', () => {
    const turned = Object.fromEntries(Object.entries(event).reverse()) as unknown as DomainEvent;
    expect(canonicalEvent(turned)).toBe(canonicalEvent(event));
  });

  it('is JSON with exact amounts as decimal strings', () => {
    expect(JSON.parse(canonicalEvent(event))).toEqual({ ...event, amount: '10000000000000000000000000' });
    const created = { ...event, type: 'proposalCreated', values: [1n, 2n] } as unknown as DomainEvent;
    expect(JSON.parse(canonicalEvent(created)).values).toEqual(['1', '2']);
  });
});
