import type { House, HouseProblem } from '../house.ts';

const at = 'settings/mail';

/** Mail needs a sender, and a password isn't sent where everybody on the way can read it. */
export function mailCanBeSent({ settings: { mail } }: House): HouseProblem[] {
  if (mail.host === null) return [];
  return [
    ...(mail.from_address === null
      ? [
          {
            at,
            field: 'from_address',
            message: 'Give the address that mail comes from; servers refuse mail without one.',
          },
        ]
      : []),
    ...(mail.user !== null && mail.password === null
      ? [{ at, field: 'password', message: `Give the password of ${mail.user}, or leave the user name empty.` }]
      : []),
    ...(mail.user !== null && mail.security === 'none'
      ? [{ at, field: 'security', message: 'A password is never sent unencrypted. Choose STARTTLS or TLS.' }]
      : []),
  ];
}
