import { presetOf, type TrunkPreset, trunkPresets } from '@flexpbx/domain';
import { Link, useParams } from 'react-router';
import { request } from '../../api/client.ts';
import { NotFoundPage } from '../../design/fault-pages.tsx';
import { Notice } from '../../design/notice.tsx';
import { Page, Section } from '../../design/page.tsx';
import { NewThingPage } from '../things/new-thing-page.tsx';
import { creationOf, newFields, type TrunkFields } from './trunk-fields.ts';
import { TrunkForm } from './trunk-form.tsx';
import styles from './trunks.module.css';

/** What kind of provider it is: the first step of adding a trunk. */
export function ChoosePresetPage() {
  return (
    <Page
      title="Add a trunk"
      lead="Whom does it lead to? The next page asks only for what this provider needs."
      above={<Link to="/admin/trunks">Trunks</Link>}
    >
      <ul className={styles.presets}>
        {trunkPresets.map(({ id, name, about }) => (
          <li key={id}>
            <Link to={id}>{name}</Link>
            <p>{about}</p>
          </li>
        ))}
      </ul>
    </Page>
  );
}

/** Adds a trunk of a preset. */
export function NewTrunkPage() {
  const { preset = '' } = useParams();
  const chosen = presetOf(preset);
  return chosen ? <NewTrunk preset={chosen} /> : <NotFoundPage />;
}

function NewTrunk({ preset }: { preset: TrunkPreset }) {
  const add = async (fields: TrunkFields) => {
    const { id, name } = await request('createTrunk', { body: creationOf(fields) });
    return { told: `The trunk ${name} was added.`, page: `/admin/trunks/${id}` };
  };
  return (
    <NewThingPage
      title={`Add a trunk: ${preset.name}`}
      lead={preset.about}
      list={{ to: '/admin/trunks/new', name: 'Add a trunk' }}
      submitLabel="Add the trunk"
      add={add}
    >
      {(form) => (
        <>
          <Section title="Before you begin">
            <Notes preset={preset} />
          </Section>
          <Section title="The trunk">
            <TrunkForm {...form} initial={newFields(preset)} secretsSet={[]} />
          </Section>
        </>
      )}
    </NewThingPage>
  );
}

/** What has to be done on the provider's side. */
export function Notes({ preset }: { preset: TrunkPreset }) {
  return (
    <Notice tone="info">
      <ul className={styles.notes}>
        {preset.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </Notice>
  );
}
