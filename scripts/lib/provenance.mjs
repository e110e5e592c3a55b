// Finds the numbers of the physics and where each comes from: published, reported, derived or assumed.
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { isPair, isSeq, LineCounter, parseDocument, visit } from 'yaml';

const MARKS = ['published', 'reported', 'derived', 'assumed'];
const MARK = new RegExp(`\\b(${MARKS.join('|')})\\b`, 'gi');
/** In craft files one letter stands for each. */
const LETTERS = { P: 'published', R: 'reported', D: 'derived', A: 'assumed' };
const LETTER = /(?<=^|[\s(,;.])[PRDA](?=$|[\s,.;:)])/g;
/** Counts, halves, powers of ten and units by definition: they say nothing of the world. */
const PLAIN = new Set([
  0, 0.5, 1, 2, 3, 4, 6, 8, 10, 12, 24, 60, 90, 100, 180, 360, 1000, 1440, 3600, 86_400, 1e4, 1e5, 1e6, 1e9,
  1e-6, 86_400e6, 3600e6, 60e6,
]);

/** Where the numbers of the physics are. */
export const PHYSICS = ['hil/plant', 'libs/orbit/src', 'hil/devices/devices.limits.ts'];
/** Formats and calendars: their numbers are conventions of text, not of the world. */
const CONVENTIONS = ['elements-file.ts', 'omm.ts', 'time.ts', 'tle.ts'].map(
  (name) => `libs/orbit/src/${name}`,
);

const unique = (items) => [...new Set(items)];

/** TypeScript files below a folder, tests and checks excepted. */
function sourcesBelow(root, folder) {
  const found = readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (['test', 'checks', 'node_modules'].includes(entry.name)) return [];
    if (entry.isDirectory()) return sourcesBelow(root, path);
    return path.endsWith('.ts') && !CONVENTIONS.includes(path) ? [path] : [];
  });
  return found.sort();
}

/** Inside a function small whole numbers are indices, columns and counts. */
const SMALL_COUNT = 100;

function hasNumber(node, counts, inFunction = false) {
  if (ts.isNumericLiteral(node)) return counts(Number(node.getText().replaceAll('_', '')), inFunction);
  const within = inFunction || ts.isFunctionLike(node);
  let found = false;
  ts.forEachChild(node, (child) => {
    found ||= hasNumber(child, counts, within);
  });
  return found;
}

const hasOwnNumber = (node) =>
  hasNumber(node, (value, inFunction) => {
    const isCount = inFunction && Number.isInteger(value) && value <= SMALL_COUNT;
    return !isCount && !PLAIN.has(value);
  });

function commentsIn(text) {
  const blocks = text.match(/\/\*[^]*?\*\/|(?<!:)\/\/.*/g) ?? [];
  return blocks
    .join(' ')
    .replace(/\/\*+|\*+\/|\/\/|^\s*\*(?!\/)/gm, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Comments of a statement: its own, or of the statement above it where both stand in one paragraph. */
function statementComments(source, statements, index) {
  const statement = statements[index];
  const start = statement.getStart(source, false);
  // The comment at the head of a file belongs to the file.
  const above = source.text
    .slice(statement.getFullStart(), start)
    .split(/\n\s*\n/)
    .at(-1);
  const body = source.text.slice(start, statement.end) + /^[^\n]*/.exec(source.text.slice(statement.end))[0];
  const gap = source.text.slice(statement.getFullStart(), start);
  const isAlone = index === 0 || /\n\s*\n/.test(gap) || commentsIn(above) !== '';
  const inherited = isAlone ? '' : statementComments(source, statements, index - 1);
  return `${inherited} ${commentsIn(above)} ${commentsIn(body)}`.replace(/\s+/g, ' ').trim();
}

/** Every top-level statement with numbers of its own: names, comments, marks. */
export function numbersOf(path, text) {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  return source.statements.flatMap((statement, index) => {
    if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) return [];
    const comment = statementComments(source, source.statements, index);
    const marks = unique([...comment.matchAll(MARK)].map(([word]) => word.toLowerCase()));
    // A plain number that says where it comes from is one of the world all the same.
    const isMarked =
      marks.length > 0 && ts.isVariableStatement(statement) && hasNumber(statement, () => true);
    if (!isMarked && !hasOwnNumber(statement)) return [];
    const line = source.getLineAndCharacterOfPosition(statement.getStart()).line + 1;
    const declarations = ts.isVariableStatement(statement) ? statement.declarationList.declarations : [];
    const constants = declarations.map((declaration) => ({
      name: declaration.name.getText(),
      value: declaration.initializer?.getText().replace(/ as const$/, '') ?? '',
    }));
    const name = constants[0]?.name ?? statement.name?.getText() ?? 'statement';
    return [{ path, line, name, constants, comment, marks }];
  });
}

/** All numbers below some folders or in some files. */
export function numbersBelow(root, places) {
  const paths = places.flatMap((place) => (place.endsWith('.ts') ? [place] : sourcesBelow(root, place)));
  return paths.flatMap((path) =>
    numbersOf(relative(root, join(root, path)), readFileSync(join(root, path), 'utf8')),
  );
}

const indentOf = (line) => line.length - line.trimStart().length;
const trailingComment = (line) => /(?:^|\s)#\s*(.*)$/.exec(line)?.[1] ?? '';

/** Comments that cover a line of a YAML file: behind it, above it, and those of what it belongs to. */
function yamlComments(lines, at) {
  const comments = [trailingComment(lines[at])];
  let indent = indentOf(lines[at]);
  let above = [];
  let isAbove = true;
  for (let k = at - 1; k >= 0; k -= 1) {
    const line = lines[k];
    const isComment = line.trim().startsWith('#');
    if (isComment && isAbove && indentOf(line) <= indent) {
      above.unshift(trailingComment(line));
      continue;
    }
    comments.push(above.join(' '));
    above = [];
    if (line.trim() === '' || isComment) {
      isAbove = false;
      if (indent === 0) break;
      continue;
    }
    isAbove = indentOf(line) < indent;
    if (!isAbove) continue;
    indent = indentOf(line);
    comments.push(trailingComment(line));
  }
  // The legend of the letters itself marks nothing.
  return [...comments, above.join(' ')].filter(
    (comment) => comment !== '' && !comment.includes('P published'),
  );
}

/** Every number of a craft file: path, value, comments that cover it, marks. The nearest comment comes first. */
export function craftNumbers(path, text) {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const lines = text.split('\n');
  const found = [];
  visit(document, {
    Scalar(key, node, ancestors) {
      if (key === 'key' || typeof node.value !== 'number') return;
      const line = counter.linePos(node.range[0]).line;
      const name = pathOf(ancestors, node);
      if (name === 'schema' || name.endsWith('.id')) return;
      const comments = yamlComments(lines, line - 1);
      const marked = comments.find((comment) => comment.match(LETTER)) ?? '';
      const marks = unique((marked.match(LETTER) ?? []).map((letter) => LETTERS[letter]));
      found.push({ path, line, name, value: node.value, comment: marked, marks });
    },
  });
  return found;
}

/** Keys from the top to a number; members of a list by their id or place. */
function pathOf(ancestors, node) {
  const chain = [...ancestors, node];
  return chain
    .flatMap((item, k) => {
      const child = chain[k + 1];
      if (isPair(item)) return [String(item.key)];
      if (isSeq(item) && child) return [String(child.get?.('id') ?? item.items.indexOf(child))];
      return [];
    })
    .join('.');
}
