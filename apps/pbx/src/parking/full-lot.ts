import type { Ami } from '@flexpbx/asterisk';

/** The dialplan's contexts that a transfer can go to: the usual one, and one where nothing can be parked. */
const contexts = { free: 'from-extension', full: 'from-extension-full' } as const;

/**
 * Says where transfers go. While every slot is taken, the code that parks must not be Park() itself: that would fail, but tell the
 * phone that the transfer has come about, and the phone would hang up on the call it still has.
 */
export async function sendTransfersTo(ami: Pick<Ami, 'action'>, lot: keyof typeof contexts): Promise<void> {
  await ami.action('Setvar', { Variable: 'TRANSFER_CONTEXT', Value: contexts[lot] });
}
