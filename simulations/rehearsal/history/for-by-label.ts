/** What an option's words mean. */
type Meaning = 'for' | 'against' | 'abstain';

/** First words of an option that has a side, whatever signs stand before them. */
const WORDS: Readonly<Record<Meaning, RegExp>> = {
  for: /^[^\p{L}\p{N}]*(yes|yae|yea|yay|aye|for|in favou?r|accept|approve|agree|support|i agree|oui|si|sí|ja|sim|tak|evet|да|是|赞成|支持|同意)(?![\p{L}\p{N}])/iu,
  against:
    /^[^\p{L}\p{N}]*(no|nay|nope|against|not? in favou?r|reject|disapprove|disagree|oppose|decline|deny|veto|do not|don['’]?t|do nothing|i disagree|non|nein|não|nie|hayır|нет|否|反对|不同意)(?![\p{L}\p{N}])/iu,
  abstain: /^[^\p{L}\p{N}]*(abstain|abstention|abstenir|enthaltung|abstener|弃权)/iu,
};
/** Options that are a sign and nothing else. */
const SIGNS: Readonly<Record<Meaning, RegExp>> = {
  for: /^[^\p{L}\p{N}]*(👍|✅|✔)[^\p{L}\p{N}]*$/u,
  against: /^[^\p{L}\p{N}]*(👎|❌|✖)[^\p{L}\p{N}]*$/u,
  abstain: /^[^\p{L}\p{N}]*(🤷|⚪)[^\p{L}\p{N}]*$/u,
};
/** Where For, Against and Abstain stand in a history, whatever their proposal's order. */
const PLACE: Readonly<Record<Meaning, number>> = { for: 1, against: 2, abstain: 3 };

/** What an option's words mean; `null` when they have no side. */
export function meaningOf(label: string): Meaning | null {
  return (
    (Object.keys(WORDS) as Meaning[]).find((meaning) => WORDS[meaning].test(label) || SIGNS[meaning].test(label)) ??
    null
  );
}

/**
 * Where each of a proposal's options stands in a history, by its words: For first, Against second, Abstain third, the others
 * after them in their own order. Of three the one without a side has the side that is missing, also where nobody chose it and its
 * words are unknown. Nothing moves where more than one option is For, where no words say a side, or where several options are
 * not For and only one is Against.
 * @param labels words of an option by its number from 1 on, as far as they are known
 */
export function placesByLabel(labels: ReadonlyMap<number, string>): (choice: number) => number {
  const meanings = new Map([...labels].map(([choice, label]) => [choice, meaningOf(label)]));
  const all = (meaning: Meaning) => [...meanings].filter(([, each]) => each === meaning).map(([choice]) => choice);
  const only = (meaning: Meaning) => (all(meaning).length === 1 ? all(meaning)[0]! : null);
  const [given, against, abstaining] = [only('for'), only('against'), only('abstain')];
  const isPlain = given === null && against === null && abstaining === null;
  if (isPlain || all('for').length > 1) return (choice) => choice;
  const options = range(Math.max(...labels.keys(), 2));
  const others = options.filter((choice) => (meanings.get(choice) ?? null) === null);
  const other = others.length === 1 ? others[0]! : null;
  const supporting = given ?? (against === null ? null : other);
  if (supporting === null && others.length > 1 && labels.size >= options.length) return (choice) => choice;
  const isPair = options.length === 2 || (options.length === 3 && abstaining !== null);
  const opposing = against ?? (given !== null && isPair ? other : null);
  const places = new Map<number, number>();
  for (const [choice, meaning] of [
    [supporting, 'for'],
    [opposing, 'against'],
    [abstaining, 'abstain'],
  ] as const) {
    if (choice !== null) places.set(choice, PLACE[meaning]);
  }
  const taken = new Set(places.values());
  let next = 1;
  for (const choice of range(Math.max(options.length, 3))) {
    if (places.has(choice)) continue;
    while (taken.has(next)) next++;
    places.set(choice, next);
    taken.add(next);
  }
  return (choice) => places.get(choice) ?? choice;
}

const range = (most: number) => Array.from({ length: most }, (_, i) => i + 1);
