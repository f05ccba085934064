import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { query } from '../../api/queries.ts';
import { DataTable } from '../../design/data-table.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { nameOfKind } from './notice-kinds.ts';

/** The mail of each kind of notice, each with its page. */
export function MailTemplateList() {
  const templates = useQuery(query('listMailTemplates', {}));
  return (
    <Loaded query={templates}>
      {({ items }) => (
        <DataTable
          caption="What mails say"
          rows={items}
          rowKey={({ kind }) => kind}
          columns={[
            {
              key: 'kind',
              header: 'Mail',
              cell: ({ kind }) => <Link to={`/admin/mail/${kind}`}>{nameOfKind(kind)}</Link>,
            },
            { key: 'subject', header: 'Subject', cell: ({ subject }) => <bdi>{subject}</bdi> },
            { key: 'state', header: 'Text', cell: ({ is_changed }) => (is_changed ? 'Changed' : 'As supplied') },
          ]}
          empty={null}
        />
      )}
    </Loaded>
  );
}
