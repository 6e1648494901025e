import { type Place, place } from '../../panels/layout.js';
import type { LensName } from '../../routes/lens.js';

/**
 * What each lens of a federation shows, the main panels as high as those of a DAO, so that they are whole on the first screen. There is no
 * token and no vote, and so neither economy nor governance.
 */
export const federationLenses: ReadonlyMap<LensName, readonly Place[]> = new Map([
  // The curve and who holds what side by side; then the clients and how alike they are, and what it costs.
  [
    'overview',
    [
      place('accuracy', 0, 0, 6, 9),
      place('holders', 6, 0, 6, 9),
      place('clients', 0, 9, 7, 13),
      place('similarity', 7, 9, 5, 13),
      place('privacy', 0, 22, 8, 13),
      place('traffic', 8, 22, 4, 13),
    ],
  ],
  // What the model gets wrong beside how well it does, and where it comes from.
  [
    'learning',
    [
      place('accuracy', 0, 0, 6, 9),
      place('confusion', 6, 0, 6, 9),
      place('mistakes', 0, 9, 12, 10),
      place('weights', 0, 19, 6, 10),
      place('lineage', 6, 19, 6, 10),
    ],
  ],
  [
    'agents',
    [
      place('clients', 0, 0, 12, 9),
      place('holders', 0, 9, 6, 13),
      place('similarity', 6, 9, 6, 13),
      place('traffic', 0, 22, 12, 8),
    ],
  ],
]);
