import type { z } from 'zod';
import type { RehearsalResults, rehearsalParameters } from '../../simulations/api/contract/index.js';

type Name = keyof typeof rehearsalParameters;

/** The engine's commands about rehearsals. */
export type RehearsalCommands = {
  [C in Name]: (parameters: z.input<(typeof rehearsalParameters)[C]>) => Promise<RehearsalResults[C]>;
};
