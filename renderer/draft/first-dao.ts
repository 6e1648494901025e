import type { z } from 'zod';
import type { daoSchema } from '../../simulations/api/contract/index.js';

/** Where one's own DAO begins: usual rules and a thousand made-up holders, so that everything works at once. */
export const firstDao: z.input<typeof daoSchema> = {
  format: 'folkmoot-dao/1',
  name: 'my-dao',
  title: 'My DAO',
  holders: { kind: 'fitted', count: 1000, gini: 0.95, nakamoto: 8, totalTokens: '10000000' },
  treasury: [{ asset: 'token', symbol: 'GOV', tokens: '1000000' }],
};
