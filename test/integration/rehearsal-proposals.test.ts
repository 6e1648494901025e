import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExecutionReport, RehearsalRecord } from '../../simulations/api/contract/index.js';
import { commandLine, type Outcome } from '../fixtures/folkmoot-command.js';
import { GRANTEE, oak, rehearseFiles, setRate, transfer, USDC } from '../fixtures/rehearsal/oak.js';

const { folkmoot, file, remove } = commandLine();
afterAll(remove);

const rehearse = async (proposal: unknown, dao: unknown = oak) =>
  (await rehearseFiles(file('oak.json', dao), file('proposal.json', proposal))).record;
const findings = ({ checks }: ExecutionReport, id: string) => checks.find((check) => check.id === id)!;
const steps = (execution: ExecutionReport) => execution.steps.map(({ step }) => step);

describe('a transfer from the treasury', () => {
  let outcome: Outcome;
  let record: RehearsalRecord;
  let execution: ExecutionReport;
  beforeAll(async () => {
    const actions = [
      transfer('{token}', '20.25 ACN'),
      { kind: 'raw', to: GRANTEE, valueWei: '7000000000000000000' },
      transfer(USDC, '1250.5 USDC'),
    ];
    const proposal = file('pay.json', { title: 'Pay the grantee', actions });
    outcome = await folkmoot('rehearse', '--dao', file('oak.json', oak), '--proposal', proposal, '--json');
    record = JSON.parse(outcome.stdout);
    execution = record.execution!;
  });

  it('prints one JSON object to stdout, with every part it has and null for those not asked for', () => {
    expect(outcome.status).toBe(0);
    expect(outcome.stdout.trim().split('\n')).toHaveLength(1);
    expect(record).toMatchObject({
      format: 'folkmoot-rehearsal/1',
      seed: 1,
      dao: { name: 'oak', governor: { votingPeriodSeconds: 604_800 } },
      proposal: { title: 'Pay the grantee', description: '', author: null },
      settings: { runs: 2000, adjustments: { turnoutFactor: 1, supportShift: 0, pledges: [] } },
      members: { holders: 3, total: '850.25', supply: '1000', nakamoto: 1 },
      history: null,
      calibration: null,
      forecast: { runs: 2000, source: 'rules' },
      variants: null,
      economy: null,
      attacks: null,
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(record.inputs.map(({ name }) => name)).toEqual(['DAO', 'proposal']);
    const { verdicts, passes } = record.forecast!;
    expect(verdicts.passes + verdicts.defeated + verdicts.quorumMissed).toBe(2000);
    expect(passes.probability).toBe(verdicts.passes / 2000);
    expect(passes.low).toBeLessThan(passes.probability);
    expect(passes.high).toBeGreaterThan(passes.probability);
  });

  it('says on stderr what it is doing', () => {
    expect(outcome.stderr).toMatch(
      /Simulating 2000 votes\nStarting a local chain and loading the DAO\n[\s\S]*It is executed\.\n$/,
    );
  });

  it('goes through the whole life of a proposal, counted by a quorum of the supply', () => {
    expect(execution).toMatchObject({ outcome: 'executed', revertReason: null, simulated: false });
    expect(steps(execution)).toEqual(['deploy', 'delegate', 'propose', 'vote', 'queue', 'execute']);
    expect(execution.tally).toMatchObject({ abstain: '0', quorum: '40' });
    expect(Number(execution.tally.for)).toBeGreaterThan(Number(execution.tally.against));
    const [, , proposed, voted, queued, executed] = execution.steps.map(({ time }) => time);
    expect(voted! - proposed!).toBeGreaterThan(86_400);
    expect(queued! - proposed!).toBeGreaterThan(86_400 + 604_800);
    expect(executed! - queued!).toBeGreaterThanOrEqual(172_800);
  });

  it('moves exactly what it says, and leaves the rest', () => {
    expect(execution.movements).toMatchObject([
      { asset: 'native', symbol: 'ETH', fromName: 'timelock', to: GRANTEE, amount: '7' },
      { symbol: 'ACN', fromName: 'timelock', to: GRANTEE, amount: '20.25' },
      { asset: USDC, symbol: 'USDC', fromName: 'timelock', to: GRANTEE, amount: '1250.5' },
    ]);
    expect(execution.balances.map(({ name, symbol, change, after }) => [name, symbol, change, after])).toEqual([
      ['timelock', 'ETH', '-7', '93'],
      [null, 'ETH', '7', '7'],
      ['timelock', 'ACN', '-20.25', '100.25'],
      [null, 'ACN', '20.25', '20.25'],
      ['timelock', 'USDC', '-1250.5', '3749.5'],
      [null, 'USDC', '1250.5', '1250.5'],
    ]);
    expect(execution.changes).toContainEqual(
      expect.objectContaining({ contract: 'USDC', before: '5000000000', after: '3749500000' }),
    );
  });

  it('is reviewed: what leaves the treasury, and how long the rest lasts', () => {
    expect(findings(execution, 'charter-transfers').findings).toContain(
      '1,250.5 USDC leave the treasury, 25.01 % of what it had.',
    );
    expect(findings(execution, 'treasury-runway')).toMatchObject({
      level: 'warning',
      findings: ['The treasury’s ACN lasts 10 months instead of 12.'],
    });
    expect(findings(execution, 'reverted-calls').level).toBe('info');
  });
});

it('a change of parameters is written where it belongs, and told when it weakens the governor', async () => {
  const period = {
    kind: 'call',
    to: '{governor}',
    signature: 'setVotingPeriod(uint32 newVotingPeriod)',
    arguments: ['259200'],
  };
  const charter = { largestChangePercent: 50 };
  const { execution } = await rehearse({ title: 'Tune', actions: [setRate('8'), period] }, { ...oak, charter });
  expect(execution).toMatchObject({ outcome: 'executed', movements: [], balances: [] });
  const named = execution!.changes.map(({ contract, variable, before, after }) => ({
    contract,
    variable,
    before,
    after,
  }));
  expect(named).toContainEqual({ contract: 'governor', variable: '_votingPeriod', before: '604800', after: '259200' });
  expect(named).toContainEqual(
    expect.objectContaining({
      contract: 'Settings',
      variable: expect.stringMatching(/^_entries\[.*\]\.value$/),
      before: '5',
      after: '8',
    }),
  );
  expect(execution!.events.map(({ contract, event }) => [contract, event])).toContainEqual([
    'Settings',
    'ParameterSet',
  ]);
  expect(findings(execution!, 'governor-settings').level).toBe('warning');
  const changes = findings(execution!, 'charter-parameters');
  expect(changes.level).not.toBe('info');
  expect(changes.findings.join()).toMatch(/rate goes from 5 to 8, 60 %; the charter allows 50 %/);
});

it('a target that reverts takes everything with it, and says why in its own words', async () => {
  const { execution } = await rehearse({ title: 'Too much', actions: [transfer('{token}', '20 ACN'), setRate('88')] });
  expect(execution).toMatchObject({ outcome: 'executionReverted', movements: [], balances: [], changes: [] });
  expect(execution!.revertReason).toMatch(/^Settings: ParameterOutOfBounds\(.*value: 88, minimum: 1, maximum: 9\)$/);
  expect(execution!.sentence).toContain(execution!.revertReason);
  expect(findings(execution!, 'reverted-calls')).toMatchObject({
    level: 'error',
    findings: [expect.stringContaining('set(bytes32,uint256) of Settings')],
  });
});

it('a vote too small for the quorum is defeated, and a trial beside it shows what it would have done', async () => {
  const dao = {
    ...oak,
    voters: { turnoutPercent: 4, supportPercent: 95 },
    governor: { quorum: { kind: 'fraction', percent: 60 } },
  };
  const { forecast, execution } = await rehearse({ title: 'Pay', actions: [transfer('{token}', '20 ACN')] }, dao);
  expect(forecast!.passes.probability).toBeLessThan(0.1);
  expect(forecast!.verdicts.quorumMissed).toBeGreaterThan(90);
  expect(execution).toMatchObject({ outcome: 'defeated', simulated: true, tally: { quorum: '600' } });
  expect(execution!.sentence).toBe('The vote defeats it: nobody votes.');
  expect(steps(execution!)).not.toContain('execute');
  expect(execution!.movements).toMatchObject([{ symbol: 'ACN', to: GRANTEE, amount: '20' }]);
});

it('a summary for people tells forecast, execution and the review’s findings', async () => {
  const proposal = file('pay.json', { title: 'Pay', actions: [transfer('{token}', '120 ACN')] });
  const { stdout } = await folkmoot('rehearse', '--dao', file('oak.json', oak), '--proposal', proposal);
  expect(stdout).toMatch(
    /^Oak: "Pay"\n {2}3 holders of 850\.25 ACN, Gini 0\.\d{3}, Nakamoto 1\nForecast: passes with /,
  );
  expect(stdout).toMatch(/quorum of 40 ACN reached in \d/);
  expect(stdout).toContain('Execution: It passes and is executed');
  expect(stdout).toContain('  timelock: -120 ACN\n');
  expect(stdout).toMatch(/ {2}error: The treasury lasts: .* 0 months instead of 12\.\n/);
  expect(stdout).toMatch(/seed 1, digest [0-9a-f]{64}\n$/);
});
