import type { WorldView } from '../../world/index.js';
import type { Reporter } from '../reporter.js';

const wei = (name: string, title: string, description: string, of: (view: WorldView) => bigint): Reporter => ({
  name,
  title,
  unit: 'wei',
  description,
  group: 'supply',
  report: ({ view }) => of(view),
});

const held = (view: WorldView, contract: keyof WorldView['contracts']) =>
  view.balances.get(view.contracts[contract]) ?? 0n;

export const supplyReporters: readonly Reporter[] = [
  wei('supply', 'Supply', 'All tokens that exist.', (view) => view.supply),
  wei('staked', 'Staked', 'Tokens that earn staking rewards and can be slashed.', (view) => view.totalStaked),
  wei(
    'cooling',
    'Cooling down',
    'Tokens on their way out of the stake: they earn nothing and can still be slashed.',
    (view) => [...view.stakes.values()].reduce((sum, { cooling }) => sum + cooling, 0n),
  ),
  wei('treasury', 'Treasury', 'Tokens that the DAO holds and spends by proposal.', (view) => held(view, 'timelock')),
  wei('trainerPool', 'Trainers’ pool', 'Emission waiting to be paid to trainers.', (view) => held(view, 'trainerPool')),
  wei('validatorPool', 'Validators’ pool', 'Emission waiting to be paid to validators.', (view) =>
    held(view, 'validatorPool'),
  ),
  wei(
    'stakePool',
    'Stake pool',
    'Everything in the staking contract: stake, cooling stake and unpaid rewards.',
    (view) => held(view, 'stakePool'),
  ),
];
