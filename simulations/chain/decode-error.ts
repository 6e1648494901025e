import { createErrorDecoder } from './codec/index.js';
import { bindingOf, DAO_CONTRACTS } from './deployment/dao-contracts.js';

/** Names and explains what any of the DAO's contracts reverted with. */
export const decodeError = createErrorDecoder(DAO_CONTRACTS.map(bindingOf));
