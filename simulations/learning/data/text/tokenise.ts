const TOKEN = /(?:https?:\/\/|www\.)\S+|\p{L}+(?:['’]\p{L}+)*|\p{N}+|[£$€!?]/gu;
const LINK = /^(?:https?:\/\/|www\.)/;
const DIGITS = /^\p{N}+$/u;
/** From this many digits on a number is rather a telephone number or a code than a count. */
const LONG_NUMBER = 5;

/**
 * The words of a message, in lower case. Links and numbers become one word each (`<link>`, `<number>`, and
 * `<long number>` from five digits on), because hardly any comes twice; £, $, €, ! and ? count as words.
 */
export function tokenise(text: string): string[] {
  const tokens = text.normalize('NFKC').toLowerCase().match(TOKEN) ?? [];
  return tokens.map((token) => {
    if (LINK.test(token)) return '<link>';
    if (DIGITS.test(token)) return token.length >= LONG_NUMBER ? '<long number>' : '<number>';
    return token.replaceAll('’', "'");
  });
}
