import type { z } from 'zod';
import { InputError } from '../errors/index.js';

/** One thing wrong with a scenario or a federation: where, and what. */
export interface DocumentProblem {
  /** Path of the field, e.g. `population[2].count`; empty for the whole file. */
  readonly field: string;
  readonly message: string;
}

/** What a schema found wrong, a problem for every field. `what` is the kind of document, with its article. */
export function problemsOf(error: z.ZodError, what: string): DocumentProblem[] {
  return error.issues.flatMap((issue) => {
    const field = fieldPath(issue.path);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        field: field === '' ? key : `${field}.${key}`,
        message: `is not a field of ${what}; remove it or check its spelling`,
      }));
    }
    return [{ field, message: issue.message }];
  });
}

/** The error that names all problems of a document, the first one in its `field`. */
export function unusableDocument(code: string, source: string, problems: readonly DocumentProblem[]): InputError {
  const lines = problems.map(({ field, message }) => `  ${field || '(file)'} ${message}`);
  return new InputError(code, `${source} cannot be used:\n${lines.join('\n')}`, {
    field: problems[0]!.field,
    hint: 'Correct the fields named above; `folkmoot validate FILE` checks a file without running it.',
  });
}

function fieldPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`),
    '',
  );
}
