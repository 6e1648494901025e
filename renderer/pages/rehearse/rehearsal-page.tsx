import { Skeleton } from '@mantine/core';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import type { Rehearsal } from '../../../simulations/api/contract/index.js';
import { useApp } from '../../app/session-context.js';
import type { RehearsalSection } from '../../routes/rehearsal-section.js';
import { NewRehearsalPage } from '../new-rehearsal/new-rehearsal-page.js';
import { JobBar } from './job-bar.js';
import { RehearsalHead } from './rehearsal-head.js';
import classes from './rehearse.module.css';
import { SectionSteps } from './section-steps.js';
import { DaoAttacks } from './sections/attacks/dao-attacks.js';
import { Documented } from './sections/attacks/documented.js';
import { DaoSection } from './sections/dao-section.js';
import { DraftSection } from './sections/draft-section.js';
import { ExecutionSection } from './sections/execution-section.js';
import { ForecastSection } from './sections/forecast-section.js';
import { ReportSection } from './sections/report-section.js';
import styles from './sections/sections.module.css';
import { VotersSection } from './sections/voters-section.js';
import { Economy } from './sections/what-if/economy.js';
import { Rules } from './sections/what-if/rules.js';

/** Rehearsals: the one that is open, or all of them and how to begin another. */
export function RehearsePage() {
  const id = useApp(({ openRehearsal }) => openRehearsal?.id ?? null);
  return id === null ? <NewRehearsalPage /> : <RehearsalPage key={id} />;
}

const sections: Readonly<Record<RehearsalSection, (props: { readonly rehearsal: Rehearsal }) => ReactNode>> = {
  dao: DaoSection,
  draft: DraftSection,
  voters: VotersSection,
  forecast: ForecastSection,
  execution: ExecutionSection,
  'what-if': WhatIfSection,
  attacks: AttacksSection,
  report: ReportSection,
};

/** An open rehearsal: its sections along the top, and the one that is looked at. */
export function RehearsalPage() {
  const rehearsal = useApp(({ openRehearsal }) => openRehearsal?.rehearsal ?? null);
  const section = useApp(({ rehearsalSection }) => rehearsalSection);
  useSectionTop(section);
  if (rehearsal === null)
    return (
      <div className={classes.page}>
        <Skeleton height={64} mb="lg" />
        <Skeleton height={420} />
      </div>
    );
  const Section = sections[section];
  return (
    <div className={classes.page}>
      <RehearsalHead rehearsal={rehearsal} />
      <SectionSteps rehearsal={rehearsal} />
      <JobBar rehearsal={rehearsal} />
      <div className={classes.section} data-testid={`section-${section}`}>
        <Section rehearsal={rehearsal} />
      </div>
    </div>
  );
}

/** What it would cost to take the DAO over, and what happened to others. */
function AttacksSection({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  return (
    <div className={styles.results}>
      <DaoAttacks rehearsal={rehearsal} />
      <Documented />
    </div>
  );
}

/** The same vote under other rules, and the economy with the proposal and without. */
function WhatIfSection({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  return (
    <div className={styles.results}>
      <Rules rehearsal={rehearsal} />
      <Economy rehearsal={rehearsal} />
    </div>
  );
}

/** A section that is gone to begins at its top; the first one stays where the page was left. */
function useSectionTop(section: RehearsalSection): void {
  const shown = useRef(section);
  useLayoutEffect(() => {
    if (shown.current === section) return;
    shown.current = section;
    document.getElementById('stage')?.scrollTo(0, 0);
  }, [section]);
}
