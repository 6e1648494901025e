import type { NameOf } from '../../world/index.js';
import type { Occasions } from '../markers.js';
import type { ReporterInput } from '../reporter-input.js';

/** One sentence about a tick, and how much it is worth telling: the heaviest becomes the headline. */
export interface News {
  readonly weight: number;
  readonly sentence: string;
}

export interface NewsInput extends ReporterInput, Occasions {
  readonly nameOf: NameOf;
}

/** Finds what one subject has to tell about a tick. */
export type Newsdesk = (input: NewsInput) => readonly News[];
