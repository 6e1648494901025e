import { serveWorks } from '../../threads/index.js';
import { THREAD_WORKS } from './thread-works.js';

// The entry of the threads that do the engine's works outside rehearsals. They cannot outlive their process.
serveWorks(THREAD_WORKS);
