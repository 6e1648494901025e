import { threadEntry, worksInThreads } from '../../threads/index.js';
import { THREAD_WORKS } from './thread-works.js';

/** Does one of the engine's works outside rehearsals in a thread. */
export const inThread = worksInThreads(THREAD_WORKS, threadEntry(import.meta.url));
