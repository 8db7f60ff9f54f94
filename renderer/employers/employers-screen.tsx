import { IconBuilding, IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { employerIdSchema } from '../../shared/fields';
import { cellText, columnNamed, employersList } from '../../shared/lists';
import { type Cells, ListView } from '../lists';
import { ButtonLink, EmptyState, Missing, Page } from '../ui';
import { texts } from './employers.texts';

/** What an employer lacks is said, for the contracts ask it. */
const orMissing = (id: string): Cells[string] => {
  const column = columnNamed(employersList, id);
  return (row) => {
    const text = column === undefined ? '' : cellText(column, row.cells[id] ?? null);
    return text === '' ? <Missing /> : text;
  };
};
const cells: Cells = Object.fromEntries(
  ['siret', 'kind', 'commune', 'opco', 'headcount'].map((id) => [id, orMissing(id)]),
);

/** All employers, filtered as one types. */
export function EmployersScreen(): ReactNode {
  const navigate = useNavigate();
  const create = (): void => void navigate({ to: '/employeurs/nouveau' });
  const add = (
    <ButtonLink to="/employeurs/nouveau" leftSection={<IconPlus size={16} aria-hidden />}>
      {texts.create}
    </ButtonLink>
  );
  return (
    <ListView
      list={employersList}
      cells={cells}
      pages="/employeurs"
      actions={add}
      onPrimary={create}
      onOpen={({ id }) =>
        void navigate({ to: '/employeurs/$employerId', params: { employerId: employerIdSchema.parse(id) } })
      }
      empty={
        <Page title={texts.title} onPrimary={create}>
          <EmptyState icon={IconBuilding} title={texts.empty} actions={add}>
            {texts.emptyHelp}
          </EmptyState>
        </Page>
      }
    />
  );
}
