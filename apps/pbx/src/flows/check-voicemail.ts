import type { Call, Prompt } from '@flexpbx/call';
import type { VoicemailFolder, VoicemailMessage } from '@flexpbx/domain';
import { checkNatively, type FlowResult, hangUp } from '../sessions/flow-result.ts';
import { enterMailbox } from './enter-mailbox.ts';
import { listenToMessages } from './listen-to-messages.ts';
import { mailboxOptions } from './mailbox-options.ts';
import { keyTimeoutMs, timesAsked, type VoicemailParts } from './voicemail-parts.ts';
import { messagesIn, pressFor, youHave } from './voicemail-words.ts';

/** The owner of a mailbox listens to its messages and sets it up, with the keys of Asterisk's own VoiceMailMain(). */
export async function checkVoicemail(
  call: Call,
  { mailbox: given }: { readonly mailbox: string },
  parts: VoicemailParts,
): Promise<FlowResult> {
  await call.setVariables({ FLEXPBX_FLOW: 'check-voicemail', FLEXPBX_MAILBOX: given, FLEXPBX_DRAFT: '' });
  // An unreachable database is known before the caller was answered, so that the native mailbox answers as it should.
  if (given !== '' && (await parts.directory.find(given)).kind === 'unreachable') return checkNatively(given);
  await call.answer();
  const entered = await enterMailbox(call, given, parts);
  if (entered.kind === 'handed-over') return entered.to;
  if (entered.kind === 'refused') return goodbye(call);

  await call.setVariables({ FLEXPBX_MAILBOX: entered.mailbox });
  return mainMenu(call, entered.mailbox, parts);
}

/** 1 new messages, or the old ones when there are no others; 3 old ones beside new; 2 or 0 options; * help; # the end. */
async function mainMenu(call: Call, mailbox: string, parts: VoicemailParts): Promise<FlowResult> {
  if (await parts.spool.greetingOf(mailbox, 'temporary')) await call.play('sound:vm-tempgreetactive');
  let tellsHowMany = true;
  let helps = false;
  for (let silences = 0; silences < timesAsked; ) {
    const messages = await parts.spool.listMessages(mailbox);
    const prompts = [...(tellsHowMany ? youHave(messages) : []), ...mainChoices(messages, helps)];
    const key = await call.menu(prompts, { keys: hasBoth(messages) ? '0123*#' : '012*#', timeoutMs: keyTimeoutMs });
    silences = key === null ? silences + 1 : 0;
    tellsHowMany = key === '1' || key === '3' || key === '*';
    helps = key === '*';
    if (key === '#') return goodbye(call);
    if (key === '0' || key === '2') await mailboxOptions(call, mailbox, parts);
    if (key !== '1' && key !== '3') continue;

    const folder = key === '3' ? 'Old' : firstFolder(messages);
    const onward = await listenToMessages(call, inFolder(messages, folder), parts);
    if (onward.kind === 'call') return { kind: 'extension', number: onward.number };
    if (onward.kind === 'leave') return goodbye(call);
  }
  return goodbye(call);
}

/** Who asks for help is told of the options as well; who comes for messages each day need not hear of them. */
function mainChoices(messages: readonly VoicemailMessage[], helps: boolean): Prompt[] {
  const first: Prompt[] = messages.length > 0 ? ['sound:vm-onefor', ...messagesIn(firstFolder(messages))] : [];
  const others = hasBoth(messages) ? pressFor('3', ...messagesIn('Old')) : [];
  const options = helps ? pressFor('2', 'sound:vm-password') : [];
  return [...first, ...others, ...options, 'sound:vm-helpexit'];
}

/** New messages as long as there are any, as key 1 of VoiceMailMain(). */
function firstFolder(messages: readonly VoicemailMessage[]): VoicemailFolder {
  return inFolder(messages, 'INBOX').length > 0 ? 'INBOX' : 'Old';
}

function hasBoth(messages: readonly VoicemailMessage[]): boolean {
  return firstFolder(messages) === 'INBOX' && inFolder(messages, 'Old').length > 0;
}

function inFolder(messages: readonly VoicemailMessage[], folder: VoicemailFolder): VoicemailMessage[] {
  return messages.filter((message) => message.folder === folder);
}

async function goodbye(call: Call): Promise<FlowResult> {
  await call.play('sound:vm-goodbye');
  return hangUp;
}
