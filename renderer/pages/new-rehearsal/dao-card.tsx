import { Button } from '@mantine/core';
import { ArrowRight } from 'lucide-react';
import type { ListedDao } from '../../../simulations/api/contract/index.js';
import { count } from '../../words/number-format.js';
import { DaoFacts } from '../rehearse/dao/dao-facts.js';
import classes from './new-rehearsal.module.css';

interface DaoCardProps {
  readonly listed: ListedDao;
  readonly beginning: boolean;
  readonly disabled: boolean;
  onBegin(): void;
}

/** A DAO that comes with Folkmoot: its rules at a glance, and the button that begins a rehearsal in it. */
export function DaoCard({ listed, beginning, disabled, onBegin }: DaoCardProps) {
  const { name, title, summary, source, holders, dao } = listed;
  return (
    <article className={classes.card} data-testid={`dao-card-${name}`} aria-labelledby={`dao-${name}`}>
      <div>
        <h2 id={`dao-${name}`}>{title}</h2>
        <p>{summary}</p>
      </div>
      <DaoFacts dao={dao} />
      <Button
        rightSection={<ArrowRight size={16} />}
        loading={beginning}
        disabled={disabled}
        data-testid={`rehearse-${name}`}
        onClick={onBegin}
      >
        Rehearse in {title}
      </Button>
      <details className={classes.source}>
        <summary>{count(holders)} holders: where this is from</summary>
        <p>{source}</p>
      </details>
    </article>
  );
}
