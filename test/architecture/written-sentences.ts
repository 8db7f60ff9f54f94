import { type JSXElement, type JSXFragment, type Node, parseSync, type Span, Visitor } from 'oxc-parser';

/** A sentence of the interface that stands in code, and the line it stands on. */
export interface WrittenSentence {
  readonly line: number;
  readonly text: string;
}

/** Attributes and properties whose words are read by a person, or aloud to them. */
const SHOWN: ReadonlySet<string> = new Set([
  ...['alt', 'aria-label', 'aria-description', 'placeholder', 'title', 'subtitle', 'lead', 'label'],
  ...['description', 'help', 'text', 'message', 'error', 'confirm', 'keep', 'unit', 'suggestedName'],
  ...['submitLabel', 'cancelLabel', 'confirmLabel', 'toggleLabel', 'nothingFoundMessage'],
]);
const WORD = /\p{L}{2}/u;
const ENTITY = /&#?\w+;/gu;
/** Letters and signs that English and code do without. */
const FRENCH_SIGN = /[àâçéèêëîïôùûœÀÂÇÉÈÊËÎÏÔÙÛŒ’«»]/u;
const FRENCH_WORD =
  /(?<!\S)\(?(?:aucune?|au|aux|avec|ce|cette|ces|dans|de|des|du|elle|en|est|et|il|la|le|les|leurs?|ne|non|nos|notre|ont|ou|par|pas|pour|puis|que|qui|rien|sa|sans|ses|si|son|sont|sur|tout|une?|vos|votre|vous)(?=[\s).,…]|$)/iu;

/** A name of code inside of a text, a typeface for one: French quotes with « ». */
const QUOTED_CODE = /"[^"]*"/gu;

/** French, as far as its signs and its commonest words tell: a single word that has neither is not told from code. */
const isFrench = (text: string): boolean => {
  const said = text.replaceAll(QUOTED_CODE, '');
  return FRENCH_SIGN.test(said) || (/\p{L}[\s\p{P}]+\p{L}/u.test(said) && FRENCH_WORD.test(said));
};

interface Literal extends Span {
  readonly text: string;
}

/** What an expression may say, where it is written in full: a text, a template (`…` for what is put in), a choice of some. */
function literalsOf(node: Node): readonly Literal[] {
  const { start, end } = node;
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [{ start, end, text: node.value }] : [];
    case 'TemplateLiteral':
      return [{ start, end, text: node.quasis.map(({ value: { cooked, raw } }) => cooked ?? raw).join('…') }];
    case 'ConditionalExpression':
      return [...literalsOf(node.consequent), ...literalsOf(node.alternate)];
    case 'LogicalExpression':
      return [...literalsOf(node.left), ...literalsOf(node.right)];
    case 'JSXExpressionContainer':
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return literalsOf(node.expression);
    default:
      return [];
  }
}

/**
 * The sentences that a source file writes itself: the text of its JSX, what it gives to an attribute or a property that
 * is shown, and whatever is French. Comments, imports and regular expressions say nothing.
 * @param path names the language of the file by its extension
 */
export function sentencesOf(path: string, source: string): readonly WrittenSentence[] {
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const found = new Map<number, string>();
  const add = (node: Node, says: (text: string) => boolean): void => {
    for (const { start, text } of literalsOf(node)) if (says(text)) found.set(start, text);
  };
  const isShown = (text: string): boolean => WORD.test(text);
  const addChildren = ({ children }: JSXElement | JSXFragment): void => {
    for (const child of children)
      if (child.type !== 'JSXText') add(child, isShown);
      else if (isShown(child.value.replaceAll(ENTITY, ''))) found.set(child.start, child.value);
  };
  const addFrench = (node: Node): void => add(node, isFrench);
  new Visitor({
    JSXElement: addChildren,
    JSXFragment: addChildren,
    JSXAttribute({ name, value }) {
      if (value !== null && name.type === 'JSXIdentifier' && SHOWN.has(name.name)) add(value, isShown);
    },
    Property({ key, value }) {
      if (key.type === 'Identifier' && SHOWN.has(key.name)) add(value, isShown);
    },
    Literal: addFrench,
    TemplateLiteral: addFrench,
  }).visit(program);
  return [...found]
    .sort(([a], [b]) => a - b)
    .map(([start, text]) => ({
      line: source.slice(0, start).split('\n').length,
      text: text.replaceAll(/\s+/gu, ' ').trim(),
    }));
}
