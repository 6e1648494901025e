import { describe, expect, it } from 'vitest';
import { createAppStore } from '../state/store.js';
import { isOpenPoll, tallyCommand, voteSource, watchCommand } from './vote-source.js';

const { watchForm: empty } = createAppStore().getState();
const file = (name: string) => ({ name, text: '…' });
const governor = `0x${'ab'.repeat(20)}`;

describe('the form of an open vote', () => {
  it('asks for nothing until it is complete', () => {
    expect(voteSource(empty)).toBeNull();
    expect(voteSource({ ...empty, url: 'http://127.0.0.1:8545', governor: '0x12' })).toBeNull();
    expect(voteSource({ ...empty, kind: 'hub' })).toBeNull();
    expect(voteSource({ ...empty, kind: 'tables', votes: file('votes.csv') })).toBeNull();
  });

  it('names a proposal only where somebody did', () => {
    const chain = { ...empty, url: 'http://127.0.0.1:8545', governor };
    expect(voteSource({ ...chain, proposal: ' ' })).toMatchObject({ kind: 'chain', proposal: null });
    expect(voteSource({ ...chain, proposal: ' 7 ' })).toMatchObject({ proposal: '7' });
  });

  it('is copied as the command that says the same', () => {
    const chain = { ...empty, url: 'http://127.0.0.1:8545', governor, proposal: '7' };
    expect(watchCommand(chain)).toBe(
      `npx folkmoot rehearse watch --url http://127.0.0.1:8545 --governor ${governor} --proposal 7`,
    );
    expect(watchCommand({ ...empty, kind: 'hub', answers: [file('my hub.json'), file('b.json')] })).toBe(
      "npx folkmoot rehearse watch --hub 'my hub.json' b.json",
    );
    expect(tallyCommand("it's.json", 'approval')).toBe("npx folkmoot tally 'it'\\''s.json' --type approval");
  });
});

it('knows a hub’s answer about a poll that goes on', () => {
  expect(isOpenPoll('{"data":{"proposal":{"state": "active"}}}')).toBe(true);
  expect(isOpenPoll('{"data":{"proposal":{"state":"closed"}}}')).toBe(false);
});
