import { type News, type PanelInfo, type Reporter, type ReporterInput, roundTokens } from '../../metrics/index.js';
import { balanceOf, counted } from '../../world/index.js';
import { STABLE_ASSET } from '../market/index.js';
import { trainingEvents } from '../training/index.js';
import { installationsOf } from './installing.js';
import { type DevelopmentScope, developmentEvents, type ModuleView, moduleInForce } from './state.js';

type Input = ReporterInput<DevelopmentScope>;

const inState = ({ view }: Input, ...states: readonly ModuleView['state'][]) =>
  [...view.development.modules.values()].filter(({ state }) => states.includes(state)).length;

const counts = (
  name: string,
  title: string,
  description: string,
  report: (input: Input) => number,
): Reporter<DevelopmentScope> => ({ name, title, unit: 'count', description, group: 'modules', report });
const coins = (
  name: string,
  title: string,
  description: string,
  report: (input: Input) => bigint,
): Reporter<DevelopmentScope> => ({
  ...{ name, title, unit: 'wei', asset: STABLE_ASSET },
  ...{ description, group: 'modulePay', report },
});

export const developmentReporters: readonly Reporter<DevelopmentScope>[] = [
  counts(
    'modulesSubmitted',
    'Modules submitted',
    'Modules that developers ever submitted.',
    ({ view }) => view.development.modules.size,
  ),
  counts('modulesRejected', 'Modules rejected', 'Modules that reviewers ever turned down.', (input) =>
    inState(input, 'rejected'),
  ),
  counts('modulesInstalled', 'Modules installed', 'Modules that proposals ever installed.', (input) =>
    inState(input, 'installed', 'retired'),
  ),
  coins('moduleFund', 'Set aside for modules', 'Stable coins that the registry of modules holds.', ({ view }) =>
    balanceOf(view, view.development.contracts.registry, STABLE_ASSET),
  ),
  coins(
    'modulesPaid',
    'Paid for modules',
    'What authors of modules were ever paid.',
    ({ view }) => view.development.paid,
  ),
  {
    name: 'attackersPay',
    title: 'Pay that attackers get',
    unit: 'share',
    description: 'Part of what the round of the tick paid trainers that went to free-riders and other attackers.',
    group: 'attackersPay',
    perTick: true,
    report: attackersPay,
  },
];

/** Part (0 to 1) of the tick's pay of trainers that went to attackers; `null` when nobody was paid. */
function attackersPay({ events, agents, archetypes }: Input): number | null {
  const attackers = new Set(
    agents.flatMap(({ address, archetype }) =>
      archetypes.get(archetype)?.words.family === 'attackers' ? [address] : [],
    ),
  );
  let [all, theirs] = [0n, 0n];
  for (const { trainer, paid } of trainingEvents(events, 'trainerScored')) {
    all += paid;
    if (attackers.has(trainer)) theirs += paid;
  }
  return all === 0n ? null : Number((theirs * 1_000_000n) / all) / 1_000_000;
}

export const developmentPanels: readonly Omit<PanelInfo, 'mechanism'>[] = [
  {
    panel: 'modules',
    title: 'Modules for the DAO',
    form: 'steps',
    lens: 'governance',
    reporters: ['modulesSubmitted', 'modulesRejected', 'modulesInstalled'],
  },
  { panel: 'modulePay', title: 'Coins for modules', form: 'steps', reporters: ['moduleFund', 'modulesPaid'] },
  {
    panel: 'attackersPay',
    title: 'Pay that attackers get',
    form: 'bars',
    lens: 'learning',
    also: ['overview'],
    reporters: ['attackersPay'],
  },
];

/** What authors were paid is what was reviewed, and installed by a proposal that was carried out, and nothing besides. */
export function paidIsInstalled({ events, view, transfers, scenario }: Input): string | null {
  const { development, treasury } = view;
  const { registry } = development.contracts;
  const left = transfers.filter(
    ({ asset, from, to }) => asset === STABLE_ASSET && from === registry && to !== treasury,
  );
  const installed = developmentEvents(events, 'moduleInstalled');
  const priced = installed.filter(({ price }) => price > 0n);
  for (const { module } of installed) {
    const decided = installationsOf(view, module).some(({ executedAt }) => executedAt !== null);
    if (!decided) return `module ${module + 1} was installed without a proposal`;
    const approvals = development.modules.get(module)?.approvals ?? 0;
    if (approvals < scenario.development.approvals) return `module ${module + 1} has ${approvals} approvals`;
  }
  for (const { author, price, module } of priced) {
    const payments = left.filter(({ to, amount }) => to === author && amount === price);
    if (payments.length === 0) return `the author of module ${module + 1} was not paid ${price} wei`;
  }
  const sum = left.reduce((total, { amount }) => total + amount, 0n);
  const due = priced.reduce((total, { price }) => total + price, 0n);
  return sum === due ? null : `${sum} wei were paid to authors, and ${due} were due`;
}

/** Trainers' pay goes by the module that is installed, or by none. */
export function ruleIsInstalled({ view: { development, training } }: Input): string | null {
  const expected = moduleInForce(development)?.target ?? null;
  const { rewardRule } = training;
  return rewardRule === expected ? null : `pay goes by ${rewardRule}, and the module installed is ${expected}`;
}

export function developmentNews({ events, view, nameOf }: Input): readonly News[] {
  const authorOf = (module: number) => nameOf(view.development.modules.get(module)!.author);
  const rejected = developmentEvents(events, 'moduleRejected').map(({ module }) => {
    const against = developmentEvents(events, 'moduleReviewed').findLast((one) => one.module === module);
    const why = against === undefined ? '' : `: “${against.reason}”`;
    return { weight: 64, sentence: `Reviewers turned down module ${module + 1} by ${authorOf(module)}${why}` };
  });
  return [
    ...developmentEvents(events, 'moduleInstalled').map(({ module, author, price }) => ({
      weight: 72,
      sentence: `Module ${module + 1} now rules trainers’ pay, and ${nameOf(author)} got ${roundTokens(price, 'coin')} for it`,
    })),
    ...rejected,
    ...developmentEvents(events, 'moduleApproved').map(({ module }) => ({
      weight: 63,
      sentence: `Reviewers approve of module ${module + 1} by ${authorOf(module)}`,
    })),
    ...trainingEvents(events, 'rewardRuleFailed').map(({ round }) => ({
      weight: 73,
      sentence: `The module that rules trainers’ pay failed: round ${round} was paid as if there were none`,
    })),
  ];
}

/** How many modules came, and what became of them. */
export function modulesInAll(input: Input): string | null {
  const { modules, paid } = input.view.development;
  if (modules.size === 0) return 'no developer submitted a module';
  const fates = `${inState(input, 'rejected')} turned down, ${inState(input, 'installed', 'retired')} installed`;
  return `developers submitted ${counted(modules.size, 'module')} (${fates}) and were paid ${roundTokens(paid, 'coin')}`;
}
