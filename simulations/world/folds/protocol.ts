import { id } from 'ethers';
import type { Hex } from '../../chain/index.js';
import type { Folds } from './fold.js';

const VALIDATOR_ROLE = id('VALIDATOR_ROLE') as Hex;

/** The registry's parameters, the emission's epochs and who may score. */
export const protocolFolds: Folds = {
  parameterSet(draft, { key, value }) {
    draft.parameters.set(key, value);
  },
  epochReleased(draft) {
    draft.epochsReleased += 1;
  },
  roleChanged(draft, { contract, role, account, granted }) {
    if (contract !== 'rounds' || role !== VALIDATOR_ROLE) return;
    const validators = new Set(draft.validators);
    if (granted) validators.add(account);
    else validators.delete(account);
    draft.validators = validators;
  },
};
