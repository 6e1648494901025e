import { useState } from 'react';
import type { FederationCard as Card, FederationOverrides } from '../../../simulations/api/contract/index.js';
import { useSession } from '../../app/session-context.js';
import { attackers } from '../../words/attacks.js';
import { count, decimal } from '../../words/number-format.js';
import { ruleName } from '../../words/rule-names.js';
import { ClientsPicture } from './clients-picture.js';
import { FederationOptions } from './federation-options.js';
import { federationCommand } from './run-command.js';
import { StudyCard } from './study-card.js';

/** One federation of the library: who learns, who attacks, what is protected, and the button that starts it. */
export function FederationCard({ card }: { readonly card: Card }) {
  const { federations } = useSession();
  const [overrides, setOverrides] = useState<Partial<FederationOverrides>>({});
  const { name, title, summary, clients, cohort, rounds, model, aggregation, dataset, published, expectedSeconds } =
    card;
  const publishedFacts = published
    ? [['Published', `${count(published.rounds)} rounds (${published.source})`] as const]
    : [];
  return (
    <StudyCard
      kind="federation"
      name={name}
      title={title}
      summary={summary}
      picture={<ClientsPicture clients={clients} cohort={cohort} adversaries={card.adversaries} />}
      length={`at most ${count(rounds)} rounds`}
      facts={[
        ['Clients', clientsInWords(clients, cohort)],
        ['Data and model', `${dataset}, ${model}`],
        ['Updates combined by', ruleName(aggregation)],
        ['Adversaries', adversariesInWords(card)],
        ['Protection', protectionInWords(card)],
        ...publishedFacts,
      ]}
      expectedSeconds={expectedSeconds}
      options={<FederationOptions value={overrides} usualRounds={rounds} onChange={setOverrides} />}
      command={federationCommand(name, overrides)}
      start={() => federations.start(name, overrides)}
    />
  );
}

function clientsInWords(clients: number, cohort: number): string {
  if (cohort === clients) return `all ${count(clients)} each round`;
  return `${count(cohort)} of ${count(clients)} each round (${decimal((cohort / clients) * 100, 1)} %)`;
}

function adversariesInWords({ adversaries }: Card): string {
  return adversaries.map(({ attack, count: number }) => attackers(attack, number)).join(', ') || 'none';
}

function protectionInWords({ protection: { privacy, secureAggregation } }: Card): string {
  const parts = [...(privacy ? ['noise within a budget ε'] : []), ...(secureAggregation ? ['secure aggregation'] : [])];
  return parts.join(', ') || 'none';
}
