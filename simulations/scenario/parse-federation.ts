import { z } from 'zod';
import { cohortSize } from './cohort-size.js';
import { type DocumentProblem, problemsOf, unusableDocument } from './document-problem.js';
import { type Federation, federationSchema } from './federation.js';
import { MOST_EXACT_PLAYERS } from './learning/index.js';

/** A federation, or everything that is wrong with it. Never throws on bad input. */
export function checkFederation(
  input: unknown,
):
  | { readonly federation: Federation; readonly problems: readonly [] }
  | { readonly federation: null; readonly problems: readonly DocumentProblem[] } {
  const parsed = federationSchema.safeParse(input);
  if (!parsed.success) return { federation: null, problems: problemsOf(parsed.error, 'a federation', input) };
  const problems = [checkAdversaries, checkSecrecy, checkTiming, checkScores].flatMap((check) => check(parsed.data));
  return problems.length === 0 ? { federation: parsed.data, problems: [] } : { federation: null, problems };
}

/**
 * Validates a federation and fills in its defaults.
 * @throws InputError `federation-invalid`, with the first field at fault and a list of all problems in its message
 */
export function parseFederation(input: unknown, source = 'the federation'): Federation {
  const { federation, problems } = checkFederation(input);
  if (federation) return federation;
  throw unusableDocument('federation-invalid', source, problems);
}

/** The JSON Schema of a federation file, for editors and forms. */
export function federationJsonSchema(): unknown {
  return z.toJSONSchema(federationSchema, { io: 'input' });
}

function checkAdversaries({ adversaries, clients }: Federation): DocumentProblem[] {
  const count = adversaries.reduce((sum, group) => sum + group.count, 0);
  if (count <= clients) return [];
  return [
    {
      field: 'adversaries',
      message: `are ${count}, more than the ${clients} clients; lower their counts or raise clients`,
    },
  ];
}

/** Under secure aggregation the server sees only the sum of a round's updates, so nothing may need a single one. */
function checkSecrecy(federation: Federation): DocumentProblem[] {
  const { secureAggregation, learning, timing, contribution, clients } = federation;
  if (!secureAggregation) return [];
  const why = 'secure aggregation shows the server only the sum of a round';
  const problems: DocumentProblem[] = [];
  if (learning.aggregation.rule !== 'fedAvg') {
    problems.push({
      field: 'learning.aggregation.rule',
      message: `is ${learning.aggregation.rule}, which compares single updates, and ${why}; take fedAvg or leave secureAggregation out`,
    });
  }
  if (timing.kind !== 'synchronous') {
    problems.push({
      field: 'timing.kind',
      message: `is asynchronous, and ${why} whose clients agreed on masks together; take synchronous or leave secureAggregation out`,
    });
  }
  if (contribution) {
    problems.push({
      field: 'contribution',
      message: `scores single updates, and ${why}; leave one of contribution and secureAggregation out`,
    });
  }
  if (cohortSize(federation) < 2) {
    problems.push({
      field: clients < 2 ? 'clients' : 'cohortPercent',
      message: `makes a cohort of 1, and secure aggregation hides an update among others; ask 2 clients a round at least, or leave secureAggregation out`,
    });
  }
  if (learning.compression) {
    problems.push({
      field: 'learning.compression',
      message: `sends different values for every client, and ${why}, in which masks cancel value by value; leave one of compression and secureAggregation out`,
    });
  }
  return problems;
}

/** Asynchronous updates come one by one and were trained on different models. */
function checkTiming({ timing, deadlineFactor, contribution, learning }: Federation): DocumentProblem[] {
  if (timing.kind !== 'asynchronous') return [];
  const problems: DocumentProblem[] = [];
  if (deadlineFactor !== undefined) {
    problems.push({
      field: 'deadlineFactor',
      message: 'is the deadline of a synchronous round, and asynchronous timing waits for nobody; leave it out',
    });
  }
  if (contribution) {
    problems.push({
      field: 'contribution',
      message:
        'compares updates of one model, and asynchronous ones come from different models; leave it out or take synchronous timing',
    });
  }
  if (learning.aggregation.rule !== 'fedAvg') {
    problems.push({
      field: 'learning.aggregation.rule',
      message: `is ${learning.aggregation.rule}, and asynchronous updates are averaged by their lateness; take fedAvg or synchronous timing`,
    });
  }
  return problems;
}

function checkScores(federation: Federation): DocumentProblem[] {
  const cohort = cohortSize(federation);
  if (federation.contribution?.rule !== 'shapley' || cohort <= MOST_EXACT_PLAYERS) return [];
  return [
    {
      field: 'contribution.rule',
      message: `is shapley, which evaluates all 2^n coalitions of at most ${MOST_EXACT_PLAYERS} updates, and ${cohort} clients are asked each round; take guidedShapley or monteCarloShapley, or lower cohortPercent`,
    },
  ];
}
