import { AppError, reasonOf } from '@flexpbx/runtime';
import Handlebars from 'handlebars';
import {
  escapeCallCondition,
  escapeCalled,
  escapeCallerId,
  escapeDestination,
  escapeDigits,
  escapePattern,
  escapeSection,
  escapeSetting,
  escapeSocket,
  escapeTimeSpan,
  escapeTimeZone,
  escapeWords,
} from './escaping.ts';
import { escapeDialled, escapeShownCaller, escapeToken } from './escaping-outbound.ts';

/** A template ready to be filled. Throws AppError `configuration-refused` for a value that its file can't hold. */
export type Template = (view: object) => string;

/** The ways a value can get into a file. `wholeLine`: right for everything behind `name = `, and nowhere else. */
const escapers: Readonly<Record<string, { wholeLine: boolean; escape: (...values: unknown[]) => string }>> = {
  section: { wholeLine: false, escape: escapeSection },
  digits: { wholeLine: false, escape: escapeDigits },
  setting: { wholeLine: true, escape: escapeSetting },
  pattern: { wholeLine: false, escape: escapePattern },
  called: { wholeLine: false, escape: escapeCalled },
  callCondition: { wholeLine: false, escape: escapeCallCondition },
  timeSpan: { wholeLine: false, escape: escapeTimeSpan },
  timeZone: { wholeLine: false, escape: escapeTimeZone },
  words: { wholeLine: false, escape: escapeWords },
  destination: { wholeLine: false, escape: escapeDestination },
  dialled: { wholeLine: false, escape: escapeDialled },
  shownCaller: { wholeLine: false, escape: escapeShownCaller },
  socket: { wholeLine: false, escape: escapeSocket },
  token: { wholeLine: false, escape: escapeToken },
  callerId: { wholeLine: true, escape: escapeCallerId },
};

const blocks = new Set(['each', 'if']);

const handlebars = Handlebars.create();
for (const [name, escaper] of Object.entries(escapers)) {
  handlebars.registerHelper(name, function (this: unknown, ...given: unknown[]) {
    try {
      return escaper.escape(...given.slice(0, -1));
    } catch (fault) {
      throw named(fault, this);
    }
  });
}

/**
 * Compiles one of our templates. It is refused where a value could reach the file without passing an escaper, or passes
 * one that is meant for another place in the line: so that this can't be forgotten.
 */
export function compileTemplate(name: string, source: string): Template {
  const program = handlebars.parse(source);
  checkStatements(name, program);
  const fill = handlebars.compile(program, {
    noEscape: true,
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: Object.fromEntries(Object.keys(escapers).map((escaper) => [escaper, true])),
  });
  return (view) => fill(view);
}

function checkStatements(name: string, program: hbs.AST.Program): void {
  program.body.forEach((statement, at) => {
    if (isMustache(statement)) checkValue(name, statement, program.body[at - 1], program.body[at + 1]);
    else if (isBlock(statement)) {
      if (!blocks.has(textOf(statement.path))) throw misplaced(name, statement, 'only #each and #if are understood');
      checkStatements(name, statement.program);
      if (statement.inverse) checkStatements(name, statement.inverse);
    } else if (!isContent(statement)) throw misplaced(name, statement, `${statement.type} is not understood`);
  });
}

function checkValue(
  name: string,
  value: hbs.AST.MustacheStatement,
  before: hbs.AST.Statement | undefined,
  after: hbs.AST.Statement | undefined,
): void {
  const escaper = escapers[textOf(value.path)];
  if (!escaper) throw misplaced(name, value, 'a value must pass one of the escapers');
  if (!escaper.wholeLine) return;
  const startsValue = isContent(before) && /(^|\n)[a-z0-9_]+ = $/.test(before.value);
  const endsLine = isContent(after) && after.value.startsWith('\n');
  if (!startsValue || !endsLine) {
    throw misplaced(name, value, `"${textOf(value.path)}" is right only for all that stands behind "name = "`);
  }
}

function misplaced(name: string, at: hbs.AST.Node, reason: string): Error {
  return new Error(`${name}:${at.loc.start.line}: ${reason}`);
}

function textOf(path: hbs.AST.PathExpression | hbs.AST.Literal): string {
  return 'original' in path ? String(path.original) : '';
}

function isMustache(statement: hbs.AST.Statement): statement is hbs.AST.MustacheStatement {
  return statement.type === 'MustacheStatement';
}

function isBlock(statement: hbs.AST.Statement): statement is hbs.AST.BlockStatement {
  return statement.type === 'BlockStatement';
}

function isContent(statement: hbs.AST.Statement | undefined): statement is hbs.AST.ContentStatement {
  return statement?.type === 'ContentStatement';
}

/** Says whose value it was, where it was an extension's. */
function named(fault: unknown, owner: unknown): unknown {
  if (!(fault instanceof AppError) || typeof owner !== 'object' || owner === null || !('number' in owner)) return fault;
  const number = JSON.stringify(owner.number);
  return new AppError(fault.id, `Extension ${number}: ${reasonOf(fault)}`, { cause: fault });
}
