import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconLoader, IconPlus, IconSpeakerphone } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { type Column, DataTable } from '../../design/data-table.tsx';
import { EmptyState } from '../../design/empty-state.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Page, Section } from '../../design/page.tsx';
import { StateBadge } from '../../design/state-badge.tsx';
import { UploadSound } from '../../telephony/upload-sound.tsx';
import { type PromptAnswer, saidIn } from './prompt-fields.ts';

const badges = {
  converting: { tone: 'info', icon: IconLoader, label: 'Being converted' },
  ready: { tone: 'good', icon: IconCheck, label: 'Ready' },
  failed: { tone: 'bad', icon: IconAlertTriangle, label: 'Can’t be heard' },
} as const;

const kindNames = { text: 'Spoken text', file: 'Recording', stock: 'Asterisk’s phrases' } as const;

const columns: [Column<PromptAnswer>, ...Column<PromptAnswer>[]] = [
  {
    key: 'name',
    header: 'Prompt',
    cell: ({ id, name }) => (
      <Link to={`/admin/prompts/${id}`}>
        <bdi>{name}</bdi>
      </Link>
    ),
    sortBy: ({ name }) => name,
  },
  {
    key: 'kind',
    header: 'Kind',
    cell: ({ source }) => (
      <>
        {kindNames[source.type]} {source.type === 'file' && <StateBadge {...badges[source.state]} />}
      </>
    ),
  },
  { key: 'said', header: 'What is heard', cell: ({ source }) => <bdi>{saidIn(source)}</bdi> },
];

/** What callers hear in menus: spoken texts, recordings, and Asterisk's own phrases. */
export function PromptsPage() {
  const prompts = useQuery(query('listPrompts', {}));
  return (
    <Page
      title="Prompts"
      lead={
        <>
          What callers hear in <Link to="/admin/menus">menus</Link>: texts the system speaks, recordings, or phrases
          Asterisk has.
        </>
      }
      action={
        <Button
          component={Link}
          to="/admin/prompts/new"
          data-shortcut="new"
          leftSection={<IconPlus size={16} aria-hidden />}
        >
          Add a prompt
        </Button>
      }
    >
      <Section title="All prompts" plain>
        <Loaded query={prompts}>
          {({ items }) => (
            <DataTable
              caption="Prompts"
              columns={columns}
              rows={items}
              rowKey={({ id }) => id}
              empty={
                <EmptyState icon={IconSpeakerphone} title="No prompt yet">
                  <p>Menus use Asterisk’s own words until there is one.</p>
                </EmptyState>
              }
            />
          )}
        </Loaded>
      </Section>
      <Section title="Upload a recording">
        <UploadSound
          hint="at most 20 MB."
          later="heard"
          listed="listPrompts"
          send={(name, file) => request('uploadPrompt', { query: { name, file_name: file.name }, file })}
        />
      </Section>
    </Page>
  );
}
