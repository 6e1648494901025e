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
 * after them in their own order. Nothing moves where no option, or more than one, is For, or where words are unknown.
 * @param labels words of an option by its number from 1 on, as far as they are known
 */
export function placesByLabel(labels: ReadonlyMap<number, string>): (choice: number) => number {
  const meanings = new Map([...labels].map(([choice, label]) => [choice, meaningOf(label)]));
  const only = (meaning: Meaning) => {
    const found = [...meanings].filter(([, each]) => each === meaning);
    return found.length === 1 ? found[0]![0] : null;
  };
  const given = only('for');
  const against = only('against');
  if (given === null && against === null) return (choice) => choice;
  // Of two options the other one is the other side, whatever its words, and also where nobody chose it.
  const isTwo = Math.max(...labels.keys(), 2) === 2;
  const supporting = given ?? (isTwo && meanings.get(3 - against!) !== 'abstain' ? 3 - against! : null);
  if (supporting === null) return (choice) => choice;
  const places = new Map<number, number>([[supporting, PLACE.for]]);
  const opposing = against ?? (isTwo ? 3 - supporting : null);
  if (opposing !== null) places.set(opposing, PLACE.against);
  const abstaining = only('abstain');
  if (abstaining !== null && opposing !== null) places.set(abstaining, PLACE.abstain);
  const taken = new Set(places.values());
  let next = 1;
  const most = Math.max(...labels.keys(), 3);
  for (let choice = 1; choice <= most; choice++) {
    if (places.has(choice)) continue;
    while (taken.has(next)) next++;
    places.set(choice, next);
    taken.add(next);
  }
  return (choice) => places.get(choice) ?? choice;
}
