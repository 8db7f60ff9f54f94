import { IconFolder, IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { contractFileIdSchema } from '../../shared/contract-files';
import { contractFileStatusSchema } from '../../shared/fields';
import { contractFilesList } from '../../shared/lists';
import { type Cells, ListView } from '../lists';
import { ButtonLink, EmptyState, Missing, Page, StatusBadge } from '../ui';
import { listTexts as texts } from './contract-files.texts';
import { statusLabels } from './labels';

const cells: Cells = {
  employer: ({ cells: { employer } }) =>
    typeof employer === 'string' && employer !== '' ? employer : <Missing label={texts.noEmployer} />,
  status: ({ cells: { status } }) => {
    const known = contractFileStatusSchema.safeParse(status);
    if (!known.success) return '–';
    const { tone, label } = statusLabels[known.data];
    return <StatusBadge tone={tone}>{label}</StatusBadge>;
  },
};

/** All contract files, the latest opened first. */
export function ContractFilesScreen(): ReactNode {
  const navigate = useNavigate();
  const create = (): void => void navigate({ to: '/dossiers/nouveau', search: {} });
  const add = (
    <ButtonLink to="/dossiers/nouveau" search={{}} leftSection={<IconPlus size={16} aria-hidden />}>
      {texts.create}
    </ButtonLink>
  );
  return (
    <ListView
      list={contractFilesList}
      cells={cells}
      pages="/dossiers"
      actions={add}
      onPrimary={create}
      onOpen={({ id }) =>
        void navigate({
          to: '/dossiers/$contractFileId',
          params: { contractFileId: contractFileIdSchema.parse(id) },
          search: {},
        })
      }
      empty={
        <Page title={texts.title} onPrimary={create}>
          <EmptyState icon={IconFolder} title={texts.empty} actions={add}>
            {texts.emptyHelp}
          </EmptyState>
        </Page>
      }
    />
  );
}
