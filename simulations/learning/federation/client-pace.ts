import { randomStream } from '../../random/index.js';
import type { Federation } from '../../scenario/index.js';
import { upTo } from './cast-adversaries.js';

/** A usual client's work takes 1 ± this. */
const JITTER = 0.2;

/** How long clients take and whether they answer, all fixed by the seed. */
export interface ClientPace {
  /** Simulated time that a client's work takes; 1 for a usual one. `occasion` is a round or a dispatch. */
  duration(client: number, occasion: number): number;
  /** Whether an asked client sends nothing. */
  dropsOut(client: number, occasion: number): boolean;
}

/** The slow clients are drawn once and stay slow; dropping out is drawn anew on every occasion. */
export function clientPace(
  federation: Pick<Federation, 'clients' | 'stragglerPercent' | 'stragglerSlowdown' | 'dropoutPercent'>,
  seed: number,
): ClientPace {
  const { clients, stragglerPercent, stragglerSlowdown, dropoutPercent } = federation;
  const order = randomStream(seed, 'federation', 'stragglers').shuffle(upTo(clients));
  const slow = new Set(order.slice(0, Math.round((stragglerPercent * clients) / 100)));
  return {
    duration: (client, occasion) => {
      const jitter = 1 - JITTER + 2 * JITTER * randomStream(seed, 'federation', 'pace', client, occasion).next();
      return slow.has(client) ? jitter * stragglerSlowdown : jitter;
    },
    dropsOut: (client, occasion) =>
      dropoutPercent > 0 && randomStream(seed, 'federation', 'dropout', client, occasion).chance(dropoutPercent / 100),
  };
}
