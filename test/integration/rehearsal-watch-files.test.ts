import { afterAll, describe, expect, it } from 'vitest';
import type { WatchedVote } from '../../simulations/rehearsal/index.js';
import { commandLine } from '../fixtures/folkmoot-command.js';
import { folkmootInProcess } from '../fixtures/folkmoot-in-process.js';
import { hubProposal, hubVotes, START } from '../fixtures/rehearsal/open-polls.js';
import { voter } from '../fixtures/rehearsal/snapshot-poll.js';

const { home, file, remove } = commandLine();
afterAll(remove);

const watch = (...args: readonly string[]) => folkmootInProcess('rehearse', 'watch', ...args);

describe('a poll of a hub', () => {
  const dao = {
    format: 'folkmoot-dao/1',
    name: 'garden',
    title: 'Garden',
    token: { name: 'Seed', symbol: 'SEED' },
    holders: {
      kind: 'list',
      holders: [400, 250, 200, 100, 50].map((held, i) => ({ address: voter(i + 1), tokens: `${held}` })),
    },
  };
  const votes = hubVotes([
    [1, 400],
    [2, 250],
  ]);

  it('is watched by saved answers and the holders of a DAO file', async () => {
    const answer = file('hub.json', { data: { proposal: hubProposal(), votes } });
    const { status, stdout, stderr } = await watch('--hub', answer, '--dao', file('garden.dao.json', dao));
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Fund the garden: 2\.0 hours in, 118\.0 to go\./);
    expect(stdout).toMatch(/400 for, 250 against, 0 abstain; no quorum is needed\./);
    expect(stdout).toMatch(/150 more tokens against would flip it/);
    expect(stdout).toMatch(/350 tokens have not voted/);
    // Supposed voters are no knowledge that an interval could be told of.
    expect(stdout).toMatch(/that it passes, if voters behave as supposed\.$/m);
  });

  it('with a title that would steer a terminal is told without it', async () => {
    const proposal = hubProposal({ title: 'Pay\u001B[2J\u202E me' });
    const { stdout } = await watch('--hub', file('title.json', { data: { proposal, votes } }));
    expect(stdout).toMatch(/^Pay \[2J +me: 2\.0 hours in/);
  });

  it('under a quorum of rejection says that votes For do not matter', async () => {
    const proposal = hubProposal({ quorumType: 'rejection', quorum: 200 });
    const { stdout } = await watch('--hub', file('rejection.json', { data: { proposal, votes } }));
    expect(stdout).toMatch(/it fails above 200 against, however many are for/);
    expect(stdout).toMatch(/no votes for could flip it/);
  });

  it('is looked at as of a moment, in UTC where it names no zone', async () => {
    const answer = file('moment.json', { data: { proposal: hubProposal(), votes } });
    const at = new Date((START + 5_400) * 1000).toISOString().slice(0, 16).replace('T', ' ');
    const { stdout } = await watch('--hub', answer, '--at', at, '--json');
    expect(JSON.parse(stdout).standing).toMatchObject({ for: 400, against: 0, voters: 1 });
    expect((await watch('--hub', answer, '--at', 'soon')).stderr).toMatch(/"soon" is not a time/);
  });

  it('is refused where nothing says which vote is watched', async () => {
    expect((await watch()).stderr).toMatch(/nothing says which vote is watched/);
    const { stderr } = await watch('--hub', `${home}/absent.json`);
    expect(stderr).toMatch(/absent\.json/);
  });
});

describe('a vote in files', () => {
  const DAY = 86_400;
  const day = (i: number) => START + i * DAY;
  const proposals = [
    'id,title,start,end,threshold',
    ...Array.from({ length: 41 }, (_, i) => `p${i},Grant ${i},${day(i)},${day(i) + DAY - 1},100`),
  ].join('\n');
  /** Of the past two in three pass; the last one is open, and two voters came early. */
  const votes = [
    'voter,proposal,choice,power,time',
    ...Array.from({ length: 40 }, (_, i) => [
      `ann,p${i},${i % 3 === 0 ? 2 : 1},150,${day(i) + 3_600}`,
      `ben,p${i},1,20,${day(i) + 7_200}`,
    ]).flat(),
    `ann,p40,1,150,${day(40) + 3_600}`,
    `ben,p40,2,20,${day(40) + 7_200}`,
    // Ben changed his mind.
    `ben,p40,1,25,${day(40) + 9_000}`,
  ].join('\n');
  const files = () => ['--votes', file('votes.csv', votes), '--proposals', file('proposals.csv', proposals)];

  it('is watched among the past ones, and learnt from them', async () => {
    const { status, stdout } = await watch(...files(), '--proposal', 'p40', '--json');
    expect(status).toBe(0);
    const told: WatchedVote = JSON.parse(stdout);
    expect(told).toMatchObject({
      title: 'Grant 40',
      standing: { for: 175, against: 0, voters: 2 },
      needed: { kind: 'quorum', tokens: 100, counts: 'for' },
      chances: { by: 'pastVotes', learntFrom: 40 },
      waiting: null,
    });
    expect(told.hours).toBeCloseTo(2.5, 2);
    expect(told.chances!.now.chance).toBeGreaterThan(told.chances!.before.chance);
    const text = await watch(...files(), '--proposal', 'p40');
    expect(text.stdout).toMatch(/Learnt from 40 past proposals as they stood equally long after their start/);
    expect(text.stdout).toMatch(/\(\d+ % to \d+ %\)/);
  });

  it('is looked at before a change of mind as it was then', async () => {
    const at = new Date((day(40) + 8_000) * 1000).toISOString();
    const { stdout } = await watch(...files(), '--proposal', 'p40', '--at', at, '--json');
    expect(JSON.parse(stdout).standing).toMatchObject({ for: 150, against: 20 });
  });

  it.each([
    [['--proposal', 'p99'], /no proposal "p99"/],
    [[], /nothing says which vote is watched/],
    [['--proposal', 'p40', '--at', '2001-01-01'], /has not begun at that moment/],
  ])('with %j is refused', async (more, says) => {
    const { status, stderr } = await watch(...files(), ...more);
    expect([status, stderr]).toEqual([2, expect.stringMatching(says)]);
  });

  it('needs both files', async () => {
    const { stderr } = await watch('--votes', file('votes.csv', votes), '--proposal', 'p40');
    expect(stderr).toMatch(/--proposals is missing/);
  });
});
