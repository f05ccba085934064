import { Command, CommanderError } from 'commander';
import type { PromptRequest } from './prompts.ts';
import { type ExitCode, exitCodes } from './terminal.ts';

/** What each command does. Each resolves with the exit code. */
export interface Actions {
  up(): Promise<ExitCode>;
  status(options: { json: boolean }): Promise<ExitCode>;
  doctor(options: { json: boolean }): Promise<ExitCode>;
  createAdmin(name: string): Promise<ExitCode>;
  resetAdmin(name: string): Promise<ExitCode>;
  generatePrompt(options: PromptRequest): Promise<ExitCode>;
  prepareDatabase(): Promise<ExitCode>;
}

/** Runs the command that `args` name and resolves with its exit code: 2 when they name none. */
export async function runCommandLine(args: readonly string[], actions: Actions): Promise<ExitCode> {
  let code: ExitCode = exitCodes.ok;
  const ends = async (action: Promise<ExitCode>) => {
    code = await action;
  };

  // Before the commands are added: they inherit it.
  const program = new Command('flexpbx').exitOverride().showHelpAfterError('Ask "flexpbx --help" for what there is.');
  program.description('Runs and looks after FlexPBX. Settings are environment variables; see docs/operator-guide.md.');
  program
    .command('up')
    .description('run the whole system until Ctrl-C')
    .action(() => ends(actions.up()));
  program
    .command('status')
    .description('show what runs')
    .option('--json', 'as JSON', false)
    .action((options: { json: boolean }) => ends(actions.status(options)));
  program
    .command('doctor')
    .description('look for problems and say how to mend them')
    .option('--json', 'as JSON', false)
    .action((options: { json: boolean }) => ends(actions.doctor(options)));
  const admin = program.command('admin').description('administrators of the portal');
  admin
    .command('create')
    .description('make an administrator and show a one-time password')
    .argument('<name>', 'user name')
    .action((name: string) => ends(actions.createAdmin(name)));
  admin
    .command('reset')
    .description('give an administrator a new one-time password')
    .argument('<name>', 'user name')
    .action((name: string) => ends(actions.resetAdmin(name)));
  const prompts = program.command('prompts').description('what callers hear');
  prompts
    .command('generate')
    .description('have a text spoken into a WAV file, as telephones play it')
    .requiredOption('--text <words>', 'what is to be said')
    .requiredOption('--output <file>', 'the WAV file to write')
    .option('--voice <name>', 'a voice of espeak-ng', 'en-us')
    .action((options: PromptRequest) => ends(actions.generatePrompt(options)));
  program.command('prepare-database', { hidden: true }).action(() => ends(actions.prepareDatabase()));

  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (fault) {
    // commander has said what is wrong; help that was asked for is no fault.
    if (!(fault instanceof CommanderError)) throw fault;
    return fault.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  }
  return code;
}
