/** Where a panel stands, in columns and rows of the grid. */
export interface Place {
  readonly i: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly minW: number;
  readonly minH: number;
}

export const columns = 12;

export function place(i: string, x: number, y: number, w: number, h: number): Place {
  return { i, x, y, w, h, minW: 3, minH: 5 };
}

/** A remembered layout made whole: panels it does not know are added as usual, unknown ones are dropped. */
export function restoreLayout(stored: unknown, usual: readonly Place[]): readonly Place[] {
  if (!Array.isArray(stored)) return usual;
  const known = new Map<string, Place>();
  for (const one of stored as Partial<Place>[]) {
    const own = usual.find(({ i }) => i === one?.i);
    const numbers = [one?.x, one?.y, one?.w, one?.h];
    if (own === undefined || !numbers.every((number) => Number.isInteger(number) && number! >= 0)) continue;
    const w = Math.min(columns, Math.max(own.minW, one.w!));
    known.set(own.i, { ...own, x: Math.min(one.x!, columns - w), y: one.y!, w, h: Math.max(own.minH, one.h!) });
  }
  return usual.map((own) => known.get(own.i) ?? own);
}

export type LayoutStep = 'wider' | 'narrower' | 'taller' | 'shorter' | 'earlier' | 'later';

/** Changes one panel's place by keyboard or menu; the grid closes the gaps. */
export function stepLayout(layout: readonly Place[], id: string, step: LayoutStep): readonly Place[] {
  const own = layout.find(({ i }) => i === id);
  if (own === undefined) return layout;
  if (step === 'earlier' || step === 'later') return swap(layout, own, step);
  const shared = step === 'wider' || step === 'narrower' ? withNeighbour(layout, own, step === 'wider' ? 1 : -1) : null;
  if (shared !== null) return shared;
  const w = own.w + (step === 'wider' ? 1 : step === 'narrower' ? -1 : 0);
  const h = own.h + (step === 'taller' ? 1 : step === 'shorter' ? -1 : 0);
  const width = Math.min(columns, Math.max(own.minW, w));
  const changed = { ...own, w: width, h: Math.max(own.minH, h), x: Math.min(own.x, columns - width) };
  return layout.map((one) => (one.i === id ? changed : one));
}

/** Every panel in one column, in reading order, for narrow windows. */
export function stacked(layout: readonly Place[]): readonly Place[] {
  let y = 0;
  return readingOrder(layout).map((one) => {
    const here = { ...one, x: 0, y, w: columns };
    y += one.h;
    return here;
  });
}

/** A panel wider by a column that its neighbour in the row gives or takes, so that nothing moves to another row; `null` where none can. */
function withNeighbour(layout: readonly Place[], own: Place, by: 1 | -1): readonly Place[] | null {
  const row = layout.filter((one) => one !== own && one.y === own.y && one.h === own.h);
  const right = row.find(({ x }) => x === own.x + own.w);
  const left = row.find(({ x, w }) => x + w === own.x);
  const other = right ?? left;
  if (other === undefined || own.w + by < own.minW || other.w - by < other.minW) return null;
  return layout.map((one) => {
    if (one === own) return { ...own, w: own.w + by, x: other === right ? own.x : own.x - by };
    if (one === other) return { ...other, w: other.w - by, x: other === right ? other.x + by : other.x };
    return one;
  });
}

function swap(layout: readonly Place[], own: Place, step: 'earlier' | 'later'): readonly Place[] {
  const order = readingOrder(layout);
  const other = order[order.indexOf(own) + (step === 'earlier' ? -1 : 1)];
  if (other === undefined) return layout;
  return layout.map((one) => {
    if (one === own) return { ...own, x: other.x, y: other.y, w: other.w, h: other.h };
    if (one === other) return { ...other, x: own.x, y: own.y, w: own.w, h: own.h };
    return one;
  });
}

function readingOrder(layout: readonly Place[]): Place[] {
  return [...layout].sort((a, b) => a.y - b.y || a.x - b.x);
}
