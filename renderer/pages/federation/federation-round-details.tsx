import type { FederationRound } from '../../../simulations/api/contract/index.js';
import { useFederationDetail, useRounds } from '../../app/use-rounds.js';
import { Term } from '../../parts/term.js';
import { count, decimal, percent } from '../../words/number-format.js';
import { absences, outcomeName } from '../../words/outcomes.js';
import { ruleName } from '../../words/rule-names.js';
import { traffic } from '../../words/traffic.js';
import { type FactList, Facts } from '../run/inspector/facts.js';
import classes from '../run/inspector/inspector.module.css';

/** One round of a federation: what came of it, who was missing and what it cost. */
export function FederationRoundDetails({ round: wanted }: { readonly round: number }) {
  const round = useRounds()[wanted];
  const federation = useFederationDetail()?.federation;
  if (round === undefined || federation === undefined)
    return <p className={classes.quiet}>Round {wanted} has not been made yet.</p>;
  return (
    <>
      <header className={classes.head}>
        <div>
          <h2>Round {round.round}</h2>
          <div className={classes.quiet}>
            {round.parent === null
              ? 'the first model, before any training'
              : `simulated time ${decimal(round.simulatedSeconds, 1)}`}
          </div>
        </div>
      </header>
      <Facts facts={factsOf(round, ruleName(federation.learning.aggregation.rule))} />
      <h3>Model</h3>
      <details className={classes.hex}>
        <summary>Content id of the model</summary>
        <code>{round.model}</code>
      </details>
      {round.parent !== null && (
        <details className={classes.hex}>
          <summary>Content id of the model before</summary>
          <code>{round.parent}</code>
        </details>
      )}
    </>
  );
}

function factsOf(round: FederationRound, rule: string): FactList {
  const { clients, epsilon, backdoorSuccess, coalitionsEvaluated } = round;
  const missing = absences
    .map((outcome) => [outcome, clients.filter((one) => one.outcome === outcome).length] as const)
    .filter(([, number]) => number > 0);
  return [
    [
      <Term key="a" term="testAccuracy">
        Accuracy
      </Term>,
      percent(round.accuracy),
    ],
    ['Loss', `${decimal(round.loss, 3)} nats`],
    ...(backdoorSuccess === null ? [] : [['Backdoor works on', percent(backdoorSuccess)] as const]),
    ...(round.parent === null
      ? []
      : [
          ['Updates combined by', rule] as const,
          ['Clients asked', count(clients.length)] as const,
          ['Combined', count(clients.filter(({ outcome }) => outcome === 'done').length)] as const,
          ...missing.map(([outcome, number]) => [capital(outcomeName(outcome)), count(number)] as const),
          [
            <Term key="t" term="traffic">
              Sent up and down
            </Term>,
            `${traffic(round.bytesUp)} and ${traffic(round.bytesDown)}`,
          ] as const,
        ]),
    ...(epsilon === null
      ? []
      : [
          [
            <Term key="e" term="epsilon">
              Privacy spent
            </Term>,
            `ε = ${decimal(epsilon, 3)}`,
          ] as const,
        ]),
    ...(coalitionsEvaluated === null || coalitionsEvaluated === 0
      ? []
      : [['Coalitions measured', count(coalitionsEvaluated)] as const]),
  ];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
