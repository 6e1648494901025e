import type { ComponentType } from 'react';
import type { Lens, PanelInfo } from '../../simulations/api/contract/index.js';
import { AccuracyPanel } from '../pages/run/panels/accuracy-panel.js';
import { ProposalsPanel } from '../pages/run/panels/proposals-panel.js';
import type { SeenInRun } from '../pages/run/seen-in-run.js';

/** A panel that a mechanism draws itself, because none of the forms in which panels are described can. */
export interface OwnPanel extends Pick<PanelInfo, 'also' | 'hero'> {
  /** Takes the place of the described panel of this name where there is one. */
  readonly panel: string;
  /** It is there where this mechanism is. */
  readonly mechanism: string;
  /** The lens that it belongs to. */
  readonly lens: Lens;
  readonly Panel: ComponentType;
  /** Whether it has something to show by now; always, when left out. */
  shows?(seen: SeenInRun): boolean;
}

/** The one list of them. A mechanism's component lives in a folder of its name beside this file. */
export const ownPanels: readonly OwnPanel[] = [
  { panel: 'accuracy', mechanism: 'training', lens: 'learning', also: ['overview'], hero: 1, Panel: AccuracyPanel },
  {
    panel: 'proposals',
    mechanism: 'governance',
    lens: 'governance',
    also: ['overview'],
    hero: 1,
    Panel: ProposalsPanel,
    shows: ({ proposals }) => proposals,
  },
];
