/** Something the inspector can show. */
export type Selection =
  | { readonly kind: 'agent'; readonly agent: string }
  | { readonly kind: 'proposal'; readonly number: number }
  | { readonly kind: 'round'; readonly round: number }
  | { readonly kind: 'party'; readonly party: string }
  /** What one party gave another, of an asset and for one reason. */
  | {
      readonly kind: 'flow';
      readonly asset: string;
      readonly from: string;
      readonly to: string;
      readonly flow: string;
    }
  /** Of a federation. */
  | { readonly kind: 'client'; readonly client: number };

/** Reads `agent:whale-1`, `proposal:1`, `round:4`, `party:treasury`, `client:7`, `flow:token.mint.treasury.emission`; anything else selects nothing. */
export function parseSelection(text: string | null): Selection | null {
  if (text?.startsWith('flow:')) return parseFlow(text);
  const [, kind, name] = /^(agent|proposal|round|party|client):(.{1,80})$/.exec(text ?? '') ?? [];
  if (kind === undefined || name === undefined) return null;
  if (kind === 'agent') return { kind, agent: name };
  if (kind === 'party') return { kind, party: name };
  if (!/^\d{1,9}$/.test(name)) return null;
  if (kind === 'client') return { kind, client: Number(name) };
  return kind === 'round' ? { kind, round: Number(name) } : { kind: 'proposal', number: Number(name) };
}

/** Reads `flow:token.whale.stakePool.stake`. */
function parseFlow(text: string): Selection | null {
  const name = '([A-Za-z0-9_-]{1,80})';
  const [, asset, from, to, flow] = new RegExp(`^flow:${[name, name, name, name].join('\\.')}$`).exec(text) ?? [];
  if (asset === undefined || from === undefined || to === undefined || flow === undefined) return null;
  return { kind: 'flow', asset, from, to, flow };
}

export function formatSelection(selection: Selection): string {
  switch (selection.kind) {
    case 'agent':
      return `agent:${selection.agent}`;
    case 'party':
      return `party:${selection.party}`;
    case 'flow':
      return `flow:${[selection.asset, selection.from, selection.to, selection.flow].join('.')}`;
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
