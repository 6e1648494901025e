import { type Place, place } from '../../panels/layout.js';
import type { LensName } from '../../routes/lens.js';

/** What each lens of a federation shows. There is no token and no vote, and so neither economy nor governance. */
export const federationLenses: ReadonlyMap<LensName, readonly Place[]> = new Map([
  // The curve and who holds what side by side; then the clients and how alike they are, and what it costs.
  [
    'overview',
    [
      place('accuracy', 0, 0, 6, 10),
      place('holders', 6, 0, 6, 10),
      place('clients', 0, 10, 7, 13),
      place('similarity', 7, 10, 5, 13),
      place('privacy', 0, 23, 8, 13),
      place('traffic', 8, 23, 4, 13),
    ],
  ],
  // What the model gets wrong beside how well it does, and where it comes from.
  [
    'learning',
    [
      place('accuracy', 0, 0, 6, 10),
      place('confusion', 6, 0, 6, 10),
      place('mistakes', 0, 10, 12, 10),
      place('weights', 0, 20, 6, 10),
      place('lineage', 6, 20, 6, 10),
    ],
  ],
  [
    'agents',
    [
      place('clients', 0, 0, 12, 10),
      place('holders', 0, 10, 6, 13),
      place('similarity', 6, 10, 6, 13),
      place('traffic', 0, 23, 12, 8),
    ],
  ],
]);
