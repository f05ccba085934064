import { type MailSettings, settingsSections } from '@flexpbx/domain';
import { type MailServer, startMailServer } from '@flexpbx/e2e/mail-server';
import { onTestFinished } from 'vitest';

/** A mail server of one test, and the settings that reach it without encryption. */
export async function testMailServer(
  options: Parameters<typeof startMailServer>[0],
): Promise<MailServer & { readonly settings: MailSettings }> {
  const server = await startMailServer(options, 0);
  onTestFinished(() => server.close());
  const settings = settingsSections.mail.parse({
    host: '127.0.0.1',
    port: server.port,
    security: 'none',
    from_address: 'pbx@school.org',
    from_name: 'The switchboard',
  });
  return { ...server, settings };
}
