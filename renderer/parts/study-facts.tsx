import type { Federation } from '../../simulations/api/contract/index.js';
import { attackers } from '../words/attacks.js';
import { choiceName } from '../words/choices.js';
import { count, decimal } from '../words/number-format.js';
import { ruleName } from '../words/rule-names.js';
import classes from './parts.module.css';

interface StudyFactsProps {
  readonly federation: Federation;
  /** Name of the file it learns from, when it is known. */
  readonly file?: string | undefined;
}

/** A federation's settings at a glance. */
export function StudyFacts({ federation, file }: StudyFactsProps) {
  const { learning } = federation;
  const asked = Math.max(1, Math.round((federation.clients * federation.cohortPercent) / 100));
  const hidden = learning.model.kind === 'dense' ? ` of ${learning.model.hiddenUnits.join(', ')} units` : '';
  // A file that was brought once is remembered, also while built-in data are chosen.
  const isFile = learning.dataset.kind === 'csv' || learning.dataset.kind === 'idx';
  const facts = [
    ['Learns from', isFile && file !== undefined ? file : choiceName('dataset', learning.dataset.kind)],
    ['Examples', `${count(learning.trainExamples)} to train, ${count(learning.testExamples)} to test on`],
    ['Clients', `${count(federation.clients)}, of which ${count(asked)} are asked each round`],
    ['Dealt out', choiceName('partition', learning.partition.kind)],
    [
      'Local training',
      `${count(learning.localEpochs)} ${learning.localEpochs === 1 ? 'epoch' : 'epochs'}, batches of ${count(learning.batchSize)}, rate ${decimal(learning.learningRate, 4)}`,
    ],
    [
      'Adversaries',
      federation.adversaries.map(({ attack, count: number }) => attackers(attack.kind, number)).join(', ') || 'none',
    ],
    ['Model', `${choiceName('model', learning.model.kind)}${hidden}`],
    ['Updates combined by', ruleName(learning.aggregation.rule)],
    [
      'Privacy',
      learning.privacy === undefined
        ? 'no noise'
        : `noise σ = ${decimal(learning.privacy.noiseMultiplier, 2)}, ${learning.privacy.epsilonBudget === undefined ? 'no budget' : `budget ε = ${decimal(learning.privacy.epsilonBudget, 2)}`}`,
    ],
    ['Single updates', federation.secureAggregation === undefined ? 'seen by the server' : 'hidden from everybody'],
    ['Rounds', `at most ${count(federation.rounds)}, target ${decimal(learning.targetAccuracyPercent, 1)} %`],
  ] as const;
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
