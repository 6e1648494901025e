import { afterAll, describe, expect, it } from 'vitest';
import { commandLine } from '../fixtures/folkmoot-command.js';
import { grant, oak, rehearseFiles } from '../fixtures/rehearsal/oak.js';

const { file, remove } = commandLine();
afterAll(remove);

const [ann, ben, cat, dan] = ['a1', 'b2', 'c3', 'd4'].map((byte) => `0x${byte.repeat(20)}`) as [
  string,
  string,
  string,
  string,
];
const rehearse = async (dao: object, ...more: readonly string[]) =>
  (await rehearseFiles(file('dao.json', { ...oak, ...dao }), file('grant.json', grant), ...more)).record;

describe('members by the command line', () => {
  it('come from JSON, address to balance, as exactly as from CSV', async () => {
    const token = { symbol: 'ACN', supplyTokens: '1000' };
    file('holders.json', `{"${ann}": "500.000000000000000001", "${ben}": "300"}`);
    file('holders.csv', `HolderAddress,Balance\n${ann},500.000000000000000001\n${ben},"300"\n`);
    const [json, csv] = [
      await rehearse({ token, holders: { kind: 'file', path: 'holders.json' } }, '--no-execution'),
      await rehearse({ token, holders: { kind: 'file', path: 'holders.csv' } }, '--no-execution'),
    ];
    expect(json.members).toMatchObject({ holders: 2, total: '800.000000000000000001', supply: '1000' });
    expect(csv.members).toEqual({ ...json.members, sourceHash: csv.members.sourceHash });
    expect(csv.forecast).toMatchObject({ passes: json.forecast!.passes });
  });

  it('take their columns from the DAO file where it names them', async () => {
    file('odd.csv', `Who,Score,Stake\n${ann},7,10\n${ben},8,5\n`);
    const holders = { kind: 'file', path: 'odd.csv', mapping: { address: 'Who', balance: 'Stake' } };
    expect((await rehearse({ holders }, '--no-execution')).members).toMatchObject({ holders: 2, total: '15' });
  });

  it('let others vote: a delegate has the votes of all who chose it, on the chain too', async () => {
    file('delegations.csv', `delegator,delegate\n${ann},${dan}\n${ben},${dan}\n`);
    const record = await rehearse({ delegations: { path: 'delegations.csv' } });
    expect(record.inputs.map(({ name }) => name)).toContain('delegations');
    expect(record.members).toMatchObject({ delegating: 2 });
    const powers = Object.fromEntries(record.members.largest.map(({ address, power }) => [address, power]));
    expect(powers).toMatchObject({ [ann]: '0', [cat]: '50' });
    const { for: yes, against, abstain } = record.execution!.tally;
    // Dan votes with 800.25 or not at all, Cat with 50: no other sum can be cast.
    for (const votes of [yes, against, abstain]) expect(['0', '50', '800.25', '850.25']).toContain(votes);
    expect(record.forecast!.pivotal.map(({ address }) => address)).toContain(dan);
  });

  it('are fitted to a number, a Gini and a Nakamoto coefficient', async () => {
    const holders = { kind: 'fitted', count: 1000, gini: 0.9, nakamoto: 12, totalTokens: '900' };
    const { members } = await rehearse({ holders }, '--no-execution');
    expect(members).toMatchObject({ holders: 1000, nakamoto: 12, total: '900' });
    expect(members.gini).toBeCloseTo(0.9, 3);
  });

  it('that hold more than there is are refused', async () => {
    await expect(rehearse({ token: { symbol: 'ACN', supplyTokens: '10' } })).rejects.toThrow(
      /the holders have 850\.25 tokens, more than the supply of 10/,
    );
  });
});

describe('the rules of a DAO', () => {
  it.each([
    ['fraction', { kind: 'fraction', percent: 25 }, '250'],
    ['absolute', { kind: 'absolute', tokens: '123.5' }, '123.5'],
  ])('set a quorum by %s that the chain has too', async (_, quorum, expected) => {
    const { execution, forecast } = await rehearse({ governor: { quorum } });
    expect(execution!.tally.quorum).toBe(expected);
    expect(forecast!.quorum.votes).toBeCloseTo(Number(expected), 9);
  });

  it('may let nobody propose: that is the outcome, with the governor’s reason', async () => {
    const { execution } = await rehearse({ governor: { proposalThresholdTokens: '900' } });
    expect(execution).toMatchObject({ outcome: 'notProposed', simulated: true });
    expect(execution!.sentence).toMatch(/Nobody can propose it: .*GovernorInsufficientProposerVotes/);
  });
});

describe('the other parts of a rehearsal', () => {
  it('are in the record when they are asked for', async () => {
    const economy = ['--economy', '--ticks', '2', '--seeds', '2'];
    const record = await rehearse({}, '--what-if', '--attacks', '--cases', ...economy);
    expect(record.variants![0]).toMatchObject({ variant: { name: 'Your rules' } });
    expect(record.variants!.length).toBeGreaterThan(5);
    expect(record.variants![0]!.passes).toBe(record.forecast!.passes.probability);
    expect(record.economy).toMatchObject({ ticks: 2, seeds: [1, 2] });
    expect(record.attacks!.attacks).toHaveLength(6);
    expect(record.attacks!.voteMarket!.routes).toHaveLength(4);
    expect(record.cases).toHaveLength(14);
    expect(record.assumptions.length).toBe(new Set(record.assumptions).size);
  });
});
