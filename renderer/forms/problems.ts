import { createContext, useContext } from 'react';

/** Something wrong with a document: the path of its field, e.g. `actions[0].to`, and what is wrong. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/** Problems of the document around a form. */
export const ProblemsContext = createContext<readonly FieldProblem[]>([]);

/** What is wrong at a field, or anywhere in it; `undefined` when nothing is. */
export function problemAt(problems: readonly FieldProblem[], field: string): string | undefined {
  const found = problems.find((problem) => problem.field === field || isWithin(problem.field, field));
  if (found === undefined) return undefined;
  return found.field === field
    ? found.message
    : `${found.field.slice(field.length).replace(/^\./, '')} ${found.message}`;
}

/** Problems of fields that no form shows. */
export function problemsElsewhere(
  problems: readonly FieldProblem[],
  shown: readonly string[],
): readonly FieldProblem[] {
  return problems.filter(({ field }) => !shown.some((one) => field === one || isWithin(field, one)));
}

/** What is wrong at a field of the document around. */
export function useProblem(field: string | undefined): string | undefined {
  const problems = useContext(ProblemsContext);
  return field === undefined ? undefined : problemAt(problems, field);
}

function isWithin(field: string, outer: string): boolean {
  return field.startsWith(outer) && /^[.[]/.test(field.slice(outer.length));
}
