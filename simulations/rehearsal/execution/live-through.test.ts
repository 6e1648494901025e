import { parseEther, parseUnits } from 'ethers';
import { afterEach, describe, expect, it } from 'vitest';
import { ParameterRegistry, VotesToken } from '../../../contracts/bindings/index.js';
import {
  ALICE,
  BOB,
  CAROL,
  GRANTEE,
  grant,
  loadSmallDao,
  RATE,
  setRate,
  planned as vote,
} from '../../../test/fixtures/rehearsal/small-dao.js';
import { accountOf, decodeResult, encodeCall } from '../../chain/index.js';
import type { DaoDraft } from '../../scenario/index.js';
import type { EncodedCall } from '../draft/encoded-action.js';
import { proposerNamedIn } from './life/choose-proposer.js';
import { type LifeOptions, liveThrough } from './live-through.js';
import type { LoadedDao } from './loaded-dao.js';

const DAY = 86_400;
const GRANT = grant();

const open: LoadedDao[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(({ chain }) => chain.close()));
});

async function load(governor: DaoDraft['governor'] = {}): Promise<LoadedDao> {
  const loaded = await loadSmallDao(governor);
  open.push(loaded);
  return loaded;
}

const live = (
  loaded: LoadedDao,
  calls: readonly EncodedCall[] = [GRANT],
  votes = [vote(ALICE, 'for')],
  options: LifeOptions = {},
) => liveThrough(loaded, calls, 'A grant', votes, options);

describe('a proposal that passes', () => {
  it('moves money out of the treasury, each step in its time', async () => {
    const loaded = await load();
    const life = await live(loaded, [GRANT], [vote(ALICE, 'for'), vote(BOB, 'against'), vote(CAROL, 'abstain')]);
    expect(life).toMatchObject({
      outcome: 'executed',
      revertReason: null,
      tally: { for: parseEther('50'), against: parseEther('30'), abstain: parseEther('5'), quorum: parseEther('20') },
      notes: [],
    });
    expect(await loaded.chain.balance(GRANTEE)).toBe(parseEther('7'));
    expect(await loaded.chain.balance(loaded.timelock)).toBe(parseEther('93'));
    const [propose, cast, queue, execute] = life.steps.filter(({ step }) => !['deploy', 'delegate'].includes(step));
    expect([propose, cast, queue, execute].map((step) => [step?.step, step?.state])).toEqual([
      ['propose', 'pending'],
      ['vote', 'active'],
      ['queue', 'queued'],
      ['execute', 'executed'],
    ]);
    expect(cast!.time - propose!.time).toBe(DAY + 1);
    expect(queue!.time - propose!.time).toBe(8 * DAY + 2);
    expect(execute!.time - queue!.time).toBe(2 * DAY);
    expect(life.gas).toBe(life.steps.reduce((sum, { gas }) => sum + BigInt(gas), 0n));
  });

  it.each([1, 2, 5])('has everybody’s votes within a voting period of %s seconds', async (votingPeriodSeconds) => {
    const loaded = await load({ votingPeriodSeconds });
    const votes = [vote(ALICE, 'for'), vote(BOB, 'against'), vote(CAROL, 'abstain')];
    const spread = votes.map((each, i) => ({ ...each, lateness: (i + 1) / 4 }));
    expect(await live(loaded, [GRANT], spread)).toMatchObject({
      outcome: 'executed',
      tally: { for: parseEther('50'), against: parseEther('30'), abstain: parseEther('5') },
      notes: [],
    });
  });

  it.each([
    ['quadratic', /^2 voters? vote: 7\.07 votes for, 5\.47 votes against, 0 votes abstain; the quorum is 20 \S+\.$/],
    ['person', /^2 voters? vote: 1 vote for, 1 vote against, 0 votes abstain; /],
  ] as const)('tells votes under the rule "%s" as votes, and the quorum in tokens', async (kind, words) => {
    const life = await live(await load({ votingRule: { kind } }), [GRANT], [vote(ALICE, 'for'), vote(BOB, 'against')]);
    expect(life.steps.find(({ step }) => step === 'vote')?.sentence).toMatch(words);
  });

  it('changes a parameter that only the timelock may change', async () => {
    const loaded = await load();
    const call = setRate(loaded, 8n);
    expect((await live(loaded, [call])).outcome).toBe('executed');
    const asked = encodeCall(ParameterRegistry, 'get', [RATE]);
    const [answer] = await loaded.chain.call([{ to: call.to, data: asked }]);
    expect(decodeResult(ParameterRegistry, 'get', 1, (answer as { data: `0x${string}` }).data)).toBe(8n);
  });

  it('is proposed by its author where the author may, else by the most powerful', async () => {
    const loaded = await load({ proposalThresholdTokens: '10' });
    const byBob = await live(loaded, [GRANT], [vote(ALICE, 'for')], { author: BOB });
    expect(byBob.steps[2]?.sentence).toBe('holder 2 proposes.');
    const byAlice = await live(loaded, [setRate(loaded, 3n)], [vote(ALICE, 'for')], { author: CAROL });
    expect(byAlice.steps[2]?.sentence).toBe('holder 1 proposes.');
    expect(byAlice.notes).toEqual([`${CAROL} may not propose; on the local chain holder 1 does.`]);
  });

  it('that its target refuses is reported with the decoded reason, and moves nothing', async () => {
    const loaded = await load();
    const life = await live(loaded, [GRANT, setRate(loaded, 99n)]);
    expect(life.outcome).toBe('executionReverted');
    expect(life.revertReason).toMatch(
      /^Settings: ParameterOutOfBounds\(key: 0x[0-9a-f]+, value: 99, minimum: 1, maximum: 9\)$/,
    );
    expect(life.execution?.status).toBe('reverted');
    expect(await loaded.chain.balance(GRANTEE)).toBe(0n);
  });

  it('that spends more than there is tells which call failed', async () => {
    const loaded = await load();
    const life = await live(loaded, [grant('101')]);
    expect(life.outcome).toBe('executionReverted');
    expect(life.revertReason).toMatch(new RegExp(`^(${GRANTEE}|timelock): `));
  });

  it('can be cancelled by the guardian while it waits', async () => {
    const loaded = await load({ guardian: true });
    const life = await live(loaded, [GRANT], [vote(ALICE, 'for')], { guardianCancels: true });
    expect(life.outcome).toBe('canceled');
    expect(life.steps.at(-1)).toMatchObject({ step: 'cancel', state: 'canceled' });
  });
});

