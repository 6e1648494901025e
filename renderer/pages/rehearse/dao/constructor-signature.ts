import { objectOf, objectsOf } from '../../../draft/rehearsal-documents.js';
import type { FormValue } from '../../../forms/field-schema.js';

/** A compiled contract's constructor as the signature of a function: `constructor_(address owner, uint256[] caps)`. */
export function constructorSignature(artifact: unknown): string {
  const abi = objectsOf(objectOf(artifact)?.abi);
  const inputs = objectsOf(abi.find(({ type }) => type === 'constructor')?.inputs);
  return `constructor_(${inputs.map(inputText).join(', ')})`;
}

function inputText({ type, name, components }: FormValue): string {
  const written = String(type ?? '');
  const inner = objectsOf(components).map(inputText).join(', ');
  return `${written.startsWith('tuple') ? written.replace('tuple', `(${inner})`) : written} ${String(name ?? '')}`.trim();
}
