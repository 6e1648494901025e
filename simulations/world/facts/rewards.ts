import { parameterName } from '../parameter-key.js';
import { address, type EventArguments, hex, integer, wei } from './event-arguments.js';
import type { FactReaders } from './fact-readers.js';

export const registryFacts: FactReaders = {
  ParameterSet: (args) => ({
    type: 'parameterSet',
    key: parameterName(hex(args, 'key')),
    previous: wei(args, 'previousValue'),
    value: wei(args, 'newValue'),
  }),
};

export const emissionFacts: FactReaders = {
  EpochReleased: (args) => ({
    type: 'epochReleased',
    epoch: integer(args, 'epoch'),
    trainers: wei(args, 'trainers'),
    validators: wei(args, 'validators'),
    stakers: wei(args, 'stakers'),
    treasury: wei(args, 'treasury'),
  }),
};

const poolPaid = (pool: 'trainers' | 'validators') => (args: EventArguments) =>
  ({ type: 'poolPaid', pool, to: address(args, 'to'), amount: wei(args, 'amount') }) as const;

export const poolFacts = (pool: 'trainers' | 'validators'): FactReaders => ({
  PoolPaid: poolPaid(pool),
});

const roleChanged = (contract: string, granted: boolean) => (args: EventArguments) =>
  ({ type: 'roleChanged', contract, role: hex(args, 'role'), account: address(args, 'account'), granted }) as const;

/** Roles of OpenZeppelin's AccessControl, for any contract that has them. */
export const roleFacts = (contract: string): FactReaders => ({
  RoleGranted: roleChanged(contract, true),
  RoleRevoked: roleChanged(contract, false),
});
