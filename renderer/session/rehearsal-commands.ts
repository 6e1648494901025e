import type { Commands, RehearsalResults } from '../../simulations/api/contract/index.js';

/** The engine's commands about rehearsals. */
export type RehearsalCommands = Pick<Commands, keyof RehearsalResults>;
