import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type Output, request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { NumberField, SecretField, SelectField, TextField, TickField } from '../../design/fields.tsx';
import { FormView } from '../../design/form.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Page, Section } from '../../design/page.tsx';
import { showToast } from '../../design/toasts.ts';
import { useForm } from '../../design/use-form.ts';
import { changeOf, checkFields, fieldsOf, mailSchema } from './mail-fields.ts';
import { MailTemplateList } from './mail-template-list.tsx';
import { NoticeTable } from './notice-table.tsx';
import { TestMail } from './test-mail.tsx';

/** The mail server, a test of it, and what is on its way to people. */
export function MailPage() {
  const config = useQuery(query('getConfig', {}));
  return (
    <Page title="Mail and notices" lead="How the system reaches people outside of this portal, and whether it did.">
      <Loaded query={config}>
        {(found) => (
          <>
            <Section title="Mail server">
              <ServerForm config={found} />
            </Section>
            <Section title="Try it">
              <TestMail isSet={found.mail.host !== null} />
            </Section>
          </>
        )}
      </Loaded>
      <Section title="What mails say">
        <MailTemplateList />
      </Section>
      <Section title="Notices of the last 30 days">
        <NoticeTable />
      </Section>
    </Page>
  );
}

function ServerForm({ config }: { config: Output<'getConfig'> }) {
  const queries = useQueryClient();
  const form = useForm({
    initial: fieldsOf(config.mail),
    saved: config.secrets_set,
    schema: mailSchema,
    toBody: changeOf,
    check: checkFields,
    send: async (fields) => {
      const saved = await request('changeConfig', { body: { mail: changeOf(fields) } });
      queries.setQueryData(query('getConfig', {}).queryKey, saved);
      showToast({
        id: 'mail',
        tone: 'good',
        text: 'The mail server was saved. Send a test mail to see whether it works.',
      });
    },
  });
  const keeps = config.secrets_set.includes('mail.password') ? ' Left empty, the present one stays.' : '';
  return (
    <FormView
      form={form}
      submitLabel="Save changes"
      sendingLabel="Saving…"
      consequence="Mail that waits goes out with the new settings, as soon as it is tried next."
    >
      <TextField
        form={form}
        name="host"
        label="Host"
        hint="Name or address of the server that takes our mail. Left empty, no mail is sent."
        autoComplete="off"
        optional
      />
      <NumberField form={form} name="port" label="Port" />
      <SelectField
        form={form}
        name="security"
        label="Encryption"
        hint="With STARTTLS, nothing is sent to a server that can’t encrypt."
        options={[
          { value: 'starttls', label: 'STARTTLS (usually port 587)' },
          { value: 'tls', label: 'TLS from the first byte (usually port 465)' },
          { value: 'none', label: 'None (usually port 25)' },
        ]}
      />
      <TickField
        form={form}
        name="check_certificate"
        label="Check its certificate"
        hint="Switch this off only for a server of your own network whose certificate nobody signed."
      />
      <TextField
        form={form}
        name="user"
        label="User name"
        hint="Where the server wants one."
        autoComplete="off"
        optional
      />
      <SecretField
        form={form}
        name="password"
        label="Password"
        hint={`Of that user; some providers want an app password made for this.${keeps}`}
        autoComplete="new-password"
        optional
      />
      <TextField
        form={form}
        name="from_address"
        label="Sender’s address"
        hint="One that the server lets you send from."
        inputMode="email"
        autoComplete="off"
        optional
      />
      <TextField form={form} name="from_name" label="Sender’s name" autoComplete="off" />
    </FormView>
  );
}
