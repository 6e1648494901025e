import { place } from '../../panels/layout.js';

/** Two heroes side by side, what came of them below, the agents, and the machine room last. */
export const runLayout = [
  place('accuracy', 0, 0, 6, 9),
  place('flows', 6, 0, 6, 9),
  place('rewards', 0, 9, 6, 9),
  place('proposals', 6, 9, 6, 9),
  place('supply', 0, 18, 4, 8),
  place('inequality', 4, 18, 4, 8),
  place('governance', 8, 18, 4, 8),
  place('agents', 0, 26, 12, 13),
  place('learning', 0, 39, 6, 8),
  place('chain', 6, 39, 6, 8),
];
