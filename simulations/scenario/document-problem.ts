import type { z } from 'zod';
import { InputError } from '../errors/index.js';

/** Characters of a value that a message shows. */
const LONGEST_VALUE = 60;

/** One thing wrong with a scenario or a federation: where, and what. */
export interface DocumentProblem {
  /** Path of the field, e.g. `population[2].count`; empty for the whole file. */
  readonly field: string;
  readonly message: string;
}

/** What a schema found wrong with a document, a problem for every field. `what` is its kind, with its article. */
export function problemsOf(error: z.ZodError, what: string, document: unknown): DocumentProblem[] {
  return error.issues.flatMap((issue) => {
    const field = fieldPath(issue.path);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        field: field === '' ? key : `${field}.${key}`,
        message: `is not a field of ${what}; remove it or check its spelling`,
      }));
    }
    return [{ field, message: `${issue.message}${givenValue(issue, document)}` }];
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

/** The value at fault, where the message does not say it already: ` (it is -1)`. */
function givenValue({ path, message }: z.core.$ZodIssue, document: unknown): string {
  const value = path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key],
    document,
  );
  if (!['string', 'number', 'boolean'].includes(typeof value) || message.includes(String(value))) return '';
  const text = JSON.stringify(value);
  return ` (it is ${text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE)}…`})`;
}

function fieldPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`),
    '',
  );
}
