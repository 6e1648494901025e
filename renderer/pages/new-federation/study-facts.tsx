import { attackers } from '../../words/attacks.js';
import { choiceName } from '../../words/choices.js';
import { count, decimal } from '../../words/number-format.js';
import { ruleName } from '../../words/parties.js';
import classes from './new-federation.module.css';
import { useDraft } from './use-draft.js';

/** What will be run, at a glance. */
export function StudyFacts() {
  const { federation, data } = useDraft();
  const { learning } = federation;
  const asked = Math.max(1, Math.round((federation.clients * federation.cohortPercent) / 100));
  const hidden = learning.model.kind === 'dense' ? ` of ${learning.model.hiddenUnits.join(', ')} units` : '';
  const facts = [
    ['Learns from', data?.name ?? choiceName('dataset', learning.dataset.kind)],
    ['Examples', `${count(learning.trainExamples)} to train, ${count(learning.testExamples)} to test on`],
    ['Clients', `${count(federation.clients)}, of which ${count(asked)} are asked each round`],
    ['Dealt out', choiceName('partition', learning.partition.kind)],
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
    <section>
      <h2>What will run</h2>
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
