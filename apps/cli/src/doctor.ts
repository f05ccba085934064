import type { Finding } from '@flexpbx/ops';
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts';

/** `flexpbx doctor`: each thing looked at, what was seen, and what to do about it. */
export function showFindings(findings: readonly Finding[], terminal: Terminal, { json }: { json: boolean }): ExitCode {
  const problems = findings.filter(({ outcome }) => outcome === 'problem').length;
  terminal.print(json ? JSON.stringify({ problems, findings }, null, 2) : findingLines(findings).join('\n'));
  return problems === 0 ? exitCodes.ok : exitCodes.problem;
}

const words: Readonly<Record<Finding['outcome'], string>> = {
  ok: 'OK',
  warning: 'WARNING',
  problem: 'PROBLEM',
  unknown: 'UNKNOWN',
};

/** The outcome first, in a word; what to do stands on a line of its own below. */
export function findingLines(findings: readonly Finding[]): string[] {
  const lines = findings.flatMap(({ check, outcome, says, fix }) => [
    `${words[outcome]}: ${check}: ${says}`,
    ...(fix === null ? [] : [`    To do: ${fix}`]),
  ]);
  const count = (outcome: Finding['outcome']) => findings.filter((finding) => finding.outcome === outcome).length;
  return [...lines, `Problems: ${count('problem')}, warnings: ${count('warning')}.`];
}
