import { type Extension, extensionDefaults } from '@flexpbx/domain';

/** A valid extension; a test names what it is about. */
export function anExtension(particulars: Partial<Extension>): Extension {
  return {
    ...extensionDefaults,
    number: '1001',
    name: 'Ada Lovelace',
    sipSecret: 'Difference-Engine-2',
    voicemailPin: '481516',
    ...particulars,
  };
}
