import type { Rehearsal } from '../../simulations/api/contract/index.js';
import type { FormValue } from '../forms/field-schema.js';
import type { Documents } from './document-history.js';

/** A proposal in which nothing is written yet. */
export const emptyProposal: FormValue = {
  format: 'folkmoot-proposal/1',
  title: '',
  description: '',
  type: null,
  author: null,
  actions: [],
};

/** The documents of a rehearsal as forms can show them; something that is no object counts as empty. */
export function documentsOf({ document, draft }: Pick<Rehearsal, 'document' | 'draft'>): Documents {
  return { dao: objectOf(document) ?? {}, proposal: objectOf(draft) ?? emptyProposal };
}

/**
 * Documents that came from elsewhere, together with what was written meanwhile: a field is as it came where it is not
 * what was last saved, else as it is being written.
 */
export function mergedDocuments(came: Documents, saved: Documents | null, present: Documents): Documents {
  if (saved === null || (present.dao === saved.dao && present.proposal === saved.proposal)) return came;
  return {
    dao: mergedFields(came.dao, saved.dao, present.dao),
    proposal: mergedFields(came.proposal, saved.proposal, present.proposal),
  };
}

function mergedFields(came: FormValue, saved: FormValue, present: FormValue): FormValue {
  const same = (name: string) => JSON.stringify(came[name]) === JSON.stringify(saved[name]);
  const names = new Set([...Object.keys(present), ...Object.keys(came)]);
  const fields = [...names].map((name) => [name, same(name) ? present[name] : came[name]] as const);
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}

/** Something that may be an object, as one; else `null`. */
export function objectOf(value: unknown): FormValue | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as FormValue) : null;
}

/** Something that may be a list of objects, as one; what is none is left out. */
export function objectsOf(value: unknown): readonly FormValue[] {
  return Array.isArray(value) ? value.map(objectOf).filter((one) => one !== null) : [];
}

/** A document with the value at a path changed; missing objects on the way are made. `undefined` takes it away. */
export function withValue(document: FormValue, path: readonly string[], value: unknown): FormValue {
  const [name, ...rest] = path;
  if (name === undefined) return objectOf(value) ?? document;
  const next = rest.length === 0 ? value : withValue(objectOf(document[name]) ?? {}, rest, value);
  if (next !== undefined) return { ...document, [name]: next };
  const { [name]: _, ...others } = document;
  return others;
}
