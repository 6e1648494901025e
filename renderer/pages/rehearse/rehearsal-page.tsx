import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Rehearsal } from '../../../simulations/api/contract/index.js';
import { useApp } from '../../app/session-context.js';
import type { RehearsalSection } from '../../routes/rehearsal-section.js';
import { JobBar } from './job-bar.js';
import { RehearsalHead } from './rehearsal-head.js';
import classes from './rehearse.module.css';
import { SectionSteps } from './section-steps.js';
import { AttacksSection } from './sections/attacks-section.js';
import { DaoSection } from './sections/dao-section.js';
import { DraftSection } from './sections/draft-section.js';
import { ExecutionSection } from './sections/execution-section.js';
import { ForecastSection } from './sections/forecast-section.js';
import { ReportSection } from './sections/report-section.js';
import { VotersSection } from './sections/voters-section.js';
import { WhatIfSection } from './sections/what-if-section.js';
import { useSectionTop } from './use-section-top.js';

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
