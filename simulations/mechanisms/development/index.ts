import { z } from 'zod';
import { ModuleRegistry, StableCoin, TrainingRounds } from '../../../contracts/bindings/index.js';
import type { Archetype } from '../../agents/index.js';
import { callOf } from '../../chain/index.js';
import { roleId } from '../../kernel/index.js';
import { question, roundTokens } from '../../metrics/index.js';
import { parseTokens, tokenAmount } from '../../scenario/index.js';
import { emission } from '../emission/index.js';
import { governance } from '../governance/index.js';
import { market, STABLE_ASSET } from '../market/index.js';
import { mechanism } from '../open-mechanism.js';
import { rewards } from '../rewards/index.js';
import { staking } from '../staking/index.js';
import { token } from '../token/index.js';
import { training } from '../training/index.js';
import { REVIEW_MOMENTS, reviewModules, shipModules } from './developing.js';
import { judgeInstallation, proposeInstallation } from './installing.js';
import {
  developmentNews,
  developmentPanels,
  developmentReporters,
  modulesInAll,
  paidIsInstalled,
  ruleIsInstalled,
} from './reporting.js';
import { ruleOf } from './rules.js';
import { type DevelopmentFact, type DevelopmentScope, developmentEvents, developmentOutline } from './state.js';

const share = z.number().min(0).max(1);

const developerFields = {
  skill: share.default(0.8).meta({ title: 'Chance that what the middle one ships does what it says' }),
  skillDeviation: share.default(0.1).meta({ title: 'How far they differ in that', description: 'Standard deviation.' }),
  hoursPerModule: z.number().positive().max(100_000).default(60).meta({ title: 'Work on a module', unit: 'hours' }),
  wage: tokenAmount.default('50').meta({ title: 'What an hour is worth elsewhere', unit: 'stable coins' }),
  ticksPerModule: z.int().min(1).max(1_000).default(3).meta({ title: 'Time that a module takes', unit: 'ticks' }),
  favours: z.string().optional().meta({
    title: 'Cohort whose first trainer its modules pay alone',
    description:
      'It serves itself, and asks not what its hours are worth. Left out for one that does what it is asked for.',
  }),
};
const reviewerFields = {
  errorChance: share.default(0.05).meta({ title: 'Chance to take a right module for wrong, or a wrong one for right' }),
};

/** Wei of coins: hours to the thousandth, by what one is worth. */
const costOf = (hours: number, wage: string) => (BigInt(Math.round(hours * 1_000)) * parseTokens(wage)) / 1_000n;

/** Writes a rule of pay as a contract when what is offered covers its hours. */
const contractDeveloper: Archetype<DevelopmentScope, typeof developerFields> = {
  words: { one: 'Contract developer', many: 'Contract developers', family: 'providers', shade: 3 },
  chores: 0,
  fields: developerFields,
  policies: ({ skill, skillDeviation, hoursPerModule, wage, ticksPerModule, favours }) => [
    shipModules({
      ...{ skill, skillDeviation, ticksPerModule },
      cost: costOf(hoursPerModule, wage),
      favours: favours ?? null,
    }),
  ],
};

/** Reads the code of modules and says whether they do what they say. */
const moduleReviewer: Archetype<DevelopmentScope, typeof reviewerFields> = {
  words: { one: 'Module reviewer', many: 'Module reviewers', family: 'validators', shade: 3 },
  chores: 1,
  fields: reviewerFields,
  policies: ({ errorChance }) => [reviewModules(errorChance)],
};

