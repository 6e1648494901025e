// @ts-check

/** Fields that hold what a person reads or sees beside a number: titles, names of things, units, groups, hues. */
const TOLD = new Set(['title', 'description', 'one', 'many', 'inSentences', 'unit', 'group', 'family', 'form']);

/**
 * Leaves alone what is only said: titles, descriptions, names and units, and what errors that should never be say. A test of
 * these would repeat them word by word. Sentences that are made of figures (headlines, news, what a call would do) are not
 * left alone, nor names that the program goes by, nor any arithmetic.
 */
export const words = {
  /**
   * @param {unknown} path a node of the code, as Babel has it
   * @returns {string | undefined} why it is left alone, if it is
   */
  shouldIgnore(path) {
    const { node, parent } = /** @type {{ node: any, parent: any }} */ (path); // Babel's types are none of what is installed here.
    const isText = node.type === 'StringLiteral' || node.type === 'TemplateLiteral';
    if (isText && parent?.type === 'ObjectProperty' && parent.value === node && TOLD.has(parent.key.name))
      return 'a title, description, name or unit';
    if (isText && parent?.type === 'NewExpression' && /Error$/.test(parent.callee.name ?? ''))
      return 'what an error says';
    if (
      node.type === 'ObjectExpression' &&
      parent?.type === 'CallExpression' &&
      parent.callee.property?.name === 'meta'
    )
      return 'titles and descriptions of a field';
    return undefined;
  },
};
