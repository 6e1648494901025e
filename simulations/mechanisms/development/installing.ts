import { ModuleRegistry } from '../../../contracts/bindings/index.js';
import type { Effect, Observation, Policy } from '../../agents/index.js';
import { callOf } from '../../chain/index.js';
import { balanceOf, ledgerOf } from '../../world/index.js';
import { ownVotes, type Proposal, propose, unfinishedProposals } from '../governance/index.js';
import { STABLE_ASSET } from '../market/index.js';
import { signed } from '../rewards/index.js';
import {
  misdirectedPay,
  type PayRule,
  PERCENT_WORTH_A_POINT,
  payRuleInForce,
  payShares,
  REMEMBERED_ROUNDS,
  studiesOf,
  withError,
} from '../training/index.js';
import { weightsUnder } from './rules.js';
import { type DevelopmentScope, type ModuleView, moduleInForce } from './state.js';

type Seen = Observation<DevelopmentScope>;

/** Ticks that delegates wait after a defeat before one asks for the same again. */
const RETRY_TICKS = 8;

const installation = ({ development }: DevelopmentScope['view'], number: number) =>
  callOf(ModuleRegistry, development.contracts.registry, 'install', [BigInt(number)]);

/** The proposals that would install a module, or did. */
export function installationsOf(view: DevelopmentScope['view'], number: number): readonly Proposal[] {
  const { to, data } = installation(view, number);
  return [...view.governance.proposals.values()].filter(({ actions }) =>
    actions.some(({ target, calldata }) => target === to && calldata === data),
  );
}

/** Puts the installation of what reviewers approved of to the vote, while the fund can pay for it; one at a time. */
export const proposeInstallation: Policy<DevelopmentScope> = (observation) => {
  const { view, self, now, tick, directory } = observation;
  const peers = directory.ofArchetype(self.archetype);
  if (peers[tick % peers.length]?.address !== self.address) return [];
  if (ownVotes(observation) < view.governance.settings.proposalThreshold) return [];
  if (unfinishedProposals(view.governance, now).length > 0) return [];
  const { modules, contracts } = view.development;
  const fund = balanceOf(view, contracts.registry, STABLE_ASSET);
  const next = [...modules].find(
    ([number, { state, price }]) => state === 'approved' && price <= fund && !lately(observation, number),
  );
  if (next === undefined) return [];
  const [number, module] = next;
  const description = `# Install module ${number + 1}, a rule of trainers’ pay\n\nReviewers approve of it; its author, ${directory.at(module.author)?.name}, is paid when it is installed. Proposed by ${self.name}, tick ${tick + 1}.`;
  return [{ purpose: 'propose', window: 0, calls: [propose(view, [installation(view, number)], description)] }];
};

function lately({ view, now, scenario }: Seen, number: number): boolean {
  return installationsOf(view, number).some(({ createdAt }) => now - createdAt < RETRY_TICKS * scenario.tickSeconds);
}

/** What trainers are paid by now. */
function payNow(view: DevelopmentScope['view']): PayRule {
  const module = moduleInForce(view.development);
  return module === null ? payRuleInForce(view) : under(module);
}

const under =
  ({ rule }: ModuleView): PayRule =>
  (study) =>
    weightsUnder(rule, study);

/**
 * What installing a module would do: a voter runs the published code over the rounds that it studied. What it would spare
 * from updates that do no good counts as for any rule of pay; its own pay, and its part of the price, for its income.
 */
export function judgeInstallation(number: number, { view, findings, self }: Seen): Effect | null {
  const module = view.development.modules.get(number);
  if (module === undefined) return null;
  const studies = studiesOf(findings).slice(-REMEMBERED_ROUNDS);
  const [now, other] = [payNow(view), under(module)];
  const found = misdirectedPay(studies, now, other);
  if (found === null) return null;
  const [before, after] = [now, other].map((rule) => payShares(studies, rule)?.get(self.address));
  const pay = before === undefined || before === 0 ? 0 : (100 * ((after ?? 0) - before)) / before;
  const own = before === undefined ? '' : ` My own pay would change by ${signed(pay)} %.`;
  const cost = percentOfWorth(module.price, view);
  return {
    accuracy: found.spared.mean / PERCENT_WORTH_A_POINT,
    error: found.spared.error / PERCENT_WORTH_A_POINT,
    income: pay - cost,
    because: `By my measurements ${withError(found.now)} % of trainers' pay does no good, and this would spare ${withError(found.spared)} %, for ${cost.toFixed(2)} % of what all tokens are worth.${own}`,
  };
}

/** Percent of what all tokens are worth at the pool's price; 0 where there is no price. */
function percentOfWorth(coinsPaid: bigint, view: DevelopmentScope['view']): number {
  const { tokens, coins } = view.market.reserves;
  const worth = tokens === 0n ? 0n : (ledgerOf(view).supply * coins) / tokens;
  return worth === 0n ? 0 : Number((coinsPaid * 1_000_000n) / worth) / 10_000;
}
