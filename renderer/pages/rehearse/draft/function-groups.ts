import type { CallableFunction } from '../../../../simulations/api/contract/index.js';
import { functionWords } from '../../../draft/function-words.js';

/** Names a function among all that can be called: two contracts may have the same signature. */
export function keyOf({ to, signature }: Pick<CallableFunction, 'to' | 'signature'>): string {
  return `${to} ${signature}`;
}

/** Functions by contract, as a list to choose from shows them; a function that is listed twice appears once. */
export function functionGroups(functions: readonly CallableFunction[]) {
  const groups = new Map<string, Map<string, string>>();
  for (const one of functions) {
    const group = groups.get(one.contract) ?? new Map<string, string>();
    const words = functionWords(one.signature);
    group.set(keyOf(one), words === null ? one.signature : `${words.does}: ${one.signature}`);
    groups.set(one.contract, group);
  }
  return [...groups].map(([group, items]) => ({
    group,
    items: [...items].map(([value, label]) => ({ value, label })),
  }));
}

/** The DAO's contracts as an action can name them, each once. */
export function placesOf(functions: readonly CallableFunction[]): readonly string[] {
  return [...new Set(functions.map(({ to }) => to))];
}
