import { Button, TextInput } from '@mantine/core';
import { GraduationCap } from 'lucide-react';
import { useState } from 'react';
import type { Rehearsal } from '../../../../../simulations/api/contract/index.js';
import { simulatedDate } from '../../../../words/dates.js';
import { count } from '../../../../words/number-format.js';
import panels from '../../rehearse.module.css';
import { useJob } from '../../use-job.js';
import classes from './voters.module.css';

const day = (unixSeconds: number) => new Date(unixSeconds * 1000).toISOString().slice(0, 10);

/** Starts the learning, with the date that parts what is learned from and what is scored. */
export function Learn({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  const { history, calibration } = rehearsal;
  const job = useJob(rehearsal, 'calibration', 'The voters could not be learned');
  const [split, setSplit] = useState(calibration?.split ?? '');
  if (history === null) return null;
  return (
    <section className={`${panels.panel} ${classes.learn}`} aria-label="Learn from past votes">
      <p>
        {count(history.votes)} votes by {count(history.voters)} voters on {count(history.proposals)} proposals, from{' '}
        {simulatedDate(history.from)} to {simulatedDate(history.to)}. The model learns from those that ended before the
        split and is scored on those after, so it is never scored on what it learned from.
      </p>
      <TextInput
        type="date"
        label="Split by date"
        description="Empty: chosen by itself"
        min={day(history.from)}
        max={day(history.to)}
        value={split}
        data-testid="split-date"
        onChange={(event) => setSplit(event.currentTarget.value)}
      />
      <Button
        leftSection={<GraduationCap size={16} />}
        loading={job.running}
        disabled={job.blocked}
        data-testid="start-calibration"
        onClick={() =>
          job.start((commands, id) => commands.calibrateVoters({ id, split: split === '' ? null : split }))
        }
      >
        {calibration === null ? 'Learn from past votes' : 'Learn again'}
      </Button>
    </section>
  );
}
