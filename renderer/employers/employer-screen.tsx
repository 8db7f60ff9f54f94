import { Button } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { formatSiret } from '../../shared/base/text';
import { type Employer, employerKindLabels } from '../../shared/fields';
import { useProcedure } from '../bridge';
import { Loaded, OpenBeside, Page, PageSkeleton, useBesideKey } from '../ui';
import { EmployerForm } from './employer-form';
import { employerTexts as texts } from './employers.texts';
import { useEmployerForm } from './use-employer-form';

/** One employer; what is typed is saved at each pause. */
export function EmployerScreen(): ReactNode {
  const { employerId } = useParams({ from: '/employeurs/$employerId' });
  const query = useProcedure('employers.get', { id: employerId });
  // The form starts from what was saved last, never from an earlier reading.
  if (!query.isFetchedAfterMount) return <PageSkeleton />;
  return (
    <Loaded query={query}>{({ employer }) => <OneEmployer key={employer.id} employer={employer} />}</Loaded>
  );
}

function OneEmployer({ employer: loaded }: { readonly employer: Employer }): ReactNode {
  const navigate = useNavigate();
  const { form, employer, flush } = useEmployerForm(loaded);
  const back = async (): Promise<void> => {
    await flush();
    await navigate({ to: '/employeurs' });
  };
  const address = `/employeurs/${employer.id}`;
  useBesideKey(address);
  const newFile = async (): Promise<void> => {
    await flush();
    await navigate({ to: '/dossiers/nouveau', search: { employeur: employer.id } });
  };
  return (
    <Page
      title={employer.name}
      subtitle={[
        employer.kind === null ? null : employerKindLabels[employer.kind],
        employer.siret === '' ? null : texts.siret(formatSiret(employer.siret)),
        employer.commune || null,
      ]
        .filter((part) => part !== null)
        .join(', ')}
      onBack={back}
      onPrimary={newFile}
      actions={
        <>
          <Button data-reads variant="default" onClick={back}>
            {' '}
            {texts.back}{' '}
          </Button>
          <OpenBeside address={address} />
          <Button onClick={newFile}>{texts.newFile}</Button>
        </>
      }
    >
      <EmployerForm form={form} />
    </Page>
  );
}
