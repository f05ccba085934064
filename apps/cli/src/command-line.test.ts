import { describe, expect, it, vi } from 'vitest';
import { type Actions, runCommandLine } from './command-line.ts';
import { exitCodes } from './terminal.ts';

/** Notes what it was asked to do. */
function noting(): { actions: Actions; asked: unknown[] } {
  const asked: unknown[] = [];
  const note = async (...what: unknown[]) => {
    asked.push(what);
    return exitCodes.problem;
  };
  return {
    asked,
    actions: {
      up: () => note('up'),
      status: (options) => note('status', options),
      doctor: (options) => note('doctor', options),
      createAdmin: (name) => note('create', name),
      resetAdmin: (name) => note('reset', name),
      generatePrompt: (options) => note('generate', options),
      prepareDatabase: () => note('prepare'),
    },
  };
}

describe('the command line', () => {
  it.each([
    [['up'], ['up']],
    [['status'], ['status', { json: false }]],
    [
      ['doctor', '--json'],
      ['doctor', { json: true }],
    ],
    [
      ['prompts', 'generate', '--text', 'Hello', '--output', 'hello.wav'],
      ['generate', { text: 'Hello', output: 'hello.wav', voice: 'en-us' }],
    ],
    [
      ['admin', 'create', 'maria'],
      ['create', 'maria'],
    ],
    [
      ['admin', 'reset', 'maria'],
      ['reset', 'maria'],
    ],
  ])('given %j, then that is done and its exit code is ours', async (args, done) => {
    const { actions, asked } = noting();
    expect(await runCommandLine(args, actions)).toBe(1);
    expect(asked).toEqual([done]);
  });

  it.each([
    [[]],
    [['nonsense']],
    [['status', '--loud']],
    [['admin']],
    [['admin', 'reset']],
    [['prompts', 'generate', '--text', 'x']],
    [['up', 'extra']],
  ])('given %j, then exit code 2 and nothing is done', async (args) => {
    const { actions, asked } = noting();
    const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect(await runCommandLine(args, actions)).toBe(2);
    expect(written).toHaveBeenCalled();
    expect(asked).toEqual([]);
    written.mockRestore();
  });

  it('given --help, then exit code 0 and the hidden command stays hidden', async () => {
    const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    expect(await runCommandLine(['--help'], noting().actions)).toBe(0);
    const help = written.mock.calls.map(([text]) => text).join('');
    written.mockRestore();
    expect(help).toContain('doctor');
    expect(help).not.toContain('prepare-database');
  });
});
