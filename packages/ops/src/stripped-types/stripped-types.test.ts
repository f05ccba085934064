import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stripTypes } from './strip-types.ts';

let root: string;
let main: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'flexpbx-stripped-'));
  const here = join(root, 'packages/ops/src/stripped-types');
  mkdirSync(here, { recursive: true });
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
  cpSync(join(import.meta.dirname, 'load-stripped.js'), join(here, 'load-stripped.js'));
  main = join(root, 'packages/ops/src/main.ts');
  write('first');
});
afterEach(() => rmSync(root, { recursive: true }));

/** A program that says its word, where it stands, and whether Node loaded its own stripper for it. */
function write(word: string): void {
  writeFileSync(
    main,
    `const word: string = '${word}';
     const line = new Error().stack?.match(/main[.]ts:(\\d+)/)?.[1];
     const modules: string[] = Reflect.get(process, 'moduleLoadList');
     console.log(word, line, modules.some((name) => name.includes('amaro')));`,
  );
}

const run = () =>
  execFileSync(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '--import',
      join(root, 'packages/ops/src/stripped-types/load-stripped.js'),
      main,
    ],
    { encoding: 'utf8' },
  ).trim();
const strip = () => stripTypes(root, join(root, '.tools/stripped'));

describe('stripped types', () => {
  it('given nothing was stripped, then Node does it', () => {
    expect(run()).toBe('first 2 true');
  });

  it('given they were, then Node has nothing to do, and lines stay true', () => {
    expect(strip()).toBe(1);
    expect(run()).toBe('first 2 false');
  });

  it('given a file was changed since, then what is written there runs', () => {
    strip();
    write('second');
    expect(run()).toBe('second 2 true');
  });

  it('given it is done again, then only what is of use is kept', () => {
    strip();
    write('second');
    strip();
    expect(run()).toBe('second 2 false');
    expect(readdirSync(join(root, '.tools/stripped'))).toHaveLength(1);
  });
});
