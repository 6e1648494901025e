import type { Attack, Federation } from '../../scenario/index.js';
import type { LearningService } from '../learning-service.js';
import type { FederationRound } from './federation-record.js';
import type { RoundOutcome } from './round-outcome.js';

/** Measures a round's model and writes the round down; without an outcome, round 0 with the first model. */
export async function observeRound(
  service: LearningService,
  federation: Federation,
  outcome: RoundOutcome | null,
): Promise<FederationRound> {
  const model = outcome?.model ?? service.initialModel;
  const backdoor = backdoorOf(federation);
  const [{ accuracy, loss }, backdoorSuccess, inspection] = await Promise.all([
    service.evaluate(model, 'test'),
    backdoor ? service.backdoorSuccess(model, backdoor) : null,
    service.inspect(model, outcome?.visibleUpdates ?? []),
  ]);
  const clients = outcome?.clients ?? [];
  return {
    round: outcome?.round ?? 0,
    model,
    parent: outcome?.parent ?? null,
    accuracy,
    loss,
    backdoorSuccess,
    clients,
    bytesUp: clients.reduce((sum, { bytesUp }) => sum + bytesUp, 0),
    bytesDown: (outcome?.downloads ?? 0) * 4 * service.weightCount,
    simulatedSeconds: outcome?.simulatedSeconds ?? 0,
    epsilon: service.privacy
      ? Math.max(...service.shards.map(({ shard }) => service.privacy!.spent(shard).epsilon))
      : null,
    coalitionsEvaluated: outcome?.coalitionsEvaluated ?? null,
    inspection: federation.secureAggregation ? { ...inspection, similarity: null, similarityShards: [] } : inspection,
  };
}

/** The backdoor whose success is measured: that of the first adversaries who plant one. */
function backdoorOf({ adversaries }: Federation): Extract<Attack, { kind: 'backdoor' }> | null {
  for (const { attack } of adversaries) {
    const planned = attack.kind === 'lateDefection' ? attack.defection : attack;
    if (planned.kind === 'backdoor') return planned;
  }
  return null;
}
