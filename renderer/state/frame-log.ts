import type { Frame } from '../../simulations/api/contract/index.js';
import { OrderedLog } from './ordered-log.js';

/** A run's frames by tick. */
export class FrameLog extends OrderedLog<Frame> {
  constructor() {
    super(({ tick }) => tick);
  }
}
