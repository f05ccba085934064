import type { Call, Prompt } from '@flexpbx/call';
import type { VoicemailFolder, VoicemailMessage } from '@flexpbx/domain';
import { checkNatively, type FlowResult, hangUp } from '../sessions/flow-result.ts';
import { listenToMessages } from './listen-to-messages.ts';
import type { VoicemailParts } from './voicemail-parts.ts';

const pinAttempts = 3;
const askedAgain = 3;
const keyTimeoutMs = 5_000;

/** The owner of a mailbox listens to its messages, with the keys of Asterisk's own VoiceMailMain(). */
export async function checkVoicemail(
  call: Call,
  { mailbox: given }: { readonly mailbox: string },
  parts: VoicemailParts,
): Promise<FlowResult> {
  await call.setVariables({ FLEXPBX_FLOW: 'check-voicemail', FLEXPBX_MAILBOX: given });
  // An unreachable database is known before the caller was answered, so that the native mailbox answers as it should.
  if (given !== '' && (await parts.directory.find(given)).kind === 'unreachable') return checkNatively(given);
  await call.answer();
  const entered = await enter(call, given, parts);
  if (entered.kind === 'handed-over') return entered.to;
  if (entered.kind === 'refused') return goodbye(call);

  await call.setVariables({ FLEXPBX_MAILBOX: entered.mailbox });
  let heardCounts = false;
  for (let silences = 0; silences < askedAgain; ) {
    const messages = await parts.spool.listMessages(entered.mailbox);
    const prompts = heardCounts ? mainMenu(messages) : [...youHave(messages), ...mainMenu(messages)];
    const key = await call.menu(prompts, { keys: '1*#', timeoutMs: keyTimeoutMs });
    heardCounts = key !== '1';
    if (key === '#') return goodbye(call);
    if (key === null) silences++;
    else silences = 0;
    if (key === '1' && (await listen(call, entered.mailbox, messages, parts)) === 'leave') return goodbye(call);
  }
  return goodbye(call);
}

/** Whether somebody may listen to a mailbox. */
type Entrance =
  | { readonly kind: 'entered'; readonly mailbox: string }
  | { readonly kind: 'refused' }
  | { readonly kind: 'handed-over'; readonly to: FlowResult };

async function enter(call: Call, given: string, parts: VoicemailParts): Promise<Entrance> {
  for (let attempt = 1; attempt <= pinAttempts; attempt++) {
    const again: Prompt[] = attempt === 1 ? [] : [given === '' ? 'sound:vm-incorrect-mailbox' : 'sound:vm-incorrect'];
    const mailbox = given === '' ? await askDigits(call, attempt === 1 ? ['sound:vm-login'] : again) : given;
    const pin = await askDigits(call, given === '' ? ['sound:vm-password'] : [...again, 'sound:vm-password']);
    if (mailbox === '') continue;
    const found = await parts.directory.find(mailbox);
    if (found.kind === 'unreachable') return { kind: 'handed-over', to: checkNatively(mailbox) };
    if (found.kind === 'found' && found.pin === pin) {
      parts.wrongPins.forget(mailbox);
      return { kind: 'entered', mailbox };
    }
    // Who types nothing has not guessed.
    if (found.kind === 'found' && pin !== '') parts.wrongPins.count(mailbox, call.caller.number);
  }
  return { kind: 'refused' };
}

function askDigits(call: Call, prompts: readonly Prompt[]): Promise<string> {
  return call.readDigits(prompts, { max: 10, terminator: '#', timeoutMs: keyTimeoutMs });
}

async function listen(
  call: Call,
  mailbox: string,
  messages: readonly VoicemailMessage[],
  parts: VoicemailParts,
): Promise<'menu' | 'leave'> {
  const folder = folderToHear(messages);
  const chosen = messages.filter((message) => message.folder === folder);
  if (chosen.length === 0) {
    await call.play(...youHave([]));
    return 'menu';
  }
  return listenToMessages(call, mailbox, chosen, parts);
}

/** New messages as long as there are any, as key 1 of VoiceMailMain(). */
function folderToHear(messages: readonly VoicemailMessage[]): VoicemailFolder {
  return messages.some((message) => message.folder === 'INBOX') ? 'INBOX' : 'Old';
}

function mainMenu(messages: readonly VoicemailMessage[]): Prompt[] {
  if (messages.length === 0) return ['sound:vm-helpexit'];
  return ['sound:vm-onefor', `sound:vm-${folderToHear(messages)}`, 'sound:vm-messages', 'sound:vm-helpexit'];
}

/** "You have two new and one old message." As vm_intro_en() of app_voicemail.c builds it. */
export function youHave(messages: readonly Pick<VoicemailMessage, 'folder'>[]): Prompt[] {
  const fresh = messages.filter((message) => message.folder === 'INBOX').length;
  const old = messages.length - fresh;
  if (messages.length === 0) return ['sound:vm-youhave', 'sound:vm-no', 'sound:vm-messages'];
  const parts: Prompt[] = ['sound:vm-youhave'];
  if (fresh > 0) parts.push(`number:${fresh}`, 'sound:vm-INBOX');
  if (fresh > 0 && old > 0) parts.push('sound:vm-and');
  if (old > 0) parts.push(`number:${old}`, 'sound:vm-Old');
  parts.push((old || fresh) === 1 ? 'sound:vm-message' : 'sound:vm-messages');
  return parts;
}

async function goodbye(call: Call): Promise<FlowResult> {
  await call.play('sound:vm-goodbye');
  return hangUp;
}
