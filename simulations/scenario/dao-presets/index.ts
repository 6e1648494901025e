import { ARBITRUM, ARBITRUM_TREASURY } from './arbitrum.js';
import { COMMONS } from './commons.js';
import { COMPOUND } from './compound.js';
import type { DaoPreset } from './dao-preset.js';
import { ENS } from './ens.js';
import { GITCOIN } from './gitcoin.js';
import { OPTIMISM } from './optimism.js';
import { UNISWAP } from './uniswap.js';

/** The DAOs that come with Folkmoot: one of its own, and well-known ones with their real rules. */
export const DAO_PRESETS: readonly DaoPreset[] = [
  COMMONS,
  ENS,
  COMPOUND,
  UNISWAP,
  ARBITRUM,
  ARBITRUM_TREASURY,
  OPTIMISM,
  GITCOIN,
];
