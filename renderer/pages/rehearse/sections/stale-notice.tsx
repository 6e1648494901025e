import { Button } from '@mantine/core';
import { RotateCcw } from 'lucide-react';
import type { Job } from '../use-job.js';
import classes from './sections.module.css';

/** Says that a result was made before the last change, and makes it anew. */
export function StaleNotice({ job, onAgain }: { readonly job: Job; onAgain(): void }) {
  if (!job.stale) return null;
  return (
    <div className={classes.notice} role="status" data-testid="stale">
      <p>This was made before the last change to the DAO or the draft.</p>
      <Button
        size="compact-md"
        variant="default"
        leftSection={<RotateCcw size={14} />}
        loading={job.running}
        disabled={job.blocked}
        onClick={onAgain}
      >
        Do it again
      </Button>
    </div>
  );
}
