import { useApp } from '../../app/session-context.js';
import { NewRehearsalPage } from '../new-rehearsal/new-rehearsal-page.js';
import { RehearsalPage } from './rehearsal-page.js';

/** Rehearsals: the one that is open, or all of them and how to begin another. */
export function RehearsePage() {
  const id = useApp(({ openRehearsal }) => openRehearsal?.id ?? null);
  return id === null ? <NewRehearsalPage /> : <RehearsalPage key={id} />;
}
