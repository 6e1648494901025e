import { Loader, UnstyledButton } from '@mantine/core';
import { Circle, CircleCheck, RotateCcw, TriangleAlert } from 'lucide-react';
import type { Rehearsal } from '../../../simulations/api/contract/index.js';
import { useApp, useSession } from '../../app/session-context.js';
import { sectionTitle } from '../../words/governance.js';
import classes from './rehearse.module.css';
import { type SectionState, sectionStates } from './section-states.js';

const words: Readonly<Record<SectionState, string>> = {
  problem: 'needs a correction',
  running: 'being computed',
  stale: 'made before the last change',
  done: 'ready',
  open: 'to do',
};

/** The sections of a rehearsal and where each stands: the way between them. */
export function SectionSteps({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  const { store } = useSession();
  const shown = useApp(({ rehearsalSection }) => rehearsalSection);
  return (
    <nav className={classes.steps} aria-label="Sections of the rehearsal">
      <ol>
        {sectionStates(rehearsal).map(({ section, state }) => (
          <li key={section}>
            <UnstyledButton
              className={classes.step}
              data-state={state}
              data-testid={`step-${section}`}
              aria-current={section === shown ? 'step' : undefined}
              title={words[state]}
              onClick={() => store.getState().showSection(section)}
            >
              <StateSign state={state} />
              {sectionTitle(section)}
              <span className="visually-hidden">, {words[state]}</span>
            </UnstyledButton>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function StateSign({ state }: { readonly state: SectionState }) {
  if (state === 'running') return <Loader size={14} aria-hidden="true" />;
  if (state === 'problem') return <TriangleAlert size={15} color="var(--meaning-bad)" aria-hidden="true" />;
  if (state === 'stale') return <RotateCcw size={15} color="var(--meaning-caution)" aria-hidden="true" />;
  if (state === 'done') return <CircleCheck size={15} color="var(--meaning-good)" aria-hidden="true" />;
  return <Circle size={15} aria-hidden="true" />;
}