/** Contracts that developers write for the DAO: reviewed, installed by a vote, and their authors paid. */
export const development = mechanism({
  outline: developmentOutline,
  title: 'Development',
  uses: [token, staking, governance, rewards, emission, training, market],
  words: {
    registry: {
      one: 'Registry of modules',
      many: 'Registry of modules',
      family: 'treasury',
      shade: 6,
      inSentences: 'the registry of modules',
    },
  },
  administered: ['registry'],
  check: ({ development: { approvals }, population }) => {
    const reviewers = population.reduce(
      (sum, { archetype, count }) => sum + (archetype === 'moduleReviewer' ? count : 0),
      0,
    );
    const names = population.map(({ name }) => name);
    const favours = population.flatMap((cohort, i) => {
      if (cohort.archetype !== 'contractDeveloper' || !('favours' in cohort)) return [];
      const { favours: favoured } = cohort;
      if (typeof favoured !== 'string' || names.includes(favoured)) return [];
      const message = `names no cohort of this scenario: "${favoured}" (there are ${names.join(', ')})`;
      return [{ field: `population[${i}].favours`, message }];
    });
    if (reviewers >= approvals && reviewers <= REVIEW_MOMENTS.length) return favours;
    const message = `is ${approvals}, and there are ${reviewers} module reviewers; it takes ${approvals} to 3`;
    return [...favours, { field: 'development.approvals', message }];
  },
  create: ({ scenario: { development: section }, others, treasury, deployer }) => ({
    registry: [
      others.training.rounds,
      others.market.stable,
      treasury,
      deployer,
      BigInt(section.approvals),
      parseTokens(section.offerCoins),
    ],
  }),
  wire: ({ own, others, agents }) => [
    callOf(TrainingRounds, others.training.rounds, 'grantRole', [roleId('INSTALLER_ROLE'), own.registry]),
    ...agents
      .filter(({ archetype }) => archetype === 'moduleReviewer')
      .map(({ address }) => callOf(ModuleRegistry, own.registry, 'grantRole', [roleId('REVIEWER_ROLE'), address])),
  ],
  fund: ({ scenario, own, others }) => [
    callOf(StableCoin, others.market.stable, 'mint', [own.registry, parseTokens(scenario.development.fundCoins)]),
  ],
  readers: {
    registry: {
      OfferSet: ({ offer }): DevelopmentFact => ({ type: 'offerSet', offer }),
      ModuleSubmitted: ({ module, author, target, price, creationCode }): DevelopmentFact => ({
        type: 'moduleSubmitted',
        module: Number(module),
        author,
        target,
        price,
        creationCode,
      }),
      ModuleReviewed: ({ module, reviewer, approves, reason }): DevelopmentFact => ({
        type: 'moduleReviewed',
        module: Number(module),
        reviewer,
        approves,
        reason,
      }),
      ModuleApproved: ({ module }): DevelopmentFact => ({ type: 'moduleApproved', module: Number(module) }),
      ModuleRejected: ({ module }): DevelopmentFact => ({ type: 'moduleRejected', module: Number(module) }),
      ModuleInstalled: ({ module, author, price }): DevelopmentFact => ({
        type: 'moduleInstalled',
        module: Number(module),
        author,
        price,
      }),
      ModuleRetired: ({ module }): DevelopmentFact => ({ type: 'moduleRetired', module: Number(module) }),
    },
  },
  folds: {
    offerSet(draft, { offer }, { timestamp }) {
      draft.offer = offer;
      draft.offeredSince = timestamp;
    },
    moduleSubmitted(draft, { module, author, target, price, creationCode }, { timestamp }) {
      const rule = ruleOf(creationCode);
      draft.modules.set(module, {
        ...{ author, target, price, rule },
        ...{ state: 'submitted', reviewed: [], approvals: 0, since: timestamp },
      });
    },
    moduleReviewed(draft, { module, reviewer, approves }) {
      const before = draft.modules.get(module)!;
      const approvals = before.approvals + (approves ? 1 : 0);
      draft.modules.set(module, { ...before, reviewed: [...before.reviewed, reviewer], approvals });
    },
    moduleApproved(draft, { module }, { timestamp }) {
      draft.modules.set(module, { ...draft.modules.get(module)!, state: 'approved', since: timestamp });
    },
    moduleRejected(draft, { module }, { timestamp }) {
      draft.modules.set(module, { ...draft.modules.get(module)!, state: 'rejected', since: timestamp });
    },
    moduleInstalled(draft, { module, price }, { timestamp }) {
      draft.modules.set(module, { ...draft.modules.get(module)!, state: 'installed', since: timestamp });
      draft.paid += price;
    },
    moduleRetired(draft, { module }, { timestamp }) {
      draft.modules.set(module, { ...draft.modules.get(module)!, state: 'retired', since: timestamp });
    },
  },
  actions: {
    registry: {
      install: {
        describe: ([number], { view, nameOf }) => {
          const module = view.development.modules.get(Number(number));
          if (module === undefined) return `install module ${number + 1n}`;
          const price = roundTokens(module.price, 'coin');
          return `trainers’ pay by module ${number + 1n}, and ${price} to ${nameOf(module.author)}`;
        },
        judge: ([number], observation) => judgeInstallation(Number(number), observation),
      },
      uninstall: { describe: () => 'trainers’ pay by the registry’s setting again' },
      setOffer: { describe: ([offer]) => `offer ${roundTokens(offer, 'coin')} for a module` },
      withdraw: { describe: ([amount]) => `take ${roundTokens(amount, 'coin')} back that were set aside for modules` },
    },
  },
  archetypes: { contractDeveloper, moduleReviewer },
  policies: [{ of: ['delegate'], policy: proposeInstallation }],
  flows: {
    kinds: {
      moduleFunding: { title: 'Set aside for modules', deposit: true },
      modulePaid: { title: 'Paid for a module', reward: true },
      moduleFundReturned: { title: 'Taken back from the modules’ fund', deposit: true },
    },
    classify: ({ from, to }, { development: { contracts: own }, treasury }) => {
      if (to === own.registry) return 'moduleFunding';
      if (from !== own.registry) return null;
      return to === treasury ? 'moduleFundReturned' : 'modulePaid';
    },
  },
  agentColumns: [
    {
      name: 'modulesEarned',
      title: 'Earned by modules',
      unit: 'wei',
      asset: STABLE_ASSET,
      description: 'Stable coins that it was paid for modules.',
      keep: 'sum',
      entries: ({ events }) =>
        developmentEvents(events, 'moduleInstalled').map(({ author, price }) => [author, price] as const),
    },
  ],
  reporters: () => developmentReporters,
  invariants: { paidIsInstalled, ruleIsInstalled },
  audit: ({ development: { contracts, modules, offer } }) => [
    question(ModuleRegistry, contracts.registry, 'modules', [], BigInt(modules.size)),
    question(ModuleRegistry, contracts.registry, 'offer', [], offer),
  ],
  news: developmentNews,
  closing: modulesInAll,
  panels: developmentPanels,
});
