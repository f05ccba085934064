import { type Feature, thingKinds } from '@flexpbx/domain';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from 'react-router';
import { type Output, request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { NotFoundPage } from '../../design/fault-pages.tsx';
import { TextField, TickField } from '../../design/fields.tsx';
import { FormView } from '../../design/form.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Page, Section } from '../../design/page.tsx';
import { useForm } from '../../design/use-form.ts';
import { useSaveConsequence } from '../configuration/use-save-consequence.ts';
import { ResetThing } from '../things/reset-thing.tsx';
import { useTellChange } from '../things/use-tell-change.ts';
import type { PhoneFeature } from './feature-codes-page.tsx';

type Stored = Output<'getFeatureCode'>;
type Fields = Readonly<{ code: string; enabled: boolean }>;

/** Changes the code of a feature, switches it off, or puts it back. */
export function FeatureCodePage() {
  const { id } = useParams();
  const features = useQuery(query('listPhoneFeatures', {}));
  const changed = useQuery(query('listFeatureCodes', {}));
  return (
    <Loaded query={features}>
      {({ items }) => {
        const feature = items.find((one) => one.id === id);
        if (!feature) return <NotFoundPage />;
        return (
          <Loaded query={changed}>
            {(codes) => <KnownFeature feature={feature} stored={codes.items.find((one) => one.id === id)} />}
          </Loaded>
        );
      }}
    </Loaded>
  );
}

function KnownFeature({ feature, stored }: { feature: PhoneFeature; stored: Stored | undefined }) {
  const { name, does, default_code: standard } = feature;
  return (
    <Page title={name} lead={does} above={<Link to="/admin/feature-codes">Feature codes</Link>}>
      <Section title="Settings">
        <CodeForm key={feature.id} feature={feature} stored={stored} />
      </Section>
      {stored && (
        <ResetThing
          to={standard}
          what={`Takes back what was changed: it is dialled with ${standard} again.`}
          reset={() => request('deleteFeatureCode', { params: { key: feature.id } })}
          told={`“${name}” is dialled with ${standard} again.`}
          list="/admin/feature-codes"
        />
      )}
    </Page>
  );
}

function CodeForm({ feature, stored }: { feature: PhoneFeature; stored: Stored | undefined }) {
  const { name, default_code: standard } = feature;
  const id = feature.id as Feature;
  const consequence = useSaveConsequence();
  const navigate = useNavigate();
  const tellChange = useTellChange();
  const form = useForm({
    initial: { code: stored?.code ?? standard, enabled: stored?.enabled ?? true },
    schema: thingKinds['feature-code'].schema,
    toBody: ({ code, enabled }: Fields) => ({ id, code: code.trim(), enabled }),
    send: async ({ code, enabled }) => {
      const body = { code: code.trim(), enabled };
      // Only what differs from the standard is stored.
      if (stored) await request('changeFeatureCode', { params: { key: id }, body });
      else await request('createFeatureCode', { body: { id, ...body } });
      tellChange(enabled ? `“${name}” is dialled with ${body.code}.` : `The code of “${name}” was switched off.`);
      await navigate('/admin/feature-codes');
    },
  });
  return (
    <FormView
      form={form}
      submitLabel="Save changes"
      sendingLabel="Saving…"
      consequence={`${consequence} Keys of phones that are set to the old code have to be changed.`}
      cancel={<Link to="/admin/feature-codes">Cancel</Link>}
    >
      <TextField
        form={form}
        name="code"
        label="Code"
        hint={`Begins with * or #. ${behindWords[feature.behind]} Out of the box: ${standard}.`}
        width="short"
        autoComplete="off"
      />
      <TickField
        form={form}
        name="enabled"
        label="In use"
        hint={
          feature.during_call
            ? 'Switched off, pressing it does nothing.'
            : 'Switched off, whoever dials it hears that the number is not in service.'
        }
      />
    </FormView>
  );
}

const behindWords: Readonly<Record<PhoneFeature['behind'], string>> = {
  nothing: 'Nothing is dialled behind it.',
  extension: 'An extension is dialled behind it.',
  number: 'A number is dialled behind it.',
  switch: 'The number of a day/night switch is dialled behind it.',
  slot: 'The slot is dialled behind it.',
  agent:
    'The extension of an agent behind it is for a lamp key, which shows and changes whether the agent takes calls.',
};
