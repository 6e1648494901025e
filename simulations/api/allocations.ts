import { createPopulation } from '../agents/index.js';
import { InputError } from '../errors/index.js';
import { mechanismsOf } from '../kernel/index.js';
import {
  ARCHETYPES,
  checkScenario,
  type Electorate,
  isWorkbook,
  MECHANISMS,
  outlookOf,
  parseScenario,
  readAllocationFile,
  type Scenario,
  vestingSection,
  writeAllocationFile,
} from '../mechanisms/index.js';
import { decodeText } from '../rehearsal/index.js';
import { parseTokens } from '../scenario/index.js';
import type { AllocationResults, ParsedParameters } from './contract/index.js';

/** Where wallets of a token and a treasury that are not deployed yet point to. */
const NOT_YET = `0x${'0'.repeat(40)}` as const;

/* What is said and made of allocations: the work of threads, as a scenario may have tens of thousands of agents. */

export async function previewAllocation({
  scenario: draft,
}: ParsedParameters<'previewAllocation'>): Promise<AllocationResults['previewAllocation']> {
  const { scenario, problems } = checkScenario(draft);
  if (scenario !== null) {
    const { vesting, startTime } = scenario;
    const outlook = vesting === undefined ? null : outlookOf(vesting, startTime, electorateOf(scenario));
    return { problems: [], outlook };
  }
  const section = vestingSection.safeParse(draft.vesting);
  const launch = typeof draft.startTime === 'number' && Number.isSafeInteger(draft.startTime) ? draft.startTime : 0;
  return { problems, outlook: section.success ? outlookOf(section.data, launch, null) : null };
}

export async function importAllocation({
  name,
  base64,
  totalTokens,
  launch,
}: ParsedParameters<'importAllocation'>): Promise<AllocationResults['importAllocation']> {
  const bytes = Buffer.from(base64, 'base64');
  const source = isWorkbook(bytes) ? { workbook: bytes } : { text: decodeText(bytes, name) };
  const { value, problems } = await readAllocationFile(source, { totalTokens, launch });
  return value === null
    ? { kind: null, section: null, notes: [], problems }
    : { kind: value.kind, section: value.section, notes: value.notes, problems: [] };
}

export async function exportAllocation({
  scenario: draft,
  format,
  valuation,
}: ParsedParameters<'exportAllocation'>): Promise<AllocationResults['exportAllocation']> {
  const scenario = parseScenario(draft);
  if (scenario.vesting === undefined) {
    throw new InputError('vesting-missing', `${scenario.name} has no allocation to export`, {
      field: 'vesting',
      hint: 'Give the scenario a section `vesting`, or begin from a preset.',
    });
  }
  const { agents } = createPopulation(scenario, scenario.seed, ARCHETYPES);
  const { value, problems } = await writeAllocationFile(scenario.vesting, format, {
    time: scenario.startTime,
    valuation,
    who: {
      token: NOT_YET,
      treasury: NOT_YET,
      members: (cohort) =>
        agents.filter(({ identity }) => identity.cohort === cohort).map(({ identity }) => identity.address),
    },
  });
  if (value === null) return { file: null, notes: [], problems };
  const { suffix, mediaType, bytes, notes } = value;
  const file = { name: `${scenario.name}-${suffix}`, mediaType, base64: Buffer.from(bytes).toString('base64') };
  return { file, notes, problems: [] };
}

/** Everybody with what it has besides the allocation, and what the scenario's own rules ask of a vote. */
function electorateOf(scenario: Scenario): Electorate {
  const { agents, endowments } = createPopulation(scenario, scenario.seed, ARCHETYPES);
  const supply = mechanismsOf(scenario, MECHANISMS).reduce((sum, { issued }) => sum + issued(scenario), 0n);
  const { quorumTokens, quorumPercent } = scenario.governance;
  const quorumShare =
    quorumTokens === undefined || supply === 0n
      ? quorumPercent / 100
      : Number((parseTokens(quorumTokens) * 1_000_000_000n) / supply) / 1e9;
  const members = agents.map(({ identity: { name, cohort } }, i) => ({ name, cohort, free: endowments[i]!.amount }));
  return { members, rules: { supply, quorumShare, oppositionShare: 1 } };
}
