import { describe, expect, it } from 'vitest';
import { address, transfer } from '../../test/fixtures/world.js';
import { type DomainEvent, eventsOf, type Fact, transfersOf, ZERO_ADDRESS } from './fact.js';

type Weather = Fact & { readonly type: 'rain' | 'sun'; readonly hours: number };

const at = { block: 1, timestamp: 10, transaction: 0 };
const rain = { ...at, type: 'rain', hours: 2 };
const sun = { ...at, type: 'sun', hours: 5 };
const paid = { ...at, ...transfer(address(1), address(2), 5n) };
const minted = { ...at, ...transfer(ZERO_ADDRESS, address(2), 7n, 'stable') };
const events: readonly DomainEvent[] = [rain, paid, sun, minted, { ...rain, hours: 1 }];

describe('events of some types', () => {
  it('are picked out of all, in their order', () => {
    const weather = eventsOf<Weather>();
    expect(weather(events, 'rain').map(({ hours }) => hours)).toEqual([2, 1]);
    expect(weather(events, 'sun')).toEqual([sun]);
    expect(weather([paid], 'sun')).toEqual([]);
    expect(weather(events, 'sun', 'rain')).toEqual([rain, sun, { ...rain, hours: 1 }]);
  });

  it('are transfers of whichever asset', () => {
    expect(transfersOf(events)).toEqual([paid, minted]);
  });
});

it('the address of nobody is Ethereum’s: twenty bytes of nothing', () => {
  expect(ZERO_ADDRESS).toBe(`0x${'00'.repeat(20)}`);
});
