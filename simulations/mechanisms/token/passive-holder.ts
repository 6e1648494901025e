import type { Archetype } from '../../agents/index.js';
import type { TokenScope } from './state.js';

/** Holds, and neither votes nor delegates: its tokens raise the quorum and never count towards it. */
export const passiveHolder: Archetype<TokenScope, Record<never, never>> = {
  words: { one: 'Holder', many: 'Holders', family: 'neutral', shade: 0 },
  community: true,
  chores: 1,
  fields: {},
  policies: () => [],
};
