import { describe, expect, it } from 'vitest';
import { emailAddress } from './extension.ts';
import { extensionNumber } from './extension-number.ts';
import { portalPassword, sipSecret, voicemailPin } from './secrets.ts';

describe('extensionNumber', () => {
  it.each(['1000', '2001', '30', '10000', '100400'])('given %s, then it can be an extension', (number) => {
    expect(extensionNumber.safeParse(number).success).toBe(true);
  });

  it.each(['', '1', '1234567', '10a1', '١٠٠١', '1001\n'])('given %j, then it is refused', (number) => {
    expect(extensionNumber.safeParse(number).success).toBe(false);
  });
});

describe('emailAddress', () => {
  it.each(['user@example.com', 'a@b.test', 'me@localhost', 'x@mail.example.org'])(
    'given the placeholder %s, then it is refused',
    (address) => {
      expect(emailAddress.safeParse(address).success).toBe(false);
    },
  );

  it('given a real address, then it is kept', () => {
    expect(emailAddress.parse('gray@riverside-school.org')).toBe('gray@riverside-school.org');
  });
});

describe('secrets', () => {
  it.each(['1234', '4321', '0000', '99999', '123456'])('given the PIN %s, then it is refused as guessable', (pin) => {
    expect(voicemailPin.safeParse(pin).success).toBe(false);
  });

  it.each(['1357', '0420', '8812'])('given the PIN %s, then it is accepted', (pin) => {
    expect(voicemailPin.safeParse(pin).success).toBe(true);
  });

  it.each(['short', 'has space in it', 'semi;colon12', 'new\nline12345', 'ключключ12'])(
    'given the SIP password %j, then it is refused',
    (secret) => {
      expect(sipSecret.safeParse(secret).success).toBe(false);
    },
  );

  it('given a portal password that bcrypt would cut, then it is refused', () => {
    expect(portalPassword.safeParse('ü'.repeat(40)).success).toBe(false);
  });
});
