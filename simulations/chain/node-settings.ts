/** Any fixed phrase does: its one account deploys, and agents' accounts are impersonated. */
export const MNEMONIC = 'test test test test test test test test test test test junk';

/** No block can come near it, so that whatever was sent fits in one. */
export const BLOCK_GAS_LIMIT = 10n ** 15n;
