import { Alert } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import type { FieldProblem } from '../../../forms/problems.js';
import classes from './draft.module.css';

/** Problems that stand at no field of the form. */
export function ProblemList({
  title,
  problems,
}: {
  readonly title: string;
  readonly problems: readonly FieldProblem[];
}) {
  if (problems.length === 0) return null;
  return (
    <section className={classes.problems} role="alert" data-testid="document-problems">
      <h2>{title}</h2>
      <ul>
        {problems.map(({ field, message }) => (
          <li key={`${field}:${message}`}>
            {field && <b>{field} </b>}
            {message}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What to know about something that was imported. */
export function Warnings({ warnings, onClose }: { readonly warnings: readonly string[]; onClose(): void }) {
  if (warnings.length === 0) return null;
  return (
    <Alert
      color="yellow"
      variant="outline"
      icon={<TriangleAlert size={18} />}
      title="Imported, but look at this"
      withCloseButton
      closeButtonLabel="Close"
      onClose={onClose}
      data-testid="import-warnings"
    >
      {warnings.map((warning) => (
        <p key={warning}>{warning}</p>
      ))}
    </Alert>
  );
}
