export { ChainError } from './chain-error.js';
export { FolkmootError, type FolkmootErrorOptions, type WireError } from './folkmoot-error.js';
export { InputError } from './input-error.js';
export { LearningError } from './learning-error.js';
export { StoreError } from './store-error.js';
