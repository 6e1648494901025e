/** Something the inspector can show. */
export type Selection =
  | { readonly kind: 'agent'; readonly agent: string }
  | { readonly kind: 'proposal'; readonly number: number }
  | { readonly kind: 'round'; readonly round: number }
  | { readonly kind: 'party'; readonly party: string }
  /** Of a federation. */
  | { readonly kind: 'client'; readonly client: number };

/** Reads `agent:whale-1`, `proposal:1`, `round:4`, `party:treasury`, `client:7`; anything else selects nothing. */
export function parseSelection(text: string | null): Selection | null {
  const [, kind, name] = /^(agent|proposal|round|party|client):(.{1,80})$/.exec(text ?? '') ?? [];
  if (kind === undefined || name === undefined) return null;
  if (kind === 'agent') return { kind, agent: name };
  if (kind === 'party') return { kind, party: name };
  if (!/^\d{1,9}$/.test(name)) return null;
  if (kind === 'client') return { kind, client: Number(name) };
  return kind === 'round' ? { kind, round: Number(name) } : { kind: 'proposal', number: Number(name) };
}

export function formatSelection(selection: Selection): string {
  switch (selection.kind) {
    case 'agent':
      return `agent:${selection.agent}`;
    case 'party':
      return `party:${selection.party}`;
    case 'client':
      return `client:${selection.client}`;
    case 'round':
      return `round:${selection.round}`;
    case 'proposal':
      return `proposal:${selection.number}`;
  }
}

export function sameSelection(one: Selection | null, other: Selection | null): boolean {
  return (one && formatSelection(one)) === (other && formatSelection(other));
}
