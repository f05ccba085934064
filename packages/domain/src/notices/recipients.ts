import type { Notice } from '../notice.ts';
import type { EmergencySettings } from '../settings/emergency.ts';
import type { NotificationChoices, Subject } from './choices.ts';
import type { Recipient } from './delivery.ts';

/** Somebody who can be told something. */
export interface Addressee {
  /** User name, or the extension's number where nobody signs in for it. */
  readonly name: string;
  readonly mailAddress: string | null;
  readonly choices: NotificationChoices;
  /** Browsers that take push messages. */
  readonly browsers: readonly { readonly id: string; readonly device: string }[];
}

/** Who of the house has to be asked what they want to be told, for one notice. */
export type Audience =
  | { readonly of: 'administrators' }
  | { readonly of: 'extension'; readonly number: string }
  /** Who opens the mailbox: the owner of the extension, or the members of a shared one. */
  | { readonly of: 'mailbox'; readonly number: string }
  | { readonly of: 'nobody' };

/** Whose choices decide who is told of a notice. */
export function audienceOf(told: Notice): Audience {
  switch (told.kind) {
    case 'mail-test':
    case 'push-test':
      return { of: 'nobody' };
    case 'emergency-call':
      return { of: 'administrators' };
    case 'missed-call':
      return { of: 'extension', number: told.extension };
    case 'voicemail':
    case 'mailbox-closed':
    case 'voicemail-reminder':
      return { of: 'mailbox', number: told.mailbox };
  }
}

/** Everybody who is told of a notice, by each way once. */
export function recipientsOf(
  told: Notice,
  audience: readonly Addressee[],
  emergency: Pick<EmergencySettings, 'notify'>,
): Recipient[] {
  switch (told.kind) {
    case 'mail-test':
      return [byMail(told.to)];
    case 'push-test':
      return [{ channel: 'push', to: told.browser, name: told.device }];
    case 'emergency-call':
      return once([...emergency.notify.map(byMail), ...whoChose('system_alerts', audience)]);
    case 'missed-call':
      return once(whoChose('missed_calls', audience));
    case 'voicemail':
    case 'mailbox-closed':
    case 'voicemail-reminder':
      return once(whoChose('voicemail', audience));
  }
}

/** Those of an audience who chose to be told of a subject, by the ways they chose. */
function whoChose(subject: Subject, audience: readonly Addressee[]): Recipient[] {
  return audience.flatMap(({ name, mailAddress, choices, browsers }) => [
    ...(choices[subject].mail && mailAddress !== null ? [byMail(mailAddress)] : []),
    ...(choices[subject].push
      ? browsers.map(({ id, device }): Recipient => ({ channel: 'push', to: id, name: `${name}: ${device}` }))
      : []),
  ]);
}

function byMail(address: string): Recipient {
  return { channel: 'mail', to: address, name: address };
}

/** Domains are the same in any case, and hardly a mail server still tells names apart by it. */
function once(recipients: readonly Recipient[]): Recipient[] {
  const seen = new Map(
    recipients.map((recipient) => [`${recipient.channel} ${recipient.to.toLowerCase()}`, recipient]),
  );
  return [...seen.values()];
}
