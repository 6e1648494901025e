import { place } from '../../panels/layout.js';

/** The curve and who holds what side by side; then the clients, what the model gets wrong, and what it costs. */
export const federationLayout = [
  place('accuracy', 0, 0, 6, 10),
  place('holders', 6, 0, 6, 10),
  place('clients', 0, 10, 7, 13),
  place('similarity', 7, 10, 5, 13),
  place('confusion', 0, 23, 5, 13),
  place('mistakes', 5, 23, 7, 13),
  place('weights', 0, 36, 4, 10),
  place('traffic', 4, 36, 4, 10),
  place('lineage', 8, 36, 4, 10),
  place('privacy', 0, 46, 12, 13),
];
