import { z } from 'zod';

/** A SIP password: 8 to 64 characters that pjsip.conf and every phone's own menus can hold. */
export const sipSecret = z
  .string()
  .min(8, 'A SIP password has at least 8 characters.')
  .max(64, 'A SIP password has at most 64 characters.')
  .regex(
    /^[A-Za-z0-9!%&*+,./:=?@_~-]*$/,
    'A SIP password is made of letters, digits and ! % & * + , . / : = ? @ _ ~ - only, so that every phone can hold it.',
  );

/** A voicemail PIN: 4 to 10 digits, not one that is guessed first. */
export const voicemailPin = z
  .string()
  .regex(/^\d{4,10}$/, 'A PIN is 4 to 10 digits.')
  .refine(
    (pin) => !isGuessable(pin),
    'This PIN is one of the first that is tried. Choose digits that are neither all alike nor in a row.',
  );

function isGuessable(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, at) => Number(digit) - Number(pin[at]));
  return steps.every((step) => step === 0) || steps.every((step) => step === 1) || steps.every((step) => step === -1);
}

/** A password for the portals: 10 to 128 characters; length is what makes it strong. */
export const portalPassword = z
  .string()
  .min(10, 'A password has at least 10 characters.')
  .max(128, 'A password has at most 128 characters.')
  .refine(
    (password) => new TextEncoder().encode(password).length <= 72,
    'This password is too long to be kept safely: at most 72 bytes.',
  );
