import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, programDir, reasonOf } from '@flexpbx/runtime';
import { compileTemplate, type Template } from './compile-template.ts';
import { type FileName, fileNames } from './files.ts';
import { type Snapshot, viewOf } from './snapshot.ts';

/** Text of every file of ours in Asterisk's configuration folder, by name. */
export type RenderedFiles = Readonly<Record<FileName, string>>;

/** Compiled templates of all files. */
export type Templates = Readonly<Record<FileName, Template>>;

/** Reads and compiles the templates that came with this program. Throws when one of them lets a value out unescaped. */
export function readTemplates(): Templates {
  const folder = join(programDir, 'asterisk-templates');
  return fromFileNames((name) => compileTemplate(name, readFileSync(join(folder, `${name}.hbs`), 'utf8')));
}

/** Renders a snapshot. Throws AppError `configuration-refused`, naming file and extension, for what a file can't hold. */
export function render(templates: Templates, snapshot: Snapshot): RenderedFiles {
  const view = viewOf(snapshot);
  return fromFileNames((name) => {
    try {
      return templates[name](view);
    } catch (fault) {
      throw new AppError('configuration-refused', `${name} can't be rendered. ${reasonOf(fault)}`, { cause: fault });
    }
  });
}

function fromFileNames<Value>(make: (name: FileName) => Value): Readonly<Record<FileName, Value>> {
  return Object.fromEntries(fileNames.map((name) => [name, make(name)])) as Record<FileName, Value>;
}
