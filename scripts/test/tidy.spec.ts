import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import * as ts from 'typescript';

const root = join(__dirname, '../..');
const FILE_CAP_LINES = 400;
const FILE_P90_LINES = 300;
const FILE_MEDIAN_LINES = 120;
const FUNCTION_CAP_LINES = 70;
/** One line each, with the reason why the rule makes that place harder to read. */
const EXCEPTIONS: Readonly<Record<string, string>> = {};

function sources(folder: string, ending: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (['node_modules', 'dist', 'generated'].includes(entry.name)) return [];
    if (entry.isDirectory()) return sources(path, ending);
    return path.endsWith(ending) && !path.endsWith('.d.ts') ? [path] : [];
  });
}

const files = [
  ...['apps', 'libs', 'hil', 'bench'].flatMap((folder) => sources(folder, '.ts')),
  ...sources('scripts', '.mjs'),
];
const linesOf = (path: string): number => readFileSync(join(root, path), 'utf8').trimEnd().split('\n').length;

const isTestCall = (node: ts.Node): boolean => /^(describe|it|test)\b/.test(node.getText());

/** A list of tests is no function that somebody must hold in the head. */
function isListOfTests(path: string, body: ts.Node): boolean {
  if (!path.includes('/test/') || !ts.isBlock(body)) return false;
  return body.statements.some((statement) => ts.isExpressionStatement(statement) && isTestCall(statement));
}

function longFunctions(path: string): string[] {
  const source = ts.createSourceFile(
    path,
    readFileSync(join(root, path), 'utf8'),
    ts.ScriptTarget.ES2022,
    true,
  );
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const from = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      const lines = source.getLineAndCharacterOfPosition(node.end).line + 2 - from;
      const isLong = lines > FUNCTION_CAP_LINES && !isListOfTests(path, node.body as ts.Node);
      if (isLong) found.push(`${path}:${from} has ${lines} lines`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

describe('the house is tidy', () => {
  it(`has no file above ${FILE_CAP_LINES} lines`, () => {
    const long = files.filter((path) => linesOf(path) > FILE_CAP_LINES && !(path in EXCEPTIONS));
    expect(long.map((path) => `${path}: ${linesOf(path)} lines`)).toEqual([]);
  });

  it(`keeps the median at ${FILE_MEDIAN_LINES} lines and nine files of ten below ${FILE_P90_LINES}`, () => {
    const lengths = files.map(linesOf).sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(FILE_MEDIAN_LINES);
    expect(lengths[Math.floor(lengths.length * 0.9)]).toBeLessThanOrEqual(FILE_P90_LINES);
  });

  it(`has no function above ${FUNCTION_CAP_LINES} lines`, () => {
    expect(files.filter((path) => !(path in EXCEPTIONS)).flatMap(longFunctions)).toEqual([]);
  });

  it('has no listed exception that is not needed any more', () => {
    const needless = Object.keys(EXCEPTIONS).filter(
      (path) => linesOf(path) <= FILE_CAP_LINES && longFunctions(path).length === 0,
    );
    expect(needless).toEqual([]);
  });

  it('has no dead export, dead file or unused package', () => {
    const done = spawnSync(process.execPath, [join(root, 'node_modules/knip/bin/knip.js'), '--no-progress'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(done.stdout + done.stderr).toBe('');
    expect(done.status).toBe(0);
  });

  it('names no folder of a developer’s machine', () => {
    const texts = [
      ...files,
      ...sources('docs', '.md'),
      ...sources('apps', '.md'),
      'README.md',
      'CONTRIBUTING.md',
    ];
    const bad = texts.filter((path) =>
      /\/(home|Users)\/\w+|\/work\/(main|shared)/.test(readFileSync(join(root, path), 'utf8')),
    );
    expect(bad.map((path) => relative('.', path))).toEqual([]);
  });
});
