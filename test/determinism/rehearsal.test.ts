import { afterAll, describe, expect, it } from 'vitest';
import type { RehearsalRecord } from '../../simulations/api/contract/index.js';
import { randomStream } from '../../simulations/random/index.js';
import { commandLine } from '../fixtures/folkmoot-command.js';
import { grant, oak } from '../fixtures/rehearsal/oak.js';

const { folkmoot, file, remove } = commandLine();
afterAll(remove);

/** Sixty weekly proposals and thirty voters who differ, as the two files of a history. */
function madeUpHistory(): { readonly proposals: string; readonly votes: string } {
  const random = randomStream(5, 'history');
  const proposals = ['id,start,end,status'];
  const votes = ['voter,proposal,choice,power,time'];
  for (let week = 0; week < 60; week++) {
    const at = (day: number) => new Date(Date.UTC(2023, 0, 1 + 7 * week + day)).toISOString();
    let lead = 0;
    for (let voter = 0; voter < 30; voter++) {
      if (random.next() > 0.6) continue;
      const isFor = random.next() < (voter < 20 ? 0.8 : 0.2);
      lead += isFor ? 1 : -1;
      votes.push(`0x${String(voter).padStart(40, '0')},p${week},${isFor ? 1 : 2},${10 + voter},${at(1)}`);
    }
    proposals.push(`p${week},${at(0)},${at(5)},${lead > 0 ? 'passed' : 'rejected'}`);
  }
  return { proposals: proposals.join('\n'), votes: votes.join('\n') };
}

async function rehearse(dao: object, ...more: readonly string[]): Promise<RehearsalRecord> {
  const args = ['rehearse', '--dao', file('dao.json', dao), '--proposal', file('grant.json', grant), '--json'];
  const { status, stdout, stderr } = await folkmoot(...args, ...more);
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as RehearsalRecord;
}

describe('a rehearsal in two processes', () => {
  it('comes to the same digest with all its parts', async () => {
    const parts = ['--what-if', '--attacks', '--cases', '--economy', '--ticks', '2', '--seeds', '2'];
    const [one, other] = [await rehearse(oak, ...parts), await rehearse(oak, ...parts)];
    expect(other.execution!.stateDigest).toBe(one.execution!.stateDigest);
    expect(other.economy!.differences).toEqual(one.economy!.differences);
    expect(other.digest).toBe(one.digest);
    expect(other.createdAt).not.toBe(one.createdAt);
  });

  it('learns the same voters', async () => {
    const { proposals, votes } = madeUpHistory();
    file('proposals.csv', proposals);
    file('votes.csv', votes);
    const holders = Array.from({ length: 30 }, (_, voter) => ({
      address: `0x${String(voter).padStart(40, '0')}`,
      tokens: String(10 + voter),
    }));
    const dao = {
      ...oak,
      holders: { kind: 'list', holders: holders.slice(1) },
      history: { proposals: 'proposals.csv', votes: 'votes.csv' },
    };
    const [one, other] = [await rehearse(dao), await rehearse(dao)];
    expect(one.forecast!.source).toBe('calibrated');
    expect(one.calibration!.trainedOn.voters).toBe(30);
    expect(other.digest).toBe(one.digest);
    expect((await rehearse(dao, '--seed', '2')).forecast!.verdicts).not.toEqual(one.forecast!.verdicts);
  });
});
