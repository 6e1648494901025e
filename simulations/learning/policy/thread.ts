import { serveWorks } from '../../threads/index.js';
import { POLICY_WORKS } from './thread-works.js';

// The entry of the thread in which policies learn. It cannot outlive its process.
serveWorks(POLICY_WORKS);