describe('a proposal that does not pass', () => {
  it('misses its quorum', async () => {
    const life = await live(await load(), [GRANT], [vote(CAROL, 'for')]);
    expect(life).toMatchObject({ outcome: 'defeated', execution: null });
    expect(life.sentence).toMatch(/too few votes count towards the quorum/);
  });

  it('is voted down', async () => {
    const life = await live(await load(), [GRANT], [vote(BOB, 'for'), vote(ALICE, 'against')]);
    expect(life.outcome).toBe('defeated');
    expect(life.sentence).toBe('The vote defeats it: 30 ACN for are not more than 50 ACN against.');
  });

  it('is not even proposed when nobody reaches the threshold', async () => {
    const life = await live(await load({ proposalThresholdTokens: '60' }));
    expect(life).toMatchObject({ outcome: 'notProposed', proposalId: null });
    expect(life.revertReason).toMatch(/^GovernorInsufficientProposerVotes/);
  });
});

describe('voting', () => {
  it('goes on for a while when the quorum is reached at the last moment', async () => {
    const votes = [vote(BOB, 'against', 0.99), vote(ALICE, 'for', 1)];
    const [plain, extended] = await Promise.all([load(), load({ lateQuorumExtensionSeconds: 2 * DAY })]);
    const times = async (loaded: LoadedDao) => {
      const { steps, notes } = await live(loaded, [GRANT], votes);
      return { queued: steps.find(({ step }) => step === 'queue')!.time, notes };
    };
    const [first, second] = [await times(plain), await times(extended)];
    expect(second.queued - first.queued).toBe(2 * DAY);
    expect([first.notes, second.notes]).toEqual([[], ['The quorum was reached late, and the voting was extended.']]);
  });

  it('weighs square roots where the DAO does', async () => {
    const life = await live(
      await load({ votingRule: { kind: 'quadratic' } }),
      [GRANT],
      [vote(CAROL, 'for'), vote(BOB, 'against')],
    );
    expect(life.tally).toMatchObject({
      for: parseUnits('2.236067977499789696', 18),
      against: parseUnits('5.477225575051661134', 18),
    });
  });

  it('says how many voters have nothing to vote with', async () => {
    const life = await live(await load(), [GRANT], [vote(ALICE, 'for'), vote(GRANTEE, 'for')]);
    expect(life.notes).toEqual(['1 of 2 voters had no votes at the snapshot on the local chain.']);
  });

  it('stops with its signal', async () => {
    const controller = new AbortController();
    const stop = () => controller.abort();
    const loaded = await load();
    await expect(
      live(loaded, [GRANT], [vote(ALICE, 'for')], { signal: controller.signal, onProgress: stop }),
    ).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});

it('a proposal may create tokens, which the timelock owns', async () => {
  const loaded = await load();
  const data = encodeCall(VotesToken, 'mint', [CAROL, parseEther('1')]);
  expect((await live(loaded, [{ to: loaded.token, valueWei: 0n, data }])).outcome).toBe('executed');
  const [votes] = await loaded.chain.call([{ to: loaded.token, data: encodeCall(VotesToken, 'getVotes', [CAROL]) }]);
  expect(votes).toEqual({ data: `0x${parseEther('6').toString(16).padStart(64, '0')}` });
});

describe('who can still stop a proposal', () => {
  const COUNCIL = accountOf('council');
  const council = { name: 'Security Council', address: COUNCIL, power: 'cancelQueued' as const };
  const lived = async (canStop: DaoDraft['canStop'], governor: DaoDraft['governor'] = {}) => {
    const loaded = await loadSmallDao(governor, { canStop });
    open.push(loaded);
    return { loaded, life: await live(loaded) };
  };

  it('is nobody where the DAO names nobody', async () => {
    expect((await lived([])).life.stoppers).toEqual([]);
  });

  it('is a council by the timelock and a guardian by the governor, as the chain says', async () => {
    const { life } = await lived([council, { name: 'Guardian', power: 'cancel', until: '2999-12-31' }]);
    const execute = life.steps.find(({ step }) => step === 'execute')!;
    expect(life.stoppers).toMatchObject([
      { name: 'Security Council', address: COUNCIL, can: true, why: null, ready: execute.time },
      { name: 'Guardian', can: true, until: '2999-12-31' },
    ]);
    expect(life.stoppers![0]!.sentence).toMatch(
      /^Security Council \(0x[0-9a-f]{40}\) can cancel it in the timelock until it is executed, on 2026-\d\d-\d\d \d\d:\d\d UTC at the earliest\.$/,
    );
    expect(life.stoppers![1]!.sentence).toMatch(/; its power ends on 2999-12-31\.$/);
    expect(life.outcome).toBe('executed');
  });

  it('is nobody any more from the day a power ends', async () => {
    const { life } = await lived([{ ...council, until: '2026-01-02' }]);
    expect(life.stoppers).toMatchObject([{ can: false, why: 'its power ended on 2026-01-02' }]);
  });

  it('is told where a power ends before the timelock does', async () => {
    const until = '2026-03-01';
    const { life } = await lived([{ ...council, until }], { timelockDelaySeconds: 90 * DAY });
    expect(life.stoppers).toMatchObject([{ can: true, why: 'only until 2026-03-01, before it may be executed' }]);
  });

  it('is the governor’s own guardian where the DAO has one', async () => {
    const { loaded, life } = await lived([council], { guardian: true });
    expect(life.stoppers).toMatchObject([{ name: 'Guardian', address: loaded.guardian, can: true }, { can: true }]);
  });

  it('does not change what the treasury has, nor who may propose', async () => {
    const { loaded, life } = await lived([council, { name: 'Vetoer', power: 'veto' }]);
    expect(await loaded.chain.balance(loaded.timelock)).toBe(parseEther('93'));
    expect(loaded.assumptions.join(' ')).toContain('Vetoer stops a proposal by cancelling it in the timelock');
    expect(life.stoppers).toHaveLength(2);
  });
});

describe('a text that names its proposer', () => {
  const named = (who: string) => `# A grant\n\nFor the pond.\n\n#proposer=${who}`;

  it('is proposed by that account, however little it holds', async () => {
    const loaded = await load();
    const life = await liveThrough(loaded, [GRANT], named(CAROL), [vote(ALICE, 'for')]);
    expect(life).toMatchObject({ outcome: 'executed' });
    expect(life.steps.find(({ step }) => step === 'propose')!.sentence).toBe('holder 3 proposes.');
  });

  it('is proposed by nobody where that account may not', async () => {
    const loaded = await load({ proposalThresholdTokens: '10' });
    const life = await liveThrough(loaded, [GRANT], named(CAROL), [vote(ALICE, 'for')]);
    expect(life).toMatchObject({
      outcome: 'notProposed',
      sentence: expect.stringMatching(/InsufficientProposerVotes/),
    });
  });

  it.each([
    [named(CAROL), CAROL],
    [named(CAROL.toUpperCase().replace('0X', '0x')), CAROL],
    [`${named(CAROL)}\n`, null],
    [named('0x12'), null],
    ['', null],
  ])('is found at its very end: %j', (text, proposer) => expect(proposerNamedIn(text)).toBe(proposer));
});
