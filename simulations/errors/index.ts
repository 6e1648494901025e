export {
  ChainError,
  FolkmootError,
  type FolkmootErrorOptions,
  InputError,
  LearningError,
  StoreError,
  type WireError,
} from './folkmoot-error.js';
