import type { Rehearsal } from '../../../../simulations/api/contract/index.js';
import classes from './sections.module.css';
import { Economy } from './what-if/economy.js';
import { Rules } from './what-if/rules.js';

/** The same vote under other rules, and the economy with the proposal and without. */
export function WhatIfSection({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  return (
    <div className={classes.results}>
      <Rules rehearsal={rehearsal} />
      <Economy rehearsal={rehearsal} />
    </div>
  );
}
