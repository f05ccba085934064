import { type FileName, fileNames, files } from './files.ts';
import {
  dialplanLines,
  mailboxLines,
  type PjsipKind,
  pjsipFiles,
  pjsipSections,
  type Settings,
} from './rendered-objects.ts';
import { contextFiles, linesOfContexts, type RenderedTrunk, renderedTrunks } from './rendered-ways.ts';

/** Files of a generation; a file that isn't there is missing. */
export type Generation = Readonly<Partial<Record<FileName, string>>>;

/** What has to be done so that Asterisk runs with other files than before. */
export interface ChangePlan {
  /** Files that differ. */
  readonly files: readonly FileName[];
  /** Modules to reload, in this order. */
  readonly reloads: readonly string[];
  /** Changed files that Asterisk takes in at its next start only. */
  readonly atNextStart: readonly FileName[];
  /** What changed of extensions, to be read back from Asterisk. */
  readonly readBack: readonly ReadBack[];
}

/** What Asterisk must report of one thing once it has taken the change in. */
export type ReadBack =
  /** Settings of a phone's PJSIP objects, only of those that changed; null for an object that must be gone. */
  | { readonly kind: 'endpoint'; readonly name: string; readonly objects: PjsipObjects }
  /** What the dialplan does first with a number: `Goto(ring-30,${EXTEN},1)`; null when it must know it no more. */
  | { readonly kind: 'extension'; readonly number: string; readonly does: string | null }
  | { readonly kind: 'mailbox'; readonly number: string; readonly exists: boolean }
  /** A trunk's endpoint and whether it registers; null for one that must be gone. */
  | { readonly kind: 'trunk'; readonly name: string; readonly trunk: RenderedTrunk | null }
  /** How many lines a route, a trunk or a rule has in the dialplan; null for one that must be gone. */
  | { readonly kind: 'context'; readonly name: string; readonly lines: number | null };

/** See {@link ReadBack}. */
export type PjsipObjects = Readonly<Partial<Record<PjsipKind, Settings | null>>>;

/** Compares two generations. `before` is what Asterisk runs with, as far as known. */
export function planChange(before: Generation, after: Generation): ChangePlan {
  const changed = fileNames.filter((name) => before[name] !== after[name]);
  const reloads = new Set<string>();
  const atNextStart: FileName[] = [];
  for (const name of changed) {
    const takenIn = files[name];
    if (takenIn === 'restart') atNextStart.push(name);
    else reloads.add(takenIn.reload);
  }
  if (changesLamps(before, after)) reloads.add(lampsModule);
  return {
    files: changed,
    reloads: [...reloads],
    atNextStart,
    readBack: [
      ...mailboxes(before, after),
      ...endpoints(before, after),
      ...trunks(before, after),
      ...extensions(before, after),
      ...contexts(before, after),
    ],
  };
}

/** Looks which mailboxes light a phone's lamp when the phone registers, else when it is reloaded itself: not with res_pjsip. */
const lampsModule = 'res_pjsip_mwi.so';

/** Whether other mailboxes light the lamp of a phone that may be registered already. */
function changesLamps(before: Generation, after: Generation): boolean {
  const file = pjsipFiles.endpoint;
  if (before[file] === undefined || before[file] === after[file]) return false;
  const phones = pjsipSections(after[file]);
  return [...pjsipSections(before[file])].some(([name, old]) => {
    const phone = phones.get(name);
    return phone !== undefined && phone.mailboxes !== old.mailboxes;
  });
}

function endpoints(before: Generation, after: Generation): ReadBack[] {
  const changed = new Map<string, Partial<Record<PjsipKind, Settings | null>>>();
  for (const [kind, file] of Object.entries(pjsipFiles) as [PjsipKind, FileName][]) {
    if (before[file] === after[file]) continue;
    const objects = difference(pjsipSections(before[file]), pjsipSections(after[file]), sameSettings);
    for (const [name, settings] of objects) changed.set(name, { ...changed.get(name), [kind]: settings });
  }
  return [...changed].map(([name, objects]) => ({ kind: 'endpoint', name, objects }));
}

function extensions(before: Generation, after: Generation): ReadBack[] {
  const file = 'extensions_phones.conf';
  if (before[file] === after[file]) return [];
  const changed = difference(dialplanLines(before[file]), dialplanLines(after[file]), Object.is);
  return [...changed].map(([number, does]) => ({ kind: 'extension', number, does }));
}

function mailboxes(before: Generation, after: Generation): ReadBack[] {
  const file = 'voicemail.conf';
  if (before[file] === after[file]) return [];
  const changed = difference(mailboxLines(before[file]), mailboxLines(after[file]), Object.is);
  return [...changed].map(([number, line]) => ({ kind: 'mailbox', number, exists: line !== null }));
}

function trunks(before: Generation, after: Generation): ReadBack[] {
  const file = 'pjsip_trunks.conf';
  const changed = difference(renderedTrunks(before[file]), renderedTrunks(after[file]), sameTrunk);
  return [...changed].map(([name, trunk]) => ({ kind: 'trunk', name, trunk }));
}

function sameTrunk(one: RenderedTrunk, other: RenderedTrunk): boolean {
  return one.registers === other.registers && sameSettings(one.endpoint, other.endpoint);
}

function contexts(before: Generation, after: Generation): ReadBack[] {
  return (Object.keys(contextFiles) as (keyof typeof contextFiles)[]).flatMap((file) => {
    if (before[file] === after[file]) return [];
    const linesIn = (text?: string) => linesOfContexts(contextFiles[file], text);
    const changed = difference(linesIn(before[file]), linesIn(after[file]), Object.is);
    return [...changed].map(([name, lines]) => ({ kind: 'context' as const, name, lines }));
  });
}

/** What is new or other in `after`, and, as null, what is gone. */
function difference<Value>(
  before: ReadonlyMap<string, Value>,
  after: ReadonlyMap<string, Value>,
  same: (one: Value, other: Value) => boolean,
): Map<string, Value | null> {
  const changed = new Map<string, Value | null>();
  for (const [name, value] of after) {
    const old = before.get(name);
    if (old === undefined || !same(old, value)) changed.set(name, value);
  }
  for (const name of before.keys()) if (!after.has(name)) changed.set(name, null);
  return changed;
}

function sameSettings(one: Settings, other: Settings): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}
