import { api } from '@flexpbx/domain/api';
import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { type Output, request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { ConfirmDanger } from '../../design/confirm-danger.tsx';
import { NotFoundPage } from '../../design/fault-pages.tsx';
import { LinesField, TextField } from '../../design/fields.tsx';
import { FormView } from '../../design/form.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Page, Section } from '../../design/page.tsx';
import { showToast } from '../../design/toasts.ts';
import { useForm } from '../../design/use-form.ts';
import { nameOfKind } from './notice-kinds.ts';

type Template = Output<'listMailTemplates'>['items'][number];

/** What the mail of one kind of notice says. */
export function MailTemplatePage() {
  const { kind } = useParams();
  const templates = useQuery(query('listMailTemplates', {}));
  return (
    <Loaded query={templates}>
      {({ items }) => {
        const template = items.find((one) => one.kind === kind);
        return template ? <TemplatePage template={template} /> : <NotFoundPage />;
      }}
    </Loaded>
  );
}

function TemplatePage({ template }: { template: Template }) {
  return (
    <Page
      title={`Mail: ${nameOfKind(template.kind)}`}
      above={<Link to="/admin/mail">Mail and notices</Link>}
      lead={`What can stand in it: ${template.places.map((place) => `{{${place}}}`).join(', ')}.`}
    >
      <Section title="What it says">
        <TemplateForm key={template.kind} template={template} />
      </Section>
      {template.is_changed && (
        <Section title="As supplied">
          <TakeBack kind={template.kind} />
        </Section>
      )}
    </Page>
  );
}

function TemplateForm({ template: { kind, subject, text, html } }: { template: Template }) {
  const queries = useQueryClient();
  const form = useForm({
    initial: { subject: subject.trim(), text: text.trim(), html: html.trim() },
    schema: api.putMailTemplate.body,
    toBody: (fields) => fields,
    send: async (fields) => {
      await request('putMailTemplate', { params: { kind }, body: fields });
      await queries.invalidateQueries({ queryKey: ['listMailTemplates'] });
      showToast({ id: 'template', tone: 'good', text: 'Saved. The next mail says so.' });
    },
  });
  return (
    <FormView form={form} submitLabel="Save changes" sendingLabel="Saving…">
      <TextField form={form} name="subject" label="Subject" autoComplete="off" />
      <LinesField form={form} name="text" label="Text" hint="For mail programs that show no HTML." />
      <LinesField form={form} name="html" label="HTML" hint="What stands between the tags of the body." />
    </FormView>
  );
}

function TakeBack({ kind }: Pick<Template, 'kind'>) {
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const takeBack = async () => {
    await request('deleteMailTemplate', { params: { kind } });
    await queries.invalidateQueries({ queryKey: ['listMailTemplates'] });
    showToast({ id: 'template', tone: 'good', text: 'The mail says again what it came with.' });
  };
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        Back to the supplied text
      </Button>
      {asking && (
        <ConfirmDanger
          title="Go back to the supplied text?"
          confirmLabel="Go back to the supplied text"
          busyLabel="Going back…"
          confirm={takeBack}
          close={() => setAsking(false)}
        >
          <p>The changed subject, text and HTML of this mail are lost.</p>
        </ConfirmDanger>
      )}
    </>
  );
}
