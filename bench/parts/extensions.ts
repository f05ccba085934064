import type { Extension } from '@flexpbx/domain';
import { extensionDefaults } from '@flexpbx/domain';

/** Numbers from here on are free in the number plan for ten thousand extensions. */
const firstNumber = 10_000;

/** So many extensions as an import would bring them, with mailboxes. */
export function extensions(count: number): Extension[] {
  return Array.from({ length: count }, (_, index) => {
    const number = String(firstNumber + index);
    return {
      ...extensionDefaults,
      number,
      name: `Person ${number}`,
      sipSecret: `secret-of-${number}-${'x'.repeat(12)}`,
      voicemailPin: String(571_300 + index),
    };
  });
}
